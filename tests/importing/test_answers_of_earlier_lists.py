"""What was answered about a list holds for the next one, though it has a column more or fewer such rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import book, lines, run, told, write
from tests.importing.test_totals_of_the_desk import Desk

FEW = """
    Müşteri;Fatura No;Vade;Tutar
    Adalı;F-1;04.11.2026;560,00
    ;F-2;18.11.2026;24,00
    Bahar;F-3;10.10.2026;113,00
    Cihan;F-4;12.11.2026;189,00
    ;F-5;01.12.2026;70,00
"""
FEWER = """
    Müşteri;Fatura No;Vade;Tutar
    Bahar;F-3;10.10.2026;113,00
    Cihan;F-4;12.11.2026;189,00
    ;F-6;05.12.2026;31,00
    Deren;F-7;05.01.2027;22,00
    Esin;F-8;05.01.2027;12,00
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_rows_below_a_debtor_stay_his_in_a_list_with_one_such_row(desk: Desk) -> None:
    desk.take(FEW, "fill_down:liste.csv=take")
    source = write(desk.folder, lines(FEWER), "liste2.csv")
    outcome = run(source, book(**desk.frames))
    assert outcome.answer["rejected"] == 0
    assert outcome.appended["receivables"]["document_no"].tolist() == ["F-6", "F-7", "F-8"]
    assert "altındaki satırlarına da yazıldı" in told(outcome)


def test_without_that_answer_one_such_row_belongs_to_nobody(desk: Desk) -> None:
    outcome = run(desk.source(FEWER), book(**desk.frames))
    assert outcome.answer["rejected"] == 1
