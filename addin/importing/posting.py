"""Taken rows as new rows of the book; what stands in the book already is skipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.draft import Draft
from addin.importing.cards import Completed, complete_cards, first_filled
from addin.importing.cells import Bools, Texts
from addin.importing.debtors import Found, find_debtors
from addin.importing.lines import Lines
from addin.importing.verdicts import REJECTED, SKIPPED
from addin.model import Ledger, Outcome
from addin.rules.identifiers import own_id, tax_id
from addin.rules.names import is_company_name
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus
from addin.schema import ENTRY, TABLES

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Posted:
    """`tables`: new rows by table. `receivable`: source rows that became receivables.

    `completed`: what known debtors got from the list.
    """

    tables: dict[str, pd.DataFrame]
    receivable: Bools
    completed: Completed


def post(lines: Lines, kind: str, ledger: Ledger, *, cards: bool = False) -> Posted:
    """Find debtors, leave out what is there already, number the rest; verdicts are completed."""
    found = find_debtors(lines.name, lines.tax, lines.verdicts.taken, ledger["debtors"])
    lines.verdicts.give(REJECTED, "debtor_missing", found.nameless)
    lines.verdicts.give(REJECTED, "debtor_ambiguous", found.ambiguous)
    book = ledger["debtors"]
    known = lines.verdicts.taken & (found.code < found.known) & (cards or kind == "debtors")
    completed = complete_cards(lines, np.where(known, found.code, -1), book)
    done = known & np.append(completed.debtors, False)[np.where(known, found.code, -1)]
    if kind == "debtors":
        _skip_known_debtors(lines, found, done)
        receivable = np.zeros(len(lines.name), dtype=bool)
    else:
        receivable = _skip_known_receivables(lines, found, ledger, done)
    names, ids, new = _debtors(lines, found, ledger)
    tables = {"debtors": new}
    if receivable.any():
        code = found.code[receivable]
        tables["receivables"] = _receivables(lines, receivable, ids[code], names[code], ledger)
        tables["receipts"] = _receipts(lines, receivable, tables["receivables"], ledger)
    return Posted({key: rows for key, rows in tables.items() if len(rows)}, receivable, completed)


def written(posted: Posted, ledger: Ledger) -> Outcome:
    """The new rows with all columns of their tables, typed, and the filled cells of known debtors."""
    draft = Draft(ledger)
    for column, values in posted.completed.columns.items():
        draft.fill("debtors", column, values)
    for table, rows in posted.tables.items():
        draft.append(table, rows)
    return draft.outcome()


def _skip_known_debtors(lines: Lines, found: Found, done: Bools) -> None:
    rows = np.arange(len(found.code))
    first = np.isin(rows, found.first_rows())
    lines.verdicts.give(SKIPPED, "debtor_in_book", (found.code >= 0) & (found.code < found.known) & ~done)
    lines.verdicts.give(SKIPPED, "debtor_twice", ~first & ~done)


def _skip_known_receivables(lines: Lines, found: Found, ledger: Ledger, done: Bools) -> Bools:
    """Rows to become receivables: with an amount, and not there before by debtor, number, day, amount."""
    taken = lines.verdicts.taken & (lines.amount > 0)
    book = ledger["receivables"]
    owner = resolve_debtors(ledger["debtors"], book).position
    number = np.concatenate([_number(book["document_no"].to_numpy(dtype=object)), _number(lines.document_no)])
    day = np.concatenate([_day(book["issue_date"], book["due_date"]), _day(lines.issue, lines.due)])
    amount = np.concatenate([kurus(book), lines.amount])
    currency = np.concatenate([currencies(book), lines.currency])
    keys = combine(np.concatenate([owner, found.code]), number, day, amount, currency)
    standing, ours = keys[: len(book)], keys[len(book) :]
    in_book = taken & np.isin(ours, standing[owner >= 0])
    rows = np.flatnonzero(taken & ~in_book)
    _, first = np.unique(ours[rows], return_index=True)
    kept = np.zeros(len(ours), dtype=bool)
    kept[rows[first]] = True
    lines.verdicts.give(SKIPPED, "in_book", in_book)
    lines.verdicts.give(SKIPPED, "twice", taken & ~kept)
    nothing_owed = lines.verdicts.taken & (lines.amount == 0) & (found.code < found.known) & ~done
    lines.verdicts.give(SKIPPED, "debtor_in_book", nothing_owed)
    return kept


def _number(values: Texts) -> Texts:
    """Document numbers to compare: capitals without blanks."""
    numbers = np.empty(len(values), dtype=object)
    numbers[:] = [
        text.upper() if text.isalnum() else "".join(text.split()).upper() for text in values.tolist()
    ]
    return numbers


def _day(issue: Any, due: Any) -> Ints:
    first, second = np.asarray(issue, dtype="datetime64[D]"), np.asarray(due, dtype="datetime64[D]")
    return np.where(np.isnat(first), second, first).astype(np.int64)


def _debtors(lines: Lines, found: Found, ledger: Ledger) -> tuple[Texts, Texts, pd.DataFrame]:
    """Names and ids by code, the book's first, and the rows of the new debtors."""
    import pandas as pd

    book = ledger["debtors"]
    ids = _new_ids(ledger, "debtors", len(found.names))
    code = found.code - found.known
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
    person = np.isin(tax_id.kind(tax), ("tckn", "ykn")) & tax_id.is_valid(tax)
    return np.where(person, "person", np.where(is_company_name(names), "company", "")).astype(object)


def _receivables(lines: Lines, rows: Bools, ids: Texts, names: Texts, ledger: Ledger) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(
        {
            "receivable_id": _new_ids(ledger, "receivables", int(rows.sum())),
            "debtor_id": ids,
            "debtor_name": names,
            "document_type": lines.document_type[rows],
            "document_no": lines.document_no[rows],
            "issue_date": lines.issue[rows],
            "due_date": lines.due[rows],
            "amount_kurus": lines.amount[rows],
            "currency": lines.currency[rows],
            "disputed": lines.disputed[rows],
            "closing_reason": np.where(np.isnat(lines.settled[rows]), lines.closing_reason[rows], ""),
        }
    )
    if "owner" in lines.plain:
        frame["owner"] = lines.plain["owner"][rows]
    return frame


def _receipts(lines: Lines, rows: Bools, receivables: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """One receipt for each receivable that was settled on a day, naming it."""
    settled, paid = lines.settled[rows], lines.paid[rows]
    chosen = ~np.isnat(settled) & (paid > 0)
    receipts = receivables.loc[chosen, ["debtor_id", "debtor_name", "receivable_id", "currency"]]
    return receipts.assign(
        receipt_id=_new_ids(ledger, "receipts", int(chosen.sum())),
        received_on=settled[chosen],
        amount_kurus=paid[chosen],
        description=receivables.loc[chosen, "document_no"],
    )


def _new_ids(ledger: Ledger, table: str, count: int) -> Texts:
    """The next numbers; one that another table still names is not given again."""
    if not count:
        return np.full(0, "", dtype=object)
    used = [ledger[table][TABLES[table].id_column]]
    used += [
        ledger[other.key][column.key]
        for other in ENTRY
        for column in other.filled_by("user")
        if column.refers == table and column.key != other.id_column
    ]
    prefix = TABLES[table].prefix
    first = max(own_id.next_number(column.unique(), prefix) for column in used)
    return own_id.make_ids(prefix, np.arange(first, first + count))
