"""The one list of commands; command line, ribbon and help are derived from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from addin.model import Outcome

Target = Literal["change", "look", "create", "copy", "machine", "none"]
Kind = Literal["path", "text", "date", "integer", "flag", "language"]


@dataclass(frozen=True, slots=True)
class Asking:
    """How the ribbon gets the value of an option, where the command line has a word for it.

    `how`: "book" the open workbook's path, "saved_book" only where nothing in it is unsaved; "debtor", "row"
    of the selected row, else typed; "file" chosen; "person" one of Personel; "choice" one of messages
    [choices.<choices>]; "text", "date" typed; "end" one of the flags that are asked so; "go_on" whether to go
    on all the same after one of the refusals `after`.
    `of`: tables whose selected row is meant, all when empty; of a file its endings. `blank`: to leave it open
    is an answer too: for a selected row then nobody is asked, a workbook that was never saved is left out.
    `only`: options of which one must have a value before this one is asked for.
    """

    how: Literal[
        "book", "saved_book", "debtor", "row", "file", "person", "choice", "text", "date", "end", "go_on"
    ]
    of: tuple[str, ...] = ()
    blank: bool = False
    only: tuple[str, ...] = ()
    choices: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One word of a command line; a name with dashes is optional, `optional` frees a positional.

    `several`: a name of several words need not stand in quotes. `many`: all words that are left over, or
    each time that the name with dashes stands, one value each, as a list. `asked`: how the ribbon asks for
    it; without, a button leaves it open.
    """

    name: str
    kind: Kind = "text"
    optional: bool = False
    several: bool = False
    many: bool = False
    asked: Asking | None = None

    @property
    def key(self) -> str:
        return self.name.lstrip("-").replace("-", "_")


class Ask(Protocol):
    """Somebody who answers while a command runs: at a terminal, or in a dialog of Excel."""

    def confirm(self, text: str) -> bool:
        """Whether the answer is yes."""
        ...

    def choose(self, text: str, choices: Sequence[tuple[str, str]]) -> str:
        """One of the answers, each shown by its reading; "" when the question is given up."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked: option values by key, the moment of the run, the language of answers.

    `ask`: who can be asked while the command runs; None when nobody is there.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    now: datetime = datetime(2000, 1, 1)
    language: str = "tr"
    ask: Ask | None = None

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)


Run = Callable[..., Outcome]


@dataclass(frozen=True, slots=True)
class Button:
    """Where a command stands in the ribbon: group (key in [ribbon.groups]) and built-in icon (imageMso).

    `menu`: an option with choices; the button opens a menu that has one item a choice. `look_first`: a run
    without answers comes before the questions, what it says stands above the first. `quiet`: where what was
    done is seen anyway, the sentence goes to the status bar. `leads`: another button, as "form.contact", that
    may follow the look for the same debtor.
    """

    group: Literal["record", "follow", "reports", "legal", "share", "care"]
    icon: str
    large: bool = False
    menu: str = ""
    look_first: bool = False
    quiet: bool = False
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can have done; with a `button` it stands in the ribbon too.

    `target` says what it works on: "change" an existing book that it may change, "look" a book that it
    only reads, "create" a new book from the template, "copy" a copy of any workbook, "machine" the computer
    itself, "none" nothing at all. `then`: the command that runs next on the created or changed book; with
    `when`, only if that option was given. `closed`: Excel has to let go of the file first.
    """

    name: str
    run: Run
    target: Target
    options: tuple[Option, ...]
    then: str = ""
    when: str = ""
    button: Button | None = None
    closed: bool = False

    def after(self, request: Request) -> str:
        """The command that runs next; "" for none."""
        return self.then if not self.when or request[self.when] else ""

    def writes(self, request: Request) -> bool:
        """Whether this run is to change its book: one that has ends only looks without one of them."""
        ends = [option.key for option in self.options if option.asked and option.asked.how == "end"]
        asked = not ends or any(request[key] for key in ends)
        return self.target == "change" and asked and not request["dry_run"] and not request["out"]


COMMANDS: dict[str, Command] = {}


def command(
    name: str,
    target: Target,
    *options: Option,
    then: str = "",
    when: str = "",
    button: Button | None = None,
    closed: bool = False,
) -> Callable[[Run], Run]:
    """Enter a function as command: `(ledger, request, *, as_of) -> Outcome`.

    In the ledger's place stands the Machine for "machine", None for "none".
    """

    def enter(run: Run) -> Run:
        COMMANDS[name] = Command(name, run, target, options, then, when, button, closed)
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
