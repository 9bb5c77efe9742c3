"""Rows of the book that say the same as an entry: it may be typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say, words
from addin.model import Finding, Objects
from addin.recording.entry import Entry, Problem
from addin.recording.up_to_date import Part
from addin.rules.rows import Bools, currencies, texts
from addin.schema import TABLES
from addin.schema.form import BY_KEY
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

# What two entries of one day have in common that were typed twice; of receipts a check speaks.
_SAME = {
    "contacts": ("debtor_id", "contacted_by", "result", "summary"),
    "promises": (
        "debtor_id", "promise_kind", "promised_for", "amount_kurus", "currency", "plan_total_kurus",
    ),
    "costs": ("debtor_id", "file_id", "cost_type", "amount_kurus", "currency", "note"),
    "events": ("file_id", "party_name", "event_type", "event_end", "service_kind", "note"),
}  # fmt: skip


def same_entry(part: Part, entry: Entry, rows: pd.DataFrame) -> list[Problem]:
    """A question when another row of the same day says the same."""
    if entry.table not in _SAME:
        return []
    frame, date = part.draft[entry.table], BY_KEY["date"].into[entry.kind]
    first, earlier = frame.loc[rows.index[:1]], frame.loc[~frame.index.isin(rows.index)]
    same = (earlier[date].dt.normalize() == first[date].dt.normalize().iloc[0]).to_numpy()
    for column in _SAME[entry.table]:
        same = same & _says_the_same(earlier, first, column)
    if not same.any():
        return []
    other, language = str(earlier[TABLES[entry.table].id_column][same].iloc[0]), entry.language
    other = _standing(part, entry.table).get(other, other)
    if entry.kind == "contact":
        said = say("record.same_contact", language, other=other)
        return [Problem("same_contact", "summary", said, say("record.same_contact_next", language))]
    said = say("record.same_entry", language, other=other, kind=words("entry_kind", language)[entry.kind])
    return [Problem("same_entry", date, said, say("record.same_entry_next", language))]


def _says_the_same(earlier: pd.DataFrame, first: pd.DataFrame, column: str) -> Bools:
    """An empty cell says what goes without saying: lira, a promise, the debtor's only file."""
    if column == "currency":
        return np.asarray(currencies(earlier) == currencies(first)[0], dtype=bool)
    there, here = _told_apart(earlier[column]), _told_apart(first[column])[0]
    silent = column == "file_id" or (column == "promise_kind" and here == "promise")
    return np.asarray((there == here) | (silent & (there == "")), dtype=bool)


def _told_apart(column: pd.Series[Any]) -> Objects:
    """As texts that are the same where the cells say the same."""
    return fold(column.astype("str").fillna("").to_numpy(dtype=object))


def turned(finding: Finding, part: Part, table: str, rows: pd.DataFrame) -> Finding:
    """The finding, with the new row for one that repeats it: a row without number comes after all others.

    In `other` a row that has no number in the book is named by its cell.
    """
    if finding.table != table or "other" not in finding.details:
        return finding
    key = TABLES[table].id_column
    other, found = finding.details["other"].copy(), finding.rows.copy()
    new = dict(zip(texts(rows, key).tolist(), rows.index.tolist(), strict=True))
    mine = np.isin(other, list(new)) & ~np.isin(found, rows.index.to_numpy())
    numbers = texts(part.draft[table].loc[found[mine]], key)
    found[mine] = [new[one] for one in other[mine].tolist()]
    other[mine] = numbers
    named = _standing(part, table)
    other[:] = [named.get(one, one) for one in other.tolist()]
    details = {**finding.details, "other": other}
    return Finding(finding.code, table, finding.column, found, finding.values, details)


def _standing(part: Part, table: str) -> dict[str, str]:
    """By the number that a row would get here the cell where it stands without one."""
    ledger, key = part.draft.ledger, TABLES[table].id_column
    bare = ledger[table].index[texts(ledger[table], key) == ""]
    if not len(bare):
        return {}
    numbers, place = texts(part.draft[table].loc[bare], key), ledger.place(table)
    cells = [f"{place.sheet}!{place.cell(row, key)}" for row in bare.tolist()]
    return dict(zip(numbers.tolist(), cells, strict=True))
