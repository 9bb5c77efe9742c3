"""Every kind of workbook, told by content whatever it is named; what stands beside the values."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from addin.importing.reading import Sheet, read_sheets
from tests.importing import intake_files as files
from tests.importing.intake_files import ROWS, put

KINDS: dict[str, Callable[[], bytes]] = {
    "xlsx": files.xlsx,
    "strict": files.strict_xlsx,
    "xls": files.xls,
    "xlsb": files.xlsb,
    "ods": files.ods,
    "spreadsheetml": files.spreadsheetml,
}


def only(folder: Path, content: bytes, name: str = "liste.xls") -> Sheet:
    [sheet] = read_sheets(put(folder, name, content))
    return sheet


@pytest.mark.parametrize("name", ["liste.xls", "liste.xlsx", "liste.csv", "liste"])
@pytest.mark.parametrize("kind", KINDS)
def test_content_tells_the_kind(tmp_path: Path, kind: str, name: str) -> None:
    sheet = only(tmp_path, KINDS[kind](), name)
    assert sheet.rows == [list(row) for row in ROWS]
    assert (sheet.name, sheet.file, sheet.first_row, sheet.first_column) == ("Liste", name, 1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1254", "cp857"])
def test_text_named_as_a_workbook(tmp_path: Path, encoding: str) -> None:
    content = files.delimited(encoding=encoding, delimiter="\t")
    assert only(tmp_path, content).rows == [[str(cell) for cell in row] for row in ROWS]


def test_what_an_xlsx_says_beside_its_values(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "A & Ş"
    sheet.append([])
    for row in [["", "Unvan", "Gizli", "Tutar"], ["", "Ak", 1, 2], ["", "", 3, 4], ["", "Ok", 5, 6]]:
        sheet.append(row)
    sheet.merge_cells("B3:B4")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    out = io.BytesIO()
    book.save(out)
    found = only(tmp_path, out.getvalue())
    assert (found.name, found.first_row, found.first_column) == ("A & Ş", 2, 2)
    assert found.merged == ((1, 0, 2, 0),)
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({3}, {1})
    assert found.rows[1] == ["Ak", 1.0, 2.0]


def test_rows_that_a_filter_hides_are_hidden(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "suzulmus.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["Unvan", "Tutar"], ["Ak", 1], ["Ok", 2]]):
            sheet.write_row(at, 0, row)
        sheet.autofilter("A1:B3")
        sheet.filter_column(0, "x == Ok")
        sheet.set_row(1, options={"hidden": True})
    assert read_sheets(path)[0].hidden_rows == {1}


@pytest.mark.parametrize("short", [False, True])
def test_what_an_xls_says_beside_its_values(tmp_path: Path, short: bool) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Liste")
    sheet.write_merge(1, 2, 1, 1, "Ak")
    for top, left, cell in ((1, 2, 12345678901), (1, 3, 1.5), (2, 2, "x"), (3, 3, 7)):
        sheet.write(top, left, cell)
    sheet.row(3).hidden = True
    sheet.col(2).hidden = True
    hidden = book.add_sheet("Eski")
    hidden.write(0, 0, "x")
    hidden.visibility = 1
    out = io.BytesIO()
    book.save(out)
    content = files.short_xls(out.getvalue()) if short else out.getvalue()
    first, second = read_sheets(put(tmp_path, "liste.xls", content))
    assert first.rows == [["Ak", 12345678901, 1.5], ["", "x", ""], ["", "", 7.0]]
    assert isinstance(first.rows[0][1], int)
    assert first.merged == ((0, 0, 1, 0),)
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({2}, {1})
    assert (first.hidden, second.hidden) == (False, True)


def test_what_an_ods_says_beside_its_values(tmp_path: Path) -> None:
    def text(word: str, more: str = "") -> str:
        return (
            f'<table:table-cell office:value-type="string"{more}><text:p>{word}</text:p></table:table-cell>'
        )

    wide = ' table:number-columns-spanned="2"'
    body = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{text('Unvan', wide)}"
        f"<table:covered-table-cell/>{text('c')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
        f"{text('Ak')}</table:table-row>"
        f"<table:table-row>{text('Ok')}</table:table-row>"
    )
    found = only(tmp_path, files.ods(body=body))
    assert found.rows == [["Unvan", "", "c"], ["Ak", "", ""], ["Ak", "", ""], ["Ok", "", ""]]
    assert found.merged == ((0, 0, 0, 1),)
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({1, 2}, {2})


def test_what_an_xlsb_says_beside_its_values(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Unvan", "VKN", "Tutar"], ["Ak", 4540536920.0, 1000.5], ["Ok", 1, 2.0]]
    raw = files.xlsb(rows, {1: "0.00E+00", 2: "[$$-409]#,##0.00"}, hidden=(2, 1))
    [found] = read_sheets(put(tmp_path, "liste.xlsb", raw))
    assert found.rows == [["Unvan", "VKN", "Tutar"], ["Ak", 4540536920, "1000,5 USD"], ["Ok", 1.0, "2 USD"]]
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({2}, {1})
    assert set(found.scientific) == {1}


def test_formats_of_an_xls_tell_currencies_and_powers_of_ten(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Liste")
    looks = [xlwt.easyxf(num_format_str=code) for code in ("0.00E+00", "[$€-407] #,##0.00", "#,##0.00")]
    for row, numbers in enumerate([(4540536920, 1000.5, 7), (12, 2, 3)], start=2):
        for column, (number, look) in enumerate(zip(numbers, looks, strict=True), start=1):
            sheet.write(row, column, number, look)
    out = io.BytesIO()
    book.save(out)
    found = only(tmp_path, out.getvalue())
    assert found.rows == [[4540536920, "1000,5 EUR", 7.0], [12.0, "2 EUR", 3.0]]
    assert set(found.scientific) == {0}


def test_what_the_cells_of_an_ods_show_is_read(tmp_path: Path) -> None:
    def money(code: str, value: float, more: str = "") -> str:
        return (
            f'<table:table-cell office:value-type="currency" office:currency="{code}" '
            f'office:value="{value}"{more}/>'
        )

    def shown(value: float, text: str) -> str:
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{text}</text:p>'
            "</table:table-cell>"
        )

    twice = money("EUR", 2.0, ' table:number-columns-repeated="2"')
    body = (
        f"<table:table-row>{money('TRY', 5.5)}{money('USD', 1000.5)}</table:table-row>"
        f"<table:table-row>{twice}</table:table-row>"
        f"<table:table-row>{shown(4540536920, '4,54E+09')}{shown(1.5, '1,50 USD')}</table:table-row>"
        f"<table:table-row>{shown(7, '7,00 ₺')}{shown(8, '-8,00')}</table:table-row>"
    )
    found = only(tmp_path, files.ods(body=body))
    assert found.rows == [
        [5.5, "1000,5 USD"],
        ["2 EUR", "2 EUR"],
        [4540536920, "1,5 USD"],
        [7.0, 8.0],
    ]
    assert set(found.scientific) == {0}


def test_a_formula_gives_its_saved_value_or_a_notice(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from xlsxwriter import Workbook as Saved

    out = io.BytesIO()
    with Saved(out) as saved:
        sheet = saved.add_worksheet()
        sheet.write_row(0, 0, ["Tutar", "Not"])
        sheet.write_formula(1, 0, "=2+3", None, 5)
        sheet.write_formula(1, 1, '=""', None, "")
    # As Excel saves an empty text.
    content = files.changed_package(out.getvalue(), lambda _, xml: xml.replace(b'"B2">', b'"B2" t="str">'))
    known = only(tmp_path, content)
    assert (known.rows, known.notices) == ([["Tutar", "Not"], [5.0, ""]], ())
    unsaved = Workbook()
    open_sheet: Any = unsaved.active
    open_sheet.append(["Tutar", "Vade"])
    open_sheet.append(["=2+3", "x"])
    unsaved.save(tmp_path / "sonucsuz.xlsx")
    [unknown] = read_sheets(tmp_path / "sonucsuz.xlsx")
    assert (unknown.rows[1], unknown.notices) == (["", "x"], ("import_formula_unsaved",))


def test_types_and_digits_arrive_unchanged(tmp_path: Path) -> None:
    from openpyxl import Workbook

    cells = [
        dt.datetime(2025, 10, 13),
        dt.datetime(2025, 10, 13, 9, 5),
        dt.time(3, 4),
        True,
        12345678901,
        0.07,
        -2_000_000_000,
        "0012",
        "1,23457E+10",
        "a\nb",
    ]
    book = Workbook()
    sheet: Any = book.active
    sheet.append(cells)
    sheet.append([""] * len(cells))
    out = io.BytesIO()
    book.save(out)
    [row] = only(tmp_path, out.getvalue()).rows
    assert row == [dt.date(2025, 10, 13), *cells[1:]]
    assert [type(cell) for cell in row[3:7]] == [bool, int, float, int]


def test_days_count_from_1904_where_the_file_says_so(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "mac.xlsx"
    with Workbook(str(path), {"date_1904": True, "default_date_format": "dd.mm.yyyy"}) as book:
        book.add_worksheet().write_row(0, 0, ["Vade", dt.date(2025, 4, 22)])
    [sheet] = read_sheets(path)
    assert (sheet.date1904, sheet.rows) == (True, [["Vade", dt.date(2025, 4, 22)]])


def test_letters_that_were_encoded_twice_are_mended(tmp_path: Path) -> None:
    good = [["Unvan", "Tutar"], ["Çağrı İnşaat Şişli", "1"], ["Kâr Gıda", "2"]]
    sheet = only(tmp_path, files.xlsx([good[0], ["Ã‡aÄŸrÄ± Ä°nÅŸaat ÅžiÅŸli", "1"], good[2]]))
    assert (sheet.rows, sheet.notices) == (good, ("import_text_repaired",))
    sheet = only(tmp_path, files.delimited([["Unvan", "Tutar"], ["Iþýk Þirketi", "1"]]))
    assert (sheet.rows[1][0], sheet.notices) == ("Işık Şirketi", ("import_text_repaired",))
    assert only(tmp_path, files.xlsx(good)).notices == ()


def test_letters_in_pieces_become_whole(tmp_path: Path) -> None:
    """i with a dot of its own: what other programs make of İ when they write small letters."""
    sheet = only(tmp_path, files.xlsx([["Unvan"], ["i\u0307zmir Nakliyat"], ["I\u0307zmir c\u0327ag\u0306"]]))
    assert (sheet.rows[1:], sheet.notices) == ([["izmir Nakliyat"], ["İzmir çağ"]], ("import_text_repaired",))


def test_merged_and_hidden_places_without_cells_are_left_out(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Ak", "b"])
    sheet.append(["c", "d"])
    for area in ("A2:K20", "E1:F3"):
        sheet.merge_cells(area)
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["Z"].hidden = True
    out = io.BytesIO()
    book.save(out)
    found = only(tmp_path, out.getvalue())
    assert (found.merged, found.hidden_rows, found.hidden_columns) == (
        ((1, 0, 1, 1),),
        frozenset(),
        frozenset(),
    )


def test_places_that_a_format_fills_with_zeros_are_read_as_shown(tmp_path: Path) -> None:
    import xlwt
    from xlsxwriter import Workbook

    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        sheet = made.add_worksheet("Liste")
        six = made.add_format({"num_format": "000000"})
        sheet.write_row(0, 0, ["No", 7])
        sheet.write_row(1, 0, [31, 1.5], six)
    [found] = read_sheets(path)
    assert found.rows == [["No", 7.0], ["000031", 1.5]]

    book = xlwt.Workbook()
    book.add_sheet("Liste").write(0, 0, 31, xlwt.easyxf(num_format_str="000000"))
    out = io.BytesIO()
    book.save(out)
    assert only(tmp_path, out.getvalue()).rows == [["000031"]]

    raw = files.xlsb([["No", "Tutar"], [31.0, 5.0]], {0: "000000"})
    [found] = read_sheets(put(tmp_path, "liste.xlsb", raw))
    assert found.rows == [["No", "Tutar"], ["000031", 5.0]]

    cell = (
        '<table:table-cell office:value-type="float" office:value="31"><text:p>000031</text:p>'
        "</table:table-cell>"
    )
    assert only(tmp_path, files.ods(body=f"<table:table-row>{cell}</table:table-row>")).rows == [["000031"]]
