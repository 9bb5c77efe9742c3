"""Names under one tax number: those of one list stay several debtors, those of two are one; both is told."""

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


def pairs_of_one_number(debtors: pd.DataFrame, known: int) -> list[tuple[str, str]]:
    """Names of debtors from position `known` on whose right tax number an earlier one has, behind his.

    >>> import pandas as pd
    >>> names, number = ["Ak", "Işık", "Ak Gıda"], "4540536920"
    >>> pairs_of_one_number(pd.DataFrame({"debtor_name": names, "tax_id": [number, "", number]}), 1)
    [('Ak', 'Ak Gıda')]
    """
    names, taxes = text_array(debtors["debtor_name"]), tax_id.compact(text_array(debtors["tax_id"]))
    first: dict[str, int] = {}
    for at in np.flatnonzero(tax_id.is_valid(taxes)).tolist():
        first.setdefault(taxes[at], at)
    earlier = [(first.get(taxes[at], at), at) for at in range(known, len(names))]
    return [(str(names[one]), str(names[at])) for one, at in earlier if one != at]


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
