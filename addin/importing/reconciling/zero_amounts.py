"""Rows whose amount is zero: nothing comes in of them, and what the book has open there is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import debtors_of
from addin.importing.posting.keys import numbers_of
from addin.importing.posting.standing import summed_by
from addin.importing.reconciling.balances import Difference
from addin.importing.reconciling.standing_now import is_open
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array

if TYPE_CHECKING:
    from addin.model import Ledger

_ZERO = "amount_zero"


def owed_in_book(lines: Lines, ledger: Ledger) -> list[Difference]:
    """What stands open of the document; without a number of the debtor, unless another row says he owes."""
    debtors, book = ledger["debtors"], ledger["receivables"]
    zero = lines.verdicts.because(_ZERO)
    if not zero.any() or not len(book):
        return []
    owing = lines.verdicts.taken & (lines.amount > 0)
    code = debtors_of(lines, zero | owing, debtors).code
    zero &= (code >= 0) & (code < len(debtors))
    owner = resolve_debtors(debtors, book).position
    rows = np.flatnonzero((owner >= 0) & is_open(book))
    if not (zero.any() and len(rows)):
        return []
    left, known = kurus(book, "open_kurus")[rows], len(rows)
    debtor = combine(np.append(owner[rows], code), np.append(currencies(book)[rows], lines.currency))
    number = numbers_of(np.append(text_array(book["document_no"])[rows], lines.document_no))
    document, bare = combine(debtor, number), number[known:] == ""
    whole = zero & bare & ~np.isin(debtor[known:], debtor[known:][owing])
    return [
        *_differences(lines, document, zero & ~bare, left),
        *_differences(lines, debtor, whole, left),
    ]


def _differences(lines: Lines, keys: Ints, chosen: Bools, left: Ints) -> list[Difference]:
    """One for each key; `keys`: those of the open rows, behind them those of the lines."""
    sums, ours = summed_by(keys[: len(left)], left), keys[len(left) :]
    rows = np.flatnonzero(chosen & np.isin(ours, list(sums)))
    first = rows[np.sort(np.unique(ours[rows], return_index=True)[1])].tolist()
    named = [f"{lines.name[row]} {lines.document_no[row]}".strip() for row in first]
    return [
        Difference(name, str(lines.currency[row]), 0, sums[int(ours[row])])
        for name, row in zip(named, first, strict=True)
    ]
