"""A list of which no row can be taken is refused, its rows told; what a trial would do is said as such."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from addin.messages import LANGUAGES, catalogue
from addin.schema.template_file import template_path
from tests.desk import tahsilat
from tests.importing.runs import lines, write
from tests.test_messages import fields

BAD = lines("""
    Müşteri;Fatura No;Vade;Tutar;Döviz
    Ak Ltd.;F-1;13.01.2026;1.234,50;ABC
    Ok Ltd.;F-2;14.01.2026;2,00;QQQ
    Toplam;;;1.236,50;
""")
GOOD = BAD.replace("ABC", "TL").replace("QQQ", "TL")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "kitap.xlsx"
    shutil.copy(template_path(), path)
    return path


@pytest.mark.parametrize("how", ["--yes", "--dry-run"])
def test_a_list_of_rejected_rows_alone_is_refused(how: str, tmp_path: Path, book: Path) -> None:
    source, before = write(tmp_path, BAD), book.read_bytes()
    said = tahsilat("import", source, "--into", book, how)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert "Satır 2: “Döviz” bilinmeyen para birimi: ABC" in said.err and "yeniden deneyin" in said.err
    assert said.out.splitlines() == [
        "Satır 2: “Döviz” bilinmeyen para birimi: ABC | Ak Ltd. | F-1 | 13.01.2026 | 1.234,50 | ABC",
        "Satır 3: “Döviz” bilinmeyen para birimi: QQQ | Ok Ltd. | F-2 | 14.01.2026 | 2,00 | QQQ",
    ]
    assert book.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kitap.xlsx", "liste.csv"]


def test_a_program_gets_the_rejected_rows_with_the_counts(tmp_path: Path, book: Path) -> None:
    said = tahsilat("import", write(tmp_path, BAD), "--into", book, "--yes", "--json")
    assert said.code == 2
    told = said.json
    assert told["error"] == "import_all_rejected" and told["message"] == said.err.strip()
    assert [told[key] for key in ("read", "accepted", "rejected", "skipped")] == [3, 0, 2, 1]
    assert (told["asked"], told["tables"]) == ([], {})
    assert told["rejects"][0] == {
        "file": "liste.csv",
        "sheet": "",
        "row": 2,
        "reason": "“Döviz” bilinmeyen para birimi: ABC",
        "line": "Ak Ltd. | F-1 | 13.01.2026 | 1.234,50 | ABC",
    }
    assert "text" not in told


@pytest.mark.parametrize("taken", ["first", "second"])
def test_a_list_of_which_one_row_came_in_is_no_refusal(taken: str, tmp_path: Path, book: Path) -> None:
    text = BAD.replace("ABC" if taken == "first" else "QQQ", "TL")
    said = tahsilat("import", write(tmp_path, text), "--into", book, "--yes", "--json")
    assert (said.code, said.json["accepted"], said.json["rejected"]) == (0, 1, 1)
    said = tahsilat("import", tmp_path / "liste.csv", "--into", book, "--yes", "--json")
    assert (said.code, said.json["accepted"], said.json["rejected"]) == (0, 0, 1)  # the other one is known


def test_of_many_rejected_rows_the_first_are_named_and_all_are_listed(tmp_path: Path, book: Path) -> None:
    rows = "".join(f"Firma {n};F-{n};13.01.2026;5,00;ABC\n" for n in range(300))
    source = write(tmp_path, "Müşteri;Fatura No;Vade;Tutar;Döviz\n" + rows)
    said = tahsilat("import", source, "--into", book, "--yes")
    assert (said.code, len(said.out.splitlines())) == (2, 300)
    assert len(said.err) < 600


# --- a trial ---

TRIED = [  # what reads as done in Turkish
    r"(alın|yazıl|eklen|kapatıl|kapan|planlan|güncellen|tamamlan|bırakıl|açıl|düşül|sayıl)(ma)?dı\b",
    r"(korundu|giril(me)?di|kaldı(lar)?|çevrildi|katılmadı|[Aa]lınmayan)\b",
    r"\bartık\b",
    r"İçe Aktarım sayfasında",
]


def test_a_trial_says_what_would_happen(tmp_path: Path, book: Path) -> None:
    text = GOOD.replace("Döviz", "Döviz;Renk").replace(";TL", ";TL;x") + "Uz Ltd.;F-3;;0;TL;y\n"
    said = tahsilat("import", write(tmp_path, text), "--into", book, "--dry-run", "--as-of", "2026-11-20")
    assert said.code == 0, said.err
    sentences = [line for line in said.out.splitlines() if "Deneme, kitaba dokunulmadı" not in line]
    assert "2 borçlu için ilk arama planlanacak" in said.out and "Alınmayacak sütunlar: “Renk”" in said.out
    assert "hesap tarihi 20.11.2026 olacak" in said.out
    for line in sentences:
        assert not any(re.search(done, line) for done in TRIED), line


def test_every_notice_of_an_import_that_tells_of_a_deed_has_words_for_a_trial() -> None:
    notices, dry = catalogue("tr")["notices"], catalogue("tr")["notices_dry"]
    done = {
        key
        for key, text in notices.items()
        if key.startswith(("import", "day_set")) and any(re.search(word, text) for word in TRIED)
    }
    assert done - set(dry) - {"import_listed"} == set()
    assert not {key for key, text in dry.items() for word in TRIED if re.search(word, text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_a_trial_are_those_of_a_notice(language: str) -> None:
    notices, dry = catalogue(language)["notices"], catalogue(language)["notices_dry"]
    for key, text in dry.items():
        assert fields(text) <= fields(notices[key]), key


def test_formulas_that_were_never_counted_are_told_as_the_cause(tmp_path: Path, book: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in (
        ["Müşteri", "Miktar", "Fiyat", "Tutar"],
        ["Ak Ltd.", 2, 5, "=B2*C2"],
        ["Ok Ltd.", 3, 5, "=B3*C3"],
    ):
        workbook.worksheets[0].append(row)
    workbook.save(tmp_path / "liste.xlsx")
    said = tahsilat("import", tmp_path / "liste.xlsx", "--into", book, "--yes")
    assert said.code == 2
    assert "formüllerinin sonucu dosyaya kaydedilmemiş" in said.err and "Excel'de açıp kaydedin" in said.err


def test_accounts_of_suppliers_alone_are_refused(tmp_path: Path, book: Path) -> None:
    text = "Hesap Kodu;Hesap Adı;Borç;Alacak;Borç Bakiyesi;Alacak Bakiyesi\n"
    text += "320.01.001;Ak Ltd.;10,00;30,00;;20,00\n320.01.002;Ok A.Ş.;5,00;9,00;;4,00\n"
    before = book.read_bytes()
    said = tahsilat("import", write(tmp_path, text), "--into", book, "--yes", "--json")
    assert (said.code, said.json["error"]) == (2, "import_other_accounts")
    assert [said.json[key] for key in ("read", "accepted", "rejected", "skipped")] == [2, 0, 0, 2]
    assert book.read_bytes() == before
    both = text + "120.01.001;Su A.Ş.;8,00;1,00;7,00;\n"
    assert tahsilat("import", write(tmp_path, both), "--into", book, "--yes").code == 0
    again = tahsilat("import", write(tmp_path, both), "--into", book, "--yes", "--json")
    assert again.code == 0


def test_purchases_alone_are_refused(tmp_path: Path, book: Path) -> None:
    text = "Müşteri;Türü;Fatura No;Tarih;Tutar\nAk Ltd.;Satınalma Faturası;F-1;01.09.2026;10,00\n"
    said = tahsilat("import", write(tmp_path, text), "--into", book, "--yes", "--json")
    assert (said.code, said.json["error"], said.json["skipped"]) == (2, "import_bought_alone", 1)
