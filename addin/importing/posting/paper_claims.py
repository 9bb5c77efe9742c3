"""Cheques and notes that a statement books as payments: claims of their own, under the paper's number.

Yenile opens the claim of a cheque receipt too, but the receipt has no place for the number: without it a
list of the cheques could not meet the claim, and the paper would stand in the book twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.evidence.told_due import told_due
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.reader import Dates
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import NO_DAY
from addin.importing.posting.numbers import is_slip
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, currencies, kurus, text_array
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

_NUMBER = re.compile(r"[1-9]\d{5,9}")  # numbers of slips begin with letters or zeros, or are shorter
_TOLD = re.compile(r"\b(?:cek|ceki|senet|senedi) (?:seri )?(?:no|nr|numarasi)\W*(\d{4,10})\b")


def paper_number(document_no: str, text: str) -> str:
    """The number of a cheque or note; "" where the row tells none.

    >>> paper_number("7712345", "Müşteri çeki"), paper_number("M-1", "çek no: 0045871")
    ('7712345', '0045871')
    >>> paper_number("M-1", "Müşteri çeki"), paper_number("000119", "")
    ('', '')
    """
    told = _TOLD.search(fold(text))
    if told:
        return told[1]
    return document_no if _NUMBER.fullmatch(document_no) else ""


@dataclass(frozen=True, slots=True)
class Papers:
    """Lines whose payment is a cheque or note, their numbers ("") and due dates (NaT where none is told).

    `slips`: the slip's number, where it is of this paper alone and there is no other: a list of cheques
    does not know it, so that it names the paper but does not tell it from others.
    """

    rows: Ints
    numbers: Texts
    slips: Texts
    due: Dates

    def where(self, which: Bools) -> Papers:
        return Papers(self.rows[which], self.numbers[which], self.slips[which], self.due[which])


def given_papers(lines: Lines) -> Papers:
    paid = lines.verdicts.taken & np.isin(lines.channel, PAPER) & (lines.credit > 0)
    rows = np.flatnonzero(paid)
    slips = lines.document_no[rows]
    pairs = zip(slips.tolist(), lines.description[rows].tolist(), strict=True)
    numbers = np.array([paper_number(*pair) for pair in pairs], dtype=object)
    named, often = np.unique(slips.astype(str), return_counts=True)
    alone = {slip for slip, n in zip(named.tolist(), often.tolist(), strict=True) if n == 1}
    own = [slip if slip in alone and is_slip(slip) else "" for slip in slips.tolist()]
    return Papers(rows, numbers, np.where(numbers == "", np.array(own, dtype=object), ""), _due(lines, rows))


def known_papers(
    papers: Papers, lines: Lines, found: Found, ledger: Ledger, opened: Bools, *, above: bool = False
) -> Bools:
    """Which of them stand as claims in the book or the list, or, with `above`, as an earlier one of them.

    `opened`: lines that are claims. A paper that stands there without a number may be this one: Yenile
    gives it to the receipt.
    """
    rows = papers.rows
    known = _standing(ledger) if len(rows) else set()
    listed = np.flatnonzero(opened & np.isin(lines.document_type, PAPER) & (lines.amount > 0))
    days = lines.due.astype("datetime64[D]").astype(np.int64)
    for at in listed.tolist():
        key = (found.code[at], lines.currency[at], lines.document_no[at], lines.amount[at], days[at])
        known |= set(_keys(*key))
    told = np.zeros(len(rows), dtype=bool)
    dues = papers.due.astype("datetime64[D]").astype(np.int64).tolist()
    each = zip(rows.tolist(), papers.numbers.tolist(), dues, strict=True)
    for place, (at, number, due) in enumerate(each):
        own = _keys(found.code[at], lines.currency[at], number, lines.credit[at], due)
        bare = _keys(found.code[at], lines.currency[at], "", lines.credit[at], NO_DAY)
        alike = {own[0], bare[0]} if number else {own[1], bare[1]}
        told[place] = bool(alike & known)
        if above:
            known |= set(own)
    return told


def paper_claims(
    lines: Lines, came: Bools, found: Found, ledger: Ledger, opened: Bools
) -> tuple[Ints, Texts]:
    """Lines whose payment is a paper with a number or a due date that nobody has entered yet; the numbers.

    `came`: lines that become receipts, `opened`: those that become receivables.
    """
    papers = given_papers(lines)
    told = (papers.numbers + papers.slips != "") | ~np.isnat(papers.due)
    papers = papers.where(came[papers.rows] & told)
    papers = papers.where(~known_papers(papers, lines, found, ledger, opened, above=True))
    return papers.rows, papers.numbers + papers.slips


def _standing(ledger: Ledger) -> set[tuple[object, ...]]:
    book = ledger["receivables"]
    if not len(book):
        return set()
    owner = resolve_debtors(ledger["debtors"], book).position
    rows = np.flatnonzero(np.isin(text_array(book["document_type"]), PAPER) & (owner >= 0))
    days = np.asarray(book["due_date"], dtype="datetime64[D]").astype(np.int64)
    parts = (owner, currencies(book), text_array(book["document_no"]), kurus(book), days)
    told = zip(*(part[rows].tolist() for part in parts), strict=True)
    return {key for each in told for key in _keys(*each)}


def _keys(debtor: int, currency: str, number: str, amount: int, due: int) -> tuple[tuple[object, ...], ...]:
    """By number, a paper without one by its amount; by amount and due date, for those without numbers."""
    number = "".join(number.split()).upper()
    by_number = (int(debtor), currency, number, 0 if number else int(amount))
    return by_number, (int(debtor), currency, "", int(amount), int(due))


def _due(lines: Lines, rows: Ints) -> Dates:
    """By its column, unless that repeats the day of the movement, else by the text."""
    texts = zip(lines.description[rows].tolist(), lines.credit_day[rows], strict=True)
    told = np.array([told_due(*each) for each in texts], dtype="datetime64[s]")
    own = np.where(lines.due[rows] > lines.credit_day[rows], lines.due[rows], np.datetime64("NaT", "s"))
    return np.asarray(np.where(np.isnat(own), told, own), dtype="datetime64[s]")


def paper_rows(
    lines: Lines, rows: Ints, numbers: Texts, found: Found, ids: Texts, names: Texts, own_ids: Texts
) -> pd.DataFrame:
    """The claims, as rows of receivables."""
    import pandas as pd

    code = found.code[rows]
    return pd.DataFrame(
        {
            "receivable_id": own_ids,
            "debtor_id": ids[code],
            "debtor_name": names[code],
            "document_type": lines.channel[rows],
            "document_no": numbers,
            "issue_date": lines.credit_day[rows],
            "due_date": _due(lines, rows),
            "amount_kurus": lines.credit[rows],
            "currency": lines.currency[rows],
            "disputed": None,
            "closing_reason": "",
        }
    )


def with_papers(bills: pd.DataFrame | None, claims: pd.DataFrame) -> pd.DataFrame:
    """Both as one frame, the papers last; what a paper has not stays empty."""
    import pandas as pd

    if bills is None:
        return claims
    for column in bills.columns.difference(claims.columns):
        claims[column] = ""
    return pd.concat([bills, claims[list(bills.columns)]], ignore_index=True)
