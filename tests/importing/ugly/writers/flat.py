"""Text files: separated values in several encodings, and fixed columns as a report prints them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from tests.importing.ugly.cells import Sheet, text


def write_csv(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    """`delimiter`, `encoding` ("twice" is UTF-8 read as Windows-1252 and saved again), `dot` decimals."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=options.get("delimiter", ";"), lineterminator="\r\n")
    comma = not options.get("dot")
    for sheet in sheets[:1]:
        for row in sheet.rows:
            writer.writerow([text(cell, comma, options.get("dates", "%d.%m.%Y")) for cell in row])
    path.write_bytes(encoded(out.getvalue(), options.get("encoding", "utf-8-sig")))


def encoded(content: str, encoding: str) -> bytes:
    if encoding == "twice":
        return content.encode("utf-8").decode("cp1252", "ignore").encode("utf-8-sig")
    return content.encode(encoding, "replace")


def write_report(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    """Columns padded with blanks, two between them."""
    rows = [[text(cell) for cell in row] for row in sheets[0].rows]
    widths = [
        max((len(row[at]) for row in rows if at < len(row) and len(row) > 1), default=0)
        for at in range(sheets[0].width)
    ]
    lines = []
    for row in rows:
        padded = (f"{value:<{width}}" for value, width in zip(row, widths, strict=False))
        lines.append("  ".join(padded).rstrip() if len(row) > 1 else "".join(row))
    path.write_bytes(encoded("\r\n".join(lines) + "\r\n", options.get("encoding", "cp1254")))
