"""A Windows Python under Wine that plays Excel's part; what it can be asked stands in inside/agent.py."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections import deque
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDER = Path(os.environ.get("WINDOWS_PYTHON", Path.home() / ".cache" / "tahsilat-windows"))
SECONDS = 180


def absence() -> str | None:
    """What is missing here, in a sentence; None when all is there."""
    if shutil.which("wine") is None:
        return "wine is absent: install Debian's wine and wine64"
    if not (FOLDER / "done").exists():
        return f"there is no Windows Python: run tests/windows/setup.sh {FOLDER}"
    return None


def windows_path(path: Path) -> str:
    return "Z:" + str(path.resolve()).replace("/", "\\")


PYTHON = windows_path(FOLDER / "python" / "python.exe")


def let_in_checkout() -> None:
    """Make this tree's package importable, as if it were installed."""
    site = FOLDER / "python" / "Lib" / "site-packages"
    (site / "checkout.pth").write_text(windows_path(ROOT) + "\r\n", encoding="ascii")


class Windows:
    """One process; every public function of the agent is a method here."""

    def __init__(self) -> None:
        let_in_checkout()
        agent = windows_path(HERE / "inside" / "agent.py")
        # Redirected to a file, Windows Python would not start; pipes are what it takes.
        self.process = subprocess.Popen(
            ["wine", str(FOLDER / "python" / "python.exe"), "-B", agent],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
        )
        self.errors: deque[str] = deque(maxlen=40)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr
        self.errors.extend(self.process.stderr)

    def __getattr__(self, name: str) -> Any:
        return lambda **values: self._ask(name, values)

    def _ask(self, name: str, values: dict[str, Any]) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            self.process.stdin.write(json.dumps({"do": name, **values}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        finally:
            watch.cancel()
        if not line:
            raise OSError("Windows Python has ended: " + "".join(self.errors))
        said = json.loads(line)
        if "error" in said:
            raise Failed(said["error"], said["where"])
        return said["answer"]

    def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Failed(Exception):
    """An error on the Windows side, with where it came from."""


def environment() -> dict[str, str]:
    """pandas 2 treats text as pandas 3 does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DISPLAY"))}
    return kept | {
        "WINEPREFIX": str(FOLDER / "prefix"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "PANDAS_FUTURE_INFER_STRING": "1",
        "PANDAS_COPY_ON_WRITE": "1",
    }
