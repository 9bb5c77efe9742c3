"""Input messages, validations and conditional formats of a table; none overlaps another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.messages import catalogue, header, words
from addin.schema import looks
from addin.schema.build_kit import Kit, join_address
from addin.schema.cells import OPEN_LISTS, PERSON_COLUMNS, list_name
from addin.schema.column import Column, Table

if TYPE_CHECKING:
    from addin.schema.build import Worksheet

# Table -> (status column, columns that take its red and amber).
COMPANIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "debtors": ("follow_up_status", ("next_action_date",)),
    "receivables": ("status", ("due_date", "days_overdue")),
    "contacts": ("status", ("next_action_date",)),
    "promises": ("status", ("promised_for",)),
    "today": ("what", ("due_on", "days_late")),
}


def validate(kit: Kit, sheet: Worksheet, table: Table, first: int, last: int) -> None:
    """Give each column of the rows `first`..`last` (zero-based) its message and its rule."""
    if table.key == "settings":
        return
    if table.kind in ("generated", "log"):
        sheet.data_validation(first, 0, last, len(table.columns) - 1, _locked(kit))
        return
    for number, column in enumerate(table.columns):
        if column.fill == "hidden":
            continue
        rule = _locked(kit) if column.fill != "user" else _entry(kit, table, column)
        sheet.data_validation(first, number, last, number, rule)


def _locked(kit: Kit) -> dict[str, Any]:
    return {
        "validate": "custom",
        "value": "=FALSE",
        "ignore_blank": False,
        "error_title": kit.say("locked.title"),
        "error_message": kit.say("locked.text"),
    }


def _entry(kit: Kit, table: Table, column: Column) -> dict[str, Any]:
    message = {
        "input_title": header(table.key, column.key, kit.language),
        "input_message": example(kit.language, table.key, column.key),
    }
    return {**message, **_rule(kit, column)}


def example(language: str, table: str, column: str) -> str:
    """What to type in a column, with an example: the table's own words, else the common ones."""
    examples = catalogue(language)["template"]["examples"]
    return str(examples.get(table, {}).get(column) or examples["common"][column])


def _rule(kit: Kit, column: Column) -> dict[str, Any]:
    if column.key in PERSON_COLUMNS or column.key == "person":
        return _people(kit, column)
    if column.choices:
        return _list(kit, column.choices)
    if column.type in ("date", "datetime"):
        return {
            "validate": "custom" if False else "date",
            "criteria": "between",
            "minimum": _day(1980),
            "maximum": _day(2100),
            **_error(kit, "date"),
        }
    if column.type == "money":
        return {"validate": "decimal", "criteria": ">=", "value": 0, **_error(kit, "amount")}
    if column.type == "number":
        return {"validate": "decimal", "criteria": ">", "value": 0, **_error(kit, "amount")}
    if column.type == "integer":
        return {"validate": "integer", "criteria": ">=", "value": 0, **_error(kit, "integer")}
    if column.type == "percent":
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 10, **_error(kit, "percent")}
    return {"validate": "any"}


def _day(year: int) -> Any:
    from datetime import date

    return date(year, 1, 1)


def _people(kit: Kit, column: Column) -> dict[str, Any]:
    if column.key == "person":
        return {"validate": "any"}
    return {
        "validate": "list",
        "source": f"={list_name('people')}",
        "error_type": "information",
        **_error(kit, "person"),
    }


def _list(kit: Kit, choices: str) -> dict[str, Any]:
    is_open = choices in OPEN_LISTS
    return {
        "validate": "list",
        "source": f"={list_name(choices)}",
        "error_type": "warning" if is_open else "stop",
        **_error(kit, "open_list" if is_open else "closed_list"),
    }


def _error(kit: Kit, key: str) -> dict[str, Any]:
    return {"error_title": kit.say(f"errors.{key}.title"), "error_message": kit.say(f"errors.{key}.text")}


def highlight(kit: Kit, sheet: Worksheet, table: Table, first: int, last: int) -> None:
    """Colour status words, and the columns that go with a status."""
    status, companions = COMPANIONS.get(table.key, ("", ()))
    for column in table.columns:
        if column.choices in looks.STATUS_TONES:
            _tones(kit, sheet, table, column, first, last, companions if column.key == status else ())
    if "control" in table.keys:
        number = table.keys.index("control")
        cell = f"${join_address(first, number)}"
        sheet.conditional_format(
            first,
            number,
            last,
            number,
            {"type": "formula", "criteria": f"=LEN({cell})>0", "format": kit.tone(looks.RED)},
        )


def _tones(
    kit: Kit,
    sheet: Worksheet,
    table: Table,
    column: Column,
    first: int,
    last: int,
    companions: tuple[str, ...],
) -> None:
    number = table.keys.index(column.key)
    cell = f"${join_address(first, number)}"
    said = words(column.choices, kit.language)
    by_tone: dict[looks.Tone, list[str]] = {}
    for code, tone in looks.STATUS_TONES[column.choices].items():
        by_tone.setdefault(tone, []).append(f'{cell}="{said[code]}"')
    for tone, tests in by_tone.items():
        loud = tone in (looks.RED, looks.AMBER)
        numbers = [number, *(table.keys.index(key) for key in companions if loud)]
        sheet.conditional_format(
            first,
            number,
            last,
            number,
            {
                "type": "formula",
                "criteria": f"={tests[0]}" if len(tests) == 1 else f"=OR({','.join(tests)})",
                "format": kit.tone(tone),
                "multi_range": " ".join(
                    f"{join_address(first, place)}:{join_address(last, place)}" for place in sorted(numbers)
                ),
            },
        )
