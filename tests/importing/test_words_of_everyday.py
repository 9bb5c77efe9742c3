"""Lists in the words of people who are no bookkeepers, and headers that are cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

_FOLLOWED = """
    sıra;isim;{owed};{day};kim arıyor
    1;ibrahim dağdelen;52.003,75;23.03.2026;Murat A.
    2;erguvan yapı;22.314,91;23.06.2026;Selin K.
"""


@pytest.mark.parametrize("owed", ["alacak", "Alacak Tutarı", "ALACAK (TL)"])
def test_alacak_beside_a_due_date_is_what_is_owed_to_us(tmp_path: Path, owed: str) -> None:
    outcome = run(write(tmp_path, lines(_FOLLOWED.format(owed=owed, day="vade"))))
    assert column(outcome, "amount_kurus") == [5200375, 2231491]
    assert column(outcome, "due_date") == ["2026-03-23", "2026-06-23"]


@pytest.mark.parametrize("day", ["tarih", "ödeme tarihi"])
def test_alacak_beside_another_day_may_be_what_was_paid(tmp_path: Path, day: str) -> None:
    questions = asked(write(tmp_path, lines(_FOLLOWED.format(owed="alacak", day=day))))
    assert not {"unsure:alacak", "kind:"}.isdisjoint(each["id"] for each in questions)
