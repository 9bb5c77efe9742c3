"""The lists on one sheet: side by side, one below the other, each with its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from addin.importing.evidence.cells import Cells, Column, coded, is_filled, kinds_of, loose, sample, shown
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import share_sign
from addin.importing.intake.sheet import Grid, Sheet, columns_of
from addin.importing.tables.cell_looks import is_typed, may_be_titles, only_titles
from addin.importing.tables.group_titles import Merged, Row
from addin.importing.tables.header_rows import Header, find_header
from addin.importing.tables.own_debts import THEIRS, side_of
from addin.importing.tables.row_words import says
from addin.rules.rows import Ints

_MEASURED = 0.4  # of the cells are days or numbers, at least
_ABOVE = 4  # lines above a header that may be the titles of its parts
_BELOW_GAP = 4  # rows below a blank one that may be a header
_SAME_TITLES = 0.6
_FEWEST = 2  # titles that make a list
_WHO = {"debtor_name", "tax_id", "account_code"}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Block:
    """One list: its columns from `left`, its title rows, its header, its rows that are not blank.

    `at`: indexes of the rows in the sheet. `again`: positions in `at` where the header stands once more.
    """

    left: int
    above: tuple[Row, ...]
    header: Header
    columns: tuple[Cells, ...]
    at: Ints
    again: frozenset[int]


def blocks_of(sheet: Sheet) -> list[Block]:
    """All lists of the sheet, from left to right and downwards; [] without any header.

    Found once: the questions about a list come in rounds.
    """
    rows = sheet.rows
    if isinstance(rows, Grid):
        return rows.kept(("blocks", sheet.merged), lambda: _blocks_of(sheet))
    return _blocks_of(sheet)


def _blocks_of(sheet: Sheet) -> list[Block]:
    header = find_header(sheet.rows, sheet.merged)
    if header is None:
        return []
    found = []
    for left, right in _parts(sheet.rows, sheet.merged, header):
        whole = left == 0 and right == len(header.titles)
        rows = sheet.rows if whole else Grid(columns_of(sheet.rows)[left:right], len(sheet.rows))
        found += _stacked(rows, _shifted(sheet.merged, left, right), left)
    return [_as_known(block, found) for block in found]


def _as_known(block: Block, others: Sequence[Block]) -> Block:
    """A list whose own titles do not tell enough, but repeat those of one beside it."""
    known = [each.header.titles for each in others if each.header.fields >= _FEWEST]
    if block.header.fields >= _FEWEST or not any(_repeats(block.header.titles, each) for each in known):
        return block
    return replace(block, header=replace(block.header, fields=_FEWEST))


def _shifted(merged: Sequence[Merged], left: int, right: int) -> list[Merged]:
    return [
        (top, start - left, bottom, end - left)
        for top, start, bottom, end in merged
        if left <= start and end < right
    ]


def _parts(rows: Sequence[Row], merged: Sequence[Merged], header: Header) -> list[tuple[int, int]]:
    """Column ranges that are lists of their own; the whole width when there is one list."""
    wide = len(header.titles)
    if (period := _period(header.titles)) < wide:
        return [(left, left + period) for left in range(0, wide, period)]
    if told := _parts_by_titles(rows, header):
        return told
    columns = columns_of(rows)
    gaps = [
        at
        for at, title in enumerate(header.titles)
        if not title and not any(map(is_filled, columns[at][header.last + 1 :]))
    ]
    edges = [-1, *gaps, wide]
    ranges = [(left + 1, right) for left, right in pairwise(edges) if right > left + 1]
    parts: list[tuple[int, int]] = []
    known: list[set[str]] = []
    for left, right in ranges:
        own = find_header(
            [row[left:right] for row in rows[: header.last + 60]], _shifted(merged, left, right)
        )
        fields = _fields(own) if own and own.fields >= 2 else set()
        again = _repeats(header.titles[left:right], header.titles[:left])
        if not parts or again or any(_other_list(fields, each) for each in known):
            parts.append((left, right))
            known.append(fields)
        else:
            parts[-1] = (parts[-1][0], right)
            known[-1] |= fields
    return [(0, wide)] if len(parts) == 1 else parts


def _parts_by_titles(rows: Sequence[Row], header: Header) -> list[tuple[int, int]]:
    """Column ranges below titles of one line that say whose debts they are, each with its debtor."""
    for row in rows[max(0, header.first - _ABOVE) : header.last]:
        sides = {
            at: side for at, cell in enumerate(row) if is_filled(cell) and (side := side_of(shown(cell)))
        }
        if len({*sides.values()}) > 1 and THEIRS in sides.values():
            edges = [0, *list(sides)[1:], len(header.titles)]
            parts = list(pairwise(edges))
            owns = [
                find_header([each[left:right] for each in rows[: header.last + 2]]) for left, right in parts
            ]
            if all(own and _fields(own) & _WHO for own in owns):
                return parts
    return []


def _period(titles: Sequence[str]) -> int:
    """After how many columns the titles begin anew.

    >>> _period(["Unvan", "Tutar", "", "Unvan", "Tutar", ""]), _period(["Unvan", "Tutar", "Tutar"])
    (3, 3)
    """
    folded = [loose(title) for title in titles]
    for period in range(2, len(folded) // 2 + 1):
        first = folded[:period]
        if len(folded) % period == 0 and first * (len(folded) // period) == folded:
            return period if len(set(first) - {""}) >= 2 else len(folded)
    return len(folded)


def _fields(header: Header) -> set[str]:
    found = (certain(title) for title in header.titles if title)
    return {each[0][0] for each in found if each}


def _repeats(titles: Sequence[str], before: Sequence[str]) -> bool:
    """Whether two of the titles stand among those before, though none may be known for certain.

    >>> _repeats(["Satıcı", "Vade T.", "Fatura Tutarı"], ["Müşteri", "Vade T.", "Fatura Tutarı", ""])
    True
    """
    return len((set(map(loose, titles)) & set(map(loose, before))) - {""}) >= _FEWEST


def _other_list(fields: set[str], others: set[str]) -> bool:
    """Whether columns repeat what a list to the left has: its debtor, or two of its columns."""
    return bool(fields & others & _WHO) or len(fields & others) >= 2


def _stacked(rows: Sequence[Row], merged: Sequence[Merged], left: int) -> list[Block]:
    """The lists of a column range, one below the other."""
    found: list[Block] = []
    start = 0
    header = find_header(rows, merged)
    while header is not None:
        above = tuple(row for row in rows[start : header.first] if any(map(is_filled, row)))
        numbers, columns = _columns_below(rows, header)
        again, other = _headers_below(rows, merged, header, numbers, columns)
        if other is not None:
            start = _title_start(rows, other.first, header.last)
            count = int(np.searchsorted(numbers, start))
            numbers, columns = numbers[:count], [Column(column[:count]) for column in columns]
        if len(numbers):
            share_sign(columns)
            repeated = frozenset(at for at in again if at < len(numbers))
            found.append(Block(left, above, header, tuple(columns), numbers, repeated))
        header = other
    return found


def _lowered(merged: Sequence[Merged], start: int) -> list[Merged]:
    return [(top - start, left, bottom - start, right) for top, left, bottom, right in merged if top >= start]


def _columns_below(rows: Sequence[Row], header: Header) -> tuple[Ints, list[Column]]:
    """Indexes of the rows below the header that are not blank, and their cells by column."""
    columns = [Column(column[header.last + 1 :]) for column in columns_of(rows)]
    blank = _blank_rows(columns)
    filled = np.setdiff1d(np.arange(len(rows) - header.last - 1), blank, assume_unique=True)
    if blank:
        columns = [Column(map(column.__getitem__, filled.tolist())) for column in columns]
    return filled + header.last + 1, columns


def _blank_rows(columns: Sequence[Cells]) -> list[int]:
    """Rows in which nothing stands."""
    empty = {cell for cell in set(columns[0]) if not is_filled(cell)}
    rows = [at for at, cell in enumerate(columns[0]) if cell in empty] if empty else []
    for column in columns[1:]:
        rows = [at for at in rows if not is_filled(column[at])]
    return rows


def _headers_below(
    rows: Sequence[Row], merged: Sequence[Merged], header: Header, numbers: Ints, columns: Sequence[Cells]
) -> tuple[list[int], Header | None]:
    """Positions in `numbers` of the header printed once more; the next header that is another one."""
    printed = [_folded(row) for row in rows[header.first : header.last + 1]]
    lowest = [next(filter(None, titles[::-1]), "") for titles in zip(*printed, strict=True)]
    again: list[int] = []
    maybe = _maybe_headers(numbers, columns)
    beside = range(1 - len(printed), len(printed))
    for at in sorted({at + more for at in maybe for more in beside if 0 <= at + more < len(numbers)}):
        row = rows[numbers[at]]
        texts = _folded(row)
        if texts in printed:
            again.append(at)
            continue
        if not may_be_titles(row):
            continue
        if any(_same(texts, each) for each in (*printed, lowest)):  # as one row on later pages
            again.append(at)
        elif other := _other_header(rows, merged, int(numbers[at]), header):
            return again, other
    return again, None


def _maybe_headers(numbers: Ints, columns: Sequence[Cells]) -> list[int]:
    """Positions of rows with words where days and numbers stand, or close below a blank row."""
    odd: set[int] = set()
    gaps = np.flatnonzero(np.diff(numbers, prepend=numbers[:1]) > 1)
    for at in gaps.tolist():
        odd.update(range(at, min(at + _BELOW_GAP, len(numbers))))
    for column in columns:
        if str not in kinds_of(column):
            continue
        cells = sample(column)
        if cells and sum(map(is_typed, cells)) >= _MEASURED * len(cells):
            places, distinct = coded(column)
            words = [type(cell) is str and cell != "" and not _DIGIT.search(cell) for cell in distinct]
            odd.update(np.flatnonzero(np.array(words, dtype=bool)[places]).tolist())
    return sorted(odd)


def _folded(row: Row) -> list[str]:
    return [loose(cell) if isinstance(cell, str) else shown(cell) for cell in row]


def _same(texts: list[str], printed: list[str]) -> bool:
    """Most titles are as printed before, none of the filled ones is much else."""
    pairs = [(text, title) for text, title in zip(texts, printed, strict=False) if text]
    equal = sum(text == title for text, title in pairs)
    return (
        equal > 0 and equal >= _SAME_TITLES * max(len(pairs), 1) and equal >= min(2, sum(map(bool, printed)))
    )


def _other_header(rows: Sequence[Row], merged: Sequence[Merged], at: int, header: Header) -> Header | None:
    """The header of a list with other columns: titles only, two known ones where others stood before."""
    found = find_header(rows[at : at + 3], _lowered(merged, at))
    if found is None or found.first != 0 or found.fields < 2 or not only_titles(rows[at]):
        return None
    if not any(any(map(is_filled, row)) for row in rows[at + found.last + 1 :]):
        return None
    pairs = zip(found.titles, header.titles, strict=True)
    known = [new for new, old in pairs if new and loose(new) != loose(old) and certain(new)]
    return replace(found, first=at, last=at + found.last) if len(known) >= 2 else None


def _title_start(rows: Sequence[Row], header: int, above: int) -> int:
    """The first of the title lines above a header: a single text each, or labels."""
    start = header
    for at in range(header - 1, above, -1):
        texts = [shown(cell) for cell in rows[at] if is_filled(cell)]
        labels = any(":" in text for text in texts)
        if (len(texts) > 1 and not labels) or any(map(is_typed, texts)) or any(map(says, texts)):
            break
        start = at if texts else start
    return start
