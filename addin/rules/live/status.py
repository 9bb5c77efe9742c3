"""Twins of the statuses, days and periods: the same answers as the formulas, for whole columns.

Every function takes the cells of its own table and today's serial day. Codes are those of the choice
lists; "" where nothing can be said. Days are floats with NaN for "".
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from addin.rules.aging import BUCKETS, STARTS
from addin.rules.live.cells import ZERO, Bools, Cells, Floats, Texts
from addin.rules.rows import PAPER, repeated
from addin.rules.settings import Settings

_DATED = np.array(BUCKETS[1:], dtype=object)


def codes(*cases: tuple[Bools, str | Texts]) -> Texts:
    """The answer of the first case that holds, row by row; "" where none does.

    >>> codes((np.array([True, False, False]), "a"), (np.array([True, True, False]), "b")).tolist()
    ['a', 'b', '']
    """
    found: Texts = repeated("", len(cases[0][0]))
    for mask, answer in reversed(cases):
        found = np.where(mask, np.asarray(answer, dtype=object), found)
    return found


def days_since(day: Floats, today: int) -> Floats:
    """Whole days from a day to today, not below 0; NaN where there is no day.

    >>> days_since(np.array([46345.5, 46350, np.nan, 0]), 46346).tolist()
    [1.0, 0.0, nan, nan]
    """
    return np.where(day > 0, np.maximum(0, today - np.floor(day)), np.nan)


def open_amount(cells: Cells) -> Floats:
    """What is still open; a receivable that was never refreshed is open with its amount."""
    open_ = cells.numbers("open_kurus")
    return np.where(np.isnan(open_), cells.counted("amount_kurus"), open_)


def effective_due(cells: Cells) -> Floats:
    """Due date, else the day of issue but for a cheque or note; 0 when neither is known."""
    due = cells.counted("due_date")
    issued = np.where(np.isin(cells.words("document_type"), PAPER), 0, cells.counted("issue_date"))
    return np.where(due != 0, due, issued)


def days_overdue(cells: Cells, today: int) -> Floats:
    """Days past the effective due date; 0 while not due or when nothing is open."""
    due = effective_due(cells)
    known = ~(np.isnan(cells.numbers("amount_kurus")) & np.isnan(cells.numbers("open_kurus")))
    late = np.where(due != 0, np.maximum(0, today - np.floor(due)), np.nan)
    return np.where(known, np.where(open_amount(cells) <= 0, 0, late), np.nan)


def age_bucket(cells: Cells, today: int) -> Texts:
    """Age of what is open: undated, not_due, d1_30 ... over_120; "" when nothing is open."""
    days = days_overdue(cells, today)
    aged = _DATED[np.searchsorted(STARTS, np.nan_to_num(days), side="right")]
    is_open = open_amount(cells) > 0
    return codes((is_open & np.isnan(days), "undated"), (is_open, aged))


def receivable_status(cells: Cells, today: int) -> Texts:
    """closed, paid, enforcement, disputed, bounced, overdue, today, not_due: the first that holds.

    The firm's own decision goes before the money, the money before the court, the court before the
    debtor's word, and the calendar comes last, behind a paper that bounced: that is due whatever its day. It
    is closed only where nothing of it is owed. An open receivable without any date has no status.
    """
    days = days_overdue(cells, today)
    is_open = open_amount(cells) > 0
    dated = is_open & ~np.isnan(days)
    owed_again = is_open & (cells.words("closing_reason") == "bounced")
    return codes(
        (~cells.is_blank("closing_reason") & ~owed_again, "closed"),
        (~is_open & ~np.isnan(days), "paid"),
        (is_open & ~cells.is_blank("file_id"), "enforcement"),
        (is_open & cells.is_yes("disputed"), "disputed"),
        (owed_again, "bounced"),
        (dated & (days > 0), "overdue"),
        (dated & (effective_due(cells) < today + 1), "today"),
        (dated, "not_due"),
    )


def contact_status(cells: Cells, today: int) -> Texts:
    """closed once the action has a result or the matter a closing reason; else by the action's day."""
    day = cells.counted("next_action_date")
    return codes(
        (~cells.is_blank("action_result") | ~cells.is_blank("closing_reason"), "closed"),
        *_by_day(day, day > 0, today),
    )


def follow_up_status(cells: Cells, today: int) -> Texts:
    """clear without any balance, else by the debtor's next action; "" for a row without debtor."""
    day = cells.counted("next_action_date")
    named = ~cells.is_blank("debtor_id") | ~cells.is_blank("debtor_name")
    clear = (cells.counted("open_kurus") <= 0) & cells.is_blank("foreign_balance")
    return codes(
        (named & clear, "clear"),
        (named & (day <= 0), "no_action"),
        *_by_day(day, named, today),
    )


def _by_day(day: Floats, rows: Bools, today: int) -> tuple[tuple[Bools, str], ...]:
    return (rows & (day < today), "late"), (rows & (day < today + 1), "today"), (rows, "planned")


def promise_status(cells: Cells, today: int, settings: Settings) -> Texts:
    """cancelled, kept, broken or partly, near, waiting: the first that holds.

    Kept from `kept_percent` of the amount on; the paid amount counts receipts up to the end of the
    days of grace only, so that it tells what was paid in time. Until then nothing is broken yet.
    """
    day, amount = cells.counted("promised_for"), cells.counted("amount_kurus")
    paid = cells.counted("paid_kurus")
    valid = (day > 0) & (amount > 0)
    over = valid & (np.floor(day) + settings.grace_days < today)
    return codes(
        (cells.is_yes("cancelled"), "cancelled"),
        (valid & (np.round(paid * 100 - settings.kept_percent * amount, 2) >= 0), "kept"),
        (over & (paid > 0), "partly"),
        (over, "broken"),
        (valid & (day < today + settings.near_days + 1), "near"),
        (valid, "waiting"),
    )


def holder_days(cells: Cells, today: int) -> Floats:
    """Days since the stage was entered; NaN once it is the closed one."""
    closed = cells.words("stage") == "closed"
    return np.where(closed, np.nan, days_since(cells.numbers("stage_date"), today))


def idle_days(cells: Cells, today: int) -> Floats:
    """Days since the last contact or receipt, whichever came later."""
    last = np.fmax(cells.numbers("last_contact_on"), cells.numbers("last_receipt_on"))
    return days_since(last, today)


def period(cells: Cells) -> Texts:
    """Month of the receipt as "2026-11"; "" outside 03.1900 to 9999."""
    day = cells.counted("received_on")
    dated = (day > 60) & (day < 2958466)
    months = _months(np.where(dated, np.floor(day), 61))
    return codes((dated, months))


def _months(day: Floats) -> npt.NDArray[np.object_]:
    dates = ZERO + day.astype("timedelta64[D]")
    return np.datetime_as_string(dates.astype("datetime64[M]")).astype(object)
