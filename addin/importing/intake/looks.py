"""Rows that a hand has coloured or struck through: what people do with what was paid.

Only cells are looked at whose style has a fill or a struck font.
"""

from __future__ import annotations

import colorsys
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

STRUCK = "struck"
LONGEST = 8 << 20  # bytes of a sheet's part: nobody colours more rows than fit into it
_PART = {
    name: re.compile(rb"<(?:\w+:)?" + name + rb"\b[^<>]*>(.*?)</(?:\w+:)?" + name + rb">", re.DOTALL)
    for name in (b"fills", b"fonts", b"cellXfs", b"clrScheme")
}
_FILL = re.compile(rb"<(?:\w+:)?fill\b[^<>]*?(?:/>|>(.*?)</(?:\w+:)?fill>)", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font\b[^<>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)>")
_SOLID = re.compile(rb"""patternType=["']solid["']""")
_FRONT = re.compile(rb"<(?:\w+:)?fgColor\b([^<>]*)>")
_STRIKE = re.compile(rb"""<(?:\w+:)?strike\b(?![^<>]*val=["'](?:0|false)["'])[^<>]*>""")
_ATTRIBUTE = re.compile(rb"""\b(rgb|theme|tint|indexed|fillId|fontId)=["']([^"']*)["']""")
_THEME = re.compile(rb"""(?:lastClr|srgbClr val)=["']([0-9A-Fa-f]{6})["']""")
_INDEXED = {
    2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 6: "FF00FF", 7: "00FFFF", 10: "FF0000",
    11: "00FF00", 12: "0000FF", 13: "FFFF00", 17: "008000", 22: "C0C0C0", 34: "FFFF00", 42: "CCFFCC",
    43: "FFFF99", 44: "99CCFF", 45: "FF99CC", 46: "CC99FF", 47: "FFCC99", 50: "99CC00", 51: "FFCC00",
    52: "FF9900", 53: "FF6600", 57: "339966",
}  # fmt: skip
_HUES = ((15, "red"), (40, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (345, "purple"))
_PALE, _LIGHT = 0.06, 0.9
_MOSTLY = 0.6  # of the rows


def marks_of_styles(styles: bytes, theme: bytes) -> dict[int, str]:
    """The colour, or that it is struck, by number of the cell style; plain styles are left out."""
    colours = [_colour(fill, theme) for fill in _FILL.findall(_inside(styles, b"fills"))]
    struck = [bool(_STRIKE.search(font)) for font in _FONT.findall(_inside(styles, b"fonts"))]
    found: dict[int, str] = {}
    for style, tag in enumerate(_STYLE.findall(_inside(styles, b"cellXfs"))):
        told = dict(_ATTRIBUTE.findall(tag))
        fill, font = int(told.get(b"fillId", 0)), int(told.get(b"fontId", 0))
        if font < len(struck) and struck[font]:
            found[style] = STRUCK
        elif fill < len(colours) and colours[fill]:
            found[style] = colours[fill]
    return found


def _inside(xml: bytes, name: bytes) -> bytes:
    found = _PART[name].search(xml)
    return found[1] if found else b""


def _colour(fill: bytes, theme: bytes) -> str:
    """The name of a solid fill's colour, "" for none, white and black."""
    front = _FRONT.search(fill) if _SOLID.search(fill) else None
    told = dict(_ATTRIBUTE.findall(front[1])) if front else {}
    if b"rgb" in told:
        rgb = told[b"rgb"][-6:].decode()
    elif b"theme" in told:
        rgb = _of_theme(int(told[b"theme"]), theme)
    else:
        rgb = _INDEXED.get(int(told.get(b"indexed", 0)), "")
    return colour_name(rgb, float(told.get(b"tint", 0))) if len(rgb) == 6 else ""


def _of_theme(number: int, theme: bytes) -> str:
    """Styles number light before dark, the theme lists dark before light."""
    known = _THEME.findall(_inside(theme, b"clrScheme"))
    place = {0: 1, 1: 0, 2: 3, 3: 2}.get(number, number)
    return known[place].decode() if place < len(known) else ""


def colour_name(rgb: str, tint: float = 0.0) -> str:
    """What a person calls the colour; "" for white and black.

    >>> [colour_name(rgb) for rgb in ("92D050", "C6EFCE", "FFFF99", "FF9999", "D9D9D9", "FFFFFF")]
    ['green', 'green', 'yellow', 'red', 'grey', '']
    """
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    parts = [part * (1 - tint) + tint if tint > 0 else part * (1 + tint) for part in parts]
    hue, pale, light = colorsys.rgb_to_hsv(*parts)
    if pale < _PALE or light < 1 - _LIGHT:
        return "grey" if 1 - _LIGHT < light < _LIGHT else ""
    return next((name for most, name in _HUES if hue * 360 < most), "red")


def marks_of_rows(
    cells: Iterable[tuple[int, int, int]], marks: Mapping[int, str], height: int
) -> dict[int, str]:
    """The mark of each row (from 0) that a hand has marked. `height`: rows of the sheet.

    A single struck cell is a correction; what most rows carry in a column is that column's looks.

    >>> marks_of_rows([(0, 0, 7), (4, 0, 7), (4, 1, 7), (5, 1, 8)], {7: "green", 8: "struck"}, 9)
    {0: 'green', 4: 'green'}
    """
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for row, column, style in cells:
        rows[row][column] = marks[style]
    columns = Counter((column, mark) for told in rows.values() for column, mark in told.items())
    looks = {each for each, count in columns.items() if count > _MOSTLY * height}
    found: dict[int, str] = {}
    for row, told in rows.items():
        own = Counter(mark for column, mark in told.items() if (column, mark) not in looks)
        if own[STRUCK] == 1:
            del own[STRUCK]
        if own:
            found[row] = own.most_common(1)[0][0]
    return found
