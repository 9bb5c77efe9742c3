"""Every check of the book: tables in, findings out; nothing is changed.

A module here is one corner of the book; its CHECKS are functions (frames, context) -> findings. Codes,
severities and their order stand in `rules.catalogue`, sentences in messages [checks.<code>].
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addin.model import Finding
from addin.rules.catalogue import HARM, SEVERITY
from addin.rules.checks import (
    addresses,
    any_cell,
    belonging,
    choice,
    contact,
    documents,
    enforcement,
    identity,
    instalments,
    promise,
    receipt,
    receivable,
    references,
    second,
    stage,
    workbook,
)
from addin.rules.checks.context import CHILDREN, Check, Context, Frames

_CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *addresses.CHECKS,
    *any_cell.CHECKS,
    *references.CHECKS,
    *belonging.CHECKS,
    *receivable.CHECKS,
    *contact.CHECKS,
    *promise.CHECKS,
    *choice.CHECKS,
    *instalments.CHECKS,
    *receipt.CHECKS,
    *enforcement.CHECKS,
    *workbook.CHECKS,
    *stage.CHECKS,
    *second.CHECKS,
    *documents.CHECKS,
)
_PLACE = {code: place for place, code in enumerate(SEVERITY)}


def run_checks(frames: Frames, context: Context, gated: Sequence[Finding] | None = None) -> list[Finding]:
    """All findings, errors first, then by catalogue, table and column; rows ascend.

    `frames`: all tables by key, columns as in the schema. What `context.repaired` names is left out.
    `gated`: what the stage gate found in the same frames (`rules.stages.gate`), where it was asked already.
    """
    from dataclasses import replace

    known = {table: context.debtors_of(table, frames) for table in CHILDREN}
    context = replace(context, resolved=known)
    open_checks = _CHECKS if gated is None else tuple(one for one in _CHECKS if one not in second.GATE)
    findings = [*(gated or ()), *(finding for check in open_checks for finding in check(frames, context))]
    standing = (finding for finding in findings if finding.code not in context.repaired and len(finding))
    return sorted(map(_ascending, standing), key=_order)


def _ascending(finding: Finding) -> Finding:
    rows = finding.rows
    if len(rows) < 2 or (np.diff(rows) >= 0).all():
        return finding
    order = np.argsort(rows, kind="stable")
    details = {name: values[order] for name, values in finding.details.items()}
    return Finding(finding.code, finding.table, finding.column, rows[order], finding.values[order], details)


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return HARM[SEVERITY[finding.code]], _PLACE[finding.code], finding.table, finding.column


__all__ = ["CHILDREN", "Context", "Frames", "run_checks"]
