"""Balances: per currency exact, in lira by dated rates, never by a guess."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from addin.rules.allocation import allocate
from addin.rules.balances import Balances, debtor_balances, debtor_credits, last_receipt_on, rates_on
from addin.rules.cash import cash_kurus
from addin.rules.rows import day_number, effective_due
from tests.rules import ledgers
from tests.tables import frame_of, table

AS_OF = date(2026, 6, 30)
RATES = """
| Kur Tarihi | Para Birimi | Kur (TL) |
| 01.06.2026 | USD         | 45,5050  |
| 29.06.2026 | USD         | 46,0150  |
| 01.07.2026 | USD         | 99,0000  |
| 01.07.2026 | EUR         | 50,0000  |
"""
OWED = """
| Alacak | Borçlu | Vade       | Tutar  | Para Birimi |
| A-1    | B-1    | 31.05.2026 | 100,00 |             |
| A-2    | B-1    | 31.07.2026 | 50,00  | TL          |
| A-3    | B-1    | 29.06.2026 | 10,01  | USD         |
| A-4    | B-2    | 01.01.2026 | 7,00   | EUR         |
| A-5    |        | 01.01.2026 | 9,00   |             |
| A-6    | B-3    |            | 4,00   |             |
| A-7    | B-3    | 30.06.2026 | 3,00   |             |
"""


def balances(owed: pd.DataFrame, paid: pd.DataFrame, rates: str = RATES, as_of: date = AS_OF) -> Balances:
    result = allocate(owed, paid)
    credits = debtor_credits(owed, paid, result)
    return debtor_balances(owed, result.open_kurus, credits, table("fx_rates", rates), as_of)


def test_equivalent_takes_the_last_rate_not_after_the_day() -> None:
    paid = table("receipts", "| Borçlu | Tarih | Tutar |\n| B-3 | 01.06.2026 | 9,00 |")
    found = balances(table("receivables", OWED), paid)
    rows = found.by_debtor.reset_index().to_dict("records")
    assert rows[0] == {
        "debtor_id": "B-1",
        # 100 + 50 + 10,01 x 46,015 = 150 + 460,61015
        "open_kurus": 15000 + 46061,
        "overdue_kurus": 10000 + 46061,
        "credit_kurus": 0,
        "oldest_overdue_days": 30,
        "has_open": True,
        "rate_missing": False,
    }
    assert rows[2] == {
        "debtor_id": "B-3",
        "open_kurus": 0,
        "overdue_kurus": 0,
        "credit_kurus": 200,
        "oldest_overdue_days": 0,
        "has_open": False,
        "rate_missing": False,
    }


def test_money_without_rate_stands_apart() -> None:
    found = balances(table("receivables", OWED), table("receipts"))
    row = found.by_debtor.loc["B-2"]
    assert (row["open_kurus"], row["has_open"], row["rate_missing"]) == (0, True, True)
    undated_and_due_today = found.by_debtor.loc["B-3"]
    assert (undated_and_due_today["open_kurus"], undated_and_due_today["overdue_kurus"]) == (700, 0)
    euros = found.by_currency[found.by_currency["currency"] == "EUR"].iloc[0]
    assert (euros["open_kurus"], euros["oldest_overdue_days"]) == (700, 180)
    assert pd.isna(euros["rate"])
    assert pd.isna(euros["open_kurus_try"])


@pytest.mark.parametrize(
    ("currency", "day", "rate"),
    [
        ("TRY", date(1990, 1, 1), 1),
        ("USD", date(2026, 5, 31), None),
        ("USD", date(2026, 6, 1), 45.505),
        ("USD", date(2026, 6, 28), 45.505),
        ("USD", date(2040, 1, 1), 99),
        ("EUR", date(2026, 6, 30), None),
        ("CHF", date(2026, 7, 30), None),
    ],
)
def test_rate_of_the_day(currency: str, day: date, rate: float | None) -> None:
    for rates in (table("fx_rates", RATES), table("fx_rates", RATES).iloc[::-1]):
        found = rates_on(np.array([currency], dtype=object), np.array([day_number(day)]), rates)[0]
        assert (None if np.isnan(found) else found) == rate
    none = rates_on(np.array([currency], dtype=object), np.array([day_number(day)]), table("fx_rates"))[0]
    assert (none == 1) == (currency == "TRY")


@given(ledgers.receivables, ledgers.receipts)
def test_each_currency_adds_up(debts: list[dict], receipts: list[dict]) -> None:
    owed, paid = frame_of("receivables", debts), frame_of("receipts", receipts)
    result = allocate(owed, paid)
    found = balances(owed, paid, as_of=date(2026, 1, 15))
    for currency in ("TRY", "USD"):
        mine = (owed["currency"].replace("", "TRY") == currency) & (owed["debtor_id"] != "")
        theirs = (paid["currency"].replace("", "TRY") == currency) & (paid["debtor_id"] != "")
        shown = found.by_currency[found.by_currency["currency"] == currency]
        assert shown["open_kurus"].sum() == result.open_kurus[mine].sum()
        credit = result.credit_kurus[theirs].sum() + result.transfer_credit_kurus[mine].sum()
        assert shown["credit_kurus"].sum() == credit
        late = effective_due(owed) < pd.Timestamp(2026, 1, 15)
        assert shown["overdue_kurus"].sum() == result.open_kurus[mine & late].sum()


def test_credits_of_named_debtors_only() -> None:
    owed = table("receivables")
    paid = table(
        "receipts", "| Borçlu | Tarih | Tutar |\n| | 01.06.2026 | 9,00 |\n| B-1 | 01.06.2026 | 8,00 |"
    )
    assert debtor_credits(owed, paid, allocate(owed, paid)).to_dict("records") == [
        {"debtor_id": "B-1", "currency": "TRY", "credit_kurus": 800}
    ]


def test_last_receipt() -> None:
    paid = table(
        "receipts",
        """
        | Borçlu | Tarih      | Tutar | Kanal |
        | B-1    | 01.05.2026 | 1,00  |       |
        | B-1    | 03.05.2026 | 1,00  |       |
        | B-1    | 09.05.2026 | 1,00  | mahsup |
        |        | 09.05.2026 | 1,00  |       |
        """,
    )
    found = last_receipt_on(paid, cash_kurus(paid) > 0)
    assert found.to_dict() == {"B-1": pd.Timestamp("2026-05-03")}
