"""New rows of the book's tables, one function a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from addin.gone import next_ids
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.cards import card_codes, first_filled
from addin.importing.posting.debtors import Found
from addin.importing.posting.matching import Matched
from addin.model import Ledger
from addin.rules.advancing import ordered
from addin.rules.identifiers import tax_id
from addin.rules.names import is_company_name
from addin.rules.rows import repeated, text_array
from addin.schema import TABLES

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd


Numbers = Callable[[str, int], Texts]  # of a table, so many
_CLOSED = "closed"
_OPEN = ("", "bounced")


def debtor_rows(lines: Lines, found: Found, ledger: Ledger) -> tuple[Texts, Texts, pd.DataFrame]:
    """Names and ids by code, the book's first, and the rows of the new debtors."""
    import pandas as pd

    book = ledger["debtors"]
    ids = next_ids(ledger, "debtors", len(found.names))
    code = card_codes(lines, found) - found.known
    tax = first_filled(lines.tax, code, len(found.names))
    new = pd.DataFrame({"debtor_id": ids, "debtor_name": found.names, "tax_id": tax})
    new["debtor_kind"] = _kind(found.names, tax)
    for name, values in lines.plain.items():
        if name in TABLES["debtors"].keys:
            new[name] = first_filled(values, code, len(found.names))
    names = np.concatenate([book["debtor_name"].to_numpy(dtype=object), found.names])
    all_ids = np.concatenate([book["debtor_id"].to_numpy(dtype=object), ids])
    return names, all_ids, new


def _kind(names: Texts, tax: Texts) -> Texts:
    """A TCKN is a person's, a legal form a company's; a VKN alone may be either's."""
    person = tax_id.is_valid(tax)
    person[person] = np.isin(tax_id.kind(tax[person]), ("tckn", "ykn"))
    return np.where(person, "person", np.where(is_company_name(names), "company", "")).astype(object)


def receivable_rows(
    lines: Lines,
    rows: Bools,
    found: Found,
    ids: Texts,
    names: Texts,
    numbers: Numbers,
    file_ids: Texts | None,
) -> pd.DataFrame:
    """One new row a line; `ids`, `names`: of debtors by code, `file_ids`: by line."""
    import pandas as pd

    code, text = found.code[rows], partial(pd.Series, dtype="str")
    frame = pd.DataFrame(
        {
            "receivable_id": text(numbers("receivables", int(rows.sum()))),
            "debtor_id": text(ids[code]),
            "debtor_name": text(names[code]),
            "document_type": text(lines.document_type[rows]),
            "document_no": text(lines.document_no[rows]),
            "issue_date": lines.issue[rows],
            "due_date": lines.due[rows],
            "amount_kurus": lines.amount[rows],
            "currency": text(lines.currency[rows]),
            "disputed": lines.disputed[rows],
            "closing_reason": text(np.where(np.isnat(lines.settled[rows]), lines.closing_reason[rows], "")),
        }
    )
    if "owner" in lines.plain:
        frame["owner"] = lines.plain["owner"][rows]
    if (security := lines.security[rows]).any():
        frame["security"] = text(security)
    if file_ids is not None:
        frame["file_id"] = file_ids[rows]
    return frame


def enter_stages(rows: pd.DataFrame, stages: pd.DataFrame, as_of: date) -> None:
    """New receivables stand in the first stage from this day on, closed ones in the last.

    Those of an enforcement file in none: which one it is, no list proves. A bounced paper is still owed.
    """
    known = ordered(stages)
    first = _first_stage(stages)
    last = _CLOSED if _CLOSED in known else ""
    stage = repeated(first, len(rows))
    stage[~np.isin(text_array(rows["closing_reason"]), _OPEN)] = last
    if "file_id" in rows:
        stage[text_array(rows["file_id"]) != ""] = ""
    rows["stage"] = stage
    rows["stage_date"] = np.where(stage == "", np.datetime64("NaT"), np.datetime64(as_of, "s"))


def leave_stages(matched: Matched, ledger: Ledger, as_of: date) -> None:
    """Receivables of the book that the list closes go to the last stage on this day, opened ones back."""
    book = ledger["receivables"]
    if "closing_reason" not in matched.columns or _CLOSED not in ordered(ledger["stages"]):
        return
    now, before = text_array(matched.columns["closing_reason"]), text_array(book["closing_reason"])
    stage = text_array(book["stage"])
    was_open, is_open = np.isin(before, _OPEN), np.isin(now, _OPEN)
    closed = was_open & ~is_open & (stage != "") & (stage != _CLOSED)
    opened = ~was_open & is_open & (stage == _CLOSED)
    for moved, to in ((closed, _CLOSED), (opened, _first_stage(ledger["stages"]))):
        places = np.flatnonzero(moved)
        matched.put(book, "stage", places, to)
        matched.put(book, "stage_date", places, np.datetime64(as_of, "s"))


def _first_stage(stages: pd.DataFrame) -> str:
    return next((code for code in ordered(stages) if code != _CLOSED), "")


def receipt_rows(
    lines: Lines,
    receivable: Texts,
    came: Bools,
    found: Found,
    ids: Texts,
    names: Texts,
    numbers: Numbers,
    paid_now: Texts,
) -> pd.DataFrame:
    """Payments of their own, and one for each receivable that was settled on a day, naming it.

    `paid_now`: by line the receivable of the book that a payment of its own names.
    """
    import pandas as pd

    settled = ~np.isnat(lines.settled) & (lines.paid > 0) & (receivable != "")
    rows = np.concatenate([np.flatnonzero(settled), np.flatnonzero(came & lines.verdicts.taken)])
    own = np.arange(len(rows)) >= int(settled.sum())
    code, told = found.code[rows], lines.description[rows]
    return pd.DataFrame(
        {
            "receipt_id": numbers("receipts", len(rows)),
            "debtor_id": ids[code],
            "debtor_name": names[code],
            "received_on": np.where(own, lines.credit_day[rows], lines.settled[rows]),
            "amount_kurus": np.where(own, lines.credit[rows], lines.paid[rows]),
            "currency": lines.currency[rows],
            "channel": np.where(own, lines.channel[rows], ""),
            "receivable_id": np.where(own & ~lines.pays_row[rows], paid_now[rows], receivable[rows]),
            "description": np.where(own | (told != ""), told, lines.document_no[rows]),
        }
    )


def name_settled(receivable: Texts, lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """What the list says is paid of receivables: of the same row, or of the book."""
    _name_paid_rows(receivable, lines, matched, ledger)
    ids = text_array(ledger["receivables"]["receivable_id"])
    receivable[matched.pays] = ids[matched.place[matched.pays]]


def _name_paid_rows(receivable: Texts, lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """Each payment of a row names the receivable of that row, new or in the book."""
    if not lines.pays_row.any():
        return
    known = np.flatnonzero(matched.in_book)
    bills = receivable.copy()
    bills[known] = text_array(ledger["receivables"]["receivable_id"])[matched.place[known]]
    first = np.flatnonzero(~lines.pays_row)  # each row begins with its debt
    at = np.searchsorted(lines.row_key[first], lines.row_key[lines.pays_row])
    receivable[lines.pays_row] = bills[first[at]]
