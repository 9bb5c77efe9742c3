"""Counting: a cheque's money counts once, and no receipt before its day."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from addin.rules.allocation import allocate
from addin.rules.cash import cash_kurus
from addin.rules.cheques import missing_linked_receivables
from addin.rules.counting import clearings, counting
from tests.tables import table

LATER = date(2026, 6, 1)
CHEQUE = """
| Alacak | Borçlu | Belge Türü | Düzenleme  | Vade       | Tutar  | Kaynak | Kapanış Nedeni |
| A-1    | B-1    | fatura     | 01.01.2026 | 31.01.2026 | 100,00 |        |                |
| A-2    | B-1    | çek        | 10.01.2026 | 30.04.2026 | 100,00 | A-1    |                |
| A-3    | B-1    | fatura     | 05.03.2026 | 30.06.2026 | 100,00 |        |                |
"""
HEAD = "| Tahsilat | Borçlu | Tarih | Tutar | Kanal | Alacak | İade/İptal |\n"
GIVEN = HEAD + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | | |\n"


def settled(receipts: str, claims: str = CHEQUE, as_of: date = LATER) -> tuple[list[float], int, int]:
    """Open amounts in lira, claims that would be opened, cash in kuruş."""
    owed, typed = table("receivables", claims), table("receipts", receipts)
    rows = counting(owed, typed, as_of).of(typed)
    result = allocate(owed, rows)
    missing = missing_linked_receivables(owed, rows, result)
    return (result.open_kurus / 100).tolist(), len(missing), int(cash_kurus(rows).sum())


@pytest.mark.parametrize("named", ["", "A-2"], ids=["nothing named", "claim named"])
@pytest.mark.parametrize("day", ["30.04.2026", "04.05.2026"])
def test_a_clearing_typed_as_a_cheque_closes_the_claim(day: str, named: str) -> None:
    rows = GIVEN + f"| T-2 | B-1 | {day} | 100,00 | çek | {named} | |"
    assert settled(rows) == ([0, 0, 100], 0, 10_000)


@pytest.mark.parametrize(
    "row",
    [
        "| T-2 | B-1 | 29.04.2026 | 100,00 | çek | | |",
        "| T-2 | B-1 | 04.05.2026 | 90,00  | çek | | |",
        "| T-2 | B-1 | 04.05.2026 | 100,00 | çek | A-3 | |",
        "| T-2 | B-1 | 04.05.2026 | 100,00 | çek | A-9 | |",
        "| T-2 | B-2 | 04.05.2026 | 100,00 | çek | | |",
        "| T-2 | B-1 | 04.05.2026 | 100,00 | çek | | iptal |",
        "| T-2 | B-1 | 04.05.2026 | 100,00 | havale/EFT | A-2 | |",
    ],
    ids=[
        "before due",
        "other sum",
        "names an invoice",
        "names nothing known",
        "other debtor",
        "cancelled",
        "no paper",
    ],
)
def test_what_is_no_clearing_stays_as_typed(row: str) -> None:
    owed, typed = table("receivables", CHEQUE), table("receipts", GIVEN + row)
    assert clearings(owed, typed).tolist() == [-1, -1]
    assert counting(owed, typed, LATER).of(typed).equals(typed)


@pytest.mark.parametrize("closing", ["ödendi", "karşılıksız", "yenilendi"])
def test_a_closed_claim_waits_for_no_clearing(closing: str) -> None:
    claims = CHEQUE.replace("| A-1    |                |", f"| A-1    | {closing} |")
    typed = table("receipts", GIVEN + "| T-2 | B-1 | 04.05.2026 | 100,00 | çek | | |")
    assert clearings(table("receivables", claims), typed).tolist() == [-1, -1]


def test_a_claim_that_was_cleared_by_name_is_not_cleared_again() -> None:
    rows = (
        GIVEN
        + "| T-2 | B-1 | 30.04.2026 | 100,00 | havale/EFT | A-2 | |\n"
        + "| T-3 | B-1 | 04.05.2026 | 100,00 | çek | | |"
    )
    assert settled(rows) == ([0, 0, 0], 1, 10_000)


def test_each_claim_is_cleared_once_the_earliest_due_first() -> None:
    claims = CHEQUE + "| A-4 | B-1 | çek | 11.01.2026 | 15.04.2026 | 100,00 | A-3 | |"
    rows = (
        GIVEN
        + "| T-2 | B-1 | 11.01.2026 | 100,00 | çek | A-3 | |\n"
        + "| T-5 | B-1 | 02.05.2026 | 100,00 | çek | | |\n"
        + "| T-4 | B-1 | 03.05.2026 | 100,00 | çek | | |\n"
        + "| T-6 | B-1 | 04.05.2026 | 100,00 | çek | | |"
    )
    owed, typed = table("receivables", claims), table("receipts", rows)
    assert clearings(owed, typed).tolist() == [-1, -1, 3, 1, -1]


def test_a_receipt_counts_from_its_day_on() -> None:
    claims = "| Alacak | Borçlu | Vade | Tutar |\n| A-1 | B-1 | 31.01.2026 | 100,00 |"
    rows = "| Borçlu | Tarih | Tutar |\n| B-1 | 10.06.2026 | 60,00 |\n| B-1 | | 5,00 |"
    assert settled(rows, claims, date(2026, 6, 9)) == ([95], 0, 500)
    assert settled(rows, claims, date(2026, 6, 10)) == ([35], 0, 6_500)


def test_a_cheque_dated_ahead_opens_no_claim_before_its_day() -> None:
    claims = "| Alacak | Borçlu | Vade | Tutar |\n| A-1 | B-1 | 31.01.2026 | 100,00 |"
    rows = "| Borçlu | Tarih | Tutar | Kanal |\n| B-1 | 10.06.2026 | 100,00 | çek |"
    assert settled(rows, claims, date(2026, 6, 9)) == ([100], 0, 0)
    assert settled(rows, claims, date(2026, 6, 10)) == ([0], 1, 0)


def test_nothing_typed_is_changed() -> None:
    owed, typed = table("receivables", CHEQUE), table("receipts", GIVEN)
    before = typed.copy()
    counting(owed, typed, date(2026, 1, 1)).of(typed)
    pd.testing.assert_frame_equal(typed, before)


ALONE = """
| Alacak | Borçlu | Belge Türü | Belge No | Vade       | Tutar  |
| A-1    | B-1    | çek        | 881      | 30.04.2026 | 100,00 |
| A-2    | B-1    | fatura     | 7        | 30.06.2026 | 100,00 |
"""


@pytest.mark.parametrize("day", ["28.04.2026", "30.04.2026", "04.05.2026"])
def test_a_cheque_that_names_a_claim_of_the_portfolio_is_its_clearing(day: str) -> None:
    row = HEAD + f"| T-1 | B-1 | {day} | 100,00 | çek | A-1 | |"
    assert settled(row, ALONE) == ([0, 100], 0, 10_000)


@pytest.mark.parametrize(("day", "cash"), [("30.04.2026", 10_000), ("29.04.2026", 0)])
def test_one_of_which_nobody_knows_when_it_was_given_is_cleared_from_its_due_day_on(
    day: str, cash: int
) -> None:
    assert settled(HEAD + f"| T-1 | B-1 | {day} | 100,00 | çek | | |", ALONE)[2] == cash


def test_a_new_paper_for_one_that_paid_an_invoice_is_no_clearing_before_its_day() -> None:
    typed = table("receipts", GIVEN + "| T-2 | B-1 | 29.04.2026 | 100,00 | çek | A-2 | |")
    assert clearings(table("receivables", CHEQUE), typed).tolist() == [-1, -1]
