"""Notebooks of what was bought and paid: two columns, a day a row, now and then both in one row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import after, asked, column, lines, run, told, write

_ROWS = """
    03.10.2026;Bakkal Hüseyin;1450,00;
    17.10.2026;Bakkal Hüseyin;;1000,00
    18.11.2026;Sevgi Hanım;1250,00;500,00
"""
_HEADERS = [
    "Aldı;Verdi",
    "Tutar;Ödediği",
    "Tutar;Ödeme",
    "Veresiye;Ödeme",
    "Borç;Ödeme",
    "Tutar;Verdiği",
    "Satış;Ödeme",
]


@pytest.mark.parametrize("sides", _HEADERS)
def test_a_payment_beside_a_debt_is_of_its_day(tmp_path: Path, sides: str) -> None:
    outcome = run(write(tmp_path, f"Tarih;Kim;{sides}\n{lines(_ROWS)}"))

    assert column(outcome, "amount_kurus") == [145000, 125000]
    assert column(outcome, "amount_kurus", "receipts") == [100000, 50000]
    assert column(outcome, "received_on", "receipts") == ["2026-10-17", "2026-11-18"]
    assert "1 satırda hem borç hem ödeme var (satır 4): 500,00 TL" in told(outcome)


def test_the_same_notebook_a_week_later_doubles_nothing(tmp_path: Path) -> None:
    first = run(write(tmp_path, f"Tarih;Kim;Tutar;Verdiği\n{lines(_ROWS)}"))
    again = run(
        write(tmp_path, f"Tarih;Kim;Tutar;Verdiği\n{lines(_ROWS)}20.11.2026;Sevgi Hanım;;750,00\n"),
        after(first),
    )

    assert again.answer["tables"] == {"receipts": 1}
    assert "hem borç hem ödeme" not in told(again)


@pytest.mark.parametrize(
    ("header", "number"), [("Fatura No;Tutar;Ödenen", "F-{};"), ("Tutar;Ödeme", ""), ("Tutar;Verdiği", "")]
)
def test_payments_beside_most_debts_have_no_day(tmp_path: Path, header: str, number: str) -> None:
    rows = [
        f"0{day}.10.2026;Firma {day};{number.format(day)}1000,00;{paid}"
        for day, paid in enumerate(("200,00", "300,00", "100,00", "", ""), 1)
    ]
    alone = f"09.10.2026;Firma 1;{number.format(9)};50,00"

    path = write(tmp_path, "\n".join([f"Tarih;Firma;{header}", *rows, alone]))
    [question] = asked(path)

    assert question["id"].startswith("paid:") and "satır 7" in question["message"]
    assert [choice["answer"] for choice in question["choices"]][-1] == "row"
    outcome = run(path, answer=[f"{question['id']}=row"])
    assert sum(column(outcome, "amount_kurus")) == 500000
    assert sum(column(outcome, "amount_kurus", "receipts")) == 65000


def test_invoices_are_no_notebook(tmp_path: Path) -> None:
    rows = """
        03.10.2026;Ak Ltd.;F-1;1000,00;250,00
        05.10.2026;Ak Ltd.;F-2;2000,00;
        17.10.2026;Ak Ltd.;;;300,00
    """
    [question] = asked(write(tmp_path, f"Tarih;Firma;Fatura No;Tutar;Ödenen\n{lines(rows)}"))

    assert question["id"] == "paid:Ödenen"


@pytest.mark.parametrize(
    "headers", ["Öğrenci;Kaçıncı Taksit;Son Ödeme Tarihi;Aylık Taksit", "KİMDE;İŞ;GÜN;FİYAT"]
)
def test_words_of_the_trade_name_the_only_money(tmp_path: Path, headers: str) -> None:
    rows = "Ayşe Uçar;1/2;10.05.2026;2.000,00\nOrhan Aksoy;1/2;10.06.2026;1.250,00\n"
    assert column(run(write(tmp_path, f"{headers}\n{rows}")), "amount_kurus") == [200000, 125000]


def test_a_payment_above_the_debt_of_its_row_may_be_of_the_account(tmp_path: Path) -> None:
    rows = """
        03.10.2026;Bakkal Hüseyin;1450,00;
        17.10.2026;Bakkal Hüseyin;900,00;2250,00
        18.11.2026;Sevgi Hanım;1250,00;500,00
    """
    path = write(tmp_path, f"Tarih;Kim;Tutar;Ödediği\n{lines(rows)}")
    [question] = asked(path)

    assert [choice["answer"] for choice in question["choices"]] == ["whole", "rest", "row"]
    assert "1 ödeme kendi satırındaki borçtan fazla" in question["message"]
    outcome = run(path, answer=["paid:Ödediği=row"])
    assert column(outcome, "amount_kurus") == [145000, 90000, 125000]
    assert column(outcome, "amount_kurus", "receipts") == [225000, 50000]
    assert column(outcome, "received_on", "receipts") == ["2026-10-17", "2026-11-18"]


def test_when_is_the_day_before_when_it_will_be_paid(tmp_path: Path) -> None:
    rows = "Ayşe Uçar;10.05.2026;2.000,00;10.06.2026\nOrhan Aksoy;10.06.2026;1.250,00;12.07.2026\n"
    outcome = run(write(tmp_path, f"Kimin Borcu;Ne Zaman;Alacağımız;Ne zaman ödeyecek\n{rows}"))
    assert column(outcome, "issue_date") == ["2026-05-10", "2026-06-10"]
    assert column(outcome, "due_date") == ["2026-06-10", "2026-07-12"]
