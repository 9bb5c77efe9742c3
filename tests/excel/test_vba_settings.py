"""Where the add-in's Visual Basic takes its settings from: never from an opened workbook or beside it.

Each attack is made on the module as xlwings ships it too, where it succeeds.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.excel import xlwings_module
from addin.excel.vba_project import Module
from tests.hosts.vba import ENVIRONMENT, Project
from tests.hosts.vba_as_shipped import as_shipped

OURS, EVIL = r"C:\Python\python.exe", r"C:\evil\python.exe"
BESIDE = "\\tahsilat.conf"  # of a workbook whose folder pyOpenVBA does not tell
OWN = ENVIRONMENT["USERPROFILE"] + r"\.tahsilat\tahsilat.conf"
FILES: dict[str, dict[str, str]] = {OURS: {}, EVIL: {}}


def book(path: Path, sheet: str, settings: dict[str, str]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.title = sheet  # type: ignore[union-attr]
    for entry in settings.items():
        workbook.active.append(entry)  # type: ignore[union-attr]
    workbook.save(path)
    return path


OURS_CALLED, SHIPPED_CALLED = ("check", False), ("import addin",)


def commands(project: Project, called: tuple[object, ...] = OURS_CALLED) -> list[str]:
    """How the server, and a button's own process, would be started."""
    server = str(project.run("XLPyCommand"))
    with pytest.raises(Exception, match="Kill is file system access"):
        project.run("RunPython", *called)
    return [server, project.started()]


@pytest.fixture
def addin(tmp_path: Path) -> Path:
    return book(tmp_path / "Tahsilat.xlsx", "tahsilat.conf", {"INTERPRETER_WIN": OURS})


@pytest.mark.parametrize("shipped", [False, True])
def test_a_sheet_of_an_opened_workbook(addin: Path, tmp_path: Path, shipped: bool) -> None:
    text = as_shipped() if shipped else xlwings_module.changed(xlwings_module.shipped())
    project = Project(addin, [Module("xlwings", text)], FILES)
    settings = {"INTERPRETER_WIN": EVIL, "PYTHONPATH": r"C:\evil", "LICENSE_KEY": "';import evil;'"}
    project.open(book(tmp_path / "Kitap.xlsx", "tahsilat.conf", settings))
    for command in commands(project, SHIPPED_CALLED if shipped else OURS_CALLED):
        assert ("evil" in command) == shipped
        assert ("Kitap.xlsx;" in command) == shipped  # its folder and a zip of its name as path
        assert (OURS in command) != shipped


@pytest.mark.parametrize("shipped", [False, True])
def test_a_file_beside_an_opened_workbook(addin: Path, tmp_path: Path, shipped: bool) -> None:
    text = as_shipped() if shipped else xlwings_module.changed(xlwings_module.shipped())
    files = FILES | {BESIDE: {"PYTHONPATH": r"C:\evil"}}
    project = Project(addin, [Module("xlwings", text)], files)
    project.open(book(tmp_path / "Kitap.xlsx", "Sayfa1", {}))
    for command in commands(project, SHIPPED_CALLED if shipped else OURS_CALLED):
        assert ("evil" in command) == shipped


def test_the_users_own_file_is_read(addin: Path) -> None:
    text = xlwings_module.changed(xlwings_module.shipped())
    project = Project(addin, [Module("xlwings", text)], FILES | {OWN: {"PYTHONPATH": r"D:\mine"}})
    assert project.run("GetConfig", "PYTHONPATH") == r"D:\mine"
    assert r"false;;;;;;D:\\mine" in str(project.run("XLPyCommand"))


def test_without_an_interpreter_nothing_is_started(tmp_path: Path) -> None:
    """A bare name would be looked for in the folder in which Excel works."""
    empty = book(tmp_path / "Tahsilat.xlsx", "tahsilat.conf", {"INTERPRETER_WIN": ""})
    project = Project(empty, [Module("xlwings", xlwings_module.changed(xlwings_module.shipped()))])
    for name in ("XLPy", "XLPyCommand"):
        with pytest.raises(Exception, match="tahsilat addin install"):
            project.run(name)
    assert project.started() == ""


def test_a_server_that_cannot_be_reached_is_asked_for_once_more(addin: Path) -> None:
    project = Project(addin, [Module("xlwings", xlwings_module.changed(xlwings_module.shipped()))], FILES)
    first = str(project.run("XLPyCommand"))
    project.run("XLPy")
    assert project.started() == first
    project.run("StandInFail", 1)
    project.run("XLPy")
    assert project.started() == first + " "
    project.run("StandInFail", 2)
    with pytest.raises(Exception, match="run-time error 1000"):
        project.run("XLPy")
