"""The only column of names is the debtor's, under words of a trade and with names as people are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

_CALLED = ["Hasan usta", "Yan komşu", "Kahveci Salih"]


def _list(
    header: str, names: list[str], beside: str = "Ne aldı", cells: tuple[str, ...] = ("un", "şeker")
) -> str:
    rows = "\n".join(
        f"{name};{cells[at % len(cells)]};0{at + 1}.09.2026;{at + 1}50,50" for at, name in enumerate(names)
    )
    return lines(f"{header};{beside};Tarih;Tutar\n{rows}")


@pytest.mark.parametrize(
    "header",
    ["Komşu", "Üyemiz", "Misafir Adı", "Hane Sahibi", "Okul", "Baba", "Plasiyer Müşterisi", "Çiftçimiz"],
)
def test_a_word_of_the_trade_above_the_only_names_is_enough(tmp_path: Path, header: str) -> None:
    names = ["Yeşiltepe", "Öztürkler", "yan bina"]
    assert column(run(write(tmp_path, _list(header, names))), "debtor_name") == names


@pytest.mark.parametrize("header", ["Kolon", "Defter", "Sayfa 1"])
def test_so_is_what_people_are_called(tmp_path: Path, header: str) -> None:
    assert column(run(write(tmp_path, _list(header, _CALLED))), "debtor_name") == _CALLED


@pytest.mark.parametrize("header", ["Yapılan", "Sürücü", "Üye Durumu"])
def test_other_words_above_words_that_name_nobody_are_asked(tmp_path: Path, header: str) -> None:
    source = write(tmp_path, _list(header, ["boya", "sıva", "çatı tamiri"]))
    assert [each["id"] for each in asked(source)] == ["debtor:"]


def test_beside_names_a_word_of_the_trade_is_not_enough(tmp_path: Path) -> None:
    source = write(tmp_path, _list("Okul", ["Yeşiltepe", "Öztürkler"], "Şoför", ("Ali Kaya", "Can Öz")))
    assert [each["id"] for each in asked(source)] == ["debtor:"]


@pytest.mark.parametrize("header", ["Ödeyecek Kişi", "Parayı Verecek", "Ebeveyn", "Ailesi"])
def test_who_will_pay_owes_beside_the_pupil(tmp_path: Path, header: str) -> None:
    names = ["Ayşe Demir", "Hasan Kara"]
    source = write(tmp_path, _list(header, names, "Öğrenci", ("Ela Demir", "Ada Kara")))
    assert column(run(source), "debtor_name") == names


@pytest.mark.parametrize("header", ["Kimden Alacağım", "Kimden Alacağız"])
def test_of_whom_money_is_still_to_come_did_not_pay(tmp_path: Path, header: str) -> None:
    names = ["Ayşe Demir", "Hasan Kara"]
    assert column(run(write(tmp_path, _list(header, names))), "debtor_name") == names
