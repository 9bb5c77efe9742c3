"""Computers that exist only here: their files and registry are dicts that a test may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from addin.commands import addin_
from addin.machine import Machine, Step

MAKE = addin_.make
DLL = "xlwings64-0.37.8.dll"
WANTED = {"xlwings": "==0.37.8", "pandas": ">=3.0,<4"}
VERSIONS = {"xlwings": "0.37.8", "pandas": "3.1.1"}
SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"


@dataclass
class Computer:
    """`machine` sees `files`, `registry` and `locked` as they are at that moment."""

    machine: Machine
    files: dict[str, bytes] = field(default_factory=dict)
    registry: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    forbidden: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.machine = replace(
            self.machine,
            read=lambda path: self.files.get(str(path)),
            exists=self._exists,
            is_locked=lambda path: str(path) in self.locked,
            registry=self._values,
        )

    def _exists(self, path: PurePath) -> bool:
        return any(type(path)(file).is_relative_to(path) for file in self.files)

    def _values(self, key: str) -> Mapping[str, Any] | None:
        if key in self.forbidden:
            raise PermissionError(13, "Access is denied")
        return self.registry.get(key)

    def do(self, steps: Sequence[Step]) -> None:
        """What the executor would leave behind."""
        for step in steps:
            if step.do in ("write", "shortcut"):
                self.files[step.what] = step.content
            elif step.do == "unmark":
                del self.files[f"{step.what}:Zone.Identifier"]
            elif step.do == "erase":
                del self.files[step.what]
            elif step.do == "erase_folder":
                for name in [name for name in self.files if name.startswith(step.what)]:
                    del self.files[name]
            elif step.do == "erase_key":
                del self.registry[step.what]


def _machine(system: Any, home: PurePath, python: PurePath, **more: Any) -> Machine:
    nothing: Any = None
    facts: dict[str, Any] = {
        "folder": home / "Belgeler",
        "environ": {},
        "bits": 64,
        "python_version": "3.11.9",
        "versions": VERSIONS,
        "wanted": WANTED,
        "code_page": "utf-8",
        "uncompiled": tuple,
    }
    unset = {"exists": nothing, "read": nothing, "is_locked": nothing, "registry": nothing}
    return Machine(system=system, home=home, python=python, **(facts | unset | more))


def windows(**more: Any) -> Computer:
    """A Turkish Windows with 64-bit Microsoft 365, the desktop kept by OneDrive."""
    home = PureWindowsPath(r"C:\Users\Ayşe")
    environ = {
        "APPDATA": str(home / "AppData" / "Roaming"),
        "USERPROFILE": str(home),
        "USERDOMAIN": "FIRMA",
        "USERNAME": "Ayşe",
        "OneDrive": str(home / "OneDrive"),
    }
    python = PureWindowsPath(r"C:\Tahsilat\Scripts\python.exe")
    facts = {"environ": environ, "code_page": "cp1254"} | more
    return Computer(
        _machine("windows", home, facts.pop("python", python), **facts),
        {str(python): b"", rf"C:\Tahsilat\{DLL}": b"", str(home / "Belgeler" / "Alacaklar.xlsx"): b""},
        {
            SHELL_FOLDERS: {"Desktop": r"%USERPROFILE%\OneDrive\Masaüstü"},
            CLICK_TO_RUN: {"Platform": "x64", "VersionToReport": "16.0.18025.20104"},
        },
    )


def macos() -> Computer:
    home = PurePosixPath("/Users/ayse")
    python = PurePosixPath("/Users/ayse/tahsilat/bin/python")
    return Computer(_machine("macos", home, python), {str(home / "Belgeler" / "Alacaklar.xlsx"): b""})


def linux() -> Computer:
    return Computer(_machine("linux", PurePosixPath("/home/ayse"), PurePosixPath("/usr/bin/python3")))


@cache
def _made(settings: tuple[tuple[str, str], ...]) -> bytes:
    return MAKE(dict(settings))


def made(settings: Mapping[str, str]) -> bytes:
    """The add-in file, each made once."""
    return _made(tuple(settings.items()))
