"""Receivables of the book that the list calls cancelled: which were closed, and which were paid before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.cancelled_rows import are_cancelled
from addin.importing.posting.post import Posted
from addin.importing.reconciling.afterwards import summed
from addin.model import Notice
from addin.rules.money import format_money
from addin.rules.rows import currencies, kurus, texts
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd


def notices(lines: Lines, posted: Posted, book: pd.DataFrame, language: str) -> list[Notice]:
    """`book`: its receivables before the list came."""
    closed = np.flatnonzero(are_cancelled(lines) & posted.matched.updated)
    paid = np.array(posted.matched.cancelled_paid, dtype=np.int64)
    found = []
    for key, rows in (("import_cancelled", closed), ("import_cancelled_paid", paid)):
        if len(rows):
            found.append(Notice(key, _told(book.iloc[np.unique(posted.matched.place[rows])], language)))
    return found


def _told(book: pd.DataFrame, language: str) -> dict[str, object]:
    every = np.ones(len(book), dtype=bool)
    sums = summed(currencies(book), kurus(book, "open_kurus"), every)
    money = ", ".join(format_money(total, code, language=language) for code, total in sums.items())
    pairs = zip(texts(book, "debtor_name"), texts(book, "document_no"), strict=True)
    named = first_few(" ".join(pair).strip() for pair in pairs)
    return {"n": len(book), "named": named, "money": money}
