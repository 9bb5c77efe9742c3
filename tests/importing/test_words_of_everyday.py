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


_PAPERS = """
    {first};{second};Asıl Borçlu;Keşide;Vade;Tutar;Banka
    {one};Lodosçu Gıda;13.06.2026;08.08.2026;58.714,12;Anadolu Bankası
    {two};Şebboy Mobilya;28.07.2026;04.10.2026;101.670,60;Marmara Katılım
    {three};Seçil Toprakçı;05.10.2026;13.01.2027;74.968,44;Ege Bankası
"""


@pytest.mark.parametrize("number", ["No", "Numara", "Nosu"])
def test_a_number_beside_the_kind_of_paper_is_the_papers(tmp_path: Path, number: str) -> None:
    cells = {"one": "Çek;7777863", "two": "Senet;S-0525", "three": "Çek;1938812"}
    outcome = run(write(tmp_path, lines(_PAPERS.format(first="Tür", second=number, **cells))))
    assert column(outcome, "document_no") == ["7777863", "S-0525", "1938812"]
    assert column(outcome, "document_type") == ["cheque", "note", "cheque"]


def test_a_running_number_beside_the_kind_of_paper_is_none(tmp_path: Path) -> None:
    cells = {"one": "1;Çek", "two": "2;Senet", "three": "3;Çek"}
    outcome = run(write(tmp_path, lines(_PAPERS.format(first="No", second="Tür", **cells))))
    assert column(outcome, "document_no") == ["", "", ""]


def test_a_number_of_the_customer_beside_the_kind_of_paper_is_none(tmp_path: Path) -> None:
    cells = {"one": "Çek;1042", "two": "Senet;1042", "three": "Çek;1077"}
    outcome = run(write(tmp_path, lines(_PAPERS.format(first="Tür", second="No", **cells))))
    assert column(outcome, "document_no") == ["", "", ""]
