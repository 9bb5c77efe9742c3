"""What was answered about a list holds for the next one, though it has a column more or fewer such rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import book, lines, run, told, write
from tests.importing.sitting import Sitting
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


BALANCES = """
    Müşteri;Bakiye;Son Ödeme{more}
    Ahmet Usta;4.250,00;01.10.2026{cell}
    Cemal Tesisat;960,00;05.10.2026{cell}
"""
BILLS = """
    Firma;Fatura No;Tarih;Tutar;Ödenen{more}
    Ak Ltd.;F-1;01.10.2026;100,00;40,00{cell}
    Bol A.Ş.;F-2;02.10.2026;50,00;{cell}
"""


@pytest.mark.parametrize("more", ["Plasiyer", "Yazan", "m2", "Açıklama"])
@pytest.mark.parametrize(
    ("week", "answers"),
    [(BALANCES, ["last_payment:Son Ödeme=paid", "balance:=opening"]), (BILLS, ["paid:Ödenen=rest"])],
)
def test_one_column_more_asks_for_the_columns_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, week: str, answers: list[str], more: str
) -> None:
    desk.take(week.format(more="", cell=""), *answers)
    sitting = Sitting(monkeypatch)
    sitting.take(desk, week.format(more=f";{more}", cell=";Oya"))
    assert not sitting.questions() and len(sitting.asked) == 1


def test_the_answers_hold_for_the_longer_list_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.take(BILLS.format(more="", cell=""), "paid:Ödenen=rest")
    sitting = Sitting(monkeypatch)
    for more, cell in ((";Plasiyer", ";Oya"), (";Plasiyer;Yazan", ";Oya;H")):
        source = desk.source(BILLS.format(more=more, cell=cell))
        outcome = run(source, book(**desk.frames), yes=False, interactive=True)
        desk.frames["import_mappings"] = outcome.bodies["import_mappings"]
    assert not sitting.questions()


def test_a_column_of_money_is_asked_about_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.take(BILLS.format(more="", cell=""), "paid:Ödenen=rest")
    sitting = Sitting(monkeypatch)
    sitting.take(desk, BILLS.format(more=";KDV", cell=";20,00"))
    assert [each for each in sitting.questions() if "“Ödenen”" in each]
