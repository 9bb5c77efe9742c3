"""How much came in with its money, and how the list was understood."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing import report
from addin.importing.arrived import Arrived
from addin.importing.layouts.lines import Lines, row_keys
from addin.importing.layouts.reader import DUE, VAGUE, YEAR
from addin.importing.layouts.verdicts import GIVEN_AWAY
from addin.importing.posting.opening_changes import GONE, REPLACED
from addin.importing.posting.post import Posted
from addin.importing.reconciling.afterwards import Afterwards
from addin.importing.tables.source_table import MONTH, TAKEN
from addin.importing.telling.money import of_money
from addin.importing.understand import Understood
from addin.messages import say
from addin.model import Notice
from addin.registry import Request
from addin.rules.money import format_money
from addin.rules.rows import currencies, distinct, kurus, texts
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 4  # days or cells that are told


def of_arrival(
    arrived: Arrived,
    after: Afterwards,
    book: pd.DataFrame,
    request: Request,
    counts: dict[str, Any],
) -> list[Notice]:
    """What came in and its money; `counts`: the JSON value of the import.

    `book`: its receivables before the list came.
    """
    lines, posted = arrived.lines, arrived.posted
    language, tense = request.language, "_dry" if request["dry_run"] else ""
    new = {key: counts["tables"].get(key, 0) for key in ("debtors", "receivables", "receipts")}
    said = {key: counts[key] for key in ("read", "accepted", "rejected", "skipped")}
    names = ", ".join(Path(str(source)).name for source in request["source"])
    found = [Notice("imported", {"source": names, **said, **new})]
    numbers = _numbers(lines, posted, counts)
    found += [Notice(key, {"n": n}) for key, n in numbers.items() if n]
    if totals := report.totals_words(arrived, after, language, tense):
        if after.open:
            money = report.money_words(after.open, language)
            totals += "; " + say(f"import.totals_open{tense}", language, money=money)
        found.append(Notice("import_totals", {"totals": totals}))
    found += _gone(arrived, book, language) + of_money(lines, posted, language)
    found += _of_tables(arrived.tables, language, how_sure=bool(tense))
    if counts["repairs"]:
        found.append(Notice("import_repairs", {"n": counts["repairs"]}))
    return found + _of_days(lines)


def _of_days(lines: Lines) -> list[Notice]:
    """Days that no cell of their own tells, as they were read, and words in their place; of taken rows."""
    found, taken = [], lines.row_key[lines.verdicts.taken]
    for reason, key in ((YEAR, "import_years_told"), (DUE, "import_dues_told"), (VAGUE, "import_days_vague")):
        said = [
            pair[1] if reason == DUE else " → ".join(filter(None, pair))
            for each in lines.repairs
            if each.reason == reason
            for pair, here in zip(
                zip(each.old.tolist(), each.new.tolist(), strict=True),
                np.isin(row_keys(each.part, each.rows), taken).tolist(),
                strict=True,
            )
            if here
        ]
        if said:
            found.append(Notice(key, {"n": len(said), "said": first_few(dict.fromkeys(said), _SHOWN)}))
    return found


def _numbers(lines: Lines, posted: Posted, counts: dict[str, Any]) -> dict[str, int]:
    return {
        "import_cards": int(posted.completed.debtors.sum()),
        "import_updated": int(posted.matched.updated.sum()),
        "import_closed": _closed(lines, posted),
        "import_paid": int(posted.matched.pays.sum()),
        "import_kept": len({line for line, *_ in posted.matched.kept}),
        "import_cards_unlike": len({lines.name[line] for line, *_ in posted.completed.unlike}),
        "import_openings_known": len(distinct(lines.own_key[lines.verdicts.because("opening_known")])),
        "import_openings_replaced": len(_ended_as(posted, REPLACED)),
        "import_files": counts["tables"].get("files", 0),
        "import_files_updated": len(posted.files.known.places) if posted.files else 0,
        "import_papers": posted.papers,
    }


def _ended_as(posted: Posted, why: str) -> list[int]:
    """Rows of the book that were closed for this reason."""
    return [
        row
        for told, (_, row, column, *_) in posted.matched.ended
        if (told, column) == (why, "closing_reason")
    ]


def _gone(arrived: Arrived, book: pd.DataFrame, language: str) -> list[Notice]:
    """Balances that the list no longer has, of debtors whose whole balance it says."""
    gone = book.iloc[_ended_as(arrived.posted, GONE)]
    sums = zip(kurus(gone, "open_kurus").tolist(), currencies(gone).tolist(), strict=True)
    worded = (format_money(open_, unit, language=language) for open_, unit in sums)
    named = [" ".join(each) for each in zip(texts(gone, "debtor_name"), worded, strict=True)]
    told = {"n": len(named), "named": first_few(named, between="; ")}
    return [Notice("import_openings_gone", told)] if named else []


def _closed(lines: Lines, posted: Posted) -> int:
    """Receivables that the list calls paid without a day."""
    closed = [line for line, *change in posted.matched.changes if change[::2] == ["closing_reason", "paid"]]
    return int((lines.verdicts.reason[closed] != GIVEN_AWAY).sum())


def _own_debts(tables: Sequence[Understood], language: str) -> list[Notice]:
    """What was left out, as its owner owes it himself."""
    ours = [one for each in tables for one in each.table.ours]
    if not ours:
        return []
    named = [
        say(
            "import.own_debts",
            language,
            said=one.said,
            n=one.count,
            money=report.money_words(dict(one.money), language),
        )
        for one in ours
    ]
    return [Notice("import_own_debts", {"named": first_few(named, between="; ")})]


def _of_tables(tables: Sequence[Understood], language: str, *, how_sure: bool) -> list[Notice]:
    """How the tables were understood, and what of them was left where it is, but for notes."""
    mapping = report.mapping_words(tables, language, how_sure=how_sure)
    notices = [Notice("import_mapping", {"mapping": mapping})]
    notes = dict.fromkeys(title for each in tables for title in each.mapping.notes)
    left = dict.fromkeys(title for each in tables for title in each.mapping.left_out if title not in notes)
    if left:
        quoted = [say("import.quoted", language, text=title) for title in left]
        notices.append(Notice("import_left_out", {"columns": ", ".join(quoted)}))
    if said := report.unheaded(tables, language):
        notices.append(Notice("import_unheaded", {"n": len(said), "cells": first_few(said, _SHOWN, "; ")}))
    if money := report.money_left(tables):
        sums = {title: format_money(kurus, "", language=language) for title, kurus in money.items()}
        named = [f"{say('import.quoted', language, text=title)} ({total})" for title, total in sums.items()]
        notices.append(Notice("import_money_left", {"columns": ", ".join(named)}))
    hidden = dict.fromkeys(name for each in tables for name in each.table.hidden)
    if hidden:
        notices.append(Notice("import_hidden", {"sheets": ", ".join(hidden)}))
    unrelated = dict.fromkeys(name for each in tables for name in each.table.unrelated)
    if unrelated:
        notices.append(Notice("import_unrelated", {"sheets": ", ".join(unrelated)}))
    notices += _own_debts(tables, language)
    filled = dict.fromkeys(each.table.headers[at] for each in tables for at in sorted(each.table.filled))
    if filled:
        notices.append(Notice("import_filled", {"columns": ", ".join(filled)}))
    above = dict.fromkeys(each.table.context[TAKEN] for each in tables if TAKEN in each.table.context)
    if above:
        notices.append(Notice("import_debtor_above", {"names": ", ".join(above)}))
    if any(each.mapping.stands_alone and MONTH in each.table.told for each in tables):
        notices.append(Notice("import_sheet_months"))
    return [*notices, *map(Notice, dict.fromkeys(key for each in tables for key in each.table.notices))]
