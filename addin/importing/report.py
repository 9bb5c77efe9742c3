"""What an import has to say: counts, reconciled totals, and every row that was not taken."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from addin.importing.cells import Bools, shown
from addin.importing.lines import Lines
from addin.importing.posting import Posted
from addin.importing.questions import field_words
from addin.importing.table import SourceTable
from addin.importing.understand import Understood
from addin.importing.verdicts import REJECTED, SKIPPED
from addin.messages import say
from addin.rules.money import format_money

_PAYMENT_REASONS = ("not_receivable", "credit_row", "credit_side", "amount_negative")
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().,/-]*$)")


def answer(lines: Lines, posted: Posted) -> dict[str, Any]:
    """The JSON value of a finished import; amounts are decimal strings."""
    verdicts = lines.verdicts
    source, imported = source_totals(lines), imported_totals(lines, posted)
    return {
        "read": len(verdicts.state),
        "accepted": int(verdicts.taken.sum()),
        "rejected": verdicts.count(REJECTED),
        "skipped": verdicts.count(SKIPPED),
        "repairs": sum(map(len, lines.repairs)),
        "asked": [],
        "tables": {table: len(rows) for table, rows in posted.tables.items()},
        "totals": {
            code: {"source": _decimal(total), "imported": _decimal(imported.get(code, 0))}
            for code, total in source.items()
        },
    }


def _decimal(kurus: int) -> str:
    return f"{Decimal(kurus).scaleb(-2):.2f}"


def source_totals(lines: Lines) -> dict[str, int]:
    """Kuruş by currency of the amounts as the source has them; its own sum rows do not count."""
    return _sums(lines, lines.listed, lines.amount_read & ~lines.total)


def imported_totals(lines: Lines, posted: Posted) -> dict[str, int]:
    """Kuruş by currency of the receivables that go into the book."""
    return _sums(lines, lines.amount, posted.receivable)


def left_out(lines: Lines) -> tuple[Bools, Bools]:
    """Rows with money that were not taken: payments and the like, and all others."""
    rejected = lines.verdicts.state == REJECTED
    reason = lines.verdicts.reason
    payments = (lines.against != 0) | (rejected & np.isin(reason, _PAYMENT_REASONS) & (lines.listed != 0))
    others = rejected & ~payments & lines.amount_read & (lines.listed != 0)
    return np.asarray(payments, dtype=bool), np.asarray(others, dtype=bool)


def left_out_words(lines: Lines, rows: Bools, language: str) -> str:
    """The money of rows that were not taken, by currency."""
    rejected = lines.verdicts.state == REJECTED
    money = np.where(rejected, np.abs(lines.listed), 0) + lines.against
    sums = _sums(lines, money, rows)
    return ", ".join(format_money(total, code, language=language) for code, total in sums.items())


def _sums(lines: Lines, amounts: Any, rows: Bools) -> dict[str, int]:
    codes, chosen = lines.currency[rows], amounts[rows]
    return {code: int(chosen[codes == code].sum()) for code in sorted(set(codes.tolist()))}


def totals_words(lines: Lines, posted: Posted, language: str) -> str:
    """Both totals by currency and the source's own, one clause each; "" without amounts."""
    source, imported = source_totals(lines), imported_totals(lines, posted)
    clauses = [
        say(
            "import.totals",
            language,
            source=format_money(total, code, language=language),
            imported=format_money(imported.get(code, 0), code, language=language),
        )
        for code, total in source.items()
    ]
    own = np.flatnonzero(lines.total & lines.amount_read)
    if len(own) and len(source) == 1:
        (code, total), stated = next(iter(source.items())), int(lines.listed[own[-1]])
        key = "own_total" if stated == total else "own_total_differs"
        untaken = (*left_out(lines), lines.verdicts.reason == "creditor")
        if key == "own_total" and any(rows.any() for rows in untaken):
            key = "own_total_not_all"
        stated_words = format_money(stated, code, language=language)
        gap = format_money(stated - total, code, language=language)
        clauses.append(say(f"import.{key}", language, total=stated_words, gap=gap))
    return "; ".join(clauses)


def mapping_words(understood: Understood, language: str) -> str:
    return ", ".join(
        f"{mapped.header} → {field_words(mapped.field, language)}" for mapped in understood.mapping.columns
    )


def rejects_file(table: SourceTable, lines: Lines, language: str) -> bytes:
    """Rejected and skipped rows as they stood, with number and reason; b"" when there are none."""
    verdicts = lines.verdicts
    order = [*np.flatnonzero(verdicts.state == REJECTED), *np.flatnonzero(verdicts.state == SKIPPED)]
    states = {state: say(f"import.states.{state}", language) for state in (REJECTED, SKIPPED)}
    rows = (
        [
            states[verdicts.state[at]],
            int(table.rows[at]),
            reason_words(lines, int(at), language),
            *map(shown, table.row(at)),
        ]
        for at in order
    )
    titles = [say(f"import.columns.{key}", language) for key in ("state", "row", "reason")]
    return _csv([*titles, *table.headers], rows) if order else b""


def repairs_file(table: SourceTable, lines: Lines, language: str) -> bytes:
    """Every repaired cell before and after; b"" when there are none."""
    rows = (
        [int(table.rows[at]), repair.header, old, new, say(f"import.repairs.{repair.reason}", language)]
        for repair in lines.repairs
        for at, old, new in zip(repair.rows, repair.old, repair.new, strict=True)
    )
    titles = [say(f"import.columns.{key}", language) for key in ("row", "column", "old", "new", "reason")]
    return _csv(titles, rows) if lines.repairs else b""


def reason_words(lines: Lines, at: int, language: str) -> str:
    """Why one row was not taken."""
    verdicts = lines.verdicts
    key = f"import.reasons.{verdicts.reason[at]}"
    return say(key, language, header=verdicts.header[at], value=verdicts.value[at])


def first_rejects(table: SourceTable, lines: Lines, language: str, limit: int = 10) -> str:
    """The first rejected rows, one a line."""
    rows = np.flatnonzero(lines.verdicts.state == REJECTED)[:limit].tolist()
    return "\n".join(
        say("import.line", language, row=int(table.rows[at]), reason=reason_words(lines, at, language))
        for at in rows
    )


def _csv(titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """For Excel in Turkish: UTF-8 with its mark, semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_harmless, titles))
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    """Text that Excel would run as a formula gets an apostrophe.

    >>> _harmless("=1+1"), _harmless("-1.234,56"), _harmless("+90 532 123 45 67")
    ("'=1+1", '-1.234,56', '+90 532 123 45 67')
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
