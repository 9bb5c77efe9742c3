"""A second list brings the book up to date, and leaves what somebody changed by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from xlsxwriter import Workbook

from addin.books.file import open_book
from addin.model import Outcome
from tests.desk import AS_OF, Said, column, frame, log_lines, make_book, refresh, tahsilat, type_into
from tests.importing.runs import lines

FIRST = """
    Müşteri;Fatura No;Vade;Tutar
    Ak;F-1;13.01.2026;100,00
    Ok;F-2;14.01.2026;200,00
    Al;F-3;15.01.2026;300,00
"""
SECOND = FIRST.replace("100,00", "150,00").replace("200,00", "250,00").replace("15.01.2026", "25.01.2026")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    assert take(path, FIRST).code == 0
    return path


def take(book: Path, text: str) -> Said:
    source = book.parent / "liste.csv"
    source.write_text(lines(text), encoding="utf-8")
    return tahsilat("import", source, "--into", book, "--yes")


@pytest.mark.parametrize("refreshed", [False, True])
def test_what_was_changed_by_hand_stays_and_is_listed_with_both_values(book: Path, refreshed: bool) -> None:
    type_into(book, "receivables", "amount_kurus", {0: 12345})
    type_into(book, "receivables", "due_date", {2: datetime(2026, 3, 1)})
    if refreshed:
        refresh(book)
    said = take(book, SECOND)
    assert column(book, "receivables", "amount_kurus") == [12345, 25000, 30000]
    assert [f"{day:%d.%m}" for day in column(book, "receivables", "due_date")] == ["13.01", "14.01", "01.03"]
    assert "2 alacağın elle değiştirilmiş" in said.out
    rows = frame(book, "import_rows")
    kept = rows[rows["outcome"] == "noticed"]
    assert kept[["old", "new"]].to_numpy().tolist() == [["123,45", "150,00"], ["01.03.2026", "25.01.2026"]]
    assert "elle değiştirilmiş" in kept["reason"].iloc[0]
    assert not (rows["outcome"] == "skipped").any() and "2 atlandı" in said.out


def test_as_many_rows_as_were_changed_by_hand_stay(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {"people": [{"person": "Ayşe"}]})
    rows = [f"Ak;F-{number};13.01.2026;100,00" for number in range(40)]
    take(path, "\n".join(["Müşteri;Fatura No;Vade;Tutar", *rows]))
    type_into(path, "receivables", "amount_kurus", dict.fromkeys(range(30), 12345))
    for _ in range(2):
        refresh(path)
    said = tahsilat("seen", path, "A-0001-B", "--by", "Ayşe")
    assert said.code == 0, said.err
    refresh(path)
    later = [row.replace("100,00", "150,00") for row in rows]
    said = take(path, "\n".join(["Müşteri;Fatura No;Vade;Tutar", *later]))
    assert column(path, "receivables", "amount_kurus") == [12345] * 30 + [15000] * 10
    assert "30 alacağın elle değiştirilmiş" in said.out


def test_what_a_list_updated_the_next_list_updates_again(book: Path) -> None:
    refresh(book)
    take(book, SECOND)
    said = take(book, SECOND.replace("150,00", "151,00"))
    assert column(book, "receivables", "amount_kurus") == [15100, 25000, 30000]
    assert "elle değiştirilmiş" not in said.out
    assert not [line for line in log_lines(book) if line["new"] == "satır elle değiştirildi"]


def test_an_amount_that_is_missing_elsewhere_stays_missing(book: Path) -> None:
    append(book, "receivables", {"debtor_name": "Ak", "document_no": "X", "due_date": datetime(2026, 3, 1)})
    take(book, SECOND)
    assert column(book, "receivables", "amount_kurus")[:3] == [15000, 25000, 30000]
    assert pd.isna(column(book, "receivables", "amount_kurus")[3])


def test_another_edit_of_the_row_lets_the_list_fill_what_is_empty(book: Path) -> None:
    type_into(book, "receivables", "due_date", {1: None})
    take(book, SECOND)
    assert f"{column(book, 'receivables', 'due_date')[1]:%d.%m.%Y}" == "14.01.2026"
    assert column(book, "receivables", "amount_kurus")[1] == 20000


def test_receivables_stand_in_the_first_stage_or_when_closed_in_the_last(book: Path) -> None:
    assert column(book, "receivables", "stage") == ["new"] * 3
    assert {day.date() for day in column(book, "receivables", "stage_date")} == {AS_OF}
    take(
        book,
        SECOND.replace("Tutar", "Tutar;Durum").replace("00\n", "00;Ödendi\n", 1)
        + "    Al;F-4;;7,00;Ödendi\n",
    )
    assert column(book, "receivables", "stage") == ["closed", "new", "new", "closed"]
    assert {day.date() for day in column(book, "receivables", "stage_date")} == {AS_OF}


def test_receivables_of_an_enforcement_file_stand_in_no_stage_that_no_list_proves(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    text = """
        İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Takip Çıkışı;Safha
        Gebze İcra Dairesi;2025/99;Ok;10.11.2025;80,00;Haciz
    """
    take(path, text)
    assert column(path, "files", "stage") == ["attachment"]
    assert column(path, "receivables", "stage") == [""]


def test_sums_of_several_sheets_agree_at_the_second_import_as_at_the_first(tmp_path: Path) -> None:
    path, source = make_book(tmp_path / "Kitap.xlsx", {}), tmp_path / "liste.xlsx"
    with Workbook(str(source)) as made:
        sheets: dict[str, list[list[Any]]] = {
            "Faturalar": [["Müşteri", "Fatura No", "Tutar"], ["Ak", "F-1", 100], ["Ok", "F-2", 250]],
            "Devir": [["Firma", "Belge No", "Bakiye"], ["Al", "D-1", 30], ["Su", "D-2", 40]],
        }
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            total = ["TOPLAM", "", sum(row[2] for row in rows[1:])]
            for at, row in enumerate([*rows, total]):
                sheet.write_row(at, 0, row)
    for _ in range(2):
        said = tahsilat("import", source, "--into", path, "--yes")
        assert "kendi toplamı 420,00 TL, tutuyor" in said.out


PAID = """
    Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar;Ödenen;Ödeme Tarihi;Kalan
    Ak;F-1;03.01.2026;13.01.2026;100,00;40,00;;60,00
    Ok;F-2;04.01.2026;14.01.2026;200,00;;;200,00
    Al;F-3;05.01.2026;15.01.2026;300,00;;;300,00
"""


def test_what_the_list_shows_as_paid_up_is_closed_and_told(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, PAID)
    assert column(path, "receivables", "open_kurus") == [6000, 20000, 30000]
    paid = PAID.replace("200,00;;;200,00", "200,00;200,00;;0,00")
    said = take(path, paid)
    assert column(path, "receivables", "open_kurus") == [6000, 0, 30000]
    assert column(path, "receivables", "closing_reason") == ["", "paid", ""]
    assert "1 alındı" in said.out and "1 tanesi listede tamamen ödenmiş" in said.out
    rows = frame(path, "import_rows")
    assert rows.loc[rows["outcome"] == "changed", ["source_row", "old", "new"]].to_numpy().tolist() == [
        [3, "", "ödendi"]
    ]
    assert "0 alındı" in take(path, paid).out


def test_a_balance_of_nothing_closes_the_document_that_is_open_in_the_book(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    balances = "Müşteri;Fatura No;Vade;Kalan\nAk;F-1;13.01.2026;60,00\nOk;F-2;14.01.2026;200,00\n"
    take(path, balances)
    take(path, balances.replace("200,00", "0,00"))
    assert column(path, "receivables", "open_kurus") == [6000, 0]


def test_payments_of_a_later_day_come_in_once(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    dated = PAID.replace("40,00;;", "40,00;20.01.2026;")
    take(path, dated)
    more = dated.replace("40,00;20.01.2026;60", "90,00;02.02.2026;10")
    said = take(path, more)
    assert column(path, "receipts", "amount_kurus") == [4000, 5000]
    assert column(path, "receivables", "open_kurus") == [1000, 20000, 30000]
    assert (
        "1 alacağın listedeki yeni ödemesi" in said.out
        and "güncellendi" not in said.out.split("yenilendi")[0]
    )
    take(path, more)
    assert len(frame(path, "receipts")) == 2


def test_another_sum_paid_on_the_same_day_is_told_with_both(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    dated = PAID.replace("40,00;;", "40,00;20.01.2026;")
    take(path, dated)
    said = take(path, dated.replace("40,00;20.01.2026;60", "45,00;20.01.2026;55"))
    assert column(path, "receipts", "amount_kurus") == [4000]
    assert "1 alacağın listedeki ödeneni" in said.out
    rows = frame(path, "import_rows")
    assert rows.loc[rows["outcome"] == "noticed", ["old", "new"]].to_numpy().tolist() == [["40,00", "45,00"]]
    assert "2" not in rows.loc[rows["outcome"] == "skipped", "source_row"].astype(str).tolist()


def test_a_payment_that_somebody_entered_already_does_not_come_twice(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, PAID)
    receipt = {"debtor_name": "Ok", "received_on": datetime(2026, 2, 1), "amount_kurus": 20000}
    append(path, "receipts", receipt)
    take(path, PAID.replace("200,00;;;200,00", "200,00;200,00;01.02.2026;0,00"))
    assert column(path, "receipts", "amount_kurus") == [20000]


def append(book: Path, table: str, row: dict[str, object]) -> None:
    outcome = Outcome(appended={table: pd.DataFrame([row])})
    open_book(book, backups=False).write(outcome)


def test_what_receipts_paid_is_not_taken_off_the_amount_once_more(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, PAID.replace("40,00;;", "40,00;20.01.2026;"))
    take(path, PAID.replace("40,00;;60", "70,00;;30"))
    assert column(path, "receivables", "open_kurus") == [3000, 20000, 30000]
    take(path, PAID)
    assert column(path, "receivables", "open_kurus") == [6000, 20000, 30000]
    assert column(path, "receivables", "amount_kurus") == [10000, 20000, 30000]


def test_a_card_that_the_list_has_otherwise_stays_and_is_told_an_empty_cell_is_filled(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    first = """
        Müşteri;Telefon;E-posta;Fatura No;Vade;Tutar
        Ak;0532 111 22 33;;F-1;13.01.2026;100,00
        Ak;0532 111 22 33;;F-2;14.01.2026;200,00
        Ok;;;F-3;15.01.2026;300,00
    """
    take(path, first)
    said = take(path, first.replace("Ak;0532 111 22 33;", "Ak;0505 666 77 99;ak@ornek.com"))
    assert column(path, "debtors", "phone") == ["+905321112233", ""]
    assert column(path, "debtors", "email") == ["ak@ornek.com", ""]
    rows = frame(path, "import_rows")
    told = rows.loc[
        rows["outcome"].isin(["noticed", "changed"]), ["source_row", "source_column", "old", "new"]
    ]
    assert told.to_numpy().tolist() == [
        [2, "Telefon", "+905321112233", "+905056667799"],
        [2, "E-posta", "", "ak@ornek.com"],
    ]
    assert "1 borçlunun kartı listeden farklı" in said.out and "1 borçlunun kartı tamamlandı" in said.out
    assert "0 alındı" in said.out
    refresh(path)
    assert not [line for line in log_lines(path) if line["new"] == "satır elle değiştirildi"]
    assert "listeden farklı" not in take(path, first.replace("0532 111 22 33", "+90 532 1112233")).out


def test_what_a_list_closed_and_the_next_demands_again_is_told(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    first = FIRST.replace("Tutar", "Tutar;Durum").replace("200,00", "200,00;Ödendi")
    take(path, first)
    refresh(path)
    assert column(path, "receivables", "closing_reason") == ["", "paid", ""]
    assert "ödendi” olarak kapalı" not in take(path, first).out
    said = take(path, first.replace(";Ödendi", ";Açık"))
    assert "1 alacak (Ok F-2; 200,00 TL) kitapta “ödendi” olarak kapalı, bu listede yine açık" in said.out
    assert column(path, "receivables", "closing_reason") == ["", "paid", ""]
    rows = frame(path, "import_rows")
    told = rows[rows["reason"].str.contains("kapalı kaldı")]
    assert told[["source_row", "old", "new"]].to_numpy().tolist() == [[3, "ödendi", ""]]
    statement = "Cari Ünvanı:;Ok;;;\nTarih;Belge No;Borç;Alacak;Bakiye\n14.01.2026;F-2;200,00;;200,00\n"
    assert "ödendi” olarak kapalı" not in take(path, statement).out
    type_into(path, "receivables", "closing_reason", {2: "ödendi"})
    assert "1 alacak (Ok F-2; 200,00 TL) kitapta" in take(path, FIRST).out  # who closes by hand knows it


@pytest.mark.parametrize(
    ("day", "near"), [("06.02.2026", True), ("05.02.2026", False), ("12.02.2026", False)]
)
def test_a_payment_that_somebody_entered_on_another_day_is_asked(
    tmp_path: Path, day: str, near: bool
) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, "Müşteri;Fatura No;Vade;Tutar\nAda;F-1;01.02.2026;900,00\nCeren;F-2;01.02.2026;400,00\n")
    paid = {"debtor_name": "Ada", "received_on": datetime(2026, 2, 5), "amount_kurus": 20000}
    append(path, "receipts", paid)
    said = take(
        path, f"Tarih;Müşteri;Ödeme Şekli;Tutar\n{day};Ada;Havale;200,00\n07.02.2026;Ceren;Nakit;200,00\n"
    )
    told = f"Ada: kitapta 200,00 TL (05.02.2026), listede 200,00 TL ({day})"
    assert (told in said.err) is near and said.code == (2 if near else 0)
