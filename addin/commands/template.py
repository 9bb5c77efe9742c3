"""`tahsilat template`: the workbook template, built anew from the schema."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from addin.model import Ledger, Notice, Outcome
from addin.registry import Option, Request, command


@command("template", "none", Option("path", "path"), Option("--lang", "language"))
def template(ledger: Ledger | None, request: Request, *, as_of: date) -> Outcome:
    """Build the file; the same schema gives the same bytes."""
    from addin.schema.build import build

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        build(path, request["lang"] or request.language)
        content = path.read_bytes()
    name = str(request["path"])
    return Outcome(files={name: content}, notices=[Notice("created", {"book": name})], answer={"path": name})
