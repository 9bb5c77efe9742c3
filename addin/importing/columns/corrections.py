"""What the user says a column is, whatever its header and its cells say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.importing.columns.fields import TAKEN
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.rivals import SEVERAL
from addin.importing.evidence.header import fields_of
from addin.importing.questions import Answers, field_words
from addin.importing.tables.source_table import SourceTable
from addin.messages import LANGUAGES
from addin.model import Refusal
from addin.text import fold

KEY, LEAVE = "field", "no"


def corrected(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """The guesses, but for columns of which it was said what they are, and others that would be the same."""
    said = {at: field for at, title in enumerate(table.headers) if (field := _said_of(title, answers))}
    if not said:
        return guesses
    single = set(said.values()) - SEVERAL.keys()
    kept = [guess for guess in guesses if guess.column not in said and guess.field not in single]
    told = [Mapped(field, at, table.headers[at], 1.0) for at, field in said.items() if field != LEAVE]
    return sorted([*kept, *told], key=lambda guess: guess.column)


def _said_of(title: str, answers: Answers) -> str:
    """The field of a column as it was told, unasked or because its header may mean several."""
    doubted = answers.get(f"unsure:{title}", "")
    return answers.get(f"{KEY}:{title}", "") or (doubted if doubted in fields_of(title)[0] else "")


def taken_fields(kinds: Sequence[str]) -> list[str]:
    """What columns of such lists may be."""
    return list(dict.fromkeys(field for kind in kinds for field in TAKEN[kind]))


def read_corrections(given: Mapping[str, str]) -> dict[str, str]:
    """Answers "field:Header" of those given, fields by key or by either language's word. Errors: Refusal."""
    return {name: _field(name, word) for name, word in given.items() if name.partition(":")[0] == KEY}


def _field(name: str, word: str) -> str:
    known = {LEAVE: LEAVE}
    for field in taken_fields(list(TAKEN)):
        known |= {fold(field_words(field, language)): field for language in LANGUAGES} | {field: field}
    if found := known.get(word) or known.get(fold(word)):
        return found
    named = ", ".join([*(field_words(each, "tr") for each in taken_fields(list(TAKEN))), LEAVE])
    raise Refusal("import_no_such_answer", answer=f"{name}={word}", answers=named)
