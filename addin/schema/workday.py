"""The sheets that commands of the working day write: Devir and Belgeler."""

from addin.schema.column import Column, Fill, Table, Type

_PROGRAM: Fill = "program"


def _column(key: str, type_: Type = "text", width: float = 12) -> Column:
    return Column(key=key, type=type_, fill=_PROGRAM, width=width, since=2)


HANDOVER = Table(
    key="handover",
    name="Devir",
    kind="generated",
    columns=(
        Column(key="debtor_id", type="id", refers="debtors", fill=_PROGRAM, width=11, since=2),
        _column("debtor_name", width=30),
        _column("phone", width=16),
        _column("open_kurus", "money", 15),
        _column("handed", width=20),
        _column("last_summary", width=44),
        _column("next_action", width=22),
        _column("next_action_date", "date", 12),
        _column("promise", width=28),
    ),
)

# A row is only added; the files themselves stand in the folder Belgeler beside the book.
DOCUMENTS = Table(
    key="documents",
    name="Belgeler",
    kind="log",
    columns=(
        _column("document_id", "id", 11),
        _column("row_id", width=12),
        Column(key="debtor_id", type="id", refers="debtors", fill=_PROGRAM, width=11, since=2),
        _column("debtor_name", width=34),
        _column("document", "link", 40),
        _column("digest", width=20),
        _column("size", "integer", 12),
        _column("modified_at", "datetime", 17),
        _column("attached_at", "datetime", 17),
        _column("attached_by", width=14),
    ),
)

TABLES = (HANDOVER, DOCUMENTS)
