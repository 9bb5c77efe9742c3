"""Signs by which programs tell Excel that digits are text: ="0123", '0123."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_FORMULA = re.compile(r'="([^"]*)"')
_RAW = re.compile(r'(?<![^;,\t|\r\n])="([^"\r\n]*)"(?=[;,\t|\r\n]|$)')
_QUOTE = "'"
_OFTEN = 0.5  # of a column's texts have the sign: then it is one in front of words too


def without_formula_marks(text: str) -> str:
    """The text of a delimited list, its ="..." cells in plain quotation marks, which keep delimiters.

    >>> without_formula_marks('Ad;No\\nAk;="0012"')
    'Ad;No\\nAk;"0012"'
    """
    return _RAW.sub(r'"\1"', text) if '="' in text else text


def without_marks(column: Sequence[Any], joined: str) -> Sequence[Any]:
    """The cells of a column without such signs; `joined`: its texts, each behind a zero sign.

    >>> cells = ['="0012"', "'0013", "'Ak", 5.0]
    >>> without_marks(cells, "\\0" + "\\0".join(cells[:3]))
    ['0012', '0013', 'Ak', 5.0]
    >>> without_marks(["'t Hof", "Ak", "Ok"], "\\0't Hof\\0Ak\\0Ok")
    ["'t Hof", 'Ak', 'Ok']
    """
    if '="' in joined and '\0="' in joined:
        column = [_bare(cell) for cell in column]
    if _QUOTE in joined and "\0'" in joined:
        texts = [cell for cell in column if type(cell) is str and cell.strip()]
        often = sum(text.startswith(_QUOTE) for text in texts) >= _OFTEN * len(texts)
        column = [_unquoted(cell, often=often) for cell in column]
    return column


def _bare(cell: Any) -> Any:
    found = _FORMULA.fullmatch(cell.strip()) if type(cell) is str else None
    return found[1] if found else cell


def _unquoted(cell: Any, *, often: bool) -> Any:
    if type(cell) is not str or not cell.startswith(_QUOTE) or cell.endswith(_QUOTE):
        return cell
    return cell[1:] if often or cell[1:2].isdigit() else cell
