"""Blocks below lines such as "Pazarcı : Hacer Ünal", whose label no list of words has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import asked, column, lines, run, write

MOVES: list[list[Any]] = [
    ["Tarih", "Mal", "Borç", "Ödediği", "Kalan"],
    ["13.01.2026", "biber", 100.0, None, 100.0],
    ["14.01.2026", "Havale", None, 40.0, 60.0],
    ["Toplam", None, 100.0, 40.0, 60.0],
    [None],
]
NAMES = ["Hacer Ünal", "Yaşar Kavak", "Öz Bakkal"]


def debtors(tmp_path: Path, heads: list[list[Any]], title: str = "2026 DEFTERİ") -> list[object]:
    rows: list[list[Any]] = [[title], [None]]
    for head in heads:
        rows += [head, *MOVES]
    return column(run(write(tmp_path, rows)), "debtor_name", "debtors")


@pytest.mark.parametrize(
    "label",
    [
        "Pazarcı : {}",
        "Üretici: {}",
        "ÜRETİCİ :{}",
        "Tezgâhtar = {}",
        "Lokantacı firma : {}",
        "Lokantacı: {} ",
        "Dükkan - {}",
        "Esnaf – {}",
        "Apartman Yöneticisi : {}",
        "Bahçıvan: {}  Tel: 0532 444 11 22",
        "Grower: {}",
    ],
)
def test_the_label_above_each_block_is_no_part_of_the_name(tmp_path: Path, label: str) -> None:
    assert debtors(tmp_path, [[label.format(name)] for name in NAMES]) == NAMES


def test_the_name_may_stand_in_the_next_cell(tmp_path: Path) -> None:
    assert debtors(tmp_path, [["Pazarcı :", name] for name in NAMES]) == NAMES


def test_blocks_below_one_header(tmp_path: Path) -> None:
    text = lines("""
        Tarih;Fatura No;Borç;Alacak
        Balıkçı: Hacer Ünal;;;
        13.01.2026;F1;100,50;
        14.01.2026;F2;50,50;
        Balıkçı: Yaşar Kavak;;;
        15.01.2026;F3;70,50;
        16.01.2026;F4;;20,50
    """)
    assert column(run(write(tmp_path, text)), "debtor_name", "debtors") == ["Hacer Ünal", "Yaşar Kavak"]


def test_another_label_below_the_name_is_not_the_name(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["DEFTER"], [None]]
    for at, name in enumerate(NAMES):
        rows += [[f"Pazarcı : {name}"], [f"Tezgah : {10 + at}"], *MOVES]
    assert column(run(write(tmp_path, rows)), "debtor_name", "debtors") == NAMES


@pytest.mark.parametrize("label", ["Daire", "Tezgah", "Masa"])
def test_a_number_behind_a_label_names_nobody(tmp_path: Path, label: str) -> None:
    rows = [row for number in (3, 5, 12) for row in ([f"{label} : {number}"], *MOVES)]
    [question] = asked(write(tmp_path, [["DEFTER"], [None], *rows]))
    assert question["id"] == "debtor:"


def test_branches_of_one_firm_keep_its_name(tmp_path: Path) -> None:
    heads = ["Ak Gıda - Bodrum", "Ak Gıda - Milas", "Ak Gıda - Datça"]
    assert debtors(tmp_path, [[head] for head in heads]) == heads


def test_a_group_above_bare_names_is_no_debtor(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["DEFTER"], [None]]
    for group, name in (("Hal : Antalya", "Hacer Ünal"), ("Hal : Finike", "Yaşar Kavak")):
        rows += [[group], [name], *MOVES]
    assert column(run(write(tmp_path, rows)), "debtor_name", "debtors") == ["Hacer Ünal", "Yaşar Kavak"]


def test_the_program_named_above_each_page_is_nobody(tmp_path: Path) -> None:
    head = ["Tarih", "Belge No", "Açıklama", "Borç", "Alacak", "Bakiye"]
    rows: list[list[Any]] = [["PRG:SQL   CARİ HESAP EKSTRESİ   Sayfa: 1"], ["Cari Adı : Öz Bakkal"], head]
    rows += [["13.01.2026", "F1", "satış", 100.0, None, 100.0]]
    rows += [[None, None, "NAKLİ YEKÜN", None, None, 100.0]]
    rows += [["PRG:SQL   CARİ HESAP EKSTRESİ   Sayfa: 2"], head, [None, None, "DEVREDEN", None, None, 100.0]]
    rows += [["14.01.2026", "F2", "satış", 50.0, None, 150.0], [None, None, "NAKLİ YEKÜN", None, None, 150.0]]
    rows += [["PRG:SQL   CARİ HESAP EKSTRESİ   Sayfa: 3"], head, [None, None, "DEVREDEN", None, None, 150.0]]
    rows += [["15.01.2026", "F3", "satış", 20.0, None, 170.0]]
    assert column(run(write(tmp_path, rows)), "debtor_name", "debtors") == ["Öz Bakkal"]
