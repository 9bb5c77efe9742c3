"""Draws the README's pictures anew: python docs/make_pictures.py

From a fresh sample book, as LibreOffice prints it for a Turkish user. Needs what the tests need.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))

from addin.messages import sheet_name  # noqa: E402
from addin.schema import TABLES  # noqa: E402
from tests.hosts.libreoffice import LibreOffice, export_pdf, render_pages, sheets_of, show_only  # noqa: E402
from tests.hosts.soffice import Office, absence  # noqa: E402

DAY = "2026-11-20"
DPI = 132
FOOT = 0.06  # of the page's height: sheet name and page number
EDGE = 16  # pixels of white that stay around
COLOURS = 240
LEFT_OUT = ("person", "place", "go")  # of the work list, so that the rest can be read


def main() -> None:
    if reason := absence():
        sys.exit(reason)
    office = Office("tr-TR")
    try:
        with tempfile.TemporaryDirectory() as folder:
            draw(LibreOffice(office), sample_book(Path(folder)), Path(folder))
    finally:
        office.stop()


def sample_book(folder: Path) -> Path:
    command = [sys.executable, "-m", "addin", "demo", str(folder), "--as-of", DAY]
    subprocess.run(command, check=True, cwd=HOME, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.xlsx"))


def draw(host: LibreOffice, book: Path, folder: Path) -> None:
    with host.opened(book) as document:
        today = document.Sheets.getByName(sheet_name("today", "tr"))
        for key in LEFT_OUT:
            today.Columns.getByIndex(TABLES["today"].keys.index(key)).IsVisible = False
        for key in ("panel", "today", "card"):
            show_only(document.Sheets.getByName(sheet_name(key, "tr")), sheets_of(document))
            (page, *_) = render_pages(export_pdf(document, folder / f"{key}.pdf"), folder, DPI)
            save(cropped(Image.open(page).convert("RGB")), HOME / "docs" / "pictures" / f"{key}.png")


def cropped(page: Image.Image) -> Image.Image:
    """The page without its foot and its white margins."""
    page = page.crop((0, 0, page.width, round(page.height * (1 - FOOT))))
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    if box is None:
        raise ValueError("an empty page")
    left, top, right, bottom = box
    right, bottom = min(right + EDGE, page.width), min(bottom + EDGE, page.height)
    return page.crop((max(left - EDGE, 0), max(top - EDGE, 0), right, bottom))


def save(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {picture.width} x {picture.height}, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
