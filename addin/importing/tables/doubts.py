"""Lists whose words may mean another thing than money that customers owe: asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from addin.importing.questions import LEAVE, TAKE, Answers, Choice, Question, answer_or_ask
from addin.importing.tables.own_debts import OURS, left_list, sides_of, without_own_rows
from addin.importing.tables.own_roles import without_own_files
from addin.importing.tables.source_table import OwnDebts, SourceTable
from addin.text import fold

_THOUSANDS = re.compile(r"\b(?:bin|milyon|000) (?:tl|try|lira|turk lirasi|usd|eur|euro|avro|dolar)\b")


def says_thousands(text: str) -> str:
    """The words by which amounts are written without their last zeros; "" without such words.

    >>> says_thousands("ALACAK LİSTESİ (BİN TL)"), says_thousands("Bin Yıl Ltd.")
    ('ALACAK LİSTESİ (BİN TL)', '')
    """
    return next((line.strip() for line in text.splitlines() if _THOUSANDS.search(fold(line))), "")


def meant(
    tables: Sequence[SourceTable], answers: Answers, questions: dict[str, Question]
) -> tuple[list[SourceTable], list[OwnDebts]]:
    """The lists that are to be taken; what title or sheet leaves doubtful goes into `questions`.

    Our own debts beside other lists are left out without a question: their title says what they are.
    """
    kept, left = [], []
    sides = sides_of(tables)
    others = any(side != OURS for side, _ in sides)
    for table, (side, line) in zip(tables, sides, strict=True):
        above = f"{table.context.get('title', '')}\n{table.sheet}"
        asked = [
            Question(key, said, (Choice(TAKE, yes), Choice(LEAVE, "leave_list")))
            for key, yes, said in (
                ("own_debts", "take_list", line if side == OURS else ""),
                ("thousands", "take_as_written", says_thousands("\n".join([above, *table.headers]))),
            )
            if said
        ]
        if side == OURS and others:
            asked[0] = replace(asked[0], usual=LEAVE, plain=True)
        told_so = [answer_or_ask(each, answers, questions) for each in asked]
        if side == OURS and told_so[0] == LEAVE:
            left.append(left_list(table, line))
        elif LEAVE not in told_so:
            taken, ours = (table, []) if side == OURS else without_own_rows(table)
            taken, files = without_own_files(taken, answers, questions)
            kept.append(taken)
            left += [*ours, *files]
    return kept, left
