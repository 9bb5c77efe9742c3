"""Does the steps on this computer; when one fails, those before it are taken back."""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from addin.machine import Step
from addin.model import Refusal

_OWN = ".tahsilat"
_PATIENCE = 60.0  # seconds for a program of the system
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def carry_out(steps: Sequence[Step]) -> None:
    """Errors: Refusal, with what was done before taken back as far as the system lets it."""
    with ExitStack() as undo:
        for step in steps:
            try:
                _DOERS[step.do](step, undo)
            except OSError as error:
                raise Refusal("step_failed", what=step.what, detail=error.strerror or "") from error
        undo.pop_all()


def _write(step: Step, undo: ExitStack) -> None:
    path = Path(step.what)
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, step.content)
    undo.callback(_restore, path, before)


def _replace(path: Path, content: bytes) -> None:
    """The file appears whole or not at all; Excel opens files of its start folder, but no folder there."""
    with tempfile.TemporaryDirectory(prefix=f"{_OWN}-", dir=path.parent) as folder:
        new = Path(folder) / path.name
        new.write_bytes(content)
        new.replace(path)


def _restore(path: Path, before: bytes | None) -> None:
    with suppress(OSError):
        if before is None:
            path.unlink(missing_ok=True)
            _tidy(path.parent)
        else:
            _replace(path, before)


def _unmark(step: Step, undo: ExitStack) -> None:
    Path(step.what + ":Zone.Identifier").unlink(missing_ok=True)


def _compile(step: Step, undo: ExitStack) -> None:
    """Where the folder may not be written, Python stays as slow to start as before."""
    compileall.compile_dir(step.what, quiet=2)


def _shortcut(step: Step, undo: ExitStack) -> None:
    if sys.platform != "win32":
        raise OSError(0, "")
    import pythoncom
    from win32com.shell import shell

    path = Path(step.what)
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    link = pythoncom.CoCreateInstance(
        shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink
    )
    link.SetPath(step.words[0])
    link.SetArguments(subprocess.list2cmdline(step.words[1:]))
    link.SetWorkingDirectory(str(Path(step.words[0]).parent))
    try:
        link.QueryInterface(pythoncom.IID_IPersistFile).Save(step.what, True)
    except pythoncom.com_error as error:
        raise OSError(error.hresult, error.strerror) from error
    if is_new:
        undo.callback(_restore, path, None)


def _run(step: Step, undo: ExitStack) -> None:
    code, said = _ran(step)
    if code:
        raise OSError(code, said or str(code))


def _stop(step: Step, undo: ExitStack) -> None:
    with suppress(OSError):
        _ran(step)


def _ran(step: Step) -> tuple[int, str]:
    """Exit code, and what was said: into a file, since whoever inherits a pipe would keep it open."""
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                step.words,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=_PATIENCE,
                creationflags=_HIDDEN,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise OSError(0, f"{_PATIENCE:.0f} s") from error
        said.seek(0)
        return done.returncode, said.read().decode(errors="replace").strip()


def _erase(step: Step, undo: ExitStack) -> None:
    path = Path(step.what)
    path.unlink(missing_ok=True)
    _tidy(path.parent)


def _erase_folder(step: Step, undo: ExitStack) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(step.what)
    _tidy(Path(step.what).parent)


def _tidy(folder: Path) -> None:
    """Our own folder goes with the last thing in it."""
    if folder.name == _OWN:
        with suppress(OSError):
            folder.rmdir()


def _erase_key(step: Step, undo: ExitStack) -> None:
    if sys.platform == "win32":
        import winreg

        _drop(winreg.HKEY_CURRENT_USER, step.what.removeprefix("HKCU\\"))


def _drop(root: int, path: str) -> None:
    """A key with all below it; Windows deletes only keys that have none."""
    if sys.platform == "win32":
        import winreg

        with suppress(FileNotFoundError):
            with winreg.OpenKey(root, path, 0, winreg.KEY_ALL_ACCESS) as key:
                while winreg.QueryInfoKey(key)[0]:
                    _drop(root, f"{path}\\{winreg.EnumKey(key, 0)}")
            winreg.DeleteKey(root, path)


_DOERS: dict[str, Callable[[Step, ExitStack], None]] = {
    "write": _write,
    "unmark": _unmark,
    "compile": _compile,
    "shortcut": _shortcut,
    "run": _run,
    "stop": _stop,
    "erase": _erase,
    "erase_folder": _erase_folder,
    "erase_key": _erase_key,
}
