"""What the book shows otherwise than the list that came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from addin.draft import Draft
from addin.importing import report
from addin.importing.arrived import Arrived
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import GIVEN_AWAY, GIVEN_BACK
from addin.importing.posting.freed_returns import Freed
from addin.importing.posting.kept_receipts import KeptReceipts
from addin.importing.posting.met_promises import Met
from addin.importing.posting.post import Posted
from addin.importing.reconciling.afterwards import Afterwards, Sums, summed
from addin.importing.reconciling.missing import Missing
from addin.importing.telling.money import with_amount
from addin.model import Ledger, Notice
from addin.rules.money import format_money
from addin.rules.references import resolve_debtors
from addin.rules.rows import currencies, kurus, texts, without
from addin.wording import day, first_few

if TYPE_CHECKING:
    import pandas as pd


def of_book(arrived: Arrived, after: Afterwards, book: pd.DataFrame, language: str) -> list[Notice]:
    """What the book shows otherwise than the list. `book`: its receivables before the list came."""
    lines, posted = arrived.lines, arrived.posted
    found = []
    if after.listed:
        sums = {"listed": after.listed, "book": after.book}
        found.append(Notice("import_book_differs", _worded(sums, language)))
    if after.papers:
        both = {code: total + after.papers.get(code, 0) for code, total in after.balance.items()}
        sums = {"balance": after.balance, "papers": after.papers, "both": both}
        found.append(Notice("import_statement_papers", {"n": after.papers_count, **_worded(sums, language)}))
    return found + _papers_gone(lines, posted, language) + _paid_now(lines, posted, book, language)


def _papers_gone(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """Papers that somebody else has: whose claims in the book were closed, and those that never came in."""
    away, back = (lines.verdicts.because(why) for why in (GIVEN_AWAY, GIVEN_BACK))
    closed = posted.matched.updated
    new = ~closed & (posted.matched.place < 0)
    sums = {
        "import_given_closed": away & closed,
        "import_given_left": away & new,
        "import_back_closed": back & closed,
        "import_back_left": back & new,
    }
    found = []
    for key, chosen in sums.items():
        if chosen.any():
            rows = np.flatnonzero(chosen).tolist()
            named = first_few((with_amount(lines, row, language) for row in rows), between="; ")
            money = report.money_words(summed(lines.currency, lines.listed, chosen), language)
            found.append(Notice(key, {"n": len(rows), "money": money, "named": named}))
    return found


def of_promises(lines: Lines, promised: Sequence[Met], ledger: Ledger, language: str) -> list[Notice]:
    """Whose debt is less by what was promised, without a receipt."""
    days = ledger["promises"]["promised_for"]
    named = []
    for each in promised:
        line, money = each.lines[0][0], sum(part for _, part in each.lines)
        worded = format_money(money, str(lines.currency[line]), language=language)
        named.append(f"{lines.name[line]} {day(days.iloc[each.promise].date())} {worded}")
    told = {"n": len(named), "named": first_few(named, between="; ")}
    return [Notice("import_promised", told)] if named else []


def of_receipts(kept: KeptReceipts, ledger: Ledger, language: str) -> list[Notice]:
    """Receipts of the book whose debts got another day: what names its debt now, and what pays others."""
    if not len(kept.stay) + len(kept.moved):
        return []
    debtors, receipts = ledger["debtors"], ledger["receipts"]
    names = texts(debtors, "debtor_name")[resolve_debtors(debtors, receipts).position]
    amounts, units = kurus(receipts), currencies(receipts)

    def named(row: int) -> str:
        return f"{names[row]} {format_money(int(amounts[row]), str(units[row]), language=language)}"

    stay = [f"{named(row)} → {each}" for row, each in zip(kept.stay.tolist(), kept.claims, strict=True)]
    told = {"import_receipts_stay": stay, "import_receipts_moved": [*map(named, kept.moved.tolist())]}
    return [
        Notice(key, {"n": len(each), "named": first_few(each, between="; ")})
        for key, each in told.items()
        if each
    ]


def of_freed(freed: Freed, draft: Draft, language: str) -> list[Notice]:
    """Returns that name an open receivable, as the list calls paid what they were taken off."""
    if not len(freed.places):
        return []
    receipts, claims = draft["receipts"].iloc[freed.places], draft["receivables"]
    numbers = dict(zip(texts(claims, "receivable_id"), texts(claims, "document_no"), strict=True))
    each = zip(
        texts(receipts, "debtor_name"), kurus(receipts), currencies(receipts), freed.claims, strict=True
    )
    named = [
        f"{name} {format_money(int(money), str(unit), language=language)} → {numbers[claim] or claim}"
        for name, money, unit, claim in each
    ]
    return [Notice("import_returns_freed", {"n": len(named), "named": first_few(named, between="; ")})]


def _paid_now(lines: Lines, posted: Posted, book: pd.DataFrame, language: str) -> list[Notice]:
    """Payments that name an open receivable, as older ones were called paid before they came."""
    rows = np.flatnonzero(posted.paid_now != "").tolist()
    if not rows:
        return []
    numbers = dict(zip(texts(book, "receivable_id"), texts(book, "document_no"), strict=True))
    named = []
    for row in rows:
        receivable = posted.paid_now[row]
        money = format_money(int(lines.credit[row]), str(lines.currency[row]), language=language)
        named.append(f"{lines.name[row]} {numbers[receivable] or receivable}: {money}")
    return [Notice("import_paid_now", {"n": len(rows), "named": first_few(named, between="; ")})]


def of_missing(missing: Missing, book: pd.DataFrame, language: str) -> list[Notice]:
    """Open receivables that the list no longer has, those of its own debtors first, and other lists' ones."""
    rows, listed = missing.rows, missing.of_listed
    found = []
    if len(missing.elsewhere):
        named = _named(book.iloc[missing.elsewhere])
        found.append(Notice("import_elsewhere", {"n": len(missing.elsewhere), "named": named}))
    if len(rows):
        left = {"money": _left(book.iloc[rows]), "of_listed_money": _left(book.iloc[listed])}
        named = _named(book.iloc[[*listed, *without(rows, listed)]])
        told = {"n": len(rows), "of_listed": len(listed), **_worded(left, language), "named": named}
        found.append(Notice("import_missing" if len(listed) else "import_missing_debtors", told))
    if len(missing.others):
        left = {"money": _left(book.iloc[missing.others])}
        found.append(Notice("import_of_others", {"n": len(missing.others), **_worded(left, language)}))
    return found


def _named(book: pd.DataFrame) -> str:
    """The first few receivables, by debtor and number."""
    pairs = zip(texts(book, "debtor_name"), texts(book, "document_no"), strict=True)
    return first_few(dict.fromkeys(" ".join(pair).strip() for pair in pairs))


def _left(book: pd.DataFrame) -> Sums:
    return summed(currencies(book), kurus(book, "open_kurus"))


def _worded(sums: Mapping[str, Sums], language: str) -> dict[str, object]:
    return {key: report.money_words(each, language) for key, each in sums.items()}
