"""A list of debtors that comes after their invoices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, book, column, lines, listed, run, write
from tests.tables import table

STANDING = """
    | Borçlu   | Unvan   | TCKN/VKN   | Telefon       | Adres |
    | B-0001-T | Ak Ltd. |            | 0532 123 45 67 |       |
    | B-0002-U | Ok Ltd. | 4540536920 |               | Yol 2 |
    | B-0003-V | Tam A.Ş. |           | 0533 111 22 33 | Yol 3 |
"""
CARDS = lines("""
    Ünvan;Vergi No;Cep Tel;Telefon;Adres;E-posta;Vergi Dairesi
    Ak Ltd.;3431656118;+90 532 123 45 67;0532 1234567;Yol 1;ak@ornek.com;Bodrum
    OK LTD;4540536920;0535 123 45 67;;Başka Yol;;Muğla
    Tam A.Ş.;;0536 123 45 67;;Yol 9;;
    Yeni A.Ş.;;0537 123 45 67;;Yol 4;;
""")


def test_empty_cells_of_known_debtors_are_filled_and_nothing_is_overwritten(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, CARDS), book(debtors=table("debtors", STANDING)))
    filled = {
        change.column: list(zip(change.rows.tolist(), change.new.tolist(), strict=True))
        for change in outcome.changes
    }
    assert {change.table for change in outcome.changes} == {"debtors"}
    assert filled.pop("phone")[0][0] == 1
    assert filled == {
        "tax_id": [(0, "3431656118")],
        "tax_office": [(0, "Bodrum"), (1, "Muğla")],
        "address": [(0, "Yol 1")],
        "email": [(0, "ak@ornek.com")],
    }
    assert {"n": 2} in [notice.params for notice in outcome.notices if notice.key == "import_cards"]
    assert outcome.appended["debtors"]["debtor_name"].tolist() == ["Yeni A.Ş."]
    assert [outcome.answer[key] for key in ("accepted", "rejected", "skipped")] == [3, 0, 1]
    assert [row[1] for row in listed(outcome, "untaken")] == ["4"]


def test_numbers_that_a_program_wrote_as_fractions(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Unvan;Vergi No\nAk Ltd.;4540536920.0\nOk A.Ş.;150015264,0\n"))
    assert column(outcome, "tax_id", "debtors") == ["4540536920", "0150015264"]
    assert [row[2] for row in listed(outcome, "repaired")] == ["4540536920.0", "150015264,0"]


def test_labels_before_numbers_and_addresses_are_taken_off(tmp_path: Path) -> None:
    outcome = run(
        write(
            tmp_path,
            lines(
                """
                Ünvan;VKN / TCKN;E-posta
                Ak Ltd.;VKN: 4540536920;mailto:ak@ornek.com
                Ok A.Ş.;3431656118;BİLGİ@ORNEK.COM.TR
                Al A.Ş.;VKN: 3431656119;Al@ornek.com
                """
            ),
        )
    )
    assert column(outcome, "tax_id", "debtors") == ["4540536920", "3431656118", "VKN: 3431656119"]
    assert column(outcome, "email", "debtors") == ["ak@ornek.com", "bilgi@ornek.com.tr", "Al@ornek.com"]
    assert [row[:3] for row in listed(outcome, "repaired")] == [
        ["2", "VKN / TCKN", "VKN: 4540536920"],
        ["2", "E-posta", "mailto:ak@ornek.com"],
        ["3", "E-posta", "BİLGİ@ORNEK.COM.TR"],
    ]


def test_registered_addresses_are_no_others(tmp_path: Path) -> None:
    rows = "\n".join(f"Firma {at} Ltd.;firma{at}@hs01.kep.tr" for at in range(6))
    outcome = run(write(tmp_path, f"Ünvan;KEP Adresi\n{rows}\n"))
    assert column(outcome, "kep", "debtors")[0] == "firma0@hs01.kep.tr"
    assert set(column(outcome, "email", "debtors")) <= {None, ""}


_GROUPED = """
    Sıra;Bayinin;;Vergi;;İletişim;
    ;Adı;{place};Dairesi;Numarası;GSM;{phone}
    1;Toros Sera;{cell};Kurumlar;4540536920;0505 630 66 31;{number}1
    2;Mustafa Evcimen;{cell};Uray;3431656118;0532 410 42 10;{number}2
"""


def _card(tmp_path: Path, *, field: str, **cells: str) -> list[str]:
    told = {"place": "Yeri", "cell": "Antalya", "phone": "Sabit", "number": "0242756762", **cells}
    return column(run(write(tmp_path, lines(_GROUPED.format(**told)))), field, "debtors")


@pytest.mark.parametrize("phone", ["Sabit", "Sabit Hat", "Evi"])
def test_a_second_number_under_any_header_is_taken(tmp_path: Path, phone: str) -> None:
    number = "0242 756 76 2" if phone == "Evi" else "0242756762"
    taken = _card(tmp_path, field="phone2", phone=phone, number=number)
    assert taken == ["+902427567621", "+902427567622"]


@pytest.mark.parametrize("phone", ["Faks", "Fax No"])
def test_a_number_of_a_fax_is_no_telephone(tmp_path: Path, phone: str) -> None:
    taken = _card(tmp_path, field="phone2", phone=phone, number="0242 756 76 2")
    assert taken in ([], [""] * 2)


@pytest.mark.parametrize(("place", "cell", "taken"), [
    ("Yeri", "Antalya", "Antalya"), ("Lokasyon", "MUĞLA", "MUĞLA"), ("Yeri", "Sanayi Sitesi", ""),
    ("Teslim Yeri", "Antalya", ""),
])  # fmt: skip
def test_a_place_is_the_province_where_its_cells_are_provinces(
    tmp_path: Path, place: str, cell: str, taken: str
) -> None:
    found = _card(tmp_path, field="province", place=place, cell=cell)
    assert found == [taken] * 2 or (not taken and not found)


@pytest.mark.parametrize("number", ["Protokol", "Sözleşme No", "Poliçe No"])
def test_a_number_of_a_card_makes_no_debt_of_it(tmp_path: Path, number: str) -> None:
    text = f"""
        {number};Hasta Adı Soyadı;Cep;Şehir;Semt/Adres
        1200;Ayşe Kara;0506 655 21 95;Bursa;Lale Sk. 67
        1203;Rıfat Işık;0544 871 40 37;Yalova;Barış Sk. 53
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "address", "debtors") == ["Lale Sk. 67", "Barış Sk. 53"]
    assert "receivables" not in outcome.appended


def test_a_list_of_documents_without_amounts_is_asked_about(tmp_path: Path) -> None:
    text = """
        Fatura No;Müşteri;Cep;Şehir
        1200;Ayşe Kara;0506 655 21 95;Bursa
        1201;Ayşe Kara;0506 655 21 95;Bursa
    """
    source = write(tmp_path, lines(text))
    [question] = asked(source)
    assert (question["id"], [each["answer"] for each in question["choices"]]) == ("amount:", ["cards"])
    assert "alacakların tutarı yok" in question["message"]
    outcome = run(source, answer=["amount:=cards"])
    assert column(outcome, "debtor_name", "debtors") == ["Ayşe Kara"]
    assert "receivables" not in outcome.appended


@pytest.mark.parametrize("beside", ["", ";Cep;E-posta;Doğum Tarihi"])
def test_a_file_that_an_office_keeps_of_each_customer_makes_no_debt_of_him(
    tmp_path: Path, beside: str
) -> None:
    told = (";0506 655 21 95;a@ornek.com;13.01.1960", ";0544 871 40 37;;14.02.1963") if beside else ("", "")
    text = f"Dosya No;Adı;Soyadı{beside}\nD1;Ali;Kaya{told[0]}\nD2;Ali;Can{told[1]}\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Ali Kaya", "Ali Can"]
    assert "receivables" not in outcome.appended


def test_numbers_of_enforcement_files_without_amounts_are_asked_about(tmp_path: Path) -> None:
    text = "Dosya No;Adı Soyadı\n2026/14;Ali Kaya\n2026/15;Ali Can\n"
    assert [each["id"] for each in asked(write(tmp_path, text))] == ["amount:"]
