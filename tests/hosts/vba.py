"""Visual Basic without Excel: modules run by pyOpenVBA, with stand-ins for what only Windows has.

pyOpenVBA parses no WithEvents, starts no programs, and reads neither files nor settings nor the environment.
Calls of these in a source are led to a module of stand-ins, which remembers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pyopenvba.apps.excel import ExcelApplication

from addin.excel.vba_project import Module
from addin.excel.vba_text import literal, select

HANDLE = "424242"  # of Excel's window
LED_ASIDE = {
    "WithEvents ": "",
    "As IRibbonControl": "As Object",
    "As IRibbonUI": "As Object",
    "Application.Caller": "Nothing",
    "Application.MacroOptions ": "StandInHelp ",
    "RunPython kimlik": "StandInPython kimlik",
    "Set python = XLPy()": "Set python = StandInStart()",
    "python.CallUDF(": "StandInCall(",
    "GetSetting(": "StandInSetting(",
    "SaveSetting ": "StandInSave ",
    "WScript.ExpandEnvironmentStrings(s)": "s",
    "WScript.Run(": "StandInRun(",
    "Application.Hwnd": HANDLE,
    "Environ(": "StandInEnviron(",
    "FileExists(": "StandInFileExists(",
    "GetConfigFromFile(": "StandInReadSetting(",
    "LoadLibrary(": "StandInLoad(",
    "XLPyDLLActivateAuto(": "StandInActivate(",
}
ENVIRONMENT = {
    "ComSpec": r"C:\windows\system32\cmd.exe",
    "Temp": r"C:\windows\temp",
    "USERPROFILE": r"C:\users\u",
}


_STORE = """
Public Function StandInSetting(program, section, key, fallback)
    StandInSetting = fallback
    If settings Is Nothing Then Exit Function
    If settings.Exists(key) Then StandInSetting = settings(key)
End Function
Public Sub StandInSave(program, section, key, value)
    If settings Is Nothing Then Set settings = CreateObject("Scripting.Dictionary")
    settings(key) = value
End Sub
Public Sub StandInPython(button, began)
    started = button
    If VarType(answer) = vbString Then
        If answer = "!" Then Err.Raise 1000
        began = True
        Application.EnableEvents = False
        Application.Calculation = xlCalculationManual
        If answer = "!!" Then Err.Raise 462
    End If
End Sub
Public Function StandInStart()
    started = started & "+"
    If VarType(answer) = vbString Then If answer = "!" Then Err.Raise 1000
    Set StandInStart = Application
End Function
Public Sub StandInHelp(Macro, Description, Category, ArgumentDescriptions)
    started = started & Macro & "|" & Category & "|" & Description
    started = started & "|" & Join(ArgumentDescriptions, "|") & vbLf
End Sub
Public Sub StandInAnswer(value)
    answer = value
End Sub
Public Function StandInCall(code, name, values)
    Dim at, told
    told = code & " " & name
    For at = LBound(values) To UBound(values)
        If IsObject(values(at)) Then
            told = told & " " & values(at).Address
        ElseIf VarType(values(at)) = vbError Then
            told = told & " -"
        Else
            told = told & " " & values(at)
        End If
    Next at
    started = told
    If VarType(answer) = vbString Then If answer = "!!" Then Err.Raise 462
    StandInCall = answer
End Function
"""


class Project:
    """A VBA project in a workbook. `files`: settings in files by path, a file without any is empty."""

    def __init__(
        self,
        workbook: Path,
        modules: Iterable[Module],
        files: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.application = ExcelApplication.open(workbook, with_vba=False)
        self.add(Module("StandIns", _stand_ins(files or {})))
        for module in modules:
            self.add(module)

    def add(self, module: Module) -> None:
        """Errors: VBACompileError with the line that pyOpenVBA cannot parse."""
        kind = "standard" if module.kind == "standard" else "document"
        self.application.add_module(led_aside(module), name=module.name, kind=kind)

    def open(self, workbook: Path) -> None:
        """Open another workbook, which then is the active one."""
        self.application.activate_workbook(self.application.open_workbook(workbook))

    def run(self, name: str, *arguments: Any) -> Any:
        return self.application.run(name, *arguments)

    def started(self) -> str:
        """The command line of the last program that was started."""
        return str(self.run("StandInStarted"))


def led_aside(module: Module) -> str:
    source = module.source()
    if module.name != "StandIns":
        for call, stand_in in LED_ASIDE.items():
            source = source.replace(f"Function {call}", "Function \0").replace(call, stand_in)
            source = source.replace("Function \0", f"Function {call}")
    return source


def _stand_ins(files: Mapping[str, Mapping[str, str]]) -> str:
    environment = {literal(name): [f"StandInEnviron = {literal(text)}"] for name, text in ENVIRONMENT.items()}
    there = {literal(path): ["StandInFileExists = True"] for path in files}
    settings = {
        f"{literal(path)} & {literal(key)}": [f"value = {literal(text)}", "StandInReadSetting = True"]
        for path, entries in files.items()
        for key, text in entries.items()
    }
    return "\n".join(
        [
            "Private started As String, answer As Variant, settings As Object, failing As Long",
            "Public Function StandInEnviron(name)",
            *select("name", environment),
            "End Function",
            "Public Function StandInFileExists(path) As Boolean",
            *select("path", there or {'""': []}),
            "End Function",
            "Public Function StandInReadSetting(path, key, value) As Boolean",
            *select("path & key", settings or {'""': []}),
            "End Function",
            "Public Function StandInRun(command, style, waits) As Long",
            "    started = command",
            "End Function",
            "Public Function StandInLoad(path) As Long",
            "    StandInLoad = 1",
            "End Function",
            "Public Function StandInActivate(result, command, mode) As Long",
            "    started = command",
            "    failing = failing - 1",
            "    If failing >= 0 Then StandInActivate = 1 Else Set result = Nothing",
            "End Function",
            "Public Sub StandInFail(times)",
            "    failing = times",
            "End Sub",
            "Public Function StandInStarted() As String",
            "    StandInStarted = started",
            "End Function",
            *_STORE.splitlines(),
        ]
    )
