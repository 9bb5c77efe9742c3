"""A button's way to Python on Windows, both ways; two Excels at once; a server that dies."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import openpyxl
import pytest

from tests.desk import AS_OF, make_book, tahsilat
from tests.windows.conftest import Build
from tests.windows.desk import Failed, Windows, windows_path

PROCESS = "__import__('os').getpid()"
HELD = "__import__('pythoncom')._GetInterfaceCount()"
CLICK = "import addin.excel.host; addin.excel.host.click('{}')"
SAID = {
    "undo": "Bu kitapta geri alınacak bir işlem yok.",
    "check": "Bu kitapta Tahsilat tabloları yok. Tahsilat kitabınızı açıp yeniden deneyin.",
}


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("foreign") / "Kitap & Ek.xlsx"
    openpyxl.Workbook().save(path)
    return path


@pytest.fixture(scope="module")
def excel(windows: Windows, server_command: str, foreign: Path) -> Windows:
    windows.start(server="buttons", command=server_command)
    windows.open_book(book="foreign", path="C:\\kitap\\" + foreign.name, sheets=["Sayfa1"])
    return windows


@pytest.fixture(scope="module")
def process_command(xlwings_project: Build, foreign: Path) -> str:
    """What Visual Basic runs for a button when no server is to be used."""
    project = xlwings_project()
    project.open(foreign)
    # The program has been started when it comes to erasing the log.
    with pytest.raises(Exception, match="Kill is file system access"):
        project.run("RunPython", "check", False)
    return project.started()


@pytest.mark.parametrize("name", SAID)
def test_by_the_server(excel: Windows, name: str) -> None:
    said = excel.run_by_server(server="buttons", book="foreign", statement=CLICK.format(name))
    assert said == [SAID[name]]


@pytest.mark.parametrize("name", SAID)
def test_by_a_process_of_its_own(excel: Windows, process_command: str, name: str) -> None:
    assert '--wb="Kitap & Ek.xlsx"' in process_command
    command = process_command.replace(CLICK.format("check"), CLICK.format(name))
    assert excel.run_by_process(command=command) == [0, [SAID[name]], ""]


def test_nothing_of_excel_is_kept(excel: Windows, server_command: str) -> None:
    """While the server holds an object of Excel, Excel's process stays after its window is closed."""
    excel.start(server="fresh", command=server_command + "  ")
    fresh = excel.evaluate(server="fresh", expression=HELD)
    excel.run_by_server(server="fresh", book="foreign", statement=CLICK.format("undo"))
    values = [[["2026-11-20"]] * 2, {"date": "2026-11-21"}, {"date": "2026-11-21"}]
    assert excel.call(server="fresh", name="GECIKME_GUN", values=values, book="foreign") == [[1], [1]]
    assert excel.evaluate(server="fresh", expression="__import__('gc').collect() >= 0") == "True"
    assert excel.evaluate(server="fresh", expression=HELD) == fresh


def test_in_the_language_of_the_ribbon(excel: Windows) -> None:
    excel.choose_language(number="1")
    said = excel.run_by_server(server="buttons", book="foreign", statement=CLICK.format("check"))
    excel.choose_language(number="0")
    assert said == ["This workbook has no Tahsilat tables. Open your Tahsilat workbook and try again."]


def test_a_fault_reaches_visual_basic(excel: Windows, process_command: str) -> None:
    with pytest.raises(Failed, match="No module named"):
        excel.run_by_server(server="buttons", book="foreign", statement="import addin.nothing")
    code, said, log = excel.run_by_process(
        command=process_command.replace("addin.excel.host", "addin.nothing")
    )
    assert (code, said) == (1, [])
    assert "No module named 'addin.nothing'" in log


LATE = [
    {"debtor_name": "Yıldız A.Ş.", "due_date": AS_OF.replace(month=9), "amount_kurus": 150_000},
    {"debtor_name": "Işık Ltd.", "due_date": AS_OF.replace(month=10), "amount_kurus": 250_000},
]


def told(excel: Windows, book: str, path: Path) -> dict[str, list[list[object]]]:
    """All sheets but the log; of traces the half in which the minute of the run does not count."""
    halves = re.compile("([0-9a-f]{12})-[0-9a-f]{12}")
    return {
        sheet: [
            [row, column, halves.sub(r"\1", value) if isinstance(value, str) else value]
            for row, column, value in excel.cells(book=book, sheet=sheet)
        ]
        for sheet in openpyxl.load_workbook(path, read_only=True).sheetnames
        if sheet != "İşlem Günlüğü"
    }


def test_an_open_book_is_refreshed_and_taken_back(excel: Windows, tmp_path: Path) -> None:
    """By COM from cell to cell, it ends as the closed file does."""
    path = make_book(tmp_path / "Kitap.xlsx", {"receivables": LATE})
    excel.open_file(book="own", path=windows_path(path))
    before = told(excel, "own", path)
    (said,) = excel.run_by_server(server="buttons", book="own", statement=CLICK.format("refresh"))
    assert said.startswith("Kitap.xlsx yenilendi")
    after = told(excel, "own", path)
    assert tahsilat("refresh", path).code == 0
    excel.open_file(book="closed", path=windows_path(path))
    assert after == told(excel, "closed", path)
    assert {"Panel", "Hatalar"} <= {sheet for sheet in after if after[sheet] != before[sheet]}
    (said,) = excel.run_by_server(server="buttons", book="own", statement=CLICK.format("undo"))
    assert said.startswith("Son işlem geri alındı") and "\n" not in said, "cells were left alone"
    assert told(excel, "own", path) == before


def test_two_excels_at_once(excel: Windows, server_command: str) -> None:
    other, answers = Windows(), dict[str, list[object]]()
    other.start(server="buttons", command=server_command)

    def work(name: str, desk: Windows, due: str) -> None:
        values = [[[due]] * 300, {"date": "2026-11-21"}, {"missing": True}]
        answers[name] = [
            desk.call(server="buttons", name="GECIKME_GUN", values=values, book="") for _ in range(20)
        ]

    both = [("one", excel, "2026-11-20"), ("two", other, "2026-11-01")]
    threads = [threading.Thread(target=work, args=each) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    processes = {desk.evaluate(server="buttons", expression=PROCESS) for _, desk, _ in both}
    other.stop()
    assert answers == {"one": [[[1]] * 300] * 20, "two": [[[20]] * 300] * 20}
    assert len(processes) == 2


def test_a_server_that_died_is_started_again(excel: Windows, server_command: str) -> None:
    """Visual Basic asks the DLL for the server at each call, and again by another command when it fails."""
    before = excel.evaluate(server="buttons", expression=PROCESS)
    assert excel.start(server="buttons", command=server_command) < 1
    assert excel.evaluate(server="buttons", expression=PROCESS) == before
    excel.kill(server="buttons")
    with pytest.raises(Failed):
        excel.start(server="buttons", command=server_command)
    excel.start(server="buttons", command=server_command + " ")
    assert excel.evaluate(server="buttons", expression=PROCESS) != before
    values = ["2026-11-20", {"date": "2026-11-21"}, {"missing": True}]
    assert excel.call(server="buttons", name="GECIKME_GUN", values=values, book="") == 1


@pytest.mark.parametrize(
    ("right", "wrong"), [("python.exe", "absent.exe"), ("import xlwings;", "import absent;")]
)
def test_a_python_that_cannot_start_is_noticed_at_once(
    excel: Windows, server_command: str, right: str, wrong: str
) -> None:
    began = time.monotonic()
    with pytest.raises(Failed, match="Python process exited"):
        excel.start(server="wrong", command=server_command.replace(right, wrong))
    assert time.monotonic() - began < 30
