"""The process that opens a stranger's file: the file comes in as standard input, the answer goes out."""

from __future__ import annotations

import gc
import os
import sys

from addin.importing.intake.limits import limit
from addin.importing.intake.read import read
from addin.importing.intake.sheet import Unreadable
from addin.importing.intake.transport import pack, pack_reason


def main() -> None:
    """Answer with one value: its length in eight bytes, then the value."""
    limit()
    gc.disable()
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not reach the answer
    value = _answer()
    with open(out, "wb") as stream:  # noqa: PTH123
        stream.write(len(value).to_bytes(8, "little"))
        stream.write(value)
    # What was read need not be taken apart piece by piece.
    os._exit(0)


def _answer() -> bytes:
    try:
        return pack(read(sys.stdin.buffer.read()))
    except Unreadable as reason:
        return pack_reason(reason.key, **reason.place)
    except MemoryError:
        return pack_reason("import_too_big")
    except KeyboardInterrupt:
        raise
    except BaseException:  # a panic of the reader is none of Exception
        return pack_reason("import_damaged")
