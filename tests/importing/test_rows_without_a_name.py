"""Rows that name nobody are rejected; their money never goes to another debtor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, listed, run, told, write


@pytest.mark.parametrize("name", ["?", "***", "(?)", "..."])
def test_a_name_of_signs_only_names_nobody(tmp_path: Path, name: str) -> None:
    text = lines(f"""
        Müşteri;Fatura No;Fatura Tarihi;Tutar
        Ali Kaya;F1;13.01.2026;100,25
        {name};F2;14.01.2026;200,25
        Veli Demir;F3;15.01.2026;300,25
    """)
    outcome = run(write(tmp_path, text))

    assert column(outcome, "document_no") == ["F1", "F3"]
    assert [(row[0], row[1], row[2]) for row in listed(outcome, "untaken")] == [
        ("rejected", "3", "borçlunun adı yok")
    ]
    assert (outcome.answer["read"], outcome.answer["accepted"], outcome.answer["rejected"]) == (3, 2, 1)


def test_a_number_that_is_not_right_names_nobody_alone(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Vergi No;Fatura No;Fatura Tarihi;Tutar
        Ali Kaya;4540536920;F1;13.01.2026;100,25
        ;4540536921;F2;14.01.2026;200,25
        Veli Demir;;F3;15.01.2026;300,25
        Can Ak;;F4;16.01.2026;400,25
    """)
    outcome = run(write(tmp_path, text))

    assert column(outcome, "document_no") == ["F1", "F3", "F4"]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "3"]]


@pytest.mark.parametrize("mark", ['"', "''", "”", '" "', '- " -'])
def test_ditto_marks_say_the_cell_above_again_but_for_amounts(tmp_path: Path, mark: str) -> None:
    rows: list[list[object]] = [
        ["Müşteri", "Tarih", "Borcu"],
        ["Murat Değirmenci", "17.11.2025", 500.5],
        [mark, "22.01.2026", 600.5],
        [mark, mark, 700.5],
        ["Ak", "06.07.2025", 800.5],
        [mark, "11.07.2025", mark],
    ]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "debtor_name") == ["Murat Değirmenci"] * 3 + ["Ak"]
    assert column(outcome, "issue_date") == ["2025-11-17", "2026-01-22", "2026-01-22", "2025-07-06"]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "6"]]
    assert "altındaki satırlarına da yazıldı" in told(outcome)


def test_ditto_marks_on_a_new_page_say_what_the_page_before_ended_with(tmp_path: Path) -> None:
    header, mark = "Müşteri;Fatura No;Vade;Tutar", '-"-'
    text = lines(f"""
        {header}
        Murat Değirmenci;F1;17.11.2026;500,50
        {mark};F2;22.11.2026;600,50
        Sayfa Toplamı;;;1.101,00
        Sayfa : 2
        {header}
        {mark};F3;{mark};700,50
        Ak;F4;06.12.2026;800,50
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Murat Değirmenci", "Ak"]
    assert column(outcome, "debtor_name") == ["Murat Değirmenci"] * 3 + ["Ak"]
    assert column(outcome, "due_date")[1:3] == ["2026-11-22"] * 2
