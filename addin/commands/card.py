"""`tahsilat card`: Borçlu Kartı of one debtor, filled in the book and printed."""

from __future__ import annotations

from datetime import date

from addin.commands.refresh import renew
from addin.draft import same_cell
from addin.model import Ledger, Notice, Outcome
from addin.registry import Asking, Button, Option, Request, command
from addin.reports.card import card_cells, card_json, card_text, find_debtor


@command(
    "card",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("name", several=True, asked=Asking("debtor")),
    button=Button("reports", "FileProperties", large=True, quiet=True),
)
def card(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Answer on one page: was he called, what was said, when did he pay."""
    draft = renew(ledger, request, as_of).draft
    debtor_id = find_debtor(draft["debtors"], str(request["name"]))
    cells = card_cells(draft, debtor_id, as_of=as_of, language=ledger.language)
    page = {"card_query": cells["card_name"], "card_stamp": cells["card_name"], "stale_card": "", **cells}
    outcome = Outcome(
        cells={key: value for key, value in page.items() if not same_cell(ledger.cells.get(key), value)},
        notices=[Notice("card_filled", {"name": cells["card_name"]})],
        goto="card",
    )
    shown = card_cells(draft, debtor_id, as_of=as_of, language=request.language)
    outcome.answer = {**card_json(shown), "text": card_text(shown, request.language)}
    return outcome
