"""One debtor's part of the book as a Yenile would leave it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from addin.draft import Draft
from addin.model import Finding, Ledger
from addin.renewal.entries import Effective, settle_entries
from addin.renewal.money import Money, settle_money
from addin.renewal.people import settle_actions, settle_promises
from addin.renewal.review import BY_ROW, context, fill_live
from addin.renewal.stage_words import Coded
from addin.rules.checks import run_checks
from addin.rules.settings import Settings, read_settings


@dataclass(slots=True)
class Part:
    """One debtor's part of the book, brought up to date with the new rows in it."""

    draft: Draft
    frames: Effective
    money: Money
    settings: Settings
    findings: list[Finding] = field(default_factory=list)


def bring_up(ledger: Ledger, as_of: dt.date, now: dt.datetime, *, check: bool = True) -> Part:
    """The steps of Yenile on a part of a book, without its reports."""
    draft, settings = Draft(ledger), read_settings(ledger.cells)
    entries = settle_entries(draft, now)
    frames = Effective(draft, entries.resolved, as_of)
    money = settle_money(draft, entries, frames, as_of, now)
    fill_live(draft, BY_ROW, as_of, settings)
    settle_promises(draft, frames, as_of, settings)
    settle_actions(draft, frames, as_of, settings)
    part = Part(draft, frames, money, settings)
    if check:
        asked = context(draft, entries, as_of, settings, repair=True)
        part.findings = run_checks(Coded(draft), asked)
    return part
