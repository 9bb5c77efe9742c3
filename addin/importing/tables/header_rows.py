"""Where the header of a list stands: one row or several, known words or only what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from addin.importing.evidence.buckets import bucket_of
from addin.importing.evidence.cells import is_filled, loose, shown
from addin.importing.evidence.header import certain, currency_in, fields_of, known_in
from addin.importing.tables.captions import with_captions
from addin.importing.tables.cell_looks import has_labels, is_typed, may_be_titles, only_titles
from addin.importing.tables.days_below import with_days_below
from addin.importing.tables.filter_lines import without_filters
from addin.importing.tables.group_titles import Merged, Row, joined_rows, known_or_near, read_together
from addin.rules.identifiers import currency

SEARCHED = 60  # rows in which the header may stand
_FEWEST = 2  # of our columns that a header names
_LOOKED_BELOW = 12
_TYPED = 0.6  # of the cells below a title are days or numbers
_COVERED = 0.6  # of the columns below have a title
_UNITS = {"tl", "gun", "adet", "ay", "tarih", "ggaayyyy", "gunsayisi", "no", ""}
_NUMBER = re.compile(r"\(?(\d{1,2})\)?\.?")
_COUNTED = re.compile(r"\d{1,2} ?[.)] ?(\D+)")
_HINT = re.compile(r"\([^()]+\)|\[[^\[\]]+\]|% ?\d{1,2}|\d{1,2} ?%")


@dataclass(frozen=True, slots=True)
class Header:
    """Rows first to last (indexes), and one title a column; `fields`: how many of our columns they name."""

    first: int
    last: int
    titles: tuple[str, ...]
    fields: int


def find_header(rows: Sequence[Row], merged: Sequence[Merged] = ()) -> Header | None:
    """The header; title lines above it are passed over. None when there is none.

    >>> find_header([["Cari Liste", ""], ["Unvan", "Tutar"], ["Ak", 5.0]]).titles
    ('Unvan', 'Tutar')
    >>> find_header([["Unvan", "Tutar", ""], ["", "Borç", "Alacak"], ["Ak", 5.0, ""]]).titles
    ('Unvan', 'Borç', 'Alacak')
    """
    near = without_filters(rows[:SEARCHED])
    found = [header for at in range(len(near)) for header in _at(near, at, merged)]
    best = max(found, key=_rank, default=None)
    if best and best.fields >= _FEWEST:
        upper = [header for header in found if _has_own_list(near, header, best.first)]
        best = max((header for header in upper if header.first == upper[0].first), key=_rank, default=best)
    if best is None or best.fields < _FEWEST:
        by_content = _by_content(near) or _by_content(near, ends=True)
        known = best and best.fields and only_titles(rows[best.last]) and not has_labels(rows[best.last])
        best = by_content or (best if known else None)
    return _with_units(rows, _with_days(rows, _with_captions(rows, best, merged))) if best else None


def _with_days(rows: Sequence[Row], header: Header) -> Header:
    last = header.last + 1
    titles = with_days_below(header.titles, rows[last]) if last < len(rows) else ()
    return replace(header, last=last, titles=titles) if titles else header


def _with_captions(rows: Sequence[Row], header: Header, merged: Sequence[Merged]) -> Header:
    at = header.first - 1
    if header.first != header.last or at < 0:
        return header
    titles = with_captions(rows, at, header.titles, merged)
    return replace(header, first=at, titles=titles) if titles else header


def _has_own_list(rows: Sequence[Row], header: Header, end: int) -> bool:
    """Whether records stand between it and a header further down that says more: one list above another."""
    if header.fields < _FEWEST or header.last + 1 >= end:
        return False
    titles = sum(map(bool, header.titles))
    records = [row for row in rows[header.last + 1 : end] if _is_record(row, titles)]
    return len(records) > 1 or (len(records) == 1 and header.fields > _FEWEST)


def _is_record(row: Row, titles: int) -> bool:
    """At least half of the columns are filled, with something else than titles and labels."""
    filled = sum(map(is_filled, row))
    return filled >= max(2, titles / 2) and not known_in(tuple(map(shown, row)))


def _rank(header: Header) -> tuple[int, int, int, int]:
    """Most fields; then fewest rows, most titles, the highest."""
    return header.fields, header.first - header.last, sum(map(bool, header.titles)), -header.first


def _at(rows: Sequence[Row], at: int, merged: Sequence[Merged]) -> list[Header]:
    """The header as the row alone has it, and together with the row below."""
    if not may_be_titles(rows[at]):
        return []
    titles = tuple(map(shown, rows[at]))
    found = [Header(at, at, titles, known_in(titles))]
    below = tuple(map(shown, rows[at + 1])) if at + 1 < len(rows) else ()
    if _continued(rows, at + 1, merged):
        return found
    if (found[0].fields or known_in(below)) and below and _goes_on(rows, at, merged):
        both = joined_rows(rows, at, merged)
        if _are_one(rows, at, merged):  # as one title the group may tell more than its columns
            return [Header(at, at + 1, both, max(found[0].fields, known_or_near(both)))]
        found.append(Header(at, at + 1, both, known_in(both)))
    return found


def _are_one(rows: Sequence[Row], at: int, merged: Sequence[Merged]) -> bool:
    """Whether two rows are surely one header: merged around group titles, or "1. Ödeme" or ages below."""
    below = [place for place, cell in enumerate(rows[at + 1]) if is_filled(cell)]
    counted = [_COUNTED.fullmatch(shown(rows[at + 1][place]).strip()) for place in below]
    if len(below) > 1 and all(each and certain(each[1]) for each in counted):
        return True
    beside = [shown(cell) for place, cell in enumerate(rows[at]) if is_filled(cell) and place not in below]
    ages = len(below) > 1 and all(bucket_of(shown(rows[at + 1][place])) for place in below)
    if (ages and any(fields_of(title)[0] for title in beside)) or _continued(rows, at, merged):
        return True
    tall = {left for top, left, bottom, _ in merged if top == at and bottom == at + 1}
    wide = [(left, right) for top, left, bottom, right in merged if top == bottom == at and right > left]
    under = all(any(left <= place <= right for left, right in wide) for place in below)
    return len(tall) > 1 and len(below) > 1 and under


def _goes_on(rows: Sequence[Row], at: int, merged: Sequence[Merged]) -> bool:
    """Whether the next row belongs to the header: it fills gaps of this one and holds no record."""
    upper, lower = rows[at], rows[at + 1]
    filled = [cell for cell in lower if is_filled(cell)]
    if not filled or any(is_typed(cell) for cell in filled) or sum(map(is_filled, upper)) < 2:
        return sum(map(is_filled, upper)) == 1 and bool(filled) and _spans(merged, at, filled, lower)
    tall = any(top <= at and bottom == at + 1 and bottom > top for top, _, bottom, _ in merged)
    wide = any(top == at and right > left for top, left, _, right in merged)
    gaps = any(is_filled(low) and not is_filled(up) for up, low in zip_longest(upper, lower, fillvalue=""))
    above = any(is_filled(up) and not is_filled(low) for up, low in zip_longest(upper, lower, fillvalue=""))
    titles = [shown(cell) for cell in upper if is_filled(cell)]
    again = len(set(titles)) < len(titles)  # "Fatura", "Fatura" over "No", "Tarihi"
    return tall or wide or gaps or above or again or _continued(rows, at, merged)


def _continued(rows: Sequence[Row], at: int, merged: Sequence[Merged]) -> bool:
    return at + 1 < len(rows) and not _names_units(rows[at + 1]) and read_together(rows, at, merged)


def _spans(merged: Sequence[Merged], at: int, filled: Sequence[Any], lower: Row) -> bool:
    """One group title alone: it belongs to the header when it spans part of the columns only."""
    typed = any(is_typed(cell) for cell in filled)
    wide = [right - left + 1 for top, left, _, right in merged if top == at]
    return not typed and bool(wide) and max(wide) < sum(map(is_filled, lower))


def _with_units(rows: Sequence[Row], header: Header) -> Header:
    """A row of units or of column numbers right below belongs to the header."""
    titles, last = list(header.titles), header.last
    while last + 1 < len(rows) and (_numbers_columns(rows[last + 1]) or _names_units(rows[last + 1])):
        last += 1
        for at, cell in enumerate(rows[last]):
            if (
                isinstance(cell, str)
                and currency.is_valid(cell.strip(" ()[]"))
                and not currency_in(titles[at])
            ):
                titles[at] = f"{titles[at]} ({cell.strip(' ()[]')})"
    return Header(header.first, last, tuple(titles), header.fields)


def _numbers_columns(row: Row) -> bool:
    """1 2 3 ... or A B C ... from left to right.

    >>> _numbers_columns(["(1)", "(2)", "", "(3)"]), _numbers_columns([1.0, 2.0, 3.0])
    (True, True)
    >>> _numbers_columns([1.0, "Ak", 3.0]), _numbers_columns(["1", "2"])
    (False, False)
    """
    texts = [shown(cell) for cell in row if is_filled(cell)]
    if len(texts) < 3:
        return False
    numbers = [_NUMBER.fullmatch(text) for text in texts]
    if all(numbers):
        return [int(found[1]) for found in numbers if found] == list(range(1, len(texts) + 1))
    return texts == [chr(ord("A") + at) for at in range(len(texts))]


def _names_units(row: Row) -> bool:
    """TL, gün, adet and the like, nothing else; or hints: "(gg.aa.yyyy)", rates of a tax."""
    filled = [cell for cell in row if is_filled(cell)]
    if len(filled) > 1 and all(map(_is_hint, filled)):
        return True
    return bool(filled) and all(
        isinstance(cell, str) and (currency.is_valid(cell.strip(" ()[]")) or loose(cell) in _UNITS - {""})
        for cell in filled
    )


def _is_hint(cell: Any) -> bool:
    return isinstance(cell, str) and bool(_HINT.fullmatch(cell.strip())) and not is_typed(cell)


def _by_content(rows: Sequence[Row], *, ends: bool = False) -> Header | None:
    """The row whose titles stand over days and numbers; that of a row that `ends` so may have a colon.

    Of rows that rank alike it is the one whose known titles stand right above others: "Bölge | Ege" and
    a blank row say what was chosen of a pivot.

    >>> _by_content([["Bayan", "Para", "Not:"], ["Ak", 5.0, ""]]) is None
    True
    >>> _by_content([["Bayan", "Para", "Not:"], ["Ak", 5.0, ""]], ends=True).titles
    ('Bayan', 'Para', 'Not:')
    """
    best, header = (0, 0, 0), None
    for at, row in enumerate(rows):
        filled = [cell for cell in row if is_filled(cell)]
        if len(filled) < 2 or not only_titles(row) or (has_labels(row) and not (ends and _ends(filled))):
            continue
        below = [each for each in rows[at + 1 : at + 1 + 2 * _LOOKED_BELOW] if any(map(is_filled, each))]
        titles = tuple(map(shown, row))
        typed, titled = _titled(row, below[:_LOOKED_BELOW])
        fields = known_in(titles)
        rank = typed, titled, fields if typed and any(map(is_filled, rows[at + 1])) else 0
        if rank > best:
            best, header = rank, Header(at, at, titles, fields)
    return header


def _ends(filled: Row) -> bool:
    """Whether its last text alone has a colon: no value of a form stands behind it.

    >>> _ends(["Bayan", "Para", "Not:"]), _ends(["Bayan:", "Ayşe Kara"]), _ends(["Ad:", "Ak", "Not:"])
    (True, False, False)
    """
    return [cell.rstrip().endswith(":") for cell in filled].index(True) == len(filled) - 1


def _titled(row: Row, below: Sequence[Row]) -> tuple[int, int]:
    """Columns with a title over typed cells, and over any; (0, 0) where too few have a title."""
    filled = [[cell for cell in column if is_filled(cell)] for column in zip(*below, strict=True)]
    used = sum(map(bool, filled))
    titled = [cells for title, cells in zip(row, filled, strict=False) if is_filled(title) and cells]
    typed = sum(sum(map(is_typed, cells)) >= _TYPED * len(cells) for cells in titled)
    return (typed, len(titled)) if typed and len(titled) >= _COVERED * used else (0, 0)
