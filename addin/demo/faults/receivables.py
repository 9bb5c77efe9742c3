"""Faults of invoices and other receivables."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from addin.demo import ids
from addin.demo.cases import Cases


def unknown_debtor(cases: Cases) -> None:
    cases.invoice(None, debtor_name="Kayıtsız Yedek Parça Ltd. Şti.")
    cases.planted("unknown_debtor", "receivables", "debtor_name")


def ambiguous_debtor(cases: Cases) -> None:
    """Two different people of one name, and an invoice that says the name alone."""
    for number in (143256789, 154367892):
        cases.person("Hacer Sarıkaya", ids.tckn([number])[0])
    cases.invoice(None, debtor_name="Hacer Sarıkaya")
    cases.planted("ambiguous_debtor", "receivables", "debtor_name")


def amount_missing(cases: Cases) -> None:
    cases.invoice(cases.debtor(), None, stage="", stage_date=None)
    cases.planted("amount_missing", "receivables", "amount_kurus")


def amount_not_number(cases: Cases) -> None:
    cases.invoice(cases.debtor(), None, stage="", stage_date=None)
    cases.raw("receivables", "amount_kurus", "on iki bin TL")
    cases.planted("amount_not_number", "receivables", "amount_kurus")


def amount_not_positive(cases: Cases) -> None:
    """A return entered as a negative invoice."""
    cases.invoice(cases.debtor(), -1_250_000)
    cases.planted("amount_not_positive", "receivables", "amount_kurus")


def amount_three_decimals(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.invoice(debtor, 1_234_557)
    cases.raw("receivables", "amount_kurus", Decimal("12345.565"))
    cases.planted("amount_three_decimals", "receivables", "amount_kurus")
    cases.plan(debtor)


def amount_outlier(cases: Cases) -> None:
    """One zero too many."""
    debtor = cases.debtor()
    for kurus in (1_150_000, 1_320_000, 1_275_000):
        cases.invoice(debtor, kurus)
    cases.invoice(debtor, 14_100_000)
    cases.planted("amount_outlier", "receivables", "amount_kurus")
    cases.plan(debtor)


def date_text(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.invoice(debtor, due_date=None)
    cases.raw("receivables", "due_date", "31.02.2026")
    cases.planted("date_text", "receivables", "due_date")
    cases.plan(debtor)


def date_before_2000_or_far(cases: Cases) -> None:
    """The year 2066 for 2026."""
    debtor = cases.debtor()
    cases.invoice(debtor, due_date=cases.ahead(20).replace(year=cases.ahead(20).year + 40, day=1))
    cases.planted("date_before_2000_or_far", "receivables", "due_date")
    cases.plan(debtor)


def due_before_issue(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.invoice(debtor, due_date=cases.ago(40) - timedelta(days=30))
    cases.planted("due_before_issue", "receivables", "due_date")
    cases.plan(debtor)


def due_and_issue_missing(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.invoice(debtor, issue_date=None, due_date=None, stage_date=cases.ago(40))
    cases.planted("due_and_issue_missing", "receivables", "due_date")
    cases.plan(debtor)


def document_no_repeated(cases: Cases) -> None:
    debtor = cases.debtor()
    number = f"ORN{cases.calendar.as_of.item().year}999000001"
    cases.invoice(debtor, document_no=number)
    cases.invoice(debtor, 3_900_000, document_no=number)
    cases.planted("document_no_repeated", "receivables", "document_no")
    cases.plan(debtor)


def document_no_missing(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.invoice(debtor, document_no="")
    cases.planted("document_no_missing", "receivables", "document_no")
    cases.plan(debtor)


def einvoice_format(cases: Cases) -> None:
    """The year with two digits."""
    debtor = cases.debtor()
    cases.invoice(debtor, document_no="ORN26000000987")
    cases.planted("einvoice_format", "receivables", "document_no")
    cases.plan(debtor)


def currency_unknown(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.invoice(debtor, 450_000, currency="Manat")
    cases.planted("currency_unknown", "receivables", "currency")
    cases.plan(debtor)


def rate_missing(cases: Cases) -> None:
    """Pounds, for which Kurlar has no row."""
    debtor = cases.debtor()
    cases.invoice(debtor, 310_000, currency="GBP")
    cases.planted("rate_missing", "receivables", "currency")
    cases.plan(debtor)


def cheque_presented_late(cases: Cases) -> None:
    """A cheque of two months ago lies in the drawer."""
    debtor = cases.debtor()
    cases.invoice(
        debtor,
        7_500_000,
        document_type="cheque",
        document_no="0418822",
        issue_date=cases.ago(120),
        due_date=cases.ago(65),
        limitation_type="cheque3",
    )
    cases.planted("cheque_presented_late", "receivables", "due_date")
    cases.plan(debtor)


FAULTS = (
    unknown_debtor,
    ambiguous_debtor,
    amount_missing,
    amount_not_number,
    amount_not_positive,
    amount_three_decimals,
    amount_outlier,
    date_text,
    date_before_2000_or_far,
    due_before_issue,
    due_and_issue_missing,
    document_no_repeated,
    document_no_missing,
    einvoice_format,
    currency_unknown,
    rate_missing,
    cheque_presented_late,
)
