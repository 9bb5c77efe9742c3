"""What a line says by its labels, or by "Sayın ..." before a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.people import names_among
from addin.importing.evidence.titles import titles_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.names import (
    EDGES,
    account_line,
    code_and_name,
    is_generic,
    is_name,
    without_title,
)
from addin.rules.identifiers import currency
from addin.text import fold

_LETTERS = {
    "a": "[aâAÂ]", "c": "[cçCÇ]", "g": "[gğGĞ]", "i": "[iıİI]", "o": "[oöOÖ]", "s": "[sşSŞ]", "u": "[uüUÜ]",
}  # fmt: skip
_ACCOUNT = "cari hesap"
CLIENT = "client"  # of a law office: the debtor of its own statements, not of the files that it runs for him
CARD = ("tax_office", "phone", "email", "address", "province", "district")
_OF_FIRM = re.compile(r"\w+(?:nesi|keti|vesi)")  # the name is "Sayın Pastanesi"
_LONG_NUMBER = re.compile(r"(?<!\d)\d{9,11}(?!\d)")


@cache
def _labels() -> re.Pattern[str]:
    """Any label with a colon behind it; the longest one wins."""
    named = [(text, key) for text, key in _keys().items()]
    named.sort(key=lambda pair: -len(pair[0]))
    ways = "|".join(f"(?P<{key}_{at}>{_pattern(text)})" for at, (text, key) in enumerate(named))
    return re.compile(rf"(?<!\w)(?:{ways})\s*(?:\([^)]*\))?\s*[:=]", re.IGNORECASE)


def _pattern(text: str) -> str:
    words = ["".join(_LETTERS.get(letter, letter) for letter in word) for word in fold(text).split()]
    return r"[\s./-]*".join(words)


@cache
def _addressed() -> re.Pattern[str]:
    ways = "|".join(_pattern(text) for text in source_words()["addressed"])
    return re.compile(rf"(?:{ways})\.?[\s:;,]+(\S.*)", re.IGNORECASE | re.DOTALL)


@cache
def _titles() -> re.Pattern[str]:
    """The title of a statement before the account it is of."""
    ways = "|".join(_pattern(text) for text in source_words()["statement_titles"])
    return re.compile(rf"(?:{ways})\s*[:–—-]\s*(\S.*)", re.IGNORECASE | re.DOTALL)


def _of_account(text: str) -> str:
    """A cell, the account behind the title of its statement under a label: "Cari Ekstre - Ak Ltd."."""
    found = _titles().fullmatch(text.strip())
    if not found:
        return text
    code, name = code_and_name([found[1]])
    said = is_name(name) if code else bool(names_among([name]))
    return f"{_ACCOUNT}: {found[1]}" if name and said else text


@cache
def _keys() -> dict[str, str]:
    """What each label is about: those of our own, and every title of names that has several words."""
    told = {fold(text): "debtor_name" for text in titles_of("debtor_name") if " " in fold(text)}
    return told | {fold(text): key for key, texts in source_words()["labels"].items() for text in texts}


def is_label(text: str) -> bool:
    """Whether it is one of those that are known, whatever it is about."""
    return fold(text) in _keys()


def is_client(text: str) -> bool:
    """Whether it names the client of a law office: who owes in none of the files that it runs for him."""
    return _keys().get(fold(text)) == CLIENT


def of_debtor() -> str:
    """A label of the debtor's name."""
    return str(source_words()["labels"]["debtor_name"][0])


def read_labels(cells: Sequence[Any]) -> dict[str, str]:
    """What a line says by its labels, and by "Sayın ..."; "other" where labels say nothing of use.

    >>> read_labels(["Hesap Kodu: 120.01.001  Hesap Adı: ABC LTD"])
    {'account_code': '120.01.001', 'debtor_name': 'ABC LTD'}
    >>> read_labels(["Cari :", "120.01.001 - ABC LTD", "", "Döviz:", "USD"])
    {'debtor_name': 'ABC LTD', 'account_code': '120.01.001', 'currency': 'USD'}
    >>> read_labels(["Müşteri Ünvanı", "", "ABC LTD"])
    {'debtor_name': 'ABC LTD'}
    >>> read_labels(["Cari İsim : ABC LTD"]), read_labels(["Sayın; ABC LTD"])
    ({'debtor_name': 'ABC LTD'}, {'debtor_name': 'ABC LTD'})
    >>> read_labels(["Cari Hesap: Tümü"]), read_labels(["Hesap: 120.01.001 - 120.99.999"])
    ({'other': ''}, {'other': ''})
    >>> read_labels(["120.01.001 ABC LTD  Bakiye: 1.500,00 TL"])["debtor_name"]
    'ABC LTD'
    >>> read_labels(["Sayın ABC LTD"]), read_labels(["ABC LTD"]), read_labels(["Şube: Bodrum"])
    ({'debtor_name': 'ABC LTD'}, {}, {'other': 'Bodrum'})
    >>> read_labels(["Sayın Yılmaz"]), read_labels(["Sayın Pastanesi"])
    ({'debtor_name': 'Yılmaz'}, {})
    >>> read_labels(["Sayın ABC LTD Cari Hesap Ekstresi"])
    {'debtor_name': 'ABC LTD'}
    >>> read_labels(["Müvekkil: ABC LTD", "Borçlu: Ak Gıda"])
    {'client': 'ABC LTD', 'debtor_name': 'Ak Gıda'}
    >>> read_labels(["Cari Hesap Ekstresi - 120.35.0117  ABC LTD"])
    {'debtor_name': 'ABC LTD', 'account_code': '120.35.0117'}
    >>> read_labels(["Cari Ekstre : ABC LTD. ŞTİ."]), read_labels(["Cari Hesap Ekstresi - Döviz Bazlı"])
    ({'debtor_name': 'ABC LTD. ŞTİ.'}, {})
    >>> read_labels(["V.D. / No: Bodrum / 4540536920"])
    {'tax_id': '4540536920', 'tax_office': 'Bodrum'}
    """
    whole = [_of_account(shown(cell)) for cell in cells]
    followed = [_is_followed(whole[at + 1 :]) for at in range(len(whole))]
    line = "\t".join(_with_colon(text, after) for text, after in zip(whole, followed, strict=True) if text)
    found: dict[str, str] = {}
    marks = list(_labels().finditer(line)) if ":" in line or "=" in line else []
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=False):
        key = str(mark.lastgroup).rsplit("_", 1)[0]
        value = line[mark.end() : end].strip(EDGES)
        if value and key not in found:
            _keep(found, key, value)
    if CLIENT in found and "debtor_name" not in found:
        _keep(found, "debtor_name", found[CLIENT])
    if marks and not found.keys() & {"debtor_name", "account_code"}:
        found = account_line([line[: marks[0].start()]]) | found
    addressed = None if marks else _addressed().fullmatch(line.strip(EDGES))
    if addressed and not _OF_FIRM.fullmatch(fold(addressed[1])):
        _keep(found, "debtor_name", addressed[1])
    if "other" in found:  # a clerk's
        found = {key: value for key, value in found.items() if key not in ("phone", "email")}
    return found if found or not marks else {"other": ""}


def labelled_name(cells: Sequence[Any]) -> dict[str, str]:
    """The name at the start of a line on which the tax number of the debtor follows.

    >>> labelled_name(["ABC LTD. ŞTİ.", "", "VKN: 4540536920", "Tel: 444 1 444"])
    {'debtor_name': 'ABC LTD. ŞTİ.', 'tax_id': '4540536920'}
    >>> labelled_name(["ABC LTD. ŞTİ.", "Tel: 444 1 444"]), labelled_name(["VKN: 4540536920"])
    ({}, {})
    """
    texts = [text for text in map(shown, cells) if text]
    said = read_labels(cells)
    if "tax_id" not in said or "debtor_name" in said or ":" in texts[0] or not is_name(texts[0]):
        return {}
    return {"debtor_name": texts[0], "tax_id": said["tax_id"]}


def _is_followed(after: Sequence[str]) -> bool:
    """Whether the value of a label stands in the next cell; or further right, where no label has a colon."""
    value = next(filter(None, after), "")
    return bool(value) and (bool(after[0]) or fold(value) not in _keys())


def _with_colon(text: str, followed: bool) -> str:
    """A cell that is a label and has its value in the next one gets its colon."""
    return f"{text}:" if followed and fold(text) in _keys() and not text.rstrip().endswith(":") else text


def _keep(found: dict[str, str], key: str, value: str) -> None:
    parts = [part.strip(EDGES) for part in value.split("\t") if part.strip(EDGES)]
    if key in ("debtor_name", "account_code"):
        code, name = code_and_name(parts)
        name = without_title(name)
        if name and (is_generic(name) or not any(map(str.isalpha, name))):
            return  # a filter: "Tümü", "120.01 - 120.99", "120 ALICILAR"
        for part, text in (("debtor_name", name), ("account_code", code)):
            if text and not found.get(part):
                found[part] = text
    elif key == "currency":
        code = str(currency.compact([parts[0]])[0])
        if code:
            found[key] = code
    elif key in ("tax_id", "tax_office"):  # the number stands behind its office
        _keep_tax(found, key, parts)
    else:
        found[key] = parts[0]


def _keep_tax(found: dict[str, str], key: str, parts: Sequence[str]) -> None:
    """The number and the office of "Karşıyaka / 4540536920", whichever the label names."""
    number = next((number for part in parts if (number := _LONG_NUMBER.search(part))), None)
    if number is None:
        found[key] = parts[0]
        return
    found["tax_id"] = number[0]
    office = (number.string[: number.start()] if number.string is parts[0] else parts[0]).strip(EDGES)
    if sum(map(str.isalpha, office)) > 2:
        found.setdefault("tax_office", office)
