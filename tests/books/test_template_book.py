"""The shipped template through our writer and through LibreOffice."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import ColumnChange, Link, Outcome
from addin.schema import TABLES
from addin.schema.template_file import template_path
from tests.books.test_write import parts

COUNT = 30


def receivables() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "receivable_id": [f"A-{n}" for n in range(COUNT)],
            "debtor_id": "B-1",
            "debtor_name": [f"Ad {n} <&>" for n in range(COUNT)],
            "document_type": "invoice",
            "due_date": pd.Timestamp(2026, 3, 5),
            "amount_kurus": range(1, COUNT + 1),
            "currency": "TRY",
            "recorded_at": pd.Timestamp("2026-03-05 13:45:59"),
            "status": "overdue",
        }
    )


def numbers(column: str, values: list[object]) -> ColumnChange:
    new = np.array(values, dtype=object)
    return ColumnChange("receivables", column, np.arange(len(values)), np.full(len(values), None), new)


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(template_path().read_bytes())
    outcome = Outcome(
        appended={"receivables": receivables()},
        bodies={"today": pd.DataFrame({"debtor_id": ["B-1"], "go": [Link("#'Alacaklar'!A6", "git")]})},
        cells={"calculation_date": dt.date(2026, 4, 1), "panel_months": [["2026-03", 12.5]]},
    )
    open_book(path, backups=False).write(outcome)
    return path


def test_every_table_and_column_is_found(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(template_path().read_bytes())
    opened = open_book(path)
    assert opened.language == "tr"
    for key, table in TABLES.items():
        place = opened.place(key)
        assert tuple(place.columns) == table.keys
        assert place.user_columns == {}
        facts = opened.facts(key)
        assert not facts.eroded and not facts.overwritten and not facts.foreign_functions, key


def test_written_template(book) -> None:
    assert lint(book) == []
    opened = open_book(book)
    frame = opened.read("receivables").frame
    assert len(frame) == COUNT
    assert frame["amount_kurus"].sum() == COUNT * (COUNT + 1) // 2
    assert not opened.facts("receivables").eroded
    before, after = parts(template_path().read_bytes()), parts(book.read_bytes())
    changed = {name for name in before if before[name] != after.get(name)}
    assert all(
        name.startswith(("xl/worksheets/sheet", "xl/tables/table", "xl/workbook.xml")) for name in changed
    )
    assert before.keys() == after.keys()


def test_through_libreoffice(book, libreoffice, tmp_path) -> None:
    ours = open_book(book).read("receivables").frame
    out = libreoffice.save_as_xlsx(book, tmp_path / "lo.xlsx")
    opened = open_book(out, backups=False)
    assert opened.cells()["calculation_date"] == dt.date(2026, 4, 1)
    for key in TABLES:
        assert tuple(opened.place(key).columns) == TABLES[key].keys
    live = [column.key for column in TABLES["receivables"].filled_by("formula")]
    theirs = opened.read("receivables").frame
    pd.testing.assert_frame_equal(ours.drop(columns=live), theirs.drop(columns=live))
    assert opened.facts("receivables").overwritten == {}
    outcome = Outcome(
        changes=[numbers("open_kurus", list(range(COUNT))), numbers("status", ["paid"] * 3)],
        appended={"receivables": receivables()},
        bodies={"risk": pd.DataFrame({"rank": range(50), "debtor_name": "x"})},
    )
    opened.write(outcome)
    assert lint(out) == []
    again = libreoffice.save_as_xlsx(out, tmp_path / "lo2.xlsx")
    frame = open_book(again).read("receivables").frame
    assert frame["open_kurus"].tolist()[:COUNT] == list(range(COUNT))
    assert len(frame) == 2 * COUNT
    assert set(frame["days_overdue"].dropna()) == {0, 27}
    assert len(open_book(again).read("risk").frame) == 50
    assert libreoffice.errors(out) == []
