"""`tahsilat repair`: Görünümü Onar, what copying and pasting wore away is laid anew."""

from __future__ import annotations

from datetime import date

from addin.model import Ledger, Outcome
from addin.registry import Asking, Button, Option, Request, command


@command(
    "repair",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("--dry-run", "flag"),
    then="refresh",
    button=Button("care", "FormatPainter"),
    closed=True,
)
def repair(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """The template owns the looks: the runner lays them anew, the Yenile that follows fills lost formulas."""
    return Outcome(repair=True, answer={"book": None})
