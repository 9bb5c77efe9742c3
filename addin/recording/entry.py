"""One entry: what was typed, read by the declaration of the form; no book is asked yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from addin.messages import LANGUAGES, say, words
from addin.model import Refusal
from addin.recording.values import Typed, is_empty, read
from addin.rules.plans import MOST
from addin.schema import TABLES
from addin.schema.form import BY_KEY, FIELDS, KINDS, Field, fields_of
from addin.text import fold
from addin.wording import day


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an entry cannot be saved: a sentence, and the field or column that it is about."""

    code: str
    column: str
    message: str
    suggestion: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.message} {self.suggestion}".strip()


@dataclass(slots=True)
class Entry:
    """An entry as read. `typed`: by field, only those that hold something.

    `problems`: what no check of the tables speaks of. `questions`: what is saved only when somebody says yes.
    """

    kind: str
    debtor: str
    language: str
    in_words: bool = False  # of a command line
    typed: dict[str, Typed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)

    @property
    def table(self) -> str:
        return KINDS[self.kind]

    def value(self, key: str) -> Any:
        """What a field means; None when it is empty or could not be read."""
        return self.typed[key].value if key in self.typed else None

    def refuse(self, code: str, column: str, **params: object) -> None:
        self.problems.append(Problem(code, column, say(f"record.{code}", self.language, **params)))


def kind_of(text: str, language: str) -> str:
    """The kind of entry by its word on the form or its English key. Errors: Refusal."""
    known = {fold(word): kind for lang in LANGUAGES for kind, word in words("entry_kind", lang).items()}
    short = [say(f"record.kind_words.{kind}", lang) for lang in LANGUAGES for kind in KINDS]
    known |= {
        fold(word): kind
        for said, kind in zip(short, [*KINDS] * len(LANGUAGES), strict=True)
        for word in said.split()
    }
    known |= {kind: kind for kind in KINDS}
    kind = known.get(fold(text))
    if kind is None:
        listed = ", ".join(words("entry_kind", language).values())
        raise Refusal("record_kind" if text else "record_kind_empty", value=text, kinds=listed)
    return kind


def label(key: str, language: str) -> str:
    return say(f"template.form.labels.{key}", language)


def _quoted(each: Field, language: str) -> str:
    return say("record.quoted", language, value=label(each.key, language))


def named(key: str, entry: Entry) -> str:
    """A field as it is asked for; on a command line with the option that takes it."""
    quoted = _quoted(BY_KEY[key], entry.language)
    return f"{quoted} ({option_of(key)})" if entry.in_words else quoted


def option_of(key: str) -> str:
    """The option of a field.

    >>> option_of("next_date")
    '--next-date'
    """
    return f"--{key.replace('_', '-')}"


def read_entry(
    kind: str, debtor: str, raw: Mapping[str, Any], *, as_of: dt.date, language: str, cell: bool
) -> Entry:
    """Read the fields; a field that the kind does not use must be empty.

    `cell`: the values stand in cells of the form; else they are words of a command line.
    """
    entry = Entry(kind, " ".join(debtor.split()), language, in_words=not cell)
    given = {key: value for key, value in raw.items() if not is_empty(value)}
    strange = [each for each in FIELDS if each.key in given and kind not in each.into]
    if strange:
        named = ", ".join(_quoted(each, language) for each in strange)
        entry.refuse("not_used", strange[0].key, fields=named, kind=_kind_word(entry))
    for each in fields_of(kind):
        if each.key in given:
            entry.typed[each.key] = read(each, given[each.key], as_of=as_of, language=language, cell=cell)
            _look_at(entry, each)
    _require_reason(entry)
    _require_one_answer(entry)
    _require_order(entry, as_of)
    return entry


def _kind_word(entry: Entry) -> str:
    return words("entry_kind", entry.language)[entry.kind]


def _look_at(entry: Entry, each: Field) -> None:
    """Faults of fields that no column of the table holds."""
    found = entry.typed[each.key]
    if each.key == "time" and found.reason:
        entry.refuse("time_wrong", each.key, value=found.raw)
    elif each.key == "instalments" and (found.reason or not 1 <= found.value <= MOST):
        entry.refuse("instalments_wrong", each.key, most=MOST)
    elif found.reason == "unknown_choice" and not each.into[entry.kind]:
        offered = ", ".join(words(each.choices, entry.language).values())
        entry.refuse(
            "not_in_list", each.key, value=found.raw, field=label(each.key, entry.language), words=offered
        )


def _require_reason(entry: Entry) -> None:
    """An action that was put off or passed over leaves the list with a reason only."""
    result = entry.value("previous")
    if result in ("postponed", "ignored") and not entry.value("previous_reason"):
        word = words("action_result", entry.language)[result]
        entry.refuse("reason_missing", "previous_reason", result=word)


def _require_one_answer(entry: Entry) -> None:
    """A field and the one that makes it needless are two answers to one question."""
    both = [each for each in fields_of(entry.kind) if {each.key, each.unless} <= entry.typed.keys()]
    if both:
        named = ", ".join(_quoted(each, entry.language) for each in both)
        closing = label(both[0].unless, entry.language)
        entry.refuse("either_field", both[0].unless, closing=closing, fields=named)


def _require_order(entry: Entry, as_of: dt.date) -> None:
    """What lasts does not end before it begins."""
    today = dt.datetime(as_of.year, as_of.month, as_of.day)
    begins, ends = entry.value("date") if "date" in entry.typed else today, entry.value("until")
    if begins and ends and ends < begins:
        entry.refuse("until_before", "until", until=day(ends), date=day(begins))


def lacking(entry: Entry, said: set[str]) -> Problem | None:
    """One sentence on the required fields that are empty; `said`: columns that a check has spoken of."""
    missing = [
        each
        for each in fields_of(entry.kind)
        if entry.kind in each.required
        and each.key not in entry.typed
        and each.unless not in entry.typed
        and each.into[entry.kind] not in said
    ]
    if not missing:
        return None
    fields = ", ".join(named(each.key, entry) for each in missing)
    message = say("record.missing", entry.language, kind=_kind_word(entry), fields=fields)
    return Problem("missing", missing[0].key, message)


def row_of(entry: Entry, as_of: dt.date, now: dt.datetime) -> dict[str, Any]:
    """The entry as one row of its table: values by column, those that could not be read left out."""
    row: dict[str, Any] = {}
    for key, found in entry.typed.items():
        column = BY_KEY[key].into[entry.kind]
        if column and found.value is not None:
            row[column] = found.value
    if "date" not in entry.typed:
        row[BY_KEY["date"].into[entry.kind]] = dt.datetime(as_of.year, as_of.month, as_of.day)
    if entry.kind == "contact":
        _add_time(entry, row, now)
    if "promise_kind" in TABLES[entry.table].keys:
        row["promise_kind"] = "commitment" if entry.kind == "commitment" else "promise"
        if entry.kind == "commitment" and "made_on" in row:
            row.setdefault("promised_for", row["made_on"])
    if entry.value("by"):
        row["recorded_by"] = entry.value("by")
    return row


def _add_time(entry: Entry, row: dict[str, Any], now: dt.datetime) -> None:
    """The time that was typed, beside the day or behind it; else, of this very day, the time it is."""
    day, typed = row.get("contacted_at"), entry.typed.get("date")
    if day is None:
        return
    seconds = entry.value("time")
    if seconds is None and typed and isinstance(typed.raw, dt.datetime) and typed.raw.time() != dt.time():
        seconds = typed.raw.hour * 3600 + typed.raw.minute * 60
    if seconds is None and day == dt.datetime(now.year, now.month, now.day):
        seconds = now.hour * 3600 + now.minute * 60
    row["contacted_at"] = day + dt.timedelta(seconds=seconds or 0)


def misfits_of(entry: Entry) -> dict[str, Typed]:
    """Fields whose cell in the table would hold something else than its type, by column."""
    found = {BY_KEY[key].into[entry.kind]: typed for key, typed in entry.typed.items() if typed.reason}
    return {column: typed for column, typed in found.items() if column}
