"""Görüşmeler: one row a contact, or a plan without contact."""

from addin.schema.column import Column, Table, choice, date, debtor, flag, identity, record_end, text

TABLE = Table(
    key="contacts",
    name="Gorusmeler",
    kind="entry",
    prefix="G",
    id_column="contact_id",
    first=12,  # what ends an action stays in view
    columns=(
        identity("contact_id"),
        *debtor(),
        Column(key="contacted_at", type="datetime", required=True, width=16),
        text("contacted_by", 14),
        choice("result", "contact_result", 19, required=True),
        text("summary", 46),
        text("next_action", 24, required=True),
        date("next_action_date", 13, required=True),
        Column(key="status", type="choice", choices="contact_status", fill="formula", width=12),
        choice("action_result", "action_result", 12),
        choice("closing_reason", "contact_closing", 16),
        identity("receivable_id", "receivables"),
        choice("channel", "channel", 12),
        choice("direction", "direction", 10),
        choice("counterpart", "counterpart", 14),
        choice("nonpayment_reason", "nonpayment_reason", 22),
        date("action_result_date"),
        text("action_result_reason", 26),
        flag("is_sample"),
        Column(key="document", type="link", width=20),
        *record_end(),
    ),
)
