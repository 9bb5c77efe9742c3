"""The sums that a list states itself, held against its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import GIVEN_AWAY, GIVEN_BACK, NO_CLAIM, REJECTED, SKIPPED
from addin.importing.posting.cards_alone import in_credit
from addin.importing.questions import Answers, Choice, Question, answered
from addin.messages import say
from addin.model import Refusal
from addin.rules.money import format_money
from addin.rules.rows import Ints

_PAYMENT_REASONS = ("not_receivable", "credit_row", "credit_side", "amount_negative")
AGREES, DIFFERS = "own_total", "own_total_differs"
_NOT_ALL, _CREDITS = "own_total_not_all", "own_total_credits"
_FAR = 0.5  # of the larger of both sums: less than that is told beside what came in
_NO_ROWS = (
    "total_row", "carried_row", "carried_balance", "header_again", "footer_row", "section_row", "summary_row",
)  # fmt: skip
_OTHERS = ("other_account", "parent_account", "account_name")  # stand in the sum of a ledger, not in ours


def left_out(lines: Lines) -> tuple[Bools, Bools]:
    """Rows with money that were not taken: payments and the like, and all others."""
    rejected = lines.verdicts.state == REJECTED
    taken_back = rejected & lines.verdicts.because(*_PAYMENT_REASONS)
    payments = (lines.against != 0) | (taken_back & (lines.listed != 0))
    payments |= rejected & (lines.listed == 0) & (lines.credit != 0) & ~lines.pays_row
    others = rejected & ~payments & lines.amount_read & (lines.listed != 0)
    return np.asarray(payments, dtype=bool), np.asarray(others, dtype=bool)


@dataclass(frozen=True, slots=True)
class OwnTotal:
    """What a list states as its sum beside the kuruş of its rows; `key` of [import] says how they agree.

    `explained`: rows that were not taken may be the whole difference, or it is the sum of a part.
    `file`: where there are several, with the `parts` of the import that it is of.
    """

    key: str
    code: str
    stated: int
    total: int
    explained: bool
    file: str = ""
    parts: tuple[int, ...] = ()

    @property
    def gap(self) -> int:
        return self.stated - self.total

    def words(self, language: str) -> str:
        stated, gap = (format_money(each, self.code, language=language) for each in (self.stated, self.gap))
        key = f"{self.key}_by" if self.key == _NOT_ALL and self.gap else self.key
        words = say(f"import.{key}", language, total=stated, gap=gap)
        return f"{self.file}: {words}" if self.file else words


def own_totals(lines: Lines, sheet: Ints, totals: Mapping[str, int]) -> list[OwnTotal]:
    """Each currency's; `sheet`: a number for the sheet of each line, `totals`: the sums of the rows."""
    found = [_own_total(lines, sheet, code, total) for code, total in totals.items()]
    return [each for each in found if each]


def ask_about_gap(found: Sequence[OwnTotal], answers: Answers, language: str) -> None:
    """A sum that the rows are far from is asked about before anything is written. Errors: Asked, Refusal."""
    far = [
        each
        for each in found
        if each.key == DIFFERS
        and not each.explained
        and abs(each.gap) > _FAR * max(abs(each.stated), abs(each.total))
    ]
    if not far:
        return
    money = {"stated": far[0].stated, "ours": far[0].total, "gap": far[0].gap}
    told = {key: format_money(kurus, far[0].code, language=language) for key, kurus in money.items()}
    question = Question(
        "own_total",
        "",
        (Choice("write", "write_anyway"), Choice("stop", "leave_list")),
        {**told, "file": f"{far[0].file}: " if far[0].file else ""},
    )
    answer = answered(question, answers)
    if answer == "stop":
        raise Refusal("import_declined")


def _own_total(lines: Lines, sheet: Ints, code: str, total: int) -> OwnTotal | None:
    """None where the list states no sum that can be compared.

    The last sum is that of the whole list or of its sheet, or every sum is that of the rows above it, up
    to the sum before.
    """
    here = lines.currency == code
    own = np.flatnonzero(lines.total & lines.amount_read & here & (lines.listed != 0))
    if not len(own) or lines.verdicts.because(*_OTHERS).any():
        return None
    own, sums = _by_row(lines, own)
    stated, came = int(sums[-1]), int(lines.credit[(lines.verdicts.state != REJECTED) & here].sum())
    if came and stated == total + came:  # it counts what was paid as well
        return None
    taken_off = int(lines.against[here].sum())
    given = here & lines.verdicts.because(GIVEN_AWAY, GIVEN_BACK, "bought", "cancelled")
    agreeing = {total, total - came, total - taken_off, total + int(lines.listed[given].sum())}
    closed = here & lines.verdicts.taken & ~lines.total & (lines.closing_reason == "paid")
    agreeing.add(total - int(lines.listed[closed & np.isnat(lines.settled)].sum()))
    opening = here & lines.verdicts.taken & (lines.document_type == "opening")
    agreeing.add(total - int(lines.listed[opening].sum()))  # what the period itself brought
    if stated not in agreeing and (several := _of_sheets(lines, own, sums, sheet)) is not None:
        stated = several
    agrees = stated in agreeing
    if not agrees and len(own) > 1 and _each_fits(lines, own, sums, here):
        agrees, stated = True, total
    if not agrees and len(set(lines.currency[~lines.total].tolist())) > 1:
        return None  # the sum may be one of several currencies
    if not agrees and _is_inside(lines, own, here):
        return None  # a page's or an account's: the list goes on below
    key = AGREES if agrees else DIFFERS
    inside = (lines.verdicts.state == REJECTED) & lines.amount_read & (lines.listed != 0) & ~lines.total
    apart = (*left_out(lines), in_credit(lines), given) if stated != total else ()
    if agrees and any(rows.any() for rows in (inside, *apart)):
        key = _CREDITS if taken_off and stated == total - taken_off else _NOT_ALL
    of_part = stated < int(sums.max())  # a sum of the whole list is none of its parts
    return OwnTotal(key, code, stated, total, of_part or _may_explain(lines, stated - total))


def _is_inside(lines: Lines, own: Ints, here: Bools) -> bool:
    """Whether claims stand above the first sum, and below the last one."""
    claims = np.flatnonzero(here & lines.verdicts.taken & ~lines.total & (lines.listed != 0))
    return bool(len(claims)) and bool(claims[0] < own[0] and own[-1] < claims[-1])


def _of_sheets(lines: Lines, own: Ints, sums: Ints, sheet: Ints) -> int | None:
    """What the last sums of all sheets with rows state together; None of one sheet, or where one has none."""
    with_rows = np.unique(sheet[~lines.total])
    last = {int(each): int(stated) for each, stated in zip(sheet[own], sums, strict=True)}
    return sum(last.values()) if len(with_rows) > 1 and set(with_rows.tolist()) <= last.keys() else None


def _may_explain(lines: Lines, gap: int) -> bool:
    """Whether rows that were not taken may make the difference: by what they hold, or nobody knows it."""
    out = ~lines.verdicts.taken & ~lines.total & ~lines.verdicts.because(*_NO_ROWS)
    reasons = ("amount_unreadable", "amount_untaxed", "amount_part_paid", "currency_unknown")
    unread = out & lines.verdicts.because(*reasons)
    held = np.max([np.abs(each) for each in (lines.listed, lines.against, lines.paid)], axis=0)
    return bool(unread.any() or abs(gap) <= int(held[out].sum()))


def _by_row(lines: Lines, own: Ints) -> tuple[Ints, Ints]:
    """The last line of each sum row, and what its lines state together: a row of ages has several."""
    key = lines.row_key[own]
    last = np.append(np.flatnonzero(np.diff(key)), len(key) - 1)
    return own[last], np.diff(np.cumsum(lines.listed[own])[last], prepend=0)


def _each_fits(lines: Lines, own: Ints, stated: Ints, here: Bools) -> bool:
    """Whether each sum but a last one of all is that of the rows above it, up to the sum before."""
    left = set(NO_CLAIM) - {"creditor"}
    skipped = (lines.verdicts.state == SKIPPED) & lines.verdicts.because(*left)
    rows = here & ~lines.total & ~skipped
    claims, came = np.where(rows, lines.listed, 0), np.where(rows, lines.credit, 0)
    sums, credits = (np.insert(np.cumsum(each), 0, 0)[np.insert(own, 0, 0)] for each in (claims, came))
    above, paid = np.diff(sums), np.diff(credits)
    fits = (stated == above) | (stated == above - paid) | (stated == above + paid)
    whole = (above == 0) & (stated == sums[1:])  # a sum right below the last one
    return bool((fits | whole).all())
