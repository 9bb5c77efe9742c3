"""Sheets to which rows are moved once they were paid: "Ödenenler", "Kapanan Faturalar"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.evidence.roles import roles_of
from addin.importing.questions import LEAVE, Answers, Choice, Question, answer_or_ask
from addin.importing.tables.source_table import PAID, SourceTable
from addin.text import fold

CLOSED, OPEN = "closed", "open"
_DEBT = {"document_no", "cheque_no", "case_no", "due_date"}
_PAYMENT = {"payment_method", "sender", "bank", "receipt_no"}
_BOTH_DAYS = {"issue_date", "settled_on"}
_INVOICES = re.compile(r"\b(?:fatura|invoice)")
_PAID = re.compile(
    r"(?:\d{4} |\d{4} yili )?(?:tamami )?"
    r"(?:odendi|odenen|odeyen|odenmis|odemis|odemesi alinan|parasi alinan|parasi gelen|kapandi|kapanan|"
    r"kapanmis|kapatilan|kapali|tahsil edildi|tahsil edilen|tahsil edilmis|tahsil olan|biten|bitmis|"
    r"paid|closed|settled|collected)(?:ler|lar)?"
    r"(?: (?:\d{4}|fatura|alacak|borc|cek|senet|aidat|kira|taksit|satis|hesap|musteri|is|liste|invoice)\w*)*"
)


def says_paid(table: SourceTable) -> str:
    """The sheet's name or the line above the list by which all of it was paid; "" without such words."""
    lines = [table.sheet, *table.context.get("title", "").splitlines()]
    return next((line.strip() for line in lines if is_paid(line)), "")


def is_paid(line: str) -> bool:
    """
    >>> [is_paid(line) for line in ("Ödenenler", "KAPANAN FATURALAR 2026", "Tahsil Edilenler")]
    [True, True, True]
    >>> [is_paid(line) for line in ("Ödenmeyenler", "Ödenecekler", "Tahsilatlar", "Ödenen Çekler Hesabı Ltd")]
    [False, False, False, False]
    """
    return _PAID.fullmatch(fold(line)) is not None


def with_paid_sheets(
    tables: Sequence[SourceTable], answers: Answers, questions: dict[str, Question]
) -> list[SourceTable]:
    """The tables, the records of paid ones with PAID; those that may be payments go into `questions`.

    What has a number, a due date or a day beside that of its payment is a debt, and so are invoices.
    """
    said = list(map(says_paid, tables))
    told = [
        _answer(table, line, answers, questions) if line else OPEN
        for table, line in zip(tables, said, strict=True)
    ]
    return [
        _closed(table, line) if answer == CLOSED else table
        for table, line, answer in zip(tables, said, told, strict=True)
        if answer != LEAVE
    ]


def _closed(table: SourceTable, said: str) -> SourceTable:
    records = np.where(table.records, said, "").astype(object)
    return replace(table, told={**table.told, PAID: records})


def _answer(table: SourceTable, said: str, answers: Answers, questions: dict[str, Question]) -> str:
    roles = roles_of(table.headers, table.columns)
    fields = {*roles.fields}
    fields -= {"bank"} if "cheque_no" in fields else set()  # that of the cheque
    if not roles.money or _PAYMENT & fields:
        return OPEN
    if _DEBT & fields or fields >= _BOTH_DAYS or _INVOICES.search(fold(said)):
        return CLOSED
    choices = (Choice(CLOSED, "closed"), Choice(OPEN, "left_open"), Choice(LEAVE, "leave_list"))
    return answer_or_ask(Question("paid_sheet", said, choices), answers, questions)
