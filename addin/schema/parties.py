"""Taraflar: one row a party of an enforcement file, with its own service date."""

from addin.schema.column import Table, choice, date, identity, record_end, text

TABLE = Table(
    key="parties",
    name="Taraflar",
    kind="entry",
    prefix="R",
    id_column="party_id",
    columns=(
        identity("party_id"),
        identity("file_id", "files", required=True),
        text("party_name", 34, required=True),
        choice("party_role", "party_role", 16),
        text("tax_id", 14),
        text("phone", 16),
        text("address", 40),
        choice("service_kind", "service_kind", 16),
        date("served_on"),
        text("note", 30),
        *record_end(seen=True),
    ),
)
