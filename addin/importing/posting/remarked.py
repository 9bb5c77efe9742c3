"""Remarks on rows, once it is known what came in: nobody is told of rows that the list did not bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import CLOSED, PAID_AT_ONCE, REST_TAKEN, Lines, Remark, row_keys
from addin.importing.layouts.verdicts import GIVEN_BACK
from addin.importing.posting.matching import Matched
from addin.model import Ledger
from addin.rules.allocation import CLOSING
from addin.rules.rows import Ints, kurus, text_array, without

_SAID_OPEN = ("part_paid", "marked")  # told with other words of rows that stood open in the book
_STANDING = "_standing"


def narrow_remarks(lines: Lines, owed: Bools, came: Bools, matched: Matched, ledger: Ledger) -> None:
    """Of what only a part came in is no word where nothing did; what receipts of the book paid is no part.

    Of what the list closes no word but where it is new (`owed`): else the change is told, or is none. What
    stays open is told of new rows, and of those that stand open in the book. `came`: new receipts.
    """
    new, standing = (
        lines.row_key[owed],
        lines.row_key[_stands_open(lines, matched, ledger)],
    )
    not_due = lines.row_key[_put_off(lines, owed, matched)]
    narrowed: dict[str, Callable[[Remark], Remark]] = {
        REST_TAKEN: lambda each: _with_left(each, lines),
        CLOSED: lambda each: _of(each, new),
        PAID_AT_ONCE: lambda each: _of(each, lines.row_key[came]),
        "left_blank": lambda each: _of(each, new),
        "not_due": lambda each: _of(each, not_due),
        **dict.fromkeys(
            ("noted_open", "returned", "state_unknown", "status_unknown", "file_closed"),
            lambda each: _of(each, np.append(new, standing)),
        ),
        **{reason: lambda each: _of(each, new) for reason in _SAID_OPEN},
        **{reason + _STANDING: lambda each: _of(each, without(standing, new)) for reason in _SAID_OPEN},
    }
    again = [
        replace(each, reason=each.reason + _STANDING) for each in lines.remarks if each.reason in _SAID_OPEN
    ]
    remarks = [
        narrowed[each.reason](each) if each.reason in narrowed else each for each in (*lines.remarks, *again)
    ]
    lines.remarks = [each for each in remarks if len(each.rows)]


def _of(remark: Remark, keys: Ints) -> Remark:
    return remark.at_rows(np.isin(row_keys(remark.part, remark.rows), keys))


def _put_off(lines: Lines, owed: Bools, matched: Matched) -> Bools:
    """Lines of what is not due yet whose due date is that of this list."""
    dated = owed.copy()
    dated[[line for line, column, *_ in matched.changes if column == "due_date"]] = True
    return np.asarray(dated & ~np.isnat(lines.due_from) & np.isnat(lines.due_until), dtype=bool)


def _with_left(remark: Remark, lines: Lines) -> Remark:
    off = np.flatnonzero(lines.verdicts.taken & (lines.off > 0))
    order = off[np.argsort(lines.row_key[off], kind="stable")]
    keys, left = lines.row_key[order], np.maximum(lines.off - lines.booked, 0)[order]
    kept = _of(remark, keys[left > 0])
    return replace(kept, kurus=left[np.searchsorted(keys, row_keys(kept.part, kept.rows))])


def _stands_open(lines: Lines, matched: Matched, ledger: Ledger) -> Bools:
    """Lines whose receivable stood in the book, and is open."""
    book = ledger["receivables"]
    closing = text_array(matched.columns.get("closing_reason", book["closing_reason"]))
    open_ = (kurus(book, "open_kurus") > 0) & ~np.isin(closing, CLOSING)
    known = (matched.in_book | lines.verdicts.because(GIVEN_BACK)) & (matched.place >= 0)
    return np.asarray(known & np.append(open_, False)[matched.place], dtype=bool)
