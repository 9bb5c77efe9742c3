"""Names and surnames in columns of their own are one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, write


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Adı", "Soyadı"),
        ("İsim", "Soyisim"),
        ("İsmi", "Soyismi"),
        ("Müşteri Adı", "Müşteri Soyadı"),
        ("MÜŞTERİ İSMİ", "MÜŞTERİ SOYİSMİ"),
        ("Veli Adı", "Veli Soyadı"),
        ("Üye Adı", "Üye Soyadı"),
        ("Hasta Adı", "Hasta Soyadı"),
        ("Kursiyer Adı", "Kursiyer Soyadı"),
        ("Müşteri Ad", "Müşteri Soyad"),
        ("First Name", "Last Name"),
        ("Name", "Family Name"),
    ],
)
def test_both_columns_are_the_name(tmp_path: Path, name: str, surname: str) -> None:
    rows = "Ümit;Varol;13.10.2026;100,25\nNeşe;Bağcı;14.10.2026;200,25\nAli;Er;15.10.2026;300,25"
    outcome = run(write(tmp_path, lines(f"{name};{surname};Vade;Tutar\n{rows}")))
    assert column(outcome, "debtor_name", "debtors") == ["Ümit Varol", "Neşe Bağcı", "Ali Er"]


def test_the_surname_may_stand_first(tmp_path: Path) -> None:
    rows = "Varol;Ümit;13.10.2026;100,25\nBağcı;Neşe;14.10.2026;200,25"
    outcome = run(write(tmp_path, lines(f"Üye Soyadı;Üye Adı;Vade;Tutar\n{rows}")))
    assert column(outcome, "debtor_name", "debtors") == ["Ümit Varol", "Neşe Bağcı"]


def test_the_parent_beside_the_pupil_has_his_own_surname(tmp_path: Path) -> None:
    rows = "Can;Varol;Ümit;Varol;13.10.2026;100,25\nEce;Su;Neşe;Bağcı;14.10.2026;200,25"
    head = "Öğrenci Adı;Öğrenci Soyadı;Veli Adı;Veli Soyadı;Vade;Tutar"
    outcome = run(write(tmp_path, lines(f"{head}\n{rows}")))
    assert column(outcome, "debtor_name", "debtors") == ["Ümit Varol", "Neşe Bağcı"]


def test_another_persons_surname_is_none_of_the_debtors(tmp_path: Path) -> None:
    rows = "Ümit Varol;Kaya;13.10.2026;100,25\nNeşe Bağcı;Demir;14.10.2026;200,25"
    outcome = run(write(tmp_path, lines(f"Müşteri Adı;Kefil Soyadı;Vade;Tutar\n{rows}")))
    assert column(outcome, "debtor_name", "debtors") == ["Ümit Varol", "Neşe Bağcı"]
