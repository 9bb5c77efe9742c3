"""What `tahsilat addin` does, as steps and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from addin import __version__
from addin.excel.addin_file import built_by_us
from addin.excel.setup import install as setup
from addin.excel.setup.doctor import obstacles
from addin.machine import Machine
from addin.messages import say
from addin.model import Notice, Outcome, Refusal
from addin.registry import Request


def build(machine: Machine, request: Request, make: setup.Maker) -> Outcome:
    path = machine.folder / str(request["path"] or setup.FILE)
    if path.suffix.lower() != ".xlam":
        raise Refusal("needs_xlam", name=path.name)
    steps = setup.build(machine, path, make)
    before = built_by_us(machine.read(path) or b"")
    said = "created" if before is None else "addin_replaced" if steps else "addin_same_file"
    params = {"book": path.name, "version": before.version if before else ""}
    return Outcome(steps=steps, notices=[Notice(said, params)], answer={"path": str(path)})


def install(machine: Machine, request: Request, make: setup.Maker) -> Outcome:
    where = setup.places(machine)
    book = _book(machine, request) if request["daily"] else None
    steps = setup.install(machine, make, book)
    is_new = any(step.do == "write" and step.what == str(where.addin) for step in steps)
    said = {"version": __version__, "path": str(where.addin)}
    notices = [Notice("addin_installed" if is_new else "addin_same", said)]
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


def remove(machine: Machine, request: Request, make: setup.Maker) -> Outcome:
    steps = setup.remove(machine)
    return Outcome(steps=steps, notices=[Notice("addin_removed" if steps else "addin_absent")])


def status(machine: Machine, request: Request, make: setup.Maker) -> Outcome:
    parts = setup.status(machine, make)
    lines = [_line(part, request.language) for part in parts]
    return Outcome(answer={"parts": parts, "text": "\n".join(lines)})


def _line(part: Mapping[str, str], language: str) -> str:
    name, state = (say(f"addin.{kind}s.{part[kind]}", language) for kind in ("part", "state"))
    return f"{name}: {state} ({part['path']})"


ACTIONS = {"build": build, "install": install, "remove": remove, "status": status}
