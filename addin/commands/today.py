"""`tahsilat today`: the morning digest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.commands.refresh import renew
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Option, Request, command
from addin.reports.digest import digest, mail, names_like, now_of

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft


@command(
    "today",
    "look",
    Option("book", "path"),
    Option("--person", several=True),
    Option("--eml", "path"),
    Option("--limit", "integer"),
)
def today(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Whom to call, in the order of Bugün; computed anew, the book stays as it is."""
    limit, language = request["limit"], request.language
    if limit is not None and limit < 1:
        raise Refusal("bad_number", value=limit, option="--limit")
    draft = renew(ledger, request, as_of).draft
    work, notices = draft["today"], []
    if request["person"]:
        known = _people(draft)
        meant = names_like(request["person"], known)
        work = work[work["person"].isin(meant)]
        if not meant:
            notices.append(Notice("person_unknown", {"name": request["person"], "names": ", ".join(known)}))
    listed = now_of(work, limit)
    several = not request["person"] and limit is None
    text = digest(work, as_of=as_of, language=language, limit=limit, by_person=several)
    outcome = Outcome(
        answer={"as_of": as_of.isoformat(), "today": _records(listed), "text": text}, notices=notices
    )
    if request["eml"]:
        outcome.files[str(request["eml"])] = mail(text, as_of=as_of, count=len(listed), language=language)
        outcome.notices.append(Notice("created", {"book": str(request["eml"])}))
    return outcome


def _people(draft: Draft) -> list[str]:
    """Everybody whom the book names as responsible, in the order of the sheets."""
    named = [draft["people"]["person"], draft["debtors"]["owner"], draft["today"]["person"]]
    return list(dict.fromkeys(name for column in named for name in column.tolist() if name))


def _records(work: pd.DataFrame) -> list[dict[str, object]]:
    import pandas as pd

    plain = work.drop(columns=["go"]).astype(object)
    plain["due_on"] = [None if pd.isna(day) else day.date().isoformat() for day in plain["due_on"]]
    return [
        {str(key): value for key, value in row.items()}
        for row in plain.where(plain.notna(), None).to_dict("records")
    ]
