"""What Excel demands of Visual Basic, and neither reader here does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from addin.commands import enter_all as enter_commands
from addin.excel.addin_file import NAME, addin_file, modules
from addin.excel.vba_project import Module
from addin.formulas import enter_all as enter_formulas
from addin.messages import say
from addin.registry import COMMANDS, FORMULAS
from tests.hosts.vba import Project

enter_commands()
enter_formulas()
MODULES = modules(COMMANDS, FORMULAS)
_PROCEDURE = re.compile(
    r"^ *(?:(?:Public|Private|Friend|Static) )*(?:Declare (?:PtrSafe )?)?(?:Sub|Function) +(\w+)", re.M | re.I
)


def named_twice(project: Iterable[Module]) -> set[str]:
    """Names that stand for two things, whatever their case; Excel then compiles nothing."""
    found = Counter([NAME.lower()])
    for module in project:
        names = [name.lower() for name in _PROCEDURE.findall(module.code)]
        # What xlwings declares for Windows and for the Mac is one.
        found.update([module.name.lower(), *(set(names) if module.name == "xlwings" else names)])
    return {name for name, times in found.items() if times > 1}


def test_each_name_stands_for_one_thing() -> None:
    assert named_twice(MODULES) == set()
    for code in ("Private Sub tahsilatETIKET()", "Public Function xlwings()", "Sub A()\nEnd Sub\nSub a()"):
        assert len(named_twice([*MODULES, Module("Yeni", f"{code}\nEnd Sub")])) == 1


PRESSED = """
Public Sub Bas(kimlik As String)
    Dim dugme As New Dugme
    dugme.ID = kimlik
    TahsilatTikla dugme
End Sub
"""


@pytest.mark.parametrize("button", ["refresh", "undo", "doctor"])
def test_a_button_says_that_no_workbook_is_open(tmp_path: Path, button: str) -> None:
    """The stand-in always has one, so that its place is told there is none."""
    path = tmp_path / "Tahsilat.xlam"
    path.write_bytes(addin_file(COMMANDS, FORMULAS))
    without = [replace(each, code=each.code.replace("ActiveWorkbook)", "Nothing)")) for each in MODULES]
    assert without != MODULES
    project = Project(path, [*without, Module("Soran", PRESSED)])
    project.application.add_module("Public ID As String", name="Dugme", kind="class")
    project.run("Bas", button)
    assert say("ribbon.messages.no_workbook", "tr") in str(project.application.dialogs)
    assert project.started() == ""
