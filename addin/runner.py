"""Opens a book, runs one command, writes its changes: nothing else writes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.books.whole import HALF, beside, clear_old, new_file
from addin.draft import same_cell
from addin.journal import log_rows, roll
from addin.messages import say
from addin.model import Ledger, Notice, Outcome, Picked, Refusal, is_missing
from addin.registry import COMMANDS, Command, Request
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


def perform(command: Command, request: Request, as_of: AsOf = None) -> Result:
    """Run a command as its target asks; Refusal means that nothing was changed."""
    from addin.books.file import without_collector

    with without_collector(), ExitStack() as undo:
        if command.target == "none":
            outcome = command.run(None, request, as_of=_day(as_of, None, request))
            undo.enter_context(beside(outcome))
            return _result(outcome, request, None, 0)
        if command.target == "machine":
            return _on_machine(command, request)
        if command.target == "copy":
            return _copy_of(command, request)
        if command.target == "create":
            return _create(command, request, as_of, undo)
        named = request["book"] or request["into"]
        if not named:
            raise Refusal("no_book")
        if request["into"] and not Path(named).exists():
            raise Refusal("import_no_target", name=named)
        return _on_book(command, request, as_of, Path(named), undo)


def perform_live(
    command: Command,
    request: Request,
    workbook: Any,
    as_of: AsOf = None,
    journal: Callable[[list[dict[str, Any]]], None] | None = None,
) -> Result:
    """The same on a workbook that is open in Excel; nothing is saved. `workbook`: an xlwings Book.

    `journal` gets, before each write, what will take all writes of the command back.
    """
    from addin.books.excel import open_live
    from addin.books.file import without_collector

    with without_collector(), ExitStack() as undo:
        write = command.target == "change" and not request["dry_run"]
        book = open_live(workbook, journal)
        try:
            result = _run(command, request, as_of, book, undo, write=write)
            if write and command.then and (not command.when or request[command.when]):
                following = Request({}, request.now, request.language)
                result.sentences += _run(COMMANDS[command.then], following, None, book, undo).sentences
            if result.goto:
                book.show(result.goto)
        except BaseException:  # what follows may be refused when the first is already written
            book.give_up()
            raise
        result.inverses = book.inverses
        return result


def picked_row(workbook: Any) -> Picked:
    """Where the selected cell of a workbook that is open in Excel stands; nothing is changed."""
    from addin.books.excel import open_live

    return open_live(workbook).picked()


def people_of(workbook: Any) -> list[str]:
    """The names on the sheet Personel of an open workbook."""
    from addin.books.excel import open_live

    return [name for name in open_live(workbook).read("people").frame["person"].tolist() if name]


def take_back(workbook: Any, inverse: Mapping[str, Any]) -> tuple[int, list[str]]:
    """Undo one write in an open workbook: number of cells, and those that somebody changed since."""
    from addin.books.excel import open_live

    return open_live(workbook).take_back(dict(inverse))


def _copy_of(command: Command, request: Request) -> Result:
    """A copy of a workbook, ours or not, in which values stand in place of functions."""
    from addin.books.doors import opened
    from addin.books.freeze import freeze
    from addin.books.package import Package

    source = Path(request["book"])
    content = opened(source)
    outcome = command.run(None, request, as_of=request.now.date())
    target = Path(outcome.answer["copy"])
    if target.suffix.lower() != source.suffix.lower():
        raise Refusal("suffix_differs", name=target.name, suffix=source.suffix)
    package = Package(content)
    found = freeze(package, outcome.freeze)
    if found.cells:
        with new_file(target) as path, path.open("wb") as file:
            file.writelines(package.chunks())
    outcome.notices.append(Notice("frozen" if found.cells else "freeze_nothing"))
    if found.errors:
        shown = ", ".join(found.errors[:3]) + "…" * (len(found.errors) > 3)
        outcome.notices.append(Notice("freeze_errors", {"n": len(found.errors), "where": shown}))
    if found.left:
        outcome.notices.append(Notice("freeze_left", {"n": found.left}))
    outcome.answer |= {"cells": found.cells, "errors": found.errors, "left": found.left}
    if not found.cells:
        outcome.answer["copy"] = None
    return _result(outcome, request, target, found.cells)


def _on_machine(command: Command, request: Request) -> Result:
    from addin.excel.setup.executor import carry_out
    from addin.excel.setup.here import this_machine

    outcome = command.run(this_machine(), request, as_of=request.now.date())
    if not request["dry_run"]:
        carry_out(outcome.steps)
    return _result(outcome, request, None, 0)


def _on_book(command: Command, request: Request, as_of: AsOf, path: Path, undo: ExitStack) -> Result:
    from addin.books.doors import opened
    from addin.books.file import open_book
    from addin.books.swap import swap

    if command.target == "look" or request["dry_run"]:
        return _run(command, request, as_of, open_book(path), undo, write=False)
    out = request["out"]
    if out:
        if Path(out).suffix.lower() != path.suffix.lower():
            raise Refusal("suffix_differs", name=Path(out).name, suffix=path.suffix)
        with new_file(Path(out)) as copy:
            copy.write_bytes(opened(path))
            return _run(command, request, as_of, open_book(copy, backups=False), undo, shown=Path(out))
    if not command.then or (command.when and not request[command.when]):
        return _run(command, request, as_of, open_book(path), undo)
    clear_old(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=HALF) as folder:
        # Both runs on a copy first: the second may be refused when the first is already written.
        copy, read = Path(folder) / path.name, opened(path)
        copy.write_bytes(read)
        result = _run(command, request, as_of, open_book(copy, backups=False), undo, shown=path)
        result.sentences += _follow(command, request, copy, path).sentences
        swap(path, read, copy.read_bytes())
    return result


def _run(
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
    day = _day(as_of, cells.get("calculation_date"), request)
    ledger = Ledger(
        book.read,
        cells,
        place=book.place,
        facts=book.facts,
        language=book.language,
        files=Beside((shown or book.path).parent),
        pages=book.pages,
    )
    outcome = command.run(ledger, replace(request, values={**request.values, "as_of": as_of}), as_of=day)
    if command.target == "change":
        _settle_date(outcome, as_of, cells)
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
    return _result(outcome, request, shown or book.path, changed, day)


def _repair(outcome: Outcome, book: FileBook | ExcelBook, *, dry: bool) -> None:
    from addin.books.file import FileBook

    if not isinstance(book, FileBook):
        raise Refusal("close_first")
    done = book.repair(_template(book.language), dry=dry)
    counts = {"validations": done.validations, "formats": done.formats, "formulas": done.formulas}
    key = "repair_nothing" if done.is_nothing else "repair_dry" if dry else "repaired"
    outcome.notices.append(Notice(key, counts))
    outcome.answer |= counts


def _create(command: Command, request: Request, as_of: AsOf, undo: ExitStack) -> Result:
    from addin.books.file import open_book

    day = _day(as_of, None, request)
    outcome = command.run(None, request, as_of=day)
    target = Path(outcome.answer["book"])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", name=str(target.parent)) from error
    with new_file(target) as path:
        path.write_bytes(_template(str(request["lang"] or request.language)))
        _settle_date(outcome, as_of, outcome.cells)
        if not outcome.is_empty():
            open_book(path, backups=False).write(outcome)
        result = _result(outcome, request, target, 0, day)
        if command.then:
            _follow(command, request, path, target)
            urgent = Request({"book": str(path), "limit": 5}, request.now, request.language)
            shown = _run(COMMANDS["today"], urgent, None, open_book(path), undo, write=False)
            result.text = shown.text
            result.json |= shown.json
        undo.enter_context(beside(outcome))
    return result


def _follow(command: Command, request: Request, path: Path, shown: Path) -> Result:
    """Run the command that follows on the book just written, which will stand at `shown`."""
    from addin.books.file import open_book

    following = Request({"book": str(path)}, request.now, request.language)
    with ExitStack() as undo:
        book = open_book(path, backups=False)
        return _run(COMMANDS[command.then], following, None, book, undo, shown=shown)


def _template(language: str) -> bytes:
    from addin.schema.template_file import template_path

    if language == "tr":
        return template_path().read_bytes()
    from addin.schema.build import build

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        build(path, language)
        return path.read_bytes()


def _day(as_of: AsOf, cell: Any, request: Request) -> date:
    """`--as-of` decides, else the book's calculation date, else today."""
    if isinstance(as_of, date):
        return as_of
    if as_of is None and isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if as_of is None and not is_missing(cell) and cell != "":
        raise Refusal("bad_calculation_date", value=cell)
    return request.now.date()


def _settle_date(outcome: Outcome, as_of: AsOf, cells: dict[str, Any]) -> None:
    """A date asked for goes into the book; "today" empties the cell."""
    wanted = as_of if isinstance(as_of, date) else ""
    if as_of is not None and not same_cell(cells.get("calculation_date"), wanted):
        outcome.cells["calculation_date"] = wanted


def _tell_day(outcome: Outcome, request: Request) -> None:
    """A book that was set to another day stays there for every command after: that is said."""
    day = outcome.cells.get("calculation_date")
    if isinstance(day, date) and day != request.now.date():
        outcome.notices.append(Notice("day_set", {"date": day_text(day)}))


def _result(
    outcome: Outcome, request: Request, book: Path | None, changed: int, day: date | None = None
) -> Result:
    known = {"cells": changed, "book": book.name if book else ""}
    language = request.language
    sentences = [
        say(f"notices.{notice.key}", language, **_spoken({**known, **notice.params}, language))
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
