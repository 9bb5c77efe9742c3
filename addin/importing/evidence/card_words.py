"""Columns of a card that a program names with the card's own word before: "CARI_TEL", "Müşteri İlçe"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from addin.importing.evidence.cells import loose
from addin.importing.evidence.words import source_words
from addin.text import fold

_OF_CARD = {
    ("phone",), ("email",), ("address",), ("province",), ("district",), ("tax_office",), ("tax_id",),
    ("kep",), ("mersis",),
}  # fmt: skip


def of_card(header: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The field of what stands on a debtor's card behind a word for him; () for any other.

    >>> known = {"tel": ("phone",), "no": ("document_no",)}
    >>> of_card("CARI_TEL", known), of_card("Cari No", known), of_card("Kefil Tel", known)
    (('phone',), (), ())
    """
    first, _, rest = fold(header).rstrip("0123456789").partition(" ")
    fields = known.get(loose(rest), ()) if rest else ()
    return fields if fields in _OF_CARD and first in _owners() else ()


@cache
def _owners() -> frozenset[str]:
    return frozenset(map(fold, source_words()["numbered"]))
