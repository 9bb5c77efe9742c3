"""Who pays and owes nothing: new names of a list's payments that are much like a debtor who owes.

"Meltem Pastanesi" pays, and what "Meltem Pastane" owes would stay open. Names are alike as debtors that may
be entered twice are, or where the words of one are all in the other, "Pastane" being "Pastanesi" too.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.twins import is_closed
from addin.model import Ledger
from addin.rules.names import core_name, near_duplicates
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, distinct, text_array

_NONE = np.int64(-1)
_ENDINGS, _STEM = ("si", "su", "i", "u"), 4  # of a noun that a name stands before, and what must be left


def unknown_payers(lines: Lines, found: Found, ledger: Ledger, taxes: Texts) -> Ints:
    """For each new debtor the book's one with an open debt whose name his may be, if it is one; else -1.

    `taxes`: the right numbers, the book's first.
    """
    places = np.full(len(found.names), _NONE)
    payers = np.flatnonzero(_only_pay(lines, found))
    owing = _owing(ledger)
    if not len(payers) or not len(owing):
        return places
    names = np.concatenate([text_array(ledger["debtors"]["debtor_name"])[owing], found.names[payers]])
    numbers = np.concatenate([taxes[owing], taxes[found.known + payers]])
    alike = _alike(names, numbers, len(owing))
    for payer, near in alike.items():
        if len(near) == 1:
            places[payers[payer]] = owing[near.pop()]
    return places


def _only_pay(lines: Lines, found: Found) -> Bools:
    """New debtors of whom the list has payments and nothing else."""
    code = found.code - found.known
    here = lines.verdicts.taken & (code >= 0)
    pays, owes = (
        np.bincount(code[here & which], minlength=len(found.names)) > 0
        for which in (lines.credit > 0, (lines.amount > 0) | lines.pure)
    )
    return np.asarray(pays & ~owes, dtype=bool)


def _owing(ledger: Ledger) -> Ints:
    """Positions of the book's debtors of whom something is open."""
    book = ledger["receivables"]
    owner = resolve_debtors(ledger["debtors"], book).position
    return distinct(owner[(owner >= 0) & ~is_closed(book)])


def _alike(names: Texts, numbers: Texts, known: int) -> dict[int, set[int]]:
    """For each name behind the first `known` those of them that it may stand for."""
    pairs = near_duplicates(names, numbers)[["first", "second"]].to_numpy(dtype=np.int64).tolist()
    found: dict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        if first < known <= second:
            found[second - known].add(first)
    words = [frozenset(map(_stem, core.split())) for core in core_name(names).tolist()]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(words[:known]):
        for word in own:
            holders[word].append(place)
    for payer, own in enumerate(words[known:]):
        shared = Counter(place for word in own for place in holders[word])
        whole = {place for place, n in shared.items() if n in (len(own), len(words[place]))}
        found[payer] |= {place for place in whole if _may_be_one(numbers, place, known + payer)}
    return found


def _may_be_one(numbers: Texts, one: int, other: int) -> bool:
    return not numbers[one] or not numbers[other] or numbers[one] == numbers[other]


def _stem(word: str) -> str:
    """Without the ending of "Pastanesi", "Marketi".

    >>> [_stem(word) for word in ("pastanesi", "pastane", "marketi", "ali")]
    ['pastane', 'pastane', 'market', 'ali']
    """
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), "")
    return word.removesuffix(ending)
