"""Devret: the work of one person goes to another, for good or for a time, with a sheet for both."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.rules.handover import COLUMNS, held_by
from tests.commands.workday_book import AK, CONTACTS, OR, PEOPLE, RECEIVABLES, SU, contact, work_book
from tests.desk import AS_OF, cell, column, fingerprint, frame, log_lines, refresh, tahsilat
from tests.tables import frame_of

FILES = [
    {"debtor_name": AK, "office": "Ankara 1. İcra", "case_no": "2026/1", "legal_owner": "Ayşe"},
    {"debtor_name": AK, "office": "Ankara 1. İcra", "case_no": "2026/2", "holder": "Ayşe"},
]
FILES[1] |= {"file_status": "closed"}
PROMISE = {"debtor_name": SU, "made_on": date(2026, 11, 19), "promised_for": date(2026, 12, 1)}
WAY = ("--from", "ayşe", "--to", "can")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    rows = [{**RECEIVABLES[0], "owner": "Ayşe"}, {**RECEIVABLES[1], "holder": "AYŞE"}, *RECEIVABLES[2:]]
    rows.append({**RECEIVABLES[0], "document_no": "F-9", "owner": "Ayşe", "closing_reason": "written_off"})
    promise = {**PROMISE, "amount_kurus": 150_000}
    return work_book(tmp_path / "k.xlsx", receivables=rows, files=FILES, promises=[promise])


def test_debtors_open_receivables_files_and_their_actions_go_over(book: Path) -> None:
    sums = column(book, "receivables", "amount_kurus"), column(book, "debtors", "open_kurus")
    said = tahsilat("transfer", book, *WAY, "--json")
    assert said.code == 0, said.err
    counts = {key: said.json[key] for key in ("debtors", "receivables", "files", "actions")}
    assert counts == {"debtors": 2, "receivables": 2, "files": 1, "actions": 2}
    assert column(book, "debtors", "owner") == ["Can"] * 3
    assert column(book, "receivables", "owner") == ["Can", "", "", "Ayşe"]  # what is closed is history
    assert column(book, "receivables", "holder") == ["", "Can", "", ""]
    assert column(book, "files", "legal_owner") == ["Can", ""]
    assert column(book, "files", "holder") == ["", "Ayşe"]
    assert column(book, "contacts", "contacted_by") == ["Ayşe", "Ayşe"]
    assert (column(book, "receivables", "amount_kurus"), column(book, "debtors", "open_kurus")) == sums
    assert {item["person"] for item in tahsilat("today", book, "--json").json["today"]} == {"Can"}
    logged = {line["command"] for line in log_lines(book) if line["new"] == "Can"}
    assert logged == {"Devret"}


def test_the_sheet_says_what_went_over(book: Path) -> None:
    tahsilat("transfer", book, *WAY)
    sheet = frame(book, "handover")
    assert sheet["debtor_name"].tolist() == [SU, AK]
    assert sheet["handed"].tolist() == [
        "borçlu, 1 alacak, 1 açık aksiyon",
        "borçlu, 1 alacak, 1 dosya, 1 açık aksiyon",
    ]
    assert sheet["open_kurus"].tolist() == [200_000, 100_000]
    assert sheet["promise"].tolist() == ["01.12.2026: 1.500,00 TL (bekliyor)", ""]
    assert sheet["next_action"].tolist() == ["yaz", "ara"]
    assert cell(book, "handover_title") == "Ayşe → Can, 20.11.2026"
    refresh(book)
    assert frame(book, "handover")["debtor_name"].tolist() == [SU, AK]
    assert refresh(book)["changed_cells"] == 0


def test_its_tab_comes_into_view(book: Path) -> None:
    import openpyxl

    assert openpyxl.load_workbook(book)["Devir"].sheet_state == "hidden"
    tahsilat("transfer", book, *WAY)
    assert openpyxl.load_workbook(book)["Devir"].sheet_state == "visible"


def test_only_the_named_debtors(book: Path) -> None:
    assert tahsilat("transfer", book, *WAY, "--debtor", "Su", "Gıda,", "or tekstil").code == 0
    assert column(book, "debtors", "owner") == ["Ayşe", "Can", "Can"]
    assert frame(book, "handover")["debtor_name"].tolist() == [SU]


def test_who_is_named_and_not_the_givers_is_told_by_name(book: Path) -> None:
    for more in (("--dry-run",), ()):
        said = tahsilat("transfer", book, *WAY, "--debtor", "Su", "Gıda,", "or tekstil", *more)
        assert said.code == 0 and f"Devir dışında kalan: {OR} (B-0003-" in said.out, said.out
        assert SU not in said.out.partition("Devir dışında")[2]


def test_a_promise_of_the_past_waits_no_more(tmp_path: Path) -> None:
    days = (date(2026, 10, 1), date(2026, 10, 15)), (date(2026, 11, 19), date(2026, 12, 1))
    rows = [
        {"debtor_name": SU, "made_on": made, "promised_for": due, "amount_kurus": 150_000}
        for made, due in days
    ]
    broken = {**rows[0], "debtor_name": AK}
    book = work_book(tmp_path / "k.xlsx", promises=[*rows, broken])
    assert column(book, "promises", "status") == ["broken", "waiting", "broken"]
    tahsilat("transfer", book, *WAY)
    assert frame(book, "handover")["promise"].tolist() == ["01.12.2026: 1.500,00 TL (bekliyor)", ""]


def test_for_a_time_the_deputy_gets_the_work_and_no_row_changes(book: Path) -> None:
    rows = frame(book, "debtors")["owner"].tolist()
    said = tahsilat("transfer", book, *WAY, "--since", "20.11.2026", "--until", "24.11.2026", "--json")
    assert said.code == 0 and (said.json["since"], said.json["until"]) == ("2026-11-20", "2026-11-24")
    ayse = frame(book, "people").iloc[0]
    assert (ayse["deputy"], ayse["absent_to"].date()) == ("Can", date(2026, 11, 24))
    assert column(book, "debtors", "owner") == rows
    work = {
        day: tahsilat("today", book, "--as-of", day, "--json").json["today"]
        for day in ("2026-11-20", "2026-11-25")
    }
    assert {item["person"] for item in work["2026-11-20"]} == {"Can"}
    assert {item["person"] for item in work["2026-11-25"]} == {"Ayşe", "Can"}
    assert set(frame(book, "handover")["debtor_name"]) == {AK, SU}
    again = tahsilat("transfer", book, *WAY, "--since", "20.11.2026", "--until", "24.11.2026")
    assert again.code == 2 and "zaten" in again.err
    other = tahsilat("transfer", book, *WAY, "--since", "22.11.2026")
    assert other.code == 2 and "24.11.2026" in other.err
    back = tahsilat("transfer", book, "--from", "can", "--to", "ayşe", "--until", "23.11.2026")
    assert back.code == 2 and "izinli" in back.err


def test_slips_are_refused_and_a_second_run_has_nothing_to_do(book: Path) -> None:
    before = fingerprint(book)
    for words in (
        ("--from", "ayşe"),
        ("--from", "ayşe", "--to", "ayşe"),
        ("--from", "ayşe", "--to", "veli"),
        ("--from", "veli", "--to", "can"),
        (*WAY, "--debtor", "su", "--until", "24.11.2026"),
        (*WAY, "--since", "24.11.2026", "--until", "23.11.2026"),
    ):
        said = tahsilat("transfer", book, *words)
        assert said.code == 2 and said.err, words
    assert "Ayşe, Can, Ece" in tahsilat("transfer", book, "--from", "ayşe", "--to", "veli").err
    assert tahsilat("transfer", book, *WAY, "--dry-run").code == 0
    assert fingerprint(book) == before
    assert tahsilat("transfer", book, *WAY).code == 0
    said = tahsilat("transfer", book, *WAY)
    assert said.code == 2 and "devredilecek" in said.err


def test_half_a_name_shows_who_is_meant_and_moves_nothing_unasked(tmp_path: Path) -> None:
    people = [{"person": "Ayşe"}, {"person": "Can Su"}, {"person": "Can Ak"}, {"person": "Ece Ak"}]
    book = work_book(tmp_path / "k.xlsx", people=people)
    before = fingerprint(book)
    said = tahsilat("transfer", book, "--from", "ayşe", "--to", "su")
    assert said.code == 2 and "Ayşe → Can Su" in said.err and "2 borçlu" in said.err
    for half in ("ay", "can", "ak"):  # a beginning is nobody; --yes does not choose between two
        assert tahsilat("transfer", book, "--from", "ayşe", "--to", half, "--yes").code == 2
    assert fingerprint(book) == before
    assert tahsilat("transfer", book, "--from", "AYŞE", "--to", "su", "--yes").code == 0
    assert column(book, "debtors", "owner") == ["Can Su", "Can Su", "Can"]


NAMES = st.sampled_from(["Ayşe", "ayşe", "AYŞE", "Can", "Ece", ""])


@settings(max_examples=50)
@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from([None, 0, 5])), max_size=8))
def test_nothing_is_lost_on_the_way(rows: list[tuple[str, str, int | None]]) -> None:
    """What two people hold together is the same before and after; of the giver's nothing stays."""
    receivables = frame_of(
        "receivables",
        [{"owner": owner, "holder": holder, "open_kurus": left} for owner, holder, left in rows],
    )
    debtors = frame_of("debtors", [{"owner": owner, "legal_owner": legal} for owner, legal, _ in rows])
    frames = {"receivables": receivables, "debtors": debtors, "files": frame_of("files", [])}
    before = {person: _held(frames, person) for person in ("Ayşe", "Can", "Ece")}
    for (table, key), mask in held_by(frames, "ayse").items():
        frames[table] = frames[table].assign(**{key: frames[table][key].mask(mask, "Can")})
    after = {person: _held(frames, person) for person in ("Ayşe", "Can", "Ece")}
    assert after == {"Ayşe": 0, "Can": before["Ayşe"] + before["Can"], "Ece": before["Ece"]}
    assert [len(frames[table]) for table in COLUMNS] == [len(rows), len(rows), 0]


def _held(frames: dict[str, Any], person: str) -> int:
    return sum(int(np.sum(mask)) for mask in held_by(frames, person).values())


def test_whoever_has_left_personel_can_still_give(tmp_path: Path) -> None:
    book = work_book(tmp_path / "k.xlsx", people=PEOPLE[1:], contacts=[*CONTACTS, contact(OR, "ara", AS_OF)])
    assert tahsilat("transfer", book, *WAY, "--json").json["actions"] == 2


def test_the_law_side_goes_over_alone(tmp_path: Path) -> None:
    debtors = [{"debtor_name": name, "owner": "Can", "legal_owner": "Ayşe"} for name in (AK, "Az Ltd. Şti.")]
    book = work_book(tmp_path / "k.xlsx", debtors=debtors, receivables=RECEIVABLES[:1], contacts=CONTACTS[:1])
    said = tahsilat("transfer", book, *WAY, "--json").json
    assert (said["debtors"], said["actions"]) == (2, 0)
    assert column(book, "debtors", "legal_owner") == column(book, "debtors", "owner") == ["Can", "Can"]
    sheet = frame(book, "handover")  # Az owes nothing
    assert list(zip(sheet["debtor_name"], sheet["handed"], strict=True)) == [(AK, "hukuk sorumluluğu")]
