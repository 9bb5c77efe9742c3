"""Aging: every open lira stands in one bucket, and the buckets add up."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given

from addin.rules.aging import BUCKETS, age_bucket, aging_table, days_overdue
from addin.rules.allocation import allocate
from addin.rules.balances import debtor_credits
from addin.rules.live import Cells, serial, status
from tests.rules import ledgers
from tests.tables import frame_of, table

AS_OF = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-5, "not_due"),
        (0, "not_due"),
        (1, "d1_30"),
        (30, "d1_30"),
        (31, "d31_60"),
        (60, "d31_60"),
        (61, "d61_90"),
        (90, "d61_90"),
        (91, "d91_120"),
        (120, "d91_120"),
        (121, "over_120"),
    ],
)
def test_edges_of_the_buckets(days: int, bucket: str) -> None:
    rows = frame_of("receivables", [{"due_date": AS_OF - timedelta(days=days)}])
    assert age_bucket(rows, AS_OF).tolist() == [bucket]
    assert days_overdue(rows, AS_OF).tolist() == [days]


def test_table_by_debtor_and_currency_with_credit_apart() -> None:
    owed = table(
        "receivables",
        """
        | Alacak | Borçlu | Düzenleme  | Vade       | Tutar  | Para Birimi |
        | A-1    | B-2    |            | 29.06.2026 | 100,00 |             |
        | A-2    | B-2    |            | 20.06.2026 | 100,00 | TL          |
        | A-3    | B-2    | 01.05.2026 |            | 10,00  | USD         |
        | A-4    | B-2    |            |            | 7,00   |             |
        | A-5    | B-1    |            | 01.07.2026 | 5,00   |             |
        | A-6    |        |            | 01.01.2026 | 2,00   |             |
        | A-7    | B-1    |            | 01.01.2026 | -1,00  |             |
        """,
    )
    paid = table("receipts", "| Borçlu | Tarih | Tutar | Para Birimi |\n| B-1 | 01.06.2026 | 9,00 | EUR |")
    result = allocate(owed, paid)
    aged = aging_table(owed, result.open_kurus, debtor_credits(owed, paid, result), AS_OF)
    assert aged.columns.tolist() == [
        "debtor_id",
        "currency",
        *(f"{name}_kurus" for name in BUCKETS),
        "open_kurus",
        "credit_kurus",
        "average_delay_days",
    ]
    missing = [None if pd.isna(value) else int(value) for value in aged["average_delay_days"]]
    assert aged.drop(columns="average_delay_days").to_numpy().tolist() == [
        ["", "TRY", 0, 0, 0, 0, 0, 0, 200, 200, 0],
        ["B-1", "EUR", 0, 0, 0, 0, 0, 0, 0, 0, 900],
        ["B-1", "TRY", 0, 500, 0, 0, 0, 0, -100, 400, 0],
        ["B-2", "TRY", 700, 0, 20000, 0, 0, 0, 0, 20700, 0],
        ["B-2", "USD", 0, 0, 0, 1000, 0, 0, 0, 1000, 0],
    ]
    # (100 x 1 + 100 x 10) / 200 = 5.5
    assert missing == [180, None, None, 6, 60]


def test_empty() -> None:
    owed, paid = table("receivables"), table("receipts")
    result = allocate(owed, paid)
    assert aging_table(owed, result.open_kurus, debtor_credits(owed, paid, result), AS_OF).empty


@given(ledgers.receivables, ledgers.receipts)
def test_adds_up_to_the_open_total(debts: list[dict], receipts: list[dict]) -> None:
    owed, paid = frame_of("receivables", debts), frame_of("receipts", receipts)
    result = allocate(owed, paid)
    credits = debtor_credits(owed, paid, result)
    aged = aging_table(owed, result.open_kurus, credits, date(2026, 1, 20))
    for currency in ("TRY", "USD"):
        mine = owed["currency"].replace("", "TRY") == currency
        shown = aged[aged["currency"] == currency]
        assert shown["open_kurus"].sum() == result.open_kurus[mine].sum()
        assert (
            shown["credit_kurus"].sum() == credits.loc[credits["currency"] == currency, "credit_kurus"].sum()
        )
    assert (aged[[f"{name}_kurus" for name in BUCKETS]].sum(axis=1) == aged["open_kurus"]).all()


@given(ledgers.receivables)
def test_agrees_with_the_live_formula_where_something_is_open(debts: list[dict]) -> None:
    owed = frame_of("receivables", debts)
    owed["open_kurus"] = allocate(owed, table("receipts")).open_kurus
    day = date(2026, 1, 20)
    live = status.age_bucket(Cells(owed), serial(day))
    is_open = owed["open_kurus"].fillna(0).gt(0).to_numpy()
    assert age_bucket(owed, day)[is_open].tolist() == live[is_open].tolist()
