"""Validations, conditional formats and column formulas laid anew as the template has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from xml.sax.saxutils import unescape

from addin.books.elements import attribute, children, with_attribute, with_children
from addin.books.facts import plain
from addin.books.graft_styles import StyleMap
from addin.books.package import Package
from addin.books.places import Spot
from addin.books.ranges import Rectangle, without, written
from addin.books.repair_map import SheetMap, sheet_maps, skeleton, spread
from addin.books.sheetxml import SheetXml
from addin.books.workbook import Workbook, parse_area, relations
from addin.books.xmltext import escape
from addin.schema import TAB_ORDER
from addin.schema.formulas import FORMULAS, calculated_column

_VALIDATION = re.compile(rb"<dataValidation\b[^>]*?/>|<dataValidation\b.*?</dataValidation>", re.S)
_VALIDATIONS = re.compile(rb"<dataValidations\b[^>]*/>|<dataValidations\b.*?</dataValidations>", re.S)
_FORMATS = re.compile(
    rb"<conditionalFormatting\b[^>]*/>|<conditionalFormatting\b.*?</conditionalFormatting>", re.S
)
_RULE = re.compile(rb"<cfRule\b[^>]*?/>|<cfRule\b.*?</cfRule>", re.S)
_FORMULA = re.compile(rb"(<formula>)([^<]*)(</formula>)")
_SQREF = re.compile(rb'(\ssqref=")([^"]*)(")')
_ATTRIBUTE = re.compile(rb'\s([\w:]+)="([^"]*)"')
_PLACE, _DEFAULTS = (b"sqref", b"priority", b"xr:uid"), (b"0", b"none", b"stop")
_QUOTES = {"&quot;": '"', "&apos;": "'"}
# What follows conditional formats and validations in CT_Worksheet.
_BEHIND = re.compile(
    rb"<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|"
    rb"cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|"
    rb"webPublishItems|tableParts|extLst)\b|</worksheet>"
)
_CALCULATED = re.compile(rb"<calculatedColumnFormula\b[^>]*>([^<]*)</calculatedColumnFormula>")


@dataclass(slots=True)
class Repaired:
    """On how many sheets something was laid anew, and how many columns got their formula back."""

    validations: int = 0
    formats: int = 0
    formulas: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.validations or self.formats or self.formulas)


def repair(package: Package, donor: Package, language: str) -> Repaired:
    """Give each page of ours the template's rules where its columns stand now; the user's own stay.

    `donor`: the template in the book's language. What stands as it should is left byte for byte.
    """
    book, template = Workbook(package), Workbook(donor)
    (ours, theirs), found = (_styles_part(each) for each in (book, template)), Repaired()
    styles = StyleMap(package.read(ours), donor.read(theirs))
    for each in sheet_maps(book, template, TAB_ORDER):
        sheet, model = (
            SheetXml(plain(source.read(part)))
            for source, part in ((package, each.new.part), (donor, each.old.part))
        )
        rules = _Rules(each, sheet.tail, model.tail, styles)
        tail = rules.with_validations(rules.with_formats(sheet.tail))
        found.validations += rules.validations_changed
        found.formats += rules.formats_changed
        if rules.validations_changed or rules.formats_changed:
            sheet.put_tail(tail)
            package.put(each.new.part, sheet.content)
        if each.spot is not None:
            found.formulas += _restore_formulas(package, each.spot, language)
    if found.formats:
        package.put(ours, styles.part())
    return found


def _styles_part(book: Workbook) -> str:
    parts = (book.package.find(part) for _, part in relations(book.package, book.part, "styles"))
    return next(filter(None, parts))


class _Rules:
    """The rules of one sheet: what the template wants, and what stands."""

    def __init__(self, sheet: SheetMap, tail: bytes, model: bytes, styles: StyleMap) -> None:
        self._map, self._styles = sheet, styles
        self._standing, self._model = tail, model
        self.validations_changed = self.formats_changed = False

    # --- validations ---

    def with_validations(self, tail: bytes) -> bytes:
        wanted = [each for each in map(self._placed, _VALIDATION.findall(self._model)) if each]
        holes = [area for each in wanted for area in _areas(each)]
        standing = _VALIDATION.findall(self._standing)
        kept = [each for each in (_outside(one, holes) for one in standing) if each]
        new = [*kept, *wanted]
        if _meanings(new) == _meanings(standing):
            return tail
        self.validations_changed = True
        element = b'<dataValidations count="%d">%b</dataValidations>' % (len(new), b"".join(new))
        return _put_behind(_VALIDATIONS.sub(b"", tail), element if new else b"")

    def _placed(self, element: bytes) -> bytes:
        areas = [here for area in _areas(element) for here in self._map.areas(area)]
        return _with_areas(element, areas) if areas else b""

    # --- conditional formats ---

    def with_formats(self, tail: bytes) -> bytes:
        standing = list(_rules(self._standing))
        wanted = [each for each in (self._rule(*one) for one in _rules(self._model)) if each]
        ours = {_skeleton(rule) for _, rule in wanted}
        holes = [*self._map.own(), *(area for areas, _ in wanted for area in areas)]
        left = [(_left(areas, holes) if _skeleton(rule) in ours else areas, rule) for areas, rule in standing]
        kept = [(areas, rule) for areas, rule in left if areas]
        last = max((int(attribute(rule, "priority") or 0) for _, rule in kept), default=0)
        ranked = [(areas, _ranked(rule, last + at)) for at, (areas, rule) in enumerate(wanted, start=1)]
        if self._looks([*kept, *ranked]) == self._looks(standing):
            return tail
        self.formats_changed = True
        blocks = b"".join(_blocks([*kept, *ranked]))
        return _put_behind(_FORMATS.sub(b"", tail), blocks, b"<dataValidations")

    def _rule(self, areas: list[Rectangle], rule: bytes) -> tuple[list[Rectangle], bytes] | None:
        """A rule of the template with the book's cells and format."""
        here = [new for area in areas for new in self._map.areas(area)]
        formulas = [unescape(text.decode(), _QUOTES) for _, text, _ in _FORMULA.findall(rule)]
        moved = [self._map.formula(text) for text in formulas]
        if not here or None in moved:
            return None
        texts = iter(moved)
        new = _FORMULA.sub(lambda match: match[1] + escape(str(next(texts))).encode() + match[3], rule)
        if number := attribute(new, "dxfId"):
            new = with_attribute(new, "dxfId", str(self._styles.format(int(number))))
        return here, new

    def _looks(self, rules: list[tuple[list[Rectangle], bytes]]) -> list[Any]:
        """What can be seen of rules: in their order, whatever their numbers and the cut of their areas."""
        ordered = sorted(rules, key=lambda each: int(attribute(each[1], "priority") or 0))
        return [(_meaning(rule), spread(areas)) for areas, rule in ordered]


def _areas(element: bytes) -> list[Rectangle]:
    match = _SQREF.search(element)
    tokens = match[2].decode().split() if match else []
    found = [parse_area(f"S!{token}") for token in tokens]
    return [(area.top, area.left, area.bottom, area.right) for area in found if area]


def _with_areas(element: bytes, areas: Iterable[Rectangle]) -> bytes:
    text = " ".join(map(written, areas)).encode()
    return _SQREF.sub(lambda match: match[1] + text + match[3], element, count=1)


def _left(areas: list[Rectangle], holes: list[Rectangle]) -> list[Rectangle]:
    for hole in holes:
        areas = [piece for area in areas for piece in without(area, hole)]
    return areas


def _outside(element: bytes, holes: list[Rectangle]) -> bytes:
    areas = _areas(element)
    left = _left(areas, holes)
    return element if left == areas else _with_areas(element, left) if left else b""


def _meanings(validations: Iterable[bytes]) -> list[Any]:
    """By what each says: where the parts of a rule lie in several elements, they count as one."""
    found: dict[Any, list[Rectangle]] = {}
    for each in validations:
        found.setdefault(_meaning(each), []).extend(_areas(each))
    return sorted(((repr(key), spread(areas)) for key, areas in found.items()), key=repr)


def _meaning(element: bytes) -> Any:
    """An element without its place, number and defaults."""
    opening, _, rest = element.partition(b">")
    told = {(name, value) for name, value in _ATTRIBUTE.findall(opening) if name not in _PLACE}
    inside = re.sub(rb"\s*</?(?:dataValidation|cfRule)>?$", b"", rest)
    return tuple(sorted(each for each in told if each[1] not in _DEFAULTS)), unescape(
        inside.decode(), _QUOTES
    )


def _rules(tail: bytes) -> Iterable[tuple[list[Rectangle], bytes]]:
    for block in _FORMATS.findall(tail):
        areas = _areas(block)
        for rule in _RULE.findall(block):
            yield areas, rule


def _skeleton(rule: bytes) -> Any:
    formulas = tuple(skeleton(unescape(text.decode(), _QUOTES)) for _, text, _ in _FORMULA.findall(rule))
    return attribute(rule, "type"), formulas


def _ranked(rule: bytes, priority: int) -> bytes:
    return re.sub(rb'\spriority="\d+"', b' priority="%d"' % priority, rule, count=1)


def _blocks(rules: list[tuple[list[Rectangle], bytes]]) -> Iterable[bytes]:
    """Rules of the same areas that follow each other share a block."""
    for areas, group in groupby(rules, key=lambda each: each[0]):
        text = " ".join(map(written, areas)).encode()
        inside = b"".join(rule for _, rule in group)
        yield b'<conditionalFormatting sqref="%b">%b</conditionalFormatting>' % (text, inside)


def _put_behind(tail: bytes, element: bytes, before: bytes = b"") -> bytes:
    """Put an element where the order of a sheet wants it; `before`: an element that must come after."""
    at = tail.find(before) if before and before in tail else -1
    match = _BEHIND.search(tail)
    at = at if at >= 0 else match.start() if match else len(tail)
    return tail[:at] + element + tail[at:]


# --- formulas of whole columns ---


def _restore_formulas(package: Package, spot: Spot, language: str) -> int:
    """Columns whose new rows would not get our formula get it back; the cells are Yenile's work."""
    place, part = spot.place, spot.list_table.part
    content = package.read(part)
    listed = children(content, "tableColumns")
    restored = 0
    for key, number in place.columns.items():
        if (place.table, key) not in FORMULAS:
            continue
        text = calculated_column(place.table, key, place.headers, language)
        standing = listed[number - place.first_column]
        new = _with_formula(standing, text)
        restored += new != standing
        listed[number - place.first_column] = new
    if restored:
        package.put(part, with_children(content, "tableColumns", listed, ()))
    return restored


def _with_formula(column: bytes, text: str) -> bytes:
    found = _CALCULATED.search(column)
    if found and unescape(found[1].decode(), _QUOTES) == text:
        return column
    element = b"<calculatedColumnFormula>" + escape(text).encode() + b"</calculatedColumnFormula>"
    bare = _CALCULATED.sub(b"", column)
    if bare.endswith(b"/>") and bare.count(b"<") == 1:
        return bare[:-2] + b">" + element + b"</tableColumn>"
    opening, mark, rest = bare.partition(b">")
    return opening + mark + element + rest
