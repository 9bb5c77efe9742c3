"""An entry -> the Outcome that saves it, or the sentence why it is not saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say, words
from addin.model import ColumnChange, Ledger, Notice, Outcome, Refusal, is_missing
from addin.recording.entry import Entry, Problem
from addin.recording.judging import Judged, judge
from addin.recording.placing import Placed, place
from addin.recording.reversing import VOID, Voided, find_standing, void
from addin.recording.settling import Settled, open_instead, settled_by, settled_text
from addin.recording.values import Typed
from addin.registry import Asking, Option, Request
from addin.renewal.touch import behind
from addin.rules.cheques import PAPER
from addin.rules.rows import BASE_CURRENCY, texts
from addin.rules.trace import BY_RUN, retraced, trace
from addin.schema import TABLES
from addin.schema.form import BY_KEY
from addin.wording import amount, day

if TYPE_CHECKING:
    import pandas as pd


# The last options of both ways.
SAVING = (
    Option("--yes", "flag", asked=Asking("go_on", after=("record_asked",))),
    Option("--refresh", "flag"),
    Option("--dry-run", "flag"),
)


@dataclass(slots=True)
class Saved:
    """An entry that may be saved: its rows, what was found and settled, what it changes elsewhere."""

    entry: Entry
    placed: Placed
    judged: Judged
    settled: Settled
    ended: Mapping[str, Any]
    voided: Voided | None = None


def prepare(ledger: Ledger, entry: Entry, as_of: dt.date, now: dt.datetime, *, anyway: bool) -> Saved:
    """Place and judge the entry. Errors: Refusal with the sentences of Hatalar, or with a question."""
    placed = place(ledger, entry, as_of, now)
    ended = _ending(entry, placed)
    stands = find_standing(ledger, entry, placed) if entry.value("reversal") in VOID else None
    judged = judge(ledger, entry, placed, as_of, now, ended=ended)
    if judged.errors:
        listed = {"problems": _worded(judged.errors)}
        raise Refusal("record_refused", listed, problems=_said(judged.errors))
    if judged.asked and not anyway:
        listed = {"asked": _worded(judged.asked)}
        raise Refusal("record_asked", listed, questions=_said(judged.asked))
    if stands is not None:
        voided = void(ledger, stands, entry, placed.debtor_id, as_of, now)
        return Saved(entry, placed, judged, voided.settled, ended, voided)
    settled = settled_by(judged.part, placed.rows) if entry.kind == "receipt" else []
    named = entry.value("reversal") or entry.value("receivable")
    if settled and not named and (number := open_instead(judged.part, placed.rows, settled)):
        typed = entry.typed | {"receivable": Typed(number, number)}
        return prepare(ledger, replace(entry, typed=typed), as_of, now, anyway=anyway)
    return Saved(entry, placed, judged, settled, ended)


def _ending(entry: Entry, placed: Placed) -> dict[str, Any]:
    """What the previous action's row gets: its action is done, unless the entry says otherwise."""
    if placed.previous is None:
        return {}
    ended: dict[str, Any] = {
        "action_result": entry.value("previous") or "done",
        "action_result_date": placed.rows["contacted_at"].iloc[0].normalize(),
    }
    if entry.value("previous_reason"):
        ended["action_result_reason"] = entry.value("previous_reason")
    return ended


def _said(problems: Sequence[Problem]) -> str:
    return " ".join(dict.fromkeys(problem.sentence for problem in problems))


def _worded(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """As a program is told."""
    return [asdict(problem) for problem in problems]


def confirm(saved: Saved, request: Request) -> None:
    """Whoever can be asked sees first what a receipt settles. Errors: Refusal when the answer is no."""
    if request.ask is None or request["yes"] or request["dry_run"] or saved.entry.kind != "receipt":
        return
    language = request.language
    question = say("record.save_question", language)
    said = [_settled_text(saved, language), question]
    if saved.voided:
        marked = {"receipt": saved.voided.receipt, "reversal": saved.voided.reversal}
        said.insert(0, say("record.marks", language, **marked))
    else:  # also how the amount was read
        said.insert(0, say("record.save_what", language, **_done(saved, language)))
    if not request.ask.confirm(" ".join(said)):
        raise Refusal("record_declined")


def outcome_of(saved: Saved, ledger: Ledger, request: Request) -> Outcome:
    """The rows, the previous action's end, the words; the form's own cells are the caller's."""
    entry, placed, draft = saved.entry, saved.placed, saved.judged.part.draft
    recorded: dict[str, Any] = {"table": entry.table, "ids": placed.ids}
    if saved.voided:
        outcome = saved.voided.outcome
        recorded |= {"ids": [saved.voided.receipt_id], "marked": entry.value("reversal")}
    else:
        outcome = Outcome(appended={entry.table: _rows(saved)})
        outcome.cells = behind({entry.table: len(placed.rows)}, ledger)
    if placed.previous is not None:
        outcome.changes = _changes(ledger, draft["contacts"], placed.previous, saved.ended)
    outcome.notices = _notices(saved, ledger, request)
    outcome.answer = {
        "book": None,
        "recorded": recorded,
        "dry_run": bool(request["dry_run"]),
        "settles": [_plain(one) for one in saved.settled],
        "warnings": _worded(saved.judged.warnings),
        "asked": _worded(saved.judged.asked),
    }
    return outcome


def _plain(one: Mapping[str, Any]) -> dict[str, Any]:
    """Amounts as decimal strings."""
    rest = {key: value for key, value in one.items() if key != "kurus"}
    return {**rest, "amount": f"{one['kurus'] / 100:.2f}"} if "kurus" in one else rest


def _rows(saved: Saved) -> pd.DataFrame:
    """The new rows with what their live cells show, and a trace: a command wrote them, not a hand."""
    table, rows = TABLES[saved.entry.table], saved.placed.rows.copy()
    shown = saved.judged.part.draft[table.key].loc[rows.index]
    for column in table.filled_by("formula"):
        rows[column.key] = shown[column.key]
    user, program = (trace(rows, [one.key for one in table.filled_by(fill)]) for fill in ("user", "program"))
    rows["trace"] = [f"{ours}{BY_RUN}{theirs}" for ours, theirs in zip(user, program, strict=True)]
    return rows


def _changes(ledger: Ledger, now: pd.DataFrame, row: int, ended: Mapping[str, Any]) -> list[ColumnChange]:
    """The end of the previous action, what its live cells then show, and its trace."""
    table, standing = TABLES["contacts"], ledger["contacts"]
    new: dict[str, Any] = {key: now.at[row, key] for key in (*ended, "status", "control")}
    one, user = standing.loc[[row]], [column.key for column in table.filled_by("user")]
    new["trace"] = retraced(texts(one, "trace"), one, now.loc[[row]], user)[0]
    changes = []
    for key, value in new.items():
        old = standing.at[row, key]
        if old is value or old == value:
            continue
        cells = np.empty(1, dtype=object), np.empty(1, dtype=object)
        cells[0][0], cells[1][0] = old, value
        changes.append(ColumnChange("contacts", key, np.array([row], dtype=np.int64), *cells))
    return changes


def _notices(saved: Saved, ledger: Ledger, request: Request) -> list[Notice]:
    entry, placed, language = saved.entry, saved.placed, request.language
    done = {**_done(saved, language), "ids": ", ".join(placed.ids)}
    key = "recorded_dry" if request["dry_run"] else "recorded"
    if saved.voided:
        key = "record_marked_dry" if request["dry_run"] else "record_marked"
        done |= {"receipt": saved.voided.receipt, "reversal": saved.voided.reversal}
    notices = [Notice(key, done), *placed.notices]
    notices += [] if saved.voided else _other_day(saved, request)
    if "plan_no" in placed.rows and len(placed.rows) > 1:
        notices.append(Notice("record_plan", {"instalments": _instalments(placed.rows, language)}))
    if entry.kind == "receipt":
        notices.append(Notice("record_settles", {"settles": _settled_text(saved, language)}))
        paper = entry.value("method") in PAPER and not entry.value("reversal")
        if paper and saved.judged.part.money.cheques_opened:
            notices.append(Notice("record_cheque"))
    if placed.previous is not None:
        row = ledger["contacts"].loc[placed.previous]
        result = words("action_result", language)[saved.ended["action_result"]]
        action = str(row["next_action"])
        said = {"contact": str(row["contact_id"]), "action": action, "result": result}
        notices.append(Notice("record_previous_dry" if request["dry_run"] else "record_previous", said))
    notices += [Notice("record_warning", {"message": one.sentence}) for one in saved.judged.warnings]
    if not (request["dry_run"] or request["refresh"]):
        notices.append(Notice("record_stale"))
    return notices


def _done(saved: Saved, language: str) -> dict[str, str]:
    """Whose entry it is, of which kind, and what was read."""
    return {
        "name": saved.placed.debtor_name or ", ".join(saved.placed.rows.get("file_id", ())),
        "kind": words("entry_kind", language)[saved.entry.kind],
        "what": _what(saved, language),
    }


def _what(saved: Saved, language: str) -> str:
    """Amount, day, next action as they were read, in brackets."""
    entry, first = saved.entry, saved.placed.rows.iloc[0]
    said = []
    if entry.value("amount"):
        said.append(amount(entry.value("amount"), first["currency"] or BASE_CURRENCY, language))
    if entry.kind == "contact":
        said += [first["next_action"], day(first["next_action_date"])]
    elif len(saved.placed.rows) == 1:  # else a sentence of its own tells the days
        said.append(
            day(first["promised_for" if "promised_for" in first else BY_KEY["date"].into[entry.kind]])
        )
    said = [one for one in said if one]
    return f" ({', '.join(said)})" if said else ""


def _other_day(saved: Saved, request: Request) -> list[Notice]:
    """A day that nobody typed and that is not today came from the book's calculation date."""
    entry = saved.entry
    written = saved.placed.rows[BY_KEY["date"].into[entry.kind]].iloc[0]
    if "date" in entry.typed or is_missing(written) or written.date() == request.now.date():
        return []
    return [Notice("record_other_day", {"date": day(written)})]


def _settled_text(saved: Saved, language: str) -> str:
    return settled_text(saved.settled, language, back=bool(saved.entry.value("reversal")))


def _instalments(rows: pd.DataFrame, language: str) -> str:
    values = zip(rows["promised_for"], rows["amount_kurus"], rows["currency"], strict=True)
    return ", ".join(
        f"{day(when)} {amount(kurus, unit or BASE_CURRENCY, language)}" for when, kurus, unit in values
    )
