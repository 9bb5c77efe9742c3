"""What is told about a table beside its values."""

from __future__ import annotations

import pytest

from addin.books.file import open_book
from addin.schema import TABLES
from tests.books.sample import Raw, sample
from tests.books.test_doors import edited
from tests.books.test_read import RECEIVABLE


def facts(tmp_path, rows, extra=None):
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(sample({"receivables": rows}, extra=extra))
    return open_book(path).facts("receivables")


def cell(column: str, row: int = 0) -> tuple[int, int]:
    return 5 + row, TABLES["receivables"].keys.index(column)


def test_overwritten_formulas(tmp_path) -> None:
    rows = [RECEIVABLE, {**RECEIVABLE, "status": Raw("x"), "control": Raw(None)}, {}, {"status": Raw("")}]
    found = facts(tmp_path, rows)
    assert found.overwritten == {"status": (1,), "control": (1,)}


def test_a_formula_elsewhere_does_not_make_up_for_a_lost_one(tmp_path) -> None:
    rows = [{**RECEIVABLE, "status": Raw("x"), "document_no": "=1+1"}]
    assert facts(tmp_path, rows).overwritten == {"status": (0,)}


def test_errors_merges_hidden_rows(tmp_path) -> None:
    def extra(_, sheets):
        sheets["receivables"].merge_range(0, 0, 1, 1, "x")
        sheets["receivables"].set_row(6, None, None, {"hidden": True})
        sheets["receivables"].set_row(50, None, None, {"hidden": True})

    rows = [RECEIVABLE, {**RECEIVABLE, "due_date": "=#REF!", "owner": "=#REF!"}, RECEIVABLE, RECEIVABLE]
    path = tmp_path / "kitap.xlsx"
    content = sample({"receivables": rows}, extra=extra)
    merged = '<mergeCells count="2"><mergeCell ref="A8:B9"/>'
    path.write_bytes(edited(content, "xl/worksheets/sheet1.xml", '<mergeCells count="1">', merged))
    found = open_book(path).facts("receivables")
    assert found.error_cells == ((1, "due_date", "#REF!"), (1, "owner", "#REF!"))
    assert found.merged == ("A8:B9",)
    assert found.hidden_rows == 1
    assert found.overwritten == {}


def test_rows_below_count_where_the_user_typed_in_the_tables_columns(tmp_path) -> None:
    width = len(TABLES["receivables"].keys)

    def extra(_, sheets):
        sheet = sheets["receivables"]
        sheet.write_string(7, 1, "Ak Ltd. Şti.")  # directly below
        sheet.write_number(7, 4, 5)
        sheet.write_number(11, width - 1, 7)  # behind blank rows
        sheet.write_string(8, width, "beside the table")
        sheet.write_blank(9, 1, None, None)
        sheet.write_formula(12, 4, "=SUM(E6:E7)", None, 3)

    assert facts(tmp_path, [RECEIVABLE] * 2, extra).rows_below == 2
    assert facts(tmp_path, [RECEIVABLE] * 2).rows_below == 0


@pytest.mark.parametrize(
    ("formula", "names"),
    [
        ("=SUM(1,2)+_xlfn.XLOOKUP(1,A1:A2,B1:B2)", ()),
        ("=IF(A1=\"GECIKME_GUN(1)\",1,'VADE(x)'!A1)", ()),
        ("=GECIKME_GUN(A1)+TOPLA(B1)", ("GECIKME_GUN", "TOPLA")),
        ("=[1]!Faiz(A1)", ("Faiz",)),
        ("=_xll.BDH(A1)", ("_xll.BDH",)),
    ],
)
def test_foreign_functions(tmp_path, formula, names) -> None:
    assert facts(tmp_path, [{**RECEIVABLE, "document_no": formula}]).foreign_functions == names


def test_eroded_validations(tmp_path) -> None:
    keys = TABLES["receivables"].keys

    def covered(_, sheets):
        sheets["receivables"].data_validation(5, 0, 7, len(keys) - 2, {"validate": "any", "input_title": "a"})

    def hole(_, sheets):
        sheet, (row, column) = sheets["receivables"], cell("currency", 1)
        sheet.data_validation(5, 0, 7, column - 1, {"validate": "any", "input_title": "a"})
        sheet.data_validation(5, column, 5, column, {"validate": "any", "input_title": "a"})
        sheet.data_validation(row + 1, column, 7, column, {"validate": "any", "input_title": "a"})
        sheet.data_validation(5, column + 1, 7, len(keys) - 2, {"validate": "any", "input_title": "a"})

    assert not facts(tmp_path, [RECEIVABLE] * 3, covered).eroded
    assert facts(tmp_path, [RECEIVABLE] * 3, hole).eroded
