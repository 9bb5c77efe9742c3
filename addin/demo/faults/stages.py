"""Faults of stages: unknown, without what they need, reached by a way that there is not."""

from __future__ import annotations

from typing import Any

from addin.demo import names
from addin.demo.cases import Cases, Debtor


def _late(cases: Cases, debtor: Debtor, stage: str, **changed: Any) -> str:
    """An invoice three months late."""
    dates = {"issue_date": cases.ago(150), "due_date": cases.ago(90), "stage_date": cases.ago(20)}
    return cases.invoice(debtor, **(dates | {"stage": stage, "holder": names.TEAM[3]} | changed))


def stage_unknown(cases: Cases) -> None:
    debtor = cases.debtor()
    _late(cases, debtor, "arabulucuda")
    cases.planted("stage_unknown", "receivables", "stage")
    cases.plan(debtor)


def stage_requirements_missing(cases: Cases) -> None:
    """In enforcement, and nobody wrote down the file."""
    debtor = cases.debtor()
    _late(cases, debtor, "enforcement")
    cases.planted("stage_requirements_missing", "receivables", "file_id")
    cases.plan(debtor)


def address_missing(cases: Cases) -> None:
    """A notice cannot be sent to nowhere."""
    debtor = cases.debtor(address="")
    cases.planted("address_missing", "debtors", "address")
    _late(cases, debtor, "notice")
    cases.plan(debtor)


def interest_type_missing(cases: Cases) -> None:
    debtor = cases.debtor()
    _late(cases, debtor, "lawyer", interest_type="")
    cases.planted("interest_type_missing", "receivables", "interest_type")
    cases.plan(debtor)


def stage_skipped(cases: Cases) -> None:
    """From a call straight to enforcement, without the lawyer."""
    debtor = cases.debtor()
    file_id = cases.file(debtor, 4_850_000)
    cases.event(file_id, debtor, "order_sent", cases.ago(60))
    receivable = _late(cases, debtor, "enforcement", file_id=file_id)
    cases.planted("stage_skipped", "receivables", "stage")
    cases.pad.row(
        "stage_history",
        receivable_id=receivable,
        **debtor.pair,
        stage="called",
        entered_on=cases.ago(80),
        left_on=None,
        holder=debtor.owner,
    )
    cases.plan(debtor)


FAULTS = (stage_unknown, stage_requirements_missing, address_missing, interest_type_missing, stage_skipped)
