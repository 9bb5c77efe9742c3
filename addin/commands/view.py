"""`tahsilat view`: Görünüm, the sheets beyond the daily ones come into view and go again."""

from __future__ import annotations

from datetime import date

from addin.messages import LANGUAGES, sheet_name
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command
from addin.schema import TABLES, VISIBLE
from addin.text import fold, parted


@command(
    "view",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("--sheets", several=True),
    Option("--hide", "flag"),
    Option("--dry-run", "flag"),
    button=Button("care", "ControlWizards", quiet=True),
)
def view(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Show all sheets, or only the daily ones when all are seen; with --sheets these, or hide them."""
    seen = ledger.pages()
    if request["sheets"]:
        asked, hide = _named(ledger, str(request["sheets"])), bool(request["hide"])
    else:
        hide = bool(request["hide"]) or all(seen.values())
        asked = [page for page in seen if page not in VISIBLE] if hide else list(seen)
    moved = [page for page in asked if seen[page] is hide]
    if hide and not any(seen[page] for page in seen if page not in moved):
        raise Refusal("view_nothing_left")
    outcome = Outcome(hidden=moved) if hide else Outcome(shown=moved)
    if not moved:
        outcome.notices.append(Notice("view_same"))
    elif request["dry_run"]:
        outcome.notices.append(Notice("nothing_written"))
    else:
        names = ", ".join(sheet_name(page, request.language) for page in moved)
        key = "view_hidden" if hide else "view_shown"
        outcome.notices.append(Notice(key, {"n": len(moved), "sheets": names}))
    outcome.answer = {"book": None, "shown": outcome.shown, "hidden": outcome.hidden}
    return outcome


def _named(ledger: Ledger, typed: str) -> list[str]:
    """Keys of the pages by the names of their sheets now, or as they were shipped."""
    known: dict[str, str] = {}
    for page in ledger.pages():
        known |= {fold(sheet_name(page, language)): page for language in LANGUAGES}
        known[fold(page)] = page
        if page in TABLES:
            known[fold(ledger.place(page).sheet)] = page
    names = parted(typed)
    if strange := [name for name in names if fold(name) not in known]:
        listed = ", ".join(sheet_name(page, ledger.language) for page in ledger.pages())
        raise Refusal("view_no_sheet", name=", ".join(strange), sheets=listed)
    return list(dict.fromkeys(known[fold(name)] for name in names))
