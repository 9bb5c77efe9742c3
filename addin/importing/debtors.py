"""Which debtor each source row means: one of the book, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.cells import Bools, Texts, by_distinct
from addin.rules.identifiers import tax_id
from addin.rules.identifiers.columns import as_texts
from addin.rules.rows import Ints
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

_NEW, _AMBIGUOUS = -1, -2


@dataclass(frozen=True, slots=True)
class Found:
    """`code`: one a source row: position in the book's debtors, from `known` on the new ones in order
    of appearance, -1 where it is not told. `names`: of the new ones. `ambiguous`, `nameless`: why not.
    """

    code: Ints
    known: int
    names: Texts
    ambiguous: Bools
    nameless: Bools

    def first_rows(self) -> Ints:
        """For each new debtor the first source row that means him."""
        rows = np.flatnonzero(self.code >= self.known)
        _, first = np.unique(self.code[rows], return_index=True)
        return rows[first]


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
    import pandas as pd

    count = len(names)
    keys = _keys(names, taxes)
    rows = np.flatnonzero(wanted & keys.told)
    joined = pd.Index(keys.tax[rows] + "\n" + np.where(keys.tax[rows] == "", keys.name[rows], ""))
    codes, distinct = pd.factorize(joined)
    _, first = np.unique(codes, return_index=True)
    name_of = _first_names(names[rows], codes, len(distinct))
    position = _in_book(keys.tax[rows][first], fold(name_of), book)
    ambiguous = np.zeros(count, dtype=bool)
    ambiguous[rows] = position[codes] == _AMBIGUOUS
    ambiguous |= wanted & keys.doubtful
    nameless = np.zeros(count, dtype=bool)
    nameless[rows] = (position[codes] == _NEW) & (name_of[codes] == "")
    new = (position == _NEW) & (name_of != "")
    position[new] = len(book) + np.arange(int(new.sum()))
    result = np.full(count, -1, dtype=np.int64)
    result[rows] = np.where(nameless[rows], -1, np.maximum(position[codes], -1))
    return Found(result, len(book), name_of[new], ambiguous, nameless)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Tax number and folded name by which a row is known; `doubtful`: the name alone means several."""

    tax: Texts
    name: Texts
    told: Bools
    doubtful: Bools


def _keys(names: Texts, taxes: Texts) -> _Keys:
    """A row without number takes the one that its name has elsewhere in the list."""
    import pandas as pd

    folded = fold(names)
    tax = by_distinct(_valid, taxes)
    pairs = pd.DataFrame({"tax": tax, "name": folded}).drop_duplicates()
    pairs = pairs[(pairs["tax"] != "") & (pairs["name"] != "")]
    by_name = pairs.groupby("name")["tax"].agg(["first", "size"])
    single = by_name.loc[by_name["size"] == 1, "first"].to_dict()
    several = set(by_name.index[by_name["size"] > 1])
    bare = np.flatnonzero((tax == "") & (folded != ""))
    tax[bare] = [single.get(name, "") for name in folded[bare].tolist()]
    doubtful = np.zeros(len(names), dtype=bool)
    doubtful[bare] = [name in several for name in folded[bare].tolist()]
    told = ((tax != "") | (folded != "")) & ~doubtful
    return _Keys(tax, folded, np.asarray(told, dtype=bool), doubtful)


def _valid(taxes: Texts) -> Texts:
    """The numbers that are right, "" elsewhere."""
    return np.where(tax_id.is_valid(taxes), tax_id.compact(taxes), "").astype(object)


def _first_names(names: Texts, codes: Ints, count: int) -> Texts:
    """For each code the first name that is not empty."""
    found = np.full(count, "", dtype=object)
    filled = np.flatnonzero(names != "")
    known, first = np.unique(codes[filled], return_index=True)
    found[known] = names[filled][first]
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
