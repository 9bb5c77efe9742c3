"""What the amounts of a list prove about their columns, whatever stands above them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations, product

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.siblings import record_rows
from addin.importing.columns.spread import INSTALMENT
from addin.importing.evidence.amount_words import may_name_amount, says_left, says_paid
from addin.importing.evidence.cells import Bools, sample
from addin.importing.evidence.content import fits, wholly_days
from addin.importing.evidence.header import sure_by_cells
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.rules.rows import Ints

_FEWEST = 3  # rows that prove something; fewer do where the balance begins with nothing
_MOSTLY = 0.9  # of the steps: one balance may be a typing error
_TRIED = 60  # rows that must agree before all are looked at
_MOST_COLUMNS = 8
_DAYS = {"issue_date", "due_date", "settled_on"}
_OF_REST = ("amount", "open_amount")
_OWED = ("amount", "debit", "filed_amount")
_OF_WHOLE = {"amount": ("amount", "debit"), "paid_amount": ("paid_amount",), "open_amount": ("open_amount",)}
_SHARED = {"amount", "debit", "credit", "paid_amount", "open_amount", "debit_balance", "credit_balance"}
_NO_MONEY = {"tax_id", "phone", "document_no", "cheque_no", "account_code", "iban", "due_days"}
_Amounts = dict[int, Ints]


def with_proved(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Debit and credit as a running balance proves them; what was paid, what is owed as what is left does."""
    fields = {guess.field for guess in guesses}
    if {"debit", "credit"} <= fields:
        return _with_rest_of_row(guesses, table)
    if fields & {"bucket", "month"}:
        return guesses
    places = money_columns(guesses, table)
    rows = np.flatnonzero(table.records)
    if len(places) < 3 or len(rows) < 2:
        return guesses
    if fields & _DAYS and (found := _found(places, rows, table, _is_running(guesses, table))):
        return named(guesses, table, dict(zip(found, ("debit", "credit", "open_amount"), strict=True)))
    if len(rows) >= _FEWEST and INSTALMENT not in fields:
        guesses = _with_whole_by_parts(guesses, table, places, rows)
        fields = {guess.field for guess in guesses}
    if "paid_amount" in fields and "open_amount" not in fields:
        guesses = _with_rest(guesses, table, places, rows)
    if len(rows) >= _FEWEST and "paid_amount" in fields and not fields & set(_OWED):
        prove = _with_whole if "open_amount" in fields else _with_whole_and_rest
        return prove(guesses, table, places, rows)
    return with_paid(guesses, table)


def money_columns(guesses: Sequence[Mapped], table: SourceTable) -> list[int]:
    """Columns that hold amounts, though some cells are empty."""
    other = {guess.column for guess in guesses if guess.field in _NO_MONEY | _DAYS}
    found, records = [], record_rows(table)
    for at, cells in enumerate(table.columns):
        some = sample(cells, records) if at not in other else []
        if some and fits("amount", some) and not wholly_days(some):
            found.append(at)
    return found if len(found) <= _MOST_COLUMNS else []


def _found(
    places: Sequence[int], rows: Ints, table: SourceTable, holds: Callable[[Ints, Ints, Ints, Ints], bool]
) -> tuple[int, int, int] | None:
    """The only three columns (owed, paid, left) for which it holds; None where none or several."""
    kurus: _Amounts = {at: kurus_of(table.columns[at])[rows[:_TRIED]] for at in places}
    few = [
        (owed, paid, left)
        for owed, paid, left in permutations(places, 3)
        if holds(_unsigned(kurus[owed]), _unsigned(kurus[paid]), kurus[left], rows[:_TRIED])
    ]
    if len(few) != 1 or len(rows) <= _TRIED:
        return few[0] if len(few) == 1 else None
    owed, paid, left = (kurus_of(table.columns[at])[rows] for at in few[0])
    return few[0] if holds(_unsigned(owed), _unsigned(paid), left, rows) else None


def _unsigned(kurus: Ints) -> Ints:
    """Amounts that all have a sign are written as what they take off: "(1.200,00)" below "Ödeme"."""
    return kurus if (kurus > 0).any() else -kurus


def _is_running(guesses: Sequence[Mapped], table: SourceTable) -> Callable[[Ints, Ints, Ints, Ints], bool]:
    account = accounts_of(table, next(iter(_all_at("debtor_name", guesses)), None))
    dated = any(guess.field in ("issue_date", "settled_on") for guess in guesses)

    def holds(debit: Ints, credit: Ints, left: Ints, rows: Ints) -> bool:
        """Whether what is left changes from row to row of an account by debit less credit.

        A row is one of both; or a debt of which some was paid at once, where every row proves it and others
        are payments alone, so that their days are told.
        """
        of = account[rows]
        order = np.argsort(of, kind="stable")
        net, moved = (debit - credit)[order], np.diff(left[order])
        same = of[order][1:] == of[order][:-1]
        either = _mostly(((debit != 0) ^ (credit != 0))[order])
        told = either or (dated and bool(((debit == 0) & (credit != 0)).any()))
        if not same.any() or not debit.any() or not credit.any() or (net == left[order]).all():
            return False
        starts = net == left[order]  # where an account begins
        begun, ended = np.r_[True, ~same], np.r_[~same, True]
        ways = ((1, net[1:], begun), (-1, net[:-1], ended))  # newest below, or on top
        each = ((moved[same] == sign * steps[same], starts[first]) for sign, steps, first in ways)
        return any(
            (told and bool(fits.all() and begins.all()))
            or (either and _mostly(fits) and same.sum() >= _FEWEST)
            for fits, begins in each
        )

    return holds


def _mostly(told: Bools) -> bool:
    return bool(told.size) and float(told.mean()) >= _MOSTLY


def with_paid(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """An amount under an unknown header is what was paid where it makes what is owed what is left."""
    rows = np.flatnonzero(table.records)
    if len(rows) < _FEWEST or any(guess.field == "paid_amount" for guess in guesses):
        return guesses
    used = {guess.column for guess in guesses if guess.field != "credit"}  # "Verdiği"
    sides = [guess for guess in guesses if guess.field in _OWED] or _only("credit", guesses)
    owed = [guess.column for guess in sides]
    left = _all_at("open_amount", guesses)
    if len(owed) != 1 or len(left) != 1:
        return guesses
    free = [at for at in money_columns(guesses, table) if at not in used]
    gone = (kurus_of(table.columns[owed[0]]) - kurus_of(table.columns[left[0]]))[rows]
    came = [at for at in free if gone.any() and _mostly(kurus_of(table.columns[at])[rows] == gone)]
    if len(came) != 1 or came == owed:
        return guesses
    claim = {owed[0]: "amount"} if sides[0].field == "credit" else {}  # "Alacak Tutarı" of a firm's own
    return named(guesses, table, {came[0]: "paid_amount"} | claim)


def _with_whole_by_parts(
    guesses: list[Mapped], table: SourceTable, places: Sequence[int], rows: Ints
) -> list[Mapped]:
    """An amount that is what was paid and what is left of it, as words above those two tell, is what is owed.

    Not where another column beside the three is one of them, too.
    """
    now = {guess.column: guess.field for guess in guesses if guess.column in places}
    kurus = {at: kurus_of(table.columns[at])[rows] for at in places}
    paid, left = (
        [at for at in places if says(table.headers[at]) and kurus[at].any()]
        for says in (says_paid, says_left)
    )
    found = [
        (whole, part, rest)
        for whole, part, rest in product(places, paid, left)
        if len({whole, part, rest}) == 3 and bool((kurus[whole] == kurus[part] + kurus[rest]).all())
    ]
    others = {field for at, field in now.items() if found and at not in found[0]}
    if len(found) != 1 or others & _SHARED or not {now.get(at, "amount") for at in found[0]} <= _SHARED:
        return guesses
    meant = zip(found[0], _OF_WHOLE.items(), strict=True)
    told = {at: field for at, (field, same) in meant if now.get(at) not in same}
    return named(guesses, table, told)


def _with_whole(guesses: list[Mapped], table: SourceTable, places: Sequence[int], rows: Ints) -> list[Mapped]:
    """An amount is what is owed where it is all that was paid and what is left.

    It stands under a header that is unknown, or that may mean either side: "Alacak".
    """
    used = {guess.column for guess in guesses if guess.field != "credit"}
    paid, left = (
        np.sum([kurus_of(table.columns[at])[rows] for at in _all_at(field, guesses)], axis=0)
        for field in ("paid_amount", "open_amount")
    )
    whole = [
        at
        for at in places
        if at not in used and bool((kurus_of(table.columns[at])[rows] == paid + left).all())
    ]
    proves = len(_all_at("open_amount", guesses)) == len(whole) == 1 and paid.any() and left.any()
    return named(guesses, table, {whole[0]: "amount"}) if proves else guesses


def _with_rest(guesses: list[Mapped], table: SourceTable, places: Sequence[int], rows: Ints) -> list[Mapped]:
    """What is owed ("Borcu") is what is left where an amount beside it is all of it and what was paid."""
    owed = [guess.column for guess in guesses if guess.field in _OWED]
    others = {guess.column for guess in guesses} - {*owed}
    paid = np.sum([kurus_of(table.columns[at])[rows] for at in _all_at("paid_amount", guesses)], axis=0)
    if not paid.any():
        return guesses
    pairs = [
        (whole, left)
        for whole, left in permutations(places, 2)
        if whole not in others
        and left in owed
        and bool((kurus_of(table.columns[whole])[rows] == kurus_of(table.columns[left])[rows] + paid).all())
        and kurus_of(table.columns[left])[rows].any()
    ]
    return named(guesses, table, dict(zip(pairs[0], _OF_REST, strict=True))) if len(pairs) == 1 else guesses


def _with_rest_of_row(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Both sides are the amount and what was paid of it where each row tells what is left of its own.

    "Borç", "Verdiği", "Üstü": in an account a row is a debt or a payment, and the balance runs.
    """
    rows = np.flatnonzero(table.records)
    owed, paid = (_all_at(field, guesses) for field in ("debit", "credit"))
    if len(owed) != 1 or len(paid) != 1 or len(rows) < _FEWEST:
        return guesses
    debit, credit = (kurus_of(table.columns[at])[rows] for at in (*owed, *paid))
    if not ((debit != 0) & (credit != 0)).any() or not _DAYS & {guess.field for guess in guesses}:
        return guesses
    others = [at for at in money_columns(guesses, table) if at not in (*owed, *paid)]
    net = debit - credit
    rest = [at for at in others if bool((abs(kurus_of(table.columns[at])[rows]) == abs(net)).all())]
    if len(rest) != 1:
        return guesses
    if (net < 0).any():  # balances of customers, some in credit
        signed = bool((kurus_of(table.columns[rest[0]])[rows] == net).all())
        if not signed and not _all_at("balance_side", guesses):  # both sides tell who is in credit
            return [guess for guess in guesses if guess.field not in (*_DAYS, "open_amount")]
        sides = [guess for guess in guesses if guess.field not in ("debit", "credit")]
        return named(sides, table, {rest[0]: "open_amount"})
    return named(guesses, table, dict(zip((*owed, *paid, *rest), _OF_WHOLE, strict=True)))


def _with_whole_and_rest(
    guesses: list[Mapped], table: SourceTable, places: Sequence[int], rows: Ints
) -> list[Mapped]:
    """A price or share is what is owed where an amount is what is left of it: "Süt Parası", "Devir"."""
    used = {guess.column for guess in guesses}
    free = [at for at in places if at not in used]
    paid = np.sum([kurus_of(table.columns[at])[rows] for at in _all_at("paid_amount", guesses)], axis=0)
    pairs = [
        (whole, left)
        for whole, left in permutations(free, 2)
        if may_name_amount(table.headers[whole])
        and bool((kurus_of(table.columns[whole])[rows] == kurus_of(table.columns[left])[rows] + paid).all())
        and kurus_of(table.columns[left])[rows].any()
    ]
    proved = len(pairs) == 1 and paid.any()
    return named(guesses, table, dict(zip(pairs[0], _OF_REST, strict=True))) if proved else guesses


def with_left(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """An amount under an unknown header is what is left where it is a file's claim less what was paid."""
    rows = np.flatnonzero(table.records)
    owed = _all_at("filed_total", guesses) or _all_at("filed_amount", guesses)
    paid, used = _all_at("paid_amount", guesses), {guess.column for guess in guesses}
    if len(owed) != 1 or len(paid) != 1 or len(rows) < _FEWEST or _all_at("open_amount", guesses):
        return guesses
    rest = (kurus_of(table.columns[owed[0]]) - kurus_of(table.columns[paid[0]]))[rows]
    came = bool(kurus_of(table.columns[paid[0]])[rows].any())
    free = [at for at in money_columns(guesses, table) if at not in used]
    left = [at for at in free if (kurus_of(table.columns[at])[rows] == rest).all()]
    return named(guesses, table, {left[0]: "open_amount"}) if came and len(left) == 1 else guesses


def _only(field: str, guesses: Sequence[Mapped]) -> list[Mapped]:
    found = [guess for guess in guesses if guess.field == field]
    return found if len(found) == 1 else []


def _all_at(field: str, guesses: Sequence[Mapped]) -> list[int]:
    return [guess.column for guess in guesses if guess.field == field]


def named(guesses: Sequence[Mapped], table: SourceTable, fields: dict[int, str]) -> list[Mapped]:
    """These columns are these fields, and no other column is."""
    kept = [guess for guess in guesses if guess.column not in fields and guess.field not in fields.values()]
    titles = {at: table.headers[at] for at in fields}
    told = [Mapped(field, at, titles[at], sure_by_cells(titles[at], field)) for at, field in fields.items()]
    return sorted([*kept, *told], key=lambda guess: guess.column)
