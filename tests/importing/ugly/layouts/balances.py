"""Lists with one row a debtor: cards, balances, trial balance, ageing."""

from __future__ import annotations

from random import Random

from tests.importing.ugly.layouts import parts
from tests.importing.ugly.people import people
from tests.importing.ugly.plan import Column, Line, Plan
from tests.importing.ugly.truth import Person


def cards(seed: int, size: int = 50) -> Plan:
    """Cari kart listesi: debtors without any debt."""
    rng = Random(seed)
    folk = people(seed, size)
    columns = [
        Column("code", parts.word(rng, "code"), above="Cari"),
        Column("name", rng.choice(("Ünvan", "Cari Unvan", "Cari Adı")), above="Cari"),
        Column("tax_office", "Vergi Dairesi", above="Vergi"),
        Column("tax", rng.choice(("Vergi No", "Vergi No / TCKN", "VKN/TCKN")), "id", above="Vergi"),
        Column("phone", rng.choice(("Cep Tel", "Cep Telefonu", "GSM")), "phone", above="İletişim"),
        Column("phone2", rng.choice(("Telefon", "Telefon 1", "Tel")), "phone", above="İletişim"),
        Column("email", rng.choice(("E-posta", "E-Posta Adresi", "Mail")), above="İletişim"),
        Column("address", rng.choice(("Adres", "Açık Adres")), above="Adres Bilgileri"),
        Column("province", rng.choice(("İl", "Şehir")), above="Adres Bilgileri"),
        Column("district", "İlçe", above="Adres Bilgileri"),
        Column("terms", "Vade Gün", "number"),
    ]
    lines = [Line("data", _card(n, person, rng), debtor=person.names[0]) for n, person in enumerate(folk)]
    return Plan("cards", columns, lines, folk, rng, seed, ["Cari Kart Listesi"], "Cari Kartlar")


def _card(n: int, person: Person, rng: Random) -> dict[str, object]:
    shown = ("tax_office", "phone", "phone2", "email", "address", "province", "district")
    values: dict[str, object] = {key: getattr(person, key) for key in shown}
    return values | {"code": parts.account(n), "name": person.names[0], "tax": person.tax_id, "terms": 30}


def _net(layout: str, columns: list[Column], lines: list[Line], folk: list[Person], seed: int) -> Plan:
    plan = Plan(layout, columns, lines, folk, Random(seed), seed, compare="net")
    plan.amount_keys = ("balance",)
    return plan


def balances(seed: int, size: int = 45) -> Plan:
    """Cari bakiye listesi: sums of borç and alacak and what is left."""
    rng = Random(seed)
    folk = people(seed, size)
    columns = [
        Column("code", parts.word(rng, "code"), above="Cari"),
        Column("name", parts.word(rng, "name"), above="Cari"),
        Column("debit", rng.choice(("Borç", "Toplam Borç")), "money", above="Toplam"),
        Column("credit", rng.choice(("Alacak", "Toplam Alacak")), "money", above="Toplam"),
        Column("balance", rng.choice(("Bakiye", "Bakiye (TL)", "Net Bakiye")), "money", above="Bakiye"),
        Column("side", "B/A", above="Bakiye"),
    ]
    lines = [_balance(n, person, rng) for n, person in enumerate(folk)]
    plan = _net("balances", columns, lines, folk, seed)
    plan.titles, plan.sheet = [rng.choice(parts.FIRMS), "CARİ BAKİYE LİSTESİ", "Tarih: 31.10.2025"], "Bakiye"
    return plan


def _balance(n: int, person: Person, rng: Random) -> Line:
    debit = parts.amount(rng, 3000, 900_000)
    credit = rng.choice((0, debit, debit * rng.randrange(1, 99) // 100))
    left = debit - credit
    values = {"code": parts.account(n), "name": person.names[0], "debit": debit, "credit": credit}
    values |= {"balance": left, "side": "B" if left else "", "debit_left": left or None, "credit_left": None}
    owed = [parts.debt(person, left)] if left else []
    return Line("data", values, receivables=owed, debtor=person.names[0])


def mizan(seed: int, size: int = 40) -> Plan:
    """Trial balance of the customers, with the rows of the accounts above them."""
    rng = Random(seed)
    folk = people(seed, size)
    columns = [
        Column("code", "Hesap Kodu", above="Hesap"),
        Column("name", "Hesap Adı", above="Hesap"),
        Column("debit", "Borç", "money", above="Tutar"),
        Column("credit", "Alacak", "money", above="Tutar"),
        Column("debit_left", rng.choice(("Borç Bakiyesi", "Borç Bakiye")), "money", above="Bakiye"),
        Column("credit_left", rng.choice(("Alacak Bakiyesi", "Alacak Bakiye")), "money", above="Bakiye"),
    ]
    lines = [_balance(n, person, rng) for n, person in enumerate(folk)]
    parents = [_parent("120", "ALICILAR", lines), _parent("120.01", "YURTİÇİ ALICILAR", lines)]
    plan = _net("mizan", columns, [*parents, *lines], folk, seed)
    plan.titles, plan.sheet = [rng.choice(parts.FIRMS), "MİZAN", "01.01.2025 - 31.10.2025"], "Mizan"
    return plan


def _parent(code: str, name: str, lines: list[Line]) -> Line:
    keys = ("debit", "credit", "debit_left")
    sums = {key: sum(line.values[key] or 0 for line in lines) for key in keys}
    return Line("total", {"code": code, "name": name} | sums, "skipped")


def ageing(seed: int, size: int = 40) -> Plan:
    """Yaşlandırma: the debt of each customer by days past due."""
    rng = Random(seed)
    heads = rng.choice(
        (
            ("Vadesi Gelmemiş", "0-30", "31-60", "61-90", "90+"),
            ("Vadesi Gelmemiş", "0-30 Gün", "31-60 Gün", "61-90 Gün", "90 Gün Üstü"),
            ("Günü Gelmemiş", "1-30", "31-60", "61-90", "91-120", "120+"),
        )
    )
    first = [
        Column("code", rng.choice(("Müşteri Kodu", "Cari Kodu")), above="Cari"),
        Column("name", parts.word(rng, "name"), above="Cari"),
        Column("balance", rng.choice(("Toplam Alacak", "Toplam", "Bakiye")), "money"),
    ]
    plan = _ageing("ageing", seed, size, first, heads)
    plan.titles = [rng.choice(parts.FIRMS), "ALACAK YAŞLANDIRMA RAPORU", "Rapor Tarihi: 31.10.2025"]
    plan.sheet = "Yaşlandırma"
    return plan


def aged(seed: int, size: int = 40) -> Plan:
    """English aged receivables; the total stands last."""
    rng = Random(seed)
    heads = rng.choice(
        (
            ("Current", "1-30", "31-60", "61-90", "Over 90"),
            ("Current", "1 - 30 Days", "31 - 60 Days", "61 - 90 Days", "> 90 Days"),
            ("Not due", "0-30", "31-60", "61-90", "90+"),
        )
    )
    plan = _ageing("aged", seed, size, [Column("name", rng.choice(("Customer", "Customer Name")))], heads)
    plan.columns.append(Column("balance", rng.choice(("Total", "Balance", "Outstanding")), "money"))
    plan.titles, plan.language = ["Sample Trading Ltd.", "Aged Receivables", "As of 31 October 2025"], "en"
    return plan


def _ageing(layout: str, seed: int, size: int, first: list[Column], heads: tuple[str, ...]) -> Plan:
    rng = Random(seed)
    folk = people(seed, size)
    buckets = [Column(f"b{n}", head, "money", above="Yaş (gün)") for n, head in enumerate(heads)]
    lines = []
    for n, person in enumerate(folk):
        owed = {b.key: parts.amount(rng) for b in buckets if rng.random() < 0.45}
        if not owed:
            owed = {"b1": parts.amount(rng)}
        total = sum(owed.values())
        values = {"code": parts.account(n), "name": person.names[0], "balance": total} | owed
        lines.append(Line("data", values, receivables=[parts.debt(person, total)], debtor=person.names[0]))
    return _net(layout, [*first, *buckets], lines, folk, seed)
