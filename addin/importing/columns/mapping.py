"""Which source column becomes which of our columns, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from addin.importing.columns import kinds
from addin.importing.columns.account_codes import with_account_codes
from addin.importing.columns.corrections import corrected
from addin.importing.columns.days_alone import (
    with_day_by_time,
    with_promised_day,
)
from addin.importing.columns.days_to_come import (
    with_day_it_was_taken,
    with_day_of_paper,
    with_days_to_come,
    with_payable_by_terms,
)
from addin.importing.columns.debtor_column import with_debtor
from addin.importing.columns.documents_or_debtors import with_kind
from addin.importing.columns.doubtful_days import (
    with_day_of_moves,
    with_due_of_debits,
    with_payable_day,
    without_last_payment,
)
from addin.importing.columns.fields import DEBTOR, DOCUMENT, SIDES, TAKEN
from addin.importing.columns.firm_above import without_client
from addin.importing.columns.guesses import Mapped, doubt, guess_columns
from addin.importing.columns.late_days import late_days
from addin.importing.columns.left_open import blank_left, left_beside
from addin.importing.columns.months import FIELD as MONTH
from addin.importing.columns.months import with_months
from addin.importing.columns.neighbours import (
    LIKELY_AMOUNTS,
    as_cases,
    as_receipts,
    by_neighbours,
    with_number,
    with_one_currency,
    with_own_balance,
)
from addin.importing.columns.noted_titles import noted_titles
from addin.importing.columns.paid_question import left_question, paid_question, some_are_dated
from addin.importing.columns.papers import (
    are_drawn,
    are_of_papers,
    with_number_of_paper,
    with_state_of_papers,
)
from addin.importing.columns.payment_lists import of_moves, told_of_payments, with_day_it_came
from addin.importing.columns.proofs import with_proved
from addin.importing.columns.receipt_numbers import with_receipt_number
from addin.importing.columns.rivals import without_rivals
from addin.importing.columns.series_numbers import with_codes, with_series_number, without_card_numbers
from addin.importing.columns.siblings import each_stands_once, payments_are_dated, rest_is_proved
from addin.importing.columns.signed_amounts import with_signed
from addin.importing.columns.spread import INSTALMENT
from addin.importing.columns.unnamed import with_unnamed
from addin.importing.columns.weak_sides import has_debts_beside, with_weak_sides
from addin.importing.columns.which_amount import with_amount, with_instalments
from addin.importing.evidence.content import wholly_amounts
from addin.importing.evidence.header import SURE
from addin.importing.questions import Answers, Question, raise_if
from addin.importing.tables.source_table import SourceTable

_PAYMENT = ("paid_amount", "settled_on")
_BALANCES = {"debit_balance", "credit_balance", "open_amount"}
_OF_CLAIMS = ("accrued_interest", "cost", "vat", "filed_total", INSTALMENT)
_TOLD_APART = ("issue_date", "due_date", "due_days", "document_no", "cheque_no")


@dataclass(frozen=True, slots=True)
class Mapping:
    """`kind`: of `kinds`, "receivables" or "debtors" (no amounts) or a list of its own kind. `left_out`:
    headers of columns not taken.

    `balance`: the amounts are what is still open, so no payment is taken off them; `rest`: of the amount
    what is paid without a day is taken off; with "open_amount" among the columns that tells what is left,
    `nothing_left`: also where its cell is empty.
    `against`: the column that takes off debt (Alacak beside Borç), of which nothing is taken. `spread`: each
    row has several amounts, in currencies or as instalments. `notes`: of the headers left out those of
    notes on each document, for which the book has no column. `known`: columns that cells or others explain,
    taken or not.
    """

    kind: str
    columns: tuple[Mapped, ...]
    left_out: tuple[str, ...]
    balance: bool = False
    rest: bool = False
    nothing_left: bool = False
    against: int | None = None
    spread: bool = False
    notes: tuple[str, ...] = ()
    known: frozenset[int] = frozenset()

    def all_at(self, field: str) -> list[int]:
        return [mapped.column for mapped in self.columns if mapped.field == field]

    def at(self, field: str) -> int | None:
        return next(iter(self.all_at(field)), None)

    def without(self, field: str) -> Mapping:
        """Its column is not taken."""
        left = tuple(mapped.header for mapped in self.columns if mapped.field == field)
        kept = tuple(mapped for mapped in self.columns if mapped.field != field)
        return replace(self, columns=kept, left_out=self.left_out + left)

    @property
    def stands_alone(self) -> bool:
        """Whether the rows are debts with neither day nor number."""
        told = any(field in self for field in _TOLD_APART)
        return self.kind == kinds.DOCUMENTS and not (self.balance or told)

    def __contains__(self, field: str) -> bool:
        return self.at(field) is not None


def map_columns(table: SourceTable, answers: Answers, as_of: date) -> Mapping:
    """Raises Asked for what headers and contents leave open."""
    guesses = with_months(
        with_account_codes(with_signed(guess_columns(table), table), table), table, answers, as_of
    )
    guesses = guesses if table.moves else with_weak_sides(with_proved(guesses, table), table)
    guesses = corrected(guesses, table, answers)
    guesses = by_neighbours(guesses, table, answers)
    guesses = with_due_of_debits(with_day_of_moves(guesses, table), table)
    guesses = with_day_of_paper(with_day_it_was_taken(guesses), table)
    guesses = with_days_to_come(guesses, table, as_of)
    guesses = with_promised_day(
        with_series_number(with_number_of_paper(with_state_of_papers(guesses, table), table), table), table
    )
    headers = {guess.field: guess.header for guess in guesses}
    told = {"office"} & table.told.keys()
    kind = kinds.special_kind({*headers, *told}, sum(guess.field in ("bucket", "month") for guess in guesses))
    guesses = guesses if kind == kinds.TRIAL else _with_balance_left(guesses)
    title = f"{table.sheet} {table.context.get('title', '')}"
    if table.moves and (table.moves.sure or kinds.asked_for_receipts(answers)):
        return _map_special(kinds.RECEIPTS, as_receipts(of_moves(guesses, table)), table, answers)
    said, mixed = told_of_payments(guesses, table), has_debts_beside(guesses, table)
    if not kind and kinds.are_receipts(headers, title, said, answers, mixed=mixed):
        kind, guesses = kinds.RECEIPTS, with_day_it_came(as_receipts(guesses), table, as_of)
    if kind:
        return _map_special(kind, guesses, table, answers)
    return _map_documents(guesses, table, answers, as_of)


def _with_balance_left(guesses: list[Mapped]) -> list[Mapped]:
    """Outside a trial balance "Bakiye Borç" with no other balance is what is left of each row."""
    if {guess.field for guess in guesses} & _BALANCES != {"debit_balance"}:
        return guesses
    left = ("debit_balance", "open_amount")
    return [replace(guess, field=left[1]) if guess.field == left[0] else guess for guess in guesses]


def _map_special(kind: str, guesses: list[Mapped], table: SourceTable, answers: Answers) -> Mapping:
    if kind == kinds.CASES:
        if not {"filed_amount", *LIKELY_AMOUNTS} & {guess.field for guess in guesses}:
            guesses = with_unnamed(guesses, table, answers, "amount", wholly_amounts, elsewhere=())
        guesses, table = as_cases(guesses, table), without_client(table)
    if kind == kinds.AGING and not {"amount", "open_amount"} & {guess.field for guess in guesses}:
        guesses = [replace(each, field="amount") if each.field == "debit" else each for each in guesses]
    if kind == kinds.AGING and all(guess.field != MONTH for guess in guesses):
        guesses = [guess for guess in guesses if guess.field != "paid_amount"]  # is off what has an age
    taken = [guess for guess in guesses if guess.field in TAKEN[kind]]
    taken = with_own_balance(without_rivals(taken, table, answers, TAKEN[kind]))
    taken = with_debtor(taken, table, answers)
    if "document_no" in TAKEN[kind]:
        taken = with_codes(taken, table)
    raise_if(_doubts(taken, answers))
    taken += late_days(guesses, table) if kind == kinds.TRIAL else []
    return _mapping(kind, taken, table, notes=noted_titles(guesses, table))


def _doubts(taken: list[Mapped], answers: Answers) -> list[Question]:
    """Questions about columns of which nobody can be sure; those refused before are taken out."""
    unsure = [guess for guess in taken if guess.confidence < SURE]
    return [question for guess in unsure for question in doubt(guess, taken, answers)]


def _mapping(
    kind: str, taken: list[Mapped], table: SourceTable, *, notes: tuple[str, ...], **more: Any
) -> Mapping:
    used = {guess.column for guess in taken}
    used |= {at for at, whole in table.taken_in.items() if whole in used}
    left = tuple(title for at, title in enumerate(table.headers) if at not in used and title)
    noted = tuple(title for title in left if title in notes)
    return Mapping(kind, tuple(sorted(taken, key=lambda guess: guess.column)), left, notes=noted, **more)


def _map_documents(guesses: list[Mapped], table: SourceTable, answers: Answers, as_of: date) -> Mapping:
    """A list of documents, or one of debtors when it has neither amounts nor documents."""
    known = frozenset(guess.column for guess in guesses)
    guesses = with_number(with_instalments(_with_only_claim(guesses), table), table)
    guesses = with_payable_by_terms(with_payable_day(guesses, table, as_of), table)
    guesses = with_day_by_time(guesses, table, as_of)
    guesses = without_rivals(guesses, table, answers, DEBTOR + DOCUMENT)
    guesses = without_card_numbers(with_codes(with_debtor(guesses, table, answers), table), table)
    credits = [guess.column for guess in guesses if guess.field == "credit"]
    guesses, kind = with_kind(guesses, table, answers, as_of)
    balance = False
    proved, settled = rest_is_proved(guesses, table), payments_are_dated(guesses, table)
    some = not settled and some_are_dated(guesses, table)
    if proved:  # what was paid comes in as receipts where it has its day
        unused = ("open_amount",) if settled or some else ("open_amount", "settled_on")
        guesses = [guess for guess in guesses if guess.field not in unused]
    left = left_beside(guesses, table)
    guesses = [guess for guess in guesses if guess not in left]
    if kind == kinds.DOCUMENTS:
        guesses, balance = with_amount(guesses, table, answers)
        kind = kind if any(guess.field == "amount" for guess in guesses) else kinds.DEBTORS
    if balance:  # of what is left open the payments are off already
        guesses = [guess for guess in guesses if guess.field not in _PAYMENT]
        guesses = without_last_payment(guesses, table, answers, as_of)
    guesses = with_one_currency(guesses, table, answers)
    if balance and kinds.balance_on_card({guess.field for guess in guesses}, answers):
        kind, balance = kinds.DEBTORS, False
    rest, questions = False, list[Question]()
    if left or not (settled or balance):
        rest, questions = left_question(left, answers) if left else paid_question(guesses, table, answers)
    guesses += left if rest else []
    nothing_left, empty = blank_left(guesses, left if rest else [], table, answers)
    questions += empty
    several = sum(guess.field == "paid_amount" for guess in guesses) > 1
    if not left and (rest or several) and not (some or settled):
        guesses = [guess for guess in guesses if guess.field != "settled_on"]
    taken = _taken(guesses, kind, table, noted=balance or each_stands_once(guesses, table))
    taken = with_receipt_number(taken, dated=bool(settled or some))
    untold = not any(guess.field in _PAYMENT for guess in guesses)  # nothing was paid of these amounts
    taken += late_days(guesses, table) if balance or rest or untold else []
    raise_if([*questions, *_doubts(taken, answers)])
    against = _against(credits, taken) if kind == kinds.DOCUMENTS else None
    spread = sum(guess.field == "amount" for guess in taken) > 1
    told = {"balance": balance, "rest": rest, "nothing_left": nothing_left, "spread": spread, "known": known}
    return _mapping(kind, taken, table, notes=noted_titles(guesses, table), against=against, **told)


def _with_only_claim(guesses: list[Mapped]) -> list[Mapped]:
    """Outside of enforcement "Ana Para" is what is owed where no other amount stands beside it."""
    claims = [guess for guess in guesses if guess.field == "filed_amount"]
    if len(claims) != 1 or {guess.field for guess in guesses} & {*LIKELY_AMOUNTS, *_OF_CLAIMS}:
        return guesses
    return [replace(guess, field="amount") if guess in claims else guess for guess in guesses]


def _taken(guesses: Sequence[Mapped], kind: str, table: SourceTable, *, noted: bool) -> list[Mapped]:
    """Columns that come in; `noted`: the note is the debtor's, not that of each document."""
    left = set() if noted or kind != kinds.DOCUMENTS else {"note"}
    others = [guess for guess in guesses if guess.field not in SIDES]
    fields = {guess.field for guess in guesses}
    papers = "cheque_no" in fields or are_of_papers(others, table)
    papers |= "document_no" not in fields and are_drawn(guesses, table)
    left |= set() if papers else {*SIDES}
    sides = {guess.field: guess for guess in reversed(guesses) if guess.confidence >= SURE}
    return [
        guess
        for guess in guesses
        if guess.field in TAKEN[kind]
        and guess.field not in left
        and (guess.field not in SIDES or guess is sides.get(guess.field))
    ]


def _against(credits: Sequence[int], taken: Sequence[Mapped]) -> int | None:
    """The column of what was paid back or off that comes in as nothing else."""
    used = {guess.column for guess in taken}
    return next((at for at in credits if at not in used), None)
