"""What a write into Excel leaves as it found it, however it ends."""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest

from addin.books.excel_plan import Plan
from addin.books.excel_steady import progress, steady
from addin.model import Refusal


class Excel:
    """An application with two sheets, in which the user has cells selected on the first."""

    def __init__(self, *, protected: bool = False) -> None:
        self.sheets = Sheets(self, protected)
        self.calculation, self.screen_updating, self.enable_events = "semiautomatic", True, False
        self.status_bar: Any = False
        self.app = self
        self.chosen = SimpleNamespace(select=self._select)
        self.selection: Any = self.chosen

    def _select(self) -> None:
        self.selection = self.chosen

    def stands(self) -> tuple[Any, ...]:
        switches = self.calculation, self.screen_updating, self.enable_events
        return *switches, self.status_bar, self.selection, self.sheets.active.name


class Sheets(dict[str, Any]):
    def __init__(self, excel: Excel, protected: bool) -> None:
        for name in ("Bir", "İki"):
            api = SimpleNamespace(ProtectContents=protected and name == "İki")
            sheet = SimpleNamespace(name=name, tables=[], api=api)
            sheet.activate = lambda sheet=sheet: setattr(self, "active", sheet)
            self[name] = sheet
        self.active = self["Bir"]


@pytest.mark.parametrize("fault", [None, OSError, KeyboardInterrupt])
def test_switches_and_view_come_back(fault: type[BaseException] | None) -> None:
    excel = Excel()
    before = excel.stands()
    with suppress(OSError, KeyboardInterrupt), steady(excel, ["Bir", "İki"]):
        assert excel.stands()[:3] == ("manual", False, False)
        excel.selection, excel.status_bar = None, "Tahsilat: 1/2"
        excel.sheets["İki"].activate()
        if fault:
            raise fault
    assert excel.stands() == before


def test_switches_and_view_come_back_after_a_refusal() -> None:
    excel = Excel(protected=True)
    before = excel.stands()
    with pytest.raises(Refusal, match="sheet_protected"), steady(excel, ["Bir", "İki"]):
        pass
    assert excel.stands() == before


def test_the_status_bar_tells_how_many_of_the_sheets_are_written() -> None:
    """Of those that have something to be written; the last one is the last number."""
    excel, lines = Excel(), list[str]()
    book: Any = SimpleNamespace(workbook=excel, language="tr", sense=SimpleNamespace(date1904=False))
    plan = Plan(book)
    parts = [("Bir", 3), ("Bir", 0), ("İki", 1)]
    blocks: Any = [
        SimpleNamespace(sheet=name, changed=cells, write=lambda _: iter([None] * 4)) for name, cells in parts
    ]
    plan.blocks = blocks

    def shown(n: int, total: int) -> None:
        progress(excel, "tr")(n, total)
        lines.append(excel.status_bar)

    plan.apply(shown)
    assert lines == ["Tahsilat: sayfalar yazılıyor 1/2", "Tahsilat: sayfalar yazılıyor 2/2"]
