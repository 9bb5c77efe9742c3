"""The live formulas of the entry tables, as plain A1 and as structured references."""

from __future__ import annotations

from collections.abc import Mapping

from addin.schema import TABLES
from addin.schema.formulas import control, status
from addin.schema.formulas.words import fill

FORMULAS: dict[tuple[str, str], str] = status.FORMULAS | control.FORMULAS

# A1 form at the template's own columns and first rows. Those with more say their reason in `status`.
LONGEST = 150
LONGER: dict[tuple[str, str], int] = {
    **dict.fromkeys(control.FORMULAS, 800),
    ("receivables", "status"): 320,
    ("receivables", "days_overdue"): 200,
    ("promises", "status"): 240,
}
_ESCAPED = str.maketrans({character: f"'{character}" for character in "'#[]@"})


def formula_text(table_key: str, column_key: str, columns: Mapping[str, str], row: int, language: str) -> str:
    """en-US formula of one cell without its "=", plain A1; `columns`: schema key -> column letters.

    >>> formula_text("files", "holder_days", {"stage": "M", "stage_date": "N"}, 5, "tr")
    'IF((N($N5)<=0)+(TRIM($M5)="kapandı"),"",MAX(0,BUGUN-INT($N5)))'
    """
    references = {key: f"${letters}{row}" for key, letters in columns.items()}
    return fill(FORMULAS[table_key, column_key], references, language)


def calculated_column(table_key: str, column_key: str, headers: Mapping[str, str], language: str) -> str:
    """The same with references by table and header; `headers`: schema key -> header text now.

    >>> headers = {"last_contact_on": "Son [#]", "last_receipt_on": "Son Ödeme"}
    >>> calculated_column("debtors", "idle_days", headers, "tr")[:75]
    "IF(MAX(Borclular[[#This Row],[Son '['#']]],Borclular[[#This Row],[Son Ödeme"
    """
    name = TABLES[table_key].name
    references = {
        key: f"{name}[[#This Row],[{header.translate(_ESCAPED)}]]" for key, header in headers.items()
    }
    return fill(FORMULAS[table_key, column_key], references, language)


__all__ = ["FORMULAS", "LONGER", "LONGEST", "calculated_column", "formula_text"]
