"""Spellings of one debtor's name."""

from __future__ import annotations

from dataclasses import replace

from addin import text
from tests.importing.ugly.faults.registry import VALUES, fault
from tests.importing.ugly.plan import Plan


def respell(plan: Plan, forms: list, *, seen_as_same: bool) -> None:
    """Give each row one of the forms of its debtor's name; the person knows all of them."""
    known: dict[str, list[str]] = {person.names[0]: [person.names[0]] for person in plan.people}
    for line in plan.data():
        own = line.values.get(plan.name_key)
        if not isinstance(own, str) or own not in known:
            continue
        spelt = plan.rng.choice(forms)(own)
        line.values[plan.name_key] = spelt
        if spelt not in known[own]:
            known[own].append(spelt)
    plan.people = [replace(person, names=tuple(known[person.names[0]])) for person in plan.people]
    plan.options["names_fold_alike"] = seen_as_same


def _plain(name: str) -> str:
    return name.translate(str.maketrans("çğıöşüÇĞİÖŞÜ", "cgiosuCGIOSU"))


@fault(VALUES)
def name_case(plan: Plan) -> None:
    """Capitals with İ and ı right, wrong or flattened, and blanks too many."""
    forms = [str, text.upper, text.lower, str.upper, _plain, lambda n: f" {n.replace(' ', '  ')} "]
    respell(plan, forms, seen_as_same=True)


@fault(VALUES)
def name_nbsp(plan: Plan) -> None:
    respell(plan, [str, lambda n: n.replace(" ", "\u00a0"), lambda n: f"{n}\u00a0"], seen_as_same=True)


@fault(VALUES)
def name_suffixes(plan: Plan) -> None:
    """LTD. ŞTİ. and Limited Şirketi, A.Ş. and Anonim Şirketi: proposed for merging, not merged."""
    forms = [
        str,
        lambda n: n.replace("Ltd. Şti.", "LTD.ŞTİ."),
        lambda n: n.replace("Ltd. Şti.", "Limited Şirketi").replace("A.Ş.", "Anonim Şirketi"),
        lambda n: n.replace("San. ve Tic.", "Sanayi ve Ticaret"),
    ]
    respell(plan, forms, seen_as_same=False)
