"""What a list says otherwise than the rows of the book that it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.matching import Matched
from addin.importing.posting.numbers import is_slip
from addin.model import Ledger
from addin.rules.rows import text_array

if TYPE_CHECKING:
    import pandas as pd


def update_known(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """What the list says otherwise than the book: amount, days, that it is paid.

    What somebody typed into the row since stays.
    """
    book = ledger["receivables"]
    offered: dict[str, tuple[Any, Any]] = {
        "document_no": (lines.document_no, lines.document_no != ""),
        "security": (lines.security, lines.security != ""),
        "amount_kurus": (lines.amount, lines.amount > 0),
        "issue_date": (lines.issue, ~np.isnat(lines.issue)),
        "due_date": (lines.due, ~np.isnat(lines.due)),
        "closing_reason": (lines.closing_reason, (lines.closing_reason != "") & np.isnat(lines.settled)),
    }
    rows = np.flatnonzero(matched.in_book)
    for column, (values, given) in offered.items():
        chosen = rows[given[rows]]
        places = matched.place[chosen]
        standing = _as_array(book[column], values.dtype)
        old, new = standing[places], values[chosen]
        differs = (old != new) & (_gives_way(old, new) if values.dtype == object else True)
        if values.dtype.kind == "M":
            differs = old.astype("datetime64[D]") != new.astype("datetime64[D]")
        if not differs.any():
            continue
        places, chosen, old, new = places[differs], chosen[differs], old[differs], new[differs]
        by_hand = _is_told(old) & hand_edited(ledger, "receivables", places)
        told = list(zip(chosen.tolist(), [column] * len(chosen), old, new, strict=True))
        matched.kept += [each for each, kept in zip(told, by_hand.tolist(), strict=True) if kept]
        if not by_hand.all():
            matched.put(book, column, places[~by_hand], new[~by_hand])
            matched.updated[chosen[~by_hand]] = True
            matched.changes += [each for each, kept in zip(told, by_hand.tolist(), strict=True) if not kept]


def _gives_way(old: Texts, new: Texts) -> Bools:
    """What is empty does, the number of a slip to a paper's own, a paper that bounced when it is paid.

    So does one that was handed on or cashed when it bounces: it comes back.
    """
    gives = np.asarray((old == "") | ((old == "bounced") & (new == "paid")), dtype=bool)
    gives |= (old == "paid") & (new == "bounced")
    rows = np.flatnonzero(~gives & (old != new))
    gives[rows] = [is_slip(old[row]) and not is_slip(new[row]) for row in rows.tolist()]
    return gives


def _is_told(values: Any) -> Bools:
    """Where something stands in the cells."""
    if values.dtype.kind == "M":
        return np.asarray(~np.isnat(values), dtype=bool)
    return np.asarray(values != ("" if values.dtype == object else 0), dtype=bool)


def _as_array(column: pd.Series[Any], dtype: Any) -> Any:
    if dtype.kind == "i":
        return column.to_numpy(dtype=dtype, na_value=0)
    return column.to_numpy(dtype=dtype) if dtype.kind == "M" else text_array(column)
