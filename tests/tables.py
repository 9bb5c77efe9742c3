"""Small tables typed as a user sees them, read into the frames that rules take."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from addin import messages
from addin.schema import TABLES
from addin.schema.column import DTYPES, Column
from addin.text import fold

_ALIASES = {
    "alacak": "receivable_id",
    "borclu": "debtor_id",
    "gorusme": "contact_id",
    "taahhut": "promise_id",
    "tahsilat": "receipt_id",
    "dosya": "file_id",
    "duzenleme": "issue_date",
    "kaynak": "source_receivable_id",
    "acik": "open_kurus",
    "gecikme": "oldest_overdue_days",
    "aksiyon": "next_action",
    "aksiyon tarihi": "next_action_date",
    "sonucu": "action_result",
    "kapanis": "closing_reason",
}
_OWN_ALIASES = {"contacts": {"tarih": "contacted_at", "sonuc": "result"}, "promises": {"alindigi": "made_on"}}


def table(key: str, text: str = "") -> pd.DataFrame:
    """Rows of "| Alacak | Borçlu | Tutar |" as the schema's frame; columns not shown are empty.

    Headers as on the sheet (case and letters do not matter) or short: Alacak, Borçlu. Choice cells
    hold the word of the drop-down, amounts are Turkish (1.234,56), dates dd.mm.yyyy [hh:mm]. A column
    "#" gives the position in the table, else rows count from 0.

    >>> frame = table("receivables", '''
    ... | # | Alacak | Borçlu | Vade       | Tutar    | Belge Türü |
    ... | 4 | A-1    | B-1    | 05.01.2026 | 1.234,50 | çek        |
    ... ''')
    >>> int(frame.loc[4, "amount_kurus"]), frame.loc[4, "document_type"], frame.loc[4, "currency"]
    (123450, 'cheque', '')
    """
    lines = [_cells(line) for line in text.strip().splitlines() if "|" in line]
    header, rows = (lines[0], lines[1:]) if lines else ([], [])
    known = _headers(key)
    at = {"#" if name == "#" else known[fold(name)]: place for place, name in enumerate(header)}
    index = [int(row[at["#"]]) for row in rows] if "#" in at else list(range(len(rows)))
    return pd.DataFrame(
        {
            column.key: _column(column, [row[at[column.key]] if column.key in at else "" for row in rows])
            for column in TABLES[key].columns
        },
        index=pd.Index(index, dtype="int64"),
    )


def frame_of(key: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows of values in the frame's own domain (kuruş, dates, codes) as the schema's frame."""
    return pd.DataFrame(
        {column.key: _typed(column, [row.get(column.key) for row in rows]) for column in TABLES[key].columns}
    )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _headers(key: str) -> dict[str, str]:
    known = {
        fold(messages.header(key, column.key, "tr")): column.key for column in reversed(TABLES[key].columns)
    }
    own = {alias: column for alias, column in _ALIASES.items() if column in TABLES[key].keys}
    return own | known | _OWN_ALIASES.get(key, {})


def _column(column: Column, cells: list[str]) -> Any:
    return _typed(column, [_value(column, cell) for cell in cells])


def _typed(column: Column, values: list[Any]) -> Any:
    dtype: Any = DTYPES[column.type]
    if dtype == "str":
        return pd.array([value or "" for value in values], dtype="str")
    if dtype.startswith("datetime64"):
        return np.array([value or "NaT" for value in values], dtype=dtype)
    return pd.array([pd.NA if value is None else value for value in values], dtype=dtype)


def _value(column: Column, cell: str) -> Any:
    if column.type in {"text", "id", "link"}:
        return cell
    if not cell:
        return None
    if column.type == "choice":
        words = {fold(word): code for code, word in messages.words(column.choices, "tr").items()}
        return words.get(fold(cell), cell)
    if column.type in {"date", "datetime"}:
        return datetime.strptime(cell, "%d.%m.%Y %H:%M" if ":" in cell else "%d.%m.%Y")
    if column.type == "flag":
        return cell == "evet"
    number = float(cell.replace(".", "").replace(",", "."))
    return round(number * 100) if column.type == "money" else number
