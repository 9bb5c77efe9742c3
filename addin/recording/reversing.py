"""A receipt that no longer stands: as in the table, the mark is of its own row, no other is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addin.messages import words
from addin.model import Ledger, Outcome
from addin.recording.entry import Entry
from addin.recording.part import NEEDED, part_of, rows_of_debtor
from addin.recording.placing import Placed
from addin.recording.settling import Settled, owed_again
from addin.recording.up_to_date import bring_up
from addin.renewal.touch import Touch
from addin.rules.rows import currencies, kurus, texts
from addin.schema.form import BY_KEY
from addin.wording import amount, day, first_few

if TYPE_CHECKING:
    import pandas as pd

VOID = ("cancelled", "bounced")
# What tells receipts of one amount apart, besides the day.
_TELLING = ("receivable", "promise", "contact", "file_no", "method")
_ALIKE = ["received_on", *(BY_KEY[key].into["receipt"] for key in _TELLING)]


@dataclass(frozen=True, slots=True)
class Voided:
    """A receipt marked in its own row; `receipt` names it with day and amount."""

    outcome: Outcome
    receipt_id: str
    receipt: str
    reversal: str
    settled: Settled


def find_standing(ledger: Ledger, entry: Entry, placed: Placed) -> int | None:
    """Position of the receipt that the entry voids; without exactly one the entry is refused.

    Of rows that nothing tells apart, one receipt typed twice, the last is meant.
    """
    if not placed.debtor_id or not (entry.value("amount") or 0) > 0 or "date" in _unread(entry):
        return None  # said by the checks
    rows = rows_of_debtor(ledger, "receipts", placed.debtor_id)
    standing = rows[(texts(rows, "reversal") == "") & (kurus(rows) > 0)]
    unit = str(currencies(placed.rows)[0])
    found = standing[(kurus(standing) == entry.value("amount")) & (currencies(standing) == unit)]
    found = _of_day(found, entry)
    for key in _TELLING:
        found = _telling(found, BY_KEY[key].into["receipt"], entry.value(key))
    one = found.drop_duplicates(_ALIKE, keep="last")
    if len(one) == 1:
        return int(one.index[0])
    reversal = words("reversal", entry.language)[entry.value("reversal")]
    told = {"amount": amount(entry.value("amount"), unit, entry.language), "reversal": reversal}
    if len(one):
        entry.refuse("several_to_mark", "date", listed=first_few(_named(one, entry.language)), **told)
    elif len(standing):
        newest = standing.sort_values("received_on", ascending=False)
        entry.refuse("no_receipt_to_mark", "amount", listed=first_few(_named(newest, entry.language)), **told)
    else:
        entry.refuse("no_receipt_at_all", "amount", **told)
    return None


def _unread(entry: Entry) -> set[str]:
    return {key for key, typed in entry.typed.items() if typed.value is None}


def _of_day(rows: pd.DataFrame, entry: Entry) -> pd.DataFrame:
    """The receipts of the day; a bounce has a day of its own too, after the receipt's."""
    when = entry.value("date")
    if when is None:
        return rows
    wanted = rows["received_on"].dt.normalize() == when
    if entry.value("reversal") == "bounced" and not wanted.any():
        wanted = rows["received_on"] <= when
    chosen: pd.DataFrame = rows.loc[wanted]
    return chosen


def _telling(rows: pd.DataFrame, column: str, value: str | None) -> pd.DataFrame:
    """The rows that say the same in a column, else those that say nothing."""
    if not value:
        return rows
    said = texts(rows, column)
    chosen: pd.DataFrame = rows.loc[said == (value if (said == value).any() else "")]
    return chosen


def _named(rows: pd.DataFrame, language: str) -> list[str]:
    columns = (rows["receipt_id"], rows["received_on"], kurus(rows), currencies(rows))
    return [
        f"{number} ({day(when)}, {amount(int(paid), unit, language)})".strip()
        for number, when, paid, unit in zip(*columns, strict=True)
    ]


def void(ledger: Ledger, row: int, entry: Entry, debtor_id: str, as_of: dt.date, now: dt.datetime) -> Voided:
    """Mark the receipt's row; the day of a bounce and the note go to its description."""
    touch, standing = Touch(ledger, now, as_of), ledger["receipts"].loc[[row]]
    word, when = words("reversal", entry.language)[entry.value("reversal")], entry.value("date")
    later = when is not None and when != standing["received_on"].iloc[0]
    added = [f"{word}: {day(when)}" if later else "", entry.value("note") or ""]
    touch.set("receipts", [row], reversal=entry.value("reversal"))
    if any(added):
        said = [str(standing["description"].iloc[0] or ""), *added]
        touch.set("receipts", [row], description="; ".join(filter(None, said)))
    again = _owed_again(ledger, row, str(entry.value("reversal")), debtor_id, as_of, now)
    number = str(standing["receipt_id"].iloc[0])
    named = _named(standing, entry.language)[0]
    return Voided(touch.outcome(), number, named, word, again)


def _owed_again(
    ledger: Ledger, row: int, reversal: str, debtor_id: str, as_of: dt.date, now: dt.datetime
) -> Settled:
    """What the debtor owes again when the receipt does not stand."""
    parts = []
    for mark in ("", reversal):
        own = part_of(ledger, NEEDED["receipt"], debtor_id, named={}, added={}, misfits={})
        own["receipts"].loc[row, "reversal"] = mark
        parts.append(bring_up(own, as_of, now, check=False))
    return owed_again(*parts)
