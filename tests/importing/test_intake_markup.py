"""HTML tables and SpreadsheetML, which programs name .xls."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.importing.intake.markup import read_html
from addin.importing.intake.sheet import Sheet, Unreadable
from addin.importing.intake.spreadsheetml import read_spreadsheetml
from addin.importing.reading import read_sheets
from tests.importing import intake_files as files
from tests.importing.intake_files import ROWS, put
from tests.importing.test_intake_kinds import only


def page(table: str) -> Sheet:
    [sheet] = read_html(f"<html><body>{table}</body></html>")
    return sheet


def book(table: str, after: str = "") -> Sheet:
    [sheet] = read_spreadsheetml(files.spreadsheetml(table=table, after=after).decode())
    return sheet


@pytest.mark.parametrize("encoding", ["windows-1254", "utf-8", "iso-8859-9", "utf-16"])
def test_html_named_xls(tmp_path: Path, encoding: str) -> None:
    found = only(tmp_path, files.html(encoding=encoding))
    assert found.rows == [[str(cell) for cell in row] for row in ROWS]


def test_spans_keep_their_places() -> None:
    found = page(
        "<table><tr><th rowspan=2>Unvan<th colspan=2>Tutar</tr><tr><th>TL<th>USD</tr>"
        "<tr><td>Ak<td>1<td>2</tr><tr><td colspan=2>Toplam<td>2</tr></table>"
    )
    assert found.rows == [
        ["Unvan", "Tutar", ""],
        ["", "TL", "USD"],
        ["Ak", "1", "2"],
        ["Toplam", "", "2"],
    ]
    assert found.merged == ((0, 0, 1, 0), (0, 1, 0, 2), (3, 0, 3, 1))


def test_tables_in_cells_follow_each_other() -> None:
    found = page(
        "<table><tr><td>Başlık</td></tr><tr><td><table><tr><td>Unvan</td><td>Tutar</td></tr>"
        "<tr><td>Ak</td><td>5</td></tr></table></td></tr></table><table><tr><td>Son</td></tr></table>"
    )
    assert found.rows == [["Başlık", ""], ["Unvan", "Tutar"], ["Ak", "5"], ["Son", ""]]


def test_cells_of_html_as_the_user_sees_them() -> None:
    found = page(
        "<table><tr><td>&nbsp;<td> Ak&nbsp;&amp;  <b>Ok</b> <td>Fatura<br>No<td><p>a</p><p>b</p>"
        "<td><script>x()</script>0012<td>1.234,50<!-- x --></tr></table>"
    )
    assert found.rows == [["", "Ak & Ok", "Fatura\nNo", "a\nb", "0012", "1.234,50"]]


def test_numbers_that_stand_beside_the_text() -> None:
    found = page(
        '<table><tr><td x:num="1234.5">1.234,50 TL</td><td x:num="12345678901">1,23457E+10</td>'
        '<td x:num="45943">13.10.2025</td><td sdval="7.25">7,25</td><td x:num>5</td><td x:str="a">a</td>'
        "</tr></table>"
    )
    assert found.rows == [[1234.5, 12345678901.0, "13.10.2025", 7.25, "5", "a"]]


def test_rows_and_columns_that_a_page_hides() -> None:
    found = page(
        "<table><col><col style='display:none'><tr><td>a<td>b<tr style='DISPLAY: none'><td>c<td>d</table>"
    )
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({1}, {1})


def test_half_a_page_is_refused_and_a_page_without_table_is_no_list(tmp_path: Path) -> None:
    whole = files.html().decode("windows-1254")
    with pytest.raises(Unreadable, match="import_damaged"):
        read_html(whole[: len(whole) - 40])
    with pytest.raises(Unreadable, match="import_unknown_file"):
        read_html("<html><body>Oturumunuzun süresi doldu</body></html>")


def test_a_page_that_reaches_for_files_and_hosts_gets_nothing(tmp_path: Path) -> None:
    secret = put(tmp_path, "sir.txt", b"gizli")
    text = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><table><tr><td>&x;<td>a</table></html>'
    assert "gizli" not in str(only(tmp_path, text.encode()).rows)


def test_a_web_archive(tmp_path: Path) -> None:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    kind = b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    import base64

    body = base64.encodebytes(files.html(encoding="utf-8"))
    found = only(tmp_path, head + kind + body + b"\r\n--b--\r\n")
    assert found.rows[1][0] == "Şişli Çağrı Iğdır"


def test_places_and_types_of_spreadsheetml() -> None:
    found = book(
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="String">U</Data></Cell>'
        '<Cell ss:Index="4"><Data ss:Type="String">V</Data></Cell></Row>'
        '<Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="Number">1234.5</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2025-10-13T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2025-10-13T09:05:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>'
    )
    assert found.rows == [
        ["U", "", "", "V", ""],
        ["", "", "", "", ""],
        ["", "", "", "", ""],
        [1234.5, dt.date(2025, 10, 13), dt.datetime(2025, 10, 13, 9, 5), True, ""],
    ]
    assert found.merged == ((0, 0, 0, 1),)
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({3}, {1, 2})


def test_rich_text_hidden_sheets_and_formulas_of_spreadsheetml() -> None:
    after = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<Visible>SheetHidden</Visible></WorksheetOptions>"
    )
    found = book(
        '<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">'
        "<B>Ak</B> Ltd.</ss:Data></Cell>"
        '<Cell ss:Formula="=1+1"/><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell></Row>',
        after,
    )
    assert found.rows == [["Ak Ltd.", "", 2]]
    assert (found.hidden, found.notices) == (True, ("import_formula_unsaved",))


@pytest.mark.parametrize("encoding", ["windows-1254", "iso-8859-9", "utf-16"])
def test_the_declared_code_page_of_spreadsheetml(tmp_path: Path, encoding: str) -> None:
    text = files.spreadsheetml().decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    assert only(tmp_path, text.encode(encoding)).rows == [list(row) for row in ROWS]


def test_xml_that_explodes_or_ends_early_is_refused(tmp_path: Path) -> None:
    whole = files.spreadsheetml().decode()
    bomb = whole.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Workbook', 1)
    with pytest.raises(Unreadable, match="import_entities"):
        read_spreadsheetml(bomb)
    with pytest.raises(Unreadable, match="import_damaged"):
        read_spreadsheetml(whole[: len(whole) // 2])


def test_several_sheets_of_spreadsheetml(tmp_path: Path) -> None:
    whole = files.spreadsheetml().decode()
    second = whole[whole.index("<Worksheet") : whole.index("</Workbook>")].replace("Liste", "Şubat")
    sheets = read_sheets(
        put(tmp_path, "x.xls", whole.replace("</Workbook>", second + "</Workbook>").encode())
    )
    assert [sheet.name for sheet in sheets] == ["Liste", "Şubat"]
    assert sheets[0].rows == sheets[1].rows
