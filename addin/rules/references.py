"""Which debtor a row means: by id, tax number or name, typed in either cell of the pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Objects, Rows
from addin.rules.identifiers import own_id, tckn
from addin.rules.likeness import core_without_form, may_stand_for
from addin.rules.names import core_name
from addin.rules.rows import repeated, text_array
from addin.text import closest, fold

if TYPE_CHECKING:
    import pandas as pd

Bools = npt.NDArray[np.bool_]
_EMPTY, _UNKNOWN, _AMBIGUOUS = -1, -2, -3
_MOST_CANDIDATES = 5
_MOST_COMPARED = 200
# What can name a debtor, the surest first: attribute of the directory, and what makes typed text its like.
_LOOKUPS: tuple[tuple[str, Callable[[Any], Objects]], ...] = (
    ("ids", np.asarray),
    ("id_keys", own_id.compact),
    ("tax_keys", tckn.compact),
    ("name_keys", fold),
    ("core_keys", core_without_form),
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """One entry a row of the child table.

    `position`: row of the debtors frame counted from 0 (not its index), -1 where the debtor cannot be
    told; `debtor_id`, `debtor_name` are then "". `unknown`: something is typed that names nobody, or
    the id cell names nobody. `ambiguous`: it names several, or the two cells name different debtors.
    `missing`: both cells are empty. `in_name`: the name cell is the one to look at. `candidates`: whom
    it may mean, "; " between. `name_differs`: the id decided, beside a name that is nobody's and no part
    of the debtor's.
    """

    position: Rows
    debtor_id: Objects
    debtor_name: Objects
    unknown: Bools
    ambiguous: Bools
    missing: Bools
    in_name: Bools
    candidates: Objects
    name_differs: Bools


def resolve_debtors(debtors: pd.DataFrame, child: pd.DataFrame) -> Resolved:
    """Find the debtor of each row of `child` by its columns debtor_id and debtor_name.

    Each cell may hold the debtor's id, else the tax number, else the name (folded), else the name
    without legal form; it must fit one debtor. Where both cells name somebody, it must be the same
    debtor. A name that fits nobody beside an id that does is an older name: the id decides. An id that
    fits nobody is never overruled.

    >>> import pandas as pd
    >>> debtors = pd.DataFrame({"debtor_id": ["B-0017-K", "B-0018-L"], "tax_id": ["4540536920", ""],
    ...     "debtor_name": ["Işık Gıda", "Ak Ltd. Şti."]})
    >>> rows = pd.DataFrame({"debtor_id": ["", "454 053 69 20", "b17k"],
    ...     "debtor_name": ["IŞIK GIDA", "", "Ak ltd şti"]})
    >>> found = resolve_debtors(debtors, rows)
    >>> found.debtor_id.tolist(), found.ambiguous.tolist()
    (['B-0017-K', 'B-0017-K', ''], [False, False, True])
    """
    return Directory(debtors).resolve(child)


def _stripped(column: pd.Series[str]) -> Objects:
    texts = text_array(column)
    texts[:] = list(map(str.strip, texts.tolist()))
    return texts


def _taken(values: Objects, position: Rows) -> Objects:
    padded = np.append(values, np.array([""], dtype=object))
    return np.asarray(padded[np.where(position < 0, len(values), position)], dtype=object)


class Directory:
    """The debtors by each thing that can name them; made once for all tables that name debtors."""

    def __init__(self, debtors: pd.DataFrame) -> None:
        self.ids = _stripped(debtors["debtor_id"])
        self.names = _stripped(debtors["debtor_name"])
        self._tax_ids = debtors["tax_id"]
        self._positions: dict[str, dict[str, int]] = {}

    def resolve(self, child: pd.DataFrame) -> Resolved:
        """As `resolve_debtors`."""
        ids, names = _stripped(child["debtor_id"]), _stripped(child["debtor_name"])
        by_id = self.find(ids)
        by_name = self.find_beside(by_id, names)
        by_id = np.where(self.agrees(by_name, ids, by_id == _AMBIGUOUS), by_name, by_id)
        differs = (by_id >= 0) & (by_name != by_id) & ((by_name >= 0) | (by_name == _AMBIGUOUS))
        differs &= ~self.agrees(by_id, names, differs)
        position = np.where(by_id == _EMPTY, by_name, by_id)
        ambiguous = differs | (position == _AMBIGUOUS)
        unknown = ~ambiguous & (position == _UNKNOWN)
        missing = position == _EMPTY
        in_name = differs | ((by_id == _EMPTY) & (by_name != _EMPTY))
        position = np.where(ambiguous, -1, np.maximum(position, -1))
        strange = self.strange(names, by_id, by_name)
        candidates = self.candidates(np.flatnonzero(ambiguous | unknown), ids, names, by_id, by_name)
        return Resolved(
            position.astype(np.int64),
            _taken(self.ids, position),
            _taken(self.names, position),
            unknown,
            ambiguous,
            missing,
            in_name,
            candidates,
            strange,
        )

    @cached_property
    def id_keys(self) -> Objects:
        return own_id.compact(self.ids)

    @cached_property
    def tax_keys(self) -> Objects:
        return tckn.compact(_stripped(self._tax_ids))

    @cached_property
    def name_keys(self) -> Objects:
        return fold(self.names)

    @cached_property
    def core_keys(self) -> Objects:
        return core_name(self.names)

    def find(self, typed: Objects) -> Rows:
        """Position of the debtor, or why there is none; each distinct text is looked up once.

        Ids as they were issued come first: in most books nothing else has to be asked.
        """
        known = {"": _EMPTY}
        texts = np.array([text for text in set(typed.tolist()) if text], dtype=object)
        for name, compact in _LOOKUPS:
            if len(texts):
                book = self._lookup(name)
                hits = [book.get(key, _UNKNOWN) if key else _UNKNOWN for key in compact(texts).tolist()]
                known.update(zip(texts.tolist(), hits, strict=True))
                texts = texts[np.array(hits, dtype=np.int64) == _UNKNOWN]
        return np.fromiter(map(known.__getitem__, typed.tolist()), dtype=np.int64, count=len(typed))

    def _lookup(self, name: str) -> dict[str, int]:
        if name not in self._positions:
            self._positions[name] = _positions(getattr(self, name))
        return self._positions[name]

    def find_beside(self, found: Rows, typed: Objects) -> Rows:
        """As `find`, where the other cell of the pair is looked up already."""
        same = (found >= 0) & (typed == _taken(self.names, found)) & (typed != "")
        places = np.where(same, found, _EMPTY)
        places[~same] = self.find(typed[~same])
        return places

    def agrees(self, position: Rows, typed: Objects, where: Bools) -> Bools:
        """Where the typed text is a name or number of the debtor at `position`, be it others' too."""
        result: Bools = np.zeros(len(typed), dtype=bool)
        rows = np.flatnonzero(where & (position >= 0))
        rows = rows[typed[rows] != ""]
        if not len(rows):
            return result
        at = position[rows]
        same = fold(typed[rows]) == self.name_keys[at]
        same |= (tckn.compact(typed[rows]) == self.tax_keys[at]) & (self.tax_keys[at] != "")
        bare = core_without_form(typed[rows[~same]])
        same[~same] = (bare == core_name(self.names[at[~same]])) & (bare != "")
        result[rows] = same
        return result

    def strange(self, names: Objects, by_id: Rows, by_name: Rows) -> Bools:
        """Where the name beside a debtor's id is nobody's; worked out once for each distinct pair."""
        result: Bools = np.zeros(len(names), dtype=bool)
        rows = np.flatnonzero((by_id >= 0) & (by_name == _UNKNOWN))
        pairs = list(zip(by_id[rows].tolist(), names[rows].tolist(), strict=True))
        if pairs:
            distinct = list(dict.fromkeys(pairs))
            typed = np.array([text for _, text in distinct], dtype=object)
            same = may_stand_for(typed, self.names[[at for at, _ in distinct]])
            known = dict(zip(distinct, (~same).tolist(), strict=True))
            result[rows] = [known[pair] for pair in pairs]
        return result

    def candidates(self, rows: Rows, ids: Objects, names: Objects, by_id: Rows, by_name: Rows) -> Objects:
        """Whom the rows may mean; worked out once for each distinct pair of cells."""
        result = repeated("", len(ids))
        known: dict[tuple[str, str], str] = {}
        pairs = list(zip(ids[rows].tolist(), names[rows].tolist(), strict=True))
        found = zip(by_id[rows].tolist(), by_name[rows].tolist(), strict=True)
        for pair, places in zip(pairs, found, strict=True):
            if pair not in known:
                known[pair] = self._candidates(pair, places)
        result[rows] = [known[pair] for pair in pairs]
        return result

    def _candidates(self, pair: tuple[str, str], places: tuple[int, int]) -> str:
        named = [at for at in places if at >= 0]
        for text, at in zip(pair, places, strict=True):
            if at == _AMBIGUOUS:
                named += self._all_named(text)
            elif at == _UNKNOWN and len(named) < 1:
                named += self._alike(text)
        unique = list(dict.fromkeys(named))[:_MOST_CANDIDATES]
        return "; ".join(" ".join((self.ids[at], self.names[at])).strip() for at in unique)

    def _all_named(self, text: str) -> list[int]:
        for compact, keys in ((own_id.compact, self.id_keys), (tckn.compact, self.tax_keys)):
            same = np.flatnonzero(keys == compact(text))
            if len(same):
                return [int(at) for at in same]
        named = np.flatnonzero(self.name_keys == fold(text))
        if not len(named):
            named = np.flatnonzero(self.core_keys == core_name(text))
        return [int(at) for at in named]

    def _alike(self, text: str) -> list[int]:
        rows = self.by_word.get(fold(text).partition(" ")[0], [])[:_MOST_COMPARED]
        best = closest(text, [self.names[at] for at in rows])
        return [next(at for at in rows if self.names[at] == name) for name in best]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """Positions by the first word of the name."""
        words: dict[str, list[int]] = {}
        for at, key in enumerate(self.name_keys.tolist()):
            words.setdefault(key.partition(" ")[0], []).append(at)
        return words


def _positions(keys: Objects) -> dict[str, int]:
    """Position by key; _AMBIGUOUS where several rows have the key."""
    import pandas as pd

    positions = np.arange(len(keys))
    positions[pd.Index(keys).duplicated(keep=False)] = _AMBIGUOUS
    return dict(zip(keys.tolist(), positions.tolist(), strict=True))
