"""Prints where a shortcut leads: shortcut.py PATH."""

from __future__ import annotations

import json
import sys

import pythoncom
from win32com.shell import shell

link = pythoncom.CoCreateInstance(
    shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink
)
link.QueryInterface(pythoncom.IID_IPersistFile).Load(sys.argv[1])
print(json.dumps([link.GetPath(0)[0], link.GetArguments(), link.GetWorkingDirectory()]))
