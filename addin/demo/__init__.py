"""The believable year and the truth it planted; imports nothing of the rules that must find it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addin.demo.shapes import DemoYear


def make(
    debtors: int = 60, rows: int | None = None, seed: int = 7, *, as_of: date, language: str = "tr"
) -> DemoYear:
    """See `addin.demo.build.build`; heavy libraries are loaded only here."""
    from addin.demo.build import build

    return build(debtors, rows, seed, as_of=as_of, language=language)
