"""Which fields each kind of list takes."""

from __future__ import annotations

from addin.importing.columns.kinds import AGING, CASES, DEBTORS, DOCUMENTS, RECEIPTS, STATEMENT, TRIAL

DEBTOR = (
    "debtor_name", "surname", "tax_id", "tax_office", "phone", "email", "kep", "mersis", "iban", "address",
    "province", "district", "owner", "note", "contact_person",
)  # fmt: skip
DOCUMENT = (
    "document_type", "document_no", "document_series", "cheque_no", "issue_date", "due_date", "due_days",
    "amount", "open_amount", "balance_side", "currency", "settled_on", "paid_amount", "disputed", "status",
)  # fmt: skip
SIDES = ("drawer", "bank")  # of a cheque or note
_CASE_DEBTOR = tuple(field for field in DEBTOR if field != "note")  # a note there is the file's
TAKEN: dict[str, tuple[str, ...]] = {
    DEBTORS: DEBTOR,
    DOCUMENTS: (*DEBTOR, *DOCUMENT, "receipt_no", *SIDES),
    STATEMENT: (
        *DEBTOR, "account_code", "document_type", "document_no", "document_series", "issue_date", "due_date",
        "due_days", "debit", "credit", "open_amount", "balance_side", "currency", "payment_method",
        "status",
    ),
    TRIAL: (
        *DEBTOR, "account_code", "debit", "credit", "debit_balance", "credit_balance", "open_amount",
        "balance_side", "currency",
    ),
    AGING: (
        *DEBTOR, "account_code", "bucket", "month", "amount", "open_amount", "paid_amount", "currency",
    ),
    CASES: (
        *_CASE_DEBTOR, "office", "case_no", "proceeding_type", "filed_on", "filed_amount", "filed_total",
        "accrued_interest", "currency", "order_served_on", "objection", "objected_on", "attached_on", "stage",
        "status", "party_role", "counsel", "last_step_on", "paid_amount", "open_amount", "settled_on",
    ),
    RECEIPTS: (
        "debtor_name", "surname", "tax_id", "settled_on", "amount", "currency", "payment_method", "bank",
        "document_no", "receipt_no", "note", "document_type", "balance_side",
    ),
}  # fmt: skip
AMOUNTS = (
    "amount", "paid_amount", "open_amount", "debit", "credit", "debit_balance", "credit_balance", "bucket",
    "month", "filed_amount", "filed_total", "accrued_interest",
)  # fmt: skip
DAYS = (
    "issue_date", "due_date", "settled_on", "filed_on", "order_served_on", "objection", "objected_on",
    "attached_on", "last_step_on",
)  # fmt: skip
