"""`tahsilat import`: the user's own lists come into the book, to the kuruş, or nothing does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say
from addin.model import Ledger, Notice, Outcome
from addin.registry import Asking, Button, Option, Request, command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.draft import Draft
    from addin.importing.afterwards import Afterwards
    from addin.importing.layouts.lines import Lines
    from addin.importing.listing import Listing
    from addin.importing.memory import Memory
    from addin.importing.posting.post import Posted
    from addin.importing.questions import Answers
    from addin.importing.understand import Understood

ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "txt", "htm", "html", "xml")
_NAMED = 5  # rows and names that a notice names
_REMARKED = {
    "balance_broken": "import_balance_broken",
    "buckets_differ": "import_buckets_differ",
    "sides_swapped": "import_sides_swapped",
    "payment_undated": "import_payments_undated",
    "rest_taken": "import_rest_taken",
    "balance_zero": "import_balance_zero",
    "noted_closed": "import_noted_closed",
    "part_paid": "import_part_paid",
    "marked": "import_marked",
}


@command(
    "import",
    "change",
    Option("source", "path", many=True, asked=Asking("file", of=ENDINGS)),
    Option("--into", "path", asked=Asking("book")),
    Option("--answer", many=True),
    Option("--yes", "flag"),
    Option("--dry-run", "flag"),
    then="refresh",
    button=Button("record", "FileOpen"),
)
def import_(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Read, ask what is open, append what is new; the sheet İçe Aktarım lists what was not taken."""
    from addin.importing import report
    from addin.importing.afterwards import afterwards
    from addin.importing.afterwards import notices as after_notices
    from addin.importing.answering import Answering
    from addin.importing.layouts import read_lines
    from addin.importing.layouts.lines import joined_lines
    from addin.importing.listing import Listing
    from addin.importing.memory import Memory
    from addin.importing.own_totals import ask_about_gap
    from addin.importing.planned_notes import plan_calls
    from addin.importing.posting import post as posting
    from addin.importing.posting.second_names import PAIR
    from addin.importing.reading import paused_collector, read_sheets
    from addin.importing.understand import understand

    sources = [Path(str(source)) for source in request["source"]]
    memory, answering = Memory(ledger["import_mappings"]), Answering(request)
    confirm = not (request["yes"] or request["dry_run"])

    def post(answers: Answers) -> tuple[Lines, Posted]:
        lines = joined_lines([read_lines(each.table, each.mapping, each.styles) for each in tables])
        posted = posting.post(lines, ledger, as_of, {**memory.every(PAIR), **answers})
        ask_about_gap(report.stated_totals(lines, tables), answers, request.language)
        return lines, posted

    with paused_collector():
        sheets = [sheet for source in sources for sheet in read_sheets(source)]
        tables = answering.until_clear(lambda answers: understand(sheets, answers, memory, confirm=confirm))
        answering.refuse_strangers({title for each in tables for title in each.table.headers})
        lines, posted = answering.until_clear(post)
        draft = posting.written(posted, ledger)
    near = _near_debtors(draft, lines, posted)
    planned = plan_calls(draft, tables, lines, posted, as_of, request.language)
    listing = Listing(tables, lines, posted, request.language)
    body = listing.frame([(first, second, reason) for first, second, reason in near])
    draft.body("import_rows", body)
    _remember(draft, memory, tables, {**answering.answers, **posted.decided}, request, as_of)
    outcome = draft.outcome()
    outcome.shown += ["import_rows"] * bool(len(body))
    outcome.answer = report.answer(lines, posted)
    outcome.answer["text"] = listing.first_rejects()
    after = afterwards(tables, lines, posted, draft, as_of)
    outcome.notices = _notices(tables, lines, posted, sources, request, outcome.answer, after)
    outcome.notices += after_notices(
        after, lines, posted, draft, request.language, dry=bool(request["dry_run"])
    )
    if any(each.key == "import_notes_planned" for each in planned):
        outcome.notices = [each for each in outcome.notices if each.key != "import_notes_left"]
    outcome.notices += _remarks(listing, lines, near, planned, len(body), request)
    return outcome


def _near_debtors(draft: Draft, lines: Lines, posted: Posted) -> list[tuple[str, str, str]]:
    """Debtors of the list that may be another one's second name: (first, second, reason)."""
    from addin.rules.identifiers import tax_id
    from addin.rules.names import near_duplicates
    from addin.rules.rows import text_array

    if "debtors" not in posted.tables:
        return []
    debtors = draft["debtors"]
    names, taxes = text_array(debtors["debtor_name"]), text_array(debtors["tax_id"])
    right = np.where(tax_id.is_valid(taxes), taxes, "")
    pairs = near_duplicates(names, right)
    pairs = pairs[pairs["second"] >= posted.found.known]
    return [(names[one], names[two], reason) for one, two, reason in pairs.to_numpy().tolist()]


def _remember(
    draft: Draft,
    memory: Memory,
    tables: Sequence[Understood],
    answers: dict[str, str],
    request: Request,
    as_of: date,
) -> None:
    """What the user confirmed himself is not asked again."""
    from addin.importing.report import mapping_words

    if not answers:
        return
    lists = [(each.table.own_headers, mapping_words([each], request.language)) for each in tables]
    body = memory.with_lists(lists, answers, as_of)
    if body is not None:
        draft.body("import_mappings", body)


def _notices(
    tables: Sequence[Understood],
    lines: Lines,
    posted: Posted,
    sources: Sequence[Path],
    request: Request,
    counts: dict[str, Any],
    after: Afterwards,
) -> list[Notice]:
    from addin.importing import report
    from addin.importing.own_totals import left_out

    language = request.language
    dry = bool(request["dry_run"])
    new = {key: counts["tables"].get(key, 0) for key in ("debtors", "receivables", "receipts")}
    said = {key: counts[key] for key in ("read", "accepted", "rejected", "skipped")}
    names = ", ".join(source.name for source in sources)
    notices = [Notice("import_dry" if dry else "imported", {"source": names, **said, **new})]
    numbers = {
        "import_cards_dry" if dry else "import_cards": int(posted.completed.debtors.sum()),
        "import_updated_dry" if dry else "import_updated": int(posted.matched.updated.sum()),
        "import_closed_dry" if dry else "import_closed": _closed(lines, posted),
        "import_paid_dry" if dry else "import_paid": int(posted.matched.pays.sum()),
        "import_kept": len({line for line, *_ in posted.matched.kept}),
        "import_cards_unlike": len({lines.name[line] for line, *_ in posted.completed.unlike}),
        "import_unlike": len(posted.matched.unlike),
        "import_openings_known": int((lines.verdicts.reason == "opening_known").sum()),
        "import_files_dry" if dry else "import_files": counts["tables"].get("files", 0),
        "import_papers_dry" if dry else "import_papers": posted.papers,
    }
    notices += [Notice(key, {"n": n}) for key, n in numbers.items() if n]
    if again := [line for line, *_ in posted.matched.reopened]:
        money = report.owed_words(lines, again, language)
        notices.append(Notice("import_reopened", {"n": len(again), "money": money}))
    if totals := report.totals_words(lines, posted, tables, after, language):
        notices.append(Notice("import_totals", {"totals": totals}))
    came = lines.verdicts.taken & (lines.credit > 0)
    if came.any():
        notices.append(Notice("import_came", {"money": report.came_words(lines, came, language)}))
    for key, rows in zip(("import_payments_left", "import_rows_left"), left_out(lines), strict=True):
        if rows.any():
            money = report.left_out_words(lines, rows, language)
            notices.append(Notice(key, {"n": int(rows.sum()), "money": money}))
    notices += _of_tables(tables, language)
    if counts["repairs"]:
        notices.append(Notice("import_repairs", {"n": counts["repairs"]}))
    return notices


def _of_tables(tables: Sequence[Understood], language: str) -> list[Notice]:
    """How the tables were understood, and what of them was left where it is."""
    from addin.importing import report
    from addin.rules.money import format_money

    notices = [Notice("import_mapping", {"mapping": report.mapping_words(tables, language)})]
    notes = dict.fromkeys(title for each in tables for title in each.mapping.notes)
    left = dict.fromkeys(title for each in tables for title in each.mapping.left_out if title not in notes)
    for key, titles in (("import_left_out", left), ("import_notes_left", notes)):
        if titles:
            quoted = [say("import.quoted", language, text=title) for title in titles]
            notices.append(Notice(key, {"columns": ", ".join(quoted)}))
    if money := report.money_left(tables):
        sums = {title: format_money(kurus, "", language=language) for title, kurus in money.items()}
        said = [f"{say('import.quoted', language, text=title)} ({total})" for title, total in sums.items()]
        notices.append(Notice("import_money_left", {"columns": ", ".join(said)}))
    hidden = dict.fromkeys(name for each in tables for name in each.table.hidden)
    if hidden:
        notices.append(Notice("import_hidden", {"sheets": ", ".join(hidden)}))
    unrelated = dict.fromkeys(name for each in tables for name in each.table.unrelated)
    if unrelated:
        notices.append(Notice("import_unrelated", {"sheets": ", ".join(unrelated)}))
    filled = dict.fromkeys(each.table.headers[at] for each in tables for at in sorted(each.table.filled))
    if filled:
        notices.append(Notice("import_filled", {"columns": ", ".join(filled)}))
    return [*notices, *map(Notice, dict.fromkeys(key for each in tables for key in each.table.notices))]


def _closed(lines: Lines, posted: Posted) -> int:
    """Receivables that the list calls paid without a day."""
    closed = [line for line, *change in posted.matched.changes if change[::2] == ["closing_reason", "paid"]]
    return int((lines.verdicts.reason[closed] != "given_away").sum())


def _remarks(
    listing: Listing,
    lines: Lines,
    near: list[tuple[str, str, str]],
    planned: list[Notice],
    listed: int,
    request: Request,
) -> list[Notice]:
    """What should be looked at, and where it is listed."""
    from addin.importing.listing import mark_words
    from addin.importing.report import remarked_words

    notices = []
    for reason in dict.fromkeys(remark.reason for remark in lines.remarks):
        places = [
            str(listing.row_number(remark.part, at))
            for remark in lines.remarks
            if remark.reason == reason
            for at in remark.rows.tolist()
        ]
        shown = ", ".join(places[:_NAMED]) + "…" * (len(places) > _NAMED)
        about = [mark_words(each.header, request.language) for each in lines.remarks if each.reason == reason]
        headers = ", ".join(dict.fromkeys(about))
        money = remarked_words(lines, reason, request.language)
        told = {"n": len(places), "rows": shown} | ({"money": money} if money else {})
        told |= {"headers": headers} if reason == "marked" else {}
        notices.append(Notice(_REMARKED[reason], told))
    if near:
        pairs = [f"{first} / {second}" for first, second, _ in near]
        named = "; ".join(pairs[:_NAMED]) + "…" * (len(pairs) > _NAMED)
        notices.append(Notice("import_near_debtors", {"n": len(near), "pairs": named}))
    notices += planned
    if listed and not request["dry_run"]:
        notices.append(Notice("import_listed", {"n": listed}))
    return notices
