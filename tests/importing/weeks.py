"""Lists taken into a book on disk, one week after the other."""

from __future__ import annotations

from pathlib import Path

from tests.desk import Said, tahsilat
from tests.importing.runs import lines


def take(book: Path, text: str, *answers: str) -> Said:
    (book.parent / "liste.csv").write_text(lines(text), encoding="utf-8")
    words = [word for answer in answers for word in ("--answer", answer)]
    return tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes", *words)
