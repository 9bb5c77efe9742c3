"""TCKN, YKN or VKN in one column: which it is, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.rules.identifiers import tckn, vkn, ykn
from addin.rules.identifiers.columns import Bools, Texts, as_texts, check_rule, each, matches, text_rule

compact = tckn.compact
repair = vkn.repair
_SCIENTIFIC = re.compile(r"\d([.,]\d*)?E\+?\d{1,2}")
_LADDERS = {"1234567890", "0123456789", "9876543210", "12345678901", "12345678910", "01234567890"}


@check_rule
def is_placeholder(values: Texts) -> Bools:
    """Where somebody typed anything to fill the cell: one digit repeated, or counted up.

    1234567890 passes the check digit of a VKN, so that the check digit alone does not do.

    >>> is_placeholder(["11111111111", "1234567890", "4540536920", ""]).tolist()
    [True, True, False, False]
    """
    return each(compact(values), _is_invented, bool)


def _is_invented(number: str) -> bool:
    return number in _LADDERS or (len(number) in {10, 11} and number == number[0] * len(number))


@check_rule
def is_scientific(values: Texts) -> Bools:
    """Where the number came through a cell that showed it as 1,23E+10: its last digits are gone.

    >>> is_scientific(["1,23E+10", "1.2345E10", "4540536920"]).tolist()
    [True, True, False]
    """
    odd = ~np.fromiter(map(str.isdigit, values.tolist()), dtype=bool, count=len(values))
    odd[odd] = matches(each(values[odd], lambda text: text.strip().upper()), _SCIENTIFIC)
    return odd


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the number is a right TCKN or VKN, or has the form of a YKN, and is not invented.

    >>> is_valid(["10000000146", "4540536920", "99123456741", "1234567890"]).tolist()
    [True, True, True, False]
    """
    valid: Bools = np.asarray(values != "", dtype=bool)
    told = values[valid]
    right = tckn.is_valid(told) | vkn.is_valid(told) | ykn.is_valid(told)
    valid[valid] = right & ~is_placeholder(told)
    return valid


@text_rule
def kind(values: Texts) -> Texts:
    """ "tckn", "ykn" or "vkn" by the number of digits and the beginning; else "".

    >>> kind(["10000000146", "99123456740", "4540536921", "12"]).tolist()
    ['tckn', 'ykn', 'vkn', '']
    """
    return each(compact(values), _kind)


def _kind(number: str) -> str:
    if not (number.isascii() and number.isdigit()):
        return ""
    return {10: "vkn", 11: "ykn" if number.startswith("99") else "tckn"}.get(len(number), "")


def problems(values: Iterable[Any], is_company: npt.ArrayLike | None = None) -> Texts:
    """The code of the first thing wrong with each number; "" when right or empty.

    `is_company`: where the debtor is known to be a company; 11 digits are then the wrong kind. A
    person may show either number. A text of another length counts as a bad VKN up to 10 characters
    and for companies, else as a bad TCKN.

    >>> problems(["4540536920", "150015264", "1.23E+10", "99123456741", "123"]).tolist()
    ['', 'id_leading_zero_lost', 'id_scientific', 'ykn_checksum', 'vkn_checksum']
    >>> problems(["10000000146"], is_company=[True]).tolist()
    ['id_wrong_kind']
    """
    texts = as_texts(values)
    company = np.zeros(len(texts), dtype=bool) if is_company is None else np.asarray(is_company, dtype=bool)
    numbers = compact(texts)
    kinds = kind(numbers)
    found = as_texts([""] * len(texts))
    wrong = ~(np.where(kinds == "vkn", vkn.is_valid(numbers), tckn.is_valid(numbers))) & (numbers != "")
    found[wrong] = _why_wrong(texts[wrong], numbers[wrong], kinds[wrong], company[wrong])
    found[company & ((kinds == "tckn") | (kinds == "ykn"))] = "id_wrong_kind"
    found[is_placeholder(numbers)] = "id_placeholder"
    return found


def _why_wrong(texts: Texts, numbers: Texts, kinds: Texts, company: Bools) -> Texts:
    person = (kinds == "tckn") | ((each(numbers, len, np.int64) > 10) & ~company)
    found = np.where(person, "tckn_checksum", "vkn_checksum").astype(object)
    # From the weaker to the stronger: a later line overwrites an earlier one.
    found[kinds == "ykn"] = "ykn_checksum"
    found[vkn.is_zero_lost(numbers)] = "id_leading_zero_lost"
    found[is_scientific(texts)] = "id_scientific"
    return found
