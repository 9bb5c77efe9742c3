"""Lists copied out of a database have NULL where nothing stands."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import column, lines, listed, run, told, write


def test_null_is_an_empty_cell(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Vergi No;Telefon;İl;Fatura No;Tarih;Vade;Tutar;Ödeme Tarihi
        Ali Kaya;4540536920;NULL;Muğla;F1;13.01.2026;13.02.2026;100,25;NULL
        Veli Demir;NULL;0532 000 12 34;NULL;F2;14.01.2026;NULL;200,25;15.02.2026
        Can Ak;10000000146;NULL;NULL;F3;15.01.2026;15.02.2026;300,25;NULL
        NULL;NULL;NULL;NULL;F4;15.01.2026;15.02.2026;NULL;NULL
    """)
    outcome = run(write(tmp_path, text))

    assert column(outcome, "tax_id", "debtors") == ["4540536920", "", "10000000146"]
    assert column(outcome, "phone", "debtors") == ["", "+905320001234", ""]
    assert column(outcome, "province", "debtors") == ["Muğla", "", ""]
    assert column(outcome, "due_date") == ["2026-02-13", None, "2026-02-15"]
    assert column(outcome, "received_on", "receipts") == ["2026-02-15"]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "5"]]


def test_a_row_without_a_name_is_listed_and_not_the_customers_above(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Fatura No;Tarih;Tutar
        Ak;F1;13.01.2026;100,00
        null;F2;14.01.2026;200,00
        NULL;F3;15.01.2026;300,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [10000]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "3"], ["rejected", "4"]]
    assert "500,00 TL" in told(outcome)
