"""The sheet Safhalar says in words what a stage needs; rules ask for keys and codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from addin.draft import Draft
from addin.messages import LANGUAGES, header, words
from addin.schema import TABLES
from addin.text import fold, parted

if TYPE_CHECKING:
    import pandas as pd

OWNERS = ("receivables", "debtors", "files")  # where the column of a requirement is looked for


class Coded(Mapping[str, "pd.DataFrame"]):
    """The draft's tables, with the requirements of Safhalar as `table.column` keys and codes."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.stages = coded_stages(draft["stages"])

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.stages if table == "stages" else self.draft[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.draft)

    def __len__(self) -> int:
        return len(self.draft)


def coded_stages(stages: pd.DataFrame) -> pd.DataFrame:
    """Words of either language become keys and codes, commas between; what nobody knows stays as typed."""
    columns, events, named = _column_keys(), _codes("event_type"), _codes("stage")
    return stages.assign(
        required_columns=[_coded(text, columns) for text in stages["required_columns"]],
        required_events=[_coded(text, events) for text in stages["required_events"]],
        successors=[_coded(text, named) for text in stages["successors"]],
    )


def _coded(text: str, codes: Mapping[str, str]) -> str:
    parts = parted(text)
    return ", ".join(codes.get(fold(part), part) for part in parts)


def _codes(choices: str) -> dict[str, str]:
    found = {fold(word): code for lang in LANGUAGES for code, word in words(choices, lang).items()}
    return {**found, **{fold(code): code for code in words(choices, "tr")}}


def _column_keys() -> dict[str, str]:
    """Header words to `table.column`; of equal headers the first owner's counts."""
    keys: dict[str, str] = {}
    for table in OWNERS:
        for column in TABLES[table].columns:
            key = f"{table}.{column.key}"
            for word in (*(header(table, column.key, language) for language in LANGUAGES), column.key, key):
                keys.setdefault(fold(word), key)
    return keys
