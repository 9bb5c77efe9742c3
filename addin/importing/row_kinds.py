"""Which rows of a list are records, and which are sums, page carries, section lines, footers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from addin.importing import sections
from addin.importing.cells import Bools, Cells, Texts, shown
from addin.importing.header_rows import is_filled, is_typed
from addin.importing.roles import Roles, blank, is_day, kurus_of
from addin.importing.row_words import CARRY, OPENS, SUM_OF, says, says_footer, speaking
from addin.importing.row_words import TOTAL as SAYS_TOTAL
from addin.rules.rows import Ints

DATA, TOTAL, OPENING, CARRIED = "", "total", "opening", "carried"
HEADER, FOOTER, SECTION, HIDDEN = "header", "footer", "section", "hidden"
_LOOKED_AHEAD = 6
_MOST_IN_LINE = 2  # filled cells of a line that names an account, though one stands where documents do


@dataclass(slots=True)
class Sorted:
    """`kinds`: one a row. `sections`: what the section lines say, by row."""

    kinds: Texts
    sections: dict[int, dict[str, str]] = field(default_factory=dict)


def sort_rows(
    columns: Sequence[Cells], roles: Roles, at: Ints, again: frozenset[int], above: Sequence[Sequence[Any]]
) -> Sorted:
    """The kind of each row. `at`: row indexes in the sheet, `again`: repeated headers, `above`: title."""
    dayless = _none_of([is_day(columns[at]) for at in roles.days], len(at))
    told_by_day = bool(roles.days) and not (dayless is not None and dayless.all())
    words = _words(columns, roles, told_by_day)
    odd = _odd(columns, roles, words, dayless if told_by_day else None, told_by_day)
    if again:
        odd[list(again)] = True
    result = Sorted(np.full(len(at), DATA, dtype=object))
    if not told_by_day:
        result.kinds[_parents(columns, roles)] = TOTAL
    rows = np.flatnonzero(odd).tolist()
    if rows:
        titles = {_text_of(row) for row in above}
        sorter = _Sorter(columns, roles, at, again, titles, odd, result)
        for row in rows:
            sorter.sort(row)
    return result


def _parents(columns: Sequence[Cells], roles: Roles) -> list[int]:
    """Rows of a trial balance that are the sums of the accounts right below them: 120, then 120.01."""
    at = roles.first("account_code")
    if at is None or not roles.money or roles.documents:
        return []
    codes = [shown(cell) if cell != "" else "" for cell in columns[at]]
    return [
        row
        for row, (code, below) in enumerate(pairwise(codes))
        if code.isdecimal() | ("." in code)
        and below != code
        and below.startswith((f"{code}.", f"{code} ", f"{code}-"))
    ]


def _text_of(row: Sequence[Any]) -> str:
    return " ".join(shown(cell) for cell in row if is_filled(cell))


def _words(columns: Sequence[Cells], roles: Roles, told_by_day: bool) -> dict[int, dict[str, str]]:
    """What cells of each column say; where days tell sums apart, names are not searched."""
    left = {*roles.money, *roles.days, *(roles.who if told_by_day else ())}
    found = {at: speaking(column) for at, column in enumerate(columns) if at not in left}
    return {at: told for at, told in found.items() if told}


def _odd(
    columns: Sequence[Cells],
    roles: Roles,
    words: dict[int, dict[str, str]],
    dayless: Bools | None,
    told_by_day: bool,
) -> Bools:
    """Rows worth a close look: without a day, a document or an amount, or with a word of a sum."""
    count = len(columns[0])
    odd = np.zeros(count, dtype=bool)
    for at, told in words.items():
        odd |= np.fromiter(
            (type(cell) is str and cell in told for cell in columns[at]), dtype=bool, count=count
        )
    groups = [roles.money] if told_by_day else [roles.money, roles.documents, roles.who]
    for group in groups:
        without = _none_of([_filled(columns[at]) for at in group], count)
        odd |= without if without is not None else False
    odd |= dayless if dayless is not None else False
    if not (told_by_day or roles.money or roles.documents):
        odd |= np.sum([_filled_or_all(column) for column in columns], axis=0) <= _MOST_IN_LINE
    return odd


def _filled(column: Cells) -> Bools | None:
    empty = blank(column)
    return None if empty is None else ~empty


def _filled_or_all(column: Cells) -> Bools:
    filled = _filled(column)
    return np.ones(len(column), dtype=bool) if filled is None else filled


def _none_of(masks: list[Bools | None], count: int) -> Bools | None:
    """Where none of the masks holds (None holds everywhere); None without columns or without such rows."""
    if not masks or any(mask is None for mask in masks):
        return None
    none = np.ones(count, dtype=bool)
    for mask in masks:
        none &= ~mask if mask is not None else False
    return none if none.any() else None


class _Sums:
    """What the records above a row add up to, by column of money, from several starts."""

    def __init__(self, columns: Sequence[Cells], roles: Roles) -> None:
        self.columns, self.roles = columns, roles
        self._added: dict[int, Ints] = {}
        self._kurus: dict[int, Ints] = {}
        self.left_out: dict[int, int] = dict.fromkeys(roles.flows, 0)
        self.marks: dict[str, dict[int, int]] = {"start": dict.fromkeys(roles.flows, 0)}

    def kurus(self, column: int) -> Ints:
        if column not in self._kurus:
            self._kurus[column] = kurus_of(self.columns[column])
        return self._kurus[column]

    def above(self, column: int, row: int) -> int:
        """Of all records above the row."""
        if column not in self._added:
            self._added[column] = np.cumsum(self.kurus(column))
        return int(self._added[column][row - 1]) - self.left_out[column] if row else 0

    def leave_out(self, row: int) -> None:
        for column in self.roles.flows:
            self.left_out[column] += int(self.kurus(column)[row])

    def mark(self, name: str, row: int) -> None:
        """Sums begin anew after this row, which is none of the records."""
        self.marks[name] = {column: self.above(column, row + 1) for column in self.roles.flows}

    def prove(self, row: int) -> bool:
        """Whether the amounts of the row are the sums of the rows above, from one of the starts."""
        stated = {column: int(self.kurus(column)[row]) for column in self.roles.flows}
        stated = {column: kurus for column, kurus in stated.items() if kurus}
        if not stated:
            return False
        return any(
            all(self.above(column, row) - mark[column] == kurus for column, kurus in stated.items())
            for mark in self.marks.values()
        )


class _Sorter:
    """Looks at odd rows from the top, so that what stands above each is known."""

    def __init__(
        self,
        columns: Sequence[Cells],
        roles: Roles,
        at: Ints,
        again: frozenset[int],
        titles: set[str],
        odd: Bools,
        result: Sorted,
    ) -> None:
        self.columns, self.roles, self.at, self.again = columns, roles, at, again
        self.titles, self.odd, self.result = titles, odd, result
        self.sums = _Sums(columns, roles)
        regular = np.flatnonzero(~odd)
        self.last_regular = int(regular[-1]) if len(regular) else -1
        self.account_start = 0  # the first row of the account that is being listed
        self.name_column = roles.first("debtor_name")

    def sort(self, row: int) -> None:
        kind = HEADER if row in self.again else self.result.kinds[row] or self._kind(row)
        self.result.kinds[row] = kind
        if kind in (DATA, OPENING):
            return
        self.sums.leave_out(row)
        if kind in (TOTAL, CARRIED, SECTION):
            self.sums.mark(kind, row)
        if kind == SECTION:
            self.account_start = row + 1

    def _kind(self, row: int) -> str:
        cells = [column[row] for column in self.columns]
        told = {at: says(cell) for at, cell in enumerate(cells) if isinstance(cell, str) and cell}
        told = {at: kind for at, kind in told.items() if kind}
        document = any(is_filled(cells[at]) and at not in told for at in self.roles.documents)
        day = any(is_filled(cells[at]) and at not in told and is_typed(cells[at]) for at in self.roles.days)
        own = (document or not self.roles.documents) and (day or not self.roles.days)
        own = own and bool(self.roles.documents or self.roles.days)
        said = set(told.values())
        if said and not (own and set(told) <= set(self.roles.who)):
            kind = self._by_words(row, said, own)
            if kind is not None:
                return kind
        if SUM_OF in said and not document and not day and self._is_sum_of(row, cells, told):
            return TOTAL
        money = any(is_filled(cells[at]) and is_typed(cells[at]) for at in self.roles.money)
        if day or (document and (money or sum(map(is_filled, cells)) > _MOST_IN_LINE)):
            return DATA
        return self._unnamed_sum(row, cells) if money else self._line(row, cells)

    def _by_words(self, row: int, said: set[str], own: bool) -> str | None:
        if CARRY in said:
            if not self._records_before(row):
                return OPENING
            return CARRIED if not own or self._carries(row) else DATA
        if OPENS in said:
            return self._opening(row, own)
        if SAYS_TOTAL in said:
            return TOTAL if not own or self.sums.prove(row) else DATA
        return None

    def _opening(self, row: int, own: bool) -> str:
        """A Devir opens an account, is taken over from the page before, or is a record like others."""
        if not self._records_before(row):
            return OPENING
        before = self.result.kinds[row - 1]
        if (before in (HEADER, TOTAL, CARRIED, FOOTER) and not own) or self._carries(row):
            return CARRIED
        return DATA if own else OPENING if self._other_debtor(row) else DATA

    def _records_before(self, row: int) -> bool:
        """Whether the account has records above this row."""
        if self._other_debtor(row):
            return False
        return any(
            self.result.kinds[above] in (DATA, OPENING)
            for above in range(row - 1, self.account_start - 1, -1)
        )

    def _other_debtor(self, row: int) -> bool:
        """Whether the record above is of another debtor."""
        if self.name_column is None:
            return False
        names = self.columns[self.name_column]
        name = names[row]
        if not is_filled(name) or says(shown(name)) in (CARRY, OPENS, SAYS_TOTAL):
            return False
        above = self._record_above(row)
        return above is not None and name != names[above]

    def _record_above(self, row: int) -> int | None:
        return next((at for at in range(row - 1, -1, -1) if self.result.kinds[at] in (DATA, OPENING)), None)

    def _carries(self, row: int) -> bool:
        """Whether the amounts are the sums so far, or the balance that was reached."""
        if self.sums.prove(row):
            return True
        above = self._record_above(row)
        if above is None:
            return False
        for at in self.roles.balances:
            reached, stated = int(self.sums.kurus(at)[above]), int(self.sums.kurus(at)[row])
            flows = [int(self.sums.kurus(column)[row]) for column in self.roles.flows]
            if reached and (stated == reached or (not stated and reached in flows)):
                return not any(flows) or stated == 0 or max(map(abs, flows)) >= abs(reached)
        return False

    def _is_sum_of(self, row: int, cells: list[Any], told: dict[int, str]) -> bool:
        """ "Ak Gıda Toplamı" is a sum where it is one, or where Ak Gıda's rows stand right above."""
        if self.sums.prove(row):
            return True
        text = next(shown(cells[at]) for at, kind in told.items() if kind == SUM_OF)
        above = self._record_above(row)
        if above is None:
            return False
        names = [shown(self.columns[at][above]) for at in self.roles.who]
        return any(len(name) > 1 and text.startswith(name) and text != name for name in names)

    def _unnamed_sum(self, row: int, cells: list[Any]) -> str:
        """A sum without a word: no debtor, and exactly what two rows or more above add up to."""
        who = any(is_filled(cells[at]) for at in self.roles.who)
        return TOTAL if not who and row > 1 and self.sums.prove(row) else DATA

    def _line(self, row: int, cells: list[Any]) -> str:
        """A row of texts only."""
        labels = sections.read_labels(cells)
        if labels.keys() & {"debtor_name", "account_code"} and not self._prints_page(row, cells):
            self.result.sections[row] = labels
            return SECTION
        texts = [shown(cell) for cell in cells if is_filled(cell)]
        if any(map(says_footer, texts)) or self._prints_page(row, cells):
            return FOOTER
        if labels:
            if labels.keys() & {"tax_id", "currency"} and self._record_follows(row):
                self.result.sections[row] = labels
                return SECTION
            return FOOTER
        if account := self._account(row, cells):
            self.result.sections[row] = account
            return SECTION
        return FOOTER if self._ends(row, cells) else DATA

    def _prints_page(self, row: int, cells: list[Any]) -> bool:
        """Whether the title is printed once more, on the next page of one account."""
        return _text_of(cells) in self.titles and bool(self.again) and row > 0

    def _account(self, row: int, cells: list[Any]) -> dict[str, str]:
        """The debtor of the rows that follow, named by a line without labels."""
        if not self._record_follows(row):
            return sections.account_line(cells) if self.name_column is None else {}
        if self.name_column is None:
            if account := sections.account_line(cells):
                return account
            texts = [shown(cell) for cell in cells if is_filled(cell)]
            return {"debtor_name": texts[0]} if len(texts) == 1 and sections.is_name(texts[0]) else {}
        return self._named_by_columns(row, cells)

    def _named_by_columns(self, row: int, cells: list[Any]) -> dict[str, str]:
        """Debtor columns are filled in this row alone, and not in the records below."""
        filled = [at for at, cell in enumerate(cells) if is_filled(cell)]
        following = next((at for at in range(row + 1, len(self.at)) if at not in self.again), row)
        wanted = [at for at in self.roles.who if is_filled(self.columns[at][following])]
        if following == row or wanted:
            return {}
        if set(filled) <= set(self.roles.who) and self.name_column in filled:
            named = {self.roles.fields[at]: shown(cells[at]) for at in filled}
            return {
                key: text for key, text in named.items() if key in ("debtor_name", "account_code", "tax_id")
            }
        return sections.account_line(cells)

    def _record_follows(self, row: int) -> bool:
        """Whether records come next, other lines of text and the header apart."""
        for at in range(row + 1, min(row + 1 + _LOOKED_AHEAD, len(self.at))):
            if at in self.again:
                continue
            if not self.odd[at]:
                return True
            cells = [column[at] for column in self.columns]
            if any(is_filled(cells[column]) and is_typed(cells[column]) for column in self.roles.money):
                return not any(says(cell) == SAYS_TOTAL for cell in cells if isinstance(cell, str))
        return False

    def _ends(self, row: int, cells: list[Any]) -> bool:
        """Whether it stands below the list: after its sum or a blank row, and not where debtors stand."""
        if row < self.last_regular and not self._before_header(row):
            return False
        apart = row > 0 and (int(self.at[row] - self.at[row - 1]) > 1 or self.result.kinds[row - 1] != DATA)
        filled = [at for at, cell in enumerate(cells) if is_filled(cell)]
        return apart and (len(filled) <= 3) and bool(self.roles.money or self.roles.days)

    def _before_header(self, row: int) -> bool:
        following = next(
            (at for at in range(row + 1, len(self.at)) if not self.odd[at] or at in self.again), None
        )
        return following in self.again
