"""Numbers that identify somebody, set right where that is safe; every repair is listed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Texts, by_distinct, coded, is_bare, texts_of, tidy
from addin.model import Objects, Rows
from addin.rules.identifiers import email, phone, tax_id
from addin.rules.identifiers.columns import as_texts
from addin.rules.rows import Ints, codes, combine, repeated

_BETWEEN = re.compile(r"[/,;|\n]| - | ve ")
_LABELLED = re.compile(r"[^\W\d][^\d]{0,29}?[\W_]*(\d[\d .\-]{7,16}\d)")
_AS_FRACTION = re.compile(r"(\d{8,11})[.,]0")
_FRACTION_OF_PHONE = re.compile(r"(\d{10,12})[.,]0")
_OF_DEBTORS = ("phone", "zero_lost", "scientific", "letters")
_OF_COLUMN = ("blanks", "address_apart")  # told once for the whole column
_FEWEST_DIGITS = 7  # of a number without its area
_FULL_DIGITS = re.compile(r"\d[\d.,]*E\+?\d{1,2}")


@dataclass(frozen=True, slots=True)
class Repair:
    """Cells of one column that get another value; `reason` is a key of [import.repairs].

    `rows`: positions in the source table.
    """

    reason: str
    header: str
    rows: Rows
    old: Objects
    new: Objects
    part: int = 0

    def __len__(self) -> int:
        return len(self.rows)


def tax_ids(cells: Cells, header: str, *, scientific: bool = False) -> tuple[Texts, list[Repair]]:
    """Tax numbers without spaces; lost zeros come back where the check digit proves them.

    A text such as 1,23E+10 is taken only when all digits stand in it and the check digit is right; else
    the cell stays empty. `scientific`: numbers have all their digits, and the user sees them so.

    >>> values, repairs = tax_ids([150015264.0, "454 053 69 20", "1,5E+10", "3,431656118E+09"], "VKN")
    >>> values.tolist()
    ['0150015264', '4540536920', '', '3431656118']
    >>> [(repair.reason, repair.rows.tolist()) for repair in repairs]
    [('zero_lost', [0]), ('scientific', [3]), ('digits_lost', [2])]
    >>> values, repairs = tax_ids(["VKN: 4540536920", "VKN: 4540536921"], "VKN")
    >>> values.tolist(), [(repair.reason, repair.rows.tolist()) for repair in repairs]
    (['4540536920', 'VKN: 4540536921'], [('label', [0])])
    >>> tax_ids(["4540536920.0", "150015264,0", "4540536921.0"], "VKN")[0].tolist()
    ['4540536920', '0150015264', '45405369210']
    >>> tax_ids([4540536920], "VKN", scientific=True)[1][0].old.tolist()
    ['4,54E+09']
    """
    typed = texts_of(cells)
    codes, distinct = coded(typed.tolist())
    given = as_texts(list(map(_without_label, distinct)))
    labelled = np.array([old != new for old, new in zip(distinct, given, strict=True)], dtype=bool)[codes]
    repaired = _repaired(given)
    padded = (repaired != "") & tax_id.repair(_digits_only(given)).astype(bool)
    values, powers, lost = repaired[codes], tax_id.is_scientific(given)[codes], padded[codes]
    return values, [
        *_repair("label", header, typed, values, labelled),
        *_repair("zero_lost", header, typed, values, lost & ~powers & ~labelled),
        *_repair("scientific", header, typed, values, powers & (values != "")),
        *(_seen_as_powers(cells, header, values, typed == values) if scientific else ()),
        *_repair("digits_lost", header, typed, values, powers & (values == "")),
    ]


def _without_label(text: str) -> str:
    """The number behind a label or before a ",0", where its check digit proves it: "VKN: 4540536920"."""
    found = None if text.isdecimal() else _LABELLED.fullmatch(text) or _AS_FRACTION.fullmatch(text)
    number = str(_digits_only(as_texts([found[1]]))[0]) if found else ""
    right = number and (tax_id.is_valid([number])[0] or tax_id.repair([number])[0])
    return number if right else text


def _seen_as_powers(cells: Cells, header: str, values: Texts, where: Bools) -> list[Repair]:
    """Whole numbers of the column, with what the user sees of them."""
    rows = [row for row in np.flatnonzero(where).tolist() if type(cells[row]) in (int, float)]
    old = np.array([f"{cells[row]:.2E}".replace(".", ",") for row in rows], dtype=object)
    return [Repair("scientific", header, np.array(rows), old, values[rows])] if rows else []


def _repaired(typed: Texts) -> Texts:
    values, scientific = _digits_only(typed), tax_id.is_scientific(typed)
    values[scientific] = _written_out(typed[scientific])
    padded = tax_id.repair(values)
    return np.asarray(np.where(padded != "", padded, values), dtype=object)


def _digits_only(typed: Texts) -> Texts:
    compact = tax_id.compact(typed)
    digits = np.fromiter(map(str.isdecimal, compact.tolist()), dtype=bool, count=len(compact))
    return np.asarray(np.where(digits, compact, typed), dtype=object)


def _written_out(typed: Texts) -> Texts:
    found = repeated("", len(typed))
    found[:] = [_all_digits(text.upper().replace(",", ".")) for text in typed.tolist()]
    padded = tax_id.repair(found)
    found = np.where(padded != "", padded, found)
    return np.asarray(np.where(tax_id.is_valid(found), found, ""), dtype=object)


def _all_digits(text: str) -> str:
    number = Decimal(text) if _FULL_DIGITS.fullmatch(text) and text.count(".") < 2 else Decimal(0)
    mantissa = text.partition("E")[0].replace(".", "")
    whole = number == number.to_integral_value() and number > 0
    return str(int(number)) if whole and len(mantissa) >= len(str(int(number))) else ""


def phones(cells: Cells, header: str) -> tuple[Texts, list[Repair]]:
    """Telephone numbers as E.164, what is none as typed; pages show them in groups.

    >>> phones(["0532 123 45 67", 2121234567.0, "+49 30 123456", "yok", ""], "Tel")[0].tolist()
    ['+905321234567', '+902121234567', '+4930123456', 'yok', '']
    """
    typed = texts_of(cells)
    numbers = by_distinct(_compact_phones, typed)
    values = np.where(numbers != "", numbers, typed)
    return values, _repair("phone", header, typed, values, values != typed)


def emails(cells: Cells, header: str) -> tuple[Texts, list[Repair]]:
    """Addresses of e-mail as they are written to; several in one cell and what is none as typed.

    >>> emails(["mailto:a@b.com", "BİLGİ@ORNEK.COM", "A@b.com", "a@b.com, c@d.com"], "Mail")[0].tolist()
    ['a@b.com', 'bilgi@ornek.com', 'A@b.com', 'a@b.com, c@d.com']
    """
    typed = texts_of(cells)
    written = by_distinct(_address, typed)
    return written, _repair("email", header, typed, written, written != typed)


def _address(texts: Texts) -> Texts:
    one = np.array([text.count("@") == 1 for text in texts.tolist()], dtype=bool)
    bare = email.compact(texts)
    same = np.array([old.lower() == new for old, new in zip(texts, bare, strict=True)], dtype=bool)
    return np.asarray(np.where(one & ~same & email.is_valid(bare), bare, texts), dtype=object)


def blanks(cells: Cells, header: str, where: Bools) -> Repair:
    """Texts of these rows that have blanks too many.

    >>> blanks(["Ak", " Ak\\u00a0", "  ", 5.0], "Unvan", np.ones(4, dtype=bool)).rows.tolist()
    [1]
    """
    codes, distinct = coded(cells[:0] if is_bare(cells) else cells)
    where = where[: len(codes)]
    tidied = [tidy(cell) if isinstance(cell, str) else cell for cell in distinct]
    odd = np.array([new not in ("", old) for old, new in zip(distinct, tidied, strict=True)], dtype=bool)
    rows = np.flatnonzero(odd[codes] & where)
    old, new = ([texts[code] for code in codes[rows].tolist()] for texts in (distinct, tidied))
    return Repair("blanks", header, rows, np.array(old, dtype=object), np.array(new, dtype=object))


def phones_in(text: str) -> list[str]:
    """What may be the telephone numbers of one cell.

    >>> phones_in("5321234567.0"), phones_in("0532 123 45 67 / ofis"), phones_in("0312/4445566")
    (['5321234567'], ['0532 123 45 67', 'ofis', '0532 123 45 67 / ofis'], ['0312', '4445566', '0312/4445566'])
    """
    whole = _whole_number(text)
    parts = [part.strip() for part in _BETWEEN.split(whole)]
    return [*parts, whole] if len(parts) > 1 else parts


def _compact_phones(texts: Texts) -> Texts:
    return np.asarray(phone.compact(list(map(_whole_number, texts.tolist()))), dtype=object)


def _whole_number(text: str) -> str:
    """Without the ",0" that a program puts behind a column of numbers."""
    found = _FRACTION_OF_PHONE.fullmatch(text)
    return found[1] if found else text


def two_phones(cells: Cells) -> tuple[Cells, Cells]:
    """The cells, and what stands behind a first number in them: "0532 … / 0216 …".

    >>> two_phones(["0532 123 45 67 / 0216 444 55 66", "0312/4445566", 2121234567.0])
    (['0532 123 45 67', '0312/4445566', 2121234567.0], ['0216 444 55 66', '', ''])
    >>> two_phones(["0532 123 45 67 / 0216 444 100 66"])[1]  # one digit too many is told, not glued on
    ['0216 444 100 66']
    """
    first, second = list(cells), ["" for _ in cells]
    for row, cell in enumerate(cells):
        parts = [part.strip() for part in _BETWEEN.split(cell)] if isinstance(cell, str) else []
        if len(parts) == 2 and phone.is_valid(parts).any() and min(map(_digits, parts)) >= _FEWEST_DIGITS:
            first[row], second[row] = parts
    return first, second


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _repair(reason: str, header: str, old: Texts, new: Texts, where: Bools) -> list[Repair]:
    rows = np.flatnonzero(where)
    return [Repair(reason, header, rows, old[rows], new[rows])] if len(rows) else []


def alike(repair: Repair) -> tuple[Ints, Ints]:
    """The first row of each repair and how many rows have it; what a debtor's rows repeat is one."""
    if repair.reason in _OF_COLUMN:
        return np.zeros(1, dtype=np.int64), np.array([len(repair)])
    if repair.reason not in _OF_DEBTORS:
        return np.arange(len(repair)), np.ones(len(repair), dtype=np.int64)
    _, first, counts = np.unique(
        combine(codes(repair.old), codes(repair.new)), return_index=True, return_counts=True
    )
    order = np.argsort(first)
    return first[order], counts[order]
