"""A book is dropped on a shortcut; prints what the message box said: drop.py SHORTCUT [BOOK]."""

from __future__ import annotations

import json
import sys
import time

import win32api
import windows

SECONDS = 120

hand = windows.Hand()
hand.start()
shortcut, *books = sys.argv[1:]
win32api.ShellExecute(0, "open", shortcut, " ".join(f'"{book}"' for book in books), "", 0)
end = time.monotonic() + SECONDS
while not hand.read and time.monotonic() < end:
    time.sleep(0.05)
print(json.dumps(hand.read))
