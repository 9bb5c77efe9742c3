"""İcra Olayları: one row an event of an enforcement file."""

from addin.schema.column import Column, Table, choice, date, identity, record_end, text

TABLE = Table(
    key="events",
    name="Olaylar",
    kind="entry",
    prefix="O",
    id_column="event_id",
    first=9,
    columns=(
        identity("event_id"),
        identity("file_id", "files", required=True),
        text("party_name", 34),
        choice("event_type", "event_type", 24, required=True),
        date("event_date", required=True),
        date("event_end"),
        choice("service_kind", "service_kind", 16),
        text("note", 40),
        Column(key="document", type="link", width=20),
        *record_end(),
    ),
)
