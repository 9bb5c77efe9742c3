"""Faults of payment plans and of commitments at the enforcement office."""

from __future__ import annotations

import pandas as pd

from tests.rules.checks.case import Case, S, cell, day, new

_GIVEN = {
    "debtor_id": "B-0002-U",
    "promise_kind": "commitment",
    "made_on": day("2026-11-20"),
    "file_id": "D-0001-A",
    "plan_no": "P1",
}


def _commitment(*instalments: tuple[str, int], **more: object) -> dict[tuple[str, int, str], object]:
    """Rows of one plan of instalments, day and kuruş."""
    cells: dict[tuple[str, int, str], object] = {}
    for at, (due, kurus) in enumerate(instalments):
        row = {**_GIVEN, "promised_for": day(due), "amount_kurus": kurus, **more}
        cells |= new(S, 10 + at, promise_id=IDS[at], **row)
    return cells


IDS = ("S-0004-Y", "S-0005-Z", "S-0006-A", "S-0007-B", "S-0008-C")
_ONE = _commitment(("2026-11-20", 40000))

CASES = [
    Case(
        "plan_sum_differs",
        {(S, 1, "plan_total_kurus"): 20001, (S, 2, "plan_total_kurus"): 20001},
        {(S, 1, "plan_total_kurus")},
        "200,00",
    ),
    cell("plan_sum_differs", S, 2, "plan_total_kurus", 30000, "300,00"),
    Case("commitment_form_incomplete", {**_ONE, (S, 10, "file_id"): ""}, {(S, 10, "file_id")}, "file_id"),
    Case(
        "commitment_form_incomplete",
        {**_ONE, (S, 10, "made_on"): pd.NaT},
        {(S, 10, "made_on")},
        "made_on",
    ),
    Case(
        "commitment_outside_frame",
        _commitment(("2026-11-20", 10000), ("2026-12-21", 10000), ("2027-02-23", 10001)),
        {(S, 10, "plan_no")},
        "months",
    ),
    Case(
        "commitment_outside_frame",
        _commitment(("2026-11-24", 10000), ("2026-12-21", 10000)),
        {(S, 10, "plan_no")},
        "at_once",
    ),
    Case(
        "commitment_outside_frame",
        _commitment(("2026-11-20", 4000), ("2026-12-21", 16000)),
        {(S, 10, "plan_no")},
        "quarter",
    ),
    Case(
        "commitment_outside_frame",
        _commitment(*((f"2026-1{1 + at // 3}-{20 + at}", 8000) for at in range(5))),
        {(S, 10, "plan_no")},
        "instalments, quarter",
    ),
]
