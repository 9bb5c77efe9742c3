"""Each check's fault planted once, on rows of its own, so that none disturbs another.

A function a code, named as the code; what it plants is written down in the truth.
"""

from __future__ import annotations

from addin.demo.cases import Cases
from addin.demo.faults import contacts, identity, legal, promises, receipts, receivables, stages

FAULTS = (
    *identity.FAULTS,
    *receivables.FAULTS,
    *stages.FAULTS,
    *contacts.FAULTS,
    *promises.FAULTS,
    *receipts.FAULTS,
    *legal.FAULTS,
)


def write_faults(cases: Cases) -> None:
    """Plant every fault behind the rows that are there."""
    for fault in FAULTS:
        fault(cases)
