"""Commands on a workbook that is open in Excel; nothing is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

from addin.model import Picked
from addin.registry import COMMANDS, Command, Request
from addin.runner.run import AsOf, Result, run_on


def perform_live(
    command: Command,
    request: Request,
    workbook: Any,
    as_of: AsOf = None,
    journal: Callable[[list[dict[str, Any]]], None] | None = None,
) -> Result:
    """Run a command and the one that follows it. `workbook`: an xlwings Book.

    `journal` gets, before each write, what will take all writes of the command back.
    """
    from addin.books.excel import open_live
    from addin.books.file import without_collector

    with without_collector(), ExitStack() as undo:
        write = command.target == "change" and not request["dry_run"]
        book = open_live(workbook, journal)
        try:
            result = run_on(command, request, as_of, book, undo, write=write)
            if write and (after := command.after(request)):
                following = Request({}, request.now, request.language)
                result.sentences += run_on(COMMANDS[after], following, None, book, undo).sentences
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
