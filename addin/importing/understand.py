"""From sheets to tables whose columns, numbers and dates are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from addin.importing.columns.corrections import taken_fields
from addin.importing.columns.firm_above import of_name_above, of_sure_name, without_client, without_head
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.kinds import CASES
from addin.importing.columns.mapping import Mapping, map_columns
from addin.importing.columns.noted_cancelled import with_noted_cancelled
from addin.importing.columns.noted_payments import with_noted_payments, with_paid_rests
from addin.importing.columns.noted_states import with_noted_states
from addin.importing.columns.own_returns import with_own_returns
from addin.importing.columns.paid_months import with_paid_months
from addin.importing.columns.remarked_amounts import with_remarked_amounts
from addin.importing.columns.stated_sums import with_dashes_told
from addin.importing.columns.styles import Styles, decide_styles
from addin.importing.columns.years import with_years
from addin.importing.memory import Memory
from addin.importing.questions import Answers, Asked, Choice, Question, raise_if
from addin.importing.reading import Sheet
from addin.importing.reshaping.code_names import named_by_codes
from addin.importing.reshaping.parts import with_parts
from addin.importing.reshaping.party_columns import with_debtor_of_parties
from addin.importing.tables.source_table import SourceTable
from addin.importing.tables.table import about_sheet, find_tables


@dataclass(frozen=True, slots=True)
class Understood:
    """A table, what its columns are, and how their numbers and days are written."""

    table: SourceTable
    mapping: Mapping
    styles: Styles


class Tables:
    """The lists of the sheets; looked for again only after an answer that may make others of them."""

    def __init__(self, sheets: Sequence[Sheet], memory: Memory) -> None:
        self._sheets, self._memory = sheets, memory
        self._before = {
            key: told
            for sheet in sheets
            for key, told in memory.answers_of_rows(sheet.rows, about_sheet(sheet)).items()
        }
        self._of_columns: set[str] = set()
        self._found: tuple[Answers, list[SourceTable]] | None = None

    def of(self, answers: Answers, questions: list[Question]) -> list[SourceTable]:
        """What cannot be decided goes into `questions`."""
        told = {key: answer for key, answer in answers.items() if key not in self._of_columns}
        if self._found is None or self._found[0] != told:
            tables = _tables(self._sheets, {**self._before, **told}, questions)
            tables = [
                with_parts(with_debtor_of_parties(table), self._memory.said(table.own_headers) | told.keys())
                for table in tables
            ]
            found = told, list(map(with_paid_rests, named_by_codes(tables)))
            if questions:
                return found[1]
            self._found = found
        return self._found[1]

    def ask_of_columns(self, questions: Sequence[Question]) -> None:
        """These are asked once the tables are known: they do not hang on the answers."""
        self._of_columns |= {question.id for question in questions}


def understand(
    tables_of: Tables, answers: Answers, memory: Memory, *, as_of: date, confirm: bool
) -> list[Understood]:
    """Decide all that can be decided. Errors: Asked, with all open questions of the stage reached.

    `confirm`: the mapping itself is asked about too, also where every column is sure; not that of lists
    that are remembered.
    """
    found: list[Understood] = []
    questions: list[Question] = []
    tables = tables_of.of(answers, questions)
    of_tables = len(questions)
    for each in tables:
        told = {**memory.answers(each.own_headers), **answers}
        table = of_name_above(each, told)
        try:
            mapping = map_columns(table, told, as_of)
        except Asked as asked:
            questions += asked.questions
            continue
        table, asked_years = with_years(_named(table, mapping), mapping, told, as_of)
        table, asked_remarks = with_remarked_amounts(with_paid_months(table, mapping), mapping, told)
        table = with_dashes_told(table, mapping)
        styles = decide_styles(table, mapping, told)
        questions += [*asked_years, *asked_remarks, *styles.questions]
        noted, asked_payments = with_noted_payments(table, mapping, told)
        noted, asked_cancelled = with_noted_cancelled(noted, mapping, told)
        noted, asked_returns = with_own_returns(with_noted_states(noted, mapping), mapping, told)
        questions += [*asked_payments, *asked_cancelled, *asked_returns]
        found.append(Understood(noted, mapping, styles))
    confirm = confirm and not all(memory.knows(each.table.own_headers) for each in found)
    if found and confirm and (approval := mapping_question(found)).id not in answers:
        questions.append(approval)
    tables_of.ask_of_columns(questions[of_tables:])
    raise_if(list({question.id: question for question in questions}.values()))
    return found


def _named(table: SourceTable, mapping: Mapping) -> SourceTable:
    """The table with the name above it where that is the debtor's."""
    at = mapping.at("debtor_name")
    if at is not None:
        return without_head(without_client(table) if mapping.kind == CASES else table, table.columns[at])
    return table if "debtor_name" in table.told else of_sure_name(table)


def _tables(sheets: Sequence[Sheet], answers: Answers, questions: list[Question]) -> list[SourceTable]:
    """The lists of each file: who names several files means them all."""
    found: list[SourceTable] = []
    for file in dict.fromkeys(sheet.file for sheet in sheets):
        try:
            found += find_tables([sheet for sheet in sheets if sheet.file == file], answers)
        except Asked as asked:
            questions += asked.questions
    return found


def table_names(tables: Sequence[Understood]) -> list[str]:
    """What tells several tables apart: the sheet of each, of several files their names."""
    files = [each.table.file for each in tables]
    if len(set(files)) < 2:
        return [each.table.sheet for each in tables]
    return [
        file if files.count(file) == 1 else f"{file} {each.table.sheet}".strip()
        for file, each in zip(files, tables, strict=True)
    ]


def mapped_columns(tables: Sequence[Understood]) -> list[dict[str, Any]]:
    """Header, field and confidence of each column that is taken, behind the name of its table."""
    return [
        {"header": mapped.header, "field": mapped.field, "confidence": round(mapped.confidence, 2)}
        | ({"table": name} if len(tables) > 1 else {})
        for each, name in zip(tables, table_names(tables), strict=True)
        for mapped in _with_taken_in(each)
    ]


def _with_taken_in(each: Understood) -> list[Mapped]:
    """The columns that are taken, with those whose texts came into one of them."""
    columns, table = each.mapping.columns, each.table
    whole = {mapped.column: mapped for mapped in columns}
    more = [
        replace(whole[into], column=at, header=table.headers[at])
        for at, into in table.taken_in.items()
        if into in whole
    ]
    return sorted([*columns, *more], key=lambda mapped: mapped.column)


def mapping_question(tables: Sequence[Understood]) -> Question:
    """Whether the columns are meant as they were understood."""
    columns = mapped_columns(tables)
    left_out = list(dict.fromkeys(title for each in tables for title in each.mapping.left_out))
    notes = list(dict.fromkeys(title for each in tables for title in each.mapping.notes))
    details = {"mapping": columns, "left_out": left_out, "notes_left": notes}
    details["fields"] = taken_fields([each.mapping.kind for each in tables])
    return Question("mapping", "", (Choice("yes", "yes"), Choice("no", "mapping_no")), details=details)
