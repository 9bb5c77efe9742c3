"""What the book shows of a list's rows when it has come in, held against the list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.columns import kinds
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import NO_CLAIM, REJECTED
from addin.importing.posting.booked import dated_payments
from addin.importing.posting.post import Posted
from addin.importing.reconciling.standing_now import OpenNow, in_book
from addin.rules.allocation import CLOSING
from addin.rules.cheques import PAPER
from addin.rules.ordering import firsts
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, distinct, kurus, text_array

if TYPE_CHECKING:
    from addin.draft import Draft

_NO_MOVEMENT = "no_movement"
Sums = dict[str, int]


@dataclass(frozen=True, slots=True)
class Afterwards:
    """Kuruş by currency. `listed`, `book`: what list and book say of the same rows, where they differ.

    `open`: what of the list's rows is open in the book, where that is not what they say.
    `unchanged`: of rows that stood in the book and stay as they are.
    `balance`, `papers`: of statements with cheques and notes as payments; `papers_count` of them.
    `left`: by row of the book's receivables what is open of it, right where lines mean it.
    """

    listed: Sums
    book: Sums
    open: Sums
    unchanged: Sums
    balance: Sums
    papers: Sums
    papers_count: int
    left: Ints

    def doubted(self) -> set[str]:
        """Currencies of which a list's own total cannot be said to be the book's."""
        return {*self.listed, *self.papers}


def afterwards(arrived: Arrived, draft: Draft, left: OpenNow) -> Afterwards:
    """Both sides once all that came in is written into the draft."""
    tables, lines, posted = arrived.tables, arrived.lines, arrived.posted
    held, place = in_book(lines, posted), _places(posted, draft)
    parts = np.array(posted.matched.parts, dtype=np.int64)
    open_ = left.at(np.append(place[held], parts))
    listed, book = _both_sums(lines, _known_rows(lines, held), place, open_, draft)
    back = summed(lines.currency, lines.credit, lines.demanded & ~lines.total & ~lines.pays_row)
    differing = {
        code
        for code, total in listed.items()
        if book.get(code, 0) not in (total, total - back.get(code, 0))  # less the list's own credit notes
    }
    kept = (posted.matched.in_book & ~posted.matched.updated) | lines.verdicts.because("opening_known")
    kept &= ~lines.total & (lines.verdicts.state != REJECTED)
    statements = [part for part, each in enumerate(tables) if each.mapping.kind == kinds.STATEMENT]
    balance, papers, count = _of_statements(lines, statements, _cashed(lines, posted, draft))
    return Afterwards(
        {code: listed[code] for code in differing},
        {code: book.get(code, 0) for code in differing},
        _open_of_rows(lines, held, place, parts, open_, draft),
        _unchanged(lines, posted, kept),
        balance,
        papers,
        count,
        open_,
    )


def _unchanged(lines: Lines, posted: Posted, kept: Bools) -> Sums:
    """Of the lines that are `kept`, and of balances that have risen what they were before."""
    stays = (lines.amount - lines.booked) * kept
    risen = np.array(posted.matched.risen, dtype=np.int64)
    stays[risen] += (lines.listed - lines.amount)[risen]
    kept[risen] = True
    return summed(lines.currency, stays, kept)


def summed(currency: Texts, kurus_of: Ints, rows: Bools | None = None) -> Sums:
    """Kuruş by currency, of these rows or of all."""
    codes, chosen = (currency, kurus_of) if rows is None else (currency[rows], kurus_of[rows])
    found = sorted(set(codes.tolist()))
    if len(found) == 1:
        return {str(found[0]): int(chosen.sum())}
    return {str(code): int(chosen[codes == code].sum()) for code in found}


def _known_rows(lines: Lines, held: Bools) -> Ints:
    """Lines of debts that the book has now, by document: of balances only sums can be compared."""
    opening = (lines.document_type == "opening") & (lines.document_no == "")
    return np.flatnonzero(held & ~opening)


def _open_of_rows(lines: Lines, held: Bools, place: Ints, parts: Ints, open_: Ints, draft: Draft) -> Sums:
    """Where it is another sum than the one of the list; `parts`: more rows of the book that lines mean."""
    rows = np.flatnonzero(held)
    rows = rows[firsts(place[rows])]
    meant = distinct(np.append(place[rows], parts))
    found = summed(currencies(draft["receivables"])[meant], open_[meant])
    known = np.flatnonzero(lines.verdicts.because("opening_known") & ~held & ~lines.total)
    said = np.append(rows, known)
    listed = summed(lines.currency[said], lines.listed[said])
    return {code: total for code, total in found.items() if total != listed.get(code, 0)}


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
    code = lines.currency[rows]
    return summed(code, lines.listed[rows]), summed(code, value)


def _cashed(lines: Lines, posted: Posted, draft: Draft) -> Bools:
    """Lines whose debtor has a paper of their amount in the book that is closed already."""
    book = draft.ledger["receivables"]
    gone = np.isin(text_array(book["document_type"]), PAPER)
    gone &= np.isin(text_array(book["closing_reason"]), CLOSING)
    if gone.any():
        owner = resolve_debtors(draft["debtors"], book).position
        gone &= owner >= 0
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
