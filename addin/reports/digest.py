"""The morning digest: Bugün as text, by person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from addin.messages import say, words
from addin.model import is_missing
from addin.reports.today import for_whom
from addin.wording import amount, day, number

if TYPE_CHECKING:
    import pandas as pd


def digest(
    work: pd.DataFrame, *, as_of: date, language: str, limit: int | None = None, by_person: bool = True
) -> str:
    """Whom to call, why, what was said last; `work` as schema.generated.TODAY.

    A column `instead_of` names the person in charge where a deputy does the work, else ""; `foreign` what
    is owed in other currencies; `called` whether he was talked to, else the summary is that of a plan.
    `limit` keeps the first items. Items that wait for another day are only counted.
    """
    listed = now_of(work, limit)
    waiting = int((work["place"] == "waiting").sum())
    if listed.empty:
        return say("today.empty", language, date=day(as_of))
    weekday = say("today.weekdays", language).split(",")[as_of.weekday()]
    lines = [say("today.title", language, date=day(as_of), weekday=weekday)]
    for name, items in listed.groupby("person", sort=False) if by_person else [("", listed)]:
        if by_person:
            who = name or say("today.nobody", language)
            lines += ["", say("today.person", language, person=who, n=number(len(items), language))]
        for turn, item in enumerate(items.to_dict("records"), start=1):
            lines += _item(turn, item, language)
    if waiting and limit is None:
        lines += ["", say("today.waiting", language, n=number(waiting, language))]
    return "\n".join(lines)


def now_of(work: pd.DataFrame, limit: int | None = None) -> pd.DataFrame:
    """The items that are for now, the first `limit` of them."""
    now = work[work["place"] == "now"]
    return now if limit is None else now.head(limit)


def _item(turn: int, item: dict[Any, Any], language: str) -> list[str]:
    late = 0 if is_missing(item["days_late"]) else int(item["days_late"])
    no_lira = is_missing(item["open_kurus"])  # without a rate what is foreign is none
    owed = item.get("foreign", "") if no_lira else amount(int(item["open_kurus"]), "TRY", language)
    lines = [
        say(
            "today.line",
            language,
            n=turn,
            name=item["debtor_name"] + for_whom(item.get("instead_of", ""), language),
            what=words("today_reason", language).get(item["what"], item["what"]),
            late=say("today.late", language, days=number(late, language)) if late > 0 else "",
            open=owed,
            phone=f" – {item['phone']}" if item["phone"] else "",
        )
    ]
    if item["action"]:
        lines.append(say("today.line_action", language, action=item["action"]))
    if item["last_summary"]:
        key = "line_last" if item.get("called", True) else "line_not_called"
        lines.append(say(f"today.{key}", language, summary=item["last_summary"]))
    return lines


def mail(text: str, *, as_of: date, count: int, language: str) -> bytes:
    """The digest as an unsent e-mail draft (.eml)."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = say("today.subject", language, date=day(as_of), n=number(count, language))
    message["X-Unsent"] = "1"  # Outlook and Thunderbird open it as a draft
    message.set_content(text + "\n", charset="utf-8")
    return bytes(message)
