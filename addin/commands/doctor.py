"""`tahsilat doctor`: what keeps Excel, the add-in and Python from working together."""

from __future__ import annotations

from datetime import date

from addin.commands.addin_ import make
from addin.machine import Machine
from addin.messages import say
from addin.model import Notice, Outcome
from addin.registry import Asking, Button, Option, Request, command


@command(
    "doctor",
    "machine",
    Option("book", "path", optional=True, asked=Asking("book", blank=True)),
    button=Button("care", "ControlProperties"),
)
def doctor(machine: Machine, request: Request, *, as_of: date) -> Outcome:
    """Each thing looked at with what to do; exit code 1 when something must be done."""
    from addin.excel.setup.book_looks import look_at_book
    from addin.excel.setup.doctor import addin, environment, sentence

    language = request.language
    looks = [*environment(machine), *addin(machine, make)]
    if request["book"]:
        looks += look_at_book(machine, str(request["book"]))
    found = [{"key": look.key, "state": look.state, "message": sentence(look, language)} for look in looks]
    todo = sum(look.state == "act" for look in looks)
    notice = Notice("doctor_found", {"n": todo}) if todo else Notice("doctor_clean")
    answer = {"findings": found, "text": _text(found, language)}
    return Outcome(answer=answer, notices=[notice], code=1 if todo else 0)


def _text(found: list[dict[str, str]], language: str) -> str:
    """What must be done first, what is fine last."""
    states = {state: say(f"doctor.states.{state}", language) for state in ("act", "note", "unknown", "good")}
    width = max(map(len, states.values()))
    return "\n".join(
        f"{word:<{width}}  {one['message']}"
        for state, word in states.items()
        for one in found
        if one["state"] == state
    )
