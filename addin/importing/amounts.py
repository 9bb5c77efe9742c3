"""Amounts as lists write them: the decimal sign is decided by a column, each amount is exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from addin.importing.cells import Bools, Cells, Texts, kinds_of, tidy
from addin.rules.identifiers import currency
from addin.rules.money import LARGEST, to_kurus
from addin.rules.rows import Ints

OWN = "own"  # every amount of the column tells its decimal sign itself
_SIDES = {"B": 1, "A": -1}  # of a balance: borç, alacak
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<sign>[-+\u2212])? ?(?P<before>[^\W\d_]+|[₺$€£]|US\$)?\.? ?(?P<late>[-+\u2212])?"
    r"(?P<core>[.,]?\d[\d.,' ]*?) ?(?P<after>[^\W\d_]+(?: [^\W\d_]+)?|[₺$€£])?\.?"
    r"(?P<trail>[-\u2212])?(?P<close>\))?(?: ?\(?(?P<side>[AB])\)?)?"
)
# "1.000,-" and "12.500-TL" are plus; a minus behind decimals stays one.
_NO_DECIMALS = re.compile(r"(?<=\d)[.,]-+(?=\D*$)|(?<=\d)(?<!,\d\d)(?<!\.\d\d)-(?=[^\W\d_]|[₺$€£])")
_FILLING = " #*="  # printed around amounts so that no digit can be added
_GROUPS = {"": re.compile(r"\d+")} | {
    sign: re.compile(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+|\d+") for sign in ".,' "
}


class Form(NamedTuple):
    """One amount as written: `decimal` is "," or ".", "" without decimals, "?" where it may be either."""

    digits: str
    decimal: str
    sign: int
    currency: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """A column read: kuruş (0 where not), and why not. `currency`: the code beside the number, else ""."""

    kurus: Ints
    blank: Bools
    unreadable: Bools
    rounded: Bools
    currency: Texts


@dataclass(frozen=True, slots=True)
class NumberEvidence:
    """What the texts of a column prove: decimal signs seen, and an example that proves nothing."""

    signs: frozenset[str]
    doubtful: str = ""

    @property
    def style(self) -> str:
        """The decimal sign, `OWN`, or "" when the column does not tell."""
        if not self.doubtful:
            return next(iter(self.signs)) if len(self.signs) == 1 else OWN
        return next(iter(self.signs)) if len(self.signs) == 1 else ""


@lru_cache(1 << 18)
def form_of(text: str) -> Form | None:
    """How an amount is written; None where the text is no amount.

    >>> form_of("1.234,56 TL"), form_of("(1,234.56)")
    (Form(digits='1.234,56', decimal=',', sign=1, currency='TRY'), Form(digits='1,234.56', decimal='.', ...
    >>> form_of("1.234").decimal, form_of("1.058.400").decimal, form_of("12,5-").sign, form_of("12 elma")
    ('?', ',', -1, None)
    >>> [form_of(text)[::2] for text in ("12.500-TL", "1.000,-", "#750,00#")]
    [('12.500', 1), ('1.000', 1), ('750,00', 1)]
    """
    if text.isdecimal() and text.isascii():
        return Form(text, "", 1, "")
    found = _AMOUNT.fullmatch(_NO_DECIMALS.sub(" ", tidy(text).strip(_FILLING)).rstrip())
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    code, side = _code(found["before"], found["after"])
    decimal = _decimal(found["core"])
    if code is None or decimal is None:
        return None
    minus = any(found[name] in ("-", "\u2212") for name in ("sign", "late", "trail")) or bool(found["open"])
    sign = _SIDES[side or found["side"] or "B"] * (-1 if minus else 1)
    return Form(found["core"], decimal, sign, code)


def _code(before: str | None, after: str | None) -> tuple[str | None, str]:
    """Currency of the words beside a number (None: other words), and the side letter among them."""
    side = ""
    if after and after[-1:] in _SIDES and after[:-1].strip() in ("", *_words(after[:-1])):
        after, side = after[:-1].strip(), after[-1]
    codes = [currency.compact(word) for word in (before, after) if word]
    if "" in codes or len(set(codes)) > 1:
        return None, ""
    return (codes[0] if codes else ""), side


def _words(text: str) -> tuple[str, ...]:
    return (text.strip(),) if text.endswith(" ") and currency.is_valid(text.strip()) else ()


def _decimal(core: str) -> str | None:
    """The decimal sign of the digits; None where the groups are no number."""
    commas, dots = core.count(","), core.count(".")
    if commas and dots:
        sign, other = (",", ".") if core.rfind(",") > core.rfind(".") else (".", ",")
        whole, _, part = core.rpartition(sign)
        return sign if sign not in whole and part.isdecimal() and _grouped(whole, other) else None
    sign, other = (",", ".") if commas else (".", ",")
    if commas + dots > 1:
        return other if _grouped(core, sign) else None
    if not commas + dots:
        return "" if _grouped(core, " ") or _grouped(core, "'") else None
    whole, _, part = core.partition(sign)
    if part and not part.isdecimal():
        return None
    if len(part) == 3 and whole.isdecimal() and len(whole) <= 3 and not whole.startswith("0"):
        return "?"
    return sign if not whole or any(_grouped(whole, group) for group in "' ") else None


def _grouped(whole: str, sign: str) -> bool:
    return _GROUPS[sign].fullmatch(whole) is not None


def evidence(cells: Cells) -> NumberEvidence:
    """What a column proves about its decimal sign, over all its cells."""
    texts = {cell for cell in cells if type(cell) is str} if str in kinds_of(cells) else ()
    forms = {text: form_of(text) for text in texts}
    signs = {form.decimal for form in forms.values() if form}
    doubtful = next((text for text, form in forms.items() if form and form.decimal == "?"), "")
    return NumberEvidence(frozenset(signs & {",", "."}), tidy(doubtful))


def read_amounts(cells: Cells, style: str) -> Amounts:
    """Kuruş of each cell under a decimal sign.

    >>> read = read_amounts(["1.234", "1.234,56", 2.5, "", "yok"], ",")
    >>> read.kurus.tolist(), read.unreadable.tolist()
    ([123400, 123456, 250, 0, 0], [False, False, False, False, True])
    """
    if kinds_of(cells) <= {float}:
        return _from_numbers(np.asarray(cells, dtype=np.float64))
    is_text = np.fromiter((type(cell) is str for cell in cells), dtype=bool, count=len(cells))
    numbers = [None if isinstance(cell, str) else cell for cell in cells]
    read = _from_numbers(numbers)
    known = {text: _read(text, style) for text in {cell for cell in cells if type(cell) is str}}
    rows = np.flatnonzero(is_text)
    found = [known[cells[row]] for row in rows.tolist()]
    read.kurus[rows] = [kurus for kurus, *_ in found]
    for mask, place in ((read.blank, 1), (read.unreadable, 2), (read.rounded, 3)):
        mask[rows] = [entry[place] for entry in found]
    read.currency[rows] = [entry[4] for entry in found]
    return read


def _from_numbers(values: Iterable[Any]) -> Amounts:
    read = to_kurus(values)
    missing = np.asarray(read.kurus.isna(), dtype=bool)
    odd = read.not_number | read.too_large
    kurus = np.asarray(read.kurus.to_numpy(dtype=np.int64, na_value=0), dtype=np.int64)
    texts = np.full(len(kurus), "", dtype=object)
    return Amounts(kurus, missing & ~odd, odd, read.rounded.copy(), texts)


def _read(text: str, style: str) -> tuple[int, bool, bool, bool, str]:
    """Kuruş, blank, unreadable, rounded, currency."""
    form = form_of(text)
    if form is None:
        return 0, not tidy(text), bool(tidy(text)), False, ""
    sign = style if form.decimal == "?" and style in (",", ".") else form.decimal
    if sign == "?":
        return 0, False, True, False, ""
    whole, _, part = form.digits.rpartition(sign) if sign else (form.digits, "", "")
    if sign and sign not in form.digits:
        whole, part = form.digits, ""
    digits = "".join(filter(str.isdecimal, whole)) or "0"
    kurus = int(digits) * 100 + int(part[:2].ljust(2, "0"))
    rest = part[2:].strip("0")
    kurus += bool(rest) and part[2] >= "5"
    if kurus > LARGEST:
        return 0, False, True, False, ""
    return kurus * form.sign, False, False, bool(rest), form.currency
