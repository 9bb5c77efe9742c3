"""`tahsilat today`: the morning digest."""

from __future__ import annotations

from datetime import date

from addin.commands.refresh import renew
from addin.model import Ledger, Notice, Outcome
from addin.registry import Option, Request, command
from addin.reports.digest import digest, mail, of_person


@command(
    "today",
    "look",
    Option("book", "path"),
    Option("--person"),
    Option("--eml", "path"),
    Option("--limit", "integer"),
)
def today(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Whom to call, in the order of Bugün; computed anew, the book stays as it is."""
    draft = renew(ledger, request, as_of, repair=False).draft
    work, person, limit = draft["today"], request["person"] or "", request["limit"] or 0
    language = request.language
    text = digest(work, as_of=as_of, language=language, person=person, limit=limit)
    mine = of_person(work, person)
    listed = mine[mine["place"] == "now"]
    if limit:
        listed = listed.head(limit)
    outcome = Outcome(answer={"as_of": as_of.isoformat(), "today": _records(listed), "text": text})
    if request["eml"]:
        outcome.files[str(request["eml"])] = mail(text, as_of=as_of, count=len(listed), language=language)
        outcome.notices.append(Notice("created", {"book": str(request["eml"])}))
    return outcome


def _records(work: object) -> list[dict[str, object]]:
    import pandas as pd

    assert isinstance(work, pd.DataFrame)
    plain = work.drop(columns=["go"]).astype(object)
    plain["due_on"] = [None if pd.isna(day) else day.date().isoformat() for day in plain["due_on"]]
    return [
        {str(key): value for key, value in row.items()}
        for row in plain.where(plain.notna(), None).to_dict("records")
    ]
