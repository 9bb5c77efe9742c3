"""What a list says of payments outside of its columns of money: notes, colours, rows struck through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.columns import kinds
from addin.importing.evidence.cells import Bools, Texts, kinds_of, sample, shown, texts_of, through
from addin.importing.evidence.content import fits, revealed
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.states import HELD, OWED, states_of
from addin.importing.evidence.words import source_words
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import MARK, MARKED, NOTED_OPEN, PAID, PART_PAID, SourceTable
from addin.rules.rows import Ints, repeated
from addin.text import fold
from addin.wording import first_few

if TYPE_CHECKING:
    from addin.importing.columns.mapping import Mapping

_NOTES = {"note", "status"}
_STRUCK = "struck"
_ASKED_MARKS = ("green", _STRUCK)  # what people do with what was paid
_USUAL = {"green": "open"}  # a colour alone stops no import at which nobody can be asked
_ALL, _FEWEST, _TURNS = 0.95, 6, 0.9
_AMOUNT = re.compile(r"(?<![\d./])\d[\d.]{2,}(?:,\d+)?(?![./]?\d)|\d\s*(?:tl|try|₺|bin)\b", re.IGNORECASE)
DAY = re.compile(r"(?<![\d.,])\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?!\d)|\b(?:19|20)\d\d\b")
_HINT = re.compile(
    r"[o\u00f6]d|par|kapa|tahs|yar|k[i\u0131]s|miktar|borc|paid|settled|closed|half", re.IGNORECASE
)
_SAYS = re.compile("[=:]")
_BETWEEN = r"(?: (?!{colours})\w+)?? "


def with_noted_payments(
    table: SourceTable, mapping: Mapping, answers: Answers
) -> tuple[SourceTable, list[Question]]:
    """The table with what notes and marks say of its open rows, by PAID, PART_PAID, MARKED; the questions."""
    if mapping.kind != kinds.DOCUMENTS:
        return table, []
    texts = {at: texts_of(table.columns[at]) for at in note_columns(table, mapping)}
    said = {at: through(column.tolist(), said_of_payment) for at, column in texts.items()}
    marks = table.told.get(MARK)
    if marks is None and not any((each != "").any() for each in said.values()):
        return table, []
    money = open_money(table, mapping)
    found: dict[str, Texts] = {}
    questions: list[Question] = []
    for kind in (PAID, PART_PAID):
        _keep(found, kind, {table.headers[at]: (each == kind) & (money > 0) for at, each in said.items()})
    told = [said[at] == PAID for at in mapping.all_at("status") if at in said]
    closed = found.get(PAID, repeated("", len(table))) != ""
    closed &= ~np.any(told, axis=0) if told else True  # a status is what it says
    if closed.any():
        about = " + ".join(dict.fromkeys(found[PAID][closed].tolist()))
        questions += _ask("noted_paid", about, closed, table, money, answers, found)
    if marks is not None:
        questions += _read_marks(table, np.asarray(marks), money, answers, found)
    if PAID in found and (before := table.told.get(PAID)) is not None:
        found[PAID] = np.where(before != "", before, found[PAID])
    return replace(table, told={**table.told, **found}) if found else table, questions


def with_paid_rests(table: SourceTable) -> SourceTable:
    """Words such as "ödendi" under "Kalan" say that nothing is left."""
    columns, whole = list(table.columns), dict(table.whole)
    for at, title in enumerate(table.headers):
        cells = table.columns[at]
        if fields_of(title)[0] != ("open_amount",) or str not in kinds_of(cells):
            continue
        if revealed(sample(cells)) == "status":  # "Son Durum" of a cheque
            continue
        paid = through(cells, said_of_payment) == PAID
        if paid.any():
            whole.setdefault(at, cells)
            columns[at] = [0.0 if gone else cell for cell, gone in zip(cells, paid.tolist(), strict=True)]
    return replace(table, columns=tuple(columns), whole=whole) if whole != table.whole else table


def _keep(found: dict[str, Texts], kind: str, rows: dict[str, Bools]) -> None:
    told = repeated("", len(next(iter(rows.values()), ())))
    for header, mask in rows.items():
        told[mask & (told == "")] = header
    if (told != "").any():
        found[kind] = told


def note_columns(table: SourceTable, mapping: Mapping) -> list[int]:
    """Columns of notes, of a status, and those of words under headers that nobody knows.

    Beside what is still open the latter tell of other sums: months that were paid.
    """
    unknown = not (mapping.balance or mapping.rest)
    return [at for at, fields in _word_columns(table, mapping) if (_NOTES & {*fields}) or unknown]


def word_columns(table: SourceTable, mapping: Mapping) -> list[int]:
    """Columns of notes, and of words under headers that nobody knows."""
    return [at for at, fields in _word_columns(table, mapping) if "status" not in fields]


def _word_columns(table: SourceTable, mapping: Mapping) -> list[tuple[int, tuple[str, ...]]]:
    """Those and columns of a status, each with what its header may mean."""
    taken = {each.column: each.field for each in mapping.columns}
    found = []
    for at, title in enumerate(table.headers):
        fields = (taken[at],) if at in taken else fields_of(title)[0]
        if fields and not _NOTES & {*fields}:
            continue
        some = sample(table.columns[at])
        if some and any(isinstance(cell, str) for cell in some) and not fits("amount", some):
            found.append((at, tuple(fields)))
    return found


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = source_words()["payment_notes"]
    return {key: re.compile(rf"\b(?:{'|'.join(map(fold, texts))})\b") for key, texts in words.items()}


def said_of_payment(cell: object) -> str:
    """Whether a note says that it was paid, or a part of it.

    >>> [said_of_payment(text) for text in ("ÖDENDİ", "12.10.2026 ödedi", "yarısı geldi", "5.000 ödendi")]
    ['marked_paid', 'marked_paid', 'part_paid', 'part_paid']
    >>> [said_of_payment(text) for text in ("ödenmedi", "ödendi diyor", "tahsil için avukatta", "ödendi mi?")]
    ['', '', '', '']
    """
    text = cell if isinstance(cell, str) and _HINT.search(cell) else ""
    said, ways = fold(text), _patterns()
    if not said or "?" in text or ways["doubt"].search(said):
        return ""
    if ways["part"].search(said):
        return PART_PAID
    if not ways["paid"].search(said) and not ways["whole"].fullmatch(said):
        return ""
    return PART_PAID if _AMOUNT.search(DAY.sub(" ", text)) else PAID


def open_money(table: SourceTable, mapping: Mapping) -> Ints:
    """What the columns say is open of each record, in kuruş; 0 elsewhere."""

    def total(field: str) -> Ints:
        columns = [kurus_of(table.columns[at]) for at in mapping.all_at(field)]
        return np.asarray(np.sum(columns, axis=0) if columns else 0, dtype=np.int64)

    left = "open_amount" if mapping.rest and "open_amount" in mapping else "amount"
    money = np.asarray(total(left) - total("paid_amount"), dtype=np.int64)
    money = np.where(table.records, money, 0)
    for at in mapping.all_at("status"):
        money[~np.isin(states_of(texts_of(table.columns[at])), ("", HELD, OWED))] = 0
    for at in mapping.all_at("settled_on"):
        money[[cell != "" for cell in table.columns[at]]] = 0
    money[table.told.get(PAID, repeated("", len(table))) != ""] = 0
    return np.maximum(money, 0)


def _ask(
    key: str,
    about: str,
    rows: Bools,
    table: SourceTable,
    money: Ints,
    answers: Answers,
    found: dict[str, Texts],
) -> list[Question]:
    """Whether the rows are closed; what stays open is no payment any more."""
    places = np.flatnonzero(rows)
    named = first_few(table.row_names(places))
    params: dict[str, object] = {"n": len(places), "rows": named, "kurus": int(money[rows].sum())}
    if key == "marked_paid":
        params["mark"] = about
    question = Question(key, about, (Choice("closed", "closed"), Choice("open", "left_open")), params)
    question = replace(question, usual=_USUAL.get(about, "") if key == "marked_paid" else "")
    answer = answers.get(question.id)
    if answer == "open":
        found[PAID] = np.where(rows, "", found[PAID])
        if key == "noted_paid":
            found[NOTED_OPEN] = np.where(rows, about, "").astype(object)
    return [] if answer else [question]


def _read_marks(
    table: SourceTable, marks: Texts, money: Ints, answers: Answers, found: dict[str, Texts]
) -> list[Question]:
    """A legend decides; else green and struck rows are asked about, other colours are told."""
    record = table.records
    questions: list[Question] = []
    paid = found.get(PAID, repeated("", len(table)))
    legends = _legends(table)
    own = [*legends, _STRUCK]
    if _is_design(~np.isin(marks[record], ["", *own])):
        marks = np.where(np.isin(marks, own), marks, "")
    for mark in sorted(set(marks[record].tolist()) - {""}):
        rows = (marks == mark) & (money > 0) & (paid == "")
        meant = legends.get(mark)
        if not rows.any() or meant is False:
            continue
        if meant or mark in _ASKED_MARKS:
            paid = found[PAID] = np.where(rows, mark, paid)
            if not meant:
                questions += _ask("marked_paid", mark, rows, table, money, answers, found)
                paid = found[PAID]
        if not meant and not (rows & (paid == mark)).any():
            found[MARKED] = np.where(rows, mark, found.get(MARKED, ""))
    return questions


def _is_design(marked: Bools) -> bool:
    """Whether all rows are coloured, or every other one."""
    if not len(marked) or marked.mean() > _ALL:
        return True
    return len(marked) >= _FEWEST and float((marked[1:] != marked[:-1]).mean()) >= _TURNS


def _legends(table: SourceTable) -> dict[str, bool]:
    """What lines beside the rows say of a mark: that it means paid, or something else."""
    outside = np.flatnonzero(~table.records).tolist()
    lines = [table.context.get("title", ""), *table.headers]
    lines += [shown(column[row]) for row in outside for column in table.columns if column[row] != ""]
    return {mark: meant for mark in source_words()["marks"] if (meant := _legend(mark, lines)) is not None}


def _legend(mark: str, lines: Sequence[str]) -> bool | None:
    known: dict[str, list[str]] = source_words()["marks"]
    own = "|".join(map(fold, known[mark]))
    others = "|".join(fold(word) for words in known.values() for word in words)
    paid = "|".join(map(fold, source_words()["legends"]))
    between = _BETWEEN.format(colours=others)
    meant = re.compile(rf"\b(?:{own})\w*{between}(?:{paid})\b(?! mi\b| degil\b)")
    other = re.compile(rf"\b(?:{own})\w*$")
    for line in lines:
        if meant.search(fold(line)):
            return True
        if any(other.search(fold(before)) for before in _SAYS.split(line)[:-1]):
            return False
    return None
