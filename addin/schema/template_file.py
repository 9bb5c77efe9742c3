"""Where the shipped template workbook lies."""

from __future__ import annotations

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
