"""What notes say of the state of a cheque or note: bounced, handed on, given back."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.noted_payments import DAY, said_of_payment, word_columns
from addin.importing.evidence.cells import texts_of, through
from addin.importing.evidence.states import states_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.source_table import NOTED_STATE, STATE, SourceTable
from addin.text import fold

_PAPERS = ("cheque_no", "document_type")  # without one of them no row is a cheque or note
_TELLS, UNKNOWN = ("bounced", "given_away", "returned"), "unknown"
_ENDORSER = re.compile(r"\s*ciro\s*[(:/,;→-]", re.IGNORECASE)  # "Ciro: Polat" may have given it to us


def with_noted_states(table: SourceTable, mapping: Mapping) -> SourceTable:
    """The table with the states that notes tell of its records, by STATE, and by NOTED_STATE the header.

    Words that may tell one and that nobody knows have the header alone; so have all beside a state that the
    sheet has.
    """
    if mapping.kind != kinds.DOCUMENTS or not any(field in mapping for field in _PAPERS):
        return table
    state, header = (np.full(len(table), "", dtype=object) for _ in range(2))
    record = np.isin(table.kinds, RECORDS)
    for at in word_columns(table, mapping):
        said = through(texts_of(table.columns[at]).tolist(), _meaning, object)
        rows = np.flatnonzero(record & (said != "") & (header == ""))
        state[rows], header[rows] = said[rows], table.headers[at]
    if not (header != "").any():
        return table
    named = table.told.get(STATE, np.full(len(table), "", dtype=object))
    state[state == UNKNOWN] = ""
    told = {STATE: np.where(named == "", state, named).astype(object), NOTED_STATE: header}
    return replace(table, told={**table.told, **told})


def _meaning(cell: str) -> str:
    """The state that a note tells, UNKNOWN where it speaks of one in other words.

    >>> [_meaning(text) for text in ("KARŞILIKSIZ ÇIKTI", "15.11 ciro edildi", "müşteriye iade")]
    ['bounced', 'given_away', 'returned']
    >>> [_meaning(text) for text in ("Söke Un'a verildi", "Ciro: Polat", "karşılıksız çıkarsa ara")]
    ['unknown', 'unknown', 'unknown']
    >>> [_meaning(text) for text in ("tahsile verildi", "tahsil edildi", "kardeşi arasın")]
    ['', '', '']
    """
    if not cell or not _hint().search(fold(cell)) or said_of_payment(cell):
        return ""
    if _ENDORSER.match(cell):
        return UNKNOWN
    state = str(states_of(np.array([DAY.sub(" ", cell).strip()], dtype=object))[0])
    return state if state in _TELLS else "" if state else UNKNOWN


@cache
def _hint() -> re.Pattern[str]:
    words = source_words()["noted_states"]
    anywhere, last = ("|".join(map(fold, words[key])) for key in ("anywhere", "last"))
    return re.compile(rf"\b(?:{anywhere})|\b(?:{last})$")
