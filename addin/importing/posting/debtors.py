"""Which debtor each source row means: one of the book, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.rules.identifiers import tax_id
from addin.rules.identifiers.columns import as_texts
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, combine, distinct
from addin.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

_NEW, _AMBIGUOUS = -1, -2


@dataclass(frozen=True, slots=True)
class Found:
    """`code`: one a source row: position in the book's debtors, from `known` on the new ones in order
    of appearance, -1 where it is not told. `names`: of the new ones. `ambiguous`, `nameless`: why not.
    `renamed`: names of the list with those that the book keeps, as it was answered now.
    """

    code: Ints
    known: int
    names: Texts
    ambiguous: Bools
    nameless: Bools
    renamed: tuple[tuple[str, str], ...] = ()

    def first_rows(self) -> Ints:
        """For each new debtor the first source row that means him."""
        rows = np.flatnonzero(self.code >= self.known)
        return rows[firsts(self.code[rows])]


def find_debtors(names: Texts, taxes: Texts, wanted: Bools, book: pd.DataFrame) -> Found:
    """Tax number first, then folded name; a name that several tax numbers share names nobody alone.

    `wanted`: rows that count. A number that is not right is no key. A book's debtor with another right
    number is another debtor, however alike the names.

    >>> import pandas as pd
    >>> book = pd.DataFrame({"debtor_name": ["Işık Gıda"], "tax_id": [""]})
    >>> names = np.array(["IŞIK GIDA", "Ak", "", "Ak A.Ş."], dtype=object)
    >>> taxes = np.array(["", "4540536920", "4540536920", ""], dtype=object)
    >>> find_debtors(names, taxes, np.ones(4, dtype=bool), book).code.tolist()
    [0, 1, 1, 2]
    """
    keys = _keys(names, taxes)
    rows = np.flatnonzero(wanted & keys.told)
    tax, name = keys.tax[rows], keys.name[rows]
    codes = combine(np.where(tax > 0, tax, -1 - name))
    first = _first_places(codes)
    name_of = _first_names(names[rows], keys.named[rows], codes, len(first))
    position = _in_book(keys.taxes[tax[first]], fold(name_of), book)
    ambiguous = wanted & keys.doubtful
    ambiguous[rows] |= position[codes] == _AMBIGUOUS
    nameless = wanted & ~keys.told & ~keys.doubtful  # a name of signs only, a number that is not right
    nameless[rows] = (position[codes] == _NEW) & (name_of == "")[codes]
    new = (position == _NEW) & (name_of != "")
    position[new] = len(book) + np.arange(int(new.sum()))
    result = np.full(len(names), -1, dtype=np.int64)
    result[rows] = np.where(nameless[rows], -1, np.maximum(position[codes], -1))
    return Found(result, len(book), name_of[new], ambiguous, nameless)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a row is known by, 0 where it has none: `tax`, place of its number in `taxes`, and `name`, one
    for each folded name. `named`: rows with a name; `doubtful`: the name alone means several.
    """

    tax: Ints
    taxes: Texts
    name: Ints
    named: Bools
    told: Bools
    doubtful: Bools


def _keys(names: Texts, taxes: Texts) -> _Keys:
    """A row without number takes the one that its name has elsewhere in the list."""
    name, folded, named = _numbered(fold, names)
    tax, numbers, _ = _numbered(_valid, taxes)
    both = np.flatnonzero((tax > 0) & (name > 0))
    pairs = distinct(name[both] * len(numbers) + tax[both])
    of_name = pairs // len(numbers)
    several = np.bincount(of_name, minlength=len(folded))
    single = np.zeros(len(folded), dtype=np.int64)
    single[of_name] = pairs % len(numbers)
    single[several > 1] = 0
    bare = np.flatnonzero((tax == 0) & (name > 0))
    tax[bare] = single[name[bare]]
    doubtful = np.zeros(len(names), dtype=bool)
    doubtful[bare] = several[name[bare]] > 1
    return _Keys(tax, numbers, name, named, ((tax > 0) | (name > 0)) & ~doubtful, doubtful)


def _numbered(change: Callable[[Texts], Texts], values: Texts) -> tuple[Ints, Texts, Bools]:
    """Place of each changed text among the distinct ones, of which the first is ""; where a text is."""
    import pandas as pd

    codes, given = pd.factorize(values)
    places, distinct = pd.factorize(np.append(np.full(1, "", dtype=object), change(given)))
    return places[1:][codes], distinct, (given != "")[codes]


def _valid(taxes: Texts) -> Texts:
    """The numbers that are right, "" elsewhere."""
    return np.where(tax_id.is_valid(taxes), tax_id.compact(taxes), "").astype(object)


def _first_places(codes: Ints) -> Ints:
    """The first row of each code."""
    first = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return first


def _first_names(names: Texts, named: Bools, codes: Ints, count: int) -> Texts:
    """For each code the first name that is not empty."""
    found = np.full(count, "", dtype=object)
    rows = np.flatnonzero(named)[::-1]
    found[codes[rows]] = names[rows]
    return found


def _in_book(taxes: Texts, names: Texts, book: pd.DataFrame) -> Ints:
    """Position in the book of each distinct debtor, _NEW or _AMBIGUOUS."""
    book_tax = _valid(as_texts(book["tax_id"]))
    by_tax, by_name = _places(book_tax), _places(fold(book["debtor_name"].to_numpy(dtype=object)))
    position = np.full(len(taxes), _NEW, dtype=np.int64)
    for at, (tax, name) in enumerate(zip(taxes.tolist(), names.tolist(), strict=True)):
        places = by_tax.get(tax, [])
        if not places:
            places = [place for place in by_name.get(name, []) if not tax or book_tax[place] == ""]
        if places:
            position[at] = places[0] if len(places) == 1 else _AMBIGUOUS
    return position


def _places(keys: Texts) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys.tolist()):
        if key:
            places.setdefault(key, []).append(at)
    return places
