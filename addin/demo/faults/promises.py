"""Faults of promises to pay."""

from __future__ import annotations

from addin.demo.cases import Cases


def promise_before_contact(cases: Cases) -> None:
    """Dated before the call in which it was given."""
    debtor = cases.debtor()
    cases.promise(debtor, 2_000_000, receivable_id=cases.invoice(debtor), made_on=cases.ago(17))
    cases.planted("promise_before_contact", "promises", "made_on")


def promise_more_than_open(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.promise(debtor, 5_200_000, receivable_id=cases.invoice(debtor, 4_850_000))
    cases.planted("promise_more_than_open", "promises", "amount_kurus")


def promise_far(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.promise(debtor, 2_000_000, receivable_id=cases.invoice(debtor), promised_for=cases.ahead(230))
    cases.planted("promise_far", "promises", "promised_for")


def promise_without_contact(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.promise(debtor, 2_000_000, receivable_id=cases.invoice(debtor), contact_id="")
    cases.planted("promise_without_contact", "promises", "contact_id")
    cases.plan(debtor)


def several_open_promises(cases: Cases) -> None:
    debtor = cases.debtor()
    receivable = cases.invoice(debtor)
    for days, kurus in ((4, 2_000_000), (9, 1_500_000)):
        cases.promise(debtor, kurus, receivable_id=receivable, promised_for=cases.ahead(days))
    cases.planted("several_open_promises", "promises", "promised_for")


FAULTS = (
    promise_before_contact,
    promise_more_than_open,
    promise_far,
    promise_without_contact,
    several_open_promises,
)
