"""A list that has come in, as what is told about it reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from addin.importing.layouts.lines import Lines
from addin.importing.posting.post import Posted
from addin.importing.understand import Understood


@dataclass(frozen=True, slots=True)
class Arrived:
    """The tables, the lines read from all of them, and what these are in the book."""

    tables: Sequence[Understood]
    lines: Lines
    posted: Posted
