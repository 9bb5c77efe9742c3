"""Rows of a name that several debtors share, whose document the book has under one of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import numbers_of
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import currencies, text_array
from addin.text import fold


def by_documents(lines: Lines, found: Found, ledger: Ledger) -> Found:
    """As `found`, such rows being the debtor's of that name who alone has the document in that currency."""
    rows = np.flatnonzero(found.ambiguous & (lines.document_no != ""))
    book = ledger["receivables"]
    if not len(rows) or not len(book):
        return found
    owner = resolve_debtors(ledger["debtors"], book).position
    names = fold(text_array(ledger["debtors"]["debtor_name"]))
    numbers = numbers_of(text_array(book["document_no"]))
    standing = np.flatnonzero((owner >= 0) & (numbers != ""))
    owners: dict[tuple[str, str, str], set[int]] = {}
    for who, number, currency in zip(
        owner[standing].tolist(), numbers[standing].tolist(), currencies(book)[standing].tolist(), strict=True
    ):
        owners.setdefault((names[who], number, currency), set()).add(who)
    told = zip(
        fold(lines.name[rows]).tolist(),
        numbers_of(lines.document_no[rows]).tolist(),
        lines.currency[rows].tolist(),
        strict=True,
    )
    code, ambiguous = found.code.copy(), found.ambiguous.copy()
    for row, key in zip(rows.tolist(), told, strict=True):
        meant = owners.get(key, set())
        if len(meant) == 1:
            code[row], ambiguous[row] = next(iter(meant)), False
    return replace(found, code=code, ambiguous=ambiguous)
