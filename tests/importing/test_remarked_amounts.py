"""Amounts with a remark beside them, or without their tax, are never taken unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import after, column, lines, listed, run, write
from tests.importing.sitting import Sitting

_BILLS = lines("""
    Müşteri;Fatura No;Tarih;Vade;Tutar
    Kardelen;F-1;20.09.2026;20.10.2026;1.250,00 (kapora düşüldü)
    Torku;F-2;21.09.2026;21.10.2026;1.250 TL + KDV
    Ak;F-3;22.09.2026;22.10.2026;750,00
    Ok;F-4;22.09.2026;22.10.2026;850,00
    Can;F-5;22.09.2026;22.10.2026;950,00 TL elden verecek
    Er;F-6;23.09.2026;23.10.2026;640,00
""")
_UNTAXED = "“Tutar” KDV’siz yazılmış, hücreye KDV dahil tutarı yazın: 1.250 TL + KDV"


def test_unasked_their_rows_are_refused_and_told_what_to_write(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _BILLS))
    assert column(outcome, "amount_kurus") == [75000, 85000, 64000]
    unread = "“Tutar” tutar olarak okunamadı, hücreye yalnız tutarı yazın"
    assert [row[1:3] for row in listed(outcome, "rejected")] == [
        ["2", f"{unread}: 1.250,00 (kapora düşüldü)"],
        ["3", _UNTAXED],
        ["6", f"{unread}: 950,00 TL elden verecek"],
    ]


def test_the_answer_takes_what_stands_before_the_remark_and_lists_it(tmp_path: Path) -> None:
    answer = ["amount_remark:Tutar=take"]
    outcome = run(write(tmp_path, _BILLS), answer=answer)
    assert column(outcome, "amount_kurus") == [125000, 75000, 85000, 95000, 64000]
    assert [row[1:3] for row in listed(outcome, "rejected")] == [["3", _UNTAXED]]
    dropped = "yanındaki söz atıldı, yazan tutar alındı"
    assert listed(outcome, "repaired") == [
        ["2", "Tutar", "1.250,00 (kapora düşüldü)", "1.250,00", dropped],
        ["6", "Tutar", "950,00 TL elden verecek", "950,00 TL", dropped],
    ]
    assert run(write(tmp_path, _BILLS), after(outcome), answer=answer).appended == {}


def test_who_is_there_is_asked_and_shown_the_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = Sitting(monkeypatch, söz=2)
    outcome = run(write(tmp_path, _BILLS), yes=False, interactive=True)
    assert len(column(outcome, "amount_kurus")) == 5
    cells = "1.250,00 (kapora düşüldü); 950,00 TL elden verecek"
    assert f"2 tutarın yanında söz var (satır 2, 6: {cells})" in sitting.questions()[0]
