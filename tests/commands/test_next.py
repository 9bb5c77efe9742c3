"""Sıradaki: the most urgent item, and that only done, postponed, ignored take it off the list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.workday_book import AK, CONTACTS, OR, SU, contact, debtor_rows, work_book
from tests.desk import AS_OF, fingerprint, frame, log_lines, refresh, tahsilat

PROMISE = {"debtor_name": AK, "made_on": date(2026, 11, 2), "amount_kurus": 100_000}
PROMISE |= {"promised_for": date(2026, 11, 12)}
DONE = ("--done", "--note", "konuşuldu")
LATER = ("--postpone", "30.11.2026", "--reason", "yurt", "dışında")
IGNORE = ("--ignore", "--reason", "küçük tutar")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return work_book(tmp_path / "k.xlsx")


def listed(book: Path) -> list[str]:
    return [item["debtor_name"] for item in tahsilat("today", book, "--json").json["today"]]


def open_rows(book: Path, name: str) -> list[dict[Any, Any]]:
    rows = debtor_rows(book, "contacts", name)
    return [row for row in rows if not row["action_result"] and not row["closing_reason"]]


def test_the_first_of_bugun_with_the_debtors_card(book: Path) -> None:
    before = fingerprint(book)
    said = tahsilat("next", book, "--json").json
    assert said["item"]["debtor_name"] == said["card"]["name"] == AK
    assert (said["item"]["what"], said["ended"], said["left"]) == ("late_action", None, 3)
    text = tahsilat("next", book).out
    assert "geciken aksiyon (iş 10 gün gecikti)" in text and "Vergi" not in text and "0532 123 45 67" in text
    assert fingerprint(book) == before
    assert tahsilat("next", book, "--person", "can", "--json").json["item"]["debtor_name"] == OR
    assert tahsilat("next", book, "--person", "veli").code == 2


@pytest.mark.parametrize(("words", "code"), [(DONE, "done"), (IGNORE, "ignored")])
def test_an_action_ends_in_its_own_row(book: Path, words: tuple[str, ...], code: str) -> None:
    said = tahsilat("next", book, *words, "--json")
    assert said.code == 0 and said.json["ended"] == code, said.err
    (row,) = debtor_rows(book, "contacts", AK)
    assert (row["action_result"], row["action_result_date"].date()) == (code, AS_OF)
    assert row["action_result_reason"] == words[-1] and row["status"] == "closed"
    assert AK not in listed(book)
    assert tahsilat("next", book, "--debtor", "ak", *words).code == 2
    refresh(book)
    assert not any("elle" in line["new"] for line in log_lines(book))


def test_a_postponed_action_is_closed_and_planned_anew(book: Path) -> None:
    said = tahsilat("next", book, "--postpone", "28.11.2026", "--reason", "yurt", "dışında")
    assert said.code == 0 and "28.11.2026 iş günü değil; 30.11.2026 yazıldı" in said.out
    closed, planned = debtor_rows(book, "contacts", AK)
    assert (closed["action_result"], closed["action_result_reason"]) == ("postponed", "yurt dışında")
    assert (planned["result"], planned["next_action"]) == ("plan", "ara")
    assert planned["next_action_date"].date() == date(2026, 11, 30)
    assert planned["contact_id"] and planned["status"] == "planned" and planned["contacted_by"] == "Ayşe"
    assert AK not in listed(book)
    assert AK in [
        item["debtor_name"]
        for item in tahsilat("today", book, "--as-of", "2026-11-30", "--json").json["today"]
    ]


@pytest.mark.parametrize("words", [DONE, LATER, IGNORE])
def test_who_has_no_action_gets_a_row_that_keeps_the_reason(book: Path, words: tuple[str, ...]) -> None:
    assert tahsilat("next", book, "--person", "Can", *words).code == 0
    (row,) = debtor_rows(book, "contacts", OR)
    assert words[-1] in row["summary"] and row["result"] == "plan"
    assert OR not in listed(book)
    problems = {one["code"] for one in tahsilat("check", book, "--json").json["problems"]}
    assert not problems & {"action_missing", "action_before_contact", "contact_in_future"}
    if words is not LATER:  # nobody is forgotten: tomorrow he is asked for again
        work = tahsilat("today", book, "--as-of", "2026-11-21", "--json").json["today"]
        assert OR in [item["debtor_name"] for item in work]


@pytest.mark.parametrize("words", [DONE, LATER, IGNORE])
@pytest.mark.parametrize("contacts", [[], [contact(AK, "ara", date(2026, 12, 4))]])
def test_a_broken_promise_is_off_the_list_too(
    tmp_path: Path, words: tuple[str, ...], contacts: list[dict[str, Any]]
) -> None:
    book = work_book(tmp_path / "k.xlsx", promises=[PROMISE], contacts=contacts)
    item = tahsilat("next", book, "--debtor", "ak", "--json").json["item"]
    assert item["what"] == "broken_promise"
    assert tahsilat("next", book, "--debtor", "ak", *words).code == 0
    assert AK not in listed(book)
    assert any(words[-1] in row["action_result_reason"] for row in debtor_rows(book, "contacts", AK))
    assert len(open_rows(book, AK)) == (words is LATER or bool(contacts))


def test_postponing_leaves_exactly_one_open_action_of_each_debtor(tmp_path: Path) -> None:
    older = [contact(AK, "yaz", date(2026, 12, 24), at=1), contact(SU, "ihtar", date(2026, 11, 3), at=1)]
    book = work_book(tmp_path / "k.xlsx", contacts=[*older, *CONTACTS])
    while tahsilat("next", book, "--json").json["item"]:
        assert tahsilat("next", book, *LATER).code == 0
    for name in (AK, SU, OR):
        (row,) = open_rows(book, name)
        assert row["next_action_date"].date() == date(2026, 11, 30)
    said = "20.11.2026: yapılacak iş yok.\nPlanlanmış ilk iş 30.11.2026 günü: 3 borçlu."
    assert tahsilat("next", book).out.strip() == said
    assert tahsilat("today", book).out.strip() == said
    assert tahsilat("next", book, *DONE).code == 2
    assert frame(book, "contacts")["contact_id"].is_unique


def test_slips_are_refused(book: Path) -> None:
    before = fingerprint(book)
    for words in (("--ignore",), ("--done", "--ignore"), ("--postpone", "20.11.2026", "--reason", "x")):
        said = tahsilat("next", book, *words)
        assert said.code == 2 and said.err, words
    said = tahsilat("next", book, *LATER, "--dry-run")
    assert said.code == 0 and "dokunulmadı" in said.out
    assert fingerprint(book) == before


def test_an_open_book_is_told_first_where_it_would_be_written(tmp_path: Path) -> None:
    book = work_book(tmp_path / "k.xlsx", receivables=[], contacts=[])
    book.with_name(".~lock.k.xlsx#").touch()
    assert tahsilat("next", book, *DONE, "--json").json["error"] == "open_elsewhere"
    assert tahsilat("next", book, *DONE, "--dry-run", "--json").json["error"] == "next_empty"
    assert tahsilat("next", book, "--debtor", "veli", "--json").json["error"] != "open_elsewhere"
    assert "şu anda açık" in tahsilat("next", book, *DONE).err and tahsilat("next", book).code == 0


def test_a_debtor_whom_nobody_will_call_is_told(book: Path) -> None:
    for end in (DONE, IGNORE):
        said = tahsilat("next", book, "--debtor", "ak", *end, "--dry-run")
        assert f"{AK}: borcu açık ve planlanmış işi kalmadı" in said.out, said.out
        assert "ertesi gün Bugün listesine “aksiyonu yok” diye" in said.out and "kimse aramaz" not in said.out
    later = contact(AK, "yaz", date(2026, 12, 4), at=1)
    other = work_book(book.with_name("l.xlsx"), contacts=[later, *CONTACTS])
    assert "planlanmış işi kalmadı" not in tahsilat("next", other, "--debtor", "ak", *DONE).out
    tahsilat("next", book, "--debtor", "ak", *DONE)
    back = tahsilat("today", book, "--as-of", "2026-11-21", "--json").json["today"]
    assert (AK, "no_action") in [(item["debtor_name"], item["what"]) for item in back]


def test_what_was_done_is_followed_by_the_next_action(book: Path) -> None:
    words = ("--next-action", "tekrar", "ara", "--next-date", "28.11.2026")
    said = tahsilat("next", book, *DONE, *words)
    assert said.code == 0 and "“tekrar ara” 30.11.2026" in said.out, said.out
    assert "28.11.2026 iş günü değil" in said.out and "planlanmış işi kalmadı" not in said.out
    (row,) = open_rows(book, AK)
    assert (row["next_action"], row["next_action_date"].date()) == ("tekrar ara", date(2026, 11, 30))
    assert row["result"] == "plan" and row["summary"] == ""
    refresh(book)
    assert frame(book, "debtors").set_index("debtor_name").loc[AK, "next_action"] == "tekrar ara"


@pytest.mark.parametrize(
    "words",
    [
        (*DONE, "--next-action", "ara"),
        (*DONE, "--next-date", "30.11.2026"),
        (*DONE, "--next-action", "ara", "--next-date", "20.11.2026"),
        (*IGNORE, "--next-action", "ara", "--next-date", "30.11.2026"),
        ("--next-action", "ara", "--next-date", "30.11.2026"),
    ],
)
def test_half_a_next_action_is_refused(book: Path, words: tuple[str, ...]) -> None:
    before = fingerprint(book)
    said = tahsilat("next", book, *words)
    assert said.code == 2 and said.err and fingerprint(book) == before


def test_the_work_of_somebody_on_leave_is_said_to_be_the_deputys(tmp_path: Path) -> None:
    away = {"absent_from": date(2026, 11, 16), "absent_to": date(2026, 11, 27), "deputy": "Can"}
    people = [{"person": "Ayşe", **away}, {"person": "Can"}]
    book = work_book(tmp_path / "k.xlsx", people=people)
    said = tahsilat("next", book, "--person", "Ayşe").out
    assert "Ayşe izinli (27.11.2026 gününe kadar); 2 işini Can yürütüyor." in said and "iş yok" in said
