"""Document numbers of the book and of a list, those of enforcement files together with their office."""

from __future__ import annotations

from collections import Counter

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import numbers_of
from addin.model import Ledger
from addin.rules.identifiers import file_no
from addin.rules.rows import text_array


def both_numbers(lines: Lines, ledger: Ledger) -> Texts:
    """One text a receivable of the book, behind them one a line."""
    known = numbers_of(text_array(ledger["receivables"]["document_no"]))
    ours = numbers_of(lines.document_no)
    if not lines.case:
        return np.concatenate([known, ours])
    of_book = _of_files(known, ledger)
    own = file_no.keys(lines.case["office"], lines.case["case_no"])
    told = np.isin(own, of_book) | np.isin(ours, _several(ours, own))
    return np.concatenate([np.where(of_book != "", of_book, known), np.where(told & (own != ""), own, ours)])


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
