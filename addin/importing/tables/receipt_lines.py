"""Names of sheets and files, and lines above a list, that say it is one of payments that came."""

from __future__ import annotations

import re

from addin.importing.evidence.day_forms import month_number
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

NOTHING, PERHAPS, SAID = 0, 1, 2
_MONEY = r"(?:odeme|havale|eft|fast|para|tahsilat)(?:ler|lar)?(?:i|imiz|im)?"
_CAME = re.compile(
    rf"\b(?:tahsilat(?:lar)?(?:i|im|imiz)?|tahsil edilen(?:ler)?|(?:gelen|alinan) {_MONEY}|gelen(?:ler)?"
    r"|(?:incoming|received) payments?|payments? received|collections|receipts)\b"
)
_ALONE = re.compile(r"\bgelen\b")  # of invoices and papers too
_BESIDE = set(
    "ayi ayinda yili tum musteri musterilerden cari firma aidat kira banka kasa nakit gunluk haftalik aylik "
    "yapilan raporu dokumu hareketleri kayitlari defteri and of ve".split()
)
_OWED = re.compile(
    r"\b(?:fatura|satis|veresiye|borc|alacak|takip|takib|plan|bekle|kalan|acik\b|gecik|edilecek|yapilacak"
    r"|edilme|yapilmayan|olmayan|gelmeyen|vade|hedef|invoice|claim|due\b|open\b)"
)


def told_of_receipts(line: str) -> int:
    """SAID, PERHAPS or NOTHING.

    >>> [told_of_receipts(line) for line in ("Tahsilatlar", "KASIM AYI GELEN ÖDEMELER", "Gelenler 2026")]
    [2, 2, 2]
    >>> [told_of_receipts(line) for line in ("Tahsilat Listesi", "gelen paralar Ali", "Tahsilat Takip")]
    [1, 1, 0]
    >>> [told_of_receipts(line) for line in ("Gelen Faturalar", "Gelen Evrak", "Tahsil Edilecekler")]
    [0, 0, 0]
    """
    said = " ".join(fold(line.replace("_", " ")).split())
    rest, found = _CAME.subn(" ", said)
    if not found or says_owed(said):
        return NOTHING
    left = [word for word in rest.split() if not (word.isdigit() or word in _BESIDE or month_number(word))]
    if left and _ALONE.search(said) and not re.search(rf"gelen {_MONEY}\b", said):
        return NOTHING
    return PERHAPS if left else SAID


def says_owed(text: str) -> bool:
    """Whether a word of claims stands in it."""
    return _OWED.search(fold(text)) is not None


def table_of_receipts(table: SourceTable) -> int:
    """What the sheet's name and the lines above the list say; the file's name alone is never enough.

    A word of claims on the sheet takes back what the file's name says.
    """
    lines = [table.sheet, *table.context.get("title", "").splitlines()]
    told = max(map(told_of_receipts, lines))
    if told == NOTHING and not any(map(says_owed, lines)):
        return min(PERHAPS, told_of_receipts(table.file.rpartition(".")[0]))
    return told
