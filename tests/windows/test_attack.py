"""A foreign workbook with its own code beside it, in the folder in which Excel works: none of it runs.

Each attack is made on the module as xlwings ships it too, where it succeeds.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.hosts.vba_as_shipped import as_shipped
from tests.windows.conftest import Build
from tests.windows.desk import ROOT, Failed, Windows, windows_path

OURS = windows_path(ROOT / "addin" / "__init__.py").lower()
EVIL = "open('ran.txt', 'a').write(__name__ + '\\n')\n"
# No program: what is started in place of Windows' own shell fails.
SHELL = b"MZ"
WHERE = "__import__('addin').__file__.lower()"
IMPORT = "import addin"
CLICK = "import addin.excel.host; addin.excel.host.click('check')"


@pytest.fixture
def folder(tmp_path: Path, windows: Windows) -> Iterator[Path]:
    """A workbook of no harm, beside which everything has a name that is imported or started."""
    openpyxl.Workbook().save(tmp_path / "Kitap.xlsx")
    with zipfile.ZipFile(tmp_path / "Kitap.zip", "w") as packed:
        packed.writestr("addin/__init__.py", EVIL)
    (tmp_path / "xlwings.py").write_text(EVIL)
    (tmp_path / "tahsilat.conf").write_text('"INTERPRETER_WIN","C:\\evil\\python.exe"\n')
    windows.change_folder(folder=windows_path(tmp_path))
    yield tmp_path
    windows.change_folder(folder="C:\\")


def commands(project: Build, text: str, folder: Path) -> tuple[str, str]:
    """How Visual Basic starts the server, and a button's own process, with the foreign workbook active."""
    made = project(text)
    made.open(folder / "Kitap.xlsx")
    server = str(made.run("XLPyCommand"))
    with pytest.raises(Exception, match="Kill is file system access"):
        made.run("RunPython", *((IMPORT,) if text else ("check", False)))
    return server, made.started().replace(CLICK, IMPORT)


def ran(folder: Path) -> set[str]:
    marks = [*folder.glob("ran.txt"), *folder.glob("python/ran.txt")]
    return {line for mark in marks for line in mark.read_text().splitlines()}


def test_nothing_beside_a_workbook_is_run(windows: Windows, xlwings_project: Build, folder: Path) -> None:
    (folder / "addin.py").write_text(EVIL)
    (folder / "cmd.exe").write_bytes(SHELL)
    server, process = commands(xlwings_project, "", folder)
    windows.start(server="ours", command=server)
    assert windows.evaluate(server="ours", expression=WHERE) == OURS
    code, _, log = windows.run_by_process(command=process)
    assert (code, log) == (0, "")
    assert ran(folder) == set()


def test_as_shipped_a_module_beside_a_workbook_is_run(
    windows: Windows, xlwings_project: Build, folder: Path
) -> None:
    server, _ = commands(xlwings_project, as_shipped(), folder)
    with pytest.raises(Failed, match="Python process exited"):
        windows.start(server="module", command=server.replace(" /K ", " /C "))
    assert ran(folder) == {"xlwings"}


def test_as_shipped_a_zip_beside_a_workbook_is_run(
    windows: Windows, xlwings_project: Build, folder: Path
) -> None:
    (folder / "xlwings.py").unlink()
    server, _ = commands(xlwings_project, as_shipped(), folder)
    windows.start(server="zip", command=server)
    assert windows.evaluate(server="zip", expression=WHERE) != OURS
    assert ran(folder) == {"addin"}


def test_as_shipped_a_shell_beside_a_workbook_is_run(
    windows: Windows, xlwings_project: Build, folder: Path
) -> None:
    (folder / "xlwings.py").unlink()
    (folder / "cmd.exe").write_bytes(SHELL)
    server, _ = commands(xlwings_project, as_shipped(), folder)
    with pytest.raises(Failed):
        windows.start(server="shell", command=server)


def test_an_empty_entry_of_the_path_is_the_folder(
    windows: Windows, xlwings_project: Build, folder: Path
) -> None:
    """As the module wrote it once; Python's own switch does not help against it."""
    (folder / "addin.py").write_text(EVIL)
    server, _ = commands(xlwings_project, "", folder)
    opened = server.replace('\\"false\\"', '\\"false;;;;;;\\"').replace(
        "import xlwings;", "import addin, xlwings;"
    )
    assert opened.count(";;;;;;") == 1
    windows.start(server="empty", command=opened)
    assert ran(folder) == {"addin"}
