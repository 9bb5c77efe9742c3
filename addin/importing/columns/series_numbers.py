"""A column that says no more than "No", or than the name of a paper: "Fiş", "İrsaliye", "Senet"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.papers import are_drawn
from addin.importing.evidence.cells import holds_any, loose, sample, texts_of
from addin.importing.evidence.content import fits, wholly_amounts, wholly_days
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_RUNNING = {"sira", "sirano", "sn", "no", "numara", "numarasi"}
_BARE = {"no", "nosu", "numara", "numarasi", "number"}
_OF_YEAR = re.compile(r"(?:[^\W\d_]+\W?)?20[2-4]\d\W?\d{2,}")  # "INV/2026/00012": no customer's code
_NUMBERS = {"document_no", "cheque_no", "case_no"}
_CODE = re.compile(r"([^\W\d_]{1,6})[-./ ]?\d[\d./-]*")
_OF_BILLS = re.compile(r"(?:inv|sinv|si|fat|ftr|ft|efa|gib)\W?\d")
_LONG = re.compile(r"\d{3}")  # no flat and no house
_WHOLE = re.compile(r"\d{4}")  # "A-2026" is of a year, but stands more than once
_BEHIND = re.compile(r" (?:sira )?(?:no|nosu|nr|numara|numarasi|number|id|kodu)$| sira$")
_OF_MONEY = {"kasa", "banka", "muhasebe", "mahsup", "yevmiye"}  # vouchers of entries, not of a sale
_PAPER = re.compile(r"\b(?:sene[dt]|cek)")
_OF_DOCUMENTS = {"debit", "issue_date"}
_OF_DEBT = {"amount", "open_amount", "debit", "credit", "issue_date", "due_date", "cheque_no"}
_CARD = {"phone", "email", "address", "province", "district", "tax_id", "tax_office"}
_FEWEST_OF_CARD = 2  # columns that make a list of cards
_MOST_SERIES = 3  # of one list
_MOSTLY = 0.9  # of the numbers stand once, are no row's


def with_series_number(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Where no other column is the document's number, the one right behind its series is.

    So is a bare "No" beside the kind of document, if it does not count the rows, one of numbers with their
    year, one beside a cheque's bank and drawer, and what stands under the name of a paper, if it is numbers
    that tell the rows apart.
    """
    guesses = _of_series(guesses, table)
    numbers = [guess for guess in guesses if guess.field in _NUMBERS]
    if any(holds_any(table.columns[guess.column]) for guess in numbers):
        return guesses
    series = [guess.column for guess in guesses if guess.field == "document_series"]
    types = [guess.column for guess in guesses if guess.field == "document_type"]
    drawn = not (series or types) and are_drawn(guesses, table)
    if len(series) == 1:
        places = _with_header([series[0] + 1], _RUNNING, table)
    elif drawn:
        own = _with_header(list(range(len(table.headers))), _RUNNING | _BARE, table)
        places = [at for at in own if _tells_apart(at, table)]
    else:
        beside = [type_ + step for type_ in types for step in (-1, 1)]
        places = [at for at in _with_header(beside, _BARE, table) if _tells_apart(at, table)]
        places = places or _of_years(guesses, table)
    if len(places) != 1:
        return _with_paper(_with_whole_series(guesses, table), table)
    others = [guess for guess in guesses if guess.column != places[0] and guess not in numbers]
    field = "cheque_no" if drawn else "document_no"
    return [*others, Mapped(field, places[0], table.headers[places[0]], SURE)]


def _of_series(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """ "Seri No" is the document's where a side or its day stands beside it, and nothing is of cheques."""
    fields = {guess.field for guess in guesses}
    named = " ".join((*table.headers, table.sheet, table.file, table.context.get("title", "")))
    if not fields & _OF_DOCUMENTS or _PAPER.search(fold(named)) or "bank" in fields:
        return guesses
    return [
        replace(guess, field="document_no", confidence=SURE)
        if guess.confidence < SURE and set(fields_of(guess.header)[0]) == {"document_no", "cheque_no"}
        else guess
        for guess in guesses
    ]


def _of_years(guesses: list[Mapped], table: SourceTable) -> list[int]:
    """Bare numbers with a year in them, beside the day of a document; any where a debtor has several.

    So are those that begin as numbers of invoices do.
    """
    if not any(guess.field == "issue_date" for guess in guesses):
        return []
    names = [guess.column for guess in guesses if guess.field == "debtor_name"]
    several = any(len(set(texts := _texts(at, table))) < len(texts) for at in names)
    several |= not names and "debtor_name" in table.told
    bare = _with_header(list(range(len(table.headers))), _BARE, table)
    told = {at: list(filter(None, _texts(at, table))) for at in bare if _tells_apart(at, table)}
    return [
        at
        for at, texts in told.items()
        if all(map(_OF_YEAR.fullmatch, texts))
        or all(_OF_BILLS.match(fold(text)) for text in texts)
        or (several and all(map(_LONG.search, texts)))
    ]


def _texts(at: int, table: SourceTable) -> list[str]:
    return list(texts_of(table.columns[at])[table.records].tolist())


def _with_whole_series(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """ "Evrak Seri" of long numbers that stand once is the number itself: a cheque's beside its bank."""
    series = [guess for guess in guesses if guess.field == "document_series"]
    if len(series) != 1 or not _tells_apart(series[0].column, table):
        return guesses
    texts = _texts(series[0].column, table)
    if not all(_WHOLE.search(text) for text in texts if text):
        return guesses
    fields = {guess.field for guess in guesses}
    paper = "bank" in fields and not fields & _OF_DOCUMENTS
    number = replace(series[0], field="cheque_no" if paper else "document_no")
    return [number if guess in series else guess for guess in guesses]


def _with_paper(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    taken = {guess.column for guess in guesses}
    found = [
        Mapped(field, at, title, 1.0)
        for at, title in enumerate(table.headers)
        if at not in taken and (field := _paper_of(title)) and _holds_numbers(at, table)
    ]
    return [*guesses, *found] if len(found) == 1 else guesses


def with_codes(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Codes that begin alike and tell the rows of one debtor apart are numbers of papers: "RA8801".

    Where no other column is; under a word for a cheque or note they are its number.
    """
    names = [guess.column for guess in guesses if guess.field == "debtor_name"]
    if not _NUMBERS.isdisjoint(guess.field for guess in guesses) or len(names) > 1:
        return guesses
    if names:
        who = texts_of(table.columns[names[0]])[table.records]
        if len({*who.tolist()}) == len(who):  # each may be the customer's own
            return guesses
    taken = {guess.column for guess in guesses if guess.field != "other_number"}
    found = [
        Mapped("cheque_no" if _PAPER.search(fold(title)) else "document_no", at, title, SURE)
        for at, title in enumerate(table.headers)
        if at not in taken and loose(title) not in _RUNNING and _are_codes(at, table)
    ]
    if len(found) != 1:
        return guesses
    return [*(guess for guess in guesses if guess.column != found[0].column), *found]


def without_card_numbers(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """In a list of people, each once, without money and days the number is that of a card: "Protokol".

    So is "Dosya No" wherever no money stands, unless its cells are numbers of enforcement files.
    """
    fields = {guess.field for guess in guesses}
    numbers = [guess for guess in guesses if guess.field == "document_no"]
    if len(numbers) != 1 or fields & _OF_DEBT:
        return guesses
    others = {guess.column for guess in guesses if guess.field in _CARD or guess in numbers}
    free = [sample(cells) for at, cells in enumerate(table.columns) if at not in others]
    if any(map(wholly_amounts, free)):
        return guesses
    alone = len(fields & _CARD) >= _FEWEST_OF_CARD and not any(map(wholly_days, free))
    of_card = (alone and _name_each_once(guesses, table)) or _is_customers_file(numbers[0], table)
    return [guess for guess in guesses if guess not in numbers] if of_card else guesses


def _name_each_once(guesses: list[Mapped], table: SourceTable) -> bool:
    names = [guess.column for guess in guesses if guess.field == "debtor_name"]
    if len(names) != 1:
        return False
    who = texts_of(table.columns[names[0]])[table.records].tolist()
    return len({*who}) == len(who)


def _is_customers_file(number: Mapped, table: SourceTable) -> bool:
    """Whether it is the file that a clinic or an office keeps of each customer."""
    cells = sample(table.columns[number.column])
    return "case_no" in fields_of(number.header)[0] and not fits("case_no", cells)


def _are_codes(at: int, table: SourceTable) -> bool:
    texts = _texts(at, table)
    begins = {found[1] if (found := _CODE.fullmatch(text)) else "" for text in texts}
    return 0 < len(begins) <= _MOST_SERIES and "" not in begins and len({*texts}) == len(texts)


@cache
def _papers() -> dict[str, str]:
    return {loose(word): field for field, words in source_words()["papers"].items() for word in words}


def _paper_of(title: str) -> str:
    """The field of a paper's number by its name, whatever it was written for; "" for one about a payment.

    >>> [_paper_of(title) for title in ("Yıkama Fişi", "Tamir Fiş No", "Senet", "Tahsilat Fişi")]
    ['document_no', 'document_no', 'cheque_no', '']
    >>> [_paper_of(title) for title in ("Sefer Nr.", "Poliçe/Zeyil No", "SMM Makbuz No", "Abone No")]
    ['document_no', 'document_no', 'document_no', '']
    """
    bare = _BEHIND.sub("", fold(title))
    words = bare.split()
    others = {fold(word) for word in source_words()["no_claims"]} | _OF_MONEY
    behind = words if _BEHIND.search(fold(title)) else words[-1:]
    parts = [set(_BEHIND.sub("", fold(part)).split()) for part in title.split("/")]
    papers = not _endings().isdisjoint(behind) and not any(map(_endings().isdisjoint, parts[1:] and parts))
    named = len(words) > 1 and papers and others.isdisjoint(words)
    known = "cheque_no" if _PAPER.search(bare) else "document_no"
    return _papers().get(loose(bare), "") or known * named


@cache
def _endings() -> frozenset[str]:
    """Words that name a paper as the last one; with a number behind them, anywhere."""
    return frozenset(map(fold, source_words()["paper_endings"]))


def _holds_numbers(at: int, table: SourceTable) -> bool:
    """Whether each is a number or a code of its own: no amount, no day, no "Var"."""
    cells = sample(table.columns[at])
    texts = texts_of(table.columns[at])[table.records]
    filled = texts[texts != ""].tolist()
    numbered = all(any(map(str.isdigit, text)) for text in filled)
    return (
        numbered
        and len({*filled}) >= _MOSTLY * len(filled) > 0
        and not wholly_days(cells)
        and (bool(_BEHIND.search(fold(table.headers[at]))) or not wholly_amounts(cells))
    )


def _with_header(places: list[int], headers: set[str], table: SourceTable) -> list[int]:
    inside = [at for at in places if 0 <= at < len(table.headers)]
    return [at for at in inside if _own_title(at, table) in headers and holds_any(table.columns[at])]


def _own_title(at: int, table: SourceTable) -> str:
    """The header without the title of its group, which others begin with as well: "HAREKET No"."""
    group, _, own = table.headers[at].rpartition(" ")
    others = (*table.headers[:at], *table.headers[at + 1 :])
    shared = bool(group) and any(each.startswith(f"{group} ") for each in others)
    return loose(own if shared else table.headers[at])


def _tells_apart(at: int, table: SourceTable) -> bool:
    """Whether nearly every number stands once, and is more than that of a row."""
    texts = texts_of(table.columns[at])[table.records]
    filled = texts[texts != ""].tolist()
    counted = set(map(str, range(1, len(texts) + 1)))
    running = sum(map(counted.__contains__, filled))
    return len({*filled}) >= _MOSTLY * len(filled) > 0 and running <= (1 - _MOSTLY) * len(filled)
