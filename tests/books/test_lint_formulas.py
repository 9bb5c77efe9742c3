"""Formulas of our own books: what fails in Excel 2016, in LibreOffice or in another language."""

from __future__ import annotations

import pytest

from addin.books.lint import lint_formulas
from addin.books.lint.house import formula_issues
from tests.books.lint_book import good_parts, pack
from tests.books.lint_spoil import BOOK, DATA, SUMMARY, TABLE, Spoil, before, cell, extension, formula, swap

TABLES = {"borclar"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("_xlfn.LET(_xlpm.a,1,_xlpm.a)", "function-365"),
        ("_xlfn.LAMBDA(_xlpm.a,1)", "function-365"),
        ("_xlfn.XLOOKUP(A1,B1:B2,C1:C2)", "function-365"),
        ("_xlfn.XMATCH(A1,B1:B2)", "function-365"),
        ("_xlfn._xlws.FILTER(A1:A2,B1:B2)", "function-365"),
        ("_xlfn.UNIQUE(A1:A2)", "function-365"),
        ("_xlfn._xlws.SORT(A1:A2)", "function-365"),
        ("_xlfn.SORTBY(A1:A2,B1:B2)", "function-365"),
        ("_xlfn.SEQUENCE(2)", "function-365"),
        ("_xlfn.MAXIFS(A1:A2,B1:B2,1)", "function-2019"),
        ('VALUE("1,5")', "function-language"),
        ('1+datevalue("05.02.2026")', "function-language"),
        ('TEXT(A1,"dd.mm.yyyy")', "text-code"),
        ('TEXT(SUM(A1,B1),"#,##0.00")', "text-code"),
        ("TEXT(A1,B1)", "text-code"),
        ("SUM(Borclar[#All])", "table-keyword"),
        ("SUM(Borclar[#Data])", "table-keyword"),
        ("ROWS(Borclar)", "table-bare"),
        ("Borclar[@Tutar]*2", "table-shorthand"),
        ("[@Tutar]*2", "table-shorthand"),
        ("@A1:A5", "table-shorthand"),
        ("SUM(A1#)", "table-shorthand"),
        ("SUM([Tutar])", "table-unqualified"),
        ("Borclar[[#This Row],Tutar]", "table-unqualified"),
        ("IFNA(A1,0)", "function-prefix"),
        ("STDEV.S(A1:A3)", "function-prefix"),
        ("_xlfn.SUM(A1)", "function-prefix"),
        ("GECIKME_GUN(A1)", "function-unknown"),
        ("TODAY()-A1", "clock"),
    ],
)
def test_forbidden(text: str, code: str) -> None:
    assert code in [found for found, _ in formula_issues(text, TABLES)]


@pytest.mark.parametrize(
    "text",
    [
        'IF(Borclar[[#This Row],[Vade]]<BUGUN,"gecikti","VALUE(x) Borclar")',
        'TEXT(A1,"000")&TEXT(A2,"@")',
        "SUMPRODUCT((Borclar[Tutar]>0)*Borclar[[#Headers],[Tutar]])",
        "ROWS(Borclar[])+SUM(Borclar[[#All],[Tutar]])",
        "_xlfn.IFNA(INDEX(Liste!$A:$A,MATCH(A1,Liste!$B:$B,0)),0)",
        '_xlfn.NUMBERVALUE("1,5",",",".")+FIXED(A1,2)',
        "NETWORKDAYS.INTL(A1,B1)",
        'INDIRECT("Borclar[Tutar]")',
    ],
)
def test_allowed(text: str) -> None:
    assert list(formula_issues(text, TABLES)) == []


def found(*spoils: Spoil) -> list[tuple[str, str]]:
    """Code and place of each finding in the sound book, once its only newer function is gone."""
    parts = dict(good_parts())
    for spoil in (swap(SUMMARY, "_xlfn.SEQUENCE(2)", "ROW(A1:A2)"), *spoils):
        spoil(parts)
    return [(finding.code, finding.where) for finding in lint_formulas(pack(parts))]


def test_sound_book_is_clean() -> None:
    assert found() == []


def test_cells() -> None:
    assert found(formula("VALUE(A1)")) == [("function-language", "Özet!B3")]


def test_one_place_may_read_the_clock() -> None:
    assert found(formula("TODAY()+1")) == [("clock", "Özet!B3")]


def test_every_home_of_a_formula_is_read() -> None:
    bad = "VALUE(A1)"
    validation = f"<x14:dataValidation><x14:formula1><xm:f>{bad}</xm:f></x14:formula1></x14:dataValidation>"
    assert found(swap(BOOK, ">Veri!$D$2<", f">{bad}<")) == [("function-language", "name Yerel")]
    assert found(swap(TABLE, ">IF(", ">VALUE(")) == [("function-language", "Borclar")]
    assert found(swap(DATA, "<formula>$C2", "<formula>VALUE($C2)")) == [("function-language", "Veri rule")]
    assert found(swap(DATA, ">Liste!$A$2:$A$4<", f">{bad}<")) == [("function-language", "Veri rule")]
    assert found(extension(validation)) == [("function-language", "Veri rule")]


def test_each_row_of_a_column_is_told() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><f>VALUE(B{row})</f><v>1</v></c></row>' for row in range(20, 23)
    )
    assert found(before(SUMMARY, "</sheetData>", rows)) == [
        ("function-language", f"Özet!A{row}") for row in range(20, 23)
    ]


def test_unreadable_books_tell_nothing_here() -> None:
    assert lint_formulas(b"") == []
    assert found(cell("A11", "<c>")) == []
