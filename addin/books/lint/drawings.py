"""Drawings, charts and comments."""

from __future__ import annotations

from lxml import etree

from addin.books.lint.book import Book, number
from addin.books.lint.formula import tokenize
from addin.books.lint.names import CHART, DRAWING, MAIN, local
from addin.books.lint.refs import MAX_COLUMN, MAX_ROW, parse_cell
from addin.books.lint.workbook import duplicates

ANCHORS = {
    "twoCellAnchor": ("from", "to"),
    "oneCellAnchor": ("from", "ext"),
    "absoluteAnchor": ("pos", "ext"),
}
OBJECTS = {"sp", "grpSp", "graphicFrame", "cxnSp", "pic", "contentPart", "AlternateContent"}
AXES = {"catAx", "valAx", "dateAx", "serAx"}


def check_drawings(book: Book) -> None:
    for sheet in book.sheets:
        for drawing in book.package.targets(sheet.part, "drawing"):
            root = book.package.root(drawing)
            for anchor in () if root is None else root.iterchildren("*"):
                _check_anchor(book, drawing, anchor)
            for chart in book.package.targets(drawing, "chart"):
                _check_chart(book, chart)
        for comments in book.package.targets(sheet.part, "comments"):
            _check_comments(book, comments)


def _check_anchor(book: Book, part: str, anchor: etree._Element) -> None:
    tag = local(anchor.tag)
    needed = ANCHORS.get(tag)
    if needed is None:
        if tag != "AlternateContent":
            book.add("anchor", part, tag, "no anchor")
        return
    children = [local(child.tag) for child in anchor.iterchildren("*")]
    # two corners, one object, clientData: a missing clientData costs the whole drawing
    form = len(children) == 4 and tuple(children[:2]) == needed and children[2] in OBJECTS
    if not form or children[3] != "clientData":
        book.add("anchor", part, tag, f"holds {', '.join(children)}")
        return
    corners = [_corner(anchor.find(DRAWING + name)) for name in ("from", "to")]
    for corner in corners:
        if corner and not (0 <= corner[0] < MAX_ROW and 0 <= corner[1] < MAX_COLUMN):
            book.add("anchor", part, tag, f"row {corner[0]}, column {corner[1]} is outside a sheet")
    if corners[0] and corners[1] and (corners[0][0] > corners[1][0] or corners[0][1] > corners[1][1]):
        book.add("anchor", part, tag, f"ends at {corners[1]} before it starts at {corners[0]}")


def _corner(element: etree._Element | None) -> tuple[int, int] | None:
    """Row and column from 0; -1 where it is no number."""
    if element is None:
        return None
    return number(element.findtext(DRAWING + "row"), -1), number(element.findtext(DRAWING + "col"), -1)


def _check_chart(book: Book, part: str) -> None:
    root = book.package.root(part)
    if root is None:
        return
    if root.tag != CHART + "chartSpace":
        book.add("chart", part, "", f"root element {local(root.tag)} instead of chartSpace")
    for element in root.iter(CHART + "f"):
        text = element.text or ""
        book.check_formula(text, part, text)
        if any(token.kind in ("table", "function") for token in tokenize(text)):
            book.add("chart-ref", part, text, "a series takes ranges and names only")
    plot = root.find(f"{CHART}chart/{CHART}plotArea")
    if plot is None:
        book.add("chart", part, "", "no plotArea")
        return
    _check_axes(book, part, plot)
    for key in ("idx", "order"):
        values = [element.get("val", "") for element in plot.iterfind(f"*/{CHART}ser/{CHART}{key}")]
        for value in duplicates(values):
            book.add("chart-series", part, f"{key} {value}", "two series have it")


def _check_axes(book: Book, part: str, plot: etree._Element) -> None:
    axes: list[str] = []
    used: set[str] = set()
    for child in plot.iterchildren("*"):
        ids = [element.get("val", "") for element in child.iterfind(CHART + "axId")]
        if local(child.tag) not in AXES:
            used.update(ids)
            continue
        axes += ids
        crossing = child.find(CHART + "crossAx")
        used.add("" if crossing is None else crossing.get("val", ""))
    for value in duplicates(axes):
        book.add("chart-axis", part, value, "two axes have this id")
    for value in sorted(used - set(axes)):
        book.add("chart-axis", part, value, "no axis has this id")


def _check_comments(book: Book, part: str) -> None:
    root = book.package.root(part)
    if root is None:
        return
    authors = len(root.findall(f"{MAIN}authors/{MAIN}author"))
    refs = []
    for comment in root.iterfind(f"{MAIN}commentList/{MAIN}comment"):
        ref = comment.get("ref", "")
        refs.append(ref)
        if parse_cell(ref) is None:
            book.add("comment", part, ref, "is no cell")
        if not 0 <= number(comment.get("authorId"), -1) < authors:
            book.add("comment", part, ref, f"authorId {comment.get('authorId')} of {authors}")
    for ref in duplicates(refs):
        book.add("comment", part, ref, "two comments in one cell")
