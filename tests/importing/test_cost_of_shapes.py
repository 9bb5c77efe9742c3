"""What would make long lists dear is done once or by column, and says the same as the plain way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from addin.importing.evidence.cells import Column, texts_at, texts_of
from addin.importing.evidence.roles import Roles
from addin.importing.intake.sheet import Grid, Sheet
from addin.importing.layouts.lines import Lines
from addin.importing.posting.standing import EVER, Keys
from addin.importing.tables.blocks import blocks_of
from addin.importing.tables.filling import Filled, fill_merged
from addin.model import Ledger
from addin.rules.identifiers.columns import as_text
from addin.wording import first_few
from tests.importing.runs import book
from tests.rules import ledgers
from tests.tables import frame_of

_NO_ROLES = Roles(("debtor_name",), (), (), (0,), (), ())


def _filled(cells: list[Any], spans: list[tuple[int, int]]) -> list[Any]:
    filled = Filled([Column(cells)])
    fill_merged(filled, [(top, 0, bottom, 0) for top, bottom in spans], np.arange(len(cells)), _NO_ROLES)
    return list(filled.columns[0])


def _plainly(cells: list[Any], spans: list[tuple[int, int]]) -> list[Any]:
    found = list(cells)
    for top, bottom in spans:
        for row in range(top + 1, min(bottom + 1, len(cells))):
            if cells[top] != "" and found[row] == "":
                found[row] = cells[top]
    return found


@given(
    st.lists(st.sampled_from(["", "", "", "Ak", "Bal"]), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 5)), max_size=5),
)
def test_merged_cells_fill_as_row_by_row(cells: list[Any], spans: list[tuple[int, int]]) -> None:
    placed = [(top, top + more) for top, more in spans if top < len(cells)]
    assert _filled(cells, placed) == _plainly(cells, placed)


def test_lists_of_a_sheet_are_looked_for_once() -> None:
    rows: list[list[Any]] = [["Unvan", "Fatura No", "Fatura Tarihi", "Tutar"]]
    rows += [[f"Ak {at}", f"F{at}", dt.date(2026, 1, 1 + at), 100.0] for at in range(9)]
    sheet = Sheet("Liste", Grid([list(each) for each in zip(*rows, strict=True)], len(rows)))
    assert blocks_of(sheet)[0].columns[0] is blocks_of(sheet)[0].columns[0]


def test_only_rows_that_are_named_are_written_out() -> None:
    def names() -> Iterator[int]:
        yield from range(6)
        raise AssertionError

    assert first_few(names()) == "0, 1, 2, 3, 4…"


def test_texts_of_numbers_are_those_of_each() -> None:
    numbers = [1.0, 0.5, -3.0, 1e16, 1e22, 0.1 + 0.2, float("nan"), float("inf"), -0.0, 1e-7]
    assert texts_of(numbers).tolist() == list(map(as_text, numbers))


@given(st.lists(st.sampled_from(["a ", "", 5.0, 0.5, dt.date(2026, 1, 2), dt.datetime(2026, 1, 2, 9)])))
def test_texts_of_some_rows_are_those_of_the_column(cells: list[Any]) -> None:
    rows = np.arange(0, len(cells), 2)
    assert texts_at(Column(cells), rows) == texts_of(cells)[rows].tolist()


@settings(max_examples=200)
@given(ledgers.receivables, ledgers.receipts, st.integers(0, 35), st.booleans())
def test_balances_without_papers_are_those_of_the_allocation(
    owed: list[dict[str, Any]], paid: list[dict[str, Any]], day: int, plain: bool
) -> None:
    if plain:
        owed = [{**row, "document_type": "invoice", "closing_reason": ""} for row in owed]
        paid = [{**row, "reversal": ""} for row in paid]
    ledger = _ledger(owed, paid)
    assume(len(owed) + len(paid) > 0)
    code, currency = np.array([0, 1, 0]), np.array(["TRY", "TRY", "USD"], dtype=object)
    lines = cast("Lines", _Three(currency=currency))
    keys = Keys.of(code, lines, ledger)
    until = np.where(np.arange(keys.size) % 2, EVER, np.datetime64("2026-01-01", "D").astype(int) + day)
    as_of = dt.date(2026, 1, 15)
    slow, papers = keys.standing(ledger, until, as_of).balances()
    quick, quick_papers = keys.balances(ledger, until, as_of)
    every = range(keys.size)
    assert [quick.get(key, 0) for key in every] == [slow.get(key, 0) for key in every]
    assert [quick_papers.get(key, 0) for key in every] == [papers.get(key, 0) for key in every]


class _Three(SimpleNamespace):
    def __len__(self) -> int:
        return 3


def _ledger(owed: list[dict[str, Any]], paid: list[dict[str, Any]]) -> Ledger:
    debtors = [{"debtor_id": "B-1", "debtor_name": "Ak"}, {"debtor_id": "B-2", "debtor_name": "Bal"}]
    named = {"debtors": debtors, "receivables": owed, "receipts": paid}
    return book(**{key: frame_of(key, rows) for key, rows in named.items()})
