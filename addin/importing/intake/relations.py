"""Which part of a package another part means by a short id."""

from __future__ import annotations

import posixpath
import re
from html import unescape

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def attributes_of(raw: bytes) -> dict[str, str]:
    """What stands in a tag, by name without its prefix."""
    found = _ATTRIBUTE.findall(raw.decode("utf-8", errors="replace"))
    return {key.rpartition(":")[2]: unescape(first or second) for key, first, second in found}


def targets_of(relations: bytes) -> dict[str, str]:
    """By id the path in the package, in small letters, of what a workbook names."""
    found = map(attributes_of, _RELATION.findall(relations))
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))
        .lstrip("/")
        .lower()
        for each in found
    }
