"""Follow-up: whom to call, why, who calls, and that nobody who owes is forgotten."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.followup import last_summaries, next_actions, stand_ins, work_list
from addin.rules.live import Cells, serial, status
from addin.rules.settings import Settings
from tests.tables import frame_of, table

AS_OF = date(2026, 3, 20)
DEBTORS = """
| # | Borçlu | Sorumlu | Açık   | Vadesi Geçen | Gecikme | Aksiyon   | Aksiyon Tarihi |
| 0 | B-1    | Ayşe    | 100,00 | 100,00       | 40      |           |                |
| 2 | B-2    | Ayşe    | 900,00 | 900,00       | 10      | ara       | 20.03.2026     |
| 3 | B-3    | Can     | 50,00  | 50,00        | 90      | ihtar çek | 10.03.2026     |
| 4 | B-4    |         | 70,00  | 70,00        | 5       | ara       | 19.03.2026     |
| 5 | B-5    | Ece     | 80,00  |              |         | ara       | 21.03.2026     |
| 6 | B-6    | Ece     | 0,00   |              |         | ara       | 01.03.2026     |
| 7 | B-7    | Ece     | 60,00  | 60,00        | 3       | ara       | 25.03.2026     |
| 8 | B-8    | Ece     | 60,00  | 60,00        | 3       | ara       | 25.03.2026     |
"""
CONTACTS = """
| Görüşme | Borçlu | Tarih            | Görüşen | Sonuç       | Özet      | Aksiyon | Aksiyon Tarihi |
| G-1     | B-2    | 01.03.2026 10:00 | Ayşe    | görüşüldü   | ilk       | yaz     | 02.03.2026     |
| G-2     | B-2    | 05.03.2026 10:00 | Can     | ulaşılamadı | ikinci    | ara     | 20.03.2026     |
| G-3     | B-8    | 14.03.2026 10:00 | Ece     | ulaşılamadı |           | ara     | 25.03.2026     |
| G-4     | B-2    | 21.03.2026 10:00 | Ece     | plan        | henüz yok |         |                |
"""
PROMISES = """
| Taahhüt | Borçlu | Alındığı Tarih | Söz Tarihi | Tutar | Durum     |
| S-1     | B-7    | 01.03.2026     | 10.03.2026 | 10,00 | kısmen    |
| S-2     | B-8    | 01.03.2026     | 10.03.2026 | 10,00 | tutulmadı |
| S-3     | B-5    | 01.03.2026     | 19.03.2026 | 10,00 | yaklaşıyor |
| S-4     | B-6    | 01.03.2026     | 02.03.2026 | 10,00 | tutulmadı |
"""
PEOPLE = """
| Kişi | Vekil | Görev         | İzin Başı  | İzin Sonu  |
| Ayşe |       | tahsilatçı    |            |            |
| Can  | Ece   | tahsilatçı    | 15.03.2026 | 20.03.2026 |
| Ece  |       | tahsilatçı    |            |            |
| Zeki |       | ekip yöneticisi |          |            |
"""


def work(
    debtors: str = DEBTORS, contacts: str = CONTACTS, receivables: str = "", **settings: Any
) -> pd.DataFrame:
    rows = table("debtors", debtors)
    return work_list(
        rows,
        table("contacts", contacts),
        table("promises", PROMISES),
        table("people", PEOPLE),
        table("receivables", receivables),
        has_open=rows["open_kurus"].gt(0).to_numpy(dtype=bool),
        as_of=AS_OF,
        settings=Settings(**settings),
    )


def test_one_row_a_debtor_by_reason_then_by_open_amount_times_days() -> None:
    found = work()
    assert found[["debtor_id", "what", "action_days_late", "person"]].to_numpy().tolist() == [
        ["B-7", "broken_promise", 10, "Ece"],
        ["B-5", "promise_due", 1, "Ece"],
        ["B-3", "late_action", 10, "Ece"],  # Can is away, Ece stands in
        ["B-4", "late_action", 1, "Zeki"],  # nobody owns it, so the leader does
        ["B-2", "today_action", 0, "Ayşe"],
        ["B-1", "no_action", pd.NA, "Ayşe"],
    ]
    assert found["days_late"].tolist() == [3, pd.NA, 90, 5, 10, 40]
    assert found["overdue_kurus"].tolist() == [6000, pd.NA, 5000, 7000, 90000, 10000]
    assert found["due_on"].dt.strftime("%d.%m").fillna("").tolist() == [
        *("10.03", "19.03", "10.03", "19.03", "20.03", "")
    ]
    assert found["last_summary"].tolist() == ["", "", "", "", "ikinci", ""]
    assert found["open_kurus"].tolist() == [6000, 8000, 5000, 7000, 90000, 10000]


def test_who_owes_nothing_is_left_alone() -> None:
    assert "B-6" not in work()["debtor_id"].tolist()


def test_a_contact_after_the_broken_promise_hands_over_to_its_action() -> None:
    assert "B-8" not in work()["debtor_id"].tolist()
    earlier = CONTACTS.replace("14.03.2026 10:00", "12.03.2026 10:00")
    # 60 lira x 10 days each: the number decides.
    assert work(contacts=earlier)["debtor_id"].tolist()[:2] == ["B-7", "B-8"]
    planned = CONTACTS.replace("Ece     | ulaşılamadı", "Ece     | plan       ")
    assert "B-8" in work(contacts=planned)["debtor_id"].tolist()


def test_a_promise_due_was_asked_about_on_its_day() -> None:
    asked = CONTACTS + "| G-9 | B-5 | 19.03.2026 09:00 | Ece | görüşüldü | | ara | 23.03.2026 |"
    assert "B-5" not in work(contacts=asked)["debtor_id"].tolist()
    before = asked.replace("19.03.2026 09:00", "18.03.2026 09:00")
    assert "B-5" in work(contacts=before)["debtor_id"].tolist()


def test_so_many_a_person_and_day_the_rest_waits() -> None:
    found = work(today_limit=1)
    assert found[["person", "place"]].to_numpy().tolist() == [
        ["Ece", "now"],
        ["Ece", "waiting"],
        ["Ece", "waiting"],
        ["Zeki", "now"],
        ["Ayşe", "now"],
        ["Ayşe", "waiting"],
    ]
    assert set(work(today_limit=3)["place"]) == {"now"}


def test_order_of_rows_does_not_matter() -> None:
    debtors = table("debtors", DEBTORS).iloc[::-1]
    mixed = work_list(
        debtors,
        table("contacts", CONTACTS).iloc[::-1],
        table("promises", PROMISES).iloc[::-1],
        table("people", PEOPLE).iloc[::-1],
        table("receivables"),
        has_open=debtors["open_kurus"].gt(0).to_numpy(dtype=bool),
        as_of=AS_OF,
        settings=Settings(),
    )
    pd.testing.assert_frame_equal(mixed, work())


ACTIONS = """
| Görüşme | Borçlu | Tarih            | Görüşen | Aksiyon | Aksiyon Tarihi | Sonucu  | Kapanış      |
| G-1     | B-1    | 05.03.2026 09:00 | Ali     | ara     | 09.03.2026     |         |              |
| G-2     | B-1    | 05.03.2026 11:00 | Can     | ziyaret | 12.03.2026     |         |              |
| G-3     | B-1    | 06.03.2026 11:00 | Can     | yaz     | 13.03.2026     | yapıldı |              |
| G-4     | B-1    | 07.03.2026 11:00 | Can     | yaz     | 14.03.2026     |         | konu kapandı |
| G-5     | B-1    | 08.03.2026 11:00 | Can     |         |                |         |              |
| G-7     | B-2    | 08.03.2026 11:00 | Can     | yedi    | 15.03.2026     |         |              |
| G-6     | B-2    | 08.03.2026 11:00 | Can     | altı    | 16.03.2026     |         |              |
| G-8     |        | 08.03.2026 11:00 | Can     | ara     | 16.03.2026     |         |              |
"""


def test_next_action_is_that_of_the_newest_open_row() -> None:
    found = next_actions(table("contacts", ACTIONS))
    assert found[["contact_id", "next_action", "person"]].reset_index().to_numpy().tolist() == [
        ["B-1", "G-2", "ziyaret", "Can"],
        ["B-2", "G-7", "yedi", "Can"],
    ]


def test_last_summary_up_to_the_day() -> None:
    assert last_summaries(table("contacts", CONTACTS), AS_OF).to_dict() == {"B-2": "ikinci"}


ABSENT = """
| Kişi | Vekil | Görev           | İzin Başı  | İzin Sonu  |
| Ali  | Bora  |                 | 10.03.2026 | 20.03.2026 |
| Bora | Cem   |                 | 20.03.2026 |            |
| Cem  |       |                 |            |            |
| Didem | Emel |                 | 20.03.2026 | 20.03.2026 |
| Emel | Didem |                 | 01.03.2026 | 31.03.2026 |
| Fuat |       |                 | 19.03.2026 | 21.03.2026 |
| Gaye | Ali   |                 | 21.03.2026 | 22.03.2026 |
| Işık |       | ekip yöneticisi |            |            |
| Çağ  | Cem   | ekip yöneticisi | {}         |            |
"""


@pytest.mark.parametrize(
    ("person", "acting"),
    [
        ("Ali", "Cem"),  # his deputy is away as well
        ("BORA", "Cem"),
        ("Didem", "Çağ"),  # deputies of each other, both away
        ("Fuat", "Çağ"),  # away, no deputy
        ("Gaye", "Gaye"),  # away from tomorrow on
        ("", "Çağ"),
        ("IŞIK", "Işık"),
        ("Yabancı", "Yabancı"),
    ],
)
def test_stand_ins(person: str, acting: str) -> None:
    people = table("people", ABSENT.format("          "))
    assert stand_ins([person], people, AS_OF, "").tolist() == [acting]


def test_the_leader_of_the_settings_goes_before_and_may_be_away_too() -> None:
    people = table("people", ABSENT.format("01.03.2026"))
    assert stand_ins([""], people, AS_OF, "").tolist() == ["Cem"]
    assert stand_ins([""], people, AS_OF, "Işık").tolist() == ["Işık"]
    assert stand_ins([""], people, AS_OF, "Fuat").tolist() == ["Fuat"]
    assert stand_ins([""], table("people"), AS_OF, "").tolist() == [""]


_debtor = st.fixed_dictionaries(
    {
        "open_kurus": st.sampled_from([0, 100, -5]),
        "next_action_date": st.sampled_from([None, date(2026, 3, 19), AS_OF, date(2026, 3, 21)]),
        "owner": st.sampled_from(["", "Ayşe", "Can"]),
    }
)


@given(st.lists(_debtor, max_size=8))
def test_nobody_who_owes_is_forgotten(debtors: list[dict[str, Any]]) -> None:
    """Bugün holds exactly those whose live status says so, each with somebody to do it."""
    rows = frame_of("debtors", [{**row, "debtor_id": f"B-{at}"} for at, row in enumerate(debtors)])
    found = work_list(
        rows,
        table("contacts"),
        table("promises"),
        table("people", PEOPLE),
        table("receivables"),
        has_open=rows["open_kurus"].gt(0).to_numpy(dtype=bool),
        as_of=AS_OF,
        settings=Settings(),
    )
    live = status.follow_up_status(Cells(rows), serial(AS_OF))
    said = {"late_action": "late", "today_action": "today", "no_action": "no_action"}
    shown = dict(zip(found["debtor_id"], found["what"].map(said), strict=True))
    wanted = dict(zip(rows["debtor_id"], live, strict=True))
    assert shown == {at: code for at, code in wanted.items() if code not in ("clear", "planned")}
    assert (found["person"] != "").all()
    assert np.unique(found["debtor_id"]).size == len(found)


def test_before_the_first_talk_its_plan_tells_what_is_known() -> None:
    rows = """
    | Görüşme | Borçlu | Tarih            | Sonuç | Özet           | Aksiyon | Aksiyon Tarihi |
    | G-1     | B-1    | 23.03.2026 10:00 | plan  | listeden notlar | ara     | 23.03.2026     |
    """
    assert last_summaries(table("contacts", rows), AS_OF).to_dict() == {"B-1": "listeden notlar"}


def test_a_bounced_paper_comes_before_all_others() -> None:
    back = "| Borçlu | Açık Tutar | Kapanış |\n| {} | 10,00 | karşılıksız |"
    found = work(receivables=back.format("B-2"))  # due today; others are late, or did not keep a promise
    assert found["debtor_id"].tolist() == ["B-2", "B-7", "B-5", "B-3", "B-4", "B-1"]
    assert (
        "B-8" not in work(receivables=back.format("B-8"))["debtor_id"].tolist()
    )  # his next call is still to come


def test_what_is_overdue_comes_before_what_will_be_and_that_by_its_day() -> None:
    debtors = """
    | Borçlu | Sorumlu | Açık     | Vadesi Geçen | Gecikme | Aksiyon | Aksiyon Tarihi |
    | C-1    | Ece     | 9.000,00 |              |         | ara     | 20.03.2026     |
    | C-2    | Ece     | 5.000,00 | 20,00        | 64      | ara     | 20.03.2026     |
    | C-3    | Ece     | 300,00   | 300,00       | 2       | ara     | 20.03.2026     |
    | C-4    | Ece     | 8.000,00 |              |         | ara     | 20.03.2026     |
    | C-5    | Ece     | 7.000,00 |              |         | ara     | 20.03.2026     |
    """
    receivables = """
    | Borçlu | Açık Tutar | Vade       |
    | C-1    | 9.000,00   | 20.01.2027 |
    | C-2    | 5.000,00   | 15.01.2026 |
    | C-3    | 300,00     | 18.03.2026 |
    | C-4    | 8.000,00   |            |
    | C-5    | 7.000,00   | 23.03.2026 |
    """
    found = work(debtors, receivables=receivables)
    assert found["debtor_id"].tolist() == ["C-3", "C-2", "C-5", "C-1", "C-4"]
