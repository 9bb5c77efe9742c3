"""What an import says when it is done: how much came in, how it was understood, what to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing import report
from addin.importing.layouts.lines import Lines
from addin.importing.listing import Listing, mark_words
from addin.importing.posting.matching import Change
from addin.importing.posting.opening_changes import REPLACED
from addin.importing.posting.post import Posted
from addin.importing.posting.same_numbers import OtherName
from addin.importing.reconciling.afterwards import Afterwards, Sums, summed
from addin.importing.reconciling.own_totals import left_out
from addin.importing.tables.source_table import MONTH
from addin.importing.understand import Understood
from addin.messages import say
from addin.model import Notice
from addin.registry import Request
from addin.rules.money import format_money
from addin.rules.rows import currencies, kurus, texts
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd

_REMARKED = {
    "balance_broken": "import_balance_broken",
    "buckets_differ": "import_buckets_differ",
    "sides_swapped": "import_sides_swapped",
    "payment_undated": "import_payments_undated",
    "rest_taken": "import_rest_taken",
    "balance_zero": "import_balance_zero",
    "left_blank": "import_left_blank",
    "noted_closed": "import_noted_closed",
    "part_paid": "import_part_paid",
    "part_paid_standing": "import_part_paid_standing",
    "marked": "import_marked",
    "marked_standing": "import_marked_standing",
    "noted_open": "import_noted_open",
}
_BY_HEADER = ("marked", "marked_standing", "noted_open")  # told with what they are about


def notices(
    tables: Sequence[Understood],
    lines: Lines,
    posted: Posted,
    sources: Sequence[Path],
    request: Request,
    counts: dict[str, Any],
    after: Afterwards,
    planned: Sequence[Notice],
) -> list[Notice]:
    """What came in and its money; `counts`: the JSON value of the import, `planned`: words on first calls."""
    language, dry = request.language, bool(request["dry_run"])
    new = {key: counts["tables"].get(key, 0) for key in ("debtors", "receivables", "receipts")}
    said = {key: counts[key] for key in ("read", "accepted", "rejected", "skipped")}
    names = ", ".join(source.name for source in sources)
    found = [Notice("import_dry" if dry else "imported", {"source": names, **said, **new})]
    numbers = _numbers(lines, posted, counts, dry)
    found += [Notice(key, {"n": n}) for key, n in numbers.items() if n]
    if totals := report.totals_words(lines, posted, tables, after, language):
        if after.open:
            money = report.money_words(after.open, language)
            totals += "; " + say("import.totals_open", language, money=money)
        found.append(Notice("import_totals", {"totals": totals}))
    found += _of_money(lines, posted, language)
    noted = any(each.key == "import_notes_planned" for each in planned)
    found += _of_tables(tables, language, noted=noted)
    if counts["repairs"]:
        found.append(Notice("import_repairs", {"n": counts["repairs"]}))
    return found


def _numbers(lines: Lines, posted: Posted, counts: dict[str, Any], dry: bool) -> dict[str, int]:
    return {
        "import_cards_dry" if dry else "import_cards": int(posted.completed.debtors.sum()),
        "import_updated_dry" if dry else "import_updated": int(posted.matched.updated.sum()),
        "import_closed_dry" if dry else "import_closed": _closed(lines, posted),
        "import_paid_dry" if dry else "import_paid": int(posted.matched.pays.sum()),
        "import_kept": len({line for line, *_ in posted.matched.kept}),
        "import_cards_unlike": len({lines.name[line] for line, *_ in posted.completed.unlike}),
        "import_openings_known": int(lines.verdicts.because("opening_known").sum()),
        "import_openings_replaced": sum(str(new) == REPLACED for *_, new in posted.matched.changes),
        "import_files_dry" if dry else "import_files": counts["tables"].get("files", 0),
        "import_papers_dry" if dry else "import_papers": posted.papers,
    }


def _of_money(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    found = []
    if again := [line for line, *_ in posted.matched.reopened]:
        money = report.owed_words(lines, again, language)
        named = first_few(_claim(lines, row) for row in again)
        found.append(Notice("import_reopened", {"n": len(again), "money": money, "named": named}))
    if unlike := posted.matched.unlike:
        named = first_few((_both_paid(lines, each, language) for each in unlike), between="; ")
        found.append(Notice("import_unlike", {"n": len(unlike), "named": named}))
    found += _typed_again(lines, posted, language)
    came = lines.verdicts.taken & (lines.credit > 0)
    if came.any():
        found.append(Notice("import_came", {"money": report.came_words(lines, came, language)}))
    for key, rows in zip(("import_payments_left", "import_rows_left"), left_out(lines), strict=True):
        if rows.any():
            money = report.left_out_words(lines, rows, language)
            found.append(Notice(key, {"n": int(rows.sum()), "money": money}))
    if (out := lines.verdicts.because("money_out")).any():
        money = report.money_words(summed(lines.currency, lines.paid, out), language)
        found.append(Notice("import_money_out", {"n": int(out.sum()), "money": money}))
    return found + _twins(lines, posted, language)


def _twins(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """Equal rows of which the book has fewer; apart those that are paid where another one is open."""
    twice = lines.verdicts.because("twice") & (lines.amount + lines.credit > 0)
    beside_open = twice & posted.matched.beside_open
    found = []
    for key, rows in (("import_twice", twice & ~beside_open), ("import_twice_open", beside_open)):
        if rows.any():
            money = report.money_words(summed(lines.currency, lines.amount + lines.credit, rows), language)
            named = first_few(dict.fromkeys(_claim(lines, row) for row in np.flatnonzero(rows).tolist()))
            found.append(Notice(key, {"n": int(rows.sum()), "money": money, "named": named}))
    return found


def _both_paid(lines: Lines, told: Change, language: str) -> str:
    """The receivable with what is paid of it by the book and by the list."""
    line, _, book, listed = told
    unit = str(lines.currency[line])
    sums = {"book": int(book), "listed": int(listed)}
    worded = {key: format_money(kurus, unit, language=language) for key, kurus in sums.items()}
    return say("import.both_paid", language, debtor=_claim(lines, line), **worded)


def _typed_again(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """Amounts that rise by a receipt of the book, as it is what the list took off before."""
    amounts = {
        line: (int(old), str(lines.currency[line]))
        for line, column, old, _ in posted.matched.changes
        if column == "amount_kurus" and line in posted.matched.typed_again
    }
    named = [
        f"{_claim(lines, line)} {format_money(*told, language=language)}" for line, told in amounts.items()
    ]
    told = {"n": len(named), "named": first_few(named, between="; ")}
    return [Notice("import_typed_again", told)] if named else []


def _claim(lines: Lines, line: int) -> str:
    return f"{lines.name[line]} {lines.document_no[line]}".strip()


def _of_tables(tables: Sequence[Understood], language: str, *, noted: bool) -> list[Notice]:
    """How the tables were understood, and what of them was left where it is.

    `noted`: notes are not left, first calls have them.
    """
    notices = [Notice("import_mapping", {"mapping": report.mapping_words(tables, language)})]
    notes = dict.fromkeys(title for each in tables for title in each.mapping.notes)
    left = dict.fromkeys(title for each in tables for title in each.mapping.left_out if title not in notes)
    for key, titles in (("import_left_out", left), ("import_notes_left", {} if noted else notes)):
        if titles:
            quoted = [say("import.quoted", language, text=title) for title in titles]
            notices.append(Notice(key, {"columns": ", ".join(quoted)}))
    if money := report.money_left(tables):
        sums = {title: format_money(kurus, "", language=language) for title, kurus in money.items()}
        said = [f"{say('import.quoted', language, text=title)} ({total})" for title, total in sums.items()]
        notices.append(Notice("import_money_left", {"columns": ", ".join(said)}))
    hidden = dict.fromkeys(name for each in tables for name in each.table.hidden)
    if hidden:
        notices.append(Notice("import_hidden", {"sheets": ", ".join(hidden)}))
    unrelated = dict.fromkeys(name for each in tables for name in each.table.unrelated)
    if unrelated:
        notices.append(Notice("import_unrelated", {"sheets": ", ".join(unrelated)}))
    filled = dict.fromkeys(each.table.headers[at] for each in tables for at in sorted(each.table.filled))
    if filled:
        notices.append(Notice("import_filled", {"columns": ", ".join(filled)}))
    if any(each.mapping.stands_alone and MONTH in each.table.told for each in tables):
        notices.append(Notice("import_sheet_months"))
    return [*notices, *map(Notice, dict.fromkeys(key for each in tables for key in each.table.notices))]


def of_book(
    after: Afterwards, lines: Lines, posted: Posted, book: pd.DataFrame, request: Request
) -> list[Notice]:
    """What the book shows otherwise than the list. `book`: its receivables before the list came."""
    language, found = request.language, []
    if after.listed:
        sums = {"listed": after.listed, "book": after.book}
        found.append(Notice("import_book_differs", _worded(sums, language)))
    if after.papers:
        both = {code: total + after.papers.get(code, 0) for code, total in after.balance.items()}
        sums = {"balance": after.balance, "papers": after.papers, "both": both}
        found.append(Notice("import_statement_papers", {"n": after.papers_count, **_worded(sums, language)}))
    if given := int((lines.verdicts.because("given_away") & posted.matched.updated).sum()):
        key = "import_given_closed_dry" if request["dry_run"] else "import_given_closed"
        found.append(Notice(key, {"n": given}))
    found += _paid_now(lines, posted, book, language)
    if len(after.elsewhere):
        named = _named(book.iloc[after.elsewhere])
        found.append(Notice("import_elsewhere", {"n": len(after.elsewhere), "named": named}))
    if len(after.missing):
        found.append(_missing(after, book, language))
    return found


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


def _missing(after: Afterwards, book: pd.DataFrame, language: str) -> Notice:
    """Open receivables that the list no longer has, those of its own debtors first."""
    left = {"money": _left(book.iloc[after.missing]), "of_listed_money": _left(book.iloc[after.of_listed])}
    first = book.iloc[[*after.of_listed, *np.setdiff1d(after.missing, after.of_listed)]]
    counts = {"n": len(after.missing), "of_listed": len(after.of_listed)}
    key = "import_missing" if len(after.of_listed) else "import_missing_debtors"
    return Notice(key, {**counts, **_worded(left, language), "named": _named(first)})


def _named(book: pd.DataFrame) -> str:
    """The first few receivables, by debtor and number."""
    pairs = zip(texts(book, "debtor_name"), texts(book, "document_no"), strict=True)
    return first_few(dict.fromkeys(" ".join(pair).strip() for pair in pairs))


def _left(book: pd.DataFrame) -> Sums:
    return summed(currencies(book), kurus(book, "open_kurus"), np.ones(len(book), dtype=bool))


def _worded(sums: Mapping[str, Sums], language: str) -> dict[str, object]:
    return {key: report.money_words(each, language) for key, each in sums.items()}


def _closed(lines: Lines, posted: Posted) -> int:
    """Receivables that the list calls paid without a day."""
    closed = [line for line, *change in posted.matched.changes if change[::2] == ["closing_reason", "paid"]]
    return int((lines.verdicts.reason[closed] != "given_away").sum())


def remarks(
    listing: Listing,
    lines: Lines,
    near: Sequence[tuple[str, str]],
    others: Sequence[OtherName],
    planned: list[Notice],
    listed: int,
    request: Request,
) -> list[Notice]:
    """What should be looked at, and where it is listed."""
    notices = []
    for reason in dict.fromkeys(remark.reason for remark in lines.remarks):
        found = [each for each in lines.remarks if each.reason == reason]
        rows = sorted((each.part, at) for each in found for at in each.rows.tolist())
        places = [listing.row_name(part, at) for part, at in rows]
        about = [mark_words(each.header, request.language) for each in found]
        headers = ", ".join(dict.fromkeys(about))
        money = report.remarked_words(lines, reason, request.language)
        told = {"n": len(places), "rows": first_few(places)} | ({"money": money} if money else {})
        told |= {"headers": headers} if reason in _BY_HEADER else {}
        notices.append(Notice(_REMARKED[reason], told))
    if near:
        named = first_few(map(" / ".join, near), between="; ")
        notices.append(Notice("import_near_debtors", {"n": len(near), "pairs": named}))
    if others:
        pairs = [f"{each.debtor} / {each.listed}" for each in others]
        named = first_few(pairs, between="; ")
        notices.append(Notice("import_same_number", {"n": len(others), "pairs": named}))
    notices += planned
    if listed and not request["dry_run"]:
        notices.append(Notice("import_listed", {"n": listed}))
    return notices
