"""Package lint: what would make Excel offer to repair a workbook.

`lint` reads any .xlsx, .xlsm, .xltx, .xlam; `lint_formulas` holds formulas to the rules
of our own books. Both hand back findings and never raise for what is in the file.
"""

from __future__ import annotations

from pathlib import Path

from addin.books.lint.finding import LintFinding

__all__ = ["LintFinding", "lint", "lint_formulas"]


def lint(source: str | Path | bytes) -> list[LintFinding]:
    """Faults of a workbook, given as path or as bytes; empty when clean.

    Raises OSError when the path cannot be opened; a file that is no zip is a finding.
    Source: ECMA-376 parts 1 and 2, limits of Excel as documented by its maker.
    """
    from addin.books.lint.run import run_lint

    return run_lint(source)


def lint_formulas(source: str | Path | bytes) -> list[LintFinding]:
    """Formulas that fail in Excel 2016, LibreOffice or under another language.

    For our own books only: a user may write what he likes.
    """
    from addin.books.lint.run import run_house_lint

    return run_house_lint(source)
