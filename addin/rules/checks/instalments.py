"""Checks of payment plans and of commitments given at the enforcement office."""

from __future__ import annotations

import numpy as np

from addin.model import Finding
from addin.rules.checks.context import (
    Bools,
    Context,
    Days,
    Floats,
    Frames,
    amounts,
    days,
    found,
    money_words,
    place_of,
)
from addin.rules.plans import months_after
from addin.rules.rows import Ints, combine, currencies, repeated, texts
from addin.rules.workdays import Holidays, next_workday

FRAME_INSTALMENTS, FRAME_MONTHS = 4, 3
_COMMITMENT_FIELDS = ("file_id", "made_on", "promised_for")


def plan_sums(frames: Frames, context: Context) -> list[Finding]:
    """plan_sum_differs: the instalments of a plan do not make up the total that stands in its rows.

    Instalments taken back count: the plan is held to what was agreed. Told once a plan, at its first
    row with a total. Details: `sum`, `plan`.
    """
    rows = frames["promises"]
    total, plan = amounts(rows["plan_total_kurus"]), texts(rows, "plan_no")
    group = _plans(frames, context)
    of_group = np.bincount(group, weights=np.nan_to_num(amounts(rows["amount_kurus"])), minlength=1)
    differs = (plan != "") & ~np.isnan(total)
    if not differs.any():
        return []
    summed = of_group[group]
    differs &= summed != total
    places = np.flatnonzero(differs)
    first: Bools = np.zeros(len(rows), dtype=bool)
    first[places[np.unique(group[places], return_index=True)[1]]] = True
    words = money_words(np.where(first, summed, 0).astype(np.int64), currencies(rows), context, first)
    return found("plan_sum_differs", "promises", "plan_total_kurus", rows, first, sum=words, plan=plan)


def _plans(frames: Frames, context: Context) -> Ints:
    """A number for each plan: debtor, plan number, currency."""
    rows = frames["promises"]
    debtor = context.debtors_of("promises", frames).position
    return combine(debtor, texts(rows, "plan_no"), currencies(rows))


def commitments(frames: Frames) -> Bools:
    """Promises given at the enforcement office that were not taken back."""
    rows = frames["promises"]
    taken_back = rows["cancelled"].to_numpy(dtype=bool, na_value=False)
    return np.asarray((texts(rows, "promise_kind") == "commitment") & ~taken_back, dtype=bool)


def commitment_fields(frames: Frames, context: Context) -> list[Finding]:
    """commitment_form_incomplete: without file or dates it is no commitment, but a promise.

    It is given in a file at the enforcement office; a promise outside of it has no such effect. The
    amount is asked of every promise. Details: `field`. Source: İİK m.111, m.340.
    """
    rows, mine = frames["promises"], commitments(frames)
    findings = []
    for column in _COMMITMENT_FIELDS if mine.any() else ():
        if column == "file_id":
            lacking = place_of(frames["files"], "file_id", texts(rows, column)) < 0
        else:
            lacking = np.isnat(days(rows, column)) & ~context.misfit_mask("promises", column, rows)
        worded = repeated(context.header("promises", column), len(rows))
        code = "commitment_form_incomplete"
        findings += found(code, "promises", column, rows, mine & lacking, field=worded)
    return findings


def commitment_frames(frames: Frames, context: Context) -> list[Finding]:
    """commitment_outside_frame: instalments that the debtor cannot set without the creditor's consent.

    Four instalments at most, the first at once, each a quarter at least, the last within three months.
    What is less than a kuruş a quarter does not count. Told at the plan's first row. Details: `outside`.
    Source: İİK m.111.
    """
    rows, mine = frames["promises"], commitments(frames)
    mine &= texts(rows, "plan_no") != ""
    if not mine.any():
        return []
    group = _plans(frames, context)
    due, made, amount = (
        days(rows, "promised_for"),
        days(rows, "made_on"),
        np.nan_to_num(amounts(rows["amount_kurus"])),
    )
    where = repeated("", len(rows))
    for plan in np.unique(group[mine]).tolist():
        places = np.flatnonzero(mine & (group == plan))
        places = places[np.argsort(due[places], kind="stable")]
        codes = _outside(due[places], made[places][0], amount[places], context.holidays)
        where[places[0]] = ", ".join(context.word("commitment_frame", code) for code in codes)
    return found("commitment_outside_frame", "promises", "plan_no", rows, where != "", outside=where)


def _outside(due: Days, made: np.datetime64, amount: Floats, holidays: Holidays | None) -> list[str]:
    """What of the frame one plan leaves; its rows by day. A limit on a holiday is the working day after."""
    limits = months_after(made, [0, FRAME_MONTHS])
    if holidays is not None:
        limits = np.fmax(limits, next_workday(limits, holidays))
    tests = {
        "instalments": len(due) > FRAME_INSTALMENTS,
        "at_once": bool(due[0] > limits[0]),
        "months": bool(due[-1] > limits[1]),
        "quarter": bool((amount < amount.sum() // FRAME_INSTALMENTS).any()),
    }
    return [code for code, holds in tests.items() if holds]


CHECKS = (plan_sums, commitment_fields, commitment_frames)
