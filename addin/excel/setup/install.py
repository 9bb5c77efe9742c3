"""The steps that put the add-in into Excel's start folder with all that belongs to it, or take it away.

Nothing here touches the computer: the steps are returned. A start folder is trusted by Excel, so that no
switch of the Trust Center and no key of the registry has to be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath
from subprocess import list2cmdline

from addin import __version__
from addin.excel.addin_file import NAME, Built, built_by_us
from addin.excel.setup.daily import TASK, agent, task
from addin.machine import Machine, Step
from addin.model import Refusal

FILE = f"{NAME}.xlam"
OWN_FOLDER = ".tahsilat"
MARK = ":Zone.Identifier"  # the stream in which Windows notes where a file came from
SETTINGS_KEY = rf"HKCU\Software\VB and VBA Program Settings\{NAME}"
_SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
Maker = Callable[[Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each part stands; None where the system has no such part."""

    addin: PurePath
    daily: PurePath
    undo: PurePath
    shortcut: PurePath | None = None
    script: PurePath | None = None


def places(machine: Machine) -> Places:
    """Errors: Refusal where there is no Excel for the desktop."""
    own = machine.home / OWN_FOLDER
    if machine.system == "windows":
        roaming = machine.environ.get("APPDATA") or str(machine.home / "AppData" / "Roaming")
        excel = type(machine.home)(roaming) / "Microsoft" / "Excel"
        addin, link = excel / "XLSTART" / FILE, desktop(machine) / f"{NAME}.lnk"
        return Places(addin, own / "sabah.xml", own / "undo", shortcut=link)
    if machine.system == "macos":
        library = machine.home / "Library"
        office = library / "Group Containers" / "UBF8T346G9.Office" / "User Content.localized"
        return Places(
            office / "Startup.localized" / "Excel" / FILE,
            library / "LaunchAgents" / "tr.tahsilat.sabah.plist",
            own / "undo",
            script=library / "Application Scripts" / "com.microsoft.Excel" / _script()[0],
        )
    raise Refusal("no_excel_here")


def desktop(machine: Machine) -> PurePath:
    """The desktop, which OneDrive may have moved."""
    moved = str((machine.registry(_SHELL_FOLDERS) or {}).get("Desktop") or "")
    for name, value in machine.environ.items():
        moved = moved.replace(f"%{name}%", value)
    return type(machine.home)(moved) if moved and "%" not in moved else machine.home / "Desktop"


def settings(machine: Machine) -> dict[str, str]:
    """What the add-in must know of this computer."""
    return {"INTERPRETER_MAC" if machine.system == "macos" else "INTERPRETER_WIN": str(machine.python)}


def runner(machine: Machine, *words: str) -> tuple[str, ...]:
    """A program without a window; -P keeps the folder it is started in off Python's path."""
    windowless = machine.python.with_name("pythonw.exe") if machine.system == "windows" else machine.python
    return (str(windowless), "-P", "-m", "addin.excel.desktop", *words)


def standing(machine: Machine, path: PurePath) -> Built | None:
    """Our file that stands there; None when there is none.

    Errors: Refusal when the file is not ours, when it is newer, or when Excel has it open.
    """
    content = machine.read(path)
    if content is None:
        return None
    built = built_by_us(content)
    if built is None:
        raise Refusal("addin_foreign", name=str(path))
    if _number(built.version) > _number(__version__):
        raise Refusal("addin_newer", name=path.name, version=built.version, known=__version__)
    return built


def build(machine: Machine, path: PurePath, make: Maker) -> list[Step]:
    """Errors: Refusal when what stands there may not be replaced."""
    content = make({})
    if machine.read(path) == content:
        return []
    standing(machine, path)
    _unlocked(machine, path)
    return [Step("write", str(path), content)]


def install(machine: Machine, make: Maker, book: PurePath | None) -> list[Step]:
    """What is not yet as it should be; `book` gets the digest of each morning.

    Errors: Refusal when the add-in cannot be put there.
    """
    where = places(machine)
    if "windowsapps" in str(machine.python).lower():
        raise Refusal("store_python")
    content = make(settings(machine))
    same = machine.read(where.addin) == content
    steps = []
    if not same:
        standing(machine, where.addin)
        _unlocked(machine, where.addin)
        steps.append(Step("write", str(where.addin), content))
    if machine.read(marked(where.addin)) is not None:
        steps.append(Step("unmark", str(where.addin)))
    if where.script:
        steps += _written(machine, where.script, _script()[1])
    steps += [Step("compile", folder) for folder in machine.uncompiled()]
    if where.shortcut and not (same and machine.exists(where.shortcut)):
        steps.append(Step("shortcut", str(where.shortcut), words=runner(machine, "refresh")))
    return steps + (_daily(machine, where, book) if book else [])


def marked(path: PurePath) -> PurePath:
    return path.with_name(path.name + MARK)


def _written(machine: Machine, path: PurePath, content: bytes) -> list[Step]:
    return [] if machine.read(path) == content else [Step("write", str(path), content)]


def _daily(machine: Machine, where: Places, book: PurePath) -> list[Step]:
    words = runner(machine, "today", str(book))
    made = agent(words) if machine.system == "macos" else task(words, machine.environ)
    steps = _written(machine, where.daily, made)
    if steps and machine.system == "windows":
        making = ("schtasks", "/Create", "/F", "/TN", TASK, "/XML", str(where.daily))
        steps.append(Step("run", TASK, words=making))
    elif steps:
        steps.insert(0, Step("stop", TASK, words=("launchctl", "unload", str(where.daily))))
        steps.append(Step("run", TASK, words=("launchctl", "load", "-w", str(where.daily))))
    return steps


def remove(machine: Machine) -> list[Step]:
    """All that an installation and the use of the add-in leave. Errors: Refusal when Excel has it open."""
    where = places(machine)
    _unlocked(machine, where.addin)
    steps = []
    if machine.exists(where.daily):
        of_windows = ("schtasks", "/Delete", "/F", "/TN", TASK)
        of_macos = ("launchctl", "unload", str(where.daily))
        steps.append(Step("stop", TASK, words=of_windows if machine.system == "windows" else of_macos))
    files_there = (where.addin, where.shortcut, where.script, where.daily)
    steps += [Step("erase", str(path)) for path in files_there if path and machine.exists(path)]
    if machine.exists(where.undo):
        steps.append(Step("erase_folder", str(where.undo)))
    if machine.registry(SETTINGS_KEY) is not None:
        steps.append(Step("erase_key", SETTINGS_KEY))
    return steps


def status(machine: Machine, make: Maker) -> list[dict[str, str]]:
    """One entry a part: `part`, `path`, `state` as worded in messages ([addin.states])."""
    where = places(machine)
    found = [{"part": "addin", "path": str(where.addin), "state": addin_state(machine, where.addin, make)}]
    for part, path in (("shortcut", where.shortcut), ("script", where.script), ("daily", where.daily)):
        if path:
            state = "there" if machine.exists(path) else "missing"
            if part == "script" and state == "there":
                state = "same" if machine.read(path) == _script()[1] else "other"
            found.append({"part": part, "path": str(path), "state": state})
    return found


def addin_state(machine: Machine, path: PurePath, make: Maker) -> str:
    """How the installed file compares with what would be installed now."""
    content = machine.read(path)
    if content is None:
        return "missing"
    built = built_by_us(content)
    if built is None:
        return "foreign"
    if built.version != __version__:
        return "newer" if _number(built.version) > _number(__version__) else "older"
    return "same" if content == make(settings(machine)) else "other"


def shown(step: Step) -> str:
    """What a step is about, in one line: a path, a key, the words of a program."""
    words = list2cmdline(step.words)
    return f"{step.what} -> {words}" if step.do == "shortcut" else words or step.what


def _unlocked(machine: Machine, path: PurePath) -> None:
    if machine.is_locked(path):
        raise Refusal("addin_in_use", name=path.name)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _script() -> tuple[str, bytes]:
    """The AppleScript of the installed xlwings: the only way in which Excel for Mac starts Python."""
    (script,) = (each for each in files("xlwings").iterdir() if each.name.endswith(".applescript"))
    return script.name.replace("xlwings", "tahsilat"), script.read_bytes()
