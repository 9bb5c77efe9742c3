"""From files to lines that have their place in the book, each question asked on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from addin.importing import report
from addin.importing.answering import Answering
from addin.importing.apart_by_codes import NAME, part_by_codes
from addin.importing.arrived import Arrived
from addin.importing.day_of_list import with_day_of_list
from addin.importing.layouts import read_lines
from addin.importing.layouts.lines import joined_lines
from addin.importing.memory import RESTS, Memory
from addin.importing.month_alone import with_months_of_book
from addin.importing.posting.equal_moves import MOVE
from addin.importing.posting.known_money import MONEY
from addin.importing.posting.post import post
from addin.importing.posting.second_names import PAIR
from addin.importing.posting.spelled_names import spell_alike
from addin.importing.questions import Answers
from addin.importing.reading import read_sheets
from addin.importing.reconciling.lists_in_one import ask_about_overlap
from addin.importing.reconciling.own_totals import ask_about_gap
from addin.importing.reconciling.proved_repeats import prove_repeats
from addin.importing.reconciling.told_apart import tell_apart
from addin.importing.tables.balances_alone import stand_alone
from addin.importing.understand import Tables, Understood, understand
from addin.model import Ledger
from addin.registry import Request


def take_in(
    sources: Sequence[Path],
    answering: Answering,
    memory: Memory,
    ledger: Ledger,
    request: Request,
    as_of: date,
) -> Arrived:
    """All lists of the files; nothing is written yet. Errors: Refusal, with the questions left open."""
    sheets = [sheet for source in sources for sheet in read_sheets(source)]
    if not len(ledger["receivables"]) and stand_alone(sheets):
        answering.grant("balance:", "opening")  # there is nothing that they could double
    confirm = not (request["yes"] or request["dry_run"])
    understood = partial(understand, Tables(sheets, memory), memory=memory, as_of=as_of, confirm=confirm)
    found = answering.until_clear(understood)
    tables = with_day_of_list(with_months_of_book(found, ledger["receivables"]), as_of)
    answering.refuse_strangers({title for each in tables for title in each.table.headers})
    return answering.until_clear(lambda told: _posted(tables, told, memory, ledger, request, as_of))


def _posted(
    tables: Sequence[Understood],
    answers: Answers,
    memory: Memory,
    ledger: Ledger,
    request: Request,
    as_of: date,
) -> Arrived:
    """The lines of all tables and what they are in the book. Errors: Asked."""
    lines = joined_lines([read_lines(each.table, each.mapping, each.styles) for each in tables])
    of_names = [each.mapping.at("debtor_name") for each in tables]
    headers = [
        "" if at is None else each.table.headers[at] for at, each in zip(of_names, tables, strict=True)
    ]
    spell_alike(lines, headers, ledger["debtors"])
    apart = part_by_codes(lines, tables, ledger["debtors"], {**memory.every(NAME), **answers})
    tell_apart(lines, tables)
    prove_repeats(lines, tables, report.stated_totals(lines, tables))
    before = {name: told for key in (PAIR, MOVE, MONEY, RESTS) for name, told in memory.every(key).items()}
    posted = post(lines, ledger, as_of, {**before, **answers})
    posted.decided.update(apart)
    ask_about_overlap(lines, tables, answers)
    ask_about_gap(report.stated_totals(lines, tables), answers, request.language)
    return Arrived(tables, lines, posted)
