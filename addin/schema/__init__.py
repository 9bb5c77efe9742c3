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
    imports,
    parameters,
    parties,
    promises,
    receipts,
    receivables,
    workday,
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
    table.key: table
    for table in (
        generated.TODAY,
        *ENTRY,
        *generated.TABLES[1:],
        *workday.TABLES,
        imports.IMPORT_ROWS,
        *parameters.TABLES,
        imports.IMPORT_MAPPINGS,
    )
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
    "import_rows",
    "files",
    "parties",
    "events",
    "costs",
    "documents",
    "aging",
    "risk",
    "performance",
    "stage_history",
    "monthly_trace",
    "handover",
    "settings",
    "people",
    "stages",
    "lists",
    "fx_rates",
    "interest_rates",
    "holidays",
    "import_mappings",
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
