"""The sums that a list states itself, held against its rows."""

from __future__ import annotations

import numpy as np

from addin.importing.cells import Bools
from addin.importing.lines import Lines
from addin.importing.verdicts import NO_CLAIM, REJECTED, SKIPPED
from addin.messages import say
from addin.rules.money import format_money
from addin.rules.rows import Ints

_PAYMENT_REASONS = ("not_receivable", "credit_row", "credit_side", "amount_negative")
_OTHERS = ("other_account", "parent_account")  # stand in the sum of a ledger, and not in ours


def left_out(lines: Lines) -> tuple[Bools, Bools]:
    """Rows with money that were not taken: payments and the like, and all others."""
    rejected = lines.verdicts.state == REJECTED
    reason = lines.verdicts.reason
    payments = (lines.against != 0) | (rejected & np.isin(reason, _PAYMENT_REASONS) & (lines.listed != 0))
    others = rejected & ~payments & lines.amount_read & (lines.listed != 0)
    return np.asarray(payments, dtype=bool), np.asarray(others, dtype=bool)


def own_total_words(lines: Lines, code: str, total: int, language: str) -> str:
    """Whether the list's own sums agree with its rows; "" where it states none that can be compared.

    `total`: kuruş of all its claims in this currency. The last sum is that of the whole list, or every
    sum is that of the rows above it, up to the sum before.
    """
    here = lines.currency == code
    own = np.flatnonzero(lines.total & lines.amount_read & here & (lines.listed != 0))
    if not len(own) or np.isin(lines.verdicts.reason, _OTHERS).any():
        return ""
    own, sums = _by_row(lines, own)
    stated, came = int(sums[-1]), int(lines.credit[(lines.verdicts.state != REJECTED) & here].sum())
    if came and stated == total + came:  # it counts what was paid as well
        return ""
    taken_off = int(lines.against[here].sum())
    agrees = stated in {total, total - came, total - taken_off}
    if not agrees and len(own) > 1 and _each_fits(lines, own, sums, here):
        agrees, stated = True, total
    if not agrees and len(set(lines.currency[~lines.total].tolist())) > 1:
        return ""  # the sum may be one of several currencies
    key = "own_total" if agrees else "own_total_differs"
    untaken = (*left_out(lines), lines.verdicts.reason == "creditor")
    if agrees and any(rows.any() for rows in untaken):
        key = "own_total_not_all"
    gap = format_money(stated - total, code, language=language)
    return say(f"import.{key}", language, total=format_money(stated, code, language=language), gap=gap)


def _by_row(lines: Lines, own: Ints) -> tuple[Ints, Ints]:
    """The last line of each sum row, and what its lines state together: a row of ages has several."""
    key = lines.row_key[own]
    last = np.append(np.flatnonzero(np.diff(key)), len(key) - 1)
    return own[last], np.diff(np.cumsum(lines.listed[own])[last], prepend=0)


def _each_fits(lines: Lines, own: Ints, stated: Ints, here: Bools) -> bool:
    """Whether each sum but a last one of all is that of the rows above it, up to the sum before."""
    left = set(NO_CLAIM) - {"creditor"}
    skipped = (lines.verdicts.state == SKIPPED) & np.isin(lines.verdicts.reason, list(left))
    rows = here & ~lines.total & ~skipped
    claims, came = np.where(rows, lines.listed, 0), np.where(rows, lines.credit, 0)
    sums, credits = (np.insert(np.cumsum(each), 0, 0)[np.insert(own, 0, 0)] for each in (claims, came))
    above, paid = np.diff(sums), np.diff(credits)
    fits = (stated == above) | (stated == above - paid) | (stated == above + paid)
    whole = (above == 0) & (stated == sums[1:])  # a sum right below the last one
    return bool((fits | whole).all())
