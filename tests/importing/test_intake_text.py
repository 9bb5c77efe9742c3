"""Text lists: code pages, delimiters, quotation marks, printed columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from addin.importing.intake.delimited import find_delimiter, read_text_list
from addin.importing.intake.text import decode
from addin.importing.reading import read_sheets
from addin.model import Refusal
from tests.importing import intake_files as files
from tests.importing.intake_files import put
from tests.importing.test_intake_kinds import only

NAMES = ["ŞİŞLİ ÇAĞRI IĞDIR LTD.", "Öz Gül Kâğıtçılık", "Müşteri Ünvanı", "Güneş İnşaat"]


def rows(text: str) -> Sequence[list[Any]]:
    [sheet] = read_text_list(text)
    return sheet.rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1254", "cp857"]
)
@pytest.mark.parametrize("name", NAMES)
def test_code_pages_are_told_by_turkish_words(name: str, encoding: str) -> None:
    text = f"Unvan;Tutar\r\n{name};1,50\r\n"
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    "text", ["Tutar;100 €\n", "Ankara’da “Ak” – §5;1\n", "5 °C;x\n", "no-break\xa0blank;1\n"]
)
def test_signs_without_turkish_words_are_read_as_windows_does(text: str) -> None:
    assert decode(text.encode("cp1254")) == text


def test_the_end_mark_of_dos_is_dropped() -> None:
    assert decode("Ünvan\r\nŞişli\r\n\x1a".encode("cp857")) == "Ünvan\r\nŞişli\r\n"


def test_a_cut_letter_does_not_spoil_the_whole_text() -> None:
    raw = ("Şişli Çağrı;" * 20).encode() + b"\xc5;son\n"
    assert decode(raw).startswith("Şişli Çağrı;")


def test_line_breaks_and_quotes_within_quotes() -> None:
    text = 'Unvan;Not;Tutar\r\n"Ak ""Yapı"" Ltd.";"ilk\r\nson; bitti";1,50\r\nOk;x;2\r\n'
    assert rows(text) == [
        ["Unvan", "Not", "Tutar"],
        ['Ak "Yapı" Ltd.', "ilk\r\nson; bitti", "1,50"],
        ["Ok", "x", "2"],
    ]


def test_a_quotation_mark_that_nobody_closed_swallows_no_rows() -> None:
    body = "".join(f'"F-{at}";{at}\n' for at in range(100))
    found = rows('Unvan;Tutar\n"Ak 17" ekran;5\n"Ok;7\n' + body)
    assert len(found) == 103
    assert found[1:4] == [['"Ak 17" ekran', "5"], ['"Ok', "7"], ["F-0", "0"]]


def test_ragged_rows_and_trailing_delimiters(tmp_path: Path) -> None:
    found = only(tmp_path, b"Cari Liste\nUnvan;Tutar;;\nAk;5;;\nOk\n\n", "liste.csv")
    assert found.rows == [["Cari Liste", ""], ["Unvan", "Tutar"], ["Ak", "5"], ["Ok", ""]]


@pytest.mark.parametrize("first", ["sep=|\r\n", "SEP=|\r\n", '"sep=|"\r\n'])
def test_the_line_that_names_the_delimiter_is_no_row(tmp_path: Path, first: str) -> None:
    found = only(tmp_path, (first + "Unvan|Tutar;Not\r\nAk|5;6\r\n").encode(), "liste.csv")
    assert (found.rows, found.first_row) == ([["Unvan", "Tutar;Not"], ["Ak", "5;6"]], 1)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Cari Hesap Listesi, Ocak, Şubat\nUnvan;Tutar\nAk, Ok, Yok;1,50\nBir, İki, Üç;2,50\n", ";"),
        ('Unvan,Tutar\n"Ak; Ok","1,50"\n"Bir; İki","2,50"\n', ","),
        ("Unvan\tTutar\nAk, Ok;\t1.234,50\n", "\t"),
        ("Ak;1,50;TL;x\nOk;2,50;TL;y\n", ";"),
        ("tek sütun\nikinci satır\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_a_table(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


PRINTED = """\
                    ÖRNEK TİCARET A.Ş.
                  CARİ HESAP LİSTESİ                         Sayfa: 1

Cari Kodu  Unvan                    Vade        Tutar        Döviz
---------- ------------------------ ---------- ------------- -----
120.01.001 Ak Ltd. Şti.             13.10.2025      1.234,56 TL
120.01.002 Öz Gül İnşaat ve Tic. A  14.10.2025        110,00 TL
120.01.003 Şişli                    15.10.2025  1.000.000,00 USD

                           TOPLAM :               1.001.344,56
"""


@pytest.mark.parametrize("ruler", [True, False])
@pytest.mark.parametrize("encoding", ["cp857", "cp1254", "utf-8"])
def test_columns_of_a_printed_report(tmp_path: Path, encoding: str, ruler: bool) -> None:
    text = PRINTED if ruler else "\n".join(line for line in PRINTED.splitlines() if "---" not in line)
    found = only(tmp_path, text.encode(encoding), "rapor.txt").rows
    filled = [[cell for cell in row if cell] for row in found if any(row)]
    assert filled[2] == ["Cari Kodu", "Unvan", "Vade", "Tutar", "Döviz"]
    assert filled[3] == ["120.01.001", "Ak Ltd. Şti.", "13.10.2025", "1.234,56", "TL"]
    assert filled[4] == ["120.01.002", "Öz Gül İnşaat ve Tic. A", "14.10.2025", "110,00", "TL"]
    assert filled[5] == ["120.01.003", "Şişli", "15.10.2025", "1.000.000,00", "USD"]
    table = [row for row in found if row[0].startswith("120")]
    assert {len(row) for row in table} == {5}


def test_drawn_lines_are_no_rows() -> None:
    text = "+----+------+\n|Unvan|Tutar|\n|-----|-----|\n|Ak|5|\n|=====|=====|\n"
    assert [row for row in rows(text) if any(row)] == [["", "Unvan", "Tutar", ""], ["", "Ak", "5", ""]]


def test_a_dash_for_nothing_is_kept() -> None:
    assert rows("Unvan;Tutar\n-;-\nAk;5\n")[1] == ["-", "-"]


def test_a_text_that_was_named_a_workbook(tmp_path: Path) -> None:
    path = put(tmp_path, "liste.xlsx", files.delimited(encoding="cp857"))
    assert only(tmp_path, path.read_bytes(), "liste.xlsx").rows[1][0] == "Şişli Çağrı Iğdır"


def test_whole_lines_in_one_column_are_parted(tmp_path: Path) -> None:
    lines = [["CARİ LİSTE"], [""], ["Unvan;Belge No;Tutar"], ['"Ak; Ok";F-1;1,50'], ["Yok;F-2;2,50"]]
    wanted = [["CARİ LİSTE", "", ""], [""] * 3, ["Unvan", "Belge No", "Tutar"]]
    wanted += [["Ak; Ok", "F-1", "1,50"], ["Yok", "F-2", "2,50"]]
    assert only(tmp_path, files.xlsx(lines)).rows == wanted
    quoted = "".join('"' + line.replace('"', '""') + '"\n' for [line] in lines)
    assert only(tmp_path, quoted.encode(), "liste.csv").rows == wanted


def test_one_column_of_words_stays_one(tmp_path: Path) -> None:
    assert only(tmp_path, files.xlsx([["Unvan"], ["Ak, Ltd."], ["Ok, A.Ş."]])).rows[1] == ["Ak, Ltd."]


def test_commas_of_columns_and_decimals_that_cannot_be_told_apart_are_refused(tmp_path: Path) -> None:
    text = "Unvan,Tutar,Ödenen\nAk,1234,56,10\nOk,80,05,20\n"
    with pytest.raises(Refusal) as refused:
        read_sheets(put(tmp_path, "liste.csv", text.encode()))
    assert refused.value.key == "import_commas"


def test_printed_columns_with_decimal_commas_are_not_parted_at_commas() -> None:
    text = """
Hesap Adı            Tarih       Borç          Bakiye
Ak Ltd. Şti.         06.02.2025  45.554,03      0,00
Ok Gıda A.Ş.         07.02.2025   1.000,00  1.000,00
"""
    assert rows(text)[1:3] == [
        ["Hesap Adı", "Tarih", "Borç", "Bakiye"],
        ["Ak Ltd. Şti.", "06.02.2025", "45.554,03", "0,00"],
    ]


def test_a_number_wider_than_its_column_is_not_cut() -> None:
    header = f"{'Unvan':13}{'No':6}{'Vade':12}{'Tutar':>14}"
    short = [f"{'Ak Ltd.':13}{f'F-{at}':6}{'13.01.2026':12}{f'{at}1,50':>14}" for at in range(70)]
    made = rows("\n".join([header, *short, f"{'Toplam':31}{'2.037.236,43':>14}"]))
    assert made[-1] == ["Toplam", "", "", "2.037.236,43"]


COLUMNS = {
    "Cari Kodu": ["120.01.001", "120.01.002", "120.34.117"],
    "Ünvan": ["Şirin Yıldırım", "Öz Gül Ambalaj San. ve Tic. Ltd. Şti.", "Ak Su A.Ş."],
    "Tarih": ["13.01.2026", "14.01.2026", "15.01.2026"],
    "Alacak": ["", "", ""],
    "Şehir": ["Şanlıurfa", "Iğdır", "Muğla"],
    "Tutar": ["1.562.579.345,80", "12,50", "4.150,00"],
    "Bakiye": ["214,77 (B)", "1.227,02 (B)", "12,50 (B)"],
}
ORDERS = [
    "Cari Kodu|Ünvan|Tarih|Alacak|Tutar|Bakiye",
    "Ünvan|Şehir|Tutar|Bakiye",
    "Ünvan|Bakiye|Tutar|Tarih",
    "Şehir|Tutar|Cari Kodu|Ünvan|Alacak|Tarih",
]


@pytest.mark.parametrize("between", [1, 2, 4])
@pytest.mark.parametrize("order", ORDERS)
def test_printed_columns_however_close_they_stand(order: str, between: int) -> None:
    titles = order.split("|")
    cells = [titles, *([COLUMNS[title][at % 3] for title in titles] for at in range(12))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numbers = [title in ("Tutar", "Alacak", "Bakiye") for title in titles]
    printed = [
        (" " * between)
        .join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numbers, strict=True)
        )
        .rstrip()
        for row in cells
    ]
    assert rows("\n".join(printed)) == cells


def test_a_sum_wider_than_its_column_on_both_sides_is_not_cut() -> None:
    header = f"{'Unvan':12} {'Borç':>9} {'Alacak':>8} {'Bakiye':>9}"
    short = [f"{'Ak Ltd.':12} {'1.500,00':>9} {'120,00':>8} {'1.380,00':>9}" for _ in range(9)]
    sums = f"{'Toplam':12} {'13.500,00':>9} {'1.111.080,00':>10}"
    assert rows("\n".join([header, *short, sums]))[-1] == ["Toplam", "13.500,00", "1.111.080,00", ""]


def test_a_name_that_goes_on_below_is_one() -> None:
    lines = [f"{'Unvan':24}{'Vade':12}{'Tutar':>9}"]
    for at in range(6):
        lines += [f"{'Öz Gül Ambalaj':24}{'13.01.2026':12}{f'{at}1,50':>9}", "San. ve Tic. Ltd. Şti."]
        lines += [f"{'Ali Kaya':24}{'14.01.2026':12}{f'{at}2,50':>9}"]
    assert [row[0] for row in rows("\n".join(lines)) if row[1]] == [
        "Unvan",
        *["Öz Gül Ambalaj San. ve Tic. Ltd. Şti.", "Ali Kaya"] * 6,
    ]


def test_the_titles_are_known_above_rows_with_little_in_them() -> None:
    cells = [["Ünvan", "Şehir", "Vergi No", "Telefon"]]
    cells += [["Şirin Yıldırım", "Iğdır", "", ""], ["Öz Gül Ambalaj", "Şanlıurfa", "", "0212 444 55 66"]]
    cells += [["Ak Su Ltd. Şti.", "Muğla", "4540536920", "0532 123 45 67"]] * 3
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    printed = [" ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
    assert rows("\n".join(printed)) == cells
