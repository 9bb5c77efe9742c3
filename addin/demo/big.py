"""The mix of rows for large demos, and what fills them up to the exact number."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.demo import ids
from addin.demo.contacts import at_office_hours, callers
from addin.demo.shapes import Pad
from addin.demo.trade import Mix
from addin.demo.year import Year

# Of 100 rows about 10 are debtors, 20 receivables, 35 contacts, 10 promises, 20 receipts, 5 files with
# what belongs to them; contacts fill the rest.
_MIX = Mix(habits=(0.15, 0.30, 0.43, 0.12), two_payments=0.95, calls=2, promise=0.33)


def mix_of(rows: int, debtors: int, extra: Pad) -> Mix:
    """The mix by which `debtors` have their share of `rows`; `extra` are rows that are there already."""
    invoices = (rows // 5 - extra.counts["receivables"]) / debtors
    lawsuits = (rows // 20 - extra.counts["files"]) / debtors
    return replace(_MIX, invoices=(1, max(2, round(2 * invoices))), lawsuits=lawsuits)


def leaner(mix: Mix) -> Mix:
    """Fewer promises and payments: what is left of the rows is filled up with calls."""
    return replace(mix, promise=mix.promise * 0.9, two_payments=mix.two_payments * 0.9)


def fill_up(rng: np.random.Generator, year: Year, size: int) -> None:
    """Write `size` calls that nobody answered, all of them done with."""
    trade, calendar, words = year.trade, year.calendar, year.words
    item = rng.integers(0, len(trade.debtor), size)
    debtor = trade.debtor[item]
    span = np.maximum((calendar.as_of - trade.issued[item]).astype(np.int64) - 6, 1)
    day = calendar.on_or_before(trade.issued[item] + (rng.random(size) * span).astype(np.int64))
    day = np.maximum(day, trade.issued[item])
    following = np.minimum(calendar.on_or_after(day + np.timedelta64(1, "D")), calendar.back(1))
    result, turn = ids.texts(["no_answer"] * size), rng.integers(0, 60, size)
    owner = callers(calendar, year.debtors["owner"][debtor], day)
    year.pad.add(
        "contacts",
        {
            "debtor_id": year.debtors["debtor_id"][debtor],
            "debtor_name": year.debtors["debtor_name"][debtor],
            "contacted_at": at_office_hours(rng, day),
            "contacted_by": owner,
            "result": result,
            "summary": words.pick("summaries", result, turn),
            "next_action": words.pick("actions", result, turn),
            "next_action_date": following,
            "receivable_id": year.receivable_ids[item],
            "channel": ids.texts(["phone"] * size),
            "direction": ids.texts(["outgoing"] * size),
            "action_result": ids.texts(["done"] * size),
            "action_result_date": following,
            "recorded_by": owner,
        },
    )
