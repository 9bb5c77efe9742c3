"""What is said of payments that become no receipts: in columns, in a status, in notes, by colours."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.cells import Texts, loose
from addin.importing.evidence.states import states_of
from addin.importing.evidence.words import codes_of
from addin.importing.layouts.lines import CLOSED, REST_TAKEN, Lines, Remark
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.told_states import SAYS_PAID, remark_states, rows_by_note, states, tells_money
from addin.importing.layouts.verdicts import GIVEN_AWAY, GIVEN_BACK, SKIPPED
from addin.importing.tables.source_table import CANCELLED, MARKED, NOTED_OPEN, PAID, PART_PAID, STATE
from addin.rules.cheques import PAPER
from addin.rules.rows import Ints

_ITS_DAY = re.compile(r"\s+\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?$")  # "evet 10.10"
_SAYS_SOMETHING = re.compile(r"\d|\w{2}")


def closing(reader: Reader, types: Texts) -> Texts:
    """Closing reasons by the status; what was cancelled, given away or given back is left out."""
    leave_cancelled(reader)
    if "status" not in reader.mapping and STATE not in reader.table.told:
        return reader.empty()
    texts = reader.texts("status")
    codes = states(reader, types)
    cancelled = np.asarray(codes == "cancelled", dtype=bool)
    reader.verdicts.give(SKIPPED, "cancelled", cancelled, reader.header("status"), reader.cells("status"))
    paper = np.isin(types, PAPER)
    for reason, left in ((GIVEN_AWAY, codes == GIVEN_AWAY), (GIVEN_BACK, (codes == GIVEN_BACK) & paper)):
        for header, here in rows_by_note(reader, np.asarray(left & (states_of(texts) == ""), dtype=bool)):
            cells = reader.table.columns[reader.table.headers.index(header)]
            reader.verdicts.give(SKIPPED, reason, here, header, cells)
        reader.verdicts.give(SKIPPED, reason, left, reader.header("status"), reader.cells("status"))
    paid = codes == "paid"
    if loose(reader.header("status")) in SAYS_PAID:
        dayless = np.array([_ITS_DAY.sub("", text) for text in texts.tolist()], dtype=object)
        paid |= codes_of("flag", dayless) == "yes"
    bounced = (codes == "bounced") & paper
    return np.asarray(np.where(paid, "paid", np.where(bounced, "bounced", "")), dtype=object)


def leave_cancelled(reader: Reader) -> None:
    """Rows that a column of its own calls cancelled, or their note, where nothing is owed for that."""
    told = reader.table.told.get(CANCELLED, reader.empty())
    for header in sorted(set(told.tolist()) - {""}):
        cells = reader.table.columns[reader.table.headers.index(header)]
        reader.verdicts.give(SKIPPED, "cancelled", np.asarray(told == header, dtype=bool), header, cells)


def remark_undated(reader: Reader, lines: Lines, undated: Ints) -> None:
    """Payments that become no receipts, as nobody knows their day."""
    told = (undated != 0) & reader.verdicts.taken & (lines.credit == 0)
    if (rows := np.flatnonzero(told)).size:
        reason = REST_TAKEN if reader.mapping.rest else "payment_undated"
        headers = " + ".join(reader.table.headers[at] for at in reader.mapping.all_at("paid_amount"))
        headers = headers or reader.header("open_amount")
        remark = Remark(reason, rows, headers, kurus=undated[rows], currency=lines.currency[rows])
        lines.remarks.append(remark)


def remark_blank_left(reader: Reader, lines: Lines) -> None:
    """Rows of which the column of what is left says nothing: all of their amount is taken as open."""
    left = reader.amounts("open_amount") if reader.mapping.rest and not reader.mapping.nothing_left else None
    if left is None:
        return
    rows = np.flatnonzero(left.blank & reader.verdicts.taken & ~lines.total & (lines.amount > 0))
    if rows.size:
        money, currency = lines.amount[rows], lines.currency[rows]
        header = reader.header("open_amount")
        lines.remarks.append(Remark("left_blank", rows, header, kurus=money, currency=currency))


def remark_told(reader: Reader, lines: Lines) -> None:
    """What status, notes, colours and struck rows say of payments: which were closed, which were not."""
    says = "status" in reader.mapping
    reasons = {PAID: CLOSED, PART_PAID: "part_paid", MARKED: "marked", NOTED_OPEN: "noted_open"}
    for key, reason in reasons.items():
        if not (key in reader.table.told or (says and key in (PAID, PART_PAID))):
            continue
        told = reader.table.told.get(key, reader.empty())
        if key == PAID:
            told = np.where(told == "", _closed_by_status(reader, lines), told)
            told = np.where(np.isnat(lines.settled) & (lines.closing_reason == "paid"), told, "")
        if key == PART_PAID:
            told = np.where(told == "", _unclear_status(reader, lines), told)
            told = np.where(tells_money(reader, lines), "", told)
        told = np.where(reader.verdicts.taken & (lines.credit == 0), told, "")
        for header in sorted(set(told.tolist()) - {""}):
            rows = np.flatnonzero(told == header)
            kurus, currency = lines.amount[rows], lines.currency[rows]
            lines.remarks.append(Remark(reason, rows, header, kurus=kurus, currency=currency))
    remark_states(reader, lines)


def _closed_by_status(reader: Reader, lines: Lines) -> Texts:
    """The header of the status where it says paid and no day tells when."""
    closed = (lines.closing_reason == "paid") & np.isnat(lines.settled) & (lines.amount > 0)
    return np.where(closed, reader.header("status"), "").astype(object)


def _unclear_status(reader: Reader, lines: Lines) -> Texts:
    """The header "Ödendi" where what stands below it is neither yes nor no: "1400 verdi"."""
    header = reader.header("status")
    if loose(header) not in SAYS_PAID:
        return reader.empty()
    texts = reader.texts("status")
    known = (codes_of("status", texts) != "") | (codes_of("flag", texts) != "")
    says = np.array([bool(_SAYS_SOMETHING.search(text)) for text in texts.tolist()], dtype=bool)
    return np.where(says & ~known & (lines.closing_reason == ""), header, "").astype(object)
