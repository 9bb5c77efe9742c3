"""From sheets to a table whose columns, numbers and dates are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from addin.importing.mapping import Mapping, map_columns
from addin.importing.questions import Answers, Asked, Choice, Question, raise_if
from addin.importing.reading import Sheet
from addin.importing.styles import Styles, decide_styles
from addin.importing.table import SourceTable, find_tables


@dataclass(frozen=True, slots=True)
class Understood:
    table: SourceTable
    mapping: Mapping
    styles: Styles


def understand(sheets: Sequence[Sheet], answers: Answers, *, confirm: bool) -> Understood:
    """Decide all that can be decided. Errors: Asked, with all open questions of the stage reached.

    `confirm`: the mapping itself is asked about too, also where every column is sure.
    """
    table = _only(find_tables(sheets, answers), answers)
    mapping = map_columns(table, answers)
    styles = decide_styles(table, mapping, answers)
    questions = list(styles.questions)
    approval = mapping_question(mapping)
    if confirm and approval.id not in answers:
        questions.append(approval)
    raise_if(questions)
    return Understood(table, mapping, styles)


def _only(tables: Sequence[SourceTable], answers: Answers) -> SourceTable:
    """The list that is taken. Errors: Asked which one where there are several."""
    choices = tuple(
        Choice(str(at), "sheet", {"name": table.sheet, "rows": len(table)})
        for at, table in enumerate(tables, start=1)
    )
    question = Question("table", "", choices)
    if len(tables) > 1 and question.id not in answers:
        raise Asked([question])
    return tables[int(answers.get(question.id, "1")) - 1]


def mapping_question(mapping: Mapping) -> Question:
    """Whether the columns are meant as they were understood."""
    columns = [
        {"header": mapped.header, "field": mapped.field, "confidence": round(mapped.confidence, 2)}
        for mapped in mapping.columns
    ]
    details = {"mapping": columns, "left_out": list(mapping.left_out)}
    return Question("mapping", "", (Choice("yes", "yes"), Choice("no", "no")), details=details)
