"""The shipped template workbook, and the one of another language."""

from __future__ import annotations

import tempfile
from pathlib import Path

NAME = "workbook_template.xlsx"


def template_path() -> Path:
    """Path of the template: inside an installed package, else at the top of the tree.

    Errors: FileNotFoundError when neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package, package.parent):
        if (folder / NAME).is_file():
            return folder / NAME
    raise FileNotFoundError(NAME)


def template(language: str) -> bytes:
    """The template's content; only the Turkish one is shipped, others are built."""
    if language == "tr":
        return template_path().read_bytes()
    from addin.schema.build import build

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        build(path, language)
        return path.read_bytes()
