"""Conditional formats, validations and sparklines, in their old and their 2010 form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from addin.books.lint.book import Book, Sheet, number
from addin.books.lint.formula import tokenize
from addin.books.lint.names import MAIN, X14, XM, local, unescaped, units
from addin.books.lint.refs import Rect, overlaps, parse_sqref

CF_TYPES = set(
    "expression cellIs colorScale dataBar iconSet top10 uniqueValues duplicateValues containsText "
    "notContainsText beginsWith endsWith containsBlanks notContainsBlanks containsErrors notContainsErrors "
    "timePeriod aboveAverage".split()
)
OPERATORS = set(
    "between notBetween equal notEqual lessThan lessThanOrEqual greaterThan greaterThanOrEqual".split()
)
CF_OPERATORS = OPERATORS | set("containsText notContains beginsWith endsWith".split())
DV_TYPES = set("none whole decimal list date time textLength custom".split())
ERROR_STYLES = {"stop", "warning", "information"}
DV_LENGTHS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
MAX_DV_FORMULA = 255


class RuleCheck:
    """The rules of one sheet; `root` is its part without the cells."""

    def __init__(self, book: Book, sheet: Sheet, root: etree._Element) -> None:
        self.book, self.sheet, self.root = book, sheet, root

    def add(self, code: str, where: str, detail: str) -> None:
        self.book.add(code, self.sheet.part, f"{self.sheet.name}!{where}", detail)

    def check(self) -> None:
        for block in self.root.iterfind(MAIN + "conditionalFormatting"):
            for rule in block.iterfind(MAIN + "cfRule"):
                self._check_rule(rule, block.get("sqref", ""))
        for block in self.root.iter(X14 + "conditionalFormatting"):
            where = self._sqref(block, "x14 conditionalFormatting")
            for rule in block.iterfind(X14 + "cfRule"):
                self._check_rule(rule, where)
        self._check_rule_links()
        self._check_validations()
        self._check_sparklines()
        for ext_list in self.root.iter(MAIN + "extLst"):
            uris = Counter(ext.get("uri", "").lower() for ext in ext_list)
            for uri, count in uris.items():
                if count > 1:
                    self.add("ext-duplicate", "extLst", f"{count} extensions {uri}")

    def _sqref(self, element: etree._Element, tag: str) -> str:
        text = element.findtext(XM + "sqref") or ""
        ranges = parse_sqref(text)
        if not ranges or any(rect is None for _, rect in ranges):
            self.add("range", text, f"sqref of <{tag}> is no range")
        return text

    def _check_rule(self, rule: etree._Element, where: str) -> None:
        kind, modern = rule.get("type", ""), str(rule.tag).startswith(X14)
        if kind not in CF_TYPES:
            self.add("rule-type", where, f"cfRule of type {kind!r}")
        if number(rule.get("priority"), 0 if not modern else 1) < 1:
            self.add("rule-priority", where, f"priority {rule.get('priority')}")
        limit = self.book.styles.rule_formats
        if (index := rule.get("dxfId")) is not None and not 0 <= number(index, -1) < limit:
            self.add("dxf-index", where, f"dxfId {index} of {limit}")
        formulas = [element.text or "" for element in rule.iterfind(MAIN + "formula")]
        formulas += [element.text or "" for element in rule.iterfind(XM + "f")]
        for text in formulas:
            self._check_rule_formula(text, where)
        if operator := rule.get("operator"):
            if operator not in CF_OPERATORS:
                self.add("rule-type", where, f"operator {operator!r}")
        elif kind == "cellIs":
            self.add("rule-type", where, "cellIs without operator")
        needed = {"expression": 1, "cellIs": 2 if operator in ("between", "notBetween") else 1}.get(kind, 0)
        if len(formulas) < needed:
            self.add("rule-formula", where, f"{len(formulas)} formulas, {needed} needed")
        self._check_scale(rule, where)

    def _check_rule_formula(self, text: str, where: str) -> None:
        self.book.check_formula(text, self.sheet.part, f"{self.sheet.name}!{where}")
        tokens = tokenize(text)
        for token, before in zip(tokens, [None, *tokens], strict=False):
            if token.kind == "sheet" and before and before.text == ":":
                self.add("rule-formula", where, f"{text[:60]}: a sheet at both ends of a range")
            if token.kind in ("table", "array"):
                self.add("rule-formula", where, f"{token.text[:60]}: no table or array in a rule")

    def _check_scale(self, rule: etree._Element, where: str) -> None:
        for scale in rule:
            tag = local(scale.tag)
            stops = [child for child in scale if local(child.tag) == "cfvo"]
            colors = [child for child in scale if local(child.tag) == "color"]
            if tag == "colorScale" and not (2 <= len(stops) <= 3 and len(colors) == len(stops)):
                self.add("rule-scale", where, f"colour scale of {len(stops)} stops and {len(colors)} colours")
            if tag == "dataBar" and len(stops) != 2:
                self.add("rule-scale", where, f"data bar of {len(stops)} stops")
            if tag == "iconSet":
                wanted = scale.get("iconSet", "3TrafficLights1")[:1]
                if wanted in "345" and len(stops) != int(wanted):
                    self.add("rule-scale", where, f"{wanted} icons and {len(stops)} stops")

    def _check_rule_links(self) -> None:
        """A 2007 data bar names its 2010 twin by id; a copied sheet easily loses one of them."""
        twins = {rule.get("id") for rule in self.root.iter(X14 + "cfRule")}
        for element in self.root.iter(X14 + "id"):
            if element.text not in twins:
                self.add("rule-twin", "extLst", f"no x14 rule with id {element.text}")

    def _check_validations(self) -> None:
        covered: list[tuple[str, Rect]] = []
        for element in chain_of(self.root, MAIN + "dataValidation", X14 + "dataValidation"):
            modern = str(element.tag).startswith(X14)
            where = self._sqref(element, "x14 dataValidation") if modern else element.get("sqref", "")
            covered += [(text, rect) for text, rect in parse_sqref(where) if rect]
            self._check_validation(element, where)
        for one, other in overlaps(covered):
            self.add("validation-overlap", other, f"overlaps the validation of {one}")

    def _check_validation(self, element: etree._Element, where: str) -> None:
        kind, operator = element.get("type", "none"), element.get("operator", "between")
        style = element.get("errorStyle", "stop")
        if kind not in DV_TYPES or operator not in OPERATORS or style not in ERROR_STYLES:
            self.add("validation-type", where, f"type {kind!r}, operator {operator!r}, style {style!r}")
        for key, limit in DV_LENGTHS.items():
            if units(unescaped(element.get(key, ""))) > limit:
                self.add("validation-length", where, f"{key} longer than {limit}")
        formulas = dict(validation_formulas(element))
        needed = set() if kind == "none" else {"formula1"}
        if kind not in ("none", "list", "custom") and operator in ("between", "notBetween"):
            needed.add("formula2")
        for key in sorted(needed - {key for key, text in formulas.items() if text.strip()}):
            self.add("validation-formula", where, f"{key} is missing")
        for key, text in formulas.items():
            if text.strip():
                self._check_validation_formula(key, text, kind, where)

    def _check_validation_formula(self, key: str, text: str, kind: str, where: str) -> None:
        literal = kind == "list" and text.startswith('"') and text.endswith('"')
        inside = text[1:-1].replace('""', '"') if literal else text
        if units(inside) > MAX_DV_FORMULA:
            self.add(
                "validation-length", where, f"{key} of {units(inside)} characters, limit {MAX_DV_FORMULA}"
            )
        if literal:
            if units(inside) <= MAX_DV_FORMULA:
                self.book.check_formula(text, self.sheet.part, f"{self.sheet.name}!{where}")
        else:
            self._check_rule_formula(text, where)

    def _check_sparklines(self) -> None:
        places: list[str] = []
        for element in self.root.iter(X14 + "sparkline"):
            places.append(where := self._sqref(element, "sparkline"))
            source = element.findtext(XM + "f")
            if source is not None:
                self.book.check_formula(source, self.sheet.part, f"{self.sheet.name}!{where}")
                kinds = {token.kind for token in tokenize(source)}
                if not kinds <= {"sheet", "ref", "operator", "comma", "name", "error"}:
                    self.add("sparkline", where, f"{source} is no range")
        for place, count in Counter(places).items():
            if count > 1:
                self.add("sparkline", place, f"{count} sparklines in one cell")


def chain_of(root: etree._Element, *tags: str) -> Iterator[etree._Element]:
    for tag in tags:
        yield from root.iter(tag)


def validation_formulas(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Both formulas of an old or new validation, those that are there."""
    for key in ("formula1", "formula2"):
        old, new = element.find(MAIN + key), element.find(f"{X14}{key}/{XM}f")
        found = old if old is not None else new
        if found is not None:
            yield key, found.text or ""
