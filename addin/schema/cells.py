"""Names by which cells are found, whatever the user moves or renames."""

from __future__ import annotations

STORE_SHEET = "_tahsilat"  # very hidden: version, language, stamps, words of the closed lists
HEADER_ROW = 5  # of each data sheet as shipped; the names tell where it stands now
BUGUN = "BUGUN"

# Entry table -> (column counted, column summed) for "Yenile gerekli". A summed date counts as Excel's serial.
STAMPED: dict[str, tuple[str, str]] = {
    "debtors": ("debtor_name", "credit_limit_kurus"),
    "receivables": ("debtor_name", "amount_kurus"),
    "contacts": ("debtor_name", "next_action_date"),
    "promises": ("debtor_name", "amount_kurus"),
    "receipts": ("debtor_name", "amount_kurus"),
    "files": ("debtor_name", "filed_kurus"),
    "parties": ("party_name", "served_on"),
    "events": ("event_type", "event_date"),
    "costs": ("debtor_name", "amount_kurus"),
}

# Lists that a firm may lengthen on the sheet Listeler; every other list is closed.
OPEN_LISTS = (
    "sector",
    "channel",
    "counterpart",
    "nonpayment_reason",
    "contact_closing",
    "proceeding_type",
    "event_type",
    "service_kind",
    "cost_type",
)
# Columns that take a name of the sheet Personel.
PERSON_COLUMNS = frozenset("owner legal_owner contacted_by holder paid_by recorded_by deputy counsel".split())


def header_name(table: str, column: str) -> str:
    """Hidden name on the header cell of a column.

    Example:
        >>> header_name("receivables", "due_date")
        'tk_receivables__due_date'
    """
    return f"tk_{table}__{column}"


def cell_name(key: str) -> str:
    """Hidden name of a single cell; of keys in stale... and shown... only the cached value is written."""
    return f"tk_cell__{key}"


def area_name(key: str) -> str:
    """Hidden name of a rectangle on a page."""
    return f"tk_area__{key}"


def list_name(choices: str) -> str:
    """Hidden name of the words that a drop-down offers."""
    return f"tk_list__{choices}"


def setting_name(field: str) -> str:
    """Visible name of a setting's value, for live formulas."""
    return f"TK_{field}"


def stamp_cells(table: str) -> tuple[str, str]:
    """Keys of the two stamps that the last Yenile left for an entry table: count and sum."""
    return f"stamp_count_{table}", f"stamp_sum_{table}"
