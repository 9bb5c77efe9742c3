"""Check of linked files; who looks at the disk is not here."""

from __future__ import annotations

import numpy as np

from addin.model import Finding
from addin.rules.checks.context import Context, Frames, found


def broken_links(frames: Frames, context: Context) -> list[Finding]:
    """broken_document_link: the file is gone, or its content is another. Details: `state`."""
    findings = []
    for (table, column), states in context.documents.items():
        words = {state: context.word("document_state", state) for state in set(states.tolist())}
        said = np.array([words[state] for state in states.tolist()], dtype=object)
        findings += found("broken_document_link", table, column, frames[table], states != "", state=said)
    return findings


CHECKS = (broken_links,)
