"""Tahsilatlar: one row a receipt, credit note, refund or other settlement."""

from addin.schema.column import Column, Table, choice, date, debtor, identity, money, record_end, text

TABLE = Table(
    key="receipts",
    name="Tahsilatlar",
    kind="entry",
    prefix="T",
    id_column="receipt_id",
    columns=(
        identity("receipt_id"),
        *debtor(),
        date("received_on", required=True),
        money("amount_kurus", required=True),
        choice("currency", "currency", 8),
        choice("channel", "receipt_channel", 18),
        identity("receivable_id", "receivables"),
        choice("reversal", "reversal", 12),
        money("allocated_kurus", fill="program"),
        money("credit_kurus", fill="program"),
        identity("attributed_contact_id", "contacts", fill="program"),
        Column(key="period", fill="formula", width=9),
        identity("contact_id", "contacts"),
        identity("promise_id", "promises"),
        identity("file_id", "files"),
        text("description", 30),
        *record_end(),
    ),
)
