"""Who drew up a list and who approved it: such words side by side in a row below it, names below them."""

from __future__ import annotations

from addin.importing.evidence.cells import is_filled, shown
from addin.importing.tables.row_view import FOOTER, View
from addin.importing.tables.row_words import says_footer

_BELOW = 8  # rows at the end of a list among which signatures stand
_FEWEST = 2


def mark_signatures(view: View) -> None:
    """FOOTER for such rows, which look like records where a list has few columns."""
    count = len(view.at)
    for row in range(count - 1, max(count - _BELOW, 0), -1):
        signed = _filled(view, row)
        if len(signed) < _FEWEST or not all(map(says_footer, signed.values())):
            continue
        view.kinds[row] = FOOTER
        for below in range(row + 1, count):
            if _filled(view, below).keys() <= signed.keys():
                view.kinds[below] = FOOTER


def _filled(view: View, row: int) -> dict[int, str]:
    return {at: shown(cell) for at, cell in enumerate(view.cells(row)) if is_filled(cell)}
