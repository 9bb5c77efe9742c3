"""Commands on files: a closed book, a new one, a copy, and those that need no book."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from addin.books.whole import HALF, beside, clear_old, new_file
from addin.model import Notice, Refusal
from addin.registry import COMMANDS, Command, Request
from addin.runner.run import AsOf, Result, day_of, result_of, run_on, settle_date
from addin.schema.template_file import template
from addin.wording import first_few


def perform(command: Command, request: Request, as_of: AsOf = None) -> Result:
    """Run a command as its target asks; Refusal means that nothing was changed."""
    from addin.books.doors import check_closed
    from addin.books.file import without_collector

    with without_collector(), ExitStack() as undo:
        if command.target == "none":
            outcome = command.run(None, request, as_of=day_of(as_of, None, request))
            undo.enter_context(beside(outcome))
            return result_of(outcome, request, None, 0)
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
        try:
            return _on_book(command, request, as_of, Path(named), undo)
        except Refusal:
            if command.writes(request):
                # What stands in Excel and is not saved comes before what the file lacks.
                check_closed(Path(named))
            raise


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
        where = first_few(found.errors, most=3)
        outcome.notices.append(Notice("freeze_errors", {"n": len(found.errors), "where": where}))
    if found.left:
        outcome.notices.append(Notice("freeze_left", {"n": found.left}))
    outcome.answer |= {"cells": found.cells, "errors": found.errors, "left": found.left}
    if not found.cells:
        outcome.answer["copy"] = None
    return result_of(outcome, request, target, found.cells)


def _on_machine(command: Command, request: Request) -> Result:
    from addin.excel.setup.executor import carry_out
    from addin.excel.setup.here import this_machine

    outcome = command.run(this_machine(), request, as_of=request.now.date())
    if not request["dry_run"]:
        carry_out(outcome.steps)
    return result_of(outcome, request, None, 0)


def _on_book(command: Command, request: Request, as_of: AsOf, path: Path, undo: ExitStack) -> Result:
    from addin.books.doors import opened
    from addin.books.file import open_book
    from addin.books.swap import swap

    if command.target == "look" or request["dry_run"]:
        return run_on(command, request, as_of, open_book(path), undo, write=False)
    out = request["out"]
    if out:
        if Path(out).suffix.lower() != path.suffix.lower():
            raise Refusal("suffix_differs", name=Path(out).name, suffix=path.suffix)
        with new_file(Path(out)) as copy:
            copy.write_bytes(opened(path))
            return run_on(command, request, as_of, open_book(copy, backups=False), undo, shown=Path(out))
    if not command.after(request):
        return run_on(command, request, as_of, open_book(path), undo)
    clear_old(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=HALF) as folder:
        # Both runs on a copy first: the second may be refused when the first is already written.
        copy, read = Path(folder) / path.name, opened(path)
        copy.write_bytes(read)
        result = run_on(command, request, as_of, open_book(copy, backups=False), undo, shown=path)
        result.sentences += _follow(command, request, copy, path).sentences
        swap(path, read, copy.read_bytes())
    return result


def _create(command: Command, request: Request, as_of: AsOf, undo: ExitStack) -> Result:
    from addin.books.file import open_book

    day = day_of(as_of, None, request)
    outcome = command.run(None, request, as_of=day)
    target = Path(outcome.answer["book"])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", name=str(target.parent)) from error
    with new_file(target) as path:
        path.write_bytes(template(str(request["lang"] or request.language)))
        settle_date(outcome, as_of, outcome.cells)
        if not outcome.is_empty():
            open_book(path, backups=False).write(outcome)
        result = result_of(outcome, request, target, 0, day)
        if command.then:
            _follow(command, request, path, target)
            urgent = Request({"book": str(path), "limit": 5}, request.now, request.language)
            shown = run_on(COMMANDS["today"], urgent, None, open_book(path), undo, write=False)
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
        return run_on(COMMANDS[command.then], following, None, book, undo, shown=shown)
