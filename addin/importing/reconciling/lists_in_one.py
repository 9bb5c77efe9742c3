"""Several lists of one import that may tell of the same debts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.questions import Answers, Choice, Question, answered
from addin.importing.understand import Understood
from addin.model import Refusal
from addin.rules.cheques import PAPER
from addin.rules.names import core_name
from addin.wording import first_few

_BALANCE = "balance:"  # whoever has answered that knows of the other lists
_OPENING = "opening"


def ask_about_overlap(lines: Lines, tables: Sequence[Understood], answers: Answers) -> None:
    """Balances and ages of debtors whose debts another list of the import has too may be their sums.

    Taken one after the other the lists meet in the book, where each is held against what stands there.
    Errors: Asked; Refusal where the user leaves them.
    """
    places = [(each.table.file, each.table.sheet) for each in tables]
    named = 0 if len({file for file, _ in places}) > 1 else 1
    if len(set(places)) < 2 or _BALANCE in answers:
        return
    claims = np.flatnonzero(lines.verdicts.taken & ~lines.total & (lines.amount > 0))
    claims = claims[~np.isin(lines.document_type[claims], PAPER)]
    opening = lines.document_type[claims] == _OPENING
    owed: dict[int, dict[tuple[str, str], str]] = {}
    for part in np.unique(lines.part[claims]).tolist():
        rows = claims[lines.part[claims] == part]
        keys = zip(core_name(lines.name[rows]).tolist(), lines.currency[rows].tolist(), strict=True)
        owed[part] = dict(zip(keys, lines.name[rows].tolist(), strict=True))
    sums = [part for part in owed if opening[lines.part[claims] == part].all()]
    for part, other in permutations(owed, 2):
        both = list(dict.fromkeys(name for key, name in owed[part].items() if key in owed[other]))
        if part in sums and places[part] != places[other] and both:
            lists = {"first": places[part][named], "second": places[other][named]}
            told = {**lists, "n": len(both), "debtors": first_few(both)}
            choices = (Choice("both", "both_lists"), Choice("stop", "one_by_one"))
            if answered(Question("overlap", "", choices, told), answers) == "stop":
                raise Refusal("import_one_by_one")
            return
