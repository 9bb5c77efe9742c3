"""Hatalar: what is wrong in the book, equal ones grouped, the most harmful first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import catalogue, fill, say, words
from addin.model import Finding, Link, Place
from addin.rules.catalogue import HARM, SEVERITY
from addin.schema import TABLES
from addin.wording import number, shown

if TYPE_CHECKING:
    import pandas as pd

GROUP_FROM = 4  # rows with one and the same problem before they become one line
Frames = Mapping[str, "pd.DataFrame"]
Places = Callable[[str], Place]
Told = dict[str, str | None]  # a problem as a program is told of it


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """Problems by severity, ungrouped."""
    total: dict[str, int] = dict.fromkeys(HARM, 0)
    for finding in findings:
        total[SEVERITY[finding.code]] += len(finding)
    return total


def problem_list(findings: Sequence[Finding], frames: Frames, places: Places, language: str) -> list[Told]:
    """Each problem on its own, most severe first: what `check --json` gives."""
    return [told for _, told in told_problems(findings, frames, places, language)]


def told_problems(
    findings: Sequence[Finding], frames: Frames, places: Places, language: str
) -> list[tuple[Finding, Told]]:
    """As `problem_list`, each with the finding that it is of."""
    ordered = sorted(findings, key=lambda finding: HARM[SEVERITY[finding.code]])
    return [(finding, told) for finding in ordered for told in _told(finding, frames, places, language)]


def _told(finding: Finding, frames: Frames, places: Places, language: str) -> Iterator[Told]:
    place = places(finding.table) if finding.table else None
    ids = _row_ids(finding, frames)
    for i in range(len(finding)):
        value = _value(finding, i, language)
        said = _sentences(finding, i, value, language)
        yield {
            "code": finding.code,
            "severity": SEVERITY[finding.code],
            "sheet": place.sheet if place else None,
            "cell": place.cell(int(finding.rows[i]), finding.column) if place and len(finding.rows) else None,
            "row_id": ids[i],
            "column": place.headers.get(finding.column) if place else None,
            "value": value,
            "message": said["message"],
            "suggestion": said["suggestion"],
        }


def problem_text(rows: pd.DataFrame, language: str) -> str:
    """The lines of Hatalar as text: where it stands, how bad it is, what to do; `rows` as `problem_table`."""
    return "\n".join(_spoken_line(line, language) for line in rows.to_dict("records"))


def _spoken_line(line: Mapping[Any, Any], language: str) -> str:
    cell = line["cell"].text if isinstance(line["cell"], Link) else ""
    place = "!".join(part for part in (line["sheet"], cell) if part) or say("check.book", language)
    return say(
        "check.line",
        language,
        place=say("check.first", language, place=place) if cell and line["count"] > 1 else place,
        severity=words("severity", language)[line["severity"]],
        message=line["explanation"],
        suggestion=line["suggestion"],
    )


def problem_table(findings: Sequence[Finding], frames: Frames, places: Places, language: str) -> pd.DataFrame:
    """The body of Hatalar; columns as schema.generated.PROBLEMS."""
    import pandas as pd

    harm = _harm(frames)
    lines: list[tuple[int, float, str, dict[str, Any]]] = []
    for finding in findings:
        severity = SEVERITY[finding.code]
        grouped = len(finding) >= GROUP_FROM
        for chosen in [np.arange(len(finding))] if grouped else np.arange(len(finding))[:, None]:
            line = _line(finding, chosen, frames, places, language)
            weight = _weight(finding, chosen, frames, harm)
            lines.append((HARM[severity], -weight, finding.code, line))
    lines.sort(key=lambda entry: entry[:3])
    columns = list(TABLES["problems"].keys)
    return pd.DataFrame([line for *_, line in lines], columns=columns)


def _line(finding: Finding, chosen: Any, frames: Frames, places: Places, language: str) -> dict[str, Any]:
    first, n = int(chosen[0]), len(chosen)
    place = places(finding.table) if finding.table else None
    value = _value(finding, first, language)
    said = _sentences(finding, first, value, language, n)
    explanation = said["group"] if n > 1 else said["message"]
    if "totals" in said:  # of the column, whatever its rows
        explanation = f"{explanation} {said['totals']}"
    cell: Any = ""
    if place and len(finding.rows):
        address = place.cell(int(finding.rows[first]), finding.column)
        cell = Link(f"#'{place.sheet.replace(chr(39), chr(39) * 2)}'!{address}", address)
    return {
        "severity": SEVERITY[finding.code],
        "sheet": place.sheet if place else "",
        "cell": cell,
        "count": n,
        "value": (value or _whose(finding, first, frames)) if n == 1 else "",
        "rule": said["rule"],
        "explanation": explanation,
        "suggestion": said["suggestion"],
    }


def _sentences(finding: Finding, i: int, value: str, language: str, n: int = 1) -> dict[str, str]:
    texts: dict[str, str] = catalogue(language)["checks"][finding.code]
    details = {name: _text(array[i], language) for name, array in finding.details.items()}
    if details.get("other") == "":  # a check, other than a Yenile, gives no numbers
        details["other"] = say("check.unnumbered", language)
    params = {"n": number(n, language), "value": value, **details}
    return {name: _filled(text, params) for name, text in texts.items()}


def _filled(template: str, params: Mapping[str, str]) -> str:
    """The sentence; a bracket whose only news is missing ("-") is left out.

    >>> _filled("“{value}” yok (en yakını: {other}).", {"value": "Ak", "other": "-"})
    '“Ak” yok.'
    """
    for name, word in params.items():
        if word == "-":
            template = re.sub(rf" \([^()]*\{{{name}\}}[^()]*\)", "", template)
    return fill(template, **params)


def _value(finding: Finding, i: int, language: str) -> str:
    if i >= len(finding.values):
        return ""
    if not finding.table or not finding.column:
        return _text(finding.values[i], language)
    column = TABLES[finding.table][finding.column]
    return shown(finding.values[i], column.type, column.choices, language)


def _whose(finding: Finding, i: int, frames: Frames) -> str:
    """The debtor's name beside an empty cell: a row is known by its name, not by its number."""
    if not finding.table or not len(finding.rows) or "debtor_name" not in TABLES[finding.table].keys:
        return ""
    return str(frames[finding.table]["debtor_name"].get(finding.rows[i]) or "")


def _text(value: Any, language: str) -> str:
    return shown(value, "text", "", language)


def _row_ids(finding: Finding, frames: Frames) -> list[str | None]:
    key = TABLES[finding.table].id_column if finding.table else ""
    if not key or not len(finding.rows):
        return [None] * len(finding)
    return [str(value) for value in frames[finding.table][key].reindex(finding.rows).fillna("")]


def _harm(frames: Frames) -> pd.Series:
    """Open balance by debtor, in kuruş: what is at stake where something is wrong."""
    debtors = frames["debtors"]
    return debtors.groupby("debtor_id")["open_kurus"].sum()


def _weight(finding: Finding, chosen: Any, frames: Frames, harm: pd.Series) -> float:
    if not finding.table or not len(finding.rows) or "debtor_id" not in TABLES[finding.table].keys:
        return 0.0
    ids = frames[finding.table]["debtor_id"].reindex(finding.rows[chosen]).unique()
    return float(harm.reindex(ids).fillna(0).sum())


def severity_words(totals: Mapping[str, int], language: str) -> str:
    """ "3 hata, 12 uyarı, 1 bilgi"; severities without a problem are left out."""
    return ", ".join(say(f"counted.{key}", language, n=number(n, language)) for key, n in totals.items() if n)
