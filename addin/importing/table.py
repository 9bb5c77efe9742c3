"""The tables of a list: their header row, their columns below, and what each row is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.blocks import Block, blocks_of
from addin.importing.cells import Texts
from addin.importing.filling import (
    DOUBTFUL,
    EVIDENT,
    Filled,
    fill_groups,
    fill_merged,
    fill_told,
    grouped,
    tell,
)
from addin.importing.header_rows import is_filled
from addin.importing.joining import chosen, together
from addin.importing.questions import Answers, Asked, Choice, Question, raise_if
from addin.importing.reading import Sheet
from addin.importing.roles import Roles, roles_of
from addin.importing.row_kinds import (
    CARRIED,
    DATA,
    FOOTER,
    HEADER,
    HIDDEN,
    OPENING,
    SECTION,
    TOTAL,
    sort_rows,
)
from addin.importing.sections import read_title
from addin.importing.source_table import SourceTable
from addin.model import Refusal

__all__ = [
    "CARRIED", "DATA", "FOOTER", "HEADER", "HIDDEN", "OPENING", "SECTION", "TOTAL", "SourceTable", "find_tables",
]  # fmt: skip
TAKE, LEAVE = "take", "leave"


def find_tables(sheets: Sequence[Sheet], answers: Answers) -> list[SourceTable]:
    """All lists of the sheets of one or several files; lists with equal headers are one.

    Errors: Refusal `import_nothing` where nothing stands in them, Asked what cannot be decided.
    """
    filled = [sheet for sheet in sheets if any(any(map(is_filled, row)) for row in sheet.rows)]
    visible = [sheet for sheet in filled if not sheet.hidden]
    if not visible:
        raise Refusal("import_nothing", name=filled[0].name if filled else "")
    found = [(sheet, block) for sheet in visible for block in blocks_of(sheet)]
    known = [pair for pair in found if pair[1].header.fields >= 2] or found
    if not known:
        raise _nothing_found(visible)
    raise_if(_hidden_questions(known, answers))
    tables = [_table(sheet, block, answers) for sheet, block in known]
    listed = {id(sheet) for sheet, _ in known}
    unrelated = tuple(sheet.name for sheet in visible if id(sheet) not in listed)
    hidden = tuple(sheet.name for sheet in filled if sheet.hidden)
    tables = together(chosen(tables, answers))
    return [replace(tables[0], hidden=hidden, unrelated=unrelated), *tables[1:]]


def _nothing_found(visible: Sequence[Sheet]) -> Exception:
    """No header anywhere, or a header and nothing below."""
    if all(len([row for row in sheet.rows if any(map(is_filled, row))]) < 2 for sheet in visible):
        return Refusal("import_nothing", name=visible[0].name)
    largest = max(visible, key=lambda sheet: len(sheet.rows))
    return Asked([Question("header", largest.name)])


def _table(sheet: Sheet, block: Block, answers: Answers) -> SourceTable:
    """One list understood row by row. Errors: Asked whether debtors are filled down."""
    used = _columns(sheet, block, answers)
    titles = tuple(block.header.titles[at] for at in used)
    filled = Filled([block.columns[at] for at in used])
    roles = roles_of(titles, filled.columns)
    place = {block.left + at: place for place, at in enumerate(used)}
    merged = [(top, place[left], bottom, right) for top, left, bottom, right in sheet.merged if left in place]
    fill_merged(filled, merged, block.at, roles)
    result = sort_rows(filled.columns, roles, block.at, block.again, block.above)
    kinds, context = result.kinds, read_title(block.above)
    told = tell(result.sections, context, kinds)
    fill_told(filled, roles, kinds, result.sections, told)
    _fill_groups(sheet, filled, roles, kinds, answers)
    if answers.get(_hidden_id("hidden_rows", sheet)) == LEAVE:
        kinds[np.isin(block.at, list(sheet.hidden_rows)) & np.isin(kinds, (DATA, OPENING))] = HIDDEN
    return SourceTable(
        sheet.name,
        sheet.first_row + block.header.last,
        titles,
        tuple(filled.columns),
        block.at + sheet.first_row,
        kinds,
        sheet.date1904,
        file=sheet.file,
        told=told,
        filled=frozenset(filled.at),
        context=context,
        notices=sheet.notices,
    )


def _columns(sheet: Sheet, block: Block, answers: Answers) -> list[int]:
    """Columns with a title or a cell, without hidden ones that were answered to be left out."""
    left_out = answers.get(_hidden_id("hidden_columns", sheet)) == LEAVE
    return [
        at
        for at, title in enumerate(block.header.titles)
        if (title or any(map(is_filled, block.columns[at])))
        and not (left_out and block.left + at in sheet.hidden_columns)
    ]


def _fill_groups(sheet: Sheet, filled: Filled, roles: Roles, kinds: Texts, answers: Answers) -> None:
    found = grouped(filled.columns, roles, kinds)
    question = Question("fill_down", _about(sheet), (Choice(TAKE, "fill_down"), Choice(LEAVE, "leave_empty")))
    if found == DOUBTFUL and question.id not in answers:
        raise Asked([question])
    if found == EVIDENT or (found == DOUBTFUL and answers[question.id] == TAKE):
        fill_groups(filled, roles, kinds)


def _hidden_questions(known: Sequence[tuple[Sheet, Block]], answers: Answers) -> list[Question]:
    """Hidden rows and columns in which something stands: once a sheet."""
    found: dict[str, Question] = {}
    for sheet, block in known:
        rows = int(np.isin(block.at, list(sheet.hidden_rows)).sum()) if sheet.hidden_rows else 0
        columns = [
            title or str(block.left + at + 1)
            for at, title in enumerate(block.header.titles)
            if block.left + at in sheet.hidden_columns and any(map(is_filled, block.columns[at]))
        ]
        choices = (Choice(TAKE, "take_hidden"), Choice(LEAVE, "leave_hidden"))
        asked = [Question("hidden_rows", _about(sheet), choices, {"n": rows})] if rows else []
        if columns:
            named = {"columns": ", ".join(columns)}
            asked.append(Question("hidden_columns", _about(sheet), choices, named))
        found |= {question.id: question for question in asked if question.id not in answers}
    return list(found.values())


def _about(sheet: Sheet) -> str:
    return f"{sheet.file} {sheet.name}".strip()


def _hidden_id(key: str, sheet: Sheet) -> str:
    return Question(key, _about(sheet)).id
