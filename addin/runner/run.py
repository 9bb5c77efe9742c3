"""One command on a book that is open, wherever it lives, and what the run has to say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.books.whole import beside
from addin.draft import same_cell
from addin.journal import log_rows, roll
from addin.messages import catalogue, say
from addin.model import Ledger, Notice, Outcome, Refusal, is_missing
from addin.registry import Command, Request
from addin.schema.template_file import template
from addin.wording import day as day_text
from addin.wording import number

if TYPE_CHECKING:
    from addin.books.excel import ExcelBook
    from addin.books.file import FileBook

AsOf = date | str | None


@dataclass(slots=True)
class Result:
    """What a run has to say: sentences for the user, text or JSON for stdout, the exit code.

    `inverses`: what takes each write into an open workbook back, in order. `goto`: the page it should show.
    """

    sentences: list[str] = field(default_factory=list)
    text: str = ""
    json: Any = None
    code: int = 0
    inverses: list[dict[str, Any]] = field(default_factory=list)
    goto: str = ""


def run_on(
    command: Command,
    request: Request,
    as_of: AsOf,
    book: FileBook | ExcelBook,
    undo: ExitStack,
    *,
    write: bool = True,
    shown: Path | None = None,
) -> Result:
    """One command on an open book. `undo`: takes the files beside the book away again on an error."""
    from addin.books.beside import Beside

    cells = book.cells()
    day = day_of(as_of, cells.get("calculation_date"), request)
    ledger = Ledger(
        book.read,
        cells,
        place=book.place,
        facts=book.facts,
        language=book.language,
        files=Beside((shown or book.path).parent),
        pages=book.pages,
        picked=book.picked,
    )
    outcome = command.run(ledger, replace(request, values={**request.values, "as_of": as_of}), as_of=day)
    if command.target == "change":
        settle_date(outcome, as_of, cells)
        _tell_day(outcome, request)
    if outcome.repair:
        _repair(outcome, book, dry=not write)
    changed = 0
    if not outcome.is_empty():
        logged = log_rows(outcome, ledger, command.name, request.now)
        if len(logged):
            outcome.appended["log"] = logged
        if write and command.name == "refresh" and (shown or book.path).exists():
            roll(outcome, ledger, shown or book.path, request.now)
    undo.enter_context(beside(outcome))
    if not outcome.is_empty():
        changed = book.write(outcome, dry=not write)
    return result_of(outcome, request, shown or book.path, changed, day)


def _repair(outcome: Outcome, book: FileBook | ExcelBook, *, dry: bool) -> None:
    from addin.books.file import FileBook

    if not isinstance(book, FileBook):
        raise Refusal("close_first")
    done = book.repair(template(book.language), dry=dry)
    counts = {"validations": done.validations, "formats": done.formats, "formulas": done.formulas}
    key = "repair_nothing" if done.is_nothing else "repair_dry" if dry else "repaired"
    outcome.notices.append(Notice(key, counts))
    outcome.answer |= counts


def day_of(as_of: AsOf, cell: Any, request: Request) -> date:
    """`--as-of` decides, else the book's calculation date, else today."""
    if isinstance(as_of, date):
        return as_of
    if as_of is None and isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if as_of is None and not is_missing(cell) and cell != "":
        raise Refusal("bad_calculation_date", value=cell)
    return request.now.date()


def settle_date(outcome: Outcome, as_of: AsOf, cells: dict[str, Any]) -> None:
    """A date asked for goes into the book; "today" empties the cell."""
    wanted = as_of if isinstance(as_of, date) else ""
    if as_of is not None and not same_cell(cells.get("calculation_date"), wanted):
        outcome.cells["calculation_date"] = wanted


def _tell_day(outcome: Outcome, request: Request) -> None:
    """A book that was set to another day stays there for every command after: that is said."""
    day = outcome.cells.get("calculation_date")
    if isinstance(day, date) and day != request.now.date():
        outcome.notices.append(Notice("day_set", {"date": day_text(day)}))


def result_of(
    outcome: Outcome, request: Request, book: Path | None, changed: int, day: date | None = None
) -> Result:
    known = {"cells": changed, "book": book.name if book else ""}
    language = request.language
    trial = catalogue(language)["notices_dry"] if request["dry_run"] else {}
    sentences = [
        say(
            f"{'notices_dry' if notice.key in trial else 'notices'}.{notice.key}",
            language,
            **_spoken({**known, **notice.params}, language),
        )
        for notice in outcome.notices
    ]
    late = {"book": str(book), "as_of": day.isoformat() if day else None, "changed_cells": changed}
    answer = {
        key: late[key] if value is None and key in late else value for key, value in outcome.answer.items()
    }
    text = str(answer.pop("text", ""))
    return Result(sentences, text, answer, outcome.code, goto=outcome.goto)


def _spoken(params: Mapping[str, object], language: str) -> dict[str, object]:
    """Counts as they are read: 1.834."""
    return {
        key: number(value, language) if isinstance(value, int) else value for key, value in params.items()
    }
