"""One amount as somebody writes it: its digits, decimal sign, side and currency."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from addin.importing.evidence.cells import tidy
from addin.rules.identifiers import currency

_SIDES = {"B": 1, "A": -1}  # of a balance: borç, alacak
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<sign>[-+\u2212])? ?(?P<before>[^\W\d_]+|[₺$€£]|US\$)?\.? ?(?P<late>[-+\u2212])?"
    r"(?P<core>[.,]?\d[\d.,' ]*?) ?(?P<after>[^\W\d_]+(?: [^\W\d_]+)?|[₺$€£])?\.?"
    r"(?P<trail>[-\u2212])?(?P<close>\))?(?: ?\(?(?P<side>[AB])\)?)?"
)
# "1.000,-" and "12.500-TL" are plus; a minus behind decimals stays one.
_NO_DECIMALS = re.compile(r"(?<=\d)[.,]-+ ?(?=\D*$)|(?<=\d)(?<!,\d\d)(?<!\.\d\d)-(?=[^\W\d_]|[₺$€£])")
# Behind an amount that is the whole.
_WITH_TAX = re.compile(r"\s*(?:\+\s*kdv dahil|\(?\s*kdv dahil\s*\)?)$", re.IGNORECASE)
_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_LONGEST = 60  # signs that an amount can have
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
    >>> form_of("8.350 TL + KDV dahil") == form_of("8.350 TL"), form_of("8.350 TL + KDV")
    (True, None)
    """
    if len(text) > _LONGEST:
        return None
    if text.isdecimal() and text.isascii():
        return Form(text, "", 1, "")
    written, whole = _NO_DECIMALS.subn(" ", _WITH_TAX.sub("", tidy(text).strip(_FILLING)))
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
