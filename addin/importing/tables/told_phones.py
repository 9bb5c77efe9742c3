"""Telephones that stand behind a debtor's name, in titles and in the names themselves."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import Column, Texts, coded, sample, shown
from addin.importing.evidence.roles import roles_of
from addin.importing.tables.source_table import SourceTable
from addin.rules.identifiers import phone, tax_id

_BEHIND = re.compile(
    r"(.*?[^\W\d_].*?)[\s,;:|/(–—-]+(?:(?:cep\s*)?tel(?:efonu?)?|cep|gsm|tlf|phone|mobile)?\s*(?:no)?\s*[.:]*\s*"
    r"((?:\+|0|\(0?|9|5)[\d\s()./-]{8,})\)?\s*",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = 10  # of a telephone
_EDGES = " \t\r\n,;:|/(–—-"


def name_and_phone(text: str) -> tuple[str, str]:
    """The name without the telephone behind it, "" where none is.

    >>> name_and_phone("Aslan Market Tel: 0532 700 10 10"), name_and_phone("Ak Ltd. (0212 444 55 66)")
    (('Aslan Market', '0532 700 10 10'), ('Ak Ltd.', '0212 444 55 66'))
    >>> name_and_phone("Ak Ltd. (4540536920)")
    ('Ak Ltd. (4540536920)', '')
    >>> name_and_phone("Ak 2020 Ltd."), name_and_phone("0532 700 10 10")
    (('Ak 2020 Ltd.', ''), ('0532 700 10 10', ''))
    """
    long = len(text) > _DIGITS and sum(map(str.isdigit, text)) >= _DIGITS
    found = _BEHIND.fullmatch(text) if long else None
    if not found or not phone.is_valid([found[2]])[0]:
        return text, ""
    if tax_id.is_valid([found[2].strip("()")])[0]:  # ten digits in brackets may be either
        return text, ""
    return found[1].strip(_EDGES), found[2].strip(_EDGES + ")").strip()


def with_told_phones(table: SourceTable) -> SourceTable:
    """The table with such telephones by "phone" in `told`, the names without them."""
    roles = roles_of(table.headers, table.columns)
    at = roles.first("debtor_name")
    told = table.told.get("debtor_name")
    if at is None and told is None:
        return table
    cells = list(told) if at is None and told is not None else table.columns[at or 0]
    if not any(any(map(str.isdigit, shown(cell))) for cell in sample(cells)):
        return table
    places, distinct = coded(cells)
    pairs = [name_and_phone(cell) if isinstance(cell, str) else (cell, "") for cell in distinct]
    if not any(number for _, number in pairs):
        return table
    names = [pairs[place][0] for place in places.tolist()]
    more: dict[str, Texts] = {"phone": np.array([pairs[place][1] for place in places.tolist()], dtype=object)}
    if at is None:
        return replace(table, told={**table.told, **more, "debtor_name": np.array(names, dtype=object)})
    columns = list(table.columns)
    columns[at] = Column(names)
    return replace(
        table, columns=tuple(columns), told={**table.told, **more}, whole={**table.whole, at: cells}
    )
