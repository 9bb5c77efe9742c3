"""What programs write for no day stays blank; a day before Excel's first one cannot be taken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import column, lines, listed, run, write

_HEAD = ["Müşteri", "Fatura No", "Fatura Tarihi", "Vade Tarihi", "Tutar", "Ödeme Tarihi"]


def _rows(none: Any) -> list[list[Any]]:
    """Four invoices, the last two without a day of payment and the last without a due date."""
    day = dt.date(2026, 1, 15)
    full = [["Ali Kaya", f"F{n}", day, dt.date(2026, 2, 16 + n), 100.5 + n, day] for n in range(2)]
    return [
        _HEAD,
        *full,
        ["Veli Demir", "F2", day, dt.date(2026, 2, 18), 102.5, none],
        ["Veli Demir", "F3", day, none, 103.5, none],
    ]


@pytest.mark.parametrize(
    "none", ["30.12.1899", "00.00.0000", "01.01.1900 00:00:00", "1/1/0001 12:00:00 AM", "0000-00-00", 0]
)
def test_a_day_that_stands_for_none_is_blank(tmp_path: Path, none: Any) -> None:
    outcome = run(write(tmp_path, _rows(none)))

    assert column(outcome, "due_date") == ["2026-02-16", "2026-02-17", "2026-02-18", None]
    assert column(outcome, "received_on", "receipts") == ["2026-01-15", "2026-01-15"]
    assert not listed(outcome, "untaken")


def test_a_serial_of_zero_in_a_column_of_days_is_blank(tmp_path: Path) -> None:
    source = write(tmp_path, _rows(dt.time(0, 0)))

    assert column(run(source), "due_date") == ["2026-02-16", "2026-02-17", "2026-02-18", None]


def test_a_day_before_the_first_of_excel_is_rejected_with_what_stands_there(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Fatura No;Vade;Tutar
        Ali Kaya;F1;13.02.2026;100,25
        Veli Demir;F2;05.02.0026;200,25
        Can Ak;F3;05.02.1826;300,25
        Cem Ek;F4;15.02.2026;400,25
    """)
    outcome = run(write(tmp_path, text))

    assert column(outcome, "document_no") == ["F1", "F4"]
    assert [row[2] for row in listed(outcome, "untaken")] == [
        "“Vade” tarih olarak okunamadı: 05.02.0026",
        "“Vade” tarih olarak okunamadı: 05.02.1826",
    ]


@pytest.mark.parametrize(
    "none", ["31.12.9999", "9999-12-31T00:00:00", dt.date(9999, 12, 31), "31/12/9999 23:59:59"]
)
def test_the_last_day_there_is_stands_for_none_and_is_told(tmp_path: Path, none: Any) -> None:
    outcome = run(write(tmp_path, _rows(none)))

    assert column(outcome, "due_date") == ["2026-02-16", "2026-02-17", "2026-02-18", None]
    told = [row for row in listed(outcome, "repaired") if row[1] == "Vade Tarihi"]
    assert told == [["5", "Vade Tarihi", "31.12.9999", "", "tarih yok demek; boş bırakıldı"]]
