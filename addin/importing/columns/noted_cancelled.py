"""Notes that say that a document was cancelled: whether it is owed only the user can say."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.noted_payments import DAY, note_columns, open_money
from addin.importing.evidence.cells import Texts, texts_of, through
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.states import OWED, states_of
from addin.importing.evidence.words import codes_of, source_words
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import CANCELLED, SourceTable
from addin.rules.rows import Ints, repeated
from addin.text import fold
from addin.wording import first_few

_KEY = "noted_cancelled"
_SIDES = ("debit", "credit")
_HEADER = re.compile(r"(?:fatura |belge |is )?(?:iptal|cancell?ed|void)")
_HINT = re.compile(r"[iI\u0130\u0131]ptal|cancel|void", re.IGNORECASE)


def with_noted_cancelled(
    table: SourceTable, mapping: Mapping, answers: Answers
) -> tuple[SourceTable, list[Question]]:
    """The table with the header of the column, by CANCELLED, of rows left out for it; the question.

    A column of its own for that is no question, nor are movements of an account whose balance tells.
    """
    if mapping.kind not in (kinds.DOCUMENTS, kinds.STATEMENT):
        return table, []
    sure, noted = _flagged(table, mapping), _noted(table, mapping)
    noted[sure != ""] = ""
    if not ((sure != "") | (noted != "")).any():
        return table, []
    account = mapping.kind == kinds.STATEMENT
    money = _moved(table, mapping) if account else open_money(table, mapping)
    noted[money <= 0] = ""
    question = None if account and "open_amount" in mapping else _question(noted, money, table)
    answer = answers.get(question.id) if question else "cancelled"
    told = np.where((sure == "") & (answer == "cancelled"), noted, sure).astype(object)
    return replace(table, told={**table.told, CANCELLED: told}), [question] if question and not answer else []


def _flagged(table: SourceTable, mapping: Mapping) -> Texts:
    """Rows that a column says of, which has nothing else to say: "İptal", "İptal Durumu"."""
    told, taken = repeated("", len(table)), {each.column for each in mapping.columns}
    for at, title in enumerate(table.headers):
        if at in taken or not _HEADER.match(fold(title)):
            continue
        texts = texts_of(table.columns[at])
        flags = codes_of("flag", texts)
        said = (flags == "yes") | (through(texts.tolist(), _meaning) != "")
        if (said | (flags == "no") | (texts == "") | (states_of(texts) == OWED))[table.records].all():
            told[said & (told == "")] = title
    return told


def _noted(table: SourceTable, mapping: Mapping) -> Texts:
    told, status = repeated("", len(table)), mapping.all_at("status")
    of_account = mapping.all_at("document_type") if mapping.kind == kinds.STATEMENT else []
    for at in [*note_columns(table, mapping), *of_account]:
        if at not in status:  # a status is what it says
            said = through(texts_of(table.columns[at]).tolist(), _meaning) != ""
            told[said & (told == "")] = table.headers[at]
    return told


def _moved(table: SourceTable, mapping: Mapping) -> Ints:
    """What each movement of an account is about, in kuruş."""
    columns = [np.abs(kurus_of(table.columns[at])) for side in _SIDES for at in mapping.all_at(side)]
    return np.asarray(np.where(table.records, np.sum(columns, axis=0), 0), dtype=np.int64)


def _question(noted: Texts, money: Ints, table: SourceTable) -> Question | None:
    if not (places := np.flatnonzero(noted != "")).size:
        return None
    about = " + ".join(dict.fromkeys(noted[places].tolist()))
    rows = first_few(table.row_names(places))
    params: dict[str, object] = {"n": len(places), "rows": rows, "kurus": int(money[places].sum())}
    return Question(_KEY, about, (Choice("cancelled", "cancelled"), Choice("open", "left_open")), params)


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
