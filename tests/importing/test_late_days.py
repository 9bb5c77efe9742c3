"""Where no column tells due dates, the days that each open amount is overdue tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Outcome
from tests.importing.runs import after, column, run, told, write
from tests.importing.test_lists_of_offices import sheets

BALANCES = "Firma;Borç Bakiyesi;{header}\nAk Ltd. Şti.;1.250,50;{days}\nOk A.Ş.;750,25;30\n"
DOCUMENTS = """Firma;Fatura No;Fatura Tarihi;Tutar;Kalan Tutar;{header}
Ak Ltd. Şti.;F-1;05.05.2026;1.250,50;1.000,50;{days}
Ak Ltd. Şti.;F-2;06.05.2026;750,25;750,25;30
"""
TITLE = "20.10.2026 tarihli geciken alacaklar;;\n"
_WORKED_OUT = "Gecikme günlerinden vade hesaplandı"


def _take(tmp_path: Path, text: str, days: str = "120", header: str = "Geciken Gün") -> Outcome:
    return run(write(tmp_path, text.format(days=days, header=header)), answer=["balance:=opening"])


@pytest.mark.parametrize(
    "header", ["Geciken Gün", "Gecikme Günü", "Gecikme (Gün)", "Gecikme", "Kaç Gün Gecikti", "Days Overdue"]
)
@pytest.mark.parametrize("text", [BALANCES, DOCUMENTS])
def test_the_due_date_lies_so_many_days_before_the_list(tmp_path: Path, text: str, header: str) -> None:
    outcome = _take(tmp_path, TITLE + text, header=header)
    assert column(outcome, "due_date") == ["2026-06-22", "2026-09-20"]
    issued = ["2026-05-05", "2026-05-06"] if text == DOCUMENTS else [None, None]
    assert column(outcome, "issue_date") == issued
    assert _WORKED_OUT in told(outcome)
    assert f"{header} → Gecikme Gün" in told(outcome)


@pytest.mark.parametrize(("days", "due"), [("120 gün", "2026-06-22"), ("-5", "2026-10-25")])
def test_days_with_a_word_or_still_to_come(tmp_path: Path, days: str, due: str) -> None:
    assert column(_take(tmp_path, TITLE + BALANCES, days), "due_date")[0] == due


def test_days_that_are_left_lie_behind_the_list(tmp_path: Path) -> None:
    outcome = _take(tmp_path, TITLE + BALANCES, "15", "Vadeye Kalan Gün")
    assert column(outcome, "due_date") == ["2026-11-04", "2026-11-19"]


@pytest.mark.parametrize("days", ["0", "", "-"])
def test_a_balance_that_is_not_overdue_is_told_as_one_of_no_age(tmp_path: Path, days: str) -> None:
    outcome = _take(tmp_path, TITLE + BALANCES, days)
    assert column(outcome, "due_date") == ["2026-10-20", "2026-09-20"]
    assert "1 satırda vadesi gelmemiş 1.250,50 TL var (satır 3)" in told(outcome)


@pytest.mark.parametrize("days", ["0", ""])
def test_a_document_that_is_not_overdue_gets_no_due_date(tmp_path: Path, days: str) -> None:
    outcome = _take(tmp_path, TITLE + DOCUMENTS, days)
    assert column(outcome, "due_date") == [None, "2026-09-20"]
    assert "1 alacağın (1.000,50 TL) vadesi yok" in told(outcome)


def test_no_document_falls_due_before_its_day(tmp_path: Path) -> None:
    assert column(_take(tmp_path, TITLE + DOCUMENTS, "190"), "due_date") == [None, "2026-09-20"]


def test_the_name_of_the_sheet_tells_the_day(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Firma", "Borç Bakiyesi", "Geciken Gün"],
        ["Ak Ltd. Şti.", 1250.5, 120],
        ["Ok A.Ş.", 750.25, 30],
    ]
    outcome = run(sheets(tmp_path / "liste.xlsx", {"20.10.2026": rows}), answer=["balance:=opening"])
    assert column(outcome, "due_date") == ["2026-06-22", "2026-09-20"]


@pytest.mark.parametrize("title", ["", "Geciken alacaklar;;\n", "20.10.2027 geciken alacaklar;;\n"])
def test_without_the_day_of_the_list_it_is_told(tmp_path: Path, title: str) -> None:
    outcome = _take(tmp_path, title + BALANCES)
    assert column(outcome, "due_date") == [None, None]
    assert "Gecikme günleri vadeye çevrilemedi" in told(outcome)
    assert "Alınmayan sütunlar: “Geciken Gün”" in told(outcome)


@pytest.mark.parametrize(
    "text",
    [
        BALANCES.replace(";{header}", ";Gün"),
        BALANCES.replace(";{header}", ";Ortalama Gecikme"),
        BALANCES.replace(";30", ";yok"),
        BALANCES.replace(";30", ";12,50"),
        "Firma;Vade;Kalan Borç;Gecikme\nAk;05.09.2026;1.250,50;120\nOk;05.09.2026;750,25;30\n",
        "Firma;Aidat;Gecikme;Toplam;Ödenen;Kalan\nAk;900,50;50;950,50;500;450,50\nOk;750,25;3;753,25;;753,25\n",
    ],
)
def test_other_numbers_tell_no_due_date(tmp_path: Path, text: str) -> None:
    outcome = _take(tmp_path, TITLE + text)
    assert {*column(outcome, "due_date")} <= {None, "2026-09-05"}
    assert _WORKED_OUT not in told(outcome)


def test_the_same_balances_a_week_later_are_due_as_they_were(tmp_path: Path) -> None:
    first = _take(tmp_path, TITLE + BALANCES)
    later = (TITLE + BALANCES).replace("20.10", "27.10").replace(";30", ";37")
    again = run(write(tmp_path, later.format(days=127, header="Gecikme")), after(first))
    assert "receivables" not in again.appended
    assert not again.changes


def test_amounts_of_which_nothing_was_paid_are_open_too(tmp_path: Path) -> None:
    text = "Rapor Tarihi: 20.11.2026;;\nMüşteri;Tutar;Gecikme (Gün)\nAk;1.250,00;20\nEge;3.500,50;45\n"
    assert column(run(write(tmp_path, text)), "due_date") == ["2026-10-31", "2026-10-06"]
