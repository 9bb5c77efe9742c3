"""Safha İlerlet: the next stage, or what is missing for it, in the words of Hatalar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.commands.workday_book import AK, RECEIVABLES, SU, number, row_of, work_book
from tests.desk import AS_OF, cell, column, fingerprint, log_lines, refresh, tahsilat, type_into


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return work_book(tmp_path / "k.xlsx")


def test_the_next_stage_with_its_day(book: Path) -> None:
    type_into(book, "receivables", "stage", {0: "reminder"})
    type_into(book, "debtors", "phone", {1: "0532 765 43 21"})
    said = tahsilat("advance", book, "F-1", "--json")
    assert said.code == 0, said.err
    assert (said.json["from"], said.json["to"]) == ("reminder", "called")
    row = row_of(book, "receivables", 0)
    assert (row["stage"], row["stage_date"].date()) == ("called", AS_OF)
    logged = [(line["command"], line["row_id"], line["new"]) for line in log_lines(book)][-2:]
    assert logged == [("Safha İlerlet", row["receivable_id"], text) for text in ("arandı", "20.11.2026")]


def test_what_is_missing_is_told_in_the_words_of_hatalar(book: Path) -> None:
    before = fingerprint(book)
    said = tahsilat("advance", book, number(book, "receivables", 1), "--to", "ihtar", "--json")
    assert said.code == 2 and fingerprint(book) == before
    columns = {problem["column"] for problem in said.json["problems"]}
    assert columns == {"TCKN/VKN", "Adres"}
    type_into(book, "receivables", "stage", {1: "notice"})
    listed = tahsilat("check", book, "--json").json["problems"]
    words = {one["message"] for one in listed if one["row_id"] == number(book, "debtors", 1)}
    assert {problem["message"] for problem in said.json["problems"]} <= words
    assert all(problem["message"] in said.err for problem in said.json["problems"])
    assert not any("safhasında" in str(problem["message"]) for problem in said.json["problems"])


def test_a_debtor_stands_for_his_only_open_receivable(book: Path) -> None:
    type_into(book, "debtors", "address", {0: "Atatürk Cad. 1"})
    assert tahsilat("advance", book, "ak", "ltd", "--to", "ihtar").code == 0
    assert column(book, "receivables", "stage") == ["notice", "called", "called"]
    more = [*RECEIVABLES, {**RECEIVABLES[1], "document_no": "F-4"}]
    other = work_book(book.with_name("o.xlsx"), receivables=more)
    said = tahsilat("advance", other, "Su", "Gıda")
    assert said.code == 2 and "F-2" in said.err and "F-4" in said.err


def test_a_number_that_no_row_has_is_not_sought_as_a_debtor(book: Path) -> None:
    said = tahsilat("advance", book, "A-9999-X", "--json")
    assert (said.code, said.json["error"]) == (2, "no_such_row")


def test_a_row_without_its_number_waits_for_yenile(book: Path) -> None:
    type_into(book, "receivables", "receivable_id", {0: ""})
    said = tahsilat("advance", book, "F-1", "--to", "söz alındı", "--json")
    assert (said.code, said.json["error"]) == (2, "row_not_in_book")


def test_a_receivable_without_stage_is_put_into_one(book: Path) -> None:
    type_into(book, "receivables", "stage", {0: ""})
    said = tahsilat("advance", book, "F-1", "--to", "yeni")
    assert said.code == 0 and "“”" not in said.err and "–" not in said.err, said.err


def test_a_skipped_stage_is_asked(book: Path) -> None:
    type_into(book, "receivables", "stage", {2: "closed"})
    type_into(book, "receivables", "stage", {0: "new"})
    said = tahsilat("advance", book, "F-2", "--to", "yeni")
    assert said.code == 2 and "--yes" in said.err and "söz alındı" in said.err
    assert tahsilat("advance", book, "F-2", "--to", "new", "--yes").code == 0
    assert column(book, "receivables", "stage")[1] == "new"


def test_to_a_promise_only_who_has_promised_goes_by_itself(book: Path, tmp_path: Path) -> None:
    address = {0: "Atatürk Cad. 1"}
    type_into(book, "debtors", "address", address)
    assert tahsilat("advance", book, "F-1", "--json").json["to"] == "notice"
    promise = {"debtor_name": AK, "made_on": date(2026, 11, 18), "amount_kurus": 100}
    promised = work_book(tmp_path / "p.xlsx", promises=[{**promise, "promised_for": date(2026, 12, 1)}])
    assert tahsilat("advance", promised, "F-1", "--json").json["to"] == "promised"


def test_twice_is_refused_and_days_are_in_order(book: Path) -> None:
    said = tahsilat("advance", book, "F-1", "--to", "arandı")
    assert said.code == 2 and "zaten" in said.err
    for day, word in (("21.11.2026", "sonra"), ("01.11.2026", "önce")):
        said = tahsilat("advance", book, "F-1", "--to", "söz", "alındı", "--on", day)
        assert said.code == 2 and word in said.err, said.err
    assert "--on" in said.err  # what to do next
    assert tahsilat("advance", book, "F-1", "--to", "uçuş").code == 2
    assert tahsilat("advance", book, "F-9").code == 2


def test_a_file_takes_its_open_receivables_along(tmp_path: Path) -> None:
    files = [
        {
            "file_id": "D-0001-A",
            "debtor_name": AK,
            "office": "Ankara 1. İcra",
            "case_no": "2026/12",
            "stage": "enforcement",
        }
    ]
    rows = [{**row, "stage": "enforcement", "file_id": "D-0001-A"} for row in RECEIVABLES[:1]] * 2
    rows[1] = {**rows[1], "document_no": "F-9"}
    events = [{"file_id": "D-0001-A", "event_type": "order_served", "event_date": date(2026, 11, 3)}]
    book = work_book(tmp_path / "k.xlsx", files=files, receivables=rows, events=events)
    said = tahsilat("advance", book, "2026/12")
    assert said.code == 2 and "kesinleşme" in said.err
    final = {**events[0], "event_type": "final", "event_date": date(2026, 11, 12)}
    whole = work_book(tmp_path / "w.xlsx", files=files, receivables=rows, events=[*events, final])
    assert len(tahsilat("advance", whole, "2026/12", "--json").json["receivables"]) == 2
    assert column(whole, "receivables", "stage") == column(whole, "files", "stage") * 2 == ["attachment"] * 2


def test_a_dry_run_writes_nothing_and_yenile_is_due_after_a_wet_one(book: Path) -> None:
    before = fingerprint(book)
    said = tahsilat("advance", book, "F-1", "--to", "söz alındı", "--dry-run")
    assert said.code == 0 and "Deneme" in said.out and fingerprint(book) == before
    assert not cell(book, "stale")
    assert tahsilat("advance", book, "F-1", "--to", "söz alındı").code == 0
    assert cell(book, "stale") == cell(book, "stale_receivables") == "Yenile gerekli"
    refresh(book)
    assert not cell(book, "stale")
    assert not any("elle değiştirildi" in line["new"] for line in log_lines(book))
    assert refresh(book)["changed_cells"] == 0


def test_a_row_edited_by_hand_before_stays_one(book: Path) -> None:
    type_into(book, "receivables", "owner", {0: "Can"})
    tahsilat("advance", book, "F-1", "--to", "söz alındı")
    refresh(book)
    edited = [line["row_id"] for line in log_lines(book) if "elle değiştirildi" in line["new"]]
    assert edited == [number(book, "receivables", 0)]


def test_what_somebody_else_must_see_is_missing_too(book: Path) -> None:
    type_into(book, "stages", "second_check", {3: True})
    said = tahsilat("advance", book, "F-2", "--to", "söz alındı", "--json")
    assert [problem["code"] for problem in said.json["problems"]] == ["second_check_missing"]
    assert tahsilat("seen", book, "F-2", "--by", "Can").code == 0
    assert tahsilat("advance", book, "F-2", "--to", "söz alındı").code == 0
    assert SU in row_of(book, "receivables", 1)["debtor_name"]
