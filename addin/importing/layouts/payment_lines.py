"""Payments that are lines of their own behind their document: of its columns, or on rows below it."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines, taken_lines
from addin.importing.layouts.reader import Dates, Reader, joined
from addin.importing.tables.row_view import RECORDS
from addin.rules.rows import Ints, repeated

_OWN = ("document_no", "cheque_no", "issue_date", "due_date", "amount", "tax_id")


def with_payments_beside(reader: Reader, lines: Lines, pairs: list[tuple[int, int]]) -> Lines:
    """A line more for each payment of a row, right behind it."""
    money = np.stack([np.maximum(reader.amounts_at(at).kurus, 0) for at, _ in pairs], axis=1)
    days = np.stack([reader.days_at(at) for _, at in pairs], axis=1)
    headers = np.array([reader.table.headers[at] for at, _ in pairs], dtype=object)
    taken = (lines.verdicts.taken & (lines.credit == 0))[:, None] & ~np.isnat(days)
    rows, numbers = np.nonzero(money * taken)
    rows = np.append(np.arange(len(lines)), rows)
    numbers = np.append(np.full(len(lines), -1), numbers)
    order = np.argsort(rows, kind="stable")
    rows, numbers = rows[order], numbers[order]
    found, payment = taken_lines(lines, rows), numbers >= 0
    came = money[rows, numbers][payment], days[rows, numbers][payment]
    _become_payments(found, payment, *came, headers[numbers[payment]])
    return found


def with_payments_below(reader: Reader, lines: Lines) -> Lines:
    """Such rows are payments of the document above, as is what its own row says was paid.

    Those of a document that is not taken stay as they are.
    """
    mapped = [len(reader.mapping.all_at(field)) for field in ("amount", "paid_amount", "settled_on")]
    if mapped != [1, 1, 1]:
        return lines
    below = _only_paid(reader, lines)
    above = _documents_above(np.isin(reader.table.kinds, RECORDS), below)
    below &= (above >= 0) & (lines.verdicts.taken & (lines.amount > 0))[above]
    below &= (lines.name == "") | (lines.name == lines.name[above])
    return _paid_by_lines(reader, lines, below, above) if below.any() else lines


def _paid_by_lines(reader: Reader, lines: Lines, below: Bools, above: Ints) -> Lines:
    """Each document with a line for each of its payments right behind it, whatever row that stands on."""
    paid = np.isin(np.arange(len(lines)), above[below])
    own = np.flatnonzero(paid & (lines.paid > 0) & ~np.isnat(lines.settled))
    rows = np.append(np.arange(len(lines)), own)
    order = np.argsort(rows, kind="stable")
    rows, payment = rows[order], (np.append(below, np.ones(len(own), dtype=bool)))[order]
    document = np.where(below, above, np.arange(len(lines)))[rows]
    found = taken_lines(lines, document)
    found.settled[payment | paid[document]] = np.datetime64("NaT")
    found.stands = lines.stands[rows]
    header = repeated(reader.header("paid_amount"), int(payment.sum()))
    _become_payments(found, payment, lines.paid[rows[payment]], lines.settled[rows[payment]], header)
    return found


def _become_payments(lines: Lines, payment: Bools, kurus: Ints, days: Dates, headers: Texts) -> None:
    """These copies of their document's line are no debt any more; one entry a payment in the others."""
    for amounts in (lines.amount, lines.listed, lines.against, lines.paid, lines.off):
        amounts[payment] = 0
    lines.amount_read[payment] = False
    lines.credit[payment], lines.credit_day[payment] = kurus, days
    lines.pays_row[payment] = True
    lines.description[payment] = joined(lines.document_no[payment], headers)


def _only_paid(reader: Reader, lines: Lines) -> Bools:
    """Records with an amount paid on a day and nothing of a document."""
    only = np.isin(reader.table.kinds, RECORDS) & (lines.paid > 0) & ~np.isnat(lines.settled)
    for field in _OWN:
        cells = reader.cells(field)
        if cells is not None:
            only &= np.array([cell == "" for cell in cells], dtype=bool)
    return np.asarray(only, dtype=bool)


def _documents_above(records: Bools, below: Bools) -> Ints:
    """For each row the nearest one above that is none of these; -1 where that is no record."""
    places = np.where(below, -1, np.arange(len(below)))
    above = np.maximum.accumulate(places) if len(places) else places
    return np.where((above >= 0) & records[above], above, -1)
