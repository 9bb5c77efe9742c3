"""What several layouts share: words of headers, amounts, days, document numbers."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.importing.ugly.truth import Debt, Paid, Person

HEADERS = {
    "name": ("Cari Unvanı", "Müşteri Adı", "Firma Ünvanı", "Müşteri", "Cari Hesap Unvanı", "Alıcı Unvanı"),
    "tax": ("Vergi No", "VKN/TCKN", "Vergi Numarası", "Vergi Kimlik No", "T.C. Kimlik No / VKN"),
    "no": ("Fatura No", "Belge No", "Evrak No", "Fatura Numarası"),
    "date": ("Fatura Tarihi", "Tarih", "Düzenleme Tarihi", "Belge Tarihi"),
    "due": ("Vade Tarihi", "Vade", "Son Ödeme Tarihi", "Ödeme Vadesi"),
    "amount": ("Genel Toplam", "Tutar", "Fatura Tutarı", "KDV Dahil Tutar", "Ödenecek Tutar"),
    "code": ("Cari Kodu", "Cari Kod", "Müşteri Kodu", "Hesap Kodu"),
}
FIRMS = ("ÖRNEK TEDARİK SANAYİ VE TİCARET LTD. ŞTİ.", "Deneme Gıda Pazarlama A.Ş.", "MODEL YAPI MALZEMELERİ")
SALES = ("Satış Faturası", "Toptan Satış Faturası", "Satış Faturası (e-Fatura)")
PAYMENTS = ("Gelen Havale", "Nakit Tahsilat", "Kredi Kartı Tahsilatı", "Tahsilat Makbuzu", "Banka Tahsilatı")


def word(rng: Random, key: str) -> str:
    return rng.choice(HEADERS[key])


def amount(rng: Random, low: int = 300, high: int = 180_000) -> int:
    """Kuruş, many small and few large, seldom round."""
    lira = int(low * (high / low) ** rng.random())
    return lira * 100 + rng.choice((0, rng.randrange(100), rng.randrange(100), rng.randrange(100)))


def day(rng: Random, first: date = date(2025, 1, 2), span: int = 300) -> date:
    return first + timedelta(days=rng.randrange(span))


def einvoice(rng: Random, issued: date, number: int, prefix: str = "") -> str:
    return f"{prefix or 'EFA'}{issued.year}{number:09d}"


def account(n: int) -> str:
    return f"120.01.{n + 1:04d}"


def debt(
    person: Person, kurus: int, no: str = "", issued: date | None = None, due: date | None = None
) -> Debt:
    return Debt(person.names[0], kurus, "TRY", no, issued, due)


def paid(person: Person, kurus: int, on: date | None = None) -> Paid:
    return Paid(person.names[0], kurus, "TRY", on)
