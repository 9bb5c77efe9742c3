"""Columns that hold two things: "İl/İlçe", "Vergi Dairesi / No"; parted where their cells prove it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from addin.importing.evidence import day_forms
from addin.importing.evidence.cells import Cells, sample, shown
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import blank
from addin.importing.reshaping.addresses import with_addresses
from addin.importing.reshaping.amount_columns import by_sides, by_signs, with_kurus
from addin.importing.reshaping.bucket_columns import with_proved_ages, without_buckets
from addin.importing.reshaping.code_names import with_names
from addin.importing.reshaping.day_columns import with_days
from addin.importing.reshaping.groups import with_groups
from addin.importing.reshaping.minus_signs import without_minus
from addin.importing.reshaping.name_columns import with_whole_names
from addin.importing.reshaping.numbered_columns import with_texts_of_numbered
from addin.importing.reshaping.own_currency import in_own_currency
from addin.importing.reshaping.payment_words import with_told_payments
from addin.importing.reshaping.trade_names import with_trade_names
from addin.importing.tables.source_table import SourceTable
from addin.parameters import read_text
from addin.rules.identifiers import email, file_no, phone, tax_id
from addin.rules.places import Places
from addin.text import fold

Pair = tuple[str, str]
_PAIRS = {
    frozenset(pair)
    for pair in (
        ("province", "district"), ("tax_office", "tax_id"), ("phone", "email"), ("document_no", "issue_date"),
        ("account_code", "debtor_name"), ("debtor_name", "tax_id"), ("office", "case_no"),
    )
}  # fmt: skip
# One of them alone may name the column as well.
_SILENT = {
    "province": ("district",), "district": ("province",), "tax_office": ("tax_id",),
    "debtor_name": ("tax_id", "account_code"), "account_code": ("debtor_name",),
    "case_no": ("office",), "office": ("case_no",),
}  # fmt: skip
_WHERE = ("status",)  # "Nerede", of a paper or of a file
_ACCOUNT = "hesap"  # of a customer or of a bank: its cells tell
_WHOLE = {frozenset(("province", "district")): "address", frozenset(("tax_office", "tax_id")): "tax_office"}
_BETWEEN = re.compile(r"\s*(?:[/&+|,\n]|\s-\s|\bve\b)\s*|(?<=\w)-(?=\w)", re.IGNORECASE)
_BRACKET = "("
_SIGNS = (" / ", "/", "\n", ";", "|", _BRACKET, " - ", ",", "-", " ")
_FILE = re.compile(  # "2026/1453 E.", within or beside the name of its office
    r"(?<!\d)(?:19|20)\d{2}\s*/\s*\d{1,7}(?!\d)(?:\s*(?:esas|e|talimat|tal)\b\.?)?", re.IGNORECASE
)
_OFFICE = re.compile(r"\bicra|\bdaire|\bmudurl|\bmahkeme")
_BESIDE = {"sayili", "nolu", "no", "dosya", "dosyasi"}  # words around the number of a file
_LABEL = re.compile(r"(?:t\.?c\.?|v\.?n\.?|vkn|tckn)\s*(?:no)?\s*[:.]?\s*(?=\d)", re.IGNORECASE)
_MOST, _OFTEN = 0.95, 0.5  # of the cells make sense, of them are two
_FEWEST = 2
_FEWEST_DIGITS, _MOST_DIGITS = 9, 11  # of a tax number, of which a first zero may be lost
_NUMBER = {"no", "nosu", "numarasi", "numara"}
_NOT_SPLIT = "import_not_split"


@dataclass(frozen=True, slots=True)
class _Way:
    """How cells are parted: by which sign, at its last place or its first, in which order the fields are."""

    sign: str
    last: bool
    fields: Pair

    def parts(self, text: str) -> tuple[str, str] | None:
        """The two texts; None where the cell is not two."""
        if "case_no" in self.fields:
            return _file_parts(text, self.fields)
        first, sign, second = text.rpartition(self.sign) if self.last else text.partition(self.sign)
        pair = (first.strip(), _bare(second) if self.sign == _BRACKET else second.strip())
        return pair if sign and all(map(_holds, self.fields, pair)) else None


def _file_parts(text: str, fields: Pair) -> Pair | None:
    """The office and the number of a file, which no sign parts.

    >>> _file_parts("İzmir 5. İcra Dairesi 2026/59 E.", ("office", "case_no"))
    ('İzmir 5. İcra Dairesi', '2026/59 E.')
    """
    found = list(_FILE.finditer(text))
    if len(found) != 1:
        return None
    around = (text[: found[0].start()], text[found[0].end() :])
    office = [side for side in map(_office_beside, around) if side]
    told = {"office": "".join(office), "case_no": found[0][0].strip()}
    pair = (told[fields[0]], told[fields[1]])
    return pair if len(office) == 1 and all(map(_holds, fields, pair)) else None


def _office_beside(side: str) -> str:
    """What stands beside the number, without the signs and the words around it."""
    return "" if set(re.findall(r"\w+", fold(side))) <= _BESIDE else side.strip(" \n:;,()/|-–")


def _bare(text: str) -> str:
    """What stands in brackets, behind its label if it has one.

    >>> _bare("4540536920)"), _bare("VKN: 4540536920)"), _bare("Kadıköy")
    ('4540536920', '4540536920', 'Kadıköy')
    """
    return _LABEL.sub("", text.strip(" )"), count=1)


def with_parts(table: SourceTable, said: Collection[str]) -> SourceTable:
    """The table with such columns parted: the second part stands as a column behind the others.

    `said`: the questions of which the answers are known.
    """
    table = without_minus(with_proved_ages(without_buckets(with_groups(with_addresses(table)))))
    known = [
        field
        for header, cells in zip(table.headers, table.columns, strict=True)
        if (found := certain(header)) and not _are_flats(found[0], cells)
        for field in found[0]
    ]
    for at, header in enumerate(table.headers):
        told = two_fields(header)
        for pair in [told] if told else _alone(header, known) or _of_files(table, at, known):
            if at not in table.parts:
                table = _parted(table, at, pair, sure=told is not None)
    table = with_whole_names(with_trade_names(with_texts_of_numbered(table, said), said))
    table = with_told_payments(with_days(table))
    return by_signs(by_sides(in_own_currency(with_kurus(table))))


def _are_flats(fields: Sequence[str], cells: Cells) -> bool:
    """Whether "Daire" is the flat of the debtor: no office stands below it."""
    return fields == ("office",) and not any(_holds("office", shown(cell)) for cell in sample(cells))


def _alone(header: str, known: Sequence[str]) -> list[Pair]:
    """A column of one field may hold a second one, which has no column."""
    found = certain(header)
    field = found[0][0] if found and len(found[0]) == 1 else ""
    field = "account_code" if fold(header) == _ACCOUNT else field
    return [(field, other) for other in _SILENT.get(field, ()) if other not in known]


def _of_files(table: SourceTable, at: int, known: Sequence[str]) -> list[Pair]:
    """Under a header that nobody knows, or "Nerede", most rows may have a file: its office, its number."""
    told = certain(table.headers[at])
    if (told and told[0] != _WHERE) or {"office", "case_no"} & {*known}:
        return []
    empty, rows = blank(table.columns[at]), table.records
    few = empty is not None and (empty & rows).sum() > _OFTEN * rows.sum()
    return [] if few else [("office", "case_no")]


@cache
def two_fields(header: str) -> Pair | None:
    """The two fields that a header names; None where it names one or none.

    >>> two_fields("İl/İlçe"), two_fields("Vergi Dairesi / No"), two_fields("Fatura No - Tarihi")
    (('province', 'district'), ('tax_office', 'tax_id'), ('document_no', 'issue_date'))
    >>> two_fields("Vergi No / TCKN"), two_fields("Tutar")
    (None, None)
    """
    parts = [part for part in _BETWEEN.split(header.replace("_", " ").strip()) if part]
    if len(parts) != 2:
        return None
    first, second = (set(found[0]) if (found := certain(part)) else set[str]() for part in parts)
    shared = fold(parts[0]).split()[:1]
    behind = certain(" ".join([*shared, parts[1]]))
    if "tax_office" in first and fold(parts[1]) in _NUMBER:
        second = {"tax_id"}
    elif behind:
        second |= set(behind[0])
    pairs = [(one, other) for one in first for other in second if frozenset((one, other)) in _PAIRS]
    return pairs[0] if len(pairs) == 1 else None


def _parted(table: SourceTable, at: int, pair: Pair, *, sure: bool) -> SourceTable:
    rows = np.flatnonzero(table.records)
    texts = {shown(cell) for cell in sample(table.columns[at], rows)} - {""}
    way = _way(texts, pair, sure=sure)
    if way is None:
        whole = _WHOLE.get(frozenset(pair), "") if sure else ""
        return _left_whole(table, at, whole) if whole else table
    known = {cell: _cells(shown(cell), way, pair) for cell in set(table.columns[at])}
    first, second = ([known[cell][part] for cell in table.columns[at]] for part in (0, 1))
    columns: list[Cells] = [*table.columns, second]
    columns[at] = first
    return replace(
        table,
        headers=(*table.headers, table.headers[at]),
        columns=tuple(columns),
        parts={**table.parts, at: pair[0], len(table.headers): pair[1]},
        whole={**table.whole, at: table.columns[at]},
        added=table.added + 1,
    )


def _left_whole(table: SourceTable, at: int, field: str) -> SourceTable:
    """As text of a field that has no column of its own, with a word to the user."""
    if any(field in found[0] for header in table.headers if (found := certain(header))):
        return table
    return replace(table, parts={**table.parts, at: field}, notices=(*table.notices, _NOT_SPLIT))


def _way(texts: set[str], pair: Pair, *, sure: bool) -> _Way | None:
    """The way in which the texts are two; None where none proves itself."""
    best, most = None, 0.0
    for sign in (each for each in _SIGNS if sum(each in text for text in texts) >= _OFTEN * len(texts)):
        for fields in (pair, pair[::-1]):
            for last in (False, True):
                way = _Way(sign, last, fields)
                share = _share(texts, way, sure=sure)
                if share > most:
                    best, most = way, share
    return best


def _share(texts: set[str], way: _Way, *, sure: bool) -> float:
    """How many of the texts are two; 0 where too many are neither two nor one of them alone."""
    parts = {text: found for text in texts if (found := way.parts(text))}
    two = set(parts)
    if not sure and "account_code" in way.fields:
        code = way.fields.index("account_code")
        two = with_names({text: (parts[text][code], parts[text][1 - code]) for text in two})
    one = {text for text in texts - two if any(_holds(field, text) for field in way.fields)}
    enough = len(two) >= (1 if sure and len(texts) == 1 else _FEWEST)
    if not sure and len(two) < _MOST * len(texts):
        return 0.0
    makes_sense = len(two) >= _OFTEN * len(texts) and len(two) + len(one) >= _MOST * len(texts)
    return len(two) / len(texts) if enough and makes_sense else 0.0


def _cells(text: str, way: _Way, pair: Pair) -> Pair:
    """Both parts in the order of `pair`; a text that is one of them alone stands in its column."""
    if parts := way.parts(text):
        return parts if way.fields == pair else (parts[1], parts[0])
    return ("", text) if text and _holds(pair[1], text) and not _holds(pair[0], text) else (text, "")


@cache
def _places() -> Places:
    return Places.parse(read_text("places.json"))


@cache
def _holds(field: str, text: str) -> bool:
    return bool(text) and bool(_TESTS[field](text))


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))


def _is_tax_id(text: str) -> bool:
    if not _FEWEST_DIGITS <= sum(map(str.isdigit, text)) <= _MOST_DIGITS:
        return False
    return str(tax_id.compact(text)).isdecimal()


_TESTS: dict[str, Callable[[str], bool]] = {
    "province": lambda text: fold(text) in _places().provinces,
    "district": lambda text: not any(map(str.isdigit, text)) and "/" not in text,
    "tax_office": _has_letters,
    "tax_id": _is_tax_id,
    "phone": lambda text: bool(phone.is_valid([text])[0]),
    "email": lambda text: bool(email.is_valid([text])[0]),
    "debtor_name": _has_letters,
    "account_code": lambda text: " " not in text and any(map(str.isdigit, text)),
    "document_no": lambda text: any(map(str.isdigit, text)) and day_forms.form_of(text) is None,
    "office": lambda text: _OFFICE.search(fold(text)) is not None,
    "case_no": lambda text: bool(file_no.is_valid([text])[0]),
    "issue_date": lambda text: day_forms.form_of(text) is not None,
}
