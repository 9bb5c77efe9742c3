"""This computer, as it answers what commands ask of it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from addin.machine import Machine, System

_OURS = "tahsilat-takip"
_SYSTEMS: dict[str, System] = {"win32": "windows", "darwin": "macos"}
# Distribution -> package folder: what a click or a function imports.
_PACKAGES = (
    "addin",
    "xlwings",
    "pandas",
    "numpy",
    "lxml",
    "dateutil",
    "python_calamine",
    "stdnum",
    "holidays",
)
_OF_WINDOWS = ("win32com",)
_CODE_PAGE = r"HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage"
_REQUIREMENT = re.compile(r"([\w.-]+)\s*([<>=!~][^;]*)?(;.*)?$")


def this_machine() -> Machine:
    python = Path(sys.executable)
    if python.name.lower() == "pythonw.exe":
        python = python.with_name("python.exe")
    wanted = _wanted()
    return Machine(
        system=_SYSTEMS.get(sys.platform, "linux"),
        home=Path.home(),
        folder=Path.cwd(),
        environ=os.environ,
        python=python,
        bits=64 if sys.maxsize > 1 << 32 else 32,
        python_version=platform.python_version(),
        versions={name: version for name in wanted if (version := _version(name))},
        wanted=wanted,
        code_page=_code_page(),
        uncompiled=_uncompiled,
        exists=lambda path: Path(path).exists(),
        read=_read,
        is_locked=_is_locked,
        registry=_registry,
    )


def _wanted() -> dict[str, str]:
    """Bounds by distribution, as the installed package asks for them; {} when it was not installed."""
    try:
        lines = importlib.metadata.requires(_OURS) or []
    except importlib.metadata.PackageNotFoundError:
        lines = []
    found = (_REQUIREMENT.match(line) for line in lines if "extra ==" not in line)
    wanted = {match[1]: (match[2] or "").strip() for match in found if match}
    return wanted | ({"pywin32": ""} if sys.platform == "win32" else {})


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _uncompiled() -> tuple[str, ...]:
    """Folders in which a module has no bytecode; Excel starts Python with -B, which writes none."""
    names = (*_PACKAGES, *(_OF_WINDOWS if sys.platform == "win32" else ()))
    return tuple(str(folder) for name in names for folder in _folders(name) if _lacks_bytecode(folder))


def _folders(name: str) -> list[Path]:
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return []
    return [Path(folder) for folder in (spec and spec.submodule_search_locations) or ()]


def _lacks_bytecode(folder: Path) -> bool:
    """Two listings a folder instead of a question a file: pandas has 1,500."""
    for place, _, names in os.walk(folder):
        modules = [str(Path(place, name)) for name in names if name.endswith(".py")]
        wanted = [Path(importlib.util.cache_from_source(module)) for module in modules]
        if wanted and not {path.name for path in wanted} <= _names(wanted[0].parent):
            return True
    return False


def _names(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()}
    except OSError:
        return set()


def _read(path: PurePath) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def _is_locked(path: PurePath) -> bool:
    """Excel keeps others from writing; on macOS only the mark that it puts beside the file tells."""
    here = Path(path)
    if here.with_name(f"~${here.name}").exists():
        return True
    try:
        with here.open("r+b"):
            return False
    except FileNotFoundError:
        return False
    except PermissionError:
        return True


def _code_page() -> str:
    number = (_registry(_CODE_PAGE) or {}).get("ACP", "65001")
    return "utf-8" if number == "65001" else f"cp{number}"


def _registry(key: str) -> Mapping[str, Any] | None:
    """`HKLM32` is what 32-bit programs see as HKLM."""
    if sys.platform != "win32":
        return None
    import winreg

    root, _, path = key.partition("\\")
    place = winreg.HKEY_CURRENT_USER if root == "HKCU" else winreg.HKEY_LOCAL_MACHINE
    view = winreg.KEY_WOW64_32KEY if root == "HKLM32" else winreg.KEY_WOW64_64KEY
    try:
        with winreg.OpenKey(place, path, 0, winreg.KEY_READ | view) as opened:
            values = (winreg.EnumValue(opened, at) for at in range(winreg.QueryInfoKey(opened)[1]))
            return {name: value for name, value, _ in values}
    except FileNotFoundError:
        return None
