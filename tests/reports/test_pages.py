"""Panel, Aylık İz, Safha Geçmişi, Yaşlandırma, Risk in a book: what they say is what the tables say."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from addin.reports.history import monthly_trace
from addin.reports.panel import panel_cells
from addin.schema import TABLES
from tests.desk import cell, frame, make_book, refresh, type_into
from tests.tables import frame_of

BUCKETS = [
    key for key in TABLES["aging"].keys if key.endswith("_kurus") and key[0] in "dnou" and "open" not in key
]


@pytest.fixture(scope="module")
def demo(demo_year: tuple[Path, Path]) -> Path:
    return demo_year[0]


def kurus(lira: float) -> int:
    return round(lira * 100)


def test_tiles_are_the_sums_of_the_tables(demo: Path) -> None:
    debtors, today, people = frame(demo, "debtors"), frame(demo, "today"), frame(demo, "people")
    promises = frame(demo, "promises")
    assert cell(demo, "tile_today") == (today["place"] == "now").sum() > 0
    assert cell(demo, "tile_late") == (debtors["follow_up_status"] == "late").sum() > 0
    owing = set(debtors["debtor_id"][debtors["follow_up_status"] != "clear"])
    unkept = promises["status"].isin(["broken", "partly"]) & promises["debtor_id"].isin(owing)
    assert cell(demo, "tile_broken") == unkept.sum() > 0
    assert kurus(cell(demo, "tile_target")) == people["monthly_target_kurus"].sum()
    receivables = frame(demo, "receivables")
    lira = receivables["open_kurus"][receivables["currency"].isin(["TRY", ""])].sum()
    assert kurus(cell(demo, "tile_open")) > lira > 0  # the rest are equivalents of other currencies
    assert kurus(cell(demo, "tile_overdue")) <= kurus(cell(demo, "tile_open"))
    assert 0 <= cell(demo, "tile_cei") <= 1


def test_charts_and_lists_add_up_to_the_tiles(demo: Path) -> None:
    ages = [row for row in cell(demo, "panel_aging") if row[0]]
    assert sum(kurus(row[1]) for row in ages) == kurus(cell(demo, "tile_open"))
    overdue = sum(kurus(row[1]) for row in ages[2:])
    assert [row[0] for row in ages[:2]] == ["tarihsiz", "vadesi gelmedi"]
    assert overdue == kurus(cell(demo, "tile_overdue"))
    months = [row for row in cell(demo, "panel_months") if row[0]]
    assert len(months) == 12 and months[-1][0] == "2026-11"
    assert kurus(months[-1][1]) == kurus(cell(demo, "tile_collected"))
    risky = [row for row in cell(demo, "panel_risky") if row[0]]
    assert [row[0] for row in risky] == frame(demo, "risk")["debtor_name"].head(10).tolist()


def test_performance_of_the_firm_is_what_came_in(demo: Path) -> None:
    rows = frame(demo, "performance")
    firm = rows[(rows["scope"] == "firm") & (rows["month"] == "2026-11")].iloc[0]
    assert firm["collected_kurus"] == kurus(cell(demo, "tile_collected"))
    assert firm["attributed_kurus"] <= firm["collected_kurus"]


def test_aging_is_the_open_amount_by_age(demo: Path) -> None:
    rows = frame(demo, "aging")
    assert (rows[BUCKETS].sum(axis=1) == rows["open_kurus"]).all() and len(BUCKETS) == 7
    assert rows["open_kurus"].is_monotonic_decreasing
    assert rows["open_kurus"].sum() == frame(demo, "receivables")["open_kurus"].sum()


def test_risk_lists_who_owes_most_points_first(demo: Path) -> None:
    rows, debtors = frame(demo, "risk"), frame(demo, "debtors")
    points = rows["risk_points"].dropna()
    assert points.is_monotonic_decreasing and rows["rank"].tolist() == list(range(1, len(rows) + 1))
    owes = (debtors["open_kurus"] > 0) | (debtors["foreign_balance"] != "")
    assert set(rows["debtor_id"]) == set(debtors["debtor_id"][owes]) - {""}
    assert (rows.loc[rows["risk_class"] == "high", "reason1"] != "").all()


def test_a_promise_of_a_debtor_who_paid_no_longer_counts(tmp_path: Path) -> None:
    name = {"debtor_name": "Ak Ltd. Şti."}
    book = make_book(
        tmp_path / "k.xlsx",
        {
            "debtors": [name],
            "receivables": [{**name, "due_date": date(2026, 9, 1), "amount_kurus": 5_000}],
            "promises": [
                {**name, "made_on": date(2026, 9, 2), "promised_for": date(2026, 9, 9), "amount_kurus": 5_000}
            ],
        },
    )
    refresh(book)
    assert cell(book, "tile_broken") == 1
    type_into(book, "receivables", "amount_kurus", {0: 0})
    refresh(book)
    assert cell(book, "tile_broken") == 0


def test_an_empty_book_has_a_panel_of_zeros(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {})
    refresh(book)
    assert [
        cell(book, f"tile_{key}") for key in ("open", "overdue", "today", "late", "broken", "collected")
    ] == [0] * 6
    assert cell(book, "tile_cei") == "" and cell(book, "tile_target") == "–"
    assert cell(book, "shown_target") == "Hedefler Personel sayfasında"


def test_panel_says_how_many_rows_of_the_work_list_wait(tmp_path: Path) -> None:
    names = [{"debtor_name": f"Borçlu {n}"} for n in range(3)]
    bills = [{**name, "due_date": date(2026, 9, 1), "amount_kurus": 5_000} for name in names]
    rows = {"debtors": names, "receivables": bills}
    book = make_book(tmp_path / "k.xlsx", rows, {"today_limit": 2})
    refresh(book)
    assert (cell(book, "tile_today"), len(frame(book, "today"))) == (2, 3)
    assert cell(book, "tile_today_note") == "1 iş daha sırada; listeyi aç ›"
    assert refresh(book)["changed_cells"] == 0


def test_panel_says_what_of_the_open_total_belongs_to_nobody(tmp_path: Path) -> None:
    owed = [
        {"debtor_name": name, "due_date": date(2026, 9, 1), "amount_kurus": kurus}
        for name, kurus in (
            ("Ak Ltd. Şti.", 120_000),
            ("Bilinmez A.Ş.", 5_050),
            ("", 1_000),
        )
    ]
    book = make_book(tmp_path / "k.xlsx", {"debtors": [{"debtor_name": "Ak Ltd. Şti."}], "receivables": owed})
    refresh(book)
    assert cell(book, "tile_open") == 1260.5
    assert cell(book, "tile_open_note") == "60,50 TL kadarının borçlusu belli değil ›"
    assert refresh(book)["changed_cells"] == 0
    type_into(book, "receivables", "debtor_name", {1: "Ak Ltd. Şti.", 2: "Ak Ltd. Şti."})
    refresh(book)
    assert (cell(book, "tile_open"), cell(book, "tile_open_note")) == (1260.5, "Alacaklar sayfasına git ›")


def test_panel_says_what_is_left_out_of_the_open_total_for_want_of_a_rate(tmp_path: Path) -> None:
    owed = [
        {"debtor_name": "Ak Ltd. Şti.", "due_date": date(2026, 9, 1), "amount_kurus": kurus, "currency": unit}
        for kurus, unit in ((120_000, ""), (150_050, "USD"), (100, "USD"))
    ]
    book = make_book(tmp_path / "k.xlsx", {"debtors": [{"debtor_name": "Ak Ltd. Şti."}], "receivables": owed})
    refresh(book)
    assert cell(book, "tile_open") == 1200
    assert cell(book, "tile_open_note") == "Kuru yazılmamış 1.501,50 USD hariç ›"
    type_into(book, "receivables", "currency", {2: "EUR"})
    refresh(book)
    assert cell(book, "tile_open_note") == "Kuru yazılmamış 2 para birimi hariç ›"
    type_into(book, "receivables", "debtor_name", {0: "Bilinmez A.Ş."})
    type_into(book, "receivables", "debtor_id", {0: ""})
    refresh(book)
    assert cell(book, "tile_open_note") == "Kursuz 2 para birimi, borçlusuz 1.200,00 TL ›"
    type_into(book, "receivables", "currency", {2: "USD"})
    refresh(book)
    assert cell(book, "tile_open_note") == "Kursuz 1.501,50 USD, borçlusuz 1.200,00 TL ›"


def test_panel_of_frames_without_rows() -> None:
    import numpy as np

    frames = {key: frame_of(key, []) for key in TABLES}
    none = np.array([], dtype=np.int64)
    cells = panel_cells(
        frames, open_kurus=none, amount_kurus=none, cash_kurus=none, as_of=date(2026, 11, 20), language="tr"
    )
    assert cells["panel_risky"] == cells["panel_holders"] == cells["panel_stages"] == []


def test_what_nobody_holds_waits_with_whoever_is_in_charge() -> None:
    import numpy as np

    frames = {key: frame_of(key, []) for key in TABLES}
    frames["debtors"] = frame_of("debtors", [{"debtor_id": "B-1", "owner": "Ece"}])
    held = [{"debtor_id": "B-1", "holder": "Ali"}, {"debtor_id": "B-1"}, {"debtor_id": ""}]
    frames["receivables"] = frame_of("receivables", held)
    kurus, none = np.array([300, 200, 100], dtype=np.int64), np.array([], dtype=np.int64)
    cells = panel_cells(
        frames, open_kurus=kurus, amount_kurus=kurus, cash_kurus=none, as_of=date(2026, 11, 20), language="tr"
    )
    assert [row[:3] for row in cells["panel_holders"]] == [
        ["Ali", 1, 3],
        ["Ece", 1, 2],
        ["kimsede değil", 1, 1],
    ]


# --- Aylık İz ---

DEBTORS = [
    {"debtor_id": "B-1", "debtor_name": "Ak", "open_kurus": 500, "overdue_kurus": 100, "risk_points": 40},
    {"debtor_id": "B-2", "debtor_name": "Su", "open_kurus": 0},
    {"debtor_id": "", "debtor_name": "No'suz", "open_kurus": 7},
]


def traced(debtors: list[dict], standing, as_of: date, today: date = date(2026, 11, 1)):
    return monthly_trace(frame_of("debtors", debtors), standing, as_of=as_of, today=today)


def test_a_month_is_written_anew_and_others_stay() -> None:
    none = frame_of("monthly_trace", [])
    october = traced(DEBTORS, none, date(2026, 10, 31))
    assert october[["month", "debtor_id", "open_kurus"]].to_numpy().tolist() == [["2026-10", "B-1", 500]]
    paid = [{**DEBTORS[0], "open_kurus": 300}, {**DEBTORS[1], "open_kurus": 9}]
    november = traced(paid, october, date(2026, 11, 1))
    assert november[["month", "debtor_id", "open_kurus"]].to_numpy().tolist() == [
        ["2026-11", "B-1", 300],
        ["2026-11", "B-2", 9],
        ["2026-10", "B-1", 500],
    ]
    again = traced([{**DEBTORS[0], "open_kurus": 200}], november, date(2026, 11, 30))
    assert again["open_kurus"].tolist() == [200, 500]


def test_months_of_a_run_for_a_day_ahead_go_and_real_ones_stay() -> None:
    trace = frame_of("monthly_trace", [])
    for as_of in (date(2026, 9, 30), date(2026, 10, 31), date(2027, 3, 1)):
        trace = traced(DEBTORS, trace, as_of)
    assert trace["month"].tolist() == ["2027-03", "2026-10", "2026-09"]
    back = traced(DEBTORS, trace, date(2026, 10, 31))
    assert back["month"].tolist() == ["2026-10", "2026-09"]
    assert traced(DEBTORS, trace, date(2026, 9, 1))["month"].tolist() == ["2026-10", "2026-09"]
    assert traced(DEBTORS, trace, date(2027, 3, 9))["month"].tolist() == ["2027-03", "2026-10", "2026-09"]


@pytest.fixture
def aged(tmp_path: Path, demo: Path) -> Path:
    return Path(shutil.copy2(demo, tmp_path / "k.xlsx"))


def test_months_and_passages_pile_up_over_runs(aged: Path) -> None:
    """A run in another month adds; going back to the first day wants nothing but that day's values."""
    before, passages = frame(aged, "monthly_trace"), frame(aged, "stage_history")
    assert set(before["month"]) == {"2026-11"} and len(passages) > 100
    refresh(aged, "--as-of", "2026-12-03")
    after = frame(aged, "monthly_trace")
    assert set(after["month"]) == {"2026-11", "2026-12"}
    november = after[after["month"] == "2026-11"].reset_index(drop=True)
    assert november.equals(before)
    assert len(frame(aged, "stage_history")) == len(passages)
