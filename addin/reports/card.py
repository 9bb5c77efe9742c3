"""Borçlu Kartı: one debtor on one page; was he called, what was said, when did he pay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from addin.messages import header, say, words
from addin.model import Refusal, is_missing
from addin.reports.wording import amount, day, lira
from addin.rules.identifiers import phone as phone_numbers
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
ITEMS, LINES = 10, 24


def find_debtor(debtors: pd.DataFrame, query: str) -> str:
    """Id of the one debtor that `query` means: id, tax number, phone, name or part of a name.

    Raises Refusal when nobody or several fit; a whole name wins over parts of others.
    """
    wanted, digits = fold(query), phone_numbers.compact([query])[0]
    names = fold(debtors["debtor_name"].fillna(""))
    whole = (debtors["debtor_id"] == query.strip()) | (debtors["tax_id"] == query.strip()) | (names == wanted)
    for column in ("phone", "phone2"):
        whole |= (phone_numbers.compact(debtors[column].to_numpy(dtype=object)) == digits) & (digits != "")
    found = debtors[whole] if whole.any() else debtors[names.str.contains(wanted, regex=False)]
    if found.empty or not wanted:
        raise Refusal("no_debtor_like", name=query)
    if len(found) > 1:
        listed = ", ".join(found["debtor_name"].head(5)) + ("…" if len(found) > 5 else "")
        raise Refusal("several_debtors_like", name=query, names=listed)
    return str(found["debtor_id"].iloc[0])


def card_cells(frames: Frames, debtor_id: str, *, as_of: date, language: str) -> dict[str, Any]:
    """Values of the page's named cells and areas for one debtor."""
    debtors = frames["debtors"]
    debtor = debtors[debtors["debtor_id"] == debtor_id].iloc[0]
    address = ", ".join(str(debtor[key]) for key in ("address", "district", "province") if debtor[key])
    return {
        "card_name": debtor["debtor_name"],
        "card_id": debtor_id,
        "card_tax_id": debtor["tax_id"],
        "card_phone": " / ".join(str(debtor[key]) for key in ("phone", "phone2") if debtor[key]),
        "card_email": debtor["email"],
        "card_address": address,
        "card_owner": debtor["owner"],
        "card_risk": _risk(debtor, language),
        "card_open": lira(debtor["open_kurus"]),
        "card_overdue": lira(debtor["overdue_kurus"]),
        "card_foreign": debtor["foreign_balance"],
        "card_limit": lira(debtor["credit_limit_kurus"]),
        "card_promises": promise_record(_of(frames["promises"], debtor_id), language),
        "card_last_contact": _cell_date(debtor["last_contact_on"]),
        "card_last_receipt": _cell_date(debtor["last_receipt_on"]),
        "card_next_action": debtor["next_action"],
        "card_next_date": _cell_date(debtor["next_action_date"]),
        "card_open_items": open_items(_of(frames["receivables"], debtor_id), language),
        "card_timeline": [
            [_cell_date(moment), kind, who, what, money]
            for moment, kind, who, what, money in time_line(frames, debtor_id, language)
        ],
    }


def _risk(debtor: pd.Series, language: str) -> str:
    points, name = debtor["risk_points"], words("risk_class", language).get(debtor["risk_class"], "")
    if is_missing(points) or debtor["risk_class"] in ("", "unknown"):
        return say("card.not_rated", language)
    return say("card.unpaid_since", language, risk=name, points=int(points))


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


def time_line(frames: Frames, debtor_id: str, language: str) -> list[tuple[Any, str, str, str, str]]:
    """What happened with the debtor, newest first: (when, kind, who, what, amount)."""
    lines = [
        *_contacts(_of(frames["contacts"], debtor_id), language),
        *_promises(_of(frames["promises"], debtor_id), language),
        *_receipts(_of(frames["receipts"], debtor_id), language),
        *_stages(_of(frames["stage_history"], debtor_id), language),
        *_files(frames, debtor_id, language),
    ]
    lines.sort(key=lambda line: line[0], reverse=True)
    if len(lines) > LINES:
        rest = say("card.more_lines", language, n=len(lines) - LINES + 1)
        lines = [*lines[: LINES - 1], (None, "", "", rest, "")]
    return lines


def _contacts(rows: pd.DataFrame, language: str) -> list[tuple[Any, str, str, str, str]]:
    results, kind = words("contact_result", language), say("card.kind_contact", language)
    return [
        (
            row["contacted_at"],
            kind,
            row["contacted_by"],
            _joined(results.get(row["result"], row["result"]), row["summary"]),
            "",
        )
        for row in rows[rows["contacted_at"].notna()].to_dict("records")
    ]


def _promises(rows: pd.DataFrame, language: str) -> list[tuple[Any, str, str, str, str]]:
    states, kind = words("promise_status", language), say("card.kind_promise", language)
    return [
        (
            row["made_on"],
            kind,
            "",
            say(
                "card.promise_for",
                language,
                date=day(row["promised_for"]),
                status=states.get(row["status"], ""),
            ),
            _amount(row, language),
        )
        for row in rows[rows["made_on"].notna()].to_dict("records")
    ]


def _receipts(rows: pd.DataFrame, language: str) -> list[tuple[Any, str, str, str, str]]:
    channels, reversals = words("receipt_channel", language), words("reversal", language)
    kind = say("card.kind_receipt", language)
    return [
        (
            row["received_on"],
            kind,
            "",
            say(
                "card.receipt_by",
                language,
                channel=channels.get(row["channel"], row["channel"]),
                reversal=f" ({reversals.get(row['reversal'], row['reversal'])})" if row["reversal"] else "",
            ),
            _amount(row, language),
        )
        for row in rows[rows["received_on"].notna()].to_dict("records")
    ]


def _stages(rows: pd.DataFrame, language: str) -> list[tuple[Any, str, str, str, str]]:
    stages, kind = words("stage", language), say("card.kind_stage", language)
    rows = rows[rows["entered_on"].notna()].drop_duplicates(["entered_on", "stage"])
    return [
        (row["entered_on"], kind, row["holder"], stages.get(row["stage"], row["stage"]), "")
        for row in rows.to_dict("records")
    ]


def _files(frames: Frames, debtor_id: str, language: str) -> list[tuple[Any, str, str, str, str]]:
    files = _of(frames["files"], debtor_id)
    kinds, opened = words("event_type", language), say("card.kind_file", language)
    lines = [
        (
            row["filed_on"],
            opened,
            row["legal_owner"],
            _joined(row["office"], row["case_no"]),
            lira_text(row, language),
        )
        for row in files[files["filed_on"].notna()].to_dict("records")
    ]
    events = frames["events"]
    mine = events[
        events["file_id"].isin(files["file_id"]) & (events["file_id"] != "") & events["event_date"].notna()
    ]
    kind = say("card.kind_event", language)
    lines += [
        (
            row["event_date"],
            kind,
            "",
            _joined(kinds.get(row["event_type"], row["event_type"]), row["note"]),
            "",
        )
        for row in mine.to_dict("records")
    ]
    return lines


def lira_text(row: dict[Any, Any], language: str) -> str:
    return "" if is_missing(row["filed_kurus"]) else amount(int(row["filed_kurus"]), "TRY", language)


def _amount(row: dict[Any, Any], language: str) -> str:
    return (
        ""
        if is_missing(row["amount_kurus"])
        else amount(int(row["amount_kurus"]), row["currency"] or "TRY", language)
    )


def _joined(first: str, second: str) -> str:
    return " – ".join(part for part in (first, second) if part)


def _of(frame: pd.DataFrame, debtor_id: str) -> pd.DataFrame:
    return frame[frame["debtor_id"] == debtor_id]


def _cell_date(value: Any) -> Any:
    if is_missing(value):
        return ""
    return value.to_pydatetime() if hasattr(value, "to_pydatetime") else value


def card_text(cells: Mapping[str, Any], language: str) -> str:
    """The card as plain text for a terminal."""
    head = [cells["card_name"], f"{cells['card_id']}  {cells['card_tax_id']}  {cells['card_phone']}".strip()]
    labels = (("open_kurus", "card_open"), ("overdue_kurus", "card_overdue"))
    for column, cell in labels:
        if cells[cell] != "":
            head.append(
                f"{header('debtors', column, language)}: {amount(round(cells[cell] * 100), 'TRY', language)}"
            )
    if cells["card_foreign"]:
        head.append(f"{header('debtors', 'foreign_balance', language)}: {cells['card_foreign']}")
    head += [str(cells["card_risk"]), str(cells["card_promises"])]
    if cells["card_next_action"]:
        action = f"{day(cells['card_next_date'])} {cells['card_next_action']}"
        head.append(f"{header('debtors', 'next_action', language)}: {action}")
    lines = [
        "  ".join(part for part in (day(when), kind, who, what, money) if part)
        for when, kind, who, what, money in (
            (None if row[0] == "" else row[0], *row[1:]) for row in cells["card_timeline"]
        )
    ]
    return "\n".join([*(line for line in head if line), "", *lines])
