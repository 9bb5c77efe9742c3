"""Columns that mean another thing than their header alone says, by the columns beside them."""

from __future__ import annotations

from dataclasses import replace

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.kinds import FILE_SIGNS
from addin.importing.columns.ledgers import as_ledger
from addin.importing.columns.papers import ENTRIES, is_giver_above
from addin.importing.columns.proofs import with_left, with_paid
from addin.importing.columns.receipt_numbers import are_of_payments
from addin.importing.columns.sides import with_ledger_day, with_side
from addin.importing.evidence.amount_words import says_paid
from addin.importing.evidence.cells import loose, sample, shown, texts_of
from addin.importing.evidence.content import fits
from addin.importing.evidence.header import SURE, currency_in, fields_of
from addin.importing.evidence.paper_parties import may_have_given, says_handed_on
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.importing.tables.source_table import SourceTable
from addin.rules.identifiers import currency
from addin.text import fold

LIKELY_AMOUNTS = ("amount", "open_amount", "debit", "credit")
_FILED_TOTAL = "cikis"
_PAPERS = ("cek", "senet", "bono", "cheque", "portfoy")
_BOTH = {"borc", "alacak"}  # folded, behind the same words
_GIVEN_FOR = ("siparis", "sozlesme", "kontrat", "isemri", "islemno", "transaction")


def by_neighbours(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """The guesses, those that others make clear with their field."""
    guesses = _with_case_no(with_side(_with_sides_of_balance(guesses), table), table)
    if not is_giver_above(guesses, table):
        guesses = _with_payer(guesses)
    guesses = _with_paid_side(_with_other_side(guesses))
    return with_ledger_day(as_ledger(_with_paid_day(guesses), table, answers), table)


def _with_sides_of_balance(guesses: list[Mapped]) -> list[Mapped]:
    """ "Kalan Borç" beside "Kalan Alacak" is no rest of a debt: both are sides of a trial balance."""
    left = {guess: fold(guess.header).split() for guess in guesses if guess.field == "open_amount"}
    if len(left) != 2 or {words[-1] for words in left.values()} != _BOTH:
        return guesses
    if len({*map(tuple, (words[:-1] for words in left.values()))}) > 1:
        return guesses
    named = {True: "debit_balance", False: "credit_balance"}
    return [
        replace(guess, field=named[left[guess][-1] == "borc"], confidence=SURE) if guess in left else guess
        for guess in guesses
    ]


def _with_case_no(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """In a list of enforcement files the only column of file numbers, whatever its header."""
    fields = {guess.field for guess in guesses}
    if "case_no" in fields or not _is_of_files(guesses, table):
        return guesses
    used = {guess.column for guess in guesses if guess.field not in ("document_no", "other_number")}
    found = [
        at
        for at, cells in enumerate(table.columns)
        if at not in used and table.headers[at] and fits("case_no", sample(cells))
    ]
    if len(found) != 1:
        return guesses
    kept = [guess for guess in guesses if guess.column != found[0]]
    return [*kept, Mapped("case_no", found[0], table.headers[found[0]], SURE)]


def _is_of_files(guesses: list[Mapped], table: SourceTable) -> bool:
    """Two headers of an enforcement list, or the names of its offices."""
    offices = [
        shown(cell)
        for each in guesses
        if each.field == "office"
        for cell in sample(table.columns[each.column])
    ]
    named = sum("icra" in fold(office).split() for office in offices)
    return len({guess.field for guess in guesses} & FILE_SIGNS) > 1 or 0 < len(offices) <= 2 * named


def _with_paid_day(guesses: list[Mapped]) -> list[Mapped]:
    """Where only payments have amounts, "Ödeme Tarihi" is their day."""
    fields = {guess.field for guess in guesses}
    if "paid_amount" not in fields or "settled_on" in fields or fields & {*LIKELY_AMOUNTS, "issue_date"}:
        return guesses
    return [
        replace(guess, field="settled_on", confidence=SURE)
        if guess.field == "due_date" and "settled_on" in fields_of(guess.header)[0]
        else guess
        for guess in guesses
    ]


def _with_payer(guesses: list[Mapped]) -> list[Mapped]:
    """Who owes on a cheque: the customer who gave it, else its drawer; nobody to whom it was handed on."""
    drawn = [each for each in guesses if each.field == "drawer"]
    others = [each for each in guesses if each.field == "endorser" and not says_handed_on(each.header)]
    gave = [each for each in others if may_have_given(each.header)]
    payers = gave or drawn or others
    if any(each.field == "debtor_name" for each in guesses):
        return guesses
    return [replace(each, field="debtor_name") if each in payers else each for each in guesses]


def _with_other_side(guesses: list[Mapped]) -> list[Mapped]:
    """Beside a debit column "Toplam Alacak" is its credit, else what is owed."""
    certain = {guess.field for guess in guesses if guess.confidence >= SURE}
    both = {guess.column for guess in guesses if {"amount", "credit"} <= set(fields_of(guess.header)[0])} - {
        guess.column for guess in guesses if guess.confidence >= SURE
    }
    field = "credit" if "debit" in certain and "credit" not in certain else "amount"
    return [
        replace(guess, field=field, confidence=SURE) if guess.column in both else guess for guess in guesses
    ]


def as_receipts(guesses: list[Mapped]) -> list[Mapped]:
    """The first of the columns that may be payer, day and amount of a payment."""
    fields = {guess.field for guess in guesses}
    new = {"debtor_name": ("sender",), "settled_on": ("issue_date", "due_date")}
    new["amount"] = ("paid_amount", "credit", "debit")
    renamed = {
        next((old for old in olds if old in fields), ""): field
        for field, olds in new.items()
        if field not in fields or field == "amount"
    }
    found = [replace(guess, field=renamed.get(guess.field, guess.field)) for guess in guesses]
    return [  # of a payment there is no due date that it might be
        replace(new, confidence=SURE) if old.field == "due_date" and new.field == "settled_on" else new
        for old, new in zip(guesses, found, strict=True)
    ]


def as_cases(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The columns of a list of enforcement files; the other party ("Karşı Taraf") is the debtor."""
    named = {"credit_balance": "open_amount", "sender": "debtor_name"}
    fields = {guess.field for guess in guesses}
    renamed = {old: new for old, new in named.items() if new not in fields}
    guesses = [replace(guess, field=renamed.get(guess.field, guess.field)) for guess in guesses]
    return with_left(_with_filed_total(_as_cases(with_paid(guesses, table))), table)


def _as_cases(guesses: list[Mapped]) -> list[Mapped]:
    """What is claimed in a file, and the day of its filing, under the words of other lists.

    Of what is left nothing was paid any more.
    """
    fields = {guess.field for guess in guesses}
    if not fields & {"filed_amount", "amount", "debit", "credit"} and "open_amount" in fields:
        guesses = [guess for guess in guesses if guess.field not in ("paid_amount", "settled_on")]
    words = {"filed_amount": ("amount", "debit", "credit", "open_amount"), "filed_on": ("issue_date",)}
    renamed = {
        next((old for old in olds if old in fields), ""): field
        for field, olds in words.items()
        if field not in fields
    }
    return [replace(guess, field=renamed.get(guess.field, guess.field)) for guess in guesses]


def _with_filed_total(guesses: list[Mapped]) -> list[Mapped]:
    """Beside the principal "Takip Çıkışı" is what was filed in all."""
    filed = [guess for guess in guesses if guess.field == "filed_amount"]
    totals = [guess for guess in filed if _FILED_TOTAL in loose(guess.header)]
    if len(totals) == len(filed):
        return guesses
    return [replace(guess, field="filed_total") if guess in totals else guess for guess in guesses]


def with_own_balance(guesses: list[Mapped]) -> list[Mapped]:
    """Beside "USD Borç" the balance in USD is the account's, not that in another currency."""
    named = {currency_in(guess.header) for guess in guesses if guess.field == "debit"} - {""}
    return [
        guess
        for guess in guesses
        if guess.field != "open_amount" or not named or currency_in(guess.header) in {"", *named}
    ]


def with_one_currency(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """Where "TL Tutarı" stands in rows of another currency only the user knows which is meant."""
    owed = [guess for guess in guesses if guess.field == "amount"]
    told = [guess for guess in guesses if guess.field == "currency"]
    named = currency_in(owed[0].header) if len(owed) == len(told) == 1 else ""
    if not named:
        return guesses
    codes = currency.compact(texts_of(table.columns[told[0].column]))
    others = set(codes[table.records].tolist()) - {"", named}
    if not others:
        return guesses
    params = {"named": named, "others": ", ".join(sorted(others)), "header": told[0].header}
    choices = (Choice("header", "currency_named", params), Choice("rows", "currency_of_row", params))
    question = Question("amount_currency", owed[0].header, choices, params)
    if question.id not in answers:
        raise Asked([question])
    return [guess for guess in guesses if guess not in told or answers[question.id] == "rows"]


def with_number(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The number of a delivery, voucher, file is the document's where it has no other; a paper's is its own.

    A voucher's that stands with payments alone is the receipt's.
    """
    guesses = _with_paper_number(guesses, table)
    fields = {guess.field for guess in guesses}
    other = next(field for field in ("delivery_no", "receipt_no", "case_no") if field in {*fields, "case_no"})
    if fields & {"document_no", "cheque_no"} or (other == "receipt_no" and are_of_payments(guesses, table)):
        return guesses
    named = [
        replace(each, field="document_no", confidence=SURE if other == "case_no" else each.confidence)
        for each in guesses
        if each.field == other
    ]
    return [*(each for each in guesses if each.field != other), *named]


def _with_paper_number(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Beside the number of a cheque or note that of the order or contract it was given for is left.

    So is that of the entry ("Evrak No") where every row has its paper's own.
    """
    papers = [guess for guess in guesses if guess.field == "cheque_no"]
    papers = [guess for guess in papers if any(word in loose(guess.header) for word in _PAPERS)]
    if not papers:
        return guesses
    record = table.records
    always = any(bool((texts_of(table.columns[guess.column])[record] != "").all()) for guess in papers)
    others = _GIVEN_FOR + ENTRIES * always
    return [
        guess
        for guess in guesses
        if guess.field != "document_no" or not any(word in loose(guess.header) for word in others)
    ]


def _with_paid_side(guesses: list[Mapped]) -> list[Mapped]:
    """Beside an amount "Verdiği" is what was paid of it, and no amount that may be owed."""
    fields = [guess.field for guess in guesses]
    if "amount" not in fields or fields.count("credit") != 1 or {"debit", "paid_amount"} & {*fields}:
        return guesses
    return [
        replace(guess, field="paid_amount") if guess.field == "credit" and says_paid(guess.header) else guess
        for guess in guesses
    ]
