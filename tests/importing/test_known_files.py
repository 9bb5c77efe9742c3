"""The next list of enforcement files: those of the book go on with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, make_book, type_into
from tests.importing.weeks import take

FIRST = """
    İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Takip Tutarı;Kalan;Aşama{}
    Bursa 8. İcra Dairesi;2026/15;Meral Koç;01.10.2026;21.000,00;21.000,00;Takip{}
    İzmir 3. İcra Dairesi;2026/90;Kaya A.Ş.;15.06.2026;{};{};Haciz{}
    Ankara 9. İcra Dairesi;2026/20;Orhan Tekin;05.11.2026;15.400,00;15.400,00;Takip{}
"""
WEEK = FIRST.format("", "", "128.750,50", "128.750,50", "", "")
NEXT = (
    FIRST.format(";Avukat", ";Av. Su", "128.570,50", "128.570,50", ";Av. Su", ";Av. Su")
    .replace("21.000,00;21.000,00;Takip", "21.000,00;0,00;İnfaz")
    .replace("Haciz", "Takip")
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, WEEK)
    return path


def test_stage_and_amount_follow_the_list_and_empty_cells_are_filled(book: Path) -> None:
    said = take(book, NEXT)
    assert "Kitaptaki 3 icra dosyasının" in said.out
    assert column(book, "files", "stage") == ["closed", "attachment", "enforcement"]  # none goes back
    assert column(book, "files", "filed_kurus") == [2100000, 12857050, 1540000]
    assert column(book, "files", "counsel") == ["Av. Su"] * 3
    assert "kitaptaki dosya listeye göre" in " ".join(map(str, column(book, "import_rows", "reason")))
    assert "icra dosyasının" not in take(book, NEXT).out


def test_what_a_hand_typed_stays(book: Path) -> None:
    type_into(book, "files", "filed_kurus", {1: 130000})
    said = take(book, NEXT)
    assert "Kitaptaki 3 icra dosyasının" in said.out  # the empty cell beside it is filled
    assert column(book, "files", "filed_kurus")[1] == 130000
    assert "Av. Su" in column(book, "files", "counsel")[1]


def test_principal_alone_is_not_what_was_claimed_in_all(book: Path) -> None:
    take(book, NEXT.replace("Takip Tutarı", "Asıl Alacak"))
    assert column(book, "files", "filed_kurus")[1] == 12875050
