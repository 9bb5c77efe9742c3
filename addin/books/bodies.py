"""A generated table's rows replaced whole; the user's own columns go with their rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from addin.books.encode import EMPTY_TAIL, Encoder
from addin.books.frames import conform, differing
from addin.books.places import Spot
from addin.books.rows import Rows
from addin.books.writing import Pages, column_number_of, column_tails
from addin.schema import TABLES
from addin.schema.column import Table

if TYPE_CHECKING:
    import pandas as pd

_STYLE = re.compile(rb'^\s+s="\d+"')
_NAMING = {"month", "person", "rule", "sheet"}  # with ids and choices, what tells rows apart
Cells = TypeVar("Cells")
Own = dict[int, bytes]  # sheet column of the user's -> what stands in the cell, without style


def replace_body(
    pages: Pages, rows: Rows, spot: Spot, standing: pd.DataFrame, body: pd.DataFrame, encoder: Encoder
) -> None:
    """Make the table hold `body` and nothing else of ours. `standing`: the table's rows as read.

    A value in a column of the user's follows its row, known by its ids; one whose row is gone is kept
    below the last row.
    """
    table = TABLES[spot.place.table]
    for key in body:
        column_number_of(spot, table[str(key)])
    own = _own_cells(pages, spot)
    places, orphans = rebound(table, standing, body, own)
    length = max(len(body) + len(orphans), 1)
    _write_values(pages, spot, standing, body, encoder)
    if length > spot.length:
        more = body.iloc[spot.length :]
        blank = length - max(len(body), spot.length)
        pages.apply(spot.list_table.sheet.part)
        rows.put(spot, more.reset_index(drop=True).reindex(range(len(more) + blank)), spot.length)
    rows.shrink(spot, length)
    if own:
        places |= dict(enumerate(orphans, len(body)))
        _write_own(pages, spot, own, places, length)


def _write_values(
    pages: Pages, spot: Spot, standing: pd.DataFrame, body: pd.DataFrame, encoder: Encoder
) -> None:
    """Cells of rows that the table has already, where the value differs."""
    table, part = TABLES[spot.place.table], spot.list_table.sheet.part
    both = min(len(body), spot.length)
    # A row that leaves the table goes whole; of one that stays for want of another only the values.
    last = max(both, 1)
    old = conform(table, standing.reindex(range(last)))
    new = conform(table, body.iloc[:both].reset_index(drop=True).reindex(range(last)))
    moved = np.zeros(last, dtype=bool)
    for key, number in spot.place.columns.items():
        column = table[key]
        mask = differing(old[key].array, new[key].array)
        moved |= mask
        if column.type == "link" and key in body:
            mask[:both] = True  # equal texts may lead to different cells
        changed = np.flatnonzero(mask)
        if len(changed):
            values = new[key].to_numpy(dtype=object)
            if column.type == "link" and key in body:
                values[:both] = body[key].to_numpy(dtype=object)[:both]
            tails = column_tails(spot, column, values[changed], encoder)
            pages.edit(part, number, (changed + spot.first_row).tolist(), tails)
    pages.sheet(part).show((np.flatnonzero(moved) + spot.first_row).tolist())


def _own_cells(pages: Pages, spot: Spot) -> dict[int, Own]:
    """The user's constants by table position; formulas stay where they are."""
    columns = set(spot.place.user_columns.values())
    if not columns:
        return {}
    sheet = pages.sheet(spot.list_table.sheet.part)
    found: dict[int, Own] = {}
    for row in sheet.rows_between(spot.first_row, spot.place.last_row):
        for number, cell in sheet.cells(row).items():
            if number in columns and not cell.endswith(b"/>") and b"<f" not in cell:
                behind = cell[cell.index(b'"', cell.index(b'"') + 1) + 1 :]
                found.setdefault(row - spot.first_row, {})[number] = _STYLE.sub(b"", behind)
    return found


def rebound(
    table: Table, standing: pd.DataFrame, body: pd.DataFrame, own: dict[int, Cells]
) -> tuple[dict[int, Cells], list[Cells]]:
    """New position of each of the user's rows, and those whose row is gone."""
    if not own:
        return {}, []
    ids = [column.key for column in table.columns if column.type == "id"]
    more = [c.key for c in table.columns if c.type in {"id", "choice"} or c.key in _NAMING]
    old, new = conform(table, standing, standing.index), conform(table, body)
    places: dict[int, Cells] = {}
    left = dict(own)
    for keys in (more, ids):
        if not keys:
            continue
        free = _by_key(new, keys, set(places))
        known = dict(zip(old.index.tolist(), _tuples(old, keys), strict=True))
        for row in sorted(left):
            spots = free.get(known.get(row, ()), [])
            if spots:
                places[spots.pop(0)] = left.pop(row)
    return places, [left[row] for row in sorted(left)]


def _by_key(frame: pd.DataFrame, keys: list[str], taken: set[int]) -> dict[tuple[Any, ...], list[int]]:
    found: dict[tuple[Any, ...], list[int]] = {}
    for position, key in enumerate(_tuples(frame, keys)):
        if position not in taken and any(key):
            found.setdefault(key, []).append(position)
    return found


def _tuples(frame: pd.DataFrame, keys: list[str]) -> list[tuple[Any, ...]]:
    return list(zip(*(frame[key].to_numpy(dtype=object).tolist() for key in keys), strict=True))


def _write_own(pages: Pages, spot: Spot, own: dict[int, Own], places: dict[int, Own], length: int) -> None:
    part = spot.list_table.sheet.part
    for row in sorted(set(own) | set(places)):
        if row >= length:
            continue
        new, old = places.get(row, {}), own.get(row, {})
        for number in sorted(set(old) | set(new)):
            pages.edit(part, number, [spot.first_row + row], [new.get(number, EMPTY_TAIL)])
