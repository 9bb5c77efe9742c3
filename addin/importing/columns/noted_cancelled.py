"""Notes that say that a document was cancelled: whether it is owed only the user can say."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.noted_payments import DAY, note_columns, open_money
from addin.importing.evidence.cells import texts_of, through
from addin.importing.evidence.words import source_words
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import CANCELLED, SourceTable
from addin.rules.rows import repeated
from addin.text import fold
from addin.wording import first_few

_KEY = "noted_cancelled"
_HINT = re.compile(r"[iI\u0130\u0131]ptal|cancel|void", re.IGNORECASE)


def with_noted_cancelled(
    table: SourceTable, mapping: Mapping, answers: Answers
) -> tuple[SourceTable, list[Question]]:
    """The table with the header of the note, by CANCELLED, of rows left out for it; the question."""
    if mapping.kind != kinds.DOCUMENTS:
        return table, []
    told = repeated("", len(table))
    status = mapping.all_at("status")
    for at in note_columns(table, mapping):
        if at not in status:  # a status is what it says
            said = through(texts_of(table.columns[at]).tolist(), _meaning) != ""
            told[said & (told == "")] = table.headers[at]
    if not (told != "").any():
        return table, []
    money = open_money(table, mapping)
    told[money <= 0] = ""
    if not (places := np.flatnonzero(told != "")).size:
        return table, []
    about = " + ".join(dict.fromkeys(told[places].tolist()))
    rows = first_few(table.row_names(places))
    params: dict[str, object] = {"n": len(places), "rows": rows, "kurus": int(money[places].sum())}
    choices = (Choice("cancelled", "cancelled"), Choice("open", "left_open"))
    question = Question(_KEY, about, choices, params)
    answer = answers.get(question.id)
    if answer == "cancelled":
        table = replace(table, told={**table.told, CANCELLED: told})
    return table, [] if answer else [question]


def _meaning(cell: object) -> str:
    """Whether a note says nothing but that its document was cancelled.

    >>> [_meaning(text) for text in ("İPTAL EDİLDİ", "12.10.2026 iptal", "iptal mi?", "kalanı iptal edildi")]
    ['noted_cancelled', 'noted_cancelled', '', '']
    """
    text = cell if isinstance(cell, str) and _HINT.search(cell) and "?" not in cell else ""
    return CANCELLED if text and fold(DAY.sub(" ", text)).strip() in _words() else ""


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, source_words()["cancelled_notes"]))
