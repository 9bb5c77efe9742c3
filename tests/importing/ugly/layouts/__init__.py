"""The kinds of lists small firms and accounting programs make, clean."""

from collections.abc import Callable

from tests.importing.ugly.layouts import invoices
from tests.importing.ugly.plan import Plan

LAYOUTS: dict[str, Callable[[int], Plan]] = {
    "fatura": invoices.fatura,
    "english": invoices.english,
    "settled": invoices.settled,
    "handmade": invoices.handmade,
}
