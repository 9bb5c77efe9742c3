"""Amounts that several columns tell together: lira and kuruş, an amount and whose side it is on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, sample, shown, texts_of
from addin.importing.evidence.content import fits
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import kurus_of, running_steps
from addin.importing.evidence.words import codes_of
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.rules.rows import Ints
from addin.text import fold

_LIRA, _KURUS = {"lira", "tl", "ytl", "try"}, {"kurus", "kr", "krs", "ykr"}
_AMOUNT_DAYS = {"issue_date", "settled_on", "due_date"}
_TOLD_APART = {"debit", "credit", "balance_side", "paid_amount", "bucket", "sender"}  # or of a bank
_FEWEST, _MOST = 2, 0.9  # steps of the balance that follow the amounts


def with_kurus(table: SourceTable) -> SourceTable:
    """A column of lira and one of kuruş beside it are one amount."""
    words = [fold(header) for header in table.headers]
    for at, (lira, kurus) in enumerate(pairwise(words)):
        if lira in _LIRA and kurus in _KURUS:
            pairs = zip(table.columns[at], table.columns[at + 1], strict=True)
            columns = list(table.columns)
            columns[at] = [_amount(*pair) for pair in pairs]
            told = {**table.parts, at: "amount", at + 1: ""}
            whole = {**table.whole, at: table.columns[at]}
            return replace(table, columns=tuple(columns), parts=told, whole=whole)
    return table


def _amount(lira: Any, kurus: Any) -> str:
    """
    >>> _amount("1.250", 5.0), _amount(80.0, "05"), _amount(7.0, ""), _amount("", "")
    ('1.250,05', '80,05', '7,00', '')
    """
    whole, part = shown(lira), shown(kurus)
    if not whole and not part:
        return ""
    return f"{whole or '0'},{part.rjust(2, '0')}"


def by_sides(table: SourceTable) -> SourceTable:
    """One amount with its side (B, A) is debit or credit where the running balance proves it.

    The side stands beside the amount, a second one beside the balance.
    """
    found = [fields[0][0] if (fields := certain(header)) else "" for header in table.headers]
    sides = [at for at, field in enumerate(found) if field == "balance_side"]
    amounts, balances = (
        [at for at, field in enumerate(found) if field == name] for name in ("amount", "open_amount")
    )
    if not sides or len(amounts) != 1 or len(balances) != 1 or not _AMOUNT_DAYS & set(found):
        return table
    amount, balance = amounts[0], balances[0]
    own = [at for at in sides if at != balance + 1 or at == amount + 1]
    if len(own) != 1 or len(sides) > 2:
        return table
    code = codes_of("side", texts_of(table.columns[own[0]]))
    rest = [at for at in sides if at != own[0]]
    if not _is_proved(table, amount, balance, code, rest):
        return table
    return _in_two(table, amount, code == "creditor", {own[0]: ""})


def _is_proved(table: SourceTable, amount: int, balance: int, code: Any, rest: list[int]) -> bool:
    """Whether the balance changes by the amounts, those of the other side taken off."""
    record = table.records
    if not (code != "")[record].all():
        return False
    net = np.where(code == "creditor", -1, 1) * kurus_of(table.columns[amount])
    left = kurus_of(table.columns[balance])
    for at in rest:
        left = np.where(codes_of("side", texts_of(table.columns[at])) == "creditor", -np.abs(left), left)
    return _runs(table, net, left)


def by_signs(table: SourceTable) -> SourceTable:
    """Amounts of which the negative ones were paid are debit, where the running balance proves it.

    Where no header names the amounts, the only ones that prove it are meant.
    """
    found = [fields[0][0] if (fields := certain(header)) else "" for header in table.headers]
    named, balances, unknown = (
        [at for at, field in enumerate(found) if field == name] for name in ("amount", "open_amount", "")
    )
    if len(named) > 1 or len(balances) != 1 or _TOLD_APART & set(found) or not _AMOUNT_DAYS & set(found):
        return table
    if table.moves:
        return table
    left = kurus_of(table.columns[balances[0]])
    proved = [at for at in named or unknown if _goes_both_ways(table, at, left)]
    if len(proved) != 1:
        return table
    return _in_two(table, proved[0], np.zeros(len(table), dtype=bool), {})  # below zero it is credit anyway


def _goes_both_ways(table: SourceTable, at: int, left: Ints) -> bool:
    """Whether some of its amounts are below zero, and the balance follows them."""
    if not fits("amount", sample(table.columns[at])):
        return False
    net = kurus_of(table.columns[at])
    return bool((net < 0).any()) and _runs(table, net, left)


def _runs(table: SourceTable, net: Ints, left: Ints) -> bool:
    """Whether the balance of each account changes by its amounts."""
    record = table.records
    names = [at for at, header in enumerate(table.headers) if "debtor_name" in (certain(header) or ((),))[0]]
    account = accounts_of(table, next(iter(names), None))
    steps = running_steps(net[record], left[record], account[record])
    return len(steps) >= _FEWEST and bool(steps.mean() >= _MOST)


def _in_two(table: SourceTable, amount: int, paid: Bools, parts: dict[int, str]) -> SourceTable:
    """The amounts as debit, those of `paid` rows as credit in a column behind the others."""
    cells = table.columns[amount]
    columns: list[Cells] = list(table.columns)
    rows = list(zip(cells, paid.tolist(), strict=True))
    columns[amount] = ["" if taken else cell for cell, taken in rows]
    columns.append([cell if taken else "" for cell, taken in rows])
    return replace(
        table,
        headers=(*table.headers, table.headers[amount]),
        columns=tuple(columns),
        parts={**table.parts, **parts, amount: "debit", len(table.headers): "credit"},
        whole={**table.whole, amount: cells},
        added=table.added + 1,
    )
