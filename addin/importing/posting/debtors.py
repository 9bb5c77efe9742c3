"""Which debtor each source row means: one of the book, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.rules.identifiers import tax_id
from addin.rules.identifiers.columns import as_texts
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, combine, distinct, repeated, text_array
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


def debtors_of(lines: Lines, wanted: Bools, book: pd.DataFrame) -> Found:
    """As `find_debtors`, of the lines of one import."""
    return find_debtors(lines.name, lines.tax, lines.part, wanted, book)


def find_debtors(names: Texts, taxes: Texts, part: Ints, wanted: Bools, book: pd.DataFrame) -> Found:
    """Tax number first, then folded name; a name that several tax numbers share names nobody alone.

    `part`: the list that a row stands in. Between lists, and for the book, the number tells who is meant,
    however his name is written. Several names with one number in one list stay several debtors: a number
    typed wrong, or a name typed twice, which only the user can tell. `wanted`: rows that count. A number
    that is not right is no key. A book's debtor with another right number is another debtor, however alike
    the names.

    >>> import pandas as pd
    >>> book = pd.DataFrame({"debtor_name": ["Işık Gıda"], "tax_id": [""]})
    >>> names = np.array(["IŞIK GIDA", "Ak", "", "Ak A.Ş."], dtype=object)
    >>> taxes = np.array(["", "4540536920", "4540536920", ""], dtype=object)
    >>> one, all_rows = np.zeros(4, dtype=np.int64), np.ones(4, dtype=bool)
    >>> find_debtors(names, taxes, one, all_rows, book).code.tolist()
    [0, 1, 1, 2]
    >>> taxes[3] = "4540536920"
    >>> find_debtors(names, taxes, one, all_rows, book).code.tolist()
    [0, 1, -1, 2]
    >>> find_debtors(names, taxes, np.arange(4), all_rows, book).code.tolist()
    [0, 1, 1, 1]
    """
    keys = _keys(names, taxes, part)
    rows = np.flatnonzero(wanted & keys.told)
    tax, name = keys.tax[rows], keys.name[rows]
    codes = combine(tax, np.where((tax == 0) | keys.shared[tax], name, 0))
    first = _first_places(codes)
    name_of = _first_names(names[rows], keys.named[rows], codes, len(first))
    position = _in_book(keys.taxes[tax[first]], fold(name_of), keys.shared[tax[first]], book)
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
    for each folded name. `shared`: numbers that several names of one list have. `named`: rows with a name;
    `doubtful`: the name alone, or the number alone, means several.
    """

    tax: Ints
    taxes: Texts
    shared: Bools
    name: Ints
    named: Bools
    told: Bools
    doubtful: Bools


def _keys(names: Texts, taxes: Texts, part: Ints) -> _Keys:
    """A row without number takes the one that its name has elsewhere in the list."""
    name, folded, named = _numbered(fold, names)
    tax, numbers, _ = _numbered(_valid, taxes)
    both = np.flatnonzero((tax > 0) & (name > 0))
    shared = _shared(part[both], tax[both], name[both], len(numbers))
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
    doubtful |= shared[tax] & (name == 0)
    return _Keys(tax, numbers, shared, name, named, ((tax > 0) | (name > 0)) & ~doubtful, doubtful)


def _shared(part: Ints, tax: Ints, name: Ints, count: int) -> Bools:
    """By number whether several names have it within one part; numbers are 0 .. `count` - 1."""
    listed = combine(part, tax)
    once = firsts(combine(listed, name))
    several = np.bincount(listed[once]) > 1
    shared = np.zeros(count, dtype=bool)
    shared[tax[several[listed]]] = True
    return shared


def _numbered(change: Callable[[Texts], Texts], values: Texts) -> tuple[Ints, Texts, Bools]:
    """Place of each changed text among the distinct ones, of which the first is ""; where a text is."""
    import pandas as pd

    codes, given = pd.factorize(values)
    places, distinct = pd.factorize(np.append(repeated("", 1), change(given)))
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
    found = repeated("", count)
    rows = np.flatnonzero(named)[::-1]
    found[codes[rows]] = names[rows]
    return found


def _in_book(taxes: Texts, names: Texts, shared: Bools, book: pd.DataFrame) -> Ints:
    """Position in the book of each distinct debtor, _NEW or _AMBIGUOUS.

    `shared`: his number is that of other names beside him; who bears one of them in the book is not he.
    """
    book_tax, book_name = _valid(as_texts(book["tax_id"])), fold(text_array(book["debtor_name"]))
    by_tax, by_name = _places(book_tax), _places(book_name)
    listed = set(zip(taxes[shared].tolist(), names[shared].tolist(), strict=True))
    position = np.full(len(taxes), _NEW, dtype=np.int64)
    for at, (tax, name) in enumerate(zip(taxes.tolist(), names.tolist(), strict=True)):
        places = by_tax.get(tax, [])
        if not places:
            places = [place for place in by_name.get(name, []) if not tax or book_tax[place] == ""]
        elif len(places) > 1 or shared[at]:
            own = [place for place in places if book_name[place] == name]
            other = shared[at] and (len(places) > 1 or (tax, book_name[places[0]]) in listed)
            places = own or ([] if other else places)
        if places:
            position[at] = places[0] if len(places) == 1 else _AMBIGUOUS
    return position


def _places(keys: Texts) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys.tolist()):
        if key:
            places.setdefault(key, []).append(at)
    return places
