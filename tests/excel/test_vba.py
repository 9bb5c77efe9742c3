"""The add-in's Visual Basic, read, compiled and run by pyOpenVBA, which is not ours."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from pyopenvba import ExcelFile
from pyopenvba.exceptions import VBACompileError

from addin.commands import enter_all as enter_commands
from addin.excel import xlwings_module
from addin.excel.addin_file import addin_file, modules
from addin.excel.ribbon import words
from addin.excel.vba_project import Module
from addin.excel.wrappers import CATEGORY
from addin.formulas import enter_all as enter_formulas
from addin.messages import LANGUAGES, catalogue, say
from addin.model import ERROR_NUMBERS
from addin.registry import COMMANDS, FORMULAS
from tests.hosts.vba import Project

enter_commands()
enter_formulas()
MODULES = modules(COMMANDS, FORMULAS)
# Stands for a button and for the ribbon.
CONTROL = """
Public ID As String
Public Sub Invalidate()
    TestedYenilendi
End Sub
"""
# What a test asks of the project beside its own procedures.
TESTED = """
Private yenilenen As Integer
Public Sub TestedYenilendi()
    yenilenen = yenilenen + 1
End Sub
Public Function Yenilenen1() As Integer
    Yenilenen1 = yenilenen
End Function
Public Function Gunaydin(gun As String) As String
    Gunaydin = TahsilatGunaydin(ActiveWorkbook, gun)
End Function
Public Function Dogru() As Integer
    Dogru = 7
End Function
Public Function Sor(geri As String, kimlik As String, secilen As Integer) As Variant
    Dim dugme As New Dugme, cevap As Variant
    dugme.ID = kimlik
    Select Case geri
    Case "TahsilatYuklendi": TahsilatYuklendi dugme
    Case "TahsilatTikla": TahsilatTikla dugme
    Case "TahsilatDilSecildi": TahsilatDilSecildi dugme, "", secilen
    Case "TahsilatEtiket": TahsilatEtiket dugme, cevap
    Case "TahsilatIpucu": TahsilatIpucu dugme, cevap
    Case "TahsilatAciklama": TahsilatAciklama dugme, cevap
    Case "TahsilatDilSecili": TahsilatDilSecili dugme, cevap
    End Select
    Sor = cevap
End Function
Public Function Salterler() As String
    Salterler = Application.EnableEvents & " " & Application.Calculation
End Function
Public Function HataNo(deger As Variant) As Long
    If IsError(deger) Then HataNo = CLng(deger)
End Function
"""


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "Tahsilat.xlam"
    path.write_bytes(addin_file(COMMANDS, FORMULAS))
    return path


@pytest.fixture
def project(addin: Path) -> Project:
    """All modules; the first call proves that calls arrive."""
    made = Project(addin, MODULES)
    made.application.add_module(CONTROL, name="Dugme", kind="class")
    made.add(Module("Tested", TESTED))
    assert made.run("Dogru") == 7
    return made


def test_a_second_stranger_reads_the_sources_as_they_were_written(addin: Path) -> None:
    with ExcelFile(addin) as file:
        found = {module.name: module.source for module in file.vba_project().modules}
    assert found == {module.name: module.source() for module in MODULES}


def test_a_line_that_is_no_basic_is_found(addin: Path) -> None:
    with pytest.raises(VBACompileError, match="line 3"):
        Project(addin, [*MODULES, Module("Wrong", "Sub A()\n    If Then\nEnd Sub")])


@pytest.mark.parametrize(("at", "language"), list(enumerate(LANGUAGES)))
def test_every_word_of_the_ribbon_comes_back(project: Project, at: int, language: str) -> None:
    project.run("Sor", "TahsilatDilSecildi", "language", at)
    assert project.run("Sor", "TahsilatDilSecili", "language", 0) == at
    for control, said in words(COMMANDS, language).items():
        asked = ("TahsilatEtiket", "TahsilatIpucu", "TahsilatAciklama")
        assert tuple(project.run("Sor", callback, control, 0) for callback in asked) == said


def test_the_ribbon_is_drawn_anew_in_the_chosen_language(project: Project) -> None:
    project.run("Sor", "TahsilatDilSecildi", "language", 1)  # before the ribbon has come, or after a reset
    project.run("Sor", "TahsilatYuklendi", "ribbon", 0)
    project.run("Sor", "TahsilatDilSecildi", "language", 1)
    assert project.run("Yenilenen1") == 1


def test_the_first_opening_of_a_day_shows_a_line(project: Project, tmp_path: Path) -> None:
    assert project.run("Gunaydin", "2026-11-21") == ""  # no book of ours is in view
    project.open(panel(tmp_path / "Kitap.xlsx", dt.datetime(2026, 11, 21, 18, 5)))
    asked = [project.run("Gunaydin", day) for day in ("2026-11-21", "2026-11-21", "2026-11-22")]
    of_today = say("ribbon.messages.good_morning", "tr", today="3", late="")
    older = say("ribbon.messages.good_morning_old", "tr", date="21.11.2026", today="3", late="")
    assert asked == [of_today, "", older]


def test_a_book_that_was_never_refreshed_has_no_numbers_to_tell(project: Project, tmp_path: Path) -> None:
    project.open(panel(tmp_path / "Kitap.xlsx", None))
    assert project.run("Gunaydin", "2026-11-21") == say("ribbon.messages.good_morning_new", "tr")


def panel(path: Path, refreshed: dt.datetime | None) -> Path:
    cells: dict[str, Any] = {
        "debtors__debtor_id": "x",
        "cell__tile_today": 3,
        "cell__refreshed_at": refreshed,
    }
    workbook = openpyxl.Workbook()
    for row, (name, value) in enumerate(cells.items(), start=1):
        workbook.active.cell(row, 1, value)  # type: ignore[union-attr]
        workbook.defined_names[f"tk_{name}"] = DefinedName(f"tk_{name}", attr_text=f"Sheet!$A${row}")
    workbook.save(path)
    return path


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if command.button])
def test_a_button_calls_its_command_by_name_only(project: Project, tmp_path: Path, name: str) -> None:
    assert re.fullmatch("[a-z_]+", name)
    assert _clicked(project, tmp_path, name, ours=True) == name


def test_a_button_says_what_is_missing(project: Project, tmp_path: Path) -> None:
    assert _clicked(project, tmp_path, "refresh", ours=False) == ""
    assert say("ribbon.messages.not_ours", "tr") in str(project.application.dialogs)


def _clicked(project: Project, folder: Path, name: str, *, ours: bool) -> str:
    """What was handed to RunPython."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "'); import os; os.remove('x"  # type: ignore[index]
    if ours:
        workbook.defined_names["tk_debtors__debtor_id"] = DefinedName(
            "tk_debtors__debtor_id", attr_text="Sheet!$A$1"
        )
    path = folder / "'); import os; ('.xlsx"
    workbook.save(path)
    project.open(path)
    project.run("Sor", "TahsilatTikla", name, 0)
    return project.started()


@pytest.mark.parametrize("name", FORMULAS)
def test_a_function_hands_its_values_on_in_order(project: Project, name: str) -> None:
    arguments = FORMULAS[name].arguments
    needed = max(at for at, argument in enumerate(arguments) if not argument.optional) + 1
    given = [f"v{at}" for at in range(len(arguments))]
    project.run("StandInAnswer", 5.0)
    for count in {needed, len(arguments)}:
        assert project.run(name, *given[:count]) == 5.0
        told = [*given[:count], *["-"] * (len(arguments) - count)]
        assert project.started() == " ".join(["addin.excel.functions", name, *told])


def test_of_a_whole_column_only_what_is_used_is_handed_on(project: Project, tmp_path: Path) -> None:
    code = (
        "Public Function Sorulan()\nIS_GUNU_EKLE 1, 2, ActiveWorkbook.Worksheets(1).Range({})\nEnd Function"
    )
    workbook = openpyxl.Workbook()
    for row in range(1, 6):
        workbook.active.cell(row, 1, row)  # type: ignore[union-attr]
    workbook.save(tmp_path / "Kitap.xlsx")
    project.open(tmp_path / "Kitap.xlsx")
    for asked, handed in (("A:A", "$A$1:$A$5"), ("C:C", "$C$1"), ("A2:A3", "$A$2:$A$3")):
        project.add(Module("Ask", code.format(f'"{asked}"')))
        project.run("Sorulan")
        assert project.started().endswith(f"IS_GUNU_EKLE 1 2 {handed}")


@pytest.mark.parametrize(("text", "number"), ERROR_NUMBERS.items())
def test_the_name_of_an_error_becomes_that_error(project: Project, text: str, number: int) -> None:
    project.add(Module("Ask", "Public Function Sorulan()\nSorulan = HataNo(TCKN_GECERLI(1))\nEnd Function"))
    project.run("StandInAnswer", text)
    assert project.run("Sorulan") == number


def test_errors_in_a_column_and_in_a_row(project: Project) -> None:
    code = """
Public Function Sutun()
    Dim d(1, 0): d(0, 0) = 4: d(1, 0) = "#N/A"
    StandInAnswer d
    Dim c: c = TCKN_GECERLI(1)
    Sutun = c(0, 0) & " " & HataNo(c(1, 0))
End Function
Public Function Satir()
    StandInAnswer Array("x", "#REF!")
    Dim c: c = TCKN_GECERLI(1)
    Satir = c(0) & " " & HataNo(c(1))
End Function"""
    project.add(Module("Ask", code))
    assert (project.run("Sutun"), project.run("Satir")) == ("4 2042", "x 2023")


def test_a_function_without_python_says_so_and_the_next_cell_does_not_wait(project: Project) -> None:
    project.run("StandInAnswer", "!")
    asked = [project.run("TCKN_GECERLI", "1") for _ in range(3)]
    assert asked == [say("ribbon.messages.no_python", "tr")] * 3
    assert project.started() == "+"


def test_a_python_that_died_is_started_again_by_the_next_cell(project: Project) -> None:
    project.run("StandInAnswer", "!!")
    assert project.run("TCKN_GECERLI", "1") == say("ribbon.messages.no_python", "tr")
    project.run("StandInAnswer", 5.0)
    assert project.run("TCKN_GECERLI", "1") == 5.0


@pytest.mark.parametrize(("answer", "message"), [("!", "no_python"), ("!!", "broken_off")])
def test_a_button_that_fails_leaves_excel_as_it_was(
    project: Project, tmp_path: Path, answer: str, message: str
) -> None:
    project.run("StandInAnswer", answer)
    before = project.run("Salterler")
    _clicked(project, tmp_path, "refresh", ours=True)
    assert say(f"ribbon.messages.{message}", "tr") in str(project.application.dialogs)
    assert project.run("Salterler") == before


def test_a_change_of_language_gives_the_help_at_once(project: Project) -> None:
    for at, language in reversed(list(enumerate(LANGUAGES))):
        project.run("Sor", "TahsilatDilSecildi", "language", at)
        assert catalogue(language)["formulas"]["help"]["DSO"] in project.started()


@pytest.mark.parametrize(("at", "language"), list(enumerate(LANGUAGES)))
def test_help_is_given_for_every_function(project: Project, at: int, language: str) -> None:
    worded = catalogue(language)["formulas"]
    expected = [
        "|".join(
            [
                f"'Tahsilat.xlam'!{name}",
                CATEGORY,
                worded["help"][name],
                *(worded["arguments"][argument.name] for argument in formula.arguments),
            ]
        )
        for name, formula in FORMULAS.items()
    ]
    project.run("TahsilatYardim", at)
    assert project.started().splitlines() == expected


REACHES_OUT = (
    r"\b(?:Evaluate|ExecuteExcel4Macro|Application\.Run|OnTime|OnAction|Shell|CreateObject|VBProject)\b"
    r"|\.Formula\w*"
)


def test_no_text_of_a_cell_becomes_code() -> None:
    """Our own modules neither compute formulas nor run macros or programs that a text names."""
    for module in MODULES:
        if module.name != "xlwings":
            assert re.findall(REACHES_OUT, module.code) == [], module.name
    assert re.findall(REACHES_OUT, "x = Application.Run(Range(1))") == ["Application.Run"]


def test_a_formula_reaches_no_function_but_the_published_ones() -> None:
    """A workbook's formula may call any public function of an add-in that is open; a Sub it cannot call."""
    reached = {
        name
        for module in MODULES
        if module.kind == "standard" and not re.search(r"^Option Private Module$", module.code, re.M)
        for name in re.findall(r"^ *(?:Public )?(?:Declare (?:PtrSafe )?)?Function (\w+)", module.code, re.M)
    }
    assert reached == set(FORMULAS)
    (ours,) = (module.code for module in MODULES if module.name == "xlwings")
    left = re.findall(r"^ *(?:Public )?(?:Declare (?:PtrSafe )?)?(?:Function|Sub) (\w+)", ours, re.M)
    assert sorted(left) == ["RunPython", "XLPy"]
    assert "Public Sub RunPython(" in ours
    shipped = xlwings_module.shipped()
    assert re.search(r"^Public Function RunPython\(", shipped, re.M)
    assert re.search(r"^Public Function RunFrozenPython\(", shipped, re.M)


@pytest.mark.parametrize("button", ["x'); import os; ('", "Refresh", "a b", "../x", "ı"])
def test_python_is_told_nothing_but_a_buttons_name(project: Project, button: str) -> None:
    with pytest.raises(Exception, match="run-time error 5"):
        project.run("RunPython", button, False)
