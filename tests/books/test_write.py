"""Writing an Outcome into a closed book."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.table import TableColumn, TableFormula

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import ColumnChange, Link, Outcome, Refusal, column_letters
from addin.schema import TABLES, VERSION
from tests.books.sample import Raw, sample
from tests.books.test_read import RECEIVABLE


@pytest.fixture
def put(tmp_path):
    def write(content: bytes, name: str = "kitap.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def change(table: str, column: str, values: dict[int, object]) -> ColumnChange:
    old = np.full(len(values), None, dtype=object)
    new = np.empty(len(values), dtype=object)
    new[:] = list(values.values())
    return ColumnChange(table, column, np.array(list(values), dtype=np.int64), old, new)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved(path, outcome: Outcome, **options):
    """Write, lint, and open again."""
    book = open_book(path, backups=False, **options)
    count = book.write(outcome)
    faults = lint(path)
    assert not faults, faults
    openpyxl.load_workbook(path)
    return count, open_book(path)


LAST = column_letters(len(TABLES["receivables"].columns))
ODD_TEXT = " İki  boşluk\n\x0b_x000B_ <&>\"'😀\u202e "
ROWS = [RECEIVABLE, {**RECEIVABLE, "amount_kurus": 5, "open_kurus": 1.25}, {}, RECEIVABLE]


def test_values_of_every_type_come_back(put) -> None:
    path = put(sample({"receivables": ROWS}))
    outcome = Outcome(
        changes=[
            change("receivables", "open_kurus", {0: 123456, 1: 100, 3: -5}),
            change(
                "receivables",
                "debtor_name",
                {0: "=1+1", 1: ODD_TEXT, 3: ""},
            ),
            change("receivables", "currency", {0: "USD", 1: "XAU"}),
            change("receivables", "recorded_at", {0: np.datetime64("2026-03-05T13:45:59")}),
            change("receivables", "due_date", {0: pd.Timestamp(2026, 4, 1), 3: pd.NaT}),
            change("receivables", "disputed", {0: False, 1: pd.NA}),
            change("receivables", "contract_rate", {0: 0.48}),
            change("receivables", "trace", {0: "0012", 1: "1e5"}),
        ]
    )
    count, book = saved(path, outcome)
    frame = book.read("receivables").frame
    assert book.read("receivables").misfits[0].reason == "unknown_choice"
    assert frame["open_kurus"].tolist() == [123456, 100, -5]
    assert frame["debtor_name"].tolist() == ["=1+1", ODD_TEXT, ""]
    assert frame["currency"].tolist() == ["USD", "XAU", "TRY"]
    assert frame["recorded_at"][0] == pd.Timestamp(2026, 3, 5, 13, 45, 59)
    assert frame["due_date"].isna().tolist() == [False, False, True]
    assert frame["due_date"][0] == pd.Timestamp(2026, 4, 1)
    assert frame["disputed"].isna().tolist() == [False, True, False]
    assert frame["contract_rate"][0] == 0.48
    assert frame["trace"].tolist() == ["0012", "1e5", ""]
    # 3 amounts, 2 of 3 names (one was empty), 2 words, time, 2 dates, 2 flags, rate, 2 traces
    assert count == 3 + 2 + 2 + 1 + 2 + 2 + 1 + 2
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert (sheet["C6"].data_type, sheet["C6"].value) == ("inlineStr", "=1+1") or sheet["C6"].data_type == "s"
    assert sheet["J6"].number_format == "#,##0.00"


def test_only_owned_parts_change(put) -> None:
    content = sample({"receivables": ROWS, "debtors": [{"debtor_name": "A"}]})
    path = put(content)
    saved(path, Outcome(changes=[change("receivables", "open_kurus", {0: 1})]))
    before, after = parts(content), parts(path.read_bytes())
    assert {name for name in before | after if before.get(name) != after.get(name)} == {
        "xl/worksheets/sheet1.xml",
    }


def test_same_values_leave_the_file_untouched(put) -> None:
    path = put(sample({"receivables": ROWS}))
    before = path.read_bytes()
    count, _ = saved(path, Outcome(changes=[change("receivables", "open_kurus", {1: 125})]))
    assert count == 0
    assert path.read_bytes() == before


def test_live_formulas_keep_their_text(put) -> None:
    path = put(sample({"receivables": [*ROWS, {**RECEIVABLE, "status": Raw("elle")}]}))
    saved(path, Outcome(changes=[change("receivables", "status", {0: "overdue", 4: "paid"})]))
    formulas: Any = openpyxl.load_workbook(path).worksheets[0]
    values: Any = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    column = open_book(path).place("receivables").columns["status"]
    assert formulas.cell(6, column).value == '=IF($A6="","",LEN($B6))'
    assert values.cell(6, column).value == "gecikti"
    assert formulas.cell(10, column).value.startswith("=")  # written anew
    assert values.cell(10, column).value == "ödendi"


def test_rows_are_added_and_everything_follows(put) -> None:
    def extra(workbook, sheets):
        sheet = sheets["receivables"]
        sheet.data_validation(5, 9, 8, 9, {"validate": "decimal", "criteria": ">", "value": 0})
        sheet.data_validation(20, 9, 40, 10, {"validate": "decimal", "criteria": ">", "value": 0})
        sheet.conditional_format(5, 0, 8, 5, {"type": "formula", "criteria": "=$A6=1"})
        sheet.conditional_format(5, 8, 8, 8, {"type": "data_bar", "data_bar_2010": True})
        sheet.ignore_errors({"number_stored_as_text": f"A6:{LAST}9"})
        sheet.print_area(0, 0, 8, len(TABLES["receivables"].columns) - 1)

    path = put(sample({"receivables": ROWS}, extra=extra))
    new = pd.DataFrame(
        {"receivable_id": [f"A-{n}" for n in range(20)], "amount_kurus": range(20), "status": "paid"}
    )
    _, book = saved(path, Outcome(appended={"receivables": new}))
    frame = book.read("receivables").frame
    assert list(frame.index) == [0, 1, 3, *range(4, 24)]
    assert frame.loc[4:, "receivable_id"].tolist() == new["receivable_id"].tolist()
    assert frame.loc[4:, "amount_kurus"].tolist() == list(range(20))
    assert set(frame.loc[4:, "status"]) == {"paid"}
    xml = parts(path.read_bytes())
    sheet = xml["xl/worksheets/sheet1.xml"].decode()
    assert 'sqref="J6:J29"' in sheet
    assert 'sqref="J30:K41 K21:K29"' in sheet
    assert 'sqref="A6:F29"' in sheet
    assert "<xm:sqref>I6:I29</xm:sqref>" in sheet
    assert f'sqref="A6:{LAST}29"' in sheet
    assert re.search(rf'<dimension ref="A\d:{LAST}41"/>|<dimension ref="A\d:{LAST}29"/>', sheet)
    table = xml["xl/tables/table1.xml"].decode()
    assert table.count(f'ref="A5:{LAST}29"') == 2
    assert f"$A$1:${LAST}$29" in xml["xl/workbook.xml"].decode()
    ws: Any = openpyxl.load_workbook(path).worksheets[0]
    status = book.place("receivables").columns["status"]
    assert ws.cell(29, status).value.startswith("=")
    assert ws["J29"].number_format == "#,##0.00"
    assert "$A29" in str(ws.cell(29, status).value) or "29" in str(ws.cell(29, status).value)


def test_first_blank_row_of_an_empty_table_is_used(put) -> None:
    path = put(sample({"receivables": []}))
    _, book = saved(path, Outcome(appended={"receivables": pd.DataFrame({"receivable_id": ["A", "B"]})}))
    assert list(book.read("receivables").frame.index) == [0, 1]
    assert book.place("receivables").last_row == 7


@pytest.mark.parametrize("row", [8, 12])
def test_cells_below_stop_growth(put, row) -> None:
    path = put(
        sample(
            {"receivables": [RECEIVABLE]}, extra=lambda _, sheets: sheets["receivables"].write(row, 4, "not")
        )
    )
    before = path.read_bytes()
    new = pd.DataFrame({"receivable_id": [str(n) for n in range(row - 5)]})
    with pytest.raises(Refusal, match="cells_below") as refused:
        open_book(path).write(Outcome(appended={"receivables": new}))
    assert refused.value.params["cell"] == f"E{row + 1}"
    assert path.read_bytes() == before
    assert not (path.parent / "Yedekler").exists()
    saved(path, Outcome(appended={"receivables": new.iloc[:-1]}))


RISK = {"rank": 1, "debtor_id": "B-1", "debtor_name": "Ali", "open_kurus": 10.0}


def risk(count: int, start: int = 1) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "rank": range(start, start + count),
            "debtor_id": [f"B-{n}" for n in range(start, start + count)],
            "debtor_name": "Ad",
            "open_kurus": 1000,
        }
    )


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_generated_bodies_are_replaced(put, count) -> None:
    path = put(sample({"risk": [RISK, RISK, RISK]}))
    saved(path, Outcome(bodies={"risk": risk(count)}))
    book = open_book(path)
    frame = book.read("risk").frame
    assert frame["rank"].tolist() == list(range(1, count + 1))
    assert book.place("risk").last_row == 5 + max(count, 1)
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.max_row == 5 + max(count, 1)
    assert book.write(Outcome(bodies={"risk": risk(count)})) == 0


def test_a_users_note_follows_its_row(put) -> None:
    content = sample({"risk": [{**RISK, "debtor_id": f"B-{n}"} for n in range(1, 4)]})
    edited = parts(content)
    width = len(TABLES["risk"].columns)
    table = edited["xl/tables/table1.xml"].decode()
    table = (
        table.replace(f'count="{width}"', f'count="{width + 1}"').replace(":M8", ":N8").replace(":L8", ":M8")
    )
    table = table.replace("</tableColumns>", f'<tableColumn id="{width + 1}" name="Notum"/></tableColumns>')
    edited["xl/tables/table1.xml"] = table.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in edited.items():
            archive.writestr(name, data)
    path = put(stream.getvalue())
    book = open_book(path, backups=False)
    letters = column_letters(book.place("risk").user_columns["Notum"])
    loaded: Any = openpyxl.load_workbook(path)
    loaded.worksheets[0][f"{letters}5"] = "Notum"
    loaded.worksheets[0][f"{letters}6"] = "bir"
    loaded.worksheets[0][f"{letters}8"] = "üç"
    loaded.save(path)
    open_book(path, backups=False).write(Outcome(bodies={"risk": risk(5, start=3)}))
    after: Any = openpyxl.load_workbook(path).worksheets[0]
    assert [after[f"{letters}{row}"].value for row in range(6, 12)] == ["üç", None, None, None, None, "bir"]
    assert len(open_book(path).read("risk").frame) == 5


def test_links_are_formulas_of_ours(put) -> None:
    path = put(sample({"today": [{}]}))
    body = pd.DataFrame({"debtor_id": ["B-1"], "go": [Link("#'Borçlular'!A6", 'git "şimdi"')]})
    saved(path, Outcome(bodies={"today": body}))
    book = open_book(path)
    assert book.read("today").frame["go"].tolist() == ['git "şimdi"']
    cell: Any = openpyxl.load_workbook(path).worksheets[0].cell(6, book.place("today").columns["go"])
    assert cell.value == '=HYPERLINK("#\'Borçlular\'!A6","git ""şimdi""")'
    assert open_book(path, backups=False).write(Outcome(bodies={"today": body})) == 0


def test_named_cells_and_areas(put) -> None:
    path = put(sample({"risk": [RISK]}, cells={"version": VERSION, "x": "eski"}, areas={"tiles": (3, 2)}))
    day = dt.date(2026, 3, 5)
    _, book = saved(path, Outcome(cells={"x": day, "tiles": [["=a", 1.5], [True, None]]}))
    assert book.cells()["tiles"] == [["=a", 1.5], [True, ""], ["", ""]]
    saved(path, Outcome(cells={"x": "", "tiles": [["b"]]}))
    assert open_book(path).cells()["tiles"] == [["b", ""], ["", ""], ["", ""]]
    assert open_book(path).cells()["x"] == ""
    for key, sheet in (("gone", "Ayarlar"), ("tile_open", "Panel")):
        with pytest.raises(Refusal, match="cell_missing") as refused:
            open_book(path).write(Outcome(cells={key: 1}))
        assert refused.value.params["sheet"] == sheet


def test_text_too_long_is_refused(put) -> None:
    path = put(sample({"receivables": ROWS}))
    before = path.read_bytes()
    saved(path, Outcome(changes=[change("receivables", "debtor_name", {0: "ş" * 32_767})]))
    assert len(open_book(path).read("receivables").frame["debtor_name"][0]) == 32_767
    path.write_bytes(before)
    with pytest.raises(Refusal, match="text_too_long"):
        open_book(path).write(Outcome(changes=[change("receivables", "debtor_name", {0: "ş" * 32_768})]))
    assert path.read_bytes() == before


def test_new_rows_look_like_most_and_fill_the_users_formula(put) -> None:
    """One yellow row does not paint new ones; a calculated column of the user's goes on."""
    path = put(sample({"receivables": [RECEIVABLE] * 5}))
    loaded: Any = openpyxl.load_workbook(path)
    sheet = loaded.worksheets[0]
    for cell in sheet[10]:
        cell.fill = PatternFill("solid", fgColor="FFFF00")
    table = sheet.tables["Alacaklar"]
    width = len(TABLES["receivables"].columns)
    letters = column_letters(width + 1)
    sheet[f"{letters}5"] = "İki Katı"
    formula = "Alacaklar[[#This Row],[Tutar]]*2"
    for row in range(6, 11):
        sheet[f"{letters}{row}"] = f"={formula}"
    table.ref = f"A5:{letters}10"
    table.autoFilter.ref = table.ref
    column: Any = TableColumn(id=width + 1, name="İki Katı")
    column.calculatedColumnFormula = TableFormula(attr_text=formula)
    table.tableColumns.append(column)
    loaded.save(path)
    saved(path, Outcome(appended={"receivables": pd.DataFrame({"receivable_id": ["a", "b"]})}))
    after: Any = openpyxl.load_workbook(path).worksheets[0]
    assert after.tables["Alacaklar"].ref == f"A5:{letters}12"
    assert after[f"{letters}12"].value == f"={formula}"
    assert after["A10"].fill.fgColor.rgb == "00FFFF00"
    assert after["A11"].fill.fgColor.rgb == "00000000"
    assert after["H12"].number_format == "#,##0.00"
