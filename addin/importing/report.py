"""What an import has to say: counts and reconciled totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.columns.sums_of_parts import ages_of, parts_of
from addin.importing.evidence.cells import Bools, Texts, sample, shown, texts_of
from addin.importing.evidence.content import wholly_amounts
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.layouts.lines import Lines, taken_lines
from addin.importing.layouts.verdicts import NO_CLAIM, REJECTED, SKIPPED
from addin.importing.posting.post import Posted
from addin.importing.questions import column_words, lira
from addin.importing.reconciling.afterwards import Afterwards, summed
from addin.importing.reconciling.own_totals import AGREES, DIFFERS, OwnTotal, own_totals
from addin.importing.tables.row_view import RECORDS
from addin.importing.understand import Understood, mapped_columns, table_names
from addin.messages import say
from addin.rules.identifiers import tax_id
from addin.rules.money import format_money
from addin.rules.rows import Ints, is_among
from addin.wording import first_few

_STATES = {"stage", "status"}


def answer(lines: Lines, posted: Posted) -> dict[str, Any]:
    """The JSON value of a finished import; amounts are decimal strings."""
    source, imported = source_totals(lines), imported_totals(lines, posted)
    taken, rejected, skipped = row_counts(lines)
    return {
        "read": taken + rejected + skipped,
        "accepted": taken,
        "rejected": rejected,
        "skipped": skipped,
        "repairs": sum(map(len, lines.repairs)),
        "asked": [],
        "tables": dict(posted.counts),
        "totals": {
            code: {"source": lira(total), "imported": lira(imported.get(code, 0))}
            for code, total in source.items()
        },
    }


def row_counts(lines: Lines) -> tuple[int, int, int]:
    """Source rows taken, rejected, skipped; a row of several lines counts once."""
    place = np.cumsum(np.diff(lines.own_key, prepend=-1) != 0) - 1  # lines stand in the order of their rows
    count = int(place.max()) + 1 if len(place) else 0
    taken = np.bincount(place[lines.verdicts.taken], minlength=count) > 0
    rejected = (np.bincount(place[lines.verdicts.state == REJECTED], minlength=count) > 0) & ~taken
    return int(taken.sum()), int(rejected.sum()), int((~taken & ~rejected).sum())


def source_totals(lines: Lines) -> dict[str, int]:
    """Kuruş by currency of the claims as the source has them; its own sum rows do not count."""
    no_claim = np.asarray(lines.verdicts.state == SKIPPED, dtype=bool)
    no_claim[no_claim] = is_among(lines.verdicts.reason[no_claim], NO_CLAIM)
    return summed(lines.currency, lines.listed, lines.amount_read & ~lines.total & ~no_claim)


def imported_totals(lines: Lines, posted: Posted) -> dict[str, int]:
    """Kuruş by currency of the receivables that go into the book, new or brought up to date."""
    rows = posted.receivable | (posted.matched.updated & lines.verdicts.taken)
    return summed(lines.currency, lines.amount - lines.booked, rows)


def left_out_words(lines: Lines, rows: Bools, language: str) -> str:
    """The money of rows that were not taken, by currency."""
    rejected = lines.verdicts.state == REJECTED
    money = (
        np.where(rejected, np.where(lines.listed == 0, lines.credit, np.abs(lines.listed)), 0) + lines.against
    )
    return money_words(summed(lines.currency, money, rows), language)


def came_words(lines: Lines, rows: Bools, language: str) -> str:
    """The money that came in by these lines, by currency."""
    return money_words(summed(lines.currency, lines.credit, rows), language)


def owed_words(lines: Lines, which: Sequence[int], language: str) -> str:
    """What these lines say is owed, by currency."""
    rows = np.isin(np.arange(len(lines)), which)
    return money_words(summed(lines.currency, lines.amount - lines.booked, rows), language)


def remarked_words(lines: Lines, reason: str, language: str) -> str:
    """The money that remarks of one reason are about, by currency; "" where they are about none."""
    sums: dict[str, int] = {}
    for remark in lines.remarks:
        if remark.reason == reason and remark.kurus is not None and remark.currency is not None:
            for kurus, code in zip(remark.kurus.tolist(), remark.currency.tolist(), strict=True):
                sums[code] = sums.get(code, 0) + kurus
    return money_words(sums, language)


def money_words(sums: dict[str, int], language: str) -> str:
    """Kuruş by currency, as the language writes them, commas between."""
    return ", ".join(format_money(total, code, language=language) for code, total in sums.items())


def totals_words(arrived: Arrived, after: Afterwards, language: str, tense: str) -> str:
    """Both totals by currency and the source's own, one clause each; "" without amounts.

    `tense`: behind the keys of what is said of the book, "_dry" in a trial.
    """
    doubted = after.doubted()
    source, imported = source_totals(arrived.lines), imported_totals(arrived.lines, arrived.posted)
    clauses = [
        say(
            f"import.totals{'_standing' if after.unchanged.get(code) else ''}{tense}",
            language,
            source=format_money(total, code, language=language),
            imported=format_money(imported.get(code, 0), code, language=language),
            standing=format_money(after.unchanged.get(code, 0), code, language=language),
        )
        for code, total in source.items()
    ]
    stated = [
        replace(each, key="own_total_only") if each.key == AGREES and each.code in doubted else each
        for each in stated_totals(arrived.lines, arrived.tables)
    ]
    return "; ".join([*clauses, *(each.words(language) for each in stated)])


def stated_totals(lines: Lines, tables: Sequence[Understood]) -> list[OwnTotal]:
    """What each file states as its sums, held against its rows, by currency."""
    if not lines.total.any():
        return []
    parts_of_file: dict[str, list[int]] = {}
    for part, each in enumerate(tables):
        parts_of_file.setdefault(_files(each), []).append(part)
    if len(parts_of_file) == 1:
        return _stated(lines, tables)
    return [
        replace(each, file=f"{file} {each.file}".strip(), parts=each.parts or tuple(parts))
        for file, parts in parts_of_file.items()
        for each in _stated(taken_lines(lines, np.flatnonzero(np.isin(lines.part, parts))), tables)
    ]


def _stated(lines: Lines, tables: Sequence[Understood]) -> list[OwnTotal]:
    """Of all sheets together; of each by itself where they do not agree so."""
    found = _held(_with_sums(lines), tables)
    agree = {each.key for each in found} <= {AGREES}
    sheet = _sheet_names(lines, tables)
    names = dict.fromkeys(sheet.tolist())
    if agree or len(names) < 2:
        return found
    alone = [each for name in names for each in _of_sheet(lines, tables, sheet == name, name)]
    differ, together = ({each.key for each in some} >= {DIFFERS} for some in (alone, found))
    return alone if together or not differ else found


def _of_sheet(lines: Lines, tables: Sequence[Understood], rows: Bools, name: str) -> list[OwnTotal]:
    """`parts`: those that stand on no other sheet."""
    own = taken_lines(lines, np.flatnonzero(rows))
    parts = tuple(sorted({*own.part.tolist()} - {*lines.part[~rows].tolist()}))
    return [replace(each, file=name, parts=parts) for each in _held(own, tables)] if own.total.any() else []


def _held(lines: Lines, tables: Sequence[Understood]) -> list[OwnTotal]:
    return own_totals(lines, _sheets(lines, tables), source_totals(lines))


def _files(each: Understood) -> str:
    """The file of a table, with the sheets of all where it is of several."""
    table = each.table
    places = [] if table.places is None else list(dict.fromkeys(table.places.tolist()))
    several = not all(str(place).startswith(f"{table.file} ") for place in places)
    return first_few(places) if several else table.file


def _sheet_names(lines: Lines, tables: Sequence[Understood]) -> Texts:
    """The sheet in which each line stands; with its file where a table is of several."""
    found = np.array([each.table.sheet for each in tables], dtype=object)[lines.part]
    for part, each in enumerate(tables):
        if each.table.places is not None:
            rows = np.flatnonzero(lines.part == part)
            own = [str(place).removeprefix(f"{each.table.file} ") for place in each.table.places.tolist()]
            found[rows] = np.array(own, dtype=object)[lines.at[rows]]
    return found.astype(str)


def _sheets(lines: Lines, tables: Sequence[Understood]) -> Ints:
    """A number for the sheet in which each line stands."""
    found = lines.part * len(lines)
    for part, each in enumerate(tables):
        if each.table.places is not None:
            _, number = np.unique(each.table.places.astype(str), return_inverse=True)
            rows = np.flatnonzero(lines.part == part)
            found[rows] += number[lines.at[rows]]
    return np.asarray(found, dtype=np.int64)


def _with_sums(lines: Lines) -> Lines:
    """The lines of the tables that state a sum, all where none does: others cannot be held against it."""
    parts = set(lines.part[lines.total & lines.amount_read & (lines.listed != 0)].tolist())
    rows = np.isin(lines.part, list(parts))
    return lines if not parts or rows.all() else taken_lines(lines, np.flatnonzero(rows))


def money_left(tables: Sequence[Understood]) -> dict[str, int]:
    """Kuruş by header of columns that hold amounts under unknown headers, or "Durum", and are not taken.

    Those that add up to what is taken are in it.
    """
    found: dict[str, int] = {}
    for each in tables:
        went = each.table.moves.went if each.table.moves else None
        used = {mapped.column for mapped in each.mapping.columns} | {each.mapping.against, went}
        used |= each.mapping.known
        for whole in each.mapping.all_at("amount"):
            used |= {*parts_of(whole, each.table), *ages_of(whole, each.table)}
        rows = np.flatnonzero(np.isin(each.table.kinds, RECORDS))
        for at, title in enumerate(each.table.own_headers):
            known = {*fields_of(title)[0]} - _STATES
            cells = [] if at in used or not title or known else sample(each.table.columns[at])
            if "%" not in title and wholly_amounts(cells) and not all(map(_is_id, cells)):
                money = int(kurus_of(each.table.columns[at])[rows].sum())
                found[title] = found.get(title, 0) + money
    return {title: kurus for title, kurus in found.items() if kurus}


def _is_id(cell: Any) -> bool:
    """Whether it is a tax number: of our own firm one stands in all rows."""
    return bool(tax_id.is_valid([shown(cell)])[0])


def unheaded(tables: Sequence[Understood], language: str) -> list[str]:
    """What stands in words beside the records under no header, behind the numbers of their rows."""
    found = []
    for each in tables:
        used = {mapped.column for mapped in each.mapping.columns}
        records = np.isin(each.table.kinds, RECORDS)
        for at, title in enumerate(each.table.own_headers):
            if title or at in used or at in each.table.parts:
                continue
            texts = texts_of(each.table.columns[at])
            rows = [row for row in np.flatnonzero(records & (texts != "")) if _has_word(texts[row])]
            named = zip(each.table.row_names(np.array(rows, dtype=np.int64)), texts[rows], strict=True)
            found += [say("import.of_row", language, row=name, text=text) for name, text in named]
    return found


def _has_word(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1


def mapping_words(tables: Sequence[Understood], language: str, *, how_sure: bool = False) -> str:
    """The columns of all tables, equal ones once; different ones behind the names of their tables."""
    names: dict[str, list[str]] = {}
    for each, name in zip(tables, table_names(tables), strict=True):
        words = ", ".join(column_words(one, language, how_sure=how_sure) for one in mapped_columns([each]))
        names.setdefault(words, []).append(name)
    if len(names) == 1:
        return next(iter(names))
    return "; ".join(f"{', '.join(dict.fromkeys(tables))}: {words}" for words, tables in names.items())
