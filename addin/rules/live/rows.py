"""Which cells make a row; a row without any of them is blank to every live formula."""

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
