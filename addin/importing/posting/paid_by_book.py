"""What the book's receipts pay of the rows that a list means, each with the whole amount it tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.own_credits import of_own_rows
from addin.importing.posting.recorded_since import Payments
from addin.model import Ledger
from addin.rules.allocation import allocate
from addin.rules.counting import counting
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, currencies, distinct, kurus, text_array, whole

if TYPE_CHECKING:
    import pandas as pd


def paid_by_book(
    lines: Lines, found: Found, rows: Ints, place: Ints, full: Ints, ledger: Ledger, as_of: date
) -> tuple[Ints, Payments]:
    """What the book's receipts pay of each line, its amount being the whole one, and one by one.

    Not those that the list has as rows of its own.
    """
    import pandas as pd

    book, receipts, debtors = ledger["receivables"], ledger["receipts"], ledger["debtors"]
    concerned, known = distinct(found.code[rows]), place >= 0
    owner, payer = (resolve_debtors(debtors, frame) for frame in (book, receipts))
    claims = _with_whole_amounts(book, place[known], full[known]).assign(debtor_id=owner.debtor_id)
    standing = np.flatnonzero(np.isin(owner.position, concerned))
    ids = text_array(debtors["debtor_id"])
    new = _new_claims(lines, found, rows[~known], full[~known], ids)
    kept = [*new.columns]
    claims = (
        pd.concat([claims.iloc[standing][kept], new], ignore_index=True)
        if len(new)
        else claims.iloc[standing].reset_index(drop=True)
    )
    payers = np.flatnonzero(np.isin(payer.position, concerned) & ~of_own_rows(lines, found, ledger))
    came = receipts.assign(debtor_id=payer.debtor_id).iloc[payers]
    allocation = allocate(claims, counting(claims, came, as_of).of(came))
    settled = whole(allocation.settled_kurus)
    of_book = np.zeros(len(book) + 1, dtype=np.int64)
    of_book[standing] = settled[: len(standing)]
    result = np.zeros(len(rows), dtype=np.int64)
    result[known] = of_book[place[known]]
    result[~known] = settled[len(standing) :]
    line = np.full(len(book), -1, dtype=np.int64)
    line[place[known]] = np.flatnonzero(known)
    line = np.concatenate([line[standing], np.flatnonzero(~known)])
    flow = allocation.flow
    ours = (flow.giver < len(payers)) & (line[flow.taker] >= 0)
    return result, Payments(line[flow.taker[ours]], payers[flow.giver[ours]], flow.kurus[ours])


def _with_whole_amounts(book: pd.DataFrame, place: Ints, full: Ints) -> pd.DataFrame:
    """The book's receivables, at these places with the whole amount; a blank one is 0."""
    import pandas as pd

    amounts = kurus(book).copy()
    amounts[place] = full
    return book.assign(amount_kurus=pd.array(amounts, dtype="Int64"), currency=currencies(book))


def _new_claims(lines: Lines, found: Found, rows: Ints, full: Ints, ids: Any) -> pd.DataFrame:
    """Lines that the book does not have yet, as it will have them."""
    import pandas as pd

    return pd.DataFrame(
        {
            "receivable_id": np.array([f"~{row}" for row in rows.tolist()], dtype=object),
            "debtor_id": ids[found.code[rows]],
            "currency": lines.currency[rows],
            "issue_date": lines.issue[rows],
            "due_date": lines.due[rows],
            "amount_kurus": pd.array(full, dtype="Int64"),
            "document_type": lines.document_type[rows],
            "closing_reason": "",
            "source_receivable_id": "",
        }
    )
