"""The morning digest: Bugün as text, by person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from addin.messages import say, words
from addin.model import is_missing
from addin.reports.today import PROMISED, for_whom
from addin.rules.rows import BASE_CURRENCY
from addin.wording import amount, day, first_few, number

if TYPE_CHECKING:
    import pandas as pd


def digest(
    work: pd.DataFrame, *, as_of: date, language: str, limit: int | None = None, by_person: bool = True
) -> str:
    """Whom to call, why, what was said last; `work` as schema.generated.TODAY.

    A column `instead_of` names the person in charge where a deputy does the work, else "". The others are
    those of `reports.today.beside`. `limit` keeps the first items. Items that wait for another day are only
    counted, and the first of them named.
    """
    listed = now_of(work, limit)
    waiting = work.loc[work["place"] == "waiting", "debtor_name"]
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
    if len(waiting) and limit is None:
        said = {"n": number(len(waiting), language), "names": first_few(waiting)}
        lines += ["", say("today.waiting", language, **said)]
    return "\n".join(lines)


def now_of(work: pd.DataFrame, limit: int | None = None) -> pd.DataFrame:
    """The items that are for now, the first `limit` of them."""
    now = work[work["place"] == "now"]
    return now if limit is None else now.head(limit)


def _item(turn: int, item: dict[Any, Any], language: str) -> list[str]:
    lines = [
        say(
            "today.line",
            language,
            n=turn,
            name=item["debtor_name"] + for_whom(item.get("instead_of", ""), language),
            what=words("today_reason", language).get(item["what"], item["what"]),
            late=_late(item, language),
            owed=_owed(item, language),
            phone=f" – {item['phone']}" if item["phone"] else "",
        )
    ]
    if item.get("bounced"):
        lines.append(say("today.line_bounced", language, amount=item["bounced"]))
    if item.get("promise"):
        told = {"date": day(item["due_on"]), "amount": item["promise"], "paid": item["promise_paid"]}
        lines.append(say("today.line_promise", language, **told))
    if item["action"]:
        lines.append(say("today.line_action", language, action=item["action"]))
    if item["last_summary"]:
        key = "line_last" if item.get("called", True) else "line_not_called"
        lines.append(say(f"today.{key}", language, summary=item["last_summary"]))
    return lines


def _late(item: dict[Any, Any], language: str) -> str:
    """How late the call or the promise is; of the debt `_owed` tells."""
    late = _int(item["action_days_late"])
    key = "late_promise" if item["what"] in PROMISED else "late_action"
    return say(f"today.{key}", language, days=number(late, language)) if late else ""


def _owed(item: dict[Any, Any], language: str) -> str:
    """What is open, and what of it is overdue since when; without a rate what is foreign has no sum."""
    late = _int(item["days_late"])
    since = {"days": number(late, language)}
    if is_missing(item["open_kurus"]):
        key = "owed_foreign" if late else "owed"
        return say(f"today.{key}", language, open=item.get("foreign", ""), **since)
    said = {"open": amount(int(item["open_kurus"]), BASE_CURRENCY, language), **since}
    if not late:
        return say("today.owed", language, **said)
    due = amount(_int(item["overdue_kurus"]), BASE_CURRENCY, language)
    return say("today.owed_overdue", language, due=due, **said)


def _int(value: Any) -> int:
    return 0 if is_missing(value) else int(value)


def mail(text: str, *, as_of: date, count: int, language: str) -> bytes:
    """The digest as an unsent e-mail draft (.eml)."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = say("today.subject", language, date=day(as_of), n=number(count, language))
    message["X-Unsent"] = "1"  # Outlook and Thunderbird open it as a draft
    message.set_content(text + "\n", charset="utf-8")
    return bytes(message)
