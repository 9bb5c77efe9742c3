"""What a portfolio says of each cheque and note, as the bookkeeper reads it on the screen and in Bugün."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from tests.desk import column, frame, make_book, tahsilat
from tests.importing.runs import lines, run, told, write
from tests.importing.weeks import take
from tests.tables import table

PORTFOLIO = """
    Müşteri;Çek/Senet No;Evrak Türü;Banka;Vade;Tutar;Durum
    Akın Zirai Ürünler A.Ş.;0451122;Çek;Ziraat;15.12.2026;48.500,00;Portföyde
    Eren Fidancılık;1120045;Çek;İş Bankası;05.11.2026;18.400,00;Karşılıksız
    Lale Ahşap Ltd.;SN-55;Senet;;15.11.2026;10.000,00;PROTESTO OLDU
    Derya Gübre;9981201;Çek;Akbank;20.12.2026;31.000,00;Ciro edildi - Polat Suntaş
    Gül Tohumculuk;8802233;Çek;QNB;18.11.2026;7.600,00;Tahsil edildi
"""
PEOPLE = """
| Kişi | Görev      |
| Ayşe | tahsilatçı |
"""


def test_whoever_gave_a_bounced_one_is_called_first_from_the_first_list_on(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {"people": table("people", PEOPLE)})
    tahsilat("refresh", book, "--as-of", "2026-11-24")
    said = take(book, PORTFOLIO)
    assert (
        "arama planlandı (24.11.2026): Eren Fidancılık 1120045 18.400,00 TL (Banka: İş Bankası); "
        "Lale Ahşap Ltd. SN-55" in said.out
    )
    work = frame(book, "today")
    assert work["debtor_name"].tolist() == ["Eren Fidancılık", "Lale Ahşap Ltd."]  # Akın's is not due yet
    assert work["action"].tolist() == ["karşılıksız çek/senet: ara"] * 2
    assert work["last_summary"].tolist() == ["1120045 18.400,00 TL (Banka: İş Bankası)", "SN-55 10.000,00 TL"]
    assert set(work["person"]) == {"Ayşe"}
    planned = column(book, "contacts", "contact_id")
    take(book, PORTFOLIO)
    assert column(book, "contacts", "contact_id") == planned


def test_the_notes_of_the_list_stand_behind_the_paper(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines(
            """
            Fatura No;Müşteri;Belge Türü;Vade;Tutar;Durum;Not
            7;Eren;Çek;05.11.2026;100,00;Karşılıksız;kardeşi arasın
            8;Eren;Çek;05.12.2026;300,00;Portföyde;şubeden
            """
        ),
    )
    summary = run(source).appended["contacts"]["summary"].tolist()
    assert summary == ["7 100,00 TL; listedeki notlar: 8: şubeden; 7: kardeşi arasın"]


@pytest.mark.parametrize("dry", [False, True])
def test_who_gave_what_was_handed_on_is_told(tmp_path: Path, dry: bool) -> None:
    outcome = run(write(tmp_path, lines(PORTFOLIO)), dry_run=dry)
    assert "(Derya Gübre 9981201 31.000,00 TL; toplam 31.000,00 TL)" in told(outcome)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("karşılıksızdır", "bounced"),
        ("KARŞILIĞI YOK", "bounced"),
        ("protestolu senet", "bounced"),
        ("İade (karşılıksız)", "bounced"),
        ("Karşılıksız - avukata verildi", "bounced"),
        ("Tahsil edilmiş", "paid"),
        ("Avukatta", ""),
        ("Bankadan iade", ""),
    ],
)
def test_states_are_known_in_many_words(tmp_path: Path, word: str, reason: str) -> None:
    rows = f"{word};Ada;7;01.11.2026;100,00\nPortföyde;Bora;8;01.12.2026;50,00\n"
    outcome = run(write(tmp_path, "Akıbet;Cari;Senet No;Vade;Tutar\n" + rows))
    assert outcome.appended["receivables"]["closing_reason"].tolist() == [reason, ""]
    assert "durumu tanınmadı" not in told(outcome)


def test_a_state_that_nobody_knows_is_told(tmp_path: Path) -> None:
    said = told(run(write(tmp_path, lines(PORTFOLIO.replace("Portföyde", "Verildi")))))
    assert "1 çek ya da senedin durumu tanınmadı (satır 2; 48.500,00 TL)" in said


def test_each_sum_of_an_account_is_what_it_is_called(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines(
            """
            Tarih;Cari;Açıklama;Borç;Alacak
            01.09.2026;Bulut Giyim;Satış faturası;10.000,00;
            05.09.2026;Bulut Giyim;Satış iade faturası;;1.000,00
            10.09.2026;Bulut Giyim;Havale;;3.000,00
            12.09.2026;Bulut Giyim;Çek 8812 vade 15.12.2026;;4.000,00
            13.09.2026;Ceylan;Satış faturası;700,00;
            14.09.2026;Ceylan;Çek 99;;700,00
            30.09.2026;Ceylan;Karşılıksız çek iadesi 99;700,00;
            """
        ),
    )
    said = told(run(source))
    assert "Tahsilat olarak alınan: 3.000,00 TL." in said
    assert "Çek ya da senetle gelen 1 ödeme: 4.000,00 TL" in said
    assert "sonra karşılıksız ya da iade yazılan 1 çek ya da senet: 700,00 TL" in said
    assert "(iade, mahsup, kur farkı gibi): 1.000,00 TL" in said
    assert "tahsil edilmiş sayıldı" not in said


def test_a_sheet_names_the_state_of_its_papers(tmp_path: Path) -> None:
    header = ["Müşteri", "Çek No", "Vade", "Tutar"]
    sheets: dict[str, list[list[Any]]] = {
        "Portföy": [header, ["Ada", "1", "10.12.2026", 100.0]],
        "Ciro Edilenler": [header, ["Bora", "2", "10.12.2026", 200.0]],
        "Karşılıksız Çekler": [header, ["Can", "3", "10.11.2026", 300.0]],
    }
    source = tmp_path / "cekler.xlsx"
    with Workbook(str(source)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    outcome = run(source)
    taken = outcome.appended["receivables"]
    assert taken["debtor_name"].tolist() == ["Ada", "Can"]
    assert taken["closing_reason"].tolist() == ["", "bounced"]
    assert "(Bora 2 200,00 TL; toplam 200,00 TL)" in told(outcome) and "Can 3 300,00 TL" in told(outcome)


def test_one_that_was_handed_on_and_bounces_is_owed_and_called_about(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, PORTFOLIO)
    take(book, PORTFOLIO.replace("Portföyde", "Ciro edildi"))
    assert column(book, "receivables", "open_kurus")[0] == 0
    said = take(book, PORTFOLIO.replace("Portföyde", "Karşılıksız"))
    assert "bu listede karşılıksız (Akın Zirai Ürünler A.Ş. 0451122 48.500,00 TL)" in said.out
    assert "kapalı bırakıldı" not in said.out
    assert column(book, "receivables", "open_kurus")[0] == 4_850_000
    assert column(book, "receivables", "stage")[0] == column(book, "receivables", "stage")[1]
    assert column(book, "contacts", "debtor_name")[-1] == "Akın Zirai Ürünler A.Ş."


@pytest.mark.parametrize("header", ["Durum", "Statü", "Aşama", "Pozisyon", "Son Hali"])
@pytest.mark.parametrize("held", ["Portföyde", "Bankada tahsilde", "Avukatta"])
def test_states_are_known_under_any_header(tmp_path: Path, header: str, held: str) -> None:
    outcome = run(
        write(
            tmp_path,
            lines(
                f"""
                Seri No;Banka Adı;Keşideci;Vade;Tutar;{header}
                3010375;Garanti BBVA;Akın A.Ş.;31.12.2026;1.596,73;{held}
                3009147;Vakıfbank;Eren A.Ş.;01.01.2027;1.880,22;{held}
                3009594;İş Bankası;Eren A.Ş.;14.01.2027;2.878,54;{held}
                3006429;TEB;Lale Ltd.;10.10.2026;5.548,64;Ciro edildi
                """
            ),
        )
    )  # unasked
    assert outcome.appended["receivables"]["document_no"].tolist() == ["3010375", "3009147", "3009594"]
    assert f"{header} → Durum" in told(outcome) and "ciro edilmiş" in told(outcome)
