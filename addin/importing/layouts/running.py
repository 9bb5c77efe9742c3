"""The running balance of a statement: what it proves of the lines beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from addin.importing.evidence.amounts import read_amounts
from addin.importing.evidence.cells import Bools
from addin.importing.evidence.words import codes_of
from addin.importing.layouts.reader import Reader
from addin.rules.rows import Ints

_FEWEST = 3  # lines that may prove that the columns stand the wrong way round


@dataclass(frozen=True, slots=True)
class Running:
    """The balance after each line, in kuruş, positive where he owes; `stands` where one was read."""

    kurus: Ints
    stands: Bools


@dataclass(frozen=True, slots=True)
class Proof:
    """Rows that the balance proves, and those that break it; `turned`: debit and credit change places.

    `steps`: how often it changed by the amount of the row.
    """

    turned: bool
    proved: Bools
    broken: Bools
    steps: int


def have_their_sign(credit: Ints, running: Running | None) -> bool:
    """Whether payments are written as what they take off, "(1.200,00)", and not as taken back.

    All are, and the balance falls by them, whichever way it runs; without a balance they are several.
    """
    minus = credit < 0
    if not minus.any() or (credit > 0).any():
        return False
    both = running.stands[1:] & running.stands[:-1] if running else np.zeros(0, dtype=bool)
    if running is None or not (both & (minus[1:] | minus[:-1])).any():
        return bool(minus.sum() > 1)
    change = np.diff(running.kurus)
    falls = (minus[1:] & (change == credit[1:])) | (minus[:-1] & (-change == credit[:-1]))
    return bool((both & falls).any())


def running_of(reader: Reader) -> Running | None:
    at = reader.mapping.at("open_amount")
    if at is None:
        return None
    # A balance that cannot be read proves nothing; the row is good without it.
    read = read_amounts(reader.table.columns[at], reader.styles.decimals.get(at, ""))
    creditor = codes_of("side", reader.texts("balance_side")) == "creditor"
    kurus = np.where(creditor, -np.abs(read.kurus), read.kurus)
    return Running(kurus, ~(read.blank | read.unreadable))


def best_proof(
    debit: Ints, credit: Ints, running: Running, accounts: Iterator[Ints], chosen: tuple[Bools, Bools]
) -> Proof:
    """By the accounts whose balances are broken least. `chosen`: the records, the openings."""
    record, opening = chosen
    best: Proof | None = None
    for account in accounts:
        turned = _is_other_way_round(debit, credit, running, account, record)
        sides = (credit, debit) if turned else (debit, credit)
        proof = Proof(turned, *_prove(*sides, running, account, record & ~opening))
        fewer = best is not None and proof.broken.sum() < best.broken.sum() and proof.steps >= best.steps
        if best is None or fewer:
            best = proof
        if not best.broken.any():
            break
    assert best is not None
    return best


def _steps(running: Running, account: Ints, chosen: Bools) -> tuple[Ints, Ints, Bools]:
    """Rows with a balance, the change since the row of the same account above, and where there is one."""
    rows = np.flatnonzero(chosen & running.stands)
    order = rows[np.argsort(account[rows], kind="stable")]
    kurus = running.kurus[order]
    change = np.diff(kurus, prepend=0)
    follows = np.ones(len(order), dtype=bool)
    if len(order):
        follows[0] = False
        follows[1:] = account[order][1:] == account[order][:-1]
    return order, change, follows


def _is_other_way_round(debit: Ints, credit: Ints, running: Running, account: Ints, record: Bools) -> bool:
    """Whether every change of the balance is credit less debit, and not all debit less credit."""
    rows, change, follows = _steps(running, account, record)
    net = (debit - credit)[rows]
    counted = follows & (net != 0)
    if counted.sum() < _FEWEST:
        return False
    return bool((change[counted] == -net[counted]).all())


def _prove(
    debit: Ints, credit: Ints, running: Running, account: Ints, record: Bools
) -> tuple[Bools, Bools, int]:
    """Where the balance changed by the line's amount, and where by another one; how often by it."""
    rows, change, follows = _steps(running, account, record | (running.stands & (debit + credit > 0)))
    net = (debit - credit)[rows]
    fits = change == net
    if not fits[follows].any():  # the newest line on top
        back = np.append(change[1:], 0)
        after = np.append(follows[1:], False)
        upward = -back == net
        if upward[after].any():
            fits, follows = upward, after
    proved, broken = np.zeros(len(debit), dtype=bool), np.zeros(len(debit), dtype=bool)
    proved[rows] = fits | ~follows
    broken[rows] = ~fits & follows
    return proved & record, broken & record, int((fits & follows).sum())
