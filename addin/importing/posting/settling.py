"""What a list says is paid of receivables that stand in the book: a receipt, or the row is closed."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import GIVEN_AWAY
from addin.importing.posting.booked import leave_booked, not_booked, owe_nothing
from addin.importing.posting.cancelled_rows import WRONG_RECORD, are_void, close_void
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found, debtors_of
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.keys import NO_DAY, first_places, occurrence, plain_day, single_places
from addin.importing.posting.lowered import leave_lowered
from addin.importing.posting.matching import Matched
from addin.importing.posting.number_forms import renumbered_places
from addin.importing.posting.part_paid import rest_places
from addin.importing.posting.received import received
from addin.importing.posting.twins import is_closed
from addin.importing.posting.updating import update_known
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array, without

_PAID = "paid"
_OWED = ("", "bounced")


def bring_up_to_date(
    lines: Lines, found: Found, both: Compared, matched: Matched, ledger: Ledger, as_of: date
) -> None:
    """Receivables of the book as the list has them; what receipts of the book paid is not paid again."""
    find_paid_up(lines, found, both, matched, ledger)
    told = leave_booked(lines, found, matched.place, ledger, as_of)
    sums = zip(told.lines.tolist(), told.book, told.listed, strict=True)
    matched.unlike += [(line, "amount_kurus", old, now) for line, old, now in sums]
    matched.typed_again = told.again
    leave_lowered(lines, found, matched, ledger, as_of)
    reopened = np.flatnonzero(owe_nothing(lines) & (lines.amount > 0) & (matched.place >= 0))
    matched.in_book[reopened] = True
    update_known(lines, matched, ledger)
    lines.verdicts.reopen(reopened[matched.updated[reopened]])
    close_paid_up(lines, matched, ledger)
    close_void(lines, matched, ledger)
    pay_known(lines, found, matched, ledger, as_of)


def find_paid_up(lines: Lines, found: Found, both: Compared, matched: Matched, ledger: Ledger) -> None:
    """Rows of the book that lines of which nothing is open mean, and those that were cancelled."""
    closed = owe_nothing(lines) | lines.verdicts.because(GIVEN_AWAY) | are_void(lines)
    if not closed.any() or not len(ledger["receivables"]):
        return
    debtor = np.where(closed, debtors_of(lines, closed, ledger["debtors"]).code, found.code)
    place = _places(lines, closed, debtor, both, matched, ledger)
    place = _rests(lines, closed & (place < 0), debtor, np.where(place < 0, matched.place, place), both)
    rows = np.flatnonzero(closed & (place >= 0))
    matched.place[rows], found.code[rows] = place[rows], debtor[rows]


def close_paid_up(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """Receivables of the book of which the list says that nothing is open, and not when it was paid.

    They are closed as those that a list calls paid; their lines count as taken. So are papers that the
    list says were given to somebody else: nothing is asked of the debtor for them.
    """
    book = ledger["receivables"]
    standing = text_array(matched.columns.get("closing_reason", book["closing_reason"]))
    unpaid = book["open_kurus"].to_numpy(dtype=np.int64, na_value=1) > 0
    meant = np.append((standing == "") & unpaid, False)  # -1: no row of the book
    nothing, given = owe_nothing(lines) & (lines.amount == 0), lines.verdicts.because(GIVEN_AWAY)
    rows = np.flatnonzero((nothing | given) & meant[matched.place])
    if not len(rows):
        return
    matched.close(book, rows, _PAID)
    lines.verdicts.reopen(rows[nothing[rows]])


def tell_reopened(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """Rows that lists closed as paid or cancelled, and that this one demands: they stay closed."""
    told = matched.in_book & lines.demanded & (lines.amount > 0) & lines.verdicts.taken
    rows = np.flatnonzero(told & np.isin(lines.closing_reason, _OWED) & np.isnat(lines.settled))
    standing = text_array(matched.columns.get("closing_reason", ledger["receivables"]["closing_reason"]))
    closed = np.isin(standing, (_PAID, WRONG_RECORD))
    rows = rows[closed[matched.place[rows]]] if len(rows) else rows
    if len(rows):
        rows = rows[~hand_edited(ledger, "receivables", matched.place[rows])]
    before, now = standing[matched.place[rows]].tolist(), lines.closing_reason[rows].tolist()
    matched.reopened += [
        (row, "closing_reason", old, new) for row, old, new in zip(rows.tolist(), before, now, strict=True)
    ]


def _places(
    lines: Lines, closed: Bools, debtor: Ints, both: Compared, matched: Matched, ledger: Ledger
) -> Ints:
    """By debtor and a number that is his only one, else by day and the whole amount as well; -1.

    Of rows equal in all that, one a line, none that another line means, those that are closed first.
    """
    named = combine(both.debtor(debtor), both.same_number, both.currency)
    exact = combine(named, both.day, both.amount(lines.paid))
    named[both.bare] = -1
    listed = closed | (lines.verdicts.taken & (lines.amount > 0))
    place = single_places(named, both.standing, both.known, listed)
    free = without(both.standing, matched.place)
    free = free[np.argsort(~is_closed(ledger["receivables"].iloc[free]), kind="stable")]
    ours = np.flatnonzero(closed & (place < 0))
    rows = np.concatenate([free, both.known + ours])
    turns = np.concatenate([occurrence(exact[free]), occurrence(exact[both.known + ours])])
    met = combine(exact[rows], turns)
    found = first_places(met, np.arange(len(free)), len(free), np.ones(len(ours), dtype=bool))
    place[ours] = np.where(found >= 0, np.append(free, -1)[found], -1)
    return place


def _rests(lines: Lines, ours: Bools, debtor: Ints, place: Ints, both: Compared) -> Ints:
    """`place`, with the rows of which a part was paid when an earlier list came: by number and days."""
    of_day = combine(both.debtor(debtor), both.currency, both.day)
    named = combine(of_day, both.same_number)
    for keys in (combine(named, both.due), named):
        free = without(both.standing, place)
        dated = np.where(both.day == NO_DAY, -1, keys)
        found = rest_places(dated, both.booked, free, lines.off, ours & (place < 0))
        place = np.where(place < 0, found, place)
    free, ours = without(both.standing, place), ours & (place < 0)
    return np.where(ours, renumbered_places(of_day, both.number, free, ours, both.known), place)


def pay_known(lines: Lines, found: Found, matched: Matched, ledger: Ledger, as_of: date) -> None:
    """Payments with a day of receivables of the book, as far as its receipts have not got them.

    A list tells all that came so far and the last day: of a later day what is more than the book has comes
    in, else both sums are listed. So are they where receipts that name no receivable have paid as much.
    `lines.paid` of these lines becomes what comes in.
    """
    rows = np.flatnonzero(matched.in_book & (lines.paid > 0) & ~np.isnat(lines.settled))
    if not len(rows):
        return
    ids = text_array(ledger["receivables"]["receivable_id"])[matched.place[rows]]
    came, last = received(ids, ledger)
    more = lines.paid[rows] - came
    day = plain_day(lines.settled[rows])
    stands = _stand_unnamed(lines, rows, more, matched, ledger)
    new = (more > 0) & ((came == 0) | (day > last)) & ~stands
    new &= ~_stand_unnamed(lines, rows, lines.paid[rows], matched, ledger)
    fresh = np.zeros(len(rows), dtype=np.int64)
    fresh[new] = not_booked(lines, found, rows[new], more[new], matched.place, ledger, as_of)
    told = (
        ((came != 0) | new)
        & (more != fresh)
        & ~stands
        & ~np.isin(rows, [line for line, *_ in matched.unlike])
    )
    new &= fresh > 0
    matched.unlike += [
        (row, "amount_kurus", old, now)
        for row, old, now in zip(rows[told].tolist(), came[told], lines.paid[rows[told]], strict=True)
    ]
    lines.paid[rows[new]] = fresh[new]
    matched.pays[rows[new]] = True


def _stand_unnamed(lines: Lines, rows: Ints, paid: Ints, matched: Matched, ledger: Ledger) -> Bools:
    """Whether the debtor has receipts of their day that name no receivable: one of this amount, or all of
    that day as much as the list has of it.
    """
    receipts, book = ledger["receipts"], ledger["receivables"]
    free = np.flatnonzero(text_array(receipts["receivable_id"]) == "")
    if not len(free):
        return np.zeros(len(rows), dtype=bool)
    payer = resolve_debtors(ledger["debtors"], receipts).position[free]
    owner = resolve_debtors(ledger["debtors"], book).position[matched.place[rows]]
    of_day = combine(
        np.concatenate([payer, owner]),
        plain_day(np.concatenate([receipts["received_on"].to_numpy()[free], lines.settled[rows]])),
        np.concatenate([currencies(receipts)[free], lines.currency[rows]]),
    )
    known, came = payer >= 0, kurus(receipts)[free]
    keys = combine(of_day, np.concatenate([came, paid]))
    in_all = np.zeros((2, int(of_day.max()) + 1), dtype=np.int64)
    np.add.at(in_all[0], of_day[: len(free)][known], came[known])
    np.add.at(in_all[1], of_day[len(free) :], np.maximum(paid, 0))
    as_much = (in_all[0] == in_all[1]) & (in_all[0] > 0)
    one = np.isin(keys[len(free) :], keys[: len(free)][known])
    return np.asarray(one | (as_much[of_day[len(free) :]] & (paid > 0)), dtype=bool)
