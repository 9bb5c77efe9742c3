"""What was answered about a kind of list: the next one with the same headers is not asked about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from addin.importing.evidence.amount_words import names_amount, says_amount, says_off, says_tax
from addin.importing.evidence.cells import loose, shown
from addin.importing.evidence.header import certain
from addin.rules.rows import text_array

if TYPE_CHECKING:
    import pandas as pd

# Answers that the next file may need anew.
_OF_ONE_FILE = (
    "sheet", "table", "mapping", "openings", "own_total", "same_debtors", "same_codes", "same_payers",
    "other_numbers", "raised", "equal_moves", "known_money", "other_days", "met_promises",
    "day_years", "amount_remark", "same_pair",
)  # fmt: skip
_BETWEEN = " | "  # headers of a list in the book
_ASKING_NOTHING = {  # what else is told of a debtor or document
    "owner", "note", "contact_person", "phone", "email", "kep", "mersis", "iban", "address", "province",
    "district", "tax_office", "other_number", "counsel",
}  # fmt: skip
RESTS = "rests"  # not asked: lists that said what is left open
UNCONFIRMED = {f"{RESTS}:": "taken"}  # by lists of which nobody was asked anything
_OF_SHEETS = ("fill_down",)  # asked by file and sheet, whose names the next list has otherwise
_OF_ONE_LIST = (*_OF_ONE_FILE, *_OF_SHEETS)  # beside others none knows which it was about
_SEARCHED = 60  # rows in which the header may stand


def fingerprint(headers: Iterable[str]) -> str:
    """What lists of one kind have in common: their headers, whatever their case.

    >>> fingerprint(["Müşteri", "Tutar"]) == fingerprint(["MÜŞTERİ ", "tutar", ""])
    True
    """
    text = "\n".join(filter(None, map(loose, headers)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Memory:
    """The confirmed lists of a book.

    `given`: ids of questions that are answered now, those of a key alone ("paid:") for all of that key;
    what was answered before is none any more.
    """

    def __init__(self, book: pd.DataFrame, given: Collection[str] = ()) -> None:
        self._book, self._given = book, frozenset(given)
        pairs = zip(text_array(book["fingerprint"]), text_array(book["answers"]), strict=True)
        self._answers = {key: _parsed(answers) for key, answers in pairs if key}
        titles = zip(text_array(book["fingerprint"]), text_array(book["headers"]), strict=True)
        self._titles = {key: frozenset(map(loose, headers.split(_BETWEEN))) for key, headers in titles if key}

    def knows(self, headers: Sequence[str]) -> bool:
        """Whether somebody confirmed this kind of list."""
        return self._answers.get(fingerprint(headers), UNCONFIRMED) != UNCONFIRMED

    def answers(self, headers: Sequence[str]) -> Mapping[str, str]:
        """What was answered about lists with these headers, by id of the question."""
        return self._but_given(self._told(headers))

    def said(self, headers: Sequence[str]) -> frozenset[str]:
        """The ids of questions about such lists that were answered before, or with the command."""
        return self._given.union(self._told(headers))

    def _told(self, headers: Sequence[str]) -> dict[str, str]:
        """The answers about these headers, else about the same ones without a column that asks nothing."""
        key = fingerprint(headers)
        if key in self._answers:
            return self._answers[key]
        by_title = {loose(header): header for header in headers if loose(header)}
        for known, titles in reversed(self._titles.items()):
            more = by_title.keys() - titles
            if (
                len(more) == 1
                and by_title.keys() - more == titles - {""}
                and _asks_nothing(by_title[min(more)])
            ):
                return self._answers[known]
        return {}

    def _but_given(self, answers: Mapping[str, str]) -> dict[str, str]:
        return {
            name: answer
            for name, answer in answers.items()
            if not self._given & {name, f"{name.partition(':')[0]}:"}
        }

    def every(self, key: str) -> dict[str, str]:
        """All answers to questions of this key, whatever list they were about."""
        told = (each for answers in self._answers.values() for each in self._but_given(answers).items())
        return {question: answer for question, answer in told if question.partition(":")[0] == key}

    def answers_of_rows(self, rows: Sequence[Sequence[Any]], sheet: str) -> dict[str, str]:
        """What is known before the header row is found: any row of the top may be it.

        `sheet`: how questions about it name it.
        """
        found: dict[str, str] = {}
        for row in rows[:_SEARCHED] if self._answers else ():
            if sum(isinstance(cell, str) and cell != "" for cell in row) > 1:
                found |= self.answers([shown(cell) for cell in row])
        return {_of_sheet(question, sheet): answer for question, answer in found.items()}

    def with_lists(
        self, lists: Sequence[tuple[Sequence[str], str]], answers: Mapping[str, str], day: date
    ) -> pd.DataFrame | None:
        """The table with these lists (headers, mapping in words); None when it would stay the same."""
        import pandas as pd

        left = _OF_ONE_FILE if len({fingerprint(headers) for headers, _ in lists}) == 1 else _OF_ONE_LIST
        given = {
            _of_sheet(key, ""): told for key, told in answers.items() if key.partition(":")[0] not in left
        }
        before = {fingerprint(headers): self._told(headers) for headers, _ in lists}
        told = {key: {**answers, **given} for key, answers in before.items()}
        keys = [fingerprint(headers) for headers, _ in lists]
        fresh = [
            each
            for each, key in zip(lists, keys, strict=True)
            if before[key] != told[key] or key not in self._answers
        ]
        if not fresh:
            return None
        new = pd.DataFrame(
            {
                "fingerprint": [fingerprint(headers) for headers, _ in fresh],
                "headers": [_BETWEEN.join(headers) for headers, _ in fresh],
                "mapping": [mapping for _, mapping in fresh],
                "answers": [
                    json.dumps(told[fingerprint(headers)], ensure_ascii=False, sort_keys=True)
                    for headers, _ in fresh
                ],
                "confirmed_on": pd.Timestamp(day).as_unit("s"),
            }
        ).drop_duplicates("fingerprint")
        book = self._book[list(new.columns)]
        standing = book[~book["fingerprint"].isin(new["fingerprint"]) & (book["fingerprint"] != "")]
        return pd.concat([standing, new], ignore_index=True) if len(standing) else new


def _asks_nothing(header: str) -> bool:
    """Whether a column under this header changes nothing of what is asked about the others."""
    found = certain(header)
    money = says_amount(header) or names_amount(header) or says_tax(header) or says_off(header)
    return not money and (found is None or _ASKING_NOTHING.issuperset(found[0]))


def _of_sheet(question: str, sheet: str) -> str:
    key = question.partition(":")[0]
    return f"{key}:{sheet}" if key in _OF_SHEETS else question


def _parsed(text: str) -> dict[str, str]:
    try:
        loaded = json.loads(text)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}
