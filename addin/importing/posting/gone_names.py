"""New names of a list, and debtors who owe and whom it names no more: each may be the other one's.

"Ak Otel" of the first list is "Ak Otel Turizm A.Ş." in the next. What speaks for it: names that are alike,
the telephone, the balance or rows of day and amount that only these two have, and that a list which follows
the book leaves out the one and brings the other. Numbers, telephones and towns that differ speak against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.cards import first_filled
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.twins import is_closed
from addin.model import Ledger
from addin.rules.identifiers import phone
from addin.rules.kin_names import kin_names, may_be_kin
from addin.rules.rows import Ints, distinct, kurus, text_array
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

Pair = tuple[int, int]  # a debtor of the book and a new one, by place among all
_MOST = 400  # pairs that one telephone or sum may make: what all have tells nobody
_SURE, _LIKELY, _POSSIBLE = 3, 2, 1


@dataclass(slots=True)
class _Facts:
    """Of one debtor. `rows`: (day, currency) with the amounts that it may stand with; `owed` by currency."""

    phones: set[str] = field(default_factory=set)
    province: str = ""
    rows: list[tuple[int, int, frozenset[int]]] = field(default_factory=list)
    owed: Counter[int] = field(default_factory=Counter)

    def money(self) -> Iterator[Hashable]:
        """What may stand with one other debtor alone."""
        if owed := frozenset((unit, kurus) for unit, kurus in self.owed.items() if kurus > 0):
            yield owed
        for day, unit, amounts in self.rows:
            yield from ((day, unit, amount) for amount in amounts)

    def is_whole_of(self, other: _Facts) -> bool:
        """Whether the other, new one owes as much, or by each of these rows."""
        told = {(day, unit, amount) for day, unit, amounts in other.rows for amount in amounts}
        rows = [any((day, unit, each) in told for each in amounts) for day, unit, amounts in self.rows]
        return bool(rows) and (all(rows) or +self.owed == +other.owed)

    def differs_from(self, other: _Facts) -> bool:
        """Whether telephone or town say that it is another one."""
        called = self.phones and other.phones and not self.phones & other.phones
        return bool(called or "" != self.province != other.province != "")


def gone_places(
    lines: Lines, found: Found, both: Compared, ledger: Ledger, taxes: Texts, places: Ints
) -> Ints:
    """For each new debtor the one of the book, if it is one, whom the list names no more; else -1.

    `taxes`: the right numbers, the book's first. `places`: of new ones who were found otherwise.
    """
    result = np.full(len(found.names), -1, dtype=np.int64)
    new = found.known + np.flatnonzero((places < 0) & _are_listed(lines, found))
    names = np.concatenate([text_array(ledger["debtors"]["debtor_name"]), found.names])
    book = ledger["receivables"]
    gone = distinct(both.owner[(both.owner >= 0) & ~is_closed(book)])
    gone = np.setdiff1d(gone, np.append(found.code, places)) if len(new) else gone
    gone = gone[~np.isin(fold(names[gone]), fold(_distinct_texts(lines.name)))] if len(new) else gone
    if not len(new) or not len(gone):
        return result
    facts = _facts_of_book(gone, both, ledger) | _facts_of_list(new, lines, found, both)
    ranks = _ranks(facts, names, found.known, follows=_follows(lines, found))
    for pair in [pair for pair in ranks if "" != taxes[pair[0]] != taxes[pair[1]] != ""]:
        del ranks[pair]
    for one, other in _one_to_one(ranks):
        result[other - found.known] = one
    return result


def _distinct_texts(values: Texts) -> Texts:
    """Each once."""
    import pandas as pd

    return np.asarray(pd.unique(values), dtype=object)


def _are_listed(lines: Lines, found: Found) -> Bools:
    """New debtors of whom the list has more than payments."""
    code = found.code - found.known
    here = lines.verdicts.taken & (code >= 0) & ((lines.credit == 0) | (lines.amount > 0) | lines.pure)
    return np.asarray(np.bincount(code[here], minlength=len(found.names)) > 0, dtype=bool)


def _follows(lines: Lines, found: Found) -> bool:
    """Whether the book has at least every second debtor of the list."""
    listed = distinct(found.code[lines.verdicts.taken & (found.code >= 0)])
    return int((listed < found.known).sum()) >= len(found.names) > 0


def _facts_of_book(gone: Ints, both: Compared, ledger: Ledger) -> dict[int, _Facts]:
    debtors, book = ledger["debtors"], ledger["receivables"]
    facts = {at: _Facts() for at in gone.tolist()}
    phones = [phone.compact(text_array(debtors[key])[gone]) for key in ("phone", "phone2")]
    provinces = fold(text_array(debtors["province"])[gone])
    for at, one, two, province in zip(gone.tolist(), *phones, provinces, strict=True):
        facts[at].phones |= {one, two} - {""}
        facts[at].province = province
    rows = np.flatnonzero(np.isin(both.owner, gone) & ~is_closed(book))
    whole = kurus(book)[rows]
    left = _left(book)[rows]
    _put(facts, both.owner[rows], both.day[rows], both.currency[rows], (whole, left), left)
    return facts


def _left(book: pd.DataFrame) -> Ints:
    """What is open as the last Yenile left it, the whole where it did not see the row yet."""
    left = book["open_kurus"].to_numpy(dtype=np.int64, na_value=-1)
    return np.where(left < 0, kurus(book), left)


def _facts_of_list(new: Ints, lines: Lines, found: Found, both: Compared) -> dict[int, _Facts]:
    facts = {at: _Facts() for at in new.tolist()}
    code = np.where(lines.verdicts.taken, found.code, -1)
    size = found.known + len(found.names)
    for key in ("phone", "phone2"):
        if key in lines.plain:
            told = phone.compact(first_filled(lines.plain[key], code, size)[new])
            for at, number in zip(new.tolist(), told.tolist(), strict=True):
                facts[at].phones |= {number} - {""}
    if "province" in lines.plain:
        told = fold(first_filled(lines.plain["province"], code, size)[new])
        for at, province in zip(new.tolist(), told.tolist(), strict=True):
            facts[at].province = province
    rows = np.flatnonzero(np.isin(code, new) & ((lines.amount > 0) | (lines.credit > 0)))
    day, unit = both.day[both.known :][rows], both.currency[both.known :][rows]
    amount = lines.amount[rows]
    _put(facts, code[rows], day, unit, (amount,), amount - lines.credit[rows])
    return facts


def _put(
    facts: dict[int, _Facts], who: Ints, day: Ints, unit: Ints, amounts: tuple[Ints, ...], owed: Ints
) -> None:
    columns = (each.tolist() for each in (who, day, unit, owed, *amounts))
    for at, on, one, left, *stands in zip(*columns, strict=True):
        facts[at].owed[one] += left
        if told := frozenset(each for each in stands if each > 0):
            facts[at].rows.append((on, one, told))


def _ranks(facts: dict[int, _Facts], names: Texts, known: int, *, follows: bool) -> dict[Pair, int]:
    """Pairs with how much speaks for them. `facts`: of all who may be meant, the book's below `known`."""
    alike, often = _alike(facts, names, known)
    called = _met(known, ((at, each.phones) for at, each in facts.items()), _MOST)
    paired = _met(known, ((at, each.money()) for at, each in facts.items()), 1)
    ranks = {pair: _SURE for pair in called if facts[pair[0]].is_whole_of(facts[pair[1]])}
    for pair in (called | paired | alike) - ranks.keys():
        differ = facts[pair[0]].differs_from(facts[pair[1]])
        if pair in called or pair in paired:
            if pair in alike or (not differ and may_be_kin(names[pair[0]], names[pair[1]])):
                ranks[pair] = _LIKELY
        elif follows and not differ and often[pair[0]] == often[pair[1]] == 1:
            ranks[pair] = _POSSIBLE
    return ranks


def _alike(facts: dict[int, _Facts], names: Texts, known: int) -> tuple[set[Pair], Counter[int]]:
    """Pairs much alike by name, and of how many pairs each is, with those who are not meant too."""
    gone, new = (np.array([at for at in facts if (at >= known) == side], dtype=np.int64) for side in (0, 1))
    found = {(int(gone[one]), int(new[other])) for one, other in kin_names(names[gone], names[new])}
    if not found:
        return found, Counter()
    near = np.array(sorted({other for _, other in found}), dtype=np.int64)
    of_all = {(one, int(near[other])) for one, other in kin_names(names[:known], names[near])}
    return found & of_all, Counter(each for pair in found | of_all for each in pair)


def _met(known: int, told: Iterable[tuple[int, Iterable[Hashable]]], most: int) -> set[Pair]:
    """Debtors of the book and new ones with something in common that makes no more pairs than that."""
    holders: dict[Hashable, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for at, each in told:
        for one in each:
            holders[one][at >= known].add(at)
    few = (sides for sides in holders.values() if len(sides[0]) * len(sides[1]) <= most)
    return {pair for sides in few for pair in product(*sides)}


def _one_to_one(ranks: dict[Pair, int]) -> list[Pair]:
    """Pairs of which each is the other's only one, those with more evidence first."""
    chosen: list[Pair] = []
    done: set[int] = set()
    for rank in (_SURE, _LIKELY, _POSSIBLE):
        here = [pair for pair, its in ranks.items() if its == rank and not done & {*pair}]
        often = Counter(each for pair in here for each in pair)
        chosen += [pair for pair in here if often[pair[0]] == often[pair[1]] == 1]
        done |= {*often}
    return chosen
