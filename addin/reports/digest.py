"""The morning digest: Bugün as text, by person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from addin.messages import say, words
from addin.model import is_missing
from addin.reports.wording import amount

if TYPE_CHECKING:
    import pandas as pd


def digest(work: pd.DataFrame, *, as_of: date, language: str, person: str = "", limit: int = 0) -> str:
    """Whom to call, why, what was said last; `work` as schema.generated.TODAY.

    `person` keeps one person's items, `limit` the first items. Items that wait for another day are
    only counted.
    """
    mine = of_person(work, person)
    now = mine[mine["place"] == "now"]
    listed = now.head(limit) if limit else now
    if listed.empty:
        return say("today.empty", language, date=_day(as_of))
    weekday = say("today.weekdays", language).split(",")[as_of.weekday()]
    lines = [say("today.title", language, date=_day(as_of), weekday=weekday)]
    several = not person and not limit
    for name, items in listed.groupby("person", sort=False) if several else [("", listed)]:
        if several:
            lines += [
                "",
                say("today.person", language, person=name or say("today.nobody", language), n=len(items)),
            ]
        for number, item in enumerate(items.to_dict("records"), start=1):
            lines += _item(number, item, language)
    waiting = int((mine["place"] == "waiting").sum())
    if waiting and not limit:
        lines += ["", say("today.waiting", language, n=waiting)]
    return "\n".join(lines)


def of_person(work: pd.DataFrame, person: str) -> pd.DataFrame:
    from addin.text import fold

    if not person:
        return work
    return work[fold(work["person"].fillna("")) == fold(person)]


def _item(number: int, item: dict[Any, Any], language: str) -> list[str]:
    late = 0 if is_missing(item["days_late"]) else int(item["days_late"])
    owed = "" if is_missing(item["open_kurus"]) else amount(int(item["open_kurus"]), "TRY", language)
    lines = [
        say(
            "today.line",
            language,
            n=number,
            name=item["debtor_name"],
            what=words("today_reason", language).get(item["what"], item["what"]),
            late=say("today.late", language, days=late) if late > 0 else "",
            open=owed,
            phone=f" – {item['phone']}" if item["phone"] else "",
        )
    ]
    if item["action"]:
        lines.append(say("today.line_action", language, action=item["action"]))
    if item["last_summary"]:
        lines.append(say("today.line_last", language, summary=item["last_summary"]))
    return lines


def _day(value: date) -> str:
    return f"{value.day:02d}.{value.month:02d}.{value.year}"


def mail(text: str, *, as_of: date, count: int, language: str) -> bytes:
    """The digest as an unsent e-mail draft (.eml)."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = say("today.subject", language, date=_day(as_of), n=count)
    message["X-Unsent"] = "1"  # Outlook and Thunderbird open it as a draft
    message.set_content(text + "\n", charset="utf-8")
    return bytes(message)
