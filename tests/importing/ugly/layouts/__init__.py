"""The kinds of lists small firms and accounting programs make, clean."""

from collections.abc import Callable

from tests.importing.ugly.layouts import balances, invoices, paper, statements
from tests.importing.ugly.plan import Plan

LAYOUTS: dict[str, Callable[[int], Plan]] = {
    function.__name__: function
    for function in (
        invoices.fatura,
        invoices.english,
        invoices.settled,
        invoices.handmade,
        invoices.part_paid,
        statements.ekstre,
        statements.ekstre_sides,
        statements.ekstre_groups,
        statements.ekstre_blocks,
        statements.muavin,
        statements.muavin_groups,
        balances.cards,
        balances.balances,
        balances.mizan,
        balances.ageing,
        balances.aged,
        paper.cheques,
        paper.icra,
        paper.uyap,
        paper.uyap_bare,
    )
}
