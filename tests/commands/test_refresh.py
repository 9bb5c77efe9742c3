"""Yenile on a file: once, again, for another day, onto a copy, only asked."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from addin.books.file import open_book
from addin.commands import enter_all
from addin.commands.refresh import refresh as run_refresh
from addin.model import Ledger, Refusal
from addin.registry import COMMANDS, Request
from addin.runner import closed
from addin.runner.run import run_on
from addin.schema import ENTRY
from tests.desk import AS_OF, cell, fingerprint, frame, log_lines, make_book, neighbours, refresh, tahsilat

enter_all()

DEBTORS = [{"debtor_name": "Ak Ltd. Şti."}, {"debtor_name": "Su A.Ş."}]
RECEIVABLES = [
    {"debtor_name": "Ak Ltd. Şti.", "due_date": date(2026, 9, 1), "amount_kurus": 120_000},
    {"debtor_name": "Su A.Ş.", "due_date": date(2026, 12, 1), "amount_kurus": 5_050},
]
LIST = """Müşteri;Fatura No;Vade;Tutar
Yeni Ltd.;F-9;13.01.2026;10,00
Yeni Ltd.;F-8;31.02.2026;1,00
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {"debtors": DEBTORS, "receivables": RECEIVABLES})


@pytest.fixture
def refreshed(book: Path) -> Path:
    refresh(book)
    shutil.rmtree(book.parent / "Yedekler")
    return book


def outcome_of(path: Path, now: datetime, as_of: date = AS_OF):
    book = open_book(path)
    ledger = Ledger(book.read, book.cells(), place=book.place, facts=book.facts, language=book.language)
    return run_refresh(ledger, Request({}, now), as_of=as_of)


def test_answer_has_the_agreed_shape(book: Path) -> None:
    answer = refresh(book)
    assert list(answer) == ["book", "as_of", "rows", "problems", "changed_cells"]
    assert answer["book"] == str(book) and answer["as_of"] == "2026-11-20"
    assert answer["rows"] == {table.key: 0 for table in ENTRY} | {"debtors": 2, "receivables": 2}
    assert set(answer["problems"]) == {"error", "warning", "info"}
    assert answer["changed_cells"] > 50


def test_values_are_filled_and_the_run_is_stamped(book: Path) -> None:
    refresh(book)
    debtors, receivables = frame(book, "debtors"), frame(book, "receivables")
    assert debtors["open_kurus"].tolist() == [120_000, 5_050]
    assert debtors["overdue_kurus"].tolist() == [120_000, 0]
    assert receivables["debtor_id"].tolist() == debtors["debtor_id"].tolist()
    assert receivables["status"].tolist() == ["overdue", "not_due"]
    assert cell(book, "stamp_as_of") == AS_OF
    assert isinstance(cell(book, "refreshed_at"), datetime)
    assert (book.parent / "Yedekler").is_dir()


@pytest.mark.parametrize("days_later", [0, 1, 40])
def test_a_second_run_wants_nothing_whenever_it_comes(refreshed: Path, days_later: int) -> None:
    now = datetime(2026, 11, 20 if days_later < 2 else 30, 9 + days_later % 10)
    outcome = outcome_of(refreshed, now)
    assert outcome.is_empty(), (outcome.changes, outcome.bodies.keys(), outcome.cells)
    assert outcome.notices[0].key in ("unchanged", "unchanged_clean")


def test_a_second_run_leaves_file_backups_and_log_alone(demo_book: Path) -> None:
    before, log = fingerprint(demo_book), log_lines(demo_book)
    said = tahsilat("refresh", demo_book)
    assert said.code == 0 and "zaten güncel" in said.out
    assert fingerprint(demo_book) == before
    assert neighbours(demo_book) == {"Kitap.xlsx"}
    assert log_lines(demo_book) == log


def test_another_day_changes_the_book_and_back_again(refreshed: Path) -> None:
    assert outcome_of(refreshed, datetime(2026, 11, 20), date(2026, 11, 21)).cells["stamp_as_of"] == date(
        2026, 11, 21
    )
    refresh(refreshed, "--as-of", "2026-12-05")
    assert frame(refreshed, "receivables")["status"].tolist() == ["overdue", "overdue"]
    refresh(refreshed, "--as-of", "20.11.2026")
    assert frame(refreshed, "receivables")["status"].tolist() == ["overdue", "not_due"]


def test_as_of_is_written_kept_and_emptied(refreshed: Path) -> None:
    assert refresh(refreshed, "--as-of", "2026-10-05")["as_of"] == "2026-10-05"
    assert cell(refreshed, "calculation_date") == date(2026, 10, 5)
    assert refresh(refreshed)["as_of"] == "2026-10-05"
    assert refresh(refreshed, "--as-of", "today")["as_of"] == date.today().isoformat()
    assert cell(refreshed, "calculation_date") == ""
    assert refresh(refreshed)["as_of"] == date.today().isoformat()


def test_only_emptying_the_date_is_a_change_that_is_told(refreshed: Path) -> None:
    refresh(refreshed, "--as-of", date.today().isoformat())
    said = tahsilat("refresh", refreshed, "--as-of", "today")
    assert "yenilendi" in said.out and "zaten güncel" not in said.out
    assert cell(refreshed, "calculation_date") == ""
    assert "zaten güncel" in tahsilat("refresh", refreshed, "--as-of", "today").out


def test_a_calculation_date_that_is_none_is_refused(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS}, {"calculation_date": "yarın"})
    before = fingerprint(book)
    said = tahsilat("refresh", book, "--json")
    assert said.code == 2 and said.json["error"] == "bad_calculation_date" and "yarın" in said.err
    assert fingerprint(book) == before
    assert refresh(book, "--as-of", "2026-11-20")["as_of"] == "2026-11-20"


def test_dry_run_counts_what_would_change_and_writes_nothing(book: Path) -> None:
    before = fingerprint(book)
    said = tahsilat("refresh", book, "--dry-run", "--json")
    assert fingerprint(book) == before and neighbours(book) == {"Kitap.xlsx"}
    assert "dokunulmadı" in said.err
    assert said.json["changed_cells"] == refresh(book)["changed_cells"]


def test_dry_run_for_another_day_leaves_the_date_alone(refreshed: Path) -> None:
    before = fingerprint(refreshed)
    refresh(refreshed, "--dry-run", "--as-of", "2027-01-01")
    assert fingerprint(refreshed) == before


def test_out_writes_the_copy_and_leaves_the_book(book: Path) -> None:
    before, copy = fingerprint(book), book.parent / "kopya.xlsx"
    answer = refresh(book, "--out", str(copy), "--as-of", "2026-11-19")
    assert answer["book"] == str(copy)
    assert fingerprint(book) == before and neighbours(book) == {"Kitap.xlsx", "kopya.xlsx"}
    assert frame(copy, "debtors")["open_kurus"].tolist() == [120_000, 5_050]
    assert cell(copy, "calculation_date") == date(2026, 11, 19)


def test_out_takes_a_copy_of_a_read_only_book(book: Path) -> None:
    book.chmod(0o444)
    copy = book.parent / "kopya.xlsx"
    refresh(book, "--out", str(copy))
    assert frame(copy, "debtors")["open_kurus"].tolist() == [120_000, 5_050]


def test_out_refuses_a_file_that_is_there_and_another_extension(book: Path) -> None:
    copy = book.parent / "kopya.xlsx"
    copy.write_text("mine")
    said = tahsilat("refresh", book, "--out", copy, "--json")
    assert (said.code, said.json["error"]) == (2, "already_there") and copy.read_text() == "mine"
    said = tahsilat("refresh", book, "--out", book.parent / "kopya.xls", "--json")
    assert (said.code, said.json["error"]) == (2, "suffix_differs")
    assert neighbours(book) == {"Kitap.xlsx", "kopya.xlsx"}


def test_a_following_run_that_is_refused_takes_the_import_back(
    refreshed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = refreshed.parent / "liste.csv"
    source.write_text(LIST)
    before = fingerprint(refreshed)

    def refused(*_args, **_named):
        raise Refusal("sheet_full", sheet="Hatalar")

    monkeypatch.setattr(closed, "_follow", refused)
    said = tahsilat("import", source, "--into", refreshed, "--yes", "--json")
    assert (said.code, said.json["error"]) == (2, "sheet_full")
    assert fingerprint(refreshed) == before
    assert neighbours(refreshed) == {"Kitap.xlsx", "liste.csv"}
    monkeypatch.undo()
    assert tahsilat("import", source, "--into", refreshed, "--yes").code == 0
    assert len(frame(refreshed, "debtors")) == 3
    assert len(frame(refreshed, "import_rows"))


def test_one_backup_an_import(refreshed: Path) -> None:
    source = refreshed.parent / "liste.csv"
    source.write_text(LIST)
    before = refreshed.read_bytes()
    assert tahsilat("import", source, "--into", refreshed, "--yes").code == 0
    (kept,) = (refreshed.parent / "Yedekler").iterdir()
    assert kept.read_bytes() == before


def test_commands_that_change_are_those_that_may() -> None:
    changing = "refresh card form import record add next advance seen transfer attach view repair".split()
    assert {name for name, one in COMMANDS.items() if one.target == "change"} == set(changing)


def test_a_copy_that_appears_meanwhile_is_not_replaced(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, run = book.parent / "kopya.xlsx", run_on

    def slow(*args, **named):
        copy.write_text("theirs")
        return run(*args, **named)

    monkeypatch.setattr(closed, "run_on", slow)
    said = tahsilat("refresh", book, "--out", copy, "--json")
    assert (said.code, said.json["error"]) == (2, "already_there") and copy.read_text() == "theirs"
    assert neighbours(book) == {"Kitap.xlsx", "kopya.xlsx"}


def test_what_is_closed_needs_no_date(tmp_path: Path) -> None:
    bills = [{"debtor_name": "Ak Ltd. Şti.", "amount_kurus": 100, "closing_reason": "paid"}]
    bills += [{"debtor_name": "Su A.Ş.", "amount_kurus": 100, "closing_reason": ""}]
    book = make_book(tmp_path / "Kitap.xlsx", {"debtors": DEBTORS, "receivables": bills})
    refresh(book)
    found = frame(book, "problems")
    missing = found[found["rule"] == "Vade ve düzenleme tarihi boş"]
    assert missing["value"].tolist() == ["Su A.Ş."] and missing["count"].tolist() == [1]
    assert frame(book, "receivables")["control"].tolist() == ["", "vade eksik"]


def test_a_choice_that_cannot_be_is_named_and_its_default_counts(tmp_path: Path) -> None:
    wrong = {"today_limit": "beş", "kept_percent": 500, "grace_days": "4"}
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS}, wrong)
    for command in ("refresh", "check"):
        said = tahsilat(command, book).out
        assert "“Kişi başına günlük iş” için yazılan “beş” anlaşılmadı; 15 sayıldı" in said
        assert "“Söz tutuldu sayılma oranı (%)” için yazılan “500” anlaşılmadı; 95 sayıldı" in said
        assert "ek gün" not in said
    assert [cell(book, key) for key in wrong] == list(wrong.values())
