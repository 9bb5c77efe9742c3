"""An accounting program's list of all invoices: sales, returns, and what the firm itself bought."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, listed, run, write

HEAD = "Tarih;Fatura No;Türü;Cari Hesap Unvanı;Vade;Net Tutar\n"
SALE = "10.12.2025;TUR1;Toptan Satış Faturası;Ak Ltd.;24.01.2026;1.000,00\n"


@pytest.mark.parametrize(
    "kind", ["Satınalma Faturası", "Alınan Hizmet Faturası", "Müstahsil Makbuzu", "Alış"]
)
def test_what_the_firm_bought_is_no_receivable(tmp_path: Path, kind: str) -> None:
    text = HEAD + SALE + f"11.12.2025;TUR2;{kind};Ok A.Ş.;25.01.2026;400,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [100_000]
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd."]
    assert {each.key: each.params for each in outcome.notices}["import_bought"] == {
        "n": 1,
        "money": "400,00 TL",
    }
    assert [row[:2] for row in listed(outcome, "untaken")] == [["skipped", "3"]]
    assert outcome.answer["totals"]["TRY"] == {"source": "1000.00", "imported": "1000.00"}


@pytest.mark.parametrize("kind", ["Toptan Satış İade Faturası", "Perakende Satış İade Fişi", "Satış İade"])
def test_a_return_is_off_the_customers_debt(tmp_path: Path, kind: str) -> None:
    text = HEAD + SALE + f"11.12.2025;TUR2;{kind};Ak Ltd.;25.01.2026;400,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [100_000]
    assert column(outcome, "amount_kurus", "receipts") == [40_000]
    assert column(outcome, "channel", "receipts") == ["credit_note"]


@pytest.mark.parametrize(
    "kind", ["Konsinye Satış Faturası", "Verilen Hizmet Faturası", "Verilen Fiyat Farkı Faturası"]
)
def test_joined_words_of_sales_are_invoices(tmp_path: Path, kind: str) -> None:
    text = HEAD + SALE + f"11.12.2025;TUR2;{kind};Ok A.Ş.;25.01.2026;400,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "document_type") == ["invoice", "invoice"]
