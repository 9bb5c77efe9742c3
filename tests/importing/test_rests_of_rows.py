"""Each row tells what was owed, what was paid of it and what is left, under words of a trade."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Outcome
from tests.importing.runs import asked, column, lines, run, told, write

GAS = """
    Kimden;Aldığı Tarih;Verecek;Üstü;Borc;Verdiği
    Ali Kaya;13.09.2026;13.10.2026;500,00;1.000,00;500,00
    Ayşe Tan;15.09.2026;15.10.2026;250,50;250,50;
    Can Er;16.09.2026;16.10.2026;130,00;430,00;300,00
"""


@pytest.fixture
def gas(tmp_path: Path) -> Outcome:
    return run(write(tmp_path, lines(GAS)))


def test_no_receipt_is_made_of_what_each_row_says_was_paid(gas: Outcome) -> None:
    assert column(gas, "amount_kurus") == [50000, 25050, 13000]
    assert "receipts" not in gas.appended
    assert "alacaklar bu ödemeler düşülmüş, kalan tutarlarıyla alındı" in told(gas)


def test_a_column_that_is_the_rest_is_no_unknown_money(gas: Outcome) -> None:
    assert "import_money_left" not in [notice.key for notice in gas.notices]


def test_days_below_a_word_for_a_sum_are_when_he_will_pay(gas: Outcome) -> None:
    assert column(gas, "due_date") == ["2026-10-13", "2026-10-15", "2026-10-16"]


def test_sides_without_a_rest_of_their_row_stay_an_account(tmp_path: Path) -> None:
    rows = """
        Müşteri;Tarih;Borç;Alacak
        Ali Kaya;13.09.2026;1.000,00;500,00
        Ayşe Tan;15.09.2026;250,50;
        Can Er;16.09.2026;430,00;300,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [100000, 25050, 43000]
    assert column(outcome, "amount_kurus", "receipts") == [50000, 30000]


def test_what_is_left_of_a_share_proves_that_the_list_is_of_debts(tmp_path: Path) -> None:
    rows = """
        Mandıra;Müstahsil Makbuz No;Süt Parası;Gelen;Tarih;Devir Bakiye
        Ali Kaya;1204;500,00;200,00;13.10.2026;300,00
        Ayşe Tan;1205;700,50;0,00;14.10.2026;700,50
        Can Er;1206;430,00;130,00;15.10.2026;300,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [30000, 70050, 30000]
    assert "receipts" not in outcome.appended


def test_a_payment_and_its_fee_are_no_debt_and_its_rest(tmp_path: Path) -> None:
    rows = """
        Müşteri;Tarih;Brüt;Komisyon;Gelen
        Ali Kaya;13.10.2026;500,00;10,00;490,00
        Ayşe Tan;14.10.2026;700,50;20,50;680,00
        Can Er;15.10.2026;430,00;13,00;417,00
    """
    assert asked(write(tmp_path, lines(rows)))[0]["id"] == "kind:"


def test_days_are_no_age_of_a_debt(tmp_path: Path) -> None:
    rows = """
        Müşteri;Fatura Tarihi;Vade (Fatura+60);Tutar
        Ali Kaya;13.09.2026;13.11.2026;500,00
        Ayşe Tan;15.09.2026;15.11.2026;700,50
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "due_date") == ["2026-11-13", "2026-11-15"]


def test_what_was_set_off_makes_a_claim_what_is_left(tmp_path: Path) -> None:
    rows = """
        Borçlu Ünvanı;Alacak Tutarı;Mahsup Edilen;Kalan Alacak;Vade
        Ali Kaya;500,00;200,00;300,00;13.10.2026
        Ayşe Tan;700,50;0,00;700,50;14.10.2026
        Can Er;430,00;130,00;300,00;15.10.2026
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [30000, 70050, 30000]


def test_of_two_amounts_the_one_whose_rest_is_told_is_owed(tmp_path: Path) -> None:
    rows = """
        Kat Maliki;Aidat;Gecikme;Toplam;Ödenen;Kalan Borç
        Ali Kaya;1000,00;50,00;1050,00;500,00;550,00
        Ayşe Tan;1000,00;0,00;1000,00;0,00;1000,00
        Can Er;1000,00;0,00;1000,00;1000,00;0,00
    """
    assert column(run(write(tmp_path, lines(rows))), "amount_kurus") == [55000, 100000]


@pytest.mark.parametrize(("header", "currency"), [("TL", "TRY"), ("USD", "USD")])
def test_sums_below_nothing_but_their_currency(tmp_path: Path, header: str, currency: str) -> None:
    rows = f"AD;{header};NE ZAMAN VERECEK\nAli Kaya;500;13.11.2026\nCan Er;125;14.11.2026"
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [50000, 12500]
    assert column(outcome, "currency") == [currency] * 2


def test_a_balance_without_its_sign_is_that_of_both_sides(tmp_path: Path) -> None:
    rows = """
        Müşteri;Ort. Vade;Borç;Alacak;Bakiye
        Ali Kaya;13.09.2026;1.000,00;500,00;500,00
        Ayşe Tan;15.09.2026;250,50;;250,50
        Can Er;16.09.2026;130,00;430,00;300,00
        Nur Er;16.09.2026;230,00;130,00;100,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [50000, 25050, 10000]
    assert "Can Er" in told(outcome)
