"""Names with the address below them in one cell: "Ak Ltd.", "Gül Sok. No: 4", "Bornova/İzmir"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from addin.importing.evidence.cells import Cells, sample, through, tidy
from addin.importing.evidence.content import FITS
from addin.importing.evidence.header import certain
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable, apart_key
from addin.parameters import read_text
from addin.rules.places import Places, district_names, province_names
from addin.text import fold

_FIELDS = ("address", "district", "province")
_PLACE = re.compile(r"(?:(.*?)[ ,]*?\b)?(\w+(?: \w+)?) ?[/,-] ?(\w+)")
_AND = re.compile(r"\s*[/&+,\n]\s*|\s+ve\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Apart:
    """What stood in one cell; "" for what it does not tell."""

    name: str
    address: str
    district: str
    province: str


def with_addresses(table: SourceTable) -> SourceTable:
    """The table with such addresses, districts and provinces in columns behind the others.

    Only where most cells of the column are so, and no other one has the address.
    """
    known = {field for header in table.headers for field in (certain(header) or ((),))[0]}
    named = [at for at, header in enumerate(table.headers) if _names_debtor(header) and at not in table.parts]
    if len(named) != 1 or not known.isdisjoint(_FIELDS):
        return table
    at = named[0]
    cells = table.columns[at]
    some = sample(cells, np.flatnonzero(table.records))
    if sum(apart(cell) is not None for cell in some) < max(1, FITS * len(some)):
        return table
    told = zip(through(cells, apart).tolist(), table.records.tolist(), strict=True)
    found: list[_Apart | None] = [each if record else None for each, record in told]
    columns: list[Cells] = list(table.columns)
    columns[at] = [each.name if each else cell for each, cell in zip(found, cells, strict=True)]
    parts = {**table.parts, at: "debtor_name"}
    for field in _FIELDS:
        texts = [getattr(each, field) if each else "" for each in found]
        if any(texts):
            parts[len(columns)] = field
            columns.append(texts)
    more = len(columns) - len(table.columns)
    was = np.array([cell if each else "" for each, cell in zip(found, cells, strict=True)], dtype=object)
    return replace(
        table,
        headers=(*table.headers, *[table.headers[at]] * more),
        columns=tuple(columns),
        parts=parts,
        whole={**table.whole, at: cells},
        added=table.added + more,
        told={**table.told, apart_key(at): was},
    )


def _names_debtor(header: str) -> bool:
    """Whether it names the debtor, or him and his address.

    >>> _names_debtor("Müşteri"), _names_debtor("Müşteri ve Adresi"), _names_debtor("Müşteri / Fatura")
    (True, True, False)
    """
    parts = [part for part in _AND.split(header.strip()) if part]
    for fields in ([certain(header)], list(map(certain, parts))):
        told = [each[0] for each in fields if each]
        if told[:1] == [("debtor_name",)] and told[1:] in ([], [("address",)]) and len(told) == len(fields):
            return True
    return False


def apart(cell: object) -> _Apart | None:
    """The name, the address and the place of a cell with lines; None where no address stands below a name.

    >>> apart("Ak Ltd.\\nGül Sok. No: 4\\nBornova/İzmir")
    _Apart(name='Ak Ltd.', address='Gül Sok. No: 4', district='Bornova', province='İzmir')
    >>> apart("Ak Ltd.\\nGül Sok. No: 4 Bornova - İZMİR").district, apart("Ak Ltd.\\nİzmir").province
    ('Bornova', 'İzmir')
    >>> apart("Ak Gıda Sanayi\\nve Ticaret Ltd. Şti."), apart("Ak Ltd."), apart("Gül Sok. No: 4\\nİzmir")
    (None, None, None)
    """
    lines = [tidy(line) for line in cell.splitlines()] if isinstance(cell, str) and "\n" in cell else []
    first, *below = [line for line in lines if line] or [""]
    if not below or _is_address(first):
        return None
    address, district, province = _with_place(below)
    if not province and not any(map(_is_address, below)):
        return None
    return _Apart(first, address, district, province)


def _is_address(line: str) -> bool:
    return not _words().isdisjoint(fold(line).split())


def _with_place(lines: list[str]) -> tuple[str, str, str]:
    """The lines of an address as one, and the district and the province at its end."""
    *before, last = lines
    if str(province_names([last], _places())[0]):
        return " ".join(before), "", last
    if found := _PLACE.fullmatch(last):
        for district, province in ((found[2], found[3]), (found[3], found[2])):
            for own in (district, district.split()[-1]):
                if str(district_names([own], [province], _places())[0]):
                    rest = tidy(f"{found[1] or ''} {district.removesuffix(own)}")
                    return " ".join(filter(None, (*before, rest))), own, province
    return " ".join(lines), "", ""


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, source_words()["places"]["address"]))


@cache
def _places() -> Places:
    return Places.parse(read_text("places.json"))
