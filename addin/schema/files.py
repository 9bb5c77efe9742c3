"""İcra Dosyaları: one row an enforcement file, by its main debtor."""

from addin.schema.column import Table, choice, date, debtor, identity, integer, money, record_end, text

TABLE = Table(
    key="files",
    name="Dosyalar",
    kind="entry",
    prefix="D",
    id_column="file_id",
    columns=(
        identity("file_id"),
        *debtor(),
        text("office", 30, required=True),
        text("case_no", 14, required=True),
        choice("our_role", "our_role", 11),
        choice("proceeding_type", "proceeding_type", 30),
        date("filed_on"),
        money("filed_kurus"),
        choice("file_status", "file_status", 12),
        text("counsel", 18),
        text("legal_owner", 14),
        choice("stage", "stage", 20),
        date("stage_date"),
        text("holder", 14),
        integer("holder_days", fill="formula"),
        date("last_step_on"),
        choice("closing_reason", "file_closing", 16),
        *record_end(),
    ),
)
