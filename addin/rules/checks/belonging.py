"""Checks of rows that name a contact, promise, file or party: it must be the debtor's, or the file's."""

from __future__ import annotations

import numpy as np

from addin.model import Finding, Objects, Rows
from addin.rules.checks.context import Bools, Context, Frames, at, days, found, place_of
from addin.rules.identifiers import own_id, tax_id
from addin.rules.names import core_name
from addin.rules.rows import find, repeated, texts

# Table and column, the table that is named, and its letter.
_NAMING = (
    ("promises", "contact_id", "contacts", "G"),
    ("promises", "file_id", "files", "D"),
    ("receipts", "contact_id", "contacts", "G"),
    ("receipts", "promise_id", "promises", "S"),
    ("receipts", "file_id", "files", "D"),
    ("costs", "file_id", "files", "D"),
)
_MAY_BE_DEAD = ("promises", "costs")  # of numbers that nobody has, other checks speak there


def of_others(frames: Frames, context: Context) -> list[Finding]:
    """reference_of_other_debtor: the named contact, promise or file is another's, or there is none.

    A file is also his who is one of its parties. Details: `owner`, whose it is, or "-"; `field`.
    """
    findings = []
    for table, column, target, letter in _NAMING:
        rows, named = frames[table], texts(frames[table], column)
        if not (named != "").any():
            continue
        debtor, owners = context.debtors_of(table, frames).position, context.debtors_of(target, frames)
        place = place_of(frames[target], f"{target[:-1]}_id", named)
        owner = at(owners.position, place, -1)
        wrong = (debtor >= 0) & (owner >= 0) & (owner != debtor)
        if target == "files" and wrong.any():
            wrong &= ~_is_party(place, debtor, frames, context)
        if table not in _MAY_BE_DEAD:
            wrong |= (debtor >= 0) & (place < 0) & own_id.is_valid(named, letter)
        names = at(owners.debtor_name, place, "")
        more = {
            "owner": np.where(names == "", "-", names),
            "field": repeated(context.header(table, column), len(rows)),
        }
        findings += found("reference_of_other_debtor", table, column, rows, wrong, **more)
    return findings


def _is_party(file: Rows, debtor: Rows, frames: Frames, context: Context) -> Bools:
    """Where the debtor at a position is one of those of the file at a place."""
    debtors, known = frames["debtors"], _people(frames, context)
    name = core_name(at(texts(debtors, "debtor_name"), debtor, ""))
    number = tax_id.compact(at(texts(debtors, "tax_id"), debtor, ""))
    return np.asarray((find(_keys(file, name), known) >= 0) | (find(_keys(file, number), known) >= 0))


def _people(frames: Frames, context: Context) -> Objects:
    """Who is in each file, its debtor and its parties: by name without legal form, tax number and id."""
    files, parties, debtors = frames["files"], frames["parties"], frames["debtors"]
    who, own = context.debtors_of("files", frames), np.arange(len(files))
    number = at(texts(debtors, "tax_id"), who.position, "")
    other = place_of(files, "file_id", texts(parties, "file_id"))
    told = (
        (own, core_name(who.debtor_name)),
        (own, core_name(texts(files, "debtor_name"))),
        (own, who.debtor_id),
        (own, tax_id.compact(number)),
        (other, core_name(texts(parties, "party_name"))),
        (other, tax_id.compact(texts(parties, "tax_id"))),
        (other, texts(parties, "party_id")),
    )
    return np.concatenate([_keys(place, typed) for place, typed in told])


def _keys(file: Rows, typed: Objects) -> Objects:
    """File and person as one text; "" where either is missing."""
    joined = file.astype(str).astype(object) + " " + typed
    return np.asarray(np.where((file < 0) | (typed == ""), "", joined), dtype=object)


def events(frames: Frames, context: Context) -> list[Finding]:
    """event_end_before_start, party_not_in_file: an event's days, and of whom it tells. Details: `start`."""
    rows = frames["events"]
    start, end, party = days(rows, "event_date"), days(rows, "event_end"), texts(rows, "party_name")
    file = place_of(frames["files"], "file_id", texts(rows, "file_id"))
    strange = (party != "") & (file >= 0)
    if strange.any():
        known = _people(frames, context)
        for typed in (core_name(party), tax_id.compact(party), party):
            strange &= find(_keys(file, typed), known) < 0
    return [
        *found("event_end_before_start", "events", "event_end", rows, end < start, start=start),
        *found("party_not_in_file", "events", "party_name", rows, strange),
    ]


CHECKS = (of_others, events)
