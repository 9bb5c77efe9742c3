"""The running account of one debtor: opening balance, invoices, payments, balance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.importing.ugly.layouts import parts
from tests.importing.ugly.plan import Line
from tests.importing.ugly.truth import Debt, Person

OPENING = date(2025, 1, 1)


def movements(rng: Random, person: Person, count: int, *, due: bool = True, first_no: int = 1) -> list[Line]:
    """Lines of borç and alacak with the balance after each; the first may be the Devir."""
    balance = 0
    lines: list[Line] = []
    if rng.random() < 0.7:
        balance = parts.amount(rng, 2000)
        lines.append(_opening(person, balance))
    when = OPENING + timedelta(days=rng.randrange(1, 9))
    for n in range(count):
        pays = balance > 50_000 and rng.random() < 0.4
        kurus = min(balance, parts.amount(rng)) if pays else parts.amount(rng)
        balance += -kurus if pays else kurus
        make = _payment if pays else _sale
        lines.append(make(rng, person, kurus, when, balance, first_no + n, due))
        when += timedelta(days=rng.randrange(1, 8))
    return lines


def _values(when: date, kind: str, no: str, debit: int, credit: int, balance: int) -> dict[str, Any]:
    return {
        "date": when,
        "kind": kind,
        "no": no,
        "description": kind,
        "debit": debit or None,
        "credit": credit or None,
        "balance": balance,
        "side": "B" if balance else "",
    }


def _opening(person: Person, kurus: int) -> Line:
    values = _values(OPENING, "Devir", "", kurus, 0, kurus)
    debt = Debt(person.names[0], kurus, type="opening")
    return Line("data", values, receivables=[debt], debtor=person.names[0])


def _sale(rng: Random, person: Person, kurus: int, when: date, balance: int, number: int, due: bool) -> Line:
    no, term = parts.einvoice(rng, when, number), timedelta(days=rng.choice((30, 45, 60)))
    values = _values(when, rng.choice(parts.SALES), no, kurus, 0, balance)
    values["due"] = when + term
    debt = parts.debt(person, kurus, no, when, when + term if due else None)
    return Line("data", values, receivables=[debt], debtor=person.names[0])


def _payment(
    rng: Random, person: Person, kurus: int, when: date, balance: int, number: int, due: bool
) -> Line:
    values = _values(when, rng.choice(parts.PAYMENTS), f"TM{number:05d}", 0, kurus, balance)
    return Line("data", values, receipts=[parts.paid(person, kurus, when)], debtor=person.names[0])
