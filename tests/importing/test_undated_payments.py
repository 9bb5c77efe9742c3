"""Payments in the row of their invoice: those with a day are receipts, no other disappears."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from addin.messages import say
from addin.model import Outcome
from tests.importing.runs import asked, column, run, write

DAY = dt.date
_BILLS = [
    ("Yıldız İnşaat Taah. Ltd. Şti.", "CNR01", DAY(2026, 3, 2), 12500.00, 12500.00, DAY(2026, 4, 3)),
    ("Yıldız İnşaat Taah. Ltd. Şti.", "CNR17", DAY(2026, 5, 11), 48250.75, 20000.00, DAY(2026, 7, 1)),
    ("IŞIK Gıda San. A.Ş.", "CNR02", DAY(2026, 3, 5), 7315.40, 7315.40, DAY(2026, 4, 4)),
    ("IŞIK Gıda San. A.Ş.", "CNR31", DAY(2026, 6, 22), 19999.99, None, None),
    ("Güneş Tekstil", "CNR03", DAY(2026, 3, 9), 103400.10, 50000.00, None),
    ("Mehmet Öz", "CNR04", DAY(2026, 3, 12), 1850.00, 1850.00, DAY(2026, 3, 27)),
    ("Çağlar Market", "CNR72", DAY(2026, 10, 6), 990.10, None, None),
]
_WHOLE, _PAID, _UNDATED = 19430634, 9166540, 5000000
_PAID_ROW = 8  # of Güneş Tekstil


def invoices(folder: Path, *, rest: bool, days: bool = True) -> Path:
    """The list of a bookkeeper, a title above it and its sum below, Kalan filled or not."""
    rows: list[list[Any]] = [["2026 Satış Faturaları Takip Listesi"], []]
    rows.append(["Sıra", "Müşteri Ünvanı", "Fatura No", "Fatura Tarihi", "Tutar", "Ödenen", "Ödeme Tarihi"])
    rows[-1] += ["Kalan", "Açıklama"]
    for number, (name, bill, day, amount, paid, paid_on) in enumerate(_BILLS, start=1):
        left = round(amount - (paid or 0), 2) if rest else None
        rows.append([number, name, bill, day, amount, paid, paid_on, left, None])
    left = (_WHOLE - _PAID) / 100 if rest else None
    rows.append([None, "TOPLAM", None, None, _WHOLE / 100, _PAID / 100, None, left])
    return write(folder, [[cell for at, cell in enumerate(row) if days or at != 6] for row in rows])


def noticed(outcome: Outcome) -> list[tuple[int, str, str]]:
    rows = outcome.bodies["import_rows"]
    rows = rows[rows["outcome"] == "noticed"]
    return list(zip(rows["source_row"], rows["reason"], rows["old"], strict=True))


def told(outcome: Outcome) -> str:
    return " ".join(say(f"notices.{each.key}", "tr", **each.params) for each in outcome.notices)


@pytest.mark.parametrize("rest", [False, True])
def test_the_question_counts_the_payments_without_a_day(tmp_path: Path, rest: bool) -> None:
    [question] = asked(invoices(tmp_path, rest=rest))
    assert question["id"] == "paid:Ödenen"
    assert "5 ödemeden 1 tanesinin tarihi yok (satır 8)" in question["message"]
    assert [choice["answer"] for choice in question["choices"]] == ["whole", "rest"]


@pytest.mark.parametrize("rest", [False, True])
def test_the_whole_amount_comes_in_and_the_payment_is_told(tmp_path: Path, rest: bool) -> None:
    outcome = run(invoices(tmp_path, rest=rest), answer=["paid:Ödenen=whole"])
    assert sum(column(outcome, "amount_kurus")) == _WHOLE
    assert sum(column(outcome, "amount_kurus", "receipts")) == _PAID - _UNDATED
    assert len(column(outcome, "amount_kurus", "receipts")) == 4
    reason = "“Ödenen”: ödemenin tarihi yok, tahsilat olarak girilmedi"
    assert noticed(outcome) == [(_PAID_ROW, reason, "50.000,00 TL")]
    assert "1 ödemenin tarihi yok: satır 8, 50.000,00 TL; tahsilat olarak girilmedi" in told(outcome)
    assert "tutuyor" in told(outcome)


@pytest.mark.parametrize("rest", [False, True])
def test_the_rest_comes_in_where_the_day_is_missing(tmp_path: Path, rest: bool) -> None:
    outcome = run(invoices(tmp_path, rest=rest), answer=["paid:Ödenen=rest"])
    owed = dict(zip(column(outcome, "document_no"), column(outcome, "amount_kurus"), strict=True))
    assert owed["CNR03"] == 5340010
    assert owed["CNR17"] == 4825075
    assert sum(owed.values()) == _WHOLE - _UNDATED
    came = sum(column(outcome, "amount_kurus", "receipts"))
    assert sum(owed.values()) - came == _WHOLE - _PAID
    assert noticed(outcome) == []
    assert "tutuyor" in told(outcome)


def test_without_any_day_each_payment_is_told(tmp_path: Path) -> None:
    path = invoices(tmp_path, rest=False, days=False)
    [question] = asked(path)
    assert "ödemeler var ama tarihleri yok" in question["message"]
    outcome = run(path, answer=["paid:Ödenen=whole"])
    assert [row for row, *_ in noticed(outcome)] == [4, 5, 6, 8, 9]
    assert "5 ödemenin tarihi yok: satır 4, 5, 6, 8, 9, 91.665,40 TL" in told(outcome)
    rest = run(path, answer=["paid:Ödenen=rest"])
    assert sum(column(rest, "amount_kurus")) == _WHOLE - _PAID


def test_the_sum_of_one_sheet_is_not_held_against_two(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        bills, old = made.add_worksheet("Faturalar"), made.add_worksheet("Eski Bakiyeler")
        for row, cells in enumerate([["Müşteri", "Fatura No", "Tutar"], ["Ak", "F-1", 5], ["Ok", "F-2", 7]]):
            bills.write_row(row, 0, cells)
        for row, cells in enumerate([["Firma", "Bakiye"], ["Ak", 3], ["Ok", 4], ["TOPLAM", 7]]):
            old.write_row(row, 0, cells)
    words = told(run(path, answer=["balance=opening", "sheet=*"]))
    assert "listenin kendi toplamı 7,00 TL, tutuyor" in words
