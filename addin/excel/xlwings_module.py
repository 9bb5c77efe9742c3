"""The VBA module of the installed xlwings, changed where an opened workbook could run its own code.

As shipped, a sheet or a file beside any opened workbook may name another interpreter, the workbook's
folder and a zip beside it come first on Python's path, a `;` in its path adds to that path, a sheet
named "*.py" is run, and so is a file named like a module of ours in the folder that Excel last looked into.
Our copy asks the add-in's own sheet and the user's own file, starts Python with -P, and starts nothing
while no interpreter was set. Its licence (BSD 3-clause) allows changes; the notice in its head stays.
"""

from __future__ import annotations

import re
from importlib.resources import files

PROJECT = "tahsilat"
_NOTICE = "'Version: "
_CHANGED = "'Changed for Tahsilat: settings and code of opened workbooks are never read or run.\n"
_GET_CONFIG = """Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "") As Variant
    Dim sheet As Worksheet, line As Long, configValue As String
    Set sheet = ThisWorkbook.Worksheets(PROJECT_NAME & ".conf")
    line = 1
    Do While CStr(sheet.Cells(line, 1).Value) <> ""
        If CStr(sheet.Cells(line, 1).Value) = configKey And CStr(sheet.Cells(line, 2).Value) <> "" Then
            GetConfig = ExpandEnvironmentStrings(CStr(sheet.Cells(line, 2).Value))
            Exit Function
        End If
        line = line + 1
    Loop
    If FileExists(GetConfigFilePath()) Then
        If GetConfigFromFile(GetConfigFilePath(), configKey, configValue) Then
            GetConfig = ExpandEnvironmentStrings(configValue)
            Exit Function
        End If
    End If
    GetConfig = ExpandEnvironmentStrings(default)
End Function
"""  # noqa: E501
_GUARDED_SHEET_READER = (
    r'#If App = "Microsoft Excel" Then\nFunction GetConfigFromSheet.*?\nEnd Function\n#End If\n'
)
# What is replaced, by what, and how many times it stands in the text.
_CHANGES = (
    (r'(PROJECT_NAME As String = )"myaddin"', rf'\1"{PROJECT}"', 1),
    (r"^Function GetConfig\(.*?^End Function\n", _GET_CONFIG, 1),
    (_GUARDED_SHEET_READER, "", 1),
    (r"^Function GetDirectoryConfigFilePath\(.*?^End Function\n", "", 1),
    (r"^    For i = 1 To 2\n.*?^    Next i\n", "", 1),
    (
        r'PYTHONPATH = AddExcelDir & ";" & .*? & GetConfig\("PYTHONPATH"\)',
        'PYTHONPATH = "false;;;;;;" & GetConfig("PYTHONPATH")',
        3,
    ),
    (r'(" -B) -c ""', r'\1 -P -c ""', 2),
    (
        r'(PYTHON_WIN|interpreter) = GetConfig\("INTERPRETER", "pythonw?"\)',
        'Err.Raise 1, Description:="tahsilat addin install"',
        3,
    ),
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
