"""Promises: a lira keeps one promise at most, in its time, and only if it stays ours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from addin.rules.cash import kept_cash_kurus
from addin.rules.promises import pay_promises
from addin.rules.settings import Settings
from tests.rules import ledgers
from tests.tables import frame_of, table

SETTINGS = Settings()
PROMISES = """
| # | Taahhüt | Borçlu | Alındığı Tarih | Söz Tarihi | Tutar  | Alacak | İptal | Para Birimi |
| 1 | S-1     | B-1    | 01.03.2026     | 10.03.2026 | 100,00 |        |       |             |
| 3 | S-2     | B-1    | 05.03.2026     | 20.03.2026 | 100,00 | A-2    |       |             |
| 4 | S-3     | B-1    | 05.03.2026     | 30.03.2026 | 100,00 |        |       |             |
| 5 | S-4     | B-1    | 01.03.2026     | 30.03.2026 | 100,00 |        | evet  |             |
| 7 | S-5     | B-1    | 01.03.2026     | 30.03.2026 | 100,00 |        |       | USD         |
| 8 | S-6     | B-2    | 01.03.2026     | 30.03.2026 | 100,00 |        |       |             |
"""
HEAD = "| Tahsilat | Borçlu | Tarih | Tutar | Alacak | Taahhüt | Kanal | İade/İptal |\n"


def paid(*receipts: str) -> list[int]:
    found = pay_promises(table("promises", PROMISES), table("receipts", HEAD + "\n".join(receipts)), SETTINGS)
    assert found.paid_kurus.index.tolist() == [1, 3, 4, 5, 7, 8]
    return [kurus // 100 for kurus in found.paid_kurus]


def test_oldest_promise_first_and_each_lira_once() -> None:
    assert paid("| T-1 | B-1 | 09.03.2026 | 250,00 | | | | |") == [100, 100, 50, 0, 0, 0]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("28.02.2026", [0, 0, 0, 0, 0, 0]),
        ("01.03.2026", [60, 0, 0, 0, 0, 0]),
        ("12.03.2026", [60, 0, 0, 0, 0, 0]),
        ("13.03.2026", [0, 60, 0, 0, 0, 0]),
        ("23.03.2026", [0, 0, 60, 0, 0, 0]),
        ("", [0, 0, 0, 0, 0, 0]),
    ],
)
def test_only_from_the_day_it_was_made_to_the_end_of_grace(day: str, expected: list[int]) -> None:
    assert paid(f"| T-1 | B-1 | {day} | 60,00 | | | | |") == expected


def test_a_promise_about_a_receivable_takes_what_names_it_or_nothing() -> None:
    assert paid("| T-1 | B-1 | 15.03.2026 | 60,00 | A-2 | | | |") == [0, 60, 0, 0, 0, 0]
    assert paid("| T-1 | B-1 | 15.03.2026 | 60,00 | A-9 | | | |") == [0, 0, 60, 0, 0, 0]


def test_a_named_promise_comes_first_and_the_excess_is_free() -> None:
    assert paid("| T-1 | B-1 | 09.03.2026 | 150,00 | | S-3 | | |") == [50, 0, 100, 0, 0, 0]


def test_a_named_promise_that_is_over_keeps_the_money_from_others() -> None:
    assert paid("| T-1 | B-1 | 15.03.2026 | 60,00 | | S-1 | | |") == [0] * 6


@pytest.mark.parametrize("named", ["S-6", "S-5", "S-99"])
def test_a_name_that_does_not_fit_is_no_name(named: str) -> None:
    assert paid(f"| T-1 | B-1 | 09.03.2026 | 60,00 | | {named} | | |") == [60, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "receipt",
    [
        "| T-1 | B-2 | 09.03.2026 | 60,00 | | | çek | |",
        "| T-1 | B-2 | 09.03.2026 | 60,00 | | | iade faturası | |",
        "| T-1 | B-2 | 09.03.2026 | 60,00 | | | | karşılıksız |",
        "| T-1 | B-2 | 09.03.2026 | 60,00 | | S-6 | | iptal |",
    ],
    ids=["cheque", "credit note", "bounced", "cancelled"],
)
def test_what_is_not_cash_keeps_no_promise(receipt: str) -> None:
    assert paid(receipt) == [0] * 6


def test_a_refund_takes_back_what_it_kept() -> None:
    rows = [
        "| T-1 | B-2 | 09.03.2026 | 130,00 | | S-6 | | |",
        "| T-2 | B-2 | 12.03.2026 | 80,00 | | | | iade |",
    ]
    assert paid(*rows) == [0, 0, 0, 0, 0, 50]


debtors = st.sampled_from(["B-1"] * 6 + ["B-2"] * 4 + [""])
currencies = st.sampled_from([""] * 8 + ["TRY", "USD"])


def days(first: int, last: int) -> st.SearchStrategy[date | None]:
    known = st.integers(first, last).map(lambda day: ledgers.DAY + timedelta(days=day))
    return st.one_of(known, known, known, known, known, st.none())


_promise = st.fixed_dictionaries(
    {
        "debtor_id": debtors,
        "currency": currencies,
        "amount_kurus": ledgers.amounts,
        "made_on": days(0, 10),
        "promised_for": days(5, 20),
        "receivable_id": st.sampled_from(["", "", "A-1", "A-2"]),
        "cancelled": st.sampled_from([None, None, True, False]),
    }
)
made_promises = st.lists(_promise, min_size=1, max_size=6).map(
    lambda rows: ledgers.numbered("S", "promise_id", rows)
)
_payment = st.fixed_dictionaries(
    {
        "debtor_id": debtors,
        "currency": currencies,
        "amount_kurus": ledgers.amounts,
        "received_on": days(0, 24),
        "channel": st.sampled_from(["", "", "", "cheque"]),
        "receivable_id": st.sampled_from(["", "", "A-1", "A-2"]),
        "reversal": st.sampled_from(["", "", "", "", "refund", "cancelled"]),
        "promise_id": st.sampled_from(["", "S-0", "S-0", "S-1", "S-9"]),
    }
)
payments = st.lists(_payment, max_size=8).map(lambda rows: ledgers.numbered("T", "receipt_id", rows))


def pay_slowly(promises: list[dict[str, Any]], receipts: list[dict[str, Any]]) -> list[int]:
    """Receipt by receipt in the order of days, each to its oldest promise."""
    left = kept_cash_kurus(frame_of("receipts", receipts)).tolist()
    paid = [0] * len(promises)
    late = date(9999, 12, 31)
    by_day = sorted(range(len(receipts)), key=lambda at: (receipts[at]["received_on"] or late, at))
    by_age = sorted(
        range(len(promises)),
        key=lambda at: (str(promises[at]["made_on"]), str(promises[at]["promised_for"]), at),
    )

    def fits(row: dict, promise: dict) -> bool:
        same = row["debtor_id"] == promise["debtor_id"] != ""
        valid = promise["made_on"] and promise["promised_for"] and not promise["cancelled"]
        return bool(same and valid and (row["currency"] or "TRY") == (promise["currency"] or "TRY"))

    def in_time(row: dict, promise: dict) -> bool:
        if not row["received_on"]:
            return False
        last = promise["promised_for"] + timedelta(days=2)
        return bool(promise["made_on"] <= row["received_on"] <= last)

    def pay(at: int, to: int) -> None:
        kurus = max(0, min(left[at], (promises[to]["amount_kurus"] or 0) - paid[to]))
        left[at] -= kurus
        paid[to] += kurus

    for named in (True, False):
        for at in by_day:
            row = receipts[at]
            own = [
                to
                for to in by_age
                if promises[to]["promise_id"] == row["promise_id"] and fits(row, promises[to])
            ]
            for to in own if named else by_age:
                about, names = promises[to]["receivable_id"], row["receivable_id"]
                fit = fits(row, promises[to]) and (named or not about or not names or about == names)
                if fit and in_time(row, promises[to]):
                    pay(at, to)
            if named and own and not in_time(row, promises[own[0]]):
                left[at] = 0
    return paid


@given(made_promises, payments)
@examples(max_examples=500)
def test_equals_the_slow_way(promises: list[dict], receipts: list[dict]) -> None:
    found = pay_promises(frame_of("promises", promises), frame_of("receipts", receipts), SETTINGS)
    assert found.paid_kurus.tolist() == pay_slowly(promises, receipts)
    kept = kept_cash_kurus(frame_of("receipts", receipts))
    assert (found.flow.given(len(receipts)) <= kept).all()
