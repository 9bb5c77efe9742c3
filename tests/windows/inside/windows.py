"""What stands for Excel on the screen: its windows, and a hand that closes message boxes."""

from __future__ import annotations

import ctypes
import re
import threading
import time
from typing import Any

import fake_excel
import pythoncom
import win32api
import win32con
import win32gui

_OBJECT_ASKED, _NATIVE_MODEL = 0x3D, 0xFFFFFFF0
_reach = ctypes.WinDLL("oleacc").LresultFromObject  # type: ignore[attr-defined]
_reach.restype = ctypes.c_ssize_t
_reach.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
_DISPATCH = (ctypes.c_byte * 16)(*bytes(pythoncom.IID_IDispatch))


class _Window(fake_excel.Member):
    def __init__(self, application: fake_excel.Application) -> None:
        self.Application = application


def show(application: fake_excel.Application) -> None:
    """Windows within windows, of which the innermost hands out the object model, as Excel's does."""
    window = fake_excel.com(_Window(application))
    found = re.search(r"with obj at (0x[0-9a-fA-F]+)", repr(window))
    assert found
    address = int(found[1], 16)

    def answer(handle: int, message: int, first: int, second: int) -> Any:
        if message == _OBJECT_ASKED and second & 0xFFFFFFFF == _NATIVE_MODEL:
            return _reach(_DISPATCH, first, address)
        return win32gui.DefWindowProc(handle, message, first, second)

    parent = 0
    for name in ("XLMAIN", "XLDESK", "EXCEL7"):
        kind = win32gui.WNDCLASS()
        kind.lpszClassName, kind.lpfnWndProc = name, answer
        kind.hInstance = win32api.GetModuleHandle(None)
        win32gui.RegisterClass(kind)
        style = win32con.WS_CHILD if parent else win32con.WS_OVERLAPPEDWINDOW
        parent = win32gui.CreateWindow(name, name, style, 0, 0, 9, 9, parent, 0, kind.hInstance, None)
        application.Hwnd = application.Hwnd or parent


class Hand(threading.Thread):
    """Reads every message box of any program and presses its button."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.read: list[str] = []

    def run(self) -> None:
        while True:
            box = win32gui.FindWindow("#32770", None)
            if box:
                text = _text_of_box(box)
                if text:
                    self.read.append(text)
                    win32gui.PostMessage(box, win32con.WM_COMMAND, win32con.IDOK, 0)
                    while win32gui.IsWindow(box):
                        time.sleep(0.02)
            time.sleep(0.02)


def _text_of_box(box: int) -> str:
    """What a message box says; nothing while it is being made."""
    texts: list[str] = []

    def note(child: int, _: object) -> bool:
        if win32gui.GetClassName(child) == "Static":
            texts.append(_text(child))
        return True

    win32gui.EnumChildWindows(box, note, None)
    return "".join(texts)


def _text(handle: int) -> str:
    length = win32gui.SendMessage(handle, win32con.WM_GETTEXTLENGTH, 0, 0) + 1
    buffer = ctypes.create_unicode_buffer(length)
    ctypes.windll.user32.SendMessageW(handle, win32con.WM_GETTEXT, length, buffer)  # type: ignore[attr-defined]
    return buffer.value
