"""Checks of who a debtor is: numbers, names, doubles. Addresses are in `addresses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.model import Finding, Objects
from addin.rules import names
from addin.rules.checks.context import Bools, Context, Frames, at, found, repeats
from addin.rules.identifiers import iban, mersis, phone, tax_id, vkn
from addin.rules.names import is_company_name
from addin.rules.rows import ranks, texts
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

TAX_ID_CODES = (
    "tckn_checksum",
    "vkn_checksum",
    "ykn_checksum",
    "id_wrong_kind",
    "id_leading_zero_lost",
    "id_placeholder",
    "id_scientific",
)


def tax_numbers(frames: Frames, context: Context) -> list[Finding]:
    """The first thing wrong with each tax number of debtors and parties; codes in TAX_ID_CODES.

    Whether a debtor is a company says its kind, else its name. Details: `repaired`, the number with
    its lost zeros. Source: the check digits in `identifiers.tckn` and `identifiers.vkn`.
    """
    debtors, parties = frames["debtors"], frames["parties"]
    kind = texts(debtors, "debtor_kind")
    company = (kind == "company") | ((kind == "") & is_company_name(texts(debtors, "debtor_name")))
    return _tax_numbers("debtors", debtors, company) + _tax_numbers(
        "parties", parties, is_company_name(texts(parties, "party_name"))
    )


def _tax_numbers(table: str, frame: pd.DataFrame, company: Bools) -> list[Finding]:
    numbers = texts(frame, "tax_id")
    problem = tax_id.problems(numbers, company)
    findings = []
    for code in TAX_ID_CODES:
        mask = problem == code
        more = {"repaired": vkn.repair(numbers)} if code == "id_leading_zero_lost" and mask.any() else {}
        findings += found(code, table, "tax_id", frame, mask, **more)
    return findings


def same_tax_number(frames: Frames, context: Context) -> list[Finding]:
    """same_id_two_debtors: a later debtor with the tax number of an earlier one. Details: `other`."""
    debtors = frames["debtors"]
    mask, first = _same_number(debtors)
    other = at(_label(debtors), first, "")
    return found("same_id_two_debtors", "debtors", "tax_id", debtors, mask, other=other)


def _same_number(debtors: pd.DataFrame) -> tuple[Bools, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    numbers = tax_id.compact(texts(debtors, "tax_id"))
    where = (
        (numbers != "") & ~tax_id.is_placeholder(numbers) & ~tax_id.is_scientific(texts(debtors, "tax_id"))
    )
    return repeats(numbers, where, texts(debtors, "debtor_id"))


def near_duplicates(frames: Frames, context: Context) -> list[Finding]:
    """near_duplicate_debtor: a name that an earlier debtor has too, but for Ltd., A.Ş. and spelling.

    Debtors with different right tax numbers are different, however alike their names; those with the
    same number are told by same_id_two_debtors. Details: `other`.
    """
    debtors = frames["debtors"]
    numbers = tax_id.compact(texts(debtors, "tax_id"))
    numbers[~tax_id.is_valid(numbers)] = ""
    ids = texts(debtors, "debtor_id")
    order = np.argsort(ranks(np.asarray(ids == "", dtype=bool), ids))
    pairs = names.near_duplicates(
        texts(debtors, "debtor_name")[order], numbers[order], phone.compact(texts(debtors, "phone"))[order]
    )
    first = np.full(len(debtors), -1, dtype=np.int64)
    first[order[pairs["second"]]] = order[pairs["first"]]
    mask = (first >= 0) & ~_same_number(debtors)[0]
    other = at(_label(debtors), first, "")
    return found("near_duplicate_debtor", "debtors", "debtor_name", debtors, mask, other=other)


def _label(debtors: pd.DataFrame) -> Objects:
    """How a debtor is named in a sentence: id and name."""
    return np.asarray(texts(debtors, "debtor_id") + " " + texts(debtors, "debtor_name"), dtype=object)


def debtor_names(frames: Frames, context: Context) -> list[Finding]:
    """name_missing, name_has_digits_only: debtors and parties need a name with a letter in it."""
    findings = []
    for table, column in (("debtors", "debtor_name"), ("parties", "party_name")):
        frame = frames[table]
        name = fold(texts(frame, column))
        unread = context.misfit_mask(table, column, frame)
        findings += found("name_missing", table, column, frame, (name == "") & ~unread)
        digits = np.array([text.replace(" ", "").isdigit() for text in name.tolist()], dtype=bool)
        findings += found("name_has_digits_only", table, column, frame, digits)
    return findings


def bank_and_register(frames: Frames, context: Context) -> list[Finding]:
    """iban_checksum, iban_not_tr, mersis_format. Source: ISO 13616; MERSİS numbers have 16 digits.

    A foreign IBAN with right check digits, or a Turkish one without TR, is only not Turkish.
    """
    debtors = frames["debtors"]
    numbers = texts(debtors, "iban")
    typed, right = iban.compact(numbers) != "", iban.is_valid(numbers)
    foreign = typed & ~iban.is_turkish(numbers)
    foreign[foreign] = right[foreign] | (iban.repair(numbers[foreign]) != "")
    wrong = typed & ~foreign & ~right
    register = texts(debtors, "mersis")
    odd = ~mersis.is_valid(register)
    odd[odd] = mersis.compact(register[odd]) != ""
    return [
        *found("iban_checksum", "debtors", "iban", debtors, wrong),
        *found("iban_not_tr", "debtors", "iban", debtors, foreign),
        *found("mersis_format", "debtors", "mersis", debtors, odd),
    ]


CHECKS = (tax_numbers, same_tax_number, near_duplicates, debtor_names, bank_and_register)
