"""Lists whose only day is that of an order or a delivery, and days that may be of a payment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, told, write


def test_the_day_of_the_order_is_the_documents_where_no_other_stands(tmp_path: Path) -> None:
    text = """
        Müşteri;Sipariş No;Sipariş Tarihi;Toplam Tutar
        Eda Mobilya;S-1;03.09.2026;30.000,00
        Naz Tekstil;S-2;15.09.2026;4.000,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "issue_date") == ["2026-09-03", "2026-09-15"]
    assert "Sipariş Tarihi → Düzenleme Tarihi" in told(outcome)


def test_beside_the_documents_day_it_is_left_out(tmp_path: Path) -> None:
    text = """
        Müşteri;Sipariş No;Tarih;Sipariş Tarihi;Toplam Tutar
        Eda Mobilya;S-1;05.09.2026;03.09.2026;30.000,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert "Alınmayan sütunlar: “Sipariş Tarihi”" in told(outcome)


def test_of_several_such_days_one_is_asked_for(tmp_path: Path) -> None:
    text = """
        Müşteri;Sipariş No;Sipariş Tarihi;Teslim Tarihi;Toplam Tutar
        Eda Mobilya;S-1;03.09.2026;10.09.2026;30.000,00
    """
    source = write(tmp_path, lines(text))
    assert [question["id"] for question in asked(source)] == ["column:Tarih"]
    assert column(run(source, answer=["column:Tarih=4"]), "issue_date") == ["2026-09-10"]


def test_the_day_of_birth_is_none(tmp_path: Path) -> None:
    text = """
        Müşteri;Sipariş No;Doğum Tarihi;Toplam Tutar
        Eda Ün;S-1;03.09.1986;30.000,00
    """
    assert column(run(write(tmp_path, lines(text))), "issue_date") == [None]


_BALANCES = """
    Müşteri;Telefon;Bakiye;Son Ödeme Tarihi
    Aksu Tarım;0532 222 33 44;42.000,00;01.09.2026
    Bozkurt Petrol;;15.500,25;
"""


def test_the_last_payment_in_a_list_of_balances_is_asked_about(tmp_path: Path) -> None:
    source = write(tmp_path, lines(_BALANCES))
    assert [question["id"] for question in asked(source)] == ["last_payment:Son Ödeme Tarihi"]
    outcome = run(source, answer=["last_payment:Son Ödeme Tarihi=due"])
    assert column(outcome, "due_date") == ["2026-09-01", None]
    outcome = run(source, answer=["last_payment:Son Ödeme Tarihi=paid", "balance:=opening"])
    assert column(outcome, "due_date") == [None, None]
    assert column(outcome, "amount_kurus") == [4200000, 1550025]


@pytest.mark.parametrize("title", ["Son Tahsilat", "Son Tahsilat Tarihi", "Son Gelen Ödeme", "En Son Havale"])
def test_the_day_of_the_last_receipt_is_left_out_unasked(tmp_path: Path, title: str) -> None:
    text = lines(f"""
        Müşteri;Fatura No;Tutar;{title}
        Aksu Tarım;F-1;42.000,00;01.09.2026
        Bozkurt Petrol;F-2;15.500,25;
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [4200000, 1550025]
    assert column(outcome, "due_date") == column(outcome, "issue_date") == [None, None]
    assert f"Alınmayan sütunlar: “{title}”" in told(outcome)
    coming = write(tmp_path, text.replace("01.09.2026", "01.12.2026"))
    assert [question["id"] for question in asked(coming)] == [f"day_column:{title}"]


@pytest.mark.parametrize("amount", ["Kalan", "Tutar", "Borç", "Kalan Borç"])
def test_the_last_day_to_pay_one_debt_is_its_due_date(tmp_path: Path, amount: str) -> None:
    outcome = run(write(tmp_path, lines(_BALANCES).replace("Bakiye", amount)))
    assert column(outcome, "due_date") == ["2026-09-01", None]


def test_a_day_to_come_is_no_day_of_a_payment(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(_BALANCES).replace("01.09.2026", "22.11.2026")))
    assert column(outcome, "due_date") == ["2026-11-22", None]


@pytest.mark.parametrize("title", ["Sözleşme Tarihi", "Sipariş Tarihi", "Teslim Tarihi", "Hizmet Tarihi"])
def test_the_only_day_beside_the_due_date_is_the_documents(tmp_path: Path, title: str) -> None:
    text = f"""
        Müşteri;{title};Son Ödeme;Tutar
        Ak;02.03.2026;01.04.2026;100,00
        Ok;15.04.2026;30.04.2026;200,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "issue_date") == ["2026-03-02", "2026-04-15"]
    assert column(outcome, "due_date") == ["2026-04-01", "2026-04-30"]


def test_a_delivery_behind_the_due_date_is_not_the_documents_day(tmp_path: Path) -> None:
    text = "Müşteri;Teslim Tarihi;Vade;Tutar\nAk;02.05.2026;01.04.2026;1,00\nOk;15.06.2026;30.04.2026;2,00\n"
    assert column(run(write(tmp_path, text)), "issue_date") == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        _BALANCES.replace("Telefon", "Fatura No").replace("0532 222 33 44", "F-1"),
        _BALANCES + "Aksu Tarım;;100,00;01.10.2026\n",
        _BALANCES.replace("Bakiye", "Tutar"),
    ],
)
def test_of_documents_it_is_the_due_date(tmp_path: Path, text: str) -> None:
    assert column(run(write(tmp_path, lines(text))), "due_date")[0] == "2026-09-01"


_HAND = """
    Müşteri;{header};Tutar
    Ak Gıda;05.{month}.2026;100,50
    Bora Tic.;13.10.2026;250,00
    Cem Yıl;02.11.{year};250,00
"""


@pytest.mark.parametrize("header", ["Başlama", "Başlangıç", "Hasat", "Biçim", "Geçen"])
def test_the_only_past_days_are_those_of_the_debts(tmp_path: Path, header: str) -> None:
    text = _HAND.format(header=header, month="09", year=2026)
    assert column(run(write(tmp_path, lines(text))), "issue_date")[0] == "2026-09-05"


@pytest.mark.parametrize(("header", "year"), [("Başlama", 2023), ("Bitiyor", 2026)])
def test_what_began_long_ago_or_ends_is_asked(tmp_path: Path, header: str, year: int) -> None:
    text = _HAND.format(header=header, month="09", year=year)
    assert [each["id"] for each in asked(write(tmp_path, lines(text)))] == [f"day_column:{header}"]


@pytest.mark.parametrize("header", ["Ödeyeceği", "Ödeyecek", "Mühlet"])
def test_a_day_of_payment_is_due_though_it_is_past(tmp_path: Path, header: str) -> None:
    text = _HAND.format(header=header, month="09", year=2026)
    assert column(run(write(tmp_path, lines(text))), "due_date")[0] == "2026-09-05"


def test_the_days_of_invoices_may_stand_below_their_name(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura;Sevk;Tutar
        Ak Gıda;05.09.2026;04.09.2026;100,50
        Bora Tic.;13.10.2026;10.10.2026;250,00
    """
    assert column(run(write(tmp_path, lines(text))), "issue_date") == ["2026-09-05", "2026-10-13"]


@pytest.mark.parametrize(
    ("header", "due"),
    [("ay", "2026-10-31"), ("Ay", "2026-10-31"), ("hafta", "2026-09-14"), ("gün", "2026-09-02")],
)
def test_terms_count_what_their_header_says(tmp_path: Path, header: str, due: str) -> None:
    text = f"""
        Çiftçi;Tarih;Vade ({header});Tutar
        Hüsnü Kara;31.08.2026;2;26.000,00
        Satı Yıldız;15.09.2026;;17.500,50
    """
    assert column(run(write(tmp_path, lines(text))), "due_date") == [due, None]
