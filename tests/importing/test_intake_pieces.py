"""A part that is looked through piece by piece says the same as when it is read whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from xlsxwriter import Workbook

from addin.importing.intake import ooxml

PART = "xl/worksheets/sheet1.xml"
PIECES = [*range(500, 800), 1 << 20]  # the first holds what stands above the rows


def _package(add: Callable[[Any], object]) -> bytes:
    raw = io.BytesIO()
    with Workbook(raw, {"in_memory": True, "constant_memory": True}) as book:
        sheet = book.add_worksheet("Liste")
        for row in range(30):
            sheet.write_row(row, 0, [f"Şafak Hafriyat {row}", float(row)])
        add(sheet)
    return raw.getvalue()


def _hide(sheet: Any) -> None:
    sheet.set_row(30, None, None, {"hidden": True})
    sheet.write_row(30, 0, ["Ak", 1.0])


def _calculate(sheet: Any) -> None:
    sheet.write_formula(30, 0, "=1+1", None, "")


@pytest.fixture(params=PIECES)
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(ooxml, "_PIECE", request.param)
    return int(request.param)


HIDING, CALCULATING, PLAIN = _package(_hide), _package(_calculate), _package(lambda sheet: None)


@pytest.mark.usefixtures("piece")
def test_hidden_rows_and_formulas_are_found_wherever_a_piece_ends() -> None:
    assert ooxml.facts_reader(HIDING)("Liste").hidden_rows == {30}
    with zipfile.ZipFile(io.BytesIO(CALCULATING)) as package:
        assert b"<f>" in ooxml._telling(package, PART)


@pytest.mark.usefixtures("piece")
def test_rows_that_hide_nothing_are_not_kept() -> None:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as package:
        above = ooxml._telling(package, PART)
    assert b"<worksheet" in above and b"<row" not in above
