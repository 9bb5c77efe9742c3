"""Tahsilat.xlam from text: parts uncompressed and undated, so that each build gives the same bytes."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from xml.sax.saxutils import escape, unescape

from addin import __version__
from addin.excel import xlwings_module
from addin.excel.ribbon import ribbon_xml, words_module
from addin.excel.vba_project import Module, vba_project
from addin.excel.wrappers import functions_module, help_module
from addin.registry import Command, Formula
from addin.schema.template_file import template_path

NAME = "Tahsilat"
_PROJECT_ID = f"{{{uuid.uuid5(uuid.NAMESPACE_DNS, 'tahsilat-takip')}}}".upper()
_SHEET = "Sheet1"
_WRITTEN = ("ThisWorkbook", "TahsilatSerit", "TahsilatKitap", "TahsilatKopru")
# Text, since a logical cell would be compared in the language of Windows.
SETTINGS = {
    "INTERPRETER_WIN": "",
    "INTERPRETER_MAC": "",
    "PYTHONPATH": "",
    "USE UDF SERVER": "True",
    "SHOW CONSOLE": "False",
}
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MICROSOFT = "http://schemas.microsoft.com/office"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xl/worksheets/sheet1.xml": f"{_SPREADSHEET}.worksheet+xml",
    "xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
    "xl/sharedStrings.xml": f"{_SPREADSHEET}.sharedStrings+xml",
    "xl/theme/theme1.xml": f"{_DOCUMENT}.theme+xml",
    "xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_DOCUMENT}.extended-properties+xml",
}
_PACKAGE_RELATIONS = {
    "xl/workbook.xml": f"{_OFFICE}/relationships/officeDocument",
    "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{_OFFICE}/relationships/extended-properties",
    "customUI/customUI14.xml": f"{_MICROSOFT}/2007/relationships/ui/extensibility",
}
_WORKBOOK_RELATIONS = {
    "worksheets/sheet1.xml": f"{_OFFICE}/relationships/worksheet",
    "theme/theme1.xml": f"{_OFFICE}/relationships/theme",
    "styles.xml": f"{_OFFICE}/relationships/styles",
    "sharedStrings.xml": f"{_OFFICE}/relationships/sharedStrings",
    "vbaProject.bin": f"{_MICROSOFT}/2006/relationships/vbaProject",
}


def modules(commands: Mapping[str, Command], formulas: Mapping[str, Formula]) -> list[Module]:
    """All modules of the project, in the order in which the editor lists them."""
    written = files("addin.excel").joinpath("vba")
    texts = {name: written.joinpath(f"{name}.bas").read_text("ascii") for name in _WRITTEN}
    return [
        Module("ThisWorkbook", texts.pop("ThisWorkbook"), "workbook"),
        Module(_SHEET, "", "sheet"),
        *(Module(name, text) for name, text in texts.items()),
        words_module(commands),
        functions_module(formulas),
        help_module(formulas),
        Module("xlwings", xlwings_module.changed(xlwings_module.shipped())),
    ]


def addin_file(
    commands: Mapping[str, Command],
    formulas: Mapping[str, Formula],
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """The whole file; `settings` take the place of those that differ from machine to machine.

    Errors: ValueError when a module's text cannot stand in VBA.
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
        "customUI/customUI14.xml": ribbon_xml(commands),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(_WORKBOOK_RELATIONS),
        "xl/worksheets/sheet1.xml": _sheet(),
        "xl/sharedStrings.xml": _strings(SETTINGS | dict(settings or {})),
        "xl/styles.xml": _STYLES,
        "xl/theme/theme1.xml": _theme(),
        "xl/vbaProject.bin": vba_project(NAME, _PROJECT_ID, modules(commands, formulas)),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            package.writestr(entry, content, zipfile.ZIP_STORED)
    return packed.getvalue()


@dataclass(frozen=True, slots=True)
class Built:
    """What a file of ours says of itself."""

    version: str
    settings: Mapping[str, str]


def built_by_us(content: bytes) -> Built | None:
    """The file's version and settings; None when it is none of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            core, strings = (
                package.read(part).decode() for part in ("docProps/core.xml", "xl/sharedStrings.xml")
            )
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return None
    version = re.search(rf"<dc:title>{NAME} ([0-9][0-9.]*)</dc:title>", core)
    texts = [unescape(text) for text in re.findall(r"<si><t[^>]*>(.*?)</t></si>", strings)]
    return Built(version[1], dict(zip(texts[::2], texts[1::2], strict=False))) if version else None


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in _TYPES.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _app() -> str:
    return (
        f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Microsoft Excel</Application>'
        "<AppVersion>16.0300</AppVersion></Properties>"
    )


def _core() -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{NAME} {__version__}</dc:title></cp:coreProperties>"
    )


def _workbook() -> str:
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships">'
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView visibility="hidden" xWindow="0" '
        'yWindow="0" windowWidth="18000" windowHeight="12000"/></bookViews>'
        f'<sheets><sheet name="{xlwings_module.PROJECT}.conf" sheetId="1" r:id="rId1"/></sheets>'
        '<calcPr calcId="191029"/></workbook>'
    )


def _sheet() -> str:
    """Settings below each other: key in A, value in B."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{2 * row - 2}</v></c>'
        f'<c r="B{row}" t="s"><v>{2 * row - 1}</v></c></row>'
        for row in range(1, len(SETTINGS) + 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr codeName="{_SHEET}"/>'
        f'<dimension ref="A1:B{len(SETTINGS)}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="2" width="34" customWidth="1"/></cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _strings(settings: Mapping[str, str]) -> str:
    texts = [text for pair in settings.items() for text in pair]
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'{_XML}<sst xmlns="{_MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'


def _theme() -> bytes:
    with zipfile.ZipFile(template_path()) as template:
        return template.read("xl/theme/theme1.xml")


_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><color theme="1"/>'
    '<name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
