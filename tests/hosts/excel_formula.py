"""Formulas as Excel spells them, and as LibreOffice's programming interface does."""

from __future__ import annotations

import re

# Text, bracketed references, sheets, braces, separators: only some of them are spelled otherwise.
_EXCEL = re.compile(
    r'(?P<keep>"(?:[^"]|"")*"|\[(?:[^\[\]]|\[[^\]]*\])*\])'
    r"|(?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*!)|(?P<brace>[{}])|(?P<mark>[,;])"
)
_OFFICE = re.compile(
    r'(?P<keep>"(?:[^"]|"")*"|\[(?:[^\[\]]|\[[^\]]*\])*\])'
    r"|(?P<sheet>\$?(?:'(?:[^']|'')+'|[^\W\d]\w*)\.(?=\$?[A-Z]{1,3}(?:\$?\d|:)))|(?P<brace>[{}])|(?P<mark>[;|])"
)


def to_office(formula: str) -> str:
    """
    >>> to_office('=IF(Sayfa1!A1=1,"a,b",SUM(B1,{1,2;3,4}))')
    '=IF($Sayfa1.A1=1;"a,b";SUM(B1;{1;2|3;4}))'
    """
    inside = [False]

    def spelled(match: re.Match[str]) -> str:
        if match["keep"]:
            return match[0].replace("],[", "];[")
        if match["sheet"]:
            return f"${match['sheet'][:-1]}."
        if match["brace"]:
            inside[0] = match[0] == "{"
            return match[0]
        return ";" if match[0] == "," else "|" if inside[0] else match[0]

    return _EXCEL.sub(spelled, formula)


def to_excel(formula: str) -> str:
    """
    >>> to_excel('=IF($Sayfa1.A1=1;"a;b";SUM(B1;{1;2|3;4}))')
    '=IF(Sayfa1!A1=1,"a;b",SUM(B1,{1,2;3,4}))'
    """

    def spelled(match: re.Match[str]) -> str:
        if match["keep"]:
            return match[0].replace("];[", "],[")
        if match["sheet"]:
            return f"{match['sheet'][:-1].removeprefix('$')}!"
        return {";": ",", "|": ";"}.get(match[0], match[0])

    return _OFFICE.sub(spelled, formula)
