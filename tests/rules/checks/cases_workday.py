"""Faults of the working day: what nobody else has seen, files that are gone."""

from __future__ import annotations

import numpy as np

from tests.rules.checks.case import Case, D, R

_NOTICE = 3  # place of the stage ihtar among the stages


def link_states(*states: str) -> dict[str, object]:
    """One state a receivable of the clean book."""
    return {"documents": {(R, "document"): np.array([*states, *[""] * (7 - len(states))], dtype=object)}}


CASES = [
    Case(
        "second_check_missing",
        {("stages", _NOTICE, "second_check"): True},
        {(R, 0, "checked_by")},
        "amount, due, id.",
    ),
    Case(
        "second_check_missing",
        {("stages", _NOTICE, "second_check"): True, (D, 0, "checked_trace"): "id|Can Demir|2026-11-02|0"},
        {(R, 0, "checked_by")},
        "amount, due, id.",  # a mark of other cells is none
    ),
    Case("broken_document_link", {}, {(R, 1, "document")}, "missing", link_states("", "missing")),
    Case(
        "broken_document_link",
        {(R, 0, "document"): "Belgeler/a.pdf"},
        {(R, 0, "document"), (R, 2, "document")},
        "changed",
        link_states("changed", "", "changed"),
    ),
]
