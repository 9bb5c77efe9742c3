"""What the lines above a list say: whose it is, of which day, in which currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.tables.labels import CARD, CLIENT, read_labels
from addin.importing.tables.names import account_line, is_generic
from addin.rules.identifiers import currency
from addin.text import fold

_AS_OF = re.compile(
    r"(\d{1,2}[./]\d{1,2}[./]\d{4})\s*(?:g[uü]n[uü]|tar[iİ]h[iİ])?\s*[iİ]t[iİ]bar", re.IGNORECASE
)
_AS_OF_ENGLISH = re.compile(r"as (?:of|at):? ([\w.,/ ]*\d{4})", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PAIRS = re.compile(r"\babd dolari\b|\bturk lirasi\b")


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
        if not {*found, *said} & {"debtor_name", "account_code"}:  # a letterhead's
            said = {key: value for key, value in said.items() if key not in CARD} or {"other": ""}
        if _is_below(said, found) or _is_of_client(said, found):
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


def _is_of_client(said: dict[str, str], above: dict[str, str]) -> bool:
    """Whether a line names the debtor of the client of a line above."""
    return CLIENT in above and "debtor_name" in said and CLIENT not in said


def _is_below(said: dict[str, str], above: dict[str, str]) -> bool:
    """Whether a line names an account below that of a line above it, which is no debtor then."""
    code, upper = said.get("account_code", ""), above.get("account_code", "")
    return bool(upper and "debtor_name" in said) and code.startswith(tuple(upper + sign for sign in "./- "))
