"""Which column is the amount that is owed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.neighbours import LIKELY_AMOUNTS
from addin.importing.columns.paid_question import with_sums, with_unlike_rests
from addin.importing.columns.papers import are_of_papers
from addin.importing.columns.rivals import pick, strongest
from addin.importing.columns.siblings import without_running
from addin.importing.columns.spread import INSTALMENT, ITS_DAY, are_in_currencies, instalments_prove
from addin.importing.columns.sums_of_parts import without_parts, without_sums_of_rows
from addin.importing.columns.unnamed import has_kurus, moves_of
from addin.importing.evidence.amount_words import counts_pieces
from addin.importing.evidence.cells import loose, sample
from addin.importing.evidence.claim_words import is_no_claim
from addin.importing.evidence.content import FITS, fits, wholly_amounts
from addin.importing.evidence.header import SURE, fields_of, sure_by_cells
from addin.importing.evidence.words import source_words
from addin.importing.questions import Answers, Asked, Choice, Question, answered
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_NOT_IN_ALL = {"document_no", "cheque_no", "issue_date", "paid_amount", "credit", "settled_on"}
_OF_PAYMENTS = {
    "issue_date",
    "settled_on",
    "due_date",
    "other_day",
    "document_no",
    "receipt_no",
    "payment_method",
}
_NOWHERE = Question("amount", "", (Choice("cards", "cards"),), wording="amount_nowhere")
_LAST_AMOUNTS = {"vat", "paid_amount"}  # offered where nothing else may be the amount


def with_instalments(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Instalments are the claims where they add up to what is owed in all; else that alone is."""
    parts = [guess for guess in guesses if guess.field in (INSTALMENT, ITS_DAY)]
    owed = [guess for guess in guesses if guess.field in LIKELY_AMOUNTS]
    others = [guess for guess in guesses if guess not in parts]
    if not parts or not all(instalments_prove(each, table) for each in owed):
        return others
    return [guess for guess in others if guess not in owed] + parts


def with_amount(guesses: list[Mapped], table: SourceTable, answers: Answers) -> tuple[list[Mapped], bool]:
    """The column of amounts; more than one that may be it is asked. True when it is an open balance.

    No column where a list has none and its cards alone are wanted.
    """
    likely = [guess for guess in guesses if guess.field in LIKELY_AMOUNTS]
    several = [guess for guess in guesses if guess.field == INSTALMENT] or likely
    if several != likely or are_in_currencies(several, table):
        named = {INSTALMENT: "amount", "open_amount": "amount", ITS_DAY: "due_date"}
        balance = several[0].field == "open_amount"
        return [replace(guess, field=named.get(guess.field, guess.field)) for guess in guesses], balance
    likely = without_running(strongest(likely, table) if likely else [], guesses, table)
    likely = without_parts(likely, table) if len(likely) > 1 else likely
    likely = without_sums_of_rows(likely, guesses, table)
    fields = {guess.field for guess in likely}
    if fields == {"credit"} and _may_be_paid(guesses):  # of our own claims, or of what was paid
        likely = [replace(guess, confidence=FITS) for guess in likely]
    if not likely:
        likely = _holding_amounts(table, {guess.column for guess in guesses}) or _holding_amounts(
            table, {guess.column for guess in guesses if guess.field not in _LAST_AMOUNTS}
        )
        likely = _only_money(likely, table) or _counted_money(guesses, likely, table) or likely
    if not likely:
        answered(_NOWHERE, answers)
        return guesses, False
    moves = moves_of(likely[0], guesses, table) if fields == {"open_amount"} and len(likely) == 1 else []
    if len(likely) != 1 or moves or not (fields or _is_money(likely[0], table)):
        chosen, question = pick("amount", "", [*moves, *likely], answers)
        if question and moves:
            raise Asked([replace(question, wording="amount_moves", params={"balance": likely[0].header})])
        if question:
            raise Asked([with_unlike_rests(with_sums(question, table), guesses, table)])
        likely = chosen
    others = [guess for guess in guesses if guess.field not in LIKELY_AMOUNTS]
    others = [guess for guess in others if guess.column != likely[0].column]
    told = (likely[0].field,), fields_of(likely[0].header)[0]  # a header stays what it is, whoever names it
    in_all = is_owed_in_all(likely[0].header) and not {guess.field for guess in others} & _NOT_IN_ALL
    return [*others, replace(likely[0], field="amount")], in_all or ("open_amount",) in told


def _may_be_paid(guesses: list[Mapped]) -> bool:
    """Whether credits alone may be payments: those have a day or a number, and no due date."""
    return any(guess.field in _OF_PAYMENTS for guess in guesses) and not _falls_due(guesses)


def _falls_due(guesses: list[Mapped]) -> bool:
    """Whether each row has a day until which to pay, as claims have; "Ödeme Tarihi" may be another."""
    found = [guess for guess in guesses if guess.field == "due_date" and guess.confidence >= SURE]
    return any(set(fields_of(guess.header)[0]) <= {"due_date", "due_days"} for guess in found)


def is_owed_in_all(header: str) -> bool:
    """Whether the header says what somebody owes in all, whatever it is for.

    >>> is_owed_in_all("Toplam Borç (TL)"), is_owed_in_all("Toplam Tutar"), is_owed_in_all("Borç Toplamı")
    (True, False, True)
    """
    return loose(_BRACKETS.sub(" ", header)) in _owed_in_all()


@cache
def _owed_in_all() -> frozenset[str]:
    return frozenset(map(loose, source_words()["owed_in_all"]))


def _counted_money(guesses: list[Mapped], others: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Quantities are money beside their currencies ("Miktar", "Cinsi"), or those of cheques and notes."""
    counts = [guess for guess in guesses if guess.field == "other_number"]
    counts = [guess for guess in counts if fits("amount", sample(table.columns[guess.column]))]
    if any(guess.field == "currency" for guess in guesses):
        return [] if others else counts
    money = [guess for guess in counts if wholly_amounts(sample(table.columns[guess.column]))]
    rivals = any(wholly_amounts(sample(table.columns[guess.column])) for guess in others)
    return money if are_of_papers(guesses, table) and not rivals else []


def _only_money(likely: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The one that holds sums with their kuruş, beside quantities and numbers of papers alone."""
    money = [each for each in likely if not counts_pieces(each.header)]
    money = [each for each in money if wholly_amounts(sample(table.columns[each.column]))]
    return money if len(money) == 1 and _is_money(money[0], table) else []


def _is_money(guess: Mapped, table: SourceTable) -> bool:
    """Whether an unknown header stands above sums with their kuruş, or counts beside currencies."""
    if guess.field == "other_number":
        return True
    other = is_no_claim(guess.header) or not _units().isdisjoint(fold(guess.header).split())
    if other or fields_of(guess.header)[0]:
        return False
    return has_kurus(sample(table.columns[guess.column]))


@cache
def _units() -> frozenset[str]:
    """Words of headers above numbers that are no sums owed: measures, rates, costs."""
    return frozenset(map(fold, source_words()["units"]))


def _holding_amounts(table: SourceTable, taken: set[int]) -> list[Mapped]:
    return [
        Mapped("amount", at, title, sure_by_cells(title, "amount"))
        for at, title in enumerate(table.headers)
        if at not in taken and fits("amount", sample(table.columns[at]))
    ]
