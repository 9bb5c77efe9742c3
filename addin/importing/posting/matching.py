"""Which lines stand in the book already, or further up in the list, and what of them has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.keys import (
    first_day,
    first_places,
    numbers_of,
    occurrence,
    parted_by,
    plain_day,
    single_places,
)
from addin.importing.posting.number_forms import renumbered_places, written_alike
from addin.importing.posting.numbers import both_numbers
from addin.importing.posting.twins import Twins, tell_twins_apart
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array

if TYPE_CHECKING:
    import pandas as pd

Change = tuple[int, str, Any, Any]
_NONE = np.int64(-1)
_NO_DAY = np.iinfo(np.int64).min


@dataclass(slots=True)
class Matched:
    """`new`: lines to become receivables. `place`: row of the book's receivables that a line means, -1.

    `updated`: lines that change that row, `also`: rows that change beside them. `columns`: whole columns
    of the book's receivables as they will be. `changes`: (line, column, old, new); `kept`: the same where a
    hand's edit stays as it is; `unlike`: the same of receipts; `reopened`: of rows that an earlier list
    closed as paid and this one demands again. `pays`: lines that bring a receipt for that row. `typed_again`:
    lines whose amount rises by a receipt that is the money the list had taken off. `beside_open`: repeated
    ones that are paid where an equal one is open.
    """

    new: Bools
    in_book: Bools
    repeated: Bools
    updated: Bools
    place: Ints
    pays: Bools
    beside_open: Bools
    columns: dict[str, pd.Series[Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    unlike: list[Change] = field(default_factory=list)
    reopened: list[Change] = field(default_factory=list)
    also: list[int] = field(default_factory=list)
    typed_again: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def put(self, book: pd.DataFrame, column: str, places: Ints, values: Any) -> None:
        """Other cells in rows of the book's receivables; what stands empty beside them stays so."""
        changed = self.columns.get(column, book[column]).copy()
        changed.iloc[places] = values
        self.columns[column] = changed


@dataclass(frozen=True, slots=True)
class Came:
    """Lines to become receipts, those that the book has, those that stand further up."""

    new: Bools
    in_book: Bools
    repeated: Bools


def match_receivables(lines: Lines, found: Found, ledger: Ledger) -> Matched:
    """By debtor, number, day and amount, of instalments by due date too, or by debtor and his only number.

    What is left on both sides meets once more: where either side has no number by all else, and without
    any number by the due date and amount alone.
    """
    owed = lines.verdicts.taken & (lines.amount > 0) & ~lines.pure
    book = ledger["receivables"]
    owner = resolve_debtors(ledger["debtors"], book).position if len(book) else np.zeros(0, dtype=np.int64)
    debtor = np.concatenate([owner, found.code])
    number = both_numbers(lines, ledger)
    day = np.concatenate([first_day(book["issue_date"], book["due_date"]), first_day(lines.issue, lines.due)])
    amount = np.concatenate([kurus(book), lines.amount])
    currency, first = np.concatenate([currencies(book), lines.currency]), day
    due = np.concatenate([plain_day(book["due_date"]), plain_day(lines.due)])
    if (np.diff(lines.row_key) == 0).any():  # several lines of a row differ by due date
        day = combine(day, due)
    standing = np.flatnonzero(owner >= 0)
    alike = combine(debtor, number, day, amount, currency)
    alike = parted_by(due, alike, (standing, len(book) + np.flatnonzero(owed)))
    twins = _twins(alike, lines, owed, standing, book)
    owed = owed & ~twins.surplus
    place = first_places(twins.keys, standing, len(book), owed)
    if len(standing):
        named = combine(debtor, number, currency)
        named[number == ""] = _NONE
        place = np.where(place < 0, single_places(named, standing, len(book), owed), place)
        keys = combine(debtor, number, day, currency)
        keys[first == _NO_DAY] = _NONE
        place = np.where(place < 0, _paid_meanwhile(lines, keys, standing, book), place)
        for near in (combine(debtor, currency, day), combine(debtor, currency, amount)):
            free, ours = np.setdiff1d(standing, place), owed & (place < 0)
            place = np.where(ours, renumbered_places(near, number, free, ours, len(book)), place)
        of_day = combine(debtor, first, currency)
        of_day[(first == _NO_DAY) | ((number != "") & (np.arange(len(number)) >= len(book)))] = _NONE
        left = np.setdiff1d(standing, place)
        place = np.where(place < 0, _paid_meanwhile(lines, of_day, left, book), place)
        same = combine(debtor, amount, currency)
        place = np.where(place < 0, _unnumbered_papers(lines, same, owner, book), place)
        place = _numbered_meanwhile(lines, combine(same, first), number, standing, place, owed)
        place = _dated_anew(lines, same, number == "", standing, book, place, owed)
        bare = standing[(number == "")[standing] & (first == _NO_DAY)[standing]]
        place = _dated_by_sheet(lines, same, bare, place, owed)
    repeated = owed & _is_repeated(twins.keys[len(book) :], owed)
    return Matched(
        owed & (place < 0) & ~repeated,
        owed & (place >= 0),
        repeated | twins.surplus,
        np.zeros(len(lines), bool),
        place,
        np.zeros(len(lines), bool),
        twins.beside_open,
    )


def _paid_meanwhile(lines: Lines, keys: Ints, standing: Ints, book: pd.DataFrame) -> Ints:
    """Rows of lines less what was paid without a day: the only ones of that day, between rest and whole."""
    owed = lines.verdicts.taken & (lines.amount > 0)
    less = owed & (lines.off > 0)
    place = single_places(keys, standing, len(book), owed)
    amount = np.append(kurus(book), 0)[place]
    between = (amount >= lines.amount) & (amount <= lines.amount + lines.off)
    return np.where(less & between, place, _NONE)


def _unnumbered_papers(lines: Lines, keys: Ints, owner: Ints, book: pd.DataFrame) -> Ints:
    """Cheques and notes that came in as a payment, without the number that the list of them has."""
    paper = np.isin(text_array(book["document_type"]), PAPER) & (text_array(book["document_no"]) == "")
    due, own = plain_day(book["due_date"]), plain_day(lines.due)
    owed = lines.verdicts.taken & (lines.amount > 0) & np.isin(lines.document_type, PAPER)
    place = single_places(keys, np.flatnonzero(paper & (owner >= 0)), len(book), owed)
    its = np.append(due, _NO_DAY)[place]
    return np.where((its == own) | (its == _NO_DAY) | (own == _NO_DAY), place, _NONE)


def _numbered_meanwhile(
    lines: Lines, keys: Ints, number: Texts, standing: Ints, place: Ints, owed: Bools
) -> Ints:
    """Rows whose number came later, is left out or written in another way: the only ones of the key."""
    known = len(keys) - len(lines)
    dated = np.where(np.isnat(lines.issue) & np.isnat(lines.due), _NONE, keys[known:])
    ours, free = owed & (place < 0), np.setdiff1d(standing, place)
    found = single_places(np.append(keys[:known], dated), free, known, ours)
    rows = np.flatnonzero(found >= 0)
    one, other = number[known:][rows], number[found[rows]]
    same = (one == "") | (other == "") | written_alike(one, other)
    place = place.copy()
    place[rows[same]] = found[rows[same]]
    return place


def _dated_anew(
    lines: Lines, keys: Ints, bare: Bools, standing: Ints, book: pd.DataFrame, place: Ints, owed: Bools
) -> Ints:
    """Rows without a number whose day is another now: the only ones of debtor, amount and due date."""
    known = len(book)
    due = np.concatenate([plain_day(book["due_date"]), plain_day(lines.due)])
    keys = np.where(bare & (due != _NO_DAY), combine(keys, due), _NONE)
    ours, free = owed & (place < 0), np.setdiff1d(standing, place)
    return np.where(place < 0, single_places(keys, free[keys[free] >= 0], known, ours), place)


def _dated_by_sheet(lines: Lines, keys: Ints, bare: Ints, place: Ints, owed: Bools) -> Ints:
    """Rows that had neither day nor number (`bare`) before their list got a sheet a month, in their order."""
    ours = np.flatnonzero(owed & (place < 0) & (lines.sheet > 0) & ~np.isnat(lines.issue))
    free = np.setdiff1d(bare, place)
    if not (len(ours) and len(free)):
        return place
    known = len(keys) - len(lines)
    both = np.concatenate([keys[free], keys[known + ours]])
    order = np.concatenate([occurrence(keys[free]), occurrence(keys[known + ours])])
    met = combine(both, order)
    found = first_places(met, np.arange(len(free)), len(free), np.ones(len(ours), dtype=bool))
    place = place.copy()
    place[ours[found >= 0]] = free[found[found >= 0]]
    return place


def match_receipts(lines: Lines, found: Found, ledger: Ledger, matched: Matched) -> Came:
    """By debtor, day, amount and currency; the book has as many of them as stand in it."""
    taken = lines.verdicts.taken & (lines.credit > 0) & ~np.isnat(lines.credit_day)
    if not taken.any():
        nothing = np.zeros(len(lines), dtype=bool)
        return Came(nothing, nothing, nothing)
    book = ledger["receipts"]
    owner = resolve_debtors(ledger["debtors"], book).position if len(book) else np.zeros(0, dtype=np.int64)
    debtor = np.concatenate([owner, found.code])
    day = np.concatenate([plain_day(book["received_on"]), plain_day(lines.credit_day)])
    amount = np.concatenate([kurus(book), lines.credit])
    currency = np.concatenate([currencies(book), lines.currency])
    keys = combine(debtor, day, amount, currency)
    ours = keys[len(book) :]
    numbered = combine(ours, numbers_of(lines.document_no))
    repeated = taken & _is_repeated(_with_occurrence(numbered, lines, taken), taken)
    if lines.pays_row.any():
        repeated = np.where(lines.pays_row, taken & _of_row(lines, matched.repeated), repeated)
    standing = np.bincount(keys[: len(book)][owner >= 0], minlength=int(keys.max()) + 1)
    kept = np.flatnonzero(taken & ~repeated)
    in_book = np.zeros(len(lines), dtype=bool)
    in_book[kept] = occurrence(ours[kept]) < standing[ours[kept]]
    again = np.flatnonzero(taken & ~lines.pays_row)
    several = np.zeros(len(lines), dtype=bool)  # of equal ones the book may have as many, typed in
    several[again] = occurrence(combine(lines.part[again], ours[again])) < standing[ours[again]]
    in_book |= repeated & several
    return Came(taken & ~repeated & ~in_book, in_book, repeated & ~in_book)


def _of_row(lines: Lines, where: Bools) -> Bools:
    """Lines whose source row has a line where this holds."""
    return np.isin(lines.row_key, lines.row_key[where])


def _twins(keys: Ints, lines: Lines, owed: Bools, standing: Ints, book: pd.DataFrame) -> Twins:
    """Equal lines that a running balance or their sheets prove are several; so are equal rows of the book."""
    if not (lines.proved.any() or lines.sheet.any()):
        return tell_twins_apart(keys, lines, owed, standing, book)
    known, nothing = len(book), np.zeros(len(lines), dtype=bool)
    ours = _occurrence_of(keys[known:], lines, owed) + _sheets_above(keys[known:], lines, owed)
    return Twins(combine(keys, np.concatenate([occurrence(keys[:known]), ours])), nothing, nothing)


def _with_occurrence(keys: Ints, lines: Lines, chosen: Bools) -> Ints:
    return combine(keys, _occurrence_of(keys, lines, chosen)) if lines.proved.any() else keys


def _occurrence_of(keys: Ints, lines: Lines, chosen: Bools) -> Ints:
    """How often the key stood above in the same table, of lines that are proved."""
    count = np.zeros(len(keys), dtype=np.int64)
    rows = np.flatnonzero(chosen & lines.proved)
    count[rows] = occurrence(combine(lines.part[rows], keys[rows]))
    return count


def _sheets_above(keys: Ints, lines: Lines, chosen: Bools) -> Ints:
    """On how many sheets before its own the key stands, of lines that their sheets tell apart."""
    count = np.zeros(len(keys), dtype=np.int64)
    rows = np.flatnonzero(chosen & (lines.sheet > 0))
    pairs = np.stack([keys[rows], lines.sheet[rows]], axis=1)
    each, which = np.unique(pairs, axis=0, return_inverse=True)
    count[rows] = occurrence(each[:, 0])[which.reshape(-1)]
    return count


def _is_repeated(keys: Ints, chosen: Bools) -> Bools:
    rows = np.flatnonzero(chosen)
    first = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.int64)
    first[keys[rows[::-1]]] = rows[::-1]
    again = chosen.copy()
    again[first[keys[rows]]] = False
    return again


def update_known(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """What the list says otherwise than the book: amount, days, that it is paid.

    What somebody typed into the row since stays.
    """
    book = ledger["receivables"]
    offered: dict[str, tuple[Any, Any]] = {
        "document_no": (lines.document_no, lines.document_no != ""),
        "amount_kurus": (lines.amount, lines.amount > 0),
        "issue_date": (lines.issue, ~np.isnat(lines.issue)),
        "due_date": (lines.due, ~np.isnat(lines.due)),
        "closing_reason": (lines.closing_reason, (lines.closing_reason != "") & np.isnat(lines.settled)),
    }
    rows = np.flatnonzero(matched.in_book)
    for column, (values, given) in offered.items():
        chosen = rows[given[rows]]
        places = matched.place[chosen]
        standing = _as_array(book[column], values.dtype)
        old, new = standing[places], values[chosen]
        differs = (old != new) & (_gives_way(old, new) if values.dtype == object else True)
        if values.dtype.kind == "M":
            differs = old.astype("datetime64[D]") != new.astype("datetime64[D]")
        if not differs.any():
            continue
        places, chosen, old, new = places[differs], chosen[differs], old[differs], new[differs]
        by_hand = _is_told(old) & hand_edited(ledger, "receivables", places)
        told = list(zip(chosen.tolist(), [column] * len(chosen), old, new, strict=True))
        matched.kept += [each for each, kept in zip(told, by_hand.tolist(), strict=True) if kept]
        if not by_hand.all():
            matched.put(book, column, places[~by_hand], new[~by_hand])
            matched.updated[chosen[~by_hand]] = True
            matched.changes += [each for each, kept in zip(told, by_hand.tolist(), strict=True) if not kept]


def _gives_way(old: Texts, new: Texts) -> Bools:
    """What is empty does, and a paper that bounced, when it was paid after all."""
    return np.asarray((old == "") | ((old == "bounced") & (new == "paid")), dtype=bool)


def _is_told(values: Any) -> Bools:
    """Where something stands in the cells."""
    if values.dtype.kind == "M":
        return np.asarray(~np.isnat(values), dtype=bool)
    return np.asarray(values != ("" if values.dtype == object else 0), dtype=bool)


def _as_array(column: pd.Series[Any], dtype: Any) -> Any:
    if dtype.kind == "i":
        return column.to_numpy(dtype=dtype, na_value=0)
    return column.to_numpy(dtype=dtype) if dtype.kind == "M" else text_array(column)
