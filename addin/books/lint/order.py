"""Child elements: the order Excel insists on, unknown ones, empty lists, wrong counts."""

from __future__ import annotations

from lxml import etree

from addin.books.lint.finding import Report
from addin.books.lint.names import MAIN, local

ORDER = {
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins "
    "pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors "
    "smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst",
    "chartsheet": "sheetPr sheetViews sheetProtection customSheetViews pageMargins pageSetup headerFooter "
    "drawing legacyDrawing legacyDrawingHF drawingHF picture webPublishItems extLst",
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups "
    "externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr "
    "smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles "
    "colors extLst",
    "table": "autoFilter sortState tableColumns tableStyleInfo extLst",
    "tableColumn": "calculatedColumnFormula totalsRowFormula xmlColumnPr extLst",
    "dxf": "font numFmt fill alignment border protection extLst",
    "border": "start end left right top bottom diagonal vertical horizontal",
    "xf": "alignment protection extLst",
    "dataValidation": "formula1 formula2",
    "cfRule": "formula colorScale dataBar iconSet extLst",
    "conditionalFormatting": "cfRule extLst",
    "sheetView": "pane selection pivotSelection extLst",
    "comment": "text commentPr",
    "comments": "authors commentList extLst",
}
REPEATED = set("conditionalFormatting fileRecoveryPr formula cfRule selection pivotSelection".split())
NEVER_EMPTY = set(
    "cols mergeCells conditionalFormatting dataValidations hyperlinks ignoredErrors protectedRanges "
    "tableColumns sheets bookViews sheetViews fonts fills borders cellXfs cellStyleXfs "
    "cellStyles".split()
)
COUNTED = NEVER_EMPTY | {"numFmts", "tableParts", "dxfs", "rowBreaks", "colBreaks"}
_RANK = {parent: {tag: rank for rank, tag in enumerate(tags.split())} for parent, tags in ORDER.items()}


def check_order(root: etree._Element, part: str, report: Report) -> None:
    """Looks at `root` and everything below it; cells are not kept there and have their own check."""
    for element in root.iter(MAIN + "*"):
        tag = local(element.tag)
        if tag in _RANK:
            _check_children(element, tag, part, report)
        if tag in COUNTED:
            _check_list(element, tag, part, report)


def _check_children(element: etree._Element, tag: str, part: str, report: Report) -> None:
    ranks, last, before = _RANK[tag], -1, ""
    for child in element.iterchildren(MAIN + "*"):
        name = local(child.tag)
        rank = ranks.get(name)
        if rank is None:
            report.add("element-unknown", part, tag, f"<{name}> does not belong in <{tag}>")
        elif rank < last:
            report.add("element-order", part, tag, f"<{name}> stands after <{before}>")
        elif rank == last and name not in REPEATED:
            report.add("element-order", part, tag, f"<{name}> stands twice")
        else:
            last, before = rank, name


def _check_list(element: etree._Element, tag: str, part: str, report: Report) -> None:
    children = sum(1 for _ in element.iterchildren(MAIN + "*"))
    if not children and tag in NEVER_EMPTY:
        report.add("list-empty", part, tag, f"<{tag}> has no entry")
    if (count := element.get("count")) not in (None, str(children)):
        report.add("list-count", part, tag, f"count {count}, but {children} entries")
