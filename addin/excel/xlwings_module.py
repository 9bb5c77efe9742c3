"""The VBA module of the installed xlwings, changed where an opened workbook could run its own code.

As shipped, a sheet or a file beside any opened workbook may name another interpreter, the workbook's
folder and a zip beside it come first on Python's path, a `;` in its path adds to that path, a sheet
named "*.py" is run, and so is a file named like a module of ours in the folder that Excel last looked into.
Any formula of an opened workbook may call a public function of an add-in, and xlwings has some that run
Python, programs, write and read files.
Our copy asks the add-in's own sheet and the user's own file, starts Python with -P, and starts nothing
while no interpreter was set; what no button needs is gone, what runs something is a Sub, which no formula
can call, and Python is told a button's name only. Its licence (BSD 3-clause) allows changes; the notice in
its head stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

PROJECT = "tahsilat"
_NOTICE = "'Version: "
_CHANGED = "'Changed for Tahsilat: settings and code of opened workbooks are never read or run.\n"
_GET_CONFIG = """Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "") As Variant
    Dim sheet As Worksheet, entry As Long, configValue As String
    Set sheet = ThisWorkbook.Worksheets(PROJECT_NAME & ".conf")
    entry = 1
    Do While CStr(sheet.Cells(entry, 1).Value) <> ""
        If CStr(sheet.Cells(entry, 1).Value) = configKey And CStr(sheet.Cells(entry, 2).Value) <> "" Then
            GetConfig = ExpandEnvironmentStrings(CStr(sheet.Cells(entry, 2).Value))
            Exit Function
        End If
        entry = entry + 1
    Loop
    If FileExists(GetConfigFilePath()) Then
        If GetConfigFromFile(GetConfigFilePath(), configKey, configValue) Then
            GetConfig = ExpandEnvironmentStrings(configValue)
            Exit Function
        End If
    End If
    GetConfig = ExpandEnvironmentStrings(default)
End Function

Function OwnPath() As String
    ' An empty entry would be the folder in which Excel happens to work.
    OwnPath = "false"
    If GetConfig("PYTHONPATH") <> "" Then OwnPath = "false;;;;;;" & GetConfig("PYTHONPATH")
End Function
"""  # noqa: E501
_XLPY = """Function XLPy()
    Static deaths As Long
    XLPyLoadDLL
    If 0 = XLPyDLLActivateAuto(XLPy, XLPyCommand & Space(deaths), 1) Then Exit Function
    ' The DLL starts a server that died by another command only.
    deaths = (deaths + 1) Mod 50
    If 0 <> XLPyDLLActivateAuto(XLPy, XLPyCommand & Space(deaths), 1) Then Err.Raise 1000, Description:=XLPy
End Function
"""
_RUN_PYTHON = """Public Sub RunPython(button As String, ByRef began As Boolean)
    ' Whoever calls, from whatever workbook: only a button of ours can be pressed.
    If button Like "*[!a-z._]*" Then Err.Raise 5
    Dim PythonCommand As String, interpreter As String
    PythonCommand = "import addin.excel.host; addin.excel.host.click('" & button & "')"
    #If Mac Then
        interpreter = GetConfig("INTERPRETER_MAC", "")
        If interpreter = "" Then Err.Raise 1, Description:="tahsilat addin install"
        Application.StatusBar = "Python..."
        began = True
        ExecuteMac PythonCommand, interpreter, OwnPath()
    #Else
        If LCase(GetConfig("USE UDF SERVER", "false")) = "true" Then
            XLPy.SetAttr XLPy.Module("xlwings._xlwindows"), "BOOK_CALLER", ActiveWorkbook
            began = True
            XLPy.Exec PythonCommand
        Else
            interpreter = GetConfig("INTERPRETER_WIN", "")
            If interpreter = "" Then Err.Raise 1, Description:="tahsilat addin install"
            began = True
            ExecuteWindows False, PythonCommand, interpreter, OwnPath()
        End If
    #End If
End Sub
"""
# Procedures that no button and no function of ours needs.
_GONE = (
    "RunFrozenPython",
    "GetUdfModules",
    "NDims",
    "KillPy",
    "ImportPythonUDFsBase",
    "ImportPythonUDFs",
    "ImportPythonUDFsToAddin",
    "ImportXlwingsUdfsModule",
    "GetDLLVersion",
    "GetDirectoryPath",
    "GetDirectoryConfigFilePath",
    "GetConfigFromSheet",
    "SaveConfigToFile",
    "IsFullName",
    "GetDirectory",
    "GetBaseName",
    "has_dynamic_array",
    "GetFullName",
)
_PROCEDURE = (
    r'^(?:#If App = "Microsoft Excel" Then\n)?(?:Public |Private )?(?:Function|Sub) {}\('
    r".*?^End (?:Function|Sub)\n(?:#End If\n)?\n*"
)
_CALLED = ("XLPy", "RunPython")  # by our own modules


def _as_sub(found: re.Match[str]) -> str:
    """A function that runs programs as a procedure, which no formula can call."""
    text = re.sub(r"\bFunction\b", "Sub", found[0]).replace(") As Integer\n", ")\n")
    return text.replace("ExecuteWindows = -1", "Err.Raise 1000")


# What is replaced, by what, and how many times it stands in the text.
_CHANGES: tuple[tuple[str, str | Callable[[re.Match[str]], str], int], ...] = (
    *((_PROCEDURE.format(name), "", 1) for name in _GONE),
    (r"^#Const App = ", r"Option Private Module\n\g<0>", 1),
    (r'(PROJECT_NAME As String = )"myaddin"', rf'\1"{PROJECT}"', 1),
    (_PROCEDURE.format("RunPython"), _RUN_PYTHON + "\n", 1),
    (_PROCEDURE.format("GetConfig"), _GET_CONFIG + "\n", 1),
    (_PROCEDURE.format("ExecuteWindows"), _as_sub, 1),
    # What the DLL and the system offer would be functions of a cell too.
    (r"^ *(?:Private )?Declare (?:PtrSafe )?Function (?:system|XLPyDLLNDims|XLPyDLLVersion) [^\n]*\n", "", 8),
    (r"^( +)Declare ", r"\1Private Declare ", 2),
    (
        r'PYTHONPATH = AddExcelDir & ";" & .*? & GetConfig\("PYTHONPATH"\)',
        "PYTHONPATH = OwnPath()",
        1,
    ),
    (r'^ *AddExcelDir = GetConfig\("ADD_WORKBOOK_TO_PYTHONPATH", "true"\)\n', "", 1),
    # By its name alone it would be looked for in the folder in which Excel works, before Windows' own.
    (r'"cmd\.exe ', 'Environ("ComSpec") & " ', 3),
    (_PROCEDURE.format("XLPy"), _XLPY + "\n", 1),
    # With /K the shell outlives a Python that cannot start, and Excel waits two minutes for it.
    (r'" /K " &', '" /C " &', 2),
    # As text: a text is compared with a logical value in the words of Windows' language.
    (r'GetConfig\("([A-Z ]+)", False\)(?: = True)?', r'(LCase(GetConfig("\1", "false")) = "true")', 3),
    # A comment behind a directive, which not every reader of VBA takes.
    (r"^(#Const App = [^']*?) '[^\n]*$", r"\1", 1),
    # A script of our own name, so that removing it takes nothing from another add-in.
    (r'(AppleScriptTask\(")xlwings-', rf"\1{PROJECT}-", 1),
    (r"please run 'xlwings runpython install'", "please run 'tahsilat addin install'", 1),
    (r'(" -B) -c ""', r'\1 -P -c ""', 2),
    (
        r'(PYTHON_WIN|interpreter) = GetConfig\("INTERPRETER", "pythonw?"\)',
        'Err.Raise 1, Description:="tahsilat addin install"',
        2,
    ),
    (rf"^(?:Public )?(Function|Sub) (?!(?:{'|'.join(_CALLED)})\()", r"Private \1 ", 22),
)


def shipped() -> str:
    """The module as the installed xlwings has it, with plain line ends."""
    return files("xlwings").joinpath("xlwings_custom_addin.bas").read_text("ascii").replace("\r\n", "\n")


def changed(text: str) -> str:
    """The module's code for the add-in, without the line that names it.

    Errors: ValueError when the text is not the one these changes were written for.
    """
    for pattern, new, count in _CHANGES:
        text, done = re.subn(pattern, new, text, flags=re.S | re.M)
        if done != count:
            raise ValueError(f"xlwings has changed: {done} instead of {count} of {pattern!r}")
    if _NOTICE not in text:
        raise ValueError("xlwings has changed: its head is gone")
    name, _, code = text.partition("\n")
    return code.replace(_NOTICE, _CHANGED + _NOTICE, 1) if name.startswith("Attribute VB_Name") else text
