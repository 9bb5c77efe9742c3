"""`tahsilat transfer`: Devret, the work of one person goes to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.commands.refresh import renew
from addin.model import Ledger, Notice, Outcome, Refusal, is_missing
from addin.registry import Asking, Button, Option, Request, command
from addin.renewal.entries import Effective
from addin.renewal.touch import Touch
from addin.reports.card import find_debtor
from addin.reports.handover import handover_body
from addin.reports.persons import the_person
from addin.rules.followup import last_summaries
from addin.rules.handover import COLUMNS, held_by, open_actions
from addin.rules.rows import UNDATED, day_number, days, texts
from addin.text import fold, parted
from addin.wording import day

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]


@command(
    "transfer",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("--from", several=True, asked=Asking("person")),
    Option("--to", several=True, asked=Asking("person")),
    Option("--debtor", several=True, asked=Asking("text", blank=True)),
    Option("--since", "date"),
    Option("--until", "date"),
    Option("--yes", "flag", asked=Asking("go_on", after=("transfer_half_name",))),
    Option("--dry-run", "flag"),
    button=Button("follow", "FileSendAsAttachment"),
)
def transfer(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """For good the responsible person of each row is replaced; for a time Personel names the deputy.

    A deputy gets the work of an absent person by itself (Bugün), and it goes back by itself: no row has
    to be changed twice. Both ways leave the sheet Devir.
    """
    renewed = renew(ledger, request, as_of)
    frames = Effective(renewed.draft, renewed.entries.resolved, as_of)
    giver, taker = _people(frames, request)
    since, until = (_day(request[key], as_of) for key in ("since", "until"))
    chosen = _chosen(frames, request)
    for_a_time = since is not None or until is not None
    if for_a_time and chosen is not None:
        raise Refusal("transfer_whole_person")
    held = held_by(frames, giver, chosen)
    touch = Touch(ledger, request.now, as_of)
    if for_a_time:
        first = since or as_of
        _name_deputy(touch, frames["people"], giver, taker, first, until)
        span = f"{day(first)} – {day(until)}" if until else f"{day(first)} –"
    else:
        if not any(mask.any() for mask in held.values()):
            raise Refusal("transfer_nothing", name=giver)
        _replace(touch, ledger, frames, held, taker)
        span = day(as_of)
    handed = _handed(frames, held)
    outcome = touch.outcome()
    _lay_sheet(outcome, frames, handed, ledger.language, as_of)
    outcome.cells["handover_title"] = f"{giver} → {taker}, {span}"
    moved = _by_table(handed)
    told = {
        "giver": giver,
        "taker": taker,
        **moved,
        "actions": sum(one["actions"] for one in handed.values()),
    }
    _demand_whole_names(request, told)
    key = "transfer_for_a_time" if for_a_time else "transferred"
    outcome.notices.append(Notice(key, {**told, "span": span}))
    outcome.notices += _left_out(frames, chosen, handed, giver)
    if request["dry_run"]:
        outcome.notices.insert(0, Notice("dry_would"))
    outcome.answer = {"from": giver, "to": taker, **moved, "actions": told["actions"], "changed_cells": None}
    outcome.answer["since"] = first.isoformat() if for_a_time else None
    outcome.answer["until"] = until.isoformat() if until else None
    return outcome


def _people(frames: Frames, request: Request) -> tuple[str, str]:
    """Who gives and who takes; one who has left may still stand in the rows only."""
    for key in ("from", "to"):
        if not request[key]:
            raise Refusal("transfer_who")
    taker = the_person(str(request["to"]), frames["people"]["person"])
    in_rows = [texts(frames[table], column) for table, columns in COLUMNS.items() for column in columns]
    giver = the_person(str(request["from"]), np.concatenate([texts(frames["people"], "person"), *in_rows]))
    if fold(giver) == fold(taker):
        raise Refusal("transfer_same", name=taker)
    return giver, taker


def _demand_whole_names(request: Request, told: Mapping[str, object]) -> None:
    """All that a person has does not go over by half a name before who is meant was seen."""
    typed = {"from": told["giver"], "to": told["taker"]}
    whole = all(fold(str(request[key])) == fold(str(name)) for key, name in typed.items())
    if not (whole or request["yes"] or request["dry_run"]):
        raise Refusal("transfer_half_name", **told)


def _day(asked: Any, as_of: date) -> date | None:
    return as_of if asked == "today" else asked


def _chosen(frames: Frames, request: Request) -> set[str] | None:
    """Numbers of the debtors that were named, commas between; None for all."""
    if not request["debtor"]:
        return None
    named = parted(str(request["debtor"]))
    return {find_debtor(frames["debtors"], part) for part in named}


def _left_out(
    frames: Frames, chosen: set[str] | None, handed: Mapping[str, object], giver: str
) -> list[Notice]:
    """The debtors that were named although the giver has nothing of theirs."""
    debtors = frames["debtors"].drop_duplicates("debtor_id")
    others = np.isin(texts(debtors, "debtor_id"), sorted((chosen or set()) - handed.keys()))
    names = [
        f"{name} ({number})"
        for name, number in zip(
            *(texts(debtors[others], key) for key in ("debtor_name", "debtor_id")), strict=True
        )
    ]
    return [Notice("transfer_not_his", {"names": ", ".join(names), "giver": giver})] if names else []


def _replace(
    touch: Touch, ledger: Ledger, frames: Frames, held: Mapping[tuple[str, str], Any], taker: str
) -> None:
    """The taker stands in every row held; rows that only a Yenile would add are not there yet."""
    for (table, column), mask in held.items():
        rows = frames[table].index.to_numpy()[mask]
        touch.set(table, [int(row) for row in rows if row in ledger[table].index], **{column: taker})


def _lay_sheet(
    outcome: Outcome, frames: Frames, handed: dict[str, Counter[str]], language: str, as_of: date
) -> None:
    """The sheet Devir: what goes over, with the last word on each debtor."""
    summaries = last_summaries(frames["contacts"], as_of)
    outcome.bodies["handover"] = handover_body(frames, handed, summaries, language)
    outcome.shown.append("handover")
    outcome.goto = "handover"


def _handed(frames: Frames, held: Mapping[tuple[str, str], Any]) -> dict[str, Counter[str]]:
    """By debtor's number how many of his rows go over, by table; "legal" where only the law side does.

    "actions": his open ones, which go over with the debtor himself.
    """
    found: dict[str, Counter[str]] = {}
    for table, columns in COLUMNS.items():
        rows = np.logical_or.reduce([held[table, column] for column in columns])
        for debtor in texts(frames[table], "debtor_id")[rows].tolist():
            found.setdefault(debtor, Counter())[table] += 1
    only_legal = held["debtors", "legal_owner"] & ~held["debtors", "owner"]
    for debtor in texts(frames["debtors"], "debtor_id")[only_legal].tolist():
        found[debtor]["legal"] = found[debtor].pop("debtors")
    owned = set(texts(frames["debtors"], "debtor_id")[held["debtors", "owner"]].tolist())
    for debtor, count in open_actions(frames, owned).items():
        found[debtor]["actions"] = count
    return found


def _by_table(handed: Mapping[str, Counter[str]]) -> dict[str, int]:
    """How many rows go over in all; a debtor whose law side alone does counts as one."""
    return {
        table: sum(rows[table] + (table == "debtors") * rows["legal"] for rows in handed.values())
        for table in COLUMNS
    }


def _name_deputy(
    touch: Touch, people: pd.DataFrame, giver: str, taker: str, since: date, until: date | None
) -> None:
    """Absence and deputy on the giver's row of Personel."""
    if until is not None and until < since:
        raise Refusal("transfer_backwards", since=day(since), until=day(until))
    at = {fold(name): row for name, row in zip(texts(people, "person"), people.index, strict=True)}
    if fold(giver) not in at:
        raise Refusal("no_such_person", name=giver, names=", ".join(filter(None, texts(people, "person"))))
    row = int(at[fold(giver)])
    standing = people.loc[row]
    new = (taker, since, until)
    old = standing["deputy"], _plain(standing["absent_from"]), _plain(standing["absent_to"])
    if new == old:
        raise Refusal("transfer_already", name=giver, deputy=taker)
    ends = day_number(old[2]) if old[2] else None
    if old[1] is not None and (ends is None or ends >= day_number(since)) and old[1:] != new[1:]:
        raise Refusal("transfer_absent", name=giver, since=day(old[1]), until=day(old[2]))
    away = people.loc[[int(at[fold(taker)])]]
    last = day_number(until) if until else UNDATED - 1
    if ((days(away["absent_from"]) <= last) & (days(away["absent_to"]) >= day_number(since))).any():
        raise Refusal("transfer_deputy_absent", name=taker)
    last_day = np.datetime64(until, "s") if until else np.datetime64("NaT", "s")
    touch.set("people", [row], deputy=taker, absent_from=np.datetime64(since, "s"), absent_to=last_day)


def _plain(value: Any) -> date | None:
    return None if is_missing(value) else value.date()
