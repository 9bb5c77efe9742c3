"""Amounts as lists write them: the decimal sign is decided by a column, each amount is exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from addin.importing.evidence.amount_forms import Form, form_of
from addin.importing.evidence.cells import Bools, Cells, Texts, kept, kinds_of, tidy
from addin.importing.evidence.shapes import by_shape, digits_of
from addin.rules.money import LARGEST, to_kurus
from addin.rules.rows import Ints, repeated

OWN = "own"  # every amount of the column tells its decimal sign itself
_LIRA = re.compile(r"\bTL\b|₺|\blira\b", re.IGNORECASE)
_FEW, _SAFE = 8, 15  # texts worth to be read together; digits that stay exact


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
    """What the texts of a column prove: decimal signs seen, and an example that proves nothing.

    `lira`: all that prove nothing have a dot, some beside "TL": "1.250 TL" is no lira with three decimals.
    """

    signs: frozenset[str]
    doubtful: str = ""
    lira: bool = False

    @property
    def style(self) -> str:
        """The decimal sign, `OWN`, or "" when the column does not tell."""
        if not self.doubtful:
            return next(iter(self.signs)) if len(self.signs) == 1 else OWN
        return next(iter(self.signs)) if len(self.signs) == 1 else ""


def evidence(cells: Cells) -> NumberEvidence:
    """What a column proves about its decimal sign, over all its cells."""
    return kept(cells, "amounts", _evidence)


def _evidence(cells: Cells) -> NumberEvidence:
    signs, doubtful, doubts = set(), "", list[str]()
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
            doubts.append(shape)
    lira = not any("," in shape for shape in doubts) and any(map(_LIRA.search, doubts))
    return NumberEvidence(frozenset(signs & {",", "."}), tidy(doubtful), lira)


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
    texts = repeated("", len(kurus))
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
