"""One cell that holds a name and, on the lines below it, the address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import column, listed, run, told, write

STREETS = ["Gül Sok. No: 47", "Atatürk Cad. 12/A", "Yeni Mah. Okul Sok. No: 9"]
NAMES = ["Ege Reklam Ltd. Şti.", "Kuzey Eczanesi", "Şahin Ticaret"]
PLACES = ["Bornova/İzmir", "KEPEZ / ANTALYA", "Çankaya - Ankara"]


def rows(cells: list[str], header: str = "Müşteri") -> list[Any]:
    return [[header, "Bakiye"], *([cell, 100.5 + at] for at, cell in enumerate(cells))]


def below(names: list[str]) -> list[str]:
    return ["\n".join(each) for each in zip(names, STREETS, PLACES, strict=True)]


@pytest.mark.parametrize("header", ["Müşteri", "Müşteri ve Adresi", "Firma / Adres"])
def test_the_first_line_is_the_name_and_the_rest_the_address(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, rows(below(NAMES), header)))
    assert column(outcome, "debtor_name", "debtors") == NAMES
    assert column(outcome, "address", "debtors") == STREETS
    assert column(outcome, "district", "debtors") == ["Bornova", "KEPEZ", "Çankaya"]
    assert column(outcome, "province", "debtors") == ["İzmir", "ANTALYA", "Ankara"]
    assert f"{header} → Adres, {header} → İlçe, {header} → İl" in told(outcome)


def test_it_is_told_once_for_the_whole_column(tmp_path: Path) -> None:
    [repair] = listed(run(write(tmp_path, rows(below(NAMES)))), "repaired")
    assert repair[:4] == ["2", "Müşteri", below(NAMES)[0], NAMES[0]]
    assert repair[4].startswith("ilk satırı ad olarak alındı; altındaki satırlar adrese, ilçe ve ile yazıldı")


def test_a_place_that_is_none_stays_in_the_address(tmp_path: Path) -> None:
    cells = [f"{name}\n{street}\nBornova/Ankara" for name, street in zip(NAMES, STREETS, strict=True)]
    outcome = run(write(tmp_path, rows(cells)))
    assert column(outcome, "debtor_name", "debtors") == NAMES
    assert column(outcome, "address", "debtors")[0] == "Gül Sok. No: 47 Bornova/Ankara"
    assert column(outcome, "province", "debtors") == [""] * 3


@pytest.mark.parametrize("most", [False, True])
def test_a_name_on_two_lines_is_one(tmp_path: Path, most: bool) -> None:
    names = [*NAMES, "Ada İnşaat", "Umut Yapı"]
    cells = [f"{name}\n{STREETS[0]}" if most else name for name in names]
    outcome = run(write(tmp_path, rows([*cells, "Ak Gıda Sanayi\nve Ticaret Ltd. Şti."])))
    assert column(outcome, "debtor_name", "debtors") == [*names, "Ak Gıda Sanayi ve Ticaret Ltd. Şti."]


def test_where_another_column_has_the_address_names_stay_as_they_are(tmp_path: Path) -> None:
    header, *body = rows(below(NAMES))
    outcome = run(write(tmp_path, [[*header, "Adres"], *([*row, "Gül Sok."] for row in body)]))
    assert column(outcome, "debtor_name", "debtors")[0] == " ".join((NAMES[0], STREETS[0], PLACES[0]))
