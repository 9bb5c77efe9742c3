"""The digest while people are on leave: who does whose work, and a book that names nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desk import frame, make_book, refresh, tahsilat
from tests.reports.test_today import owes

AWAY = {"absent_from": date(2026, 11, 18), "absent_to": date(2026, 11, 22)}
PEOPLE = [
    {"person": "Nermin Kaya", "person_role": "leader"},
    {"person": "Selim Acar", "deputy": "Nermin Kaya", **AWAY},
    {"person": "Tuna Er", "deputy": "Nermin Kaya", "absent_from": AWAY["absent_from"]},
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    owners = ["Selim Acar", "selim acar", "Nermin Kaya", ""]
    pairs = [owes(f"Borçlu {n}", 100 + n, owner) for n, owner in enumerate(owners)]
    path = tmp_path_factory.mktemp("deputies") / "Kitap.xlsx"
    rows = {"debtors": [one for one, _ in pairs], "receivables": [one for _, one in pairs]}
    return make_book(path, {**rows, "people": PEOPLE})


def test_who_is_on_leave_is_said_with_his_deputy(book: Path) -> None:
    said = tahsilat("today", book, "--person", "Selim").out
    assert said.startswith("Selim Acar izinli (22.11.2026 gününe kadar); 2 işini Nermin Kaya yürütüyor.\n")
    said = tahsilat("today", book, "--person", "Tuna").out
    assert said.startswith("Tuna Er izinli; bugün başkasına kalan işi yok.\n")
    assert "izinli" not in tahsilat("today", book, "--person", "Selim", "--as-of", "2026-11-23").out
    assert "izinli" not in tahsilat("today", book, "--person", "Nermin").out


def test_the_line_says_for_whom_the_deputy_stands(book: Path) -> None:
    said = tahsilat("today", book).out
    assert "Borçlu 0 (Selim Acar yerine) – aksiyonu yok" in said
    assert "Borçlu 2 – aksiyonu yok" in said and "Borçlu 3 – aksiyonu yok" in said
    assert "instead_of" not in tahsilat("today", book, "--json").json["today"][0]
    assert "(for Selim Acar)" in tahsilat("today", book, language="en").out


def test_the_sheet_says_for_whom_the_deputy_stands(book: Path) -> None:
    refresh(book)
    shown = frame(book, "today").set_index("debtor_name")["person"].to_dict()
    own, deputy = "Nermin Kaya", "Nermin Kaya ({} yerine)"
    expected = [deputy.format("Selim Acar"), deputy.format("selim acar"), own, own]
    assert shown == {f"Borçlu {n}": person for n, person in enumerate(expected)}
    assert refresh(book)["changed_cells"] == 0
    listed = tahsilat("today", book, "--person", "Nermin", "--json").json["today"]
    assert {one["person"] for one in listed} == {"Nermin Kaya"} and len(listed) == 4


def test_a_book_that_names_nobody_says_where_to_fill_names(tmp_path: Path) -> None:
    said = tahsilat("today", make_book(tmp_path / "k.xlsx", {}), "--person", "Selim").err
    assert "“Selim”" in said and "önce ekibi oraya yazın" in said
