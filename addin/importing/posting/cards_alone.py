"""Customers whom a list names and who owe nothing: their card comes in, and no claim.

Who is in credit, of whom all is paid, or whose amount is nothing, has no row that is taken. The first one
of a new debtor then counts as one of a list of debtors alone; all his others stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from addin.importing.evidence.cells import Bools, by_distinct
from addin.importing.evidence.people import names_among
from addin.importing.layouts.lines import Lines, Remark, taken_lines
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.posting.debtors import Found, debtors_of
from addin.importing.tables.nobody import names_nobody
from addin.model import Ledger
from addin.rules.rows import Ints, distinct, is_among, text_array
from addin.text import fold

_CREDITOR, _PAID, _ZERO = "creditor", "nothing_open", "amount_zero"
_CARD, _CREDIT = "card_alone", "credit_left"  # reasons of remarks
_OF_SOMEBODY = ("phone", "email", "address")
_OF_CARD = ("pure", "card", "demanded", "amount", "listed")


@dataclass(frozen=True, slots=True)
class Alone:
    """`rows`: lines of which the card alone is taken, `before`: what they were. `code`: the book's debtor of
    each line that may tell of his card, -1.
    """

    rows: Ints
    before: Lines
    code: Ints


def open_cards(lines: Lines, ledger: Ledger) -> Alone:
    """Take the first such line of each debtor whom neither the book knows nor another line names."""
    _leave_nobody(lines, ledger)
    rows = _told(lines)
    code = np.full(len(lines), -1, dtype=np.int64)
    chosen = rows[:0]
    if len(rows):
        taken = lines.verdicts.taken
        wanted = taken.copy()
        wanted[rows] = True
        found = debtors_of(lines, wanted, ledger["debtors"])
        code[rows] = found.code[rows]
        rows = rows[(code[rows] >= found.known) & ~np.isin(code[rows], found.code[taken])]
        chosen = rows[np.sort(np.unique(code[rows], return_index=True)[1])]
        code[code >= found.known] = -1
    before = taken_lines(lines, chosen)
    if len(chosen):
        lines.verdicts.reopen(chosen)
        lines.pure[chosen], lines.card[chosen], lines.demanded[chosen] = True, True, False
        lines.amount, lines.listed = lines.amount.copy(), lines.listed.copy()
        lines.amount[chosen] = lines.listed[chosen] = 0
    return Alone(chosen, before, code)


def settle_cards(alone: Alone, lines: Lines, found: Found, owing: Ints) -> None:
    """Cards of debtors whom the book has, now that this is known, are not taken; the others are listed.

    `owing`: debtors of whom the book has something open.
    """
    _close_known(alone, lines, found)
    _leave_known(alone, lines, owing)
    _remark_cards(alone, lines)


def _close_known(alone: Alone, lines: Lines, found: Found) -> None:
    """Lines of debtors of the book, as it was answered, are again what they were."""
    back = found.code[alone.rows] < found.known
    if not back.any():
        return
    rows, before = alone.rows[back], alone.before
    for name in _OF_CARD:
        getattr(lines, name)[rows] = getattr(before, name)[back]
    lines.verdicts.put(rows, before.verdicts.picked(np.flatnonzero(back)))
    found.code[rows] = -1


def _leave_known(alone: Alone, lines: Lines, owing: Ints) -> None:
    """Lines of nothing are no faults where the book has nothing open of their debtor."""
    nothing = (alone.code >= 0) & lines.verdicts.because(_ZERO)
    if nothing.any():
        nothing &= ~np.isin(alone.code, owing)
        lines.verdicts.reopen(np.flatnonzero(nothing))
        lines.verdicts.give(SKIPPED, "debtor_in_book", nothing)


def _remark_cards(alone: Alone, lines: Lines) -> None:
    """List the rows of which the card alone was taken, beside a credit that was not."""
    rows = alone.rows[lines.verdicts.taken[alone.rows]]
    for reason, which in ((_CARD, lines.against == 0), (_CREDIT, lines.against > 0)):
        for part in distinct(lines.part[rows[which[rows]]]).tolist():
            here = rows[which[rows] & (lines.part[rows] == part)]
            told = Remark(reason, lines.at[here], part=int(part))
            money = {"kurus": lines.against[here], "currency": lines.currency[here]}
            lines.remarks.append(replace(told, **money) if reason == _CREDIT else told)


def in_credit(lines: Lines) -> Bools:
    """Lines of customers whom we owe, whether their card was taken or not."""
    carded = lines.pure & lines.verdicts.taken & (lines.against > 0)
    return np.asarray(lines.verdicts.because(_CREDITOR) | carded, dtype=bool)


def _leave_nobody(lines: Lines, ledger: Ledger) -> None:
    """Balances of nothing that only sum up, or head, others."""
    rows = lines.verdicts.taken & lines.card & ~lines.pure & ~lines.total & (lines.document_no == "")
    rows = np.flatnonzero(rows & (lines.amount == 0) & (lines.credit == 0) & (lines.name != ""))
    rows = rows[_are_of_nobody(lines, rows)]
    if len(rows):
        known = fold(text_array(ledger["debtors"]["debtor_name"]))
        rows = rows[~is_among(fold(lines.name[rows]), known)]
        lines.verdicts.give(SKIPPED, "summary_row", np.isin(np.arange(len(lines)), rows))


def _told(lines: Lines) -> Ints:
    """Rows of somebody who owes nothing by them."""
    told = lines.verdicts.because(_CREDITOR, _PAID, _ZERO) & ~lines.total & (lines.name != "")
    if not told.any():
        return np.zeros(0, dtype=np.int64)
    documents = lines.verdicts.because(_PAID, _ZERO)
    told &= ~documents | (_are_documents(lines) & (lines.against == 0))
    rows = np.flatnonzero(told)
    return rows[~_are_of_nobody(lines, rows)]


def _are_of_nobody(lines: Lines, rows: Ints) -> Bools:
    """By their name; who has a number, a telephone or an address is somebody."""
    found = np.asarray(by_distinct(np.frompyfunc(names_nobody, 1, 1), lines.name[rows]), dtype=bool)
    return found & ~_have_cards(lines)[rows]


def _have_cards(lines: Lines) -> Bools:
    """Where a number, a telephone or an address stands."""
    columns = [lines.tax, *(lines.plain[key] for key in _OF_SOMEBODY if key in lines.plain)]
    return np.asarray(np.any([told != "" for told in columns], axis=0), dtype=bool)


def _are_documents(lines: Lines) -> Bools:
    """Rows of lists of debts, with number or day where the others of their list have them.

    Of what was paid it may not be told any more when it was due: then they are somebody's.
    An amount of nothing is a fault of a document that has number or day, and where all amounts are nothing
    the column may be the wrong one.
    """
    owed = lines.verdicts.taken & (lines.amount > 0) & lines.demanded
    paid = lines.verdicts.because(_PAID)
    bare = (lines.document_no == "") & np.isnat(lines.issue) & np.isnat(lines.due)
    debts, of_bare, told = (
        np.isin(lines.part, distinct(lines.part[rows])) for rows in (owed, owed & bare, (owed | paid) & ~bare)
    )
    own = bare & (of_bare | ~told | _have_cards(lines) | _name_people(lines, paid & bare))
    return np.asarray(lines.demanded & np.where(paid, ~bare | own, debts & own), dtype=bool)


def _name_people(lines: Lines, rows: Bools) -> Bools:
    """Where the name is that of a person or a firm."""
    found = np.zeros(len(lines), dtype=bool)
    found[rows] = [names_among([name]) == 1.0 for name in lines.name[rows].tolist()]
    return found
