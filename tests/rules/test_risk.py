"""Risk: each factor by its own small case."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from addin.messages import LANGUAGES, catalogue
from addin.rules.risk import REASONS, RiskResult, points_of_day, read_points, reason_texts
from tests.rules.risk_books import AS_OF, CSV, TABLES, judge, reasons
from tests.tables import table

DEBTORS = "| Borçlu | Unvan |\n| B-1 | Ak |"
# Three old invoices paid on their day: enough history, nothing against him.
PAID = """
| Alacak | Borçlu | Düzenleme  | Vade       | Tutar  |
| A-1    | B-1    | 01.09.2025 | 01.10.2025 | 100,00 |
| A-2    | B-1    | 01.10.2025 | 01.11.2025 | 100,00 |
| A-3    | B-1    | 01.11.2025 | 01.12.2025 | 100,00 |
"""
RECEIVED = """
| Tahsilat | Borçlu | Tarih      | Tutar  |
| T-1      | B-1    | 01.10.2025 | 100,00 |
| T-2      | B-1    | 01.11.2025 | 100,00 |
| T-3      | B-1    | 01.12.2025 | 100,00 |
"""


def book(**texts: str) -> dict[str, pd.DataFrame]:
    base = {"debtors": DEBTORS, "receivables": PAID, "receipts": RECEIVED}
    return {name: table(name, {**base, **texts}.get(name, "")) for name in TABLES}


def told(found: RiskResult) -> tuple[int, str, list[tuple[str, int]]]:
    return int(found.points.iloc[0]), found.risk_class[0], reasons(found)


def test_who_owes_nothing_and_paid_on_time_is_low() -> None:
    assert told(judge(book())) == (0, "low", [])


def test_late_payment_counts_though_nothing_is_open() -> None:
    late = RECEIVED.replace("01.12.2025", "16.03.2026")
    # 0, 0 and 105 days: 35 on average, 6 points from 30 days
    assert told(judge(book(receipts=late))) == (6, "low", [("average_delay", 35)])


def test_days_shares_months_of_one_old_debt() -> None:
    owed = (
        PAID
        + "| A-4 | B-1 | 01.01.2026 | 23.02.2026 | 80,00 |\n| A-5 | B-1 | 01.06.2026 | 01.08.2026 | 20,00 |"
    )
    points, grade, named = told(judge(book(receivables=owed)))
    # 127 days: 30; 80 % over 90 days: 16; (80 x 127) / (300 paid + 100 open) = 25 days: 3; 4 months: 4
    assert (points, grade) == (30 + 16 + 3 + 4, "high")
    assert named == [("oldest_overdue", 127), ("share_over_90", 80), ("no_payment", 4)]


@pytest.mark.parametrize(
    ("table_name", "rows", "expected"),
    [
        (
            "promises",
            """
            | Borçlu | Söz Tarihi | Tutar | Durum    |
            | B-1    | 31.12.2025 | 1,00  | tutulmadı |
            | B-1    | 30.12.2025 | 1,00  | tutulmadı |
            | B-1    | 30.06.2026 | 1,00  | tutulmadı |
            | B-1    | 01.06.2026 | 1,00  | kısmen    |
            | B-1    | 01.06.2026 | 1,00  | tutuldu   |
            """,
            (12, [("broken_promises", 2)]),
        ),
        (
            "files",
            """
            | Dosya | Borçlu | Bizim Rolümüz | Dosya Durumu | Kapanış Nedeni  |
            | D-1   | B-1    | alacaklı | açık     |                 |
            | D-2   | B-1    | borçlu   | açık     |                 |
            | D-3   | B-1    |          | kapalı   | ödendi          |
            | D-4   | B-1    |          | kapalı   | aciz vesikası   |
            """,
            (30, [("enforcement", 2)]),
        ),
    ],
    ids=["promises", "files"],
)
def test_facts_of_other_sheets(table_name: str, rows: str, expected: tuple[int, Any]) -> None:
    points, _, named = told(judge(book(**{table_name: rows})))
    assert (points, named) == expected


def test_papers_that_stand_alone_count_while_they_are_open() -> None:
    owed = """
        | Alacak | Borçlu | Düzenleme  | Vade       | Tutar  | Belge Türü | Kapanış Nedeni |
        | A-7    | B-1    | 01.05.2026 | 01.06.2026 | 9,00   | çek        | karşılıksız    |
        | A-8    | B-1    | 01.05.2024 | 01.06.2024 | 9,00   | çek        | karşılıksız    |
        | A-9    | B-1    | 01.05.2026 | 01.06.2026 | 9,00   | fatura     | değersiz       |
        """
    named = told(judge(book(receivables=owed, receipts="")))[2]
    assert named == [("bounced", 2), ("oldest_overdue", 759), ("written_off", 1)]
    # The older one is paid, and long ago.
    paid = "| Borçlu | Tarih | Tutar |\n| B-1 | 01.06.2024 | 9,00 |"
    assert ("bounced", 1) in told(judge(book(receivables=owed, receipts=paid)))[2]


def test_a_bounced_cheque_is_told_once_and_grows_old() -> None:
    owed = PAID.replace("100,00 |", "100,00 | fatura | |").replace(
        "Tutar  |", "Tutar | Belge Türü | Kaynak |"
    )
    cheque = owed + "| A-7 | B-1 | 01.12.2025 | 15.01.2026 | 100,00 | çek | A-3 |"
    given_cheque = """
        | Tahsilat | Borçlu | Tarih      | Tutar  | Kanal | İade/İptal  |
        | T-1      | B-1    | 01.10.2025 | 200,00 | nakit |             |
        | T-3      | B-1    | 01.12.2025 | 100,00 | çek   | karşılıksız |
        """
    found = judge(book(receivables=cheque, receipts=given_cheque))
    assert ("bounced", 1) in reasons(found)
    # Said on the claim and on the receipt: still one paper.
    both = cheque.replace("Kaynak |", "Kaynak | Kapanış Nedeni |").replace("| A-3 |", "| A-3 | karşılıksız |")
    both = both.replace("| fatura | |", "| fatura | | |")
    assert ("bounced", 1) in reasons(judge(book(receivables=both, receipts=given_cheque)))
    later = date(2027, 12, 2)
    assert "bounced" not in judge(book(receivables=cheque, receipts=given_cheque), as_of=later).codes


def test_contacts_speak_only_against_who_is_late() -> None:
    calls = """
        | Borçlu | Tarih            | Sonuç              |
        | B-1    | 01.05.2026 10:00 | ulaşılamadı        |
        | B-1    | 02.05.2026 10:00 | ödemeyi reddetti   |
        | B-1    | 02.05.2026 10:00 | ulaşılamadı        |
        | B-1    | 02.05.2026 10:01 | ulaşılamadı        |
        | B-1    | 03.05.2026 10:00 | yanlış numara      |
        | B-1    | 04.05.2026 10:00 | ulaşılamadı        |
        | B-1    | 01.07.2026 10:00 | ulaşılamadı        |
        """
    assert told(judge(book(contacts=calls))) == (0, "low", [])
    owed = PAID + "| A-4 | B-1 | 01.06.2026 | 29.06.2026 | 1,00 |"
    named = told(judge(book(contacts=calls, receivables=owed)))
    assert named == (10, "low", [("refusals", 1), ("unanswered", 3)])


def test_limit_in_lira_and_money_without_rate_left_out() -> None:
    debtors = "| Borçlu | Kredi Limiti |\n| B-1 | 700,00 |"
    owed = PAID.replace("100,00 |", "100,00 | TL |").replace("Tutar  |", "Tutar | Para Birimi |") + (
        "| A-4 | B-1 | 01.06.2026 | 01.08.2026 | 20,00 | USD |\n"
        "| A-5 | B-1 | 01.06.2026 | 01.08.2026 | 99,00 | EUR |"
    )
    assert told(judge(book(debtors=debtors, receivables=owed))) == (8, "low", [("limit_used", 130)])
    exactly = debtors.replace("700", "910")
    assert told(judge(book(debtors=exactly, receivables=owed))) == (0, "low", [])


def test_short_history_has_no_points_but_a_hard_fact_speaks() -> None:
    first = "| Alacak | Borçlu | Düzenleme | Vade | Tutar |\n| A-1 | B-1 | 01.09.2025 | 31.03.2026 | 100,00 |"
    later = first.replace("31.03", "01.04")
    few = judge(book(receivables=later, receipts=""))
    assert few.points.isna().all()
    assert few.risk_class.tolist() == ["unknown"]
    # Of equal points the one that stands first in FACTORS.
    assert reasons(few) == [("few_receivables", 1), ("oldest_overdue", 90), ("average_delay", 90)]
    # Over 90 days no history is needed: 25 + 16 + 14, no payment for 2 months.
    assert told(judge(book(receivables=first, receipts="")))[:2] == (55, "high")
    filed = book(receivables=later, receipts="", files="| Dosya | Borçlu |\n| D-1 | B-1 |")
    assert told(judge(filed))[:2] == (30 + 18 + 14, "high")
    young = PAID.replace(".2025", ".2026").replace("01.09", "05.04").replace("01.10", "05.05")
    young = young.replace("01.11", "06.05").replace("01.12", "07.05")
    assert reasons(judge(book(receivables=young, receipts="")))[0] == ("short_history", 86)


def test_points_are_capped() -> None:
    owed = PAID.replace("2025", "2023") + "| A-4 | B-1 | 01.01.2026 | 23.02.2026 | 80,00 |"
    filed = "| Dosya | Borçlu |\n| D-1 | B-1 |\n| D-2 | B-1 |"
    broken = "| Borçlu | Söz Tarihi | Tutar | Durum |\n" + "| B-1 | 01.06.2026 | 1,00 | tutulmadı |\n" * 5
    found = judge(book(receivables=owed, receipts="", files=filed, promises=broken))
    assert told(found)[:2] == (100, "very_high")


def test_rows_without_number_and_twins() -> None:
    debtors = "| Borçlu | Unvan |\n| B-1 | Ak |\n|  | Boş |\n| B-1 | Ak |\n| B-9 | Yeni |"
    owed = PAID + "| A-4 |  | 01.01.2026 | 23.02.2026 | 80,00 |"
    found = judge(book(debtors=debtors, receivables=owed))
    assert found.points.tolist() == [0, pd.NA, 0, pd.NA]
    assert found.risk_class.tolist() == ["low", "unknown", "low", "unknown"]


def test_empty_book() -> None:
    found = judge(book(debtors="", receivables="", receipts=""))
    assert len(found.points) == 0
    assert found.codes.shape == found.numbers.shape == (0, 3)
    assert reason_texts(found.codes, found.numbers, {}).shape == (0, 3)


def test_every_reason_is_worded_and_says_its_number() -> None:
    months = judge(book()).months
    codes = np.array([REASONS], dtype=object)
    for language in LANGUAGES:
        worded = reason_texts(codes, np.full(codes.shape, 471), catalogue(language)["risk"], months)
        assert set(catalogue(language)["risk"]) == set(REASONS)
        for code, text in zip(REASONS, worded[0], strict=True):
            assert "471" in text
            assert "{" not in text
            assert len(text) < 60
            # Only a reason that may be wrong about when names no span: a bounced paper may still be open.
            assert (str(months.get(code)) in text) == (
                code in months and code not in ("bounced", "unanswered")
            )


def test_the_table_is_dated_and_checked() -> None:
    later = CSV + "bounced;1;60;2026-07-01;;\n"
    for day, expected in ((AS_OF, [25, 35]), (date(2026, 7, 1), [60])):
        steps, _ = points_of_day(read_points(later), day)
        assert steps["bounced"][1].tolist() == expected
    with pytest.raises(ValueError, match="bouncd"):
        points_of_day(read_points(CSV + "bouncd;1;60;2000-01-01;;\n"), AS_OF)
    with pytest.raises(ValueError, match="class_high"):
        points_of_day(read_points(CSV.replace("class_high;50;;2000", "class_high;50;;2030")), AS_OF)


def test_the_shipped_table_rises_and_says_whose_it_is() -> None:
    steps, limits = points_of_day(read_points(CSV), AS_OF)
    for starts, points in steps.values():
        assert len(starts) > 0
        assert (np.diff(starts) > 0).all()
        assert (np.diff(points) > 0).all()
    assert limits["class_medium"] < limits["class_high"] < limits["class_very_high"] <= 100
    assert read_points(CSV)["source"].str.contains("öneri").all()


def test_points_stand_beside_the_debtors() -> None:
    found = judge(book())
    assert found.points.dtype == "Int64"
    assert found.points.index.equals(book()["debtors"].index)
