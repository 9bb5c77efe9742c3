"""`tahsilat next`: Sıradaki, the most urgent item of Bugün, and the ways to take it off the list."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.commands.refresh import Renewed, renew
from addin.commands.today import away, coming, known_people, records, work_of
from addin.messages import words
from addin.model import Ledger, Notice, Outcome, Refusal, is_missing
from addin.registry import Asking, Button, Option, Request, command
from addin.renewal.entries import Effective
from addin.renewal.touch import Touch
from addin.reports.card import card_cells, card_json, card_text, find_debtor
from addin.reports.digest import digest
from addin.reports.persons import the_person
from addin.reports.today import beside, instead_of
from addin.rules.contacts import is_open
from addin.rules.rows import day_number, days, texts
from addin.rules.workdays import calendar, next_workday
from addin.wording import day

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft
    from addin.model import Rows

# Word of the command line -> how the action ends.
ENDS = {"done": "done", "postpone": "postponed", "ignore": "ignored"}
_SUMMARY = 4  # lines of the card's time line


@command(
    "next",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("--person", several=True),
    Option("--debtor", several=True, asked=Asking("debtor", of=("today",), blank=True)),
    Option("--done", "flag", asked=Asking("end")),
    Option("--note", several=True, asked=Asking("text", blank=True, only=("done",))),
    Option("--next-action", several=True),
    Option("--next-date", "date"),
    Option("--postpone", "date", asked=Asking("end")),
    Option("--ignore", "flag", asked=Asking("end")),
    Option("--reason", several=True, asked=Asking("text", only=("postpone", "ignore"))),
    Option("--dry-run", "flag"),
    button=Button("follow", "MacroPlay", large=True, look_first=True, leads="form.contact"),
)
def next_(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Show the item; or end it as done, postponed, ignored: there is no other way off the list."""
    end = _asked_end(request)
    renewed = renew(ledger, request, as_of)
    work = _listed(renewed, request)
    outcome = Outcome(answer={"as_of": as_of.isoformat(), "item": None, "ended": None, "left": len(work)})
    if work.empty:
        if end:
            raise Refusal("next_empty")
        none = Notice("next_none", {"date": day(as_of)})
        later = coming(renewed.draft["debtors"], as_of, request["person"])
        outcome.notices = [*_away(renewed, request, as_of), none, *later]
        return outcome
    item = {str(key): value for key, value in work.iloc[0].to_dict().items()}
    if end:
        outcome = _ended(ledger, renewed, item, end, request, as_of)
    cells = card_cells(renewed.draft, str(item["debtor_id"]), as_of=as_of, language=request.language)
    left = work.iloc[1:] if end else work
    outcome.answer = {
        "as_of": as_of.isoformat(),
        "item": records(work.head(1))[0],
        "ended": ENDS[end] if end else None,
        "left": len(left),
        "card": card_json(cells),
        "changed_cells": None,
        "text": "" if end and left.empty else _text(left, cells, request, as_of, with_card=not end),
    }
    return outcome


def _asked_end(request: Request) -> str:
    """Which of the three ends was asked for; "" when the item is only to be shown."""
    ends = [word for word in ENDS if request[word]]
    if len(ends) > 1:
        raise Refusal("next_one_end")
    given = bool(str(request["next_action"] or "").strip()), bool(request["next_date"])
    if any(given) and not (all(given) and ends == ["done"]):
        raise Refusal("next_action_half")
    if not ends:
        return ""
    if ends[0] != "done" and not str(request["reason"] or "").strip():
        raise Refusal("next_reason_missing")
    return ends[0]


def _listed(renewed: Renewed, request: Request) -> pd.DataFrame:
    """The items of the day that are meant, the most urgent first; also those that wait their turn."""
    draft = renewed.draft
    own = renewed.work
    more = {column: told.array for column, told in beside(own, draft, request.language).items()}
    work = draft["today"].assign(person=own["person"].array, instead_of="", **more)
    if request["person"]:
        work = work_of(the_person(str(request["person"]), known_people(work, draft)), work)
    if request["debtor"]:
        debtor = find_debtor(draft["debtors"], str(request["debtor"]))
        work = work[(work["debtor_id"] == debtor).to_numpy(dtype=bool)]
        if work.empty:
            raise Refusal("next_not_listed", name=str(request["debtor"]))
    return work


def _away(renewed: Renewed, request: Request, as_of: date) -> list[Notice]:
    """Why there may be nothing for the person who was asked for."""
    if not request["person"]:
        return []
    draft = renewed.draft
    alone = {"person": renewed.work["person"].array, "instead_of": instead_of(renewed.work, draft["debtors"])}
    work = draft["today"].assign(**alone)
    person = the_person(str(request["person"]), known_people(work, draft))
    return away(person, work, draft, as_of, request.language)


def _text(
    work: pd.DataFrame, cells: dict[str, Any], request: Request, as_of: date, *, with_card: bool
) -> str:
    """The first item; with the head of the debtor's card where the item is to be worked on."""
    said = digest(work.assign(place="now"), as_of=as_of, language=request.language, limit=1, by_person=False)
    if not with_card:
        return said
    short = {**cells, "card_timeline": cells["card_timeline"][:_SUMMARY]}
    return f"{said}\n\n{card_text(short, request.language)}"


def _ended(
    ledger: Ledger, renewed: Renewed, item: dict[str, Any], end: str, request: Request, as_of: date
) -> Outcome:
    """Close what is open and due of the debtor; an item that has no action of its own leaves a row."""
    touch = Touch(ledger, request.now, as_of)
    contacts = Effective(renewed.draft, renewed.entries.resolved, as_of)["contacts"]
    mine = (texts(contacts, "debtor_id") == item["debtor_id"]) & is_open(contacts)
    due = mine & ~(days(contacts["next_action_date"]) > day_number(as_of))
    given = request["note"] if end == "done" else request["reason"]
    why = " ".join(str(given or "").split())
    result = {
        "action_result": ENDS[end],
        "action_result_date": np.datetime64(as_of, "s"),
        "action_result_reason": why,
    }
    # A postponed debtor has one action, on the new day; what is done or ignored leaves later plans alone.
    closed: Rows = contacts.index.to_numpy(dtype=np.int64)[mine if end == "postpone" else due]
    touch.set("contacts", closed.tolist(), **result)
    row = _plan_row(contacts, closed, item, why, request, as_of)
    told = {"name": item["debtor_name"], "action": row["next_action"], "n": len(closed)}
    if end == "postpone":
        if not len(closed) and item["what"] != "no_action":  # the promise is told of by a row of its own
            touch.append("contacts", {**row, **result})
        notices = _plan(touch, renewed.draft, row, request["postpone"], as_of, "next_postponed", told)
    else:
        if not len(closed) or item["what"] in ("broken_promise", "promise_due"):
            touch.append("contacts", {**row, **result})
        notices = [Notice("next_done" if end == "done" else "next_ignored", told)]
        if request["next_action"]:
            notices += _follow(touch, renewed.draft, row, request, as_of)
        elif not (mine & ~due).any() and _owes(renewed, str(item["debtor_id"]), as_of):
            back = words("today_reason", request.language)["no_action"]
            notices.append(Notice("next_nothing_planned", {**told, "reason": back}))
    if len(closed) > 1:
        notices.append(Notice("next_closed_rows", {"n": len(closed)}))
    if request["dry_run"]:
        notices.insert(0, Notice("dry_would"))
    outcome = touch.outcome()
    outcome.notices = notices
    return outcome


def _follow(touch: Touch, draft: Draft, row: dict[str, Any], request: Request, as_of: date) -> list[Notice]:
    """A row that plans what comes after what was done."""
    action = " ".join(str(request["next_action"]).split())
    told = {"name": row["debtor_name"], "action": action}
    follows = {**row, "summary": "", "next_action": action}
    return _plan(touch, draft, follows, request["next_date"], as_of, "next_planned", told)


def _plan(
    touch: Touch,
    draft: Draft,
    row: dict[str, Any],
    asked: Any,
    as_of: date,
    key: str,
    told: dict[str, Any],
) -> list[Notice]:
    """Append the row with the day that was asked for; what is told of it, and of another day taken."""
    planned, moved = _new_day(draft, asked, as_of)
    touch.append("contacts", {**row, "next_action_date": np.datetime64(planned, "s")})
    notices = [Notice(key, {**told, "date": day(planned)})]
    if moved:
        notices.append(Notice("next_moved", {"asked": day(asked), "date": day(planned)}))
    return notices


def _owes(renewed: Renewed, debtor_id: str, as_of: date) -> bool:
    claims = Effective(renewed.draft, renewed.entries.resolved, as_of)["receivables"]
    mine = texts(claims, "debtor_id") == debtor_id
    return bool((claims["open_kurus"].fillna(0) > 0)[mine].any())


def _plan_row(
    contacts: pd.DataFrame, closed: Rows, item: dict[str, Any], why: str, request: Request, as_of: date
) -> dict[str, Any]:
    """A row without contact that says what was to be done today, and why nothing more was."""
    what = words("today_reason", request.language).get(item["what"], item["what"])
    what += "" if is_missing(item["due_on"]) else f" ({day(item['due_on'])})"
    own = len(closed) or item["what"] == "no_action"  # else the action is of a day to come
    receivables = [one for one in texts(contacts.loc[closed], "receivable_id").tolist() if one]
    return {
        "debtor_id": item["debtor_id"],
        "debtor_name": item["debtor_name"],
        "contacted_at": np.datetime64(datetime.combine(as_of, request.now.time()), "s"),
        "contacted_by": item["person"],
        "result": "plan",
        "summary": why,
        "next_action": (item["action"] if own else "") or what,
        "next_action_date": np.datetime64(as_of, "s"),
        "receivable_id": receivables[-1] if receivables else "",
    }


def _new_day(draft: Draft, asked: Any, as_of: date) -> tuple[date, bool]:
    """The day itself, or the working day after it; outside of Tatiller nobody knows, the day stays."""
    if not isinstance(asked, date) or asked <= as_of:
        raise Refusal("next_day_past", date=day(asked if isinstance(asked, date) else as_of))
    holidays = calendar(draft["holidays"])
    if holidays is None:
        return asked, False
    found = next_workday([np.datetime64(asked, "D")], holidays)[0]
    planned: date = asked if np.isnat(found) else found.astype(object)
    return planned, planned != asked
