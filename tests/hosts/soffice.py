"""A headless LibreOffice of its own: start, watch, end; reached over a pipe through UNO."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

DEBIAN_PYTHON = Path("/usr/lib/python3/dist-packages")
START_SECONDS = 90
STOP_SECONDS = 10

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)


def absence() -> str | None:
    """The Debian package that is missing here, in a sentence; None when all is there."""
    for program, package in (("soffice", "libreoffice-calc"), ("pdftoppm", "poppler-utils")):
        if shutil.which(program) is None:
            return f"{program} is absent: install Debian's {package}"
    try:
        load_uno()
    except ImportError as error:
        version = ".".join(map(str, sys.version_info[:2]))
        return (
            f"UNO does not load in Python {version} ({error}): install Debian's python3-uno for that Python"
        )
    return None


def load_uno() -> Any:
    """Debian's `uno` module; its folder leaves sys.path again, for it holds old copies of our libraries."""
    sys.path.append(str(DEBIAN_PYTHON))
    try:
        import uno
    finally:
        sys.path.remove(str(DEBIAN_PYTHON))
    return uno


class Office:
    """One soffice process with its own profile; starts on first use and again after a crash."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._process: subprocess.Popen[bytes] | None = None
        self._desktop: Any = None
        self.folder = Path(tempfile.mkdtemp(prefix="soffice-"))

    @property
    def desktop(self) -> Any:
        if self._process is None or self._process.poll() is not None:
            self._start()
        return self._desktop

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            with suppress(Exception), self.deadline(STOP_SECONDS):
                self._desktop.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """soffice is a launcher with a child, so the whole group goes."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """A UNO call waits for ever on a hung office; killing it turns the wait into an error."""
        timer = threading.Timer(seconds, self.kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _start(self) -> None:
        pipe = f"tahsilat{uuid.uuid4().hex}"
        profile = self.folder / f"profile-{pipe}"
        self._write_profile(profile)
        self._process = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                f"-env:UserInstallation={profile.as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._desktop = self._connect(pipe)

    def _write_profile(self, profile: Path) -> None:
        settings = (
            # Without this LibreOffice believes the values stored in the file.
            ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
            ("Office.Calc/Formula/Load", "ODFRecalcMode", "0"),
            ("Setup/L10N", "ooSetupSystemLocale", self.locale),
            ("Setup/L10N", "ooLocale", "tr" if self.locale == "tr-TR" else self.locale),
        )
        items = "".join(ITEM.format(path=path, name=name, value=value) for path, name, value in settings)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(
            PROFILE.format(items=items), encoding="utf-8"
        )

    def _connect(self, pipe: str) -> Any:
        local = load_uno().getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
            except Exception:
                if time.monotonic() > end:
                    self.kill()
                    raise
                time.sleep(0.05)
