"""A receipt that was typed in and that the statement has otherwise: it is named when it comes in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

STATEMENT = """
    Tarih;Fiş No;Müşteri;Açıklama;Borç;Alacak
    03.08.2026;F1;Nehir;Satış;14.300,00;
    12.09.2026;F2;Nehir;Satış;7.650,50;
    01.09.2026;F3;Poyraz;Satış;3.310,00;
"""


@pytest.mark.parametrize(
    ("typed", "listed", "named"),
    [
        ([2000, 3000], ["5.000,00"], "kitapta 2.000,00 TL + 3.000,00 TL, listede 5.000,00 TL"),
        ([5000], ["2.000,00", "3.000,00"], "kitapta 5.000,00 TL, listede 2.000,00 TL + 3.000,00 TL"),
        ([5000], ["4.995,00"], "kitapta 5.000,00 TL, listede 4.995,00 TL"),
        ([5000], ["4.200,00"], ""),
        ([2000, 3000], ["4.000,00"], ""),
    ],
)
@pytest.mark.parametrize("debtor", ["Nehir", "Poyraz"])
def test_what_may_be_the_same_money_is_named(
    tmp_path: Path, typed: list[int], listed: list[str], named: str, debtor: str
) -> None:
    desk = Desk(tmp_path)
    desk.take(STATEMENT)
    for amount in typed:
        desk.receive(debtor, amount * 100, day="2026-11-05")
    came = "".join(f"    06.11.2026;H{at};Nehir;Havale;;{each}\n" for at, each in enumerate(listed))
    said = desk.take(STATEMENT + came)
    told = named if debtor == "Nehir" else ""
    assert ("aynı para olabilir" in said) == bool(told) and (not told or f"Nehir: {told}" in said)
    assert "aynı para olabilir" not in desk.take(STATEMENT + came)  # nothing new
