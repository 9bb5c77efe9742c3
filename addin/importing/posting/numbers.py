"""Document numbers of the book and of a list, those of enforcement files together with their office."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import numbers_of
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.identifiers import file_no
from addin.rules.rows import text_array
from addin.text import fold

_SLIP = re.compile(r"(?:cek|ck|snt|senet)\W*\d+")


def both_numbers(lines: Lines, ledger: Ledger) -> Texts:
    """One text a receivable of the book, behind them one a line."""
    ours = numbers_of(lines.document_no)
    known = _of_papers(numbers_of(text_array(ledger["receivables"]["document_no"])), ours, ledger)
    if not lines.case:
        return np.concatenate([known, ours])
    of_book = _of_files(known, ledger)
    own = file_no.keys(lines.case["office"], lines.case["case_no"])
    told = np.isin(own, of_book) | np.isin(ours, _several(ours, own))
    return np.concatenate([np.where(of_book != "", of_book, known), np.where(told & (own != ""), own, ours)])


def is_slip(number: str) -> bool:
    """Whether a statement numbers its slips so: the cheque itself bears another number.

    >>> [is_slip(number) for number in ("CEK0007", "Çek-7", "7712345", "STF2026000011")]
    [True, True, False, False]
    """
    return _SLIP.fullmatch(fold(number)) is not None


def _of_papers(known: Texts, ours: Texts, ledger: Ledger) -> Texts:
    """Cheques and notes that stand under the number of a slip have none to another list."""
    rows = np.flatnonzero(np.isin(text_array(ledger["receivables"]["document_type"]), PAPER))
    listed = set(ours.tolist()) if len(rows) else set()
    slips = [row for row in rows.tolist() if known[row] not in listed and is_slip(known[row])]
    known[slips] = ""
    return known


def _of_files(known: Texts, ledger: Ledger) -> Texts:
    """Of receivables that have the number of their file: office and number; "" of all others."""
    files = ledger["files"]
    numbers = numbers_of(text_array(files["case_no"])).tolist()
    keys = file_no.keys(text_array(files["office"]), text_array(files["case_no"])).tolist()
    ids = text_array(files["file_id"]).tolist()
    by_id = dict(zip(ids, zip(numbers, keys, strict=True), strict=True))
    of_row = [by_id.get(each, ("", "")) for each in text_array(ledger["receivables"]["file_id"]).tolist()]
    found = [key if number == own else "" for (number, key), own in zip(of_row, known.tolist(), strict=True)]
    return np.array(found, dtype=object)


def _several(numbers: Texts, keys: Texts) -> list[str]:
    """Numbers that several offices have."""
    pairs = {(number, key) for number, key in zip(numbers.tolist(), keys.tolist(), strict=True) if key}
    return [number for number, count in Counter(number for number, _ in pairs).items() if count > 1]
