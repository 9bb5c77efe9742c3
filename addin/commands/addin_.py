"""`tahsilat addin`: the file with buttons and functions, built, put into Excel, taken away again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from addin import __version__
from addin.machine import Machine
from addin.messages import LANGUAGES, say
from addin.model import Notice, Outcome, Refusal
from addin.registry import COMMANDS, FORMULAS, Option, Request, command
from addin.text import fold


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
    from addin.excel.setup.actions import ACTIONS
    from addin.excel.setup.install import shown

    action = _meant(str(request["action"]), tuple(ACTIONS))
    daily = bool(request["daily"])
    if request["path"] and not (action == "build" or (action == "install" and daily)):
        raise Refusal("path_unneeded", value=request["path"])
    if daily and action != "install":
        raise Refusal("daily_unneeded")
    outcome = ACTIONS[action](machine, request, make)
    steps = [{"do": step.do, "what": shown(step)} for step in outcome.steps]
    outcome.answer = {"action": action, "version": __version__, "steps": steps} | (outcome.answer or {})
    if request["dry_run"] and action != "status":
        outcome.notices = [Notice("steps_dry" if steps else "steps_none")]
        outcome.answer["text"] = "\n".join(
            say(f"addin.steps.{step['do']}", request.language, what=step["what"]) for step in steps
        )
    return outcome


def _meant(word: str, actions: tuple[str, ...]) -> str:
    """The action in any language. Errors: Refusal."""
    for action in actions:
        named = " ".join(say(f"addin.actions.{action}", language) for language in LANGUAGES)
        if fold(word) in fold(f"{action} {named}").split():
            return action
    raise Refusal("unknown_action", value=word, actions=", ".join(actions))


def make(settings: Mapping[str, str]) -> bytes:
    """The add-in file of all commands and functions."""
    from addin.commands import enter_all
    from addin.excel.addin_file import addin_file
    from addin.formulas import enter_all as enter_formulas

    enter_all()
    enter_formulas()
    return addin_file(COMMANDS, FORMULAS, settings)
