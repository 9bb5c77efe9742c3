"""A refusal names the file it is about, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Said, make_book, tahsilat
from tests.importing.runs import save_rows

HEADER = "Müşteri;Fatura No;Vade;Tutar\n"


def take(folder: Path, source: Path) -> Said:
    return tahsilat("import", source, "--into", make_book(folder / "Kitap.xlsx", {}), "--yes")


def test_a_list_without_rows_is_named(tmp_path: Path) -> None:
    source = tmp_path / "Eylül.csv"
    source.write_text(HEADER, encoding="utf-8")
    assert take(tmp_path, source).err.startswith("“Eylül.csv” içinde alınacak satır bulunamadı")
    rows = tmp_path / "Ekim.xlsx"
    save_rows(rows, [HEADER.strip().split(";")])
    assert take(tmp_path, rows).err.startswith("“Ekim.xlsx Liste” içinde alınacak satır bulunamadı")


@pytest.mark.parametrize("name", ["a\nb.csv", "a\u202eb.csv", "a\x1bb.csv"])
def test_a_name_with_unseen_signs_stays_in_one_line(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    assert "a b.csv” bulunamadı." in take(tmp_path, source).err.splitlines()[0]
    source.write_text(HEADER + "Ak;F-1;13.01.2026;100,00\n", encoding="utf-8")
    assert take(tmp_path, source).out.startswith("a b.csv: 1 satır okundu")
