"""New debtors whose documents the book has under a name much like theirs: one debtor, or two?

"Ak Ltd. Şti." of the first list is "AK LİMİTED ŞİRKETİ" in the second. Taken for another debtor he would owe
everything twice; that he is the same only the user can decide. Where number, day and amount agree, or
number and both days, and the list has them under the new name alone, any other name is asked. So is whose
a payment of somebody is who owes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import first_day, plain_day
from addin.importing.posting.numbers import both_numbers
from addin.importing.posting.unknown_payers import unknown_payers
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.model import Ledger
from addin.rules.identifiers import tax_id
from addin.rules.names import near_duplicates
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array
from addin.text import fold
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd

KEY, PAYERS, PAIR, SAME, OTHER = "same_debtors", "same_payers", "same_debtor", "same", "other"
_NAMED, _SHOWN = 3, 100  # pairs that the question names, that a program is told
_NONE = np.int64(-1)
_NO_DAY = np.iinfo(np.int64).min


def with_second_names(
    lines: Lines, found: Found, ledger: Ledger, answers: Answers
) -> tuple[Found, dict[str, str]]:
    """As `found`, such debtors being those of the book where that was answered; the answers, pair by pair.

    `answers`: those of pairs as well, that an earlier list brought. Errors: Asked.
    """
    if not len(found.names) or not len(ledger["receivables"]):
        return found, {}
    taxes = _right_taxes(lines, found, ledger)
    places = _places(lines, found, ledger, taxes)
    payers = np.where(places < 0, unknown_payers(lines, found, ledger, taxes), _NONE)
    names = text_array(ledger["debtors"]["debtor_name"])
    decided: dict[str, str] = {}
    questions = []
    for key, near in ((KEY, places), (PAYERS, payers)):
        fresh = {row: pair for row, pair in _pairs(found, names, near).items() if pair not in answers}
        if not fresh:
            continue
        rows = [*fresh]
        question = _question(key, found.names[rows], names[near[rows]])
        answer = answers.get(question.id, "")
        questions += [question] * (answer not in (SAME, OTHER))
        decided |= dict.fromkeys(fresh.values(), answer)
    if questions:
        raise Asked(questions)
    told, places = {**answers, **decided}, np.maximum(places, payers)
    places[[row for row, pair in _pairs(found, names, places).items() if told[pair] != SAME]] = _NONE
    return _renumbered(found, places), decided


def _pairs(found: Found, names: Texts, places: Ints) -> dict[int, str]:
    """By new debtor what the answer about him and the one of the book is remembered by."""
    return {
        row: f"{PAIR}:{fold(found.names[row])} / {fold(names[places[row]])}"
        for row in np.flatnonzero(places >= 0).tolist()
    }


def _places(lines: Lines, found: Found, ledger: Ledger, taxes: Texts) -> Ints:
    """For each new debtor the book's one who has a document of his and nearly his name, or had his; -1."""
    owed = lines.verdicts.taken & (lines.amount > 0) & ~lines.pure & (found.code >= found.known)
    book = ledger["receivables"]
    owner = resolve_debtors(ledger["debtors"], book).position
    number = both_numbers(lines, ledger)
    day = np.concatenate([first_day(book["issue_date"], book["due_date"]), first_day(lines.issue, lines.due)])
    amount = np.concatenate([kurus(book), lines.amount])
    currency = np.concatenate([currencies(book), lines.currency])
    of_amount, of_number = combine(number, day, amount, currency), combine(number, day, currency)
    of_any_day = combine(number, amount, currency)
    of_number[number == ""] = of_any_day[number == ""] = _NONE
    code = np.where(owed, found.code, _NONE)
    pairs = {pair for keys in (of_amount, of_number, of_any_day) for pair in _met(keys, owner, code)}
    places = _nearly_named(pairs, taxes, found, ledger)
    both_days = _both_days(lines, book)
    of_days = combine(number, both_days, currency)
    of_days[(number == "") | (both_days == _NONE)] = _NONE
    renamed: set[tuple[int, int]] = set()
    for keys in (np.where(number == "", _NONE, of_amount), of_days):
        of_both = combine(np.concatenate([owner, found.code]), keys)
        listed = np.isin(of_both[: len(book)], of_both[len(book) :])
        renamed |= _met(keys, np.where(listed, _NONE, owner), code)
    for one, other in sorted(renamed):
        differ = taxes[one] != taxes[other] and taxes[one] != "" != taxes[other]
        if places[other - found.known] < 0 and not differ:
            places[other - found.known] = one
    return places


def _both_days(lines: Lines, book: pd.DataFrame) -> Ints:
    """A key for the day of issue and the due date together; -1 where one is missing."""
    issue = np.concatenate([plain_day(book["issue_date"]), plain_day(lines.issue)])
    due = np.concatenate([plain_day(book["due_date"]), plain_day(lines.due)])
    return np.where((issue == _NO_DAY) | (due == _NO_DAY), _NONE, combine(issue, due))


def _met(keys: Ints, owner: Ints, code: Ints) -> set[tuple[int, int]]:
    """Debtors of the book and new ones that have a key in common."""
    import pandas as pd

    known = len(owner)
    book = pd.DataFrame({"key": keys[:known], "owner": owner})[(owner >= 0) & (keys[:known] >= 0)]
    ours = pd.DataFrame({"key": keys[known:], "code": code})[(code >= 0) & (keys[known:] >= 0)]
    met = book.drop_duplicates().merge(ours.drop_duplicates(), on="key")[["owner", "code"]]
    return set(map(tuple, met.drop_duplicates().to_numpy().tolist()))


def _right_taxes(lines: Lines, found: Found, ledger: Ledger) -> Texts:
    """The tax number of each debtor, the book's first; "" where it is not right."""
    taxes = np.full(found.known + len(found.names), "", dtype=object)
    taxes[: found.known] = text_array(ledger["debtors"]["tax_id"])
    told = np.flatnonzero((found.code >= found.known) & (lines.tax != ""))[::-1]
    taxes[found.code[told]] = lines.tax[told]
    return np.where(tax_id.is_valid(taxes), tax_id.compact(taxes), "").astype(object)


def _nearly_named(pairs: set[tuple[int, int]], taxes: Texts, found: Found, ledger: Ledger) -> Ints:
    places = np.full(len(found.names), _NONE)
    if not pairs:
        return places
    names = np.concatenate([text_array(ledger["debtors"]["debtor_name"]), found.names])
    concerned = np.unique(np.array(list(pairs), dtype=np.int64))
    near = near_duplicates(names[concerned], taxes[concerned])
    for one, other in concerned[near[["first", "second"]].to_numpy(dtype=np.int64)].tolist():
        if (one, other) in pairs:
            places[other - found.known] = one
    return places


def near_names(debtors: pd.DataFrame, known: int) -> list[tuple[str, str]]:
    """Names of debtors from position `known` on that may be another one's second name, behind his."""
    if len(debtors) == known:
        return []
    names, taxes = text_array(debtors["debtor_name"]), text_array(debtors["tax_id"])
    pairs = near_duplicates(names, np.where(tax_id.is_valid(taxes), taxes, ""))
    pairs = pairs[pairs["second"] >= known]
    return list(zip(names[pairs["first"]].tolist(), names[pairs["second"]].tolist(), strict=True))


def _question(key: str, listed: Texts, standing: Texts) -> Question:
    pairs = list(zip(listed.tolist(), standing.tolist(), strict=True))
    named = first_few(map(" / ".join, pairs), _NAMED, "; ")
    details = {"debtors": [{"list": first, "book": second} for first, second in pairs[:_SHOWN]]}
    choices = (Choice(SAME, key), Choice(OTHER, "other_debtors"))
    return Question(key, "", choices, {"n": len(pairs), "pairs": named}, details)


def _renumbered(found: Found, places: Ints) -> Found:
    """The debtors of the book in place of those that are no new ones."""
    new = places < 0
    codes = np.where(new, found.known + np.cumsum(new) - 1, places)
    code = np.append(codes, 0)[np.maximum(found.code - found.known, -1)]
    code = np.where(found.code >= found.known, code, found.code)
    return replace(found, code=code, names=found.names[new])
