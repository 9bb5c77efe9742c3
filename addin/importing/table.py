"""The tables of a list: their header row, their columns below, and what each row is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from addin.importing.cells import Cells, Texts, shown
from addin.importing.header import best_score, find_header
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.importing.reading import Sheet
from addin.model import Refusal, Rows

_FEWEST_HEADERS = 2


DATA, TOTAL, OPENING, CARRIED = "", "total", "opening", "carried"
HEADER, FOOTER, SECTION, HIDDEN = "header", "footer", "section", "hidden"


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Columns below the header, wholly blank rows left out; every other row stands in it once.

    `rows`: the numbers that Excel shows beside them. `kinds`: what each row is: DATA, TOTAL (a sum),
    OPENING (what was owed at the start), CARRIED (a sum taken over to the next page), HEADER (printed
    once more), FOOTER, SECTION (names the debtor of the rows that follow), HIDDEN (answered: leave out).
    `told`: per row what stands outside of the columns, in the title or in a section line, by
    "debtor_name", "account_code", "tax_id", "currency"; "" where nothing, no key where nowhere.
    `filled`: columns whose cells were filled down. `context`: what the title says, by the keys of `told`
    and "period", "as_of". `hidden`: hidden sheets with content, `unrelated`: sheets without a list; both
    are left out. `places`: per row its sheet (and file) where the table is of several, else None.
    """

    sheet: str
    header_row: int
    headers: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: Rows
    kinds: Texts
    date1904: bool = False
    hidden: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    file: str = ""
    told: Mapping[str, Texts] = field(default_factory=dict)
    filled: frozenset[int] = frozenset()
    context: Mapping[str, str] = field(default_factory=dict)
    places: Texts | None = None
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, at: int) -> list[Any]:
        """The cells of one row as they were read."""
        return [column[at] for column in self.columns]


def find_tables(sheets: Sequence[Sheet], answers: Answers) -> list[SourceTable]:
    """All lists of the sheets of one or several files; lists with equal headers are one.

    Errors: Refusal `import_nothing` where nothing stands in them, Asked what cannot be decided.
    """
    return [find_table(sheets, answers)]


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
        np.full(sum(filled), DATA, dtype=object),
        sheet.date1904,
        hidden,
        file=sheet.file,
    )


def _is_blank(row: Sequence[Any]) -> bool:
    first = row[0] if row else ""
    if first and not (isinstance(first, str) and first.isspace()):
        return False
    return all(isinstance(cell, str) and not cell.strip() for cell in row)
