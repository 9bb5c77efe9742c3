"""Which row of the book a word of the user's means: its number, a document, a debtor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.model import Ledger, Refusal
from addin.reports.card import find_debtor
from addin.rules.identifiers import own_id
from addin.rules.rows import texts
from addin.schema import TABLES
from addin.text import fold
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
# What the user has in hand instead of our number.
_PAPERS = (("receivables", "document_no"), ("files", "case_no"))


def find_row(frames: Frames, query: str, tables: Iterable[str]) -> tuple[str, int]:
    """Table and position of the row: by its number, by a document's or file's, else the debtor's only one.

    A debtor's only open receivable is meant, where he has one; where he has none, or receivables are not
    asked for, his own row. Where files are not asked for but their parties are, a file's only party is meant.
    `frames` are filled by a Yenile. Errors: Refusal that says what else to type.
    """
    asked = list(tables)
    for table in asked:
        numbers = own_id.compact(texts(frames[table], TABLES[table].id_column))
        rows = np.flatnonzero(numbers == own_id.compact([query])[0])
        if len(rows):
            return table, int(frames[table].index[rows[0]])
    for table, column in _PAPERS:
        if table in asked and (found := _by_paper(frames[table], table, column, query)):
            return found
    if "parties" in asked and "files" not in asked and (found := _party_of_file(frames, query)):
        return found
    try:
        debtor = find_debtor(frames["debtors"], query)
    except Refusal as refused:
        if refused.key != "no_debtor_like":
            raise
        raise Refusal("no_such_row", name=query) from refused
    if "receivables" in asked:
        only = _only_open(frames["receivables"], debtor, query)
        if only is not None or "debtors" not in asked:
            return "receivables", _demanded(only, query)
    rows = np.flatnonzero(texts(frames["debtors"], "debtor_id") == debtor)
    return "debtors", int(frames["debtors"].index[rows[0]])


def standing_number(ledger: Ledger, frames: Frames, table: str, row: int) -> str:
    """The row's number. Errors: Refusal where only a Yenile would write it into the book."""
    key = TABLES[table].id_column
    number = str(frames[table].loc[row, key])
    if row not in ledger[table].index or not str(ledger[table].loc[row, key]):
        raise Refusal("row_not_in_book", row=number)
    return number


def _by_paper(frame: pd.DataFrame, table: str, column: str, query: str) -> tuple[str, int] | None:
    rows = np.flatnonzero(fold(texts(frame, column)) == fold(query))
    if not fold(query) or not len(rows):
        return None
    if len(rows) > 1:
        numbers = texts(frame, TABLES[table].id_column)[rows]
        raise Refusal("several_rows_like", name=query, rows=first_few(numbers.tolist()))
    return table, int(frame.index[rows[0]])


def _party_of_file(frames: Frames, query: str) -> tuple[str, int] | None:
    """The one party of the file with this number; None where there is no such file."""
    files = frames["files"]
    numbers = own_id.compact(texts(files, "file_id"))
    own = np.flatnonzero(numbers == own_id.compact([query])[0])
    found = ("files", int(files.index[own[0]])) if len(own) else _by_paper(files, "files", "case_no", query)
    if found is None:
        return None
    number = str(files.loc[found[1], "file_id"])
    mine = frames["parties"][texts(frames["parties"], "file_id") == number]
    if mine.empty:
        raise Refusal("file_without_parties", row=number)
    if len(mine) > 1:
        named = (f"{row['party_id']} {row['party_name']}" for row in mine.to_dict("records"))
        raise Refusal("several_rows_like", name=query, rows=first_few(named))
    return "parties", int(mine.index[0])


def _demanded(row: int | None, query: str) -> int:
    if row is None:
        raise Refusal("no_open_row", name=query)
    return row


def _only_open(receivables: pd.DataFrame, debtor: str, query: str) -> int | None:
    mine = receivables[(texts(receivables, "debtor_id") == debtor)]
    rows = mine[(mine["open_kurus"].fillna(0) > 0).to_numpy(dtype=bool)]
    if rows.empty:
        return None
    if len(rows) > 1:
        raise Refusal("several_rows_like", name=query, rows=first_few(map(_named, rows.to_dict("records"))))
    return int(rows.index[0])


def _named(row: Mapping[Any, Any]) -> str:
    return " ".join(str(row[key]) for key in ("receivable_id", "document_no") if row[key])
