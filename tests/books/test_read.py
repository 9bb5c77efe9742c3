"""Reading typed tables from a closed book."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.model import Refusal
from addin.schema import TABLES, VERSION
from addin.schema.column import DTYPES
from tests.books.sample import sample


@pytest.fixture
def book(tmp_path):
    def write(content: bytes, name: str = "kitap.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return open_book(path)

    return write


RECEIVABLE = {
    "receivable_id": "A-0001-K",
    "debtor_id": "B-0001-K",
    "amount_kurus": 1234.5,
    "due_date": dt.date(2026, 3, 5),
    "currency": "TL",
    "disputed": "evet",
}


def test_typed_columns(book) -> None:
    data = book(sample({"receivables": [RECEIVABLE, {}, {**RECEIVABLE, "amount_kurus": 0.1}]})).read(
        "receivables"
    )
    frame = data.frame
    assert list(frame.index) == [0, 2]
    assert frame["amount_kurus"].tolist() == [123450, 10]
    assert frame["currency"].tolist() == ["TRY", "TRY"]
    assert frame["disputed"].tolist() == [True, True]
    assert frame["due_date"].tolist() == [pd.Timestamp(2026, 3, 5)] * 2
    assert frame["document_no"].tolist() == ["", ""]
    assert data.misfits == ()
    for column in TABLES["receivables"].columns:
        assert frame[column.key].dtype == pd.api.types.pandas_dtype(DTYPES[column.type]), column.key


def test_what_does_not_fit(book) -> None:
    rows = [
        RECEIVABLE,
        {**RECEIVABLE, "amount_kurus": "1.234,56", "due_date": "05.03.2026", "currency": "GBP "},
        {**RECEIVABLE, "amount_kurus": "yok", "due_date": "yakında", "currency": "XAU"},
        {**RECEIVABLE, "amount_kurus": 1.005, "due_date": "=#REF!"},
        {**RECEIVABLE, "amount_kurus": 1e11, "due_date": 46000.0},
    ]
    data = book(sample({"receivables": rows})).read("receivables")
    found = {(odd.column, odd.reason): (odd.rows.tolist(), odd.raw.tolist()) for odd in data.misfits}
    assert found == {
        ("amount_kurus", "text_number"): ([1], ["1.234,56"]),
        ("amount_kurus", "text"): ([2], ["yok"]),
        ("amount_kurus", "rounded"): ([3], [1.005]),
        ("amount_kurus", "too_large"): ([4], [1e11]),
        ("due_date", "text_date"): ([1], ["05.03.2026"]),
        ("due_date", "text"): ([2], ["yakında"]),
        ("due_date", "error_value"): ([3], ["#REF!"]),
        ("currency", "unknown_choice"): ([2], ["XAU"]),
    }
    assert data.frame["currency"].tolist() == ["TRY", "GBP", "XAU", "TRY", "TRY"]
    assert data.frame["amount_kurus"].isna().tolist() == [False, True, True, False, True]
    assert data.frame["due_date"][4] == pd.Timestamp(2025, 12, 9)


def test_numbers_in_text_columns(book) -> None:
    rows = [{"debtor_id": 17, "debtor_name": 12.5, "tax_id": 12345678901.0, "phone": "1.23E+10"}]
    frame = book(sample({"debtors": rows})).read("debtors").frame
    assert frame.loc[0, ["debtor_id", "debtor_name", "tax_id", "phone"]].tolist() == [
        "17", "12.5", "12345678901", "1.23E+10",
    ]  # fmt: skip


def test_1904_dates(book) -> None:
    content = sample({"receivables": [RECEIVABLE]}, options={"date_1904": True})
    assert book(content).read("receivables").frame["due_date"][0] == pd.Timestamp(2026, 3, 5)


@pytest.mark.parametrize("left", [0, 3])
def test_table_anywhere(book, left) -> None:
    opened = book(sample({"receivables": [RECEIVABLE, {}]}, left=left))
    place = opened.place("receivables")
    assert (place.header_row, place.last_row, place.first_column) == (5, 7, 1 + left)
    assert place.cell(0, "debtor_id") == ("B6" if left == 0 else "E6")
    assert opened.read("receivables").frame["receivable_id"].tolist() == ["A-0001-K"]


def test_empty_table(book) -> None:
    frame = book(sample({"receivables": []})).read("receivables").frame
    assert len(frame) == 0
    assert list(frame.columns) == list(TABLES["receivables"].keys)
    assert frame["amount_kurus"].dtype == "Int64"


def test_every_second_of_a_day_survives() -> None:
    from addin.books.raw import Sense

    sense = Sense()
    start = dt.datetime(2026, 3, 5)
    for second in range(0, 86400, 7):
        moment = start + dt.timedelta(seconds=second)
        assert sense.moment(sense.serial(moment)) == moment


def test_named_cells(book) -> None:
    cells = {"version": VERSION, "calculation_date": dt.datetime(2026, 3, 5), "empty": ""}
    opened = book(sample({"receivables": [RECEIVABLE]}, cells=cells, areas={"tiles": (2, 3)}))
    found = opened.cells()
    assert found["version"] == VERSION
    assert found["empty"] == ""
    assert found["tiles"] == [["", "", ""], ["", "", ""]]


@pytest.mark.parametrize(("version", "key"), [(99, "newer_version"), (0, "older_version")])
def test_other_version(book, version, key) -> None:
    with pytest.raises(Refusal, match=key):
        book(sample({"receivables": []}, cells={"version": version}))


def test_not_ours(book) -> None:
    import io

    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        workbook.add_worksheet().write(0, 0, "x")
    with pytest.raises(Refusal, match="not_ours"):
        book(stream.getvalue())


def test_positions_are_int64(book) -> None:
    frame = book(sample({"receivables": [RECEIVABLE]})).read("receivables").frame
    assert frame.index.dtype == np.int64
