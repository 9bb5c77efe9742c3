"""The marks of Kontrol Et: an edit of a marked cell clears its mark."""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.messages import header, words
from addin.rules.rows import text_array
from addin.rules.second_check import FIELDS, kept_marks, mark_text, write_marks
from addin.schema import TABLES


def settle_marks(draft: Draft) -> list[dict[str, object]]:
    """Keep the marks whose cells stand as seen; gives a log line for each row that lost one."""
    lines: list[dict[str, object]] = []
    for table in FIELDS:
        frame, language = draft[table], draft.ledger.language
        stored, shown = text_array(frame["checked_trace"]), text_array(frame["checked_by"])
        if not ((stored != "") | (shown != "")).any():
            continue
        named = words("checked_field", language)
        marks = kept_marks(frame, table)
        left = np.array([write_marks(row) for row in marks], dtype=object)
        said = np.array([mark_text(row, named) for row in marks], dtype=object)
        draft.fill(table, "checked_trace", left)
        draft.fill(table, "checked_by", said)
        ids = text_array(frame[TABLES[table].id_column])
        known = {
            "sheet": draft.ledger.place(table).sheet,
            "column": header(table, "checked_by", language),
        }
        lines += [
            {**known, "row_id": ids[at], "old": shown[at], "new": said[at]}
            for at in np.flatnonzero(stored != left).tolist()
        ]
    return lines
