"""Lists of insurance agents: which day is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, told, write


@pytest.mark.parametrize("ends", ["Bitiş T.", "Poliçe Bitimi"])
def test_the_day_on_which_a_policy_ends_is_no_due_date(tmp_path: Path, ends: str) -> None:
    policies = lines(f"""
        Tanzim Tarihi;Poliçe No;Sigortalı;Başl. T.;{ends};Brüt Prim;Tahsil Edilen
        14.09.2026;410023990;Meltem Oruç;14.09.2026;14.09.2027;31.450,00;10.450,00
        21.09.2026;888120034;Hakkı Sert;21.09.2026;21.09.2027;1.126,40;0,00
        05.10.2026;700441900;Bey Mobilya Ltd.;05.10.2026;05.10.2027;12.800,00;3.200,00
    """)
    outcome = run(write(tmp_path, policies))
    assert column(outcome, "due_date") == [None] * 3
    assert column(outcome, "amount_kurus") == [2100000, 112640, 960000]
    assert f"“{ends}”" in told(outcome)
