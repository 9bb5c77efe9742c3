"""Amounts with a remark beside them, "1.250,00 (kapora düşüldü)": whether they are meant is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from addin.importing.columns.fields import AMOUNTS
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.meanings import says_money_came
from addin.importing.evidence.amount_forms import form_of
from addin.importing.evidence.amount_words import lacks_tax
from addin.importing.evidence.cells import kinds_of, sample, through, tidy
from addin.importing.evidence.content import FITS
from addin.importing.evidence.words import source_words
from addin.importing.questions import LEAVE, TAKE, Answers, Choice, Question
from addin.importing.tables.row_words import is_currency
from addin.importing.tables.source_table import SourceTable, remark_key
from addin.rules.rows import repeated
from addin.text import fold
from addin.wording import first_few

_SHOWN = 2
_PAID = ("paid_amount", "credit")
_IN_BRACKETS = re.compile(r"([^()]*\d[^()]*?) ?\(([^\d()+]+)\)")
_BESIDE = re.compile(r"([^()]*?\d(?:,\d\d)?(?: ?(?:TL|TRY|₺))?) ([^\d()+]+)")
_HAPPENED = re.compile(r"(?:[dt][iu]|m[iu]s|[ae]ca[kg]|[ae]ce[kg]|yor)(?:dir|dur)?$")  # or will: "düşüldü"
_IS_MONEY = re.compile(r"[.,]\d\d$|TL|TRY|₺")


def with_remarked_amounts(
    table: SourceTable, mapping: Mapping, answers: Answers
) -> tuple[SourceTable, list[Question]]:
    """The table in which such cells are what stands before the remark, where that was answered.

    Where nobody can be asked their rows are refused as before. How a payment came ("300 kart") is no remark,
    nor are words in brackets that tell nothing of the sum: "1.675,00 (elden)" among plain amounts.
    """
    questions = []
    for at in (at for field in _PAID for at in mapping.all_at(field)):
        table = _put_all(table, at, amount_that_came)
    for at in dict.fromkeys(at for field in AMOUNTS for at in mapping.all_at(field)):
        cells = table.columns[at]
        if str not in kinds_of(cells):
            continue
        bare = np.where(table.records, through(cells, amount_before), "")
        rows = np.flatnonzero(bare != "")
        if not rows.size:
            continue
        plain = _are_plain(sample(cells))
        harmless = {row for row in rows.tolist() if plain and tells_nothing(cells[row])}
        taken, left = sorted(harmless), [row for row in rows.tolist() if row not in harmless]
        if left:
            question = _question(table, at, left)
            questions += [] if question.id in answers else [question]
            taken = sorted([*taken, *left]) if answers.get(question.id) == TAKE else taken
        table = _put(table, at, taken, bare.tolist()) if taken else table
    return table, questions


def _are_plain(cells: list[Any]) -> bool:
    return sum(not isinstance(cell, str) or form_of(cell) is not None for cell in cells) >= FITS * len(cells)


def _question(table: SourceTable, at: int, rows: list[int]) -> Question:
    told = first_few(dict.fromkeys(tidy(table.columns[at][row]) for row in rows), _SHOWN, "; ")
    params = {"n": len(rows), "rows": first_few(table.row_names(rows)), "cells": told}
    choices = (Choice(LEAVE, "remarked_leave"), Choice(TAKE, "remarked_take"))
    return Question("amount_remark", table.headers[at], choices, params, usual=LEAVE)


def _put_all(table: SourceTable, at: int, meant: Callable[[object], str]) -> SourceTable:
    """What is meant by each cell of the records, where it is more than that."""
    cells = table.columns[at]
    if str not in kinds_of(cells):
        return table
    bare = np.where(table.records, through(cells, meant), "")
    rows = np.flatnonzero(bare != "").tolist()
    return _put(table, at, rows, bare.tolist()) if rows else table


def _put(table: SourceTable, at: int, rows: list[int], bare: list[str]) -> SourceTable:
    cells = list(table.columns[at])
    was = repeated("", len(table))
    for row in rows:
        was[row], cells[row] = cells[row], bare[row]
    columns = (*table.columns[:at], cells, *table.columns[at + 1 :])
    whole = {at: table.columns[at], **table.whole}
    return replace(table, columns=columns, told={**table.told, remark_key(at): was}, whole=whole)


def amount_that_came(cell: object) -> str:
    """The amount before words that say how it came; "" where there is none, or they say more.

    >>> [amount_that_came(text) for text in ("300 kart", "500 TL elden", "1.000 (eft)", "500 çek", "2 kez")]
    ['300', '500 TL', '1.000', '', '']
    """
    if not isinstance(cell, str) or form_of(cell) is not None:
        return ""
    found = _IN_BRACKETS.fullmatch(tidy(cell)) or _BESIDE.fullmatch(tidy(cell))
    return found[1] if found and form_of(found[1]) and says_money_came(found[2]) else ""


def amount_before(cell: object) -> str:
    """The amount before a remark of words alone; "" where there is none, or it is not all of the amount.

    >>> [amount_before(text) for text in ("1.250,00 (kapora düşüldü)", "950 TL elden", "800,00 - eski")]
    ['1.250,00', '950 TL', '800,00']
    >>> [amount_before(text) for text in ("1.250 TL + KDV", "1.250 (KDV hariç)", "12 elma", "500 (2 taksit)")]
    ['', '', '', '']
    """
    if not isinstance(cell, str) or form_of(cell) is not None or lacks_tax(cell):
        return ""
    text = tidy(cell)
    found = _IN_BRACKETS.fullmatch(text)
    beside = None if found else _BESIDE.fullmatch(text)
    if beside and not _IS_MONEY.search(beside[1]):  # else a count of something
        return ""
    said = found or beside
    return said[1] if said and any(map(str.isalpha, said[2])) and form_of(said[1]) else ""


def tells_nothing(cell: object) -> bool:
    """Whether words in brackets behind an amount leave it as it is: they say of no payment, of no part.

    >>> [tells_nothing(text) for text in ("1.675,00 (elden)", "950,00 TL (tadilat)", "800,00 elden")]
    [True, True, False]
    >>> [tells_nothing(f"1,00 ({text})") for text in ("ödendi", "iade", "kapora düşüldü", "dolar", "peşin")]
    [False, False, False, False, False]
    """
    found = _IN_BRACKETS.fullmatch(tidy(cell)) if isinstance(cell, str) else None
    words = fold(found[2]).split() if found else []
    return bool(words) and not any(
        word.startswith(_doubts()) or _HAPPENED.search(word) or is_currency(word) for word in words
    )


@cache
def _doubts() -> tuple[str, ...]:
    return tuple(fold(word) for word in source_words()["amount_doubts"])
