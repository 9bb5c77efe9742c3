"""Cheques and notes keep their own number beside that of the order or contract they were given for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, write


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        ("Çek No", "Sipariş No", "cheque"),
        ("Senet No", "Sözleşme No", "note"),
        ("Bono No", "İş Emri No", "note"),
        ("Çek No", "Evrak No", "cheque"),
        ("Çek / Senet No", "Bordro No", "cheque"),
    ],
)
def test_the_number_of_a_paper_is_its_own(tmp_path: Path, own: str, other: str, kind: str) -> None:
    text = lines(f"""
        {own};{other};Borçlu;Vade;Tutar
        4501230;S1;Ali Kaya;13.02.2027;100,25
        4501237;S1;Veli Demir;14.02.2027;200,25
    """)
    outcome = run(write(tmp_path, text))

    assert column(outcome, "document_no") == ["4501230", "4501237"]
    assert column(outcome, "document_type") == [kind, kind]


def test_a_cheque_paid_for_an_invoice_is_listed_by_the_invoice(tmp_path: Path) -> None:
    text = lines("""
        Fatura No;Çek No;Borçlu;Vade;Tutar
        F1;4501230;Ali Kaya;13.02.2027;100,25
        F2;4501237;Veli Demir;14.02.2027;200,25
    """)

    assert column(run(write(tmp_path, text)), "document_no") == ["F1", "F2"]


def test_where_not_every_row_has_a_paper_the_number_of_the_document_stands(tmp_path: Path) -> None:
    text = lines("""
        Belge No;Çek No;Borçlu;Vade;Tutar
        F1;4501230;Ali Kaya;13.02.2027;100,25
        F2;;Veli Demir;14.02.2027;200,25
    """)

    assert column(run(write(tmp_path, text)), "document_no") == ["F1", "F2"]


@pytest.mark.parametrize(
    "header",
    [
        "İrsaliye/Fatura No",
        "Fatura / İrsaliye No",
        "Fiş/Fatura No",
        "Makbuz / Fatura No",
        "Sipariş/Fatura Numarası",
        "İş Emri / Fatura No",
        "Sözleşme / Fatura No",
        "Adisyon/Fatura No",
        "Fatura No / İrsaliye No",
        "Belge|Poliçe No",
    ],
)
def test_a_header_of_several_papers_is_that_of_their_numbers(tmp_path: Path, header: str) -> None:
    assert _numbers(tmp_path, header) == ["HK-512", "HK-513"]


@pytest.mark.parametrize("header", ["Fatura / Tarih", "Fatura / Çek No", "Fatura / Dosya"])
def test_a_header_of_a_paper_and_something_else_is_not(tmp_path: Path, header: str) -> None:
    assert _numbers(tmp_path, header) == ["", ""]


def _numbers(tmp_path: Path, header: str) -> list[str]:
    text = f"{header};Tarih;Alıcı;Tutar\nHK-512;13.10.2026;Ak;100,25\nHK-513;14.10.2026;Ok;200,25\n"
    return column(run(write(tmp_path, text)), "document_no")


@pytest.mark.parametrize(
    "header", ["Yıkama Fişi", "Tamir Fişi No", "Servis Formu No", "Bakım Sözleşmesi", "Halı Fiş Numarası"]
)
def test_the_name_of_a_paper_may_say_what_it_was_written_for(tmp_path: Path, header: str) -> None:
    assert _numbers(tmp_path, header) == ["HK-512", "HK-513"]


@pytest.mark.parametrize("header", ["Tahsilat Fişi", "Ödeme Makbuzu", "Kasa Fişi No", "Fişi Yazan"])
def test_a_paper_of_money_that_came_is_none_of_the_debt(tmp_path: Path, header: str) -> None:
    assert _numbers(tmp_path, header) == ["", ""]
