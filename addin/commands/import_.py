"""`tahsilat import`: the user's own lists come into the book, to the kuruş, or nothing does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from addin.model import Ledger, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.draft import Draft
    from addin.importing.layouts.lines import Lines
    from addin.importing.memory import Memory
    from addin.importing.posting.post import Posted
    from addin.importing.questions import Answers
    from addin.importing.understand import Understood

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
    from addin.importing import report
    from addin.importing.answering import Answering
    from addin.importing.day_of_list import with_day_of_list
    from addin.importing.listing import Listing
    from addin.importing.memory import Memory
    from addin.importing.month_alone import with_months_of_book
    from addin.importing.planned_notes import plan_calls
    from addin.importing.posting.post import written
    from addin.importing.posting.same_numbers import other_names
    from addin.importing.posting.second_names import near_names
    from addin.importing.reading import paused_collector, read_sheets
    from addin.importing.reconciling.afterwards import afterwards
    from addin.importing.reconciling.beside_book import beside_the_book
    from addin.importing.telling import arrival, book, remarks
    from addin.importing.understand import understand

    sources = _sources(request)
    answering = Answering(request)
    memory = Memory(ledger["import_mappings"], answering.given)
    confirm = not (request["yes"] or request["dry_run"])
    with paused_collector():
        sheets = [sheet for source in sources for sheet in read_sheets(source)]
        if len(sheets) == 1 and not len(ledger["receivables"]):
            answering.grant("balance:", "opening")  # there is nothing that they could double
        tables = answering.until_clear(lambda answers: understand(sheets, answers, memory, confirm=confirm))
        tables = with_day_of_list(with_months_of_book(tables, ledger["receivables"]), as_of)
        answering.refuse_strangers({title for each in tables for title in each.table.headers})
        lines, posted = answering.until_clear(
            lambda told: _posted(tables, told, memory, ledger, request, as_of)
        )
        draft = written(posted, ledger)
    near = near_names(draft["debtors"], posted.found.known)
    others = other_names(lines, posted.found, ledger["debtors"])
    planned = plan_calls(draft, tables, lines, posted, as_of, request.language)
    listing = Listing(tables, lines, posted, request.language)
    body = listing.frame(near, others)
    draft.body("import_rows", body)
    _remember(draft, memory, tables, {**answering.answers, **posted.decided}, request, as_of)
    outcome = draft.outcome()
    outcome.shown += ["import_rows"] * bool(len(body))
    outcome.answer = report.answer(lines, posted)
    after = afterwards(tables, lines, posted, draft, as_of)
    outcome.notices = [
        *arrival.notices(tables, lines, posted, sources, request, outcome.answer, after, planned),
        *beside_the_book(tables, lines, posted, draft, request.language, as_of),
        *book.of_book(after, lines, posted, ledger["receivables"], request),
        *remarks.remarks(listing, lines, near, others, planned, len(body), request),
    ]
    outcome.answer["text"] = listing.first_rejects()
    return outcome


def _sources(request: Request) -> list[Path]:
    """The files; the book is not its own list, under whatever name. Errors: Refusal."""
    sources = [Path(str(source)) for source in request["source"]]
    into = Path(str(request["into"] or ""))
    if any(source.is_file() and into.is_file() and source.samefile(into) for source in sources):
        raise Refusal("import_own_book", name=into.name)
    return sources


def _posted(
    tables: Sequence[Understood],
    answers: Answers,
    memory: Memory,
    ledger: Ledger,
    request: Request,
    as_of: date,
) -> tuple[Lines, Posted]:
    """The lines of all tables and what they are in the book. Errors: Asked."""
    from addin.importing import report
    from addin.importing.apart_by_codes import NAME, part_by_codes
    from addin.importing.layouts import read_lines
    from addin.importing.layouts.lines import joined_lines
    from addin.importing.memory import RESTS
    from addin.importing.posting.post import post
    from addin.importing.posting.second_names import PAIR
    from addin.importing.reconciling.own_totals import ask_about_gap

    lines = joined_lines([read_lines(each.table, each.mapping, each.styles) for each in tables])
    apart = part_by_codes(lines, tables, ledger["debtors"], {**memory.every(NAME), **answers})
    posted = post(lines, ledger, as_of, {**memory.every(PAIR), **memory.every(RESTS), **answers})
    posted.decided.update(apart)
    ask_about_gap(report.stated_totals(lines, tables), answers, request.language)
    return lines, posted


def _remember(
    draft: Draft,
    memory: Memory,
    tables: Sequence[Understood],
    answers: dict[str, str],
    request: Request,
    as_of: date,
) -> None:
    """What the user confirmed himself is not asked again."""
    from addin.importing.memory import RESTS, UNCONFIRMED
    from addin.importing.report import mapping_words

    if any(each.mapping.rest or each.mapping.balance for each in tables):
        confirmed = bool(answers) or all(memory.knows(each.table.own_headers) for each in tables)
        answers |= {f"{RESTS}:": "confirmed"} if confirmed else UNCONFIRMED
    if not answers:
        return
    lists = [(each.table.own_headers, mapping_words([each], request.language)) for each in tables]
    body = memory.with_lists(lists, answers, as_of)
    if body is not None:
        draft.body("import_mappings", body)
