"""Windows for the tests that need it; where it is absent they skip, in CI they fail."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from addin.excel import xlwings_module
from addin.excel.vba_project import Module
from tests.hosts.vba import Project
from tests.windows.desk import FOLDER, PYTHON, Windows, absence

Build = Callable[..., Project]
collect_ignore = ["inside"]  # runs on Windows only


@pytest.fixture(scope="module")
def windows() -> Iterator[Windows]:
    reason = absence()
    if reason is not None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    # One at a time: they share a registry and a screen.
    with (FOLDER / "used").open("w") as used:
        fcntl.flock(used, fcntl.LOCK_EX)
        desk = Windows()
        try:
            desk.choose_language(number="0")
            yield desk
        finally:
            desk.stop()


@pytest.fixture(scope="session")
def xlwings_project(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The add-in's xlwings module in a workbook with the settings of this Windows Python."""

    def build(text: str = "", interpreter: str = PYTHON, **settings: str) -> Project:
        code = text or xlwings_module.changed(xlwings_module.shipped())
        path: Path = tmp_path_factory.mktemp("project") / "Tahsilat.xlsx"
        workbook = openpyxl.Workbook()
        workbook.active.title = "tahsilat.conf"  # type: ignore[union-attr]
        for entry in {"INTERPRETER_WIN": interpreter, **settings}.items():
            workbook.active.append(entry)  # type: ignore[union-attr]
        workbook.save(path)
        return Project(path, [Module("xlwings", code)], {interpreter: {}})

    return build


@pytest.fixture(scope="session")
def server_command(xlwings_project: Build) -> str:
    """How Visual Basic starts the server of the functions."""
    return str(xlwings_project().run("XLPyCommand"))
