"""The money of an import that needs a look: paid up before, written twice, or left where it is."""

from __future__ import annotations

import numpy as np

from addin.importing import report
from addin.importing.layouts.lines import Lines
from addin.importing.posting.bounced_papers import turned_bounced
from addin.importing.posting.cards_alone import in_credit
from addin.importing.posting.matching import Change
from addin.importing.posting.post import Posted
from addin.importing.reconciling.afterwards import summed
from addin.importing.reconciling.own_totals import left_out
from addin.importing.telling.came_in import came_in
from addin.messages import say, words
from addin.model import Notice
from addin.rules.money import format_money
from addin.wording import first_few


def of_money(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """What was opened again, paid otherwise, came in, was left out, or stands twice; with its money."""
    found = _reopened(lines, posted, language)
    if unlike := posted.matched.unlike:
        named = first_few((_both_paid(lines, each, language) for each in unlike), between="; ")
        found.append(Notice("import_unlike", {"n": len(unlike), "named": named}))
    found += _typed_again(lines, posted, language)
    if len(lowered := posted.matched.lowered):
        told = {"n": len(lowered), "named": first_few(_claim(lines, row) for row in lowered.tolist())}
        found.append(Notice("import_lowered", told))
    if len(bounced := posted.matched.bounced):
        named = first_few((with_amount(lines, row, language) for row in bounced.tolist()), between="; ")
        found.append(Notice("import_bounced", {"n": len(bounced), "named": named}))
    if turned := turned_bounced(posted.matched):
        named = first_few((with_amount(lines, row, language) for row in turned), between="; ")
        found.append(Notice("import_turned_bounced", {"n": len(turned), "named": named}))
    found += came_in(lines, posted, language)
    ours = in_credit(lines) & (lines.against != 0) & ~lines.total
    for key, left in zip(("import_payments_left", "import_rows_left"), left_out(lines), strict=True):
        if (rows := left & ~ours).any():
            money = report.left_out_words(lines, rows, language)
            found.append(Notice(key, {"n": int(rows.sum()), "money": money}))
    if (bought := lines.verdicts.because("bought")).any():
        money = report.money_words(summed(lines.currency, lines.amount, bought), language)
        found.append(Notice("import_bought", {"n": int(bought.sum()), "money": money}))
    if (out := lines.verdicts.because("money_out")).any():
        money = report.money_words(summed(lines.currency, lines.paid, out), language)
        found.append(Notice("import_money_out", {"n": int(out.sum()), "money": money}))
    return found + _beside_principal(lines, posted, language) + _twins(lines, posted, language)


def _beside_principal(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """What was filed beyond the principal, which alone is the claim, of files that are open."""
    if "beside_kurus" not in lines.case:
        return []
    beside = lines.case["beside_kurus"]
    rows = posted.matched.new & lines.verdicts.taken & (lines.closing_reason == "") & (beside > 0)
    if not rows.any():
        return []
    money = report.money_words(summed(lines.currency, beside, rows), language)
    return [Notice("import_filed_beside", {"n": int(rows.sum()), "money": money})]


def _reopened(lines: Lines, posted: Posted, language: str) -> list[Notice]:
    """What stays closed though the list demands it, by the reason that the book has."""
    found = []
    for reason in dict.fromkeys(old for _, _, old, _ in posted.matched.reopened):
        again = [line for line, _, old, _ in posted.matched.reopened if old == reason]
        told: dict[str, object] = {"n": len(again), "money": report.owed_words(lines, again, language)}
        told |= {"named": first_few(_claim(lines, row) for row in again)}
        told |= {"reason": words("closing_reason", language)[reason]}
        found.append(Notice("import_reopened", told))
    return found


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


def with_amount(lines: Lines, line: int, language: str) -> str:
    money = format_money(int(lines.amount[line]), str(lines.currency[line]), language=language)
    return f"{_claim(lines, line)} {money}"


def _claim(lines: Lines, line: int) -> str:
    return f"{lines.name[line]} {lines.document_no[line]}".strip()
