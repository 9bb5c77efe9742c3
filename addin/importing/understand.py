"""From sheets to a table whose columns, numbers and dates are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from addin.importing.mapping import Mapping, map_columns
from addin.importing.questions import Answers, Choice, Question, raise_if
from addin.importing.reading import Sheet
from addin.importing.styles import Styles, decide_styles
from addin.importing.table import SourceTable, find_table


@dataclass(frozen=True, slots=True)
class Understood:
    table: SourceTable
    mapping: Mapping
    styles: Styles


def understand(sheets: Sequence[Sheet], answers: Answers, *, confirm: bool) -> Understood:
    """Decide all that can be decided. Errors: Asked, with all open questions of the stage reached.

    `confirm`: the mapping itself is asked about too, also where every column is sure.
    """
    table = find_table(sheets, answers)
    mapping = map_columns(table, answers)
    styles = decide_styles(table, mapping, answers)
    questions = list(styles.questions)
    approval = mapping_question(mapping)
    if confirm and approval.id not in answers:
        questions.append(approval)
    raise_if(questions)
    return Understood(table, mapping, styles)


def mapping_question(mapping: Mapping) -> Question:
    """Whether the columns are meant as they were understood."""
    columns = [
        {"header": mapped.header, "field": mapped.field, "confidence": round(mapped.confidence, 2)}
        for mapped in mapping.columns
    ]
    details = {"mapping": columns, "left_out": list(mapping.left_out)}
    return Question("mapping", "", (Choice("yes", "yes"), Choice("no", "no")), details=details)
