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


def _among_plain(*cells: str) -> str:
    plain = [f"{at}0,50" for at in range(1, 17)]
    rows = [f"Ak {at};F-{at};22.09.2026;22.10.2026;{cell}" for at, cell in enumerate([*cells, *plain], 1)]
    return "\n".join(["Müşteri;Fatura No;Tarih;Vade;Tutar", *rows]) + "\n"


@pytest.mark.parametrize("word", ["elden", "tadilat", "Ali Usta", "KDV dahil elden"])
def test_words_in_brackets_among_plain_amounts_leave_the_amount_as_it_is(tmp_path: Path, word: str) -> None:
    outcome = run(write(tmp_path, _among_plain(f"1675,00 ({word})")))
    assert column(outcome, "amount_kurus")[0] == 167500
    told = ["2", "Tutar", f"1675,00 ({word})", "1675,00", "yanındaki söz atıldı, yazan tutar alındı"]
    assert listed(outcome, "repaired") == [told]


@pytest.mark.parametrize("word", ["ödendi", "iptal", "iade", "peşin", "yarısı", "dolar", "bin", "gelecek"])
def test_words_that_speak_of_the_sum_are_asked_about_as_ever(tmp_path: Path, word: str) -> None:
    path = write(tmp_path, _among_plain(f"1675,00 ({word})", "340,00 (elden)"))
    assert [row[1] for row in listed(run(path), "rejected")] == ["2"]
    taken = run(path, answer=["amount_remark:Tutar=take"])
    assert column(taken, "amount_kurus")[:2] == [167500, 34000]
    assert len(listed(taken, "repaired")) == 2


def test_among_few_plain_amounts_they_are_asked_about(tmp_path: Path) -> None:
    rows = [f"Ak {at};F-{at};22.10.2026;{cell}" for at, cell in enumerate(["1,50 (elden)", "2,50"], 1)]
    outcome = run(write(tmp_path, "\n".join(["Müşteri;Fatura No;Vade;Tutar", *rows]) + "\n"))
    assert len(listed(outcome, "rejected")) == 1
