"""Due dates that no column has and the text beside the debt tells."""

from __future__ import annotations

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.meanings import channels
from addin.importing.evidence.cells import Texts, texts_of
from addin.importing.evidence.repair import Repair
from addin.importing.evidence.told_due import speaks_of_due, told_due
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.reader import DUE, Reader, joined
from addin.rules.cheques import PAPER
from addin.rules.identifiers.columns import each


def tell_dues(reader: Reader, lines: Lines) -> None:
    """Of invoices and papers without a due date; none before its document.

    What is told of a debt and names a cheque may be the cheque's day.
    """
    mapping = reader.mapping
    if mapping.kind not in (kinds.STATEMENT, kinds.DOCUMENTS) or mapping.balance or mapping.spread:
        return
    places = mapping.all_at("note")
    places += [at for at, title in enumerate(reader.table.headers) if title in mapping.notes]
    if not places:
        return
    said = _said(reader, sorted(set(places)))[lines.at]
    open_ = lines.verdicts.taken & (lines.amount > 0) & np.isnat(lines.due) & each(said, speaks_of_due, bool)
    rows = np.flatnonzero(open_ & (lines.document_type != "opening"))
    days = lines.issue[rows].astype("datetime64[D]")
    due = np.array([told_due(*told) for told in zip(said[rows], days, strict=True)], dtype="datetime64[D]")
    known = ~np.isnat(due) & ~(due < days)
    rows, due = rows[known], due[known]
    of_paper = np.isin(channels(said[rows]), PAPER) & ~np.isin(lines.document_type[rows], PAPER)
    rows, due = rows[~of_paper], due[~of_paper]
    if len(rows):
        lines.due[rows] = due
        new = np.array([f"{day.item():%d.%m.%Y}" for day in due], dtype=object)
        header = " + ".join(reader.table.headers[at] for at in sorted(set(places)))
        reader.repairs.append(Repair(DUE, header, lines.stands[rows], said[rows], new))


def _said(reader: Reader, places: list[int]) -> Texts:
    said = reader.empty()
    for at in places:
        said = joined(said, texts_of(reader.table.columns[at]))
    return said
