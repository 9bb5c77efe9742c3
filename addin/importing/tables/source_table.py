"""One list of a source: its columns below the header, and what each row is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Texts, coded, loose
from addin.importing.tables.row_view import RECORDS
from addin.model import Rows
from addin.rules.rows import Ints

WAS = "was"  # before the title of a column: what stood in cells whose letters were mended
MARK = "mark"  # the colour of the row, or that it is struck through
PAID, PART_PAID, MARKED = "marked_paid", "part_paid", "marked"  # what notes and colours say of a row
MONTH, SHEET = "month_of_sheet", "sheet_of_file"  # the first day of the month that a sheet is, its place
MONTH_ALONE = "month_alone"  # of an only sheet, whose rows may be those of a month, or balances by then
STATE = "state_of_sheet"  # of its cheques and notes, by our code
NOTED_STATE = "noted_state"  # the header of the note that tells of one, in words that may be unknown
DAY_OF_BALANCES = "day_of_balances"  # in the context: the day that the title tells of them
TAKEN = "debtor_above"  # in the context: the name above that was taken unasked
OWN_RETURN = "own_return"  # what was answered about our own return invoice
CANCELLED = "noted_cancelled"  # notes that say cancelled, and the answer was that nothing is owed
PAID_MONTHS = "paid_months"  # rows of which some months say "ödendi" in place of a sum
NOTED_OPEN = "noted_open"  # notes that say paid, and the answer was that the row is open


@dataclass(frozen=True, slots=True)
class Moves:
    """Columns of the movements of a bank account: what came and what went out, None where the sign tells.

    `sure`: words and the running balance prove it, nobody is asked.
    """

    came: int
    went: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class OwnDebts:
    """What was left out: `said` by which words, so many records, and their kuruş by currency.

    `whole`: a list of its own, of which no row stands among those that were read.
    """

    said: str
    file: str
    sheet: str
    count: int
    money: tuple[tuple[str, int], ...]
    whole: bool


@dataclass(frozen=True)
class SourceTable:
    """Columns below the header, wholly blank rows left out; every other row stands in it once.

    `rows`: the numbers that Excel shows beside them. `kinds`: what each row is: DATA, TOTAL (a sum),
    OPENING (what was owed at the start), CARRIED (a sum taken over to the next page), HEADER (printed
    once more), FOOTER, SECTION (names the debtor of the rows that follow), SUMMARY (sums of no debtor),
    HIDDEN (answered: leave out), OWN_DEBT (what we owe ourselves).
    `told`: per row what stands outside of the columns, in the title or in a section line, by
    "debtor_name", "account_code", "tax_id", "currency", what his card has, and the keys above; "" where
    nothing, no key where nowhere.
    `filled`: columns whose cells were filled down. `context`: what the title says, by the keys of `told`
    and "period", "as_of", and all of it as "title". `hidden`: hidden sheets with content, `unrelated`:
    sheets without a list, `ours`: what its owner owes himself; all are left out. `places`: per row its sheet
    (and file) where the table is of several, else None. `scientific`: columns whose numbers the user sees as
    1,23E+10. `parts`: the field of columns that were made of those of the source, "" where nothing is left of
    one; the `added` last ones are none of the source. `whole`: their cells as they were read.
    `taken_in`: the column that holds what stood in another one, by the place of that one. `moves`: set where
    they are those of a bank.
    """

    sheet: str
    header_row: int
    headers: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: Rows
    kinds: Texts
    date1904: bool = False
    hidden: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    file: str = ""
    told: Mapping[str, Texts] = field(default_factory=dict)
    filled: frozenset[int] = frozenset()
    context: Mapping[str, str] = field(default_factory=dict)
    places: Texts | None = None
    notices: tuple[str, ...] = ()
    scientific: frozenset[int] = frozenset()
    added: int = 0
    parts: Mapping[int, str] = field(default_factory=dict)
    whole: Mapping[int, Cells] = field(default_factory=dict)
    taken_in: Mapping[int, int] = field(default_factory=dict)
    moves: Moves | None = None
    ours: tuple[OwnDebts, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def records(self) -> Bools:
        """Rows that are records; not to be written into."""
        found = np.asarray(np.isin(self.kinds, RECORDS), dtype=bool)
        found.setflags(write=False)
        return found

    @property
    def own_headers(self) -> tuple[str, ...]:
        """The headers of the source."""
        return self.headers[: len(self.headers) - self.added]

    def was_key(self, at: int) -> str:
        """The key of `told` for what stood in the cells of a column before their letters were mended."""
        return was_key(self.headers, at)

    def row_names(self, chosen: Any) -> list[str]:
        """The numbers of some rows; behind the name of their sheet where the table is of several."""
        numbers = list(map(str, self.rows[chosen].tolist()))
        if self.places is None:
            return numbers
        own = f"{self.file} " if self.file else ""
        whole = not all(str(place).startswith(own) for place in self.places.tolist())
        sheets = [place if whole else place.removeprefix(own) for place in self.places[chosen].tolist()]
        return [f"{sheet} {number}" for sheet, number in zip(sheets, numbers, strict=True)]


def year_key(at: int) -> str:
    """The key of `told` for what stood in the cells of a column whose days wrote no year."""
    return f"year:{at}"


def remark_key(at: int) -> str:
    """The key of `told` for what stood in the cells of a column whose amounts had remarks beside them."""
    return f"remark:{at}"


def apart_key(at: int) -> str:
    """The key of `told` for what stood in the cells of a column whose names had their address below them."""
    return f"apart:{at}"


def dash_key(at: int) -> str:
    """The key of `told` for what stood in the cells of a column whose amounts had a dash that is no minus."""
    return f"dash:{at}"


def was_key(titles: Sequence[str], at: int) -> str:
    """By the title, as lists are joined whose columns stand in another order.

    >>> was_key(["Ünvan", "Not", "not"], 0), was_key(["Ünvan", "Not", "not"], 2)
    ('was:unvan', 'was:2')
    """
    known = list(map(loose, titles))
    own = known[at] if known.count(known[at]) == 1 else ""
    return f"{WAS}:{own or at}"


def accounts_of(table: SourceTable, name: int | None) -> Ints:
    """A number for the debtor of each row; `name`: his column, None where lines above the rows name him."""
    told = table.told.get("debtor_name")
    if name is None and told is None:
        return np.zeros(len(table), dtype=np.int64)
    cells = table.columns[name] if name is not None else list(told if told is not None else ())
    return coded(cells)[0].astype(np.int64)
