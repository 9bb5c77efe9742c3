"""Receipts that were recorded after a list came in, when the same list comes in once more.

The list knows nothing of them: its rows demand again what the last receipts paid, to the kuruş. The book is
the newer one and stays. But for one thing: a single receipt of just as much as the list had taken off
without a day is that money, typed in afterwards, unless it came after the last import.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.posting.keys import plain_day
from addin.messages import say
from addin.model import Ledger
from addin.rules.rows import Ints, combine, text_array

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Payments:
    """What receipts of the book pay of lines, one entry a payment; `receipt`: position in the book."""

    line: Ints
    receipt: Ints
    kurus: Ints


@dataclass(frozen=True, slots=True)
class Since:
    """By line: `stays`, the book is newer; `again`, its last receipt is what the list took off before."""

    stays: Bools
    again: Bools


def recorded_since(more: Ints, taken_off: Ints, debtor: Ints, paid: Payments, ledger: Ledger) -> Since:
    """Of lines that demand `more` than the book has: whether its last receipts of the row, or of all
    rows of the debtor, came to that. `taken_off`: what the book took off the whole amount before.
    """
    raised = more > 0
    if not raised.any():
        return Since(raised, raised)
    here = np.isin(debtor[paid.line], debtor[raised])
    paid = Payments(paid.line[here], paid.receipt[here], paid.kurus[here])
    rows = np.arange(len(more))
    wanted = np.where(raised, more, 0)
    in_all, off_in_all = _summed(debtor, wanted)[debtor], _summed(debtor, taken_off)[debtor]
    stays, again = np.zeros_like(raised), np.zeros_like(raised)
    for group, sums, off in ((rows, wanted, taken_off), (debtor, in_all, off_in_all)):
        last = _last_sums(group[paid.line], paid, ledger)
        single = last[last["single"]]
        known = _among(group, taken_off, group, sums) | (off == sums)
        alone = _among(single["group"].to_numpy(), single["sum"].to_numpy(), group, sums)
        stays |= raised & _among(last["group"].to_numpy(), last["sum"].to_numpy(), group, sums)
        again |= raised & alone & known
    return Since(stays & ~again, again)


def are_last_sums(less: Ints, debtor: Ints, paid: Payments, ledger: Ledger) -> Bools:
    """Where a line, or all of its debtor, lack just what its last receipts came to; `less` in kuruş."""
    found = np.zeros(len(less), dtype=bool)
    for group, sums in ((np.arange(len(less)), less), (debtor, _summed(debtor, less)[debtor])):
        last = _last_sums(group[paid.line], paid, ledger)
        found |= (less > 0) & _among(last["group"].to_numpy(), last["sum"].to_numpy(), group, sums)
    return found


def _summed(key: Ints, values: Ints) -> Ints:
    sums = np.zeros(int(key.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(sums, key, values)
    return sums


def _last_sums(group: Ints, paid: Payments, ledger: Ledger) -> pd.DataFrame:
    """By group what its last receipt is, its last two are together, and so on: group, sum, single.

    `single`: the last one, if it had come when the last list was taken in.
    """
    import pandas as pd

    recorded = ledger["receipts"]["recorded_at"].to_numpy(dtype="datetime64[s]")
    turn = np.empty(len(recorded), dtype=np.int64)
    turn[np.argsort(recorded, kind="stable")] = np.arange(len(recorded))  # what has no time yet is last
    flows = pd.DataFrame({"group": group, "turn": turn[paid.receipt], "receipt": paid.receipt})
    parts = flows.assign(kurus=paid.kurus).groupby(["group", "turn", "receipt"])["kurus"].sum()
    came = parts.reset_index().sort_values(["group", "turn"], ascending=[True, False])
    day = plain_day(ledger["receipts"]["received_on"])[came["receipt"]]
    return pd.DataFrame(
        {
            "group": came["group"],
            "sum": came.groupby("group")["kurus"].cumsum(),
            "single": ~came.duplicated("group") & (day <= _last_import(ledger)),
        }
    )


def _last_import(ledger: Ledger) -> int:
    """The day on which a list last wrote receivables; without one, every day is before it."""
    log = ledger["log"]
    ours = text_array(log["command"]) == say("commands.import.title", ledger.language)
    ours &= text_array(log["sheet"]) == ledger.place("receivables").sheet
    days = plain_day(log["logged_at"])[ours]
    return int(days.max()) if len(days) else int(np.iinfo(np.int64).max)


def _among(of: Ints, sums: Ints, group: Ints, wanted: Ints) -> Bools:
    """Where the group has that sum."""
    keys = combine(np.concatenate([of, group]), np.concatenate([sums, wanted]))
    return np.isin(keys[len(of) :], keys[: len(of)])
