"""Enforcement files of a lawyer's list or of UYAP: the file, its debtor, what is claimed in it."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.amounts import Amounts
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.evidence.day_forms import form_of
from addin.importing.evidence.days import OWN, read_day
from addin.importing.evidence.words import codes_of
from addin.importing.layouts.common import currencies
from addin.importing.layouts.lines import REST_TAKEN, Lines, Remark, blank_lines
from addin.importing.layouts.parties import leave_other_parties
from addin.importing.layouts.reader import Dates, Reader
from addin.importing.layouts.told_payments import remark_told
from addin.importing.layouts.verdicts import REJECTED
from addin.importing.tables.source_table import PAID
from addin.rules.identifiers import file_no
from addin.rules.rows import Ints
from addin.text import fold

_TYPES = (
    ("negotiable", r"kambiyo|\b10\b|cek|senet|bono"),
    ("judgment", r"\bilamli|\b[45]\b"),
    ("rent", r"kira|tahliye|\b1[34]\b"),
    ("pledge", r"rehin|ipotek|\b[689]\b"),
    ("general", r"ilamsiz|genel|\b7\b"),
)
_STATUS = (
    ("objected", r"itiraz"),
    ("suspended", r"durdu|durmus|tehir|askida"),
    ("closed", r"kapali|kapandi|kapatildi|infaz|closed|islemden|takipsiz|feragat|sonuc"),
    ("open", r"acik|derdest|devam|open|aktif|islemde"),
)
_STAGES = (
    ("sale", r"satis"),
    ("attachment", r"haciz|hacz"),
    ("closed", r"kapali|kapandi|infaz"),
    ("enforcement", r"takip|teblig|itiraz|kesinles|odeme emri|icra"),
)
_PRINCIPAL = re.compile(r"\basil|\bana ?para|alacak asli|principal")  # "Takip Tutarı" may be all of it
_SHUT_ALONE = re.compile(r"(dosya(si)? )?(kapali|kapandi|kapatildi|closed)")
_NO = ("hayir", "yok", "h", "no", "-", "")


def read(reader: Reader) -> Lines:
    """A line a file, what is open of it owed."""
    leave_other_parties(reader)
    lines = blank_lines(reader)
    offices, numbers = reader.texts("office"), reader.texts("case_no")
    numbers = file_no.compact(numbers)
    bare = _without_office(offices, numbers)
    reader.verdicts.give(REJECTED, "case_missing", np.asarray(numbers == "", dtype=bool))
    reader.verdicts.give(REJECTED, "office_needed", _stand_twice(numbers, bare & reader.verdicts.taken))
    filed = reader.days("filed_on")
    claimed = reader.amounts("filed_amount")
    status = _meaning(reader.texts("status"), _STATUS)
    objected = reader.texts("objection")
    lines.case = {
        "office": file_no.office(offices),
        "case_no": numbers,
        "proceeding_type": _meaning(reader.texts("proceeding_type"), _TYPES),
        "filed_on": filed,
        "file_status": np.asarray(
            np.where(
                (status == "") & (_says_yes(objected) | ~np.isnat(_objected_on(reader))), "objected", status
            ),
            dtype=object,
        ),
        "counsel": reader.texts("counsel"),
        "stage": _meaning(reader.texts("stage"), _STAGES),
        "last_step_on": reader.days("last_step_on", strict=False),
        "filed_kurus": np.zeros(len(lines), dtype=np.int64),
        "filed_whole": np.zeros(len(lines), dtype=bool),
        "beside_kurus": np.zeros(len(lines), dtype=np.int64),
        "order_served": _served_on(reader),
        "objection": _objected_on(reader),
        "attachment": reader.days("attached_on", strict=False),
    }
    lines.document_type[:] = "other"
    lines.document_no = np.asarray(lines.case["case_no"], dtype=object)
    lines.issue = filed
    if (rows := np.flatnonzero(bare & lines.verdicts.taken & ~lines.total)).size:
        lines.remarks.append(Remark("office_missing", rows))
    if claimed is not None:
        _read_money(reader, lines, claimed)
    return lines


def _without_office(offices: Texts, numbers: Texts) -> Bools:
    return np.asarray((offices == "") & (numbers != ""), dtype=bool)


def _stand_twice(numbers: Texts, rows: Bools) -> Bools:
    """Whether the number is that of another of these rows too: one file, or files of two offices."""
    known, place, count = np.unique(numbers[rows].astype(str), return_inverse=True, return_counts=True)
    found = np.zeros(len(numbers), dtype=bool)
    found[rows] = (count[place] > 1) if len(known) else False
    return found


def _read_money(reader: Reader, lines: Lines, claimed: Amounts) -> None:
    """What is claimed, of files that tell more what is still open of it; files that were paid are closed."""
    lines.demanded[:] = True
    lines.amount, lines.amount_read = np.maximum(claimed.kurus, 0), ~(claimed.blank | claimed.unreadable)
    lines.case["filed_kurus"] = _filed_in_all(reader, lines.amount)
    beside = any(field in reader.mapping for field in ("filed_total", "accrued_interest"))
    lines.case["filed_whole"][:] = beside or not _PRINCIPAL.search(fold(reader.header("filed_amount")))
    lines.currency = currencies(reader, "filed_amount", claimed)
    left, paid = reader.amounts("open_amount"), reader.amounts("paid_amount")
    if left is None:  # what a list says is left may have the interest in it
        lines.case["beside_kurus"] = np.maximum(lines.case["filed_kurus"] - lines.amount, 0)
    if left is not None or paid is not None:
        _leave_open(reader, lines, left, paid)
    lines.listed = np.where(lines.total & (left is None) & (paid is None), 0, lines.amount)
    closed = (lines.case["file_status"] == "closed") & _says_paid(reader.texts("status"))
    closed |= reader.table.told.get(PAID, reader.empty()) != ""
    lines.closing_reason[closed & ~lines.rest & (lines.amount > 0)] = "paid"
    _remark_shut(reader, lines)
    remark_told(reader, lines)


def _remark_shut(reader: Reader, lines: Lines) -> None:
    """Files of which the list says no more than that they are closed: that may be for want of steps."""
    shut = (lines.case["file_status"] == "closed") | (lines.case["stage"] == "closed")
    shut &= lines.verdicts.taken & ~lines.total & (lines.closing_reason == "") & (lines.amount > 0)
    if (rows := np.flatnonzero(shut)).size:
        header = reader.header("status") or reader.header("stage")
        money, currency = lines.amount[rows], lines.currency[rows]
        lines.remarks.append(Remark("file_closed", rows, header, kurus=money, currency=currency))


def _leave_open(reader: Reader, lines: Lines, left: Amounts | None, paid: Amounts | None) -> None:
    """Of each file what the list says is left, else what was claimed less what was paid.

    What was paid on a day, and is the whole difference, comes in as a receipt.
    """
    none = np.zeros(len(lines), dtype=np.int64)
    came = np.maximum(none if paid is None else paid.kurus, 0)
    told = np.zeros(len(lines), dtype=bool) if left is None else ~(left.blank | left.unreadable)
    rest = np.where(told, none if left is None else np.maximum(left.kurus, 0), lines.amount - came)
    rest = np.maximum(rest, 0)
    lines.settled = reader.days("settled_on")
    dated = ~np.isnat(lines.settled) & (came > 0) & (rest == lines.amount - came) & ~lines.total
    lines.settled[~dated] = np.datetime64("NaT")
    lines.paid = np.where(dated, came, 0)
    off = np.where(came > 0, came, np.maximum(lines.amount - rest, 0))
    lines.off = np.where(lines.total | dated, 0, off)
    lines.amount = np.where(dated, lines.amount, rest)
    lines.rest[:] = ~dated
    lines.card = lines.rest & (lines.amount == 0) & ~lines.total
    rows = np.flatnonzero(lines.verdicts.taken & (lines.off > 0) & (lines.amount > 0))
    if rows.size:
        header = reader.header("paid_amount") or reader.header("open_amount")
        told_of = Remark(REST_TAKEN, rows, header, kurus=lines.off[rows], currency=lines.currency[rows])
        lines.remarks.append(told_of)


def _says_paid(status: Texts) -> Bools:
    """Files that are closed because they were paid; others were taken off the register alone."""
    folded = list(map(fold, status.tolist()))
    executed = np.array(["infaz" in text for text in folded], dtype=bool)
    shut = np.array([_SHUT_ALONE.fullmatch(text) is not None for text in folded], dtype=bool)
    return np.asarray(executed | ((codes_of("status", status) == "paid") & ~shut), dtype=bool)


def _filed_in_all(reader: Reader, claimed: Ints) -> Ints:
    """What was filed with interest and costs: as a column says it, or principal and interest together."""
    total = reader.amounts("filed_total")
    if total is not None:
        return np.where(total.kurus > 0, total.kurus, claimed)
    interest = reader.amounts("accrued_interest", strict=False)
    if interest is None or not _PRINCIPAL.search(fold(reader.header("filed_amount"))):
        return claimed
    return np.where(claimed > 0, claimed + np.maximum(interest.kurus, 0), claimed)


def _served_on(reader: Reader) -> Dates:
    """The day of service; where words such as "bila" stand there was none."""
    reader.leave_vague("order_served_on", np.ones(reader.count, dtype=bool))
    return reader.days("order_served_on")


def _objected_on(reader: Reader) -> Dates:
    """The day of the objection, in a column of its own or in the place of yes."""
    own, beside = reader.days("objected_on", strict=False), reader.days("objection", strict=False)
    behind = np.array([_day_in(text) for text in reader.texts("objection").tolist()], dtype="datetime64[s]")
    beside = np.where(np.isnat(beside), behind, beside)
    return np.asarray(np.where(np.isnat(own), beside, own), dtype="datetime64[s]")


def _day_in(text: str) -> str:
    """The day behind a word: "VAR 27.11.2025"; "NaT" without one."""
    found = re.search(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b", text)
    return read_day(found[0], OWN).isoformat() if found and form_of(found[0]) else "NaT"


def _says_yes(texts: Texts) -> Bools:
    return np.array([fold(text) not in _NO for text in texts.tolist()], dtype=bool)


def _meaning(texts: Texts, patterns: tuple[tuple[str, str], ...]) -> Texts:
    """The code whose words stand in the text; "" where none does."""
    known = {}
    for text in set(texts.tolist()):
        folded = fold(text)
        known[text] = next((code for code, pattern in patterns if text and re.search(pattern, folded)), "")
    return np.array([known[text] for text in texts.tolist()], dtype=object)
