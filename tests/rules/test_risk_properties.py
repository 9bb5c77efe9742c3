"""Risk on random books: equal to the slow way, whatever the order, never kinder to who is later."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.rules.allocation import allocate
from addin.rules.risk import FACTORS, points_of_day, read_points
from addin.rules.risk_facts import Facts
from tests.rules.risk_books import AS_OF, CSV, TABLES, balances_of, judge, reasons
from tests.rules.slow_risk import SlowRisk
from tests.tables import frame_of

# random books
names = st.sampled_from(["B-1", "B-1", "B-2", ""])
recent_days = st.none() | st.integers(-40, 400).map(lambda days: AS_OF - timedelta(days=days))
old_days = st.none() | st.integers(-40, 1000).map(lambda days: AS_OF - timedelta(days=days))
moments = st.none() | st.tuples(st.integers(-3, 220), st.integers(0, 3)).map(
    lambda pair: datetime(2026, 6, 30, pair[1]) - timedelta(days=pair[0])
)
amounts = st.sampled_from([None, -300, 0, 1, 100, 250, 999, 10**9])
moneys = {"debtor_id": names, "currency": st.sampled_from(["", "TRY", "USD", "EUR"]), "amount_kurus": amounts}
closings = st.sampled_from(
    ["", "", "", "", "paid", "bounced", "bounced", "written_off", "wrong_record", "replaced"]
)


def rows(prefix: str, key: str, **fields: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    found = st.lists(st.fixed_dictionaries(fields), max_size=9)
    return found.map(lambda many: [{**row, key: f"{prefix}-{at}"} for at, row in enumerate(many)])


books = st.fixed_dictionaries(
    {
        "debtors": st.permutations(["B-1", "B-2", "B-3", "", "B-1"]).flatmap(
            lambda ids: st.lists(st.sampled_from([None, 0, 100, 5000]), min_size=5, max_size=5).map(
                lambda limits: [
                    {"debtor_id": name, "credit_limit_kurus": limit}
                    for name, limit in zip(ids, limits, strict=True)
                ]
            )
        ),
        "receivables": rows(
            "A",
            "receivable_id",
            **moneys,
            issue_date=old_days,
            due_date=old_days,
            document_type=st.sampled_from(["invoice", "cheque", "note", ""]),
            closing_reason=closings,
            disputed=st.sampled_from([None, True, False]),
            file_id=st.sampled_from(["", "", "D-0", "D-1"]),
            source_receivable_id=st.sampled_from(["", "", "A-0", "A-1"]),
        ),
        "receipts": rows(
            "T",
            "receipt_id",
            **moneys,
            received_on=recent_days,
            channel=st.sampled_from(
                ["", "cash", "transfer", "cheque", "cheque", "note", "credit_note", "offset"]
            ),
            receivable_id=st.sampled_from(["", "", "A-0", "A-1", "A-2"]),
            reversal=st.sampled_from(["", "", "", "refund", "cancelled", "bounced"]),
        ),
        "promises": rows(
            "S",
            "promise_id",
            debtor_id=names,
            promised_for=recent_days,
            status=st.sampled_from(["broken", "broken", "kept", "partly", "waiting", ""]),
        ),
        "contacts": rows(
            "G",
            "contact_id",
            debtor_id=names,
            contacted_at=moments,
            counterpart=st.sampled_from(["", "debtor", "third_party"]),
            result=st.sampled_from(
                ["no_answer", "no_answer", "wrong_number", "refuses", "reached", "plan", ""]
            ),
        ),
        "files": rows(
            "D",
            "file_id",
            debtor_id=names,
            our_role=st.sampled_from(["", "creditor", "debtor"]),
            file_status=st.sampled_from(["", "open", "closed"]),
            closing_reason=st.sampled_from(["", "paid", "insolvency"]),
        ),
    }
)
# Little history is enough, so that small books get points.
EASY = CSV.replace("history_receivables;3", "history_receivables;1").replace(
    "history_days;90", "history_days;9"
)


def frames_of(data: dict[str, list[dict[str, Any]]]) -> dict[str, pd.DataFrame]:
    return {name: frame_of(name, data[name]) for name in TABLES}


@given(books, st.sampled_from([CSV, EASY]))
@settings(max_examples=100)
def test_equals_the_slow_way(data: dict[str, list[dict[str, Any]]], points: str) -> None:
    frames = frames_of(data)
    allocation = allocate(frames["receivables"], frames["receipts"])
    slow = SlowRisk(
        data,
        allocation.open_kurus.fillna(0).tolist(),
        allocation.links[["receipt", "receivable", "kurus"]].to_records(index=False).tolist(),
        set(np.flatnonzero(allocation.papers.undone).tolist()),
        allocation.papers.claim.tolist(),
        {"USD": 45.5},
        points,
        AS_OF,
    )
    limits = points_of_day(read_points(points), AS_OF)[1]
    facts = Facts(frames, allocation, balances_of(frames, allocation), AS_OF, limits)
    for at, debtor in enumerate(data["debtors"]):
        if debtor["debtor_id"] and debtor["debtor_id"] not in facts.ids[:at]:
            numbers = slow.numbers(debtor)
            assert {factor: getattr(facts, factor)[at] for factor in FACTORS} == numbers
            known = (facts.fallen_due[at], facts.known_days[at])
            assert known == slow.history(debtor["debtor_id"])
    found = judge(frames, points)
    points_said = found.points.astype(object).where(found.points.notna(), None).tolist()
    for at, (total, grade, named) in enumerate(slow.result):
        assert (points_said[at], found.risk_class[at]) == (total, grade)
        assert reasons(found, at) == named


@given(books, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_order_of_rows_and_columns_does_not_matter(data: dict[str, list[dict[str, Any]]], random) -> None:
    frames = frames_of({**data, "debtors": data["debtors"][:3]})
    ids = frames["debtors"]["debtor_id"]
    frames["debtors"] = frames["debtors"][~ids.duplicated()]
    mixed = {
        name: frame.iloc[random.sample(range(len(frame)), len(frame)), ::-1] for name, frame in frames.items()
    }
    found, other = judge(frames, EASY), judge(mixed, EASY)
    back = [mixed["debtors"].index.get_loc(label) for label in frames["debtors"].index]
    pd.testing.assert_series_equal(other.points.sort_index(), found.points.sort_index())
    assert other.risk_class[back].tolist() == found.risk_class.tolist()
    assert other.codes[back].tolist() == found.codes.tolist()
    assert other.numbers[back].tolist() == found.numbers.tolist()


@given(books, st.integers(0, 8), st.integers(1, 300))
@settings(max_examples=80)
def test_more_days_overdue_never_lower_the_points(
    data: dict[str, list[dict[str, Any]]], at: int, days: int
) -> None:
    # Receipts by age alone: a designation or a paper may tie money to the day it was given on.
    plain = {"channel": "cash", "reversal": "", "receivable_id": ""}
    data["receipts"] = [{**row, **plain, "currency": ""} for row in data["receipts"]]
    for row in data["receivables"]:
        row.update(document_type="invoice", source_receivable_id="", currency="", closing_reason="")
    before = judge(frames_of(data), EASY).points
    if at >= len(data["receivables"]) or data["receivables"][at]["due_date"] is None:
        return
    data["receivables"][at]["due_date"] -= timedelta(days=days)
    after = judge(frames_of(data), EASY).points
    both = before.notna() & after.notna()
    assert (after[both] >= before[both]).all()
    assert after[before.notna()].notna().all()
