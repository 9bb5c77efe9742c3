"""Columns of places that are the debtor's province where their cells say so: "Yeri", "Bayinin Yeri"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.genitives import nominative
from addin.importing.evidence.words import source_words
from addin.parameters import read_text
from addin.rules.places import Places, province_names
from addin.text import fold

_FITS = 0.8  # of the cells


def tells_province(header: str, cells: Sequence[Any]) -> bool:
    """Whether a header of any place stands over provinces.

    >>> tells_province("Bayinin Yeri", ["Antalya", "MUĞLA"]), tells_province("Yeri", ["Kemer", "Sanayi"])
    (True, False)
    >>> tells_province("Keşide Yeri", ["Antalya", "Muğla"])
    False
    """
    owners = frozenset(map(fold, source_words()["numbered"]))
    first, _, rest = (nominative(header, owners) or fold(header)).partition(" ")
    place = rest if first in owners else f"{first} {rest}".strip()
    if place not in map(fold, source_words()["places"]["where"]):
        return False
    known = province_names(map(shown, cells), _places()) != ""
    return bool(known.sum() >= _FITS * len(cells) > 0)


@cache
def _places() -> Places:
    return Places.parse(read_text("places.json"))
