"""İşlem Günlüğü stays short: what is older than last year goes into a file of its year."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd

from addin.books.file import open_book
from addin.model import Outcome
from tests.desk import frame, make_book, refresh, tahsilat, type_into

YEAR = datetime.now().year


def _line(year: int, row_id: str, new: str) -> dict[str, object]:
    return {"logged_at": datetime(year, 3, 5, 9, 30), "command": "Elle", "row_id": row_id, "new": new}


def _book(path: Path) -> Path:
    book = make_book(path, {"debtors": [{"debtor_name": "Yıldız İnşaat Ltd. Şti."}]})
    lines = [
        _line(YEAR - 3, "B-0009-B", "en yüksek numara"),
        _line(YEAR - 3, "B-0002-U", "=1+1"),
        _line(YEAR - 2, "B-0003-V", "+905330001122"),
        _line(YEAR - 1, "B-0001-T", "geçen yıl"),
    ]
    open_book(book, backups=False).write(Outcome(appended={"log": pd.DataFrame(lines)}))
    return book


def _rows(file: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=2, values_only=True))


def test_rows_older_than_last_year_move_to_a_file_of_their_year(tmp_path: Path) -> None:
    book = _book(tmp_path / "Alacak.xlsx")
    said = tahsilat("refresh", book)
    oldest, older = (tmp_path / f"Alacak - işlem günlüğü {YEAR - back}.xlsx" for back in (3, 2))
    assert [row[4:] for row in _rows(oldest)] == [
        ("B-0009-B", None, None, "en yüksek numara"),
        ("B-0002-U", None, None, "=1+1"),
    ]
    assert [row[4:] for row in _rows(older)] == [("B-0003-V", None, None, "+905330001122")]
    assert openpyxl.load_workbook(oldest).worksheets[0]["H3"].data_type == "s", "text stays text"
    kept = frame(book, "log")
    assert kept["new"].tolist()[0] == "geçen yıl"
    assert len(kept) > 2, "what this run did stands behind"
    assert older.name in said.out


def test_a_deleted_rows_number_stays_known(tmp_path: Path) -> None:
    book = _book(tmp_path / "Alacak.xlsx")
    refresh(book)
    assert frame(book, "debtors")["debtor_id"].str.startswith("B-0010").tolist() == [True]


def test_a_year_that_has_its_file_already_gets_a_second_one(tmp_path: Path) -> None:
    book = _book(tmp_path / "Alacak.xlsx")
    there = tmp_path / f"Alacak - işlem günlüğü {YEAR - 2}.xlsx"
    there.write_bytes(b"the user's own")
    refresh(book)
    assert there.read_bytes() == b"the user's own"
    assert len(_rows(there.with_stem(f"{there.stem} (2)"))) == 1


def test_a_trial_and_a_refusal_leave_no_file(tmp_path: Path) -> None:
    book = _book(tmp_path / "Alacak.xlsx")
    tahsilat("refresh", book, "--dry-run")
    book.with_name("~$Alacak.xlsx").write_bytes(b"")
    assert tahsilat("refresh", book).code == 2
    assert sorted(each.name for each in tmp_path.glob("*.xlsx")) == ["Alacak.xlsx", "~$Alacak.xlsx"]


def test_a_second_run_moves_nothing(tmp_path: Path) -> None:
    book = _book(tmp_path / "Alacak.xlsx")
    refresh(book)
    files = sorted(tmp_path.glob("*.xlsx"))
    type_into(book, "debtors", "phone", {0: "0533 000 11 22"})
    refresh(book)
    assert sorted(tmp_path.glob("*.xlsx")) == files
