"""The due date of an invoice may stand in its description alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, listed, run, told, write
from tests.importing.test_totals_of_the_desk import Desk

STATEMENT = """
    Cari: 120.21 - KARAPINAR DAMPER;;;;;
    Tarih;Evrak No;Açıklama;Borç;Alacak;Bakiye
    11.08.2026;F-310;Satış faturası vade 10.09.2026;9850,75;;9850,75
    03.09.2026;F-325;{};21300,00;;31150,75
    15.09.2026;BNK-118;Havale Ziraat;;9850,75;21300,00
"""
LIST = """
    Müşteri;Fatura No;Fatura Tarihi;Tutar;Açıklama
    Akın;F-1;03.09.2026;100,00;{}
    Akın;F-2;04.09.2026;200,00;hortum
    Bulut;F-3;05.09.2026;300,00;pompa
"""


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Satış faturası vade 30.12.2026", "2026-12-30"),
        ("Satış faturası (vadesi 30.12.26)", "2026-12-30"),
        ("Vade: 30/12/2026", "2026-12-30"),
        ("Satış V.30.12.2026", "2026-12-30"),
        ("Satış faturası 03.09.2026, vade 30.12.2026", "2026-12-30"),
        ("60 gün vadeli satış", "2026-11-02"),
        ("30/60 gün vadeli satış", None),
        ("vade 30.11.2026 ve 30.12.2026", None),
        ("vade 30.08.2026", None),
        ("vade farkı faturası 30.12.2026", None),
    ],
)
@pytest.mark.parametrize("text", [STATEMENT, LIST])
def test_it_is_read_where_it_is_clear(tmp_path: Path, text: str, said: str, due: str | None) -> None:
    outcome = run(write(tmp_path, lines(text.format(said))))
    days = dict(zip(column(outcome, "document_no"), column(outcome, "due_date"), strict=True))
    assert days["F-325" if text == STATEMENT else "F-1"] == due
    assert days.get("F-2") is None


def test_the_day_of_a_cheque_is_not_that_of_the_invoice(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(LIST.format("30.12.2026 vadeli çek verecek"))))
    assert column(outcome, "due_date") == [None] * 3


def test_it_is_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(STATEMENT.format("Satış, vade 30.12.2026"))))
    assert "2 alacağın vadesi açıklamasında yazıyor, oradan alındı (10.09.2026, 30.12.2026)" in told(outcome)
    assert listed(outcome, "repaired") == [
        ["3", "Açıklama", "Satış faturası vade 10.09.2026", "10.09.2026", "vadesi yazıdan okundu"],
        ["4", "Açıklama", "Satış, vade 30.12.2026", "30.12.2026", "vadesi yazıdan okundu"],
    ]


def test_the_same_list_again_changes_nothing_and_a_column_comes_first(tmp_path: Path) -> None:
    desk, text = Desk(tmp_path), STATEMENT.format("Satış, vade 30.12.2026")
    desk.take(text)
    before = desk.frames["receivables"].copy()
    assert "güncellendi" not in desk.take(text)
    assert desk.frames["receivables"].equals(before)
    own = """
        Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar;Açıklama
        Akın;F-1;03.09.2026;15.10.2026;100,00;vade 30.12.2026
        Akın;F-2;04.09.2026;20.10.2026;200,00;vade 30.12.2026
    """
    outcome = run(write(tmp_path, lines(own)))
    assert column(outcome, "due_date") == ["2026-10-15", "2026-10-20"]


@pytest.mark.parametrize(
    ("header", "terms"),
    [
        ("Vadesi (Gün)", (15, 30)),
        ("Vadesi", (30, 45)),
        ("Net Vade [gün]", (10, 20)),
        ("Fatura Vadesi", (0, 90)),
    ],
)
def test_days_under_any_word_for_the_due_date_are_counted(
    tmp_path: Path, header: str, terms: tuple[int, int]
) -> None:
    rows = "".join(f"Ak {at};F-{at};01.06.2026;500,00;{days}\n" for at, days in enumerate(terms))
    outcome = run(write(tmp_path, f"Firma;Fatura No;Fatura Tarihi;Tutar;{header}\n{rows}"))
    day = dt.date(2026, 6, 1)
    assert column(outcome, "due_date") == [(day + dt.timedelta(days)).isoformat() for days in terms]


def test_numbers_that_may_be_days_of_a_month_are_asked_about(tmp_path: Path) -> None:
    rows = "Firma;Fatura No;Fatura Tarihi;Tutar;Vadesi\nAk;F-1;01.06.2026;500,00;15\n"
    assert [each["id"] for each in asked(write(tmp_path, rows))] == ["unsure:Vadesi"]
