"""The rows of the sheet İçe Aktarım: what was left out, put right, changed, or should be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.evidence.cells import texts_of
from addin.importing.evidence.repair import Repair
from addin.importing.layouts.lines import Remark
from addin.importing.layouts.verdicts import LISTED, REJECTED, SKIPPED
from addin.importing.posting.same_numbers import other_names
from addin.importing.posting.second_names import near_names
from addin.importing.tables.source_table import SourceTable
from addin.messages import catalogue, header, say
from addin.rules.money import format_money
from addin.rules.rows import Ints, combine, repeated
from addin.schema import TABLES
from addin.wording import shown as shown_value

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft

Row = tuple[Any, ...]
Key = tuple[int, int]  # the part of the list, the row in it
Source = tuple[str, str, int, str]
_MOST = 1_000_000  # rows that a sheet can hold
_LONGEST = 2_000
_OF_DEBTORS = ("phone", "zero_lost", "scientific", "letters")
_OF_COLUMN = "blanks"  # told once for the whole column
_PLACE = re.compile(r"(.+\.\w{2,5})(?: (.*))?")


class Listing:
    """Writes the rows of one import in the words of a language.

    `near`: pairs of names that may be one debtor; `others`: names that came in under another one.
    """

    def __init__(self, arrived: Arrived, draft: Draft, language: str) -> None:
        self._tables = [each.table for each in arrived.tables]
        self._lines, self._posted, self._language = arrived.lines, arrived.posted, language
        found = self._posted.found
        self.near = near_names(draft["debtors"], found.known)
        self.others = other_names(self._lines, found, draft.ledger["debtors"])
        self._reasons: dict[tuple[str, ...], str] = {}

    def frame(self) -> pd.DataFrame:
        """The body of the table import_rows; all text, so that =1+1 of a list stays what it is."""
        import pandas as pd

        rows = [
            *self._untaken(REJECTED),
            *(("noticed", "", "", None, "", self._say("remarks.near_debtors"), first, second, "")
              for first, second in self.near),
            *self._sheets_left(),
            *self._named_otherwise(),
            *self._remarked(),
            *self._changed(),
            *self._repaired(),
            *self._untaken(SKIPPED),
        ]  # fmt: skip
        keys = TABLES["import_rows"].keys
        return pd.DataFrame(dict(zip(keys, zip(*rows[:_MOST], strict=True), strict=True)) if rows else {},
                            columns=list(keys))  # fmt: skip

    def first_rejects(self, limit: int = 10) -> str:
        """The first rejected rows, one a line."""
        return "\n".join(self._told(self._rows_of(REJECTED)[:limit]))

    def rejects(self) -> tuple[list[str], list[dict[str, Any]]]:
        """All rejected rows in words and as JSON: where each stands, why it was not taken, what it holds."""
        rows = self._rows_of(REJECTED)
        sources = self._sources([key for _, key in rows])
        return self._told(rows), [
            {"file": file, "sheet": sheet, "row": row, "reason": self.reason(line), "line": text}
            for (line, _), (file, sheet, row, text) in zip(rows, sources, strict=True)
        ]

    def _told(self, rows: Sequence[tuple[int, Key]]) -> list[str]:
        return [self._say("line", row=self.row_name(*key), reason=self.reason(line)) for line, key in rows]

    def reason(self, line: int) -> str:
        """Why one row was not taken."""
        verdicts = self._lines.verdicts
        key = (verdicts.reason[line], verdicts.header[line], verdicts.value[line])
        if key not in self._reasons:
            words = self._say(f"reasons.{key[0]}", header=key[1], value=key[2])
            nameless = self._say("quoted", text="")  # where a reason names its column
            self._reasons[key] = words if key[1] else words.replace(nameless, "").strip(" :")
        return self._reasons[key]

    def row_name(self, part: int, at: int) -> str:
        """The number of a row, behind its sheet where the list has several."""
        table = self._tables[part]
        [named] = table.row_names([at])
        several = len({(each.file, each.sheet) for each in self._tables}) > 1
        return f"{table.sheet or table.file} {named}" if several and table.places is None else named

    def _say(self, key: str, **params: object) -> str:
        return say(f"import.{key}", self._language, **params)

    def _rows_of(self, state: str) -> list[tuple[int, Key]]:
        """Lines with this end, one a source row of which nothing was taken."""
        lines = self._lines
        keys = lines.own_key
        gone = (lines.verdicts.state == state) & ~np.isin(keys, keys[lines.verdicts.taken])
        rows = np.flatnonzero(gone)
        _, first = np.unique(keys[rows], return_index=True)
        chosen = rows[np.sort(first)].tolist()
        return [(line, (int(lines.part[line]), int(lines.stands[line]))) for line in chosen]

    def _sources(self, keys: Sequence[Key]) -> list[Source]:
        """File, sheet and row number of source rows, and what stands in them."""
        parts = {part: [at for each, at in keys if each == part] for part in {part for part, _ in keys}}
        found = {part: iter(self._of_table(self._tables[part], rows)) for part, rows in parts.items()}
        return [next(found[part]) for part, _ in keys]

    def _of_table(self, table: SourceTable, rows: list[int]) -> list[Source]:
        columns = [table.whole.get(at, column) for at, column in enumerate(table.columns)]
        texts = [
            texts_of([column[row] for row in rows]).tolist() for column in columns[: len(table.own_headers)]
        ]
        lines = [" | ".join(cells).strip(" |")[:_LONGEST] for cells in zip(*texts, strict=True)]
        places = repeated("", len(rows)) if table.places is None else table.places[rows]
        names = {place: _file_and_sheet(place, table.file, table.sheet) for place in set(places.tolist())}
        return [
            (*names[place], number, line)
            for place, number, line in zip(places.tolist(), table.rows[rows].tolist(), lines, strict=True)
        ]

    def _untaken(self, state: str) -> Iterator[Row]:
        verdicts = self._lines.verdicts
        rows = [each for each in self._rows_of(state) if verdicts.reason[each[0]] != LISTED]
        sources = self._sources([key for _, key in rows])
        for (line, _), (*place, text) in zip(rows, sources, strict=True):
            yield (state, *place, verdicts.header[line], self.reason(line), verdicts.value[line], "", text)

    def _sheets_left(self) -> Iterator[Row]:
        """Sheets of which nothing was read: hidden ones, and those without a list."""
        for table in self._tables:
            for reason, sheets in (("hidden_sheet", table.hidden), ("unrelated_sheet", table.unrelated)):
                for sheet in sheets:
                    yield ("skipped", table.file, sheet, None, "", self._say(f"reasons.{reason}"), "", "", "")

    def _named_otherwise(self) -> Iterator[Row]:
        sources = self._of_lines([each.line for each in self.others])
        for other, (*place, text) in zip(self.others, sources, strict=True):
            words = self._say("remarks.same_number", debtor=other.debtor)
            yield ("noticed", *place, "", words, other.debtor, other.listed, text)

    def _of_lines(self, chosen: Sequence[int]) -> list[Source]:
        part, at = self._lines.part, self._lines.stands
        return self._sources([(int(part[line]), int(at[line])) for line in chosen])

    def _remarked(self) -> Iterator[Row]:
        for remark in self._lines.remarks:
            words = self._say(f"remarks.{remark.reason}", header=mark_words(remark.header, self._language))
            sources = self._sources([(remark.part, at) for at in remark.rows.tolist()])
            for number, (*place, text) in enumerate(sources):
                yield ("noticed", *place, remark.header, words, self._money(remark, number), "", text)

    def _money(self, remark: Remark, number: int) -> str:
        if remark.kurus is None or remark.currency is None:
            return ""
        kurus, code = int(remark.kurus[number]), str(remark.currency[number])
        return format_money(kurus, code, language=self._language)

    def _changed(self) -> Iterator[Row]:
        """What the list brought up to date, behind what stays as somebody typed it."""
        lines, matched, cards = self._lines, self._posted.matched, self._posted.completed
        for outcome, remark, table, changes in (
            ("noticed", "kept", "receivables", matched.kept),
            ("noticed", "unlike", "receipts", matched.unlike),
            ("noticed", "reopened", "receivables", matched.reopened),
            ("noticed", "card_unlike", "debtors", cards.unlike),
            ("changed", "updated", "receivables", matched.changes),
            ("changed", "card_filled", "debtors", cards.filled),
        ):
            sources = self._of_lines([line for line, *_ in changes])
            for (line, column, old, new), (*place, text) in zip(changes, sources, strict=True):
                title = header(table, column, self._language)
                what = " ".join(filter(None, (lines.name[line], lines.document_no[line])))
                booked = remark == "updated" and column == "amount_kurus" and lines.booked[line] != 0
                key_of = "updated_booked" if booked else remark
                words = self._say(f"remarks.{key_of}", debtor=lines.name[line], what=what)
                choices = TABLES[table][column].choices
                values = (self._value(old, choices), self._value(new, choices))
                yield (outcome, *place, title, words, *values, text)

    def _value(self, value: Any, choices: str) -> str:
        if isinstance(value, np.datetime64):
            return "" if np.isnat(value) else f"{value.astype('datetime64[D]').item():%d.%m.%Y}"
        return shown_value(value, "money", choices, self._language)

    def _repaired(self) -> Iterator[Row]:
        for repair in self._lines.repairs:
            words = self._say(f"repairs.{repair.reason}")
            first, counts = _alike(repair)
            sources = self._sources([(repair.part, int(row)) for row in repair.rows[first].tolist()])
            for one, count, (*place, text) in zip(first.tolist(), counts.tolist(), sources, strict=True):
                told = words if count == 1 else self._say("repairs_alike", words=words, n=count)
                values = (repair.old[one], repair.new[one])
                yield ("repaired", *place, repair.header, told, *values, text)


def _alike(repair: Repair) -> tuple[Ints, Ints]:
    """The first row of each repair and how many rows have it; what a debtor's rows repeat is one."""
    if repair.reason == _OF_COLUMN:
        return np.zeros(1, dtype=np.int64), np.array([len(repair)])
    if repair.reason not in _OF_DEBTORS:
        return np.arange(len(repair)), np.ones(len(repair), dtype=np.int64)
    _, first, counts = np.unique(
        combine(_codes(repair.old), _codes(repair.new)), return_index=True, return_counts=True
    )
    order = np.argsort(first)
    return first[order], counts[order]


def _codes(values: Any) -> Ints:
    import pandas as pd

    return np.asarray(pd.factorize(values)[0], dtype=np.int64)


def mark_words(header: str, language: str) -> str:
    """What a remark is about: a header, or the colour of a row."""
    marks = catalogue(language)["import"]["marks"]
    return str(marks.get(header, header))


def _file_and_sheet(place: str, file: str, sheet: str) -> tuple[str, str]:
    """`places` of a table of several sheets: the file's name, a blank, the sheet's."""
    if not place:
        return file, sheet
    if place.startswith(f"{file} "):
        return file, place.removeprefix(f"{file} ")
    found = _PLACE.fullmatch(place)
    return (found[1], found[2] or "") if found else (file, place or sheet)
