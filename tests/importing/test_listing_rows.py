"""A row that was left out reads the same whether few or many were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from xlsxwriter import Workbook

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


def test_a_row_that_was_left_out_reads_as_on_its_sheet(tmp_path: Path) -> None:
    told = run(_list(tmp_path / "liste.xlsx")).bodies["import_rows"].iloc[:, -1].tolist()
    assert len(told) == 14
    assert "Ak 12 Ltd. | F-12 | 31.02.2026 | 7 | 18" in told
    assert "Ak 9 Ltd. | F-9 | 31.02.2026 | iki boşluk | 13.5" in told
    assert "Ak 6 Ltd. | F-6 | 31.02.2026 | 01.01.2026 09:30 | 9" in told
