"""Movements and documents that the list itself calls cancelled, in whatever column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, listed, run, write

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


@pytest.mark.parametrize(("header", "word"), [("İşlem Türü", "İptal"), ("Açıklama", "İPTAL EDİLDİ")])
def test_where_no_balance_tells_a_cancelled_movement_is_asked(tmp_path: Path, header: str, word: str) -> None:
    text = f"Cari Adı;Tarih;Belge No;{header};Borç;Alacak\nAk Ltd.;02.01.2026;F-1;Satış;100,00;0\n"
    text += f"Ak Ltd.;03.01.2026;F-2;{word};50,00;0\nAk Ltd.;04.01.2026;T-1;Tahsilat;0;30,00\n"
    (question,) = asked(write(tmp_path, text))
    assert question["question"] == "noted_cancelled"
    assert "50,00" in question["message"]
    left = run(write(tmp_path, text), answer=[f"{question['id']}=cancelled"])
    assert column(left, "amount_kurus") == [10_000]


@pytest.mark.parametrize("kind", ["statement", "invoices"])
@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [("İptal", "Evet", "Hayır"), ("İptal Durumu", "İptal", ""), ("Cancelled", "x", "")],
)
def test_a_column_of_its_own_needs_no_question(
    tmp_path: Path, kind: str, header: str, yes: str, no: str
) -> None:
    money, none = ("Borç;Alacak", ";0") if kind == "statement" else ("Tutar", "")
    text = f"Cari Adı;Tarih;Fatura No;{money};{header}\nAk Ltd.;02.01.2026;F-1;100,00{none};{no}\n"
    text += f"Ak Ltd.;03.01.2026;F-2;50,00{none};{yes}\nOk A.Ş.;04.01.2026;F-3;70,00{none};{no}\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [10_000, 7_000]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["skipped", "3"]]
