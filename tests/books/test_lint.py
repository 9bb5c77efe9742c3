"""The lint finds each planted fault, and nothing in sound workbooks of three makers."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import openpyxl.worksheet.table
import pytest
import xlsxwriter
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, FormulaRule, IconSetRule
from openpyxl.worksheet.datavalidation import DataValidation

from addin.books.lint import lint, lint_formulas
from tests.books.lint_book import good_book, good_parts, pack
from tests.books.lint_faults import Fault, all_faults

FAULTS = list(all_faults())


def codes(book: bytes) -> set[str]:
    return {finding.code for finding in lint(book)}


def test_sound_book_is_clean() -> None:
    assert lint(good_book()) == []
    assert lint(pack(good_parts())) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_planted_fault_is_found(fault: Fault) -> None:
    parts = dict(good_parts())
    fault.spoil(parts)
    assert fault.code in codes(pack(parts))


def test_faults_have_different_names() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 30
