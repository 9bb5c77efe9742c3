"""A statement without a name of its debtor, below the names of firms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import Cells, texts_of
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import kurus_of, running_steps
from addin.importing.evidence.words import source_words
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.labels import CARD, CLIENT
from addin.importing.tables.names import is_name, without_title
from addin.importing.tables.row_words import says_footer
from addin.importing.tables.source_table import TAKEN, SourceTable
from addin.importing.tables.title_lines import before_currency
from addin.rules.names import core_name, is_company_name
from addin.rules.rows import repeated
from addin.text import fold

_FIRM, _LINE = "firm", "line"  # labelled so, or alone on its line; and the answers that it is the debtor
_PLACES = ("province", "district")
_SHORTEST = 3  # letters of a word that tells who is meant
_SIDES = (("debit", "amount"), ("credit", "paid_amount"), ("open_amount",))
_OWN_NUMBER = 3  # digits before the name of the firm that owns the books: "001 ÖRNEK A.Ş."


def who_is_it(table: SourceTable, *, of_bank: bool) -> Question:
    """Which name above is the debtor; without one, that nobody is named.

    `of_bank`: it is a bank's list.
    """
    names = {} if of_bank else _names(table)
    if not names:
        return Question("debtor", wording="debtor_nowhere" + "_bank" * of_bank)
    several = len(names) > 1
    choices = tuple(
        Choice(answer, "firm_of_several" if several else "firm", {"name": name})
        for answer, name in names.items()
    )
    wording = "debtor_which" if several else "debtor_firm"
    return Question("debtor", "", choices, {"name": next(iter(names.values()))}, wording=wording)


def of_name_above(table: SourceTable, answers: Answers) -> SourceTable:
    """The table, the name above its debtor's where that was answered."""
    name = _names(table).get(answers.get(Question("debtor").id, ""), "")
    return table if "debtor_name" in table.told or not name else _told(table, name)


def of_sure_name(table: SourceTable) -> SourceTable:
    """The table, the name above its debtor's as nobody else can be meant."""
    named = _told(table, sure_name(table))
    return replace(named, context={**table.context, TAKEN: sure_name(table)})


def without_client(table: SourceTable) -> SourceTable:
    """The table of files that a lawyer runs for the client named above: he is no debtor."""
    if CLIENT not in table.context:
        return table
    told = {key: texts for key, texts in table.told.items() if key != "debtor_name"}
    return replace(table, told=told)


def without_head(table: SourceTable, names: Cells) -> SourceTable:
    """The table whose rows name their debtors: what stands above is of the one named there, or of nobody.

    The firm that writes the list has its own tax number and telephone above it.
    """
    keys = {"tax_id", *CARD} & table.told.keys()
    if not keys:
        return table
    who, told = fold(texts_of(names)), dict(table.told)
    others = who != fold(table.context.get("debtor_name", ""))
    for key in keys:
        said = {*told[key].tolist()} - {""}
        several = len({*who[told[key] != ""].tolist()} - {""}) > 1
        one = several and len(said) == 1 and key not in _PLACES  # a group of customers may be of one town
        above = said.pop() if one else table.context.get(key, "")
        told[key] = np.where(others & (told[key] == above), "", told[key])
    return replace(table, told=told)


def _told(table: SourceTable, name: str) -> SourceTable:
    return replace(table, told={**table.told, "debtor_name": repeated(name, len(table))})


def sure_name(table: SourceTable) -> str:
    """The firm above what is called a customer's statement, or beside his code; "" where it may be our own.

    So is the one firm that stands alone above a balance that runs through all rows, and the one labelled
    so there, after whom sheet or file are called.

    A name alone above the title is a letterhead, and leaves the labelled one as the debtor; below the
    title it is another one that may be meant.
    """
    lines = _lines(table)
    if len(lines) == 1 and _FIRM not in table.context and _has_one_balance(table):
        return _only_name(lines[0], [table.sheet, table.file.rpartition(".")[0]])
    if _is_called_after(table.context.get(_FIRM, ""), table) and _has_one_balance(table):
        return table.context[_FIRM] if not any(map(_may_be_name, lines)) else ""
    titles = [at for at, line in enumerate(lines) if _is_statement(line)]
    code = table.context.get("account_code", "")
    if not (titles or code) or any(_is_of_bank(line) for line in lines):
        return ""
    first = titles[0] if titles else 1
    heads = list(filter(_may_be_name, lines[:first]))
    others = list(filter(_may_be_name, lines[first:]))
    firm = table.context.get(_FIRM, "")
    if not firm:
        only = others[0] if len(others) == 1 else ""
        return only if only and is_company_name([only])[0] else ""
    own = firm.split(" ")[0]
    ours = (own.isdecimal() and len(own) <= _OWN_NUMBER) or any(_are_one(firm, head) for head in heads)
    return "" if others or ours else firm


def _only_name(line: str, beside: list[str]) -> str:
    """The firm that the line names, if neither sheet nor file names another one, that may be the customer.

    Any name is somebody's after whom sheet or file are called.
    """
    name = before_currency(without_title(line))
    called = any(_begins(name, text) for text in beside)
    bare = name if called else line
    if not _may_be_name(bare) or _is_of_bank(line) or not (called or is_company_name([name])[0]):
        return ""
    others = [text for text in beside if is_company_name([text])[0] and not _are_one(text, name)]
    return "" if others else name


def _begins(name: str, text: str) -> bool:
    """Whether the name begins with the words of the text.

    >>> _begins("LALE DÜĞÜN SALONU", "lale düğün"), _begins("LALE DÜĞÜN SALONU", "2026")
    (True, False)
    """
    words = fold(text).split()
    return bool(words) and len(words[0]) >= _SHORTEST and words == fold(name).split()[: len(words)]


def _is_called_after(name: str, table: SourceTable) -> bool:
    """Whether the first word of the name stands in the name of the sheet or of the file."""
    first = next(iter(fold(name).split()), "")
    beside = re.split(r"[\W_]+", fold(f"{table.sheet} {table.file.rpartition('.')[0]}".replace("_", " ")))
    return len(first) >= _SHORTEST and not first.isdecimal() and first in beside


def is_one_account(table: SourceTable, guesses: list[Mapped]) -> bool:
    """Whether a balance runs through all rows: they are of one account, whatever their texts are."""
    return _runs({guess.field: table.columns[guess.column] for guess in guesses}, table)


def _has_one_balance(table: SourceTable) -> bool:
    """As `is_one_account`, by the headers alone."""
    told = ((certain(header), cells) for header, cells in zip(table.headers, table.columns, strict=True))
    return _runs({found[0][0]: cells for found, cells in told if found}, table)


def _runs(at: Mapping[str, Cells], table: SourceTable) -> bool:
    told = [next((at[name] for name in names if name in at), None) for names in _SIDES]
    if any(cells is None for cells in told):
        return False
    rows = np.flatnonzero(table.records)
    debit, credit, left = (kurus_of(cells)[rows] for cells in told if cells is not None)
    one, net = np.zeros(len(rows), dtype=np.int64), debit - credit
    of_each = bool((net == left).all())  # what is left of each row
    return len(rows) > 1 and not of_each and bool(running_steps(net, left, one).all())


def _names(table: SourceTable) -> dict[str, str]:
    """The names above by the answer that means each."""
    firm = table.context.get(_FIRM, "")
    lines = [before_currency(without_title(line)) for line in _lines(table)]
    bare = list(dict.fromkeys(filter(_may_be_name, lines)))
    bare = [line for line in bare if not _are_one(line, firm)]
    answers = [_LINE, *(f"{_LINE}{at}" for at in range(2, len(bare) + 1))]
    return ({_FIRM: firm} if firm else {}) | dict(zip(answers, bare, strict=False))


def _are_one(name: str, other: str) -> bool:
    one, two = core_name([name, other])
    return bool(one and two) and (one.startswith(two) or two.startswith(one))


def _lines(table: SourceTable) -> list[str]:
    return table.context.get("title", "").splitlines()


def _may_be_name(line: str) -> bool:
    """Whether nothing but a name stands there, as far as one can tell."""
    if not line or ":" in line or _is_statement(line) or says_footer(line) or not is_name(line):
        return False
    words = fold(line).split()
    return bool(is_company_name([line])[0]) or not any(
        word.startswith(_starts("headings")) or word.isdecimal() for word in words
    )


def _is_statement(line: str) -> bool:
    folded = f" {fold(line)}"
    return any(f" {start}" in folded for start in _starts("statements"))


def _is_of_bank(line: str) -> bool:
    return any(word.startswith(_starts("banks")) for word in fold(line).split())


@cache
def _starts(kind: str) -> tuple[str, ...]:
    return tuple(fold(text) for text in source_words()[kind])
