"""Checks of every input cell by its type: errors, amounts that are no number, dates that are text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from addin.model import Finding, Misfit, Objects
from addin.rules.checks.context import Bools, Context, Frames, amounts, days, found, money_words
from addin.rules.checks.instalments import commitments
from addin.rules.live.rows import REQUIRED
from addin.rules.rows import repeated, texts

if TYPE_CHECKING:
    import pandas as pd

# The user's cells by type; a test holds them equal to the schema.
DATES = {
    "debtors": ("retention_until",),
    "receivables": ("issue_date", "due_date", "stage_date"),
    "contacts": ("contacted_at", "next_action_date", "action_result_date"),
    "promises": ("made_on", "promised_for"),
    "receipts": ("received_on",),
    "files": ("filed_on", "stage_date", "last_step_on"),
    "parties": ("served_on",),
    "events": ("event_date", "event_end"),
    "costs": ("cost_date",),
}
NUMBERS = {
    "debtors": ("credit_limit_kurus",),
    "receivables": ("amount_kurus", "contract_rate"),
    "promises": ("amount_kurus", "instalment_no", "plan_total_kurus"),
    "receipts": ("amount_kurus",),
    "files": ("filed_kurus",),
    "costs": ("amount_kurus",),
}
# Tables whose rows do not exist without an amount.
AMOUNTS = ("receivables", "promises", "receipts", "costs")
TABLES = tuple(DATES)
_FAR_DAYS = 3653  # ten years
# Days that have passed when somebody writes them; of contacts and receipts other checks speak.
_PAST = (("promises", "made_on"), ("costs", "cost_date"), ("events", "event_date"))
_MAY_BE_AHEAD = ("hearing", "other")
_MAY_BE_FAR = {("debtors", "retention_until")}


def error_values(frames: Frames, context: Context) -> list[Finding]:
    """cell_error_value: #REF!, #DIV/0! and the like stand in a cell of the table.

    Source: an error value in one cell spoils every sum over its column (Excel).
    """
    return [finding for table in TABLES for finding in _error_values(table, frames[table], context)]


def _error_values(table: str, frame: pd.DataFrame, context: Context) -> Iterator[Finding]:
    cells = {
        (misfit.column, int(row)): str(raw)
        for misfit in context.misfits.get(table, ())
        if misfit.reason == "error_value"
        for row, raw in zip(misfit.rows, misfit.raw, strict=True)
    }
    if table in context.facts:
        cells |= {(column, row): value for row, column, value in context.facts[table].error_cells}
    for column in sorted({column for column, _ in cells}):
        rows = sorted(row for name, row in cells if name == column)
        values = np.array([cells[column, row] for row in rows], dtype=object)
        yield Finding("cell_error_value", table, column, np.array(rows, dtype=np.int64), values)


def not_numbers(frames: Frames, context: Context) -> list[Finding]:
    """amount_not_number: text in a number column, or more than 10 billion; such a cell counts as empty."""
    reasons = {"text", "text_number", "text_date", "too_large"}
    return [
        _of_misfit("amount_not_number", misfit, context)
        for table, columns in NUMBERS.items()
        for misfit in context.misfits.get(table, ())
        if misfit.column in columns and misfit.reason in reasons
    ]


def text_dates(frames: Frames, context: Context) -> list[Finding]:
    """date_text: text in a date column, which Excel neither sorts nor compares."""
    return [
        _of_misfit("date_text", misfit, context)
        for table, columns in DATES.items()
        for misfit in context.misfits.get(table, ())
        if misfit.column in columns and misfit.reason not in {"error_value", "unknown_choice"}
    ]


def _of_misfit(code: str, misfit: Misfit, context: Context) -> Finding:
    values = _as_text(misfit, context.language)
    return Finding(code, misfit.table, misfit.column, misfit.rows, values)


def three_decimals(frames: Frames, context: Context) -> list[Finding]:
    """amount_three_decimals: Excel's sum of such cells differs from ours, which is to the kuruş.

    Details: `rounded`, the amount that counts; `total`, what SUM shows for the column; `counted`, ours.
    """
    return [
        _of_decimals(frames[table][misfit.column], misfit, context)
        for table, columns in NUMBERS.items()
        for misfit in context.misfits.get(table, ())
        if misfit.column in columns and misfit.reason == "rounded"
    ]


def _of_decimals(amounts: pd.Series[int], misfit: Misfit, context: Context) -> Finding:
    kept, n = amounts.reindex(misfit.rows), len(misfit.rows)
    rounded = money_words(kept, repeated("", n), context)
    counted = _lira(int(amounts.sum()))
    total = counted - _lira(int(kept.sum())) + sum(Decimal(f"{raw:.15g}") for raw in misfit.raw)
    both = {"total": _sum_text(total, context.language), "counted": _sum_text(counted, context.language)}
    details = {"rounded": rounded, **{name: repeated(text, n) for name, text in both.items()}}
    values = _as_text(misfit, context.language)
    return Finding("amount_three_decimals", misfit.table, misfit.column, misfit.rows, values, details)


def _lira(kurus: int) -> Decimal:
    return Decimal(kurus).scaleb(-2)


def _sum_text(total: Decimal, language: str) -> str:
    """All decimals that differ from nothing, two at least."""
    whole, _, rest = f"{total:,f}".partition(".")
    text = f"{whole}.{rest.rstrip('0'):0<2}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _as_text(misfit: Misfit, language: str) -> Objects:
    """What stands in the cells; numbers with all their decimals, of which the cell may show only two."""
    mark = "." if language == "en" else ","
    texts = [
        f"{raw:.15g}".replace(".", mark) if isinstance(raw, float) else str(raw)
        for raw in misfit.raw.tolist()
    ]
    return np.array(texts, dtype=object)


def amount_values(frames: Frames, context: Context) -> list[Finding]:
    """amount_missing, amount_not_positive: the amount without which a row does not exist.

    A refund may be typed either way; it counts as money given back.
    """
    findings = []
    for table in AMOUNTS:
        frame = frames[table]
        amount = amounts(frame["amount_kurus"])
        unread = context.misfit_mask(table, "amount_kurus", frame)
        findings += found("amount_missing", table, "amount_kurus", frame, np.isnan(amount) & ~unread)
        wrong = amount <= 0
        if table == "receipts":
            wrong &= (texts(frame, "reversal") != "refund") | (amount == 0)
        findings += found("amount_not_positive", table, "amount_kurus", frame, wrong)
    return findings


def required_cells(frames: Frames, context: Context) -> list[Finding]:
    """required_missing: an empty cell without which its row is not whole; Kontrol says the same of it.

    What a commitment lacks is told by commitment_form_incomplete. Details: `field`.
    """
    findings = []
    for table, columns in REQUIRED.items():
        frame = frames[table]
        told = commitments(frames) if table == "promises" else np.zeros(len(frame), dtype=bool)
        for column in columns:
            empty = _is_empty(frame, column) & ~context.misfit_mask(table, column, frame) & ~told
            field = repeated(context.header(table, column), len(frame))
            findings += found("required_missing", table, column, frame, empty, field=field)
    return findings


def _is_empty(frame: pd.DataFrame, column: str) -> Bools:
    if frame[column].dtype.kind == "M":
        return np.isnat(days(frame, column))
    return np.asarray(texts(frame, column) == "", dtype=bool)


def date_values(frames: Frames, context: Context) -> list[Finding]:
    """date_before_2000_or_far: before 2000, or more than ten years after the calculation date."""
    first = np.datetime64("2000-01-01")
    last = context.today + _FAR_DAYS
    findings = []
    for table, columns in DATES.items():
        for column in columns:
            day = days(frames[table], column)
            odd = day < first
            if (table, column) not in _MAY_BE_FAR:
                odd |= day > last
            findings += found("date_before_2000_or_far", table, column, frames[table], odd)
    return findings


def days_ahead(frames: Frames, context: Context) -> list[Finding]:
    """day_in_future: a promise given, money spent or an event on a day that is yet to come.

    A hearing is known before it is held, and so may be other events, as the day of a sale. Details: `field`.
    """
    findings = []
    for table, column in _PAST:
        frame = frames[table]
        ahead = days(frame, column) > context.today
        if table == "events":
            ahead &= ~np.isin(texts(frame, "event_type"), _MAY_BE_AHEAD)
        field = repeated(context.header(table, column), len(frame))
        findings += found("day_in_future", table, column, frame, ahead, field=field)
    return findings


CHECKS = (
    error_values,
    not_numbers,
    text_dates,
    three_decimals,
    amount_values,
    required_cells,
    date_values,
    days_ahead,
)
