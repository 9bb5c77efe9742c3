"""The computer as a command sees it, and the steps it asks for there: shapes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

System = Literal["windows", "macos", "linux"]
Do = Literal["write", "unmark", "compile", "shortcut", "run", "stop", "erase", "erase_folder", "erase_key"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be done outside of any book.

    `do`: "write" the file `what` with `content`; "unmark" it as no longer downloaded; "compile" the folder;
    "shortcut" a link at `what` that runs `words`; "run" `words`; "stop" the same when it may fail;
    "erase" a file, "erase_folder" a folder with all in it, "erase_key" a key of the Windows registry;
    what is absent already is no error.
    """

    do: Do
    what: str
    content: bytes = b""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """What can be asked about the computer; asking changes nothing.

    `folder`: where it works now. `python`: the interpreter, console form. `versions`: installed release by
    distribution, `wanted`: its bounds as pip writes them (">=3.0,<4"). `uncompiled`: package folders without
    bytecode. `code_page`: the codec of programs that are not Unicode. `read` gives None where no file is,
    `registry` the values of a key by name, None where no key is; it raises PermissionError where looking is
    not allowed.
    """

    system: System
    home: PurePath
    folder: PurePath
    environ: Mapping[str, str]
    python: PurePath
    bits: int
    python_version: str
    versions: Mapping[str, str]
    wanted: Mapping[str, str]
    code_page: str
    uncompiled: Callable[[], tuple[str, ...]]
    exists: Callable[[PurePath], bool]
    read: Callable[[PurePath], bytes | None]
    is_locked: Callable[[PurePath], bool]
    registry: Callable[[str], Mapping[str, Any] | None]
