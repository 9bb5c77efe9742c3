"""Lists of payments: who paid what, when and how."""

from __future__ import annotations

import numpy as np

from addin.importing.columns.meanings import channels
from addin.importing.layouts.common import currencies, list_rounded
from addin.importing.layouts.lines import Lines, blank_lines
from addin.importing.layouts.reader import Reader, joined


def read(reader: Reader) -> Lines:
    lines = blank_lines(reader)
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
