"""The worksheet functions as Excel asks for them: errors of cells, in as out."""

from __future__ import annotations

from addin.excel.functions import answer
from addin.formulas import enter_all
from addin.model import ERROR_NUMBERS
from addin.registry import FORMULAS

enter_all()
CALC = ERROR_NUMBERS["#CALC!"] - 2146828288  # as Excel hands it over, and xlwings on


def test_an_error_that_xlwings_does_not_know_is_no_number() -> None:
    share = FORMULAS["TAHSILAT_ORANI"]
    assert answer(share, [[[CALC], [50.0]], [[100.0], [100.0]]], "tr") == [["#CALC!"], [0.5]]
    assert answer(share, [50.0, CALC], "tr") == [["#CALC!"]]


def test_an_error_in_a_whole_range_is_the_answer() -> None:
    assert answer(FORMULAS["DSO"], [[[5.0]], [[CALC], [1.0]], None], "tr") == [["#CALC!"]]
