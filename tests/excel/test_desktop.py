"""What the desktop starts: books dropped on the shortcut, the morning's task; one message each."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from addin.excel import desktop
from addin.excel.dialogs import LONGEST
from addin.excel.setup import here
from tests.desk import AS_OF, make_book

NOW = datetime(2026, 11, 20, 8, 45)
LATE = [{"debtor_name": "Yıldız A.Ş.", "due_date": AS_OF.replace(month=9), "amount_kurus": 150_000}]


def messages(*words: Path | str, language: str = "tr") -> list[tuple[str, bool]]:
    shown: list[tuple[str, bool]] = []
    desktop.main(
        [str(word) for word in words], lambda text, is_bad: shown.append((text, is_bad)), language, NOW
    )
    return shown


@pytest.fixture
def book(tmp_path: Path) -> Path:
    tables = {"debtors": [{"debtor_name": "Yıldız A.Ş."}], "receivables": LATE}
    return make_book(tmp_path / "Kitap.xlsx", tables, {"calculation_date": ""})


def test_books_that_are_dropped_are_refreshed_and_told_in_one_message(book: Path, tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("a;b\n")
    before = book.read_bytes()
    ((text, is_bad),) = messages("refresh", book, tmp_path / "liste.csv", book)
    first, second, third = text.split("\n\n")
    assert first.startswith("Kitap.xlsx yenilendi:") and book.read_bytes() != before
    assert second.startswith("liste.csv: ") and is_bad
    assert third.startswith("Kitap.xlsx zaten güncel")


def test_a_refreshed_book_alone_is_no_bad_news(book: Path) -> None:
    assert [is_bad for _, is_bad in messages("refresh", book)] == [False]


def test_a_double_click_looks_the_installation_over() -> None:
    for words in ((), ("refresh",)):
        ((text, is_bad),) = messages(*words)
        assert text.startswith("Kurulumda yapılması gereken bir şey bulunmadı.") and not is_bad
    assert "Python" in messages(language="en")[0][0]


def test_what_must_be_done_is_shown_as_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    old = replace(here.this_machine(), versions={})
    monkeypatch.setattr(here, "this_machine", lambda: old)
    ((text, is_bad),) = messages()
    assert "pandas kurulu değil" in text and is_bad


def test_the_morning_tells_whom_to_call(book: Path) -> None:
    ((text, is_bad),) = messages("today", book)
    assert "20.11.2026" in text and "Yıldız A.Ş." in text and not is_bad


def test_a_morning_without_work_stays_silent(tmp_path: Path) -> None:
    assert messages("today", make_book(tmp_path / "Bos.xlsx", {})) == []


def test_a_book_that_is_gone_is_told(tmp_path: Path) -> None:
    ((text, is_bad),) = messages("today", tmp_path / "Yok.xlsx")
    assert text.startswith("Yok.xlsx: ") and text.count("\n") == 0 and is_bad


def test_a_message_is_no_longer_than_a_box_shows(tmp_path: Path) -> None:
    ((text, _),) = messages("refresh", *(tmp_path / f"{at}.xlsx" for at in range(60)))
    assert len(text) == LONGEST and text.endswith("…")


def test_a_module_in_the_folder_it_is_started_in_is_not_run(tmp_path: Path) -> None:
    """A folder of downloads may hold a file named like one of ours."""
    for name in ("addin", "pandas", "xlwings"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('foreign code')\n")

    def started(*switches: str) -> str:
        words = [sys.executable, *switches, "-m", "addin.excel.desktop", "today"]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        return done.stderr

    assert "foreign code" in started()
    assert started("-P") == ""
