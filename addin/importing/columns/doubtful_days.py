"""Days whose header alone does not tell what they are of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.rivals import pick
from addin.importing.evidence.cells import Bools, loose, sample, shown, texts_of
from addin.importing.evidence.content import SPEAKS_AGAINST, share, wholly_days
from addin.importing.evidence.days import evidence, read_days
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.words import codes_of
from addin.importing.questions import LEAVE, Answers, Asked, Choice, Question, answered
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.text import fold

# Of what is then owed.
BUSINESS = (
    "siparis", "irsaliye", "sevk", "teslim", "sozlesme", "kontrat", "hizmet", "montaj", "yukleme", "tedavi",
    "muayene", "order", "delivery", "contract", "shipment",
)  # fmt: skip
_MOSTLY = 0.9  # of the rows: one day may be a typing error
_SETTLED = re.compile(r"odenen|odenmis|odendi|tahsil|kapan|paid|settled|cleared")
_BALANCE = re.compile(r"bakiye|balance")
_REST = re.compile(r"\b(?:kalan|bakiye|acik)|\b(?:balance|open|outstanding)\b")
_DAYS = {"issue_date", "due_date", "settled_on"}
_LAST = re.compile(r"son odeme\b|last payment\b")
_OF_CALLS = re.compile(r"\b(?:son|en son|last|next)\b|odeme|odedi|tahsil|aran|arama|gorus|soz|pay|paid|call")
_OF_RECORDS = re.compile(r"dogum|guncel|degis|updated|\bson\b|last|birth")
_PROMISE = re.compile(r"soz|taahhut|vaat|promise")
_ANY_OTHER = {"other_day", "days_overdue", "due_days"}  # "Gün" may be a number or a day
_PAPERS = {"document_no", "cheque_no", "document_type", "issue_date"}


def with_only_day(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """Where no other day is told, that of the order or the delivery is the document's.

    So is it beside a due date that is no day before it. Errors: Asked which of several.
    """
    fields = {guess.field for guess in guesses}
    due = "due_date" in fields
    others = [guess for guess in guesses if guess.field == "other_day"]
    found = [guess for guess in others if _is_of_business(guess, table, any_day=due)]
    if "issue_date" in fields or (due and not is_before_due(found, guesses, table)):
        return guesses
    if len(found) > 1:
        found, question = pick("column", "Tarih", found, answers)
        if question:
            raise Asked([question])
    places = {each.column for each in found}
    dated = [replace(each, field="issue_date", confidence=SURE) for each in found]
    return [*(each for each in guesses if each.column not in places), *dated]


def with_day_before_due(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The only days under an unknown header are the document's where none is after its due date.

    So are those whose header may mean either: "Ne zaman" beside "Ne zaman ödeyecek".
    """
    either = [guess for guess in guesses if guess.field == "issue_date"]
    if is_before_due(either, guesses, table):
        return [replace(each, confidence=SURE) if each in either else each for each in guesses]
    used = {guess.column for guess in guesses}
    found = [
        Mapped("issue_date", at, title, SURE)
        for at, title in enumerate(table.headers)
        if at not in used and not fields_of(title)[0] and wholly_days(sample(table.columns[at]))
    ]
    found = [each for each in found if not _OF_CALLS.search(fold(each.header))]
    if any(guess.field == "issue_date" for guess in guesses) or not is_before_due(found, guesses, table):
        return guesses
    return [*guesses, *found]


def is_before_due(found: list[Mapped], guesses: list[Mapped], table: SourceTable) -> bool:
    """Whether it is one column whose days are those of their due dates or before."""
    due = [guess.column for guess in guesses if guess.field == "due_date"]
    if len(found) != 1 or len(due) != 1:
        return False
    began, ends = (days_of(table, at) for at in (found[0].column, due[0]))
    both = ~np.isnat(began) & ~np.isnat(ends)
    return bool(both.any()) and float((began <= ends)[both].mean()) >= _MOSTLY


def days_of(table: SourceTable, at: int) -> npt.NDArray[np.datetime64]:
    """The days of the records, as far as the column tells them itself."""
    cells = table.columns[at]
    read = read_days(cells, evidence(cells).orders(), date1904=table.date1904)
    return read.days[table.records]


def with_payable_day(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """ "Ödeme Tarihi" of what nobody paid is the due date, where what is left stands beside it.

    So is it where one of its days is still to come, where it stands in the rows that are not paid, and for
    cheques and notes of which none is.
    """
    doubtful = _either(guesses)
    if len(doubtful) != 1:
        return guesses
    records = table.records
    days, cells = days_of(table, doubtful[0].column), table.columns[doubtful[0].column]
    filled = np.array([cell != "" for cell in cells], dtype=bool)[records]
    paid = _paid(guesses, table)[records]
    if paid.any():
        due = int((~paid).sum()) > 1 and bool(filled[~paid].mean() >= _MOSTLY)
    else:
        due = bool((days > np.datetime64(as_of)).any())
        whole = _is_what_is_left(guesses, table) or _are_open_papers(doubtful, guesses, table)
        due |= whole and bool(filled.mean() >= _MOSTLY)
    if not due or not wholly_days(sample(cells)):
        return guesses
    return [replace(guess, confidence=SURE) if guess in doubtful else guess for guess in guesses]


def with_due_of_debits(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of an account "Ödeme Tarihi" is the due date where every debit has one and no credit has."""
    at = {guess.field: guess.column for guess in guesses}
    doubtful = _either(guesses)
    if len(doubtful) != 1 or not {"debit", "credit", "issue_date"} <= at.keys():
        return guesses
    records = table.records
    debits, credits = (kurus_of(table.columns[at[side]])[records] != 0 for side in ("debit", "credit"))
    days, began = (days_of(table, column) for column in (doubtful[0].column, at["issue_date"]))
    later = days >= began
    if not (debits.any() and credits.any()) or not later[debits].all() or (~np.isnat(days))[credits].any():
        return guesses
    return [replace(guess, confidence=SURE) if guess in doubtful else guess for guess in guesses]


def payable_or_paid(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Columns that are due dates or days of payments, as their headers say both; [] where some was paid."""
    return [] if _paid(guesses, table)[table.records].any() else _either(guesses)


def _either(guesses: list[Mapped]) -> list[Mapped]:
    doubtful = [guess for guess in guesses if guess.field == "due_date" and guess.confidence < SURE]
    return [guess for guess in doubtful if {"due_date", "settled_on"} <= set(fields_of(guess.header)[0])]


def _are_open_papers(due: list[Mapped], guesses: list[Mapped], table: SourceTable) -> bool:
    """Whether cheques or notes are listed, none due before it was drawn, and no word says it was paid."""
    said = fold(" ".join((table.file, table.sheet, table.context.get("title", ""))))
    if not any(guess.field == "cheque_no" for guess in guesses) or _SETTLED.search(said):
        return False
    began = [guess for guess in guesses if guess.field == "issue_date"]
    return not began or is_before_due(began, due, table)


def _is_what_is_left(guesses: list[Mapped], table: SourceTable) -> bool:
    """Whether the amounts are what is left, and no other ones beside them say that some of it was paid."""
    rest = [guess for guess in guesses if guess.field == "open_amount" or _REST.search(fold(guess.header))]
    whole = [guess for guess in guesses if guess.field in ("amount", "debit") and guess not in rest]
    record = table.records
    left = [kurus_of(table.columns[guess.column])[record] for guess in rest]
    owed = [kurus_of(table.columns[guess.column])[record] for guess in whole]
    return bool(rest) and not any((one != other).any() for one in left for other in owed)


def _paid(guesses: list[Mapped], table: SourceTable) -> Bools:
    """Rows in which something was paid: by an amount, or by a state."""
    paid = np.zeros(len(table), dtype=bool)
    for guess in guesses:
        cells = table.columns[guess.column]
        if guess.field == "paid_amount":
            paid |= kurus_of(cells) != 0
        elif guess.field == "status":
            paid |= codes_of("status", texts_of(cells)) == "paid"
    return paid


def with_day_of_moves(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The only days beside debit and credit are those of the moves, whatever their header is.

    Not where each account stands once: a trial balance may tell of its last move.
    """
    at = {guess.field: guess.column for guess in guesses}
    if not {"debit", "credit"} <= at.keys() or not _DAYS.isdisjoint(at):
        return guesses
    taken = {guess.column for guess in guesses if guess.field not in _ANY_OTHER}
    free = [column for column in range(len(table.headers)) if column not in taken]
    days = [column for column in free if wholly_days(sample(table.columns[column]))]
    names = accounts_of(table, at.get("debtor_name"))[table.records]
    if len(days) != 1 or len(np.unique(names)) == len(names):
        return guesses
    others = [guess for guess in guesses if guess.column != days[0]]
    return [*others, Mapped("issue_date", days[0], table.headers[days[0]], SURE)]


def _is_of_business(guess: Mapped, table: SourceTable, *, any_day: bool) -> bool:
    named = any(word in loose(guess.header) for word in BUSINESS)
    named |= any_day and not _OF_RECORDS.search(fold(guess.header))
    return named and wholly_days(sample(table.columns[guess.column]))


def with_due_by_promise(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """Where no other column tells when it is due, what is said of the day of payment does. Errors: Asked.

    A promise ("Söz Tarihi") may be about what was due before: it is asked about, and left out of scripts.
    """
    promised = [guess for guess in guesses if guess.field == "promised_for"]
    cells = sample(table.columns[promised[0].column]) if len(promised) == 1 else []
    known = {"due_date", "due_days", "promised_amount"} & {guess.field for guess in guesses}
    if known or (share("due_date", cells) or 0.0) < SPEAKS_AGAINST:
        return guesses
    header = promised[0].header
    if _PROMISE.search(fold(header)):
        choices = (Choice("due", "promised_due"), Choice(LEAVE, "leave"))
        question = Question("promised_day", header, choices, usual=LEAVE)
        if answered(question, answers) == LEAVE:
            return guesses
    return [
        replace(each, field="due_date", confidence=SURE) if each in promised else each for each in guesses
    ]


def without_last_payment(
    guesses: list[Mapped], table: SourceTable, answers: Answers, as_of: date
) -> list[Mapped]:
    """In a list of balances "Son Ödeme Tarihi" may be the day on which somebody last paid. Errors: Asked.

    Where a debtor stands twice, where what is left is no balance, or a day is still to come, it is due then.
    """
    names = [guess.column for guess in guesses if guess.field == "debtor_name"]
    last = [guess for guess in guesses if guess.field == "due_date" and _LAST.match(fold(guess.header))]
    if not last or len(names) != 1 or _PAPERS & {guess.field for guess in guesses}:
        return guesses
    records = np.flatnonzero(table.records).tolist()
    debtors = [loose(shown(table.columns[names[0]][row])) for row in records]
    if len(set(debtors)) < len(debtors):
        return guesses
    balance = any(guess.field == "amount" and _BALANCE.search(fold(guess.header)) for guess in guesses)
    if not balance or (days_of(table, last[0].column) > np.datetime64(as_of)).any():
        return guesses
    choices = (Choice("due", "last_day_due"), Choice("paid", "last_day_paid"))
    question = Question("last_payment", last[0].header, choices)
    return guesses if answered(question, answers) == "due" else [each for each in guesses if each not in last]
