"""What every reader gives: sheets of raw cells, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast, overload

T = TypeVar("T")
Range = tuple[int, int, int, int]
# A million rows of twenty columns: what still fits into the memory that reading may take.
CELL_LIMIT = 20_000_000


class Grid(Sequence[list[Any]]):
    """Rows of equal length whose cells are kept by column; they do not change any more.

    >>> grid = Grid([["a", "b", "c"], [1.0, 2.0, 3.0]], 3)
    >>> grid[1], grid[-1], grid[:2], len(grid)
    (['b', 2.0], ['c', 3.0], [['a', 1.0], ['b', 2.0]], 3)
    """

    __slots__ = ("_height", "_kept", "columns")

    def __init__(self, columns: Sequence[Sequence[Any]], height: int) -> None:
        self.columns, self._height = columns, height
        self._kept: dict[Any, Any] = {}

    def kept(self, key: Any, find_out: Callable[[], T]) -> T:
        """What `find_out` says of the rows, asked once for each key; not to be written into."""
        if key not in self._kept:
            self._kept[key] = find_out()
        return cast("T", self._kept[key])

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, at: int) -> list[Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Grid: ...
    def __getitem__(self, at: int | slice) -> list[Any] | Grid:
        if isinstance(at, slice):
            return Grid([column[at] for column in self.columns], len(range(*at.indices(self._height))))
        if not self.columns and not -self._height <= at < self._height:
            raise IndexError(at)
        return [column[at] for column in self.columns]

    def __iter__(self) -> Iterator[list[Any]]:
        if not self.columns:
            return ([] for _ in range(self._height))
        return map(list, zip(*self.columns, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was read: rows of raw cells of equal length, "" where empty.

    `first_row`, `first_column`: the numbers of rows[0] and its first cell as Excel counts them, from 1.
    `hidden`: the user does not see the sheet. `file`: the name of the file it stands in.
    `merged`: (top, left, bottom, right), like `hidden_rows` (by hand or by a filter) and
    `hidden_columns` 0-based indexes into `rows`. `notices`: message keys. `scientific`: columns whose
    numbers the user sees as 1,23E+10. `marks`: the colour of rows, or that they are struck through.
    `was`: what stood in cells whose letters were mended, by column and row, both indexes into `rows`.
    `nulls`: a database wrote it, with NULL where nothing stands.
    """

    name: str
    rows: Sequence[list[Any]]
    first_row: int = 1
    first_column: int = 1
    date1904: bool = False
    hidden: bool = False
    file: str = ""
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()
    scientific: frozenset[int] = frozenset()
    marks: Mapping[int, str] = field(default_factory=dict)
    nulls: bool = False
    was: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


class Unreadable(Exception):
    """Why a file gives no sheets; `key` names a sentence in messages ([refusals]), `place` fills it."""

    def __init__(self, key: str, **place: int | str) -> None:
        super().__init__(key)
        self.key, self.place = key, place


def columns_of(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """The cells by column; every row is of one length."""
    return list(rows.columns) if isinstance(rows, Grid) else list(zip(*rows, strict=True))


def repeat(cells: Sequence[Any], most: float, tried: int = 2000) -> bool:
    """Whether so few of the cells differ that it is worth to look for equal ones.

    Looked at are some from all over the column, and some that follow each other: in a list sorted by
    debtors the first all differ. `most`: the share of distinct ones from which it is not.

    >>> names = [f"Ak {at // 40}" for at in range(100_000)]
    >>> repeat(names, 0.9), repeat(list(map(str, range(5000))), 0.9)
    (True, False)
    """
    middle = len(cells) // 2
    parts = cells[:: max(1, len(cells) // tried)], cells[middle : middle + tried]
    return any(len(set(part)) <= most * len(part) for part in parts)


def even(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows of equal length.

    >>> even([["a"], ["b", 1.0]])
    [['a', ''], ['b', 1.0]]
    """
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows]
