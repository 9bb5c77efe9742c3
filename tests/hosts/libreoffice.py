"""LibreOffice as the real spreadsheet under test: recalculates, prints, renders, saves."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addin.model import column_letters
from tests.hosts.soffice import Office, load_uno

Value = Any
Grid = list[list[Value]]
OPEN_SECONDS = 300
ERRORS = {
    501: "#VALUE!",
    502: "#VALUE!",
    503: "#NUM!",
    504: "#REF!",
    508: "#NAME?",
    509: "#NAME?",
    519: "#VALUE!",
    520: "#NAME?",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


@dataclass(frozen=True)
class CellError:
    """An error value, by Excel's name where it has one (`#NAME?`), else `Err:522`."""

    text: str


class LibreOffice:
    """What a test asks of the host. Each call opens a copy, so that the file stays as it was."""

    def __init__(self, office: Office) -> None:
        self.office = office

    @contextmanager
    def opened(self, path: Path) -> Iterator[Any]:
        """The recalculated UNO document of a hidden copy."""
        with tempfile.TemporaryDirectory(dir=self.office.folder) as folder:
            copy = Path(shutil.copyfile(path, Path(folder) / path.name))
            with self.office.deadline(OPEN_SECONDS):
                desktop = self.office.desktop
                document = desktop.loadComponentFromURL(copy.as_uri(), "_blank", 0, properties(Hidden=True))
                if document is None:
                    raise OSError(f"LibreOffice does not open {path}")
                try:
                    document.calculateAll()
                    yield document
                finally:
                    with suppress(Exception):
                        document.close(True)

    def recalculated(self, path: Path) -> dict[str, Grid]:
        """Values by sheet, from A1 to the last filled cell, after a full recalculation.

        Numbers are floats (dates as day serials, booleans as 1.0 and 0.0), empty is "", errors are CellError.
        """
        with self.opened(path) as document:
            return {sheet.Name: read_sheet(sheet) for sheet in sheets_of(document)}

    def errors(self, path: Path) -> list[tuple[str, str, str]]:
        """(sheet, cell as in B12, error) of every cell that shows one."""
        return [
            (sheet, f"{column_letters(column + 1)}{row + 1}", value.text)
            for sheet, grid in self.recalculated(path).items()
            for row, values in enumerate(grid)
            for column, value in enumerate(values)
            if isinstance(value, CellError)
        ]

    def to_pdf(self, path: Path, out_dir: Path) -> Path:
        """The whole book as it would be printed."""
        with self.opened(path) as document:
            return export_pdf(document, out_dir / f"{path.stem}.pdf")

    def save_as_xlsx(self, path: Path, out: Path) -> Path:
        """What a user gets who opens the book in LibreOffice and saves it as .xlsx."""
        with self.opened(path) as document:
            document.storeToURL(out.resolve().as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
        return out

    def page_counts(self, path: Path) -> dict[str, int]:
        """Printed pages by visible sheet; 0 for a sheet without anything to print."""
        with self.opened(path) as document:
            return count_pages(document)

    def sheet_pdfs(self, path: Path, out_dir: Path) -> dict[str, Path]:
        """One PDF a visible sheet; a sheet without anything to print is absent."""
        found = {}
        with self.opened(path) as document:
            pages = count_pages(document)
            visible = [sheet for sheet in sheets_of(document) if sheet.IsVisible]
            for number, sheet in enumerate(visible, start=1):
                if pages[sheet.Name]:
                    show_only(sheet, visible)
                    found[sheet.Name] = export_pdf(document, out_dir / f"{number:02d}-{sheet.Name}.pdf")
        return found

    def sheet_pngs(self, path: Path, outdir: Path, dpi: int = 80) -> dict[str, list[Path]]:
        """Pictures of the printed pages by visible sheet."""
        pdfs = self.sheet_pdfs(path, outdir)
        return {name: render_pages(pdf, outdir, dpi) for name, pdf in pdfs.items()}


def render_pages(pdf: Path, folder: Path, dpi: int = 80) -> list[Path]:
    """One PNG a page, in page order, named after the PDF."""
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(dpi), str(pdf), str(folder / pdf.stem)],
        check=True,
        timeout=OPEN_SECONDS,
    )
    pages = re.compile(re.escape(pdf.stem) + r"-(\d+)\.png")
    return sorted(path for path in folder.iterdir() if pages.fullmatch(path.name))


def fonts_of(pdf: Path) -> set[str]:
    """Names of the fonts in the PDF, without the subset prefix."""
    shown = subprocess.run(
        ["pdffonts", str(pdf)], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    return {line.split()[0].rpartition("+")[2] for line in shown.splitlines()[2:]}


def properties(**values: Any) -> tuple[Any, ...]:
    load_uno()
    from com.sun.star.beans import PropertyValue

    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def sheets_of(document: Any) -> list[Any]:
    return [document.Sheets.getByIndex(index) for index in range(document.Sheets.Count)]


def count_pages(document: Any) -> dict[str, int]:
    """What the print loses without a sheet; LibreOffice counts one page even for an empty book."""
    visible = [sheet for sheet in sheets_of(document) if sheet.IsVisible]
    total: int = document.getRendererCount(document, ())
    if len(visible) == 1:
        return {visible[0].Name: total if read_sheet(visible[0]) or visible[0].DrawPage.Count else 0}
    counts = {}
    for sheet in visible:
        sheet.IsVisible = False
        counts[sheet.Name] = total - document.getRendererCount(document, ())
        sheet.IsVisible = True
    return counts


def show_only(wanted: Any, sheets: list[Any]) -> None:
    """Hidden sheets are not printed, and one sheet must stay visible at any moment."""
    wanted.IsVisible = True
    for sheet in sheets:
        if sheet.Name != wanted.Name:
            sheet.IsVisible = False


def export_pdf(document: Any, target: Path) -> Path:
    document.storeToURL(target.resolve().as_uri(), properties(FilterName="calc_pdf_Export"))
    return target


def read_sheet(sheet: Any) -> Grid:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    data = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()
    grid = [
        [error_at(sheet, column, row) if value is None else value for column, value in enumerate(values)]
        for row, values in enumerate(data)
    ]
    return trimmed(grid)


def error_at(sheet: Any, column: int, row: int) -> CellError:
    code = sheet.getCellByPosition(column, row).getError()
    return CellError(ERRORS.get(code, f"Err:{code}"))


def trimmed(grid: Grid) -> Grid:
    """Formats alone widen LibreOffice's used area; what is empty at the end goes."""
    width = max((column + 1 for row in grid for column, value in enumerate(row) if value != ""), default=0)
    height = max((number for number, row in enumerate(grid, start=1) if any(v != "" for v in row)), default=0)
    return [row[:width] for row in grid[:height]]
