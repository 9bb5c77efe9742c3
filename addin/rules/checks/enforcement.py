"""Checks of enforcement files and of costs."""

from __future__ import annotations

import numpy as np

from addin.model import Finding
from addin.rules.checks.context import Context, Frames, at, found, place_of, repeats
from addin.rules.identifiers import file_no
from addin.rules.rows import texts

_BEFORE_FILES = ("notary", "postage")


def file_numbers(frames: Frames, context: Context) -> list[Finding]:
    """file_no_format, file_no_duplicate: year/number, unique together with its office.

    An empty number is told by required_missing. Details: `other`, the file that has the number first.
    Source: UYAP, esas no as 2026/44812.
    """
    files = frames["files"]
    number, office = texts(files, "case_no"), texts(files, "office")
    odd = (number != "") & ~file_no.is_valid(number) & ~context.misfit_mask("files", "case_no", files)
    keys = file_no.keys(office, number)
    later, first = repeats(keys, (keys != "") & (office != ""), texts(files, "file_id"))
    other = at(texts(files, "file_id"), first, "")
    return [
        *found("file_no_format", "files", "case_no", files, odd),
        *found("file_no_duplicate", "files", "case_no", files, later, other=other),
    ]


def costs(frames: Frames, context: Context) -> list[Finding]:
    """cost_without_file: no file is named, or none that exists; it cannot be asked back there.

    A notary's notice and its postage come before the file: they need none while their debtor has none.
    """
    rows, files = frames["costs"], frames["files"]
    named = texts(rows, "file_id")
    before = (named == "") & np.isin(texts(rows, "cost_type"), _BEFORE_FILES)
    before &= ~np.isin(texts(rows, "debtor_id"), texts(files, "debtor_id"))
    alone = (place_of(files, "file_id", named) < 0) & ~before
    return found("cost_without_file", "costs", "file_id", rows, alone)


CHECKS = (file_numbers, costs)
