"""New debtors whose documents the book has under a name much like theirs: one debtor, or two?

"Ak Ltd. Şti." of the first list is "AK TİC. LTD. ŞTİ." in the second. Taken for another debtor he would owe
everything twice; that he is the same only the user can decide, also where the number is written otherwise
("123" for "GIB2026000000123"). Where number, day and amount agree, or number and both days, and the list has
them under the new name alone, any other name is asked. So is whose a payment of somebody is who owes nothing,
and who stands for a debtor whom the list names no more. What was answered holds whatever comes of him later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.gone_names import gone_places
from addin.importing.posting.keys import NO_DAY
from addin.importing.posting.rewritten_numbers import rewritten_pairs
from addin.importing.posting.unknown_payers import unknown_payers
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.model import Ledger
from addin.rules.identifiers import phone, tax_id
from addin.rules.kin_names import longer_names
from addin.rules.names import near_duplicates
from addin.rules.rows import Ints, combine, repeated, text_array
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

KEY, PAYERS, PAIR, SAME, OTHER = "same_debtors", "same_payers", "same_debtor", "same", "other"
EACH, ONE = "each", "same_pair"  # answer and question for pair by pair
GONE = "gone_debtors"  # as KEY, of debtors whom the list names no more
_SHOWN = 100  # pairs that a program is told
_NONE = np.int64(-1)


def with_second_names(
    lines: Lines, found: Found, both: Compared, ledger: Ledger, answers: Answers
) -> tuple[Found, dict[str, str]]:
    """As `found`, such debtors being those of the book where that was answered; the answers, pair by pair.

    `answers`: those of pairs as well, that an earlier list brought. Errors: Asked.
    """
    names = text_array(ledger["debtors"]["debtor_name"])
    meant = _meant(names, answers)
    if meant:
        _call_left_out(lines, names, meant)
    if not len(found.names) or not len(ledger["receivables"]):
        return found, {}
    taxes = _right_taxes(lines, found, ledger)
    places = _places(lines, found, both, ledger, taxes)
    payers = np.where(places < 0, unknown_payers(lines, found, ledger, taxes), _NONE)
    known = _remembered(found, meant, taxes)
    places = np.where(known < 0, places, known)
    gone = gone_places(lines, found, both, ledger, taxes, np.maximum(places, payers))
    decided: dict[str, str] = {}
    questions = []
    for key, near in ((KEY, np.maximum(places, gone)), (PAYERS, np.where(known < 0, payers, _NONE))):
        fresh = {row: pair for row, pair in _pairs(found, names, near).items() if pair not in answers}
        if not fresh:
            continue
        rows = [*fresh]
        wording = GONE if key == KEY and (gone[rows] >= 0).any() else key
        question = _question(key, wording, found.names[rows], names[near[rows]])
        answer = answers.get(question.id, "")
        asked = dict.fromkeys(fresh, question)
        if answer == EACH:
            asked = {row: _one(wording, found.names[row], names[near[row]]) for row in fresh}
        said = {row: answers.get(asked[row].id, "") for row in fresh}
        questions += [asked[row] for row in fresh if said[row] not in (SAME, OTHER)]
        decided |= {pair: said[row] for row, pair in fresh.items()}
    if questions:
        raise Asked(list({question.id: question for question in questions}.values()))
    told, places = {**answers, **decided}, np.maximum.reduce([places, payers, gone])
    pairs = _pairs(found, names, places)
    places[[row for row, pair in pairs.items() if told[pair] != SAME]] = _NONE
    renamed = {row: names[places[row]] for row in pairs if places[row] >= 0}
    _call(lines, found, renamed)
    fresh_names = tuple((found.names[row], name) for row, name in renamed.items() if pairs[row] in decided)
    return replace(_renumbered(found, places), renamed=fresh_names), decided


def _meant(names: Texts, answers: Answers) -> dict[str, int]:
    """By folded name the only debtor of the book who was said to be meant by it."""
    same = [key for key, answer in answers.items() if answer == SAME and key.startswith(f"{PAIR}:")]
    if not same:
        return {}
    of_name: dict[str, list[int]] = {}
    for at, name in enumerate(fold(names).tolist()):
        of_name.setdefault(name, []).append(at)
    pairs = (key.removeprefix(f"{PAIR}:").split(" / ", 1) for key in same)
    meant = {listed: of_name.get(own, []) for listed, own in pairs if listed not in of_name}
    return {listed: places[0] for listed, places in meant.items() if len(places) == 1}


def _remembered(found: Found, meant: dict[str, int], taxes: Texts) -> Ints:
    """For each new debtor the book's one who he was said to be; -1."""
    places = np.full(len(found.names), _NONE)
    for row, name in enumerate(fold(found.names).tolist() if meant else []):
        own = meant.get(name, -1)
        if own >= 0 and not "" != taxes[own] != taxes[found.known + row] != "":
            places[row] = own
    return places


def _call_left_out(lines: Lines, names: Texts, meant: dict[str, int]) -> None:
    """Put the book's names into such lines of which nothing is taken: what they say may close something."""
    left = np.flatnonzero(~lines.verdicts.taken)
    own = np.array([meant.get(name, -1) for name in fold(lines.name[left]).tolist()], dtype=np.int64)
    lines.name[left[own >= 0]] = names[own[own >= 0]]


def _call(lines: Lines, found: Found, renamed: dict[int, str]) -> None:
    """Put the book's names into the lines of those who are its debtors, of lines that were left out too."""
    import pandas as pd

    if not renamed:
        return
    called = dict(zip(fold(found.names[[*renamed]]).tolist(), renamed.values(), strict=True))
    spelling, spellings = pd.factorize(lines.name)
    own = np.array([called.get(name, "") for name in fold(np.asarray(spellings)).tolist()], dtype=object)
    told = own[spelling]
    lines.name[told != ""] = told[told != ""]


def _pairs(found: Found, names: Texts, places: Ints) -> dict[int, str]:
    """By new debtor what the answer about him and the one of the book is remembered by."""
    return {
        row: f"{PAIR}:{fold(found.names[row])} / {fold(names[places[row]])}"
        for row in np.flatnonzero(places >= 0).tolist()
    }


def _places(lines: Lines, found: Found, both: Compared, ledger: Ledger, taxes: Texts) -> Ints:
    """For each new debtor the book's one who has a document of his and nearly his name, or had his; -1."""
    owed = lines.verdicts.taken & (lines.amount > 0) & ~lines.pure & (found.code >= found.known)
    owner, document, bare = both.owner, combine(both.same_number, both.currency), both.bare
    day, amount = both.day, both.amount(lines.amount)
    of_amount, of_number = combine(document, day, amount), combine(document, day)
    of_any_day = combine(document, amount)
    of_number[bare] = of_any_day[bare] = _NONE
    code = np.where(owed, found.code, _NONE)
    pairs = {pair for keys in (of_amount, of_number, of_any_day) for pair in _met(keys, owner, code)}
    pairs |= rewritten_pairs(lines, both, owed, code)
    places = _nearly_named(pairs, taxes, found, ledger)
    of_days = combine(document, both.issue, both.due)
    of_days[bare | (both.issue == NO_DAY) | (both.due == NO_DAY)] = _NONE
    renamed: set[tuple[int, int]] = set()
    for keys in (np.where(bare, _NONE, of_amount), of_days):
        of_both = combine(both.debtor(found.code), keys)
        listed = np.isin(of_both[: both.known], of_both[both.known :])
        renamed |= _met(keys, np.where(listed, _NONE, owner), code)
    for one, other in sorted(renamed):
        differ = taxes[one] != taxes[other] and taxes[one] != "" != taxes[other]
        if places[other - found.known] < 0 and not differ:
            places[other - found.known] = one
    return places


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
    taxes = repeated("", found.known + len(found.names))
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


def near_names(debtors: pd.DataFrame, known: int, decided: Answers) -> list[tuple[str, str]]:
    """Names of debtors from position `known` on that may be another one's second name, behind his.

    `decided`: the answers about pairs; of those who were said to be two nothing is told.
    """
    if len(debtors) == known:
        return []
    names, taxes = text_array(debtors["debtor_name"]), text_array(debtors["tax_id"])
    taxes = np.where(tax_id.is_valid(taxes), taxes, "").astype(object)
    near = near_duplicates(names, taxes, phone.compact(text_array(debtors["phone"])))
    pairs = dict.fromkeys(map(tuple, near[["first", "second"]].to_numpy(dtype=np.int64).tolist()))
    paired = {at for pair in pairs for at in pair}
    pairs |= dict.fromkeys(pair for pair in sorted(longer_names(names)) if paired.isdisjoint(pair))
    return [
        (str(names[one]), str(names[other]))
        for one, other in pairs
        if other >= known
        and not "" != taxes[one] != taxes[other] != ""
        and decided.get(f"{PAIR}:{fold(names[other])} / {fold(names[one])}") != OTHER
    ]


def _question(key: str, wording: str, listed: Texts, standing: Texts) -> Question:
    pairs = list(zip(listed.tolist(), standing.tolist(), strict=True))
    details = {"debtors": [{"list": first, "book": second} for first, second in pairs[:_SHOWN]]}
    choices = (Choice(SAME, wording), Choice(OTHER, "other_debtors"), Choice(EACH, "each_debtor"))
    params = {"n": len(pairs), "pairs": tuple(map(" / ".join, pairs))}
    return Question(key, "", choices[: 3 if len(pairs) > 1 else 2], params, details, wording)


def _one(wording: str, listed: str, standing: str) -> Question:
    choices = (Choice(SAME, wording), Choice(OTHER, "other_debtors"))
    params = {"listed": listed, "standing": standing}
    return Question(ONE, f"{listed} / {standing}", choices, params)


def _renumbered(found: Found, places: Ints) -> Found:
    """The debtors of the book in place of those that are no new ones."""
    new = places < 0
    codes = np.where(new, found.known + np.cumsum(new) - 1, places)
    code = np.append(codes, 0)[np.maximum(found.code - found.known, -1)]
    code = np.where(found.code >= found.known, code, found.code)
    return replace(found, code=code, names=found.names[new])
