"""The rows that the template brings with it: settings, stages, lists, rates, holidays."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from addin.messages import catalogue, header, words
from addin.parameters import read_text
from addin.rules.settings import Settings
from addin.schema.cells import OPEN_LISTS
from addin.schema.column import Table

Rows = list[list[Any]]
FIRST_YEAR, LAST_YEAR = 2020, 2032  # later lunar dates are estimates
OWNERS = ("receivables", "debtors", "files")  # where the column of a stage's requirement is looked for


def parameter_rows(table: Table, language: str) -> Rows:
    """The rows of a parameter table, in the words of the language; none for the others."""
    source: dict[str, Callable[[str], Rows]] = {
        "settings": settings,
        "stages": stages,
        "lists": lists,
        "interest_rates": interest_rates,
        "holidays": public_holidays,
    }
    return source[table.key](language) if table.key in source else []


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a shipped CSV as text."""
    return list(csv.DictReader(read_text(f"{name}.csv").splitlines(), delimiter=";"))


def _said(language: str) -> dict[str, Any]:
    found: dict[str, Any] = catalogue(language)["template"]
    return found


def settings(language: str) -> Rows:
    """Label, empty value (written with its own format later), explanation."""
    said = _said(language)["settings"]
    keys = ["calculation_date", *(field.name for field in fields(Settings))]
    return [[said[key]["label"], None, said[key]["explanation"]] for key in keys]


def stages(language: str) -> Rows:
    named = words("stage", language)
    events = words("event_type", language)
    actions = _said(language)["stage_actions"]
    return [
        [
            named[row["stage"]],
            int(row["order"]),
            ", ".join(_column_word(key, language) for key in row["required_columns"].split()),
            ", ".join(events[key] for key in row["required_events"].split()),
            ", ".join(named[key] for key in row["successors"].split()),
            int(row["expected_days"]) if row["expected_days"] else None,
            actions.get(row["stage"], ""),
            None,  # whether a second person must have checked is for the firm to say
        ]
        for row in rows_of("stages")
    ]


def _column_word(dotted: str, language: str) -> str:
    table, column = dotted.split(".")
    return header(table, column, language)


def lists(language: str) -> Rows:
    titles = _said(language)["lists"]
    return [
        [titles[choices], word, None] for choices in OPEN_LISTS for word in words(choices, language).values()
    ]


def interest_rates(language: str) -> Rows:
    kinds = words("interest_type", language)
    confidence = _said(language)["confidence"]
    return [
        [
            kinds[row["interest_type"]],
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            round(float(row["annual_percent"]) / 100, 6),
            f"{row['source']} ({confidence[row['confidence']]})",
            date.fromisoformat(row["checked_on"]),
        ]
        for row in rows_of("interest_rates")
    ]


def public_holidays(language: str) -> Rows:
    """Official days and half days from the package `holidays`, whose lunar dates are confirmed to 2032."""
    from holidays import country_holidays

    kinds, flags = words("holiday_kind", language), words("flag", language)
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    tongue = {"tr": "tr", "en": "en_US"}[language]
    found: Rows = []
    for category, kind in (("public", "full"), ("half_day", "half")):
        days = country_holidays("TR", years=years, categories=(category,), language=tongue)
        source = _said(language)["holiday_source"]
        found += [[day, name, kinds[kind], flags["no"], source] for day, name in days.items()]
    return sorted(found, key=lambda row: (row[0], row[2]))
