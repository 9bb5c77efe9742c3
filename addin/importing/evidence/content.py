"""What the cells of a column hold, as far as it speaks for or against a field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from addin.importing.evidence import amount_forms, day_forms, days
from addin.importing.evidence.cells import Bools, Texts, shown
from addin.importing.evidence.repair import phones_in
from addin.importing.evidence.states import states_of
from addin.importing.evidence.words import codes_of, source_words
from addin.rules.identifiers import currency, email, file_no, iban, kep, phone, tax_id
from addin.text import fold

FITS = 0.8  # of the filled cells must be what the field holds, for the cells to prove it
SPEAKS_AGAINST = 0.5  # with fewer, the header is doubted
_LONGEST_TERM = 400
_TERM = re.compile(r"(?:net )?(\d{1,3})(?: 0+)?(?: (?:gun|gunluk|gun vade|gun vadeli|days?|days net|net))?")
_FEWEST = 2  # cells that may reveal a field
_SMALLEST_ROUND = 100  # whole numbers are money when most are round ones from here on
_MOST_STATES = 12  # different words for where a paper is
_FORMS = frozenset("4 5 4-5 6 7 8 9 10 13 14".split())  # numbers of the forms that begin a proceeding
_STATES = {"held", "given_away", "bounced"}
_LONG_PHONE = 13  # letters of a number with its area
NUMBERS = {"document_no", "cheque_no"}
_INVOICE_NO = re.compile(r"[A-Z0-9]{3}20\d{11}")  # of an e-invoice
# Only fields of which the cells can tell.
_HELD: dict[str, str] = {
    "amount": "amount",
    "open_amount": "amount",
    "paid_amount": "amount",
    "debit": "amount",
    "credit": "amount",
    "issue_date": "day",
    "due_date": "day or term",
    "settled_on": "day",
    "debit_balance": "amount",
    "credit_balance": "amount",
    "bucket": "amount",
    "month": "amount",
    "filed_amount": "amount",
    "filed_on": "day",
    "due_days": "count",
    "tax_id": "digits",
    "debtor_name": "words",
    "office": "words",
    "counsel": "words",
    "proceeding_type": "proceeding",
    "owner": "words",
    "province": "words",
    "district": "words",
    "tax_office": "words",
    "case_no": "case",
    "order_served_on": "day",
    "attached_on": "day",
    "objected_on": "day",
    "last_step_on": "day",
    "email": "email",
    "phone": "phone",
    "balance_side": "side",
}


def share(field: str, cells: list[Any]) -> float | None:
    """How many of the cells are what the field holds; None where that cannot be told."""
    if field not in _HELD or not cells:
        return None
    holds = _TESTS[_HELD[field]]
    return sum(map(holds, cells)) / len(cells)


def agrees(field: str, cells: list[Any]) -> float | None:
    """As `share`, and for numbers of papers too, whose cells may speak for a header but never against it.

    >>> agrees("document_no", ["A-101", "102"]), agrees("document_no", ["kargo", "elden"])
    (1.0, None)
    """
    if field not in NUMBERS or not cells:
        return share(field, cells)
    numbered = sum(any(map(str.isdigit, shown(cell))) for cell in cells) / len(cells)
    return numbered if numbered >= FITS else None


_OLD_LIRA = "TRL"


def fits(field: str, cells: list[Any]) -> bool:
    """Whether enough of the cells speak for the field."""
    return (share(field, cells) or 0.0) >= FITS


def revealed(cells: list[Any], *, of_papers: bool = False) -> str:
    """The field that cells prove whatever stands above them: numbers with check digits, addresses.

    `of_papers`: beside the number of a cheque or note "Ödendi" alone is its state too.

    >>> revealed(["4540536920", "10000000146"]), revealed(["a@b.com", "c@d.com.tr"]), revealed(["x", "y"])
    ('tax_id', 'email', '')
    """
    texts = [shown(cell) for cell in cells if not isinstance(cell, dt.date)]
    if _are_states(texts, of_papers=of_papers):
        return "status"
    if _are_offices(texts):
        return "office"
    if len(set(texts)) < _FEWEST:
        return ""
    whole, digits = np.array(texts, dtype=object), [sum(map(str.isdigit, text)) for text in texts]
    for field, sign, least, rule in _PROOFS:
        may_be = sum(sign in text and count >= least for text, count in zip(texts, digits, strict=True))
        if len(texts) * FITS <= may_be and len(texts) * FITS <= np.count_nonzero(rule(whole)):
            return field
    return ""


def _are_states(texts: list[str], *, of_papers: bool = False) -> bool:
    """Whether they say where a cheque or note is, of some at least more than that it was paid.

    >>> _are_states(["Portföyde", "Ciro Edildi", "Tahsil Edildi"]), _are_states(["Ödendi", "İptal"])
    (True, False)
    """
    distinct = set(texts)
    if not 0 < len(distinct) <= _MOST_STATES:
        return False
    words = np.array(list(distinct), dtype=object)
    codes = dict(zip(words, states_of(words), strict=True))
    known = sum(bool(codes[text]) for text in texts)
    told = of_papers or not _STATES.isdisjoint(codes.values())
    return told and known >= FITS * len(texts)


def _are_offices(texts: list[str]) -> bool:
    """Whether they name offices of enforcement, one of them alone too."""
    named = {text for text in set(texts) if "cra" in text.casefold() and file_no.is_office([text])[0]}
    return bool(named) and sum(map(named.__contains__, texts)) >= FITS * len(texts)


def _is_telephone(texts: Texts) -> Bools:
    """Ten or more digits that are a telephone, written as one: a long number may be anything."""
    pairs = zip(phone.compact(texts).tolist(), texts.tolist(), strict=True)
    return np.array([_is_written_out(number, typed.strip()) for number, typed in pairs], dtype=bool)


def _is_written_out(number: str, typed: str) -> bool:
    """A mobile with its zero, or any one with zero and gaps.

    >>> [_is_written_out("+905321234567", text) for text in ("0532 123 45 67", "05321234567", "5321234567")]
    [True, True, False]
    >>> [_is_written_out("+902121234567", text) for text in ("(0212) 123 45 67", "02121234567")]
    [True, False]
    """
    if number.startswith("+905"):
        return not typed.isdecimal() or typed.startswith(("05", "905"))
    area = number.startswith(("+902", "+903", "+904")) and len(number) == _LONG_PHONE
    return area and not typed.isdecimal() and typed.startswith(("0", "(0", "+90"))


def _is_invoice_no(texts: Texts) -> Bools:
    return np.array([bool(_INVOICE_NO.fullmatch(text)) for text in texts.tolist()], dtype=bool)


def is_currency(texts: Texts) -> Bools:
    """Also TRL, as programs still write the lira of today."""
    return np.asarray(currency.is_valid(texts) | (texts == _OLD_LIRA), dtype=bool)


# With what each has in it at least, as the rules themselves take their time: a sign, so many digits.
_PROOFS: tuple[tuple[str, str, int, Callable[[Texts], Any]], ...] = (
    ("tax_id", "", 8, tax_id.is_valid),
    ("iban", "", 10, iban.is_valid),
    ("kep", "@", 0, kep.is_valid),
    ("email", "@", 0, email.is_valid),
    ("phone", "", 10, _is_telephone),
    ("document_no", "", 0, _is_invoice_no),
)


def wholly_days(cells: list[Any]) -> bool:
    """Whether all cells are days and nothing but days: bare numbers may be amounts as well."""
    told = any(not isinstance(cell, int | float) and not shown(cell).isdecimal() for cell in cells)
    return told and sum(_is_day(cell) or _names_month(cell) for cell in cells) >= FITS * len(cells) > 0


def wholly_amounts(cells: list[Any]) -> bool:
    """Whether all cells are amounts of money; running numbers and codes are not.

    >>> wholly_amounts([1500.0, 22000.0]), wholly_amounts(["12,50"]), wholly_amounts([1.0, 2.0, 3.0])
    (True, True, False)
    >>> wholly_amounts([400.0, 0.0, 0.0]), wholly_amounts([0.0, 0.0]), wholly_amounts(["400", "1250"])
    (True, False, True)
    """
    if not fits("amount", cells) or wholly_days(cells):
        return False
    numbers = [cell for cell in cells if isinstance(cell, int | float) and cell]
    forms = [amount_forms.form_of(cell) for cell in cells if isinstance(cell, str)]
    exact = any(number != int(number) for number in numbers)
    if exact or any(form and (form.decimal or form.currency) for form in forms):
        return True
    numbers += [
        int(form.digits) for form in forms if form and form.digits.isdecimal() and form.digits[0] != "0"
    ]
    round_ones = sum(number >= _SMALLEST_ROUND and number % 10 == 0 for number in numbers)
    return len(numbers) > 0 and round_ones >= FITS * len(numbers)


def _is_day(cell: Any) -> bool:
    if isinstance(cell, str):
        return day_forms.form_of(cell) is not None or (len(cell.strip()) == 5 and cell.strip().isdecimal())
    return isinstance(cell, dt.date) or (isinstance(cell, float) and days.is_number_of_day(cell))


def _names_month(cell: Any) -> bool:
    form = day_forms.without_year(cell) if isinstance(cell, str) else None
    return form is not None and not form.sign


def _may_be_day(cell: Any) -> bool:
    """Whether it is a day in a column of days: its year may be left out, words may stand for it.

    >>> [_may_be_day(text) for text in ("10.11", "15 eylül", "Ekim sonu", "bayramdan sonra", "Ali Kaya")]
    [True, True, True, True, False]
    """
    if _is_day(cell):
        return True
    text = cell if isinstance(cell, str) else ""
    return bool(text) and (
        day_forms.without_year(text) is not None or not _day_words().isdisjoint(fold(text).split())
    )


@cache
def _day_words() -> frozenset[str]:
    return frozenset(map(fold, source_words()["vague_days"]))


def _is_amount(cell: Any) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and amount_forms.form_of(cell) is not None)


def is_at_once(text: str) -> bool:
    """Whether a term says that no days are given: "Peşin"."""
    return fold(text) in source_words()["at_once"]


def term_in(text: str) -> int | None:
    """The days of a term of payment; None where it tells none.

    >>> [term_in(text) for text in ("30", "45 gün", "Net 60", "Peşin", "30-60", "2 ay")]
    [30, 45, 60, 0, None, None]
    """
    if is_at_once(text):
        return 0
    found = _TERM.fullmatch(fold(text))
    days = int(found[1]) if found else _LONGEST_TERM + 1
    return days if days <= _LONGEST_TERM else None


def _is_count(cell: Any) -> bool:
    return term_in(shown(cell)) is not None


def _is_term(cell: Any) -> bool:
    """Whether words say from when on it is due: "60 gün", "peşin"."""
    return isinstance(cell, str) and not cell.strip().isdecimal() and _is_count(cell)


def _is_digits(cell: Any) -> bool:
    text = str(tax_id.compact(shown(cell)))
    return sum(map(str.isdigit, text)) * 2 > len(text)


def _is_words(cell: Any) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


_TESTS: dict[str, Callable[[Any], bool]] = {
    "amount": _is_amount,
    "day": _may_be_day,
    "day or term": lambda cell: _may_be_day(cell) or _is_term(cell),
    "count": _is_count,
    "digits": _is_digits,
    "words": _is_words,
    "proceeding": lambda cell: _is_words(cell) or shown(cell) in _FORMS,
    "case": lambda cell: bool(file_no.is_valid([shown(cell)])[0]),
    "email": lambda cell: "@" in shown(cell),
    "phone": lambda cell: bool(phone.is_valid(phones_in(shown(cell))).any()),
    "side": lambda cell: bool(codes_of("side", np.array([shown(cell)], dtype=object))[0]),
}
