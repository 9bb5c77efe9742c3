"""Empty cells of known debtors that a list of debtors can fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.cells import Bools, Texts
from addin.importing.lines import Lines
from addin.rules.identifiers import phone, tax_id
from addin.rules.identifiers.columns import as_texts
from addin.rules.rows import Ints
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

_OTHER_PHONE = {"phone": "phone2", "phone2": "phone"}


@dataclass(slots=True)
class Completed:
    """`columns`: whole columns of the book's debtors, filled up. `debtors`: whose card got something."""

    debtors: Bools
    columns: dict[str, Texts] = field(default_factory=dict)


def complete_cards(lines: Lines, code: Ints, book: pd.DataFrame) -> Completed:
    """Fill what stands empty, never overwrite. `code`: the debtor of each row, -1 where none of the book."""
    done = Completed(np.zeros(len(book), dtype=bool))
    if not (code >= 0).any():
        return done
    right = np.where(tax_id.is_valid(lines.tax), lines.tax, "").astype(object)
    for name, values in {"tax_id": right, **lines.plain}.items():
        if name not in TABLES["debtors"].keys:
            continue
        standing = as_texts(done.columns.get(name, book[name]))
        offered = first_filled(values, code, len(book))
        empty = (standing == "") & (offered != "")
        if name in _OTHER_PHONE:
            other = _OTHER_PHONE[name]
            empty &= phone.compact(offered) != phone.compact(as_texts(done.columns.get(other, book[other])))
        if empty.any():
            done.columns[name] = np.asarray(np.where(empty, offered, standing), dtype=object)
            done.debtors |= np.asarray(empty, dtype=bool)
    return done


def first_filled(values: Texts, code: Ints, count: int) -> Texts:
    """For each debtor the first value that is not empty."""
    result = np.full(count, "", dtype=object)
    rows = np.flatnonzero((code >= 0) & (values != ""))
    known, first = np.unique(code[rows], return_index=True)
    result[known] = values[rows[first]]
    return result
