"""Words that stand beside the rows under no header are told, as they are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import lines, run, told, write

_BILLS = lines("""
    Müşteri;Fatura No;Tarih;Tutar
    Kardelen;F-1;20.09.2026;1.250,00;ay sonu arayın
    Torku;F-2;21.10.2026;1.350,00
    Ak;F-3;22.10.2026;750,00;;eşi ödeyecek
""")
_TOLD = "Başlığı olmayan sütunlardaki 2 hücre alınmadı (satır 2: ay sonu arayın; satır 4: eşi ödeyecek)"


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_remarks_beside_the_list_are_told(tmp_path: Path, name: str) -> None:
    rows = [line.split(";") for line in _BILLS.splitlines()]
    assert _TOLD in told(run(write(tmp_path, _BILLS if name.endswith("csv") else rows, name)))


def test_running_numbers_and_empty_columns_are_not(tmp_path: Path) -> None:
    rows = _BILLS.replace("ay sonu arayın", "1").replace("eşi ödeyecek", "2")
    assert "Başlığı olmayan" not in told(run(write(tmp_path, rows)))
    noted = _BILLS.replace("Tutar\n", "Tutar;Not;Not 2\n")
    assert "Başlığı olmayan" not in told(run(write(tmp_path, noted)))
