"""Matters that a year of plain invoices has not: cheques, plans, refunds, a commitment at the office."""

from __future__ import annotations

from addin.demo import names
from addin.demo.cases import Cases, Debtor

_PAID = {"closing_reason": "paid", "stage": "closed"}


def cheques(cases: Cases) -> None:
    """Two invoices settled by cheques: one cleared, one not due yet."""
    debtor = cases.debtor()
    cleared = cases.ago(20)
    for kurus, issued, taken, due, number in (
        (12_000_000, 130, 95, cases.ago(22), "0451207"),
        (9_400_000, 75, 40, cases.ahead(35), "0451208"),
    ):
        invoice = cases.invoice(
            debtor,
            kurus,
            issue_date=cases.ago(issued),
            due_date=cases.ago(taken),
            stage_date=cases.ago(taken),
            closing_reason="paid",
            stage="closed",
        )
        words = cases.words("cheque_taken")
        day = cases.ago(taken)
        cases.receipt(
            debtor, kurus, received_on=day, channel="cheque", receivable_id=invoice, description=words
        )
        paper = {
            "document_type": "cheque",
            "document_no": number,
            "issue_date": day,
            "due_date": due,
            "stage_date": day,
            "source_receivable_id": invoice,
            "limitation_type": "cheque3",
            "security": cases.words("drawer"),
        }
        done = _PAID | {"stage_date": cleared} if due < cleared else {}
        cheque = cases.invoice(debtor, kurus, **(paper | done))
        if done:
            collected = cases.words("cheque_cleared")
            cases.receipt(debtor, kurus, received_on=cleared, receivable_id=cheque, description=collected)
    cases.plan(debtor)


def bounced_cheque(cases: Cases) -> None:
    """The cheque bounced, the invoice came back, a file was opened, the debtor committed himself there."""
    debtor, kurus = cases.debtor(), 18_500_000
    reached = {"stage": "attachment", "stage_date": cases.ago(45)}
    file_id = cases.file(
        debtor,
        kurus,
        proceeding_type="negotiable",
        filed_on=cases.ago(90),
        last_step_on=cases.ago(7),
        **reached,
    )
    dates = {"issue_date": cases.ago(210), "due_date": cases.ago(150)}
    matter = {"holder": names.TEAM[3], "file_id": file_id}
    invoice = cases.invoice(debtor, kurus, **(dates | reached | matter))
    _bounce(cases, debtor, invoice, kurus)
    for kind, days in (("order_sent", 90), ("order_served", 74), ("final", 60), ("attachment", 45)):
        served = {"service_kind": "post"} if kind == "order_served" else {}
        cases.event(file_id, debtor, kind, cases.ago(days), **served)
    _parties(cases, file_id, debtor)
    for cost, amount in (("fee", 92_500), ("postage", 28_500), ("travel", 64_000)):
        cases.cost(file_id, debtor, cost, amount, cases.ago(90))
    agreed = cases.ahead(18)
    call = cases.promising_call(debtor, 6_000_000, agreed, channel="visit", contacted_by=names.TEAM[3])
    form = {"promise_kind": "commitment", "file_id": file_id, "note": cases.words("at_office")}
    cases.promise(debtor, 6_000_000, promised_for=agreed, receivable_id=invoice, contact_id=call, **form)


def _bounce(cases: Cases, debtor: Debtor, invoice: str, kurus: int) -> None:
    """The cheque as receipt, and the claim that it was until the bank refused it."""
    taken, due = cases.ago(150), cases.ago(110)
    cases.receipt(
        debtor,
        kurus,
        received_on=taken,
        channel="cheque",
        receivable_id=invoice,
        reversal="bounced",
        description=cases.words("cheque_bounced"),
    )
    cases.invoice(
        debtor,
        kurus,
        document_type="cheque",
        document_no="0277415",
        issue_date=taken,
        due_date=due,
        stage="closed",
        stage_date=due,
        source_receivable_id=invoice,
        closing_reason="bounced",
        limitation_type="cheque3",
    )


def _parties(cases: Cases, file_id: str, debtor: Debtor) -> None:
    both = {"file_id": file_id, "service_kind": "post", "recorded_by": names.TEAM[3]}
    main = {"party_name": debtor.name, "party_role": "main_debtor", "tax_id": debtor.tax_id}
    cases.pad.row("parties", **(both | main | {"served_on": cases.ago(74)}))
    surety = {"party_name": "Tahir Değirmencioğlu", "party_role": "guarantor"}
    cases.pad.row("parties", **(both | surety | {"served_on": cases.ago(70)}))


def instalment_plan(cases: Cases) -> None:
    """Four instalments: one paid, one paid in part, one broken, one to come."""
    debtor = cases.debtor()
    invoice = cases.invoice(
        debtor,
        20_000_000,
        issue_date=cases.ago(160),
        due_date=cases.ago(110),
        stage="promised",
        stage_date=cases.ago(100),
    )
    call = cases.promising_call(
        debtor,
        5_000_000,
        cases.ago(80),
        contacted_at=cases.at(cases.ago(100)),
        action_result="done",
        action_result_date=cases.ago(79),
    )
    days = (cases.ago(80), cases.ago(50), cases.ago(18), cases.ahead(12))
    promises = [
        cases.promise(
            debtor,
            5_000_000,
            made_on=cases.ago(100),
            promised_for=day,
            contact_id=call,
            receivable_id=invoice,
            plan_no="P-1",
            instalment_no=number,
        )
        for number, day in enumerate(days, start=1)
    ]
    for promise, day, kurus in ((promises[0], days[0], 5_000_000), (promises[1], days[1], 3_000_000)):
        cases.receipt(debtor, kurus, received_on=day, receivable_id=invoice, promise_id=promise)
    cases.plan(debtor)


def card_refund(cases: Cases) -> None:
    """Paid by card; part of it was charged back, so part of the invoice is open again."""
    debtor = cases.debtor()
    invoice = cases.invoice(
        debtor, 8_400_000, issue_date=cases.ago(90), due_date=cases.ago(60), stage="called"
    )
    cases.receipt(debtor, 8_400_000, received_on=cases.ago(58), channel="card", receivable_id=invoice)
    cases.receipt(
        debtor,
        1_150_000,
        received_on=cases.ago(30),
        channel="card",
        receivable_id=invoice,
        reversal="refund",
        description=cases.words("charged_back"),
    )
    cases.call(debtor, str(cases.words("said_charged_back")))


def credit_note(cases: Cases) -> None:
    """Returned goods lower the invoice, the rest was paid."""
    debtor = cases.debtor()
    day = cases.ago(35)
    invoice = cases.invoice(
        debtor, 6_000_000, issue_date=cases.ago(80), due_date=cases.ago(50), stage_date=day, **_PAID
    )
    back = cases.words("goods_back")
    cases.receipt(
        debtor,
        800_000,
        received_on=cases.ago(60),
        channel="credit_note",
        receivable_id=invoice,
        description=back,
    )
    cases.receipt(debtor, 5_200_000, received_on=day, receivable_id=invoice)


def two_currencies(cases: Cases) -> None:
    """Invoices in lira and dollar; the difference of rates was invoiced and set off."""
    debtor = cases.debtor()
    cases.invoice(
        debtor,
        640_000,
        currency="USD",
        interest_type="contract",
        contract_rate=0.08,
        stage_date=cases.ago(40),
    )
    cases.invoice(debtor, 7_250_000)
    day = cases.ago(12)
    difference = cases.invoice(debtor, 385_000, issue_date=cases.ago(30), stage_date=day, **_PAID)
    cases.receipt(debtor, 385_000, received_on=day, channel="exchange_difference", receivable_id=difference)
    cases.plan(debtor)


def given_up(cases: Cases) -> None:
    """A small rest that is not worth a stamp."""
    debtor = cases.debtor()
    day = cases.ago(40)
    closed = {"closing_reason": "written_off", "stage": "closed", "stage_date": day}
    cases.invoice(debtor, 38_750, issue_date=cases.ago(300), due_date=cases.ago(270), **closed)


STORIES = (
    cheques,
    bounced_cheque,
    instalment_plan,
    card_refund,
    credit_note,
    two_currencies,
    given_up,
)


def write_stories(cases: Cases) -> None:
    """Write every story behind the rows that are there."""
    for story in STORIES:
        story(cases)
