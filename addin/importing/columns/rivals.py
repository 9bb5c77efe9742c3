"""Several columns of one field: which of them is meant, by their headers and cells, else asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from addin.importing.columns.charges import with_charges
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.papers import with_drawer_apart
from addin.importing.columns.siblings import (
    as_payable,
    in_own_currency,
    is_row_of,
    rest_is_proved,
    standing,
    without_several_days,
)
from addin.importing.columns.spread import INSTALMENT, ITS_DAY, are_in_currencies
from addin.importing.columns.sums_of_parts import without_parts, without_sums_of_rows
from addin.importing.evidence.amount_words import says_tax
from addin.importing.evidence.cells import holds_any, loose, sample, shown, texts_of
from addin.importing.evidence.header import SURE, TYPO, currency_in, fields_of
from addin.importing.evidence.people import names_among, says_debtor
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.titles import synonyms
from addin.importing.evidence.written_out import written_out
from addin.importing.questions import Answers, Choice, Question, raise_if
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

SEVERAL = {"phone": 2, "tax_id": 3, "note": 2, "bucket": 99, "month": 99}  # columns of one field side by side
# Of two columns that may be one field the more telling header is meant: a voucher has its own number too.
_PREFERRED = {
    "debtor_name": ("veli", "ebeveyn", "ailesi", "odeyecek", "parayi"),  # beside the pupil
    "document_no": ("fatura", "invoice", "belge", "document", "evrak"),
    "issue_date": (
        "fatura", "invoice", "belge", "document", "evrak", "duzenleme", "keside", "satis", "alis", "alim",
        "aldigi", "kesil", "=tarih",
    ),
    "cheque_no": ("cek", "cheque", "senet", "seri"),
    "due_date": ("vade", "due"),
    "objected_on": ("itiraztarihi", "objectiondate"),
    "amount": ("dahil", "inclvat", "includingvat"),
    "filed_amount": ("asil", "anapara", "principal"),
    "case_no": ("dosya", "case", "esas"),
}  # fmt: skip
_PAYABLE = "odenecek"  # beside it an amount with its taxes may be more than what is owed
_LAST_RESORT = {  # beside "Customer" the person to talk to, beside "Invoice Number" the program's own
    "debtor_name": (
        "contact", "contactname", "hesapaciklamasi", "hesapaciklama", "kim", "kisi", "kisiadi", "usta",
        "esnaf", "dukkan", "komsu", "ismi", "hesapsahibi", "ortak", "taseron", "acente", "acenta", "agency",
        "agent", "isletme",
        "muhatap", "odemeyiyapankisi",
    ),
    "amount": ("kira", "kirasi", "para", "ucret", "ucreti", "verecek", "satistutari"),
    "document_no": ("invoiceid", "ref", "ourref"),
    "proceeding_type": ("dosyaturu", "dosyatipi"),
    "issue_date": (
        "tahakkuktarihi", "txndate", "trxdate", "transdate", "trandate", "entrydate", "giristarihi",
    ),
}  # fmt: skip
_CODE = re.compile(r"[A-Z]{0,6}[-./]?\d[\dA-Z./-]*")
_ISSUER = re.compile(r"gonder|satici|duzenleyen|fatura kesen|kesen|seller|supplier|sender|issuer|vendor")
_HALF = 0.5  # of the cells
_ENDING = (1, 2)  # letters: "Bedel" in "Bedeli"
_BESIDE = {"vat", "other_number"}  # of an amount
_SIDES = {"debit", "credit"}  # of several currencies all but one may have no movement


def without_rivals(
    guesses: list[Mapped], table: SourceTable, answers: Answers, asked: Sequence[str]
) -> list[Mapped]:
    """One column a field; columns with equal cells or without any do not count, others are asked."""
    guesses = _without_issuer(_with_codes_apart(_with_described(guesses, table), table), table)
    guesses = with_drawer_apart(guesses, table)
    kept, questions = [], []
    for field in dict.fromkeys(guess.field for guess in guesses):
        rivals = [guess for guess in guesses if guess.field == field]
        rivals = strongest(rivals, table)[: SEVERAL.get(field, len(rivals))]
        rivals = _total_of(rivals, table) if field == "amount" and len(rivals) > 2 else rivals
        rivals = _with_net(rivals, guesses, table) if field == "amount" else rivals
        rivals = with_charges(as_payable(rivals, table), table) if len(rivals) > 1 else rivals
        rivals = without_parts(rivals, table) if field == "amount" and len(rivals) > 1 else rivals
        rivals = without_sums_of_rows(rivals, guesses, table) if field == "amount" else rivals
        rivals = _with_its_rest(rivals, guesses, table) if field == "amount" else rivals
        rivals = (
            rivals if field == "cheque_no" and _of_a_row_each(rivals, table) else _most_telling(field, rivals)
        )
        rivals = without_several_days(field, in_own_currency(rivals, guesses, table), table)
        rivals = standing(rivals, guesses, table) if len(rivals) > 1 else rivals
        alike = is_row_of(rivals, table) or are_in_currencies(rivals, table)
        alike |= field == "cheque_no" and _of_a_row_each(rivals, table)
        if len(rivals) > 1 and field not in SEVERAL and field in asked and not alike:
            same = len({loose(guess.header) for guess in rivals}) == 1
            key = "duplicate_header" if same else "column"
            rivals, question = pick(key, rivals[0].header.strip(), rivals, answers)
            questions += [question] if question else []
        kept += rivals
    raise_if(questions)
    return kept


def _of_a_row_each(rivals: list[Mapped], table: SourceTable) -> bool:
    """Whether no row has two of them: "Çek No" beside "Senet No"."""
    rows = table.records
    filled = [texts_of(table.columns[guess.column])[rows] != "" for guess in rivals]
    return len(rivals) > 1 and bool((np.sum(filled, axis=0) <= 1).all())


def _with_net(rivals: list[Mapped], guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The amount, or what its taxes and discounts make of it under a header that may be either: "Net"."""
    if len(rivals) != 1:
        return rivals
    bare = [each for each in guesses if each.field in _BESIDE and not says_tax(each.header)]
    named = [replace(each, field="amount") for each in bare]
    payable = [each for each in named if as_payable([*rivals, each], table) == [each]]
    return payable if len(payable) == 1 else rivals


def _with_its_rest(rivals: list[Mapped], guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of several amounts the one of which what is left is told, less what was paid of it."""
    others = [guess for guess in guesses if guess.field != "amount"]
    proved = [each for each in rivals if len(rivals) > 1 and rest_is_proved([*others, each], table)]
    return proved if len(proved) == 1 else rivals


def _total_of(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of amounts side by side the one that all others of each row add up to: rent, dues and their total."""
    rows = table.records
    kurus = np.array([kurus_of(table.columns[guess.column])[rows] for guess in rivals])
    if not kurus.any(axis=1).all():
        return rivals
    totals = [guess for guess, own in zip(rivals, kurus, strict=True) if (kurus.sum(axis=0) == 2 * own).all()]
    return totals if len(totals) == 1 else rivals


def _with_described(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """ "Müşteri Açıklaması" is the name where no column but that of codes is his, as Nebim writes."""
    named = [guess for guess in guesses if guess.field == "debtor_name"]
    if "debtor_name" in table.told or not all(
        _are_codes(sample(table.columns[guess.column])) for guess in named
    ):
        return guesses
    notes = [guess for guess in guesses if guess.field == "note" and says_debtor(guess.header)]
    told = [
        each for each in notes if names_among(list(map(shown, sample(table.columns[each.column])))) > _HALF
    ]
    renamed = {told[0].column: "debtor_name"} if len(told) == 1 else {}
    return [replace(guess, field=renamed.get(guess.column, guess.field)) for guess in guesses]


def _without_issuer(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Without the one firm that made out all invoices: "Gönderici Unvan" beside "Alıcı Unvan"."""
    found = [guess for guess in guesses if guess.field in ("debtor_name", "tax_id")]
    others = {guess.field for guess in found if not _ISSUER.match(fold(guess.header))}
    rows = np.flatnonzero(table.records)
    ours = [
        guess
        for guess in found
        if _ISSUER.match(fold(guess.header))
        and guess.field in others
        and len({*texts_of(table.columns[guess.column])[rows].tolist()}) == 1 < len(rows)
    ]
    return [guess for guess in guesses if guess not in ours]


def _with_codes_apart(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of several columns of names one that holds codes alone is that of the codes: "Customer", "Name 1"."""
    named = [guess for guess in guesses if guess.field == "debtor_name"]
    codes = [guess for guess in named if _are_codes(sample(table.columns[guess.column]))]
    if not codes or len(codes) == len(named) or any(guess.field == "account_code" for guess in guesses):
        return guesses
    told = [replace(codes[0], field="account_code", confidence=SURE)]
    told += [guess for guess in guesses if guess not in codes]
    return sorted(told, key=lambda guess: guess.column)


def _are_codes(cells: Sequence[Any]) -> bool:
    texts = [shown(cell) for cell in cells]
    return bool(texts) and all(map(_CODE.fullmatch, texts))


def _most_telling(field: str, rivals: list[Mapped]) -> list[Mapped]:
    last = _LAST_RESORT.get(field, ())
    rivals = [each for each in rivals if loose(each.header) not in last] or rivals
    words = _PREFERRED.get(field, ())
    if field == "amount" and any(_PAYABLE in loose(each.header) for each in rivals):
        return rivals
    ranks = [_rank(each.header, words) for each in rivals]
    best = min(ranks, default=0)
    return [each for each, rank in zip(rivals, ranks, strict=True) if rank == best]


def _rank(header: str, words: Sequence[str]) -> int:
    """The place of the first of the words that it has, or is ("="), "Fat. No" as "Fatura No" has."""
    told = [f"={loose(text)}=" for text in (header, *written_out(header))]
    ends = (f"{word}=" if word.startswith("=") else word for word in words)
    return next((rank for rank, word in enumerate(ends) if any(word in text for text in told)), len(words))


def strongest(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Those that hold something else than the others, without unsure ones beside sure ones."""
    if is_row_of(rivals, table):  # an empty one of them has its place among the others, two may hold the same
        return rivals
    filled = [guess for guess in rivals if holds_any(table.columns[guess.column])] or rivals[:1]
    if rivals[0].field in _SIDES and len({currency_in(guess.header) for guess in filled}) > 1:
        filled = [guess for guess in filled if kurus_of(table.columns[guess.column]).any()] or filled
    best = max(guess.confidence for guess in filled)
    strong = [guess for guess in filled if guess.confidence >= min(best, SURE)]
    if rivals[0].field not in SEVERAL:
        strong = [guess for guess in strong if not _is_misspelt(guess)] or strong  # "Adat" beside "Tutar"
    if rivals[0].field in ("bucket", "month", INSTALMENT, ITS_DAY):  # though two may hold the same
        return strong
    distinct: list[Mapped] = []
    for guess in strong:
        if all(table.columns[guess.column] != table.columns[other.column] for other in distinct):
            distinct.append(guess)
    return distinct


def _is_misspelt(guess: Mapped) -> bool:
    """Whether only a typing error in a short header makes it one of this field; "Bedeli" has an ending."""
    fields, sure = fields_of(guess.header)
    if guess.field not in fields or sure > TYPO:
        return False
    said = loose(guess.header)
    bare = (synonyms().get(said[: len(said) - letters], ()) for letters in _ENDING)
    return not any(guess.field in meant for meant in bare)


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
    chosen = [replace(guess, confidence=1.0) for guess in rivals if str(guess.column + 1) == answer]
    return chosen, None if chosen else question
