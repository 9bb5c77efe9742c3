"""Opening balances of the book brought to what a list says: rows changed, replaced, or new beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.ages_again import Ages
from addin.importing.posting.matching import Matched
from addin.model import Ledger
from addin.rules.rows import kurus

_PAID, REPLACED = "paid", "replaced"
GONE = "gone"  # told of rows that the list no longer has


@dataclass(frozen=True, slots=True)
class Case:
    """A debtor's opening balances in one currency, in kuruş.

    `lines`: the list's new ones, oldest first, and their `amounts`, below 0 what we owe; 0 alone where the
    list says that he owes nothing, or that we owe him the `credit`. `stated`: all that the list says he
    owes; `balance`: what the book says, with the open cheques and notes of `papers_in`, without those of
    `papers_beside`. `rows`: openings of the book that no line means, oldest first, with what is open and
    what was paid of each. `moves`: what a statement adds to its first balance, where the book's is of no
    day; `proved`: it ends with the book's balance, so its lines stand for that. `every`: all rows of the
    book that make its balance.
    """

    lines: list[int]
    amounts: list[int]
    stated: int
    balance: int
    rows: list[int]
    open: list[int]
    settled: list[int]
    papers_in: int = 0
    papers_beside: int = 0
    credit: int = 0
    moves: int = 0
    proved: bool = False
    every: list[int] = field(default_factory=list)

    @property
    def is_nil(self) -> bool:
        return not any(self.amounts)

    @property
    def target(self) -> int:
        """What has to be open of these, for the book's balance to be the list's; below 0 it cannot be."""
        return self.stated - self.balance + sum(self.open)

    @property
    def is_able(self) -> bool:
        """Whether the lines can make up what is missing: nothing, a debt, or one line that is a credit."""
        if self.is_nil:
            return self.target == 0
        return self.target >= 0 if min(self.amounts) > 0 else len(self.lines) == 1 and self.target < 0


def bring_up(lines: Lines, matched: Matched, ledger: Ledger, cases: list[Case], standing: Ages) -> list[int]:
    """Change the book's rows and the new lines so that balances become the list's; lines left without use.

    The oldest row becomes the oldest line, of ages the one that it can be: who looks after it, its stage and
    its receipts stay. Rows that are left keep what was paid of them, or are closed where nothing was: as
    replaced, or as paid where nothing came in their place.
    """
    rows = OpeningRows(lines, matched, ledger, standing)
    idle: list[int] = []
    for case in cases:
        if case.is_nil:
            rows.clear(case)
        elif case.target < 0:
            lines.credit[case.lines[0]] = -case.target
            for row, paid in zip(case.rows, case.settled, strict=True):
                rows.end(row, case.lines[0], paid)
        else:
            idle += _bring_up(lines, rows, case, standing)
    rows.write()
    return idle


def _bring_up(lines: Lines, rows: OpeningRows, case: Case, standing: Ages) -> list[int]:
    amounts = np.array(_parted(case.amounts, case.target), dtype=np.int64)
    used = np.array(case.lines, dtype=np.int64)[amounts > 0].tolist()
    owed = amounts[amounts > 0].tolist()
    places, stays = (found.tolist() for found in standing.shares(case.rows, case.open, used, owed))
    more = {*range(len(used))} - {*places} or any(
        left > old for left, old in zip(stays, case.open, strict=True)
    )
    changed = set()
    for row, paid, at, left in zip(case.rows, case.settled, places, stays, strict=True):
        line = used[at] if at >= 0 else case.lines[0]
        if not left:
            rows.end(row, line, paid, REPLACED if more and not standing.is_aged(row, case.lines) else GONE)
        elif rows.become(row, line, paid + left):
            changed.add(line)
    for at in {*range(len(used))} - {*places}:
        lines.amount[used[at]] = owed[at]
        changed.add(used[at])
    return [line for line in case.lines if line not in changed]


def _parted(amounts: list[int], target: int) -> list[int]:
    """The amounts less what the book has under other documents, the newest first; more is the last's."""
    parted, over = list(amounts), sum(amounts) - target
    for at in range(len(parted) - 1, -1, -1):
        taken = min(over, parted[at]) if over > 0 else over
        parted[at] -= taken
        over -= taken
    return parted


class OpeningRows:
    """Rows of the book's receivables that change, gathered by column."""

    def __init__(self, lines: Lines, matched: Matched, ledger: Ledger, standing: Ages) -> None:
        self._lines, self._matched, self._standing = lines, matched, standing
        self._book = ledger["receivables"]
        self._amount = kurus(self._book)
        self._days = {key: self._book[key].to_numpy() for key in ("issue_date", "due_date")}
        self._cells: dict[str, dict[int, Any]] = {}

    def become(self, row: int, line: int, amount: int) -> bool:
        """The row is what the line says, of this whole amount; False where it was that already."""
        matched = self._matched
        changed = self.keep(row, line, amount)
        for key, told in (("issue_date", self._lines.issue[line]), ("due_date", self._lines.due[line])):
            standing = self._days[key][row]
            if np.isnat(told) or (key == "due_date" and self._standing.is_of_age(row, line)):
                continue
            by_hand = self._standing.dated if key == "due_date" else self._standing.typed
            if np.isnat(standing) or not by_hand[row]:
                changed |= self._set(key, row, line, standing, told)
            elif standing.astype("datetime64[D]") != told.astype("datetime64[D]"):
                matched.kept.append((line, key, standing, told))
        matched.updated[line] |= changed
        matched.also += [row] * changed
        return changed

    def keep(self, row: int, line: int, amount: int) -> bool:
        """The row is of the line, of this whole amount and with the days that it has."""
        matched = self._matched
        changed = self._set("amount_kurus", row, line, np.int64(self._amount[row]), np.int64(amount))
        if matched.place[line] < 0:
            matched.place[line] = row
        elif matched.place[line] != row:
            matched.parts.append(row)
            matched.also += [row] * changed
        matched.new[line], matched.in_book[line] = False, True
        matched.updated[line] |= changed
        return changed

    def clear(self, case: Case) -> None:
        """Nothing is open of its rows any more; its line says so."""
        for row, paid in zip(case.rows, case.settled, strict=True):
            self.end(row, case.lines[0], paid, _PAID)
        line, matched = case.lines[0], self._matched
        matched.in_book[line], matched.place[line], matched.updated[line] = True, case.rows[0], True
        self._lines.verdicts.reopen(np.array([line]))

    def end(self, row: int, line: int, paid: int, reason: str = REPLACED) -> None:
        """Nothing is open of the row beyond what is paid of it, or what it is lowered to."""
        old, new = np.int64(self._amount[row]), np.int64(paid)
        if reason == _PAID:  # the line means the row
            told = (
                ("amount_kurus", row, line, old, new)
                if paid > 0
                else ("closing_reason", row, line, "", _PAID)
            )
            self._set(*told)
        elif paid > 0:
            self._end(reason, line, row, "amount_kurus", old, new)
        else:
            self._end(reason, line, row, "closing_reason", "", _PAID if reason == GONE else reason)
        self._matched.also.append(row)

    def _end(self, why: str, line: int, row: int, column: str, old: Any, new: Any) -> None:
        if old != new:
            self._cells.setdefault(column, {})[row] = new
            self._matched.ended.append((why, (line, row, column, old, new)))

    def _set(self, column: str, row: int, line: int, old: Any, new: Any) -> bool:
        if isinstance(new, np.datetime64):
            if old.astype("datetime64[D]") == new.astype("datetime64[D]"):
                return False
        elif old == new:
            return False
        self._cells.setdefault(column, {})[row] = new
        self._matched.changes.append((line, column, old, new))
        return True

    def write(self) -> None:
        """Put all that was gathered into the columns of `matched`."""
        for column, cells in self._cells.items():
            self._matched.put(self._book, column, np.array(list(cells), dtype=np.int64), list(cells.values()))
