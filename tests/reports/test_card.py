"""Borçlu Kartı: was he called, what was said, when did he pay; on one page and in a terminal."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from addin.model import Refusal
from addin.reports.card import find_debtor
from addin.schema.pages import AREAS
from tests.desk import cell, fingerprint, frame, make_book, refresh, tahsilat, type_into
from tests.tables import frame_of

DEBTORS = [
    {
        "debtor_name": "Yıldız İnşaat A.Ş.",
        "tax_id": "1234567890",
        "phone": "0532 123 45 67",
        "owner": "Elif",
        "address": "Cumhuriyet Cad. 5",
        "district": "Kadıköy",
        "province": "İstanbul",
        "credit_limit_kurus": 5_000_000,
    },
    {"debtor_name": "Yıldız Gıda Ltd. Şti.", "phone": "0216 333 44 55"},
]
YILDIZ = {"debtor_name": "Yıldız İnşaat A.Ş."}
RECEIVABLES = [
    {
        **YILDIZ,
        "document_type": "invoice",
        "document_no": "F-1",
        "due_date": date(2026, 8, 1),
        "amount_kurus": 150_000,
    },
    {
        **YILDIZ,
        "document_type": "invoice",
        "document_no": "F-2",
        "due_date": date(2026, 12, 1),
        "amount_kurus": 50_000,
    },
    {
        **YILDIZ,
        "document_type": "cheque",
        "document_no": "Ç-7",
        "due_date": date(2026, 10, 1),
        "amount_kurus": 20_000,
        "currency": "USD",
    },
]
CONTACTS = [
    {
        **YILDIZ,
        "contacted_at": datetime(2026, 11, 3, 14, 30),
        "result": "promised",
        "contacted_by": "Elif",
        "summary": "Cuma ödeyecek.",
        "next_action": "bankaya bak",
        "next_action_date": date(2026, 11, 23),
    },
    {**YILDIZ, "contacted_at": datetime(2026, 9, 3, 9), "result": "no_answer", "contacted_by": "Elif"},
]
PROMISES = [
    {**YILDIZ, "made_on": date(2026, 11, 3), "promised_for": date(2026, 11, 6), "amount_kurus": 30_000},
    {**YILDIZ, "made_on": date(2026, 9, 20), "promised_for": date(2026, 9, 25), "amount_kurus": 10_000},
]
RECEIPTS = [{**YILDIZ, "received_on": date(2026, 9, 24), "amount_kurus": 10_000, "channel": "transfer"}]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("card") / "Kitap.xlsx"
    tables = {
        "debtors": DEBTORS,
        "receivables": RECEIVABLES,
        "contacts": CONTACTS,
        "promises": PROMISES,
        "receipts": RECEIPTS,
    }
    make_book(path, tables)
    refresh(path)
    return path


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(master, tmp_path / "Kitap.xlsx"))


def test_the_page_answers_the_three_questions(book: Path) -> None:
    said = tahsilat("card", book, "yıldız inşaat").out
    assert "Son Görüşme: 03.11.2026" in said
    assert "03.11.2026  görüşme  Elif  söz verdi – Cuma ödeyecek." in said
    assert "Son Ödeme: 24.09.2026" in said and "24.09.2026  tahsilat  havale/EFT  100,00 TL" in said
    assert "2 sözden 1 tanesi tutuldu" in said
    assert "Sonraki Aksiyon: 23.11.2026 bankaya bak" in said
    assert "\nRisk: " in said
    assert "Açık Bakiye: 1.900,00 TL" in said and "Döviz Bakiyesi: 200,00 USD" in said


def test_the_page_of_the_book_holds_the_same(book: Path) -> None:
    answer = tahsilat("card", book, "yıldız inşaat", "--json").json
    assert cell(book, "card_name") == cell(book, "card_stamp") == answer["name"] == "Yıldız İnşaat A.Ş."
    assert cell(book, "card_id") == answer["id"] == frame(book, "debtors")["debtor_id"][0]
    assert cell(book, "card_open") == answer["open"] == 1900
    assert cell(book, "card_last_contact") == date(2026, 11, 3)
    items = [row for row in cell(book, "card_open_items") if any(row)]
    assert [(row[0], row[5], row[6]) for row in items] == [
        ("F-1", 1400, "TL"),
        ("Ç-7", 200, "USD"),
        ("F-2", 500, "TL"),
    ]
    assert [one["document_no"] for one in answer["open_items"]] == ["F-1", "Ç-7", "F-2"]
    lines = [row for row in cell(book, "card_timeline") if any(row)]
    assert [row[1] for row in lines] == [one["kind"] for one in answer["timeline"]]
    assert [one["date"] for one in answer["timeline"]] == [
        *("2026-11-03T14:30:00", "2026-11-03", "2026-09-24", "2026-09-20", "2026-09-03T09:00:00")
    ]


def test_asking_again_changes_nothing_and_another_name_everything(book: Path) -> None:
    tahsilat("card", book, "yıldız inşaat")
    before = fingerprint(book)
    tahsilat("card", book, "1234567890")
    assert fingerprint(book) == before
    said = tahsilat("card", book, "yıldız gıda")
    assert "Son Görüşme: henüz görüşülmedi" in said.out and "Son Ödeme: henüz ödeme yok" in said.out
    assert cell(book, "card_open") == 0 and cell(book, "card_last_contact") == "henüz görüşülmedi"
    assert not [row for row in cell(book, "card_timeline") if any(row)]


def test_refresh_keeps_the_page_of_the_chosen_debtor_up_to_date(book: Path) -> None:
    tahsilat("card", book, "yıldız inşaat")
    type_into(book, "receipts", "amount_kurus", {0: 15_000})
    refresh(book)
    assert cell(book, "card_open") == 1850


def test_card_leaves_other_values_for_the_next_refresh(book: Path) -> None:
    type_into(book, "receipts", "amount_kurus", {0: 15_000})
    tahsilat("card", book, "yıldız inşaat")
    assert cell(book, "card_open") == 1850
    assert frame(book, "debtors")["open_kurus"].tolist()[0] == 190_000


def test_a_debtor_without_number_has_a_card(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS, "receivables": RECEIVABLES})
    said = tahsilat("card", book, "yıldız inşaat")
    assert said.code == 0 and "Açık Bakiye: 2.000,00 TL" in said.out
    assert frame(book, "debtors")["debtor_id"].tolist() == ["", ""]


def test_dates_of_the_card_follow_as_of(book: Path) -> None:
    assert "2 sözden 1 tanesi" in tahsilat("card", book, "yıldız inşaat").out
    assert "1 sözden 1 tanesi" in tahsilat("card", book, "yıldız inşaat", "--as-of", "2026-11-01").out
    assert cell(book, "calculation_date") == date(2026, 11, 1)


def debtors(*names: str) -> pd.DataFrame:
    rows = [
        {"debtor_id": f"B-{at}", "debtor_name": name, "tax_id": f"{at}" * 10, "phone": f"0532 000 00 0{at}"}
        for at, name in enumerate(names, start=1)
    ]
    return frame_of("debtors", rows)


NAMES = ("Ak Ltd. Şti.", "Akın Ak Ltd. Şti.", "Işık A.Ş.", "Bisiklet Kardeşler Tic.")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("B-2", "B-2"),
        ("2222222222", "B-2"),
        ("+90 532 000 00 02", "B-2"),
        ("AK LTD ŞTİ", "B-1"),  # a whole name wins over parts of others
        ("akın", "B-2"),
        ("ışık", "B-3"),
        ("IŞIK", "B-3"),  # not the middle of Bisiklet
        ("bis", "B-4"),
        ("kardeşler tic", "B-4"),
    ],
)
def test_a_debtor_is_found_by_any_of_his_marks(query: str, found: str) -> None:
    assert find_debtor(debtors(*NAMES), query) == found


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("yok", "no_debtor_like"),
        ("", "no_debtor_like"),
        ("--", "no_debtor_like"),
        ("ak", "several_debtors_like"),
    ],
)
def test_none_or_several_are_refused(query: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        find_debtor(debtors("Ak Ltd. Şti.", "Akın Ltd. Şti."), query)
    assert refused.value.key == key


def test_what_does_not_fit_on_the_page_is_counted(tmp_path: Path) -> None:
    items = [
        {**YILDIZ, "document_no": f"F-{n}", "due_date": date(2026, 9, 1), "amount_kurus": 100}
        for n in range(30)
    ]
    talks = [{**YILDIZ, "contacted_at": datetime(2026, 9, 1, 9, n), "result": "reached"} for n in range(40)]
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS[:1], "receivables": items, "contacts": talks})
    refresh(book)
    answer = tahsilat("card", book, "yıldız", "--json").json
    assert len(answer["open_items"]) == AREAS["card_open_items"].rows
    assert answer["open_items"][-1]["document_no"] == f"… ve {30 - len(answer['open_items']) + 1} kalem daha"
    assert len(answer["timeline"]) == AREAS["card_timeline"].rows
    assert answer["timeline"][-1]["what"] == f"… ve {40 - len(answer['timeline']) + 1} kayıt daha"
