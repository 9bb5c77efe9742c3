"""What every part of the template builder works with: formats, words, names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from addin.messages import catalogue, say, sheet_name
from addin.schema import looks
from addin.schema.cells import BUGUN, area_name, cell_name

if TYPE_CHECKING:
    from addin.schema.build import Format, Workbook, Worksheet


def split_address(address: str) -> tuple[int, int]:
    """Zero-based row and column of an address.

    Example:
        >>> split_address("C10")
        (9, 2)
    """
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1


def join_address(row: int, column: int, *, absolute: bool = False) -> str:
    """Address of a zero-based row and column.

    Example:
        >>> join_address(4, 27), join_address(4, 27, absolute=True)
        ('AB5', '$AB$5')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"${letters}${row + 1}" if absolute else f"{letters}{row + 1}"


@dataclass
class Kit:
    """The book under construction."""

    workbook: Workbook
    language: str
    _formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def style(self, **look: Any) -> Format:
        """The format with these properties; equal wishes share one format."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            base = {"font_name": looks.FONT, "font_size": 11, "font_color": looks.INK}
            self._formats[key] = self.workbook.add_format({**base, **look})
        return self._formats[key]

    def tone(self, tone: looks.Tone, **look: Any) -> Format:
        """A conditional format: only what differs from the cell's own style."""
        key = (("tone", tone), *sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(
                {"font_color": tone.text, "bg_color": tone.fill, **look}
            )
        return self._formats[key]

    def workbook_format(self, **look: Any) -> Format:
        """A conditional format with these properties and no other."""
        key = (("conditional", True), *sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(look)
        return self._formats[key]

    def say(self, key: str, **params: object) -> str:
        return say(f"template.{key}", self.language, **params)

    def said_option(self, key: str) -> str:
        """What an option of the command line takes; the form says the same beside its cell."""
        return say(f"options.{key}", self.language)

    def said(self, key: str) -> Any:
        """A list or table of messages below `template`."""
        found: Any = catalogue(self.language)["template"]
        for part in key.split("."):
            found = found[part]
        return found

    def sheet(self, key: str) -> str:
        return sheet_name(key, self.language)

    def link(self, key: str, cell: str = "A1") -> str:
        return f"internal:'{self.sheet(key)}'!{cell}"

    def name(self, name: str, formula: str, *, hidden: bool = True) -> None:
        """A name of the whole book; XlsxWriter offers no hidden names, its own list does."""
        self.workbook.define_name(name, formula)
        self.workbook.defined_names[-1][3] = hidden

    def name_cell(self, key: str, sheet: Worksheet, row: int, column: int) -> None:
        self.name(cell_name(key), reference(title_of(sheet), row, column))

    def name_area(self, key: str, sheet: Worksheet, at: tuple[int, int], shape: tuple[int, int]) -> None:
        row, column = at
        last = join_address(row + shape[0] - 1, column + shape[1] - 1, absolute=True)
        self.name(area_name(key), f"{reference(title_of(sheet), row, column)}:{last}")


def page_head(kit: Kit, sheet: Worksheet, page: str, day: str) -> None:
    """Title, what the page is for, and the day; `day`: its cell, or the cells merged for it."""
    sheet.set_row(0, 34)
    sheet.write_string("B1", title_of(sheet), kit.style(font_size=24, bold=True, valign="vcenter"))
    subtitle = kit.style(font_color=looks.MUTED, valign="vcenter")
    sheet.write_string("B2", kit.say(f"{page}.subtitle"), subtitle)
    look = kit.style(num_format="dd.mm.yyyy", bold=True, font_size=14, align="right", valign="vcenter")
    cell, _, last = day.partition(":")
    if last:
        sheet.merge_range(day, "", look)
    sheet.write_formula(cell, f"={BUGUN}", look, "")
    kit.name_cell(f"shown_day_{page}", sheet, *split_address(cell))


def reference(sheet: str, row: int, column: int) -> str:
    """Absolute reference to a cell of a sheet."""
    return f"'{sheet}'!{join_address(row, column, absolute=True)}"


def title_of(sheet: Worksheet) -> str:
    """The sheet's name; XlsxWriter leaves its attribute untyped."""
    return str(sheet.name)
