"""Checks of contacts and of what comes after them."""

from __future__ import annotations

import re
from functools import partial

import numpy as np

from addin.model import Finding, Objects
from addin.rules.checks.context import Bools, Context, Floats, Frames, amounts, days, found
from addin.rules.contacts import NOT_A_CONTACT, REACHED, is_open
from addin.rules.identifiers import tckn
from addin.rules.rows import repeated, texts
from addin.rules.workdays import is_workday
from addin.text import fold

# Who is to be called back was reached, but nothing was spoken that could be summed up.
_SPOKEN = tuple(result for result in REACHED if result != "call_back")
_FREE_TEXT = (
    ("debtors", "note"),
    ("contacts", "summary"),
    ("contacts", "next_action"),
    ("contacts", "action_result_reason"),
    ("promises", "note"),
    ("receipts", "description"),
    ("parties", "note"),
    ("events", "note"),
    ("costs", "note"),
)
_PEOPLE = (
    ("debtors", "owner"),
    ("debtors", "legal_owner"),
    ("receivables", "owner"),
    ("contacts", "contacted_by"),
    ("files", "legal_owner"),
)
_ELEVEN_DIGITS = re.compile(r"(?<!\d)[1-9]\d{10}(?!\d)", re.ASCII)


def actions(frames: Frames, context: Context) -> list[Finding]:
    """action_missing, action_before_contact: each contact leads to a dated action or is closed."""
    rows = frames["contacts"]
    due, made = days(rows, "next_action_date"), days(rows, "contacted_at")
    open_rows = is_open(rows) | _closed_by_no_word(frames, context)
    no_word = open_rows & (texts(rows, "next_action") == "")
    no_date = open_rows & ~no_word & np.isnat(due)
    no_date &= ~context.misfit_mask("contacts", "next_action_date", rows)
    return [
        *found("action_missing", "contacts", "next_action", rows, no_word),
        *found("action_missing", "contacts", "next_action_date", rows, no_date),
        *found(
            "action_before_contact",
            "contacts",
            "next_action_date",
            rows,
            due < made,
            contacted=rows["contacted_at"].to_numpy(),
        ),
    ]


def _closed_by_no_word(frames: Frames, context: Context) -> Bools:
    """Rows without result whose closing reason is on no list: that cell counts as empty."""
    rows = frames["contacts"]
    odd: Bools = context.misfit_mask("contacts", "closing_reason", rows)
    odd = odd & (texts(rows, "action_result") == "")
    if odd.any():
        odd = odd & ~np.isin(fold(texts(rows, "closing_reason")), fold(texts(frames["lists"], "word")))
    return odd


def two_answers(frames: Frames, context: Context) -> list[Finding]:
    """action_and_closing: a closed contact with a next action, which then never comes on the list.

    A plan is nothing but its action; a reason there drops it. Details: `closing`, `action`, the columns.
    """
    rows = frames["contacts"]
    word, date = texts(rows, "next_action") != "", days(rows, "next_action_date")
    both = (texts(rows, "closing_reason") != "") & (word | ~np.isnat(date))
    both &= (texts(rows, "action_result") == "") & ~np.isin(texts(rows, "result"), NOT_A_CONTACT)
    both &= ~_closed_by_no_word(frames, context)
    header = partial(context.header, "contacts")
    named = np.where(word, header("next_action"), header("next_action_date"))
    closing = repeated(header("closing_reason"), len(rows))
    return found(
        "action_and_closing", "contacts", "closing_reason", rows, both, closing=closing, action=named
    )


def action_days(frames: Frames, context: Context) -> list[Finding]:
    """action_on_holiday: a coming action on a weekend or holiday; half days are working days.

    Days outside the holiday table are not spoken of. Source: 2429 s. Kanun.
    """
    rows = frames["contacts"]
    due = days(rows, "next_action_date")
    coming = is_open(rows) & (due >= context.today)
    if context.holidays is None or not coming.any():
        return []
    works = is_workday(due[coming], context.holidays).to_numpy(dtype=bool, na_value=True)
    coming[coming] = ~works
    return found("action_on_holiday", "contacts", "next_action_date", rows, coming)


def contact_dates(frames: Frames, context: Context) -> list[Finding]:
    """contact_in_future: only a plan may lie ahead."""
    rows = frames["contacts"]
    ahead = (days(rows, "contacted_at") > context.today) & (texts(rows, "result") != "plan")
    return found("contact_in_future", "contacts", "contacted_at", rows, ahead)


def third_parties(frames: Frames, context: Context) -> list[Finding]:
    """talked_to_third_party: a debt is personal data. Source: 6698 s. Kanun (KVKK) m.8."""
    rows = frames["contacts"]
    return found(
        "talked_to_third_party", "contacts", "counterpart", rows, texts(rows, "counterpart") == "third_party"
    )


def identity_numbers(frames: Frames, context: Context) -> list[Finding]:
    """id_number_in_free_text: eleven digits with the check digits of a TCKN.

    The value is masked, or the list of problems would spread the number. Source: 6698 s. Kanun m.4.
    """
    findings = []
    for table, column in _FREE_TEXT:
        frame = frames[table]
        masked = _masked(texts(frame, column))
        for finding in found("id_number_in_free_text", table, column, frame, masked != ""):
            finding.values[:] = masked[masked != ""]
            findings.append(finding)
    return findings


def _masked(values: Objects) -> Objects:
    """The first identity number in each text with its last eight digits hidden; "" without one."""
    masked = repeated("", len(values))
    if not _has_long_number(values):
        return masked
    numbers = [_ELEVEN_DIGITS.findall(text) if len(text) > 10 else [] for text in values.tolist()]
    rows = np.flatnonzero(np.array([bool(found) for found in numbers], dtype=bool))
    for row in rows.tolist():
        right = [number for number in numbers[row] if tckn.is_valid(number)]
        if right:
            masked[row] = right[0][:3] + "********"
    return masked


def _has_long_number(values: Objects) -> bool:
    """Whether eleven digits follow each other in any of the texts; all letters are looked at at once."""
    letters = np.frombuffer("\n".join(values.tolist()).encode("utf-8", "replace"), dtype=np.uint8)
    run = (letters >= ord("0")) & (letters <= ord("9"))
    for step in (1, 2, 4, 3):  # runs of 2, 4, 8, 11
        run = run[:-step] & run[step:]
    return bool(run.any())


def summaries(frames: Frames, context: Context) -> list[Finding]:
    """summary_empty: somebody was reached, and nothing says what was spoken."""
    rows = frames["contacts"]
    said = texts(rows, "summary")
    letter = np.fromiter((text[:1].isalnum() and text[0] < "\x80" for text in said.tolist()), bool, len(said))
    empty = np.isin(texts(rows, "result"), _SPOKEN) & ~letter
    empty[empty] = fold(said[empty]) == ""
    return found("summary_empty", "contacts", "summary", rows, empty)


def people(frames: Frames, context: Context) -> list[Finding]:
    """unknown_person: a name that is not on the list of people; nothing while that list is empty."""
    known = set(fold(texts(frames["people"], "person")).tolist()) - {""}
    if not known:
        return []
    findings = []
    for table, column in _PEOPLE:
        names = fold(texts(frames[table], column))
        odd = (names != "") & ~np.isin(names, list(known))
        findings += found("unknown_person", table, column, frames[table], odd)
    return findings


def forgotten_debtors(frames: Frames, context: Context) -> list[Finding]:
    """no_action_for_open_debtor: something is owed and no open action has a date.

    A date that cannot be read is told by date_text.
    """
    debtors, contacts = frames["debtors"], frames["contacts"]
    position = context.debtors_of("contacts", frames).position
    dated = ~np.isnat(days(contacts, "next_action_date"))
    dated |= context.misfit_mask("contacts", "next_action_date", contacts)
    acted = np.zeros(len(debtors), dtype=bool)
    acted[position[is_open(contacts) & (position >= 0) & dated]] = True
    owed = open_by_debtor(frames, context)
    return found("no_action_for_open_debtor", "debtors", "next_action", debtors, (owed > 0) & ~acted)


def open_by_debtor(frames: Frames, context: Context) -> Floats:
    """What each debtor owes, one a row of debtors; currencies are only told apart from zero here."""
    debtors, receivables = frames["debtors"], frames["receivables"]
    left = amounts(receivables["open_kurus"])
    position = context.debtors_of("receivables", frames).position
    mine = (position >= 0) & (left > 0)
    totals = np.zeros(len(debtors), dtype=np.float64)
    np.add.at(totals, position[mine], left[mine])
    return totals


CHECKS = (
    actions,
    two_answers,
    action_days,
    contact_dates,
    third_parties,
    identity_numbers,
    summaries,
    people,
    forgotten_debtors,
)
