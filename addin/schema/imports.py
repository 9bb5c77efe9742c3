"""What an import left out or put right, and what it was told about each kind of list."""

from addin.schema.column import Column, Table

IMPORT_ROWS = Table(
    key="import_rows",
    name="IceAktarim",
    kind="generated",
    columns=(
        Column(key="outcome", type="choice", choices="import_outcome", fill="program", width=12, since=2),
        Column(key="source_file", fill="program", width=20, since=2),
        Column(key="source_sheet", fill="program", width=12, since=2),
        Column(key="source_row", type="integer", fill="program", width=9, since=2),
        Column(key="source_column", fill="program", width=14, since=2),
        Column(key="reason", fill="program", width=64, since=2),
        Column(key="old", fill="program", width=20, since=2),
        Column(key="new", fill="program", width=20, since=2),
        Column(key="source_line", fill="program", width=56, since=2),
    ),
)

# Answers as JSON: question -> answer, as the program asks them.
IMPORT_MAPPINGS = Table(
    key="import_mappings",
    name="Icealma",
    kind="parameter",
    columns=(
        Column(key="fingerprint", fill="program", width=20, since=2),
        Column(key="headers", fill="program", width=60, since=2),
        Column(key="mapping", fill="program", width=80, since=2),
        Column(key="answers", fill="program", width=60, since=2),
        Column(key="confirmed_on", type="date", fill="program", width=12, since=2),
    ),
)
