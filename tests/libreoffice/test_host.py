"""The harness itself: what it reads, renders and saves must be what LibreOffice computed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.hosts.libreoffice import CellError, LibreOffice, fonts_of, render_pages
from tests.hosts.soffice import absence

STALE = 999


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two printed sheets, one hidden, one empty; every cached value is wrong on purpose."""
    path = tmp_path_factory.mktemp("book") / "örnek defter.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Alacaklar")
        sheet.write_row("A1", ["Unvan", "Tutar", "Çift"])
        sheet.write_row("A2", ["İnci Işık A.Ş.", 1234.5])
        sheet.write_row("A3", ["Güneş Ltd.", 100])
        for row in (1, 2):
            sheet.write_formula(row, 2, f"=B{row + 1}*2", None, STALE)
        sheet.write_formula("B5", "=1/0", None, STALE)
        sheet.write_formula("C5", "=TANIMSIZ(1)", None, STALE)
        sheet.write_formula("D5", "=FIXED(B2,2)", None, STALE)
        long = workbook.add_worksheet("Uzun")
        long.write_column("A1", range(200))
        workbook.add_worksheet("Gizli").hide()
        workbook.add_worksheet("Boş")
    return path


def test_recalculates_over_stale_values(libreoffice: LibreOffice, book: Path) -> None:
    values = libreoffice.recalculated(book)
    assert list(values) == ["Alacaklar", "Uzun", "Gizli", "Boş"]
    assert values["Alacaklar"] == [
        ["Unvan", "Tutar", "Çift", ""],
        ["İnci Işık A.Ş.", 1234.5, 2469.0, ""],
        ["Güneş Ltd.", 100.0, 200.0, ""],
        ["", "", "", ""],
        ["", CellError("#DIV/0!"), CellError("#NAME?"), "1,234.50"],
    ]
    assert values["Boş"] == []


def test_names_the_cells_with_errors(libreoffice: LibreOffice, book: Path) -> None:
    assert libreoffice.errors(book) == [("Alacaklar", "B5", "#DIV/0!"), ("Alacaklar", "C5", "#NAME?")]


def test_turkish_profile_computes_in_turkish(libreoffice_tr: LibreOffice, book: Path) -> None:
    assert libreoffice_tr.recalculated(book)["Alacaklar"][4][3] == "1.234,50"


def test_counts_and_renders_pages_by_sheet(libreoffice: LibreOffice, book: Path, tmp_path: Path) -> None:
    pages = libreoffice.page_counts(book)
    assert pages == {"Alacaklar": 1, "Uzun": pages["Uzun"], "Boş": 0}
    assert pages["Uzun"] > 2
    pictures = libreoffice.sheet_pngs(book, tmp_path)
    assert {name: len(paths) for name, paths in pictures.items()} == {"Alacaklar": 1, "Uzun": pages["Uzun"]}
    assert all(path.read_bytes().startswith(b"\x89PNG") for paths in pictures.values() for path in paths)


def test_prints_the_whole_book(libreoffice: LibreOffice, book: Path, tmp_path: Path) -> None:
    pdf = libreoffice.to_pdf(book, tmp_path)
    assert len(render_pages(pdf, tmp_path, dpi=20)) == sum(libreoffice.page_counts(book).values())


def test_calibri_prints_with_its_own_widths(libreoffice: LibreOffice, book: Path, tmp_path: Path) -> None:
    known = subprocess.run(["fc-match", "Calibri"], capture_output=True, text=True, check=True).stdout
    if "Carlito" not in known and os.environ.get("CI") != "true":
        pytest.skip("Carlito is absent: install Debian's fonts-crosextra-carlito")
    assert any("Carlito" in font for font in fonts_of(libreoffice.to_pdf(book, tmp_path)))


def test_saves_what_it_computed_and_leaves_the_file_alone(
    libreoffice: LibreOffice, book: Path, tmp_path: Path
) -> None:
    before = book.read_bytes()
    saved = libreoffice.save_as_xlsx(book, tmp_path / "kayıt.xlsx")
    assert openpyxl.load_workbook(saved, data_only=True)["Alacaklar"]["C2"].value == 2469
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == [book.name]


def test_starts_again_after_a_crash(libreoffice: LibreOffice, book: Path) -> None:
    first = libreoffice.recalculated(book)
    libreoffice.office.kill()
    assert libreoffice.recalculated(book) == first


def test_an_absent_host_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "libreoffice-calc" in str(absence())
