"""Files that rows of a book link to: whether they are still there, and still the same."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from addin.model import FileMark

_STEP = 1 << 20
_SECONDS = 2  # FAT keeps every other second
_WEB = re.compile(r"[a-z][a-z0-9+.-]+:|www\.", re.IGNORECASE)  # one letter before the colon is a drive
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_NAMED = re.compile(r"[\\/]|\.\w{1,5}$")


class Beside:
    """Looks at the linked files of a book in `folder`; each folder is listed once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: dict[Path, frozenset[str]] = {}

    def __call__(self, marks: Sequence[FileMark]) -> list[str]:
        """For each link "missing", "changed" against its mark, or "": right, or not ours to judge."""
        return [self._state(mark) for mark in marks]

    def _state(self, mark: FileMark) -> str:
        path = self._path(mark.link)
        if path is None:
            return ""
        try:
            if not self._is_there(path):
                return "missing"
            return "" if mark.size is None or _is_same(path, mark) else "changed"
        except (OSError, ValueError):  # a folder that may not be read says nothing about its files
            return ""

    def _path(self, link: str) -> Path | None:
        """Where the link leads on this machine; None for what is no path, or leads over the network.

        A share is not asked for: to ask one that a stranger typed would greet it with the user's name.
        """
        text = link.strip()
        if not _NAMED.search(text) or _WEB.match(text) or text.startswith(("\\\\", "//")):
            return None
        if os.name != "nt":
            if _DRIVE.match(text):
                return None
            text = text.replace("\\", "/")
        return self._folder / text

    def _is_there(self, path: Path) -> bool:
        folder = path.parent
        if folder not in self._listed:
            try:
                self._listed[folder] = frozenset(path.name for path in folder.iterdir())
            except (FileNotFoundError, NotADirectoryError):
                self._listed[folder] = frozenset()
        return path.name in self._listed[folder] or path.exists()


def _is_same(path: Path, mark: FileMark) -> bool:
    """The content is read only where size or time say that it may be another."""
    seen = path.stat()
    if seen.st_size == mark.size and mark.modified_at is not None:
        there = datetime.fromtimestamp(int(seen.st_mtime))
        if abs((there - mark.modified_at).total_seconds()) <= _SECONDS:
            return True
    return seen.st_size == mark.size and digest_of(path) == mark.digest


def digest_of(path: Path) -> str:
    """SHA-256 of a file of any size."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_STEP):
            found.update(block)
    return found.hexdigest()
