"""What a list is one of, where its columns tell: claims, or money that came in."""

from __future__ import annotations

from collections.abc import Mapping

from addin.importing.cells import loose
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.model import Refusal

_OWED = {"amount", "open_amount", "debit"}
_ANY_DAY = {"tarih", "tarihi", "tar", "islemtarihi", "islemtar", "kayittarihi", "date"}  # not of a document
_PAYMENT = {"payment_method", "sender", "bank", "receipt_no"}
_DOCUMENT = {"document_no", "cheque_no", "document_type"}


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
    if not fields & (_OWED | {"paid_amount", "credit"}) or fields & {"due_date", "due_days", "open_amount"}:
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


def refuse_receipts(headers: Mapping[str, str], answers: Answers) -> None:
    """Payments never become claims. Errors: Asked, then Refusal `import_receipts`."""
    if not says_receipts(headers):
        return
    question = Question("kind", "", (Choice("claims", "claims"), Choice("receipts", "receipts")))
    answer = answers.get(question.id)
    if answer is None:
        raise Asked([question])
    if answer == "receipts":
        raise Refusal("import_receipts")


def balance_on_card(fields: set[str], answers: Answers) -> bool:
    """Whether the balances of a list without documents and days stay out. Errors: Asked."""
    if fields & (_DOCUMENT | {"issue_date", "due_date"}):
        return False
    question = Question("balance", "", (Choice("opening", "opening"), Choice("cards", "cards")))
    answer = answers.get(question.id)
    if answer is None:
        raise Asked([question])
    return answer == "cards"
