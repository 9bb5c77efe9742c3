"""Columns that hold two things come in as two where their cells prove it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.importing.runs import asked, book, column, lines, listed, run, write
from tests.importing.test_lists_of_trades import claims, taken


def test_province_and_district_in_one_column(tmp_path: Path) -> None:
    text = """
        Müşteri;İl/İlçe;Telefon
        Ak;Muğla / Bodrum;0532 123 45 67
        Ok;İzmir/Konak;
        Al;Ankara;
        Ay;;
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "province", "debtors") == ["Muğla", "İzmir", "Ankara", ""]
    assert column(outcome, "district", "debtors") == ["Bodrum", "Konak", "", ""]
    [said] = [each.params["mapping"] for each in outcome.notices if each.key == "import_mapping"]
    assert "İl/İlçe → il, İl/İlçe → ilçe" in str(said) or "İl/İlçe → İl" in str(said)


def test_the_other_order_is_told_by_the_cells(tmp_path: Path) -> None:
    text = "Müşteri;İl/İlçe;Telefon\nAk;BODRUM / MUĞLA;\nOk;KONAK - İZMİR;\nAl;ÇANKAYA / ANKARA;\n"
    outcome = run(write(tmp_path, text.replace(" - ", " / ")))
    assert column(outcome, "province", "debtors") == ["MUĞLA", "İZMİR", "ANKARA"]
    assert column(outcome, "district", "debtors") == ["BODRUM", "KONAK", "ÇANKAYA"]


@pytest.mark.parametrize(
    "header", ["Vergi Dairesi / No", "V.D./No", "Vergi Dairesi ve Vergi No", "Vergi Dairesi"]
)
@pytest.mark.parametrize("sign", [" / ", " - ", " "])
def test_tax_office_and_number_in_one_column(tmp_path: Path, header: str, sign: str) -> None:
    text = f"""
        Müşteri;{header};Fatura No;Tutar
        Ak;Bodrum{sign}4540536920;F-1;1,00
        Ok;Büyük Mükellefler{sign}3431656118;F-2;2,00
        Ok;Büyük Mükellefler{sign}3431656118;F-3;3,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "tax_office", "debtors") == ["Bodrum", "Büyük Mükellefler"]
    assert column(outcome, "tax_id", "debtors") == ["4540536920", "3431656118"]


def test_number_and_day_of_a_document_in_one_column(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No / Tarihi;Tutar
        Ak;2026/15 - 13.01.2026;100,00
        Ok;2026/16 - 25.02.2026;200,00
        Al;2026/17 - 26.02.2026;-
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "document_no") == ["2026/15", "2026/16"]
    assert column(outcome, "issue_date") == ["2026-01-13", "2026-02-25"]
    assert listed(outcome, "untaken")[0][3] == "Al | 2026/17 - 26.02.2026"


def test_cells_that_do_not_part_stay_one_text_with_a_notice(tmp_path: Path) -> None:
    text = "Müşteri;İl/İlçe;Telefon\nAk;Sanayi Mah. 5;0532 123 45 67\nOk;Merkez;\nAl;Organize Sanayi;\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "address", "debtors") == ["Sanayi Mah. 5", "Merkez", "Organize Sanayi"]
    assert column(outcome, "province", "debtors") == ["", "", ""]
    assert "import_not_split" in [notice.key for notice in outcome.notices]


def test_a_tax_office_alone_is_no_two(tmp_path: Path) -> None:
    text = "Müşteri;Vergi Dairesi;Fatura No;Tutar\nAk;Bodrum;F-1;1,00\nOk;Büyük Mükellefler;F-2;2,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "tax_office", "debtors") == ["Bodrum", "Büyük Mükellefler"]


def test_a_confirmed_list_with_such_a_column_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Müşteri;Vergi Dairesi / No;Fatura No;Tutar\nAk;Bodrum / 4540536920;F-1;1.234\n"
    text += "Ok;Konak / 3431656118;F-2;2.345\n"
    assert asked(write(tmp_path, text))[0]["question"] == "decimal"
    monkeypatch.setattr("sys.stdin", io.StringIO("1\ne\n"))
    first = run(write(tmp_path, text), yes=False, interactive=True)
    remembered = book(import_mappings=first.bodies["import_mappings"])
    assert column(run(write(tmp_path, text), remembered), "amount_kurus") == [123400, 234500]


@pytest.mark.parametrize("header", ["Hesap", "Hesap Kodu"])
def test_the_name_of_an_account_behind_its_code(tmp_path: Path, header: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        {header};Tarih;Fiş No;Borç;Alacak
        120.01.001 Ak Gıda Ltd.;13.01.2025;F-1;100,00;
        120.01.002 Ok A.Ş.;14.01.2025;F-2;200,00;
        320.01.001 Satıcı A.Ş.;14.01.2025;F-3;;300,00
        """,
    )
    assert claims(outcome) == [("Ak Gıda Ltd.", "F-1", 10000, "TRY"), ("Ok A.Ş.", "F-2", 20000, "TRY")]


@pytest.mark.parametrize("header", ["Müşteri Kodu", "Cari Kod", "Müşteri"])
@pytest.mark.parametrize(
    "codes",
    [
        ("M-1001", "M-1008", "M-1015"),
        ("AKG-100", "BLT-200", "MUS-300"),
        ("M 1001", "M 1008", "M 1015"),
        ("MUSTERI-001", "MUSTERI-002", "MUSTERI-003"),
    ],
)
def test_codes_alone_name_the_debtors_whole(tmp_path: Path, header: str, codes: tuple[str, ...]) -> None:
    rows = "\n".join(f"{code};30,00;10,00;20,00" for code in codes)
    outcome = taken(
        tmp_path,
        f"""
        22.11.2026 tarihi itibarıyla;;;
        {header};Toplam Alacak;0-30;31-60
        {rows}
        Toplam;90,00;30,00;60,00
        """,
    )
    assert column(outcome, "debtor_name", "debtors") == list(codes)
    assert sum(column(outcome, "amount_kurus")) == 9000


def test_the_account_of_a_bank_is_no_debtor(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Vade;Tutar;Hesap
        Ak;F-1;13.01.2025;100,00;1001 Ziraat TL
        Ok;F-2;14.01.2025;200,00;1002 Halkbank TL
        """,
    )
    assert [row[0] for row in claims(outcome)] == ["Ak", "Ok"]
