"""The work list after an action ended: nobody is asked twice on one day, nobody is forgotten on the next."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from addin.rules.followup import work_list
from addin.rules.settings import Settings
from tests.tables import table

AS_OF = date(2026, 3, 20)
DEBTORS = """
| Borçlu | Sorumlu | Açık   | Gecikme | Aksiyon | Aksiyon Tarihi |
| B-1    | Ayşe    | 100,00 | 40      |         |                |
"""
ENDED = """
| Görüşme | Borçlu | Tarih | Sonuç | Aksiyon | Aksiyon Tarihi | Aksiyon Sonucu | Aksiyon Sonuç Tarihi |
| G-1 | B-1 | 20.03.2026 10:00 | plan | ara | 20.03.2026 | yok sayıldı | 20.03.2026 |
"""
BROKEN = """
| Taahhüt | Borçlu | Alındığı Tarih | Söz Tarihi | Tutar | Durum     |
| S-1     | B-1    | 01.03.2026     | 10.03.2026 | 10,00 | tutulmadı |
"""
NOBODY = "| Kişi | Vekil | Görev | İzin Başı | İzin Sonu |\n| Ayşe | | tahsilatçı | | |"


def reasons(contacts: str, promises: str = BROKEN, as_of: date = AS_OF) -> list[str]:
    frames = (table("debtors", DEBTORS), table("contacts", contacts), table("promises", promises))
    found = work_list(
        *frames,
        table("people", NOBODY),
        table("receivables"),
        has_open=np.array([True]),
        as_of=as_of,
        settings=Settings(),
    )
    return [str(reason) for reason in found["what"]]


def test_who_was_dealt_with_today_rests_until_tomorrow() -> None:
    assert reasons(ENDED) == []
    assert reasons(ENDED, as_of=date(2026, 3, 21)) == ["no_action"]


@pytest.mark.parametrize("ended_on", ["09.03.2026", "12.03.2026"])  # two days of grace are the promise's own
def test_what_ended_before_the_promise_was_broken_says_nothing_of_it(ended_on: str) -> None:
    earlier = ENDED.replace("yok sayıldı | 20.03.2026", f"yok sayıldı | {ended_on}")
    assert reasons(earlier) == ["broken_promise"]


def test_a_plan_that_has_not_ended_says_nothing_of_it() -> None:
    still_open = ENDED.replace("yok sayıldı | 20.03.2026", " | ")
    assert reasons(still_open) == ["broken_promise"]
