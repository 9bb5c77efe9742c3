"""What columns of a list say about the columns beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from addin.importing.columns.payments import payment_columns, undated, ways_of_paying
from addin.importing.evidence.amount_words import says_off, says_tax
from addin.importing.evidence.amounts import Amounts, read_amounts
from addin.importing.evidence.cells import Bools, coded, texts_of
from addin.importing.evidence.header import currency_in
from addin.importing.evidence.roles import blank, kurus_of, running_steps, sign_of
from addin.importing.evidence.words import codes_of
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.rules.rows import BASE_CURRENCY, Ints
from addin.text import fold

if TYPE_CHECKING:
    from addin.importing.columns.guesses import Mapped

_MOSTLY = 0.8  # of the rows
_FEWEST_STEPS = 2  # of a balance prove that it runs
_MOST_TAXES = 4  # columns of them that are looked at
_DIGITS = frozenset("123456789")
_VERB = 4  # letters that its forms share
_NUMBER = re.compile(r"\d+")


def record_rows(table: SourceTable) -> npt.NDArray[np.intp] | None:
    """Rows that are records; None where all are, or none is."""
    rows = np.flatnonzero(table.records)
    return None if len(rows) in (0, len(table)) else rows


def paid_day(
    fitting: list[str], at: int, paid: Sequence[int], states: Sequence[int], table: SourceTable
) -> list[str]:
    """ "Ödeme Tarihi" is the day of payment where it stands only in rows of which something was paid.

    `fitting`: what the column may be; `paid`: the columns of paid amounts, `states`: those that say "Ödendi".
    """
    if not (paid or states) and fitting == ["issue_date", "settled_on"]:  # "Verdiği gün"
        return ["issue_date"]
    numbers = _NUMBER.findall(table.headers[at])
    paid = [each for each in paid if _NUMBER.findall(table.headers[each]) == numbers]
    if "settled_on" not in fitting or len(fitting) < 2 or len(paid or states) != 1:
        return fitting
    said = [codes_of("status", texts_of(table.columns[each])) == "paid" for each in states if not paid]
    stands, always = _stands_where(said[0] if said else _came(paid[0], table), at, table)
    return ["settled_on"] if stands and not always else fitting


def _came(paid: int, table: SourceTable) -> Bools:
    """Where something was paid, words beside it or not: "300 kart"."""
    cells = table.columns[paid]
    known = np.asarray(kurus_of(cells) != 0, dtype=bool)
    rows = np.flatnonzero(~known)
    known[rows] = [
        type(cell) is str and not _DIGITS.isdisjoint(cell) for cell in (cells[row] for row in rows.tolist())
    ]
    return known


def _stands_where(came: Bools, at: int, table: SourceTable) -> tuple[bool, bool]:
    """Whether days stand only in rows of which something was paid, and whether they do in all rows."""
    record = table.records
    empty = blank(table.columns[at])
    dated = np.ones(len(table), dtype=bool) if empty is None else ~empty
    dated = dated[record]
    return bool(dated.any() and not (dated & ~came[record]).any()), bool(dated.all())


def is_day_of(paid: int, at: int, table: SourceTable, *, alone: bool) -> bool:
    """Whether days of some meaning are those on which it was paid: "Alınan", "Alındığı Tarih".

    They stand in such rows only, and in no others; or both headers begin with one verb. `alone`: no other
    day tells when the debt was made.
    """
    verbs = {fold(table.headers[each])[:_VERB] for each in (paid, at)}
    if len(verbs) > 1 and (alone or blank(table.columns[at]) is None):
        return False
    stands, always = _stands_where(_came(paid, table), at, table)
    return stands and (len(verbs) == 1 or not always)


def in_own_currency(rivals: list[Mapped], guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Beside a currency column amounts are meant as they stand in the document, not their worth in lira.

    Not where a row has its amount in lira alone.
    """
    if not any(guess.field == "currency" for guess in guesses):
        return rivals
    in_lira = [guess for guess in rivals if currency_in(guess.header) == BASE_CURRENCY]
    others = [guess for guess in rivals if guess not in in_lira]
    if len(others) != 1 or not in_lira:
        return rivals
    own, *worth = (kurus_of(table.columns[guess.column]) != 0 for guess in (*others, *in_lira))
    return others if all(bool((own | ~one).all()) for one in worth) else rivals


def without_several_days(field: str, rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    """ "1. ödeme", "2. ödeme": the parts of one payment, unless they have days of their own."""
    if field != "settled_on" or not is_row_of(rivals, table):
        return rivals
    return rivals if undated(table) is not None else []


def is_row_of(rivals: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether several columns are those of payments side by side in one row."""
    if len(rivals) < 2 or rivals[0].field not in ("paid_amount", "settled_on"):
        return False
    found = {*payment_columns(table.headers), *ways_of_paying(table.headers)}
    return all(guess.column in found for guess in rivals)


def rest_is_proved(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether amount less all that was paid is what is left, in every row."""
    told, agrees = _rests(guesses, table)
    return bool(told.any() and agrees[told].all())


def unlike_rests(guesses: Sequence[Mapped], table: SourceTable) -> Ints:
    """Rows (from 0) whose rest is another one, where that of more than half is amount less what was paid."""
    told, agrees = _rests(guesses, table)
    mostly = 2 * agrees[told].sum() > told.sum()
    return np.flatnonzero(told & ~agrees & mostly)


def _rests(guesses: Sequence[Mapped], table: SourceTable) -> tuple[Bools, Bools]:
    """Records that tell amount, payment and rest, and where these agree."""
    nowhere = np.zeros(len(table), dtype=bool)
    fields = {guess.field for guess in guesses}
    owed = "amount" if "amount" in fields else "debit"
    if not {owed, "paid_amount", "open_amount"} <= fields:
        return nowhere, nowhere
    whole, paid, left = (_read_all(guesses, field, table) for field in (owed, "paid_amount", "open_amount"))
    if len(whole) != 1 or len(left) != 1:
        return nowhere, nowhere
    told = table.records & ~whole[0].blank
    told &= ~np.any([each.unreadable for each in (*whole, *paid, *left)], axis=0)
    agrees = whole[0].kurus - np.sum([each.kurus for each in paid], axis=0) == left[0].kurus
    if not agrees[told].all():
        told &= ~(_cancelled(guesses, table) & (left[0].kurus == 0))
    return np.asarray(told, dtype=bool), np.asarray(agrees, dtype=bool)


def _cancelled(guesses: Sequence[Mapped], table: SourceTable) -> Bools:
    """Rows whose status says cancelled: nothing is left of them, though nothing was paid."""
    states = [texts_of(table.columns[guess.column]) for guess in guesses if guess.field == "status"]
    found = np.zeros(len(table), dtype=bool)
    for each in states:
        found |= codes_of("status", each) == "cancelled"
    return found


def payments_are_dated(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether every paid amount has its day beside it."""
    amounts, days = (
        [guess.column for guess in guesses if guess.field == field] for field in ("paid_amount", "settled_on")
    )
    if len(amounts) != 1 or len(days) != 1:
        bare = undated(table) if amounts and days else None
        return bare is not None and not bare.any()
    came = kurus_of(table.columns[amounts[0]]) != 0
    dated = np.array([cell != "" for cell in table.columns[days[0]]], dtype=bool)
    return not (came & ~dated & table.records).any()


def _read_all(guesses: Sequence[Mapped], field: str, table: SourceTable) -> list[Amounts]:
    columns = [table.columns[guess.column] for guess in guesses if guess.field == field]
    return [read_amounts(column, sign_of(column)) for column in columns]


def without_running(rivals: list[Mapped], guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """A balance that changes by the amounts beside it, row by row of a debtor, is what was owed by then."""
    amounts, balances = (
        [each for each in rivals if each.field == name] for name in ("amount", "open_amount")
    )
    if len(amounts) != 1 or len(balances) != 1:
        return rivals
    rows = np.flatnonzero(table.records)
    net, left = (kurus_of(table.columns[each.column])[rows] for each in (*amounts, *balances))
    name = next((each.column for each in guesses if each.field == "debtor_name"), None)
    steps = running_steps(net, left, accounts_of(table, name)[rows])
    runs = len(steps) >= _FEWEST_STEPS and bool(steps.all())
    return [each for each in rivals if each not in balances] if runs else rivals


def as_payable(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of amounts that differ by taxes and deductions beside them, to the last kuruş, what is to be paid.

    Taxes come on top; what is given or kept back (İskonto, Tevkifat) is off.
    """
    if any(each.field != "amount" for each in rivals):
        return rivals
    rows = np.flatnonzero(table.records)
    taxes, off = (_each_and_all(told, table, rows) for told in (says_tax, says_off))
    kurus = {each.column: kurus_of(table.columns[each.column])[rows] for each in rivals}
    # What is withheld may be all of the tax, or half of it: the shortest way from one to the other counts.
    ways = ([-less for less in off], taxes, [tax - less for tax in taxes for less in off])
    for steps in ways:
        before = {
            one.column
            for one, other in permutations(rivals, 2)
            if any((abs(kurus[one.column] + step - kurus[other.column]) <= 1).all() for step in steps)
        }
        rivals = [each for each in rivals if each.column not in before] or rivals
    return rivals


def _each_and_all(says: Callable[[str], bool], table: SourceTable, rows: Ints) -> list[Ints]:
    """The amounts of each column whose header says so, and all of them together; only where not all are 0."""
    places = [at for at, header in enumerate(table.headers) if says(header)]
    found = [abs(kurus_of(table.columns[at])[rows]) for at in places[:_MOST_TAXES]]
    together = [np.sum(found, axis=0)] if len(found) > 1 else []
    return [each for each in (*found, *together) if each.any()]


def standing(rivals: list[Mapped], guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """Of several balances those that do not run: what is open of each document."""
    owed = [each for each in guesses if each.field == "amount"]
    kept = [each for each in rivals if each in without_running([*owed, each], guesses, table)]
    return kept if rivals and rivals[0].field == "open_amount" and kept else rivals


def each_stands_once(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether every debtor has one row: what is noted there is about him."""
    at = next((guess.column for guess in guesses if guess.field == "debtor_name"), None)
    if at is None:
        return False
    places, distinct = coded(table.columns[at])
    rows = np.bincount(places[table.records], minlength=len(distinct))
    nameless = "" in distinct and bool(rows[distinct.index("")])
    return bool(rows.max(initial=0) == 1) and not nameless
