"""What each source column may be, by its header, by its cells, by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from addin.importing.columns.payments import AMOUNT, DAY, payment_columns
from addin.importing.columns.siblings import (
    as_payable,
    in_own_currency,
    is_row_of,
    paid_day,
    record_rows,
    standing,
    without_several_days,
)
from addin.importing.columns.spread import (
    INSTALMENT,
    ITS_DAY,
    are_in_currencies,
    currency_columns,
    instalments,
)
from addin.importing.evidence.buckets import buckets_of
from addin.importing.evidence.cells import holds_any, loose, sample, shown
from addin.importing.evidence.content import FITS, NUMBERS, SPEAKS_AGAINST, agrees, fits, revealed, share
from addin.importing.evidence.header import LONG_TYPO, SURE, currency_in, fields_of, says_amount
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.words import source_words
from addin.importing.questions import Answers, Choice, Question, raise_if
from addin.importing.tables.table import SourceTable
from addin.text import fold

SEVERAL = {"phone": 2, "tax_id": 3, "note": 2, "bucket": 99}  # columns of one field side by side
_HALF = 0.5  # of the confidence is left where cells contradict the header, or two fields are possible
# Of two columns that may be one field the more telling header is meant: a voucher has its own number too.
_PREFERRED = {
    "debtor_name": ("veli",),  # beside the pupil
    "document_no": ("fatura", "invoice", "belge", "document", "evrak"),
    "issue_date": ("fatura", "invoice", "belge", "document", "evrak", "duzenleme", "keside"),
    "cheque_no": ("cek", "cheque", "senet", "seri"),
    "due_date": ("vade", "due"),
    "objected_on": ("itiraztarihi", "objectiondate"),
    "amount": ("dahil", "inclvat", "includingvat"),
    "filed_amount": ("asil", "anapara", "principal"),
    "case_no": ("dosya", "case", "esas"),
}
_PAYABLE = "odenecek"  # beside it an amount with its taxes may be more than what is owed
_DUE = ["due_date", "due_days"]
_PAPER = {"document_no", "document_type"}  # "Belge" may be either
_PAYMENT = {AMOUNT: ("paid_amount",), DAY: ("settled_on",)}
_LAST_RESORT = {  # beside "Customer" the person to talk to, beside "Invoice Number" the program's own
    "debtor_name": ("contact", "contactname"),
    "document_no": ("invoiceid",),
}
_OWED = {"amount", "open_amount", "debit", "credit", "bucket", "paid_amount", INSTALMENT}
_SIDES = {"debit", "credit"}  # of several currencies all but one may have no movement
_FEWEST_REVEALING = 5  # cells that overrule a header


@dataclass(frozen=True, slots=True)
class Mapped:
    """One source column (by position in the table) and its field."""

    field: str
    column: int
    header: str
    confidence: float


def guess_columns(table: SourceTable) -> list[Mapped]:
    """A guess for each column whose header or cells tell; what one surely is, its rival is not."""
    columns: list[Any] = []
    records = record_rows(table)
    numbered, spread = payment_columns(table.headers), dict[int, str]()
    for amount, day in instalments(table.headers):
        spread |= {amount: INSTALMENT, day: ITS_DAY}
    ages = buckets_of(table.headers)
    for at, title in enumerate(table.headers):
        told = (("bucket",), 1.0) if ages[at] else fields_of(title)
        fields, sure = (_PAYMENT[numbered[at][1]], 1.0) if at in numbered else told
        if at in spread:
            fields, sure = (spread[at],), 1.0
        if at in currency_columns(table.headers) and fits("amount", sample(table.columns[at])):
            fields, sure = ("amount",), 1.0
        if at in table.parts:
            fields, sure = (table.parts[at],) * bool(table.parts[at]), 1.0
        cells = sample(table.columns[at], records)
        found = "" if fields == () and _of_another(title) else revealed(cells)
        found = "" if found == "currency" and (fields or _names_currency(table)) else found
        if found and found not in fields and (not fields or len(cells) >= _FEWEST_REVEALING):
            fields, sure = (found,), SURE
        if fields:
            columns.append((at, _fitting(fields, cells), sure, cells))
    paid, states = (
        [at for at, fitting, *_ in columns if fitting == [each]] for each in ("paid_amount", "status")
    )
    columns = [(at, paid_day(fitting, at, paid, states, table), *more) for at, fitting, *more in columns]
    certain = {fitting[0] for _, fitting, sure, _ in columns if len(fitting) == 1 and sure >= SURE}
    found_columns = []
    for at, fitting, sure, cells in columns:
        others = [field for field in fitting if field not in certain]
        left = others if others and len(fitting) > 1 else fitting
        silent = share(left[0], cells) is None and left[0] not in NUMBERS
        certainty = _confidence(sure, len(left) == 1, agrees(left[0], cells), silent=silent)
        found_columns.append(Mapped(left[0], at, table.headers[at], certainty))
    return found_columns + _amount_by_words(found_columns, table)


def _names_currency(table: SourceTable) -> bool:
    """Whether a header says where the currencies stand: another column of them is about something else."""
    return any("currency" in fields_of(title)[0] for title in table.headers)


def _amount_by_words(found: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The column that can but be the amounts, where no header that is known names them."""
    if any(each.field in _OWED for each in found):
        return []
    used = {each.column for each in found}
    left = [at for at, title in enumerate(table.headers) if at not in used and says_amount(title)]
    return [Mapped("amount", left[0], table.headers[left[0]], SURE)] if len(left) == 1 else []


def _of_another(title: str) -> bool:
    """Whether a header speaks of somebody beside the debtor: "Kefil T.C."."""
    return not _other_people().isdisjoint(fold(title).split())


@cache
def _other_people() -> frozenset[str]:
    return frozenset(fold(word) for word in source_words()["others"])


def _fitting(fields: Sequence[str], cells: list[Any]) -> list[str]:
    """Of the fields that a header may mean those which the cells fit best."""
    if {*fields} == _PAPER:
        numbered = sum(any(map(str.isdigit, shown(cell))) for cell in cells) >= SPEAKS_AGAINST * len(cells)
        return ["document_no" if numbered else "document_type"]
    told = [share(field, cells) for field in fields]
    untold = [field for field, held in zip(fields, told, strict=True) if held is None]
    shares = [held or 0.0 for held in told]
    if cells and untold and max(shares) < SPEAKS_AGAINST:  # the cells speak against the others
        return untold
    best = max(shares)
    if best and shares == [best, best] and [*fields] == _DUE:  # terms alone
        return ["due_days"]
    return [field for field, held in zip(fields, shares, strict=True) if held == best]


def _confidence(sure: float, alone: bool, held: float | None, *, silent: bool) -> float:
    """Cells that fit make good a typing error in the header; cells that do not make it doubtful.

    `silent`: whatever stands in the cells could be of that field.
    """
    if not alone or (held is not None and held < SPEAKS_AGAINST):
        return sure * _HALF
    fits = held is not None and held >= FITS
    return max(sure, SURE) if fits or (silent and sure >= LONG_TYPO) else sure


def without_rivals(
    guesses: list[Mapped], table: SourceTable, answers: Answers, asked: Sequence[str]
) -> list[Mapped]:
    """One column a field; columns with equal cells or without any do not count, others are asked."""
    kept, questions = [], []
    for field in dict.fromkeys(guess.field for guess in guesses):
        rivals = [guess for guess in guesses if guess.field == field]
        rivals = strongest(rivals, table)[: SEVERAL.get(field, len(rivals))]
        rivals = _most_telling(field, as_payable(rivals, table) if len(rivals) > 1 else rivals)
        rivals = without_several_days(field, in_own_currency(rivals, guesses, table), table)
        rivals = standing(rivals, guesses, table) if len(rivals) > 1 else rivals
        alike = is_row_of(rivals, table) or are_in_currencies(rivals, table)
        if len(rivals) > 1 and field not in SEVERAL and field in asked and not alike:
            same = len({loose(guess.header) for guess in rivals}) == 1
            key = "duplicate_header" if same else "column"
            chosen, question = pick(key, rivals[0].header.strip(), rivals, answers)
            questions += [question] if question else []
            rivals = [replace(guess, confidence=1.0) for guess in chosen]
        kept += rivals
    raise_if(questions)
    return kept


def _most_telling(field: str, rivals: list[Mapped]) -> list[Mapped]:
    last = _LAST_RESORT.get(field, ())
    rivals = [each for each in rivals if loose(each.header) not in last] or rivals
    words = _PREFERRED.get(field, ())
    if field == "amount" and any(_PAYABLE in loose(each.header) for each in rivals):
        return rivals
    ranks = [
        next((rank for rank, word in enumerate(words) if word in loose(each.header)), len(words))
        for each in rivals
    ]
    best = min(ranks, default=0)
    return [each for each, rank in zip(rivals, ranks, strict=True) if rank == best]


def strongest(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    if is_row_of(rivals, table):  # an empty one of them has its place among the others, two may hold the same
        return rivals
    filled = [guess for guess in rivals if holds_any(table.columns[guess.column])] or rivals[:1]
    if rivals[0].field in _SIDES and len({currency_in(guess.header) for guess in filled}) > 1:
        filled = [guess for guess in filled if kurus_of(table.columns[guess.column]).any()] or filled
    best = max(guess.confidence for guess in filled)
    strong = [guess for guess in filled if guess.confidence >= min(best, SURE)]
    if rivals[0].field in ("bucket", INSTALMENT, ITS_DAY):  # though two may hold the same
        return strong
    distinct: list[Mapped] = []
    for guess in strong:
        if all(table.columns[guess.column] != table.columns[other.column] for other in distinct):
            distinct.append(guess)
    return distinct


def pick(
    key: str, about: str, rivals: Sequence[Mapped], answers: Answers
) -> tuple[list[Mapped], Question | None]:
    """The rival that was answered, else the question; columns are told apart by number and header."""
    choices = tuple(
        Choice(str(guess.column + 1), "column", {"number": guess.column + 1, "header": guess.header})
        for guess in rivals
    )
    question = Question(key, about, choices)
    answer = answers.get(question.id)
    chosen = [guess for guess in rivals if str(guess.column + 1) == answer]
    return chosen, None if chosen else question


def doubt(guess: Mapped, taken: list[Mapped], answers: Answers) -> list[Question]:
    """Ask whether an unsure column is meant, or what else its header may be; a denied one is left out.

    What else it is, is known before columns are guessed: see `corrections`.
    """
    others = [field for field in fields_of(guess.header)[0] if field != guess.field]
    meant = (Choice(field, "means", {"field": field}) for field in others)
    choices = (Choice("yes", "take"), *meant, Choice("no", "leave"))
    params = {"field": guess.field, "percent": round(guess.confidence * 100)}
    question = Question("unsure", guess.header, choices, params)
    answer = answers.get(question.id)
    if answer == "no":
        taken.remove(guess)
    return [] if answer else [question]
