"""What lines below a debtor's name tell of him comes into his card; what a letterhead tells does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, told, write
from tests.importing.test_lists_of_offices import sheets
from tests.importing.test_lists_of_trades import taken

_ROWS = """
        Tarih;Belge No;Borç;Alacak;Bakiye
        13.01.2026;F-1;100,00;;100,00
        14.01.2026;F-2;50,00;;150,00
"""


def _card(tmp_path: Path, above: str) -> list[str]:
    outcome = taken(tmp_path, above + _ROWS)
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd. Şti."]
    keys = ("tax_office", "tax_id", "phone", "email", "address", "province", "district")
    return [str(column(outcome, key, "debtors")[0]) for key in keys]


def test_each_sheet_tells_of_its_debtor(tmp_path: Path) -> None:
    head: list[object] = ["Tarih", "Belge No", "Borç", "Alacak", "Bakiye"]
    row: list[object] = ["13.01.2026", "F-1", 100, "", 100]
    told = {"Ak Ltd. Şti.": "Karşıyaka", "Ok A.Ş.": "Nilüfer", "Al Ticaret": ""}
    content: dict[str, list[list[object]]] = {}
    for at, (name, office) in enumerate(told.items()):
        content[f"120-0{at}"] = [["Müşteri:", name], ["Vergi Dairesi:", office], [], head, row]
        if not office:
            del content[f"120-0{at}"][1]
    outcome = run(sheets(tmp_path / "ekstre.xlsx", content))
    assert column(outcome, "debtor_name", "debtors") == list(told)
    assert column(outcome, "tax_office", "debtors") == list(told.values())


def test_all_labels_below_the_name(tmp_path: Path) -> None:
    above = """
        Cari Ünvanı: Ak Ltd. Şti.;;;;
        Vergi Dairesi: Karşıyaka;Vergi No: 4540536920;;;
        Tel: 0532 700 10 10;E-posta: ak@ornek.com.tr;;;
        Adres: Çarşı Cad. 5;İlçe: Bodrum;İl: Muğla;;
"""
    told = ["Karşıyaka", "4540536920", "905327001010", "ak@ornek.com.tr", "Çarşı Cad. 5", "Muğla", "Bodrum"]
    assert [each.removeprefix("+") for each in _card(tmp_path, above)] == told


@pytest.mark.parametrize("label", ["Vergi Dairesi / No", "Vergi Dairesi"])
def test_office_and_number_in_one_line(tmp_path: Path, label: str) -> None:
    above = f"\n        Cari: Ak Ltd. Şti.;;;;\n        {label}: Karşıyaka / 4540536920;;;;\n"
    assert _card(tmp_path, above)[:2] == ["Karşıyaka", "4540536920"]


@pytest.mark.parametrize(
    "above",
    [
        "Vergi Dairesi: Konak;Tel: 0232 444 55 66;;;\n        Cari: Ak Ltd. Şti.;;;;",
        "Cari: Ak Ltd. Şti.;;;;\n        Plasiyer: Ali;Tel: 0232 444 55 66;;;",
    ],
)
def test_what_a_letterhead_or_a_clerk_has_is_not_the_debtors(tmp_path: Path, above: str) -> None:
    assert _card(tmp_path, f"\n        {above}\n") == [""] * 7


def test_lines_above_the_rows_of_each_debtor(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Tarih;Belge No;Borç;Alacak;Bakiye
        Cari: Ak Ltd. Şti.;;;;
        Vergi Dairesi: Karşıyaka;Tel: 0532 700 10 10;;;
        13.01.2026;F-1;100,00;;100,00
        Cari: Ok A.Ş.;;;;
        14.01.2026;F-2;50,00;;50,00
        Cari: Al Ticaret;Vergi Dairesi: Nilüfer;;;
        15.01.2026;F-3;50,00;;50,00
        """,
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd. Şti.", "Ok A.Ş.", "Al Ticaret"]
    assert column(outcome, "tax_office", "debtors") == ["Karşıyaka", "", "Nilüfer"]
    assert [bool(each) for each in column(outcome, "phone", "debtors")] == [True, False, False]


def test_a_title_tells_nothing_of_debtors_that_rows_name(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Sayın Ak Ltd. Şti.;;;
        Vergi Dairesi: Karşıyaka;;;
        Müşteri;Fatura No;Vade;Tutar
        Ok A.Ş.;F-1;13.01.2026;100,00
        Al Ticaret;F-2;14.01.2026;50,00
        """,
    )
    assert column(outcome, "tax_office", "debtors") == ["", ""]


def test_whom_to_ask_for_stands_in_the_note_of_the_debtor(tmp_path: Path) -> None:
    text = """
        Firma;Yetkili;Fatura No;Fatura Tarihi;Tutar
        Kaya Ltd. Şti.;Ahmet Kaya;F-1;13.09.2026;1200,25
        Kaya Ltd. Şti.;Ahmet Kaya;F-2;14.09.2026;700,25
        Demir A.Ş.;;F-3;15.09.2026;1800,25
    """
    outcome = run(write(tmp_path, lines(text)))

    assert column(outcome, "debtor_name", "debtors") == ["Kaya Ltd. Şti.", "Demir A.Ş."]
    assert column(outcome, "note", "debtors") == ["Yetkili: Ahmet Kaya", ""]
    assert "Yetkili → Not (yetkili kişi)" in told(outcome)


def test_whom_to_reach_may_be_a_name_or_a_number(tmp_path: Path) -> None:
    text = """
        Hasta;İrtibat;Kalan Borcu
        Metin Akpınar;{};13.500,00
        Ayla Sezer;{};4.250,00
        """
    numbers = run(write(tmp_path, lines(text.format("5332812391", "5442812392"))))
    assert column(numbers, "phone", "debtors") == ["+905332812391", "+905442812392"]
    people = run(write(tmp_path, lines(text.format("Ali Kaya", "Veli Ak"))))
    assert column(people, "phone", "debtors") == ["", ""]
    assert column(people, "note", "debtors") == ["İrtibat: Ali Kaya", "İrtibat: Veli Ak"]


def test_the_number_beside_the_tax_office_keeps_its_lost_zeros(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [
        ["Cari Kodu", "Cari Ünvanı", "V.D.", "V.D. No"],
        ["M01", "Başak Peyzaj A.Ş.", "Selçuk", 321155562],
        ["M02", "Akdere Bahçe A.Ş.", "Meram", "6145001767"],
    ]
    assert column(run(write(tmp_path, rows)), "tax_id", "debtors") == ["0321155562", "6145001767"]
