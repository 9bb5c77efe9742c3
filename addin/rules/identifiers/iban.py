"""IBAN: TR and 24 digits; other countries by the mod 97 rule alone."""

from __future__ import annotations

import re

import numpy as np

from addin.rules.identifiers.columns import (
    Bools,
    Texts,
    as_texts,
    check_rule,
    cleaned,
    digit_matrix,
    each,
    each_where,
    matches,
    text_rule,
)

_FORM = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
_LABEL = ("I", ":")  # how "IBAN" begins, or what stands behind it
# Bank and account, then T = 29 and R = 27, then the check digits, read as one number.
_ORDER = [*range(2, 24), 24, 25, 26, 27, 0, 1]
_WEIGHTS = np.array([pow(10, 27 - place, 97) for place in range(28)], dtype=np.int64)


@text_rule
def compact(values: Texts) -> Texts:
    """Capitals and digits without spaces, dashes, dots and a leading "IBAN:".

    >>> compact("IBAN: tr33 0006 1005 1978 6457 8413 26")
    'TR330006100519786457841326'
    """
    numbers = cleaned(values)
    labelled = np.fromiter((text[:1] in _LABEL for text in numbers.tolist()), dtype=bool, count=len(numbers))
    return each_where(numbers, labelled, lambda text: text.removeprefix("IBAN").lstrip(":"))


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the remainder mod 97 is 1; a Turkish one must have 26 characters.

    Source: ISO 13616; TR2!n5!n1!n16!c.

    >>> is_valid(["TR330006100519786457841326", "TR330006100519786457841327"]).tolist()
    [True, False]
    >>> is_valid("DE89 3704 0044 0532 0130 00")
    True
    """
    numbers = compact(values)
    digits, good = digit_matrix(each(numbers, lambda text: text[2:] if text[:2] == "TR" else ""), 24)
    country = np.tile(np.array([2, 9, 2, 7], dtype=np.int64), (len(digits), 1))
    result: Bools = good & (np.hstack([digits, country])[:, _ORDER] @ _WEIGHTS % 97 == 1)
    rest = ~good & (numbers != "")
    result[rest] = each(numbers[rest], _passes_mod_97, bool)
    return result


def _passes_mod_97(text: str) -> bool:
    if not _FORM.fullmatch(text) or (text[:2] == "TR" and len(text) != 26):
        return False
    return int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97 == 1


@check_rule
def is_turkish(values: Texts) -> Bools:
    """Where it begins with TR, right or not.

    >>> is_turkish(["tr33 0006", "DE89 3704"]).tolist()
    [True, False]
    """
    return each(compact(values), lambda text: text.startswith("TR"), bool)


@text_rule
def repair(values: Texts) -> Texts:
    """The number with its lost TR; "" where that does not make it valid.

    >>> repair(["33 0006 1005 1978 6457 8413 26", "33"]).tolist()
    ['TR330006100519786457841326', '']
    """
    numbers = compact(values)
    bare = matches(numbers, re.compile(r"\d{24}", re.ASCII))
    repaired = as_texts([""] * len(numbers))
    repaired[bare] = "TR" + numbers[bare]
    repaired[~is_valid(repaired)] = ""
    return repaired


@text_rule
def in_groups(values: Texts) -> Texts:
    """As printed: groups of four.

    >>> in_groups("TR330006100519786457841326")
    'TR33 0006 1005 1978 6457 8413 26'
    """
    return each(compact(values), lambda text: " ".join(text[at : at + 4] for at in range(0, len(text), 4)))
