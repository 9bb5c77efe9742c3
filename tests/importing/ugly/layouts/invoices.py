"""Invoice lists: Turkish, English, by hand, and with a paid date."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.importing.ugly.layouts import parts
from tests.importing.ugly.people import people
from tests.importing.ugly.plan import AS_OF, Column, Line, Plan
from tests.importing.ugly.truth import Person


def fatura(seed: int, size: int = 60) -> Plan:
    """Fatura listesi: one row an invoice, with tax number and due date."""
    rng = Random(seed)
    folk = people(seed, 14)
    columns = [
        Column("no", parts.word(rng, "no"), above="Belge"),
        Column("date", parts.word(rng, "date"), "date", above="Belge"),
        Column("code", parts.word(rng, "code"), above="Cari"),
        Column("name", parts.word(rng, "name"), above="Cari"),
        Column("tax", parts.word(rng, "tax"), "id", above="Cari"),
        Column("due", parts.word(rng, "due"), "date", above="Tutar Bilgileri"),
        Column("amount", parts.word(rng, "amount"), "money", above="Tutar Bilgileri"),
    ]
    lines = [_invoice(rng, folk, n) for n in range(size)]
    titles = [rng.choice(parts.FIRMS), "SATIŞ FATURALARI LİSTESİ", "Dönem: 01.01.2025 - 31.10.2025"]
    return Plan("fatura", columns, lines, folk, rng, seed, titles, "Faturalar")


def _invoice(rng: Random, folk: list[Person], n: int, prefix: str = "") -> Line:
    at = rng.randrange(len(folk))
    person, issued, kurus = folk[at], parts.day(rng), parts.amount(rng)
    due = issued + timedelta(days=rng.choice((15, 30, 30, 45, 60, 90)))
    no = parts.einvoice(rng, issued, 4000 + n, prefix)
    values = {
        "no": no,
        "date": issued,
        "code": parts.account(at),
        "name": person.names[0],
        "tax": person.tax_id,
        "due": due,
        "amount": kurus,
        "status": "Açık",
    }
    return Line(
        "data", values, receivables=[parts.debt(person, kurus, no, issued, due)], debtor=person.names[0]
    )


def english(seed: int, size: int = 60) -> Plan:
    """An English invoice list, month before day when dates are text."""
    rng = Random(seed)
    folk = people(seed, 12, persons=0.1)
    columns = [
        Column(
            "name", rng.choice(("Customer Name", "Customer", "Account Name", "Company")), above="Customer"
        ),
        Column("no", rng.choice(("Invoice No", "Invoice Number", "Document No")), above="Invoice"),
        Column("date", rng.choice(("Invoice Date", "Document Date", "Date")), "date", above="Invoice"),
        Column("due", rng.choice(("Due Date", "Payment Due", "Maturity")), "date", above="Invoice"),
        Column("amount", rng.choice(("Amount", "Invoice Amount", "Total")), "money", above="Amounts"),
        Column("currency", "Currency", above="Amounts"),
    ]
    lines = [_invoice(rng, folk, n, "INV") for n in range(size)]
    for line in lines:
        line.values["currency"] = "TRY"
    titles = ["Sample Trading Ltd.", "Open invoices", "Period: Jan 2025 - Oct 2025"]
    return Plan("english", columns, lines, folk, rng, seed, titles, "Invoices", "en")


def settled(seed: int, size: int = 60) -> Plan:
    """Invoices with the day they were paid; an empty day is an open one."""
    plan = fatura(seed, size)
    plan.layout = "settled"
    plan.columns.append(Column("paid_on", plan.rng.choice(("Tahsilat Tarihi", "Tahsil Tarihi")), "date"))
    for line in plan.lines:
        debt = line.receivables[0]
        when = line.values["due"] + timedelta(days=plan.rng.randrange(-10, 40))
        if plan.rng.random() < 0.5 and when < AS_OF:
            line.values["paid_on"] = when
            line.receipts = [parts.paid(_by_name(plan, debt.debtor), debt.amount, when)]
    return plan


def _by_name(plan: Plan, name: str) -> Person:
    return next(person for person in plan.people if name in person.names)


def handmade(seed: int, size: int = 40) -> Plan:
    """A list kept by hand: firm, amount, due day, note, paid or not."""
    rng = Random(seed)
    folk = people(seed, 16, persons=0.4)
    yes = rng.choice((("evet", "EVET", "Evet"), ("ödendi", "Ödendi", "ÖDENDİ"), ("X", "x", "X")))
    columns = [
        Column("name", rng.choice(("Firma", "Firma Adı", "Müşteri"))),
        Column("amount", "Tutar", "money"),
        Column("due", rng.choice(("Vade", "Vadesi")), "date"),
        Column("note", rng.choice(("Not", "Notlar", "Açıklama"))),
        Column("paid", rng.choice(("Ödendi", "Ödendi mi?"))),
    ]
    notes = ("arandı", "haftaya söz verdi", "", "", "muhasebeyle görüş", "çek verecek", "ulaşılamadı", "")
    lines = []
    for _ in range(size):
        person, kurus, due = rng.choice(folk), parts.amount(rng), parts.day(rng)
        done = rng.random() < 0.3
        values = {"name": person.names[0], "amount": kurus, "due": due, "note": rng.choice(notes)}
        values["paid"] = rng.choice(yes) if done else ""
        lines.append(
            Line(
                "data",
                values,
                receivables=[parts.debt(person, kurus, due=due)],
                receipts=[parts.paid(person, kurus)] if done else [],
                debtor=person.names[0],
            )
        )
    titles = ["ALACAKLARIMIZ", f"Güncelleme: {date(2025, 11, 3):%d.%m.%Y}"]
    return Plan("handmade", columns, lines, folk, rng, seed, titles, "Sayfa1")


def part_paid(seed: int, size: int = 50) -> Plan:
    """Invoices with what was paid of them and what is left; the balance is what counts."""
    plan = fatura(seed, size)
    plan.layout, plan.compare = "part_paid", "net"
    plan.columns += [
        Column("paid", plan.rng.choice(("Ödenen", "Tahsil Edilen", "Ödenen Tutar")), "money"),
        Column("left", plan.rng.choice(("Kalan", "Kalan Tutar", "Açık Tutar")), "money"),
    ]
    for line in plan.lines:
        debt = line.receivables[0]
        done = plan.rng.choice((0, 0, debt.amount * plan.rng.randrange(10, 90) // 100))
        line.values |= {"paid": done, "left": debt.amount - done}
        line.receipts = [parts.paid(_by_name(plan, debt.debtor), done)] if done else []
    return plan
