"""Cheques and notes that a statement books back as bounced or returned, and that the book has as claims.

Such a line says that the account owes again what the paper had paid. The claim closed as bounced says the
same: it undoes the paper's receipt. Taken as a debt as well, the paper would be owed twice.
"""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import plain_day
from addin.importing.posting.matching import Matched
from addin.importing.posting.paper_claims import paper_number
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, currencies, kurus, text_array

_BOUNCED = "bounced"


def are_bounces(lines: Lines) -> Bools:
    """Debts of a statement that are papers which came back."""
    back = (lines.amount > 0) & (lines.credit == 0) & ~lines.demanded & ~lines.total & lines.verdicts.taken
    if back.any():
        back &= (lines.document_type == "other") & np.isin(lines.channel, PAPER)
    return np.asarray(back, dtype=bool)


def part_bounces(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """Lines of this kind are not the papers themselves, though they have the same number."""
    rows = np.flatnonzero(are_bounces(lines) & (matched.place >= 0))
    if len(rows):
        papers = np.isin(text_array(ledger["receivables"]["document_type"]), PAPER)
        rows = rows[papers[matched.place[rows]]]
        matched.place[rows], matched.in_book[rows], matched.new[rows] = -1, False, True


def close_bounced(lines: Lines, found: Found, matched: Matched, ledger: Ledger) -> None:
    """Close the claims that new lines of this kind mean; of those closed so before they are no news."""
    rows = np.flatnonzero(are_bounces(lines) & matched.new & (found.code < found.known))
    book = ledger["receivables"]
    if not len(rows) or not len(book):
        return
    closing = text_array(book["closing_reason"])
    owner = resolve_debtors(ledger["debtors"], book).position
    held = np.isin(text_array(book["document_type"]), PAPER) & np.isin(closing, ("", _BOUNCED))
    held &= (owner >= 0) & np.isin(owner, found.code[rows])
    claims = np.flatnonzero(held)
    claims = claims[np.lexsort((plain_day(book["due_date"])[claims], closing[claims] == ""))]
    place = _claims_of(lines, found, rows, claims, owner, ledger)
    rows, place = rows[place >= 0], place[place >= 0]
    matched.place[rows], matched.new[rows], matched.in_book[rows] = place, False, True
    open_ = rows[closing[place] == ""]
    if len(open_):
        matched.close(book, open_, _BOUNCED)
        matched.bounced = open_


def _claims_of(lines: Lines, found: Found, rows: Ints, claims: Ints, owner: Ints, ledger: Ledger) -> Ints:
    """The claim of each line, each once: of its number, else of its amount where either has no number."""
    book = ledger["receivables"]
    number, day = text_array(book["document_no"]), plain_day(book["issue_date"])
    facts = list(zip(owner, currencies(book), kurus(book), strict=True))
    left = dict.fromkeys(claims.tolist())
    place = np.full(len(rows), -1, dtype=np.int64)
    for at, row in enumerate(rows.tolist()):
        wanted = (found.code[row], lines.currency[row], lines.amount[row])
        own = paper_number(lines.document_no[row], lines.description[row])
        until = plain_day(lines.issue[row : row + 1])[0]
        alike = [one for one in left if facts[one] == wanted and day[one] <= until]
        same = [one for one in alike if own and number[one] == own]
        free = [one for one in alike if not (own and number[one])]
        for one in (same or free)[:1]:
            place[at] = one
            del left[one]
    return place


def turned_bounced(matched: Matched) -> list[int]:
    """Lines by which papers of the book bounced, but for debts that a statement books back."""
    back = set(matched.bounced.tolist())
    turned = {
        line: None
        for line, column, _, new in matched.changes
        if column == "closing_reason" and new == _BOUNCED and line not in back
    }
    return list(turned)
