"""Files beside the book: each appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from addin.model import Outcome, Refusal

HALF = ".tahsilat-"  # a folder in which a file is built that appears whole
_LONG_AGO = 24 * 3600.0


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A path to build the target in; the target appears whole at the end, or not at all."""
    if target.exists():
        raise Refusal("already_there", name=target.name)
    clear_old(target.parent)
    try:
        folder = Path(tempfile.mkdtemp(prefix=HALF, dir=target.parent))
    except OSError as error:
        raise Refusal("cannot_write", name=str(target.parent)) from error
    try:
        yield folder / target.name
        _rename_new(folder / target.name, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_old(folder: Path) -> None:
    """Take away what runs that were killed have left; no run lasts that long."""
    for left in folder.glob(f"{HALF}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LONG_AGO:
                shutil.rmtree(left)


def _rename_new(source: Path, target: Path) -> None:
    """Rename without replacing what somebody else has put there meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError as error:
        raise Refusal("already_there", name=target.name) from error
    except OSError:  # a file system without hard links
        if target.exists():
            raise Refusal("already_there", name=target.name) from None
        source.replace(target)


@contextmanager
def beside(outcome: Outcome) -> Iterator[None]:
    """Write whole files; they go again, with the folders made for them, when what comes after fails."""
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for name, source in outcome.copies.items():
            folders += _made(Path(name).parent)
            with new_file(Path(name)) as path:
                _copy(Path(source), path)
            written.append(Path(name))
        for name, content in outcome.files.items():
            with new_file(Path(name)) as path:
                path.write_bytes(content)
            written.append(Path(name))
        yield
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in folders:
            with suppress(OSError):  # somebody else has put something into it meanwhile
                folder.rmdir()
        raise


def _made(folder: Path) -> list[Path]:
    """Make the folder where there is none; those that were made."""
    if folder.exists():
        return []
    try:
        folder.mkdir()
    except OSError as error:
        raise Refusal("cannot_write", name=str(folder.parent)) from error
    return [folder]


def _copy(source: Path, target: Path) -> None:
    """Content and time of change, block by block: an attachment may be larger than memory."""
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise Refusal("cannot_copy", name=source.name) from error
    with suppress(OSError):
        shutil.copystat(source, target)
