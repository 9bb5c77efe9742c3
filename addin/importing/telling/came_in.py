"""What came in by the name that its sum deserves: money, papers, what was taken off without any."""

from __future__ import annotations

import numpy as np

from addin.importing import report
from addin.importing.layouts.lines import Lines
from addin.importing.posting.cashed_papers import come_back
from addin.importing.posting.post import Posted
from addin.model import Notice
from addin.rules.cash import NOT_CASH
from addin.rules.cheques import PAPER


def came_in(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """The sums of the receipts; no cheque is called money that the same list books back."""
    came = lines.verdicts.taken & (lines.credit > 0)
    if not came.any():
        return []
    cashed, back = np.flatnonzero(posted.cashed), np.zeros(len(lines), dtype=bool)
    back[cashed[come_back(cashed, lines, posted.found)]] = True
    paper, money = np.isin(lines.channel, PAPER), ~np.isin(lines.channel, NOT_CASH)
    sums = {
        "import_came": came & money & ~back,
        "import_came_papers": came & paper,
        "import_came_back": came & back,
        "import_came_otherwise": came & ~money & ~paper,
        "import_cashed": posted.cashed & ~back,
    }
    return [
        Notice(key, {"n": int(rows.sum()), "money": report.came_words(lines, rows, language)})
        for key, rows in sums.items()
        if rows.any()
    ]
