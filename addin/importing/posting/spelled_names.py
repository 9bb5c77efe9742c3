"""One name for debtors whose legal form or trade is abbreviated in one place and written out in another.

"Ak Anonim Şirketi" is "Ak A.Ş.": who has both would owe everything twice. The book's spelling stays, else
the first of the list. Names that the book has as they are, and right tax numbers that differ, are several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.cards import first_filled
from addin.rules.identifiers import tax_id
from addin.rules.rows import text_array
from addin.rules.spellings import spelled_out
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd


def spell_alike(lines: Lines, debtors: pd.DataFrame) -> None:
    """Put that one spelling into `lines.name`."""
    import pandas as pd

    code, listed = pd.factorize(lines.name)
    standing = text_array(debtors["debtor_name"])
    names = np.concatenate([standing, np.asarray(listed, dtype=object)])
    spelled, folded = spelled_out(names), fold(names)
    if len(set(spelled.tolist())) == len(set(folded.tolist())):
        return
    rows = pd.DataFrame({"name": names, "spelled": spelled, "folded": folded})
    told = first_filled(_right(lines.tax), np.asarray(code, dtype=np.int64), len(listed))
    rows["tax"] = np.concatenate([_right(text_array(debtors["tax_id"])), told])
    own = np.arange(len(rows)) < len(standing)
    alike = rows.assign(own=own, tax=rows["tax"].where(rows["tax"] != "")).groupby("spelled")
    one = (alike["own"].transform("sum") < 2) & (alike["tax"].transform("nunique") < 2)
    changed = one & (rows["spelled"] != "") & ~rows["folded"].isin(folded[own])
    rows.loc[changed, "name"] = alike["name"].transform("first")  # the book's stand before
    lines.name = rows["name"].to_numpy(dtype=object)[len(standing) :][code]


def _right(taxes: Texts) -> Texts:
    return np.where(tax_id.is_valid(taxes), tax_id.compact(taxes), "").astype(object)
