"""Enforcement files of a lawyer's list or of UYAP: the file, its debtor, what is claimed in it."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.evidence.days import OWN, form_of, read_day
from addin.importing.layouts.common import currencies
from addin.importing.layouts.lines import Lines, blank_lines
from addin.importing.layouts.reader import Dates, Reader
from addin.importing.layouts.verdicts import REJECTED
from addin.rules.identifiers import file_no
from addin.rules.rows import Ints
from addin.text import fold

_TYPES = (
    ("negotiable", r"kambiyo|ornek 10|\b10\b|cek|senet|bono"),
    ("judgment", r"\bilamli|ornek 4|ornek 5|\b4 5\b|\b4\b|\b5\b"),
    ("rent", r"kira|tahliye|ornek 13|\b13\b"),
    ("pledge", r"rehin|ipotek|ornek 6|ornek 9|ornek 8"),
    ("general", r"ilamsiz|genel|ornek 7|\b7\b"),
)
_STATUS = (
    ("objected", r"itiraz"),
    ("suspended", r"durdu|durmus|tehir|askida"),
    ("closed", r"kapali|kapandi|kapatildi|infaz|closed|islemden|sonuc"),
    ("open", r"acik|derdest|devam|open|aktif|islemde"),
)
_STAGES = (
    ("sale", r"satis"),
    ("attachment", r"haciz|hacz"),
    ("closed", r"kapali|kapandi|infaz"),
    ("enforcement", r"takip|teblig|itiraz|kesinles|odeme emri|icra"),
)
_PRINCIPAL = re.compile(r"\basil|\bana ?para|alacak asli|principal")  # "Takip Tutarı" may be all of it
_NO = ("hayir", "yok", "h", "no", "-", "")


def read(reader: Reader) -> Lines:
    lines = blank_lines(reader)
    offices, numbers = reader.texts("office"), reader.texts("case_no")
    reader.verdicts.give(REJECTED, "case_missing", np.asarray((offices == "") | (numbers == ""), dtype=bool))
    filed = reader.days("filed_on")
    claimed = reader.amounts("filed_amount")
    status = _meaning(reader.texts("status"), _STATUS)
    objected = reader.texts("objection")
    lines.case = {
        "office": file_no.office(offices),
        "case_no": file_no.compact(numbers),
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
        "order_served": _served_on(reader),
        "objection": _objected_on(reader),
        "attachment": reader.days("attached_on", strict=False),
    }
    if claimed is not None:
        lines.listed = np.where(lines.total, 0, np.maximum(claimed.kurus, 0))
        lines.amount, lines.amount_read = np.maximum(claimed.kurus, 0), ~(claimed.blank | claimed.unreadable)
        lines.case["filed_kurus"] = _filed_in_all(reader, lines.amount)
        lines.currency = currencies(reader, "filed_amount", claimed)
    lines.document_type[:] = "other"
    lines.document_no = np.asarray(lines.case["case_no"], dtype=object)
    lines.issue = filed
    return lines


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


def _says_yes(texts: Texts) -> Texts:
    return np.array([fold(text) not in _NO for text in texts.tolist()], dtype=bool)


def _meaning(texts: Texts, patterns: tuple[tuple[str, str], ...]) -> Texts:
    """The code whose words stand in the text; "" where none does."""
    known = {}
    for text in set(texts.tolist()):
        folded = fold(text)
        known[text] = next((code for code, pattern in patterns if text and re.search(pattern, folded)), "")
    return np.array([known[text] for text in texts.tolist()], dtype=object)
