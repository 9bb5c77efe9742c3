"""Masraflar: one row a cost or fee paid."""

from addin.schema.column import Table, choice, date, debtor, identity, money, record_end, text

TABLE = Table(
    key="costs",
    name="Masraflar",
    kind="entry",
    prefix="M",
    id_column="cost_id",
    columns=(
        identity("cost_id"),
        *debtor(),
        identity("file_id", "files"),
        choice("cost_type", "cost_type", 18, required=True),
        date("cost_date", required=True),
        money("amount_kurus", required=True),
        choice("currency", "currency", 8),
        text("paid_by", 14),
        text("note", 30),
        *record_end(),
    ),
)
