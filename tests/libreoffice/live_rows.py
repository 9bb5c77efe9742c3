"""Random rows of an entry table as a user may leave them, and their frame by a converter of its own."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pandas as pd

from addin.messages import words
from addin.model import Misfit
from addin.schema import TABLES
from addin.schema.column import DTYPES, Column, Table

AS_OF = date(2026, 11, 20)
DAY_ZERO = date(1899, 12, 30)
TODAY = (AS_OF - DAY_ZERO).days
NEAR = (0, 0, 1, -1, 2, -2, 3, -3, 4, -4, 30, -30, -31, -60, -61, -90, -91, -120, -121, -400, 200)
EDGES = (36525 - TODAY, 36526 - TODAY, 3653, 3654)
WILD_NUMBERS = (0, 1, -5, -0.5, 0.5, 12.5, 0.004, 0.005, 61, 1e9, 2958465, 2958466, 1e15)
WILD_TEXTS = ("15.03.2026", "1.234,56", "abc", " ", "   ", "2026-01-05", "12,5", "1E5", "#YOK", "ŞUBAT", "-")
WORDS = ("A-0001-K", "Yılmaz İnşaat", "x", " ", " boşluklu ", "=1+1", 'tırnak "', "*", "?", 17, 12.5, "ığŞ")
IDS = (
    "10000000146 17291716060 17291716050 12345678901 4540536920 4540536921 1234567890 0123456789 11111111111 "
    "1111111111 99123456740 99123456741 99abc456741 4540 abc 45405369201 454053692a AaAaAaAaAa 123456789012 "
    "777777777 100000001460 01000000014 00000791984 4444444444"
).split()
OTHER_IDS = ("454 053 69 20", " ", "4540536920 ", 4540536920, 150015264, 1.23e10, 12345678.5, "454-053-6920")
CASES = ("2026/123", "2026 / 44812 E.", "2026-123", "26/12", "2026/", 46357, "Esas 2026/1")
IBANS = ("TR330006100519786457841326", "TR33 0006 1005 1978 6457 8413 26", "TR3300061005", "DE89", "tr33")


@dataclass(frozen=True)
class Rows:
    """Cells by column key, one list entry a row; None is an empty cell."""

    table: Table
    language: str
    cells: dict[str, list[Any]]

    def __len__(self) -> int:
        return len(next(iter(self.cells.values())))


def random_rows(table: Table, count: int, seed: int, language: str = "tr") -> Rows:
    """Every fifth row is likely to be wrong in many cells, the others in one or two."""
    rng = random.Random(f"{table.key} {seed}")
    columns = [column for column in table.columns if column.fill in ("user", "program")]
    cells: dict[str, list[Any]] = {column.key: [] for column in columns}
    for number in range(count):
        share = 0.4 if number % 5 == 0 else 0.04
        for column in columns:
            cells[column.key].append(random_cell(rng, column, share, language))
        if number % 40 == 0:
            empty_row(cells)
        if table.key == "promises" and rng.random() < 0.5:
            pay_the_share(rng, cells)
    return Rows(table, language, cells)


def empty_row(cells: dict[str, list[Any]]) -> None:
    for values in cells.values():
        values[-1] = None


def pay_the_share(rng: random.Random, cells: dict[str, list[Any]]) -> None:
    """A payment at the border between kept and not kept."""
    kurus = rng.randrange(1, 5_000_000)
    cells["amount_kurus"][-1] = kurus / 100
    cells["paid_kurus"][-1] = (kurus * 95 // 100 + rng.choice((-1, 0, 0, 1))) / 100


def random_cell(rng: random.Random, column: Column, share: float, language: str) -> Any:
    wild = rng.random() < share
    if wild and rng.random() < 0.4:
        return None
    if column.type in ("choice", "flag"):
        return a_choice(rng, column, wild, language)
    return MAKERS[column.type](rng, column, wild)


def a_day(rng: random.Random, column: Column, wild: bool) -> Any:
    if wild:
        return rng.choice((*WILD_NUMBERS, *WILD_TEXTS))
    if rng.random() < 0.15:
        return None
    day = TODAY + rng.choice(NEAR if rng.random() < 0.85 else EDGES)
    return day + rng.choice((0, 0, 0, 0.25, 0.75))


def an_amount(rng: random.Random, column: Column, wild: bool) -> Any:
    if wild:
        return rng.choice((*WILD_NUMBERS, 1e10, 1e10 + 0.01, 1.005, *WILD_TEXTS))
    if column.fill == "program" and rng.random() < 0.4:
        return rng.choice((None, 0))
    return rng.randrange(1, 9_000_000) / 100 if rng.random() < 0.98 else 1e10


def a_choice(rng: random.Random, column: Column, wild: bool, language: str) -> Any:
    known = list(words(column.choices, language).values())
    if wild:
        return rng.choice(("tanımsız", "*", "?", " ", 5, f" {rng.choice(known)} "))
    rare = ("closing_reason", "action_result", "reversal", "disputed", "cancelled")
    blank = 0.85 if column.key in rare else 0.1
    return None if rng.random() < blank else rng.choice(known)


def a_text(rng: random.Random, column: Column, wild: bool) -> Any:
    if column.key == "tax_id":
        return rng.choice((*IDS, *OTHER_IDS, citizen(rng), company(rng), company(rng)))
    if column.key == "case_no":
        return rng.choice(CASES) if wild else f"2026/{rng.randrange(1, 99999)}"
    if column.key == "iban":
        return rng.choice((None, None, *IBANS))
    if column.key in ("file_id", "foreign_balance") and column.required is False and rng.random() < 0.8:
        return None
    return rng.choice(WORDS) if wild else rng.choice(("A-0001-K", "Yılmaz İnşaat", None, "ara"))


def citizen(rng: random.Random) -> str:
    """A TCKN by its definition, sometimes with a wrong last digit."""
    d = [rng.randrange(1, 10), *(rng.randrange(10) for _ in range(8))]
    d.append((7 * sum(d[0:9:2]) - sum(d[1:8:2])) % 10)
    d.append((sum(d) + (rng.random() < 0.3)) % 10)
    return "".join(map(str, d))


def company(rng: random.Random) -> str:
    """A VKN by its definition, sometimes with a wrong digit."""
    d = [rng.randrange(10) for _ in range(9)]
    total = 0
    for place, digit in enumerate(d, start=1):
        t = (digit + 10 - place) % 10
        u = t * 2 ** (10 - place) % 9
        total += 9 if t and not u else u
    d.append((10 - total % 10) % 10)
    if rng.random() < 0.3:
        d[rng.randrange(10)] = rng.randrange(10)
    return "".join(map(str, d))


MAKERS: dict[str, Callable[[random.Random, Column, bool], Any]] = {
    "date": a_day,
    "datetime": a_day,
    "money": an_amount,
    "percent": an_amount,
    "number": an_amount,
    "integer": an_amount,
    "text": a_text,
    "id": a_text,
    "link": a_text,
}


def frame_of(rows: Rows) -> tuple[pd.DataFrame, tuple[Misfit, ...]]:
    """The typed frame without wholly blank rows, and the cells that do not fit."""
    filled = [at for at in range(len(rows)) if any(not is_blank(cell[at]) for cell in rows.cells.values())]
    series, misfits = {}, []
    for key, cells in rows.cells.items():
        column = TABLES[rows.table.key][key]
        typed, odd = zip(*(read_cell(cells[at], column, rows.language) for at in filled), strict=True)
        values: Any = pd.Series(list(typed), dtype=object, index=filled)
        series[key] = values.astype(DTYPES[column.type])
        wrong = [place for place, is_odd in enumerate(odd) if is_odd]
        raw = np.empty(len(wrong), dtype=object)
        raw[:] = [cells[filled[place]] for place in wrong]
        positions = np.array([filled[place] for place in wrong], dtype=np.int64)
        misfits.append(Misfit(rows.table.key, key, "text", positions, raw))
    return pd.DataFrame(series), tuple(misfits)


def is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def read_text(cell: Any, column: Column) -> tuple[Any, bool]:
    if is_blank(cell):
        return "", False
    text = cell if isinstance(cell, str) else format(cell, ".15g")
    return text.strip() if column.type == "id" else text, False


def read_cell(cell: Any, column: Column, language: str) -> tuple[Any, bool]:
    """The typed value, and whether the cell does not fit."""
    if column.type in ("choice", "flag"):
        return read_choice(cell, column, language)
    return READERS[column.type](cell, column)


def read_choice(cell: Any, column: Column, language: str) -> tuple[Any, bool]:
    text = read_text(cell, column)[0].strip()
    codes = {word.casefold(): code for code, word in words(column.choices, language).items()}
    code = codes.get(text.casefold())
    if column.type == "flag":
        return {"yes": True, "no": False}.get(code or ""), bool(text) and code is None
    return code or text, bool(text) and code is None


def read_money(cell: Any, column: Column) -> tuple[Any, bool]:
    if is_blank(cell) or isinstance(cell, str):
        return None, not is_blank(cell)
    kurus = int((Decimal(repr(cell)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if abs(kurus) > 10**12:
        return None, True
    return kurus, Decimal(repr(cell)) * 100 != kurus


def read_number(cell: Any, column: Column) -> tuple[Any, bool]:
    if is_blank(cell) or isinstance(cell, str):
        return None, not is_blank(cell)
    return round(cell) if column.type == "integer" else cell, False


def read_day(cell: Any, column: Column) -> tuple[Any, bool]:
    if is_blank(cell) or isinstance(cell, str) or not 1 <= cell < 2958466:
        return None, not is_blank(cell)
    moment = datetime(1899, 12, 30) + timedelta(days=cell + (cell < 60))
    return moment if column.type == "datetime" else datetime(*moment.timetuple()[:3]), False


READERS: dict[str, Callable[[Any, Column], tuple[Any, bool]]] = {
    "date": read_day,
    "datetime": read_day,
    "money": read_money,
    "percent": read_number,
    "number": read_number,
    "integer": read_number,
    "text": read_text,
    "id": read_text,
    "link": read_text,
}
