"""Movements of an account that the list itself calls cancelled."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import column, listed, run, write

HEAD = "Cari Kodu;Cari Adı;Tarih;Belge No;Borç;Alacak;{}Durum\n"


def test_a_cancelled_movement_is_left_out_and_told(tmp_path: Path) -> None:
    text = HEAD.format("")
    text += "120.01;Ak Ltd.;02.01.2026;F-1;100,00;0;Onaylı\n120.01;Ak Ltd.;03.01.2026;F-2;50,00;0;İptal\n"
    text += "120.01;Ak Ltd.;04.01.2026;T-1;0;30,00;Onaylı\n"
    text += "120.02;Ok A.Ş.;05.01.2026;T-2;0;10,00;İptal edildi\n"
    text += "120.02;Ok A.Ş.;06.01.2026;F-3;70,00;0;Onaylı\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [10_000, 7_000]
    assert column(outcome, "amount_kurus", "receipts") == [3_000]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["skipped", "3"], ["skipped", "5"]]


def test_the_running_balance_tells_whether_it_counts(tmp_path: Path) -> None:
    rows = (
        "120.01;Ak Ltd.;02.01.2026;F-1;100,00;0;100,00;Onaylı\n"
        "120.01;Ak Ltd.;03.01.2026;F-2;50,00;0;{};İptal\n"
        "120.01;Ak Ltd.;04.01.2026;T-1;0;30,00;{};Onaylı\n"
    )
    out = run(write(tmp_path, HEAD.format("Bakiye;") + rows.format("100,00", "70,00")))
    assert column(out, "amount_kurus") == [10_000]
    counted = run(write(tmp_path, HEAD.format("Bakiye;") + rows.format("150,00", "120,00")))
    assert column(counted, "amount_kurus") == [10_000, 5_000]
