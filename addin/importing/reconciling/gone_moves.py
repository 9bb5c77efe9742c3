"""Debts of the book that an account, which the list carries on, no longer has: put right or deleted there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import plain_day
from addin.importing.posting.post import Posted
from addin.importing.reconciling.standing_now import is_open
from addin.importing.understand import Understood
from addin.model import Notice
from addin.rules.cheques import PAPER
from addin.rules.money import format_money
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, currencies, kurus, text_array
from addin.wording import first_few

if TYPE_CHECKING:
    from addin.model import Ledger


def gone_moves(tables: Sequence[Understood], lines: Lines, posted: Posted, ledger: Ledger) -> Ints:
    """Open receivables, as positions in the book's, of days that the debtor's account covers.

    A running balance would tell of them; here the account has lines of his that the book knows already.
    """
    book, found = ledger["receivables"], posted.found
    bare = [part for part, each in enumerate(tables) if "open_amount" not in each.mapping]
    moves = ~lines.demanded & ~lines.card & ~lines.pure & ~lines.total & np.isin(lines.part, bare)
    moves &= ~np.isnat(lines.issue) & (found.code >= 0) & (found.code < found.known)
    moves &= (lines.amount > 0) | (lines.credit > 0)
    if not len(book) or not (moves & (posted.matched.place >= 0)).any():
        return np.zeros(0, dtype=np.int64)
    code, day = found.code[moves], plain_day(lines.issue)[moves]
    first = np.full(found.known, np.iinfo(np.int64).max)
    last = np.full(found.known, np.iinfo(np.int64).min)
    np.minimum.at(first, code, day)
    np.maximum.at(last, code, day)
    follows = np.zeros(found.known + 1, dtype=bool)
    follows[found.code[moves & (posted.matched.place >= 0)]] = True
    owner, issued = resolve_debtors(ledger["debtors"], book).position, plain_day(book["issue_date"])
    within = follows[owner] & (first[owner] <= issued) & (issued <= last[owner])
    typed = text_array(book["document_type"])
    open_ = is_open(book) & within & (typed != "opening") & ~np.isin(typed, PAPER)
    open_[posted.matched.place[posted.matched.place >= 0]] = open_[posted.matched.also] = False
    return np.flatnonzero(open_ & (owner >= 0))


def notices(rows: Ints, ledger: Ledger, language: str) -> list[Notice]:
    """One sentence that names them."""
    if not len(rows):
        return []
    book = ledger["receivables"].iloc[rows]
    names = text_array(ledger["debtors"]["debtor_name"])[resolve_debtors(ledger["debtors"], book).position]
    money = format_money(kurus(book), currencies(book), language=language)
    told = zip(
        names.tolist(), book["issue_date"], text_array(book["document_no"]).tolist(), money, strict=True
    )
    named = [" ".join(filter(None, (name, f"{day:%d.%m.%Y}", no, sum_))) for name, day, no, sum_ in told]
    return [Notice("import_moves_gone", {"n": len(rows), "named": first_few(named, between="; ")})]
