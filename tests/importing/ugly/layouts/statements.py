"""Cari ekstre and muavin: movements of one debtor or of many, with a running balance."""

from __future__ import annotations

from random import Random

from tests.importing.ugly.faults.lines import total
from tests.importing.ugly.layouts import parts
from tests.importing.ugly.layouts.movements import movements
from tests.importing.ugly.people import people
from tests.importing.ugly.plan import Column, Line, Plan
from tests.importing.ugly.truth import Person


def _columns(rng: Random, due: bool = True) -> list[Column]:
    columns = [
        Column("date", rng.choice(("Tarih", "İşlem Tarihi", "Evrak Tarihi")), "date", above="Evrak"),
        Column("kind", rng.choice(("Belge Türü", "İşlem Türü", "Fiş Türü", "Evrak Tipi")), above="Evrak"),
        Column("no", rng.choice(("Evrak No", "Belge No", "Fiş No")), above="Evrak"),
        Column("description", "Açıklama"),
        Column("due", rng.choice(("Vade Tarihi", "Vade")), "date"),
        Column("debit", rng.choice(("Borç", "Borç Tutarı", "BORÇ")), "money", above="Hareket"),
        Column("credit", rng.choice(("Alacak", "Alacak Tutarı", "ALACAK")), "money", above="Hareket"),
        Column("balance", rng.choice(("Bakiye", "BAKİYE")), "money", above="Bakiye"),
        Column("side", "B/A", above="Bakiye"),
    ]
    return [column for column in columns if due or column.key != "due"]


def _plan(
    layout: str, columns: list[Column], lines: list[Line], folk: list[Person], rng: Random, seed: int
) -> Plan:
    plan = Plan(layout, columns, lines, folk, rng, seed, sheet="Ekstre", name_key="description")
    plan.amount_keys = ("debit", "credit")
    plan.options["running"] = ("balance",)
    return plan


def ekstre(seed: int, size: int = 50) -> Plan:
    """One debtor, named in the title block."""
    rng = Random(seed)
    folk = people(seed, 3)
    who = folk[0]
    plan = _plan("ekstre", _columns(rng), movements(rng, who, size), folk, rng, seed)
    named = rng.choice(
        (
            f"Cari Hesap : 120.01.0017 - {who.names[0]}",
            f"Cari Unvanı: {who.names[0]}",
            f"Müşteri : {who.names[0]}",
            f"Sayın {who.names[0]}",
        )
    )
    period = "Tarih Aralığı : 01.01.2025 - 31.10.2025"
    plan.titles = [rng.choice(parts.FIRMS), "CARİ HESAP EKSTRESİ", named, period]
    plan.options["named"] = named
    return plan


def ekstre_groups(seed: int, size: int = 6) -> Plan:
    """Many debtors under one header, each after a row with his code and name."""
    rng = Random(seed)
    folk = people(seed, size)
    lines: list[Line] = []
    for n, person in enumerate(folk):
        code = parts.account(n)
        lines.append(Line("group", text=f"{code} - {person.names[0]}", becomes="skipped"))
        own = movements(rng, person, rng.randrange(4, 12), first_no=1 + 100 * n)
        lines += own
    plan = _plan("ekstre_groups", _columns(rng), lines, folk, rng, seed)
    plan.titles = [rng.choice(parts.FIRMS), "CARİ HESAP EKSTRESİ (TÜM CARİLER)"]
    return plan


def ekstre_blocks(seed: int, size: int = 5) -> Plan:
    """Many debtors, each with his own title, header, rows and sum, one after another."""
    rng = Random(seed)
    folk = people(seed, size)
    plan = _plan("ekstre_blocks", _columns(rng), [], folk, rng, seed)
    for n, person in enumerate(folk):
        own = movements(rng, person, rng.randrange(4, 12), first_no=1 + 100 * n)
        named = f"Cari Kodu : {parts.account(n)}   Cari Unvanı : {person.names[0]}"
        plan.lines += [Line("title", text=named), Line("header", becomes="skipped"), *own]
        plan.lines += [total(plan, "TOPLAM", own), Line("blank")]
    plan.titles = [rng.choice(parts.FIRMS), "CARİ HESAP EKSTRELERİ"]
    plan.options["header_in_lines"] = True
    plan.blocks = size
    return plan


def muavin(seed: int, size: int = 6) -> Plan:
    """Account code and name on each row of the ledger."""
    rng = Random(seed)
    folk = people(seed, size)
    lines = []
    for n, person in enumerate(folk):
        own = movements(rng, person, rng.randrange(4, 12), due=False, first_no=1 + 100 * n)
        for line in own:
            line.values |= {"code": parts.account(n), "name": person.names[0]}
        lines += own
    columns = [
        Column("code", "Hesap Kodu", above="Hesap"),
        Column("name", "Hesap Adı", above="Hesap"),
        *(column for column in _columns(rng, due=False) if column.key != "kind"),
    ]
    plan = _plan("muavin", columns, lines, folk, rng, seed)
    plan.name_key, plan.sheet = "name", "Muavin"
    plan.titles = [rng.choice(parts.FIRMS), "MUAVİN DEFTER", "120 ALICILAR", "01.01.2025 - 31.10.2025"]
    return plan


def muavin_groups(seed: int, size: int = 6) -> Plan:
    """A row with account code and name before the movements of each, its sum after them."""
    rng = Random(seed)
    folk = people(seed, size)
    plan = _plan("muavin_groups", _columns(rng, due=False), [], folk, rng, seed)
    for n, person in enumerate(folk):
        own = movements(rng, person, rng.randrange(4, 12), due=False, first_no=1 + 100 * n)
        named = f"Hesap : {parts.account(n)} {person.names[0]}"
        plan.lines += [Line("group", text=named, becomes="skipped"), *own]
        plan.lines.append(total(plan, "Hesap Toplamı", own))
    plan.titles = [rng.choice(parts.FIRMS), "MUAVİN DEFTER", "01.01.2025 - 31.10.2025"]
    plan.sheet = "Muavin"
    return plan


def ekstre_sides(seed: int, size: int = 45) -> Plan:
    """One debtor; one column of amounts, and B or A beside it."""
    plan = ekstre(seed, size)
    plan.layout = "ekstre_sides"
    for line in plan.lines:
        debit, credit = line.values.pop("debit"), line.values.pop("credit")
        line.values |= {"amount": debit or credit, "side": "B" if debit else "A"}
    at = next(n for n, column in enumerate(plan.columns) if column.key == "debit")
    keep = [column for column in plan.columns if column.key not in {"debit", "credit", "balance", "side"}]
    keep[at:at] = [
        Column("amount", "Tutar", "money"),
        Column("side", plan.rng.choice(("B/A", "Borç/Alacak"))),
    ]
    plan.columns, plan.amount_keys = keep, ("amount",)
    return plan
