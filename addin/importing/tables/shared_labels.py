"""A label that no list of words has, before the name above each group of rows: "Pazarcı : Hacer Ünal"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from addin.importing.evidence.cells import is_filled, shown
from addin.importing.evidence.header import certain
from addin.importing.evidence.people import is_about_staff, names_among
from addin.importing.tables.group_lines import is_kind_of_place
from addin.importing.tables.labels import is_label, of_debtor, read_labels
from addin.importing.tables.names import bare_name, is_name
from addin.importing.tables.row_view import View
from addin.importing.tables.row_words import says_footer
from addin.text import fold

_COLON = re.compile(r"\s*([^\W\d_][^\d:=\t]{1,29}?)\s*[:=]\s*(\S.*)", re.DOTALL)
_DASH = re.compile(r"\s*([^\W\d_][^\d:=\t–—-]{1,29}?)\s+[-–—]\s+(\S.*)", re.DOTALL)
_FEWEST = 2  # names behind the same label
_MOST_WORDS = 3  # of a label
_NAME = "debtor_name"
_DEBTOR = (_NAME,)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of texts: what stands before its first mark, folded, and what behind."""

    cells: list[Any]
    label: str
    rest: str


def with_label_known(view: View, above: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """The lines above the list, in which such a label is one that is known; so it is in the view then.

    Only where it stands before several names, above every group of rows that a line names, and neither a
    column nor a label that is known names who owes.
    """
    if view.name_column is not None or any(_NAME in read_labels(cells) for cells in above):
        return above
    runs = [[(row, _line(view.cells(row))) for row in run] for run in _runs(view)]
    titles = [_line(row) for row in above]
    label = _shared([[line for _, line in run] for run in runs], titles)
    if not label:
        return above
    view.relabelled = {row: _known(line) for run in runs for row, line in run if line.label == label}
    return [_known(line) if line.label == label else line.cells for line in titles]


def _runs(view: View) -> list[list[int]]:
    """Lines of texts that follow each other, repeated headers apart, above records."""
    lines = [row for row in np.flatnonzero(view.odd).tolist() if _is_of_texts(view, row)]
    runs: list[list[int]] = [lines[:1]] if lines else []
    for before, row in pairwise(lines):
        beside = all(between in view.again for between in range(before + 1, row))
        runs[-1].append(row) if beside else runs.append([row])
    return runs


def _is_of_texts(view: View, row: int) -> bool:
    if row in view.again or not view.record_follows(row):
        return False
    cells = view.cells(row)
    return all(isinstance(cell, str) for cell in cells if is_filled(cell)) and not view.has_day(cells)


def _line(cells: Sequence[Any]) -> _Line:
    whole = list(cells)
    text = "\t".join(shown(cell).strip() for cell in whole if is_filled(cell))
    if found := _COLON.match(text):
        return _Line(whole, fold(found[1]), found[2])
    if (found := _DASH.match(text)) and (certain(found[1]) or ((),))[0] == _DEBTOR:
        return _Line(whole, fold(found[1]), found[2])
    return _Line(whole, "", text)


def _shared(runs: Sequence[Sequence[_Line]], titles: Sequence[_Line]) -> str:
    """The label before most names; "" where there is none."""
    names: dict[str, list[str]] = {}
    for line in (*titles, *(line for run in runs for line in run)):
        names.setdefault(line.label, []).append(line.rest)
    seen = [label for label, rests in names.items() if _may_name(label, rests)]
    found = [label for label in seen if all(_is_named(run, label) for run in runs)]
    return max(found, key=lambda label: names_among(names[label]), default="")


def _may_name(label: str, rests: Iterable[str]) -> bool:
    """Whether names may stand behind it: those of nobody's places, goods or staff."""
    if not label or is_label(label) or is_kind_of_place(label) or len(label.split()) > _MOST_WORDS:
        return False
    known = certain(label)
    if known[0] != _DEBTOR if known else is_about_staff(label):
        return False
    told = {rest.split("\t")[0].strip() for rest in rests}
    return len(told) >= _FEWEST and all(map(is_name, told))


def _is_named(run: Sequence[_Line], label: str) -> bool:
    """Whether the label stands in a run of lines and no bare name below it, or none names anybody."""
    at = next((at for at, line in enumerate(run) if line.label == label), -1)
    return not any(
        not line.label and bare_name(line.cells) and not says_footer(line.rest) for line in run[at + 1 :]
    )


def _known(line: _Line) -> list[Any]:
    """The line with a label that `read_labels` knows."""
    at, *others = [at for at, cell in enumerate(line.cells) if is_filled(cell)]
    cells = list(line.cells)
    rest = line.rest.split("\t")
    told = others and len(rest) > len(others)  # the name stands in the next cell
    cells[at] = f"{of_debtor()}:" if told else f"{of_debtor()}: {rest[0]}"
    return cells if _NAME in read_labels(cells) else line.cells
