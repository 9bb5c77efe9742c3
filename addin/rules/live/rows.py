"""Which cells make a row, and which it cannot do without.

A row without any of `IDENTIFYING` is blank to every live formula.
"""

from __future__ import annotations

IDENTIFYING: dict[str, tuple[str, ...]] = {
    "debtors": ("debtor_id", "debtor_name", "tax_id", "phone"),
    "receivables": (
        "receivable_id",
        "debtor_id",
        "debtor_name",
        "document_no",
        "issue_date",
        "due_date",
        "amount_kurus",
    ),
    "contacts": (
        "contact_id",
        "debtor_id",
        "debtor_name",
        "contacted_at",
        "result",
        "summary",
        "next_action",
        "next_action_date",
    ),
    "promises": ("promise_id", "debtor_id", "debtor_name", "made_on", "promised_for", "amount_kurus"),
    "receipts": ("receipt_id", "debtor_id", "debtor_name", "received_on", "amount_kurus"),
    "files": ("file_id", "debtor_id", "debtor_name", "office", "case_no", "filed_on"),
    "parties": ("party_id", "file_id", "party_name", "tax_id"),
    "events": ("event_id", "file_id", "party_name", "event_type", "event_date"),
    "costs": ("cost_id", "debtor_id", "debtor_name", "file_id", "cost_type", "cost_date", "amount_kurus"),
}

# What Kontrol calls each of them when it is empty. Debtor, name, amount and next action have checks of
# their own.
REQUIRED: dict[str, dict[str, str]] = {
    "contacts": {"contacted_at": "date_missing", "result": "result_missing"},
    "promises": {"made_on": "date_missing", "promised_for": "promised_for_missing"},
    "receipts": {"received_on": "date_missing"},
    "files": {"office": "office_missing", "case_no": "case_no_missing"},
    "parties": {"file_id": "file_missing"},
    "events": {"file_id": "file_missing", "event_type": "type_missing", "event_date": "date_missing"},
    "costs": {"cost_type": "type_missing", "cost_date": "date_missing"},
}
