"""Titles of groups in the row above titles that say all themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from addin.importing.evidence.buckets import bucket_of
from addin.importing.evidence.cells import is_filled
from addin.importing.evidence.header import certain, currency_in
from addin.importing.tables.cell_looks import is_typed, may_be_titles
from addin.importing.tables.group_titles import Merged, Row, joined_rows
from addin.importing.tables.labels import read_labels
from addin.importing.tables.names import account_line
from addin.importing.tables.row_words import says_footer
from addin.importing.tables.title_lines import read_title

_ABOUT = {"debtor_name", "account_code", "tax_id"}


def with_captions(
    rows: Sequence[Row], at: int, titles: Sequence[str], merged: Sequence[Merged]
) -> tuple[str, ...]:
    """The titles with those of their groups in row `at`; () where it names no groups."""
    row = rows[at]
    if not _captions(row, at, merged) or "as_of" in read_title([row]):
        return ()
    named = read_labels(row) | account_line(row)
    if named.keys() & _ABOUT and not _tells_debtor(titles):
        return ()
    joined = joined_rows(rows, at, merged)
    return joined if sum(map(is_filled, row)) > 1 or _is_of_part(titles, joined) else ()


def _is_of_part(titles: Sequence[str], joined: Sequence[str]) -> bool:
    """Whether a text above the titles is no title of the list: it leaves the first one alone, and says more
    of another.

    >>> _is_of_part(["Firma", "No", "Tarih"], ["Firma", "Fatura No", "Fatura Tarih"])
    True
    >>> _is_of_part(["", "Kim", "Son aldığı"], ["", "VERESİYE Kim", "VERESİYE Son aldığı"])
    False
    """
    pairs = [pair for pair in zip(titles, joined, strict=True) if any(pair)]
    told = [(_meaning(title), _meaning(both)) for title, both in pairs if title != both]
    return pairs[0][0] == pairs[0][1] and any(any(both) and both != alone for alone, both in told)


def _meaning(title: str) -> tuple[Any, ...]:
    return certain(title), bucket_of(title), currency_in(title)


def _tells_debtor(titles: Sequence[str]) -> bool:
    """Whether a column is of the debtor: a line above it that names one is no label then."""
    fields = (found[0] for title in titles if (found := certain(title)))
    return any(_ABOUT & set(each) for each in fields)


def _captions(row: Row, at: int, merged: Sequence[Merged]) -> bool:
    """Short titles with gaps between them, no label with its value."""
    filled = [place for place, cell in enumerate(row) if is_filled(cell)]
    if not may_be_titles(row) or any(is_typed(row[place]) or ":" in row[place] for place in filled):
        return False
    if len(filled) < 2:
        return filled[0] > 0
    if any(says_footer(row[place]) for place in filled):  # "Sayfa 2" behind the title of the list
        return False
    wide = any(top == at == bottom and right > left for top, left, bottom, right in merged)
    return wide or all(after - place > 1 for place, after in pairwise(filled))
