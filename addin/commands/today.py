"""`tahsilat today`: the morning digest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.commands.refresh import renew
from addin.messages import say
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command
from addin.reports.digest import digest, mail, now_of
from addin.reports.persons import each_once, the_person
from addin.reports.today import BESIDE, beside, day_after, instead_of
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
    work, debtors = renewed.work, draft["debtors"]
    more = {column: told.array for column, told in beside(work, draft, language).items()}
    own = {"person": work["person"].array, "instead_of": instead_of(work, debtors)}
    work = draft["today"].assign(**own, **more)
    if request["person"]:
        person = the_person(request["person"], known_people(work, draft))
        notices = away(person, work, draft, as_of, language)
        work = work_of(person, work)
    listed = now_of(work, limit)
    several = not request["person"] and limit is None
    text = digest(work, as_of=as_of, language=language, limit=limit, by_person=several)
    if listed.empty:
        later = coming(debtors, as_of, request["person"])
        text = "\n".join([text, *(say(f"notices.{one.key}", language, **one.params) for one in later)])
    outcome = Outcome(
        answer={"as_of": as_of.isoformat(), "today": records(listed), "text": text},
        notices=notices,
        goto="today",
    )
    if request["eml"]:
        outcome.files[str(request["eml"])] = mail(text, as_of=as_of, count=len(listed), language=language)
        outcome.notices.append(Notice("created", {"book": str(request["eml"])}))
    return outcome


def work_of(person: str, work: pd.DataFrame) -> pd.DataFrame:
    """The items of one person, however the name is spelt."""
    return work[fold(work["person"]) == fold(person)]


def coming(debtors: pd.DataFrame, as_of: date, person: object) -> list[Notice]:
    """When the next work is planned, said where there is none now."""
    found = day_after(debtors, as_of, str(person or ""))
    return [Notice("next_planned_day", {"date": day(found[0]), "n": found[1]})] if found else []


def away(person: str, work: pd.DataFrame, draft: Draft, as_of: date, language: str) -> list[Notice]:
    """Whether the person is on leave, until when, and who does the work."""
    people, now = draft["people"], work[work["place"] == "now"]
    notices = []
    for row in people[absent(people, as_of) & (fold(people["person"]) == fold(person))].to_dict("records"):
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
    return each_once(name for column in named for name in column.tolist())


def records(work: pd.DataFrame) -> list[dict[str, object]]:
    import pandas as pd

    plain = work.drop(columns=["go", "instead_of", *BESIDE]).astype(object)
    plain["due_on"] = [None if pd.isna(day) else day.date().isoformat() for day in plain["due_on"]]
    return [
        {str(key): value for key, value in row.items()}
        for row in plain.where(plain.notna(), None).to_dict("records")
    ]
