"""Taken rows as new rows of the book; what stands in the book already is brought up to date or skipped."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.gone import next_ids
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines, Remark
from addin.importing.layouts.verdicts import LISTED, REJECTED, SKIPPED
from addin.importing.posting.bounced_papers import close_bounced, part_bounces
from addin.importing.posting.cards import Completed, card_codes, complete_cards
from addin.importing.posting.cards_alone import Alone, open_cards, settle_cards
from addin.importing.posting.cashed_papers import cash_papers
from addin.importing.posting.compared import Compared
from addin.importing.posting.covered_openings import lower_openings
from addin.importing.posting.debtors import Found, debtors_of
from addin.importing.posting.equal_moves import prove_moves
from addin.importing.posting.freed_returns import Freed, free_returns, name_freed
from addin.importing.posting.instalments import name_instalments
from addin.importing.posting.kept_receipts import KeptReceipts, keep_receipts
from addin.importing.posting.known_money import leave_known_money
from addin.importing.posting.matching import Matched, match_receipts, match_receivables
from addin.importing.posting.met_promises import Met, meet_promises
from addin.importing.posting.new_files import Cases, case_rows
from addin.importing.posting.newrows import (
    debtor_rows,
    enter_stages,
    leave_stages,
    name_settled,
    receipt_rows,
    receivable_rows,
)
from addin.importing.posting.open_account import name_open
from addin.importing.posting.openings import settle_openings
from addin.importing.posting.other_days import meet_other_days
from addin.importing.posting.other_numbers import meet_other_numbers
from addin.importing.posting.own_credits import of_own_rows
from addin.importing.posting.paid_now import oldest_open
from addin.importing.posting.paper_claims import paper_claims, paper_rows, with_papers
from addin.importing.posting.raised import keep_rests
from addin.importing.posting.remarked import narrow_remarks
from addin.importing.posting.second_names import with_second_names
from addin.importing.posting.settling import bring_up_to_date, tell_reopened
from addin.importing.posting.shared_names import by_documents
from addin.importing.posting.twins import is_closed
from addin.importing.questions import Answers
from addin.model import Ledger
from addin.rules.rows import distinct, repeated

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd


@dataclass(frozen=True, slots=True)
class Posted:
    """`tables`: new rows by table. `receivable`: lines that became receivables; `matched`: with what they
    had in the book. `completed`: what known debtors got from the list. `found`: the debtor of each line.
    `papers`: how many of the last new receivables are cheques and notes that came in as payments. `decided`:
    answers about single debtors, for the next list. `paid_now`: by line the receivable that a payment of its
    own names. `files`: enforcement files, `receipts`: what its receipts name.
    `promised`: what may have been paid as promised, and has no receipt. `freed`: returns that were taken off
    what the list calls paid.
    """

    tables: dict[str, pd.DataFrame]
    receivable: Bools
    completed: Completed
    matched: Matched
    found: Found
    papers: int = 0
    cashed: Bools = field(default_factory=lambda: np.zeros(0, dtype=bool))
    decided: dict[str, str] = field(default_factory=dict)
    paid_now: Texts = field(default_factory=lambda: np.zeros(0, dtype=object))
    files: Cases | None = None
    receipts: KeptReceipts = field(default_factory=KeptReceipts)
    promised: list[Met] = field(default_factory=list)
    freed: Freed = field(default_factory=Freed)

    @property
    def counts(self) -> dict[str, int]:
        return {key: len(rows) for key, rows in self.tables.items()}


def post(lines: Lines, ledger: Ledger, as_of: date, answers: Answers) -> Posted:
    """Find debtors, leave out what is there already, number the rest; verdicts are completed.

    Errors: Asked.
    """
    alone, found, both, decided = _who(lines, ledger, answers)
    name_instalments(lines, found, both)
    cashed = cash_papers(lines, found, ledger, as_of, answers)
    completed, done = _with_cards(lines, found, alone, ledger["debtors"])
    matched = _matched(lines, found, both, ledger, answers)
    bring_up_to_date(lines, found, both, matched, ledger, as_of)
    tell_reopened(lines, matched, ledger)
    close_bounced(lines, found, matched, ledger)
    came = match_receipts(lines, found, both, ledger, matched)
    decided |= leave_known_money(lines, found, came, ledger, answers)
    settle_openings(lines, found, matched, came, ledger, as_of, answers)
    lower_openings(lines, found, matched, came, ledger, as_of, answers)
    promised = meet_promises(lines, matched, ledger, as_of, answers)
    leave_stages(matched, ledger, as_of)
    files = case_rows(lines, ledger, matched.updated | matched.pays, as_of) if lines.case else None
    done |= came.new if files is None else came.new | files.new | files.known.lines
    returns = of_own_rows(lines, found, ledger)  # while those of the book are not left out yet
    _skip_known(lines, matched, came.repeated, came.in_book, found, done)
    tables, papers, paid_now = _new_rows(lines, found, matched, came.new, files, ledger, as_of)
    owed = matched.new & lines.verdicts.taken
    narrow_remarks(lines, owed, came.new & lines.verdicts.taken, matched, ledger)
    cashed &= came.new & lines.verdicts.taken
    kept = keep_receipts(matched, ledger, as_of)
    freed = free_returns(returns, tables, matched, ledger, as_of)
    name_freed(tables, freed.new(len(ledger["receipts"])))
    return Posted(
        tables,
        owed,
        completed,
        matched,
        found,
        papers,
        cashed,
        decided,
        paid_now,
        files,
        kept,
        promised,
        freed,
    )


def _who(lines: Lines, ledger: Ledger, answers: Answers) -> tuple[Alone, Found, Compared, dict[str, str]]:
    """Cards by themselves, the debtor of each line, what tells rows apart, answers about single debtors."""
    alone = open_cards(lines, ledger)
    named = debtors_of(lines, lines.verdicts.taken, ledger["debtors"])
    found, both = by_documents(lines, named, ledger), Compared.of(lines, ledger)
    found, decided = with_second_names(lines, found, both, ledger, answers)
    settle_cards(alone, lines, found, both.owner[~is_closed(ledger["receivables"])])
    for reason, rows in (("debtor_missing", found.nameless), ("debtor_ambiguous", found.ambiguous)):
        lines.verdicts.give(REJECTED, reason, rows)
    return alone, found, both, decided | prove_moves(lines, found, both, ledger, answers)


def _matched(lines: Lines, found: Found, both: Compared, ledger: Ledger, answers: Answers) -> Matched:
    """What the book has of the list, other numbers, days and amounts being as they were answered."""
    matched = match_receivables(lines, found, both, ledger)
    part_bounces(lines, matched, ledger)
    meet_other_numbers(lines, found, matched, ledger, answers)
    meet_other_days(lines, found, both, matched, ledger, answers)
    lines.verdicts.give(SKIPPED, "twice", matched.repeated & (matched.place < 0))
    keep_rests(lines, matched, ledger, answers)
    return matched


def _new_rows(
    lines: Lines,
    found: Found,
    matched: Matched,
    came: Bools,
    files: Cases | None,
    ledger: Ledger,
    as_of: date,
) -> tuple[dict[str, pd.DataFrame], int, Texts]:
    """New rows by table, how many of the receivables are papers, and what payments name of themselves.

    `came`: lines that bring a receipt.
    """
    names, ids, new = debtor_rows(lines, found, ledger)
    tables = {"debtors": new}
    numbers = partial(next_ids, ledger)
    owed = matched.new & lines.verdicts.taken
    if files is not None:
        tables |= files.tables(lines, found, ids, names)
    receivable = repeated("", len(lines))
    if owed.any():
        file_ids = None if files is None else files.file_id
        tables["receivables"] = receivable_rows(lines, owed, found, ids, names, numbers, file_ids)
        enter_stages(tables["receivables"], ledger["stages"], as_of)
        receivable[owed] = tables["receivables"]["receivable_id"].to_numpy(dtype=object)
    name_settled(receivable, lines, matched, ledger)
    papers, paper_nos = paper_claims(lines, came, found, ledger, owed)
    if len(papers):
        opened = numbers("receivables", int(owed.sum()) + len(papers))[int(owed.sum()) :]
        claims = paper_rows(lines, papers, paper_nos, found, ids, names, opened)
        enter_stages(claims, ledger["stages"], as_of)
        tables["receivables"] = with_papers(tables.get("receivables"), claims)
    paid_now = oldest_open(lines, came, found, matched, ledger, as_of)
    receipts = receipt_rows(lines, receivable, came, found, ids, names, numbers, paid_now)
    if len(receipts):
        new_claims = tables.get("receivables")
        receipts["receivable_id"] = name_open(receipts, lines, came, new_claims, matched, ledger, as_of)
        tables["receipts"] = receipts
    return {key: rows for key, rows in tables.items() if len(rows)}, len(papers), paid_now


def _with_cards(lines: Lines, found: Found, alone: Alone, book: pd.DataFrame) -> tuple[Completed, Bools]:
    """What the lines say of debtors of the book, and the lines that have done their work by that."""
    known = lines.verdicts.taken & (found.code >= 0) & (found.code < found.known)
    known &= lines.card | (lines.amount > 0)  # who pays for somebody is not described
    told = np.full(len(lines), -1)
    if len(book):
        of_left = np.maximum(card_codes(lines, found), alone.code)
        told = np.where(lines.verdicts.state == SKIPPED, of_left, -1)
        told = np.where(known, found.code, np.where(told < found.known, told, -1))
    completed = complete_cards(lines, told, book)
    known &= lines.card
    done = known & np.append(completed.debtors, False)[np.where(known, found.code, -1)]
    _skip_known_debtors(lines, found, done)
    return completed, done


def _skip_known_debtors(lines: Lines, found: Found, done: Bools) -> None:
    left = lines.pure & ~done
    if not left.any():
        return
    first = np.isin(np.arange(len(found.code)), found.first_rows())
    lines.verdicts.give(SKIPPED, "debtor_in_book", left & (found.code >= 0) & (found.code < found.known))
    lines.verdicts.give(SKIPPED, "debtor_twice", left & ~first)


def _skip_known(
    lines: Lines, matched: Matched, repeated: Bools, came_before: Bools, found: Found, done: Bools
) -> None:
    """Lines of which nothing is new."""
    new: Any = matched.new | matched.updated | matched.pays | done
    told = [line for line, *_ in (*matched.kept, *matched.unlike, *matched.reopened)]
    lines.verdicts.give(SKIPPED, LISTED, np.isin(np.arange(len(lines)), told) & ~new)
    lines.verdicts.give(SKIPPED, "in_book", (matched.in_book | came_before) & ~new)
    lines.verdicts.give(SKIPPED, "twice", (matched.repeated | repeated) & ~new)
    _skip_nothing_owed(lines, found, new)


def _skip_nothing_owed(lines: Lines, found: Found, new: Bools) -> None:
    """Balances of nothing bring a new debtor's card at most."""
    nothing = lines.verdicts.taken & ~lines.pure & (lines.amount == 0) & (lines.credit == 0) & ~new
    if not nothing.any():
        return
    debtors = np.append(distinct(found.code[lines.verdicts.taken & ~nothing]), np.arange(found.known))
    first = np.zeros(len(lines), dtype=bool)
    rows = np.flatnonzero(nothing & ~np.isin(found.code, debtors))
    first[rows[np.unique(found.code[rows], return_index=True)[1]]] = True
    lines.verdicts.give(SKIPPED, "balance_zero", nothing & lines.demanded & ~first)
    lines.verdicts.give(SKIPPED, "debtor_in_book", nothing & (found.code < found.known))
    for part in distinct(lines.part[first & lines.demanded]).tolist():
        here = np.flatnonzero(first & lines.demanded & (lines.part == part))
        lines.remarks.append(Remark("balance_zero", lines.at[here], part=int(part)))
