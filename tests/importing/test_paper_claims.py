"""A cheque in a statement and the same cheque in the list of the portfolio are one claim."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from addin.books.file import open_book
from addin.cli import main
from addin.schema.template_file import template_path
from tests.importing.runs import column, lines, run, write

STATEMENT = lines("""
    CARİ HESAP EKSTRESİ;;;;;;;;
    Cari Ünvanı:;BEREKET TARIM ÜRÜNLERİ LTD. ŞTİ.;;;;;;;
    Tarih;Fiş No;Fiş Türü;Belge No;Açıklama;Vade;Borç;Alacak;Bakiye
    14.01.2026;00012;Satış Faturası;CNR09;Mal satışı;13.02.2026;28.750,00;0,00;28.750,00 B
    03.04.2026;00078;Satış Faturası;CNR11;Mal satışı;03.05.2026;44.125,65;0,00;72.875,65 B
    02.06.2026;00119;Çek Girişi;7712345;Müşteri çeki;;0,00;25.000,00;47.875,65 B
    05.11.2026;00260;Nakit Tahsilat;MKB-00045;Nakit tahsilat;;0,00;1.500,00;46.375,65 B
""")
PORTFOLIO = lines("""
    PORTFÖYDEKİ ÇEKLER LİSTESİ;;;;;;
    Portföy No;Çek No;Keşideci;Banka;Keşide Tarihi;Vade Tarihi;Tutar
    P-001;7712345;Bereket Tarım Ürünleri Ltd. Şti.;Ziraat Bankası;02.06.2026;30.09.2026;25.000,00
    P-002;4400112;Güneş Tekstil;Akbank;20.05.2026;30.11.2026;50.000,00
""")


def imported(folder: Path, book: Path, text: str, name: str) -> None:
    source = write(folder, text, name)
    assert main(["import", str(source), "--into", str(book), "--yes", "--as-of", "2026-11-21"]) == 0


def cheques(book: Path) -> list[tuple[Any, ...]]:
    frame = open_book(book).read("receivables").frame
    frame = frame[frame["document_type"] == "cheque"]
    due = [str(day)[:10] for day in frame["due_date"]]
    return sorted(zip(frame["document_no"], due, frame["open_kurus"], strict=True))


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0, 1)])
def test_the_cheque_of_a_statement_is_that_of_the_portfolio(tmp_path: Path, order: tuple[int, ...]) -> None:
    book = tmp_path / "kitap.xlsx"
    shutil.copy(template_path(), book)
    texts = ((STATEMENT, "ekstre.csv"), (PORTFOLIO, "portfoy.csv"))
    for which in order:
        imported(tmp_path, book, *texts[which])
    assert cheques(book) == [("4400112", "2026-11-30", 5000000), ("7712345", "2026-09-30", 2500000)]
    standing = open_book(book)
    owed = standing.read("debtors").frame.set_index("debtor_name")["open_kurus"]
    assert sorted(owed.tolist()) == [5000000, 7137565]  # the invoices less what came, and the cheque
    receipts = standing.read("receipts").frame
    assert receipts["allocated_kurus"].tolist() == receipts["amount_kurus"].tolist() == [2500000, 150000]


def test_a_cheque_without_a_number_is_left_to_yenile(tmp_path: Path) -> None:
    for number in ("M-1", "00119", ""):
        outcome = run(write(tmp_path, STATEMENT.replace("7712345", number)))
        assert column(outcome, "document_type") == ["invoice", "invoice"]


def test_number_and_due_date_may_stand_in_the_text(tmp_path: Path) -> None:
    text = STATEMENT.replace("7712345;Müşteri çeki", "ÇG-12;Çek No: 0045871 vade 30.12.2026")
    outcome = run(write(tmp_path, text))
    assert column(outcome, "document_no")[2:] == ["0045871"]
    assert column(outcome, "due_date")[2:] == ["2026-12-30"]
    assert "import_papers" in {notice.key for notice in outcome.notices}
