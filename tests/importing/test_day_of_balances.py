"""Balances without days are of the day that the list's title tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import after, column, lines, run, told, write

_ROWS = """
    Cari Unvan;Telefon;Bakiye
    Kaya Ltd. Şti.;0532 111 22 33;1200,50
    Demir A.Ş.;0212 333 44 55;1800,75
"""


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("30.09.2026 tarihli bakiye listesi", "2026-09-30"),
        ("Tarih: 30.09.2026", "2026-09-30"),
        ("30.09.2027 bakiyeler", None),  # a day to come
        ("Cari bakiyeler", None),
    ],
)
def test_the_title_tells_of_which_day_balances_are(tmp_path: Path, title: str, day: str | None) -> None:
    outcome = run(write(tmp_path, f"{title};;\n{lines(_ROWS)}"))

    assert column(outcome, "document_type") == ["opening"] * 2
    assert column(outcome, "issue_date") == [day] * 2
    assert ("başlığındaki günün bakiyesi" in told(outcome)) == (day is not None)


def test_the_same_balances_a_week_later_are_known(tmp_path: Path) -> None:
    first = run(write(tmp_path, f"30.09.2026 tarihli bakiyeler;;\n{lines(_ROWS)}"))
    later = write(tmp_path, f"07.10.2026 tarihli bakiyeler;;\n{lines(_ROWS)}")
    again = run(later, after(first), answer=["balance:=opening"])

    assert again.answer["tables"].get("receivables", 0) == 0


def test_the_balances_of_a_trial_balance_are_of_the_day_in_its_title(tmp_path: Path) -> None:
    trial = lines("""
        Müşteri Bakiyeleri;;;;;
        Rapor tarihi: 30.09.2026;;;;;
        Hesap Kodu;Hesap Adı;Borç;Alacak;Borç Bakiyesi;Alacak Bakiyesi
        120.01;Kaya Ltd. Şti.;3000,00;1800,00;1200,00;0
        120.02;Demir A.Ş.;500,00;520,00;0;20,00
        """)
    outcome = run(write(tmp_path, trial))

    assert column(outcome, "issue_date") == ["2026-09-30"]
    assert "başlığındaki günün bakiyesi" in told(outcome)
