"""Runs a command of Tahsilat while a file is open as Excel has it: locked.py FILE WORD..."""

from __future__ import annotations

import subprocess
import sys

import win32con
import win32file

opened = win32file.CreateFile(
    sys.argv[1], win32con.GENERIC_READ, win32con.FILE_SHARE_READ, None, win32con.OPEN_EXISTING, 0, None
)
done = subprocess.run([sys.executable, "-m", "addin", *sys.argv[2:]], stdin=subprocess.DEVNULL, check=False)
opened.Close()
sys.exit(done.returncode)
