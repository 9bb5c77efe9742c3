"""Account statements and ledgers: debit is what the customer owes, credit what he paid."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from addin.importing.columns.meanings import channels, documents, says_returned
from addin.importing.evidence.amount_words import says_paid
from addin.importing.evidence.cells import Bools, Texts, texts_of
from addin.importing.evidence.states import states_of
from addin.importing.layouts.common import currencies, due_days, leave_other_accounts, list_rounded
from addin.importing.layouts.lines import PAID_AT_ONCE, Lines, Remark, blank_lines
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.running import Running, best_proof, have_their_sign, running_of
from addin.importing.layouts.told_payments import leave_cancelled
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.tables.row_view import OPENING
from addin.importing.tables.source_table import CANCELLED
from addin.rules.cheques import PAPER
from addin.rules.rows import Ints, combine


def read(reader: Reader) -> Lines:
    """A line a movement: debits are owed, credits came in, as the running balance has them."""
    lines = blank_lines(reader)
    lines.plain.pop("note", None)
    leave_other_accounts(reader)
    note, typed = reader.texts("note"), reader.texts("document_type")
    told = lines.document_type = documents(typed, note)
    opening = (reader.table.kinds == OPENING) | ((told == "opening") & (reader.texts("document_no") == ""))
    running = running_of(reader)
    debit, credit, read_any = _sides(reader, lines, running)
    record = np.asarray(reader.verdicts.taken & ~lines.total, dtype=bool)
    debit, credit, record = _without_cancelled(debit, credit, record, reader, running)
    if running is not None:
        debit, credit = _opening_of_balance(debit, credit, opening, running)
        proof = best_proof(debit, credit, running, _accounts(lines, reader), (record, opening))
        if proof.turned:
            debit, credit = credit, debit
            lines.remarks.append(Remark("sides_swapped", np.flatnonzero(record)[:1], reader.header("debit")))
        lines.proved = proof.proved
        if proof.broken.any():
            header = reader.header("open_amount")
            lines.remarks.append(Remark("balance_broken", np.flatnonzero(proof.broken), header))
    elif says_paid(reader.header("credit")):
        _tell_paid_at_once(lines, reader, record & (debit > 0) & (credit > 0), credit)
    reader.verdicts.give(
        SKIPPED, "carried_balance", _carried(lines, debit - credit, opening & record, record)
    )
    _settle(lines, reader, debit, credit, opening)
    reader.verdicts.give(SKIPPED, "no_movement", record & ~((lines.amount > 0) | (lines.credit > 0)))
    lines.amount_read = read_any | (opening & (lines.amount + lines.credit > 0))  # its balance was
    return lines


def _without_cancelled(
    debit: Ints, credit: Ints, record: Bools, reader: Reader, running: Running | None
) -> tuple[Ints, Ints, Bools]:
    """Movements that are said to be cancelled are none, unless the running balance has them in it."""
    told = reader.table.told.get(CANCELLED, reader.empty())
    rows = record & ((states_of(reader.texts("status")) == "cancelled") | (told != ""))
    if not rows.any() or (running is not None and _counts(rows, debit - credit, record, running)):
        return debit, credit, record
    leave_cancelled(reader)
    reader.verdicts.give(SKIPPED, "cancelled", rows, reader.header("status"), reader.cells("status"))
    return np.where(rows, 0, debit), np.where(rows, 0, credit), np.asarray(record & ~rows, dtype=bool)


def _counts(rows: Bools, net: Ints, record: Bools, running: Running) -> bool:
    """Whether the balance of such a row is that of the row above it and its own amount, or that alone."""
    stands = np.flatnonzero(record & running.stands)
    kurus = np.abs(running.kurus[stands])
    change = np.abs(np.diff(running.kurus[stands], prepend=0))
    moved = np.abs(net[stands])
    return bool((((change == moved) | (kurus == moved)) & rows[stands]).any())


def _tell_paid_at_once(lines: Lines, reader: Reader, rows: Bools, credit: Ints) -> None:
    """A notebook has no day of a payment beside a debt but that of the debt."""
    if rows.any():
        header, unit = reader.header("credit"), lines.currency[rows]
        lines.remarks.append(Remark(PAID_AT_ONCE, np.flatnonzero(rows), header, 0, credit[rows], unit))


def _carried(lines: Lines, net: Ints, opening: Bools, record: Bools) -> Bools:
    """Openings that say once more what the account's lines above add up to: last year's sheet stands here."""
    carried = np.zeros(len(lines), dtype=bool)
    if opening.any():
        rows = np.flatnonzero(record)
        account = combine(lines.name[rows], lines.tax[rows], lines.currency[rows])
        order = np.argsort(account, kind="stable")
        rows, account = rows[order], account[order]
        first = np.append(True, account[1:] != account[:-1])
        again = opening[rows] & ~first
        total = np.cumsum(np.where(again, 0, net[rows]))
        start = np.maximum.accumulate(np.where(first, np.arange(len(rows)), 0))
        above = total - total[start] + net[rows][start]
        carried[rows] = again & (net[rows] == above) & (above != 0)
    return carried


def _sides(reader: Reader, lines: Lines, running: Running | None) -> tuple[Ints, Ints, Bools]:
    """Debit and credit in kuruş; what is negative on one side stands on the other, but for payments that
    all have their sign.
    """
    found: list[Ints] = []
    read_any = np.zeros(len(lines), dtype=bool)
    for name in ("debit", "credit"):
        read = reader.amounts(name)
        assert read is not None
        read_any |= ~(read.blank | read.unreadable)
        list_rounded(reader, name, read)
        beside = (found[-1] if name == "credit" else read.kurus) != 0
        own = currencies(reader, name, read)
        lines.currency = own if name == "debit" else np.where(beside, lines.currency, own)
        found.append(read.kurus)
    debit, credit = found
    credit = -credit if have_their_sign(credit, running) else credit
    return (
        np.maximum(debit, 0) + np.maximum(-credit, 0),
        np.maximum(credit, 0) + np.maximum(-debit, 0),
        read_any,
    )


def _opening_of_balance(debit: Ints, credit: Ints, opening: Bools, running: Running) -> tuple[Ints, Ints]:
    """An opening line may have nothing but its balance."""
    only = opening & (debit == 0) & (credit == 0) & running.stands
    debit = np.where(only, np.maximum(running.kurus, 0), debit)
    return debit, np.where(only, np.maximum(-running.kurus, 0), credit)


def _accounts(lines: Lines, reader: Reader) -> Iterator[Ints]:
    """Ways in which the rows may be of one account: a customer may have several, by code or by currency."""
    who, codes = (lines.name, lines.tax), reader.texts("account_code")
    yield combine(*who)
    for beside in ((codes,), (lines.currency,), (codes, lines.currency)):
        if all((each != "").any() for each in beside):
            yield combine(*who, *beside)


def _settle(lines: Lines, reader: Reader, debit: Ints, credit: Ints, opening: Bools) -> None:
    note, typed, number = reader.texts("note"), reader.texts("document_type"), reader.numbers()
    lines.amount, lines.credit, lines.listed = debit, credit, debit
    lines.document_no = number
    lines.issue = reader.days("issue_date" if "issue_date" in reader.mapping else "settled_on")
    lines.due = due_days(reader, lines.issue, reader.days("due_date"))
    told = lines.document_type
    told = np.where((told == "") & (number != "") & (typed == ""), "invoice", told)
    told = np.where(opening, "opening", np.where(told == "", "other", told))
    lines.document_type = np.asarray(told, dtype=object)
    lines.credit_day = lines.issue
    lines.channel = channels(reader.texts("payment_method"), typed, note, *_beside_payments(reader, lines))
    _tell_returned(lines, typed, note)
    came = np.flatnonzero(credit > 0)  # of these alone it is entered
    parts = zip(typed[came].tolist(), number[came].tolist(), note[came].tolist(), strict=True)
    lines.description[came] = [" ".join(filter(None, part)) for part in parts]
    dated = ~np.isnat(lines.issue)
    missing = (credit > 0) & ~dated & ~opening
    reader.reject("date_missing", np.asarray(missing, dtype=bool), "issue_date")
    _date_openings(lines, opening & ~dated)


def _beside_payments(reader: Reader, lines: Lines) -> list[Texts]:
    """What stands in the rows of payments under titles of notes that are not taken: "iade 10 ekmek"."""
    alone, table = (lines.credit > 0) & (lines.amount == 0), reader.table
    columns = [table.columns[at] for at, title in enumerate(table.headers) if title in reader.mapping.notes]
    return [np.asarray(np.where(alone, texts_of(each), ""), dtype=object) for each in columns]


def _tell_returned(lines: Lines, typed: Texts, note: Texts) -> None:
    """A debt that is a cheque or note which came back is no new paper."""
    rows = np.flatnonzero((lines.amount > 0) & np.isin(lines.channel, PAPER))
    if len(rows):
        rows = rows[says_returned(typed[rows]) | says_returned(note[rows])]
        lines.document_type[rows] = "other"
        lines.description[rows] = note[rows]


def _date_openings(lines: Lines, rows: Bools) -> None:
    """What was paid before the statement begins came in before its first line at the latest."""
    if rows.any() and not np.isnat(lines.issue).all():
        first = np.nanmin(lines.issue[~np.isnat(lines.issue)])
        lines.credit_day = np.where(rows & (lines.credit > 0), first, lines.credit_day)
