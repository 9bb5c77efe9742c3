"""Alacaklar: one row an invoice, cheque, note, instalment or opening balance."""

from addin.schema.column import Column, Table, choice, date, debtor, flag, identity, integer, money, record_end, text

TABLE = Table(
    key="receivables",
    name="Alacaklar",
    kind="entry",
    prefix="A",
    id_column="receivable_id",
    visible=True,
    first=12,  # the status word and the days stand beside the colour
    columns=(
        identity("receivable_id"),
        *debtor(),
        choice("document_type", "document_type", 12),
        text("document_no", 18),
        date("issue_date"),
        date("due_date"),
        money("amount_kurus", required=True),
        choice("currency", "currency", 8),
        money("open_kurus", fill="program"),
        Column(key="status", type="choice", choices="receivable_status", fill="formula", width=14),
        integer("days_overdue", fill="formula"),
        Column(key="age_bucket", type="choice", choices="age_bucket", fill="formula", width=14),
        choice("stage", "stage", 20),
        date("stage_date"),
        text("holder", 14),
        integer("holder_days", fill="formula"),
        text("owner", 14),
        choice("interest_type", "interest_type"),
        Column(key="contract_rate", type="percent", width=10),
        text("security", 18),
        flag("disputed"),
        choice("closing_reason", "closing_reason", 16),
        choice("limitation_type", "limitation_type", 16),
        identity("file_id", "files"),
        identity("source_receivable_id", "receivables"),
        Column(key="document", type="link", width=20),
        *record_end(),
    ),
)
