"""The named combinations of layout and faults."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    layout: str
    faults: tuple[str, ...]
    seed: int


def _cases(*lines: str) -> dict[str, Case]:
    cases = {}
    for seed, line in enumerate(lines, 101):
        name, layout, *faults = line.split()
        cases[name] = Case(layout, tuple(faults), seed)
    return cases


CASES = _cases(
    "invoices_clean fatura",
    "invoices_comma_totals fatura comma_text title_block grand_total",
    "invoices_pages fatura printed_pages comma_text date_dots footer",
    "invoices_captions fatura caption_header lira_signs date_slashes",
    "invoices_merged_names fatura name_merged sub_totals",
    "invoices_ask_dates fatura undecidable_dates comma_text",
    "invoices_ask_decimals fatura undecidable_amounts date_dots",
    "invoices_csv_1254 fatura csv cp1254 comma_text",
    "english_month_first english csv_comma utf8 date_month_first",
    "hand_clean handmade no_titles",
    "hand_signs handmade lira_signs date_short blank_rows",
    "paid_dates settled title_block mixed_amounts date_mixed",
)
