"""Ids are completed and copies told apart; traces stay what they are."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.identifiers import own_id
from addin.rules.ids import issue_ids
from addin.rules.trace import trace
from addin.schema import TABLES
from tests.tables import table

ROWS = """
| Tahsilat No | Borçlu | Unvan     | Tarih      | Tutar    | Para Birimi |
| T-0001-L    | B-1    | Işık Gıda | 05.01.2026 | 1.234,50 | TL          |
| T-0002-M    | B-2    | Ağaç      | 06.01.2026 | 10,00    |             |
| T-0003-N    |        |           |            |          |             |
"""
USER = [column.key for column in TABLES["receipts"].filled_by("user")]


def receipts():
    return table("receipts", ROWS)


def stamped():
    rows = receipts()
    return rows.assign(trace=pd.Series(trace(rows, USER), dtype="str"))


def issue(rows, used=()):
    return issue_ids(rows, "T", "receipt_id", trace(rows, USER), used)


def test_traces_never_change():
    # These stand in users' books: another value here would show every row as edited by hand.
    assert trace(receipts(), USER).tolist() == ["0821f11fe936", "7a6f1127637a", "44bfcb277fad"]


def test_trace_sees_each_user_cell_and_nothing_else():
    before = trace(receipts(), USER)
    for column, value in [
        ("receipt_id", "T-0009-V"),
        ("description", "x"),
        ("received_on", pd.Timestamp("2026-01-07")),
        ("amount_kurus", 123451),
    ]:
        rows = receipts()
        rows.loc[0, column] = value
        after = trace(rows, USER)
        assert after[0] != before[0] and (after[1:] == before[1:]).all()
    rows = receipts().iloc[::-1, ::-1].assign(allocated_kurus=pd.array([5, 5, 5], "Int64"))
    assert trace(rows, USER[::-1]).tolist() == before[::-1].tolist()


def test_same_value_in_another_column_is_another_trace():
    left, right = receipts(), receipts()
    left.loc[2, "description"], right.loc[2, "channel"] = "nakit", "nakit"
    assert trace(left, USER)[2] != trace(right, USER)[2]


def test_seconds_lost_by_another_program_do_not_count():
    rows = table("contacts", "| Borçlu | Tarih |\n| B-1 | 16.11.2026 10:30 |")
    shifted = rows.assign(contacted_at=rows["contacted_at"] - pd.Timedelta(seconds=1))
    assert trace(rows, ["contacted_at"]) == trace(shifted, ["contacted_at"])


@given(st.lists(st.tuples(st.text(), st.integers(0, 10**12)), unique=True, min_size=2, max_size=30))
def test_different_rows_have_different_traces(cells):
    rows = pd.DataFrame(cells, columns=["text", "kurus"]).astype({"kurus": "Int64"})
    assert len(set(trace(rows, ["text", "kurus"]))) == len(cells)


def test_empty_ids_get_the_next_numbers_in_row_order():
    rows = stamped()
    rows.loc[[0, 2], "receipt_id"] = ""
    issued = issue(rows)
    assert issued.ids.tolist() == own_id.make_ids("T", [3, 2, 4]).tolist()
    assert issued.given.tolist() == [True, False, True] and not issued.renewed.any()
    assert issue(rows, used=["T-0040-A", *own_id.make_ids("T", [70])]).ids[0] == own_id.make_ids("T", [71])[0]


def test_of_a_copied_and_edited_row_the_original_keeps_the_id():
    rows = stamped()
    copied = pd.concat([rows.iloc[[0]], rows], ignore_index=True)
    copied.loc[0, "amount_kurus"] = 999
    issued = issue(copied)
    assert issued.renewed.tolist() == [True, False, False, False]
    assert issued.ids[1:].tolist() == rows["receipt_id"].tolist()


def test_of_a_copied_row_the_first_keeps_the_id():
    rows = pd.concat([stamped(), stamped().iloc[[1]]], ignore_index=True)
    assert issue(rows).renewed.tolist() == [False, False, False, True]


def test_an_id_filled_up_from_the_row_below_stays_below():
    rows = stamped()
    rows.loc[0, "receipt_id"] = rows.loc[1, "receipt_id"]
    issued = issue(rows)
    assert issued.renewed.tolist() == [True, False, False]
    assert issued.ids[0] == own_id.make_ids("T", [4])[0]


def test_ids_that_are_typed_otherwise_are_equal_but_never_rewritten():
    rows = stamped()
    rows.loc[1, "receipt_id"] = "t1l"
    issued = issue(rows)
    assert issued.renewed.tolist() == [False, True, False]
    rows.loc[1, "receipt_id"] = "mine 7"
    assert issue(rows).ids[1] == "mine 7"


@given(st.lists(st.sampled_from(["", "T-0001-L", "T-0002-M", "T-0002-X", "t2m"]), max_size=12))
def test_after_issuing_every_row_has_its_own_id(ids):
    rows = pd.DataFrame({"receipt_id": pd.array(ids, "str"), "trace": pd.array([""] * len(ids), "str")})
    issued = issue_ids(rows, "T", "receipt_id", np.array(ids, dtype=object))
    assert len(set(own_id.compact(issued.ids))) == len(ids) and "" not in issued.ids
