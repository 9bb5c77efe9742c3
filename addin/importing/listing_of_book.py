"""Receivables of the book that no row of the list means, as the sheet İçe Aktarım tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.posting.matching import Ended
from addin.messages import header, say
from addin.rules.money import format_money
from addin.rules.rows import currencies, kurus, texts
from addin.schema import TABLES
from addin.wording import shown

if TYPE_CHECKING:
    import pandas as pd


def no_longer(rows: pd.DataFrame, language: str) -> tuple[list[str], list[str]]:
    """What is open in the book and the list no longer has: in words, and what is open of each."""
    named = zip(texts(rows, "debtor_name"), texts(rows, "document_no"), strict=True)
    words = [say("import.remarks.missing", language, what=" ".join(pair).strip()) for pair in named]
    pairs = zip(kurus(rows, "open_kurus").tolist(), currencies(rows).tolist(), strict=True)
    return words, [format_money(open_, unit, language=language) for open_, unit in pairs]


def ended_balances(
    book: pd.DataFrame, ended: Sequence[tuple[str, Ended]], language: str
) -> tuple[list[str], list[str], list[str], list[str]]:
    """Header, words, old and new value of balances that end, each by its own name and day."""
    columns = TABLES["receivables"]
    rows = book.iloc[[row for _, (_, row, *_) in ended]]
    kinds = [
        shown(kind, "text", columns["document_type"].choices, language) for kind in rows["document_type"]
    ]
    papers = np.where(texts(rows, "document_no") != "", texts(rows, "document_no"), kinds)
    days = np.where(rows["due_date"].isna(), rows["issue_date"], rows["due_date"])
    dated = [value_in_words(day, "", language) for day in days.astype("datetime64[s]")]
    found: tuple[list[str], list[str], list[str], list[str]] = [], [], [], []
    for (why, change), *named in zip(ended, texts(rows, "debtor_name"), papers, dated, strict=True):
        _, _, column, *values = change
        words = say(f"import.remarks.{why}", language, what=" ".join(filter(None, named)))
        old, new = (value_in_words(value, columns[column].choices, language) for value in values)
        for told, each in zip(found, (header("receivables", column, language), words, old, new), strict=True):
            told.append(each)
    return found


def value_in_words(value: Any, choices: str, language: str) -> str:
    """A value of the receivables as the sheet has it."""
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else f"{value.astype('datetime64[D]').item():%d.%m.%Y}"
    return shown(value, "money", choices, language)
