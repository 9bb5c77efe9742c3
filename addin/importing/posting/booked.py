"""What a list takes off its debts without a day of payment, and the book's receipts have paid already.

Taken off the amount as well it would be paid twice. Receipts pay the whole amounts of the list as
rules.allocation says, those that name no receivable too; of a debtor's payments in the list only what is
more than that is taken off, so that what stays open is what the list says - unless the book's last receipts
came after the list (recorded_since). Money of the book that flowed to another row than the list has it
stands for the list's payment, oldest row first. A row that the list calls paid up keeps its amount: what an
earlier list took off it is paid, and no receipt pays it. Where the book has more than the list tells, nobody
can say what of it the list knows: the rows stay as they are, and are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.paid_by_book import paid_by_book
from addin.importing.posting.recorded_since import Payments, recorded_since
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array


@dataclass(frozen=True, slots=True)
class Told:
    """Lines of which the book has other payments than the list: what is paid by the book, by the list.

    `again`: lines whose last receipt of the book is what the list took off before.
    """

    lines: Ints
    book: Ints
    listed: Ints
    again: Ints


@dataclass(frozen=True, slots=True)
class _Paid:
    """One entry a line concerned, in kuruş: the whole debt, what the list says was paid of it without a
    day and with one, what the book's receipts pay of it; `key` the debtor in one currency.
    """

    whole: Ints
    undated: Ints
    dated: Ints
    booked: Ints
    key: Ints
    payments: Payments

    def sums(self, values: Ints) -> Ints:
        """Of all lines of the same debtor, one entry a line."""
        return _summed(self.key, values)[self.key]


def leave_booked(lines: Lines, found: Found, place: Ints, ledger: Ledger, as_of: date) -> Told:
    """Put into `lines.amount` what the book's receipts pay; `lines.booked` says how much of it that is.

    `place`: the book's row that each line means, -1 for new ones. Lines of which nothing is open become
    an amount only where money of the book stands for their payment.
    """
    rows = _concerned(lines, found, place, ledger)
    if not len(rows):
        return Told(rows, rows, rows, rows)
    standing = np.append(kurus(ledger["receivables"]), 0)[place[rows]]
    given = lines.amount[rows]
    full = _whole(lines, rows, place, standing)
    paid = _paid(lines, found, rows, place, full, ledger, as_of)
    amount, knows = _amounts(paid)
    closes = _closes(given, amount, knows, paid)
    parts = closes & (standing < full)
    if parts.any():  # their amounts stay, so what would pay the rest of them pays other rows
        full = np.where(parts, standing, full)
        paid = _paid(lines, found, rows, place, full, ledger, as_of)
        amount, knows = _amounts(paid)
        closes = parts | _closes(given, amount, knows, paid)
    listed = paid.undated + paid.dated
    less = (place[rows] >= 0) & (paid.undated > 0)
    lacking = np.where(less, np.maximum(paid.whole - standing, 0), 0)
    since = recorded_since(
        np.where(less & knows, amount - standing, 0), lacking, paid.key, paid.payments, ledger
    )
    amount = np.where(less & (since.stays | ~knows), standing, amount)
    lines.amount = lines.amount.copy()
    lines.amount[rows] = np.where(closes, 0, amount)
    lines.booked[rows] = lines.amount[rows] - given
    told = since.stays | (~knows & (paid.dated == 0) & (paid.booked != listed) & (place[rows] >= 0))
    held = paid.booked + lacking
    return Told(rows[told], held[told], listed[told], rows[since.again])


def not_booked(
    lines: Lines, found: Found, rows: Ints, more: Ints, place: Ints, ledger: Ledger, as_of: date
) -> Ints:
    """Of payments with a day (`more` by line of `rows`) what the debtor's receipts have not paid already.

    `more` is what the list has beyond the receipts that name the line's receivable. Receipts that name none
    may be it, though of another day.
    """
    free = np.zeros(len(found.names) + found.known + 1, dtype=bool)
    receipts = ledger["receipts"]
    payer = resolve_debtors(ledger["debtors"], receipts).position
    free[payer[text_array(receipts["receivable_id"]) == ""]] = True
    free[-1] = False
    if not free[found.code[rows]].any():
        return more
    known = np.flatnonzero((place >= 0) & ~lines.pays_row & np.isin(found.code, found.code[rows]))
    full = np.where(lines.rest[known], lines.amount[known], kurus(ledger["receivables"])[place[known]])
    booked, _ = paid_by_book(lines, found, known, place[known], full, ledger, as_of)
    listed = lines.off[known] + dated_payments(lines)[known]
    key = combine(found.code, lines.currency)
    room = np.zeros(int(key.max()) + 1, dtype=np.int64)
    np.add.at(room, key[known], listed - booked)
    order = np.argsort(key[rows], kind="stable")
    before = np.cumsum(more[order]) - more[order]
    first = np.append(True, np.diff(key[rows][order]) != 0)
    before -= before[first][np.cumsum(first) - 1]
    fresh = np.empty_like(more)
    fresh[order] = np.clip(room[key[rows][order]] - before, 0, more[order])
    return np.where(free[found.code[rows]], fresh, more)


def _concerned(lines: Lines, found: Found, place: Ints, ledger: Ledger) -> Ints:
    """Lines that say what is still open, of debtors from whom the book has receipts in that currency."""
    receipts = ledger["receipts"]
    open_ = lines.rest & ~lines.total & (found.code >= 0) & (found.code < found.known)
    open_ &= (lines.verdicts.taken & (lines.amount > 0)) | (owe_nothing(lines) & (place >= 0))
    if not len(receipts) or not open_.any():
        return np.zeros(0, dtype=np.int64)
    payer = resolve_debtors(ledger["debtors"], receipts).position
    keys = combine(
        np.concatenate([payer, found.code]), np.concatenate([currencies(receipts), lines.currency])
    )
    came = keys[: len(payer)][(payer >= 0) & (kurus(receipts) != 0)]
    return np.flatnonzero(open_ & np.isin(keys[len(payer) :], came))


def owe_nothing(lines: Lines) -> Bools:
    """Lines that were paid up, and documents with a balance of nothing."""
    nothing = lines.card & ~lines.pure & lines.amount_read & (lines.amount == 0) & (lines.credit == 0)
    if nothing.any():
        nothing &= lines.verdicts.taken & (lines.document_no != "")
    return np.asarray(lines.verdicts.because("nothing_open") | nothing, dtype=bool)


def _whole(lines: Lines, rows: Ints, place: Ints, standing: Ints) -> Ints:
    full = lines.amount[rows] + lines.off[rows]
    balance = lines.card[rows] & (place[rows] >= 0)  # what the whole was only the book knows
    return np.where(balance, np.maximum(standing, lines.amount[rows]), full)


def _paid(
    lines: Lines, found: Found, rows: Ints, place: Ints, full: Ints, ledger: Ledger, as_of: date
) -> _Paid:
    booked, payments = paid_by_book(lines, found, rows, place[rows], full, ledger, as_of)
    key = combine(found.code[rows], lines.currency[rows])
    dated = dated_payments(lines)[rows]
    return _Paid(full, full - lines.amount[rows], dated, booked, key, payments)


def _amounts(paid: _Paid) -> tuple[Ints, Bools]:
    """What of each line is left to the book's receipts, and whether the list may know them all."""
    over = np.maximum(paid.booked - paid.undated - paid.dated, 0)
    off = np.maximum(paid.undated - np.maximum(paid.booked - paid.dated, 0), 0)
    knows = paid.sums(paid.booked) <= paid.sums(paid.undated + paid.dated)
    return paid.whole - off + np.where(knows, _shared(over, off, paid), 0), knows


def _closes(given: Ints, amount: Ints, knows: Bools, paid: _Paid) -> Bools:
    """Lines of which nothing is open, in the book either."""
    return np.asarray((given == 0) & knows & (amount <= paid.booked), dtype=bool)


def dated_payments(lines: Lines) -> Ints:
    """What the list says was paid of each line on a day: a receipt, here or in the book."""
    dated = np.where(np.isnat(lines.settled), 0, lines.paid)
    if lines.pays_row.any():
        key = np.unique(lines.row_key, return_inverse=True)[1].reshape(-1)
        dated = dated + _summed(key, lines.credit * lines.pays_row)[key]
    return np.asarray(dated, dtype=np.int64)


def _shared(over: Ints, off: Ints, paid: _Paid) -> Ints:
    """What receipts paid of other rows than the list has it, against what is taken off: first rows first."""
    order = np.argsort(paid.key, kind="stable")
    before = np.cumsum(off[order]) - off[order]
    first = np.append(True, np.diff(paid.key[order]) != 0)
    before -= before[first][np.cumsum(first) - 1]
    shared = np.empty_like(off)
    shared[order] = np.clip(paid.sums(over)[order] - before, 0, off[order])
    return shared


def _summed(key: Ints, values: Ints) -> Ints:
    """One entry a key."""
    sums = np.zeros(int(key.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(sums, key, values)
    return sums
