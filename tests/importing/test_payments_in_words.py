"""Cells of payments that hold their day, or words: "5000 verdi 2 kasım", "ödedi"."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import after, column, lines, listed, run, told, write

_NOTEBOOK = lines("""
    Kim;Ne aldı;Tarih;Borç TL;Verdi
    Halil;pompa;15.10.2026;14500;5000 verdi 2 kasım
    Muhtar;yağ;01.10.2026;900;ödedi
    Kör Ali;yağ;03.11.2026;650;200
    Duran;valf;04.11.2026;1100;
""")
_ACCOUNT = lines("""
    Tarih;Kim;Ne aldı;Aldığı;Verdiği
    03.10.2026;Ali;60 ekmek;900,00;
    10.10.2026;Ali;havale;;400,00
    11.10.2026;Ali;iade 10 ekmek;;150,00
    12.10.2026;Veli;kart okuyucu;500,00;100,00
""")


def test_amount_and_day_of_one_cell_are_a_receipt(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _NOTEBOOK))
    assert column(outcome, "amount_kurus") == [1450000, 90000, 45000, 110000]
    assert column(outcome, "amount_kurus", "receipts") == [500000]
    assert column(outcome, "received_on", "receipts") == ["2026-11-02"]
    assert not listed(outcome, "rejected")
    again = run(write(tmp_path, _NOTEBOOK), after(outcome))
    assert again.appended == {} and again.changes == []


def test_a_word_that_says_paid_closes_its_row_and_is_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _NOTEBOOK))
    assert column(outcome, "closing_reason") == ["", "paid", "", ""]
    assert "ödendiği yazan ya da işaretlenen 1 satır (satır 3; 900,00 TL)" in told(outcome)
    assert "1 alacağın 200,00 TL tutarındaki ödemesinin tarihi yok (satır 4)" in told(outcome)


def test_words_without_amount_or_day_refuse_their_row_and_say_what_to_write(tmp_path: Path) -> None:
    for words in ("yarısını verdi", "10.11 12.10", "5000 verecek 2 kasım"):
        outcome = run(write(tmp_path, _NOTEBOOK.replace("5000 verdi 2 kasım", words)))
        reason = f"“Verdi” tutar olarak okunamadı, hücreye yalnız tutarı yazın: {words}"
        assert [each[:3] for each in listed(outcome, "rejected")] == [["rejected", "2", reason]]


def test_the_day_of_a_cell_stands_back_where_days_have_a_column(tmp_path: Path) -> None:
    header, *rows = _NOTEBOOK.splitlines()
    dated = "\n".join([f"{header};Ödeme Tarihi", *(f"{row};" for row in rows[:-1]), f"{rows[-1]};"])
    outcome = run(write(tmp_path, dated.replace("650;200;", "650;200;05.11.2026")))
    assert [each[1] for each in listed(outcome, "rejected")] == ["2"]


def test_yes_and_no_alone_are_no_payments(tmp_path: Path) -> None:
    flags = (
        _NOTEBOOK.replace("5000 verdi 2 kasım", "hayır").replace(";200", ";evet").replace("Verdi", "Ödendi")
    )
    outcome = run(write(tmp_path, flags))
    assert column(outcome, "closing_reason") == ["", "paid", "paid", ""]
    assert "receipts" not in outcome.appended


def test_a_balance_that_was_answered_to_be_paid_is_no_difference(tmp_path: Path) -> None:
    text = "İsim;Kalan borç;Not\nSevgi;750,00;ödedi\nRecep;5.600,00;sözü var\n"
    outcome = run(write(tmp_path, text), answer=["noted_paid:Not=closed"])
    assert column(outcome, "closing_reason") == ["paid", ""]
    assert "farklı kaldı" not in told(outcome)


def test_a_notebook_says_beside_the_payment_how_it_came(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _ACCOUNT))
    assert column(outcome, "channel", "receipts") == ["transfer", "credit_note", ""]
    assert "Tahsilat olarak alınan: 500,00 TL" in told(outcome)
    assert "(iade, mahsup, kur farkı gibi): 150,00 TL" in told(outcome)
