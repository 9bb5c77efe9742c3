"""What stands only in the format of a cell: "$ 1,000.00", 4,54E+09, 000031 are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*)>")
_USED = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)>")
_ID = re.compile(rb"""numFmtId=["'](\d+)["']""")
_CODE = re.compile(rb"""formatCode=(?:"([^"]*)"|'([^']*)')""")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_STYLED = re.compile(rb"""\bs=["'](\d+)["']""")
_SYMBOL = re.compile(r"\[\$([^\]\-]+)(?:-[^\]]*)?\]|\"([^\"]*)\"|([$€£])")
_EXPONENT = re.compile(r"[0#?]E[+-][0#?]", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"")
_ZEROS = re.compile(r"00+")
_LIRA = frozenset({"₺", "TL", "TRY"})
_BUILT_IN = frozenset({11, 48})  # 0.00E+00 and ##0.0E+0 have no code in the file


@dataclass(frozen=True, slots=True)
class Formats:
    """By number of the cell style: the currency or the places that it shows ("USD", "000000"), and whether
    it writes numbers as 1,23E+10."""

    shown: Mapping[int, str] = field(default_factory=dict)
    scientific: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.shown or self.scientific)


def currency_of_format(code: str) -> str:
    """The currency beside the number, "" for lira or none.

    >>> currency_of_format('[$$-409]#,##0.00'), currency_of_format('#,##0.00 [$€-407];[Red]-0 [$€-407]')
    ('USD', 'EUR')
    >>> [currency_of_format(code) for code in ('#,##0.00 "₺"', "[$-41F]dd mmmm yyyy", '0 "gün"')]
    ['', '', '']
    """
    bare = re.sub(r"\[\$-[^\]]*\]", "", code)
    words = {"".join(found).strip() for found in _SYMBOL.findall(bare)} - {""}
    if words <= _LIRA:
        return ""
    from addin.rules.identifiers import currency  # with numpy: most lists need it not

    codes = {str(currency.compact([word])[0]) for word in words} - {""}
    return codes.pop() if len(codes) == 1 and codes.isdisjoint(_LIRA) else ""


def formats_of(codes: Mapping[int, str], used: Iterable[int]) -> Formats:
    """`codes`: the file's formats by their number, `used`: the format's number of each cell style."""
    shown = {number: text for number, text in codes.items() if _ZEROS.fullmatch(text)}
    shown |= {number: code for number, text in codes.items() if (code := currency_of_format(text))}
    powers = {number for number, text in codes.items() if _EXPONENT.search(_QUOTED.sub("", text))}
    powers |= _BUILT_IN - codes.keys()
    numbers = list(enumerate(used)) if shown or powers else []
    return Formats(
        {style: shown[number] for style, number in numbers if number in shown},
        frozenset(style for style, number in numbers if number in powers),
    )


def formats_of_styles(xml: bytes) -> Formats:
    """Of the part styles.xml."""
    codes: dict[int, str] = {}
    for tag in _FORMAT.findall(xml):
        number, code = _ID.search(tag), _CODE.search(tag)
        if number and code:
            codes[int(number[1])] = unescape((code[1] or code[2] or b"").decode("utf-8", errors="replace"))
    used = _USED.search(xml)
    numbers = [_ID.search(tag) for tag in _STYLE.findall(used[0] if used else b"")]
    return formats_of(codes, [int(number[1]) if number else 0 for number in numbers])


def styled_cells(xml: bytes, styles: Iterable[int]) -> list[tuple[int, int, int]]:
    """Row, column (from 0) and style of the cells with one of these styles."""
    ways = b"|".join(str(style).encode() for style in sorted(styles))
    cell = re.compile(rb"<(?:\w+:)?c\s([^<>]*?\bs=[\"'](?:" + ways + rb")[\"'][^<>]*?)/?>")
    found = []
    for tag in cell.findall(xml):
        place, style = _PLACE.search(tag), _STYLED.search(tag)
        if place and style:
            found.append((int(place[2]) - 1, _column(place[1].decode()) - 1, int(style[1])))
    return found


def told_by_formats(
    cells: Iterable[tuple[int, int, int]], formats: Formats
) -> tuple[dict[tuple[int, int], str], frozenset[int]]:
    """Currencies and places by cell (row, column from 0); the columns with numbers written as 1,23E+10."""
    shown: dict[tuple[int, int], str] = {}
    scientific: set[int] = set()
    for row, column, style in cells:
        if style in formats.shown:
            shown[row, column] = formats.shown[style]
        if style in formats.scientific:
            scientific.add(column)
    return shown, frozenset(scientific)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
