"""What is known of each debtor that speaks for or against being paid: one number a factor.

Counts, days, months and percents are whole numbers, 0 where there is nothing to say. Shares and means
weigh money in TL at the rate of the day; money without a rate takes no part in them, as in balances.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from dateutil.relativedelta import relativedelta

from addin.rules.aging import days_overdue
from addin.rules.cash import cash_kurus, counts
from addin.rules.cheques import PAPER
from addin.rules.contacts import is_reached
from addin.rules.rows import (
    UNDATED,
    Bools,
    Ints,
    currencies,
    day_number,
    days,
    distinct,
    effective_due,
    find,
    issued_on,
    kurus,
    texts,
    whole,
)

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.allocation import Allocation
    from addin.rules.balances import Balances

Floats = npt.NDArray[np.float64]

NO_PAYMENT = ("offset", "credit_note", "exchange_difference")  # they settle, but nobody paid
UNANSWERED = ("no_answer", "wrong_number")


@dataclass(frozen=True)
class Facts:
    """Numbers by debtor row, worked out of the tables; `limits`: how many months back to look."""

    frames: Mapping[str, pd.DataFrame]
    allocation: Allocation
    balances: Balances
    as_of: date
    limits: Mapping[str, int]

    # what all factors share
    @cached_property
    def today(self) -> int:
        return day_number(self.as_of)

    @cached_property
    def ids(self) -> npt.NDArray[np.object_]:
        return texts(self.frames["debtors"], "debtor_id")

    @cached_property
    def of_receivable(self) -> Ints:
        return self.debtor_of("receivables")

    @cached_property
    def of_contact(self) -> Ints:
        return self.debtor_of("contacts")

    @cached_property
    def open(self) -> Ints:
        return np.maximum(whole(self.allocation.open_kurus), 0)

    @cached_property
    def late(self) -> Ints:
        """Days overdue of each receivable, below 0 before the day and where there is no date."""
        return days_overdue(self.frames["receivables"], self.as_of)

    @cached_property
    def closing(self) -> npt.NDArray[np.object_]:
        return texts(self.frames["receivables"], "closing_reason")

    @cached_property
    def rate(self) -> Floats:
        """TL for one unit of each receivable's currency; NaN where unknown."""
        known = self.balances.by_currency
        at = find(currencies(self.frames["receivables"]), texts(known, "currency"))
        rates = known["rate"].to_numpy(dtype=np.float64, na_value=np.nan)
        return np.asarray(np.append(rates, np.nan)[at], dtype=np.float64)

    def debtor_of(self, table: str) -> Ints:
        """Debtor row of each row of a table, -1 where there is none."""
        return find(texts(self.frames[table], "debtor_id"), self.ids)

    def since(self, limit: str) -> int:
        """Day number that many months before today; what happened later is recent."""
        return day_number(self.as_of - relativedelta(months=self.limits[limit]))

    def recent(self, day: Ints, limit: str) -> Bools:
        return (day > self.since(limit)) & (day <= self.today)

    def count(self, of: Ints, which: Bools) -> Ints:
        return np.bincount(of[which & (of >= 0)], minlength=len(self.ids)).astype(np.int64)

    def total(self, of: Ints, amount: Floats) -> Floats:
        rows = (of >= 0) & np.isfinite(amount)
        return np.bincount(of[rows], weights=amount[rows], minlength=len(self.ids)).astype(np.float64)

    def percent(self, part: Bools) -> Ints:
        """Share of the open money, down to the whole percent: 100 is only said of all of it."""
        money = np.rint(self.open * self.rate)
        whole_sum = self.total(self.of_receivable, money)
        share = 100 * self.total(self.of_receivable, money * part) / np.where(whole_sum > 0, whole_sum, 1)
        return np.floor(share).astype(np.int64)

    # the factors
    @cached_property
    def oldest_overdue(self) -> Ints:
        """Days overdue of the oldest open receivable, in any currency."""
        oldest = np.zeros(len(self.ids), dtype=np.int64)
        rows = (self.open > 0) & (self.late > 0) & (self.of_receivable >= 0)
        np.maximum.at(oldest, self.of_receivable[rows], self.late[rows])
        return oldest

    @property
    def share_over_90(self) -> Ints:
        return self.percent(self.late > 90)

    @property
    def disputed_share(self) -> Ints:
        return self.percent(self.frames["receivables"]["disputed"].fillna(False).to_numpy(dtype=bool))

    @property
    def average_delay(self) -> Ints:
        """Mean days late weighted by amount, half up: what was paid lately, and all that is open.

        Early payment and money that is not due count as 0 days, so that they never hide late money.
        Credit notes and offsets are no payment behaviour; a cheque counts on the day it is cleared.
        """
        receipts, flow = self.frames["receipts"], self.allocation.flow
        cash = np.append(cash_kurus(receipts) > 0, np.zeros(len(self.open), dtype=bool))
        day = np.append(days(receipts["received_on"]), np.full(len(self.open), UNDATED))
        paid = (flow.kurus > 0) & cash[flow.giver] & self.recent(day[flow.giver], "delay_months")
        giver, taker = flow.giver[paid], flow.taker[paid]
        due = days(effective_due(self.frames["receivables"]))
        amount = np.append(self.open, flow.kurus[paid])
        delay = np.append(self.late, day[giver] - due[taker])
        row = np.append(np.arange(len(self.open)), taker)
        weight = np.where(due[row] == UNDATED, 0, np.rint(amount * self.rate[row]))
        of = self.of_receivable[row]
        whole_sum = self.total(of, weight)
        mean = self.total(of, weight * np.maximum(delay, 0)) / np.where(whole_sum > 0, whole_sum, 1)
        return np.floor(mean + 0.5).astype(np.int64)

    @property
    def no_payment(self) -> Ints:
        """Whole months without payment, counted from when the oldest overdue debt asked for one."""
        receipts, of = self.frames["receipts"], self.debtor_of("receipts")
        day = days(receipts["received_on"])
        paid = counts(receipts, self.allocation.papers.undone) & (texts(receipts, "reversal") == "")
        paid &= (kurus(receipts) > 0) & ~np.isin(texts(receipts, "channel"), NO_PAYMENT)
        paid &= (day <= self.today) & (of >= 0)
        start = self.today - self.oldest_overdue
        np.maximum.at(start, of[paid], day[paid])
        return np.where(self.oldest_overdue > 0, months_between(start, self.as_of), 0)

    @property
    def broken_promises(self) -> Ints:
        """Promises of status broken; a part payment is told on its own sheet."""
        promises = self.frames["promises"]
        broken = texts(promises, "status") == "broken"
        broken &= self.recent(days(promises["promised_for"]), "promise_months")
        return self.count(self.debtor_of("promises"), broken)

    @property
    def bounced(self) -> Ints:
        """Cheques and notes, each once: by its claim, else by its receipt; old ones while still open."""
        rows, receipts = self.frames["receivables"], self.frames["receipts"]
        start = self.since("bounced_months")
        claims = np.isin(texts(rows, "document_type"), PAPER) & (self.closing == "bounced")
        told = np.append(claims, False)[self.allocation.papers.claim]
        claims &= (days(effective_due(rows)) > start) | (self.open > 0)
        papers = np.isin(texts(receipts, "channel"), PAPER) & (texts(receipts, "reversal") == "bounced")
        day = days(receipts["received_on"])
        papers &= ~told & (self.recent(day, "bounced_months") | (day == UNDATED))
        return self.count(self.of_receivable, claims) + self.count(self.debtor_of("receipts"), papers)

    @property
    def enforcement(self) -> Ints:
        """Files against the debtor, or that his open receivables name: open, or ended in insolvency."""
        files = self.frames["files"]
        live = texts(files, "file_status") != "closed"
        live |= texts(files, "closing_reason") == "insolvency"
        live &= np.isin(texts(files, "our_role"), ("", "creditor"))
        named = find(texts(self.frames["receivables"], "file_id"), texts(files, "file_id"))
        naming = np.append(live, False)[named] & (self.open > 0)
        of = np.append(self.debtor_of("files")[live], self.of_receivable[naming])
        file = np.append(np.flatnonzero(live), named[naming])
        pairs = distinct((of * (len(files) + 1) + file)[of >= 0])
        return np.bincount(pairs // (len(files) + 1), minlength=len(self.ids)).astype(np.int64)

    @property
    def written_off(self) -> Ints:
        lost = (self.closing == "written_off") & (kurus(self.frames["receivables"]) > 0)
        return self.count(self.of_receivable, lost)

    @property
    def limit_used(self) -> Ints:
        """Percent of the credit limit, rounded down; a limit of 0 counts as none given."""
        known = self.balances.by_debtor
        at = find(self.ids, known.index.to_numpy(dtype=object))
        owed = np.maximum(np.append(whole(known["open_kurus"]), 0)[at], 0)
        limit = kurus(self.frames["debtors"], "credit_limit_kurus")
        return np.where(limit > 0, owed * 100 // np.where(limit > 0, limit, 1), 0)

    @property
    def refusals(self) -> Ints:
        """Times he refused to pay; said only of who is late now."""
        contacts = self.frames["contacts"]
        refused = is_reached(contacts) & (texts(contacts, "result") == "refuses")
        refused &= self.recent(days(contacts["contacted_at"]), "contact_months")
        return self.count(self.of_contact, refused) * (self.oldest_overdue > 0)

    @property
    def unanswered(self) -> Ints:
        """Attempts since somebody was last reached; said only of who is late now."""
        contacts, of = self.frames["contacts"], self.of_contact
        result = texts(contacts, "result")
        moment = contacts["contacted_at"].to_numpy(dtype="datetime64[s]").astype(np.int64)
        recent = self.recent(days(contacts["contacted_at"]), "contact_months") & (of >= 0)
        talked = is_reached(contacts) & recent
        last = np.full(len(self.ids) + 1, np.iinfo(np.int64).min)
        np.maximum.at(last, of[talked], moment[talked])
        tried = np.isin(result, UNANSWERED) & recent & (moment > last[of])
        return self.count(of, tried) * (self.oldest_overdue > 0)

    # how much is known
    @cached_property
    def real(self) -> Bools:
        real: Bools = (kurus(self.frames["receivables"]) > 0) & (self.closing != "wrong_record")
        return real

    @property
    def fallen_due(self) -> Ints:
        """Receivables whose day is over."""
        return self.count(self.of_receivable, self.real & (self.late > 0))

    @property
    def known_days(self) -> Ints:
        """Days since the first receivable was issued (fell due, where the issue date is missing)."""
        day = days(issued_on(self.frames["receivables"]))
        first = np.full(len(self.ids), self.today)
        known = self.real & (self.of_receivable >= 0)
        np.minimum.at(first, self.of_receivable[known], day[known])
        return self.today - first


def months_between(start: Ints, as_of: date) -> Ints:
    """Whole calendar months from each day number to `as_of`, which is not before it.

    >>> starts = np.array(["2026-01-31", "2025-03-15"], dtype="datetime64[D]").astype(np.int64)
    >>> months_between(starts, date(2026, 3, 15)).tolist()
    [1, 12]
    """
    day = start.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    day_of_month = (day - month).astype(np.int64) + 1
    whole_months = (np.datetime64(as_of, "M") - month).astype(np.int64)
    return np.asarray(whole_months - (day_of_month > as_of.day), dtype=np.int64)
