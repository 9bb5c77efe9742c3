"""Text files: separated values in several encodings, and fixed columns as a report prints them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, Literal

from tests.importing.ugly.cells import Sheet, text


def write_csv(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    """`delimiter`, `encoding` ("twice" is UTF-8 read as Windows-1252 and saved again), `dot` decimals."""
    out = io.StringIO()
    delimiter = options.get("delimiter", ";")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if options.get("quoted") else csv.QUOTE_MINIMAL
    end = options.get("line_end", "\r\n")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    if options.get("sep_line"):
        out.write(f"sep={delimiter}{end}")
    comma = not options.get("dot")
    for sheet in sheets[:1]:
        for row in sheet.rows:
            writer.writerow([text(cell, comma, options.get("dates", "%d.%m.%Y")) for cell in row])
    path.write_bytes(encoded(out.getvalue(), options.get("encoding", "utf-8-sig")))


def encoded(content: str, encoding: str) -> bytes:
    if encoding == "twice":
        return content.encode("utf-8").decode("cp1252", "ignore").encode("utf-8-sig")
    if encoding == "twice_1254":  # what Windows-1254 has no letter for stays a control character
        read = "".join(bytes([b]).decode("cp1254", "ignore") or chr(b) for b in content.encode("utf-8"))
        return read.encode("utf-8")
    return content.encode(encoding, "replace")


def write_report(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    """Columns padded with blanks, two between them."""
    rows = [[text(cell) for cell in row] for row in sheets[0].rows]
    widths = [
        max((len(row[at]) for row in rows if at < len(row) and len(row) > 1), default=0)
        for at in range(sheets[0].width)
    ]
    header = next(row for row in rows if len(row) > 1)
    lines = []
    for row in rows:
        padded = (f"{value:<{width}}" for value, width in zip(row, widths, strict=False))
        lines.append("  ".join(padded).rstrip() if len(row) > 1 else "".join(row))
        if options.get("ruled") and row == header:
            lines.append("-" * (sum(widths) + 2 * len(widths)))
        if options.get("ruled") and row and row[0].startswith("Sayfa "):
            lines[-1] += "\f"
    path.write_bytes(encoded("\r\n".join(lines) + "\r\n", options.get("encoding", "cp1254")))
