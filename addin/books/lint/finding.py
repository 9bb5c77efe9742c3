"""What the package lint hands back, and where it collects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

SHOWN_PER_PART = 25


@dataclass(frozen=True)
class LintFinding:
    """One fault of a workbook package.

    `code` is stable and meant for tests; `part` is the name inside the zip;
    `where` is a cell, range or element of that part ("" when the part itself is meant).
    """

    code: str
    part: str
    where: str
    detail: str

    def __str__(self) -> str:
        place = f"{self.part} {self.where}".strip()
        return f"{place}: {self.detail} [{self.code}]"


class Report:
    """Collects findings; one broken column must not bury the rest."""

    def __init__(self) -> None:
        self._findings: list[LintFinding] = []
        self._count: Counter[tuple[str, str]] = Counter()

    def add(self, code: str, part: str, where: str, detail: str) -> None:
        self._count[code, part] += 1
        if self._count[code, part] <= SHOWN_PER_PART:
            self._findings.append(LintFinding(code, part, where, detail))

    def findings(self) -> list[LintFinding]:
        hidden = [
            LintFinding(code, part, "", f"and {count - SHOWN_PER_PART} more of these")
            for (code, part), count in self._count.items()
            if count > SHOWN_PER_PART
        ]
        return self._findings + hidden
