"""The column that names the debtor of each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addin.importing.columns.firm_above import is_one_account, sure_name, who_is_it
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.kinds import FILE_SIGNS
from addin.importing.columns.payment_lists import told_of_payments
from addin.importing.columns.rivals import pick
from addin.importing.columns.siblings import record_rows
from addin.importing.evidence.cells import sample, shown
from addin.importing.evidence.content import fits
from addin.importing.evidence.header import SURE, certain
from addin.importing.evidence.people import (
    firms_among,
    is_about_staff,
    is_of_contact,
    is_of_owner,
    names_among,
    names_debtor,
    says_debtor,
)
from addin.importing.questions import Answers, Asked, Question
from addin.importing.tables.labels import is_client
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_MAY_NAME = ("account_code", "sender", "contact_person")  # the debtor, where no column is of him
_PARTY = ("taraf", "part")
_BRANCH = "sube"  # of a bank beside it
_TURNED = 0.6  # of the names are headers
_TWO, _MIXED = re.compile(r"/| - |\d"), 0.1  # a cell that says more than a name, and how many of them may
_FIRM = (["firma"], ["sirket"], ["kurum"], ["musteri"], ["cari"])  # the last word of a header
_NAMED, _BESIDE = 0.5, 0.3  # of the cells of the debtor's column name somebody, and of one that may be his


def _refuse_turned(guesses: Sequence[Mapped], table: SourceTable) -> None:
    """A list whose headers stand in its first column, one a row, cannot be read; "Firma 1" is a name."""
    for guess in guesses:
        column = table.columns[guess.column]
        if guess.field != "debtor_name" or not _names_fields(sample(column)):
            continue
        if _names_fields(sample(column, record_rows(table))):  # and not only where a page repeats the header
            raise Asked([Question("header", table.sheet)])


def _names_fields(some: Sequence[Any]) -> bool:
    """Whether most of the cells are headers, of several columns."""
    cells = set(map(shown, some))
    named = {found[0][0] for cell in cells if (found := certain(cell))}
    return len(named) > 1 and len(named) >= _TURNED * len(cells)


def with_debtor(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """The debtor's column; title and section lines may tell him too, else he is asked for."""
    _refuse_turned(guesses, table)
    known = {guess.field for guess in guesses}
    if "debtor_name" in known or "debtor_name" in table.told:
        return guesses
    taken = {guess.column for guess in guesses if guess.field not in _MAY_NAME}
    told = {guess.column for guess in guesses if guess.field in _MAY_NAME}
    free = [
        Mapped("debtor_name", at, title, SURE)
        for at, title in enumerate(table.headers)
        if at not in taken and (at in told or not certain(title)) and _holds_names(table, at, at in told)
    ]
    if "bank" in known:
        free = [each for each in free if _BRANCH not in fold(each.header).split()] or free
    of_bank = bool(told_of_payments(guesses, table))
    moves = not known.isdisjoint(("debit", "open_amount"))  # an account's; invoices may be anybody's
    if moves and sure_name(table) and not of_bank and (not free or is_one_account(table, guesses)):
        return guesses
    if not free:
        raise Asked([who_is_it(table, of_bank=of_bank)])
    of_parties = [each for each in free if _names_party(each, known)]
    if len(of_parties) == 1:
        return [*guesses, *of_parties]
    sure = free if _ages_by_code(free, known) else _evident(free, table, parties="case_no" in known)
    sure = [] if known & FILE_SIGNS and any(is_client(each.header) for each in sure) else sure
    chosen, question = (sure, None) if sure else pick("debtor", "", free, answers)
    if question:
        raise Asked([question])
    return [guess for guess in guesses if guess.column != chosen[0].column] + chosen


def _ages_by_code(free: Sequence[Mapped], known: set[str]) -> bool:
    """Whether each row has the ages of what one customer owes, and his code is all that names him."""
    codes = [each for each in free if (certain(each.header) or ((),))[0] == ("account_code",)]
    return "bucket" in known and len(free) == 1 and codes == free


def _evident(free: Sequence[Mapped], table: SourceTable, *, parties: bool) -> list[Mapped]:
    """The one column that names people and firms and no staff, else the one whose header says so; or none.

    "Firma / Atölye" and names in another column: either may be meant.
    `parties`: of a proceeding may stand in any of them, so names tell nothing.
    """
    named = [0.0 if parties else _share_of_names(table, each) for each in free]
    apart = [(each, held) for each, held in zip(free, named, strict=True) if not is_about_staff(each.header)]
    most = max((held for _, held in apart), default=0.0)
    may_be = [each for each, held in apart if held >= max(_BESIDE, most / 2)]
    if len(may_be) > 1:
        may_be = _owners(may_be) or _beside_contacts(may_be, table)
    by_header = [] if parties else [each for each in free if _is_of_either(table, each)]
    if len(may_be) == 1 and dict(apart)[may_be[0]] >= _NAMED and not by_header:
        return may_be
    if len(free) == 1 and (says_debtor(free[0].header) or _is_first_unnamed(free[0])):
        return list(free)
    by_word = [each for each in free if names_debtor(each.header)]
    if len(by_word) == 1 and not any(
        held for each, held in zip(free, named, strict=True) if each != by_word[0]
    ):
        return by_word
    alone = all(is_of_contact(each.header) for each in may_be)
    return by_header if len(by_header) == 1 and alone else []


def _owners(may_be: Sequence[Mapped]) -> list[Mapped]:
    return [each for each in may_be if is_of_owner(each.header) and not is_of_contact(each.header)]


def _beside_contacts(may_be: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """The one beside those to talk to: its header ends as a firm's, or it holds firms and theirs do not."""
    others = [each for each in may_be if _is_firm(each.header) or not is_of_contact(each.header)]
    if len(others) != 1 or _is_firm(others[0].header):
        return others if len(others) == 1 else []
    cells = {each.column: {shown(cell) for cell in sample(table.columns[each.column])} for each in may_be}
    own = cells.pop(others[0].column)
    theirs = set().union(*cells.values())
    firms = firms_among(list(own)) >= _BESIDE and not firms_among(list(theirs))
    return others if firms and len(own) >= len(theirs) else []


def _is_firm(header: str) -> bool:
    """Whether its last word is that of a debtor: "Yükü Veren Firma", no "Firma İlgilisi"."""
    return fold(header).split()[-1:] in _FIRM


def _share_of_names(table: SourceTable, guess: Mapped) -> float:
    """Not where one name may stand by chance, under "Müşteri / Adres", or where a cell holds two things."""
    cells = {shown(cell) for cell in sample(table.columns[guess.column])}
    parts = guess.header.split("/")
    if len(parts) > 1 and (any(map(_TWO.search, cells)) or any(map(certain, parts))):
        return 0.0
    return names_among(list(cells)) if len(cells) > 1 else 0.0


def _is_of_either(table: SourceTable, guess: Mapped) -> bool:
    """Whether a part of its header names the debtor, no other names something else, and so do no cells."""
    parts = [certain(part) for part in guess.header.split("/")]
    if len(parts) == 1 or {found[0][0] for found in parts if found} != {"debtor_name"}:
        return False
    cells = [shown(cell) for cell in sample(table.columns[guess.column])]
    mixed = sum(bool(_TWO.search(cell)) for cell in cells)
    return mixed <= _MIXED * len(cells)


def _is_first_unnamed(guess: Mapped) -> bool:
    """Programs leave the header of the names empty."""
    return guess.column == 0 and not guess.header.strip()


def _names_party(guess: Mapped, known: set[str]) -> bool:
    """Whether it is the party whose role stands beside it: "Taraf Adı"."""
    return "party_role" in known and any(word.startswith(_PARTY) for word in fold(guess.header).split())


def _holds_names(table: SourceTable, at: int, told: bool) -> bool:
    """Whether words stand in it, of a column that is `told` codes too: no amounts "5,00 TL" and no days."""
    cells = sample(table.columns[at])
    named = told or fits("debtor_name", cells)
    return named and not any(fits(field, cells) for field in ("amount", "issue_date") if not told)
