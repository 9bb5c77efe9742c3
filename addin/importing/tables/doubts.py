"""Lists whose words may mean another thing than money that customers owe: asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.importing.questions import LEAVE, TAKE, Answers, Choice, Question, answer_or_ask
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_OURS = re.compile(
    r"\b(?:borclarimiz|borclarim|odeyeceklerimiz|odeyecegimiz|odenecek (?:cek|senet|fatura|borc|tutar)\w*|"
    r"odenecekler|saticilar|satici (?:bakiye|cari|listesi)\w*|tedarikciler\w*|"
    r"tedarikci (?:bakiye|cari|borc|listesi)\w*|"
    r"(?<!tahsile )(?<!teminata )(?<!bankaya )verilen (?:cek|senet)\w*|verdigimiz (?:cek|senet)\w*|"
    r"kendi (?:cek|senet)\w*|borc (?:cek|senet)\w*|alis fatura\w*|gelen fatura\w*|"
    r"accounts payable|payables|creditors|vendors?)\b"
)
_THOUSANDS = re.compile(r"\b(?:bin|milyon|000) (?:tl|try|lira|turk lirasi|usd|eur|euro|avro|dolar)\b")


def says_own_debts(text: str) -> str:
    """The words by which a list is one of what its owner owes to others; "" without such words.

    >>> says_own_debts("2026 BORÇLARIMIZ"), says_own_debts("Verilen Çekler"), says_own_debts("ALACAKLAR")
    ('2026 BORÇLARIMIZ', 'Verilen Çekler', '')
    >>> says_own_debts("TAHSİLE VERİLEN ÇEKLER")
    ''
    """
    return next((line.strip() for line in text.splitlines() if _OURS.search(fold(line))), "")


def says_thousands(text: str) -> str:
    """The words by which amounts are written without their last zeros; "" without such words.

    >>> says_thousands("ALACAK LİSTESİ (BİN TL)"), says_thousands("Bin Yıl Ltd.")
    ('ALACAK LİSTESİ (BİN TL)', '')
    """
    return next((line.strip() for line in text.splitlines() if _THOUSANDS.search(fold(line))), "")


def meant(
    tables: Sequence[SourceTable], answers: Answers, questions: dict[str, Question]
) -> list[SourceTable]:
    """The lists that are to be taken; what title or sheet leaves doubtful goes into `questions`."""
    kept = []
    for table in tables:
        told = f"{table.context.get('title', '')}\n{table.sheet}"
        asked = [
            Question(key, said, (Choice(TAKE, yes), Choice(LEAVE, "leave_list")))
            for key, yes, said in (
                ("own_debts", "take_list", says_own_debts(told)),
                ("thousands", "take_as_written", says_thousands("\n".join([told, *table.headers]))),
            )
            if said
        ]
        told_so = [answer_or_ask(each, answers, questions) for each in asked]
        if LEAVE not in told_so:
            kept.append(table)
    return kept
