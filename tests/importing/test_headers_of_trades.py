"""Headers as the desks of many trades write them, one at a time in a list whose other headers are plain."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.importing.runs import asked, column, run, write

PLAIN = {
    "name": "Müşteri Adı",
    "number": "Fatura No",
    "issue": "Fatura Tarihi",
    "due": "Vade",
    "owed": "Tutar",
}
NAMES = ("Karaca Yapı Malzemeleri", "Mehmet Özgül", "Deniz Market", "Fatma Karabulut", "Öz Anadolu Gıda")
KURUS = [125050, 98075, 4410000, 77025, 315000]


def listed(header: dict[str, str], *, term: int = 30) -> str:
    rows = [";".join({**PLAIN, **header}.values())]
    for at, (name, kurus) in enumerate(zip(NAMES, KURUS, strict=True)):
        day = dt.date(2026, 9, 14) + dt.timedelta(days=11 * at)
        days = f"{day:%d.%m.%Y};{day + dt.timedelta(days=term):%d.%m.%Y}"
        rows.append(f"{name};{1041 + 7 * at};{days};{kurus // 100},{kurus % 100:02d}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "header",
    [
        "Servis No",
        "Rezervasyon No",
        "Sefer Nr.",
        "Poliçe/Zeyil No",
        "SMM Makbuz No",
        "Dosya No",
        "Order ID",
        "Fatura Sıra",
    ],
)
def test_the_number_of_a_paper_of_the_trade(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, listed({"number": header})))
    assert column(outcome, "document_no") == ["1041", "1048", "1055", "1062", "1069"]


@pytest.mark.parametrize("header", ["Abone No", "Üye No", "Daire No", "Sayfa No", "Plaka"])
def test_the_number_of_a_person_or_a_thing_is_no_paper(tmp_path: Path, header: str) -> None:
    assert column(run(write(tmp_path, listed({"number": header}))), "document_no") == [""] * 5


@pytest.mark.parametrize(
    "header", ["S.Ö.T.", "Termin", "Planlanan Tarih", "Opsiyon", "Tahsilat Günü", "Poliçe Taksit Vadesi"]
)
def test_a_day_a_usual_term_behind_the_documents_is_the_due_date(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, listed({"due": header})))
    assert column(outcome, "due_date")[0] == "2026-10-14"


@pytest.mark.parametrize(("header", "term"), [("Kontrol Randevusu", 30), ("Bakım", 30), ("Not Günü", 37)])
def test_another_day_is_none(tmp_path: Path, header: str, term: int) -> None:
    assert column(run(write(tmp_path, listed({"due": header}, term=term))), "due_date") == [None] * 5


@pytest.mark.parametrize("header", ["Giriş Tarihi", "İrs. Tarihi", "Oluşturma Tarihi"])
def test_another_day_before_the_due_date_is_the_documents(tmp_path: Path, header: str) -> None:
    assert column(run(write(tmp_path, listed({"issue": header}))), "issue_date")[0] == "2026-09-14"


@pytest.mark.parametrize(
    "header", ["Paket Fiyatı", "Katılım Payı", "Ana Para", "Takip Tutarı", "Eğitim Bedeli (KDV dahil)"]
)
def test_the_only_amount_is_what_is_owed(tmp_path: Path, header: str) -> None:
    assert column(run(write(tmp_path, listed({"owed": header}))), "amount_kurus") == KURUS


def test_a_price_beside_pieces_is_asked_about(tmp_path: Path) -> None:
    lines = listed({"owed": "Fiyat"}).splitlines()
    text = "\n".join([lines[0] + ";Adet", *(line + ";3" for line in lines[1:])]) + "\n"
    assert asked(write(tmp_path, text))


@pytest.mark.parametrize("header", ["Bakkal / Market", "Tüzel/Gerçek Kişi", "Tekne Sahibi"])
def test_names_are_those_of_the_debtors(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, listed({"name": header})))
    assert column(outcome, "debtor_name", "debtors") == list(NAMES)


def test_a_quantity_with_the_sign_of_a_currency_is_what_is_owed(tmp_path: Path) -> None:
    text = "VADE;KİMDEN ALINDI;ÇEK NO;MİKTAR\n" + "".join(
        f"{17 + at}.12.2026;{name};{7781100 + at};₺15.000,00\n" for at, name in enumerate(NAMES)
    )
    assert column(run(write(tmp_path, text)), "amount_kurus") == [1500000] * 5


def test_pieces_are_no_payments(tmp_path: Path) -> None:
    lines = listed({}).splitlines()
    text = "\n".join([lines[0] + ";ADEDİ", *(line + ";12" for line in lines[1:])]) + "\n"
    assert column(run(write(tmp_path, text)), "amount_kurus") == KURUS


@pytest.mark.parametrize("header", ["Kalan Ödeme Tarihi", "Yatırılacak Son Gün", "Tahsil Tarihi (beklenen)"])
def test_days_to_come_below_a_word_for_paying_are_due_dates(tmp_path: Path, header: str) -> None:
    rows = [row.split(";") for row in listed({"due": header}).splitlines()]
    text = "".join(";".join([*row[:2], *row[3:]]) + "\n" for row in rows)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == KURUS
    assert column(outcome, "due_date")[-1] == "2026-11-27"


def test_of_two_days_that_of_the_cheque_is_when_it_is_due(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, listed({"issue": "Satıldığı Tarih", "due": "Keşide Tarihi"})))
    assert column(outcome, "issue_date")[0] == "2026-09-14"
    assert column(outcome, "due_date")[0] == "2026-10-14"


def test_debts_with_the_way_of_paying_are_no_receipts(tmp_path: Path) -> None:
    text = "Danışan;Paket Tutarı;Ödeme Şekli\n" + "".join(f"{name};1.250,50;Nakit\n" for name in NAMES)
    assert column(run(write(tmp_path, text), answer=["balance:=opening"]), "amount_kurus") == [125050] * 5
