"""Cheques and notes, enforcement files, and the court system's file list."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from tests.importing.ugly.layouts import parts
from tests.importing.ugly.people import people
from tests.importing.ugly.plan import AS_OF, Column, Line, Plan
from tests.importing.ugly.truth import Case, Debt

BANKS = ("Ziraat Bankası", "Garanti BBVA", "İş Bankası", "Yapı Kredi", "Vakıfbank", "Halkbank", "Akbank")
_SEATS = ("İstanbul 12.", "Ankara 3.", "İstanbul Anadolu 8.", "İzmir 21.", "Bursa 5.", "Gebze")
OFFICES = tuple(f"{seat} İcra Dairesi" for seat in _SEATS)
TYPES = {"İlamsız (Örnek 7)": "general", "Kambiyo (Örnek 10)": "negotiable", "İlamsız": "general"}


def cheques(seed: int, size: int = 45) -> Plan:
    """Çek/senet portföyü."""
    rng = Random(seed)
    folk = people(seed, 18)
    columns = [
        Column("kind", rng.choice(("Tür", "Belge Türü", "Evrak Tipi"))),
        Column("no", rng.choice(("Çek No", "Çek/Senet No", "Portföy No"))),
        Column("bank", rng.choice(("Banka", "Banka Adı"))),
        Column("name", rng.choice(("Keşideci", "Borçlu", "Keşideci / Borçlu"))),
        Column("due", rng.choice(("Vade Tarihi", "Vade", "Çek Vadesi")), "date"),
        Column("days", "Vadeye Kalan Gün", "number"),
        Column("amount", "Tutar", "money"),
        Column("weighted", "Gün x Tutar", "number"),
    ]
    lines = []
    for n in range(size):
        person, kurus = rng.choice(folk), parts.amount(rng, 5000, 400_000)
        due = AS_OF + timedelta(days=rng.randrange(-60, 160))
        paper = rng.choice(("Çek", "Çek", "Senet"))
        no = str(1_000_000 + seed * 1000 + n * 7) if paper == "Çek" else f"S-{n + 1:04d}"
        kind = "cheque" if paper == "Çek" else "note"
        debt = Debt(person.names[0], kurus, document_no=no, due=due, type=kind)
        values = {"kind": paper, "no": no, "name": person.names[0], "due": due, "amount": kurus}
        values |= {"bank": rng.choice(BANKS) if paper == "Çek" else "", "days": (due - AS_OF).days}
        values["weighted"] = (due - AS_OF).days * kurus // 100
        lines.append(Line("data", values, receivables=[debt], debtor=person.names[0]))
    titles = [rng.choice(parts.FIRMS), "ÇEK / SENET PORTFÖYÜ", "Tarih: 15.11.2025"]
    return Plan("cheques", columns, lines, folk, rng, seed, titles, "Portföy")


def icra(seed: int, size: int = 35) -> Plan:
    """İcra listesi as a lawyer's office keeps it."""
    rng = Random(seed)
    folk = people(seed, 20)
    columns = [
        Column("office", rng.choice(("İcra Dairesi", "İcra Müdürlüğü"))),
        Column("case_no", rng.choice(("Dosya No", "İcra Dosya No", "Esas No"))),
        Column("name", rng.choice(("Borçlu", "Borçlu Adı"))),
        Column("type", rng.choice(("Takip Türü", "Takip Yolu"))),
        Column("filed", rng.choice(("Takip Tarihi", "Takip Açılış Tarihi")), "date"),
        Column("amount", rng.choice(("Asıl Alacak", "Takip Tutarı")), "money"),
        Column("rate", "Faiz Oranı"),
        Column("served", "Ödeme Emri Tebliğ Tarihi", "date"),
        Column("objection", "İtiraz"),
        Column("stage", rng.choice(("Aşama", "Safha"))),
        Column("counsel", rng.choice(("Sorumlu", "Atanan Avukat"))),
        Column("last", "Son İşlem Tarihi", "date"),
        Column("status", rng.choice(("Durum", "Dosya Durumu"))),
        Column("note", "Not"),
    ]
    lines = []
    for _ in range(size):
        person, kurus = rng.choice(folk), parts.amount(rng, 5000, 700_000)
        case = _case(rng)
        word = rng.choice(tuple(TYPES))
        served = case.filed + timedelta(days=rng.randrange(12, 50)) if case.filed else None
        whole = Case(case.office, case.case_no, person.names[0], TYPES[word], case.filed, kurus, case.status)
        shown = case.case_no + rng.choice(("", " E.", " Esas"))
        values: dict[str, Any] = {"office": case.office, "case_no": shown}
        values |= {"name": person.names[0], "type": word, "filed": case.filed, "amount": kurus}
        values |= {"rate": "%24", "served": served, "objection": rng.choice(("Yok", "Yok", "Var"))}
        values |= {"stage": rng.choice(("Ödeme emri tebliğ", "Haciz", "Takip açıldı")), "note": ""}
        values |= {"counsel": "Av. Örnek Vekil", "last": served, "status": _word(case.status)}
        owed = [parts.debt(person, kurus)]
        lines.append(Line("data", values, receivables=owed, files=[whole], debtor=person.names[0]))
    titles = ["Örnek Hukuk Bürosu", "İCRA DOSYALARI LİSTESİ"]
    plan = Plan("icra", columns, lines, folk, rng, seed, titles, "İcra")
    plan.files_may_owe = True
    return plan


def _case(rng: Random) -> Case:
    filed = parts.day(rng, date(2023, 1, 5), 950)
    number = f"{filed.year}/{rng.randrange(100, 60_000)}"
    return Case(rng.choice(OFFICES), number, filed=filed, status=rng.choice(("open", "open", "closed")))


def _word(status: str) -> str:
    return {"open": "Açık", "closed": "Kapalı"}[status]


def uyap(seed: int, size: int = 40) -> Plan:
    """UYAP dosya listesi with a debtor column."""
    rng = Random(seed)
    folk = people(seed, 20)
    columns = [
        Column("office", rng.choice(("Birim", "Birim Adı"))),
        Column("case_no", "Dosya No"),
        Column("type", "Dosya Türü"),
        Column("status", "Dosya Durumu"),
        Column("filed", rng.choice(("Dosya Açılış Tarihi", "Açılış Tarihi"))),
        Column("name", "Borçlu"),
    ]
    lines = []
    for _ in range(size):
        person, case = rng.choice(folk), _case(rng)
        assert case.filed
        stamp = datetime.combine(case.filed, time(9 + rng.randrange(8), rng.randrange(60)))
        values = {"office": case.office, "case_no": case.case_no, "type": "İcra Dosyası"}
        values |= {"status": _word(case.status), "filed": f"{stamp:%d.%m.%Y %H:%M}", "name": person.names[0]}
        whole = Case(case.office, case.case_no, person.names[0], filed=case.filed, status=case.status)
        lines.append(Line("data", values, files=[whole], debtor=person.names[0]))
    return Plan("uyap", columns, lines, folk, rng, seed, [], "Sheet0")


def uyap_bare(seed: int) -> Plan:
    """Without any debtor column: files without debtor, or a question for him."""
    plan = uyap(seed)
    plan.layout = "uyap_bare"
    plan.columns = [column for column in plan.columns if column.key != "name"]
    for line in plan.lines:
        case, line.debtor = line.files[0], ""
        line.files = [Case(case.office, case.case_no, filed=case.filed, status=case.status)]
    plan.may_ask.add("debtor")
    return plan
