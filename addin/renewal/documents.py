"""Which linked files of the book are gone or changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.draft import Draft
from addin.model import FileMark, Objects, is_missing
from addin.rules.rows import text_array

if TYPE_CHECKING:
    import pandas as pd

LINKED = (("receivables", "document"), ("contacts", "document"))


def document_states(draft: Draft) -> Mapping[tuple[str, str], Objects]:
    """For each column of links one state a row: "", "missing" or "changed".

    A file that a row of the user's links to is told there, and not on Belgeler again.
    """
    marks = _marks(draft["documents"])
    states: dict[tuple[str, str], Objects] = {}
    told: set[str] = set()
    for table, column in LINKED:
        links = text_array(draft[table][column])
        states[table, column] = _states(draft, links, marks)
        told |= set(links.tolist())
    kept = text_array(draft["documents"]["document"])
    kept[np.isin(kept, list(told))] = ""
    states["documents", "document"] = _states(draft, kept, marks)
    return {place: found for place, found in states.items() if (found != "").any()}


def _states(draft: Draft, links: Objects, marks: Mapping[str, FileMark]) -> Objects:
    distinct = [link for link in dict.fromkeys(links.tolist()) if link]
    found = draft.ledger.files([marks.get(link, FileMark(link)) for link in distinct])
    known = {"": "", **dict(zip(distinct, found, strict=True))}
    return np.array([known[link] for link in links.tolist()], dtype=object)


def _marks(documents: pd.DataFrame) -> dict[str, FileMark]:
    return {
        str(row["document"]): FileMark(
            str(row["document"]), _plain(row["size"]), _plain(row["modified_at"]), str(row["digest"])
        )
        for row in documents.to_dict("records")
        if row["document"]
    }


def _plain(value: Any) -> Any:
    return None if is_missing(value) else value
