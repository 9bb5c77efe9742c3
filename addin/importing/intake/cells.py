"""What holds for the cells of every kind of file: numbers, broken letters, empty edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from addin.importing.intake.letters import is_apart, is_broken, lost_lira, mended, together
from addin.importing.intake.marks import without_marks
from addin.importing.intake.nothing import endless, holds_nulls, without_nothing
from addin.importing.intake.sheet import Grid, Sheet, Unreadable, columns_of, repeat

_REPAIRED, _LIRA = "import_text_repaired", "import_lira_repaired"
# From ten digits on a whole number is an id that must keep them; below, float stays what Excel has.
_LONG, _EXACT = 10**9, 2**63
_REPEATED = 0.9
_TITLES = 64  # rows above which titles and headers stand
_LONGEST = 32_767  # letters of a cell in Excel; each look at more takes its time


def settled(sheet: Sheet) -> Sheet:
    """Without empty rows and columns at the end, numbers in one form, broken letters mended.

    Errors: Unreadable for a cell that holds more than one of Excel can.

    >>> settled(Sheet("", [[12345678901.0, 5, "Ã‡aÄŸ", ""], ["", "", "", ""]])).rows
    [[12345678901, 5.0, 'Çağ']]
    """
    rows = _without_end(sheet.rows)
    columns, notices, nulls = columns_of(rows), sheet.notices, sheet.nulls
    was: dict[int, dict[int, str]] = {}
    while columns and not any(map(_is_filled, columns[-1])):
        columns.pop()
    for at, column in enumerate(columns):
        parted = _Parted(column)
        kinds = parted.kinds
        numbers = _numbers_settled(column, parted)
        joined = _joined(parted)
        if _holds_endless(joined):
            raise Unreadable("import_long_cell", **_place_of_endless(sheet, at, column))
        has_nulls = holds_nulls(joined)
        nulls = nulls or has_nulls
        told = was.setdefault(at, endless(numbers, kinds, joined))
        if told:
            numbers = ["" if row in told else cell for row, cell in enumerate(numbers)]
        plain = without_marks(without_nothing(numbers, kinds, joined, nulls=has_nulls), joined)
        columns[at] = texts = _letters_mended(plain, joined, told)
        if texts is not plain and _REPAIRED not in notices:
            notices = (*notices, _REPAIRED)
        if "?" in joined and kinds == {str}:
            columns[at] = with_lira = _with_lira(texts, told)
            if with_lira is not texts and _LIRA not in notices:
                notices = (*notices, _LIRA)
    height = len(rows) if columns else 0
    was = {at: told for at, told in was.items() if told}
    return _clipped(replace(sheet, rows=Grid(columns, height), notices=notices, nulls=nulls, was=was))


def _clipped(sheet: Sheet) -> Sheet:
    """Ranges and hidden places only where cells stand; whole merged columns would never end."""
    height, width = len(sheet.rows), len(sheet.rows[0]) if sheet.rows else 0
    clipped = ((a, b, min(c, height - 1), min(d, width - 1)) for a, b, c, d in sheet.merged)
    return replace(
        sheet,
        merged=tuple((a, b, c, d) for a, b, c, d in clipped if (c > a and d >= b) or (c >= a and d > b)),
        hidden_rows=frozenset(at for at in sheet.hidden_rows if 0 <= at < height),
        hidden_columns=frozenset(at for at in sheet.hidden_columns if 0 <= at < width),
        scientific=frozenset(at for at in sheet.scientific if 0 <= at < width),
    )


def _without_end(rows: Sequence[list[Any]]) -> Sequence[list[Any]]:
    end = len(rows)
    while end and not any(map(_is_filled, rows[end - 1])):
        end -= 1
    return rows[:end]


def _is_filled(cell: Any) -> bool:
    return bool(cell.strip()) if type(cell) is str else True


class _Parted:
    """A column as its first cells, among which titles stand, and those below, mostly of one kind."""

    def __init__(self, column: Sequence[Any]) -> None:
        self._top, self._below = column[:_TITLES], column[_TITLES:]
        self._kinds = set(map(type, self._below))
        self.kinds = self._kinds.union(map(type, self._top))

    def of(self, kind: type) -> list[Any]:
        """The cells of this kind."""
        found = [cell for cell in self._top if type(cell) is kind]
        if self._kinds == {kind}:
            found += self._below
        elif kind in self._kinds:
            found += [cell for cell in self._below if type(cell) is kind]
        return found


def _joined(parted: _Parted) -> str:
    """The texts of a column, each behind a zero sign; equal ones once where many are."""
    texts = parted.of(str)
    return "\0".join(["", *(set(texts) if repeat(texts, _REPEATED) else texts)]) if texts else ""


def _holds_endless(joined: str) -> bool:
    at = 0
    while len(joined) - at > _LONGEST + 1:
        before, at = at, joined.rfind("\0", at, at + _LONGEST + 2)
        if at <= before:
            return True
    return False


def _place_of_endless(sheet: Sheet, at: int, column: Sequence[Any]) -> dict[str, int | str]:
    row = next(row for row, cell in enumerate(column) if type(cell) is str and len(cell) > _LONGEST)
    return {"sheet": sheet.name, "row": sheet.first_row + row, "column": sheet.first_column + at}


def _numbers_settled(column: Sequence[Any], parted: _Parted) -> Sequence[Any]:
    if parted.kinds.isdisjoint((int, float)):
        return column
    numbers = parted.of(float) or [0.0]
    if int in parted.kinds or max(numbers) >= _LONG or min(numbers) <= -_LONG:
        return [_number(cell) if type(cell) in (int, float) else cell for cell in column]
    return column


def _letters_mended(column: Sequence[Any], joined: str, was: dict[int, str]) -> Sequence[Any]:
    """The column; what stood in cells with broken letters goes into `was`, by row."""
    if joined.isascii():
        return column
    if is_apart(joined):
        column = [together(cell) if type(cell) is str else cell for cell in column]
    if is_broken(joined):
        good = {cell: mended(cell) for cell in set(column) if type(cell) is str}
        was |= {at: cell for at, cell in enumerate(column) if good.get(cell, cell) != cell}
        column = [good.get(cell, cell) for cell in column]
    return column


def _with_lira(column: Sequence[str], was: dict[int, str]) -> Sequence[str]:
    """As `_letters_mended`, of the lira's sign."""
    good = lost_lira(list(set(column)))
    was |= {at: cell for at, cell in enumerate(column) if cell in good}
    return [good.get(cell, cell) for cell in column] if good else column


def _number(number: float) -> float:
    if _LONG <= abs(number) < _EXACT and number == int(number):
        return int(number)
    return float(number)
