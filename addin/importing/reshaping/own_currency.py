"""Amounts in the currency of their document beside their worth in lira: "Tutar", "Döviz Tutarı"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Texts, texts_of
from addin.importing.evidence.currency_cells import told_by_cells
from addin.importing.evidence.header import certain, currency_in, without_currency
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable
from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY
from addin.text import fold

_FOREIGN = frozenset("doviz dovizi dovizli dvz fc fx".split())
_BEFORE = frozenset("islem belge fatura cari".split())  # "İşlem Dövizi Tutarı"
_WORTH = frozenset("karsiligi karsilik degeri esdegeri".split())
_MONEY = ("amount", "open_amount", "debit", "credit", "paid_amount")
_SIDES = {"debit", "credit"}
_FEWEST = 0.5  # of the rows in a foreign currency have their amount in it


@dataclass(frozen=True, slots=True)
class _Pair:
    """Columns of one field: its amount in the document's currency, and in lira."""

    field: str
    foreign: int
    lira: tuple[int, ...]


@cache
def foreign_field(header: str) -> str:
    """Which amount in a foreign currency a header names; "" where none.

    >>> [foreign_field(text) for text in ("Döviz Tutarı", "İşlem Dövizi Tutarı", "Bakiye (Döviz)", "Döviz")]
    ['amount', 'amount', 'open_amount', '']
    """
    words = fold(header).split()
    at = next((at for at, word in enumerate(words) if word in _FOREIGN), None)
    if at is None:
        return ""
    before = words[: at - 1] if at and words[at - 1] in _BEFORE else words[:at]
    found = certain(" ".join([*before, *words[at + 1 :]]))
    return found[0][0] if found and found[0][0] in _MONEY else ""


def in_own_currency(table: SourceTable) -> SourceTable:
    """Each row's amounts as they stand in its currency; what they are worth in lira is left out.

    Where only some rows are foreign, those in lira have theirs in the column of lira.
    """
    pairs = _pairs(table)
    codes = _codes(table) if pairs else None
    if codes is None:
        return table
    foreign = codes != BASE_CURRENCY
    record = table.records
    amounts = np.any([kurus_of(table.columns[pair.foreign]) != 0 for pair in pairs], axis=0)
    if not any(pair.lira for pair in pairs):  # every amount stands in its currency
        told = {pair.foreign: pair.field for pair in pairs}
        return replace(table, parts={**table.parts, **told}) if amounts[record].all() else table
    if not (foreign & record).any() or (amounts[foreign & record]).mean() < _FEWEST:
        return table
    mixed = bool((~foreign & record).any())
    if mixed and any(len(pair.lira) != 1 for pair in pairs):
        return table
    own = np.where(record, foreign, not mixed)  # a sum over several currencies is none
    columns, parts, whole = list(table.columns), dict(table.parts), dict(table.whole)
    for pair in pairs:
        parts |= dict.fromkeys(pair.lira, "") | {pair.foreign: pair.field}
        if mixed:
            whole[pair.foreign] = table.columns[pair.foreign]
            columns[pair.foreign] = _joined(columns[pair.foreign], columns[pair.lira[0]], own, record)
    fields = {pair.field for pair in pairs}
    if fields & _SIDES and "open_amount" not in fields:  # runs in lira
        parts |= dict.fromkeys(_of_field(table, "open_amount"), "")
    return replace(table, columns=tuple(columns), parts=parts, whole=whole)


def _joined(foreign: Cells, lira: Cells, own: Bools, record: Bools) -> Cells:
    """The amount of each row in its currency; none where the row is a sum."""
    rows = zip(foreign, lira, own.tolist(), record.tolist(), strict=True)
    return [first if take else (second or first) if row else "" for first, second, take, row in rows]


def _pairs(table: SourceTable) -> list[_Pair]:
    """One foreign column of a field each, and those in lira; [] where a field has several foreign ones."""
    found = {at: field for at, header in enumerate(table.headers) if (field := foreign_field(header))}
    if len(set(found.values())) < len(found) or found.keys() & table.parts.keys():
        return []
    pairs = [_Pair(field, at, tuple(_of_field(table, field))) for at, field in found.items()]
    return pairs if len({bool(pair.lira) for pair in pairs}) == 1 else []


def _of_field(table: SourceTable, field: str) -> list[int]:
    told = ((at, _told(header)) for at, header in enumerate(table.headers) if not foreign_field(header))
    return [at for at, known in told if known == field]


def _told(header: str) -> str:
    """The field of a header; what an amount is worth in lira is one: "TL Karşılığı"."""
    words = without_currency(header).split()
    if words and _WORTH.issuperset(words) and currency_in(header) == BASE_CURRENCY:
        return "amount"
    found = certain(header)
    return found[0][0] if found else ""


def _codes(table: SourceTable) -> Texts | None:
    """The currency of each row, by one column or by lines above the rows; None where nothing tells it."""
    columns, told = _of_field(table, "currency"), table.told.get("currency")
    columns = columns or told_by_cells(table.headers, table.columns)
    if not columns and told is not None:
        return told if (told != "")[table.records].all() else None
    if len(columns) != 1:
        return None
    texts = texts_of(table.columns[columns[0]])
    codes = np.where((texts == "") | (texts == "TRL"), BASE_CURRENCY, currency.compact(texts))
    return None if (codes == "")[table.records].any() else codes.astype(object)
