"""Bugün says what to do also where nobody has planned anything: the stage's action, else a call."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from addin.reports.today import usual_actions
from tests.desk import frame, make_book, refresh, tahsilat, type_into
from tests.reports.test_today import owes, talk
from tests.tables import frame_of


def test_no_action_is_filled_from_the_stage_or_is_a_call(tmp_path: Path) -> None:
    pairs = [owes(name, 100) for name in ("Safhasız", "İhtarlı", "Planlı")]
    pairs[1][1]["stage"] = "notice"
    rows = {"debtors": [one for one, _ in pairs], "receivables": [one for _, one in pairs]}
    plan = talk("Planlı", date(2026, 11, 2), next_action="ziyaret", next_action_date=date(2026, 11, 9))
    book = make_book(tmp_path / "k.xlsx", {**rows, "contacts": [plan]})
    stages = frame(book, "stages")
    type_into(book, "stages", "default_action", {int(stages.index[stages["stage"] == "notice"][0]): "izle"})
    refresh(book)
    said = frame(book, "today").set_index("debtor_name")["action"].to_dict()
    assert said == {"Safhasız": "Ara", "İhtarlı": "izle", "Planlı": "ziyaret"}
    assert "   Yapılacak: izle" in tahsilat("today", book).out


@pytest.mark.parametrize(
    ("open_kurus", "found"), [((5, 5), "sor"), ((5, 0), "ara"), ((5, None), "ara"), ((0, 0), None)]
)
def test_the_furthest_open_stage_counts(open_kurus: tuple[int | None, int | None], found: str | None) -> None:
    stages = [{"stage": "notice", "order": 5, "default_action": "sor"}]
    stages.append({"stage": "new", "order": 1, "default_action": "ara"})
    rows = [
        {"debtor_id": "B-1", "stage": stage, "open_kurus": kurus}
        for stage, kurus in zip(("new", "notice"), open_kurus, strict=True)
    ]
    usual = usual_actions(frame_of("receivables", rows), frame_of("stages", stages))
    assert usual.get("B-1") == found
