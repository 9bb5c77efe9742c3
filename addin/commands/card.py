"""`tahsilat card`: Borçlu Kartı of one debtor, filled in the book and printed."""

from __future__ import annotations

from datetime import date

from addin.commands.refresh import renew
from addin.draft import same_cell
from addin.model import Ledger, Notice, Outcome
from addin.registry import Option, Request, command
from addin.reports.card import card_cells, card_text, find_debtor


@command("card", "change", Option("book", "path"), Option("name"))
def card(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Answer on one page: was he called, what was said, when did he pay."""
    draft = renew(ledger, request, as_of, repair=False).draft
    debtor_id = find_debtor(draft["debtors"], str(request["name"]))
    cells = card_cells(draft, debtor_id, as_of=as_of, language=ledger.language)
    changed = {"card_query": cells["card_name"], "card_stamp": cells["card_name"], **cells}
    standing = ledger.cells
    outcome = Outcome(
        cells={key: value for key, value in changed.items() if not same_cell(standing.get(key), value)},
        notices=[Notice("card_filled", {"name": cells["card_name"]})],
    )
    outcome.answer = {"name": cells["card_name"], "id": debtor_id, "text": card_text(cells, request.language)}
    return outcome
