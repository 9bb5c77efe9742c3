"""Movements of a bank account or a till to which the user has written the customers' names.

What comes in is a payment, what goes out is ours: the other way round than in an account of a customer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, coded, shown
from addin.importing.evidence.roles import Roles, blank, kurus_of
from addin.importing.tables.receipt_lines import says_owed
from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.source_table import Moves
from addin.rules.ordering import firsts
from addin.rules.rows import Ints
from addin.text import fold

_CLAIMS = {"due_days", "cheque_no", "case_no", "status", "paid_amount", "disputed", "account_code", "bucket"}
_VALUE_DAY = "valor"  # a bank's, no due date
_CAME = {"giris", "giren", "para girisi", "gelen", "gelen tutar", "yatan", "yatirilan", "gelen para"}
_WENT = {"cikis", "cikan", "para cikisi", "giden", "giden tutar", "cekilen", "giden para"}
_TRANSFER = re.compile(r"\b(?:fast|eft|havale\w*|iban|swift|virman|dekont\w*)\b")
_TO_COME = re.compile(r"\bbekle|[ae]ca[kg]|[ae]ce[kg]|\bsoz\b")
_BANK = re.compile(
    r"\biban\b|\btr\d{2}\b|\bbanka|\bdekont|\bvadesiz\b|\bhesap (?:hareket|ozet|dokum)\w*"
    r"|\bkasa (?:defter|hareket)\w*"
)
_FEWEST, _MOST, _OFTEN, _SELDOM = 3, 0.9, 0.5, 0.2
_LOOKED = 300  # rows whose words are read


def find_moves(
    titles: Sequence[str], columns: Sequence[Cells], roles: Roles, kinds: object, beside: str
) -> Moves | None:
    """Where money came and went; None where the list is none of movements, or nothing went out.

    `beside`: names of sheet and file and the lines above.
    """
    name = next((at for field in ("debtor_name", "sender") if (at := roles.first(field)) is not None), None)
    sides = _sides(titles, roles)
    if name is None or sides is None or not _may_be(titles, roles) or says_owed(beside):
        return None
    rows = np.flatnonzero(np.isin(np.asarray(kinds), RECORDS))
    if len(rows) < 2:
        return None
    look = _Look.of(columns, roles, name, rows)
    came, went = sides
    ways = [(came, went)]
    known = went is not None and fold(titles[came]) in _CAME
    if went is not None and not known:
        ways.append((went, came))
    said = bool(_BANK.search(fold(f"{beside} {' '.join(titles)}")))
    for number, (each_came, each_went) in enumerate(ways):
        sides_read = _Sides(columns, roles, each_came, each_went, rows)
        told, runs = sides_read.says or said, look.runs(sides_read.net)
        if known and not told and look.runs_for_each(sides_read.net):
            return None
        sure = runs and (told or known)
        bank = runs and told if number else (runs and not (sides_read.says_owed and not told)) or known
        if sides_read.out.any() and bank:
            return Moves(each_came, each_went, sure=sure)
        if told and not number and look.may_go_on(sides_read, roles):
            return Moves(each_came, each_went, sure=False)
    return None


def says_transfers(notes: Sequence[object]) -> bool:
    """Whether most notes name the way in which money comes through a bank."""
    said = [_says_transfer(fold(shown(note))) for note in notes if note != ""]
    return bool(said) and sum(said) >= _OFTEN * len(said)


def _says_transfer(note: str) -> bool:
    return _TRANSFER.search(note) is not None and not _TO_COME.search(note)


@dataclass(frozen=True, slots=True)
class _Look:
    """The records: whether a customer stands there, a number for him, and the balance, None without one."""

    named: Bools
    account: Ints
    left: Ints | None

    @classmethod
    def of(cls, columns: Sequence[Cells], roles: Roles, name: int, rows: Ints) -> _Look:
        empty, balance = blank(columns[name]), roles.first("open_amount")
        named = np.ones(len(rows), dtype=bool) if empty is None else ~empty[rows]
        account = np.asarray(coded(columns[name])[0], dtype=np.int64)[rows]
        return cls(named, account, None if balance is None else kurus_of(columns[balance])[rows])

    def runs(self, net: Ints) -> bool:
        return self.left is not None and _runs(net, self.left, self.account, self.named)

    def runs_for_each(self, net: Ints) -> bool:
        """Whether each customer's balance begins with his first amount and goes on with his others."""
        if self.left is None or not _starts(self.account, self.left == net):
            return False
        order = np.argsort(self.account, kind="stable")
        same = np.diff(self.account[order]) == 0
        return bool(same.any() and (np.diff(self.left[order]) == net[order][1:])[same].all())

    def may_go_on(self, sides: _Sides, roles: Roles) -> bool:
        """Whether the rows may be some of a bank's: nobody owes more by its balance than by its amount."""
        if self.left is None:
            return bool(sides.out.any()) and sides.names_what_came(self.named)
        more = bool((self.left > sides.net).mean() > _OFTEN) and "document_no" not in roles.fields
        return (
            sides.went is None and more and sides.says and not _starts(self.account, self.left == sides.net)
        )


class _Sides:
    """One way to read the columns: which one is what came, in which rows money went out.

    `says`: what came did so through a bank; in an account of a customer that would be what goes off.
    `says_owed`: it is what was sold.
    """

    def __init__(
        self, columns: Sequence[Cells], roles: Roles, came: int, went: int | None, rows: Ints
    ) -> None:
        self.came, self.went = came, went
        money = kurus_of(columns[came])[rows]
        gone = np.zeros(len(rows), dtype=np.int64) if went is None else np.abs(kurus_of(columns[went])[rows])
        self.net: Ints = np.asarray(money - gone, dtype=np.int64)
        self.out: Bools = np.asarray(self.net < 0, dtype=bool)
        places = [at for at, field in enumerate(roles.fields) if field in ("note", "document_type")]
        some = rows[self.net > 0][:_LOOKED].tolist()
        notes = [" ".join(shown(columns[at][row]) for at in places) for row in some]
        self.says = says_transfers(notes)
        self.says_owed = bool(notes) and sum(map(says_owed, notes)) >= _OFTEN * len(notes)

    def names_what_came(self, named: Bools) -> bool:
        """Whether customers stand beside what came, and not beside what went out."""
        came = named[self.net > 0]
        return bool(len(came)) and bool(came.mean() >= _OFTEN and named[self.out].mean() <= _SELDOM)


def _sides(titles: Sequence[str], roles: Roles) -> tuple[int, int | None] | None:
    """The column of what came and of what went; None where no columns can be these."""
    words = [fold(title) for title in titles]
    both = [[at for at, word in enumerate(words) if word in side] for side in (_CAME, _WENT)]
    if len(both[0]) == len(both[1]) == 1:
        return both[0][0], both[1][0]
    money = [field for field in roles.fields if field in ("amount", "debit", "credit")]
    if money == ["amount"]:
        return roles.fields.index("amount"), None
    if sorted(money) == ["credit", "debit"]:
        return roles.fields.index("credit"), roles.fields.index("debit")
    return None


def _may_be(titles: Sequence[str], roles: Roles) -> bool:
    """Whether there are days, and no columns of claims."""
    fields = list(zip(map(fold, titles), roles.fields, strict=True))
    due = any(field == "due_date" and _VALUE_DAY not in title for title, field in fields)
    counted = [field for title, field in fields if title not in _CAME]
    return bool(roles.days) and not due and not _CLAIMS & {*counted} and counted.count("open_amount") < 2


def _runs(net: Ints, left: Ints, account: Ints, named: Bools) -> bool:
    """Whether the balance goes on from one customer to another, and is none of each customer's own."""
    if len(net) < _FEWEST:
        return False
    across = account[1:] != account[:-1]
    moved = np.diff(left)
    for step, order in ((moved == net[1:], 1), (moved == -net[:-1], -1)):
        if across.any() and step.mean() >= _MOST and step[across].mean() >= _MOST:
            last_named = np.maximum.accumulate(np.where(named, np.arange(len(net)), 0))
            own = (left == net)[::order]
            return not any(_starts(of[::order], own) for of in (account, account[last_named]))
    return False


def _starts(account: Ints, own: Bools) -> bool:
    """Whether the first row of each customer has a balance of its own amount alone."""
    first = firsts(account)
    return bool(own[first].all())
