"""Twin of Kontrol: the first thing wrong in each row, in the order of the formula's conditions."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np

from addin.rules.identifiers import tckn, vkn
from addin.rules.identifiers.columns import digit_matrix
from addin.rules.live.cells import Bools, Cells, Texts
from addin.rules.live.rows import IDENTIFYING, REQUIRED
from addin.rules.live.status import codes, open_amount

Mask = Callable[[Cells, int], Bools]
Checks = tuple[tuple[str, Mask], ...]
_CURRENCIES = {"tl", "try", "usd", "eur", "gbp"}
_FIRST_DAY = 36526  # 01.01.2000
_TOO_FAR = 3654  # more than ten years ahead


def control(table_key: str, cells: Cells, today: int) -> Texts:
    """Code of the first check that a row fails; "" where it passes all or is blank."""
    blank = _all_blank(cells, *IDENTIFYING[table_key])
    return codes((blank, ""), *((mask(cells, today), code) for code, mask in CHECKS[table_key]))


def _all_blank(cells: Cells, *columns: str) -> Bools:
    return reduce(np.logical_and, (cells.is_blank(column) for column in columns))


def _each(texts: Texts, test: Callable[[str], bool]) -> Bools:
    return np.fromiter(map(test, texts.tolist()), dtype=bool, count=len(texts))


def _missing(code: str, *columns: str) -> tuple[str, Mask]:
    return code, lambda cells, _: _all_blank(cells, *columns)


def _required(table: str, *columns: str) -> Checks:
    """Those of the columns, or all that the table requires."""
    codes = REQUIRED[table]
    return tuple(_missing(codes[column], column) for column in columns or codes)


def _text(code: str, *columns: str) -> tuple[str, Mask]:
    return code, lambda cells, _: reduce(np.logical_or, (cells.has_text(column) for column in columns))


def _future(code: str, column: str) -> tuple[str, Mask]:
    return code, lambda cells, today: cells.numbers(column) >= today + 1


def _earlier(code: str, later: str, earlier: str) -> tuple[str, Mask]:
    def mask(cells: Cells, _: int) -> Bools:
        last, first = cells.counted(later), cells.counted(earlier)
        return np.asarray((last > 0) & (np.floor(last) < np.floor(first)), dtype=bool)

    return code, mask


def _far(*columns: str) -> tuple[str, Mask]:
    def mask(cells: Cells, today: int) -> Bools:
        far = np.zeros(len(cells), dtype=bool)
        for column in columns:
            day = cells.numbers(column)
            far |= (day < _FIRST_DAY) | (day >= today + _TOO_FAR)
        return far

    return "date_far", mask


def _currency(cells: Cells, _: int) -> Bools:
    return _each(cells.words("currency"), lambda text: text != "" and text.casefold() not in _CURRENCIES)


def _undated(cells: Cells, _: int) -> Bools:
    return _all_blank(cells, "issue_date", "due_date") & (open_amount(cells) > 0)


def _plan_exempt_future(cells: Cells, today: int) -> Bools:
    talked: Bools = cells.words("result") != "plan"
    ahead: Bools = cells.numbers("contacted_at") >= today + 1
    return talked & ahead


def _action_missing(cells: Cells, _: int) -> Bools:
    unplanned: Bools = cells.is_blank("next_action") | (cells.counted("next_action_date") <= 0)
    settled: Bools = ~_all_blank(cells, "action_result", "closing_reason")
    return unplanned & ~settled


def _case_no(cells: Cells, _: int) -> Bools:
    return _each(cells.words("case_no"), lambda text: text.replace(" ", "")[4:5] != "/")


def _iban(cells: Cells, _: int) -> Bools:
    def is_short(text: str) -> bool:
        return text[:2].upper() == "TR" and len(text.replace(" ", "")) != 26

    return _each(cells.words("iban"), is_short)


def _placeholder(cells: Cells, _: int) -> Bools:
    def is_invented(text: str) -> bool:
        same = text.casefold() == text[:1].casefold() * len(text)
        return len(text) > 9 and (text in "01234567890" or same)

    return _each(cells.words("tax_id"), is_invented)


def _wrong_kind(cells: Cells, _: int) -> Bools:
    company: Bools = cells.words("debtor_kind") == "company"
    eleven: Bools = _lengths(cells) == 11
    return company & eleven


def _lengths(cells: Cells) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    texts = cells.words("tax_id").tolist()
    return np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))


def _judged(cells: Cells) -> Bools:
    """Numbers written in groups are left to the full check."""
    return _each(cells.words("tax_id"), lambda text: text != "" and " " not in text)


def _tckn(cells: Cells, _: int) -> Bools:
    digits, good = digit_matrix(cells.words("tax_id"), 11)
    foreign = (digits[:, 0] == 9) & (digits[:, 1] == 9)
    right: Bools = good & (foreign | tckn.has_check_digits(digits))
    return _judged(cells) & (_lengths(cells) > 10) & ~right


def _vkn(cells: Cells, _: int) -> Bools:
    digits, good = digit_matrix(cells.words("tax_id"), 10)
    right: Bools = good & vkn.has_check_digit(digits)
    return _judged(cells) & (_lengths(cells) <= 10) & ~right


def _amount(code: str, test: Callable[[Cells], Bools]) -> tuple[str, Mask]:
    return code, lambda cells, _: test(cells)


_DEBTOR = _missing("debtor_missing", "debtor_id", "debtor_name")
_AMOUNT: Checks = (
    _missing("amount_missing", "amount_kurus"),
    _amount("amount_not_number", lambda cells: np.isnan(cells.numbers("amount_kurus"))),
    _amount("amount_not_positive", lambda cells: cells.numbers("amount_kurus") <= 0),
    _amount("amount_too_large", lambda cells: cells.numbers("amount_kurus") > 1e10),
)
_CURRENCY: Checks = (("currency_unknown", _currency),)
_CHECKSUMS: Checks = (("tckn_checksum", _tckn), ("vkn_checksum", _vkn))

CHECKS: dict[str, Checks] = {
    "debtors": (
        _missing("name_missing", "debtor_name"),
        ("id_placeholder", _placeholder),
        ("id_wrong_kind", _wrong_kind),
        *_CHECKSUMS,
        ("iban_length", _iban),
        _text("amount_not_number", "credit_limit_kurus"),
    ),
    "receivables": (
        _DEBTOR,
        *_AMOUNT,
        _text("date_text", "issue_date", "due_date", "stage_date"),
        ("due_and_issue_missing", _undated),
        _earlier("due_before_issue", "due_date", "issue_date"),
        _far("issue_date", "due_date"),
        *_CURRENCY,
        _text("rate_not_number", "contract_rate"),
    ),
    "contacts": (
        _DEBTOR,
        *_required("contacts", "contacted_at"),
        _text("date_text", "contacted_at", "next_action_date", "action_result_date"),
        ("contact_in_future", _plan_exempt_future),
        *_required("contacts", "result"),
        ("action_missing", _action_missing),
        _earlier("action_before_contact", "next_action_date", "contacted_at"),
        _far("contacted_at", "next_action_date"),
    ),
    "promises": (
        _DEBTOR,
        *_required("promises"),
        _text("date_text", "made_on", "promised_for"),
        *_AMOUNT,
        _earlier("promise_before_contact", "promised_for", "made_on"),
        _far("made_on", "promised_for"),
        *_CURRENCY,
    ),
    "receipts": (
        _DEBTOR,
        *_required("receipts"),
        _text("date_text", "received_on"),
        _future("receipt_in_future", "received_on"),
        *_AMOUNT,
        _far("received_on"),
        *_CURRENCY,
    ),
    "files": (
        _DEBTOR,
        *_required("files"),
        ("file_no_format", _case_no),
        _text("date_text", "filed_on", "stage_date", "last_step_on"),
        _far("filed_on"),
        _text("amount_not_number", "filed_kurus"),
        _amount("amount_not_positive", lambda cells: cells.numbers("filed_kurus") <= 0),
    ),
    "parties": (
        *_required("parties"),
        _missing("party_missing", "party_name"),
        ("id_placeholder", _placeholder),
        *_CHECKSUMS,
        _text("date_text", "served_on"),
        _far("served_on"),
    ),
    "events": (
        *_required("events"),
        _text("date_text", "event_date", "event_end"),
        _earlier("event_end_before_start", "event_end", "event_date"),
        _far("event_date", "event_end"),
    ),
    "costs": (
        _DEBTOR,
        *_required("costs"),
        _text("date_text", "cost_date"),
        *_AMOUNT,
        _far("cost_date"),
        *_CURRENCY,
    ),
}
