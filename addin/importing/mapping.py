"""Which source column becomes which of our columns, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from addin.importing.cells import sample
from addin.importing.content import FITS, SPEAKS_AGAINST, fits, share, wholly_amounts, wholly_days
from addin.importing.header import SURE, fields_of
from addin.importing.kinds import balance_on_card, refuse_receipts
from addin.importing.questions import Answers, Asked, Choice, Question, raise_if
from addin.importing.table import SourceTable

DEBTOR_FIELDS = (
    "debtor_name", "surname", "tax_id", "tax_office", "phone", "email", "kep", "mersis", "iban", "address",
    "province", "district", "owner", "note",
)  # fmt: skip
DOCUMENT_FIELDS = (
    "document_type", "document_no", "cheque_no", "issue_date", "due_date", "due_days", "amount",
    "open_amount", "balance_side", "currency", "settled_on", "paid_amount", "disputed", "status",
)  # fmt: skip
_SEVERAL = {"phone": 2, "tax_id": 3, "note": 2}  # columns of one field that may stand side by side
_UNNAMED = {"amount": ("amount",), "day": ("issue_date", "due_date")}
_HALF = 0.5  # of the confidence is left where cells contradict the header, or two fields are possible
_LIKELY_AMOUNTS = ("amount", "open_amount", "debit", "credit")


@dataclass(frozen=True, slots=True)
class Mapped:
    """One source column (by position in the table) and its field."""

    field: str
    column: int
    header: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Mapping:
    """`kind`: "receivables" or "debtors" (no amounts). `left_out`: headers of columns not taken.

    `balance`: the amounts are what is still open; `rest`: of the amount what is paid is taken off.
    `against`: the column that takes off debt (Alacak beside Borç), of which nothing is taken.
    """

    kind: str
    columns: tuple[Mapped, ...]
    left_out: tuple[str, ...]
    balance: bool = False
    rest: bool = False
    against: int | None = None

    def all_at(self, field: str) -> list[int]:
        return [mapped.column for mapped in self.columns if mapped.field == field]

    def at(self, field: str) -> int | None:
        return next(iter(self.all_at(field)), None)

    def __contains__(self, field: str) -> bool:
        return self.at(field) is not None


def map_columns(table: SourceTable, answers: Answers) -> Mapping:
    """Raises Asked for what headers and contents leave open."""
    guesses = _guesses(table)
    refuse_receipts({guess.field: guess.header for guess in guesses}, answers)
    guesses = _without_rivals(guesses, table, answers)
    guesses = _with_debtor(guesses, table, answers)
    credits = [guess.column for guess in guesses if guess.field == "credit"]
    if _kind(guesses) == "debtors":
        guesses = _with_unnamed(guesses, table, answers, "amount", wholly_amounts)
    kind = _kind(guesses)
    if kind == "receivables":
        for _ in ("issue_date", "due_date"):
            guesses = _with_unnamed(guesses, table, answers, "day", wholly_days)
    balance = False
    if kind == "receivables":
        guesses, balance = _with_amount(guesses, table, answers)
    if balance and balance_on_card({guess.field for guess in guesses}, answers):
        kind, balance = "debtors", False
    rest, questions = _paid_part(guesses, answers)
    wanted = DEBTOR_FIELDS + (DOCUMENT_FIELDS if kind == "receivables" else ())
    taken = [guess for guess in guesses if guess.field in wanted]
    if kind == "receivables" and not balance:  # a note there is the document's, not the debtor's
        taken = [guess for guess in taken if guess.field != "note"]
    for guess in list(taken):
        if guess.confidence < SURE:
            questions += _doubt(guess, taken, answers)
    raise_if(questions)
    used = {guess.column for guess in taken}
    left = tuple(title for at, title in enumerate(table.headers) if at not in used and title)
    against = next((at for at in credits if at not in used), None) if kind == "receivables" else None
    columns = tuple(sorted(taken, key=lambda guess: guess.column))
    return Mapping(kind, columns, left, balance, rest, against)


def _guesses(table: SourceTable) -> list[Mapped]:
    """A guess for each column whose header is known; what one column surely is, its rival is not."""
    columns = []
    for at, title in enumerate(table.headers):
        fields, sure = fields_of(title)
        if fields:
            cells = sample(table.columns[at])
            columns.append((at, _fitting(fields, cells), sure, cells))
    certain = {fitting[0] for _, fitting, sure, _ in columns if len(fitting) == 1 and sure >= SURE}
    found = []
    for at, fitting, sure, cells in columns:
        others = [field for field in fitting if field not in certain]
        left = others if others and len(fitting) > 1 else fitting
        certainty = _confidence(sure, len(left) == 1, share(left[0], cells))
        found.append(Mapped(left[0], at, table.headers[at], certainty))
    return found


def _fitting(fields: Sequence[str], cells: list[Any]) -> list[str]:
    """Of the fields that a header may mean those which the cells fit best."""
    shares = [share(field, cells) or 0.0 for field in fields]
    best = max(shares)
    return [field for field, held in zip(fields, shares, strict=True) if held == best]


def _confidence(sure: float, alone: bool, held: float | None) -> float:
    """Cells that fit make good a typing error in the header; cells that do not make it doubtful."""
    if not alone or (held is not None and held < SPEAKS_AGAINST):
        return sure * _HALF
    return max(sure, SURE) if held is not None and held >= FITS else sure


def _without_rivals(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """One column a field; columns with equal cells or without any do not count, others are asked."""
    kept, questions = [], []
    for field in dict.fromkeys(guess.field for guess in guesses):
        rivals = [guess for guess in guesses if guess.field == field]
        rivals = _strongest(rivals, table)[: _SEVERAL.get(field, len(rivals))]
        if len(rivals) > 1 and field not in _SEVERAL and field in DEBTOR_FIELDS + DOCUMENT_FIELDS:
            chosen, question = _pick("column", rivals[0].header, rivals, answers)
            questions += [question] if question else []
            rivals = [replace(guess, confidence=1.0) for guess in chosen]
        kept += rivals
    raise_if(questions)
    return kept


def _strongest(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    filled = [guess for guess in rivals if any(map(_filled, table.columns[guess.column]))] or rivals[:1]
    best = max(guess.confidence for guess in filled)
    strong = [guess for guess in filled if guess.confidence >= min(best, SURE)]
    distinct: list[Mapped] = []
    for guess in strong:
        if all(table.columns[guess.column] != table.columns[other.column] for other in distinct):
            distinct.append(guess)
    return distinct


def _filled(cell: Any) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _pick(
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


def _with_debtor(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    if any(guess.field == "debtor_name" for guess in guesses):
        return guesses
    taken = {guess.column for guess in guesses if guess.field in DEBTOR_FIELDS + DOCUMENT_FIELDS}
    free = [
        Mapped("debtor_name", at, title, 1.0)
        for at, title in enumerate(table.headers)
        if at not in taken and fits("debtor_name", sample(table.columns[at]))
    ]
    chosen, question = _pick("debtor", "", free, answers)
    if question:
        raise Asked([question])
    return [guess for guess in guesses if guess.column != chosen[0].column] + chosen


def _with_unnamed(
    guesses: list[Mapped], table: SourceTable, answers: Answers, key: str, holds: Callable[[list[Any]], bool]
) -> list[Mapped]:
    """A column of days or amounts under an unknown header is asked about while its meaning is missing."""
    present = {guess.field for guess in guesses}
    missing = [field for field in _UNNAMED[key] if field not in present]
    used = {guess.column for guess in guesses}
    for at, title in enumerate(table.headers):
        if not missing or at in used or fields_of(title)[0] or not holds(sample(table.columns[at])):
            continue
        choices = [Choice(field, "means", {"field": field}) for field in missing] + [Choice("no", "leave")]
        question = Question(key + "_column", title or str(at + 1), tuple(choices))
        answer = answers.get(question.id)
        if answer is None:
            raise Asked([question])
        if answer in missing:
            return [*guesses, Mapped(answer, at, title, 1.0)]
    return guesses


def _kind(guesses: list[Mapped]) -> str:
    """A list with no amount and no document is one of debtors."""
    present = {guess.field for guess in guesses}
    signs = {*_LIKELY_AMOUNTS, "document_no", "cheque_no", "issue_date", "due_date"}
    return "receivables" if present & signs else "debtors"


def _with_amount(guesses: list[Mapped], table: SourceTable, answers: Answers) -> tuple[list[Mapped], bool]:
    """The column of amounts; more than one that may be it is asked. True when it is an open balance."""
    likely = [guess for guess in guesses if guess.field in _LIKELY_AMOUNTS]
    likely = _strongest(likely, table) if likely else []
    fields = {guess.field for guess in likely}
    if fields == {"credit"}:  # as a heading of our own claims, or of what was paid
        likely = [replace(guess, confidence=FITS) for guess in likely]
    if not likely:
        taken = {guess.column for guess in guesses}
        likely = [
            Mapped("amount", at, title, 1.0)
            for at, title in enumerate(table.headers)
            if at not in taken and fits("amount", sample(table.columns[at]))
        ]
    if len(likely) != 1 or not fields:
        chosen, question = _pick("amount", "", likely, answers)
        if question:
            raise Asked([question])
        likely = [replace(chosen[0], confidence=1.0)]
    others = [guess for guess in guesses if guess.field not in _LIKELY_AMOUNTS]
    others = [guess for guess in others if guess.column != likely[0].column]
    return [*others, replace(likely[0], field="amount")], likely[0].field == "open_amount"


def _paid_part(guesses: list[Mapped], answers: Answers) -> tuple[bool, list[Question]]:
    """Paid amounts without a day cannot become receipts: whole amount or the rest is asked."""
    fields = {guess.field: guess for guess in guesses}
    if not {"paid_amount", "amount"} <= fields.keys() or "settled_on" in fields:
        return False, []
    header = fields["paid_amount"].header
    choices = (Choice("whole", "whole"), Choice("rest", "rest", {"header": header}))
    question = Question("paid", header, choices)
    answer = answers.get(question.id)
    return answer == "rest", [] if answer else [question]


def _doubt(guess: Mapped, taken: list[Mapped], answers: Answers) -> list[Question]:
    """Ask whether an unsure column is meant; a denied one is left out."""
    choices = (Choice("yes", "take"), Choice("no", "leave"))
    params = {"field": guess.field, "percent": round(guess.confidence * 100)}
    question = Question("unsure", guess.header, choices, params)
    answer = answers.get(question.id)
    if answer == "no":
        taken.remove(guess)
    return [] if answer else [question]
