"""XML and attributes of strangers' files, read so that neither can make the reading endless."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from addin.importing.intake.sheet import Unreadable


def elements(raw: bytes, tags: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Each start or end with its element. Errors: Unreadable where entities are defined; XMLSyntaxError."""
    from lxml import etree

    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise Unreadable("import_entities")
    yield from etree.iterparse(
        io.BytesIO(raw),
        ("start", "end"),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )


def whole_number(text: str | None, most: int, least: int = 0) -> int:
    """The number of an attribute within both ends; `least` where it is none, or has no end.

    >>> whole_number("12", 99), whole_number("12", 9), whole_number("x", 9), whole_number(None, 9, 1)
    (12, 9, 0, 1)
    """
    if not text or not (text.isascii() and text.isdigit() and len(text) < 9):
        return least
    return max(least, min(int(text), most))
