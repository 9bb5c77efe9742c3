"""What may keep Excel from finding the add-in, or the add-in from starting Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from addin.excel.addin_file import built_by_us
from addin.excel.setup import install
from addin.excel.setup.looks import Look
from addin.excel.setup.policies import excel, policies
from addin.machine import Machine
from addin.messages import say

LONGEST_PATH = 259  # LoadLibraryA
_BOUND = re.compile(r"(>=|<=|==|<|>)\s*([\d.]+)")
_HOLDS: Mapping[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": lambda found, bound: found >= bound,
    "<=": lambda found, bound: found <= bound,
    "==": lambda found, bound: found == bound,
    "<": lambda found, bound: found < bound,
    ">": lambda found, bound: found > bound,
}


def environment(machine: Machine) -> Iterator[Look]:
    """All that is not the add-in file itself."""
    yield from _python(machine)
    yield from _packages(machine)
    if machine.system == "windows":
        bits, found = excel(machine)
        yield found
        yield from _library(machine, bits)
        yield _letters(machine)
        yield from policies(machine)
    else:
        if machine.system == "macos":
            yield _letters(machine)
        yield Look(f"not_looked_{machine.system}", "unknown")


def obstacles(machine: Machine, language: str) -> list[str]:
    """Sentences on what must be done beside installing."""
    return [sentence(look, language) for look in environment(machine) if look.state == "act"]


def sentence(look: Look, language: str) -> str:
    return say(f"doctor.{look.key}.{look.state}", language, **look.params)


def _python(machine: Machine) -> Iterator[Look]:
    is_store = "windowsapps" in str(machine.python).lower()
    said = {"path": machine.python, "version": machine.python_version, "bits": machine.bits}
    yield Look("python", "act" if is_store else "good", said)


def _packages(machine: Machine) -> Iterator[Look]:
    if not machine.wanted:
        yield Look("packages", "unknown")
        return
    misfits = [
        name for name, wanted in machine.wanted.items() if not _fits(machine.versions.get(name), wanted)
    ]
    for name in misfits:
        found = machine.versions.get(name)
        said = {"name": name, "version": found or "", "wanted": machine.wanted[name]}
        yield Look("package" if found else "package_missing", "act", said)
    if not misfits:
        listed = ", ".join(f"{name} {version}" for name, version in machine.versions.items())
        yield Look("packages", "good", {"versions": listed})


def _fits(version: str | None, wanted: str) -> bool:
    """Whether a release lies within bounds such as ">=3.0,<4".

    >>> [_fits(version, ">=3.0,<4") for version in ("3.0", "3.11.2", "2.9", "4.0", None)]
    [True, True, False, False, False]
    """
    if version is None:
        return False
    found = _release(version)
    return all(_HOLDS[sign](*_padded(found, _release(bound))) for sign, bound in _BOUND.findall(wanted))


def _release(version: str) -> tuple[int, ...]:
    number = re.match(r"[\d.]*\d", version)
    return tuple(int(part) for part in number[0].split(".")) if number else ()


def _padded(*numbers: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    width = max(map(len, numbers))
    return (number + (0,) * (width - len(number)) for number in numbers)


def library_name(machine: Machine, bits: int) -> str:
    """The DLL that Excel loads: of Excel's width, not of Python's."""
    return f"xlwings{bits}-{machine.versions.get('xlwings', '')}.dll"


def _library(machine: Machine, bits: int) -> Iterator[Look]:
    """Visual Basic looks for it beside the interpreter and one folder up."""
    name = library_name(machine, bits or machine.bits)
    folders = (machine.python.parent, machine.python.parent.parent)
    found = next((folder / name for folder in folders if machine.exists(folder / name)), None)
    said = {"name": name, "folder": machine.python.parent}
    if found and len(str(found)) > LONGEST_PATH:
        yield Look("library_far", "act", said | {"longest": LONGEST_PATH})
    else:
        yield Look("library", "good" if found else "act", said)


def _letters(machine: Machine) -> Look:
    """Letters of Python's path that are lost on the way from Excel to it."""
    path = str(machine.python)
    is_kept = _kept_by_windows if machine.system == "windows" else _kept_by_a_shell
    lost = sorted({letter for letter in path if not is_kept(machine, letter)})
    return Look("letters", "act" if lost else "good", {"path": path, "letters": " ".join(lost)})


def _kept_by_windows(machine: Machine, letter: str) -> bool:
    """The DLL takes its command in the code page of the machine, and Visual Basic replaces %NAME%."""
    if letter == "%":
        return False
    try:
        letter.encode(machine.code_page)
    except UnicodeEncodeError:
        return False
    except LookupError:
        return letter.isascii()
    return True


def _kept_by_a_shell(_: Machine, letter: str) -> bool:
    """The AppleScript hands the path to a shell without quotes."""
    return letter.isalnum() or letter in "/._-"


def addin(machine: Machine, make: install.Maker) -> Iterator[Look]:
    """The installed file: there, ours, of this version, of this Python, not marked as downloaded."""
    if machine.system == "linux":
        return
    path = install.places(machine).addin
    state = install.addin_state(machine, path, make)
    yield Look(f"addin_{state}", "good" if state == "same" else "act", {"path": path})
    if state == "other":
        yield from _other_python(machine, path)
    if machine.read(install.marked(path)) is not None:
        yield Look("mark", "act", {"path": path})


def _other_python(machine: Machine, path: PurePath) -> Iterator[Look]:
    built = built_by_us(machine.read(path) or b"")
    ((key, ours),) = install.settings(machine).items()
    set_there = built.settings.get(key, "") if built else ""
    if set_there and set_there != ours:
        is_there = machine.exists(type(machine.python)(set_there))
        yield Look("other_python", "note" if is_there else "act", {"path": set_there})
