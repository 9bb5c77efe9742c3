"""Sheets to which rows are moved once they were paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from tests.desk import Said, make_book, tahsilat
from tests.importing.runs import asked, column, run, told
from tests.importing.test_balance_comes_twice import owed
from tests.importing.test_lists_of_offices import receipts

Sheets = Mapping[str, Sequence[Sequence[Any]]]
_HEADER = ("Tarih", "Müşteri", "Fatura No", "Tutar", "Vade")
_NAMES = ("Kar Ltd", "Lal AŞ", "Mor Ltd", "Nar Ltd")
_ROWS = [("03.08.2026", name, f"K{at}", 100.5 * at, "03.09.2026") for at, name in enumerate(_NAMES, start=1)]


def write(
    folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], header: Sequence[str] = _HEADER
) -> Path:
    path = folder / "liste.xlsx"
    with Workbook(str(path)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate([header, *rows]):
                sheet.write_row(at, 0, row)
    return path


def take(book: Path, sheets: Sheets) -> Said:
    return tahsilat("import", write(book.parent, sheets), "--into", book, "--yes")


@pytest.mark.parametrize("name", ["Ödenenler", "Kapanan Faturalar", "Tahsil Edilenler", "Ödendi"])
def test_rows_of_a_sheet_of_paid_ones_are_closed(tmp_path: Path, name: str) -> None:
    sheets: dict[str, list[tuple[Any, ...]]] = {
        "Açık": [*_ROWS[1:], ("", "TOPLAM", "", 904.5)],
        name: _ROWS[:1],
    }
    outcome = run(write(tmp_path, sheets))
    assert column(outcome, "closing_reason") == ["", "", "", "paid"]
    assert "100,50 TL) kapalı alındı" in told(outcome)
    assert "listenin kendi toplamı 904,50 TL, tutuyor" in told(outcome)


def test_rows_that_moved_there_are_closed_in_the_book(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, {"Açık": _ROWS[1:], "Ödenenler": _ROWS[:1]})
    said = take(book, {"Açık": _ROWS[2:], "Ödenenler": _ROWS[:2]})
    assert owed(book) == dict(zip(_NAMES, (0, 0, 30150, 40200), strict=True))
    assert "Bunların 1 tanesi listede tamamen ödenmiş görünüyor" in said.out


def test_rows_without_number_and_due_date_may_be_payments_and_are_asked(tmp_path: Path) -> None:
    rows = [row[:2] + row[3:4] for row in _ROWS]
    path = write(tmp_path, {"Borçlar": rows[1:], "Ödenenler": rows[:1]}, ("Tarih", "Müşteri", "Tutar"))
    [question] = asked(path)
    assert question["id"] == "paid_sheet:Ödenenler"
    outcome = run(path, answer=["paid_sheet:Ödenenler=closed"])
    assert column(outcome, "closing_reason") == ["", "", "", "paid"]
    assert len(column(run(path, answer=["paid_sheet:Ödenenler=leave"]), "amount_kurus")) == 3


@pytest.mark.parametrize("name", ["Kapanan Faturalar", "ÖDENEN FATURALAR 2026", "Closed Invoices"])
def test_invoices_are_debts_though_they_have_no_number(tmp_path: Path, name: str) -> None:
    rows = [row[:2] + row[3:4] for row in _ROWS]
    path = write(tmp_path, {"Açık": rows[1:], name: rows[:1]}, ("Tarih", "Müşteri", "Tutar"))
    assert column(run(path), "closing_reason") == ["", "", "", "paid"]


@pytest.mark.parametrize("name", ["Kapananlar", "Ödenenler", "Biten İşler"])
def test_what_has_its_own_day_beside_that_of_its_payment_is_a_debt(tmp_path: Path, name: str) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        for sheet, header, row in (
            ("Açık", ("Fiş", "Müşteri", "Tarih", "Tutar"), ("K1", "Kar Ltd", "03.08.2026", 100.5)),
            (
                name,
                ("Fiş", "Müşteri", "Tarih", "Tutar", "Ödendiği Gün"),
                ("K2", "Lal AŞ", "01.06.2026", 250.5, "21.06.2026"),
            ),
        ):
            listed = made.add_worksheet(sheet)
            listed.write_row(0, 0, header)
            listed.write_row(1, 0, row)
    outcome = run(path)
    assert column(outcome, "issue_date") == ["2026-08-03", "2026-06-01"]
    assert receipts(outcome) == [("Lal AŞ", "2026-06-21", 25050)]


def test_rows_are_named_with_their_sheet_where_there_are_several(tmp_path: Path) -> None:
    header = ("Müşteri", "Fatura No", "Tutar", "Not")
    august = [("Kar Ltd", "F-1", 10.0, ""), ("Lal AŞ", "F-2", 20.0, "yarısı geldi")]
    september = [("Mor Ltd", "F-3", 30.0, "ödendi"), ("Nar Ltd", "F-4", "yok", "")]
    path = write(tmp_path, {"Ağustos": august, "Eylül": september}, header)
    [question] = asked(path)
    assert "satır Eylül 2;" in question["message"]
    outcome = run(path, answer=[f"{question['id']}=closed"])
    assert "ödendiği yazıyor (satır Ağustos 3;" in told(outcome)
    words = "“Tutar” tutar olarak okunamadı, hücreye yalnız tutarı yazın: yok"
    assert outcome.answer["text"] == f"Satır Eylül 3: {words}"
