"""The one table of a list: its sheet, its header row, its columns below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from addin.importing.cells import Cells, shown
from addin.importing.header import best_score, find_header
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.importing.reading import Sheet
from addin.model import Refusal, Rows

_FEWEST_HEADERS = 2


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Columns below the header, wholly blank rows left out.

    `rows`: the numbers that Excel shows beside them. `hidden`: hidden sheets with content, left out.
    """

    sheet: str
    header_row: int
    headers: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: Rows
    date1904: bool = False
    hidden: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, at: int) -> list[Any]:
        """The cells of one row as they were read."""
        return [column[at] for column in self.columns]


def find_table(sheets: Sequence[Sheet], answers: Answers) -> SourceTable:
    """The table of the sheet that holds a list; several such sheets are asked about.

    Errors: Refusal `import_nothing` where nothing stands in the list, Asked without a header row.
    """
    filled = [sheet for sheet in sheets if any(not _is_blank(row) for row in sheet.rows)]
    visible = [sheet for sheet in filled if not sheet.hidden]
    if not visible:
        raise Refusal("import_nothing", name=filled[0].name if filled else "")
    likely = [sheet for sheet in visible if best_score(sheet.rows) >= _FEWEST_HEADERS] or visible
    sheet = _chosen(likely, answers)
    hidden = tuple(each.name for each in filled if each.hidden)
    header = find_header(sheet.rows)
    if header is None:
        raise Asked([Question("header", sheet.name)])
    return _cut(sheet, header, hidden)


def _chosen(sheets: list[Sheet], answers: Answers) -> Sheet:
    if len(sheets) == 1:
        return sheets[0]
    choices = tuple(
        Choice(sheet.name, "sheet", {"name": sheet.name, "rows": len(sheet.rows)}) for sheet in sheets
    )
    question = Question("sheet", "", choices)
    for sheet in sheets:
        if answers.get(question.id) == sheet.name:
            return sheet
    raise Asked([question])


def _cut(sheet: Sheet, header: int, hidden: tuple[str, ...]) -> SourceTable:
    titles = [shown(cell) for cell in sheet.rows[header]]
    below = sheet.rows[header + 1 :]
    filled = [not _is_blank(row) for row in below]
    if not any(filled):
        raise Refusal("import_nothing", name=sheet.name)
    numbers = np.arange(len(below), dtype=np.int64) + sheet.first_row + header + 1
    columns: list[Cells] = list(zip(*compress(below, filled), strict=True))
    used = [at for at, title in enumerate(titles) if title or any(cell != "" for cell in columns[at])]
    return SourceTable(
        sheet.name,
        sheet.first_row + header,
        tuple(titles[at] for at in used),
        tuple(columns[at] for at in used),
        numbers[np.array(filled, dtype=bool)],
        sheet.date1904,
        hidden,
    )


def _is_blank(row: Sequence[Any]) -> bool:
    first = row[0] if row else ""
    if first and not (isinstance(first, str) and first.isspace()):
        return False
    return all(isinstance(cell, str) and not cell.strip() for cell in row)
