"""The tables of a list: their header row, their columns below, and what each row is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import Texts, holds_any, is_filled, without_dashes
from addin.importing.evidence.header import currency_in
from addin.importing.evidence.roles import Roles, roles_of
from addin.importing.questions import LEAVE, TAKE, Answers, Asked, Choice, Question, answer_or_ask, raise_if
from addin.importing.reading import Sheet
from addin.importing.tables.bank_moves import find_moves
from addin.importing.tables.blocks import Block, blocks_of
from addin.importing.tables.dittos import fill_dittos
from addin.importing.tables.doubts import meant
from addin.importing.tables.filling import (
    DOUBTFUL,
    EVIDENT,
    Filled,
    fill_groups,
    fill_merged,
    fill_told,
    grouped,
    tell,
)
from addin.importing.tables.joining import chosen, together
from addin.importing.tables.labels import CARD
from addin.importing.tables.name_currencies import with_name_currencies
from addin.importing.tables.names_beside import named_by_neighbours, named_side_by_side
from addin.importing.tables.paid_sheets import with_paid_sheets
from addin.importing.tables.paper_sheets import with_state_named
from addin.importing.tables.row_kinds import sort_rows
from addin.importing.tables.row_view import HIDDEN, RECORDS, text_of
from addin.importing.tables.sheet_months import with_sheet_months
from addin.importing.tables.sheet_names import named_by_sheets
from addin.importing.tables.source_table import MARK, SourceTable, was_key
from addin.importing.tables.summaries import without_summaries
from addin.importing.tables.sums_beside import without_sums_beside
from addin.importing.tables.title_lines import currency_heading
from addin.importing.tables.told_phones import with_told_phones
from addin.model import Refusal
from addin.rules.rows import BASE_CURRENCY

_HIDDEN_CHOICES = (Choice(TAKE, "take_hidden"), Choice(LEAVE, "leave_hidden"))


def find_tables(sheets: Sequence[Sheet], answers: Answers) -> list[SourceTable]:
    """All lists of the sheets of one or several files; lists with equal headers are one.

    Errors: Refusal `import_nothing` or `import_hidden_sheets` where nothing is seen in them, Asked what
    cannot be decided.
    """
    filled = [sheet for sheet in sheets if any(any(map(is_filled, row)) for row in sheet.rows)]
    visible = [sheet for sheet in filled if not sheet.hidden]
    if not visible:
        raise _nothing_visible(filled, sheets)
    found = [(sheet, block) for sheet in visible for block in blocks_of(sheet)]
    known = [pair for pair in found if pair[1].header.fields >= 2] or found
    if not known:
        raise _nothing_found(visible)
    questions: dict[str, Question] = {}
    tables = without_summaries([_table(sheet, block, answers, questions) for sheet, block in known])
    kept, ours = meant(tables, answers, questions)
    kept = named_by_neighbours(named_side_by_side(kept, answers, questions))
    tables = named_by_sheets(kept, answers, questions)
    tables = with_paid_sheets(with_name_currencies(tables, answers, questions), answers, questions)
    raise_if(list(questions.values()))
    if not tables:
        raise Refusal("import_nothing", name=about_sheet(visible[0]))
    listed = {id(sheet) for sheet, _ in known}
    unrelated = tuple(sheet.name for sheet in visible if id(sheet) not in listed)
    hidden = tuple(sheet.name for sheet in filled if sheet.hidden)
    tables = list(map(with_state_named, chosen(without_sums_beside(tables), answers)))
    tables = together(with_sheet_months(tables))
    tables = [with_told_phones(table) for table in tables]
    return [replace(tables[0], hidden=hidden, unrelated=unrelated, ours=tuple(ours)), *tables[1:]]


def _nothing_visible(filled: Sequence[Sheet], sheets: Sequence[Sheet]) -> Refusal:
    """Nothing anywhere, or on hidden sheets alone."""
    if not filled:
        return Refusal("import_nothing", name=about_sheet(sheets[0]) if sheets else "")
    hidden = ", ".join(sheet.name for sheet in filled)
    return Refusal("import_hidden_sheets", name=filled[0].file, sheets=hidden)


def _nothing_found(visible: Sequence[Sheet]) -> Exception:
    """No header anywhere, or a header and nothing below."""
    if all(len([row for row in sheet.rows if any(map(is_filled, row))]) < 2 for sheet in visible):
        return Refusal("import_nothing", name=about_sheet(visible[0]))
    largest = max(visible, key=lambda sheet: len(sheet.rows))
    return Asked([Question("header", largest.name)])


def _table(sheet: Sheet, block: Block, answers: Answers, questions: dict[str, Question]) -> SourceTable:
    """One list understood row by row; what has to be decided for it goes into `questions`."""
    used = _columns(sheet, block, answers, questions)
    titles = tuple(block.header.titles[at] for at in used)
    filled = Filled(without_dashes([block.columns[at] for at in used]))
    roles = roles_of(titles, filled.columns)
    place = {block.left + at: place for place, at in enumerate(used)}
    merged = [(top, place[left], bottom, right) for top, left, bottom, right in sheet.merged if left in place]
    fill_merged(filled, merged, block.at, roles)
    fill_dittos(filled, roles, block.again)
    result = sort_rows(filled.columns, roles, block.at, block.again, block.above)
    kinds, context = result.kinds, _with_sheet_currency(result.context, sheet, titles, roles)
    told = tell(result.sections, _of_rows(context, roles), kinds)
    fill_told(filled, roles, kinds, result.sections, told)
    above = "\n".join(map(text_of, block.above))
    beside = f"{sheet.file.rpartition('.')[0]}\n{sheet.name}\n{above}"
    moves = find_moves(titles, filled.columns, roles, kinds, beside)
    if moves is None and not sheet.nulls:  # what the bank took stands below a customer, and is none of his
        _fill_groups(sheet, filled, roles, kinds, answers, questions)
    if sheet.marks:
        marks = [sheet.marks.get(row, "") for row in block.at.tolist()]
        told = {**told, MARK: np.array(marks, dtype=object)}
    told = {**told, **_before_mending(sheet, block, titles, used)}
    if sheet.hidden_rows:
        _leave_hidden(sheet, block, kinds, answers, questions)
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
        context=context | {"title": above},
        notices=sheet.notices,
        scientific=frozenset(place[at] for at in sheet.scientific if at in place),
        moves=moves,
    )


def _before_mending(
    sheet: Sheet, block: Block, titles: Sequence[str], used: Sequence[int]
) -> dict[str, Texts]:
    """What stood in cells whose letters were mended, "" elsewhere, by column."""
    found = {}
    for place, at in enumerate(used):
        was = sheet.was.get(block.left + at)
        if was:
            texts = [was.get(row, "") for row in block.at.tolist()]
            found[was_key(titles, place)] = np.array(texts, dtype=object)
    return found


def _of_rows(context: dict[str, str], roles: Roles) -> dict[str, str]:
    """What the title says of every row: where rows name their own debtors, nothing of a card.

    A tax number in it is then that of a debtor whom it names, or of the firm that wrote the list.
    """
    if roles.first("debtor_name") is None:
        return context
    left = CARD if "debtor_name" in context else ("tax_id", *CARD)
    return {key: value for key, value in context.items() if key not in left}


def _with_sheet_currency(
    context: dict[str, str], sheet: Sheet, titles: Sequence[str], roles: Roles
) -> dict[str, str]:
    """What the title says, and the currency of a sheet "USD" where neither title nor columns name one."""
    code = currency_heading([sheet.name])
    named = "currency" in (*roles.fields, *context) or any(currency_in(titles[at]) for at in roles.money)
    return context if named or code in ("", BASE_CURRENCY) else context | {"currency": code}


def _columns(sheet: Sheet, block: Block, answers: Answers, questions: dict[str, Question]) -> list[int]:
    """Columns with a title or a cell; hidden ones that hold something as it was answered."""
    full = list(map(holds_any, block.columns))
    used = [at for at, title in enumerate(block.header.titles) if title or full[at]]
    hidden = [at for at in used if block.left + at in sheet.hidden_columns and full[at]]
    if not hidden:
        return used
    titles = ", ".join(block.header.titles[at] or str(block.left + at + 1) for at in hidden)
    question = Question("hidden_columns", about_sheet(sheet), _HIDDEN_CHOICES, {"columns": titles})
    if answer_or_ask(question, answers, questions) != LEAVE:
        return used
    if hidden == used:
        raise Refusal("import_nothing", name=about_sheet(sheet))
    return [at for at in used if at not in hidden]


def _leave_hidden(
    sheet: Sheet, block: Block, kinds: Texts, answers: Answers, questions: dict[str, Question]
) -> None:
    """Records in hidden rows are taken or left out as it was answered."""
    hidden = np.isin(block.at, list(sheet.hidden_rows)) & np.isin(kinds, RECORDS)
    if hidden.any():
        question = Question("hidden_rows", about_sheet(sheet), _HIDDEN_CHOICES, {"n": int(hidden.sum())})
        if answer_or_ask(question, answers, questions) == LEAVE:
            kinds[hidden] = HIDDEN


def _fill_groups(
    sheet: Sheet,
    filled: Filled,
    roles: Roles,
    kinds: Texts,
    answers: Answers,
    questions: dict[str, Question],
) -> None:
    """Debtors that stand once for all their rows are filled down where that is evident or answered."""
    found = grouped(filled.columns, roles, kinds)
    choices = (Choice(TAKE, "fill_down"), Choice(LEAVE, "leave_empty"))
    question = Question("fill_down", about_sheet(sheet), choices)
    answer = answers.get(question.id, "")
    if found == DOUBTFUL:
        answer = answer_or_ask(question, answers, questions)
    if found == EVIDENT or (found and answer == TAKE):
        fill_groups(filled, roles, kinds)


def about_sheet(sheet: Sheet) -> str:
    """How a question names it."""
    return f"{sheet.file} {sheet.name}".strip()
