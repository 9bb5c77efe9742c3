"""Words about papers: headers of numbers of several ("İrsaliye/Fatura No"), what a list is one of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from addin.importing.evidence.cells import loose
from addin.importing.evidence.words import source_words
from addin.text import fold

_NUMBER = re.compile(r" (?:no|numarasi|nosu)$")
_OF_PAPER = re.compile(r"\b(?:cek|cekin|senet|senedin|bono|cheque|check)\b")
_LIST = re.compile(
    r"(?:[^\W\d]+ ){0,3}(?:(?:cek|senet|bono)(?:ler\w*|lar\w*)?(?: ve (?:senet|cek)\w*)?|cheques|checks)"
    r"(?: (?:listesi|takip\w*|portfoy\w*|dokumu|list))*(?: \d{4})?"
)
_DOCUMENT = "document_no"


def of_any_paper(parts: Sequence[str], titles: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the parts of a header name papers, the document that is owed by among them.

    >>> known = {"fatura": ("document_no",), "ceknosu": ("cheque_no",)}
    >>> of_any_paper(["İrsaliye", "Fatura No"], known), of_any_paper(["Fatura", "Makbuz Numarası"], known)
    (True, True)
    >>> of_any_paper(["İrsaliye", "Sipariş No"], known), of_any_paper(["Fatura", "Çek No"], known)
    (False, False)
    """
    if len(parts) < 2:
        return False
    words = [_NUMBER.sub("", fold(part)) for part in parts]
    fields = [titles.get(loose(word), ()) for word in words]
    known = (_DOCUMENT in each or word in _papers() for word, each in zip(words, fields, strict=True))
    return (_DOCUMENT,) in fields and all(known)


def paper_named(headers: Sequence[str], lines: Sequence[str]) -> str:
    """The kind of paper that headers of money or days name, or sheet and title; "" without one.

    >>> paper_named(["Senet Tutarı", "Vade"], []), paper_named(["Tutar"], ["MÜŞTERİ ÇEKLERİ LİSTESİ"])
    ('note', 'cheque')
    >>> paper_named(["Tutar"], ["Çek Otomotiv Ltd."])
    ''
    """
    told = [text for text in map(fold, headers) if _OF_PAPER.search(text)]
    told += [text for text in map(fold, lines) if _LIST.fullmatch(text)]
    words = " ".join(told)
    notes = re.search(r"sene[td]|bono", words) and not re.search(r"cek|check|cheque", words)
    return "note" if notes else "cheque" if told else ""


def only_paper(text: str) -> str:
    """The one kind of paper that a header or the name of a sheet tells of; "" where it is none or both.

    >>> only_paper("Senet No"), only_paper("Çekler"), only_paper("ÇEK SENET"), only_paper("Belge No")
    ('note', 'cheque', '', '')
    """
    words = loose(text)
    cheque, note = "cek" in words or "cheque" in words, "sene" in words or "bono" in words
    return "" if cheque == note else "note" if note else "cheque"


@cache
def _papers() -> frozenset[str]:
    return frozenset(map(fold, source_words()["papers"][_DOCUMENT]))
