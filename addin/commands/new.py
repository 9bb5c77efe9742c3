"""`tahsilat new`: an empty workbook from the template."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Option, Request, command


@command("new", "create", Option("book", "path"), Option("--lang", "language"))
def new(ledger: Ledger | None, request: Request, *, as_of: date) -> Outcome:
    """Name the file; the runner copies the template there."""
    target = Path(request["book"])
    if target.suffix.lower() != ".xlsx":
        raise Refusal("needs_xlsx", name=target.name)
    notices = [Notice("created", {"book": str(target)}), Notice("next_steps")]
    return Outcome(notices=notices, answer={"book": str(target)})
