"""Accounts of one debtor in several currencies, told apart by his name alone: "Ak Ltd. (USD)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import texts_of, through
from addin.importing.evidence.currency_cells import told_by_cells
from addin.importing.evidence.header import currency_in
from addin.importing.evidence.roles import roles_of
from addin.importing.questions import LEAVE, TAKE, Answers, Choice, Question, answer_or_ask
from addin.importing.tables.source_table import SourceTable
from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY

_NAMED = 3  # names that the question shows
_BEHIND = re.compile(
    r"(?:[(\[]\s*(?P<bracketed>[^()\[\]]{1,8}?)\s*[)\]]|[\s-](?P<bare>USD|EUR|GBP|CHF))\s*\.?$"
)


def with_name_currencies(
    tables: Sequence[SourceTable], answers: Answers, questions: dict[str, Question]
) -> list[SourceTable]:
    """The lists whose amounts are in the currency behind a debtor's name, where that is answered."""
    return [_asked(table, answers, questions) for table in tables]


def _asked(table: SourceTable, answers: Answers, questions: dict[str, Question]) -> SourceTable:
    roles = roles_of(table.headers, table.columns)
    at = roles.first("debtor_name")
    if "currency" in (*roles.fields, *table.told) or not roles.money:
        return table
    if any(currency_in(table.headers[place]) for place in roles.money):
        return table
    cells = table.columns[at] if at is not None else list(table.told.get("debtor_name", ()))
    if not any(isinstance(cell, str) and _may_end_so(cell) for cell in set(cells)):
        return table
    names = texts_of(cells)
    codes = through(np.where(table.records, names, "").tolist(), foreign_behind)
    if not (codes != "").any() or told_by_cells(table.headers, table.columns):
        return table
    shown = ", ".join(list(dict.fromkeys(names[codes != ""].tolist()))[:_NAMED])
    question = Question("name_currency", shown, (Choice(TAKE, "name_currency"), Choice(LEAVE, "no")))
    if answer_or_ask(question, answers, questions) != TAKE:
        return table
    return replace(table, told={**table.told, "currency": codes})


def _may_end_so(name: str) -> bool:
    """Cheaper than the pattern, which few names need."""
    end = name.rstrip(" .")
    return end.endswith((")", "]", "USD", "EUR", "GBP", "CHF"))


def foreign_behind(name: str) -> str:
    """The foreign currency that a name ends with; "" where it ends with none.

    >>> foreign_behind("AK LTD. (USD)"), foreign_behind("Ok A.Ş. - EUR"), foreign_behind("Al [Dolar]")
    ('USD', 'EUR', 'USD')
    >>> foreign_behind("Euro Gıda"), foreign_behind("Ayşe Dolar"), foreign_behind("Ak (TL)")
    ('', '', '')
    """
    found = _BEHIND.search(name)
    code = str(currency.compact([found["bracketed"] or found["bare"]])[0]) if found else ""
    return "" if code == BASE_CURRENCY else code
