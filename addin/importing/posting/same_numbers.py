"""Names that a list has under one tax number: one debtor for us, which the user is told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.rules.identifiers import tax_id
from addin.rules.ordering import firsts
from addin.rules.rows import combine, text_array
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class OtherName:
    """`line`: the first that names the debtor `listed`, who has the tax number of `debtor` and became him."""

    line: int
    debtor: str
    listed: str


def other_names(lines: Lines, found: Found, book: pd.DataFrame) -> list[OtherName]:
    """Each name once that stands no more, because its lines came in under the name of another one."""
    import pandas as pd

    rows = np.flatnonzero(lines.verdicts.taken & (found.code >= 0) & (lines.name != "") & (lines.tax != ""))
    names = np.concatenate([text_array(book["debtor_name"]), found.names])
    spelling, _ = pd.factorize(lines.name[rows])
    rows = rows[np.sort(firsts(combine(found.code[rows], spelling)))]
    rows = rows[tax_id.is_valid(lines.tax[rows])]
    folded, own = fold(lines.name[rows]), fold(names[found.code[rows]])
    once: dict[tuple[int, str], int] = {}
    for row, spelt, name in zip(rows.tolist(), folded.tolist(), own.tolist(), strict=True):
        if spelt != name:
            once.setdefault((int(found.code[row]), spelt), row)
    return [OtherName(row, names[found.code[row]], lines.name[row]) for row in once.values()]
