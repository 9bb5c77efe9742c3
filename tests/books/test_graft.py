"""A sheet taken over whole from the template."""

from __future__ import annotations

import re
from typing import Any

import openpyxl
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.graft import counterparts, graft
from addin.books.lint import lint
from addin.books.package import Package
from addin.books.workbook import Workbook
from addin.messages import sheet_name
from addin.model import Outcome, Refusal
from addin.schema.template_file import template_path
from tests.books.test_doors import zipped
from tests.books.test_template_book import receivables
from tests.books.test_write import parts


def grafted(path, *keys: str) -> None:
    package = Package(path.read_bytes())
    donor = Package(template_path().read_bytes())
    for key in keys:
        graft(package, donor, sheet_name(key, "tr"))
    path.write_bytes(b"".join(package.chunks()))


@pytest.fixture
def filled(tmp_path):
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(template_path().read_bytes())
    risk = pd.DataFrame({"rank": range(5), "debtor_id": "B-1", "debtor_name": "Ad"})
    outcome = Outcome(appended={"receivables": receivables()}, bodies={"risk": risk})
    open_book(path, backups=False).write(outcome)
    return path


def colour(found: Any) -> str:
    """Black and the theme's own text colour are one."""
    text = found.rgb if found is not None else ""
    return text if isinstance(text, str) and text != "FF000000" else ""


def looks(path, name: str) -> dict[str, tuple[Any, ...]]:
    sheet: Any = openpyxl.load_workbook(path)[name]
    return {
        cell.coordinate: (
            cell.value,
            cell.number_format,
            cell.font.b,
            cell.font.sz,
            colour(cell.font.color),
            cell.fill.fgColor.rgb,
            cell.border.bottom.style,
            cell.alignment.horizontal,
            cell.alignment.wrap_text,
        )
        for row in sheet.iter_rows()
        for cell in row
    }


def formats(path, name: str) -> list[tuple[Any, ...]]:
    sheet: Any = openpyxl.load_workbook(path)[name]
    return [
        (str(area.sqref), rule.formula, rule.dxf.fill.bgColor.rgb if rule.dxf and rule.dxf.fill else None)
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]


@pytest.mark.parametrize("key", ["panel", "risk", "today", "card"])
def test_a_sheet_looks_as_in_the_template(filled, key) -> None:
    names = [sheet_name(other, "tr") for other in ("receivables", "help")]
    others = {other: looks(filled, other) for other in names}
    before = parts(filled.read_bytes())
    grafted(filled, key)
    assert lint(filled) == []
    name = sheet_name(key, "tr")
    assert looks(filled, name) == looks(template_path(), name)
    assert formats(filled, name) == formats(template_path(), name)
    assert {other: looks(filled, other) for other in names} == others
    after = parts(filled.read_bytes())
    changed = {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}
    assert not {part for part in changed if "worksheets/sheet" in part} - {
        open_book(filled)._workbook.sheets[name].part
    }
    assert len(open_book(filled).read("receivables").frame) == 30


def test_into_a_book_that_libreoffice_saved(filled, libreoffice, tmp_path) -> None:
    """Other style numbers, other part names, sheet renamed, charts and formats gone."""
    out = tmp_path / "eski.xlsx"
    from tests.hosts.libreoffice import properties

    with libreoffice.opened(filled) as document:
        panel = document.Sheets.getByName(sheet_name("panel", "tr"))
        for chart in list(panel.Charts.ElementNames):
            panel.Charts.removeByName(chart)
        panel.Name = "Bizim Pano'su"
        document.Sheets.getByName(sheet_name("receivables", "tr")).Name = "Faturalar"
        document.storeToURL(out.as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
    known = {fault for fault in lint(out) if "Pano" not in fault.where}
    grafted(out, "panel", "risk", "aging")
    assert set(lint(out)) <= known
    ours, theirs = looks(out, "Bizim Pano'su"), looks(template_path(), sheet_name("panel", "tr"))
    renamed = {cell: look for cell, look in ours.items() if look[0] != theirs[cell][0]}
    assert {cell: look[1:] for cell, look in ours.items()} == {c: look[1:] for c, look in theirs.items()}
    for cell, look in renamed.items():
        back = str(look[0]).replace("'Bizim Pano''su'", "'Panel'").replace("Faturalar", "Alacaklar")
        assert back == theirs[cell][0]
    charts = [text for name, text in parts(out.read_bytes()).items() if "/charts/chart" in name]
    template = [text for name, text in parts(template_path().read_bytes()).items() if "/charts/chart" in name]
    assert len(charts) == len(template) > 0
    assert b"".join(charts).count(b"'Bizim Pano''su'!") == b"".join(template).count(b"Panel!") > 0
    assert libreoffice.errors(out) == []
    book = open_book(out, backups=False)
    assert book.place("risk").columns.keys() == open_book(template_path()).place("risk").columns.keys()
    book.write(Outcome(bodies={"risk": pd.DataFrame({"rank": range(9)})}, cells={"tile_open": 5}))
    assert len(open_book(out).read("risk").frame) == 9
    assert open_book(out).cells()["tile_open"] == 5


def test_twice_is_the_same_as_once(filled) -> None:
    grafted(filled, "panel", "risk")
    once = parts(filled.read_bytes())
    grafted(filled, "panel", "risk")
    twice = parts(filled.read_bytes())
    assert once.keys() == twice.keys()
    assert once["xl/styles.xml"] == twice["xl/styles.xml"]
    assert {name for name in once if once[name] != twice[name]} <= {"[Content_Types].xml"}


def test_counterparts_by_hidden_names(filled) -> None:
    members = parts(filled.read_bytes())
    book = members["xl/workbook.xml"].decode().replace('name="Risk" sheetId', 'name="Tehlike" sheetId')
    book = re.sub(r"(?<=>)'?Risk'?!", "Tehlike!", book)
    filled.write_bytes(zipped({**members, "xl/workbook.xml": book.encode()}))
    ours, theirs = Package(filled.read_bytes()), Package(template_path().read_bytes())
    assert counterparts(Workbook(ours), Workbook(theirs))["Risk"] == "Tehlike"
    grafted(filled, "risk")
    assert open_book(filled).place("risk").sheet == "Tehlike"


def test_without_counterpart(filled) -> None:
    with pytest.raises(Refusal, match="table_missing"):
        graft(Package(filled.read_bytes()), Package(template_path().read_bytes()), "Yok")


def test_what_stands_in_named_cells_is_carried_over(filled) -> None:
    """Settings, the chosen debtor and the calculation date; live formulas are the new sheet's."""
    names = open_book(filled)._workbook.names
    settings = [name for name in names if name.startswith("TK_") and "company" in name]
    typed = {
        settings[0].removeprefix("TK_"): "Özgün & Oğlu A.Ş.",
        "calculation_date": pd.Timestamp(2026, 3, 5),
    }
    open_book(filled, backups=False).write(Outcome(cells=typed))
    before = open_book(filled).cells()
    assert before[next(iter(typed))] == "Özgün & Oğlu A.Ş."
    book = open_book(filled)._workbook
    for sheet in {
        area.sheet for name in typed if (area := book.area(f"tk_cell__{name}") or book.area(f"TK_{name}"))
    }:
        package = Package(filled.read_bytes())
        graft(package, Package(template_path().read_bytes()), sheet)
        filled.write_bytes(b"".join(package.chunks()))
    assert open_book(filled).cells() == before
    assert lint(filled) == []
