"""What several kinds of lists read alike."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from addin.importing.evidence.amounts import Amounts
from addin.importing.evidence.cells import Bools, Texts, by_distinct, kinds_of, texts_of, through
from addin.importing.evidence.content import is_at_once, term_in
from addin.importing.evidence.header import currency_in
from addin.importing.evidence.repair import Repair
from addin.importing.layouts.reader import Dates, Reader
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.questions import lira
from addin.rules.identifiers import currency
from addin.rules.identifiers.columns import each
from addin.rules.rows import BASE_CURRENCY, repeated
from addin.text import fold

Terms = npt.NDArray[np.timedelta64]
_WEEKS, _MONTHS = {"hafta", "weeks"}, {"ay", "months"}  # "Vade (ay)"
_DAYS_AHEAD = re.compile(r"(\d{1,3}) ?(?:gun|gunluk|days?|d)(?: vade| vadeli| sonra| net)?")
_ACCOUNT = re.compile(r"[1-9]\d{2}(?:[. /-]\w+)*")
_MAIN = 3  # digits of a main account
_RECEIVABLE = ("120", "121", "127", "128", "220", "221", "227", "101")


def currencies(reader: Reader, name: str, read: Amounts | None) -> Texts:
    """By the column, else the sign beside the amount, else the header, the title, else lira.

    Programs still write TRL for the lira of today.
    """
    typed = reader.texts("currency")
    usual = currency_in(reader.header(name)) or BASE_CURRENCY
    if not (typed != "").any() and (read is None or not (read.currency != "").any()):
        return repeated(usual, reader.count)
    codes = np.where(by_distinct(fold, typed) == "trl", BASE_CURRENCY, currency.compact(typed))
    unknown = np.asarray((typed != "") & (codes == ""), dtype=bool)
    reader.reject("currency_unknown", unknown, "currency")
    if read is not None:
        differs = (codes != "") & (read.currency != "") & (codes != read.currency)
        reader.reject("currency_differs", np.asarray(differs, dtype=bool), name)
        codes = np.where(codes == "", read.currency, codes)
    return np.asarray(np.where(unknown, typed, np.where(codes == "", usual, codes)), dtype=object)


def due_days(reader: Reader, issue: Dates, due: Dates) -> Dates:
    """The due date, else the issue date and the days agreed, or weeks or months where the header says so."""
    if "due_days" not in reader.mapping:
        return due
    texts = reader.texts("due_days").tolist()
    known = {text: _number_in(text) for text in set(texts)}
    terms = np.array([known[text] for text in texts], dtype="timedelta64[D]")
    words = set(fold(reader.header("due_days")).split())
    terms = terms * 7 if words & _WEEKS else terms
    ends = _months_later(issue, terms) if words & _MONTHS else issue + terms
    return np.asarray(np.where(np.isnat(due), ends, due), dtype="datetime64[s]")


def _months_later(issue: Dates, terms: Terms) -> Dates:
    """The same day so many months later, at most the last of its month.

    >>> days = np.array(["2026-01-31", "2026-09-15"], dtype="datetime64[s]")
    >>> _months_later(days, np.array([1, "NaT"], dtype="timedelta64[D]")).astype("datetime64[D]").tolist()
    [datetime.date(2026, 2, 28), None]
    """
    told = ~np.isnat(terms)
    begun = issue.astype("datetime64[M]")
    month = begun + np.where(told, terms, np.timedelta64(0, "D")).astype(np.int64)
    day = issue.astype("datetime64[D]") - begun.astype("datetime64[D]")
    last = (month + 1).astype("datetime64[D]") - 1
    ends = np.minimum(month.astype("datetime64[D]") + day, last)
    return np.asarray(np.where(told, ends, np.datetime64("NaT")), dtype="datetime64[s]")


def terms_of(reader: Reader, name: str, since: str) -> Terms:
    """Days such as "60 gün" in a column of dates; the cells are empty from then on.

    Only where the row has the day `since` which they count.
    """
    at = reader.mapping.at(name)
    if at is None or since not in reader.mapping or str not in kinds_of(reader.table.columns[at]):
        return np.full(reader.count, np.timedelta64("NaT"), dtype="timedelta64[D]")
    terms = through(reader.table.columns[at], _term, "timedelta64[D]")
    terms[reader.texts(since) == ""] = np.timedelta64("NaT")
    if not np.isnat(terms).all():
        cells = list(reader.table.columns[at])
        for row in np.flatnonzero(~np.isnat(terms)).tolist():
            cells[row] = ""
        reader.put(at, cells)
    return terms


def _term(cell: object) -> np.timedelta64:
    """
    >>> [str(_term(text)) for text in ("60 gün", "45 GÜN VADE", "peşin", "13.01.2026", "60 adet")]
    ['60 days', '45 days', '0 days', 'NaT', 'NaT']
    """
    text = cell if isinstance(cell, str) else ""
    if text and is_at_once(text):
        return np.timedelta64(0, "D")
    found = _DAYS_AHEAD.fullmatch(fold(text)) if text else None
    return np.timedelta64(int(found[1]), "D") if found else np.timedelta64("NaT", "D")


def _number_in(text: str) -> np.timedelta64:
    days = term_in(text)
    return np.timedelta64("NaT", "D") if days is None else np.timedelta64(days, "D")


def list_rounded(reader: Reader, name: str, read: Amounts) -> None:
    """List the amounts that lost a third decimal."""
    rounded = np.flatnonzero(read.rounded)
    if len(rounded):
        cells = reader.cells(name) or ()
        old = texts_of([cells[row] for row in rounded.tolist()])
        told = [lira(kurus).replace(".", ",") for kurus in read.kurus[rounded].tolist()]
        new = np.array(told, dtype=object)
        reader.repairs.append(Repair("rounded", reader.header(name), rounded, old, new))


def leave_other_accounts(reader: Reader) -> None:
    """Of a ledger's accounts only those of receivables; sums of sub-accounts are no account."""
    codes = reader.texts("account_code")
    data = (codes != "") & reader.verdicts.taken
    if not data.any():
        return
    if not all(map(_ACCOUNT.fullmatch, set(codes[data].tolist()))):
        return
    other = each(codes, lambda code: not code.startswith(_RECEIVABLE), bool)
    header = reader.header("account_code")
    reader.verdicts.give(SKIPPED, "other_account", data & other, header, reader.cells("account_code"))


def is_parent(codes: Texts) -> Bools:
    """Accounts that sum up others of the list: 120 over 120.01."""
    known = set(codes.tolist()) - {""}
    parents = {code[:at] for code in known for at in range(1, len(code)) if code[at] in ". -/"}
    return np.array([code in parents for code in codes.tolist()], dtype=bool)


def is_main(codes: Texts) -> Bools:
    """Accounts of three digits in a chart of which others are divided further: their name is no debtor's.

    >>> is_main(np.array(["120.01.001", "121", ""], dtype=object)).tolist()
    [False, True, False]
    >>> is_main(np.array(["101", "102"], dtype=object)).tolist()
    [False, False]
    """
    main = np.array([len(code) == _MAIN and code.isdecimal() for code in codes.tolist()], dtype=bool)
    divided = (len(code) > _MAIN and _ACCOUNT.fullmatch(code) for code in set(codes.tolist()))
    return main & any(divided)
