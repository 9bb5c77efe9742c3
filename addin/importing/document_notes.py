"""Notes on documents, for which the book has no column: what of them no first call has is told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.evidence.cells import Bools, Texts, shown, through
from addin.importing.layouts.lines import Lines, Remark
from addin.importing.layouts.reader import joined
from addin.importing.posting.first_actions import OWED
from addin.importing.understand import Understood
from addin.messages import say
from addin.model import Ledger, Notice
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, distinct, repeated, texts
from addin.wording import first_few

_LONGEST = 60  # letters of a note that is told


def notes_of_lines(tables: Sequence[Understood], lines: Lines) -> Texts:
    """What stands in the columns of notes that were left out, by line."""
    found = repeated("", len(lines))
    for part, each in enumerate(tables):
        used = {mapped.column for mapped in each.mapping.columns}
        rows = np.flatnonzero(lines.part == part)
        for at, title in enumerate(each.table.headers):
            if title in each.mapping.notes and at not in used:
                said = through(each.table.columns[at], _said)[lines.at[rows]]
                found[rows] = joined(found[rows], said)
    return found


def note_columns(tables: Sequence[Understood], language: str) -> str:
    """Headers of notes on documents."""
    titles = dict.fromkeys(title for each in tables for title in each.mapping.notes)
    return ", ".join(say("import.quoted", language, text=title) for title in titles)


def are_owed(arrived: Arrived) -> Bools:
    """Lines of new receivables of which something is open."""
    lines = arrived.lines
    owed = arrived.posted.receivable & np.isin(lines.closing_reason, OWED) & np.isnat(lines.settled)
    return np.asarray(owed, dtype=bool)


def notes_left(arrived: Arrived, ledger: Ledger, called: Ints, language: str) -> list[Notice]:
    """Notes that neither the book has nor a call of those `called`, by position.

    All are counted, those on news also listed.
    """
    lines, posted = arrived.lines, arrived.posted
    notes = notes_of_lines(arrived.tables, lines)
    owed = are_owed(arrived)
    rows = np.flatnonzero((notes != "") & ~lines.total & ~(owed & np.isin(posted.found.code, called)))
    rows = rows[firsts(lines.own_key[rows])]
    rows = rows[~_stand_in(ledger, posted.found.code[rows], notes[rows])]
    if not len(rows):
        return []
    news = (lines.demanded & (owed | posted.matched.updated))[rows]
    for part in distinct(lines.part[rows[news]]).tolist():
        here = rows[news & (lines.part[rows] == part)]
        titles = ", ".join(arrived.tables[part].mapping.notes)
        lines.remarks.append(Remark("note_left", lines.stands[here], titles, int(part)))
    first = rows[np.argsort(~news, kind="stable")]
    claims = (" ".join(filter(None, (lines.name[row], lines.document_no[row]))) for row in first.tolist())
    named = (": ".join(filter(None, pair)) for pair in zip(claims, map(_short, notes[first]), strict=True))
    told = {"columns": note_columns(arrived.tables, language), "n": len(rows)}
    return [Notice("import_notes_left", {**told, "named": first_few(named, between="; ")})]


def _stand_in(ledger: Ledger, code: Ints, notes: Texts) -> Bools:
    """Where a contact of the debtor says so already, as the calls that earlier lists planned."""
    contacts = ledger["contacts"]
    said: dict[str, str] = {}
    for who, text in zip(texts(contacts, "debtor_id"), texts(contacts, "summary"), strict=True):
        said[who] = f"{said.get(who, '')}\n{text}"
    ids = np.append(texts(ledger["debtors"], "debtor_id"), "")
    owner = ids[np.where((code >= 0) & (code < len(ids) - 1), code, -1)]
    found = (note in said.get(who, "") for who, note in zip(owner.tolist(), notes.tolist(), strict=True))
    return np.fromiter(found, dtype=bool, count=len(notes))


def _short(note: str) -> str:
    return note if len(note) <= _LONGEST else note[: _LONGEST - 1].rstrip() + "…"


def _said(cell: object) -> str:
    """The note as text; a mere "?" says nothing."""
    text = shown(cell) if cell != "" else ""
    return text if any(map(str.isalnum, text)) else ""
