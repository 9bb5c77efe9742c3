"""Draft: what steps fill in is what the outcome says, and nothing is said twice."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.draft import Draft, same_cell, typed
from addin.model import BookFacts, Ledger, Link, Outcome, Place, TableData, is_missing
from addin.schema import TABLES
from addin.schema.column import DTYPES
from tests.tables import frame_of, table

DEBTORS = """
| # | Borçlu | Unvan | Açık Bakiye | Sonraki Aksiyon | Sonraki Aksiyon Tarihi |
| 0 | B-1    | Ak    | 100,00      | ara             | 01.03.2026             |
| 3 | B-2    | Boz   |             |                 |                        |
"""
TODAY = """
| Borçlu | Unvan | Tarih      | Açık Tutar | Satıra Git |
| B-1    | Ak    | 01.03.2026 | 100,00     | git        |
| B-2    | Boz   |            |            | git        |
"""


def book(frames: dict[str, pd.DataFrame], cells: dict[str, Any] | None = None, rows: int = 6) -> Ledger:
    """A ledger of these frames; tables that are not empty have `rows` rows in the book."""

    def load(key: str) -> TableData:
        return TableData(frames[key] if key in frames else table(key))

    def place(key: str) -> Place:
        columns = {column: number for number, column in enumerate(TABLES[key].keys, start=1)}
        return Place(key, key, 5, 5 + rows, 1, 9, columns, {})

    return Ledger(load, cells or {}, place=place, facts=lambda key: BookFacts())


def written(frames: dict[str, pd.DataFrame], outcome: Outcome) -> dict[str, pd.DataFrame]:
    """The frames once the outcome stands in the book, cell by cell."""
    after = {key: frame.copy() for key, frame in frames.items()}
    for column in outcome.changes:
        for change in column:
            standing = after[change.table].loc[change.row, change.column]
            assert same_value(standing, change.old)
            assert not same_value(change.old, change.new)
            after[change.table].loc[change.row, change.column] = change.new
    for key, new in outcome.appended.items():
        assert not after[key].index.isin(new.index).any()
        after[key] = pd.concat([after[key], new]) if len(after[key]) else new
    after.update({key: plain(key, body) for key, body in outcome.bodies.items()})
    return after


def plain(key: str, body: pd.DataFrame) -> pd.DataFrame:
    """A body as it is read back: every column, links as the text they show."""
    columns = {}
    for column in TABLES[key].columns:
        values = list(body[column.key]) if column.key in body else [None] * len(body)
        shown = np.array([*(getattr(value, "text", value) for value in values), None], dtype=object)[:-1]
        columns[column.key] = typed(shown, column.type, pd.RangeIndex(len(body)))
    return pd.DataFrame(columns, index=pd.RangeIndex(len(body)))


def same_value(left: Any, right: Any) -> bool:
    return bool(pd.isna(right)) if pd.isna(left) else bool(not pd.isna(right) and left == right)


def told(outcome: Outcome) -> list[tuple[str, int, str, Any, Any]]:
    bare = lambda value: None if is_missing(value) else value  # noqa: E731
    return [
        (c.table, c.row, c.column, bare(c.old), bare(c.new)) for column in outcome.changes for c in column
    ]


@pytest.fixture
def draft() -> Draft:
    frames = {"debtors": table("debtors", DEBTORS), "today": table("today", TODAY)}
    return Draft(book(frames, {"company_name": "Ak"}))


def test_an_untouched_draft_says_nothing(draft: Draft) -> None:
    assert draft.outcome().is_empty()
    assert draft["debtors"] is draft.ledger["debtors"]
    assert list(draft) == list(TABLES)
    assert len(draft) == len(TABLES)


def test_fill_lists_only_cells_that_differ(draft: Draft) -> None:
    draft.fill("debtors", "open_kurus", [10000, 250])
    draft.fill("debtors", "next_action", ["", None])
    draft.fill("debtors", "next_action_date", [pd.NaT, pd.Timestamp("2026-03-02")])
    assert told(draft.outcome()) == [
        ("debtors", 3, "open_kurus", None, 250),
        ("debtors", 0, "next_action", "ara", ""),
        ("debtors", 0, "next_action_date", datetime(2026, 3, 1), None),
        ("debtors", 3, "next_action_date", None, datetime(2026, 3, 2)),
    ]
    assert draft["debtors"]["open_kurus"].tolist() == [10000, 250]
    assert draft.ledger["debtors"]["open_kurus"].tolist() == [10000, pd.NA]


def test_numbers_differ_from_the_sixth_decimal_on() -> None:
    rates = table("fx_rates", "| Kur (TL) |\n| 0,3 |\n| 41,5 |")
    draft = Draft(book({"fx_rates": rates}))
    draft.fill("fx_rates", "rate", [0.1 + 0.2, 41.500001])
    assert told(draft.outcome()) == [("fx_rates", 1, "rate", 41.5, 41.500001)]


def test_what_was_filled_last_stands(draft: Draft) -> None:
    draft.fill("debtors", "open_kurus", [1, 2])
    draft.fill("debtors", "open_kurus", draft.ledger["debtors"]["open_kurus"])
    assert draft.outcome().is_empty()


def test_restored_cells_are_written_though_the_value_is_the_same(draft: Draft) -> None:
    draft.restore("debtors", "next_action", [0])
    assert told(draft.outcome()) == [("debtors", 0, "next_action", "ara", "ara")]
    draft.fill("debtors", "next_action", ["yaz", ""])
    assert told(draft.outcome()) == [("debtors", 0, "next_action", "ara", "yaz")]


def test_versions_tell_whether_a_column_was_filled(draft: Draft) -> None:
    before = draft.version("debtors", "phone"), draft.version("debtors", "email")
    draft.fill("debtors", "phone", ["", ""])
    assert draft.version("debtors", "phone") != before[0]
    assert draft.version("debtors", "email") == before[1]
    draft.append("debtors", pd.DataFrame({"debtor_name": ["Cem"]}))
    assert draft.version("debtors", "email") != before[1]


def test_appended_rows_stand_behind_the_last_row_of_the_table(draft: Draft) -> None:
    draft.append("debtors", pd.DataFrame({"debtor_name": ["Cem"], "open_kurus": [5]}))
    draft.append("debtors", pd.DataFrame({"debtor_name": ["Dal", "Efe"]}))
    draft.append("debtors", pd.DataFrame({"debtor_name": []}))
    draft.fill("debtors", "risk_points", [1, None, 3, None, 5])
    outcome = draft.outcome()
    new = outcome.appended["debtors"]
    assert new.index.tolist() == [6, 7, 8]  # the book has six rows, blank ones among them
    assert new["debtor_name"].tolist() == ["Cem", "Dal", "Efe"]
    assert new["risk_points"].tolist() == [3, pd.NA, 5]
    assert new["phone"].tolist() == ["", "", ""]
    assert new.dtypes.astype(str).to_dict() == {c.key: DTYPES[c.type] for c in TABLES["debtors"].columns}
    assert told(outcome) == [("debtors", 0, "risk_points", None, 1)]
    assert draft.is_new("debtors").tolist() == [False, False, True, True, True]


def test_the_first_row_of_an_empty_table_stands_on_top(draft: Draft) -> None:
    draft.append("receipts", pd.DataFrame({"amount_kurus": [100]}))
    assert draft.outcome().appended["receipts"].index.tolist() == [0]
    assert draft.is_new("receipts").all()
    assert not draft.is_new("debtors").any()


# bodies


def body(**columns: Any) -> pd.DataFrame:
    links = np.empty(2, dtype=object)
    links[:] = [Link("#'Borçlular'!B5", "git"), Link("#'Borçlular'!B8", "git")]
    given = {
        "debtor_id": ["B-1", "B-2"],
        "debtor_name": ["Ak", "Boz"],
        "due_on": [pd.Timestamp("2026-03-01"), pd.NaT],
        "open_kurus": pd.array([10000, None], dtype="Int64"),
        "go": links,
        **columns,
    }
    return pd.DataFrame(given)


@pytest.mark.parametrize(
    ("columns", "same"),
    [
        ({}, True),
        ({"phone": ["", ""]}, True),
        ({"phone": [None, np.nan]}, True),
        ({"days_late": [pd.NA, pd.NA]}, True),
        ({"open_kurus": [10000.0, np.nan]}, True),
        ({"due_on": [date(2026, 3, 1), None]}, True),
        ({"due_on": [None, date(2026, 3, 1)]}, False),
        ({"open_kurus": [10000, 0]}, False),
        ({"debtor_name": ["Ak", "boz"]}, False),
        ({"go": ["git", "bak"]}, False),
    ],
    ids=[
        *("links", "empty text", "no text", "no number", "floats", "days"),
        *("moved", "zero", "letter", "link text"),
    ],
)
def test_a_body_is_replaced_only_when_another_stands_there(
    draft: Draft, columns: dict[str, Any], same: bool
) -> None:
    rows = body(**columns)
    draft.body("today", rows)
    assert draft.outcome().is_empty() == same
    assert draft["today"] is rows


def test_shorter_and_empty_bodies(draft: Draft) -> None:
    draft.body("today", body().head(1))
    assert len(draft.outcome().bodies["today"]) == 1
    draft.body("today", body().head(0))
    assert draft.outcome().bodies["today"].empty
    draft.body("today", body())
    assert draft.outcome().is_empty()
    draft.body("risk", pd.DataFrame({"debtor_id": []}))
    assert draft.outcome().is_empty()


# cells


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (None, "", True),
        ("", None, True),
        (12.0, 12, True),
        (0.1 + 0.2, 0.3, True),
        (12.0, np.int64(12), True),
        (0.0, None, False),
        ("12", 12, False),
        (datetime(2026, 3, 1), date(2026, 3, 1), True),
        (datetime(2026, 3, 1), pd.Timestamp("2026-03-01"), True),
        (datetime(2026, 3, 1), np.datetime64("2026-03-01"), True),
        (None, np.datetime64("NaT"), True),
        (datetime(2026, 3, 1, 9), date(2026, 3, 1), False),
        (True, np.True_, True),
        ("git", Link("#'A'!B1", "git"), True),
        ([["a", 1.0]], [["a", 1]], True),
        ([["a", 1.0], ["", None]], [("a", 1)], True),
        ([["a", 1.0, ""], ["b", "", ""]], [["a", 1], ["b"]], True),
        ([["a", 1.0]], [["a", 1], [0, 0]], False),
        ([["a", 1.0]], [["a", 1], [False, ""]], False),
        ([["", ""], ["a", ""]], [["a"]], False),
        ([[None, None]], [], True),
        (None, [], True),
        (None, [["a"]], False),
    ],
)
def test_cells_are_compared_as_they_come_back(old: Any, new: Any, same: bool) -> None:
    assert same_cell(old, new) == same
    draft = Draft(book({}, {"panel_open": old}))
    draft.cell("panel_open", new)
    assert draft.outcome().is_empty() == same
    # What stood there before is set again: nothing is left to write.
    draft.cell("panel_open", "x")
    draft.cell("panel_open", old)
    assert draft.outcome().is_empty()


# properties

WORTH = {
    "text": st.sampled_from(["", "a", "İ", None]),
    "date": st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    "datetime": st.none() | st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)),
    "money": st.none() | st.integers(-3, 10**12),
    "integer": st.none() | st.integers(-3, 3),
    "number": st.none() | st.sampled_from([0.0, 0.1 + 0.2, 0.3, 0.3 + 1e-9]),
    "flag": st.sampled_from([None, True, False]),
}
WORTH |= dict.fromkeys(("id", "choice", "link"), WORTH["text"]) | {"percent": WORTH["number"]}
FILLED = ("promises", "contacts")
BODIES = ("today", "holidays")


def random_rows(key: str, size: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    some = st.sampled_from(TABLES[key].columns)
    cell = some.flatmap(lambda column: st.tuples(st.just(column.key), WORTH[column.type]))
    return st.lists(st.lists(cell, max_size=4).map(dict), min_size=size, max_size=size)


@st.composite
def frames_in_book(draw: Any) -> dict[str, pd.DataFrame]:
    frames = {}
    for key in (*FILLED, *BODIES):
        size = draw(st.integers(0, 3))
        frame = frame_of(key, draw(random_rows(key, size)))
        gaps = sorted(draw(st.permutations(range(6)))[:size]) if key in FILLED else range(size)
        frames[key] = frame.set_axis(pd.Index(gaps, dtype="int64"))
    return frames


def some_steps(data: Any, draft: Draft) -> list[tuple[str, str, Any]]:
    """Fills a draft at random; gives the last values of each column and each body."""
    last: dict[tuple[str, str], Any] = {}
    for _ in range(data.draw(st.integers(1, 6))):
        key = data.draw(st.sampled_from((*FILLED, *BODIES)))
        if key in BODIES:
            rows = frame_of(key, data.draw(random_rows(key, data.draw(st.integers(0, 3)))))
            draft.body(key, rows)
            last[key, ""] = rows
        elif data.draw(st.booleans()):
            draft.append(key, frame_of(key, data.draw(random_rows(key, data.draw(st.integers(0, 2))))))
        else:
            column = data.draw(st.sampled_from(TABLES[key].columns))
            size = len(draft[key])
            values = data.draw(st.lists(WORTH[column.type], min_size=size, max_size=size))
            draft.fill(key, column.key, np.array([*values, None], dtype=object)[:-1])
            last[key, column.key] = draft[key][column.key]
    return [(key, column, values) for (key, column), values in last.items()]


@given(frames_in_book(), st.data())
@settings(max_examples=60)
def test_the_outcome_on_the_book_is_the_draft_and_the_second_is_empty(
    frames: dict[str, pd.DataFrame], data: Any
) -> None:
    draft = Draft(book(frames))
    steps = some_steps(data, draft)
    after = written(frames, draft.outcome())
    for key in (*FILLED, *BODIES):
        expected = plain(key, draft[key]) if key in BODIES else draft[key]
        pd.testing.assert_frame_equal(after[key], expected, atol=1e-6, check_index_type=False)
    again = Draft(book(after, rows=20))
    for key, column, values in steps:
        if column:
            again.fill(key, column, draft[key][column])
        else:
            again.body(key, values)
    assert again.outcome().is_empty()


@given(frames_in_book(), st.data())
@settings(max_examples=25)
def test_undoing_each_change_gives_the_book_back(frames: dict[str, pd.DataFrame], data: Any) -> None:
    draft = Draft(book(frames))
    some_steps(data, draft)
    outcome = draft.outcome()
    after = written(frames, Outcome(changes=outcome.changes))
    back = written(after, Outcome(changes=[change.inverse() for change in reversed(outcome.changes)]))
    for key in FILLED:
        pd.testing.assert_frame_equal(back[key], frames[key])
