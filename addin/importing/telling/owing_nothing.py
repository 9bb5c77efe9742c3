"""Customers who owe nothing: those of whom the card alone came in, and those whom we owe."""

from __future__ import annotations

import numpy as np

from addin.importing import report
from addin.importing.arrived import Arrived
from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.cards_alone import in_credit
from addin.importing.posting.debtors import debtors_of
from addin.importing.posting.standing import summed_by
from addin.importing.reconciling.afterwards import summed
from addin.importing.reconciling.without_debts import without_debts
from addin.messages import say
from addin.model import Ledger, Notice
from addin.rules.money import format_money
from addin.rules.references import resolve_debtors
from addin.rules.rows import combine, currencies, kurus

_NAMED = 5  # customers


def of_customers(arrived: Arrived, ledger: Ledger, language: str) -> list[Notice]:
    """One sentence on each kind, with the first names and how many more."""
    posted = arrived.posted
    code = without_debts(arrived) - posted.found.known
    found = []
    if count := len(code):
        names = ", ".join(posted.found.names[code[:_NAMED]].tolist())
        more = say("import.and_more", language, n=count - _NAMED) if count > _NAMED else ""
        found.append(Notice("import_cards_alone", {"n": count, "named": f"{names} {more}".strip()}))
    return [*found, *_in_credit(arrived.lines, ledger, language)]


def _in_credit(lines: Lines, ledger: Ledger, language: str) -> list[Notice]:
    """Whom we owe by a list of balances, and not by the book."""
    rows = in_credit(lines) & (lines.against != 0) & ~lines.total
    rows &= ~_are_booked(lines, rows, ledger)
    if not rows.any():
        return []
    places = np.flatnonzero(rows).tolist()
    named = []
    for row in places[:_NAMED]:
        owed = format_money(int(lines.against[row]), str(lines.currency[row]), language=language)
        named.append(f"{lines.name[row]} {owed}")
    if more := len(places) - len(named):
        named.append(say("import.and_more", language, n=more))
    money = report.money_words(summed(lines.currency, lines.against, rows), language)
    return [Notice("import_in_credit", {"n": len(places), "money": money, "named": "; ".join(named)})]


def _are_booked(lines: Lines, rows: Bools, ledger: Ledger) -> Bools:
    """Where the book's receipts of the debtor have as much left over: the user entered it."""
    receipts = ledger["receipts"]
    booked = np.zeros(len(lines), dtype=bool)
    if not rows.any() or not len(receipts):
        return booked
    code = debtors_of(lines, rows, ledger["debtors"]).code
    payer = resolve_debtors(ledger["debtors"], receipts).position
    keys = combine(np.append(payer, code), np.append(currencies(receipts), lines.currency))
    came = payer >= 0
    left = summed_by(keys[: len(payer)][came], kurus(receipts, "credit_kurus")[came])
    for row in np.flatnonzero(rows & (code >= 0)).tolist():
        booked[row] = left.get(int(keys[len(payer) + row]), 0) >= lines.against[row]
    return booked
