"""The rows of the sheet İçe Aktarım: what was left out, put right, changed, or should be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.evidence.cells import Cells, Texts
from addin.importing.evidence.repair import alike
from addin.importing.layouts.lines import Remark
from addin.importing.layouts.verdicts import LISTED, REJECTED, SKIPPED
from addin.importing.listing_of_book import ended_balances, no_longer, value_in_words
from addin.importing.posting.same_numbers import other_names, pairs_of_one_number
from addin.importing.posting.second_names import near_names
from addin.importing.reconciling.missing import Missing
from addin.importing.source_lines import lines_of
from addin.messages import catalogue, header, say
from addin.model import Rows
from addin.rules.money import format_money
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, distinct
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft

Key = tuple[int, int]  # the part of the list, the row in it
Columns = list[list[Any]]  # of import_rows
Column = Cells | Texts | str
_MOST = 1_000_000  # rows that a sheet can hold


class Listing:
    """Writes the rows of one import in the words of a language.

    `near`: pairs of names that may be one debtor, `one_number`: those of equal tax numbers; `others`: names
    that came in under another one; `renamed`: names with those that the book keeps.
    """

    def __init__(self, arrived: Arrived, draft: Draft, missing: Missing, language: str) -> None:
        self._tables = [each.table for each in arrived.tables]
        self._lines, self._posted, self._language = arrived.lines, arrived.posted, language
        found = self._posted.found
        self.one_number = pairs_of_one_number(draft["debtors"], found.known)
        near = near_names(draft["debtors"], found.known, self._posted.decided)
        self.near = [pair for pair in near if pair not in self.one_number]
        self.renamed = found.renamed
        self.others = other_names(self._lines, found, draft.ledger["debtors"])
        self._book = draft.ledger["receivables"]
        self._missing = self._book.iloc[missing.rows]
        self._reasons: dict[tuple[str, ...], str] = {}

    def in_language(self, language: str) -> Listing:
        """The same rows for readers of another language: the book's need not be that of the screen."""
        other = copy(self)
        other._language, other._reasons = language, {}
        return other

    def frame(self) -> pd.DataFrame:
        """The body of the table import_rows; all text, so that =1+1 of a list stays what it is."""
        import pandas as pd

        parts = [
            self._untaken(REJECTED),
            self._pairs("one_number", self.one_number),
            self._pairs("near_debtors", self.near),
            self._pairs("renamed", [(standing, listed) for listed, standing in self.renamed]),
            self._no_longer(),
            self._sheets_left(),
            self._named_otherwise(),
            *self._remarked(),
            *self._changed(),
            self._ended_balances(),
            *self._repaired(),
            self._untaken(SKIPPED),
        ]
        columns = [list(islice(chain(*each), _MOST)) for each in zip(*parts, strict=True)]
        keys = TABLES["import_rows"].keys
        return pd.DataFrame(dict(zip(keys, columns, strict=True)) if columns[0] else {}, columns=list(keys))

    def first_rejects(self, limit: int = 10) -> str:
        """The first rejected rows, one a line."""
        return "\n".join(self._told(self._rows_of(REJECTED)[:limit]))

    def rejects(self) -> tuple[list[str], list[dict[str, Any]]]:
        """All rejected rows in words and as JSON: where each stands, why it was not taken, what it holds."""
        rows = self._rows_of(REJECTED)
        sources = self._of_lines([line for line, _ in rows])
        return self._told(rows), [
            {"file": file, "sheet": sheet, "row": row, "reason": self.reason(line), "line": text}
            for (line, _), file, sheet, row, text in zip(rows, *sources, strict=True)
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
        chosen, lines = self._ended(state), self._lines
        return [(line, (int(lines.part[line]), int(lines.stands[line]))) for line in chosen.tolist()]

    def _ended(self, state: str) -> Ints:
        lines = self._lines
        keys = lines.own_key
        gone = (lines.verdicts.state == state) & ~np.isin(keys, keys[lines.verdicts.taken])
        rows = np.flatnonzero(gone)
        return rows[np.sort(firsts(keys[rows]))]

    def _block(
        self,
        outcome: str,
        sources: Columns,
        titles: Column,
        reasons: Column,
        old: Column = "",
        new: Column = "",
    ) -> Columns:
        """Rows of the sheet by column; what is one text is the same in all of them."""
        *place, line = sources
        columns = (outcome, *place, titles, reasons, old, new, line)
        return [[each] * len(line) if isinstance(each, str) else list(each) for each in columns]

    def _sources(self, part: Ints | int, rows: Rows) -> Columns:
        """File, sheet and row number of source rows, and what stands in them."""
        of_part = np.broadcast_to(part, len(rows))
        found = [np.empty(len(rows), dtype=object) for _ in range(4)]
        for one in distinct(of_part).tolist():
            here = of_part == one
            for column, values in zip(found, lines_of(self._tables[one], rows[here]), strict=True):
                column[here] = values
        return [column.tolist() for column in found]

    def _of_lines(self, chosen: Sequence[int] | Ints) -> Columns:
        at = np.asarray(chosen, dtype=np.int64)
        return self._sources(self._lines.part[at], self._lines.stands[at])

    def _untaken(self, state: str) -> Columns:
        verdicts, rows = self._lines.verdicts, self._ended(state)
        rows = rows[verdicts.reason[rows] != LISTED]
        reasons = list(map(self.reason, rows.tolist()))
        old, new = verdicts.value[rows].tolist(), [""] * len(rows)
        for at, line in enumerate(rows.tolist()):
            if both := self._posted.matched.left.get(line):
                old[at], new[at] = (self._in_money(kurus, line) for kurus in both)
        return self._block(state, self._of_lines(rows), verdicts.header[rows], reasons, old, new)

    def _in_money(self, kurus: int, line: int) -> str:
        return format_money(kurus, str(self._lines.currency[line]), language=self._language)

    def _pairs(self, remark: str, pairs: Sequence[tuple[str, str]]) -> Columns:
        """Names that belong together, and no row of the list."""
        old, new = zip(*pairs, strict=True) if pairs else ((), ())
        return self._block("noticed", _nowhere(len(pairs)), "", self._say(f"remarks.{remark}"), old, new)

    def _no_longer(self) -> Columns:
        words, left = no_longer(self._missing, self._language)
        return self._block("noticed", _nowhere(len(words)), "", words, left)

    def _sheets_left(self) -> Columns:
        """Sheets of which nothing was read: hidden ones, those without a list, and lists of our own debts."""
        left = [
            (table.file, sheet, self._say(f"reasons.{reason}"))
            for table in self._tables
            for reason, sheets in (("hidden_sheet", table.hidden), ("unrelated_sheet", table.unrelated))
            for sheet in sheets
        ]
        left += [
            (one.file, one.sheet, self._say("reasons.own_list", header=one.said, n=one.count))
            for table in self._tables
            for one in table.ours
            if one.whole
        ]
        files, sheets, words = ([each[at] for each in left] for at in range(3))
        return self._block("skipped", [files, sheets, [None] * len(left), [""] * len(left)], "", words)

    def _named_otherwise(self) -> Columns:
        words = [self._say("remarks.same_number", debtor=other.debtor) for other in self.others]
        old, new = [other.debtor for other in self.others], [other.listed for other in self.others]
        return self._block(
            "noticed", self._of_lines([each.line for each in self.others]), "", words, old, new
        )

    def _remarked(self) -> Iterator[Columns]:
        for remark in self._lines.remarks:
            about = mark_words(remark.header, self._language)
            words = self._say(f"remarks.{remark.reason}", header=about)
            sources = self._sources(remark.part, remark.rows)
            yield self._block("noticed", sources, about, words, self._money(remark))

    def _money(self, remark: Remark) -> Column:
        if remark.kurus is None or remark.currency is None:
            return ""
        return format_money(remark.kurus, remark.currency, language=self._language)

    def _changed(self) -> Iterator[Columns]:
        """What the list brought up to date, behind what stays as somebody typed it."""
        matched, cards, files = self._posted.matched, self._posted.completed, self._posted.files
        for outcome, remark, table, changes in (
            ("noticed", "kept", "receivables", matched.kept),
            ("noticed", "unlike", "receipts", matched.unlike),
            ("noticed", "reopened", "receivables", matched.reopened),
            ("noticed", "card_unlike", "debtors", cards.unlike),
            ("noticed", "kept", "files", files.known.kept if files else []),
            ("changed", "updated", "receivables", matched.changes),
            ("changed", "file_updated", "files", files.known.changes if files else []),
            ("changed", "card_filled", "debtors", cards.filled),
        ):
            told = [self._change(remark, table, *change) for change in changes]
            sources = self._of_lines([line for line, *_ in changes])
            yield self._block(outcome, sources, *([each[at] for each in told] for at in range(4)))

    def _change(self, remark: str, table: str, line: int, column: str, old: Any, new: Any) -> tuple[str, ...]:
        """Header, words, old and new value."""
        lines = self._lines
        what = " ".join(filter(None, (lines.name[line], lines.document_no[line])))
        booked = remark == "updated" and column == "amount_kurus" and lines.booked[line] != 0
        words = self._say(
            f"remarks.{'updated_booked' if booked else remark}", debtor=lines.name[line], what=what
        )
        choices = TABLES[table][column].choices
        values = self._value(old, choices), self._value(new, choices)
        return header(table, column, self._language), words, *values

    def _value(self, value: Any, choices: str) -> str:
        return value_in_words(value, choices, self._language)

    def _ended_balances(self) -> Columns:
        ended = [change for _, change in self._posted.matched.ended]
        told = ended_balances(self._book, self._posted.matched.ended, self._language)
        return self._block("changed", self._of_lines([line for line, *_ in ended]), *told)

    def _repaired(self) -> Iterator[Columns]:
        for repair in self._lines.repairs:
            words = self._say(f"repairs.{repair.reason}")
            first, counts = alike(repair)
            told = {
                count: words if count == 1 else self._say("repairs_alike", words=words, n=count)
                for count in distinct(counts).tolist()
            }
            reasons = list(map(told.__getitem__, counts.tolist()))
            sources = self._sources(repair.part, repair.rows[first])
            yield self._block(
                "repaired", sources, repair.header, reasons, repair.old[first], repair.new[first]
            )


def _nowhere(count: int) -> Columns:
    """Where rows of the sheet stand that are none of the list."""
    return [[each] * count for each in ("", "", None, "")]


def mark_words(header: str, language: str) -> str:
    """What a remark is about: a header, or the colour of a row."""
    marks = catalogue(language)["import"]["marks"]
    return str(marks.get(header, header))
