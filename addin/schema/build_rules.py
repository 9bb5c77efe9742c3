"""Input messages, validations and conditional formats of a table; none overlaps another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
    "today": ("what", ("due_on", "action_days_late")),
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
    text = example(kit.language, table.key, column.key)
    return {
        "input_title": header(table.key, column.key, kit.language),
        "input_message": f"{kit.say('required')} {text}" if column.required else text,
        **_rule(kit, column),
    }


def example(language: str, table: str, column: str) -> str:
    """What to type in a column, with an example: the table's own words, else the common ones."""
    examples = catalogue(language)["template"]["examples"]
    return str(examples.get(table, {}).get(column) or examples["common"][column])


# Column type -> (rule, key of the error message).
BY_TYPE: dict[str, tuple[dict[str, Any], str]] = {
    **dict.fromkeys(
        ("date", "datetime"),
        (
            {
                "validate": "date",
                "criteria": "between",
                "minimum": date(1980, 1, 1),
                "maximum": date(2100, 1, 1),
            },
            "date",
        ),
    ),
    "money": ({"validate": "decimal", "criteria": ">=", "value": 0}, "amount"),
    "number": ({"validate": "decimal", "criteria": ">", "value": 0}, "amount"),
    "integer": ({"validate": "integer", "criteria": ">=", "value": 0}, "integer"),
    "percent": ({"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 10}, "percent"),
}


def rule_for(kit: Kit, type_: str) -> dict[str, Any]:
    """What a column of this type takes; text takes anything."""
    if type_ not in BY_TYPE:
        return {"validate": "any"}
    rule, error = BY_TYPE[type_]
    return {**rule, **_error(kit, error)}


def _rule(kit: Kit, column: Column) -> dict[str, Any]:
    if column.key in PERSON_COLUMNS:
        return person_rule(kit)
    return choice_rule(kit, column.choices) if column.choices else rule_for(kit, column.type)


def person_rule(kit: Kit) -> dict[str, Any]:
    """A name of the sheet Personel; another one is only remarked on."""
    return {
        "validate": "list",
        "source": f"={list_name('people')}",
        "error_type": "information",
        **_error(kit, "person"),
    }


def choice_rule(kit: Kit, choices: str) -> dict[str, Any]:
    """A word of a list; a firm may use others in the open ones."""
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
    for number, column in enumerate(table.columns):
        if column.choices in looks.STATUS_TONES:
            beside = [table.keys.index(key) for key in companions if column.key == status]
            tone_words(kit, sheet, column.choices, (first, number, last, number), beside)
    if table.key == "today":
        number = table.keys.index("days_late")
        late_days(kit, sheet, (first, number, last, number))
    if "control" in table.keys:
        number = table.keys.index("control")
        alarm(kit, sheet, (first, number, last, number))


def alarm(kit: Kit, sheet: Worksheet, place: tuple[int, int, int, int]) -> None:
    """Red as soon as something stands there."""
    cell = f"${join_address(place[0], place[1])}"
    sheet.conditional_format(
        *place, {"type": "formula", "criteria": f"=LEN({cell})>0", "format": kit.tone(looks.RED)}
    )


def late_days(kit: Kit, sheet: Worksheet, place: tuple[int, int, int, int]) -> None:
    cell = f"${join_address(place[0], place[1])}"
    sheet.conditional_format(
        *place, {"type": "formula", "criteria": f"=N({cell})>0", "format": kit.tone(looks.RED)}
    )


def tone_words(
    kit: Kit, sheet: Worksheet, choices: str, place: tuple[int, int, int, int], beside: Sequence[int] = ()
) -> None:
    """Colour the words of a list in one column; red and amber also reach the columns beside."""
    first, number, last, _ = place
    cell = f"${join_address(first, number)}"
    said = words(choices, kit.language)
    by_tone: dict[looks.Tone, list[str]] = {}
    for code, tone in looks.STATUS_TONES[choices].items():
        by_tone.setdefault(tone, []).append(f'{cell}="{said[code]}"')
    for tone, tests in by_tone.items():
        columns = sorted([number, *(beside if tone in (looks.RED, looks.AMBER) else ())])
        ranges = [f"{join_address(first, column)}:{join_address(last, column)}" for column in columns]
        criteria = f"={tests[0]}" if len(tests) == 1 else f"=OR({','.join(tests)})"
        rule = {"type": "formula", "criteria": criteria, "format": kit.tone(tone)}
        sheet.conditional_format(*place, {**rule, "multi_range": " ".join(ranges)})
