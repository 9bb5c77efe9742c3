"""`tahsilat today`: the morning digest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.commands.refresh import renew
from addin.messages import say
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command
from addin.reports.digest import digest, mail, names_like, now_of
from addin.reports.today import instead_of
from addin.rules.followup import absent
from addin.text import fold
from addin.wording import day

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft


@command(
    "today",
    "look",
    Option("book", "path", asked=Asking("book")),
    Option("--person", several=True),
    Option("--eml", "path"),
    Option("--limit", "integer"),
    button=Button("reports", "FindDialog"),
)
def today(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Whom to call, in the order of Bugün; computed anew, the book stays as it is."""
    limit, language = request["limit"], request.language
    if limit is not None and limit < 1:
        raise Refusal("bad_number", value=limit, option="--limit")
    renewed = renew(ledger, request, as_of)
    draft, notices = renewed.draft, []
    alone = {"person": renewed.work["person"].array, "instead_of": instead_of(renewed.work, draft["debtors"])}
    work = draft["today"].assign(**alone)
    if request["person"]:
        meant = names_like(request["person"], known_people(work, draft))
        notices = (
            _away(meant, work, draft, as_of, language)
            if meant
            else [_unknown(request["person"], work, draft)]
        )
        work = work[work["person"].isin(meant)]
    listed = now_of(work, limit)
    several = not request["person"] and limit is None
    text = digest(work, as_of=as_of, language=language, limit=limit, by_person=several)
    outcome = Outcome(
        answer={"as_of": as_of.isoformat(), "today": records(listed), "text": text},
        notices=notices,
        goto="today",
    )
    if request["eml"]:
        outcome.files[str(request["eml"])] = mail(text, as_of=as_of, count=len(listed), language=language)
        outcome.notices.append(Notice("created", {"book": str(request["eml"])}))
    return outcome


def _unknown(name: str, work: pd.DataFrame, draft: Draft) -> Notice:
    known = known_people(work, draft)
    if known:
        return Notice("person_unknown", {"name": name, "names": ", ".join(known)})
    return Notice("people_empty", {"name": name, "sheet": draft.ledger.place("people").sheet})


def _away(meant: list[str], work: pd.DataFrame, draft: Draft, as_of: date, language: str) -> list[Notice]:
    """Who of those meant is on leave, until when, and who does the work."""
    people, now = draft["people"], work[work["place"] == "now"]
    notices = []
    for row in people[absent(people, as_of) & people["person"].isin(meant).to_numpy()].to_dict("records"):
        until = day(row["absent_to"])
        taken = now[fold(now["instead_of"]) == fold(row["person"])]
        said = {
            "name": row["person"],
            "until": say("today.until", language, date=until) if until else "",
            "n": len(taken),
            "deputy": ", ".join(dict.fromkeys(taken["person"])),
        }
        notices.append(Notice("person_away" if len(taken) else "person_away_free", said))
    return notices


def known_people(work: pd.DataFrame, draft: Draft) -> list[str]:
    """Everybody whom the book names as responsible, in the order of the sheets."""
    named = [draft["people"]["person"], draft["debtors"]["owner"], work["person"]]
    return list(dict.fromkeys(name for column in named for name in column.tolist() if name))


def records(work: pd.DataFrame) -> list[dict[str, object]]:
    import pandas as pd

    plain = work.drop(columns=["go", "instead_of"]).astype(object)
    plain["due_on"] = [None if pd.isna(day) else day.date().isoformat() for day in plain["due_on"]]
    return [
        {str(key): value for key, value in row.items()}
        for row in plain.where(plain.notna(), None).to_dict("records")
    ]
