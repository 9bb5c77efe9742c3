"""Builds the demo from a few numbers."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.demo import names
from addin.demo.big import MIX, fill_up
from addin.demo.days import Calendar
from addin.demo.faults import write_faults
from addin.demo.people import write_team
from addin.demo.shapes import COUNTED, DemoYear, Pad
from addin.demo.stories import write_stories
from addin.demo.trade import Mix
from addin.demo.words import Words
from addin.demo.year import write_year

LEAST_ROWS, MOST_ROWS = 1_000, 1_000_000
LEAST_DEBTORS, MOST_DEBTORS = 10, 10_000


def build(
    debtors: int = 60,
    rows: int | None = None,
    seed: int = 7,
    *,
    as_of: date,
    language: str = "tr",
) -> DemoYear:
    """A firm's year up to `as_of`, and the faults planted in it; equal arguments give equal years.

    `debtors` are the healthy ones; the faulty rows stand behind all others. `rows` instead is the
    number of rows of all entry tables together, faults and all, in the proportions of `big`.
    """
    calendar, words, pad = Calendar(as_of), Words(language), Pad()
    year_rng, fault_rng, fill_rng = (np.random.default_rng([seed, part]) for part in range(3))
    teams = words["teams"]
    write_team(pad, calendar, (teams[0], teams[1]), words["rate_source"])
    mix = Mix()
    if rows is not None:
        extra = _extra_rows(seed, calendar, words)
        debtors, mix = max(rows // 10 - extra.counts["debtors"], LEAST_DEBTORS), MIX
    year = write_year(year_rng, calendar, words, pad, debtors, mix)
    write_stories(fault_rng, calendar, words, pad)
    write_faults(fault_rng, calendar, words, pad)
    if rows is not None:
        fill_up(fill_rng, year, rows - sum(pad.counts[table] for table in COUNTED))
    cells = {"company_name": words["company"], "team_leader": names.TEAM[2], "calculation_date": as_of}
    return DemoYear(pad.frames(), cells, tuple(pad.raw), tuple(pad.truth))


def _extra_rows(seed: int, calendar: Calendar, words: Words) -> Pad:
    """Stories and faults alone, to see how many rows they take."""
    pad, rng = Pad(), np.random.default_rng([seed, 1])
    write_stories(rng, calendar, words, pad)
    write_faults(rng, calendar, words, pad)
    return pad
