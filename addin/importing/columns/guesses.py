"""What each source column may be, by its header, by its cells, by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from addin.importing.columns.amount_by_words import amount_by_words
from addin.importing.columns.fitting import DUE, fitting
from addin.importing.columns.payments import AMOUNT, DAY, payment_columns, ways_of_paying
from addin.importing.columns.siblings import is_day_of, paid_day, record_rows
from addin.importing.columns.spread import INSTALMENT, ITS_DAY, currency_columns, instalments
from addin.importing.evidence.buckets import buckets_of
from addin.importing.evidence.cells import loose, sample, shown
from addin.importing.evidence.content import (
    FITS,
    NUMBERS,
    SPEAKS_AGAINST,
    agrees,
    fits,
    revealed,
    share,
    wholly_amounts,
    wholly_days,
)
from addin.importing.evidence.currency_cells import FIELD as CURRENCY
from addin.importing.evidence.currency_cells import (
    are_currencies,
    currency_by_cells,
    header_names_currency,
)
from addin.importing.evidence.header import LONG_TYPO, SURE, TYPO, certain, fields_of
from addin.importing.evidence.place_words import tells_province
from addin.importing.evidence.roles import WHO
from addin.importing.evidence.states import is_case_state, states_of
from addin.importing.evidence.words import source_words
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.row_words import is_currency
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_SHORTEST_ID = 8  # digits, two zeros of ten being lost
_HALF = 0.5  # of the confidence is left where cells contradict the header, or two fields are possible
_PAYMENT = {AMOUNT: ("paid_amount",), DAY: ("settled_on",)}
_NO_OFFICE = WHO | {"note", "bank"}  # offices pay, too
_DEBT = "borc"
_CHEQUE, _PORTFOLIO = "cheque_no", "portfoy"
_STAGE = "stage"
_STATES = {_STAGE, "status"}
_UNTOLD = ((), ("other_number",))
# A wrong guess costs no money.
_OF_THE_DESK = {"address", "bank", "contact_person", "note", "owner", "tax_office"}
_NO_DEBT = _OF_THE_DESK | {
    "delivery_no", "district", "document_type", "drawer", "email", "endorser", "iban", "kep", "mersis",
    "payment_method", "phone", "province", "receipt_no",
}  # fmt: skip
_FEWEST_REVEALING = 5  # cells that overrule a header


@dataclass(frozen=True, slots=True)
class Mapped:
    """One source column (by position in the table) and its field."""

    field: str
    column: int
    header: str
    confidence: float


class _Likely(NamedTuple):
    """The fields that the header or the cells of a column allow, how sure the header is, and some cells."""

    column: int
    fields: list[str]
    sure: float
    cells: list[Any]


def guess_columns(table: SourceTable) -> list[Mapped]:
    """A guess for each column whose header or cells tell; what one surely is, its rival is not."""
    likely = _with_paid_days(_by_neighbours(_likely_columns(table), table.headers), table)
    certain = {each.fields[0] for each in likely if len(each.fields) == 1 and each.sure >= SURE}
    found = [_guess(each, certain, table.headers[each.column]) for each in likely]
    fields, used = {each.field for each in found}, {each.column for each in found}
    amounts = amount_by_words(fields, used, table)
    return found + [Mapped("amount", at, table.headers[at], SURE) for at in amounts]


def _likely_columns(table: SourceTable) -> list[_Likely]:
    records, by_place = record_rows(table), _fields_by_place(table)
    named = header_names_currency(table.headers, table.columns)
    found = []
    for at, title in enumerate(table.headers):
        fields, sure = (by_place[at], 1.0) if at in by_place else fields_of(title)
        if is_currency(title) and not loose(title):
            fields, sure = (), 0.0  # "₺" is no "#"
        cells = sample(table.columns[at], records)
        told = _revealed(title, fields, cells, table)
        free = not fields or (told == "status" and _STAGE in fields)  # "Statü", "Aşama"
        if told and (free or (told not in fields and len(cells) >= _FEWEST_REVEALING)):
            fields, sure = (told,), SURE
        fields, sure = _of_its_day(title, fields, sure, cells)
        by_cells = 0.0 if named or at in by_place else currency_by_cells(fields, cells)
        if by_cells and CURRENCY not in fields:
            fields, sure = (CURRENCY,), by_cells
        elif fields == (CURRENCY,) and are_currencies(cells):  # "Dövzi"
            sure = max(sure, SURE)
        if "paid_amount" in fields and cells and not share("amount", cells) and _say_states(cells):
            fields = ("status",)  # "Ödeme": "ödenmedi"
        if fields == ("status",) and cells and _say_states(cells):  # "Drumu"
            sure = max(sure, SURE)
        if not fields and tells_province(title, cells):
            fields, sure = ("province",), SURE
        if fields == ("debit",) and cells and not share("amount", cells) and fits("debtor_name", cells):
            # "Borçu" is a misspelt "Borçlu"; beside amounts "Verilen Mal" is what was given
            fields = ("debtor_name",) if fold(title).startswith(_DEBT) else ()
        if fields and not _is_other_word(fields, sure, cells):
            found.append(_Likely(at, fitting(fields, cells), sure, cells))
    return found


def _of_its_day(
    title: str, fields: tuple[str, ...], sure: float, cells: list[Any]
) -> tuple[tuple[str, ...], float]:
    """ "Fatura" above days alone is the invoice's day; not where that may be either, as "Ödeme" is."""
    if not fields or not wholly_days(cells) or any(share(field, cells) for field in fields):
        return fields, sure
    found = certain(f"{title} tarihi")
    return found if found and len(found[0]) == 1 else (fields, sure)


def _say_states(cells: list[Any]) -> bool:
    """Whether the cells are states of papers, bills or files of enforcement, nearly all."""
    texts = np.array([shown(cell) for cell in cells], dtype=object)
    of_files = np.array([is_case_state(text) for text in texts.tolist()], dtype=bool)
    return bool(((states_of(texts) != "") | of_files).mean() >= FITS)


def _by_neighbours(likely: list[_Likely], headers: Sequence[str]) -> list[_Likely]:
    """ "Daire" beside a column in which offices stand is the flat of the debtor.

    Beside a paper's "Seri No" the number in the portfolio is the firm's own.
    """
    named = [each for each in likely if each.fields == ["office"]]
    offices = [each for each in named if revealed(each.cells) == "office"]
    out = [each for each in named if each not in offices] if offices else []
    papers = [each for each in likely if _CHEQUE in each.fields]
    own = [each for each in papers if _PORTFOLIO not in loose(headers[each.column])]
    out += [each for each in papers if own and each not in own]
    meant = own[0] if len(own) == 1 < len(papers) else None
    return [each._replace(fields=[_CHEQUE]) if each is meant else each for each in likely if each not in out]


def _is_other_word(fields: Sequence[str], sure: float, cells: list[Any]) -> bool:
    """Whether the header is nearly that of the fields, and no cell is what they hold: "Yazan" for "Yatan".

    Of a short header it is enough that most cells are not: "Ne Aldı" is no "Ne Kaldı". Sums of money are no
    state, whatever the header: left unknown they are told.
    """
    if {*fields} <= _STATES and wholly_amounts(cells):
        return True
    if sure <= TYPO and tuple(fields) == ("tax_id",):
        return not any(map(_may_be_id, cells))
    least = SPEAKS_AGAINST if sure <= TYPO else 0.0
    held = [share(field, cells) for field in fields]
    return sure < SURE and bool(cells) and all(each is not None and each <= least for each in held)


def _may_be_id(cell: Any) -> bool:
    text = "".join(shown(cell).split())
    return text.isdecimal() and len(text) >= _SHORTEST_ID


def _revealed(title: str, fields: Sequence[str], cells: list[Any], table: SourceTable) -> str:
    """The field that the cells prove, where it may be that of a column with such a header."""
    may_be_state = not fields or _STAGE in fields
    of_papers = may_be_state and any(_CHEQUE in fields_of(each)[0] for each in table.headers)
    others = fields in _UNTOLD and _of_another(title)
    told = "" if others else revealed(cells, of_papers=of_papers)
    other = told == "office" and not _NO_OFFICE.isdisjoint(fields)
    return "" if other else told


def _fields_by_place(table: SourceTable) -> dict[int, tuple[str, ...]]:
    """Columns that others beside them explain: ages, payments, instalments, currencies, parts of a cell."""
    headers = table.headers
    ages = [at for at, age in enumerate(buckets_of(headers)) if age]
    ages = [at for at in ages if not wholly_days(sample(table.columns[at]))]  # "Vade (Fatura+60)"
    found: dict[int, tuple[str, ...]] = dict.fromkeys(ages, ("bucket",))
    found |= {at: _PAYMENT[part] for at, (_, part) in payment_columns(headers).items()}
    paid = [at for at in ways_of_paying(headers) if fits("amount", sample(table.columns[at]))]
    found |= dict.fromkeys(paid, ("paid_amount",)) if len(paid) > 1 else {}
    for amount, day in instalments(headers):
        found |= {amount: (INSTALMENT,), day: (ITS_DAY,)}
    of_currency = [at for at in currency_columns(headers) if fits("amount", sample(table.columns[at]))]
    found |= dict.fromkeys(of_currency, ("amount",))
    return found | {at: (field,) if field else () for at, field in table.parts.items()}


def _with_paid_days(likely: list[_Likely], table: SourceTable) -> list[_Likely]:
    paid, states = (
        [each.column for each in likely if each.fields == [field]] for field in ("paid_amount", "status")
    )
    likely = [
        each._replace(fields=paid_day(each.fields, each.column, paid, states, table)) for each in likely
    ]
    return _with_day_by_payments(likely, paid, table)


def _with_day_by_payments(likely: list[_Likely], paid: list[int], table: SourceTable) -> list[_Likely]:
    """Of days that may be the document's those of the payments beside them."""
    days = [each for each in likely if each.fields == ["issue_date"]]
    if len(paid) != 1 or any(each.fields == ["settled_on"] for each in likely):
        return likely
    found = [each for each in days if is_day_of(paid[0], each.column, table, alone=len(days) == 1)]
    if len(found) != 1:
        return likely
    return [each._replace(fields=["settled_on"]) if each in found else each for each in likely]


def _guess(likely: _Likely, certain: set[str], header: str) -> Mapped:
    """`certain`: fields that some column surely is; another one is what else its header may be."""
    fields, cells = likely.fields, likely.cells
    if len(fields) > 1:
        fields = [field for field in fields if field not in certain] or fields
    silent = share(fields[0], cells) is None and fields[0] not in NUMBERS
    enough = TYPO if fields[0] in _OF_THE_DESK else LONG_TYPO
    silent &= likely.sure >= enough
    sure = _confidence(likely.sure, len(fields) == 1, agrees(fields[0], cells), silent=silent)
    return Mapped(fields[0], likely.column, header, sure)


def _of_another(title: str) -> bool:
    """Whether a header speaks of somebody or something beside the debtor: "Kefil T.C.", "Faks"."""
    return not _other_people().isdisjoint(fold(title).split())


@cache
def _other_people() -> frozenset[str]:
    return frozenset(fold(word) for word in source_words()["others"])


def _confidence(sure: float, alone: bool, held: float | None, *, silent: bool) -> float:
    """Cells that fit make good a typing error in the header; cells that do not make it doubtful.

    `silent`: whatever stands in the cells could be of that field, and the header is near enough.
    """
    if not alone or (held is not None and held < SPEAKS_AGAINST):
        return sure * _HALF
    fits = held is not None and held >= FITS
    return max(sure, SURE) if fits or silent else sure


def doubt(guess: Mapped, taken: list[Mapped], answers: Answers) -> list[Question]:
    """Ask whether an unsure column is meant, or what else its header may be; a denied one is left out.

    What else it is, is known before columns are guessed: see `corrections`. Where nobody can be asked, a
    column that tells neither debtor nor debt is left out.
    """
    own = DUE if guess.field == "due_date" else [guess.field]  # its days would be no terms
    others = [field for field in fields_of(guess.header)[0] if field not in own]
    meant = (Choice(field, "means", {"field": field}) for field in others)
    choices = (Choice("yes", "take"), *meant, Choice("no", "leave"))
    params = {"field": guess.field, "percent": round(guess.confidence * 100)}
    usual = "no" if {guess.field, *others} <= _NO_DEBT else ""
    question = Question("unsure", guess.header, choices, params, usual=usual)
    answer = answers.get(question.id)
    if answer == "no":
        taken.remove(guess)
    return [] if answer else [question]
