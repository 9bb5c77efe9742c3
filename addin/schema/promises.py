"""Taahhütler: one row a promise to pay."""

from addin.schema.column import (
    Column,
    Table,
    choice,
    date,
    debtor,
    flag,
    identity,
    integer,
    money,
    record_end,
    text,
)

TABLE = Table(
    key="promises",
    name="Taahhutler",
    kind="entry",
    prefix="S",
    id_column="promise_id",
    columns=(
        identity("promise_id"),
        *debtor(),
        choice("promise_kind", "promise_kind", 24),
        date("made_on", required=True),
        date("promised_for", required=True),
        money("amount_kurus", required=True),
        choice("currency", "currency", 8),
        money("paid_kurus", fill="program"),
        Column(key="status", type="choice", choices="promise_status", fill="formula", width=12),
        identity("receivable_id", "receivables"),
        identity("contact_id", "contacts"),
        text("plan_no", 10),
        integer("instalment_no"),
        Column(key="plan_total_kurus", type="money", width=15, since=2),
        Column(key="file_id", type="id", refers="files", width=11, since=2),
        flag("cancelled"),
        text("note", 30),
        *record_end(),
    ),
)
