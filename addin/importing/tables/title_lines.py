"""What the lines above a list say: whose it is, of which day, in which currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.words import source_words
from addin.importing.tables.labels import CARD, CLIENT, read_labels
from addin.importing.tables.names import account_line, is_generic
from addin.importing.tables.office_lines import office_line
from addin.rules.identifiers import currency
from addin.rules.names import is_company_name
from addin.text import fold

_AS_OF = re.compile(
    r"(\d{1,2}[./]\d{1,2}[./]\d{4})\s*(?:g[uü]n[uü]|tar[iİ]h[iİ])?\s*[iİ]t[iİ]bar", re.IGNORECASE
)
_AS_OF_ENGLISH = re.compile(
    r"\b(?:as (?:of|at|on)|(?:key|report|aging|ageing) date):? (\d{4}-\d\d-\d\d|[\w.,/ -]*?\b\d{4})\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_BEHIND = re.compile(r"\s[-–—]\s*([^-–—]+)$")
_BEHIND_IN_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]$")
_WHO = {"debtor_name", "account_code"}
_PAIRS = re.compile(r"\babd dolari\b|\bus dollars?\b|\bturk lirasi\b")


def currency_heading(cells: Sequence[Any]) -> str:
    """The currency of a heading such as "USD ALACAKLAR"; "" where it says more than that, or several.

    >>> currency_heading(["USD ALACAKLAR"]), currency_heading(["", "Müşteri bakiyeleri (Avro)"])
    ('USD', 'EUR')
    >>> currency_heading(["Euro Gıda Ltd."]), currency_heading(["TL / USD bakiyeler"])
    ('', '')
    >>> currency_heading(["As of September 30, 2026 (all amounts in EUR)"])
    'EUR'
    """
    texts = [text for text in map(shown, cells) if text]
    if len(texts) != 1 or ":" in texts[0]:  # a label, perhaps of one account only
        return ""
    return _only_code(texts[0], [texts[0], *_BRACKETED.findall(texts[0])])


def _only_code(text: str, parts: Sequence[str]) -> str:
    """The currency that the text names, if one of its parts speaks of nothing but amounts and a currency."""
    codes = _codes_in(text)
    said = len(codes) == 1 and any(_codes_in(part) and _is_of_amounts(part) for part in parts)
    return codes.pop() if said else ""


def _codes_in(text: str) -> set[str]:
    folded = fold(text)
    words = [*folded.split(), *(sign for sign in "₺$€£" if sign in text), *_PAIRS.findall(folded)]
    return {code for word in words if (code := str(currency.compact([word])[0]))}


def _is_of_amounts(text: str) -> bool:
    beside = set(map(fold, source_words()["of_amounts"]))
    return is_generic(" ".join(word for word in fold(text).split() if word not in beside))


def _currency_of_title(row: Sequence[Any]) -> str:
    """As `currency_heading`; of an only account also behind its name: "Ak Ltd. - USD".

    >>> _currency_of_title(["Ak Ltd. - USD"]), _currency_of_title(["Ak - Euro Gıda"])
    ('USD', '')
    """
    texts = [text for text in map(shown, row) if text]
    if len(texts) != 1 or ":" in texts[0] or not (behind := _BEHIND.search(texts[0])):
        return currency_heading(row)
    return currency_heading(row) or _only_code(texts[0], [behind[1]])


def before_currency(line: str) -> str:
    """The name before the currency of its account.

    >>> before_currency("Ak Ltd. - USD"), before_currency("Ak Ltd. (Euro Hesabı)"), before_currency("Ak - Ok")
    ('Ak Ltd.', 'Ak Ltd.', 'Ak - Ok')
    """
    behind = _BEHIND.search(line) or _BEHIND_IN_BRACKETS.search(line)
    said = behind and behind.start() and _only_code(behind[1], [behind[1]])
    return line[: behind.start()].rstrip() if behind and said else line


def read_title(rows: Sequence[Sequence[Any]]) -> dict[str, str]:
    """What the rows above a header say; the first word on each stands.

    >>> read_title([["CARİ HESAP EKSTRESİ"], ["Cari Ünvanı:", "ABC LTD"], ["Dönem: 01.01.2025 - 31.12.2025"]])
    {'debtor_name': 'ABC LTD', 'period': '01.01.2025 - 31.12.2025'}
    >>> read_title([["31.12.2025 tarihi itibariyle yaşlandırma"]])
    {'as_of': '31.12.2025'}
    >>> read_title([["Key date: 30-Sep-2026", "Company Code 1000"]])["as_of"]
    '30-Sep-2026'
    >>> read_title([["120.01 BAYİLER"], ["120.01.007 ABC LTD"]])["debtor_name"]
    'ABC LTD'
    >>> read_title([["AK LTD. ŞTİ."], ["Vergi No: 4540536920"], ["Sayın ABC LTD"]])
    {'debtor_name': 'ABC LTD'}
    """
    found: dict[str, str] = {}
    rows = [row for row in rows if any(map(shown, row))]
    for at, row in enumerate(rows):
        said = read_labels(row) or account_line(row)
        found |= office_line(row)
        if not {*found, *said} & _WHO:  # a letterhead's
            said = {key: value for key, value in said.items() if key not in CARD} or {"other": ""}
        elif not _WHO & found.keys() and "tax_id" in found and _is_of_head(rows[:at]):
            del found["tax_id"]
        if _is_below(said, found) or _is_of_client(said, found):
            found |= said
        for key, value in said.items():
            found.setdefault(key, value)
        line = " ".join(map(shown, row))
        if day := _AS_OF.search(line) or _AS_OF_ENGLISH.search(line):
            found.setdefault("as_of", day[1])
        if code := _currency_of_title(row):
            found["currency"] = code  # the line next to the list is about it
    found.pop("other", None)
    return found


def _is_of_head(above: Sequence[Sequence[Any]]) -> bool:
    """Whether the tax number above the debtor's name is that of the firm which wrote the list.

    His own stands right above his name, below no firm's.
    """
    at = next(at for at, row in enumerate(above) if "tax_id" in read_labels(row))
    firms = [text for row in above[: at + 1] for text in [shown(cell) for cell in row] if ":" not in text]
    return at < len(above) - 1 or bool(is_company_name(firms).any())


def _is_of_client(said: dict[str, str], above: dict[str, str]) -> bool:
    """Whether a line names the debtor of the client of a line above."""
    return CLIENT in above and "debtor_name" in said and CLIENT not in said


def _is_below(said: dict[str, str], above: dict[str, str]) -> bool:
    """Whether a line names an account below that of a line above it, which is no debtor then."""
    code, upper = said.get("account_code", ""), above.get("account_code", "")
    return bool(upper and "debtor_name" in said) and code.startswith(tuple(upper + sign for sign in "./- "))
