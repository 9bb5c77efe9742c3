"""Invoices and how they get paid: whole columns, drawn debtor by debtor's habit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from addin.demo import ids
from addin.demo.days import Calendar
from addin.demo.shapes import Bools, Days, Ints, Texts

PROMPT, SLOW, PROMISER, BAD = range(4)
_WHEN = {"TRY": (60_000, 0.55), "USD": (3_000, 0.5), "EUR": (2_600, 0.5)}
_NEVER = np.datetime64("2999-01-01")


@dataclass(frozen=True, slots=True)
class Mix:
    """How many rows of each kind a debtor has, on average."""

    invoices: tuple[int, int] = (3, 12)
    habits: tuple[float, float, float, float] = (0.36, 0.30, 0.22, 0.12)
    two_payments: float = 0.2
    calls: int = 5
    promise: float = 0.36
    lawsuits: float = 0.07


@dataclass(slots=True)
class Trade:
    """One entry a receivable; `debtor` counts the debtors of this part from 0.

    Two payments at most: amounts 0 and days `_NEVER` where there is none. Only what has happened
    before the demo's day is kept.
    """

    debtor: Ints
    issued: Days
    due: Days
    kurus: Ints
    currency: Texts
    opening: Bools
    document_no: Texts
    disputed: Bools
    paid_on: tuple[Days, Days]
    paid_kurus: tuple[Ints, Ints]
    habit: Ints

    @property
    def open_kurus(self) -> Ints:
        return self.kurus - self.paid_kurus[0] - self.paid_kurus[1]

    @property
    def settled_on(self) -> Days:
        """Day of the last lira; `_NEVER` while something is open."""
        last = np.where(self.paid_kurus[1] > 0, self.paid_on[1], self.paid_on[0])
        return np.where(self.open_kurus == 0, last, _NEVER)


def make_trade(rng: np.random.Generator, calendar: Calendar, count: int, mix: Mix) -> Trade:
    """A year of invoices of `count` debtors, in the order of their dates."""
    habit = rng.choice(4, count, p=mix.habits)
    invoices = rng.integers(*mix.invoices, count)
    debtor = np.repeat(np.arange(count), invoices)
    issued = _issue_days(rng, calendar, len(debtor))
    order = np.argsort(issued, kind="stable")
    debtor, issued = debtor[order], issued[order]
    opening = _openings(rng, debtor, count)
    issued[opening] = calendar.on_or_after(calendar.as_of - 365)
    currency, kurus = _amounts(rng, debtor, count)
    terms = rng.choice([30, 45, 60, 90], count, p=[0.4, 0.1, 0.35, 0.15])
    due = issued + np.where(opening, 10, terms[debtor])
    disputed = (rng.random(len(debtor)) < 0.25) & (habit[debtor] == BAD) & ~opening
    paid_on, paid_kurus = _payments(rng, calendar, habit[debtor], due, kurus, mix)
    paid = np.stack(paid_kurus) * ~disputed
    _part_twins(debtor, paid_on, kurus, paid)
    return Trade(
        debtor,
        issued,
        due,
        kurus,
        currency,
        opening,
        _numbers(issued, opening),
        disputed,
        paid_on,
        (paid[0], paid[1]),
        habit[debtor],
    )


def _part_twins(debtor: Ints, paid_on: tuple[Days, Days], kurus: Ints, paid: Ints) -> None:
    """Ten kuruş more, invoice and payment, where a debtor paid the same sum twice on one day."""
    day = np.concatenate(paid_on).astype(np.int64)
    row = np.flatnonzero(paid.ravel() > 0)
    item = row % len(kurus)
    while True:
        keys = np.stack([debtor[item], day[row], paid.ravel()[row]])
        _, first = np.unique(keys, axis=1, return_index=True)
        twins = np.setdiff1d(np.arange(len(row)), first)
        if not len(twins):
            return
        np.add.at(kurus, item[twins], 10)
        np.add.at(paid.reshape(-1), row[twins], 10)


def _issue_days(rng: np.random.Generator, calendar: Calendar, count: int) -> Days:
    """Working days of a year; month ends are busy, August is quiet."""
    days = calendar.between(calendar.as_of - 364, calendar.as_of - 3)
    months = days.astype("datetime64[M]")
    left = ((months + 1).astype("datetime64[D]") - days).astype(np.int64)
    weight = np.where(left <= 5, 2.4, 1.0) * np.where(months.astype(np.int64) % 12 == 7, 0.6, 1.0)
    return rng.choice(days, count, p=weight / weight.sum())


def _openings(rng: np.random.Generator, debtor: Ints, count: int) -> Bools:
    """The first receivable of every eighth debtor was carried over from the year before."""
    first = np.zeros(len(debtor), dtype=bool)
    first[np.unique(debtor, return_index=True)[1]] = True
    return first & (rng.random(count) < 0.12)[debtor]


def _amounts(rng: np.random.Generator, debtor: Ints, count: int) -> tuple[Texts, Ints]:
    """One currency and one usual size a debtor; every amount within three times of it."""
    currency = rng.choice(list(_WHEN), count, p=[0.84, 0.09, 0.07]).astype(object)
    middle, spread = (np.array([_WHEN[code][n] for code in currency]) for n in (0, 1))
    usual = np.exp(np.log(middle) + spread * rng.standard_normal(count).clip(-2, 2))
    lira = usual[debtor] * rng.uniform(0.6, 1.7, len(debtor))
    return currency[debtor], np.round(lira * 10).astype(np.int64) * 10


def _numbers(issued: Days, opening: Bools) -> Texts:
    """E-invoice numbers that count up within the year; carried balances have a number of their own."""
    year = issued.astype("datetime64[Y]").astype(np.int64) + 1970
    numbers = np.zeros(len(year), dtype=np.int64)
    for one in np.unique(year):
        rows = (year == one) & ~opening
        numbers[rows] = np.arange(1, rows.sum() + 1)
    numbers[opening] = np.arange(1, opening.sum() + 1)
    rows_of = zip(opening.tolist(), year.tolist(), numbers.tolist(), strict=True)
    return ids.texts(f"DVR-{y}-{n}" if o else f"ORN{y}{n:09d}" for o, y, n in rows_of)


def _payments(
    rng: np.random.Generator, calendar: Calendar, habit: Ints, due: Days, kurus: Ints, mix: Mix
) -> tuple[tuple[Days, Days], tuple[Ints, Ints]]:
    size = len(kurus)
    delay = np.choose(
        habit,
        [
            rng.integers(-3, 6, size),
            rng.integers(8, 45, size),
            rng.integers(15, 75, size),
            rng.integers(30, 120, size),
        ],
    )
    chance = np.array([0.985, 0.93, 0.75, 0.25])[habit]
    pays = rng.random(size) < chance
    parts = pays & (rng.random(size) < mix.two_payments) & (kurus > 100_000)
    part = kurus * rng.integers(3, 7, size) // 10 // 50_000 * 50_000
    parts &= part > 0
    rest_comes = rng.random(size) < np.array([1.0, 0.9, 0.6, 0.3])[habit]
    first_on = calendar.on_or_after(due + delay)
    second_on = calendar.on_or_after(first_on + rng.integers(9, 40, size))
    first = np.where(pays & (first_on < calendar.as_of), np.where(parts, part, kurus), 0)
    second = np.where(parts & rest_comes & (second_on < calendar.as_of), kurus - part, 0)
    days = np.where(first > 0, first_on, _NEVER), np.where(second > 0, second_on, _NEVER)
    return days, (first, second)
