"""Rows with several claims side by side become a line for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from addin.importing.columns.spread import instalments
from addin.importing.evidence.amounts import Amounts
from addin.importing.evidence.header import currency_in
from addin.importing.layouts.lines import Lines, taken_lines
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.verdicts import REJECTED, SKIPPED
from addin.rules.rows import Ints


def first_amounts(reader: Reader) -> tuple[Amounts, list[Amounts], Ints]:
    """Of each row the first amount that is owed, all columns, and which of them it was."""
    places = reader.mapping.all_at("amount")
    reads = [reader.amounts_at(at) for at in places]
    for place, at in enumerate(places):
        code = currency_in(reader.table.headers[at])
        shown = np.where(reads[place].currency == "", code, reads[place].currency)
        reads[place] = replace(reads[place], currency=np.asarray(shown, dtype=object))
    kurus = np.stack([read.kurus for read in reads])
    rank = np.where(kurus > 0, 2, np.where(kurus != 0, 1, 0))
    which = rank.argmax(axis=0)
    rows = np.arange(reader.count)

    def of(key: str) -> Any:
        return np.stack([getattr(read, key) for read in reads])[which, rows]

    blank = np.all([read.blank for read in reads], axis=0)
    unreadable = np.any([read.unreadable for read in reads], axis=0)
    first = Amounts(of("kurus"), blank, unreadable, of("rounded"), of("currency"))
    return first, reads, which


def spread_lines(reader: Reader, lines: Lines, reads: Sequence[Amounts], which: Ints) -> Lines:
    """A line more for each further amount of a row, right behind it; each with its own day, if it has one.

    Of balances also where it is nothing: in that currency the debtor owes nothing now.
    """
    kurus = np.stack([read.kurus for read in reads], axis=1)
    days = dict(instalments(reader.table.headers))
    further = kurus != 0
    if reader.mapping.balance and not days:
        unreadable = np.stack([read.unreadable for read in reads], axis=1)
        further |= ~unreadable & ((lines.document_no == "") & ~lines.total)[:, None]
    further[np.arange(len(lines)), which] = False
    rows, numbers = np.nonzero(further)
    rows = np.append(np.arange(len(lines)), rows)
    numbers = np.append(which, numbers)
    own = np.append(np.ones(len(lines), dtype=bool), np.zeros(len(rows) - len(lines), dtype=bool))
    order = np.argsort(rows, kind="stable")
    rows, numbers, own = rows[order], numbers[order], own[order]
    found, more = taken_lines(lines, rows), ~own
    money = kurus[rows, numbers]
    found.amount[more] = found.listed[more] = money[more]
    found.amount_read |= more
    found.off[more] = 0
    if any((read.currency != "").any() for read in reads):
        codes = np.stack([read.currency for read in reads], axis=1)[rows, numbers]
        found.currency = np.asarray(np.where(more & (codes != ""), codes, found.currency), dtype=object)
    if days:
        dues = np.stack([reader.days_at(days[at]) for at in reader.mapping.all_at("amount")], axis=1)
        found.due = dues[rows, numbers]
        if "document_type" not in reader.mapping:
            found.document_type[:] = "instalment"
    below = more & (money < 0) & ~found.total
    found.against = np.where(more, np.where(below, -money, 0), found.against)
    found.amount = np.where(below, 0, found.amount)
    state, reason = (SKIPPED, "creditor") if reader.mapping.balance else (REJECTED, "amount_negative")
    found.verdicts.give(state, reason, below)
    return found
