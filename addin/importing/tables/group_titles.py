"""Titles of columns that stand in two rows: a group's title over those of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.importing.evidence.amount_words import says_paid
from addin.importing.evidence.buckets import bucket_of
from addin.importing.evidence.cells import shown
from addin.importing.evidence.day_forms import month_number
from addin.importing.evidence.header import certain, currency_in, fields_of, known_in

_MONEY = {"amount", "open_amount", "paid_amount", "debit", "credit"}
_PLACES = (("province",), ("district",))
_MISREAD = 4  # titles in two rows, of which one may be misspelt beyond reading
Row = Sequence[Any]
Merged = tuple[int, int, int, int]


def joined_rows(rows: Sequence[Row], at: int, merged: Sequence[Merged]) -> tuple[str, ...]:
    """The titles of row `at` and the one below it, one a column."""
    upper, lower = list(map(shown, rows[at])), list(map(shown, rows[at + 1]))
    spread = _spread(upper, lower, [each for each in merged if each[0] <= at <= each[2]])
    return tuple(map(_joined, spread, lower))


def read_together(rows: Sequence[Row], at: int, merged: Sequence[Merged]) -> bool:
    """Whether the titles of row `at` go on in the row below: together they say more than that one alone, and
    no less than the upper ones.

    >>> read_together([["Alıcı", "Belge", "Fatura"], ["Adı", "No", "Tarihi"]], 0, ())
    True
    >>> read_together([["Due Date", "Amount"], ["Vade", "Tutar"]], 0, ())  # twice the same
    False
    >>> read_together([["Alıcı", "Belge"], ["Ak Gıda", "Çek"]], 0, ())
    False
    """
    upper, lower = tuple(map(shown, rows[at])), tuple(map(shown, rows[at + 1]))
    both = joined_rows(rows, at, merged)
    continued = [title for title, up, low in zip(both, upper, lower, strict=False) if up and low]
    if len(continued) < 2 or any(map(str.isdigit, "".join(lower))):
        return False
    unread = sum(not fields_of(title)[0] for title in continued)
    named = known_or_near(both) + unread
    return unread <= len(continued) // _MISREAD and named > known_in(lower) and named >= known_in(upper)


def known_or_near(titles: Sequence[str]) -> int:
    """How many of our columns they name, misspelt ones too."""
    misspelt = {fields_of(title)[0] for title in titles if title and not certain(title)} - {()}
    return known_in(titles) + len(misspelt)


def _spread(upper: list[str], lower: list[str], merged: Sequence[Merged]) -> list[str]:
    """Group titles over all columns of their group."""
    found = list(upper)
    spans = {left: right for _, left, _, right in merged if right > left}
    for at, title in enumerate(upper):
        if at in spans and title:
            found[at : spans[at] + 1] = [title] * (min(spans[at] + 1, len(upper)) - at)
        elif title and lower[at] and not spans:
            end = at + 1
            while end < len(upper) and not upper[end] and lower[end]:
                found[end] = title
                end += 1
    return found


def _joined(upper: str, lower: str) -> str:
    """The title of a column under a group title.

    >>> _joined("Fatura Bilgileri", "No"), _joined("Adres Bilgileri", "İl")
    ('Fatura No', 'İl')
    >>> _joined("Adresi", "İl"), _joined("Ödeme", "Tutar")
    ('İl', 'Ödeme Tutar')
    >>> _joined("Fatura", "No"), _joined("Tutar", "Borç"), _joined("Tutar", "USD"), _joined("Vade", "")
    ('Fatura No', 'Borç', 'Tutar USD', 'Vade')
    >>> _joined("Yaşlandırma", "91-120 Gün"), _joined("Yaşlandırma", "Vadesi Gelmeyen")
    ('91-120 Gün', 'Vadesi Gelmeyen')
    >>> _joined("Daire", "MAYIS"), _joined("Ödenen", "Mayıs")
    ('MAYIS', 'Ödenen Mayıs')
    """
    both = f"{upper} {lower}".strip()
    if (place := certain(lower)) and place[0] in _PLACES and not certain(both):
        return lower  # "Adresi" over "İl" is no misspelt address
    alone = bucket_of(lower) or (month_number(lower) and not says_paid(upper))
    if upper and alone and not currency_in(upper):
        return lower
    if not (upper and lower) or fields_of(both)[0]:
        return both
    shorter = f"{upper.split(maxsplit=1)[0]} {lower}"  # "Fatura Bilgileri" over "No"
    if " " in upper and certain(shorter):
        return _in_currency(shorter, upper)
    return _in_currency(lower, upper) if fields_of(lower)[0] else both


def _in_currency(lower: str, upper: str) -> str:
    """An amount in the currency that its group names.

    >>> _joined("Amount (EUR)", "Total"), _joined("Tutar (USD)", "Vade")
    ('Amount Total (EUR)', 'Vade')
    """
    code = "" if currency_in(lower) or _MONEY.isdisjoint(fields_of(lower)[0]) else currency_in(upper)
    return f"{lower} ({code})" if code else lower
