"""Whether cells name people and firms, whatever header stands above them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.header import certain
from addin.importing.evidence.words import source_words
from addin.parameters import read_text
from addin.rules.names import has_legal_form, is_company_name
from addin.text import fold

_MOST_WORDS = 4  # of a person's name
_WORDS = re.compile(r"[^\W_]+")
_TRADE = ("ci", "cu")  # folded, at the end of a word: "Kahveci"
_NAMES = ("adi", "ismi")
_THEIRS = ("musterisi", "firmasi")  # "Plasiyer Müşterisi" is no staff
_STEM = 5  # letters of a word that may have an ending


def names_among(cells: Sequence[Any]) -> float:
    """How many of the different cells name a person or a firm, from 0 to 1.

    >>> names_among(["Ayşe Kara", "İkizler Apartmanı", "Ak Gıda Ltd. Şti.", "Zeytin"])
    0.75
    >>> names_among(["Kırık ameliyatı", "34 KLM 301", "Aydın", ""])
    0.0
    >>> names_among(["Hasan Usta", "Terzi Nuri", "Kahveci Salih", "Çatı tamiri"])
    0.75
    """
    texts = list({shown(cell) for cell in cells})
    firms = is_company_name(texts).tolist()
    named = sum(
        1 for text, firm in zip(texts, firms, strict=True) if firm or _is_premises(text) or _is_person(text)
    )
    return named / max(len(texts), 1)


def firms_among(cells: Sequence[Any]) -> float:
    """As `names_among`, of firms, shops and houses alone.

    >>> firms_among(["Ayşe Kara", "İkizler Apartmanı", "Ak Gıda Ltd. Şti.", "Zeytin"])
    0.5
    """
    texts = list({shown(cell) for cell in cells})
    firms = is_company_name(texts).tolist()
    named = sum(1 for text, firm in zip(texts, firms, strict=True) if firm or _is_premises(text))
    return named / max(len(texts), 1)


def is_person(text: str) -> bool:
    """Whether it is the whole name of a person, no firm's and no shop's.

    >>> is_person("Ayşe Kara"), is_person("Kara"), is_person("Ayşe Market"), is_person("Ayşe Kara Ltd. Şti.")
    (True, False, False, False)
    """
    return _is_person(text) and not _is_premises(text) and not has_legal_form(text)


def _is_premises(text: str) -> bool:
    words = fold(text).split()
    return len(words) > 1 and words[0].isalnum() and words[-1] in _premises()


def _is_person(text: str) -> bool:
    words = fold(text).split()
    person = 1 < len(words) <= _MOST_WORDS and all(map(str.isalpha, words))
    trade = person and (words[0] in _called() | _premises() or words[0].endswith(_TRADE))
    called = trade and words[-1] in _given_names()
    return person and (called or words[-1] in _called() or not _given_names().isdisjoint(words[:-1]))


@cache
def _called() -> frozenset[str]:
    """What people are called beside their name, without a surname: "Hasan Usta", "Terzi Nuri"."""
    return frozenset(map(fold, source_words()["called"]))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(fold, json.loads(read_text("given_names.json"))["names"]))


@cache
def _premises() -> frozenset[str]:
    """The last words of names of shops, houses, offices and trades."""
    return frozenset(map(fold, source_words()["premises"]))


def is_about_staff(header: str) -> bool:
    """Whether a header speaks of somebody who owes nothing: of one's own people, a carrier, a referee.

    >>> is_about_staff("Satış Temsilcisi"), is_about_staff("Teslim Alan"), is_about_staff("Araç Sahibi")
    (True, True, False)
    >>> is_about_staff("Kayıt Alan"), is_about_staff("Malı Alan")
    (True, False)
    """
    return _says(header, "staff") and not fold(header).endswith(_THEIRS)


def is_of_contact(header: str) -> bool:
    """Whether a header speaks of somebody to talk to, who owes where no firm is named beside him.

    >>> is_of_contact("Görüşülen"), is_of_contact("Site Yöneticisi"), is_of_contact("Site Adı")
    (True, True, False)
    """
    return _says(header, "contacts")


def _says(header: str, key: str) -> bool:
    """Whether it has one of the words, or several of them side by side as they stand in the list."""
    stems, text = [fold(word) for word in source_words()[key]], fold(header)
    long = tuple(stem for stem in stems if len(stem) >= _STEM)
    if any(word in stems or word.startswith(long) for word in text.split()):
        return True
    return any(f" {stem} " in f" {text} " for stem in stems if " " in stem)


def is_of_owner(header: str) -> bool:
    """Whether a header ends as those of names do: "Tekne Sahibi", "Üyenin Adı Soyadı".

    >>> is_of_owner("Düğün Sahibi"), is_of_owner("Hastanın Adı-Soyadı"), is_of_owner("Hayvanın Adı")
    (True, True, False)
    """
    text = fold(header)
    return any(f" {text}".endswith(f" {fold(ending)}") for ending in source_words()["owners"])


def names_debtor(header: str) -> bool:
    """Whether it ends with a word that may be the debtor's where nobody else is named.

    >>> names_debtor("Kiracımız"), names_debtor("Dernek Üyesi"), names_debtor("Üye Durumu")
    (True, True, False)
    """
    told = [word for word in fold(header).split() if word not in _NAMES]
    words = [fold(word) for word in source_words()["debtor_words"]]
    long = tuple(word for word in words if len(word) >= _STEM and " " not in word)
    ends = any(" ".join(["", *told]).endswith(f" {word}") for word in words)
    return ends or is_of_owner(header) or any(word.startswith(long) for word in told[-1:])


def says_debtor(header: str) -> bool:
    """Whether a word of it names the debtor: "Fatura Kesilen Firma"."""
    return "/" not in header and any(
        (certain(word) or ((),))[0] == ("debtor_name",) for word in _WORDS.findall(header)
    )
