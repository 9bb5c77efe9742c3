"""The time line of Borçlu Kartı: all that happened with one debtor, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from addin.messages import say, words
from addin.model import is_missing
from addin.wording import amount, day

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
Line = tuple[Any, str, str, str, str]  # when, kind, who, what, amount
LINES = 24  # as many as the page has


def time_line(frames: Frames, debtor_id: str, language: str) -> list[Line]:
    """Contacts, promises, receipts, stages, files, events; the last line counts what does not fit."""
    lines = [
        *_contacts(rows_of(frames["contacts"], debtor_id), language),
        *_promises(rows_of(frames["promises"], debtor_id), language),
        *_receipts(rows_of(frames["receipts"], debtor_id), language),
        *_stages(rows_of(frames["stage_history"], debtor_id), language),
        *_files(frames, debtor_id, language),
    ]
    lines.sort(key=lambda line: line[0], reverse=True)
    if len(lines) > LINES:
        rest = say("card.more_lines", language, n=len(lines) - LINES + 1)
        lines = [*lines[: LINES - 1], (None, "", "", rest, "")]
    return lines


def _contacts(rows: pd.DataFrame, language: str) -> list[Line]:
    results, kind = words("contact_result", language), say("card.kind_contact", language)
    return [
        (
            row["contacted_at"],
            kind,
            row["contacted_by"],
            joined(results.get(row["result"], row["result"]), row["summary"]),
            "",
        )
        for row in rows[rows["contacted_at"].notna()].to_dict("records")
    ]


def _promises(rows: pd.DataFrame, language: str) -> list[Line]:
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
            _amount(row["amount_kurus"], row["currency"], language),
        )
        for row in rows[rows["made_on"].notna()].to_dict("records")
    ]


def _receipts(rows: pd.DataFrame, language: str) -> list[Line]:
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
            _amount(row["amount_kurus"], row["currency"], language),
        )
        for row in rows[rows["received_on"].notna()].to_dict("records")
    ]


def _stages(rows: pd.DataFrame, language: str) -> list[Line]:
    stages, kind = words("stage", language), say("card.kind_stage", language)
    rows = rows[rows["entered_on"].notna()].drop_duplicates(["entered_on", "stage"])
    return [
        (row["entered_on"], kind, row["holder"], stages.get(row["stage"], row["stage"]), "")
        for row in rows.to_dict("records")
    ]


def _files(frames: Frames, debtor_id: str, language: str) -> list[Line]:
    files = rows_of(frames["files"], debtor_id)
    kinds, opened = words("event_type", language), say("card.kind_file", language)
    lines = [
        (
            row["filed_on"],
            opened,
            row["legal_owner"],
            joined(row["office"], row["case_no"]),
            _amount(row["filed_kurus"], "TRY", language),
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
            joined(kinds.get(row["event_type"], row["event_type"]), row["note"]),
            "",
        )
        for row in mine.to_dict("records")
    ]
    return lines


def _amount(kurus: Any, currency: str, language: str) -> str:
    return "" if is_missing(kurus) else amount(int(kurus), currency or "TRY", language)


def joined(first: str, second: str) -> str:
    return " – ".join(part for part in (first, second) if part)


def rows_of(frame: pd.DataFrame, debtor_id: str) -> pd.DataFrame:
    return frame[frame["debtor_id"] == debtor_id]
