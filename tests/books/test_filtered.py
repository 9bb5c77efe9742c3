"""Tables that a user filtered or whose rows he hid: what is new is seen, what is the same stays hidden."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import Outcome
from tests.books.sample import sample
from tests.books.test_doors import zipped
from tests.books.test_read import RECEIVABLE
from tests.books.test_write import RISK, parts, risk, saved

SHEET, TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
FIRST = 6  # sheet row of the first data row
FILTER = '<filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn>'


def filtered(content: bytes, *rows: int) -> bytes:
    """The book with a filter on the table that hides these sheet rows."""
    members = parts(content)
    sheet, table = members[SHEET].decode(), members[TABLE].decode()
    for row in rows:
        sheet, found = re.subn(rf'<row r="{row}"', rf'<row r="{row}" hidden="1"', sheet)
        if not found:
            sheet = sheet.replace("</sheetData>", f'<row r="{row}" hidden="1"></row></sheetData>')
    table = re.sub(r"<autoFilter (ref=[^/]*)/>", rf"<autoFilter \1>{FILTER}</autoFilter>", table)
    assert FILTER in table
    return zipped({**members, SHEET: sheet.encode(), TABLE: table.encode()})


def hidden(path: Path) -> list[int]:
    text = parts(path.read_bytes())[SHEET].decode()
    tags = re.findall(r"<row [^>]*hidden=[^>]*>", text)
    return [int(re.findall(r'r="(\d+)"', tag)[0]) for tag in tags]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    path = tmp_path / "kitap.xlsx"
    rows = [{**RISK, "rank": n, "debtor_id": f"B-{n}", "debtor_name": "Ad"} for n in (1, 2, 3)]
    path.write_bytes(filtered(sample({"risk": rows}), FIRST + 1, FIRST + 2))
    assert lint(path) == []
    return path


def test_an_unchanged_body_stays_filtered(three: Path) -> None:
    count, _ = saved(three, Outcome(bodies={"risk": risk(3)}))
    assert count == 0
    assert hidden(three) == [FIRST + 1, FIRST + 2]


def test_rows_with_other_values_are_seen(three: Path) -> None:
    body = risk(3)
    body.loc[2, "open_kurus"] = 7700
    saved(three, Outcome(bodies={"risk": body}))
    assert hidden(three) == [FIRST + 1]
    assert FILTER in parts(three.read_bytes())[TABLE].decode()


@pytest.mark.parametrize("count", [1, 6])
def test_a_body_that_grows_or_shrinks_hides_nothing_new(three: Path, count: int) -> None:
    saved(three, Outcome(bodies={"risk": risk(count)}))
    assert not set(hidden(three)) - {FIRST + 1, FIRST + 2}
    saved(three, Outcome(bodies={"risk": risk(9, start=2)}))
    assert hidden(three) == []
    assert open_book(three).read("risk").frame["rank"].tolist() == list(range(2, 11))


def test_rows_added_to_a_users_table_are_seen(tmp_path: Path) -> None:
    """He filters his invoices, and hides the rows below to tidy the sheet up."""
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(filtered(sample({"receivables": [RECEIVABLE] * 3}), FIRST + 1, FIRST + 3, FIRST + 4))
    new = pd.DataFrame({"receivable_id": ["A-8", "A-9"]})
    saved(path, Outcome(appended={"receivables": new}))
    assert hidden(path) == [FIRST + 1]
