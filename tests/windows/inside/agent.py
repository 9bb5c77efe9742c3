"""Excel's part, played on Windows: starts servers, calls functions, presses buttons. One JSON a line.

Values that JSON lacks stand as {"date": ...}, {"currency": ...}, {"error": ...}, {"missing": true} and
{"range": rows}.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import json
import os
import re
import subprocess
import sys
import time
import traceback
import winreg
from decimal import Decimal
from pathlib import Path
from typing import Any

import comtypes.client
import fake_excel
import pythoncom
import pywintypes
import windows
from comtypes.automation import VARIANT
from win32com import client as com_client

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from addin.model import ERROR_NUMBERS

HANDLE = "424242"  # stands in a command line for the handle of Excel's window
MODULE = "addin.excel.functions"
SETTINGS = r"Software\VB and VBA Program Settings\Tahsilat\Ayarlar"
_ERROR = -0x7FF60000  # before Excel's number of an error
_LIBRARY = ctypes.WinDLL(str(Path(sys.executable).with_name("xlwings64-0.37.8.dll")))  # type: ignore[attr-defined]
_servers: dict[str, Any] = {}
_exact: dict[str, Any] = {}  # the same, for exact kinds of values
_books: dict[str, fake_excel.Workbook] = {}
_application = fake_excel.Application()
_hand = windows.Hand()


def start(server: str, command: str) -> float:
    """Ask the DLL for the server that a command starts; seconds that it took."""
    began, made = time.perf_counter(), VARIANT()
    if _LIBRARY.XLPyDLLActivateAuto(ctypes.byref(made), command.encode("mbcs"), 1):
        raise OSError(made.value)
    _exact[server] = comtypes.client.dynamic.Dispatch(made.value)
    address = ctypes.c_void_p.from_buffer(made, 8).value
    _servers[server] = com_client.dynamic.Dispatch(
        pythoncom.ObjectFromAddress(address, pythoncom.IID_IDispatch)
    )
    return time.perf_counter() - began


def call(server: str, name: str, values: list[Any], book: str = "") -> Any:
    """`book`: lists are put into cells of that book and handed over as ranges."""
    if not book:
        return _plain(_exact[server].CallUDF(MODULE, name, [_variant(value) for value in values]))
    given = tuple(_range(_books[book], value) for value in values)
    return _plain(_servers[server].CallUDF(MODULE, name, given))


def evaluate(server: str, expression: str) -> str:
    com = _servers[server]
    return str(com.Str(com.Eval(expression)))


def kill(server: str) -> None:
    process = int(evaluate(server, "__import__('os').getpid()"))
    subprocess.run(["taskkill", "/F", "/PID", str(process)], capture_output=True, check=True)


def open_book(book: str, path: str, sheets: list[str]) -> None:
    _books[book] = fake_excel.Workbook(_application, path, sheets)
    if not _application.Hwnd:
        windows.show(_application)
        _hand.start()


def open_file(book: str, path: str) -> None:
    """A workbook with what stands in a file: values, names, tables."""
    import openpyxl

    file = openpyxl.load_workbook(path, data_only=True)
    open_book(book, path, file.sheetnames)
    _books[book].take(file, openpyxl.load_workbook(path))


def cells(book: str, sheet: str) -> list[list[Any]]:
    """Row, column and value of what is filled; formulas stand as such, moments as their days."""
    found = _books[book].Worksheets.Item(sheet)
    _ = found.UsedRange.Value  # makes dates of numbers
    shown = {place: value for place, value in found.formulas.items() if str(value)[:1] == "="}
    filled = {**found.values, **shown}
    days = {at: value.date().isoformat() for at, value in filled.items() if isinstance(value, dt.datetime)}
    told = {at: value for at, value in (filled | days).items() if value not in ("", None)}
    return [[*place, told[place]] for place in sorted(told)]


def run_by_server(server: str, book: str, statement: str) -> list[str]:
    """What VBA does with USE UDF SERVER: the workbook handed over, the statement run."""
    com = _servers[server]
    com.SetAttr(com.Module("xlwings._xlwindows"), "BOOK_CALLER", fake_excel.com(_books[book]))
    com.Exec(statement)
    return _said()


def run_by_process(command: str, seconds: float = 60) -> tuple[int | None, list[str], str]:
    """What VBA does without: a process of its own, which finds Excel by its windows.

    Gives exit code, messages, log.
    """
    command = command.replace(HANDLE, str(_application.Hwnd))
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while process.poll() is None and time.perf_counter() - began < seconds:
        pythoncom.PumpWaitingMessages()
        time.sleep(0.002)
    log = Path(re.findall(r'2> "(.*?)"', command)[-1])
    return process.poll(), _said(), log.read_text(errors="replace") if log.exists() else ""


def _said() -> list[str]:
    said = _hand.read.copy()
    _hand.read.clear()
    return said


def choose_language(number: str) -> None:
    """Where Visual Basic's SaveSetting keeps what the ribbon's drop-down says."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, SETTINGS) as key:  # type: ignore[attr-defined]
        winreg.SetValueEx(key, "dil", 0, winreg.REG_SZ, number)  # type: ignore[attr-defined]


def change_folder(folder: str) -> None:
    os.chdir(folder)


def _variant(value: Any) -> Any:
    if not isinstance(value, dict):
        return tuple(map(_variant, value)) if isinstance(value, list) else value
    ((kind, content),) = value.items()
    if kind == "error":
        made = VARIANT()
        made.vt, made._.VT_I4 = pythoncom.VT_ERROR, ERROR_NUMBERS[content] + _ERROR
        return made
    return {
        "missing": lambda: VARIANT.missing,
        "currency": lambda: Decimal(content),
        "date": lambda: dt.datetime.fromisoformat(content),
    }[kind]()


def _range(book: fake_excel.Workbook, value: Any) -> Any:
    """Rows are put into cells of the book, a range of their own for each argument."""
    if isinstance(value, dict):
        ((kind, content),) = value.items()
        return {
            "missing": lambda: pythoncom.Missing,
            "currency": lambda: com_client.VARIANT(pythoncom.VT_CY, Decimal(content)),
            "date": lambda: pywintypes.Time(dt.datetime.fromisoformat(content)),
        }[kind]()
    if not isinstance(value, list):
        return value
    sheet = book.Worksheets.members[-1]
    left = max((column for _, column in sheet.values), default=0) + 2
    for down, row in enumerate(value, start=1):
        for right, cell in enumerate(row):
            sheet.values[down, left + right] = _range(book, cell)
    return fake_excel.com(fake_excel.Range(sheet, 1, left, len(value), len(value[0])))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, dt.datetime):
        return {"date": value.replace(tzinfo=None).isoformat()}
    return value


def main() -> None:
    doors = {each.__name__: each for each in (start, call, evaluate, kill, open_book, run_by_server)}
    doors |= {each.__name__: each for each in (open_file, cells)}
    doors |= {each.__name__: each for each in (run_by_process, choose_language, change_folder)}
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n")
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            said = {"answer": doors[asked.pop("do")](**asked)}
        except Exception as error:
            said = {"error": f"{type(error).__name__}: {error}", "where": traceback.format_exc()}
        print(json.dumps(said), file=answers, flush=True)


main()
