"""How a part of the sound workbook is spoiled: small edits that can be combined."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Parts = dict[str, bytes]
Spoil = Callable[[Parts], None]

DATA, SUMMARY, LIST = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3))
TABLE, TABLE2, BOOK = "xl/tables/table1.xml", "xl/tables/table2.xml", "xl/workbook.xml"
STYLES, TEXTS, TYPES = "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
BOOK_RELS, DATA_RELS = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"
SUMMARY_RELS = "xl/worksheets/_rels/sheet2.xml.rels"
DRAWING, CHART, COMMENTS = "xl/drawings/drawing1.xml", "xl/charts/chart1.xml", "xl/comments1.xml"
CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Fault:
    """`spoil` changes the parts in place; the lint must then say `code`."""

    name: str
    code: str
    spoil: Spoil


def swap(part: str, old: str, new: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, f"{old} is not in {part}"
        parts[part] = text.replace(old, new, 1).encode()

    return spoil


def edit(part: str, pattern: str, new: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        text, count = re.subn(pattern, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return spoil


def drop(part: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        del parts[part]

    return spoil


def add(part: str, content: str) -> Spoil:
    return lambda parts: parts.update({part: content.encode()})


def both(*spoils: Spoil) -> Spoil:
    def spoil(parts: Parts) -> None:
        for each in spoils:
            each(parts)

    return spoil


def cell(ref: str, new: str, part: str = SUMMARY) -> Spoil:
    """The whole cell replaced."""
    return edit(part, rf'<c r="{ref}"[^>]*?(?:/>|>.*?</c>)', new.replace("\\", "\\\\"))


def formula(text: str, ref: str = "B3") -> Spoil:
    return cell(ref, f'<c r="{ref}"><f>{text}</f><v>0</v></c>')


def before(part: str, mark: str, new: str) -> Spoil:
    return swap(part, mark, new + mark)


def validation(content: str) -> Spoil:
    return edit(DATA, r"<dataValidation type=\"decimal\".*?</dataValidation>", content)


def cf(content: str) -> Spoil:
    return edit(DATA, r"<cfRule type=\"cellIs\".*?</cfRule>", content)


def extension(content: str) -> Spoil:
    """A 2010 block appended to the data sheet."""
    spaces = (
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    )
    return before(DATA, "</extLst></worksheet>", f'<ext uri="{{CCE6A557}}" {spaces}>{content}</ext>')


def twin_table(parts: Parts) -> None:
    """The table stands twice, with the same id and name, on other cells."""
    parts["xl/tables/table3.xml"] = parts[TABLE2].replace(b"G1:H3", b"J1:K3")
    relation = f'<Relationship Id="rId9" Type="{REL_TYPE}/table" Target="../tables/table3.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
    before(DATA_RELS, "</Relationships>", relation)(parts)
    before(TYPES, "</Types>", f'<Override PartName="/xl/tables/table3.xml" ContentType="{kind}"/>')(parts)
    before(DATA, "</tableParts>", '<tablePart r:id="rId9"/>')(parts)


def chain(*entries: str) -> Spoil:
    """A calculation chain of these entries."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    relation = f'<Relationship Id="rId77" Type="{REL_TYPE}/calcChain" Target="calcChain.xml"/>'
    return both(
        add("xl/calcChain.xml", f'<calcChain xmlns="{space}">{"".join(entries)}</calcChain>'),
        before(BOOK_RELS, "</Relationships>", relation),
        before(TYPES, "</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/>'),
    )
