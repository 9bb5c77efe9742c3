"""Sheets on which all cheques and notes are in one state: "Karşılıksız Çekler", "Ciro Edilenler"."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.source_table import STATE, SourceTable
from addin.text import fold

_STATES = {
    "bounced": r"karsiliksiz|protestolu|protesto (?:edilen|olan)|arkasi yazilan",
    "given_away": r"cirolu|cirolanan|ciro edilen|ciro edilmis",
    "returned": r"iade edilen|iade",
}
_SHEETS = {
    state: re.compile(
        rf"(?:\d{{4}} )?(?:(?:{words})(?:lar|ler)|(?:{words})(?: (?:cikan|olan))?"
        r"(?: (?:musteri|ve|cek|senet|sened|bono)\w*)* (?:cek|senet|sened|bono)\w*)(?: listesi)?(?: \d{4})?"
    )
    for state, words in _STATES.items()
}


def state_named(line: str) -> str:
    """The code of the state that a title or a sheet names; "" where it names none.

    >>> [state_named(line) for line in ("KARŞILIKSIZ ÇEKLER", "Protestolu Senetler 2026", "Ciro Edilenler")]
    ['bounced', 'bounced', 'given_away']
    >>> [state_named(line) for line in ("Portföydeki Çekler", "İade Faturaları", "Karşılıksız Ltd.")]
    ['', '', '']
    """
    return next((state for state, known in _SHEETS.items() if known.fullmatch(fold(line))), "")


def with_state_named(table: SourceTable) -> SourceTable:
    """The list, its records in the state that the line above them or their sheet names."""
    lines = [*reversed(table.context.get("title", "").splitlines()), table.sheet]
    state = next(filter(None, map(state_named, lines)), "")
    if not state:
        return table
    told = np.where(np.isin(table.kinds, RECORDS), state, "").astype(object)
    return replace(table, told={**table.told, STATE: told})
