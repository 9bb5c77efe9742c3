"""Lines within a list that name a group of its rows, which is no debtor: a province, what a sum closes."""

from __future__ import annotations

from functools import cache

from addin.importing.evidence.words import source_words
from addin.importing.tables.row_view import View
from addin.importing.tables.row_words import SUM_OF, speaking
from addin.parameters import read_text
from addin.rules.places import Places
from addin.text import fold


def names_group(view: View, text: str) -> bool:
    """Whether a text that stands alone in its row names a group: its sum stands below, or it is a place.

    Asked only where the rows below have debtors of their own.
    """
    words = [word for word in fold(text).split() if word not in _of_places("kinds")]
    return " ".join(words) in _places() or _bare(text) in _closed(view)


def is_kind_of_place(label: str) -> bool:
    """Whether what follows the word is a place: "Bölge"."""
    return fold(label) in _of_places("kinds")


@cache
def _places() -> frozenset[str]:
    known = Places.parse(read_text("places.json"))
    districts = (district for _, district in known.districts)
    return frozenset((*known.provinces, *districts, *_of_places("regions")))


@cache
def _of_places(kind: str) -> frozenset[str]:
    return frozenset(map(fold, source_words()["places"][kind]))


def _closed(view: View) -> frozenset[str]:
    """What the sums of the list are the sums of: "ege" of "EGE TOPLAMI"."""
    if view.closed is None:
        said = [speaking(view.columns[at]) for at in view.roles.who]
        view.closed = frozenset(_bare(text) for told in said for text, says in told.items() if says == SUM_OF)
    return view.closed


def _bare(text: str) -> str:
    """The words that are none of a sum.

    >>> _bare("EGE TOPLAMI"), _bare("Toplam Ege")
    ('ege', 'ege')
    """
    return " ".join(word for word in fold(text).split() if word not in _of_sums())


@cache
def _of_sums() -> frozenset[str]:
    row = source_words()["row"]
    return frozenset(fold(text) for text in (*row["sum"], *row["total"]))
