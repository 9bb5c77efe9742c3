"""Stages: a stage counts with what it needs, and the history says who had it since when."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from addin.rules.checks.context import Context
from addin.rules.stages import gate, history
from addin.schema import TABLES
from addin.schema.column import DTYPES
from tests.tables import table

AS_OF = date(2026, 3, 20)
BOOK = {
    "stages": """
        | Safha       | Gerekli Alanlar                       | Gerekli Olaylar | Sonraki Safhalar |
        | yeni        |                                       |                 | notice           |
        | ihtar       | due_date, debtors.address             |                 | enforcement      |
        | icra takibi | file_id, files.filed_on               | order_sent      |                  |
        """,
    "debtors": """
        | Borçlu No | Unvan | Adres  |
        | B-1       | Ak    | Kızılay |
        | B-2       | Bay   |        |
        """,
    "files": """
        | Dosya No | Borçlu No | Takip Tarihi |
        | D-1      | B-1       | 01.03.2026   |
        | D-2      | B-1       |              |
        """,
    "events": """
        | Dosya No | Olay Türü               | Olay Tarihi |
        | D-1      | ödeme emri gönderildi   | 02.03.2026  |
        | D-2      | ödeme emri gönderildi   | 02.03.2026  |
        """,
}


def blocked(receivable: str) -> bool:
    """Whether the gate stops one receivable: "borçlu | safha | vade | dosya | açık tutar"."""
    head = "| # | Alacak | Tutar | Borçlu | Safha | Vade | Dosya No | Açık Tutar |\n| 5 | A-1 | 10,00 "
    frames = {key: table(key, BOOK.get(key, "")) for key in TABLES}
    frames["receivables"] = table("receivables", head + receivable)
    stopped, _ = gate(frames, Context(as_of=AS_OF))
    assert len(stopped) == 1
    return bool(stopped[0])


@pytest.mark.parametrize(
    ("receivable", "stopped"),
    [
        ("| B-1 |             |            |     | 10,00 |", False),
        ("| B-1 | yeni        |            |     | 10,00 |", False),
        ("| B-1 | bilinmeyen  |            |     | 10,00 |", True),
        ("| B-1 | ihtar       | 01.03.2026 |     | 10,00 |", False),
        ("| B-1 | ihtar       |            |     | 10,00 |", True),
        ("| B-2 | ihtar       | 01.03.2026 |     | 10,00 |", True),
        ("| B-1 | icra takibi | 01.03.2026 | D-1 | 10,00 |", False),
        ("| B-1 | icra takibi | 01.03.2026 |     | 10,00 |", True),
        ("| B-1 | icra takibi | 01.03.2026 | D-2 | 10,00 |", True),
        ("| B-1 | ihtar       |            |     | 0,00  |", False),
    ],
    ids=[
        *("no stage", "nothing needed", "unknown", "complete", "own cell", "debtor's cell"),
        *("file and event", "no file", "file's cell", "nothing open"),
    ],
)
def test_gate(receivable: str, stopped: bool) -> None:
    assert blocked(receivable) == stopped


def test_a_debtors_empty_cell_stops_only_what_is_open() -> None:
    frames = {key: table(key, BOOK.get(key, "")) for key in TABLES}
    frames["receivables"] = table(
        "receivables",
        """
        | Alacak | Borçlu | Tutar | Safha | Vade       | Açık Tutar |
        | A-1    | B-2    | 10,00 | ihtar | 01.03.2026 | 10,00      |
        | A-2    | B-2    | 10,00 | ihtar | 01.03.2026 | 0,00       |
        | A-3    | B-2    | 10,00 | yeni  | 01.03.2026 | 10,00      |
        """,
    )
    assert gate(frames, Context(as_of=AS_OF))[0].tolist() == [True, False, False]


def test_gate_asks_for_the_event() -> None:
    assert not blocked("| B-1 | icra takibi | 01.03.2026 | D-1 | 10,00 |")
    events, BOOK["events"] = BOOK["events"], ""
    try:
        assert blocked("| B-1 | icra takibi | 01.03.2026 | D-1 | 10,00 |")
    finally:
        BOOK["events"] = events


# history


def passages(frame: pd.DataFrame) -> list[list[Any]]:
    """[receivable, stage, holder, entered, left, days]"""
    shown = frame.assign(
        entered_on=frame["entered_on"].dt.strftime("%d.%m").fillna(""),
        left_on=frame["left_on"].dt.strftime("%d.%m").fillna(""),
    )
    columns = ["receivable_id", "stage", "holder", "entered_on", "left_on", "days"]
    return [list(row) for row in shown[columns].astype(object).to_numpy()]


def run(
    rows: str,
    standing: pd.DataFrame | None = None,
    *,
    as_of: date = AS_OF,
    stopped: tuple[int, ...] = (),
) -> pd.DataFrame:
    receivables = table("receivables", "| Alacak | Borçlu | Safha | Safha Tarihi | Kimde |\n" + rows)
    mask = np.isin(np.arange(len(receivables)), stopped)
    before = table("stage_history") if standing is None else standing
    found = history(receivables, before, mask, as_of)
    again = history(receivables, found, mask, as_of)
    pd.testing.assert_frame_equal(again, found)  # a second run changes nothing
    wanted = {column.key: DTYPES[column.type] for column in TABLES["stage_history"].columns}
    assert {name: str(kind) for name, kind in found.dtypes.items()} == wanted
    return found


FIRST = "| A-1 | B-1 | yeni | 01.03.2026 | Ali |"


def test_first_passage_begins_on_the_stage_date_else_today() -> None:
    rows = (
        FIRST + "\n| A-2 | B-1 | yeni | | Ali |\n| A-3 | B-1 | yeni | 25.03.2026 | Ali |\n| A-4 | B-1 | | | |"
    )
    assert passages(run(rows)) == [
        ["A-1", "new", "Ali", "01.03", "", 19],
        ["A-2", "new", "Ali", "20.03", "", 0],
        ["A-3", "new", "Ali", "20.03", "", 0],
    ]


def test_another_stage_closes_the_open_passage() -> None:
    moved = run("| A-1 | B-1 | ihtar | 10.03.2026 | Ali |", run(FIRST))
    assert passages(moved) == [
        ["A-1", "new", "Ali", "01.03", "10.03", 9],
        ["A-1", "notice", "Ali", "10.03", "", 10],
    ]


def test_another_holder_is_a_passage_from_today() -> None:
    moved = run("| A-1 | B-1 | yeni | 01.03.2026 | Can |", run(FIRST))
    assert passages(moved) == [
        ["A-1", "new", "Ali", "01.03", "20.03", 19],
        ["A-1", "new", "Can", "20.03", "", 0],
    ]


def test_days_run_on_while_it_is_open() -> None:
    later = run(FIRST, run(FIRST), as_of=date(2026, 3, 31))
    assert passages(later) == [["A-1", "new", "Ali", "01.03", "", 30]]


def test_a_stage_date_before_the_open_passage_never_makes_negative_days() -> None:
    moved = run("| A-1 | B-1 | ihtar | 01.02.2026 | Ali |", run(FIRST))
    assert passages(moved)[0] == ["A-1", "new", "Ali", "01.03", "20.03", 19]
    earlier = run("| A-1 | B-1 | ihtar | | Ali |", run(FIRST), as_of=date(2026, 2, 1))
    assert all(days >= 0 for *_, days in passages(earlier))


def test_a_blocked_row_stays_at_its_last_valid_stage() -> None:
    stopped = run("| A-1 | B-1 | ihtar | 10.03.2026 | Ali |", run(FIRST), stopped=(0,))
    assert passages(stopped) == [["A-1", "new", "Ali", "01.03", "", 19]]
    assert passages(run("| A-1 | B-1 | ihtar | 10.03.2026 | Ali |", stopped=(0,))) == []


def test_an_emptied_stage_and_a_deleted_row_keep_what_was() -> None:
    was = run(FIRST)
    assert passages(run("| A-1 | B-1 | | | |", was)) == passages(was)
    assert passages(run("| A-9 | B-1 | | | |", was)) == passages(was)


def test_back_to_an_earlier_stage_is_a_new_passage() -> None:
    there = run("| A-1 | B-1 | ihtar | 10.03.2026 | Ali |", run(FIRST))
    back = run("| A-1 | B-1 | yeni | 15.03.2026 | Ali |", there)
    assert passages(back) == [
        ["A-1", "new", "Ali", "01.03", "10.03", 9],
        ["A-1", "notice", "Ali", "10.03", "15.03", 5],
        ["A-1", "new", "Ali", "15.03", "", 5],
    ]


def test_order_of_rows_does_not_matter() -> None:
    rows = [FIRST, "| A-2 | B-1 | ihtar | 02.03.2026 | Can |", "| A-3 | B-2 | yeni | 01.03.2026 | |"]
    pd.testing.assert_frame_equal(run("\n".join(rows)), run("\n".join(reversed(rows))))
    was = run("\n".join(rows))
    moved = "\n".join(rows).replace("yeni", "ihtar").replace("01.03", "15.03")
    pd.testing.assert_frame_equal(run(moved, was), run(moved, was.iloc[::-1]))
    # Came and went on one day: what is over stands before what goes on.
    same_day = run("| A-1 | B-1 | ihtar | | Ali |", run("| A-1 | B-1 | yeni | | Ali |"))
    later = "| A-1 | B-1 | ihtar | | Ali |"
    pd.testing.assert_frame_equal(run(later, same_day.iloc[::-1]), same_day)
