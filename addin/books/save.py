"""A file replaced whole or not at all; backups beside it; one writer at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from addin.model import Refusal

BACKUPS = "Yedekler"
DAYS_KEPT = 30
ZONE_MARK = ":Zone.Identifier"  # Windows: where the file came from, in a stream of its own
_TEMPORARY = ".tahsilat"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
Chunks = Iterable[bytes | memoryview]


class Changed(Refusal):
    """The file is no longer the one that was read; nothing was written, a new run may succeed."""

    def __init__(self, name: str) -> None:
        super().__init__("changed_meanwhile", name=name)


class Disk:
    """Every step that can fail half-way; tests put a disk in its place that does."""

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def create(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, handle: int, content: bytes | memoryview) -> None:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view[: 1 << 24]) :]

    def sync(self, handle: int) -> None:
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Make a rename last; some systems cannot, and then need not."""
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def copy(self, source: Path, target: Path) -> None:
        shutil.copy2(source, target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


def save(path: Path, chunks: Chunks, read: bytes, disk: Disk) -> None:
    """Put new content in place of a file whose content was `read`.

    Symbolic links are followed; mode, owner, attributes and the zone mark are carried over. Errors:
    Changed when the file holds something else now; Refusal "disk_full", "open_elsewhere", "write_failed".
    """
    target = path.resolve()
    short = _short(target.name)
    temporary = target.with_name(f".{short}.{os.getpid()}{_TEMPORARY}")
    try:
        for left in target.parent.glob(f".{_literal(short)}.[0-9]*{_TEMPORARY}"):
            disk.remove(left)  # of a run that was killed: whoever saves is alone
        with _cleaned(temporary, disk):
            _write(temporary, chunks, disk)
            _carry_over(target, temporary)
            if disk.read(target) != read:
                raise Changed(path.name)
            disk.replace(temporary, target)
        disk.sync_folder(target.parent)
    except OSError as error:
        raise _refusal(error, path) from error


def _write(path: Path, chunks: Chunks, disk: Disk) -> None:
    handle = disk.create(path)
    try:
        for chunk in chunks:
            disk.write(handle, chunk)
        disk.sync(handle)
    finally:
        disk.close(handle)


@contextmanager
def _cleaned(temporary: Path, disk: Disk) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise


def _refusal(error: OSError, path: Path) -> Refusal:
    if error.errno in _FULL:
        return Refusal("disk_full", name=path.name)
    if isinstance(error, PermissionError):
        if os.name == "nt":
            return Refusal("open_elsewhere", name=path.name, mark=f"~${path.name}")
        return Refusal("folder_read_only", name=str(path.parent))
    return Refusal("write_failed", name=path.name, detail=error.strerror or str(error))


def _carry_over(source: Path, target: Path) -> None:
    """What a file has beside its content; what a file system does not know is left."""
    shutil.copymode(source, target)
    known = source.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(target, known.st_uid, known.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(source):
                with contextlib.suppress(OSError):
                    os.setxattr(target, name, os.getxattr(source, name))
    if os.name == "nt":
        with contextlib.suppress(OSError):
            mark = Path(f"{source}{ZONE_MARK}").read_bytes()
            Path(f"{target}{ZONE_MARK}").write_bytes(mark)


def back_up(path: Path, stamp: str, keep: int, disk: Disk) -> Path:
    """Copy the file into `Yedekler/` beside it.

    Of the copies stay the newest `keep`, and the first of each of the newest `DAYS_KEPT` days: how the book
    was in the morning outlives a busy afternoon. The copy appears under its name only when it is whole.
    `stamp`: 2026-11-21_081500. Errors: Refusal.
    """
    target = path.resolve()
    folder = target.parent / BACKUPS
    stem = _short(target.stem)
    name = f"{stem}_{stamp}{target.suffix}"
    half = folder / f".{name}{_TEMPORARY}"
    try:
        folder.mkdir(exist_ok=True)
        for left in folder.glob(f".{_literal(stem)}_[0-9]*{_TEMPORARY}"):
            disk.remove(left)  # of a run that was killed
        with _cleaned(half, disk):
            disk.copy(target, half)
            disk.replace(half, _free_name(folder / name))
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise Refusal("backups_closed", name=str(folder)) from error
    except OSError as error:
        raise _refusal(error, path) from error
    for old in _outlived(folder, stem, target.suffix, keep):
        with contextlib.suppress(OSError):
            disk.remove(old)
    return folder / name


def _outlived(folder: Path, stem: str, suffix: str, keep: int) -> list[Path]:
    copies = sorted(folder.glob(f"{_literal(stem)}_[0-9]*{suffix}"), key=lambda copy: copy.name)
    of_day: dict[str, Path] = {}
    for copy in copies:
        of_day.setdefault(copy.name[len(stem) + 1 :][: len("2026-11-21")], copy)
    mornings = set(list(of_day.values())[-DAYS_KEPT:])
    return [copy for copy in copies[: max(len(copies) - keep, 0)] if copy not in mornings]


def _free_name(path: Path) -> Path:
    return path if not path.exists() else path.with_name(f"{path.stem}-{os.getpid()}{path.suffix}")


def _short(name: str) -> str:
    """So much of a name that a file's name can hold it with what we put around it."""
    return name.encode("utf-8", "surrogateescape")[:180].decode("utf-8", "ignore")


def _literal(text: str) -> str:
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in text)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the book's lock; it ends with the process, however that ends. Errors: Refusal "busy"."""
    target = path.resolve()
    mark = target.with_name(f".{_short(target.name)}.lock")
    try:
        handle = os.open(mark, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Refusal("folder_read_only", name=str(target.parent)) from error
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(handle, 0o666)  # left by a killed run, it must not shut out colleagues
    is_held = False
    try:
        is_held = _lock(handle) and _is_same(handle, mark)
        if not is_held:
            raise Refusal("busy", name=path.name)
        yield
    finally:
        if is_held and os.name != "nt":
            _take_away(mark)  # while it is locked: afterwards it may be another's
        os.close(handle)
        if is_held and os.name == "nt":
            _take_away(mark)  # an open file cannot be removed there, and another's is open


def _is_same(handle: int, mark: Path) -> bool:
    """Whether the locked file still stands: who had it before may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), mark.stat())
    except OSError:
        return False


def _take_away(mark: Path) -> None:
    with contextlib.suppress(OSError):
        mark.unlink()


def _lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # A network drive without locks: better to work than to refuse for ever.
        return os.name != "nt" and error.errno not in {errno.EACCES, errno.EAGAIN}
    return True
