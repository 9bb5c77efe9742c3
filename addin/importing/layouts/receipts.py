"""Lists of payments: who paid what, when and how."""

from __future__ import annotations

import numpy as np

from addin.importing.columns.meanings import channels
from addin.importing.layouts.common import currencies, list_rounded
from addin.importing.layouts.lines import Lines, blank_lines
from addin.importing.layouts.reader import Reader, joined
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.tables.row_view import OPENING, RECORDS
from addin.rules.rows import Ints


def _money_out(reader: Reader) -> Ints:
    """What went out by each movement of a bank account, in kuruş; such rows are left out, named or not."""
    moves = reader.table.moves
    if moves is None:
        return np.zeros(reader.count, dtype=np.int64)
    came = reader.amounts_at(moves.came, strict=False).kurus
    if moves.went is None:
        out, at = np.maximum(-came, 0), moves.came
    else:
        out, at = np.where(came > 0, 0, np.abs(reader.amounts_at(moves.went, strict=False).kurus)), moves.went
    record = np.isin(reader.table.kinds, RECORDS)
    cells = reader.table.columns[at]
    reader.verdicts.give(SKIPPED, "money_out", record & (out > 0), reader.table.headers[at], cells)
    opening = (reader.table.kinds == OPENING) & (came == 0)
    reader.verdicts.give(SKIPPED, "no_movement", np.asarray(opening & (out == 0), dtype=bool))
    return np.asarray(np.where(record, out, 0), dtype=np.int64)


def read(reader: Reader) -> Lines:
    """A line a payment; what went out of a bank is left."""
    went = _money_out(reader)
    lines = blank_lines(reader)
    lines.paid = went
    note = lines.plain.pop("note", reader.empty())
    read_amount = reader.amounts("amount")
    assert read_amount is not None
    lines.currency = currencies(reader, "amount", read_amount)
    list_rounded(reader, "amount", read_amount)
    reader.reject("amount_missing", read_amount.blank, "amount")
    reader.reject("amount_zero", np.asarray(read_amount.kurus == 0, dtype=bool), "amount")
    reader.reject("amount_negative", np.asarray(read_amount.kurus < 0, dtype=bool), "amount")
    lines.credit = np.maximum(read_amount.kurus, 0)
    lines.credit_day = reader.days("settled_on")
    reader.reject("date_missing", np.isnat(lines.credit_day), "settled_on")
    method, kind = reader.texts("payment_method"), reader.texts("document_type")
    bank = reader.texts("bank")
    lines.channel = channels(method, kind, note)
    lines.channel = np.asarray(
        np.where((lines.channel == "") & (bank != ""), "transfer", lines.channel), dtype=object
    )
    number = reader.texts("document_no" if "document_no" in reader.mapping else "receipt_no")
    lines.document_no = number
    lines.description = joined(joined(number, bank), note)
    return lines
