"""A day on which money is expected is when it is due, whatever word for a payment stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, write

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
