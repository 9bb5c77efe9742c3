"""Return invoices that we made out ourselves: goods we had bought went back, and who gets it owes us more."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.mapping import Mapping
from addin.importing.evidence.cells import Bools, loose, texts_of, through
from addin.importing.evidence.roles import kurus_of
from addin.importing.questions import LEAVE, Answers, Choice, Question
from addin.importing.tables.source_table import OWN_RETURN, SourceTable
from addin.rules.rows import repeated
from addin.text import fold
from addin.wording import first_few

_RETURN = re.compile(r"(?:e )?(?:iade|iade fatura\w*|tevkifat ?iade)")
_OF_PURCHASE = re.compile(r"\b(?:alis(?:tan)?|satin ?alma) iade")
_OUT = re.compile(r"\b(?:giden|outgoing)")
_DIRECTIONS = {"yon", "yonu", "faturayonu", "belgeyonu", "evrakyonu", "gelengiden", "gidengelen", "direction"}


def with_own_returns(
    table: SourceTable, mapping: Mapping, answers: Answers
) -> tuple[SourceTable, list[Question]]:
    """The table with the answer for each such row by OWN_RETURN; the question while there is none."""
    typed, amount = mapping.at("document_type"), mapping.at("amount")
    if mapping.kind != kinds.DOCUMENTS or typed is None or amount is None:
        return table, []
    kind = texts_of(table.columns[typed]).tolist()
    rows = through(kind, lambda text: bool(_OF_PURCHASE.search(fold(text))), bool)
    returned = through(kind, lambda text: bool(_RETURN.fullmatch(fold(text))), bool)
    if returned.any():
        rows |= returned & _are_outgoing(table)
    rows &= table.records
    if not rows.any():
        return table, []
    money = kurus_of(table.columns[amount])
    rows &= money > 0
    places = np.flatnonzero(rows)
    if not len(places):
        return table, []
    params = {"n": len(places), "rows": first_few(table.row_names(places)), "kurus": int(money[rows].sum())}
    choices = tuple(Choice(each, f"own_returns_{each}") for each in ("claims", LEAVE, "receipts"))
    question = Question("own_returns", table.headers[typed], choices, params)
    if question.id not in answers:
        return table, [question]
    told = np.where(rows, answers[question.id], "").astype(object)
    return replace(table, told={**table.told, OWN_RETURN: told}), []


def _says_out(text: str) -> bool:
    return _OUT.search(fold(text.replace("_", " "))) is not None


def _are_outgoing(table: SourceTable) -> Bools:
    """Rows of documents that we made out, where sheet, file, title or a column of directions say so."""
    beside = f"{table.file}\n{table.context.get('title', '')}"
    places = repeated(table.sheet, len(table)) if table.places is None else table.places
    found = through(places.tolist(), lambda place: _says_out(f"{beside}\n{place}"), bool)
    for header, cells in zip(table.headers, table.columns, strict=True):
        if loose(header) in _DIRECTIONS:
            found = through(texts_of(cells).tolist(), lambda text: bool(_OUT.match(fold(text))), bool)
    return found
