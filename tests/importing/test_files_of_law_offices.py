"""Enforcement files as law offices and their registers list them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from addin.model import Refusal
from tests.importing.runs import asked, column, lines, listed, run, told, write

_MISSPELT = """
    Borclu Adi\tTC/VKN\tİcra Darisi\tDosya Numrası\tTakip Tarhi\tTakip Tutrı\tDurumu
    Eşref Gökduman\t19944602690\tKonya 2. İcra Md.\t2025/26769\t21-04-2025\t2425,89\tDerdest
    Feride Çolakoğlu\t63961372142\tGebze İcra Md.\t2025/1646\t28-02-2025\t3397,59\tDerdest
"""


@pytest.mark.parametrize("title", ["İcra Darisi", "Müd.", "Nerede", "Yer"])
@pytest.mark.parametrize("number", ["Dosya Numrası", "Numara", "D.No"])
def test_an_office_and_its_number_are_known_by_their_cells(tmp_path: Path, title: str, number: str) -> None:
    text = lines(_MISSPELT).replace("İcra Darisi", title).replace("Dosya Numrası", number)
    outcome = run(write(tmp_path, text, "icra.txt"))
    assert column(outcome, "office", "files") == ["Konya 2. İcra Dairesi", "Gebze İcra Dairesi"]
    assert column(outcome, "case_no", "files") == ["2025/26769", "2025/1646"]
    assert column(outcome, "filed_kurus", "files") == [242589, 339759]


def test_one_office_alone_is_known_by_its_cells(tmp_path: Path) -> None:
    text = lines(_MISSPELT).replace("Gebze İcra Md.", "Konya 2. İcra Md.")
    assert column(run(write(tmp_path, text, "icra.txt")), "office", "files") == ["Konya 2. İcra Dairesi"] * 2


def test_an_office_that_pays_is_no_office_of_a_file(tmp_path: Path) -> None:
    paid = [f"{day:02}.10.2026;Konya 2. İcra Dairesi;{day}00,00;2026/12 dosyası" for day in range(1, 8)]
    text = "\n".join(["Tarih;Gönderen;Tutar;Açıklama", *paid])
    outcome = run(write(tmp_path, text, "tahsilat.csv"))
    assert outcome.answer["tables"] == {"debtors": 1, "receipts": 7}


def test_a_list_of_one_number_without_its_offices_is_refused_with_its_rows(tmp_path: Path) -> None:
    text = """
        Dosya No;Borçlu;Takip Tarihi;Takip Tutarı;Tebliğ Tarihi
        2025/1;Ak;20.11.2025;100,00;25.11.2025
        2025/1;Ok;20.11.2025;200,00;25.11.2025
    """
    with pytest.raises(Refusal) as refused:
        run(write(tmp_path, lines(text)))
    assert refused.value.key == "import_all_rejected"


_PARTIES = """
    Birim;Dosya No;Dosya Açılış Tarihi;Taraf Rolü;Taraf Adı;Dosya Durumu
    Bursa 14. İcra Dairesi;2026/4223;10.08.2026;ALACAKLI;Ulu Enerji A.Ş.;Açık
    Bursa 14. İcra Dairesi;2026/4223;10.08.2026;BORÇLU;Fener Balık Ltd.;Açık
    Bursa 14. İcra Dairesi;2026/4648;05.10.2026;Alacaklı Vekili;Av. Ok;Açık
    Bursa 14. İcra Dairesi;2026/4648;05.10.2026;Borçlu;Gaye Tunçel;Açık
"""


def test_of_the_parties_of_a_file_only_its_debtor_comes_in(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(_PARTIES)))
    assert column(outcome, "debtor_name", "debtors") == ["Fener Balık Ltd.", "Gaye Tunçel"]
    assert column(outcome, "case_no", "files") == ["2026/4223", "2026/4648"]
    assert [row[:3] for row in listed(outcome, "untaken")] == [
        ["skipped", "2", "“Taraf Rolü” ALACAKLI: dosyanın borçlusu değil"],
        ["skipped", "4", "“Taraf Rolü” Alacaklı Vekili: dosyanın borçlusu değil"],
    ]


def test_a_role_that_is_ours_leaves_no_row_out(tmp_path: Path) -> None:
    text = lines(_PARTIES).replace("Taraf Adı", "Borçlu").replace("BORÇLU", "ALACAKLI")
    text = text.replace("4223;10.08.2026;ALACAKLI;Ulu", "4224;10.08.2026;ALACAKLI;Ulu")
    rows = [row for row in text.splitlines() if "Gaye" not in row]
    outcome = run(write(tmp_path, "\n".join(rows)))
    assert len(column(outcome, "debtor_name", "debtors")) == 3


def test_parties_without_their_roles_are_asked_about(tmp_path: Path) -> None:
    text = lines(_PARTIES).replace("Taraf Rolü", "Yer")
    assert "debtor" in [each["question"] for each in asked(write(tmp_path, text))]


_IN_ONE_CELL = """
    Birim;Dosya No;Dosya Türü;Dosya Durumu;Dosya Açılış Tarihi;Taraflar
    Bursa 8. İcra Dairesi;2023/37140;İlamsız Takip;Kapalı;11.11.2023;Ulu A.Ş. (Alacaklı), Cemil Kar (Borçlu)
    Konya 2. İcra Dairesi;2026/20875;Örnek 10;Açık;18.05.2026;Ulu A.Ş. (Alacaklı), Mor Ltd. Şti. (Borçlu)
"""


@pytest.mark.parametrize("title", ["Taraflar", "Taraf Bilgisi", "Borçlu"])
@pytest.mark.parametrize("shape", ["({})", "[{}]", "before"])
def test_of_parties_in_one_cell_the_debtor_comes_in(tmp_path: Path, title: str, shape: str) -> None:
    text = lines(_IN_ONE_CELL).replace("Taraflar", title)
    if shape == "before":
        text = re.sub(r"([^;]+) \(Alacaklı\), (.+) \(Borçlu\)", r"Alacaklı: \1, Borçlu: \2", text)
    else:
        text = re.sub(r"\((Alacaklı|Borçlu)\)", lambda role: shape.format(role[1]), text)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Cemil Kar", "Mor Ltd. Şti."]
    assert column(outcome, "case_no", "files") == ["2023/37140", "2026/20875"]
    assert "birden çok borçlu" not in told(outcome)


def test_of_several_debtors_in_one_cell_the_first_is_the_files(tmp_path: Path) -> None:
    text = lines(_IN_ONE_CELL).replace("Mor Ltd.", "Av. Ece Ak (Borçlu Vekili), Oya Ün (BORÇLU), Mor Ltd.")
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Cemil Kar", "Oya Ün"]
    assert "ilk borçlusuna yazıldı, ötekiler alınmadı" in told(outcome)


def test_parties_in_one_cell_beside_a_column_of_debtors_stay_as_they_are(tmp_path: Path) -> None:
    text = lines(_IN_ONE_CELL).replace("Dosya Türü", "Borçlu")
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["İlamsız Takip", "Örnek 10"]


@pytest.mark.parametrize("kinds", [("7", "10"), ("Örnek 7", "Örnek:10"), ("Örnek No: 7", "örn. 10")])
def test_the_number_of_the_form_is_the_kind_of_proceeding(tmp_path: Path, kinds: tuple[str, str]) -> None:
    text = """
        Borçlu;İcra Dairesi;Esas No;Örnek No;Takip Tarihi;Asıl Alacak
        Ak Beton A.Ş.;Konya 2. İcra Dairesi;2026/23112;{0};07.07.2026;66.751,19
        Mor İnşaat;Bursa 14. İcra Dairesi;2026/24397;{1};09.05.2026;152.417,87
    """
    outcome = run(write(tmp_path, lines(text).format(*kinds)))
    assert column(outcome, "proceeding_type", "files") == ["general", "negotiable"]


def test_the_number_of_the_form_is_a_number_in_a_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Borçlu", "İcra Dairesi", "Esas No", "Örnek No", "Asıl Alacak"],
        ["Ak Beton A.Ş.", "Konya 2. İcra Dairesi", "2026/23112", 7, 66751.19],
        ["Mor İnşaat", "Bursa 14. İcra Dairesi", "2026/24397", 10, 152417.87],
    ]
    assert column(run(write(tmp_path, rows)), "proceeding_type", "files") == ["general", "negotiable"]


def test_the_client_above_a_list_of_files_owes_nothing(tmp_path: Path) -> None:
    title = "Müvekkil: Ulu Enerji A.Ş.;;;;;\n"
    outcome = run(write(tmp_path, title + lines(_PARTIES)))
    assert column(outcome, "debtor_name", "debtors") == ["Fener Balık Ltd.", "Gaye Tunçel"]
    unnamed = lines(_PARTIES).replace("Gaye Tunçel", "")
    outcome = run(write(tmp_path, title + unnamed))
    assert column(outcome, "debtor_name", "debtors") == ["Fener Balık Ltd."]


def test_the_debtor_is_named_below_the_client(tmp_path: Path) -> None:
    text = """
        Müvekkil: Ulu Enerji A.Ş.;;;
        Borçlu: Ak Gıda Ltd.;;;
        Tarih;Belge No;Borç;Alacak
        01.10.2026;F-1;100,00;
        02.10.2026;T-1;;40,00
    """
    assert column(run(write(tmp_path, lines(text))), "debtor_name", "debtors") == ["Ak Gıda Ltd."]
