"""A customer with several accounts, each with a balance of its own that runs through its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Outcome
from tests.importing.runs import column, run, write

ONE = [
    "13.01.2026;F-1;1.000,50;;1.000,50",
    "20.02.2026;F-2;2.000,00;;3.000,50",
    "25.03.2026;T-1;;500,00;2.500,50",
]
OTHER = ["14.01.2026;D-1;700,00;;700,00", "21.02.2026;D-2;200,00;;900,00", "26.03.2026;T-2;;300,00;600,00"]


def broken(outcome: Outcome) -> list[str]:
    return [str(notice.params["rows"]) for notice in outcome.notices if notice.key == "import_balance_broken"]


def test_accounts_above_their_rows_are_told_apart_by_code(tmp_path: Path) -> None:
    header = "Tarih;Evrak No;Borç;Alacak;Bakiye"
    blocks = [
        [f"Hesap Kodu: {code};Hesap Adı: Ak Gıda", header, *rows]
        for code, rows in (("120.01.001", ONE), ("120.02.001", OTHER))
    ]
    outcome = run(write(tmp_path, "\n".join(line for block in blocks for line in block)))
    assert column(outcome, "debtor_name", "debtors") == ["Ak Gıda"]
    assert broken(outcome) == []


@pytest.mark.parametrize(
    ("title", "values"), [("Hesap Kodu", ("120.01.001", "120.02.001")), ("Döviz", ("TL", "USD"))]
)
def test_rows_of_two_accounts_by_day(tmp_path: Path, title: str, values: tuple[str, str]) -> None:
    pairs = zip(ONE, OTHER, strict=True)
    rows = [f"{value};Ak Gıda;{row}" for pair in pairs for value, row in zip(values, pair, strict=True)]
    rows.append(";;;Toplam;3.900,50;800,00;")
    outcome = run(write(tmp_path, "\n".join([f"{title};Ünvan;Tarih;Evrak No;Borç;Alacak;Bakiye", *rows])))
    assert broken(outcome) == []


def test_a_code_of_each_row_does_not_hide_a_balance_that_is_broken(tmp_path: Path) -> None:
    rows = [f"120.01.00{at};Ak Gıda;{row}" for at, row in enumerate(ONE)]
    rows[2] = rows[2].replace("2.500,50", "2.600,50")
    outcome = run(
        write(tmp_path, "\n".join(["Hesap Kodu;Ünvan;Tarih;Evrak No;Borç;Alacak;Bakiye", *rows])),
        answer=["same_codes=same"],
    )
    assert broken(outcome) == ["4"]
