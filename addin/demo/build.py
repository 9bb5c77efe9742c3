"""Builds the demo from a few numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.demo import names
from addin.demo.big import fill_up, leaner, mix_of
from addin.demo.cases import Cases
from addin.demo.days import Calendar
from addin.demo.faults import write_faults
from addin.demo.people import write_team
from addin.demo.shapes import COUNTED, DemoYear, Pad
from addin.demo.stories import write_stories
from addin.demo.trade import Mix
from addin.demo.words import Words
from addin.demo.year import Year, write_year

if TYPE_CHECKING:
    import pandas as pd

LEAST_ROWS, MOST_ROWS = 1_000, 300_000
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
    calendar, words, mix = Calendar(as_of), Words(language), Mix()
    if rows is not None:
        extra = _extra_rows(seed, calendar, words)
        debtors = max(rows // 10 - extra.counts["debtors"], LEAST_DEBTORS)
        mix = mix_of(rows, debtors, extra)
    pad, year = _written(seed, calendar, words, debtors, mix)
    if rows is not None:
        while (left := rows - sum(pad.counts[table] for table in COUNTED)) < 0:
            mix = leaner(mix)
            pad, year = _written(seed, calendar, words, debtors, mix)
        fill_up(np.random.default_rng([seed, 2]), year, left)
    tables = pad.frames()
    cells = {"company_name": words["company"], "team_leader": names.TEAM[2], "calculation_date": as_of}
    return DemoYear(tables, {**cells, "card_query": _told(tables)}, tuple(pad.raw), tuple(pad.truth))


def _written(seed: int, calendar: Calendar, words: Words, debtors: int, mix: Mix) -> tuple[Pad, Year]:
    pad, teams = Pad(), words["teams"]
    write_team(pad, calendar, (teams[0], teams[1]), words["rate_source"])
    year = write_year(np.random.default_rng([seed, 0]), calendar, words, pad, debtors, mix)
    _write_cases(seed, calendar, words, pad)
    return pad, year


def _told(tables: Mapping[str, pd.DataFrame]) -> str:
    """Name of the debtor for the card: of those with a file, of whom there is most to tell."""
    import pandas as pd

    owed = tables["receivables"][tables["receivables"]["closing_reason"].fillna("") == ""]
    rows = [owed, *(tables[table] for table in ("contacts", "promises", "receipts"))]
    told = pd.concat([frame["debtor_id"] for frame in rows])
    chosen = told[told.isin(tables["files"]["debtor_id"])].value_counts().sort_index().idxmax()
    debtors = tables["debtors"]
    return str(debtors["debtor_name"][debtors["debtor_id"] == chosen].iloc[0])


def _extra_rows(seed: int, calendar: Calendar, words: Words) -> Pad:
    """Stories and faults alone, to see how many rows they take."""
    pad = Pad()
    _write_cases(seed, calendar, words, pad)
    return pad


def _write_cases(seed: int, calendar: Calendar, words: Words, pad: Pad) -> None:
    cases = Cases.on(np.random.default_rng([seed, 1]), calendar, words, pad)
    write_stories(cases)
    write_faults(cases)
