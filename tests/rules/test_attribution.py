"""Attribution: each lira has one contact at most, and the rest is shown."""

from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.attribution import Attribution, attribute
from addin.rules.cash import kept_cash_kurus
from addin.rules.promises import pay_promises
from addin.rules.settings import Settings
from tests.rules import ledgers
from tests.tables import frame_of, table

CONTACTS = """
| # | Görüşme | Borçlu | Tarih            | Sonuç           | Kiminle      |
| 0 | G-1     | B-1    | 01.03.2026 09:00 | görüşüldü       |              |
| 2 | G-2     | B-1    | 10.03.2026 09:00 | söz verdi       | yetkili      |
| 4 | G-3     | B-1    | 10.03.2026 15:00 | görüşüldü       |              |
| 5 | G-4     | B-1    | 12.03.2026 09:00 | ulaşılamadı     |              |
| 6 | G-5     | B-1    | 12.03.2026 10:00 | görüşüldü       | üçüncü kişi  |
| 7 | G-6     | B-2    | 12.03.2026 10:00 | görüşüldü       |              |
"""
PROMISES = """
| Taahhüt | Borçlu | Alındığı Tarih | Söz Tarihi | Tutar | Görüşme |
| S-1     | B-1    | 01.03.2026     | 15.03.2026 | 50,00 | G-2     |
| S-2     | B-1    | 02.03.2026     | 15.03.2026 | 50,00 | G-1     |
"""
HEAD = "| Tahsilat | Borçlu | Tarih | Tutar | Görüşme | Taahhüt | Kanal | İade/İptal |\n"


def run(receipts: str, promises: str = "", settings: Settings | None = None) -> Attribution:
    settings = settings or Settings()
    paid, made = table("receipts", HEAD + receipts), table("promises", promises)
    return attribute(paid, table("contacts", CONTACTS), made, pay_promises(made, paid, settings), settings)


def one(receipt: str, promises: str = "", settings: Settings | None = None) -> tuple[str, str]:
    found = run(receipt, promises, settings)
    return found.contact_id[0], found.basis[0]


@pytest.mark.parametrize(
    ("day", "contact"),
    [
        ("28.02.2026", ""),
        ("01.03.2026", "G-1"),
        ("09.03.2026", "G-1"),
        ("10.03.2026", "G-3"),
        ("09.04.2026", "G-3"),
        ("10.04.2026", ""),
        ("", ""),
    ],
)
def test_latest_contact_that_reached_the_debtor(day: str, contact: str) -> None:
    assert one(f"| T-1 | B-1 | {day} | 10,00 | | | | |") == (contact, "latest" if contact else "")


def test_a_debtor_without_contacts_gets_none_of_others() -> None:
    assert one("| T-1 | B-9 | 12.03.2026 | 10,00 | | | | |") == ("", "")
    assert one("| T-1 |     | 12.03.2026 | 10,00 | | | | |") == ("", "")


def test_days_are_a_setting() -> None:
    late = "| T-1 | B-1 | 10.04.2026 | 10,00 | | | | |"
    assert one(late, settings=Settings(attribution_days=31)) == ("G-3", "latest")


def test_the_named_contact_comes_first_whatever_its_result() -> None:
    assert one("| T-1 | B-1 | 12.03.2026 | 10,00 | G-4 | S-1 | | |", PROMISES) == ("G-4", "contact")


@pytest.mark.parametrize("named", ["G-6", "G-99"])
def test_a_contact_of_another_debtor_is_no_name(named: str) -> None:
    assert one(f"| T-1 | B-1 | 12.03.2026 | 10,00 | {named} | | | |") == ("G-3", "latest")


def test_through_the_named_promise_else_the_oldest_it_paid() -> None:
    assert one("| T-1 | B-1 | 12.03.2026 | 10,00 | | S-2 | | |", PROMISES) == ("G-1", "promise")
    assert one("| T-1 | B-1 | 12.03.2026 | 80,00 | | | | |", PROMISES) == ("G-2", "promise")
    without = PROMISES.replace("| G-2 ", "|     ")
    assert one("| T-1 | B-1 | 12.03.2026 | 80,00 | | | | |", without) == ("G-3", "latest")


@pytest.mark.parametrize(
    "receipt",
    [
        "| T-1 | B-1 | 12.03.2026 | 10,00 | | | çek | |",
        "| T-1 | B-1 | 12.03.2026 | 10,00 | G-1 | | mahsup | |",
        "| T-1 | B-1 | 12.03.2026 | 10,00 | | | | karşılıksız |",
        "| T-1 | B-1 | 12.03.2026 | 10,00 | | | | iade |",
    ],
)
def test_what_is_no_cash_has_no_contact(receipt: str) -> None:
    found = run(receipt)
    assert (found.contact_id.tolist(), found.kurus.tolist()) == ([""], [0])


def test_a_refund_lowers_what_is_attributed() -> None:
    found = run("| T-1 | B-1 | 12.03.2026 | 10,00 | | | | |\n| T-2 | B-1 | 13.03.2026 | 4,00 | | | | iade |")
    assert (found.contact_id.tolist(), found.kurus.tolist()) == (["G-3", ""], [600, 0])


_contact = st.fixed_dictionaries(
    {
        "debtor_id": ledgers.debtors,
        "contacted_at": st.integers(-3000, 3000).map(
            lambda m: datetime(2026, 1, 15) + timedelta(minutes=10 * m)
        ),
        "result": st.sampled_from(["reached", "promised", "no_answer", ""]),
    }
)


@given(st.lists(_contact, max_size=6), ledgers.receipts, st.integers(0, 12))
def test_equals_the_slow_way(contacts: list[dict], receipts: list[dict], most: int) -> None:
    contacts = ledgers.numbered("G", "contact_id", contacts)
    paid, made, settings = frame_of("receipts", receipts), table("promises"), Settings(attribution_days=most)
    found = attribute(
        paid, frame_of("contacts", contacts), made, pay_promises(made, paid, settings), settings
    )
    kept = kept_cash_kurus(paid).tolist()
    for at, row in enumerate(receipts):
        fits = [
            (contact["contacted_at"], contact["contact_id"])
            for contact in contacts
            if contact["result"] in ("reached", "promised")
            and contact["debtor_id"] == row["debtor_id"] != ""
            and row["received_on"]
            and 0 <= (row["received_on"] - contact["contacted_at"].date()).days <= most
        ]
        assert found.contact_id[at] == (max(fits)[1] if fits and kept[at] else "")
    attributed = pd.Series(found.contact_id != "")
    assert found.kurus.sum() == found.kurus[attributed].sum() + found.kurus[~attributed].sum() == sum(kept)
