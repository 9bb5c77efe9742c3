"""The part of a book that one debtor's entry touches, as a book of its own.

Checks, allocation and statuses of a debtor need only his rows, so that recording one call does not cost
what a whole Yenile costs; positions of rows are those of the book.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.draft import typed
from addin.model import BookFacts, Ledger, Misfit, TableData
from addin.rules.checks.context import CHILDREN
from addin.rules.identifiers import own_id
from addin.rules.references import Directory
from addin.rules.rows import texts
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from addin.model import Objects

# Tables that an entry of each kind is judged by.
NEEDED: dict[str, tuple[str, ...]] = {
    "contact": ("debtors", "contacts", "people", "holidays"),
    "promise": (
        "debtors", "contacts", "promises", "receivables", "receipts", "files", "parties", "people",
        "holidays", "fx_rates",
    ),
    "receipt": (
        "debtors", "receivables", "receipts", "promises", "contacts", "files", "parties", "people",
        "fx_rates",
    ),
    "cost": ("debtors", "files", "parties", "costs", "people"),
    "event": ("debtors", "files", "events", "parties"),
    "view": ("debtors", "receivables", "receipts", "promises", "contacts", "files", "people", "fx_rates"),
}  # fmt: skip
# What a contact is asked besides when a promise was given in it, or nothing is to follow.
NEEDED_BY_OWED = ("receivables", "receipts", "promises")
NEEDED |= dict.fromkeys(("plan", "commitment"), NEEDED["promise"])
_WHOLE = ("people", "holidays", "fx_rates", "lists")


def part_of(
    ledger: Ledger,
    tables: Collection[str],
    debtor_id: str,
    *,
    named: Mapping[str, Collection[str]],
    added: Mapping[str, pd.DataFrame],
    misfits: Mapping[str, tuple[Misfit, ...]],
) -> Ledger:
    """A ledger of one debtor's rows of `tables`, with the rows `added` as if a hand had typed them.

    `named`: by table, ids of other rows that the new ones name; theirs and their debtors come along.
    Without `debtor_id` all debtors do: the row names nobody, or several.
    """
    kept: dict[str, TableData] = {}
    owners = {debtor_id}
    for table in tables:
        if table not in _WHOLE and table != "debtors":
            data = ledger.data(table)
            rows = _rows_of(ledger, table, debtor_id) | _named(data.frame, table, named.get(table, ()))
            if table == "parties":  # a file may be his who is a party to it
                rows |= data.frame["file_id"].isin(own_id.compact([*named.get("files", ())])).to_numpy()
            kept[table] = _only(data, rows)
            if "debtor_id" in data.frame:
                owners |= set(kept[table].frame["debtor_id"].tolist())
    kept["debtors"] = _debtors(ledger.data("debtors"), owners if debtor_id else None)
    for table, rows in added.items():
        kept[table] = _with_rows(kept.get(table) or _empty(table), rows, misfits.get(table, ()))

    def load(table: str) -> TableData:
        if table in kept:
            return kept[table]
        return ledger.data(table) if table in _WHOLE and table in tables else _empty(table)

    nothing = BookFacts()
    # How many rows the whole tables had does not matter to a part.
    cells = {key: value for key, value in ledger.cells.items() if not key.startswith("stamp_")}
    return Ledger(load, cells, place=ledger.place, facts=lambda _: nothing, language=ledger.language)


def rows_of_debtor(ledger: Ledger, table: str, debtor_id: str) -> pd.DataFrame:
    """The rows that mean the debtor, whether his number or only his name is typed."""
    rows: pd.DataFrame = ledger[table].loc[_rows_of(ledger, table, debtor_id)]
    return rows


def _rows_of(ledger: Ledger, table: str, debtor_id: str) -> Any:
    frame = ledger[table]
    if not debtor_id or table not in (*CHILDREN, "events", "parties"):
        return np.zeros(len(frame), dtype=bool)
    if table not in CHILDREN:
        files = texts(rows_of_debtor(ledger, "files", debtor_id), "file_id")
        return frame["file_id"].isin(files[files != ""]).to_numpy()
    ids = frame["debtor_id"]
    mine = np.array(ids == debtor_id, dtype=bool)
    unsure = (~ids.isin(ledger["debtors"]["debtor_id"]) | (ids == "")).to_numpy()
    if unsure.any():
        found = Directory(ledger["debtors"]).resolve(frame.loc[unsure])
        mine[np.flatnonzero(unsure)] = found.debtor_id == debtor_id
    return mine


def _named(frame: pd.DataFrame, table: str, ids: Collection[str]) -> Any:
    wanted = [one for one in ids if one]
    if not wanted:
        return np.zeros(len(frame), dtype=bool)
    ids = set(own_id.compact(wanted).tolist())
    return np.array(
        [one in ids for one in own_id.compact(texts(frame, TABLES[table].id_column)).tolist()], bool
    )


def _debtors(data: TableData, owners: set[str] | None) -> TableData:
    if owners is None:
        return TableData(data.frame)
    return _only(data, data.frame["debtor_id"].isin(owners - {""}).to_numpy())


def _only(data: TableData, rows: Any) -> TableData:
    frame = data.frame.loc[rows]
    kept = (_within(misfit, frame.index.to_numpy()) for misfit in data.misfits)
    return TableData(frame, tuple(misfit for misfit in kept if len(misfit.rows)))


def _within(misfit: Misfit, rows: Any) -> Misfit:
    stays = np.isin(misfit.rows, rows)
    return Misfit(misfit.table, misfit.column, misfit.reason, misfit.rows[stays], misfit.raw[stays])


def _with_rows(data: TableData, rows: pd.DataFrame, misfits: tuple[Misfit, ...]) -> TableData:
    import pandas as pd

    frame = pd.concat([data.frame, rows]) if len(data.frame) else rows
    return TableData(frame, (*data.misfits, *misfits))


def _empty(table: str) -> TableData:
    return TableData(new_rows(table, [], 0))


def new_rows(table: str, rows: list[dict[str, Any]], start: int) -> pd.DataFrame:
    """Rows of values by column as the table's frame, from position `start` on."""
    import pandas as pd

    index = pd.RangeIndex(start, start + len(rows))
    columns = {
        column.key: typed(_listed(rows, column.key), column.type, index) for column in TABLES[table].columns
    }
    return pd.DataFrame(columns, index=pd.Index(index.to_numpy(dtype=np.int64)))


def _listed(rows: list[dict[str, Any]], key: str) -> Objects:
    values = np.empty(len(rows), dtype=object)
    values[:] = [row.get(key) for row in rows]
    return values


def next_position(ledger: Ledger, table: str) -> int:
    """Where the book puts a row that is appended."""
    if not len(ledger[table]):
        return 0
    place = ledger.place(table)
    return place.last_row - place.header_row
