"""`tahsilat doctor`: what keeps Excel, the add-in and Python from working together."""

from __future__ import annotations

from datetime import date

from addin.commands.addin_ import make
from addin.excel.setup.book_looks import look_at_book
from addin.excel.setup.doctor import addin, environment, sentence
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
    looks = [*environment(machine), *addin(machine, make)]
    if request["book"]:
        looks += look_at_book(machine, str(request["book"]))
    found = [
        {"key": look.key, "state": look.state, "message": sentence(look, request.language)} for look in looks
    ]
    states = {
        state: say(f"doctor.states.{state}", request.language) for state in ("act", "note", "unknown", "good")
    }
    width = max(map(len, states.values()))
    lines = [
        f"{word:<{width}}  {one['message']}"
        for state, word in states.items()
        for one in found
        if one["state"] == state
    ]
    todo = sum(look.state == "act" for look in looks)
    notice = Notice("doctor_found", {"n": todo}) if todo else Notice("doctor_clean")
    answer = {"findings": found, "text": "\n".join(lines)}
    return Outcome(answer=answer, notices=[notice], code=1 if todo else 0)
