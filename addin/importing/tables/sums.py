"""What the records of a list add up to, row by row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addin.importing.evidence.cells import Bools, Cells
from addin.importing.evidence.roles import Roles, kurus_of
from addin.rules.rows import Ints


class Sums:
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

    def prove(self, row: int, *, whole: bool = False) -> bool:
        """Whether the amounts of the row are the sums of the rows above, from one of the starts.

        `whole`: both sides of an account must be stated, or what is left between them.
        """
        stated = {column: int(self.kurus(column)[row]) for column in self.roles.flows}
        if not any(stated.values()):
            return False
        return any(self._equal(row, stated, mark, whole) for mark in self.marks.values())

    def prove_left(self, row: int, records: Bools) -> bool:
        """Whether what the row says is left, and no more, is that of the records above or since the start."""
        if any(int(self.kurus(column)[row]) for column in self.roles.flows):
            return False
        stated = [kurus for at in self.roles.balances if (kurus := self.kurus(at))[row]]
        others = np.flatnonzero(~records)
        starts = (0, int(others[-1]) + 1 if len(others) else 0)
        return bool(stated) and any(
            all((kurus[start:row] * records[start:]).sum() == kurus[row] for kurus in stated)
            for start in starts
        )

    def _equal(self, row: int, stated: dict[int, int], mark: dict[int, int], whole: bool) -> bool:
        sums = {column: self.above(column, row) - mark[column] for column in stated}
        sides = [self.roles.first(side) for side in ("debit", "credit")]
        if whole and sides[0] in sums and sides[1] in sums:
            debit, credit = (stated[side] for side in sides if side is not None)
            sum_debit, sum_credit = (sums[side] for side in sides if side is not None)
            return (debit, credit) == (sum_debit, sum_credit) or debit - credit == sum_debit - sum_credit != 0
        return all(sums[column] == kurus for column, kurus in stated.items() if kurus)

    def prove_below(self, row: int, end: int) -> bool:
        """Whether the amounts of the row are the sums of the rows below it, up to `end`."""
        stated = {column: int(self.kurus(column)[row]) for column in self.roles.flows}
        below = {column: int(self.kurus(column)[row + 1 : end].sum()) for column in stated}
        return any(stated.values()) and all(below[at] == kurus for at, kurus in stated.items() if kurus)
