"""`tahsilat import`: the user's own lists come into the book, to the kuruş, or nothing does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addin.draft import Draft
    from addin.importing.arrived import Arrived
    from addin.importing.memory import Memory

ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "txt", "htm", "html", "xml")


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
    from addin.importing.reading import paused_collector

    with paused_collector():
        return _imported(ledger, request, as_of)


def _imported(ledger: Ledger, request: Request, as_of: date) -> Outcome:
    from addin.importing import report
    from addin.importing.answering import Answering
    from addin.importing.listing import Listing
    from addin.importing.memory import Memory
    from addin.importing.planned_notes import plan_calls
    from addin.importing.posting.written import written
    from addin.importing.reconciling.missing import missing_in_list
    from addin.importing.reconciling.standing_now import OpenNow
    from addin.importing.refusing import refuse_rejected
    from addin.importing.taking_in import take_in
    from addin.importing.telling.whole import all_notices
    from addin.importing.understand import mapped_columns

    sources = _sources(request)
    answering = Answering(request)
    memory = Memory(ledger["import_mappings"], answering.given)
    arrived = take_in(sources, answering, memory, ledger, request, as_of)
    draft = written(arrived.posted, ledger)
    left = OpenNow(draft, as_of)
    planned = plan_calls(arrived, draft, left, as_of, request.language)
    missing = missing_in_list(arrived, draft, left)
    listing = Listing(arrived, draft, missing, request.language)
    counts = report.answer(arrived.lines, arrived.posted)
    refuse_rejected(arrived, draft, listing, counts, request, as_of)
    body = listing.in_language(ledger.language).frame()
    draft.body("import_rows", body)
    _remember(draft, memory, arrived, answering.answers, request, as_of)
    outcome = draft.outcome()
    mapping = {"mapping": mapped_columns(arrived.tables)} if request["dry_run"] else {}
    outcome.answer = {**counts, **mapping, "text": listing.first_rejects()}
    outcome.notices = all_notices(arrived, listing, counts, missing, planned, left, request, as_of)
    if len(body):
        outcome.shown.append("import_rows")
        outcome.notices += [] if request["dry_run"] else [Notice("import_listed", {"n": len(body)})]
    return outcome


def _sources(request: Request) -> list[Path]:
    """The files; the book is not its own list, under whatever name. Errors: Refusal."""
    sources = [Path(str(source)) for source in request["source"]]
    into = Path(str(request["into"] or ""))
    if any(source.is_file() and into.is_file() and source.samefile(into) for source in sources):
        raise Refusal("import_own_book", name=into.name)
    return sources


def _remember(
    draft: Draft,
    memory: Memory,
    arrived: Arrived,
    given: Mapping[str, str],
    request: Request,
    as_of: date,
) -> None:
    """What the user confirmed himself is not asked again."""
    from addin.importing.memory import RESTS, UNCONFIRMED
    from addin.importing.report import mapping_words

    tables, answers = arrived.tables, {**given, **arrived.posted.decided}
    if any(each.mapping.rest or each.mapping.balance for each in tables):
        confirmed = bool(answers) or all(memory.knows(each.table.own_headers) for each in tables)
        answers |= {f"{RESTS}:": "confirmed"} if confirmed else UNCONFIRMED
    if not answers:
        return
    lists = [(each.table.own_headers, mapping_words([each], draft.ledger.language)) for each in tables]
    body = memory.with_lists(lists, answers, as_of)
    if body is not None:
        draft.body("import_mappings", body)
