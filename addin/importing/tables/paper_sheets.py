"""Sheets and parts of them whose cheques and notes are in one state: "Karşılıksız Çekler"."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import is_filled
from addin.importing.evidence.header import certain
from addin.importing.evidence.states import states_of
from addin.importing.tables.paid_sheets import is_paid
from addin.importing.tables.row_view import FOOTER, RECORDS, TOTAL, text_of
from addin.importing.tables.source_table import PAID, STATE, SourceTable
from addin.rules.rows import repeated
from addin.text import fold

_STATES = {
    "bounced": r"karsiliksiz|protestolu|protesto (?:edilen|olan)|arkasi yazilan|bounced|dishonou?red",
    "given_away": (
        r"cirolu|cirolanan|ciro edilen|ciro edilmis|kirdirilan|(?:saticiya|saticilara|tedarikciye|"
        r"tedarikcilere|faktoringe|ciroya) verilen|endorsed"
    ),
    "given_back": (
        r"(?:musteri(?:ye|lere|lerine)|sahi(?:bine|plerine)|kesideci(?:ye|lere|lerine)|cari(?:ye|lere)|"
        r"borclu(?:ya|lara)) (?:geri )?(?:iade(?: edilen)?|verilen)"
    ),
    "returned": r"(?:geri )?iade(?: edilen)?|geri verilen|returned",
}
_PAPER = r"(?:cek|senet|sened|bono|cheque|check|promissory note)"
_SHEETS = {
    state: re.compile(
        rf"(?:\d{{4}} )?(?:(?:{words})(?:lar|ler)|(?:{words})(?: (?:cikan|olan))?"
        rf"(?: (?:musteri|ve|cek|senet|sened|bono)\w*)* {_PAPER}\w*)(?: listesi)?(?: \d{{4}})?"
    )
    for state, words in _STATES.items()
}
_PART = re.compile(rf"(?:[^\W\d]+ ){{1,4}}{_PAPER}\w*(?: listesi)?")  # "Portföydeki Çekler"
_COUNTED = re.compile(r"[(\[]?\s*\d+\s*(?:adet)?\s*[)\]]?\s*$", re.IGNORECASE)  # "... (2 adet)"
_LABEL = re.compile(r"(?:(?:cek|senet|sened|evrak)\w* )?(?:durum|pozisyon|statu|akibet)\w*")  # "Durumu: ..."


def state_named(line: str) -> str:
    """The code of the state that a title or a sheet names; "" where it names none.

    >>> [state_named(line) for line in ("KARŞILIKSIZ ÇEKLER", "Protestolu Senetler 2026", "Ciro Edilenler")]
    ['bounced', 'bounced', 'given_away']
    >>> [state_named(line) for line in ("Portföydeki Çekler", "İade Faturaları", "Karşılıksız Ltd.")]
    ['', '', '']
    """
    return next((state for state, known in _SHEETS.items() if known.fullmatch(fold(line))), "")


def with_state_named(table: SourceTable) -> SourceTable:
    """The list, its records in the state that the line above them or their sheet names.

    A line between them that names papers begins a part of its own.
    """
    lines = [*reversed(table.context.get("title", "").splitlines()), table.sheet]
    named = filter(None, (state_named(line) or _labelled(line) for line in lines))
    states = repeated(next(named, ""), len(table))
    parts = _parts(table)
    for row, state in parts.items():
        states[row:] = state
    told, kinds = dict(table.told), table.kinds.copy()
    kinds[[row for row in parts if kinds[row] in RECORDS]] = FOOTER  # no debtor's name
    if parts and PAID in told:  # the title says so of the rows above the first of them
        told[PAID] = np.where(np.arange(len(table)) < min(parts), told[PAID], "").astype(object)
    if (states != "").any():
        told[STATE] = np.where(np.isin(kinds, RECORDS), states, "").astype(object)
    return replace(table, told=told, kinds=kinds)


def _parts(table: SourceTable) -> dict[int, str]:
    """The rows that begin a part of the list, and the state of its papers, "" where it is none of ours."""
    alone = lines_alone(table)
    told = {row: part_named(line) for row, line in alone.items()}
    above = {*map(fold, table.context.get("title", "").splitlines())}
    above = above if any(map(state_named, above)) else set()  # of such a list it is the title of each page
    return {
        row: state
        for row, state in told.items()
        if state is not None and (state or fold(alone[row]) not in above)
    }


def lines_alone(table: SourceTable) -> dict[int, str]:
    """Rows with one text alone, by their place: no records but for those of papers, which have more."""
    odd = ~np.isin(table.kinds, (*RECORDS, TOTAL))
    if any("cheque_no" in (certain(title) or ((),))[0] for title in table.headers):
        filled = [np.fromiter(map(is_filled, cells), dtype=bool, count=len(table)) for cells in table.columns]
        odd |= np.sum(filled, axis=0) == 1
    return {row: line for row in np.flatnonzero(odd).tolist() if (line := _alone(table, row))}


def part_named(line: str) -> str | None:
    """As `state_named`, also for what was paid and for the label of a group; None where no part begins.

    >>> part_named("TAHSİL EDİLEN ÇEKLER"), part_named("Durumu: Ciro Edildi"), part_named("Cirolular (2)")
    ('paid', 'given_away', 'given_away')
    >>> [part_named(line) for line in ("PORTFÖYDEKİ ÇEKLER", "Pozisyon : Portföyde", "Hazırlayan: Ayşe")]
    ['', 'held', None]
    """
    if (labelled := _labelled(line)) is not None:
        return labelled
    line = _COUNTED.sub("", line)
    if state := state_named(line):
        return state
    if is_paid(line):
        return "paid"
    return "" if _PART.fullmatch(fold(line)) else None


def _labelled(line: str) -> str | None:
    label, colon, said = line.partition(":")
    if not (colon and said.strip() and _LABEL.fullmatch(fold(label))):
        return None
    return str(states_of(np.array([_COUNTED.sub("", said).strip()], dtype=object))[0])


def _alone(table: SourceTable, row: int) -> str:
    """The only text of a row."""
    cells = [column[row] for column in table.columns if is_filled(column[row])]
    return text_of(cells) if len(set(cells)) == 1 else ""
