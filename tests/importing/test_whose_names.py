"""Which of several columns of names is the debtor's, where no header is one that is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

HOUSES = ("Gül Apartmanı", "Ayşe Tuncer", "Deniz Market", "Yıldız Otomotiv Ltd. Şti.")
PEOPLE = ("Burak Doğan", "Hatice Taş", "Burak Doğan", "Hatice Taş")
BUYERS = ("Ayşe Tuncer", "Mehmet Özgül", "Zeynep Kurt", "Hasan Çetinkaya")


def listed(*columns: tuple[str, Sequence[str]]) -> str:
    headers = ";".join(header for header, _ in columns)
    rows = "\n".join(
        ";".join((*cells, f"{day}.10.2026", f"{day}.11.2026", f"{day}00,50"))
        for day, cells in enumerate(zip(*(cells for _, cells in columns), strict=True), start=13)
    )
    return lines(f"{headers};Fatura Tarihi;Vade;Tutar\n{rows}")


@pytest.mark.parametrize(
    ("header", "other"),
    [
        ("Site Adı", "Yönetici Adı"),
        ("Şantiye Adı", "Şantiye Şefi"),
        ("Vinç Çalışılan Firma", "Kiminle Görüşülüyor"),
        ("İŞ VEREN FİRMA", "Görüştüğümüz"),
        ("Yükü Veren Firma", "İlgili"),
        ("Bize Borçlu Olan", "İrtibat"),
        ("Kimden alınacak", "Kim Alacak (bizden)"),
        ("Cihazı Alan", "Satışı Yapan"),
        ("Tüp Verilen", "Dağıtımcı"),
        ("Şantiye / Firma", "Kiminle Görüşülüyor"),
        ("FİRMA ADI", "Ödemeyi Yapan Kişi"),
        ("BORÇLU ÜNVANI", "Muhatap"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_staff_and_people_to_talk_to_are_no_debtors(
    tmp_path: Path, header: str, other: str, *, first: bool
) -> None:
    columns = [(header, HOUSES), (other, PEOPLE)]
    outcome = run(write(tmp_path, listed(*columns if first else columns[::-1])))
    assert column(outcome, "debtor_name", "debtors") == list(HOUSES)


@pytest.mark.parametrize(
    ("header", "names", "other", "others"),
    [
        ("Çağıran", BUYERS, "İrtibat", PEOPLE),  # both are people
        ("Cihazı Alan", BUYERS, "Malı Götüren", PEOPLE),
        ("Sigorta Şirketi", (HOUSES[3], HOUSES[2]) * 2, "İlgili", BUYERS),  # two firms of many people
        ("Bina / Yönetici", HOUSES, "Yönetici Adı", PEOPLE),
        ("Yükü Veren Firma", HOUSES, "Taşıyan Firma", HOUSES[::-1]),
        ("Müşteri", HOUSES, "Firma", BUYERS),
    ],
)
def test_two_that_may_both_owe_are_asked_about(
    tmp_path: Path, header: str, names: Sequence[str], other: str, others: Sequence[str]
) -> None:
    [question] = asked(write(tmp_path, listed((header, names), (other, others))))
    assert [choice["answer"] for choice in question["choices"]] == ["1", "2"]


@pytest.mark.parametrize("header", ["Satışı Yapan", "Kayıt Alan", "Takip Eden"])
def test_a_list_that_names_but_staff_is_asked_about(tmp_path: Path, header: str) -> None:
    [question] = asked(write(tmp_path, listed((header, PEOPLE))))
    assert question["id"] == "debtor:"


def test_one_to_talk_to_owes_where_nobody_else_is_named(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, listed(("Site Yöneticisi", BUYERS))))
    assert column(outcome, "debtor_name", "debtors") == list(BUYERS)


def test_a_colon_behind_the_last_header_makes_it_no_form(tmp_path: Path) -> None:
    """Only one of the headers is known, and nothing stands behind "NOT:"."""
    rows = "\n".join(f"{name};{at}00,50;aradım" for at, name in enumerate(BUYERS, start=2))
    outcome = run(write(tmp_path, lines(f"Bayan Adı;Para;NOT:\n{rows}")))
    assert column(outcome, "debtor_name", "debtors") == list(BUYERS)


def test_labels_of_a_form_are_no_header(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, lines("Bayan:;Ayşe Kara\n500,00;aradım\n600,00;aradım")))
    assert question["id"].startswith("header:")


@pytest.mark.parametrize("code", ["Müşteri", "Müşteri Kodu", "Plasiyer"])
def test_a_description_of_the_customer_that_is_his_name(tmp_path: Path, code: str) -> None:
    """Nebim names columns so."""
    codes = ("M0001", "M0002", "M0003", "M0004")
    outcome = run(write(tmp_path, listed((code, codes), ("Müşteri Açıklaması", HOUSES))))
    assert column(outcome, "debtor_name", "debtors") == list(HOUSES)


def test_a_description_beside_the_customers_name_stays_a_note(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, listed(("Müşteri", HOUSES), ("Müşteri Açıklaması", BUYERS))))
    assert column(outcome, "debtor_name", "debtors") == list(HOUSES)


@pytest.mark.parametrize(("other", "ids"), [("Dosya Açılış", ["debtor:"]), ("Makbuz Tarihi", [])])
def test_a_client_owes_in_none_of_the_files_of_his_lawyer(tmp_path: Path, other: str, ids: list[str]) -> None:
    rows = "\n".join(f"{name};{day}.10.2026;{day}00,50" for day, name in enumerate(HOUSES, start=13))
    path = write(tmp_path, lines(f"Müvekkil;{other};Asıl Alacak\n{rows}"))
    if ids:
        assert [each["id"] for each in asked(path)] == ids
    else:
        assert column(run(path), "debtor_name", "debtors") == list(HOUSES)
