"""New cheques and notes of just the amount of another debt: they may have been given for it."""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.post import Posted
from addin.importing.reconciling.standing_now import is_open
from addin.importing.telling.money import with_amount
from addin.model import Ledger, Notice
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import combine, currencies, kurus, text_array
from addin.wording import first_few


def of_papers_beside(lines: Lines, posted: Posted, ledger: Ledger, language: str) -> list[Notice]:
    """Papers of known debtors, with the open receivable of that amount in the book."""
    book, code = ledger["receivables"], posted.found.code
    fresh = posted.receivable & lines.demanded & np.isin(lines.document_type, PAPER)
    fresh &= (lines.closing_reason == "") & (code >= 0) & (code < posted.found.known)
    if not len(book) or not fresh.any():
        return []
    owner = resolve_debtors(ledger["debtors"], book).position
    owed = (owner >= 0) & is_open(book) & ~np.isin(text_array(book["document_type"]), PAPER)
    keys = combine(
        np.append(owner, code),
        np.append(currencies(book), lines.currency),
        np.append(kurus(book, "open_kurus"), lines.amount),
    )
    of_book, of_line = np.split(keys, [len(book)])
    number_of = dict(zip(of_book[owed].tolist(), text_array(book["receivable_id"])[owed], strict=True))
    rows = [row for row in np.flatnonzero(fresh).tolist() if int(of_line[row]) in number_of]
    named = [f"{with_amount(lines, row, language)} / {number_of[int(of_line[row])]}" for row in rows]
    told = {"n": len(named), "named": first_few(named, between="; ")}
    return [Notice("import_papers_beside", told)] if named else []
