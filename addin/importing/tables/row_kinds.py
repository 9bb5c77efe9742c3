"""Which rows of a list are records, and which are sums, page carries, section lines, footers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Cells, is_filled, shown
from addin.importing.evidence.roles import Roles, is_day
from addin.importing.tables.labels import labelled_name
from addin.importing.tables.names import account_line, bare_name
from addin.importing.tables.odd_rows import FEW, none_of, odd_rows, parent_rows, words_of
from addin.importing.tables.row_lines import is_above_rows, ledger_line, line_kind, named_in
from addin.importing.tables.row_view import (
    CARRIED,
    DATA,
    FOOTER,
    HEADER,
    OPENING,
    RECORDS,
    SECTION,
    SUMMARY,
    TOTAL,
    View,
)
from addin.importing.tables.row_words import CARRY, OPENS, SUM_OF, says
from addin.importing.tables.row_words import TOTAL as SAYS_TOTAL
from addin.importing.tables.shared_labels import with_label_known
from addin.importing.tables.signatures import mark_signatures
from addin.importing.tables.summaries import is_average, last_averages, mark_summaries
from addin.importing.tables.sums import Sums
from addin.importing.tables.title_lines import read_title
from addin.rules.rows import Ints, repeated


def sort_rows(
    columns: Sequence[Cells], roles: Roles, at: Ints, again: frozenset[int], above: Sequence[Sequence[Any]]
) -> View:
    """The kind of each row. `at`: row indexes in the sheet, `again`: repeated headers, `above`: title."""
    dayless = none_of([is_day(columns[at]) for at in roles.days], len(at))
    told_by_day = bool(roles.days) and not (dayless is not None and dayless.all())
    words = words_of(columns, roles, told_by_day)
    odd = odd_rows(columns, roles, words, dayless if told_by_day else None, told_by_day)
    odd[list(again)] = True
    kinds = repeated(DATA, len(at))
    view = View(columns, roles, at, again, set(), {}, odd, kinds)
    odd[last_averages(view)] = True
    above = with_label_known(view, above)
    view.keep_titles(above)
    view.context = read_title(above)
    if not told_by_day:
        view.kinds[parent_rows(columns, roles)] = TOTAL
    sorter = _Sorter(view)
    for row in np.flatnonzero(odd).tolist():
        sorter.sort(row)
    _name_first(view, above)
    _date_last(view)
    mark_summaries(view)
    mark_signatures(view)
    return view


def _name_first(view: View, above: Sequence[Sequence[Any]]) -> None:
    """Where bare names stand above the later headers, the one above the first is a debtor's too."""
    named = any(row + 1 in view.again for row in view.sections)
    if named and above and view.name_column is None and "debtor_name" not in view.context:
        view.context |= labelled_name(above[-1]) or account_line(above[-1]) or bare_name(above[-1])


def _date_last(view: View) -> None:
    """A line below the list may say of which day it is: "Rapor tarihi: 20.11.2026"."""
    for row in range(view.last_regular + 1, len(view.at)):
        if view.kinds[row] == FOOTER and (day := read_title([view.cells(row)]).get("as_of")):
            view.context.setdefault("as_of", day)


class _Sorter:
    """Looks at odd rows from the top, so that what stands above each is known."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sums = Sums(view.columns, view.roles)
        self.account_start = 0  # the first row of the account that is being listed

    def sort(self, row: int) -> None:
        kinds = self.view.kinds
        kinds[row] = kind = HEADER if row in self.view.again else kinds[row] or self._kind(row)
        if kind in RECORDS:
            return
        self.sums.leave_out(row)
        if kind in (TOTAL, CARRIED, SECTION):
            self.sums.mark(kind, row)
        if kind == SECTION:
            self.account_start = row + 1

    def _kind(self, row: int) -> str:
        if is_average(self.view, row):
            return TOTAL if self.sums.prove(row) else SUMMARY
        cells, roles = self.view.cells(row), self.view.roles
        told = {at: says(cell) for at, cell in enumerate(cells) if isinstance(cell, str) and cell}
        told = {at: kind for at, kind in told.items() if kind}
        document = any(is_filled(cells[at]) and at not in told for at in roles.documents)
        day = self.view.has_day(cells)
        own = (document or not roles.documents) and (day or not roles.days)
        own = own and bool(roles.documents or roles.days)
        if told and self._stands_beside(row, cells, told):
            told = {}
        said = set(told.values())
        if said and (SAYS_TOTAL in said or not (own and set(told) <= set(roles.who))):
            kind = self._by_words(row, said, own, document or day)
            if kind is not None:
                return kind
        if SUM_OF in said and not document and not day and self._is_sum_of(row, cells, told):
            return TOTAL
        return ledger_line(self.view, row, cells) or self._by_columns(row, cells, document, day)

    def _by_columns(self, row: int, cells: list[Any], document: bool, day: bool) -> str:
        money = self.view.has_money(cells)
        filled = sum(map(is_filled, cells))
        if day and filled == 1 and row > self.view.last_regular and not self.view.record_follows(row):
            return FOOTER  # when it was printed
        if row in self.view.pages:
            return line_kind(self.view, row, cells)
        full = filled > FEW and not is_above_rows(self.view, cells)
        if day or (document and (money or full)):
            return DATA
        label = shown(next(filter(is_filled, cells), "")).endswith(":")  # a code may look like an amount
        if money and not (label and is_above_rows(self.view, cells)):
            return self._nameless(row, cells)
        return line_kind(self.view, row, cells)

    def _stands_beside(self, row: int, cells: list[Any], told: dict[int, str]) -> bool:
        """Whether a debtor and his balance stand there, and the words right of them are of another table."""
        roles, name = self.view.roles, self.view.name_column
        if roles.documents or roles.days or name is None or not roles.money or not is_filled(cells[name]):
            return False
        own = min(roles.money)
        behind = min(told) > own > name and is_filled(cells[own]) and not says(shown(cells[name]))
        return behind and not self.sums.prove(row)

    def _by_words(self, row: int, said: set[str], own: bool, dated: bool) -> str | None:
        """`own`: it has document and day like a record, `dated`: one of them."""
        if CARRY in said:
            if not self._records_before(row):
                return (
                    CARRIED if self._any_record_above(row) and self.sums.prove(row, whole=True) else OPENING
                )
            return CARRIED if not own or self._carries(row) else DATA
        if OPENS in said:
            return self._opening(row, own)
        if SAYS_TOTAL in said:
            return TOTAL if not dated or self.sums.prove(row) else DATA
        return None

    def _opening(self, row: int, own: bool) -> str:
        """A Devir opens an account, is taken over from the page before, or is a record like others."""
        if not self._records_before(row):
            again = self._below_carried(row) and self.sums.prove(row, whole=True)
            return CARRIED if again else OPENING
        before = self.view.kinds[row - 1]
        if (before in (HEADER, TOTAL, CARRIED, FOOTER) and not own) or self._carries(row):
            return CARRIED
        return DATA if own else OPENING if self._other_debtor(row) else DATA

    def _records_before(self, row: int) -> bool:
        """Whether the account has records above this row."""
        if self._other_debtor(row):
            return False
        return any(self.view.kinds[above] in RECORDS for above in range(row - 1, self.account_start - 1, -1))

    def _any_record_above(self, row: int) -> bool:
        return bool(np.isin(self.view.kinds[:row], RECORDS).any())

    def _below_carried(self, row: int) -> bool:
        """Whether a new page begins here: above its header and the footer a sum was carried over."""
        while row and self.view.kinds[row - 1] in (HEADER, FOOTER):
            row -= 1
        return bool(row) and self.view.kinds[row - 1] == CARRIED

    def _other_debtor(self, row: int) -> bool:
        """Whether the record above is of another debtor."""
        if self.view.name_column is None:
            return False
        names = self.view.columns[self.view.name_column]
        name = names[row]
        if not is_filled(name) or says(shown(name)) in (CARRY, OPENS, SAYS_TOTAL):
            return False
        above = self.view.record_above(row)
        return above is not None and name != names[above]

    def _carries(self, row: int) -> bool:
        """Whether the balance stays as it was reached; without balances, whether the sums are stated."""
        above = self.view.record_above(row)
        if above is None:
            return False
        for at in self.view.roles.balances:
            reached, stated = int(self.sums.kurus(at)[above]), int(self.sums.kurus(at)[row])
            if is_filled(self.view.columns[at][row]) and is_filled(self.view.columns[at][above]):
                return stated == reached
        return self.sums.prove(row, whole=True)

    def _is_sum_of(self, row: int, cells: list[Any], told: dict[int, str]) -> bool:
        """ "Ak Gıda Toplamı" is a sum where it is one, or where Ak Gıda's rows stand right above."""
        if self.sums.prove(row) or self.sums.prove_left(row, np.isin(self.view.kinds[:row], RECORDS)):
            return True
        text = next(shown(cells[at]) for at, kind in told.items() if kind == SUM_OF)
        above = self.view.record_above(row)
        if above is None:
            return False
        names = [shown(self.view.columns[at][above]) for at in self.view.roles.who]
        return any(len(name) > 1 and text.startswith(name) and text != name for name in names)

    def _nameless(self, row: int, cells: list[Any]) -> str:
        """Amounts without document and day: a sum without a word, or the line above a debtor's rows."""
        view = self.view
        if not view.has_who(cells):
            return TOTAL if row > 1 and self.sums.prove(row) else DATA
        below = view.following(row)
        if not (view.roles.documents or view.roles.days):
            return DATA
        if row > 1 and not view.record_follows(row) and self.sums.prove(row):
            return TOTAL  # "125 kayıt listelendi"
        if below is None:
            return DATA
        if not self._sums_below(row):
            return SECTION if self._heads_its_sum(row) else DATA
        view.sections[row] = named_in(view, cells)
        return SECTION if view.sections[row] else DATA

    def _heads_its_sum(self, row: int) -> bool:
        """Whether it sums up the records right below, up to the next such row; they name their debtor."""
        papers = [self.view.columns[at] for at in (*self.view.roles.documents, *self.view.roles.days)]
        names = self.view.columns[self.view.roles.who[0]]
        end = row + 1
        while end < len(self.view.at) and any(is_filled(column[end]) for column in papers):
            end += 1
        if end == row + 1 or not self.sums.prove_below(row, end):
            return False
        said, below = shown(names[row]), shown(names[row + 1])
        return end > row + 2 or (bool(below) and said != below and said.startswith(below))

    def _sums_below(self, row: int) -> bool:
        """Whether the rows below, up to the next debtor, have none and add up to this row."""
        who = [self.view.columns[at] for at in self.view.roles.who]
        end = row + 1
        while end < len(self.view.at) and not any(is_filled(column[end]) for column in who):
            end += 1
        return end > row + 1 and self.sums.prove_below(row, end)
