"""Everything the user sees in the workbook, declared once.

`TABLES` is the whole book by key, `TAB_ORDER` all sheets, with the pages that have no table.
"""

from addin.schema import (
    contacts,
    costs,
    debtors,
    events,
    files,
    generated,
    parameters,
    parties,
    promises,
    receipts,
    receivables,
)
from addin.schema.column import Column, Table

VERSION = 2

ENTRY = (
    debtors.TABLE,
    receivables.TABLE,
    contacts.TABLE,
    promises.TABLE,
    receipts.TABLE,
    files.TABLE,
    parties.TABLE,
    events.TABLE,
    costs.TABLE,
)
TABLES: dict[str, Table] = {
    table.key: table for table in (generated.TODAY, *ENTRY, *generated.TABLES[1:], *parameters.TABLES)
}
TAB_ORDER = (
    "panel",
    "today",
    "card",
    "form",
    "debtors",
    "receivables",
    "contacts",
    "promises",
    "receipts",
    "problems",
    "files",
    "parties",
    "events",
    "costs",
    "aging",
    "risk",
    "performance",
    "stage_history",
    "monthly_trace",
    "settings",
    "people",
    "stages",
    "lists",
    "fx_rates",
    "interest_rates",
    "holidays",
    "log",
    "help",
)
VISIBLE = (
    "panel",
    "today",
    "card",
    "form",
    "debtors",
    "receivables",
    "contacts",
    "promises",
    "receipts",
    "problems",
)

__all__ = ["ENTRY", "TABLES", "TAB_ORDER", "VERSION", "VISIBLE", "Column", "Table"]
