"""Kontrol Et: another person has looked; an edit takes the mark away; a stage may ask for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.workday_book import AK, RECEIVABLES, SU, number, row_of, work_book
from tests.desk import cell, column, fingerprint, frame, log_lines, refresh, tahsilat, type_into

OWN = [{**row, "recorded_by": "Ayşe"} for row in RECEIVABLES]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return work_book(tmp_path / "k.xlsx", receivables=OWN)


def shown(book: Path, row: int = 0) -> str:
    return str(row_of(book, "receivables", row)["checked_by"])


def problems(book: Path, code: str = "second_check_missing") -> list[dict[str, Any]]:
    listed = tahsilat("check", book, "--json").json["problems"]
    return [one for one in listed if one["code"] == code]


def test_another_person_marks_what_he_has_seen(book: Path) -> None:
    said = tahsilat("seen", book, "F-1", "--by", "can")
    assert said.code == 0, said.err
    assert shown(book) == "Can 20.11.2026: tutar, vade"
    line = log_lines(book)[-2]
    assert (line["command"], line["who"], line["column"]) == ("Kontrol Et", "Can", "Kontrol Eden")
    assert cell(book, "stale") == "Yenile gerekli"
    refresh(book)
    assert shown(book) == "Can 20.11.2026: tutar, vade"
    assert refresh(book)["changed_cells"] == 0


def test_who_recorded_it_may_not_check_it(book: Path) -> None:
    before = fingerprint(book)
    said = tahsilat("seen", book, "F-1", "--by", "ayşe")
    assert said.code == 2 and "Ayşe" in said.err and fingerprint(book) == before
    said = tahsilat("seen", book, "F-1", "--by", "Veli")
    assert said.code == 2 and "Ayşe, Can, Ece" in said.err
    assert "--by" in tahsilat("seen", book, "F-1").err


def test_fields_come_one_by_one_and_twice_is_refused(book: Path) -> None:
    assert tahsilat("seen", book, "F-1", "--by", "Can", "--fields", "vade").code == 0
    assert tahsilat("seen", book, "F-1", "--by", "Ece", "--fields", "Tutar").code == 0
    assert shown(book) == "Can 20.11.2026: vade; Ece 20.11.2026: tutar"
    said = tahsilat("seen", book, "F-1", "--by", "Ece")
    assert said.code == 2 and "zaten" in said.err
    said = tahsilat("seen", book, "F-1", "--by", "Ece", "--fields", "tebliğ")
    assert said.code == 2 and "Taraflar" in said.err and "tutar, vade" in said.err
    said = tahsilat("seen", book, "F-1", "--by", "Ece", "--fields", "renk")
    assert said.code == 2 and "“renk” diye bir alan yok" in said.err


def test_what_is_empty_cannot_be_seen(book: Path) -> None:
    said = tahsilat("seen", book, number(book, "debtors", 1), "--by", "Can")
    assert said.code == 2 and "kimlik" in said.err
    assert tahsilat("seen", book, number(book, "debtors", 0), "--by", "Can").code == 0
    assert column(book, "debtors", "checked_by") == ["Can 20.11.2026: kimlik", "", ""]


@pytest.mark.parametrize(("edit", "left"), [
    ({"amount_kurus": 1}, "Can 20.11.2026: vade"),
    ({"currency": "USD"}, "Can 20.11.2026: vade"),
    ({"due_date": date(2026, 9, 2)}, "Can 20.11.2026: tutar"),
    ({"owner": "Ece"}, "Can 20.11.2026: tutar, vade"),
])  # fmt: skip
def test_an_edit_of_a_marked_cell_clears_its_mark(book: Path, edit: dict[str, Any], left: str) -> None:
    tahsilat("seen", book, "F-1", "--by", "Can")
    refresh(book)
    for key, value in edit.items():
        type_into(book, "receivables", key, {0: value})
    said = tahsilat("refresh", book)
    assert shown(book) == left
    lost = "owner" not in edit
    assert (f"1 satırda ({number(book, 'receivables', 0)}) kontrol edilmiş hücre" in said.out) == lost
    told = [line["new"] for line in log_lines(book) if line["command"] == "Yenile"]
    assert (left in told) == lost


def test_a_mark_that_nobody_gave_is_taken_back(book: Path) -> None:
    type_into(book, "receivables", "checked_by", {0: "Can 20.11.2026: tutar"})
    refresh(book)
    assert shown(book) == ""


def test_a_copied_row_is_not_seen(book: Path) -> None:
    tahsilat("seen", book, "F-1", "--by", "Can")
    trace = row_of(book, "receivables", 0)["checked_trace"]
    type_into(book, "receivables", "checked_trace", {1: trace})
    type_into(book, "receivables", "amount_kurus", {1: 100_000})
    refresh(book)
    assert shown(book, 0) and not shown(book, 1)


def test_a_stage_that_asks_for_it_does_not_count_without(book: Path) -> None:
    assert not problems(book)
    type_into(book, "stages", "second_check", {2: True})
    found = problems(book)
    assert [one["row_id"] for one in found] == [number(book, "receivables", row) for row in range(3)]
    assert found[0]["message"].endswith("henüz görülmeyen: tutar, vade, kimlik.")
    assert found[1]["message"].endswith("henüz görülmeyen: tutar, vade.")  # no id, nothing to be seen
    tahsilat("seen", book, "F-1", "--by", "Can")
    assert problems(book)[0]["message"].endswith("henüz görülmeyen: kimlik.")
    tahsilat("seen", book, number(book, "debtors", 0), "--by", "Can")
    assert number(book, "receivables", 0) not in [one["row_id"] for one in problems(book)]
    type_into(book, "receivables", "amount_kurus", {0: 7})
    assert problems(book)[0]["message"].endswith("henüz görülmeyen: tutar.")


def test_a_stage_without_its_second_check_stays_behind(book: Path) -> None:
    type_into(book, "stages", "second_check", {3: True})
    type_into(book, "receivables", "stage", {0: "promised", 1: "promised"})
    tahsilat("seen", book, "F-2", "--by", "Can")
    refresh(book)
    passages = frame(book, "stage_history")
    assert passages["debtor_name"][passages["stage"] == "promised"].tolist() == [SU]


def test_service_is_seen_on_the_party(tmp_path: Path) -> None:
    files = [{"file_id": "D-0001-A", "debtor_name": AK, "office": "Ankara 1. İcra", "case_no": "2026/12"}]
    parties = [{"file_id": "D-0001-A", "party_name": AK, "served_on": date(2026, 11, 3)}]
    rows = [{**RECEIVABLES[0], "file_id": "D-0001-A"}]
    book = work_book(tmp_path / "k.xlsx", files=files, parties=parties, receivables=rows)
    type_into(book, "stages", "second_check", {2: True})
    assert problems(book)[0]["message"].endswith("tutar, vade, kimlik, tebliğ.")
    said = tahsilat("seen", book, number(book, "parties", 0), "--by", "Can", "--fields", "tebliğ")
    assert said.code == 0 and "Kaydeden boş" in said.out, said.err
    assert problems(book)[0]["message"].endswith("tutar, vade, kimlik.")


def test_a_file_leads_to_its_party(tmp_path: Path) -> None:
    case = {"debtor_name": AK, "office": "Ankara 1. İcra"}
    files = [{"file_id": f"D-000{n}-{end}", "case_no": f"2026/{n}", **case} for n, end in enumerate("ABC", 1)]
    parties = [
        {"file_id": file["file_id"], "party_name": name, "served_on": date(2026, 11, 3)}
        for file, name in zip(files[:1] + [files[1]] * 2, (AK, AK, SU), strict=True)
    ]
    book = work_book(tmp_path / "k.xlsx", files=files, parties=parties)
    refresh(book)
    said = tahsilat("seen", book, number(book, "files", 0), "--by", "Can", "--fields", "tebliğ")
    assert said.code == 0, said.err
    assert tahsilat("seen", book, "2026/1", "--by", "Ece", "--fields", "tebliğ").code == 2
    assert column(book, "parties", "checked_by") == ["Can 20.11.2026: tebliğ", "", ""]
    said = tahsilat("seen", book, "2026/2", "--by", "Can")
    assert said.code == 2 and f"{number(book, 'parties', 1)} {AK}" in said.err
    said = tahsilat("seen", book, number(book, "files", 2), "--by", "Can")
    assert said.code == 2 and "Taraflar" in said.err


def test_a_dry_run_marks_nothing(book: Path) -> None:
    before = fingerprint(book)
    assert "Deneme" in tahsilat("seen", book, "F-1", "--by", "Can", "--dry-run").out
    assert fingerprint(book) == before
