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


@fault(VALUES)
def namesakes(plan: Plan) -> None:
    """Two debtors of one name and two tax numbers stay two."""
    first, second = plan.people[0], plan.people[1]
    own = second.names[0]
    plan.people[1] = replace(second, names=first.names)
    numbers = {own: second.tax_id, first.names[0]: first.tax_id}
    for line in plan.data():
        tax = numbers.get(line.debtor)
        if tax is None:
            continue
        line.receivables = [replace(debt, debtor=first.names[0], tax_id=tax) for debt in line.receivables]
        line.values[plan.name_key] = line.debtor = first.names[0]


@fault(VALUES)
def near_names(plan: Plan) -> None:
    """Names of one letter's difference, and of another legal form, with their own tax numbers."""
    first = plan.people[0].names[0]
    others = [first.replace("a", "e", 1), f"{first} Şubesi"]
    for at, name in enumerate(others, 1):
        old = plan.people[at]
        plan.people[at] = replace(old, names=(name,))
        for line in plan.data():
            if line.debtor == old.names[0]:
                line.receivables = [replace(debt, debtor=name) for debt in line.receivables]
                line.receipts = [replace(paid, debtor=name) for paid in line.receipts]
                line.values[plan.name_key] = line.debtor = name


HOSTILE = (
    "=1+1 Ticaret",
    "+Artı Gıda A.Ş.",
    "-Eksi Yapı Ltd. Şti.",
    "@Et Market",
    "<b>Kalın</b> & Oğulları",
    "'Tırnak\" Kardeşler",
    "Toplam Gıda San. ve Tic. A.Ş.",
    "Devir Daim Makine Ltd. Şti.",
    "Sayfa Kırtasiye A.Ş.",
)


@fault(VALUES)
def hostile_names(plan: Plan) -> None:
    """Names that look like formulas, tags, sums or page ends are names."""
    new = dict(zip((person.names[0] for person in plan.people), HOSTILE, strict=False))
    plan.people = [
        replace(person, names=(new.get(person.names[0], person.names[0]),)) for person in plan.people
    ]
    for line in plan.data():
        if line.debtor in new:
            name = new[line.debtor]
            line.receivables = [replace(debt, debtor=name) for debt in line.receivables]
            line.receipts = [replace(paid, debtor=name) for paid in line.receipts]
            line.values[plan.name_key] = line.debtor = name


@fault(VALUES)
def office_words(plan: Plan) -> None:
    """Müdürlüğü, Müd., Md. for the Dairesi of today."""
    words = ("İcra Müdürlüğü", "İcra Md.", "İCRA MÜDÜRLÜĞÜ", "İcra Dairesi")
    for line in plan.data():
        line.values["office"] = line.values["office"].replace("İcra Dairesi", plan.rng.choice(words))
