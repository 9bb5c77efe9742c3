"""`tahsilat freeze`: İşlevleri Değere Çevir, a copy of any workbook that needs no add-in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin.messages import say
from addin.model import Outcome
from addin.registry import FORMULAS, Asking, Button, Option, Request, command


@command(
    "freeze",
    "copy",
    Option("book", "path", asked=Asking("saved_book")),
    Option("--out", "path"),
    button=Button("care", "PasteValues"),
)
def freeze(ledger: None, request: Request, *, as_of: date) -> Outcome:
    """Name the copy and the functions; the runner puts the values in their place."""
    from addin.formulas import enter_all

    enter_all()
    source = Path(str(request["book"]))
    copy = Path(str(request["out"])) if request["out"] else _beside(source, request.language)
    return Outcome(freeze=list(FORMULAS), answer={"book": str(source), "copy": str(copy)})


def _beside(source: Path, language: str) -> Path:
    """The first free name beside the workbook."""
    stem = source.stem + say("freeze.suffix", language)
    number, free = 2, source.with_name(stem + source.suffix)
    while free.exists():
        free, number = source.with_name(f"{stem}-{number}{source.suffix}"), number + 1
    return free
