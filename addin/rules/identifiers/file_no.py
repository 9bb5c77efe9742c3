"""Enforcement file number, unique only together with its office, and the office's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from addin.rules.identifiers.columns import Bools, Texts, as_texts, check_rule, each, text_rule
from addin.text import fold, lower, title

_NUMBER = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*/\s*(?P<number>\d{1,7})\s*(?P<kind>e\.?|esas|tal\.?|talimat)?(?:\s*no)?\.?",
    re.ASCII,
)
_OFFICE = re.compile(
    r"(?P<place>.*?)\s*(?P<number>\d{1,3})?\s*\.?\s*(?:'?[ıiuü]?nc[ıiuü])?\s*"
    r"[iı]cra\s*(?P<kind>m[üu]d[üu]rl[üu][ğg][üu]|m[üu]d|md|dairesi|da[iı]|d)?\s*\.?"
)


@text_rule
def compact(values: Texts) -> Texts:
    """Year/number as the office writes it; a letter rogatory keeps "Tal."; other text squeezed.

    >>> compact(["2026 / 44812 E.", "2024/45678 Esas", "2025/0123 talimat", "44812"]).tolist()
    ['2026/44812', '2024/45678', '2025/123 Tal.', '44812']
    """
    return each(values, _compact)


def _compact(text: str) -> str:
    found = _NUMBER.fullmatch(lower(text).strip())
    if not found:
        return " ".join(text.split())
    ending = " Tal." if (found["kind"] or "").startswith("tal") else ""
    return f"{found['year']}/{int(found['number'])}{ending}"


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the text is a year from 1900, a slash and a number above 0.

    >>> is_valid(["2026/44812 E.", "26/44812", "2026-44812", ""]).tolist()
    [True, False, False, False]
    """
    return each(values, _is_number, bool)


def _is_number(text: str) -> bool:
    found = _NUMBER.fullmatch(lower(text).strip())
    return found is not None and int(found["number"]) > 0


@text_rule
def office(values: Texts) -> Texts:
    """The office's name in its present form: place, number, "İcra Dairesi".

    Older names (Müdürlüğü, Müd., Md.) become Dairesi; text that names no office is only squeezed.

    >>> office(["İstanbul Anadolu 3.İcra Md.", "ANKARA 12 nci icra müdürlüğü", "Bodrum İcra"]).tolist()
    ['İstanbul Anadolu 3. İcra Dairesi', 'Ankara 12. İcra Dairesi', 'Bodrum İcra Dairesi']
    """
    return each(values, _office)


def _office(text: str) -> str:
    squeezed = " ".join(text.split())
    found = _OFFICE.fullmatch(lower(squeezed))
    if not found or not (found["place"] or found["number"]):
        return squeezed
    number = f"{int(found['number'])}." if found["number"] else ""
    return " ".join(part for part in (title(found["place"]), number, "İcra Dairesi") if part)


@check_rule
def is_office(values: Texts) -> Bools:
    """Where the text names one office: its number or what it is beside the word İcra.

    >>> is_office(["Konya 2. İcra Md.", "Bodrum İcra Dairesi", "Konya 2. İcra", "İcra", "Yasal takip icra"])
    array([ True,  True,  True, False, False])
    """
    return each(values, _is_office, bool)


def _is_office(text: str) -> bool:
    found = _OFFICE.fullmatch(lower(" ".join(text.split())))
    return found is not None and bool(found["number"] or (found["place"] and found["kind"]))


def keys(offices: Iterable[Any], numbers: Iterable[Any]) -> Texts:
    """What two rows of the same file have in common; "" where the number is not valid.

    >>> keys(["İstanbul 12. İcra Md.", "ISTANBUL 12 ICRA DAIRESI"], ["2026/7 E.", "2026/7"]).tolist()
    ['istanbul 12 icra dairesi 2026/7', 'istanbul 12 icra dairesi 2026/7']
    """
    texts = as_texts(numbers)
    both: Texts = fold(office(offices)) + " " + compact(texts)
    both[~is_valid(texts)] = ""
    return both
