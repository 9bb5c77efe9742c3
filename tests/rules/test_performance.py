"""Performance: what each person, team and the firm did in a month, added up from the same rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from addin.rules.cash import cash_kurus
from addin.rules.performance import MEASURES, cei, performance
from tests.tables import table

AS_OF = date(2026, 3, 20)
PEOPLE = """
| Kişi | Ekip  | Aylık Hedef |
| Ayşe | Saha  | 1.000,00    |
| Can  | Saha  | 500,00      |
| Ece  | Hukuk |             |
"""
CONTACTS = """
| Görüşme | Borçlu | Tarih            | Görüşen | Sonuç       | Kiminle     | Durum   |
| G-1     | B-1    | 02.03.2026 09:00 | Ayşe    | söz verdi   |             | geciken |
| G-2     | B-1    | 03.03.2026 09:00 | Ayşe    | ulaşılamadı |             | kapandı |
| G-3     | B-2    | 04.03.2026 09:00 | Can     | görüşüldü   |             | kapandı |
| G-4     | B-2    | 05.03.2026 09:00 | Can     | görüşüldü   | üçüncü kişi | geciken |
| G-5     | B-2    | 21.03.2026 09:00 | Can     | görüşüldü   |             | planlı  |
| G-6     | B-2    | 06.03.2026 09:00 | Can     | plan        |             | geciken |
| G-7     | B-2    | 06.02.2026 09:00 | Can     | görüşüldü   |             | kapandı |
"""
PROMISES = """
| Taahhüt | Borçlu | Alındığı Tarih | Söz Tarihi | Tutar  | Görüşme | Durum     |
| S-1     | B-1    | 02.03.2026     | 10.03.2026 | 100,00 | G-1     | tutuldu   |
| S-2     | B-1    | 02.03.2026     | 11.03.2026 | 100,00 | G-1     | tutulmadı |
| S-3     | B-1    | 02.03.2026     | 12.03.2026 | 100,00 | G-1     | kısmen    |
| S-4     | B-1    | 02.03.2026     | 30.03.2026 | 100,00 | G-1     | bekliyor  |
| S-5     | B-1    | 02.03.2026     | 12.03.2026 | 100,00 | G-1     | iptal     |
| S-6     | B-2    | 06.02.2026     | 05.03.2026 | 100,00 | G-7     | tutuldu   |
| S-7     | B-2    | 06.03.2026     | 07.03.2026 | 100,00 |         | tutuldu   |
"""
RECEIPTS = """
| Tahsilat | Borçlu | Tarih      | Tutar  | Kanal | İade/İptal | İlişkilenen Görüşme |
| T-1      | B-1    | 10.03.2026 | 600,00 |       |            | G-1                 |
| T-2      | B-1    | 12.03.2026 | 200,00 |       | iade       |                     |
| T-3      | B-2    | 13.03.2026 | 50,00  |       |            | G-1                 |
| T-4      | B-2    | 14.03.2026 | 30,00  | çek   |            |                     |
| T-5      | B-3    | 15.03.2026 | 7,00   |       |            |                     |
| T-6      | B-2    | 15.02.2026 | 9,00   |       |            | G-7                 |
"""
OWNERS = {"B-1": "Ayşe", "B-2": "Can", "B-3": ""}


@pytest.fixture
def sheet() -> pd.DataFrame:
    receipts = table("receipts", RECEIPTS)
    return performance(
        table("contacts", CONTACTS),
        table("promises", PROMISES),
        receipts,
        table("people", PEOPLE),
        cash_kurus=cash_kurus(receipts),
        owner=receipts["debtor_id"].map(OWNERS),
        as_of=AS_OF,
    )


def measures(sheet: pd.DataFrame, month: str, scope: str, person: str = "") -> list[Any]:
    row = sheet[(sheet["month"] == month) & (sheet["scope"] == scope) & (sheet["person"] == person)]
    assert len(row) == 1
    return [int(row[name].iloc[0]) // (100 if name.endswith("kurus") else 1) for name in MEASURES]


def test_a_person(sheet: pd.DataFrame) -> None:
    # contacts, reached, promises, due, kept, collected, attributed, target, late actions
    assert measures(sheet, "2026-03", "person", "Ayşe") == [2, 1, 4, 3, 1, 400, 450, 1000, 1]
    assert measures(sheet, "2026-03", "person", "Can") == [2, 1, 0, 1, 1, 50, 0, 500, 2]
    assert measures(sheet, "2026-02", "person", "Can") == [1, 1, 1, 0, 0, 9, 9, 500, 0]
    assert "Ece" not in sheet["person"].tolist()


def test_team_is_its_people_and_the_firm_is_all(sheet: pd.DataFrame) -> None:
    assert measures(sheet, "2026-03", "team", "Saha") == [4, 2, 4, 4, 2, 450, 450, 1500, 3]
    # The promise that no contact brought, and the cash of a debtor whom nobody has.
    assert measures(sheet, "2026-03", "firm") == [4, 2, 5, 5, 3, 457, 450, 1500, 3]


def test_rates_are_missing_where_there_is_nothing_to_divide_by(sheet: pd.DataFrame) -> None:
    person = sheet[sheet["scope"] == "person"]
    assert person["promise_rate"].fillna(-1).tolist() == [0.333333, 1, -1, -1]
    assert person["target_rate"].fillna(-1).tolist() == [0.4, 0.1, 0, 0.018]


def test_newest_month_first_firm_team_person(sheet: pd.DataFrame) -> None:
    assert sheet[["month", "scope", "person"]].to_numpy().tolist() == [
        ["2026-03", "firm", ""],
        ["2026-03", "team", "Saha"],
        ["2026-03", "person", "Ayşe"],
        ["2026-03", "person", "Can"],
        ["2026-02", "firm", ""],
        ["2026-02", "team", "Saha"],
        ["2026-02", "person", "Ayşe"],
        ["2026-02", "person", "Can"],
    ]


def test_order_of_rows_does_not_matter(sheet: pd.DataFrame) -> None:
    receipts = table("receipts", RECEIPTS).iloc[::-1]
    mixed = performance(
        table("contacts", CONTACTS).iloc[::-1],
        table("promises", PROMISES).iloc[::-1],
        receipts,
        table("people", PEOPLE).iloc[::-1],
        cash_kurus=cash_kurus(receipts),
        owner=receipts["debtor_id"].map(OWNERS),
        as_of=AS_OF,
    )
    pd.testing.assert_frame_equal(mixed, sheet)


def test_an_empty_book() -> None:
    none = performance(
        table("contacts"),
        table("promises"),
        table("receipts"),
        table("people", PEOPLE),
        cash_kurus=[],
        owner=[],
        as_of=AS_OF,
    )
    assert none.empty
    assert set(MEASURES) < set(none.columns)


def test_refund_of_a_receipt_in_another_currency_lowers_its_lira() -> None:
    receipts = table("receipts", RECEIPTS).assign(currency="USD")
    lira = cash_kurus(receipts) * 40
    sheet = performance(
        table("contacts", CONTACTS),
        table("promises"),
        receipts,
        table("people", PEOPLE),
        cash_kurus=lira,
        owner=receipts["debtor_id"].map(OWNERS),
        as_of=AS_OF,
    )
    assert measures(sheet, "2026-03", "firm")[5:7] == [457 * 40, 450 * 40]


def test_cei() -> None:
    """(350 + 500 - 300) / (350 + 500 - 225)"""
    assert cei(350, 500, 300, 225) == 0.88
    assert cei(0, 0, 0, 0) is None
    assert cei(0, 100, 100, 100) is None
