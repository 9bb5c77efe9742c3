"""Two customers of one name, whom only their codes tell apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Outcome
from tests.importing.runs import after, asked, column, lines, run, write

LEDGER = """
    Cari Kodu;Cari Unvanı;Tarih;Evrak No;Borç;Alacak
    120.01.005;MEHMET DEMİR;03.08.2026;F-1;2.400,00;
    120.01.019;MEHMET DEMİR;04.08.2026;F-2;1.990,00;
    120.01.019;MEHMET DEMİR;20.08.2026;T-1;;1.000,00
    120.01.007;Ak Ltd.;05.08.2026;F-3;10,00;
"""


def owed(outcome: Outcome) -> list[tuple[object, object]]:
    return list(zip(column(outcome, "debtor_name"), column(outcome, "amount_kurus"), strict=True))


def test_one_name_under_two_codes_is_asked(tmp_path: Path) -> None:
    (question,) = asked(write(tmp_path, lines(LEDGER)))
    assert question["question"] == "same_codes"
    assert question["debtors"] == [{"debtor": "MEHMET DEMİR", "codes": ["120.01.005", "120.01.019"]}]


def test_those_who_are_several_have_their_code_behind_the_name(tmp_path: Path) -> None:
    path = write(tmp_path, lines(LEDGER))
    outcome = run(path, answer=["same_codes:=apart"])
    first, second = "MEHMET DEMİR (120.01.005)", "MEHMET DEMİR (120.01.019)"
    assert owed(outcome) == [(first, 240000), (second, 199000), ("Ak Ltd.", 1000)]
    assert column(outcome, "debtor_name", "receipts") == [second]
    book = after(outcome)
    alone = "Cari Kodu;Cari Unvanı;Tarih;Evrak No;Borç;Alacak\n120.01.019;MEHMET DEMİR;01.09.2026;F-9;5,00;\n"
    later = run(write(tmp_path, alone, "eylul.csv"), book)
    assert owed(later) == [(second, 500)]
    assert "debtors" not in later.appended


def test_one_who_stands_under_two_codes_stays_one(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(LEDGER)), answer=["same_codes:=same"])
    assert column(outcome, "debtor_name", "debtors") == ["MEHMET DEMİR", "Ak Ltd."]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("120.01.019", "121.01.005"),  # the notes of the same customer
        ("MEHMET DEMİR;04.08", "MEHMET KAYA;04.08"),
    ],
)
def test_accounts_of_another_kind_and_other_names_are_not_asked(
    tmp_path: Path, before: str, now: str
) -> None:
    text = (
        lines(LEDGER).replace(before, now).replace("120.01.019;MEHMET DEMİR;20", "120.01.019;MEHMET KAYA;20")
    )
    assert "receivables" in run(write(tmp_path, text)).appended
