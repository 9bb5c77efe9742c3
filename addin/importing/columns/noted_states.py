"""What notes say of the state of a cheque or note: bounced, handed on, given back."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.noted_payments import DAY, said_of_payment, word_columns
from addin.importing.evidence.cells import Texts, shown, texts_of, through
from addin.importing.evidence.paper_parties import says_handed_on
from addin.importing.evidence.states import states_of
from addin.importing.evidence.words import codes_of, source_words
from addin.importing.tables.source_table import NOTED_STATE, STATE, SourceTable
from addin.rules.rows import repeated
from addin.text import fold

_PAPERS = ("cheque_no", "document_type")  # without one of them no row is a cheque or note
_TELLS, UNKNOWN = ("bounced", "given_away", "returned", "given_back"), "unknown"
_PLACE, _NAME = re.compile(r"\b(?:yer|nereye|kimde)"), re.compile(r"[^\W\d_]{2}")
_HELD = re.compile(r"bank|tahsil|teminat|takas|kasa|portfoy|elde\b")
_ENDORSER = re.compile(r"\s*ciro\s*[(:/,;→-]", re.IGNORECASE)  # "Ciro: Polat" may have given it to us


def with_noted_states(table: SourceTable, mapping: Mapping) -> SourceTable:
    """The table with the states that notes tell of its records, by STATE, and by NOTED_STATE the header.

    Words that may tell one and that nobody knows have the header alone; so have all beside a state that the
    sheet has.
    """
    if mapping.kind != kinds.DOCUMENTS or not any(field in mapping for field in _PAPERS):
        return table
    state, header = (repeated("", len(table)) for _ in range(2))
    record = table.records
    for at in word_columns(table, mapping):
        said = through(texts_of(table.columns[at]).tolist(), _meaning, object)
        rows = np.flatnonzero(record & (said != "") & (header == ""))
        state[rows], header[rows] = said[rows], table.headers[at]
    for at, said in _handed_on(table, mapping):
        rows = np.flatnonzero(record & (said != "") & (header == ""))
        state[rows], header[rows] = said[rows], table.headers[at]
    if not (header != "").any():
        return table
    named = table.told.get(STATE, repeated("", len(table)))
    state[state == UNKNOWN] = ""
    told = {STATE: np.where(named == "", state, named).astype(object), NOTED_STATE: header}
    return replace(table, told={**table.told, **told})


def _handed_on(table: SourceTable, mapping: Mapping) -> list[tuple[int, Texts]]:
    """Columns of those who got the papers from us, and for each row what that says of its own."""
    taken = {each.column: each.field for each in mapping.columns}
    others = [table.columns[at] for at, field in taken.items() if field in ("debtor_name", "bank")]
    places = [at for at, title in enumerate(table.headers) if at not in taken and says_handed_on(title)]
    own = {fold(shown(cell)) for cells in others for cell in (cells if places else ())} | _banks()
    found = []
    for at in places:
        sure = "given_away" if not _PLACE.search(fold(table.headers[at])) else UNKNOWN
        said = through(texts_of(table.columns[at]).tolist(), lambda cell: _got(cell, own), bool)
        found.append((at, np.where(said, sure, "").astype(object)))
    return found


def _got(cell: str, own: set[str]) -> bool:
    """Whether it names somebody else: no bank that collects, no place of ours.

    >>> [_got(text, {"ada ltd", "qnb"}) for text in ("Polat Suntaş", "Ada Ltd.", "X Bank", "QNB", "-")]
    [True, False, False, False, False]
    """
    folded, known = fold(cell), np.array([cell], dtype=object)
    if not _NAME.search(folded) or folded in own or _HELD.search(folded):
        return False
    return str(states_of(known)[0]) in ("", "given_away") and str(codes_of("flag", known)[0]) != "no"


def _meaning(cell: str) -> str:
    """The state that a note tells, UNKNOWN where it speaks of one in other words.

    >>> [_meaning(text) for text in ("KARŞILIKSIZ ÇIKTI", "15.11 ciro edildi", "müşteriye iade")]
    ['bounced', 'given_away', 'given_back']
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
def _banks() -> frozenset[str]:
    return frozenset(map(fold, source_words()["bank_names"]))


@cache
def _hint() -> re.Pattern[str]:
    words = source_words()["noted_states"]
    anywhere, last = ("|".join(map(fold, words[key])) for key in ("anywhere", "last"))
    return re.compile(rf"\b(?:{anywhere})|\b(?:{last})$")
