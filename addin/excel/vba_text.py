"""Texts and tables as lines of VBA: ASCII only, whatever letters they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

_NEXT = ", _\n            "


def literal(text: str) -> str:
    """A VBA expression of the text.

    >>> print(literal("Dün"), literal(""))
    "D" & ChrW(252) & "n" ""
    """
    parts = []
    for is_plain, letters in groupby(text, lambda letter: " " <= letter <= "~"):
        run = "".join(letters)
        units = run.encode("utf-16-le")
        codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
        quoted = '"' + run.replace('"', '""') + '"'
        parts += [quoted] if is_plain else [f"ChrW({code})" for code in codes]
    return " & ".join(parts) or '""'


def select(subject: str, cases: Mapping[str, Iterable[str]]) -> list[str]:
    """Lines of a Select Case; keys are expressions, values the lines of each case."""
    lines = [f"    Select Case {subject}"]
    for case, body in cases.items():
        lines += [f"    Case {case}", *(f"        {line}" for line in body)]
    return [*lines, "    End Select"]


def array(expressions: Iterable[str]) -> str:
    """An Array of the expressions, one a line: VBA reads at most 24 lines as one."""
    return f"Array({_NEXT.join(expressions)})"
