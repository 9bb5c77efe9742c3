"""Spellings of amounts and days."""

from __future__ import annotations

from datetime import date

from tests.importing.ugly.faults.registry import VALUES, fault, looks
from tests.importing.ugly.plan import Plan

looks(
    comma_text={"money": "comma"},
    plain_comma={"money": "plain_comma"},
    dot_text={"money": "dot"},
    plain_dot={"money": "plain_dot"},
    lira_signs={"money": "lira"},
    nbsp_amounts={"money": "nbsp"},
    space_thousands={"money": "space"},
    mixed_amounts={"money": "mixed"},
    minus_after={"money": "minus_after"},
    parentheses={"money": "parentheses"},
    side_suffix={"money": "side"},
    apostrophe={"money": "apostrophe"},
    padded_amounts={"money": "padded"},
    date_dots={"dates": "dots"},
    date_slashes={"dates": "slashes"},
    date_dashes={"dates": "dashes"},
    date_short={"dates": "short"},
    date_short_slashes={"dates": "short_slashes"},
    date_iso={"dates": "iso"},
    date_iso_time={"dates": "iso_time"},
    date_words={"dates": "word"},
    date_long_words={"dates": "long_word"},
    date_month_first={"dates": "month_first"},
    date_month_first_zero={"dates": "month_first_zero"},
    date_serial={"dates": "serial"},
    date_time={"dates": "time"},
    date_text_time={"dates": "text_time"},
    date_unpadded={"dates": "unpadded"},
    date_compact={"dates": "compact"},
    date_mixed={"dates": "mixed"},
    float_noise={"money": "noise"},
    date_word_upper={"dates": "word_upper"},
    date_word_dash={"dates": "word_dash"},
    date_english_word={"dates": "english_word"},
    date_american_word={"dates": "american_word"},
    date_month_first_short={"dates": "month_first_short"},
    workbook_1904={"1904": True},
    formulas={"formulas": True},
)


@fault(VALUES)
def undecidable_dates(plan: Plan) -> None:
    """Text days with slashes, none after the twelfth of a month: either order is possible."""
    for line in plan.data():
        for column in plan.of_kind("date"):
            when = line.values.get(column.key)
            if isinstance(when, date):
                line.values[column.key] = f"{date(when.year, when.month, 1 + when.day % 12):%d/%m/%Y}"
    plan.must_ask.add("date_order")


@fault(VALUES)
def undecidable_amounts(plan: Plan) -> None:
    """Texts like 1.234 and 2.500 only: thousands, or one and a bit."""
    for line in plan.data():
        for column in plan.of_kind("money"):
            lira = 1000 + abs(line.values.get(column.key) or 0) // 100 % 98_000
            line.values[column.key] = f"{lira:,}".replace(",", ".")
    plan.must_ask.add("decimal")
