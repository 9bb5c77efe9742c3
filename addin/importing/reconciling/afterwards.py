"""What the book shows when a list has come in, held against the list; and what of the book is not in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.columns import kinds
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import NO_CLAIM, REJECTED
from addin.importing.posting.booked import dated_payments
from addin.importing.posting.debtors import find_debtors
from addin.importing.posting.post import Posted
from addin.rules.allocation import CLOSING, allocate
from addin.rules.cheques import PAPER
from addin.rules.counting import counting
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, is_among, kurus, text_array, whole

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft

_SUCCEEDS = 0.5  # of a list's documents stand in the book already
_FEWEST = 2
_NO_MOVEMENT = "no_movement"
_ANSWERED = ("opening_known", "opening_left", "opening_less")

Sums = dict[str, int]


@dataclass(frozen=True, slots=True)
class Afterwards:
    """Kuruş by currency. `listed`, `book`: what list and book say of the same rows, where they differ.

    `open`: what of the list's rows is open in the book, where that is not what they say.
    `unchanged`: of rows that stood in the book and stay as they are.
    `balance`, `papers`: of statements with cheques and notes as payments; `papers_count` of them.
    `missing`: positions of open receivables that a list following another one does not have; `of_listed`:
    those of them whose debtors are in the list; `elsewhere`: the same where what the list says of the
    debtor is what the book says in all, so that his money went to other receivables than the list has it.
    """

    listed: Sums
    book: Sums
    open: Sums
    unchanged: Sums
    balance: Sums
    papers: Sums
    papers_count: int
    missing: Ints
    of_listed: Ints
    elsewhere: Ints

    def doubted(self) -> set[str]:
        """Currencies of which a list's own total cannot be said to be the book's."""
        return {*self.listed, *self.papers}


def afterwards(arrived: Arrived, draft: Draft, as_of: date) -> Afterwards:
    """Both sides once all that came in is written into the draft."""
    tables, lines, posted = arrived.tables, arrived.lines, arrived.posted
    held, place = _in_book(lines, posted), _places(posted, draft)
    open_ = _open(draft, place[held], as_of)
    listed, book = _both_sums(lines, _known_rows(lines, held), place, open_, draft)
    differing = {code for code in listed if listed[code] != book.get(code, 0)}
    kept = (posted.matched.in_book & ~posted.matched.updated) | lines.verdicts.because("opening_known")
    kept &= ~lines.total & (lines.verdicts.state != REJECTED)
    statements = [part for part, each in enumerate(tables) if each.mapping.kind == kinds.STATEMENT]
    balance, papers, count = _of_statements(lines, statements, _cashed(lines, posted, draft))
    missing = _missing(lines, posted, draft)
    elsewhere = missing[_agrees(lines, posted, draft, missing, as_of)] if len(missing) else missing
    missing = np.setdiff1d(missing, elsewhere)
    return Afterwards(
        {code: listed[code] for code in differing},
        {code: book.get(code, 0) for code in differing},
        _open_of_rows(lines, held, place, open_),
        summed(lines.currency, lines.amount - lines.booked, kept),
        balance,
        papers,
        count,
        missing,
        _of_listed(lines, posted, draft, missing),
        elsewhere,
    )


def _of_listed(lines: Lines, posted: Posted, draft: Draft, missing: Ints) -> Ints:
    """Those whose debtors the list names, in rows that were left out too."""
    if not len(missing):
        return missing
    left = lines.demanded & ~lines.total & (posted.found.code < 0)
    code = find_debtors(lines.name, lines.tax, left, draft["debtors"]).code
    listed = np.where(left, code, posted.found.code)[lines.demanded]
    owner = resolve_debtors(draft["debtors"], draft["receivables"].iloc[missing]).position
    return missing[np.isin(owner, listed[listed >= 0])]


def summed(currency: Texts, kurus_of: Ints, rows: Bools) -> Sums:
    """By currency."""
    codes, chosen = currency[rows], kurus_of[rows]
    found = sorted(set(codes.tolist()))
    if len(found) == 1:
        return {str(found[0]): int(chosen.sum())}
    return {str(code): int(chosen[codes == code].sum()) for code in found}


def _known_rows(lines: Lines, held: Bools) -> Ints:
    """Lines of debts that the book has now, by document: of balances only sums can be compared."""
    opening = (lines.document_type == "opening") & (lines.document_no == "")
    return np.flatnonzero(held & ~opening)


def _in_book(lines: Lines, posted: Posted) -> Bools:
    """Lines of debts that the book has now."""
    known = posted.receivable | (posted.matched.place >= 0)
    gone = posted.matched.repeated | lines.verdicts.because("given_away", "cancelled")
    return np.asarray(known & ~lines.total & ~lines.pays_row & ~gone, dtype=bool)


def _open_of_rows(lines: Lines, held: Bools, place: Ints, open_: Ints) -> Sums:
    """Where it is another sum than the one of the list."""
    rows = np.flatnonzero(held)
    _, first = np.unique(place[rows], return_index=True)
    rows, every = rows[first], np.ones(len(first), dtype=bool)
    found = summed(lines.currency[rows], open_[place[rows]], every)
    listed = summed(lines.currency[rows], lines.listed[rows], every)
    return {code: total for code, total in found.items() if total != listed[code]}


def _places(posted: Posted, draft: Draft) -> Ints:
    """By line the row of the book's receivables, as they stand now."""
    place = posted.matched.place.copy()
    known = len(draft.ledger["receivables"])
    place[posted.receivable] = known + np.arange(int(posted.receivable.sum()))
    return place


def _both_sums(lines: Lines, rows: Ints, place: Ints, open_: Ints, draft: Draft) -> tuple[Sums, Sums]:
    """What is open of rests, and of rows that are paid up; the whole amount of all others."""
    value = kurus(draft["receivables"])[place[rows]] - lines.booked[rows]
    rest = lines.rest[rows] & (dated_payments(lines)[rows] == 0)
    rest &= (lines.closing_reason[rows] == "") | (lines.amount[rows] == 0)
    value[rest] = open_[place[rows][rest]]
    code, every = lines.currency[rows], np.ones(len(rows), dtype=bool)
    return summed(code, lines.listed[rows], every), summed(code, value, every)


def _open(draft: Draft, place: Ints, as_of: date) -> Ints:
    """What stays open once all receipts have been allocated, right at these rows of the receivables."""
    book, receipts, debtors = draft["receivables"], draft["receipts"], draft["debtors"]
    closed = np.isin(text_array(book["closing_reason"]), CLOSING)
    left = np.asarray(kurus(book) * ~closed, dtype=np.int64)
    if not len(receipts) or not len(place):
        return left
    owner, payer = (resolve_debtors(debtors, frame) for frame in (book, receipts))
    concerned = np.intersect1d(owner.position[place], payer.position[payer.position >= 0])
    rows = np.flatnonzero(np.isin(owner.position, concerned))
    claims = book.assign(debtor_id=owner.debtor_id).iloc[rows].reset_index(drop=True)
    came = receipts.assign(debtor_id=payer.debtor_id)[np.isin(payer.position, concerned)]
    found = allocate(claims, counting(claims, came, as_of).of(came)).open_kurus
    left[rows] = whole(found)
    return left


def _cashed(lines: Lines, posted: Posted, draft: Draft) -> Bools:
    """Lines whose debtor has a paper of their amount in the book that is closed already."""
    book = draft.ledger["receivables"]
    owner = resolve_debtors(draft["debtors"], book).position
    gone = np.isin(text_array(book["document_type"]), PAPER) & (owner >= 0)
    gone &= np.isin(text_array(book["closing_reason"]), CLOSING)
    if not gone.any():
        return np.zeros(len(lines), dtype=bool)
    keys = combine(
        np.concatenate([owner[gone], posted.found.code]),
        np.concatenate([kurus(book)[gone], lines.credit]),
        np.concatenate([currencies(book)[gone], lines.currency]),
    )
    count = int(gone.sum())
    return np.asarray(np.isin(keys[count:], keys[:count]), dtype=bool)


def _of_statements(lines: Lines, parts: Collection[int], cashed: Bools) -> tuple[Sums, Sums, int]:
    """Their balances, and the cheques and notes that they count as payments and that come in now."""
    here = np.isin(lines.part, list(parts)) & ~lines.total
    papers = here & lines.verdicts.taken & np.isin(lines.channel, PAPER) & (lines.credit > 0) & ~cashed
    if not papers.any():
        return {}, {}, 0
    out = (lines.verdicts.state == REJECTED) | lines.verdicts.because(*NO_CLAIM, _NO_MOVEMENT)
    with_papers = here & ~out & np.isin(lines.part, lines.part[papers])
    balance = summed(lines.currency, lines.listed - lines.credit, with_papers)
    return balance, summed(lines.currency, lines.credit, papers), int(papers.sum())


def _missing(lines: Lines, posted: Posted, draft: Draft) -> Ints:
    """Open receivables that no line means, where the list is the next one of those that came before.

    Of debtors whose whole balance in a currency the list says, or was asked about, nothing is missing.
    """
    book, matched = draft.ledger["receivables"], posted.matched
    if not len(book):
        return np.zeros(0, dtype=np.int64)
    answered = lines.verdicts.because(*_ANSWERED)
    balance = (lines.document_type == "opening") & (lines.document_no == "") & lines.card & ~lines.pure
    told = (lines.demanded | balance) & ~lines.total
    documents = told & (lines.listed > 0) & (lines.verdicts.state != REJECTED)
    debtors = draft.ledger["debtors"]
    code = find_debtors(lines.name, lines.tax, told & (balance | answered), debtors).code
    standing = (code >= 0) & (code < len(debtors))
    known = told & ((matched.place >= 0) | answered | standing)
    if known.sum() < max(_FEWEST, _SUCCEEDS * (documents | known).sum()):
        return np.zeros(0, dtype=np.int64)
    paper = np.isin(lines.document_type[known], PAPER).all()
    open_ = _still_open(book) & (np.isin(text_array(book["document_type"]), PAPER) == paper)
    open_ &= _of_same_lists(lines, known, book)
    open_[matched.place[matched.place >= 0]] = open_[matched.also] = False
    owner, unit = resolve_debtors(debtors, book).position, currencies(book)
    stated = combine(np.concatenate([owner, code]), np.concatenate([unit, lines.currency]))
    of_listed = np.isin(owner, code[standing])
    silent = ~is_among(unit, lines.currency[standing])
    told_of = np.isin(stated[: len(book)], stated[len(book) :][standing]) | (of_listed & silent)
    return np.flatnonzero(open_ & ~told_of)


def _agrees(lines: Lines, posted: Posted, draft: Draft, missing: Ints, as_of: date) -> Bools:
    """Of whose debtors the list's lines make what the book says they owe in that currency."""
    book = draft["receivables"]
    owner = resolve_debtors(draft["debtors"], book).position
    place = np.flatnonzero(np.isin(owner, owner[missing]))
    here = np.flatnonzero(_in_book(lines, posted) & np.isin(posted.found.code, owner[missing]))
    keys = combine(
        np.concatenate([owner[place], posted.found.code[here]]),
        np.concatenate([currencies(book)[place], lines.currency[here]]),
    )
    left = np.concatenate([_open(draft, place, as_of)[place], -(lines.amount - lines.booked)[here]])
    differs = np.zeros(int(keys.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(differs, keys, left)
    listed = np.isin(keys[: len(place)], keys[len(place) :])
    return np.asarray(np.isin(missing, place[(differs[keys[: len(place)]] == 0) & listed]), dtype=bool)


def _of_same_lists(lines: Lines, known: Bools, book: pd.DataFrame) -> Bools:
    """Rows that enforcement lists brought, or all others, as these lines are; both where they are mixed."""
    of_file = (text_array(book["file_id"]) != "") & (text_array(book["document_type"]) == "other")
    case = (lines.case["case_no"] != "")[known] if lines.case else np.zeros(1, dtype=bool)
    mixed = case.any() and not case.all()
    return np.asarray((of_file == case.all()) | mixed, dtype=bool)


def _still_open(book: pd.DataFrame) -> Bools:
    closed = np.isin(text_array(book["closing_reason"]), CLOSING)
    return np.asarray((kurus(book, "open_kurus") > 0) & ~closed, dtype=bool)
