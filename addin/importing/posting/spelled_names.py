"""Debtors of the book whose legal form or trade the list writes out or abbreviates: the same names.

"Ak Anonim Şirketi" is the book's "Ak A.Ş.": as another debtor he would owe everything twice. It is listed
as a repair. Not where the book or the list has several such names, or right tax numbers differ: these may
be two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.evidence.repair import Repair
from addin.importing.layouts.lines import Lines
from addin.importing.posting.cards import first_filled
from addin.rules.identifiers import tax_id
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, distinct, text_array
from addin.rules.spellings import spelled_out
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd


def spell_alike(lines: Lines, headers: Sequence[str], debtors: pd.DataFrame) -> None:
    """Put the book's spelling into `lines.name`. `headers`: that of the names in each part."""
    import pandas as pd

    code, listed = pd.factorize(lines.name)
    standing = text_array(debtors["debtor_name"])
    if not len(standing) or not len(listed):
        return
    names = np.concatenate([standing, np.asarray(listed, dtype=object)])
    spelled, folded = spelled_out(names), fold(names)
    if len(set(spelled.tolist())) == len(set(folded.tolist())):
        return
    told = first_filled(_right(lines.tax), np.asarray(code, dtype=np.int64), len(listed))
    tax = np.concatenate([_right(text_array(debtors["tax_id"])), told])
    own = np.arange(len(names)) < len(standing)
    rows = pd.DataFrame({"name": names, "book": pd.Series(folded).where(own), "tax": tax})
    rows["list"] = pd.Series(folded).mask(own)
    rows["any"], rows["tax"] = folded, rows["tax"].where(tax != "")
    alike = rows.groupby(spelled)
    single = (alike[["book", "list"]].transform("nunique") == 1).all(axis=1)
    single &= (alike["any"].transform("nunique") == 2) & (alike["tax"].transform("nunique") < 2)
    changed = single.to_numpy()[len(standing) :] & (spelled[len(standing) :] != "")
    if not changed.any():
        return
    new = alike["name"].transform("first").to_numpy(dtype=object)[len(standing) :]  # the book's stand before
    _tell(lines, headers, np.flatnonzero(changed[code]), new[code])
    lines.name = np.where(changed, new, names[len(standing) :])[code]


def _tell(lines: Lines, headers: Sequence[str], rows: Ints, new: Texts) -> None:
    """Each cell once, as a repair."""
    rows = rows[firsts(lines.own_key[rows])]
    for part in distinct(lines.part[rows]).tolist():
        here = rows[lines.part[rows] == part]
        cells = (lines.stands[here], lines.name[here], new[here])
        lines.repairs.append(Repair("spelled", headers[part], *cells, int(part)))


def _right(taxes: Texts) -> Texts:
    return np.where(tax_id.is_valid(taxes), tax_id.compact(taxes), "").astype(object)
