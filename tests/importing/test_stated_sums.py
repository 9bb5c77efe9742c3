"""The sum of a list proves how the amounts above it are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, listed, run, told, write

_ROWS = [["İsim", "Kalan borç"], ["Bakkal Hüseyin", "1.350 TL"], ["Muhtar Recep", "5600"]]


@pytest.mark.parametrize(
    ("dashed", "total", "amounts"),
    [
        ("1.560", "8.510", [135000, 560000, 156000]),
        ("1.560-", "8.510", [135000, 560000, 156000]),  # a stroke of the pen
        ("1.560-", "5.390", [135000, 560000]),  # a minus
    ],
)
def test_only_one_reading_makes_the_sum(tmp_path: Path, dashed: str, total: str, amounts: list[int]) -> None:
    outcome = run(write(tmp_path, [*_ROWS, ["Cemal Usta", dashed], ["Toplam", total]]))

    assert column(outcome, "amount_kurus") == amounts


def test_a_dash_that_is_left_out_is_listed(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, [*_ROWS, ["Cemal Usta", "1.560-"], ["Toplam", "8.510"]]))

    assert [row[2:4] for row in listed(outcome, "repaired")] == [["1.560-", "1.560"]]
    assert "listenin kendi toplamı 8.510,00 TL, tutuyor" in told(outcome)


@pytest.mark.parametrize("rows", [[["Toplam", "9.999"]], [["Muhtar Recep", "1.100"], ["Toplam", "2.450"]]])
def test_a_sum_that_proves_nothing_leaves_the_question(tmp_path: Path, rows: list[list[str]]) -> None:
    bare = [[cell.removesuffix(" TL") for cell in row] for row in _ROWS[:2]]
    [question] = asked(write(tmp_path, [*bare, *rows]))

    assert question["id"] == "decimal:Kalan borç"


def test_a_dash_without_a_sum_stays_a_minus(tmp_path: Path) -> None:
    rows = [["İsim", "Kalan borç"], ["Muhtar Recep", "12.600,50"], ["Cemal Usta", "1.560-"]]

    assert "(Cemal Usta 1.560,00 TL)" in told(run(write(tmp_path, rows)))
