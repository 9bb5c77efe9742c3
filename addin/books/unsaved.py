"""Formulas that some program wrote without their results, among the cells that a user fills in by hand."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from addin.books.facts import plain
from addin.books.package import Package
from addin.books.workbook import Area, Workbook
from addin.model import Unsaved, column_letters
from addin.schema.form import FIELDS

TYPED = ("form_kind", "form_debtor", "form_anyway", *(field.cell for field in FIELDS))
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*><f\b[^>]*>([^<]*)</f>(?:<v/>|<v></v>)?</c>')


def unsaved_formulas(package: Package, workbook: Workbook, empty: Mapping[str, Area]) -> dict[str, Unsaved]:
    """By key those of the `empty` cells in which a formula stands."""
    found = {}
    for name in {area.sheet for area in empty.values()}:
        formulas = _formulas(plain(package.read(workbook.sheets[name].part)))
        for key, area in empty.items():
            text = formulas.get(f"{column_letters(area.left)}{area.top}") if area.sheet == name else None
            if text:
                found[key] = Unsaved(f"={text}")
    return found


def _formulas(xml: bytes) -> dict[str, str]:
    """By address the formulas without a result.

    >>> _formulas(b'<c r="C9" s="4"><f>1/0&amp;""</f><v/></c><c r="C8"><f>1+1</f><v>2</v></c><c r="C7"/>')
    {'C9': '1/0&""'}
    """
    return {match[1].decode(): html.unescape(match[2].decode()) for match in _FORMULA.finditer(xml)}
