"""Whole small books: no order matters, nothing is lost, a second Yenile wants nothing."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import numpy as np
import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings

from addin.books.memory import MemoryBook
from addin.commands.refresh import refresh
from addin.model import Ledger, Outcome
from addin.registry import Request
from addin.rules.identifiers import own_id
from tests.desk import AS_OF
from tests.tables import frame_of

Tables = dict[str, list[dict[str, Any]]]
BUCKETS = (
    *("undated_kurus", "not_due_kurus", "d1_30_kurus", "d31_60_kurus", "d61_90_kurus", "d91_120_kurus"),
    "over_120_kurus",
)
FILLED = [
    "open_kurus",
    "overdue_kurus",
    "oldest_overdue_days",
    "foreign_balance",
    "risk_points",
    "next_action",
]
RATES = [
    {"rate_date": date(2026, 1, 5), "currency": "USD", "rate": 41.25},
    {"rate_date": date(2026, 10, 5), "currency": "USD", "rate": 42.5},
]

days = st.integers(-300, 60).map(lambda number: AS_OF + timedelta(days=number))
amounts = st.integers(1, 5_000_000)
currencies = st.sampled_from(["", "TRY", "TRY", "USD", "EUR"])


@st.composite
def books(draw: st.DrawFn) -> Tables:
    """Up to four debtors with receivables, receipts, promises and talks; some receipts name a receivable."""
    people = draw(st.integers(1, 4))
    who = st.integers(1, people)
    receivables = [
        {
            "receivable_id": _number("A", number),
            **_debtor(draw(who)),
            "document_no": f"F-{number}",
            "issue_date": draw(st.none() | days),
            "due_date": draw(st.none() | days),
            "amount_kurus": draw(amounts),
            "currency": draw(currencies),
            "disputed": draw(st.none() | st.booleans()),
        }
        for number in range(1, draw(st.integers(0, 6)) + 1)
    ]
    named = st.sampled_from(["", *(row["receivable_id"] for row in receivables)])
    receipts = [
        {
            "receipt_id": _number("T", number),
            **_debtor(draw(who)),
            "receivable_id": draw(named),
            "received_on": draw(days),
            "amount_kurus": draw(amounts),
            "currency": draw(currencies),
            "channel": draw(st.sampled_from(["transfer", "cash", "credit_note", "cheque"])),
            "reversal": draw(st.sampled_from(["", "", "", "refund", "bounced"])),
        }
        for number in range(1, draw(st.integers(0, 6)) + 1)
    ]
    promises = [
        {
            "promise_id": _number("S", number),
            **_debtor(draw(who)),
            "made_on": draw(days),
            "promised_for": draw(days),
            "amount_kurus": draw(amounts),
        }
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    contacts = [
        {
            "contact_id": _number("G", number),
            **_debtor(draw(who)),
            "contacted_at": datetime.combine(draw(days), datetime.min.time()),
            "result": draw(st.sampled_from(["reached", "promised", "plan"])),
            "next_action": draw(st.sampled_from(["", "ara"])),
            "next_action_date": draw(st.none() | days),
        }
        for number in range(1, draw(st.integers(0, 4)) + 1)
    ]
    debtors = [_debtor(number + 1) for number in range(people)]
    return {
        "debtors": debtors,
        "receivables": receivables,
        "receipts": receipts,
        "promises": promises,
        "contacts": contacts,
        "fx_rates": RATES,
    }


def _number(prefix: str, number: int) -> str:
    return str(own_id.make_ids(prefix, np.array([number]))[0])


def _debtor(number: int) -> dict[str, str]:
    return {"debtor_id": _number("B", number), "debtor_name": f"Borçlu {number} Ltd. Şti."}


def book_of(tables: Tables, seed: int = 0) -> MemoryBook:
    """The tables with their rows shuffled; seed 0 leaves them."""
    frames = {}
    for key, rows in tables.items():
        order = list(rows)
        if seed:
            random.Random(f"{seed}{key}").shuffle(order)
        frames[key] = frame_of(key, order)
    return MemoryBook(frames)


def run(book: MemoryBook, hour: int = 9, as_of: date = AS_OF) -> Outcome:
    ledger = Ledger(book.read, book.cells(), place=book.place, facts=book.facts)
    outcome = refresh(ledger, Request({}, datetime(2026, 11, 20, hour)), as_of=as_of)
    book.write(outcome)
    return outcome


def refreshed(tables: Tables, seed: int = 0) -> dict[str, pd.DataFrame]:
    book = book_of(tables, seed)
    run(book)
    return {
        key: book.read(key).frame for key in (*tables, "today", "aging", "risk", "performance", "problems")
    }


# Making a failing book smaller would take minutes: a run costs a tenth of a second.
steady = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@steady
@given(books(), st.integers(1, 10**6))
def test_the_order_of_rows_does_not_matter(tables: Tables, seed: int) -> None:
    first, second = refreshed(tables), refreshed(tables, seed)
    for table, id_column, columns in (
        ("debtors", "debtor_id", FILLED),
        ("receivables", "receivable_id", ["open_kurus", "status", "age_bucket"]),
        ("receipts", "receipt_id", ["allocated_kurus", "credit_kurus", "attributed_contact_id"]),
        ("promises", "promise_id", ["paid_kurus", "status"]),
    ):
        left, right = (one[table].set_index(id_column)[columns].sort_index() for one in (first, second))
        known = [one for one in left.index if one in set(right.index)]
        pd.testing.assert_frame_equal(left.loc[known], right.loc[known])
    for table in ("today", "aging", "risk", "performance"):
        pd.testing.assert_frame_equal(first[table], second[table])


@steady
@given(books(), st.integers(0, 10**6))
def test_nothing_is_lost_or_typed_over_and_a_second_run_wants_nothing(tables: Tables, seed: int) -> None:
    book = book_of(tables, seed)
    typed = {key: book.read(key).frame for key in tables}
    run(book)
    adds_up(book)
    for key, before in typed.items():
        now = book.read(key).frame.loc[before.index]
        for column in tables[key][0] if tables[key] else ():
            assert now[column].equals(before[column]), (key, column)
    again = run(book, hour=17)
    assert again.is_empty(), (again.changes, list(again.bodies), again.cells)
    assert not again.log


@steady
@given(books(), st.integers(-200, 40))
def test_balances_of_a_day_know_only_receipts_up_to_it(tables: Tables, shift: int) -> None:
    day = AS_OF + timedelta(days=shift)
    known = {**tables, "receipts": [row for row in tables["receipts"] if row["received_on"] <= day]}
    whole, cut = book_of(tables), book_of(known)
    for book in (whole, cut):
        run(book, as_of=day)
    for table, column in (
        ("receivables", "open_kurus"),
        ("debtors", "open_kurus"),
        ("debtors", "risk_points"),
        ("debtors", "last_receipt_on"),
        ("promises", "paid_kurus"),
    ):
        pd.testing.assert_series_equal(whole.read(table).frame[column], cut.read(table).frame[column])
    for table in ("aging", "performance", "today"):
        pd.testing.assert_frame_equal(whole.read(table).frame, cut.read(table).frame)
    tiles = [key for key in cut.cells() if key.startswith(("tile_", "panel_"))]
    assert {key: whole.cells()[key] for key in tiles} == {key: cut.cells()[key] for key in tiles}


def adds_up(book: MemoryBook) -> None:
    """Aging adds up to what is open, credit to what was left over, stamps to what Excel's SUM shows."""
    receivables, receipts, aging = (book.read(key).frame for key in ("receivables", "receipts", "aging"))
    assert (aging[list(BUCKETS)].sum(axis=1) == aging["open_kurus"]).all()
    for currency in ("TRY", "USD", "EUR"):
        owed = receivables["open_kurus"][receivables["currency"].replace("", "TRY") == currency]
        left = receipts["credit_kurus"][receipts["currency"].replace("", "TRY") == currency]
        aged = aging[aging["currency"] == currency]
        assert aged["open_kurus"].sum() == owed.sum() and aged["credit_kurus"].sum() == left.sum()
    for table in ("receivables", "receipts", "promises"):
        amount = book.read(table).frame["amount_kurus"].fillna(0).sum()
        assert round(100 * book.cells().get(f"stamp_sum_{table}", 0)) == amount
