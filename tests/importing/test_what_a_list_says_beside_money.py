"""Notes of a list: taken where they are the debtor's, else told that they stay in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.terminal import Terminal
from tests.importing.runs import column, lines, run, told, write

BILLS = lines("""
    Müşteri;Fatura No;Vade;Tutar;Açıklama;Notlar;Depo
    Ak;F-1;13.01.2026;100,00;vade farkı istenecek;;D1
    Ak;F-2;14.01.2026;200,00;;;D1
    Ok;F-3;15.01.2026;300,00;irsaliyesi eksik;;D2
""")


def test_notes_on_bills_are_told_not_dropped_in_silence(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, BILLS))
    words = told(outcome)
    assert "“Açıklama”: kitapta belge başına not sütunu yok; " in words
    assert "Alınmayan sütunlar: “Notlar”, “Depo”." in words  # the notes under "Notlar" are empty
    assert column(outcome, "note", "debtors") == ["", ""]


def test_notes_of_debtors_with_one_row_each_come_onto_their_cards(tmp_path: Path) -> None:
    text = BILLS.replace("Ak;F-2;14.01.2026;200,00;;;D1\n", "")
    outcome = run(write(tmp_path, text))
    assert column(outcome, "note", "debtors") == ["vade farkı istenecek", "irsaliyesi eksik"]
    assert "belgenin notu" not in told(outcome)


def test_notes_on_files_are_told(tmp_path: Path) -> None:
    text = lines("""
        İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Takip Çıkışı;Not
        Gebze İcra Dairesi;2025/99;Ok;10.11.2025;80,00;araç haczi istendi
    """)
    outcome = run(write(tmp_path, text))
    assert "“Not”: kitapta belge başına not sütunu yok; 1 borçlunun" in told(outcome)
    assert column(outcome, "note", "debtors") == [""]


def test_the_columns_shown_at_the_terminal_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []

    def choose(terminal: Terminal, text: str, choices: object) -> str:
        shown.append(text)
        return "yes"

    monkeypatch.setattr(Terminal, "choose", choose)
    run(write(tmp_path, BILLS), yes=False, interactive=True)
    assert "Açıklama → belgenin notu: açık satırlarınki ilk aramanın özetine yazılacak" in shown[0]
    assert "Depo → alınmayacak\n" in shown[0] + "\n"


def test_what_stands_under_paid_and_is_neither_yes_nor_no_is_told(tmp_path: Path) -> None:
    rows = "Müşteri;Vade;Tutar;Ödendi\nAk;13.01.2026;100,00;x\nOk;14.01.2026;200,00;1400 verdi\n"
    rows += "Er;15.01.2026;300,00;evet 10.10\nNur;16.01.2026;400,00;hayır\nSu;17.01.2026;500,00;\n"
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "closing_reason") == ["paid", "", "paid", "", ""]
    said = {notice.key: notice.params for notice in outcome.notices}
    assert (said["import_part_paid"]["n"], said["import_part_paid"]["rows"]) == (1, "3")


@pytest.mark.parametrize(
    ("header", "cells", "is_told"),
    [
        ("Tutar;Ödenen;Kalan", "140,00;70,00;70,00", False),
        ("Tutar;Ödenen", "140,00;70,00", False),
        ("Tutar;Ödenen;Kalan", "140,00;;140,00", True),
        ("Tutar;Kalan", "140,00;70,00", False),
    ],
)
def test_a_note_about_a_part_says_nothing_more_where_columns_tell_it(
    tmp_path: Path, header: str, cells: str, is_told: bool
) -> None:
    rows = f"Müşteri;Tarih;{header};Not\nMurat;01.09.2026;{cells};yarısı ödendi\nAli;02.09.2026;{cells};\n"
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "amount_kurus")[0] == (14000 if is_told else 7000)
    assert ("bir kısmının ödendiği yazıyor" in told(outcome)) == is_told
