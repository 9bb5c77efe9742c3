"""Checks of promises to pay."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from addin.model import Finding
from addin.rules.checks.context import (
    Bools,
    Context,
    Floats,
    Frames,
    amounts,
    at,
    days,
    found,
    money_words,
    place_of,
    repeats,
)
from addin.rules.rows import combine, currencies, texts


def _live(frames: Frames) -> Bools:
    """Promises that were not taken back."""
    return ~frames["promises"]["cancelled"].to_numpy(dtype=bool, na_value=False)


def _paid(frames: Frames) -> Floats:
    return np.nan_to_num(amounts(frames["promises"]["paid_kurus"]))


def _waiting(frames: Frames, context: Context) -> Bools:
    """Promises whose day is still to come and that are not paid before it."""
    rows = frames["promises"]
    unpaid = _paid(frames) < np.nan_to_num(amounts(rows["amount_kurus"]))
    return np.asarray(_live(frames) & (days(rows, "promised_for") >= context.today) & unpaid, dtype=bool)


def dates(frames: Frames, context: Context) -> list[Finding]:
    """promise_before_contact, promise_far.

    A promise lies after the day it was given, and was given on or after the day of its contact. Far is
    more than `settings.far_promise_days` after it was given; instalments of a plan may be far.
    Details: `made`.
    """
    rows, contacts = frames["promises"], frames["contacts"]
    made, due = days(rows, "made_on"), days(rows, "promised_for")
    contact = place_of(contacts, "contact_id", texts(rows, "contact_id"))
    met = at(days(contacts, "contacted_at"), contact, np.datetime64("NaT", "D"))
    limit = np.timedelta64(context.settings.far_promise_days, "D")
    start = np.where(np.isnat(made), context.today, made)
    far = (due - start > limit) & _live(frames) & (texts(rows, "plan_no") == "")
    given = rows["made_on"].to_numpy()
    return [
        *found("promise_before_contact", "promises", "promised_for", rows, due < made, made=given),
        *found("promise_before_contact", "promises", "made_on", rows, made < met, made=met),
        *found("promise_far", "promises", "promised_for", rows, far, made=given),
    ]


def sums(frames: Frames, context: Context) -> list[Finding]:
    """promise_more_than_open: what is still promised exceeds what is still owed.

    Asked of promises whose day is to come: against the receivable that is named, else against all
    that the debtor owes in that currency. Details: `open`.
    """
    rows = frames["promises"]
    owed = _owed(frames, context)
    left = amounts(rows["amount_kurus"]) - _paid(frames)
    known = context.debtors_of("promises", frames).position >= 0
    more = _waiting(frames, context) & known & (left > owed)
    words = money_words(np.where(more, owed, 0).astype(np.int64), currencies(rows), context, more)
    return found("promise_more_than_open", "promises", "amount_kurus", rows, more, open=words)


def _owed(frames: Frames, context: Context) -> Floats:
    """What is open where each promise points."""
    rows, receivables = frames["promises"], frames["receivables"]
    still = np.nan_to_num(amounts(receivables["open_kurus"]))
    owner = context.debtors_of("receivables", frames).position
    debtor = context.debtors_of("promises", frames).position
    group = combine(np.append(owner, debtor), np.append(currencies(receivables), currencies(rows)))
    mine = np.where(owner >= 0, np.maximum(still, 0), 0)
    of_group = np.bincount(group[: len(owner)], weights=mine, minlength=int(group.max(initial=-1)) + 1)
    receivable = place_of(receivables, "receivable_id", texts(rows, "receivable_id"))
    return np.where(receivable >= 0, at(still, receivable, 0.0), of_group[group[len(owner) :]])


def contacts(frames: Frames, context: Context) -> list[Finding]:
    """promise_without_contact: no contact is named, or none that exists.

    An enforcement commitment is given at the office and needs none. Source: İİK m.111.
    """
    rows = frames["promises"]
    place = place_of(frames["contacts"], "contact_id", texts(rows, "contact_id"))
    alone = (place < 0) & (texts(rows, "promise_kind") != "commitment") & _live(frames)
    return found("promise_without_contact", "promises", "contact_id", rows, alone)


def several(frames: Frames, context: Context) -> list[Finding]:
    """several_open_promises: a later promise for what an earlier one still covers.

    Same debtor, same currency, same receivable or none. Instalments of one plan are one promise.
    Details: `other`, the promise given first.
    """
    rows = frames["promises"]
    debtor = context.debtors_of("promises", frames).position
    open_rows = _waiting(frames, context) & (debtor >= 0)
    goal = combine(debtor, currencies(rows), texts(rows, "receivable_id"))
    plan = texts(rows, "plan_no")
    # The first row of a plan speaks for the plan.
    in_plan, _ = repeats(combine(goal, plan), open_rows & (plan != ""), _by_date(frames))
    later, first = repeats(goal, open_rows & ~in_plan, _by_date(frames))
    other = at(texts(rows, "promise_id"), first, "")
    return found("several_open_promises", "promises", "promised_for", rows, later, other=other)


def _by_date(frames: Frames) -> npt.NDArray[np.object_]:
    """Text that sorts promises by the day they were given, then by id."""
    rows = frames["promises"]
    given = days(rows, "made_on").astype(str).astype(object)
    return np.asarray(given + " " + texts(rows, "promise_id"), dtype=object)


CHECKS = (dates, sums, contacts, several)
