"""Lists of invoices, cheques, notes, open balances; and of debtors alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np

from addin.importing.columns import kinds
from addin.importing.columns.fields import SIDES
from addin.importing.columns.meanings import channels, says_payment
from addin.importing.columns.payments import dated_pairs
from addin.importing.columns.spread import INSTALMENTS
from addin.importing.evidence import amounts
from addin.importing.evidence.cells import Bools, Texts, through
from addin.importing.evidence.document_words import BOUGHT, document_codes
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.paper_parties import is_own_paper
from addin.importing.evidence.paper_words import only_paper, paper_named
from addin.importing.evidence.words import codes_of
from addin.importing.layouts.common import currencies, due_days, list_rounded, terms_of
from addin.importing.layouts.lines import Lines, blank_lines
from addin.importing.layouts.payment_lines import with_payments_below, with_payments_beside
from addin.importing.layouts.reader import Reader, joined
from addin.importing.layouts.spreading import first_amounts, spread_lines
from addin.importing.layouts.told_payments import closing, remark_blank_left, remark_told, remark_undated
from addin.importing.layouts.verdicts import REJECTED, SKIPPED
from addin.importing.questions import LEAVE
from addin.importing.tables.own_debts import is_side
from addin.importing.tables.row_view import OWN_DEBT, TOTAL
from addin.importing.tables.source_table import DAY_OF_BALANCES, MONTH, OWN_RETURN, PAID, SHEET
from addin.rules.cheques import PAPER
from addin.rules.rows import Ints, repeated
from addin.text import fold

_NUMBER_OF = re.compile(r"(?:kacinci )?(?:taksit|instal+ment)(?: (?:sira(?:si)?|no|numarasi|number))*")


def read(reader: Reader) -> Lines:
    """A line a row; one more for each further amount or payment of it."""
    lines = blank_lines(reader)
    lines.pure[:] = reader.mapping.kind == kinds.DEBTORS
    lines.demanded[:] = ~lines.pure
    lines.card[:] = lines.pure | reader.mapping.balance
    lines.rest[:] = ~lines.pure & (reader.mapping.balance or reader.mapping.rest)
    terms = terms_of(reader, "due_date", "issue_date")
    lines.issue, due = reader.day_pair("issue_date", "due_date")
    due = np.where(np.isnat(due), lines.issue + terms, due).astype("datetime64[s]")
    if reader.mapping.stands_alone:
        _tell_by_sheet(reader, lines)
    lines.document_no = reader.numbers() if "document_no" in reader.mapping else reader.paper_numbers()
    lines.description = reader.texts("receipt_no")
    lines.document_type = _document_type(reader)
    lines.security = _sides(reader, lines)
    _settle_own_returns(reader, lines)
    lines.closing_reason = closing(reader, lines.document_type)
    if (paid := reader.table.told.get(PAID)) is not None:
        lines.closing_reason = np.asarray(np.where(paid != "", "paid", lines.closing_reason), dtype=object)
    if of_list := reader.table.context.get(DAY_OF_BALANCES):
        lines.issue = np.where(lines.document_type == "opening", np.datetime64(of_list, "s"), lines.issue)
    lines.due = due_days(reader, lines.issue, due)
    pairs = dated_pairs(reader.table.headers) if len(reader.mapping.all_at("settled_on")) > 1 else []
    lines.settled = lines.settled if pairs else reader.days("settled_on")
    lines.disputed = _disputed(reader)
    if reader.mapping.spread:
        first, every, which = first_amounts(reader)
        _read_money(reader, lines, first, pairs)
        return spread_lines(reader, lines, every, which)
    listed = reader.amounts("amount")
    if listed is not None:
        _read_money(reader, lines, listed, pairs)
    return with_payments_beside(reader, lines, pairs) if pairs else with_payments_below(reader, lines)


def _tell_by_sheet(reader: Reader, lines: Lines) -> None:
    """Rows with neither day nor number are those of their sheet, and of its month."""
    sheets = reader.table.told.get(SHEET, reader.empty())
    lines.sheet = np.array([int(text or 0) for text in sheets.tolist()], dtype=np.int64)
    months = reader.table.told.get(MONTH, reader.empty())
    lines.issue = np.array([text or "NaT" for text in months.tolist()], dtype="datetime64[s]")


def _document_type(reader: Reader) -> Texts:
    """By the word in the row, else by what the list is one of."""
    if "document_type" not in reader.mapping:
        return repeated(_usual_type(reader), reader.count)
    typed = reader.texts("document_type")
    if (reader.table.kinds == OWN_DEBT).any():  # says whose debt it is, not which
        typed = np.asarray(np.where(through(typed.tolist(), is_side, bool), "", typed), dtype=object)
    codes = document_codes(typed)
    codes = np.where((codes == "") & (typed != ""), "other", codes)
    return np.asarray(np.where(typed == "", _usual_type(reader), codes), dtype=object)


def _sides(reader: Reader, lines: Lines) -> Texts:
    """Who drew a cheque or note, where it is not who owes it, and on which bank, by their headers."""
    found, papers = reader.empty(), np.isin(lines.document_type, PAPER)
    for field in SIDES if papers.any() else ():
        said = reader.texts(field)
        told = papers & (said != "") & (fold(said) != fold(lines.name))
        told &= ~through(said.tolist(), is_own_paper, bool)
        found = joined(found, np.where(told, f"{reader.header(field)}: " + said, "").astype(object))
    return found


def _settle_own_returns(reader: Reader, lines: Lines) -> None:
    """As it was answered: what the customer owes, or nothing of this book."""
    if (told := reader.table.told.get(OWN_RETURN)) is not None:
        lines.document_type = np.where(told == "claims", "invoice", lines.document_type)
        lines.document_type = np.where(told == "receipts", "not_receivable", lines.document_type)
        left = np.asarray(told == LEAVE, dtype=bool)
        header, cells = reader.header("document_type"), reader.cells("document_type")
        reader.verdicts.give(SKIPPED, "own_return", left, header, cells)


def _usual_type(reader: Reader) -> str:
    if "cheque_no" not in reader.mapping and not reader.mapping.balance and _are_instalments(reader):
        return "instalment"
    if "document_no" in reader.mapping:
        return "" if "delivery_no" in fields_of(reader.header("document_no"))[0] else "invoice"
    if "cheque_no" in reader.mapping:
        papers = map(only_paper, (reader.header("cheque_no"), reader.table.sheet))
        return next(filter(None, papers), "cheque")
    if reader.mapping.balance:
        return "opening"
    lines = [reader.table.sheet, *reader.table.context.get("title", "").splitlines()]
    headers = [reader.header(field) for field in ("amount", "due_date")]
    named = paper_named(headers, lines if "due_date" in reader.mapping else [])
    return named or ("cheque" if all(field in reader.mapping for field in SIDES) else "")


def _are_instalments(reader: Reader) -> bool:
    """Whether amount or due date are those of instalments, or the rows have the instalment's number."""
    told = {*fold(f"{reader.header('amount')} {reader.header('due_date')}").split()}
    return bool(told & INSTALMENTS) or any(map(_NUMBER_OF.fullmatch, map(fold, reader.table.headers)))


def _disputed(reader: Reader) -> Texts:
    if "disputed" not in reader.mapping:
        return repeated(None, reader.count)
    codes = codes_of("flag", reader.texts("disputed"))
    meaning: dict[str, Any] = {"yes": True, "no": False, "": None}
    flags = np.empty(len(codes), dtype=object)
    flags[:] = [meaning[code] for code in codes.tolist()]
    return flags


def _paid(reader: Reader) -> amounts.Amounts | None:
    """What was paid of each, in one column or in several: 1. ödeme, 2. ödeme."""
    columns = [reader.amounts_at(at) for at in reader.mapping.all_at("paid_amount")]
    if not columns:
        return _no_more_left(reader, reader.amounts("open_amount"))
    first, *others = columns
    for each in others:
        first = replace(first, kurus=first.kurus + each.kurus, blank=first.blank & each.blank)
    return first


def _no_more_left(reader: Reader, left: amounts.Amounts | None) -> amounts.Amounts | None:
    """What was paid of each, by what is left of it; an empty cell says nothing unless it was said."""
    whole = reader.amounts("amount")
    if left is None or whole is None:
        return None
    blank = left.blank & (reader.table.kinds == TOTAL) if reader.mapping.nothing_left else left.blank
    return replace(left, kurus=np.where(blank, 0, whole.kurus - left.kurus), blank=blank)


def _undated(reader: Reader, lines: Lines, paid: amounts.Amounts, pairs: list[tuple[int, int]]) -> Ints:
    """What was paid of each row without a day; `pairs`: the columns of payments that have days each."""
    if not pairs:
        return np.asarray(np.where(np.isnat(lines.settled), paid.kurus, 0), dtype=np.int64)
    bare = [reader.amounts_at(at).kurus * np.isnat(reader.days_at(day)) for at, day in pairs]
    return np.asarray(np.sum(bare, axis=0), dtype=np.int64)


def _read_money(reader: Reader, lines: Lines, read: amounts.Amounts, pairs: list[tuple[int, int]]) -> None:
    paid = _paid(reader)
    lines.listed, lines.amount_read = read.kurus, ~(read.blank | read.unreadable)
    lines.amount = lines.listed
    lines.paid = lines.listed if paid is None else np.where(paid.blank, lines.listed, paid.kurus)
    undated = np.zeros(0, dtype=np.int64) if paid is None else _undated(reader, lines, paid, pairs)
    if reader.mapping.rest and paid is not None:
        _take_off(lines, paid, undated)
        nothing_open = lines.amount_read & (read.kurus > 0) & (lines.amount == 0)
        reader.verdicts.give(SKIPPED, "nothing_open", nothing_open)
    _read_against(reader, lines, read.blank)
    lines.currency = currencies(reader, "amount", read)
    _read_credits(reader, lines)
    if not reader.mapping.balance:
        reader.reject("amount_missing", read.blank, "amount")
        nothing = (lines.amount == 0) & (lines.credit == 0)
        reader.reject("amount_zero", np.asarray(nothing, dtype=bool), "amount")
    reader.reject("amount_negative", np.asarray(lines.amount < 0, dtype=bool), "amount")
    list_rounded(reader, "amount", read)
    if paid is not None:
        remark_undated(reader, lines, undated)
        remark_blank_left(reader, lines)
    remark_told(reader, lines)


def _take_off(lines: Lines, paid: amounts.Amounts, undated: Ints) -> None:
    """What was paid without a day is no part of the debt; sums of the list are those before it."""
    off = undated.copy()
    lines.amount_read &= ~(lines.total & paid.blank)  # a sum before what was paid
    if (undated != paid.kurus)[~lines.total].any() and lines.total.any():  # some come in as receipts
        off[lines.total] = off[~lines.total & lines.verdicts.taken].sum()
        lines.amount_read &= ~lines.total if lines.total.sum() > 1 else True
    lines.amount = lines.listed = lines.listed - off
    lines.off = np.where(lines.total, 0, off)


def _read_credits(reader: Reader, lines: Lines) -> None:
    """Rows of the other side, returns and payments among the claims, come in as receipts.

    Of a list of balances they are debts of ours; without a day nothing can be entered as a receipt.
    """
    creditor = np.asarray(codes_of("side", reader.texts("balance_side")) == "creditor", dtype=bool)
    header, cells = reader.header("balance_side"), reader.cells("balance_side")
    if reader.mapping.balance and "document_no" not in reader.mapping:
        reader.verdicts.give(SKIPPED, "creditor", creditor, header, cells)
        below = lines.amount < 0
        reader.verdicts.give(SKIPPED, "creditor", below, reader.header("amount"), reader.cells("amount"))
        lines.against = np.where(lines.verdicts.because("creditor"), np.abs(lines.amount), lines.against)
        return
    if not creditor.any() and "document_type" not in reader.mapping and not (lines.amount < 0).any():
        return
    typed = reader.texts("document_type")
    bought, types = np.asarray(lines.document_type == BOUGHT, dtype=bool), reader.cells("document_type")
    reader.verdicts.give(SKIPPED, BOUGHT, bought, reader.header("document_type"), types)
    no_claim = np.asarray(lines.document_type == "not_receivable", dtype=bool)
    channel = channels(typed, reader.texts("payment_method"))
    came = no_claim & ((channel != "") | says_payment(typed))
    day = np.where(np.isnat(lines.issue), lines.due, lines.issue)
    negative = lines.amount < 0
    credit = (came | creditor | negative) & ~np.isnat(day) & (lines.amount != 0) & reader.verdicts.taken
    lines.credit = np.where(credit, np.abs(lines.amount), lines.credit)
    lines.credit_day = np.where(credit, day, lines.credit_day)
    usual = np.where(negative & ~creditor & ~came, "credit_note", channel)
    lines.channel = np.asarray(np.where(credit, usual, lines.channel), dtype=object)
    number = np.asarray(typed + " " + lines.document_no, dtype=object)
    lines.description = np.array([text.strip() for text in number.tolist()], dtype=object)
    lines.amount = np.where(credit, 0, lines.amount)
    lines.listed = np.where(credit & ~lines.total, 0, lines.listed)
    reader.reject("not_receivable", no_claim & ~credit, "document_type")
    reader.reject("credit_side", creditor & ~credit, "balance_side")


def _read_against(reader: Reader, lines: Lines, blank: Bools) -> None:
    """Rows that only take off debt are no claims; sum rows have amounts on both sides."""
    at = reader.mapping.against
    if at is None:
        return
    cells = reader.table.columns[at]
    style = amounts.evidence(cells).style or next(iter(reader.styles.decimals.values()), "")
    lines.against = np.where(lines.total, 0, np.abs(amounts.read_amounts(cells, style).kurus))
    credit = (lines.against != 0) & (blank | (lines.listed == 0))
    reader.verdicts.give(REJECTED, "credit_row", credit, reader.table.headers[at], cells)
