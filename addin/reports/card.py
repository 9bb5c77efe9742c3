"""Borçlu Kartı: one debtor on one page; was he called, what was said, when did he pay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from addin.messages import header, say, words
from addin.model import Refusal, is_missing
from addin.reports.time_line import Frames, rows_of, time_line
from addin.rules.identifiers import phone as phone_numbers
from addin.text import fold
from addin.wording import amount, day, lira

if TYPE_CHECKING:
    import pandas as pd

ITEMS = 10  # as many as the page has


def find_debtor(debtors: pd.DataFrame, query: str) -> str:
    """Id of the one debtor that `query` means: id, tax number, phone, name, or words of a name.

    The last word may be cut short. Raises Refusal when nobody or several fit; a whole name wins over
    parts of others.
    """
    wanted, digits = fold(query), phone_numbers.compact([query])[0]
    names = fold(debtors["debtor_name"].fillna(""))
    whole = (debtors["debtor_id"] == query.strip()) | (debtors["tax_id"] == query.strip()) | (names == wanted)
    for column in ("phone", "phone2"):
        whole |= (phone_numbers.compact(debtors[column].to_numpy(dtype=object)) == digits) & (digits != "")
    found = debtors[whole] if whole.any() else debtors[(" " + names).str.contains(f" {wanted}", regex=False)]
    if found.empty or not wanted:
        raise Refusal("no_debtor_like", name=query)
    if len(found) > 1:
        shown = found.head(5)
        named = zip(shown["debtor_name"], shown["debtor_id"], strict=True)
        listed = ", ".join(f"{name} ({number})" if number else name for name, number in named)
        raise Refusal("several_debtors_like", name=query, names=listed + ("…" if len(found) > 5 else ""))
    return str(found["debtor_id"].iloc[0])


def _numbers(debtor: pd.Series[Any]) -> list[str]:
    return list(phone_numbers.in_groups([str(debtor[key]) for key in ("phone", "phone2")]))


def card_cells(frames: Frames, debtor_id: str, *, as_of: date, language: str) -> dict[str, Any]:
    """Values of the page's named cells and areas for one debtor."""
    debtors = frames["debtors"]
    debtor = debtors[debtors["debtor_id"] == debtor_id].iloc[0]
    town = [str(debtor[key]) for key in ("district", "province") if debtor[key] not in debtor["address"]]
    address = ", ".join(part for part in (str(debtor["address"]), *town) if part)
    return {
        "card_name": debtor["debtor_name"],
        "card_id": debtor_id,
        "card_tax_id": debtor["tax_id"],
        "card_phone": " / ".join(number for number in _numbers(debtor) if number),
        "card_email": debtor["email"],
        "card_address": address,
        "card_owner": debtor["owner"],
        "card_risk": _risk(debtor, language),
        "card_open": lira(debtor["open_kurus"]),
        "card_overdue": lira(debtor["overdue_kurus"]),
        "card_foreign": debtor["foreign_balance"],
        "card_limit": lira(debtor["credit_limit_kurus"]),
        "card_promises": promise_record(rows_of(frames["promises"], debtor_id), language),
        "card_last_contact": _cell_date(debtor["last_contact_on"]) or say("card.no_contact", language),
        "card_last_receipt": _cell_date(debtor["last_receipt_on"]) or say("card.no_receipt", language),
        "card_next_action": debtor["next_action"],
        "card_next_date": _cell_date(debtor["next_action_date"]),
        "card_open_items": open_items(rows_of(frames["receivables"], debtor_id), language),
        "card_timeline": [
            [_cell_date(moment), kind, who, what, money]
            for moment, kind, who, what, money in time_line(frames, debtor_id, language)
        ],
    }


def _risk(debtor: pd.Series, language: str) -> str:
    points, name = debtor["risk_points"], words("risk_class", language).get(debtor["risk_class"], "")
    if is_missing(points) or debtor["risk_class"] in ("", "unknown"):
        return say("card.not_rated", language)
    return say("card.risk", language, risk=name, points=int(points))


def promise_record(promises: pd.DataFrame, language: str) -> str:
    """ "5 sözden 3 tanesi tutuldu": promises that fell due, and those kept."""
    due = promises["status"].isin(["kept", "partly", "broken"])
    if not due.any():
        return say("card.no_promises", language)
    kept = int((promises["status"] == "kept").sum())
    return say("card.promises", language, due=int(due.sum()), kept=kept)


def open_items(receivables: pd.DataFrame, language: str) -> list[list[Any]]:
    """The debtor's open receivables, longest overdue first; the last line counts what does not fit."""
    open_rows = receivables[receivables["open_kurus"].fillna(0) != 0]
    due = open_rows["due_date"].fillna(open_rows["issue_date"])
    open_rows = open_rows.assign(due=due).sort_values(["due", "receivable_id"], na_position="last")
    kinds, currencies = words("document_type", language), words("currency", language)
    lines = [
        [
            row["document_no"],
            kinds.get(row["document_type"], row["document_type"]),
            _cell_date(row["issue_date"]),
            _cell_date(row["due_date"]),
            "" if is_missing(row["days_overdue"]) else int(row["days_overdue"]),
            lira(row["open_kurus"]),
            currencies.get(row["currency"] or "TRY", row["currency"]),
        ]
        for row in open_rows.head(ITEMS).to_dict("records")
    ]
    if len(open_rows) > ITEMS:
        rest = len(open_rows) - ITEMS + 1
        lines[-1] = [say("card.more_items", language, n=rest), "", "", "", "", "", ""]
    return lines


def _cell_date(value: Any) -> Any:
    if is_missing(value):
        return ""
    return value.to_pydatetime() if hasattr(value, "to_pydatetime") else value


def card_text(cells: Mapping[str, Any], language: str) -> str:
    """The card as plain text for a terminal."""
    ids = (cells[key] for key in ("card_id", "card_tax_id", "card_phone"))
    head = [cells["card_name"], "  ".join(part for part in ids if part)]
    head += [line for line in (_labelled(key, cells, language) for key in _LABELS) if line]
    head += [say("card.risk_line", language, risk=cells["card_risk"]), str(cells["card_promises"])]
    lines = ["  ".join(part for part in (day(row[0]), *row[1:]) if part) for row in cells["card_timeline"]]
    return "\n".join([*(line for line in head if line), "", *lines]).rstrip()


# Cell -> column of Borçlular whose header is its label.
_LABELS = {
    "card_owner": "owner",
    "card_open": "open_kurus",
    "card_overdue": "overdue_kurus",
    "card_foreign": "foreign_balance",
    "card_last_contact": "last_contact_on",
    "card_last_receipt": "last_receipt_on",
    "card_next_action": "next_action",
}
_DAYS = ("card_last_contact", "card_last_receipt")  # words where there is none


def _labelled(key: str, cells: Mapping[str, Any], language: str) -> str:
    value = cells[key]
    if isinstance(value, float):
        value = amount(round(value * 100), "TRY", language)
    elif key == "card_next_action":
        value = " ".join(part for part in (day(cells["card_next_date"]), value) if part)
    elif not isinstance(value, str):
        value = day(value)
    if not value and key == "card_next_action":  # "none" is an answer as well
        value = say("card.never", language)
    return f"{header('debtors', _LABELS[key], language)}: {value}" if value else ""


_ITEM = ("document_no", "document_type", "issue_date", "due_date", "days_overdue", "open", "currency")
_ENTRY = ("date", "kind", "who", "what", "amount")


def card_json(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The card as a JSON value: dates as 2026-11-20, amounts as numbers, what is empty as null."""
    days = {key: None for key in _DAYS if isinstance(cells[key], str)}
    named = {key.removeprefix("card_"): value for key, value in {**cells, **days}.items()}
    for area, names in (("open_items", _ITEM), ("timeline", _ENTRY)):
        named[area] = [dict(zip(names, map(_plain, row), strict=True)) for row in cells[f"card_{area}"]]
    return {key: value if isinstance(value, list) else _plain(value) for key, value in named.items()}


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        at_midnight = not (getattr(value, "hour", 0) or getattr(value, "minute", 0))
        return value.date().isoformat() if at_midnight and hasattr(value, "date") else value.isoformat()
    return None if value == "" else value
