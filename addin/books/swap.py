"""A book replaced by another file's content, saved as a write of its own would be."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from addin.books.doors import check_free
from addin.books.save import Disk, alone, back_up, save

KEPT = 20  # backups of one book


def swap(path: Path, read: bytes, content: bytes, disk: Disk | None = None) -> None:
    """Put `content` where `read` stands, backed up, all or nothing; equal content leaves the file alone.

    Errors: Refusal, Changed when the file no longer holds `read`.
    """
    if content == read:
        return
    check_free(path)
    with alone(path):
        back_up(path, f"{datetime.now():%Y-%m-%d_%H%M%S}", KEPT, disk or Disk())
        save(path, [content], read, disk or Disk())
