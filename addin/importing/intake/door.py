"""Has a stranger's file read by a process of its own, and outlives whatever the file does to it.

python-calamine may panic or abort on damaged .xls, a small file may ask for terabytes or for ever.
"""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from addin.importing.intake import limits
from addin.importing.intake.sheet import Sheet, Unreadable
from addin.importing.intake.sniff import names_other_text
from addin.importing.intake.transport import unpack
from addin.model import Refusal, column_letters

FILE_LIMIT = 1 << 29
ANSWER_LIMIT = 1 << 31
# What the process may answer instead of sheets; each is a sentence in messages.
REASONS = (
    "import_broken_row",
    "import_commas",
    "import_damaged",
    "import_entities",
    "import_explodes",
    "import_locked",
    "import_long_cell",
    "import_nothing",
    "import_oldest",
    "import_too_big",
    "import_unknown_file",
)
_PLACES = {"import_broken_row": {"row"}, "import_long_cell": {"sheet", "row", "column"}}
# The child sees the modules that this process sees, without waiting for `site`.
_START = "import sys; sys.path[:] = sys.argv[1:]; from addin.importing.intake.child import main; main()"


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of a list that hold something. Errors: Refusal, one sentence for each reason."""
    with _opened(path) as source:
        head = os.read(source.fileno(), 8)
        os.lseek(source.fileno(), 0, os.SEEK_SET)
        if names_other_text(head, path.name):
            raise Refusal("import_other_kind", name=path.name)
        answer = _answer(source)
    if answer is None:
        raise Refusal("import_unreadable", name=path.name)
    if isinstance(answer, Unreadable):
        known = answer.key in REASONS and answer.place.keys() == _PLACES.get(answer.key, set())
        raise Refusal(
            answer.key if known else "import_unreadable", name=path.name, **_with_cell(answer.place)
        )
    return [replace(sheet, file=path.name) for sheet in answer]


def _with_cell(place: Mapping[str, int | str]) -> dict[str, int | str]:
    """A place with the `cell` as Excel names it, where it is one."""
    if "column" not in place:
        return dict(place)
    sheet = f"{place['sheet']}!" if place["sheet"] else ""
    return {**place, "cell": f"{sheet}{column_letters(int(place['column']))}{place['row']}"}


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.is_dir():
            raise Refusal("import_is_folder", name=path.name)
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal("import_unknown_file", name=path.name)
        # Without waiting: what was a file a moment ago may be a pipe that nobody fills.
        source = open(os.open(path, os.O_RDONLY | _FLAGS), "rb")  # noqa: PTH123, SIM115
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refusal("file_missing", name=str(path)) from error
    except (OSError, ValueError) as error:
        raise Refusal("cannot_read", name=path.name) from error
    with source:
        facts = os.fstat(source.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise Refusal("import_unknown_file", name=path.name)
        if facts.st_size > FILE_LIMIT:
            raise Refusal("import_too_big", name=path.name)
        if not facts.st_size:
            raise Refusal("import_nothing", name=path.name)
        yield source


_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _answer(source: IO[bytes]) -> list[Sheet] | Unreadable | None:
    """What the process answered; None when it was ended or died before."""
    process = _start(source)
    clock = threading.Timer(limits.WALL_SECONDS, process.kill)
    clock.start()
    try:
        assert process.stdout is not None
        raw = _received(process.stdout)
    finally:
        clock.cancel()
        process.kill()
        process.communicate()
    try:
        return unpack(raw) if raw else None
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None


def _start(source: IO[bytes]) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[3])
    paths = [root, *(path for path in sys.path if path and path != root)]
    options: dict[str, Any] = {}
    if sys.platform == "win32":
        options["creationflags"] = subprocess.CREATE_NO_WINDOW
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START, *paths],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "RUST_BACKTRACE": "0"},
            **options,
        )
    except OSError as error:
        raise Refusal("import_no_process") from error


def _received(stream: IO[bytes]) -> bytes:
    size = int.from_bytes(stream.read(8), "little")
    raw = stream.read(size) if 0 < size <= ANSWER_LIMIT else b""
    return raw if len(raw) == size else b""
