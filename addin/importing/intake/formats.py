"""Currencies that stand only in the format of a cell: its user sees "$ 1,000.00", its value is 1000."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*)>")
_USED = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)>")
_ID = re.compile(rb"""numFmtId=["'](\d+)["']""")
_CODE = re.compile(rb"""formatCode=(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)/?>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_STYLED = re.compile(rb"""\bs=["'](\d+)["']""")
_SYMBOL = re.compile(r"\[\$([^\]\-]+)(?:-[^\]]*)?\]|\"([^\"]*)\"|([$€£])")


def currency_of_format(code: str) -> str:
    """The currency beside the number, "" for lira or none.

    >>> currency_of_format('[$$-409]#,##0.00'), currency_of_format('#,##0.00 [$€-407];[Red]-0 [$€-407]')
    ('USD', 'EUR')
    >>> [currency_of_format(code) for code in ('#,##0.00 "₺"', "[$-41F]dd mmmm yyyy", '0 "gün"')]
    ['', '', '']
    """
    bare = re.sub(r"\[\$-[^\]]*\]", "", code)
    words = {"".join(found).strip() for found in _SYMBOL.findall(bare)} - {""}
    codes = {str(currency.compact([word])[0]) for word in words} - {""}
    return codes.pop() if len(codes) == 1 and codes != {BASE_CURRENCY} else ""


def currencies_of_styles(xml: bytes) -> dict[int, str]:
    """By number of the cell style the currency that its format shows; without lira."""
    formats: dict[int, str] = {}
    for tag in _FORMAT.findall(xml):
        number, code = _ID.search(tag), _CODE.search(tag)
        if number and code:
            shown = unescape((code[1] or code[2] or b"").decode("utf-8", errors="replace"))
            formats[int(number[1])] = currency_of_format(shown)
    used = _USED.search(xml) if any(formats.values()) else None
    found: dict[int, str] = {}
    for place, tag in enumerate(_STYLE.findall(used[0]) if used else ()):
        number = _ID.search(tag)
        if number and formats.get(int(number[1])):
            found[place] = formats[int(number[1])]
    return found


def cells_in_currency(xml: bytes, styles: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Cells (row, column from 0) with one of the styles."""
    found: dict[tuple[int, int], str] = {}
    for tag in _CELL.findall(xml):
        style = _STYLED.search(tag)
        if not style or int(style[1]) not in styles:
            continue
        if place := _PLACE.search(tag):
            found[int(place[2]) - 1, _column(place[1].decode()) - 1] = styles[int(style[1])]
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
