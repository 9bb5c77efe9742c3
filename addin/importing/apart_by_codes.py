"""Debtors of one name with several customer codes in one list: one debtor, or as many as there are codes?

The code is the account in most programs, and a firm may well stand under two by mistake: only the user can
decide. Those that are several have their code behind the name, and are known again by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.columns import kinds
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.importing.reshaping.code_names import codes_of_rows
from addin.importing.understand import Understood
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, combine, repeated, text_array
from addin.text import fold
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd

KEY, NAME, APART, SAME = "same_codes", "same_code", "apart", "same"
_SHOWN = 100  # names that a program is told
_ACCOUNT = re.compile(r"(\d{3}[. /-](?:.*[. /-])?)[^. /-]+")  # up to its last part


def part_by_codes(
    lines: Lines, tables: Sequence[Understood], debtors: pd.DataFrame, answers: Answers
) -> dict[str, str]:
    """Put the codes behind such names in `lines.name`; what was decided, name by name. Errors: Asked."""
    codes = _codes(lines, tables)
    rows = np.flatnonzero((codes != "") & (lines.name != "") & ~lines.total)
    if not len(rows):
        return {}
    which, names = _pairs(lines, codes, rows)
    folded = fold(names["name"].to_numpy(dtype=object))
    several = len(set(folded.tolist())) < len(folded)
    shared = _shared(lines, tables, codes, rows) if several else {}
    fresh = {name: told for name, told in shared.items() if _id(name) not in answers}
    decided: dict[str, str] = {}
    if fresh:
        question = _question(fresh)
        answer = answers.get(question.id, "")
        if answer not in (APART, SAME):
            raise Asked([question])
        decided = {_id(name): answer for name in fresh}
    told = {**answers, **decided}
    parted = [name for name in shared if told[_id(name)] == APART]
    both = np.asarray(names["name"] + " (" + names["code"] + ")", dtype=object)
    changed = np.isin(folded, parted)
    if len(debtors):
        changed |= np.isin(fold(both), fold(text_array(debtors["debtor_name"])))
    lines.name[rows[changed[which]]] = both[which[changed[which]]]
    return decided


def _id(name: str) -> str:
    return f"{NAME}:{name}"


def _codes(lines: Lines, tables: Sequence[Understood]) -> Texts:
    """The customer's code of each line, "" without one."""
    codes = repeated("", len(lines))
    for part, each in enumerate(tables):
        told = codes_of_rows(each.table, each.mapping.at("account_code"))
        if told is not None:
            here = lines.part == part
            codes[here] = told[lines.at[here]]
    return codes


def _pairs(lines: Lines, codes: Texts, rows: Ints) -> tuple[Ints, pd.DataFrame]:
    """Which name with which code each line has, and these."""
    import pandas as pd

    name, names = pd.factorize(lines.name[rows])
    code, told = pd.factorize(codes[rows])
    pair, _ = pd.factorize(combine(name, code))
    first = firsts(pair)
    return pair, pd.DataFrame({"name": names[name[first]], "code": told[code[first]]})


def _shared(
    lines: Lines, tables: Sequence[Understood], codes: Texts, rows: Ints
) -> dict[str, dict[str, str]]:
    """Folded names with several codes beside each other, as the list writes them by code.

    Codes of several names are no customers'. An account in each currency, of notes or of doubtful debts is
    the same customer's; so is what has one tax number.
    """
    import pandas as pd

    payments = [part for part, each in enumerate(tables) if each.mapping.kind == kinds.RECEIPTS]
    asked = rows[_said(lines)[rows] & ~np.isin(lines.part[rows], payments)]
    frame = pd.DataFrame(
        {
            "name": lines.name[asked],
            "code": codes[asked],
            "unit": lines.currency[asked],
            "tax": lines.tax[asked],
        }
    ).drop_duplicates()
    frame["folded"] = fold(frame["name"].to_numpy(dtype=object))
    names_of = frame.groupby("code")["folded"].nunique()
    frame = frame[(frame["tax"] == "") & frame["code"].map(names_of).eq(1)]
    frame["beside"] = [_beside(code) for code in frame["code"].tolist()]
    of_group = frame.groupby(["folded", "unit", "beside"])["code"].transform("nunique")
    found: dict[str, dict[str, str]] = {}
    for row in frame[of_group > 1].to_dict("records"):
        found.setdefault(row["folded"], {}).setdefault(row["code"], row["name"])
    return found


def _said(lines: Lines) -> Bools:
    """Lines of debts, payments or cards."""
    return np.asarray(lines.verdicts.taken | lines.card, dtype=bool)


def _beside(code: str) -> str:
    """What codes that stand beside each other have in common.

    >>> _beside("120.01.005"), _beside("120-A5"), _beside("M100")
    ('120.01.', '120-', '')
    """
    found = _ACCOUNT.fullmatch(code)
    return found[1] if found else ""


def _question(shared: dict[str, dict[str, str]]) -> Question:
    told = [
        {"debtor": next(iter(codes.values())), "codes": list(codes)}
        for codes in list(shared.values())[:_SHOWN]
    ]
    named = first_few(
        (f"{next(iter(codes.values()))}: {', '.join(codes)}" for codes in shared.values()), between="; "
    )
    choices = (Choice(APART, "codes_apart"), Choice(SAME, "codes_same"))
    return Question(KEY, "", choices, {"n": len(shared), "named": named}, {"debtors": told})
