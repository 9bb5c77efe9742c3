"""What checks know beside the tables, and how they put down what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import BookFacts, ColumnChange, Finding, Misfit, Objects, Rows
from addin.rules.identifiers import own_id
from addin.rules.money import format_money
from addin.rules.references import Resolved, resolve_debtors
from addin.rules.rows import find, ranks, repeated, texts
from addin.rules.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.places import Places
    from addin.rules.workdays import Holidays

Bools = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]
Floats = npt.NDArray[np.float64]
Frames = Mapping[str, "pd.DataFrame"]

# Tables whose rows name a debtor by the pair debtor_id, debtor_name.
CHILDREN = ("receivables", "contacts", "promises", "receipts", "files", "costs")


def _key_of_column(table: str, column: str) -> str:
    return column


def _code_of_choice(choices: str, code: str) -> str:
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All that is not in the tables' cells.

    `holidays`, `places`: None leaves out what needs them. `header(table, column)`, `word(choices, code)`:
    how the user reads them. `edited`: program cells that were changed by hand since the last run (old: by
    the program). `stale`: tables whose count or sum differ from the last run's stamp. `repaired`: codes
    that this run put right, which are no findings any more. `traces`: row hashes now, by table.
    `resolved`: debtors of the child tables, where known. `documents`: by table and column of links the state
    of each row's file, "" when nothing is wrong with it.
    """

    as_of: date
    settings: Settings = field(default_factory=Settings)
    language: str = "tr"
    misfits: Mapping[str, Sequence[Misfit]] = field(default_factory=dict)
    facts: Mapping[str, BookFacts] = field(default_factory=dict)
    holidays: Holidays | None = None
    places: Places | None = None
    header: Callable[[str, str], str] = _key_of_column
    word: Callable[[str, str], str] = _code_of_choice
    edited: Sequence[ColumnChange] = ()
    stale: Collection[str] = ()
    repaired: frozenset[str] = frozenset()
    traces: Mapping[str, Objects] = field(default_factory=dict)
    resolved: Mapping[str, Resolved] = field(default_factory=dict)
    documents: Mapping[tuple[str, str], Objects] = field(default_factory=dict)

    @property
    def today(self) -> np.datetime64:
        return np.datetime64(self.as_of, "D")

    def debtors_of(self, table: str, frames: Frames) -> Resolved:
        return self.resolved.get(table) or resolve_debtors(frames["debtors"], frames[table])

    def misfit_mask(self, table: str, column: str, frame: pd.DataFrame) -> Bools:
        """Rows whose cell holds something else than the column's type; another check speaks of it."""
        mask: Bools = np.zeros(len(frame), dtype=bool)
        for misfit in self.misfits.get(table, ()):
            if misfit.column == column:
                mask |= np.isin(frame.index.to_numpy(), misfit.rows)
        return mask


Check = Callable[[Frames, Context], list[Finding]]


def found(
    code: str, table: str, column: str, frame: pd.DataFrame, mask: npt.ArrayLike, **details: npt.ArrayLike
) -> list[Finding]:
    """One finding for the rows where `mask` holds; none when it holds nowhere."""
    chosen = np.flatnonzero(mask)
    if not len(chosen):
        return []
    # Chosen before they become objects: whole columns of dates as objects would cost more than the checks.
    picked = {name: np.asarray(np.asarray(array)[chosen], dtype=object) for name, array in details.items()}
    values = frame[column].iloc[chosen].to_numpy(dtype=object)
    rows = frame.index.to_numpy(dtype=np.int64)[chosen]
    return [Finding(code, table, column, rows, values, picked)]


def days(frame: pd.DataFrame, column: str) -> Days:
    """Dates without time of day; comparing with NaT gives False."""
    return np.asarray(frame[column].to_numpy(dtype="datetime64[D]"))


def amounts(values: npt.ArrayLike) -> Floats:
    """Kuruş for comparing, NaN where missing; exact, since they are at most 1e12."""
    import pandas as pd

    numbers = values if isinstance(values, pd.Series) else pd.Series(np.asarray(values), dtype="Int64")
    return np.asarray(numbers.to_numpy(dtype=np.float64, na_value=np.nan))


def money_words(
    values: npt.ArrayLike, codes: Objects, context: Context, where: Bools | None = None
) -> Objects:
    """Amounts as the user reads them; "" outside of `where`."""
    import pandas as pd

    if where is not None:
        words = repeated("", len(where))
        words[where] = money_words(np.asarray(values)[where], codes[where], context)
        return words
    whole = pd.array(np.asarray(values), dtype="Int64")
    return format_money(whole, codes, language=context.language)


def repeats(keys: npt.ArrayLike, where: Bools, ids: Objects) -> tuple[Bools, Rows]:
    """Rows that repeat another row, and for each of them that row's place.

    Among rows of `where` with equal keys the lowest id is the first; a row without id comes after
    those that have one, then the place in the table decides.

    >>> ids = np.array(["B-2", "B-1", "B-3"], dtype=object)
    >>> mask, first = repeats([7, 7, 8], np.ones(3, dtype=bool), ids)
    >>> mask.tolist(), first[mask].tolist()
    ([True, False, False], [1])
    """
    import pandas as pd

    chosen = np.asarray(keys)
    mask: Bools = np.zeros(len(chosen), dtype=bool)
    first = np.full(len(chosen), -1, dtype=np.int64)
    rows = np.flatnonzero(where)
    rows = rows[pd.Index(chosen[rows]).duplicated(keep=False)]
    if len(rows):
        nameless = np.asarray(ids[rows] == "", dtype=bool)
        rows = rows[np.argsort(ranks(nameless, ids[rows]))]
        codes, _ = pd.factorize(chosen[rows])
        leaders = rows[~pd.Index(codes).duplicated()]
        first[rows] = leaders[codes]
        mask[rows] = first[rows] != rows
    return mask, first


def at(values: npt.NDArray[Any], places: Rows, missing: Any) -> npt.NDArray[Any]:
    """Values at the places; `missing` where the place is -1."""
    if not len(values):
        return np.full(len(places), missing, dtype=values.dtype)
    return np.where(places >= 0, values[places], np.asarray(missing, dtype=values.dtype))


def place_of(frame: pd.DataFrame, column: str, wanted: Objects) -> Rows:
    """Places (from 0) of the rows that have these ids; -1 where none has, or the id is empty."""
    ids = texts(frame, column)
    places = find(wanted, ids)
    rest = (places < 0) & (wanted != "")
    if rest.any():
        places[rest] = find(own_id.compact(wanted[rest]), own_id.compact(ids))
    return places
