"""A column that names the debtor under a header of two words: "ATÖLYE / FİRMA"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write


def listed(header: str, names: tuple[str, str, str], other: str, things: tuple[str, str, str]) -> str:
    rows = "\n".join(
        f"{name};{thing};{day}.10.2026;{day}.11.2026;{day}00,50"
        for name, thing, day in zip(names, things, (13, 14, 15), strict=True)
    )
    return lines(f"{header};{other};FATURA TARİHİ;VADESİ;ALACAK TUTARI\n{rows}")


WORK = ("ütü paket", "overlok", "ütü paket")
SHOPS = ("Ufuk Triko", "Elvan Triko", "Evcimen")


@pytest.mark.parametrize(
    "header",
    [
        "ATÖLYE / FİRMA",
        "Firma / Atölye",
        "Market / Müşteri",
        "OKUL/KURUM",
        "Otel / Acenta",
        "Salon / Firma Adı",
        "Firma / Şahıs / Atölye",
        "Bayi / Şube",
        "Lokanta / Alıcı",
        "Şantiye / Yüklenici Firma",
    ],
)
def test_one_of_its_words_says_whose_names_stand_there(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, listed(header, SHOPS, "İŞ", WORK)))
    assert column(outcome, "debtor_name", "debtors") == list(SHOPS)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Müşteri / Proje", ("Ali Kaya / Villa", "Veli Can / Ofis", "Ak / Depo")),
        ("Müşteri / İşin Cinsi", ("Ak - tabela", "Ok - baskı", "Us - afiş")),
        ("Müşteri / Plaka", ("34 ABC 12", "06 XY 1", "35 Z 99")),
        ("Müşteri / Adres", ("Ak", "Ok", "Us")),
    ],
)
def test_cells_that_may_say_more_than_the_name_are_asked_about(
    tmp_path: Path, header: str, cells: tuple[str, str, str]
) -> None:
    [question] = asked(write(tmp_path, listed(header, cells, "İŞ", WORK)))
    assert question["id"] == "debtor:"


def test_names_in_the_other_column_are_asked_about(tmp_path: Path) -> None:
    people = ("Ayşe Kara", "Ali Kaya", "Veli Demir")
    [question] = asked(write(tmp_path, listed("ATÖLYE / FİRMA", SHOPS, "Çağıran", people)))
    assert [choice["answer"] for choice in question["choices"]] == ["1", "2"]
