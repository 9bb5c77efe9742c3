"""Whatever stands on a sheet: every row below the header is in one table once, nothing breaks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from addin.importing.questions import Asked
from addin.importing.reading import Sheet
from addin.importing.tables.table import find_tables
from addin.model import Refusal

_cells = st.sampled_from(
    [
        *["", "", "", "", " ", "Ak Ltd.", "Ok A.Ş.", "120.01.001", "120.01.001 Ak Ltd.", "F-1", "F-2"],
        *["Unvan", "Fatura No", "Tarih", "Tutar", "Borç", "Alacak", "Bakiye", "Cari:", "Cari: Ak", "TL"],
        *["Toplam", "Nakli Yekün", "Devir", "Ak Ltd. Toplamı", "Sayfa 1/2", "OCAK 2025", "Not: ara", "5,00"],
        *["13.01.2025", "Kime", dt.date(2025, 1, 13), 5.0, 11.0, 16.5, 0.0, 1.0, 2.0, True, dt.time(9, 30)],
    ]
)
_rows = st.lists(st.lists(_cells, min_size=5, max_size=5), max_size=14)
_merged = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 5), st.integers(0, 2)), max_size=3
)


@given(_rows, _merged, st.frozensets(st.integers(0, 13)), st.frozensets(st.integers(0, 4)))
@settings(max_examples=300, deadline=None)
def test_every_row_stands_in_a_table_once(
    rows: list[list[Any]], merged: list[tuple[int, ...]], hidden: frozenset[int], columns: frozenset[int]
) -> None:
    head = ["Unvan", "Fatura No", "Tarih", "Tutar", ""]
    ranges = tuple((top, left, top + down, left + over) for top, left, down, over in merged)
    sheet = Sheet("L", [head, *rows], merged=ranges, hidden_rows=hidden, hidden_columns=columns)
    answers = {f"{key}:L": "leave" for key in ("hidden_rows", "hidden_columns", "fill_down")}
    try:
        found = find_tables([sheet], answers)
    except (Asked, Refusal):
        return
    for table in found:
        assert {len(column) for column in table.columns} <= {len(table)}
        assert len(table.kinds) == len(table.rows)
        assert all(len(texts) == len(table) for texts in table.told.values())
    if len(found) == 1 and "import_summary_left" not in found[0].notices:  # a table of sums is left out whole
        last = found[0].header_row
        filled = [
            at
            for at, row in enumerate(sheet.rows, start=1)
            if at > last and any(not isinstance(cell, str) or cell.strip() for cell in row)
        ]
        assert found[0].rows.tolist() == filled
