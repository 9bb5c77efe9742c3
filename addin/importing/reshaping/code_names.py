"""Lists that name their debtors by code alone, beside a list of cards that says whose each code is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import Texts, shown, texts_of
from addin.importing.evidence.header import certain
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_CODE, _NAME = "account_code", "debtor_name"
_WHO = {_NAME, "drawer", "sender", "tax_id"}
_ANY_CODE = {"kod", "no", "code"}
_MOST = 0.5  # of the codes are known, at least
_LONG_CODE = 3  # digits of a code that no header tells
_INITIALS = 4  # letters before the number of a code: "M-1001"
_SERIES = 3  # codes behind one word, which is then a part of them: "MUSTERI-001"


def named_by_codes(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The tables, those with codes and without names with the names that the other tables have for them.

    A code with several names tells none; where few codes are known the debtor is asked for.
    """
    names = _names(tables) if any(map(_has_codes_alone, tables)) else {}
    return [_told(table, names) if names and _has_codes_alone(table) else table for table in tables]


def with_names(parts: Mapping[str, tuple[str, str]]) -> set[str]:
    """Texts that are a code and a name. `parts`: what would be the code, and the name, of each text.

    >>> sorted(with_names({"120.01 Ak": ("120.01", "Ak"), "M-1001": ("1001", "M")}))
    ['120.01 Ak']
    """
    long = {text: each for text, each in parts.items() if sum(map(str.isdigit, each[0])) >= _LONG_CODE}
    codes = {code for code, _ in long.values()}
    names = {name for _, name in long.values()}
    if len(codes) >= _SERIES * len(names) and not any(" " in name for name in names):
        return set()
    return {text for text, (_, name) in long.items() if not _is_initials(text, name)}


def _is_initials(text: str, name: str) -> bool:
    one_word = " " not in text and name.isupper() and len(name) <= _INITIALS
    return one_word or sum(map(str.isalpha, name)) < 2


def codes_of_rows(table: SourceTable, at: int | None) -> Texts | None:
    """The customer's code of each row; None without. `at`: the column that is taken for it, if one is.

    What a column of no other title than "Kod" holds only those who took it know.
    """
    if at is None:
        found = _at(table, _CODE)
        at = found if found is not None and fold(table.headers[found]) not in _ANY_CODE else None
    told = table.told.get(_CODE)
    if at is None:
        return told
    codes = texts_of(table.columns[at])
    return codes if told is None else np.asarray(np.where(codes == "", told, codes), dtype=object)


def _has_codes_alone(table: SourceTable) -> bool:
    if _at(table, _CODE) is None or _NAME in table.told:
        return False
    return all(_at(table, field) is None for field in _WHO)


def _names(tables: Sequence[SourceTable]) -> dict[str, str]:
    found: dict[str, dict[str, str]] = {}
    for table in tables:
        for code, name in _pairs(table):
            found.setdefault(code, {}).setdefault(fold(name), name)
    return {code: next(iter(named.values())) for code, named in found.items() if len(named) == 1}


def _pairs(table: SourceTable) -> Iterator[tuple[str, str]]:
    code, name = _at(table, _CODE), _at(table, _NAME)
    if code is not None and name is not None:
        rows = np.flatnonzero(table.records).tolist()
        told = {(table.columns[code][row], table.columns[name][row]) for row in rows}
        yield from ((shown(one), shown(other)) for one, other in sorted(told, key=str) if one and other)


def _at(table: SourceTable, field: str) -> int | None:
    for at, header in enumerate(table.headers):
        told = table.parts.get(at)
        fields = (told,) if told is not None else (certain(header) or ((),))[0]
        if fields[:1] == (field,):
            return at
    return None


def _told(table: SourceTable, names: dict[str, str]) -> SourceTable:
    code = _at(table, _CODE)
    if code is None:
        return table
    record = table.records
    codes = [shown(cell) for cell in table.columns[code]]
    texts: Texts = np.array([names.get(each, "") for each in codes], dtype=object)
    if not record.any() or (texts[record] != "").mean() < _MOST:
        return table
    texts[~record] = ""
    return replace(table, told={**table.told, _NAME: texts})
