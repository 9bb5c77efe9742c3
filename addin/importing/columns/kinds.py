"""What a list is one of, where its columns tell."""

from __future__ import annotations

from collections.abc import Mapping

from addin.importing.evidence.cells import loose
from addin.importing.questions import Answers, Choice, Question, answered

DOCUMENTS, DEBTORS, RECEIPTS = "receivables", "debtors", "receipts"
STATEMENT, TRIAL, AGING, CASES = "statement", "trial", "aging", "cases"
_OWED = {"amount", "open_amount", "debit"}
_ANY_DAY = {"tarih", "tarihi", "tar", "islemtarihi", "islemtar", "kayittarihi", "date"}  # not of a document
_PAYMENT = {"payment_method", "sender", "bank", "receipt_no"}
_DOCUMENT = {"document_no", "cheque_no", "document_type"}
_DAYS = {"issue_date", "due_date", "settled_on"}
_FILE_SIGNS = {"office", "proceeding_type", "filed_on", "filed_amount", "order_served_on", "attached_on"}
_SAYS_PAYMENT = (
    "tahsil",
    "makbuz",
    "gonderen",
    "odeyen",
    "odemesekli",
    "paymentmethod",
    "receipt",
    "received",
)


def special_kind(fields: set[str], buckets: int) -> str:
    """A list that is more than documents or debtors; "" for these.

    >>> special_kind({"debtor_name", "issue_date", "debit", "credit"}, 0)
    'statement'
    >>> special_kind({"debtor_name", "account_code", "debit", "credit"}, 0)
    'trial'
    """
    if buckets > 1:
        return AGING
    if "case_no" in fields and len(fields & _FILE_SIGNS) > 0:
        return CASES
    if {"debit", "credit"} <= fields:
        return STATEMENT if fields & _DAYS else TRIAL
    if {"debit_balance", "credit_balance"} <= fields and not fields & _DAYS:
        return TRIAL
    return ""


def says_receipts(headers: Mapping[str, str]) -> bool:
    """Whether the columns (header by field) are those of payments rather than of claims.

    >>> says_receipts({"settled_on": "Tahsilat Tarihi", "paid_amount": "Tahsil Edilen Tutar"})
    True
    >>> says_receipts({"issue_date": "Tarih", "sender": "Gönderen", "amount": "Tutar"})
    True
    >>> says_receipts({"due_date": "Vade", "settled_on": "Tahsilat Tarihi", "amount": "Tutar"})
    False
    """
    fields = set(headers)
    if not fields & (_OWED | {"paid_amount", "credit"}) or fields & {"due_date", "due_days"}:
        return False
    if "open_amount" in fields and "sender" not in fields:  # else what is left in the bank
        return False
    if "paid_amount" in fields:
        return not fields & _OWED
    if "debit" in fields or ("issue_date" in fields and not _is_any_day(headers["issue_date"])):
        return False
    if "settled_on" in fields:
        return "issue_date" not in fields
    return bool(fields & _PAYMENT) and not fields & _DOCUMENT


def _is_any_day(header: str) -> bool:
    return loose(header) in _ANY_DAY


def are_receipts(headers: Mapping[str, str], title: str, answers: Answers) -> bool:
    """Whether the list is one of payments; asked where the columns look so but no word says it."""
    if not says_receipts(headers):
        return False
    words = loose(" ".join((*headers.values(), title)))
    if any(word in words for word in _SAYS_PAYMENT):
        return True
    question = Question("kind", "", (Choice("claims", "claims"), Choice("receipts", "receipts")))
    return answered(question, answers) == "receipts"


def balance_on_card(fields: set[str], answers: Answers) -> bool:
    """Whether the balances of a list without documents and days stay out. Errors: Asked."""
    if fields & (_DOCUMENT | {"issue_date", "due_date"}):
        return False
    question = Question("balance", "", (Choice("opening", "opening"), Choice("cards", "cards")))
    return answered(question, answers) == "cards"
