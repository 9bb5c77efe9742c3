"""Faults of receipts."""

from __future__ import annotations

from addin.demo.cases import Cases


def receipt_in_future(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.receipt(debtor, 1_000_000, receivable_id=cases.invoice(debtor), received_on=cases.ahead(8))
    cases.planted("receipt_in_future", "receipts", "received_on")
    cases.plan(debtor)


def required_missing(cases: Cases) -> None:
    """The day was to be looked up on the bank's statement."""
    debtor = cases.debtor()
    cases.receipt(debtor, 1_000_000, receivable_id=cases.invoice(debtor), received_on=None)
    cases.planted("required_missing", "receipts", "received_on")
    cases.plan(debtor)


def receipt_before_receivable(cases: Cases) -> None:
    """An advance payment, or a slip of the month."""
    debtor = cases.debtor()
    cases.receipt(debtor, 1_000_000, receivable_id=cases.invoice(debtor), received_on=cases.ago(70))
    cases.planted("receipt_before_receivable", "receipts", "received_on")
    cases.plan(debtor)


def receipt_without_debtor(cases: Cases) -> None:
    """The bank line told no name."""
    cases.receipt(None, 815_000)
    cases.planted("receipt_without_debtor", "receipts", "debtor_id")


def designated_receivable_of_other_debtor(cases: Cases) -> None:
    debtor, other = cases.debtor(), cases.debtor()
    cases.invoice(debtor)
    cases.receipt(debtor, 1_000_000, receivable_id=cases.invoice(other))
    cases.planted("designated_receivable_of_other_debtor", "receipts", "receivable_id")
    cases.plan(debtor)
    cases.plan(other)


def overpayment(cases: Cases) -> None:
    debtor = cases.debtor()
    paid = {"closing_reason": "paid", "stage": "closed", "stage_date": cases.ago(10)}
    cases.receipt(debtor, 5_000_000, receivable_id=cases.invoice(debtor, 4_850_000, **paid))
    cases.planted("overpayment", "receipts", "amount_kurus")


def duplicate_receipt(cases: Cases) -> None:
    """One bank line entered twice."""
    debtor = cases.debtor()
    receivable = cases.invoice(debtor)
    for _ in range(2):
        cases.receipt(debtor, 1_500_000, receivable_id=receivable)
    cases.planted("duplicate_receipt", "receipts", "amount_kurus")
    cases.plan(debtor)


def refund_without_receipt(cases: Cases) -> None:
    cases.receipt(cases.debtor(), 400_000, reversal="refund", description="")
    cases.planted("refund_without_receipt", "receipts", "amount_kurus")


def foreign_currency_mismatch(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.receipt(debtor, 100_000, receivable_id=cases.invoice(debtor), currency="USD")
    cases.planted("foreign_currency_mismatch", "receipts", "currency")
    cases.plan(debtor)


FAULTS = (
    receipt_in_future,
    required_missing,
    receipt_before_receivable,
    receipt_without_debtor,
    designated_receivable_of_other_debtor,
    overpayment,
    duplicate_receipt,
    refund_without_receipt,
    foreign_currency_mismatch,
)
