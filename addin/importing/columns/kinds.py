"""What a list is one of, where its columns tell."""

from __future__ import annotations

from collections.abc import Mapping

from addin.importing.evidence.cells import loose
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.people import is_of_owner
from addin.importing.questions import Answers, Choice, Question, answered
from addin.importing.tables.receipt_lines import NOTHING, SAID, says_owed

DOCUMENTS, DEBTORS, RECEIPTS = "receivables", "debtors", "receipts"
STATEMENT, TRIAL, AGING, CASES = "statement", "trial", "aging", "cases"
_OWED = {"amount", "open_amount", "debit"}
_ANY_DAY = {"tarih", "tarihi", "tar", "islemtarihi", "islemtar", "kayittarihi", "date"}  # not of a document
_PAYMENT = {"payment_method", "sender", "bank", "receipt_no"}
_OF_PAYER = {"sender", "receipt_no"}  # of a debt "Ödeme Şekli" may be told too
_DOCUMENT = {"document_no", "cheque_no", "document_type"}
_BESIDE_BALANCES = {"amount", "open_amount", "debit", "credit", "document_no"}
_DAYS = {"issue_date", "due_date", "settled_on"}
_ONLY_OF_CLAIMS = {
    "open_amount", "debit", "paid_amount", "settled_on", "due_days", "status", "cheque_no", "document_type",
    "disputed", "debit_balance", "credit_balance",
}  # fmt: skip
FILE_SIGNS = {"office", "proceeding_type", "filed_on", "filed_amount", "order_served_on", "attached_on"}
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
    if "case_no" in fields and len(fields & FILE_SIGNS) > 0:
        return CASES
    if {"debit", "credit"} <= fields:
        return STATEMENT if fields & _DAYS else TRIAL
    alone = not fields & _BESIDE_BALANCES
    if "debit_balance" in fields and not fields & _DAYS and ("credit_balance" in fields or alone):
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
    told = fields & _PAYMENT if "issue_date" in fields else fields & _OF_PAYER
    return bool(told) and not fields & _DOCUMENT


def _is_any_day(header: str) -> bool:
    return loose(header) in _ANY_DAY


def may_be_receipts(headers: Mapping[str, str]) -> bool:
    """Whether nothing but name, day and amount is told, so that only words beside the list tell what it is.

    >>> may_be_receipts({"issue_date": "Tarih", "debtor_name": "Firma", "amount": "Tutar"})
    True
    >>> may_be_receipts({"issue_date": "Fatura Tarihi", "debtor_name": "Firma", "amount": "Tutar"})
    False
    """
    fields = set(headers)
    if len(fields & {"amount", "credit"}) != 1 or fields & _ONLY_OF_CLAIMS:
        return False
    if "due_date" in fields:  # "Ödeme Tarihi"
        return "issue_date" not in fields and "settled_on" in fields_of(headers["due_date"])[0]
    return "issue_date" not in fields or _is_any_day(headers["issue_date"])


def are_receipts(
    headers: Mapping[str, str], title: str, told: int, answers: Answers, *, mixed: bool = False
) -> bool:
    """Whether the list is one of payments; asked where the columns look so but no word says it.

    `told`: what names of sheet and file and the lines above say. `mixed`: some rows have another amount
    than a payment. Errors: Asked.
    """
    name = headers.get("debtor_name", "")
    sender = loose(name).startswith("kimden") and not is_of_owner(name)  # "Kimden Alacağım" did not pay
    if says_receipts(headers):
        words = loose(" ".join((*headers.values(), title)))
        came = "paid_amount" in headers and (sender or told == SAID)
        if mixed:
            return asked_for_receipts(answers)
        if any(word in words for word in _SAYS_PAYMENT) or (came and not says_owed(title)):
            return True
    else:
        if not may_be_receipts(headers) or (told == NOTHING and not sender):
            return False
        if told == SAID and not any(map(says_owed, headers.values())):
            return True
    return asked_for_receipts(answers)


def asked_for_receipts(answers: Answers) -> bool:
    """Whether the user says that the list is one of payments. Errors: Asked."""
    question = Question("kind", "", (Choice("claims", "claims"), Choice("receipts", "receipts")))
    return answered(question, answers) == "receipts"


def balance_on_card(fields: set[str], answers: Answers) -> bool:
    """Whether the balances of a list without documents and days stay out. Errors: Asked."""
    if fields & (_DOCUMENT | {"issue_date", "due_date"}):
        return False
    question = Question("balance", "", (Choice("opening", "opening"), Choice("cards", "cards")))
    return answered(question, answers) == "cards"
