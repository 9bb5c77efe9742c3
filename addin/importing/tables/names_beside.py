"""Accounts side by side on one sheet, the name of its customer above each."""

from __future__ import annotations

from collections.abc import Sequence

from addin.importing.evidence.cells import loose
from addin.importing.evidence.people import names_among
from addin.importing.evidence.words import source_words
from addin.importing.questions import LEAVE, TAKE, Answers, Choice, Question, answer_or_ask
from addin.importing.tables.sheet_names import ACCOUNT, fields_named, has_debtor, name_above, with_name
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_NOTICE = "import_names_beside"


def named_side_by_side(
    tables: Sequence[SourceTable], answers: Answers, questions: dict[str, Question]
) -> list[SourceTable]:
    """The tables, those of equal headers in one row of a sheet with the names above them.

    Of accounts the names of people or firms can but be the customers, and whoever stands beside one; else
    they may be clerks, and are asked about.
    """
    found = list(tables)
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, table in enumerate(tables):
        key = (table.file, table.sheet, table.header_row, *map(loose, table.headers))
        groups.setdefault(key, []).append(at)
    for group in groups.values():
        names = [name_above(tables[at]) for at in group]
        apart = len({*map(fold, names)}) == len(names) > 1 and all(names)
        if not apart or any(has_debtor(tables[at]) for at in group):
            continue
        accounts = bool(fields_named(tables[group[0]]) & ACCOUNT)
        if (accounts and _are_customers(names)) or _are_meant(names, answers, questions):
            for at, name in zip(group, names, strict=True):
                found[at] = with_name(tables[at], name, (_NOTICE,))
    return found


def named_by_neighbours(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The tables, those of nobody with the customer that a line above the list beside them names.

    "Müşteri: Lale Otel" stands above the first one of his sales and his payments.
    """
    found = list(tables)
    for at, table in enumerate(tables):
        row = [each for each in tables if _are_beside(each, table)]
        names = {name for each in row if (name := each.context.get("debtor_name", ""))}
        if len(names) == 1 and not has_debtor(table) and not names_among([name_above(table)]):
            found[at] = with_name(table, names.pop(), ())
    return found


def _are_customers(names: Sequence[str]) -> bool:
    """Whether one surely is a person or a firm, and the others may be; a bank's name is an account of ours.

    >>> _are_customers(["Marmara Ltd. Şti.", "Başaran Plastik"]), _are_customers(["Ayşe Kara", "Ak Bankası"])
    (True, False)
    """
    words = [fold(name).split() for name in names]
    banks = tuple(map(fold, source_words()["banks"]))
    others = all(len(each) > 1 and not any(word.startswith(banks) for word in each) for each in words)
    return names_among(names) == 1 or (others and names_among(names) > 0)


def _are_beside(one: SourceTable, other: SourceTable) -> bool:
    return (one.file, one.sheet, one.header_row) == (other.file, other.sheet, other.header_row)


def _are_meant(names: Sequence[str], answers: Answers, questions: dict[str, Question]) -> bool:
    choices = (Choice(TAKE, "yes"), Choice(LEAVE, "no"))
    return answer_or_ask(Question("title_debtors", ", ".join(names), choices), answers, questions) == TAKE
