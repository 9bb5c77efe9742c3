"""Lines that mean a row of the book though number, day or amount are told otherwise there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import NO_DAY, first_places, occurrence, plain_day, single_places
from addin.importing.posting.number_forms import renumbered_places, written_alike
from addin.rules.cheques import PAPER
from addin.rules.rows import Ints, combine, kurus, text_array, without

if TYPE_CHECKING:
    import pandas as pd

_NONE = np.int64(-1)


def meet_otherwise(
    lines: Lines,
    found: Found,
    both: Compared,
    book: pd.DataFrame,
    owed: Bools,
    place: Ints,
    named: Ints,
    day: Ints,
) -> Ints:
    """`place`, with the rows of lines that have none yet: the book's single one by what else is told.

    `named`: debtor, number and currency; `day`: that of the document, with the due date where several
    lines of a row differ by it.
    """
    if not (owed & (place < 0)).any():
        return place
    standing, first, bare = both.standing, both.day, both.bare
    of_number = np.where(bare, _NONE, named)
    place = np.where(place < 0, single_places(of_number, standing, len(book), owed), place)
    keys = combine(named, day)
    keys[first == NO_DAY] = _NONE
    place = np.where(place < 0, _paid_meanwhile(lines, keys, standing, book), place)
    of_debtor = combine(both.debtor(found.code), both.currency)
    same = combine(of_debtor, both.amount(lines.amount))
    for near in (combine(of_debtor, day), same):
        free, ours = without(standing, place), owed & (place < 0)
        place = np.where(ours, renumbered_places(near, both.number, free, ours, len(book)), place)
    of_day = combine(of_debtor, first)
    of_day[(first == NO_DAY) | (~bare & (np.arange(len(bare)) >= len(book)))] = _NONE
    left = without(standing, place)
    place = np.where(place < 0, _paid_meanwhile(lines, of_day, left, book), place)
    place = np.where(place < 0, _unnumbered_papers(lines, same, both, book), place)
    place = _numbered_meanwhile(lines, combine(same, first), both.number, standing, place, owed)
    place = _dated_anew(lines, same, bare, standing, book, place, owed)
    undated = standing[bare[standing] & (first == NO_DAY)[standing]]
    return _dated_by_sheet(lines, same, undated, place, owed)


def _paid_meanwhile(lines: Lines, keys: Ints, standing: Ints, book: pd.DataFrame) -> Ints:
    """Rows of lines less what was paid without a day: the only ones of that day, between rest and whole."""
    owed = lines.verdicts.taken & (lines.amount > 0)
    less = owed & (lines.off > 0)
    place = single_places(keys, standing, len(book), owed)
    amount = np.append(kurus(book), 0)[place]
    between = (amount >= lines.amount) & (amount <= lines.amount + lines.off)
    return np.where(less & between, place, _NONE)


def _unnumbered_papers(lines: Lines, keys: Ints, both: Compared, book: pd.DataFrame) -> Ints:
    """Cheques and notes that came in as a payment, without the number that the list of them has."""
    paper = np.isin(text_array(book["document_type"]), PAPER) & both.bare[: len(book)]
    due, own = plain_day(book["due_date"]), plain_day(lines.due)
    owed = lines.verdicts.taken & (lines.amount > 0) & np.isin(lines.document_type, PAPER)
    place = single_places(keys, np.flatnonzero(paper & (both.owner >= 0)), len(book), owed)
    its = np.append(due, NO_DAY)[place]
    return np.where((its == own) | (its == NO_DAY) | (own == NO_DAY), place, _NONE)


def _numbered_meanwhile(
    lines: Lines, keys: Ints, number: Texts, standing: Ints, place: Ints, owed: Bools
) -> Ints:
    """Rows whose number came later, is left out or written in another way: the only ones of the key."""
    known = len(keys) - len(lines)
    dated = np.where(np.isnat(lines.issue) & np.isnat(lines.due), _NONE, keys[known:])
    ours, free = owed & (place < 0), without(standing, place)
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
    keys = np.where(bare & (due != NO_DAY), combine(keys, due), _NONE)
    ours, free = owed & (place < 0), without(standing, place)
    return np.where(place < 0, single_places(keys, free[keys[free] >= 0], known, ours), place)


def _dated_by_sheet(lines: Lines, keys: Ints, bare: Ints, place: Ints, owed: Bools) -> Ints:
    """Rows that had neither day nor number (`bare`) before their list got a sheet a month, in their order."""
    ours = np.flatnonzero(owed & (place < 0) & (lines.sheet > 0) & ~np.isnat(lines.issue))
    free = without(bare, place)
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
