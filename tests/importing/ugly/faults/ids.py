"""Tax numbers and telephones as spreadsheets spoil them."""

from __future__ import annotations

from dataclasses import replace

from tests.importing.ugly import styles
from tests.importing.ugly.cells import Cell
from tests.importing.ugly.faults.registry import LOOKS, VALUES, fault
from tests.importing.ugly.people import vkn_with_zero
from tests.importing.ugly.plan import Plan
from tests.importing.ugly.truth import Person


@fault(VALUES)
def lost_zero(plan: Plan) -> None:
    """Tax numbers of firms begin with 0, which a number cell loses."""
    new: dict[str, str] = {}
    for n, person in enumerate(plan.people):
        if len(person.tax_id) == 10 and n % 2 == 0:
            new[person.tax_id] = vkn_with_zero(plan.seed * 100 + n)
    plan.people = [replace(person, tax_id=new.get(person.tax_id, person.tax_id)) for person in plan.people]
    rows = 0
    for line in plan.data():
        tax = line.values.get("tax")
        if isinstance(tax, str) and tax in new:
            line.values["tax"] = Cell(int(new[tax]))
            rows += 1
    plan.repairs["lost_zero"] = rows


@fault(LOOKS)
def ids_scientific_full(plan: Plan) -> None:
    """Numbers shown as 1,2E+10 whose digits are all in the cell."""
    rows = 0
    for line in plan.data():
        tax = line.values.get("tax")
        if isinstance(tax, str) and tax.isdecimal() and tax[0] != "0":
            line.values["tax"] = Cell(float(tax), "0.00E+00")
            rows += 1
    plan.repairs["scientific"] = rows


@fault(LOOKS)
def ids_scientific_lost(plan: Plan) -> None:
    """Texts like 4,54054E+09: the digits are gone, no number may be made of them."""
    for line in plan.data():
        tax = line.values.get("tax")
        if isinstance(tax, str) and tax.isdecimal():
            line.values["tax"] = f"{float(tax):.5E}".replace(".", ",")
    plan.people = [replace(person, tax_id="-") for person in plan.people]


@fault(LOOKS)
def ids_spaced(plan: Plan) -> None:
    """Blanks inside and around, NBSP, an apostrophe typed as text."""
    forms = ("{a} {b}", " {a}{b}", "{a}{b}\u00a0", "'{a}{b}", "{a}{b}")
    for n, line in enumerate(plan.data()):
        tax = line.values.get("tax")
        if isinstance(tax, str) and tax.isdecimal():
            line.values["tax"] = forms[n % len(forms)].format(a=tax[:5], b=tax[5:])


@fault(LOOKS)
def id_header_unknown(plan: Plan) -> None:
    """Valid numbers under a header that says nothing."""
    column = plan.column("tax")
    assert column is not None
    column.header = plan.rng.choice(("Ref X", "Özel Kod 3", "Alan5"))


@fault(LOOKS)
def phone_spellings(plan: Plan) -> None:
    """Ten ways to write a telephone."""
    for n, line in enumerate(plan.data()):
        for step, key in enumerate(("phone", "phone2")):
            value = line.values.get(key)
            if isinstance(value, str):
                line.values[key] = styles.phone(value, n + 3 * step)


@fault(LOOKS)
def phone_numbers(plan: Plan) -> None:
    """Telephones as number cells without the leading zero."""
    for line in plan.data():
        value = line.values.get("phone")
        if isinstance(value, str) and value:
            line.values["phone"] = Cell(int(value[3:]))


def no_tax(person: Person) -> Person:
    return replace(person, tax_id="")
