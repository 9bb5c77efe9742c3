"""Who owes in a foreign currency stands on Bugün and Risk with what is true: a worth, or nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from tests.desk import frame, make_book, refresh, tahsilat
from tests.reports.test_today import LATE, owes

Tables = dict[str, list[dict[str, object]]]


@pytest.fixture
def tables() -> Tables:
    pairs = [owes("Ak", 100), owes("Baltık", 50), owes("Ay", 20), owes("Ay", 7)]
    for place in (1, 3):
        pairs[place][1]["currency"] = "USD"
    debtors, bills = ([pair[at] for pair in pairs] for at in (0, 1))
    bills[3]["document_no"] = "F-2"
    return {"debtors": debtors[:3], "receivables": bills}


def amounts(book: Path, sheet: str, *columns: str) -> dict[str, list[int | None]]:
    rows = frame(book, sheet).set_index("debtor_name")
    return {
        str(name): [None if pd.isna(row[column]) else int(row[column]) for column in columns]
        for name, row in rows.iterrows()
    }


def test_without_a_rate_there_is_no_amount(tmp_path: Path, tables: Tables) -> None:
    book = make_book(tmp_path / "k.xlsx", tables)
    refresh(book)
    assert amounts(book, "today", "open_kurus") == {"Ak": [10000], "Baltık": [None], "Ay": [2000]}
    owed = {"Ak": [10000, 10000], "Baltık": [None, None], "Ay": [2000, 2000]}
    assert amounts(book, "risk", "open_kurus", "overdue_kurus") == owed
    sheets = openpyxl.load_workbook(book)
    assert all("Kuru yazılmamış döviz" in str(sheets[name]["A2"].value) for name in ("Bugün", "Risk"))
    assert "50,00 USD" in tahsilat("today", book).out
    assert refresh(book)["changed_cells"] == 0


def test_with_a_rate_it_counts(tmp_path: Path, tables: Tables) -> None:
    rates = [{"rate_date": LATE, "currency": "USD", "rate": 40.0}]
    book = make_book(tmp_path / "k.xlsx", {**tables, "fx_rates": rates})
    refresh(book)
    assert amounts(book, "today", "open_kurus") == {"Baltık": [200000], "Ay": [30000], "Ak": [10000]}
    assert amounts(book, "risk", "open_kurus")["Baltık"] == [200000]
