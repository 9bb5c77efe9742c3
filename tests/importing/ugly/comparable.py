"""The cells of what a book holds and of what a list holds, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from addin.text import fold
from tests.importing.ugly.book import Book
from tests.importing.ugly.people import e164
from tests.importing.ugly.truth import Case, Debt, Paid, Person, Truth


def spellings(people: Iterable[Person]) -> dict[str, str]:
    """Each folded spelling to the first one."""
    return {fold(name): fold(person.names[0]) for person in people for name in person.names}


def debt_cells(debt: Debt, names: dict[str, str]) -> dict[str, Any]:
    who = fold(debt.debtor)
    return {
        "debtor": names.get(who, who),
        "amount": debt.amount,
        "currency": debt.currency,
        "document_no": debt.document_no,
        "issued": debt.issued,
        "due": debt.due,
        "type": debt.type,
        "tax_id": debt.tax_id,
    }


def paid_cells(paid: Paid, names: dict[str, str]) -> dict[str, Any]:
    who = fold(paid.debtor)
    return {"debtor": names.get(who, who), "amount": paid.amount, "currency": paid.currency, "on": paid.on}


def case_cells(case: Case, names: dict[str, str]) -> dict[str, Any]:
    who = fold(case.debtor)
    return {
        "case_no": "".join(re.findall(r"[\d/]", case.case_no)),
        "office": fold(case.office),
        "debtor": names.get(who, who),
        "type": case.type,
        "filed": case.filed,
        "principal": case.principal,
        "status": case.status,
    }


def people(book: Book, truth: Truth) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Debtors by their first spelling; spellings that stayed apart count as the one person."""
    names = spellings(truth.debtors)
    merged: dict[tuple[str, str], dict[str, Any]] = {}
    for person in book.debtors:
        key = names.get(fold(person.names[0]), fold(person.names[0]))
        known = merged.setdefault((key, person.tax_id), {"name": key})
        known |= {field: value for field, value in person_cells(person).items() if value}
    wanted = [{"name": names[fold(one.names[0])]} | person_cells(one) for one in truth.debtors]
    return wanted, list(merged.values())


def person_cells(person: Person) -> dict[str, Any]:
    return {
        "tax_id": person.tax_id,
        "phones": " ".join(sorted(filter(None, map(e164, (person.phone, person.phone2))))),
        "email": person.email.lower(),
        "address": " ".join(person.address.split()),
        "province": fold(person.province),
        "district": fold(person.district),
        "tax_office": fold(person.tax_office),
    }
