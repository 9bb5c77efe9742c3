"""The one list of commands; command line, ribbon and help are derived from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from addin.model import Outcome

Kind = Literal["path", "text", "date", "integer", "flag", "language"]


@dataclass(frozen=True, slots=True)
class Option:
    """One word of a command line; a name with dashes is optional, `optional` frees a positional.

    `several`: a name of several words need not stand in quotes. `many`: all words that are left over, one
    value each, as a list.
    """

    name: str
    kind: Kind = "text"
    optional: bool = False
    several: bool = False
    many: bool = False

    @property
    def key(self) -> str:
        return self.name.lstrip("-").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked: option values by key, the moment of the run, the language of answers."""

    values: Mapping[str, Any] = field(default_factory=dict)
    now: datetime = datetime(2000, 1, 1)
    language: str = "tr"
    interactive: bool = False

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)


Run = Callable[..., Outcome]


@dataclass(frozen=True, slots=True)
class Button:
    """Where a command stands in the ribbon: group (key in [ribbon.groups]) and built-in icon (imageMso)."""

    group: Literal["record", "follow", "reports", "legal", "share", "care"]
    icon: str
    large: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can have done; with a `button` it stands in the ribbon too.

    `target` says what it works on: "change" an existing book that it may change, "look" a book that it
    only reads, "create" a new book from the template, "none" no book at all. `then`: the command that
    runs next on the created or changed book; with `when`, only if that option was given.
    """

    name: str
    run: Run
    target: Literal["change", "look", "create", "none"]
    options: tuple[Option, ...]
    then: str = ""
    when: str = ""
    button: Button | None = None


COMMANDS: dict[str, Command] = {}


def command(
    name: str,
    target: Literal["change", "look", "create", "none"],
    *options: Option,
    then: str = "",
    when: str = "",
    button: Button | None = None,
) -> Callable[[Run], Run]:
    """Enter a function as command: `(ledger, request, *, as_of) -> Outcome`; ledger is None for "none"."""

    def enter(run: Run) -> Run:
        COMMANDS[name] = Command(name, run, target, options, then, when, button)
        return run

    return enter


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a worksheet function; its name is ASCII and no word of VBA's own.

    `whole`: the range counts as one list (holidays, months) instead of cell by cell. A cell of an
    `optional` argument may be blank: then the function gets NaN, NaT or "".
    """

    name: str
    kind: Literal["text", "number", "date"]
    optional: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """One worksheet function: `run(**columns, language) -> column`, columns by argument name.

    A cell-by-cell argument comes as a column of the call's length, a `whole` one with its own length.
    """

    name: str
    run: Callable[..., Any]
    arguments: tuple[Argument, ...]


FORMULAS: dict[str, Formula] = {}


def formula(name: str, *arguments: Argument) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enter a function under its published name, which never changes again."""

    def enter(run: Callable[..., Any]) -> Callable[..., Any]:
        FORMULAS[name] = Formula(name, run, arguments)
        return run

    return enter
