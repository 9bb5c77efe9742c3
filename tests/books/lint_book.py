"""A sound workbook with every feature that the package lint looks at, and its parts to spoil."""

from __future__ import annotations

import base64
import datetime as dt
import io
import zipfile
from functools import cache

import xlsxwriter
from xlsxwriter.chart import Chart

CREATED = dt.datetime(2026, 1, 2, 3, 4, 5)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
HEADERS = ("Borçlu No", "Unvan", "Vade", "Tutar", "Durum")
NAMES = ("Şirin Gıda Ltd. Şti.", " İnci Tekstil ", "Çağ 😀 Yapı", "Öz Işık A.Ş.", "Güneş Nakliyat")


@cache
def good_parts() -> dict[str, bytes]:
    """Name and content of each part, in the order of the zip."""
    with zipfile.ZipFile(io.BytesIO(good_book())) as book:
        return {name: book.read(name) for name in book.namelist()}


@cache
def good_book() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Takip", "created": CREATED})
    book.set_custom_property("sürüm", "1")
    _data_sheet(book)
    _summary_sheet(book)
    _list_sheet(book)
    _chart_sheet(book)
    book.define_name("BUGUN", "=Özet!$B$2")
    book.define_name("Veri!Yerel", "=Veri!$D$2")
    book.close()
    return buffer.getvalue()


def _data_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Veri")
    day, red = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"bg_color": "#FFC7CE"})
    status = '=IF(Borclar[[#This Row],[Vade]]<BUGUN,"gecikti","bekliyor")'
    rows = [
        [f"B-{i:04}-K", name, dt.date(2026, 1, i + 1), i * 10.5, "gecikti"] for i, name in enumerate(NAMES)
    ]
    columns: list[dict[str, object]] = [{"header": header} for header in HEADERS]
    columns[2]["format"] = day
    columns[3] |= {"total_function": "=SUBTOTAL(109,Borclar[Tutar])"}
    columns[0]["total_string"] = "Toplam"
    columns[4]["formula"] = status
    sheet.add_table("A1:E7", {"name": "Borclar", "columns": columns, "data": rows, "total_row": True})
    sheet.add_table("G1:H3", {"name": "Kisiler", "columns": [{"header": "Ad"}, {"header": "Ek\nAd"}]})
    for row, name in enumerate(("Ayşe", "Ali")):
        sheet.write(row + 1, 6, name)
    sheet.conditional_format("D2:D6", {"type": "cell", "criteria": ">", "value": 20, "format": red})
    sheet.conditional_format("A2:E6", {"type": "formula", "criteria": "=$C2<BUGUN", "format": red})
    sheet.conditional_format("D2:D6", {"type": "3_color_scale"})
    sheet.conditional_format("D2:D6", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("D2:D6", {"type": "icon_set", "icon_style": "3_traffic_lights"})
    sheet.data_validation("B2:B6", {"validate": "list", "source": list(NAMES[3:]), "input_title": "Unvan"})
    sheet.data_validation("C2:C6", {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)})
    sheet.data_validation("D2:D6", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 9})
    sheet.data_validation("E2:E6", {"validate": "list", "source": "=Liste!$A$2:$A$4"})
    sheet.set_column("A:A", 12)
    sheet.set_column("B:D", 20, day)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.print_area("A1:E7")
    sheet.set_footer("&C&P / &N")
    sheet.set_h_pagebreaks([20])
    sheet.ignore_errors({"number_stored_as_text": "A2:A6"})
    sheet.write_comment("B2", "not")
    sheet.write_comment("B3", "ikinci not")
    sheet.set_row(8, 20, None, {"level": 1})


def _summary_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Özet")
    sheet.merge_range("D1:E2", "birleşik")
    sheet.write("A1", "özet")
    sheet.write("A2", "Bugün")
    sheet.write_formula("B2", "=TODAY()", book.add_format({"num_format": '"Gün:" dd.mm.yyyy'}), 46_000)
    sheet.write_formula("B3", "=SUM(Borclar[Tutar])+'Veri'!D2", None, 105)
    sheet.write_array_formula("B4:B5", "{=Veri!D2:D3*2}", None, 0)
    sheet.write_dynamic_array_formula("C4:C5", "=_xlfn.SEQUENCE(2)", None, 1)
    sheet.write_boolean("B6", True)
    sheet.write_formula("B7", "=1/0", None, "#DIV/0!")
    sheet.write_url("A8", "internal:'Veri'!A1", string="Veri")
    sheet.write_url("A9", "https://example.com/a", string="dış")
    sheet.write_rich_string("A10", "ince ", book.add_format({"bold": True}), "kalın")
    sheet.write("A11", 3)
    sheet.add_sparkline("C2", {"range": "Veri!D2:D6"})
    sheet.add_sparkline("C3", {"range": "Veri!D2:D6", "type": "column"})
    column, line = _chart(book, "column"), _chart(book, "line")
    column.add_series({"categories": "=Veri!$B$2:$B$6", "values": "=Veri!$D$2:$D$6"})
    line.add_series({"categories": "=Veri!$B$2:$B$6", "values": "=Veri!$D$2:$D$6", "y2_axis": True})
    column.combine(line)
    sheet.insert_chart("G2", column)
    sheet.insert_image("G20", "nokta.png", {"image_data": io.BytesIO(PIXEL), "url": "internal:Veri!A1"})
    sheet.insert_textbox("G30", "kutu")
    sheet.write_row("A15", ["Sıra", "Puan"])
    sheet.write_row("A16", [1, 2])
    sheet.autofilter("A15:B16")


def _list_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Liste")
    sheet.write_column("A1", ["Durumlar", "bekliyor", "gecikti", "kapandı"])
    sheet.hide()


def _chart_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_chartsheet("Grafik")
    chart = _chart(book, "pie")
    chart.add_series({"values": "=Veri!$D$2:$D$6"})
    sheet.set_chart(chart)


def _chart(book: xlsxwriter.Workbook, kind: str) -> Chart:
    chart = book.add_chart({"type": kind})
    assert chart is not None
    return chart


def pack(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return buffer.getvalue()
