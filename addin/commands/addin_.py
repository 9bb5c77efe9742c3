"""`tahsilat addin`: the file with buttons and functions, built, put into Excel, taken away again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from addin import __version__
from addin.excel.addin_file import addin_file
from addin.excel.setup import install as setup
from addin.excel.setup.doctor import obstacles
from addin.machine import Machine
from addin.messages import LANGUAGES, say
from addin.model import Notice, Outcome, Refusal
from addin.registry import COMMANDS, FORMULAS, Option, Request, command
from addin.text import fold

ACTIONS = ("build", "install", "remove", "status")


@command(
    "addin",
    "machine",
    Option("action"),
    Option("path", "path", optional=True),
    Option("--daily", "flag"),
    Option("--dry-run", "flag"),
)
def addin(machine: Machine, request: Request, *, as_of: date) -> Outcome:
    """What is to be done; the runner does it, or with --dry-run nobody."""
    action = action_of(str(request["action"]))
    daily = bool(request["daily"])
    if request["path"] and not (action == "build" or (action == "install" and daily)):
        raise Refusal("path_unneeded", value=request["path"])
    if daily and action != "install":
        raise Refusal("daily_unneeded")
    outcome = {"build": _build, "install": _install, "remove": _remove, "status": _status}[action](
        machine, request
    )
    steps = [{"do": step.do, "what": setup.shown(step)} for step in outcome.steps]
    outcome.answer = {"action": action, "version": __version__, "steps": steps} | (outcome.answer or {})
    if request["dry_run"] and action != "status":
        outcome.notices = [Notice("steps_dry" if steps else "steps_none")]
        outcome.answer["text"] = "\n".join(
            say(f"addin.steps.{step['do']}", request.language, what=step["what"]) for step in steps
        )
    return outcome


def action_of(word: str) -> str:
    """The action that is meant, in any language. Errors: Refusal."""
    for action in ACTIONS:
        named = " ".join(say(f"addin.actions.{action}", language) for language in LANGUAGES)
        if fold(word) in fold(f"{action} {named}").split():
            return action
    raise Refusal("unknown_action", value=word, actions=", ".join(ACTIONS))


def make(settings: Mapping[str, str]) -> bytes:
    from addin.commands import enter_all
    from addin.formulas import enter_all as enter_formulas

    enter_all()
    enter_formulas()
    return addin_file(COMMANDS, FORMULAS, settings)


def _build(machine: Machine, request: Request) -> Outcome:
    path = machine.folder / str(request["path"] or setup.FILE)
    if path.suffix.lower() != ".xlam":
        raise Refusal("needs_xlam", name=path.name)
    steps = setup.build(machine, path, make)
    said = "created" if steps else "addin_same_file"
    return Outcome(steps=steps, notices=[Notice(said, {"book": path.name})], answer={"path": str(path)})


def _install(machine: Machine, request: Request) -> Outcome:
    where = setup.places(machine)
    book = _book(machine, request) if request["daily"] else None
    steps = setup.install(machine, make, book)
    written = {step.what for step in steps if step.do == "write"}
    said = {"version": __version__, "path": str(where.addin)}
    notices = [Notice("addin_installed" if str(where.addin) in written else "addin_same", said)]
    if where.shortcut:
        notices.append(Notice("shortcut_made", {"name": where.shortcut.stem}))
    if book:
        notices.append(Notice("daily_made", {"book": book.name}))
    if machine.system == "macos":
        notices.append(Notice("macos_untested"))
    notices += [Notice("obstacle", {"told": text}) for text in obstacles(machine, request.language)]
    return Outcome(steps=steps, notices=notices)


def _book(machine: Machine, request: Request) -> PurePath:
    if not request["path"]:
        raise Refusal("daily_needs_book")
    book = machine.folder / str(request["path"])
    if not machine.exists(book):
        raise Refusal("file_missing", name=str(book))
    return book


def _remove(machine: Machine, request: Request) -> Outcome:
    steps = setup.remove(machine)
    return Outcome(steps=steps, notices=[Notice("addin_removed" if steps else "addin_absent")])


def _status(machine: Machine, request: Request) -> Outcome:
    parts = setup.status(machine, make)
    lines = [_line(part, request.language) for part in parts]
    return Outcome(answer={"parts": parts, "text": "\n".join(lines)})


def _line(part: Mapping[str, str], language: str) -> str:
    name, state = (say(f"addin.{kind}s.{part[kind]}", language) for kind in ("part", "state"))
    return f"{name}: {state} ({part['path']})"
