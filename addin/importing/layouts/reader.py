"""Reads the mapped columns of one table, each as what its field holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from addin.importing.columns.mapping import Mapping
from addin.importing.columns.noted_payments import said_of_payment
from addin.importing.columns.styles import Styles
from addin.importing.evidence import day_forms, days, repair
from addin.importing.evidence.amount_words import lacks_tax
from addin.importing.evidence.amounts import Amounts, read_amounts
from addin.importing.evidence.cells import Bools, Cells, Texts, kinds_of, shown, texts_of, through
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.paper_parties import is_own_paper
from addin.importing.evidence.repair import Repair
from addin.importing.layouts.verdicts import REJECTED, SKIPPED, Verdicts
from addin.importing.tables.row_view import (
    CARRIED,
    FOOTER,
    HEADER,
    HIDDEN,
    OPENING,
    OWN_DEBT,
    RECORDS,
    SECTION,
    SUMMARY,
    TOTAL,
)
from addin.importing.tables.row_words import CARRY, OPENS, says
from addin.importing.tables.source_table import (
    PART_PAID,
    SourceTable,
    apart_key,
    dash_key,
    remark_key,
    year_key,
)
from addin.rules.rows import repeated
from addin.text import fold

VAGUE, YEAR, DUE = "day_vague", "year_told", "due_told"  # reasons of repairs
_REMARK, _DASH, _APART = "remark_off", "dash_off", "address_apart"
Dates = npt.NDArray[np.datetime64]
_GAVE = {"drawer", "endorser"}  # of a cheque
_OWED = {"amount", "open_amount", "debit", "bucket", "month"}
_PLAIN = ("tax_office", "email", "kep", "mersis", "iban", "address", "province", "district", "owner", "note")
_KEPT = ("debtor_name", "surname", "document_no", "document_series", *_PLAIN)  # as they are written
_SKIPPED = {
    TOTAL: "total_row",
    CARRIED: "carried_row",
    HEADER: "header_again",
    FOOTER: "footer_row",
    SECTION: "section_row",
    HIDDEN: "hidden_row",
    SUMMARY: "summary_row",
    OWN_DEBT: "own_debt",
}


class Reader:
    """One table under its mapping and styles; verdicts and repairs gather while it is read."""

    def __init__(self, table: SourceTable, mapping: Mapping, styles: Styles) -> None:
        self.table, self.mapping, self.styles = table, mapping, styles
        self.count = len(table)
        self.verdicts = Verdicts.of(self.count)
        self.repairs: list[Repair] = []
        self._texts: dict[str, Texts] = {}
        self._days: dict[int, tuple[Cells, days.Days]] = {}

    def empty(self) -> Texts:
        return repeated("", self.count)

    def cells(self, name: str) -> Cells | None:
        at = self.mapping.at(name)
        return None if at is None else self.table.columns[at]

    def header(self, name: str) -> str:
        at = self.mapping.at(name)
        return "" if at is None else self.table.headers[at]

    def texts(self, name: str) -> Texts:
        """The column as text, "" without it; where it is empty what title or section tell."""
        if name not in self._texts:
            cells = self.cells(name)
            found = self.empty() if cells is None else texts_of(cells)
            told = self.table.told.get(name)
            if told is not None:
                found = np.asarray(np.where(found == "", told, found), dtype=object)
            self._texts[name] = found
        return self._texts[name]

    def reject(self, reason: str, mask: Bools, name: str) -> None:
        """Rows whose cell of this field is the reason."""
        self.verdicts.give(REJECTED, reason, mask, self.header(name), self.cells(name))

    def days(self, name: str, *, strict: bool = True) -> Dates:
        """`strict`: rows with what is no day are rejected, else they have none."""
        at = self.mapping.at(name)
        if at is None:
            return np.full(self.count, np.datetime64("NaT"), dtype="datetime64[s]")
        return self.days_at(at, strict=strict)

    def days_at(self, at: int, *, strict: bool = True) -> Dates:
        """As `days`, of a column by its position."""
        cells = self.table.columns[at]
        read = days.read_days(cells, self.styles.orders.get(at, {}), date1904=self.table.date1904)
        if strict:
            unread = read.unreadable & ~self._opens(cells, read.unreadable)
            self.verdicts.give(REJECTED, "date_unreadable", unread, self.table.headers[at], cells)
        return read.days

    def _opens(self, cells: Cells, where: Bools) -> Bools:
        """Whether the words of an opening stand there: "Önceki Dönem Devri"."""
        rows = np.flatnonzero(where & (self.table.kinds == OPENING))
        found = np.zeros(self.count, dtype=bool)
        found[rows] = [says(str(cells[row])) in (OPENS, CARRY) for row in rows.tolist()]
        return found

    def day_pair(self, first: str, second: str) -> tuple[Dates, Dates]:
        """Two days of a document; words such as "ay sonu" leave one empty: the money is owed all the same."""
        every = np.ones(self.count, dtype=bool)
        for name in (first, second):
            self.leave_vague(name, every)
        return self.days(first), self.days(second)

    def leave_vague(self, name: str, where: Bools) -> None:
        """Cells that tell no single day become empty, and are listed."""
        at = self.mapping.at(name)
        if at is None or not {str, int, float} & kinds_of(self.table.columns[at]):
            return
        cells, header = list(self.table.columns[at]), self.table.headers[at]
        rows = np.flatnonzero(where & self.verdicts.taken).tolist()
        numbers = (str, int, float)  # a year alone may be one
        vague = [row for row in rows if type(cells[row]) in numbers and day_forms.is_vague(shown(cells[row]))]
        if not vague:
            return
        old = texts_of([cells[row] for row in vague])
        self.repairs.append(Repair(VAGUE, header, np.array(vague), old, repeated("", len(vague))))
        for row in vague:
            cells[row] = ""
        self.put(at, cells)

    def put(self, at: int, cells: Cells) -> None:
        """These cells are those of a column from now on."""
        columns = list(self.table.columns)
        columns[at] = cells
        self.table = replace(self.table, columns=tuple(columns))
        self._texts.clear()

    def amounts(self, name: str, *, strict: bool = True) -> Amounts | None:
        """`strict`: rows with what is no amount are rejected, else it is nothing."""
        at = self.mapping.at(name)
        return None if at is None else self.amounts_at(at, strict=strict)

    def amounts_at(self, at: int, *, strict: bool = True) -> Amounts:
        """As `amounts`, of a column by its position."""
        cells = self.table.columns[at]
        read = read_amounts(cells, self.styles.decimals.get(at, ""))
        if strict and read.unreadable.any():
            header, unread = self.table.headers[at], read.unreadable
            untaxed = unread & through(cells, lacks_tax, bool)
            part = unread & ~untaxed & self._is_owed(at) & (through(cells, said_of_payment) == PART_PAID)
            self.verdicts.give(REJECTED, "amount_untaxed", untaxed, header, cells)
            self.verdicts.give(REJECTED, "amount_part_paid", part, header, cells)
            self.verdicts.give(REJECTED, "amount_unreadable", unread & ~untaxed & ~part, header, cells)
        return read

    def _is_owed(self, at: int) -> bool:
        """Whether the column tells debts, not what was paid of them."""
        return any(each.column == at and each.field in _OWED for each in self.mapping.columns)

    def tax(self) -> Texts:
        """Compact tax numbers, of the first column that has one; right or not."""
        found = self.empty()
        for at in self.mapping.all_at("tax_id"):
            told = (self.table.columns[at], self.table.headers[at])
            values, repairs = repair.tax_ids(*told, scientific=at in self.table.scientific)
            found = np.where(found == "", values, found)
            self.repairs += repairs
        above = self.table.told.get("tax_id", self.empty())
        return np.asarray(np.where(found == "", above, found), dtype=object)

    def plain(self) -> dict[str, Texts]:
        """The debtor's other columns, by column of our table."""
        found = {name: self.texts(name) for name in _PLAIN if name in self.mapping or name in self.table.told}
        if "email" in found and (cells := self.cells("email")) is not None:
            found["email"], repairs = repair.emails(cells, self.header("email"))
            self.repairs += repairs
        for at in self.mapping.all_at("note")[1:]:
            found["note"] = joined(found["note"], texts_of(self.table.columns[at]))
        if "contact_person" in self.mapping:  # cards have no column for whom to ask for
            person, header = self.texts("contact_person"), self.header("contact_person")
            asked = [f"{header}: {name}" if name else "" for name in person.tolist()]
            found["note"] = joined(found.get("note", self.empty()), np.array(asked, dtype=object))
        places = self.mapping.all_at("phone")
        columns = [(self.table.columns[at], self.table.headers[at]) for at in places]
        if not columns and (told := self.table.told.get("phone")) is not None:
            columns = [(told.tolist(), "")]
        if len(columns) == 1:
            cells, header = columns[0]
            first, second = repair.two_phones(cells)
            columns = [(first, header), (second, header)] if any(second) else columns
        for name, (cells, header) in zip(("phone", "phone2"), columns, strict=False):
            found[name], repairs = repair.phones(cells, header)
            self.repairs += repairs
        return found

    def blanks(self) -> list[Repair]:
        """Texts of records that lost outer, doubled, no-break or invisible blanks."""
        record = np.isin(self.table.kinds, RECORDS)
        places = [at for name in _KEPT for at in self.mapping.all_at(name)]
        found = [repair.blanks(self.table.columns[at], self.table.headers[at], record) for at in places]
        return [each for each in found if len(each)]

    def mended(self) -> list[Repair]:
        """Cells of records whose letters were saved wrongly, or whose day stood for none."""
        found, record = [], np.isin(self.table.kinds, RECORDS)
        for at in sorted({mapped.column for mapped in self.mapping.columns}):
            was = self.table.told.get(self.table.was_key(at))
            rows = np.flatnonzero(record & (was != "")) if was is not None else np.array([], dtype=np.int64)
            if was is not None and len(rows):
                cells = self.table.whole.get(at, self.table.columns[at])
                new = texts_of([cells[row] for row in rows.tolist()])
                for reason, which in (("day_endless", new == ""), ("letters", new != "")):
                    if which.any():
                        header = self.table.headers[at]
                        found.append(Repair(reason, header, rows[which], was[rows[which]], new[which]))
        return found

    def completed(self) -> list[Repair]:
        """Days of records that wrote no year, amounts with a remark or a dash, names with an address."""
        found = []
        for at, header in enumerate(self.table.headers):
            told = (YEAR, year_key(at)), (_REMARK, remark_key(at)), (_DASH, dash_key(at))
            for reason, key in (*told, (_APART, apart_key(at))):
                was = self.table.told.get(key)
                if was is not None:
                    rows = np.flatnonzero(was != "")
                    new = texts_of([self.table.columns[at][row] for row in rows.tolist()])
                    found.append(Repair(reason, header, rows, was[rows], new))
        return found

    def numbers(self) -> Texts:
        """The document's number, behind its series where that has a column: A-1201."""
        number = self.texts("document_no")
        if "document_series" not in self.mapping or self._has_order_of_its_own():
            return number
        series = self.texts("document_series")
        both = np.where((number != "") & (series != ""), "-", "")
        return np.asarray(np.where(number == "", "", series + both.astype(object) + number), dtype=object)

    def paper_numbers(self) -> Texts:
        """Of each cheque or note, which may have a column each: "Çek No", "Senet No"."""
        found = self.texts("cheque_no").copy()
        for at in self.mapping.all_at("cheque_no")[1:]:
            found = np.where(found == "", texts_of(self.table.columns[at]), found)
        return np.asarray(found, dtype=object)

    def _has_order_of_its_own(self) -> bool:
        """Whether the series goes with the running number right behind it: "Seri", "Sıra No", "Belge No"."""
        at, headers = self.mapping.at("document_series"), self.table.headers
        behind = at + 1 if at is not None else len(headers)
        taken = self.mapping.at("document_no") == behind
        return behind < len(headers) and not taken and "sira" in fold(headers[behind]).split()

    def names(self) -> Texts:
        """The debtor's name, name and surname together; of a paper that no other gave its drawer's.

        Blank where "kendi çeki" stands for that, too.
        """
        name = self.texts("debtor_name")
        if _GAVE & {*fields_of(self.header("debtor_name"))[0]}:
            name[through(name.tolist(), is_own_paper, bool)] = ""
            drawn = self.texts("drawer")
            drew = (name == "") & ~through(drawn.tolist(), is_own_paper, bool)
            name = np.asarray(np.where(drew, drawn, name), dtype=object)
        if "surname" not in self.mapping:
            return name
        pairs = zip(name, self.texts("surname"), strict=True)
        return np.array([f"{first} {last}".strip() for first, last in pairs], dtype=object)

    def leave_out(self) -> Bools:
        """Rows that are no records have their verdict; where the sums are."""
        kinds = self.table.kinds
        for kind in set(kinds.tolist()) & _SKIPPED.keys():
            self.verdicts.give(SKIPPED, _SKIPPED[kind], np.asarray(kinds == kind, dtype=bool))
        return np.asarray(kinds == TOTAL, dtype=bool)


def joined(first: Texts, second: Texts) -> Texts:
    """Both texts, "; " between where both say something."""
    both = np.where((first != "") & (second != ""), "; ", "")
    return np.asarray(first + both.astype(object) + second, dtype=object)
