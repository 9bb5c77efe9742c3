"""Which contact brought a receipt: each lira of cash is attributed to one contact at most.

In this order: the contact that the receipt names; the contact of the promise that the receipt names,
else of the oldest promise that it paid; the latest contact that reached the debtor on the receipt's
day or up to `attribution_days` before. A name that belongs to another debtor is no name. What is left
is unattributed and shown as such. It says what came after what, not why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.model import Objects
from addin.rules.cash import kept_cash_kurus
from addin.rules.contacts import is_reached
from addin.rules.promises import PromisePayments
from addin.rules.rows import UNDATED, Ints, codes, combine, days, find, kurus_column, ranks, repeated, texts
from addin.rules.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_AXIS = 10**7  # days of one debtor on the common axis


@dataclass(frozen=True, slots=True)
class Attribution:
    """One entry a receipt.

    `contact_id`: "" where nobody brought it or it is no cash. `contact`: position in the contacts
    (-1). `kurus`: Int64, kept cash of the receipt in its own currency (0: no cash). `basis`: "contact",
    "promise", "latest", "" (unattributed).
    """

    contact_id: Objects
    contact: Ints
    kurus: pd.Series[int]
    basis: Objects


def attribute(
    receipts: pd.DataFrame,
    contacts: pd.DataFrame,
    promises: pd.DataFrame,
    payments: PromisePayments,
    settings: Settings,
) -> Attribution:
    """Find the contact of each receipt; see the module for the rule.

    `payments`: of the same promises and receipts (`pay_promises`).
    """
    kept = kept_cash_kurus(receipts)
    ways = (
        ("contact", _named(receipts, contacts)),
        ("promise", _through_promise(receipts, contacts, promises, payments)),
        ("latest", _latest(receipts, contacts, settings.attribution_days)),
    )
    contact = np.full(len(receipts), -1, dtype=np.int64)
    basis = repeated("", len(receipts))
    for name, found in ways:
        new = (contact < 0) & (found >= 0) & (kept > 0)
        contact[new], basis[new] = found[new], name
    ids = np.append(texts(contacts, "contact_id"), "")[contact]
    return Attribution(ids, contact, kurus_column(kept, receipts.index), basis)


def _owned(wanted: Objects, wanted_debtor: Objects, keys: Objects, key_debtor: Objects) -> Ints:
    """Position of each wanted id among the keys of the same debtor; -1: none, no id, no debtor."""
    debtor = np.concatenate([key_debtor, wanted_debtor])
    pair = combine(debtor, np.concatenate([keys, wanted]))
    found = find(pair[len(keys) :], pair[: len(keys)])
    return np.where((wanted == "") | (wanted_debtor == ""), -1, found)


def _named(rows: pd.DataFrame, contacts: pd.DataFrame) -> Ints:
    return _owned(
        texts(rows, "contact_id"),
        texts(rows, "debtor_id"),
        texts(contacts, "contact_id"),
        texts(contacts, "debtor_id"),
    )


def _through_promise(
    receipts: pd.DataFrame, contacts: pd.DataFrame, promises: pd.DataFrame, payments: PromisePayments
) -> Ints:
    named = _owned(
        texts(receipts, "promise_id"),
        texts(receipts, "debtor_id"),
        texts(promises, "promise_id"),
        texts(promises, "debtor_id"),
    )
    age = ranks(days(promises["made_on"]), days(promises["promised_for"]), texts(promises, "promise_id"))
    flow = payments.flow
    first = find(np.arange(len(receipts)), flow.giver, age[flow.taker])
    promise = np.where(named >= 0, named, np.append(flow.taker, -1)[first])
    return np.append(_named(promises, contacts), -1)[promise]


def _latest(receipts: pd.DataFrame, contacts: pd.DataFrame, most_days: int) -> Ints:
    """One axis for all debtors, so that one search finds each receipt's last contact before it."""
    debtor = codes(np.concatenate([texts(contacts, "debtor_id"), texts(receipts, "debtor_id")]))
    of_contact, of_receipt = debtor[: len(contacts)], debtor[len(contacts) :]
    contact_day, receipt_day = days(contacts["contacted_at"]), days(receipts["received_on"])
    useful = np.flatnonzero(is_reached(contacts) & (texts(contacts, "debtor_id") != ""))
    time = contacts["contacted_at"].to_numpy(dtype="datetime64[s]").astype(np.int64)
    rank = ranks(of_contact[useful], time[useful], texts(contacts, "contact_id")[useful])
    ordered = useful[np.argsort(rank)]
    place = of_contact[ordered] * _AXIS + contact_day[ordered]
    wanted = of_receipt * _AXIS + np.minimum(receipt_day, _AXIS - 1)
    found = np.append(ordered, -1)[np.searchsorted(place, wanted, side="right") - 1]
    before = receipt_day - np.append(contact_day, -UNDATED)[found]
    fits = (np.append(of_contact, -1)[found] == of_receipt) & (before <= most_days)
    return np.where(fits, found, -1)
