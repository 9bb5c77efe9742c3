"""Names and account codes as they stand on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.words import is_numbered, source_words
from addin.importing.tables.row_words import is_currency
from addin.rules.names import has_legal_form
from addin.text import fold

_ACCOUNT = re.compile(
    r"(\d{3}(?:(?:[.\-]\d{1,6}|[.\-][^\W\d_]{1,5}[.\-]?\d{1,8})+|(?: \d{1,6})+)?)(?!\S)[\s\-–—:/|]*(.*)",
    re.DOTALL,
)
_CODED = re.compile(r"([A-Z]{0,5}[-.]?\d[\w.\-]*)\s*(?:\s[-–—|]\s|\s{2,}|\t)\s*(\S.*)", re.DOTALL)
_SLASHED = re.compile(  # a year before the slash is none: "2026 / Yaz"
    r"(?!(?:19|20)\d\d\s*/)(\d{3,}[\w.\-]*|[A-Z]{1,5}[-.]?\d[\w.\-]*)\s*/\s*([^\W\d_].*)"
    r"|(0\d{3,}|[A-Z]{1,4}(?:[-.]\d{3,}|0\d{2,})) ([^\W\d_].*)",
    re.DOTALL,
)
_BEFORE = re.compile(
    r"[(\[](\d{3,}(?:[.\-/ ]\d{1,6})*|[A-Z]{1,5}[-.]?\d[\w.\-]*)[)\]][\s\-–—:/|]*(\S.*)", re.DOTALL
)
_BEHIND = re.compile(r"(.*\S)\s*[(\[]([\d.\-]{3,}|[A-Z]{1,5}[-.]?\d[\w.\-]*)[)\]]")
EDGES = " \t\r\n:;-–—=|/*"
_MOST_LETTERS = 90


def code_and_name(parts: Sequence[str]) -> tuple[str, str]:
    """An account's code and name, "" for what is not there.

    >>> code_and_name(["120.01.001 ABC LTD"]), code_and_name(["C-0001", "ABC LTD"])
    (('120.01.001', 'ABC LTD'), ('C-0001', 'ABC LTD'))
    >>> code_and_name(["(120.01.001) ABC LTD"]), code_and_name(["(Eski) ABC LTD"])
    (('120.01.001', 'ABC LTD'), ('', '(Eski) ABC LTD'))
    >>> code_and_name(["00123 / ABC LTD"]), code_and_name(["M-12/ABC"]), code_and_name(["2026 / YAZ OKULU"])
    (('00123', 'ABC LTD'), ('M-12', 'ABC'), ('', '2026 / YAZ OKULU'))
    >>> code_and_name(["00123 ABC LTD"]), code_and_name(["[00123] ABC LTD"]), code_and_name(["123 ABC LTD"])
    (('00123', 'ABC LTD'), ('00123', 'ABC LTD'), ('123', 'ABC LTD'))
    >>> code_and_name(["AL0006 ABC LTD"]), code_and_name(["M-120 ABC"]), code_and_name(["MB2000 OTO"])
    (('AL0006', 'ABC LTD'), ('M-120', 'ABC'), ('', 'MB2000 OTO'))
    >>> code_and_name(["120.A01 ABC LTD"]), code_and_name(["100. YIL LTD"]), code_and_name(["120.ABC LTD"])
    (('120.A01', 'ABC LTD'), ('', '100. YIL LTD'), ('', '120.ABC LTD'))
    >>> code_and_name(["ABC LTD (120.01.001)"]), code_and_name(["3M SAN. TİC."]), code_and_name(["120.01"])
    (('120.01.001', 'ABC LTD'), ('', '3M SAN. TİC.'), ('120.01', ''))
    >>> code_and_name(["120 01 001 ABC LTD"]), code_and_name(["120.07.0015 7 MEHMET"])
    (('120 01 001', 'ABC LTD'), ('120.07.0015', '7 MEHMET'))
    """
    text = "\t".join(parts)
    forms = (_ACCOUNT, _CODED, _SLASHED, _BEFORE)
    if found := next((found for form in forms if (found := form.fullmatch(text))), None):
        code, name = (part for part in found.groups() if part is not None)
        return code.strip(EDGES), name.replace("\t", " ").strip(EDGES)
    if found := _BEHIND.fullmatch(text):
        return found[2], found[1].replace("\t", " ").strip(EDGES)
    bare = parts[0].strip(EDGES) if parts else ""
    if (bare and not any(map(str.isalpha, bare))) or (" " not in bare and any(map(str.isdigit, bare))):
        return bare, ""
    return "", bare


def account_line(cells: Sequence[Any]) -> dict[str, str]:
    """Code and name of a line that has nothing else; {} where it is no such line.

    >>> account_line(["", "120.01.001 ABC LTD. ŞTİ.", ""])
    {'account_code': '120.01.001', 'debtor_name': 'ABC LTD. ŞTİ.'}
    >>> account_line(["120.01.001 ABC LTD. ŞTİ. MUAVİN DÖKÜMÜ"])["debtor_name"]
    'ABC LTD. ŞTİ.'
    >>> account_line(["ABC LTD. ŞTİ."]), account_line(["120.01.001 Ak", 5.0])
    ({}, {})
    """
    texts = [text for text in map(shown, cells) if text]
    if not texts or len(texts) > 2 or not all(isinstance(cell, str) for cell in cells if cell != ""):
        return {}
    code, name = code_and_name(texts)
    name = without_title(name)
    return {"account_code": code, "debtor_name": name} if code and is_name(name) else {}


def without_title(name: str) -> str:
    """The name before the words of a list's title.

    >>> without_title("AK GIDA A.Ş. - CARİ HESAP EKSTRESİ"), without_title("Ak Cari")
    ('AK GIDA A.Ş.', 'Ak Cari')
    """
    words = name.split()
    at = len(words)
    while at and fold(words[at - 1]) in {"", *_title_words("sure"), *_title_words("beside")}:
        if words[at - 1].endswith(")") and "(" not in words[at - 1]:  # "(Euro Hesabı)"
            break
        at -= 1
    sure = not _title_words("sure").isdisjoint(map(fold, words[at:]))
    return " ".join(words[:at]).strip(EDGES) if sure else name


@cache
def _title_words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, source_words()["title"][kind]))


def bare_name(cells: Sequence[Any]) -> dict[str, str]:
    """A name that stands alone on its line; {} where none does.

    >>> bare_name(["Ak Eczane A.Ş. HESABI", ""]), bare_name(["ALICILAR HESABI MİZANI"])
    ({'debtor_name': 'Ak Eczane A.Ş.'}, {})
    """
    texts = [text for text in map(shown, cells) if text]
    name = without_title(texts[0]) if len(texts) == 1 else ""
    return {"debtor_name": name} if name and is_name(name) else {}


def is_name(text: str) -> bool:
    """Whether it may be the name of somebody: no fewer letters than digits, no sentence, no month.

    >>> is_name("ABC LTD. ŞTİ."), is_name("OCAK 2025"), is_name("Ödemeler gecikti, aranacak!")
    (True, False, False)
    >>> is_name("AK " + "GIDA İNŞAAT TURİZM SANAYİ " * 4 + "VE TİCARET LİMİTED ŞİRKETİ")
    True
    """
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if letters < 2 or letters < digits or text[-1] in "!?:":
        return False
    if len(text) > _MOST_LETTERS and not has_legal_form(" ".join(text.split()[-2:])):
        return False  # a sentence; full names of companies are as long
    return not is_generic(text)


def is_generic(text: str) -> bool:
    """Whether it has words of lists only: months, years, "faturalar"; "Müşteri 1" is somebody.

    >>> is_generic("OCAK 2025"), is_generic("Ocak Gıda"), is_generic("TL")
    (True, False, True)
    >>> is_generic("Müşteri 1"), is_generic("Cari Hesap No: 12"), is_generic("CARİ 2025")
    (False, False, True)
    """
    if is_numbered(text):
        return False
    generic = {fold(word) for word in source_words()["row"]["filler"]}
    told = [word for word in fold(text).split() if not word.isdecimal() and not is_currency(word)]
    return generic.issuperset(told)
