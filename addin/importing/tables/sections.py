"""What lines outside of the columns say: the title above a list, the line above a debtor's rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.header import titles_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.row_words import is_currency
from addin.rules.identifiers import currency
from addin.text import fold

_LETTERS = {"i": "[iıİI]", "u": "[uüUÜ]", "o": "[oöOÖ]", "s": "[sşSŞ]", "c": "[cçCÇ]", "g": "[gğGĞ]"}
_LETTERS |= {"a": "[aâAÂ]"}
_ACCOUNT = re.compile(r"(\d{3}(?:[.\- ]\d{1,6})+|\d{3})(?!\S)[\s\-–—:/|]*(.*)", re.DOTALL)
_CODED = re.compile(r"([A-Z]{0,5}[-.]?\d[\w.\-]*)\s*(?:\s[-–—|]\s|\s{2,}|\t)\s*(\S.*)", re.DOTALL)
_BEFORE = re.compile(
    r"[(\[](\d{3}(?:[.\-/ ]\d{1,6})*|[A-Z]{1,5}[-.]?\d[\w.\-]*)[)\]][\s\-–—:/|]*(\S.*)", re.DOTALL
)
_BEHIND = re.compile(r"(.*\S)\s*[(\[]([\d.\-]{3,}|[A-Z]{1,5}[-.]?\d[\w.\-]*)[)\]]")
_AS_OF = re.compile(
    r"(\d{1,2}[./]\d{1,2}[./]\d{4})\s*(?:g[uü]n[uü]|tar[iİ]h[iİ])?\s*[iİ]t[iİ]bar", re.IGNORECASE
)
_AS_OF_ENGLISH = re.compile(r"as (?:of|at):? ([\w.,/ ]*\d{4})", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PAIRS = re.compile(r"\babd dolari\b|\bturk lirasi\b")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{9,11}(?!\d)")
_EDGES = " \t\r\n:;-–—=|/*"
_MOST_LETTERS = 90


@cache
def _labels() -> re.Pattern[str]:
    """Any label with a colon behind it; the longest one wins."""
    named = [(text, key) for text, key in _keys().items()]
    named.sort(key=lambda pair: -len(pair[0]))
    ways = "|".join(f"(?P<{key}_{at}>{_pattern(text)})" for at, (text, key) in enumerate(named))
    return re.compile(rf"(?<!\w)(?:{ways})\s*(?:\([^)]*\))?\s*[:=]", re.IGNORECASE)


def _pattern(text: str) -> str:
    words = ["".join(_LETTERS.get(letter, letter) for letter in word) for word in fold(text).split()]
    return r"[\s./]*".join(words)


@cache
def _addressed() -> re.Pattern[str]:
    ways = "|".join(_pattern(text) for text in source_words()["addressed"])
    return re.compile(rf"(?:{ways})\.?[\s:;,]+(\S.*)", re.IGNORECASE | re.DOTALL)


@cache
def _keys() -> dict[str, str]:
    """What each label is about: those of our own, and every title of names that has several words."""
    told = {fold(text): "debtor_name" for text in titles_of("debtor_name") if " " in fold(text)}
    return told | {fold(text): key for key, texts in source_words()["labels"].items() for text in texts}


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
    """
    whole = list(map(shown, cells))
    followed = [_is_followed(whole[at + 1 :]) for at in range(len(whole))]
    line = "\t".join(_with_colon(text, after) for text, after in zip(whole, followed, strict=True) if text)
    found: dict[str, str] = {}
    marks = list(_labels().finditer(line)) if ":" in line or "=" in line else []
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=False):
        key = str(mark.lastgroup).rsplit("_", 1)[0]
        value = line[mark.end() : end].strip(_EDGES)
        if value and key not in found:
            _keep(found, key, value)
    if marks and not found.keys() & {"debtor_name", "account_code"}:
        found = account_line([line[: marks[0].start()]]) | found
    if not marks and (addressed := _addressed().fullmatch(line.strip(_EDGES))):
        _keep(found, "debtor_name", addressed[1])
    return found if found or not marks else {"other": ""}


def _is_followed(after: Sequence[str]) -> bool:
    """Whether the value of a label stands in the next cell; or further right, where no label has a colon."""
    value = next(filter(None, after), "")
    return bool(value) and (bool(after[0]) or fold(value) not in _keys())


def _with_colon(text: str, followed: bool) -> str:
    """A cell that is a label and has its value in the next one gets its colon."""
    return f"{text}:" if followed and fold(text) in _keys() and not text.rstrip().endswith(":") else text


def _keep(found: dict[str, str], key: str, value: str) -> None:
    parts = [part.strip(_EDGES) for part in value.split("\t") if part.strip(_EDGES)]
    if key in ("debtor_name", "account_code"):
        code, name = code_and_name(parts)
        if name and (is_generic(name) or not any(map(str.isalpha, name))):
            return  # a filter: "Tümü", "120.01 - 120.99", "120 ALICILAR"
        for part, text in (("debtor_name", name), ("account_code", code)):
            if text and not found.get(part):
                found[part] = text
    elif key == "currency":
        code = str(currency.compact([parts[0]])[0])
        if code:
            found[key] = code
    elif key == "tax_id":  # behind its office
        found[key] = next((number[0] for part in parts if (number := _LONG_NUMBER.search(part))), parts[0])
    else:
        found[key] = parts[0]


def code_and_name(parts: Sequence[str]) -> tuple[str, str]:
    """An account's code and name, "" for what is not there.

    >>> code_and_name(["120.01.001 ABC LTD"]), code_and_name(["C-0001", "ABC LTD"])
    (('120.01.001', 'ABC LTD'), ('C-0001', 'ABC LTD'))
    >>> code_and_name(["(120.01.001) ABC LTD"]), code_and_name(["(Eski) ABC LTD"])
    (('120.01.001', 'ABC LTD'), ('', '(Eski) ABC LTD'))
    >>> code_and_name(["ABC LTD (120.01.001)"]), code_and_name(["3M SAN. TİC."]), code_and_name(["120.01"])
    (('120.01.001', 'ABC LTD'), ('', '3M SAN. TİC.'), ('120.01', ''))
    """
    text = "\t".join(parts)
    if found := _ACCOUNT.fullmatch(text) or _CODED.fullmatch(text) or _BEFORE.fullmatch(text):
        return found[1].strip(_EDGES), found[2].replace("\t", " ").strip(_EDGES)
    if found := _BEHIND.fullmatch(text):
        return found[2], found[1].replace("\t", " ").strip(_EDGES)
    bare = parts[0].strip(_EDGES) if parts else ""
    if (bare and not any(map(str.isalpha, bare))) or (" " not in bare and any(map(str.isdigit, bare))):
        return bare, ""
    return "", bare


def account_line(cells: Sequence[Any]) -> dict[str, str]:
    """Code and name of a line that has nothing else; {} where it is no such line.

    >>> account_line(["", "120.01.001 ABC LTD. ŞTİ.", ""])
    {'account_code': '120.01.001', 'debtor_name': 'ABC LTD. ŞTİ.'}
    >>> account_line(["ABC LTD. ŞTİ."]), account_line(["120.01.001 Ak", 5.0])
    ({}, {})
    """
    texts = [text for text in map(shown, cells) if text]
    if not texts or len(texts) > 2 or not all(isinstance(cell, str) for cell in cells if cell != ""):
        return {}
    code, name = code_and_name(texts)
    return {"account_code": code, "debtor_name": name} if code and is_name(name) else {}


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


def bare_name(cells: Sequence[Any]) -> dict[str, str]:
    """A name that stands alone on its line; {} where none does."""
    texts = [text for text in map(shown, cells) if text]
    return {"debtor_name": texts[0]} if len(texts) == 1 and is_name(texts[0]) else {}


def is_name(text: str) -> bool:
    """Whether it may be the name of somebody: more letters than digits, no sentence, no month.

    >>> is_name("ABC LTD. ŞTİ."), is_name("OCAK 2025"), is_name("Ödemeler gecikti, aranacak!")
    (True, False, False)
    """
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if letters < 2 or letters <= digits or len(text) > _MOST_LETTERS or text[-1] in "!?:":
        return False
    return not is_generic(text)


def is_generic(text: str) -> bool:
    """Whether it has words of lists only: months, years, "faturalar".

    >>> is_generic("OCAK 2025"), is_generic("Ocak Gıda"), is_generic("TL")
    (True, False, True)
    """
    generic = {fold(word) for word in source_words()["row"]["filler"]}
    told = [word for word in fold(text).split() if not word.isdecimal() and not is_currency(word)]
    return generic.issuperset(told)


def currency_heading(cells: Sequence[Any]) -> str:
    """The currency of a heading such as "USD ALACAKLAR"; "" where it says more than that, or several.

    >>> currency_heading(["USD ALACAKLAR"]), currency_heading(["", "Müşteri bakiyeleri (Avro)"])
    ('USD', 'EUR')
    >>> currency_heading(["Euro Gıda Ltd."]), currency_heading(["TL / USD bakiyeler"])
    ('', '')
    """
    texts = [text for text in map(shown, cells) if text]
    if len(texts) != 1 or ":" in texts[0]:  # a label, perhaps of one account only
        return ""
    codes = {code for word in _currency_words(texts[0]) if (code := str(currency.compact([word])[0]))}
    bracketed = any(code in _bracketed(texts[0]) for code in codes)
    return codes.pop() if len(codes) == 1 and (bracketed or is_generic(texts[0])) else ""


def _currency_words(text: str) -> list[str]:
    folded = fold(text)
    return [*folded.split(), *(sign for sign in "₺$€£" if sign in text), *_PAIRS.findall(folded)]


def _bracketed(text: str) -> set[str]:
    return {str(currency.compact([part])[0]) for part in _BRACKETED.findall(text)}


def read_title(rows: Sequence[Sequence[Any]]) -> dict[str, str]:
    """What the rows above a header say; the first word on each stands.

    >>> read_title([["CARİ HESAP EKSTRESİ"], ["Cari Ünvanı:", "ABC LTD"], ["Dönem: 01.01.2025 - 31.12.2025"]])
    {'debtor_name': 'ABC LTD', 'period': '01.01.2025 - 31.12.2025'}
    >>> read_title([["31.12.2025 tarihi itibariyle yaşlandırma"]])
    {'as_of': '31.12.2025'}
    >>> read_title([["120.01 BAYİLER"], ["120.01.007 ABC LTD"]])["debtor_name"]
    'ABC LTD'
    """
    found: dict[str, str] = {}
    for row in rows:
        said = read_labels(row) or account_line(row)
        if _is_below(said, found):
            found |= said
        for key, value in said.items():
            found.setdefault(key, value)
        line = " ".join(map(shown, row))
        if at := _AS_OF.search(line) or _AS_OF_ENGLISH.match(line.strip()):
            found.setdefault("as_of", at[1])
        if code := currency_heading(row):
            found["currency"] = code  # the line next to the list is about it
    found.pop("other", None)
    return found


def _is_below(said: dict[str, str], above: dict[str, str]) -> bool:
    """Whether a line names an account below that of a line above it, which is no debtor then."""
    code, upper = said.get("account_code", ""), above.get("account_code", "")
    return bool(upper and "debtor_name" in said) and code.startswith(tuple(upper + sign for sign in "./- "))
