"""Cards of known debtors: empty cells that a list can fill, and what it tells otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import NO_CLAIM, SKIPPED
from addin.importing.posting.debtors import Found
from addin.rules.identifiers import phone, tax_id
from addin.rules.identifiers.columns import as_texts
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, codes
from addin.schema import TABLES
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

_OTHER_PHONE = {"phone": "phone2", "phone2": "phone"}
# What is the debtor's in any list; a note or who is in charge may be the document's.
_OF_DEBTOR = (
    "tax_id", "tax_office", "phone", "phone2", "email", "kep", "mersis", "iban", "address", "province",
    "district",
)  # fmt: skip


@dataclass(slots=True)
class Completed:
    """`columns`: whole columns of the book's debtors, filled up. `debtors`: whose card got something.

    `filled`, `unlike`: (line, column, old, new) of what was filled, and of what the book has otherwise.
    """

    debtors: Bools
    columns: dict[str, Texts] = field(default_factory=dict)
    filled: list[tuple[int, str, str, str]] = field(default_factory=list)
    unlike: list[tuple[int, str, str, str]] = field(default_factory=list)


def card_codes(lines: Lines, found: Found) -> Ints:
    """The debtor of each line, also of those left out that name one of the others and no other number."""
    if lines.verdicts.taken.all():
        return found.code
    left = (found.code < 0) & (lines.verdicts.state == SKIPPED) & (lines.name != "")
    left &= ~lines.verdicts.because(*NO_CLAIM) & ~lines.total
    taken = found.code >= 0
    if not left.any() or not taken.any():
        return found.code
    debtor = _debtors_of_names(lines, found)
    first = np.append(first_filled(lines.tax, found.code, int(found.code.max()) + 1), "")
    same = (lines.tax == "") | (lines.tax == first[debtor])
    return np.where(left & same & (debtor >= 0), debtor, found.code)


def _debtors_of_names(lines: Lines, found: Found) -> Ints:
    """By line the debtor whom other lines of its name mean; -1 where that is none, or several."""
    name = codes(fold(lines.name))
    taken = found.code >= 0
    least, most = np.full(len(lines), np.iinfo(np.int64).max), np.full(len(lines), -1)
    np.minimum.at(least, name[taken], found.code[taken])
    np.maximum.at(most, name[taken], found.code[taken])
    return np.where(least == most, most, -1)[name]


def complete_cards(lines: Lines, code: Ints, book: pd.DataFrame) -> Completed:
    """Fill what stands empty, never overwrite. `code`: the debtor of each row, -1 where none of the book."""
    done = Completed(np.zeros(len(book), dtype=bool))
    if not (code >= 0).any():
        return done
    right = np.where(tax_id.is_valid(lines.tax), lines.tax, "").astype(object)
    for name, values in {"tax_id": right, **lines.plain}.items():
        if name not in TABLES["debtors"].keys:
            continue
        standing = as_texts(done.columns.get(name, book[name]))
        told = code if name in _OF_DEBTOR else np.where(lines.card, code, -1)
        offered = first_filled(values, told, len(book))
        empty = (standing == "") & (offered != "")
        if name in _OTHER_PHONE:
            other = _OTHER_PHONE[name]
            empty &= phone.compact(offered) != phone.compact(as_texts(done.columns.get(other, book[other])))
        if name in _OF_DEBTOR:
            _tell(done, name, empty, standing, offered, _first_lines(values, told, len(book)), book)
        if empty.any():
            done.columns[name] = np.asarray(np.where(empty, offered, standing), dtype=object)
            done.debtors |= np.asarray(empty, dtype=bool)
    return done


def first_filled(values: Texts, code: Ints, count: int) -> Texts:
    """For each debtor the first value that is not empty."""
    first = _first_lines(values, code, count)
    return np.asarray(np.where(first < 0, "", values[first]), dtype=object)


def _first_lines(values: Texts, code: Ints, count: int) -> Ints:
    """For each debtor the first line with a value; -1."""
    found = np.full(count, -1, dtype=np.int64)
    rows = np.flatnonzero((code >= 0) & (values != ""))
    first = rows[firsts(code[rows])]
    found[code[first]] = first
    return found


def _tell(
    done: Completed,
    name: str,
    empty: Bools,
    standing: Texts,
    offered: Texts,
    line: Ints,
    book: pd.DataFrame,
) -> None:
    """Note what was filled, and what stands otherwise in the book; a second telephone is one he has."""
    other = book[_OTHER_PHONE[name]] if name in _OTHER_PHONE else book[name]
    both = [_comparable(name, as_texts(column)) for column in (standing, other)]
    mine = _comparable(name, offered)
    unlike = (standing != "") & (offered != "") & (mine != both[0]) & (mine != both[1])
    for told, rows in ((done.filled, empty), (done.unlike, unlike)):
        for at in np.flatnonzero(rows).tolist():
            told.append((int(line[at]), name, standing[at], offered[at]))


def _comparable(name: str, values: Texts) -> Texts:
    """Texts that are equal where the same is meant."""
    plain = np.array(["".join(text.split()) for text in fold(values).tolist()], dtype=object)
    if name not in _OTHER_PHONE:
        return plain
    numbers = phone.compact(values)
    return np.asarray(np.where(numbers == "", plain, numbers), dtype=object)
