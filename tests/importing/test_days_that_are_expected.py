"""A day on which money is expected is when it is due, whatever word for a payment stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

ROWS = """
    Müşteri;Montaj Tarihi;{header};Anlaşılan Fiyat;Alınan Tutar;Kalan
    Ali Kaya;13.09.2026;13.10.2026;500,00;200,00;300,00
    Ayşe Tan;15.09.2026;15.12.2026;700,50;0,00;700,50
    Can Er;16.09.2026;16.12.2026;430,00;130,00;300,00
"""


@pytest.mark.parametrize(
    "header",
    [
        "Tahsil Tarihi (beklenen)",
        "Ödeme Tarihi (planlanan)",
        "Tahmini Tahsilat Tarihi",
        "Ödeme Planı Tarihi",
        "Expected Payment Date",
    ],
)
def test_no_receipt_is_made_of_what_is_expected(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, lines(ROWS.format(header=header))))
    assert column(outcome, "due_date") == ["2026-10-13", "2026-12-15", "2026-12-16"]
    assert column(outcome, "amount_kurus") == [30000, 70050, 30000]
    assert "receipts" not in outcome.appended


def test_what_is_expected_to_come_was_not_paid(tmp_path: Path) -> None:
    rows = """
        Müşteri;Vade;Tutar;Tahsilat (beklenen)
        Ali Kaya;13.10.2026;500,00;500,00
        Ayşe Tan;15.12.2026;700,50;300,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [50000, 70050]


_ACCOUNT = """
    Tarih;Belge No;{header};Borç;Alacak
    15.05.2026;F-1;14.07.2026;500,00;
    15.06.2026;F-2;30.07.2026;300,00;
    29.06.2026;T-1;{paid};;400,00
    05.07.2026;F-3;04.08.2026;200,00;
"""


@pytest.mark.parametrize("header", ["Ö.Tarihi", "Ö. Tar.", "Ödeme Tarihi", "Öd. Tarihi"])
def test_of_an_account_the_day_of_payment_that_only_debits_have_is_when_they_are_due(
    tmp_path: Path, header: str
) -> None:
    rows = "Cari Hesap: Ali Kaya\n" + lines(_ACCOUNT.format(header=header, paid=""))
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "due_date") == ["2026-07-14", "2026-07-30", "2026-08-04"]
    assert column(outcome, "issue_date") == ["2026-05-15", "2026-06-15", "2026-07-05"]


def test_of_an_account_a_day_that_payments_have_too_is_asked_about(tmp_path: Path) -> None:
    rows = lines(_ACCOUNT.format(header="Ödeme Tarihi", paid="29.06.2026"))
    [question] = asked(write(tmp_path, "Cari Hesap: Ali Kaya\n" + rows))
    assert question["id"] == "unsure:Ödeme Tarihi"
