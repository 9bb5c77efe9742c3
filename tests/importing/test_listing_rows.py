"""A row that was left out reads the same whether few or many were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from addin.importing import listing
from tests.importing.runs import run


def _list(path: Path) -> Path:
    with Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Liste")
        sheet.write_row(0, 0, ["Müşteri", "Fatura No", "Vade", "Not", "Tutar"])
        for row in range(1, 40):
            day: object = dt.datetime(2026, 1, row % 28 + 1) if row % 3 else "31.02.2026"
            note = (7.0, " iki  boşluk ", dt.datetime(2026, 1, 1, 9, 30), "")[row % 4]
            sheet.write_row(row, 0, [f"Ak {row} Ltd.", f"F-{row}", day, note, row * 1.5])
    return path


def test_a_row_reads_the_same_whether_few_or_many_were_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _list(tmp_path / "liste.xlsx")
    few = run(source).bodies["import_rows"]
    monkeypatch.setattr(listing, "_MANY", 4)
    many = run(source).bodies["import_rows"]
    assert len(few) == 14
    assert few.to_numpy().tolist() == many.to_numpy().tolist()
    assert "Ak 12 Ltd. | F-12 | 31.02.2026 | 7 | 18" in few.iloc[:, -1].tolist()
