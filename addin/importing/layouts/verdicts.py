"""What becomes of each source row: taken, skipped or rejected, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Texts, texts_of
from addin.model import Rows
from addin.rules.rows import is_among, repeated

REJECTED, SKIPPED = "rejected", "skipped"
GIVEN_AWAY, GIVEN_BACK = "given_away", "given_back"  # papers that somebody else has now
LISTED = "listed"  # reason of rows that are told with both values already
# Rows that are no claims of the list: their amounts are no part of its total.
NO_CLAIM = (
    "total_row", "carried_row", "carried_balance", "header_again", "footer_row", "section_row", "hidden_row",
    "other_account",
    "parent_account", "account_name", "creditor", "cancelled", GIVEN_AWAY, GIVEN_BACK, "own_return",
    "summary_row", "other_party", "own_debt", "bought",
)  # fmt: skip
_COLUMNS = ("state", "reason", "header", "value", "_open")


@dataclass(slots=True)
class Verdicts:
    """What becomes of each row: the first reason given stands.

    `state`: "" (taken), REJECTED or SKIPPED. `reason`: key of [import.reasons]. `header`, `value`: the
    cell that is the reason, "" when the row as a whole is.
    """

    state: Texts
    reason: Texts
    header: Texts
    value: Texts
    _open: Bools

    @classmethod
    def of(cls, count: int) -> Verdicts:
        """All rows taken."""
        state, reason, header, value = (repeated("", count) for _ in range(4))
        return cls(state, reason, header, value, np.ones(count, dtype=bool))

    def give(
        self, state: str, reason: str, mask: Bools, header: str = "", cells: Cells | None = None
    ) -> None:
        """End these rows so, but for those that have ended already; `cells`: where the value stands."""
        rows = np.flatnonzero(mask & self._open)
        self._open[rows] = False
        self.state[rows], self.reason[rows], self.header[rows] = state, reason, header
        if cells is not None and len(rows):
            self.value[rows] = texts_of([cells[row] for row in rows.tolist()])

    def reopen(self, rows: Rows) -> None:
        """Rows are taken after all."""
        for column in (self.state, self.reason, self.header, self.value):
            column[rows] = ""
        self._open[rows] = True

    def put(self, rows: Rows, those: Verdicts) -> None:
        """Other verdicts for rows, one a row."""
        for name in _COLUMNS:
            getattr(self, name)[rows] = getattr(those, name)

    def picked(self, rows: Rows) -> Verdicts:
        """Those of rows at these positions, some perhaps several times."""
        return Verdicts(*(getattr(self, name)[rows].copy() for name in _COLUMNS))

    @classmethod
    def joined(cls, parts: Sequence[Verdicts]) -> Verdicts:
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS))

    @property
    def taken(self) -> Bools:
        return self._open.copy()

    def because(self, *reasons: str) -> Bools:
        """Rows that are not taken for one of these reasons."""
        rows = np.flatnonzero(~self._open)
        found = np.zeros(len(self.state), dtype=bool)
        found[rows] = is_among(self.reason[rows], reasons)
        return found
