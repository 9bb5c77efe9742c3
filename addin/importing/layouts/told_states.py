"""What is said of the state of each row: where a cheque or note is, whether something was paid."""

from __future__ import annotations

import numpy as np

from addin.importing.columns.meanings import channels, says_payment
from addin.importing.evidence.cells import Bools, Texts, loose
from addin.importing.evidence.states import HELD, OWED, states_of
from addin.importing.evidence.words import codes_of, source_words
from addin.importing.layouts.lines import Lines, Remark
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.verdicts import GIVEN_BACK
from addin.importing.tables.source_table import NOTED_OPEN, NOTED_STATE, PART_PAID, STATE
from addin.rules.cheques import PAPER
from addin.text import fold

SAYS_PAID = ("odendi", "odendimi", "kapandimi", "tahsiledildimi", "odemeyapildimi", "paid")


def states(reader: Reader, types: Texts) -> Texts:
    """By the status, else by the note or the sheet of the cheques and notes."""
    codes = states_of(reader.texts("status"))
    named = reader.table.told.get(STATE, reader.empty())
    return np.asarray(np.where((codes == "") & np.isin(types, PAPER), named, codes), dtype=object)


def rows_by_note(reader: Reader, rows: Bools) -> list[tuple[str, Bools]]:
    """Those of which a note tells the state, by the header of the note."""
    told = reader.table.told.get(NOTED_STATE, reader.empty())
    headers = sorted({*told[rows].tolist()} - {""})
    return [(header, np.asarray(rows & (told == header), dtype=bool)) for header in headers]


def remark_states(reader: Reader, lines: Lines) -> None:
    """What stays open though the list says more: cheques and notes given back, states that nobody knows."""
    if not ("status" in reader.mapping or {STATE, NOTED_STATE} & {*reader.table.told}):
        return
    header, typed = reader.header("status"), reader.texts("status")
    state, paper = states(reader, lines.document_type), np.isin(lines.document_type, PAPER)
    owed = reader.verdicts.taken & (lines.closing_reason == "") & ~lines.total & (lines.amount > 0)
    unknown = (state == "") & (typed != "") & (codes_of("flag", typed) == "")
    unknown &= loose(header) not in SAYS_PAID
    noted = reader.table.told.get(NOTED_STATE, reader.empty()) != ""
    noted &= owed & paper & ((typed == "") | np.isin(state, (HELD, OWED)))
    back = reader.verdicts.because(GIVEN_BACK)  # told where the book keeps it open
    told = [
        ("returned", header, (owed & paper & (state == "returned") & ~noted) | back),
        ("state_unknown", header, owed & paper & unknown),
        (
            "status_unknown",
            header,
            owed & ~paper & (unknown | np.isin(state, ("returned", GIVEN_BACK))) & _unclear(reader, lines),
        ),
    ]
    told += [("returned", *each) for each in rows_by_note(reader, noted & (state == "returned"))]
    told += [("state_unknown", *each) for each in rows_by_note(reader, noted & (state != "returned"))]
    for reason, title, which in told:
        if (rows := np.flatnonzero(which)).size:
            money, currency = lines.amount[rows], lines.currency[rows]
            lines.remarks.append(Remark(reason, rows, title, kurus=money, currency=currency))


def _unclear(reader: Reader, lines: Lines) -> Bools:
    """Whether the status says that or how money came, or its header asks for it, and nothing else tells."""
    header, texts = fold(reader.header("status")), reader.texts("status")
    asks = any(fold(word) in header for word in source_words()["asks_payment"])
    speaks = asks | (channels(texts) != "") | says_payment(texts)
    for key in (PART_PAID, NOTED_OPEN):
        speaks &= reader.table.told.get(key, reader.empty()) == ""
    return np.asarray(speaks & ~tells_money(reader, lines), dtype=bool)


def tells_money(reader: Reader, lines: Lines) -> Bools:
    """Rows whose columns say what was paid or what is left: a note about it says nothing more."""
    off = (lines.off > 0) | ~np.isnat(lines.settled)
    return np.asarray(off | reader.mapping.balance, dtype=bool)
