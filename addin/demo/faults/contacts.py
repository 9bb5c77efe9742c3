"""Faults of contacts and next actions."""

from __future__ import annotations

from datetime import timedelta

from addin.demo import ids
from addin.demo.cases import Cases


def _said(cases: Cases) -> str:
    return str(cases.words("said"))


def action_missing(cases: Cases) -> None:
    cases.call(cases.debtor(), _said(cases), next_action="", next_action_date=None)
    cases.planted("action_missing", "contacts", "next_action")


def action_and_closing(cases: Cases) -> None:
    """Closed, and yet to be called again."""
    cases.call(cases.debtor(), _said(cases), closing_reason="closed")
    cases.planted("action_and_closing", "contacts", "closing_reason")


def action_before_contact(cases: Cases) -> None:
    cases.call(cases.debtor(), _said(cases), next_action_date=cases.ago(14))
    cases.planted("action_before_contact", "contacts", "next_action_date")


def action_on_holiday(cases: Cases) -> None:
    """A Sunday."""
    day = cases.ahead(3)
    cases.call(cases.debtor(), _said(cases), next_action_date=day + timedelta(days=6 - day.weekday()))
    cases.planted("action_on_holiday", "contacts", "next_action_date")


def contact_in_future(cases: Cases) -> None:
    day = cases.ahead(6)
    cases.call(cases.debtor(), _said(cases), contacted_at=cases.at(day), next_action_date=cases.ahead(12))
    cases.planted("contact_in_future", "contacts", "contacted_at")


def talked_to_third_party(cases: Cases) -> None:
    cases.call(cases.debtor(), str(cases.words("said_to_other")), counterpart="third_party")
    cases.planted("talked_to_third_party", "contacts", "counterpart")


def id_number_in_free_text(cases: Cases) -> None:
    number = ids.tckn([176543219])[0]
    cases.call(cases.debtor(), str(cases.words("said_number", number=number)))
    cases.planted("id_number_in_free_text", "contacts", "summary")


def summary_empty(cases: Cases) -> None:
    cases.call(cases.debtor(), "")
    cases.planted("summary_empty", "contacts", "summary")


def unknown_person(cases: Cases) -> None:
    """He left, and is on no list any more."""
    cases.call(cases.debtor(), _said(cases), contacted_by="Kemal Bey")
    cases.planted("unknown_person", "contacts", "contacted_by")


def choice_unknown(cases: Cases) -> None:
    """Two words of the list in one."""
    cases.call(cases.debtor(), _said(cases))
    cases.raw("contacts", "result", str(cases.words("own_result")))
    cases.planted("choice_unknown", "contacts", "result")


def promise_not_entered(cases: Cases) -> None:
    """The summary says it all, so nobody wrote the promise down."""
    debtor = cases.debtor()
    cases.invoice(debtor)
    cases.promising_call(debtor, 1_200_000, cases.ahead(4))
    cases.planted("promise_not_entered", "contacts", "result")


def no_action_for_open_debtor(cases: Cases) -> None:
    debtor = cases.debtor()
    cases.planted("no_action_for_open_debtor", "debtors", "next_action")
    cases.invoice(debtor)


FAULTS = (
    action_missing,
    action_and_closing,
    action_before_contact,
    action_on_holiday,
    contact_in_future,
    talked_to_third_party,
    id_number_in_free_text,
    summary_empty,
    unknown_person,
    choice_unknown,
    promise_not_entered,
    no_action_for_open_debtor,
)
