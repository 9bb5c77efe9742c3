"""The book of frames behaves as the closed file does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.memory import MemoryBook
from addin.model import ColumnChange, Link, Outcome
from addin.schema import TABLES
from tests.books.sample import sample

DEBTORS: list[dict[str, Any]] = [
    {"debtor_id": "B-1", "debtor_name": "Ali"},
    {},
    {"debtor_id": "B-2", "debtor_name": "Veli", "credit_limit_kurus": 12.5},
]


def both(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sample({"debtors": DEBTORS, "risk": [], "today": []}, cells={"x": "a"}))
    frame = pd.DataFrame(
        {
            "debtor_id": ["B-1", "B-2"],
            "debtor_name": ["Ali", "Veli"],
            "credit_limit_kurus": [None, 1250],
            "idle_days": [None, None],
        },
        index=[0, 2],
    )
    return open_book(path, backups=False), MemoryBook({"debtors": frame}, {"x": "a"})


def objects(*values):
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


OUTCOMES = {
    "change": Outcome(
        changes=[
            ColumnChange("debtors", "open_kurus", np.array([0, 2]), objects(None, None), objects(5, 700)),
            ColumnChange("debtors", "debtor_name", np.array([2]), objects("Veli"), objects("")),
            ColumnChange("debtors", "debtor_kind", np.array([0]), objects(""), objects("company")),
        ]
    ),
    "append": Outcome(
        appended={
            "debtors": pd.DataFrame({"debtor_id": ["B-3"], "credit_limit_kurus": [1]}),
            "risk": pd.DataFrame({"rank": [1, 2]}),
        }
    ),
    "body": Outcome(
        bodies={
            "risk": pd.DataFrame({"rank": [1, 2], "debtor_name": ["=a", "b"]}),
            "today": pd.DataFrame({"go": [Link("#A!A1", "git")], "due_on": [pd.Timestamp(2026, 1, 2)]}),
        }
    ),
    "cells": Outcome(cells={"x": 5}),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_same_as_the_file(tmp_path, name) -> None:
    file, memory = both(tmp_path)
    outcome = OUTCOMES[name]
    assert file.write(outcome, dry=True) == memory.write(outcome, dry=True)
    assert file.write(outcome) == memory.write(outcome) > 0
    for table in ("debtors", "risk", "today"):
        one, other = file.read(table).frame, memory.read(table).frame
        columns = [column.key for column in TABLES[table].columns if column.fill != "formula"]
        pd.testing.assert_frame_equal(one[columns], other[columns])
        assert file.place(table).last_row == memory.place(table).last_row
    assert file.cells() == memory.cells()
    assert file.write(Outcome(bodies=outcome.bodies, cells=outcome.cells)) == 0
