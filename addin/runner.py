"""Opens a book, runs one command, writes its changes: nothing else writes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from addin.journal import log_rows
from addin.messages import say
from addin.model import Ledger, Outcome, Refusal
from addin.registry import COMMANDS, Command, Request

AsOf = date | str | None


@dataclass(slots=True)
class Result:
    """What a run has to say: sentences for the user, text or JSON for stdout, the exit code."""

    sentences: list[str] = field(default_factory=list)
    text: str = ""
    json: Any = None
    code: int = 0


def perform(command: Command, request: Request, as_of: AsOf = None) -> Result:
    """Run a command as its target asks; Refusal means that nothing was changed."""
    if command.target == "none":
        outcome = command.run(None, request, as_of=_day(as_of, None, request))
        _write_files(outcome)
        return _result(outcome, request, None, 0)
    if command.target == "create":
        return _create(command, request, as_of)
    named = request["book"] or request["into"]
    if not named:
        raise Refusal("no_book")
    return _on_book(command, request, as_of, Path(named))


def _on_book(command: Command, request: Request, as_of: AsOf, path: Path) -> Result:
    from addin.books.file import open_book

    if command.target == "look" or request["dry_run"]:
        return _run(command, request, as_of, open_book(path), write=False)
    out = request["out"]
    if not out:
        result = _run(command, request, as_of, open_book(path))
        if command.then:
            result.sentences += _sentences_of_follow(command, request, path)
        return result
    if Path(out).suffix.lower() != path.suffix.lower():
        raise Refusal("suffix_differs", name=Path(out).name, suffix=path.suffix)
    with _new_file(Path(out)) as copy:
        open_book(path)
        shutil.copy2(path, copy)
        return _run(command, request, as_of, open_book(copy, backups=False), shown=Path(out))


def _run(
    command: Command,
    request: Request,
    as_of: AsOf,
    book: Any,
    *,
    write: bool = True,
    shown: Path | None = None,
) -> Result:
    cells = book.cells()
    day = _day(as_of, cells.get("calculation_date"), request)
    ledger = Ledger(book.read, cells, place=book.place, facts=book.facts, language=book.language)
    outcome = command.run(ledger, request, as_of=day)
    if command.target == "change":
        _settle_date(outcome, as_of, cells)
    changed = 0
    if not outcome.is_empty():
        logged = log_rows(outcome, command.name, request.now, book.language)
        if len(logged):
            outcome.appended["log"] = logged
        changed = book.write(outcome, dry=not write)
    _write_files(outcome)
    return _result(outcome, request, shown or Path(book.path), changed, day)


def _create(command: Command, request: Request, as_of: AsOf) -> Result:
    from addin.books.file import open_book

    day = _day(as_of, None, request)
    outcome = command.run(None, request, as_of=day)
    language = str(request["lang"] or request.language)
    target = Path(outcome.answer)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _new_file(target) as path:
        path.write_bytes(_template(language))
        _settle_date(outcome, as_of, {})
        if not outcome.is_empty():
            open_book(path, backups=False).write(outcome)
        if command.then:
            _follow(command, request, path)
        result = _result(outcome, request, target, 0, day)
        result.text, result.json = "", {"book": str(target)}
        if command.then:
            urgent = Request({"book": str(path), "limit": 5}, request.now, request.language)
            shown = _run(COMMANDS["today"], urgent, None, open_book(path), write=False)
            result.text = shown.text
            result.json = {"book": str(target), "today": shown.json}
    _write_files(outcome)
    return result


def _follow(command: Command, request: Request, path: Path) -> Result:
    """Run the command that follows on the book just written; its backup is the one made before."""
    from addin.books.file import open_book

    following = Request({"book": str(path)}, request.now, request.language)
    return _run(COMMANDS[command.then], following, None, open_book(path, backups=False))


def _sentences_of_follow(command: Command, request: Request, path: Path) -> list[str]:
    """What the following command says. When it cannot run, the first one is done all the same."""
    try:
        return _follow(command, request, path).sentences
    except Refusal as refusal:
        reason = say(f"refusals.{refusal.key}", request.language, **refusal.params)
        return [say("notices.not_followed", request.language, book=path.name, reason=reason)]


def _template(language: str) -> bytes:
    from addin.schema.template_file import template_path

    if language == "tr":
        return template_path().read_bytes()
    from addin.schema.build import build

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        build(path, language)
        return path.read_bytes()


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """A path to build the target in; the target appears whole at the end, or not at all."""
    if target.exists():
        raise Refusal("already_there", name=target.name)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".tahsilat-", dir=target.parent))
    except OSError as error:
        raise Refusal("cannot_write", name=str(target.parent)) from error
    try:
        yield folder / target.name
        _rename_new(folder / target.name, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _rename_new(source: Path, target: Path) -> None:
    """Rename without replacing what somebody else has put there meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError as error:
        raise Refusal("already_there", name=target.name) from error
    except OSError:  # a file system without hard links
        if target.exists():
            raise Refusal("already_there", name=target.name) from None
        source.replace(target)


def _day(as_of: AsOf, cell: Any, request: Request) -> date:
    """`--as-of` decides, else the book's calculation date, else today."""
    if isinstance(as_of, date):
        return as_of
    if as_of is None and isinstance(cell, datetime | date):
        return cell.date() if isinstance(cell, datetime) else cell
    return request.now.date()


def _settle_date(outcome: Outcome, as_of: AsOf, cells: dict[str, Any]) -> None:
    """A date asked for goes into the book; "today" empties the cell."""
    if as_of is None:
        return
    standing = _day(None, cells.get("calculation_date"), Request()) if cells.get("calculation_date") else ""
    wanted = as_of if isinstance(as_of, date) else ""
    if standing != wanted:
        outcome.cells["calculation_date"] = wanted


def _write_files(outcome: Outcome) -> None:
    for name, content in outcome.files.items():
        with _new_file(Path(name)) as path:
            path.write_bytes(content)


def _result(
    outcome: Outcome, request: Request, book: Path | None, changed: int, day: date | None = None
) -> Result:
    known = {"cells": changed, "book": book.name if book else ""}
    sentences = [
        say(f"notices.{notice.key}", request.language, **{**known, **notice.params})
        for notice in outcome.notices
    ]
    answer = outcome.answer
    if isinstance(answer, dict):
        late = {"book": str(book), "as_of": day.isoformat() if day else None, "changed_cells": changed}
        answer = {key: late[key] if value is None and key in late else value for key, value in answer.items()}
    text = answer.pop("text", "") if isinstance(answer, dict) else str(answer or "")
    return Result(sentences, text, answer, outcome.code)
