"""What a user is told when something goes wrong that nobody declined."""

from __future__ import annotations

import errno
import tempfile
import traceback
from pathlib import Path

from addin import __version__
from addin.model import Refusal

_FULL = {errno.ENOSPC, errno.EDQUOT}


def refusal_for(error: BaseException) -> Refusal:
    """A fault of the program: the details go to a file that can be sent, one sentence to the user."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, KeyboardInterrupt):
        return Refusal("stopped")
    if isinstance(error, MemoryError):
        return Refusal("no_memory")
    if isinstance(error, OSError) and error.strerror:
        full = error.errno in _FULL
        return Refusal("no_space") if full else Refusal("system_says", detail=error.strerror)
    details = Path(tempfile.gettempdir()) / "tahsilat-hata.txt"
    try:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        # The message of an error may quote a cell; only its kind is written down.
        details.write_text(
            "\n".join([f"tahsilat {__version__}", type(error).__name__, *lines]), encoding="utf-8"
        )
    except OSError:
        return Refusal("unexpected_unsaved")
    return Refusal("unexpected", path=str(details))
