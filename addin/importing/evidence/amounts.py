"""Amounts as lists write them: the decimal sign is decided by a column, each amount is exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Texts, kept, kinds_of, tidy
from addin.importing.evidence.shapes import by_shape, digits_of
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
_NO_DECIMALS = re.compile(r"(?<=\d)[.,]-+ ?(?=\D*$)|(?<=\d)(?<!,\d\d)(?<!\.\d\d)-(?=[^\W\d_]|[₺$€£])")
_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_LONGEST = 60  # signs that an amount can have
_FEW, _SAFE = 8, 15  # texts worth to be read together; digits that stay exact
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
    >>> [form_of(text).decimal for text in ("12.500-TL", "33.536,-", "79.367,- TL")]
    [',', ',', ',']
    """
    if len(text) > _LONGEST:
        return None
    if text.isdecimal() and text.isascii():
        return Form(text, "", 1, "")
    written, whole = _NO_DECIMALS.subn(" ", tidy(text).strip(_FILLING))
    found = _AMOUNT.fullmatch(written.rstrip())
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    code, side = _code(found["before"], found["after"])
    decimal = _decimal(found["core"])
    if code is None or decimal is None:
        return None
    if whole and _ONE_GROUP.fullmatch(found["core"]):
        decimal = "." if "," in found["core"] else ","
    signs = [found[name] for name in ("sign", "late", "trail", "open") if found[name]]
    if len(signs) > 1:
        return None
    minus = signs not in ([], ["+"])
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
    return kept(cells, "amounts", _evidence)


def _evidence(cells: Cells) -> NumberEvidence:
    signs, doubtful = set(), ""
    texts = _texts_among(cells)[1]
    for shape, rows in by_shape(texts.tolist()):
        form = form_of(shape)
        if form is None:
            continue
        alone = _told_by_a_zero(texts[rows], shape, form)
        told = [each for text in texts[rows[alone]].tolist() if (each := form_of(text))]
        signs |= {each.decimal for each in told} | ({form.decimal} if not alone.all() else set())
        if form.decimal == "?":
            doubtful = doubtful or next(iter(texts[rows[~alone]]), "")
    return NumberEvidence(frozenset(signs & {",", "."}), tidy(doubtful))


def _told_by_a_zero(texts: Texts, shape: str, form: Form) -> Bools:
    """Texts of which more is known than of their shape: 0.125 tells what 1.125 does not."""
    if form.decimal != "?" or "9" not in shape:
        return np.zeros(len(texts), dtype=bool)
    return np.asarray(digits_of(texts, shape)[:, 0] == 0, dtype=bool)


def _texts_among(cells: Cells) -> tuple[Ints, Texts]:
    """Places of the texts, and these."""
    return kept(cells, "texts among", _find_texts)


def _find_texts(cells: Cells) -> tuple[Ints, Texts]:
    if str not in kinds_of(cells):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=object)
    rows = np.flatnonzero(np.fromiter(map(isinstance, cells, repeat(str)), dtype=bool, count=len(cells)))
    texts = np.empty(len(rows), dtype=object)
    texts[:] = [cell for cell in cells if isinstance(cell, str)]
    return rows, texts


def read_amounts(cells: Cells, style: str) -> Amounts:
    """Kuruş of each cell under a decimal sign.

    >>> read = read_amounts(["1.234", "1.234,56", 2.5, "", "yok"], ",")
    >>> read.kurus.tolist(), read.unreadable.tolist()
    ([123400, 123456, 250, 0, 0], [False, False, False, False, True])
    """
    if kinds_of(cells) <= {float}:
        return _from_numbers(np.asarray(cells, dtype=np.float64))
    read = _from_numbers(_numbers_among(cells))
    rows, texts = _texts_among(cells)
    for shape, places in by_shape(texts.tolist()):
        _put(read, rows[places], texts[places], shape, style)
    return read


def _numbers_among(cells: Cells) -> Iterable[Any]:
    """Numbers as they stand, NaN for texts."""
    if kinds_of(cells) <= {float, str}:
        return np.array([np.nan if type(cell) is str else cell for cell in cells], dtype=np.float64)
    return [None if isinstance(cell, str) else cell for cell in cells]


def _put(read: Amounts, rows: Ints, texts: Texts, shape: str, style: str) -> None:
    """Texts of one shape, all at once where there are many."""
    form = form_of(shape)
    if form is None:
        read.blank[rows], read.unreadable[rows] = not tidy(shape), bool(tidy(shape))
        return
    count = sum(map(str.isdecimal, form.digits))
    if len(rows) >= _FEW and count == shape.count("9") <= _SAFE:
        digits, alone = digits_of(texts, shape), _told_by_a_zero(texts, shape, form)
        _put_all(read, rows[~alone], digits[~alone], form, style)
        rows, texts = rows[alone], texts[alone]
    for row, text in zip(rows.tolist(), texts.tolist(), strict=True):
        told = _read(text, style)
        read.kurus[row], read.blank[row], read.unreadable[row], read.rounded[row], read.currency[row] = told


def _put_all(read: Amounts, rows: Ints, digits: Ints, form: Form, style: str) -> None:
    """As `_read` of each text; `digits`: a row each, `form`: what is the same in all of them."""
    read.blank[rows] = False
    sign = style if form.decimal == "?" and style in (",", ".") else form.decimal
    if sign == "?":
        read.unreadable[rows] = True
        return
    part = len(form.digits.rpartition(sign)[2]) if sign and sign in form.digits else 0
    whole = digits.shape[1] - part
    tens, rest = digits[:, whole : whole + 2], digits[:, whole + 2 :]
    kurus = digits[:, :whole] @ 10 ** np.arange(whole + 1, 1, -1) + tens @ np.array([10, 1])[: tens.shape[1]]
    kurus += (rest[:, :1] >= 5).any(axis=1)
    large = kurus > LARGEST
    read.kurus[rows] = np.where(large, 0, kurus * form.sign)
    read.unreadable[rows] = large
    read.rounded[rows] = rest.any(axis=1) & ~large
    read.currency[rows] = np.where(large, "", form.currency)


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
