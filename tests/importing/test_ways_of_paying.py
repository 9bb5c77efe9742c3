"""What was paid in cash, by card, by transfer: a column each beside the amount, none for their sum."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, run, write
from tests.importing.test_lists_of_trades import claims


@pytest.mark.parametrize(
    "ways", ["Nakit;Kart", "Nakit Tahsilat;Banka Tahsilat", "Elden;Havale/EFT", "Cash;Card"]
)
def test_what_was_paid_in_each_way_is_off_the_amount(tmp_path: Path, ways: str) -> None:
    rows = "Ali Kaya;2.000,00;500,00;100,00\nOk Ltd. Şti.;300,00;;300,00\nSu A.Ş.;70,10;0;0\n"
    outcome = run(write(tmp_path, f"Müşteri;Tutar;{ways}\n" + rows))
    assert claims(outcome) == [("Ali Kaya", "", 140_000, "TRY"), ("Su A.Ş.", "", 7_010, "TRY")]


def test_their_sum_stands_for_them(tmp_path: Path) -> None:
    rows = "Ali Kaya;2.000,00;500,00;100,00;600,00\nOk Ltd. Şti.;300,00;0;50,00;50,00\n"
    outcome = run(write(tmp_path, "Müşteri;Tutar;Nakit;Kart;Toplam Tahsilat\n" + rows))
    assert claims(outcome) == [("Ali Kaya", "", 140_000, "TRY"), ("Ok Ltd. Şti.", "", 25_000, "TRY")]


def test_more_in_all_ways_than_was_owed_is_asked(tmp_path: Path) -> None:
    rows = "Ali Kaya;100,00;80,00;30,00\nOk Ltd. Şti.;300,00;0;50,00\n"
    (question,) = asked(write(tmp_path, "Müşteri;Tutar;Nakit;Kart\n" + rows))
    assert question["question"] == "paid"
