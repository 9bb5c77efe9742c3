"""İade, iptal, karşılıksız: money that goes back, and receipts that no longer stand."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from addin.cli import main
from addin.messages import words
from tests.desk import column, fingerprint, frame, log_lines, refresh, type_into
from tests.recording.shop import AK, YILDIZ, by_command, by_form, copy_of, shop

VOID = ["iptal", "karşılıksız"]
PAID: dict[str, Any] = {"amount": 600.0, "method": "havale/EFT", "date": date(2026, 11, 16)}
BACK: dict[str, Any] = {"amount": 600.0}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Beside the 100 lira of 10.11.2026, the debtor Ak has paid 600 on 16.11.2026."""
    book = shop(tmp_path_factory.mktemp("reversals") / "Kitap.xlsx")
    assert by_command(book, "receipt", AK, PAID).code == 0
    refresh(book)
    return book


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


def owed(book: Path) -> int:
    refresh(book)
    return int(column(book, "receivables", "open_kurus")[2])


@pytest.mark.parametrize("way", [by_form, by_command])
@pytest.mark.parametrize("word", VOID)
def test_a_receipt_that_does_not_stand_is_marked_in_its_own_row(word: str, way: Any, book: Path) -> None:
    assert owed(book) == 10_000
    before = frame(book, "receipts")
    said = way(book, "receipt", AK, {**BACK, "reversal": word})
    assert said.code == 0, said.err
    assert said.json["recorded"] == {
        "table": "receipts",
        "ids": ["T-0002-M"],
        "marked": said.json["recorded"]["marked"],
    }
    assert words("reversal", "tr")[said.json["recorded"]["marked"]] == word
    assert "T-0002-M" in said.err and "16.11.2026" in said.err and "600,00 TL" in said.err
    assert "F-3 (A-0003-D): 600,00 TL" in said.err
    after = frame(book, "receipts")
    assert len(after) == len(before) and words("reversal", "tr")[after["reversal"].iloc[-1]] == word
    assert owed(book) == 70_000
    assert not [line for line in log_lines(book) if "elle" in line["new"]]
    assert way(book, "receipt", AK, {**BACK, "reversal": word}).code == 2


def test_a_cheque_that_bounced_opens_its_invoice(book: Path) -> None:
    cheque = {"amount": 90.0, "method": "çek", "date": date(2026, 11, 17)}
    assert by_command(book, "receipt", AK, cheque).code == 0
    refresh(book)
    late = {**cheque, "date": date(2026, 11, 19), "reversal": "karşılıksız", "note": "banka yazısı"}
    said = by_command(book, "receipt", AK, late)
    assert said.code == 0 and "Yenile bu çek" not in said.err, said.err
    row = frame(book, "receipts").iloc[-1]
    assert (row["reversal"], row["received_on"].date()) == ("bounced", date(2026, 11, 17))
    assert "19.11.2026" in row["description"] and "banka yazısı" in row["description"]
    assert owed(book) == 10_000 and column(book, "receivables", "open_kurus")[-1] == 0


def test_of_several_receipts_the_day_tells_which(book: Path) -> None:
    assert by_command(book, "receipt", AK, {**PAID, "date": date(2026, 11, 18)}, "--yes").code == 0
    before = fingerprint(book)
    said = by_command(book, "receipt", AK, {**BACK, "reversal": "iptal"})
    assert said.code == 2 and [one["code"] for one in said.json["problems"]] == ["several_to_mark"]
    assert all(text in said.err for text in ("16.11.2026", "18.11.2026", "T-0002-M", "600,00 TL", "Tarih"))
    assert fingerprint(book) == before
    said = by_command(book, "receipt", AK, {**BACK, "reversal": "iptal", "date": date(2026, 11, 16)})
    assert said.json["recorded"]["ids"] == ["T-0002-M"]


def test_of_one_receipt_typed_twice_the_later_is_marked(book: Path) -> None:
    assert by_command(book, "receipt", AK, PAID, "--yes").code == 0
    said = by_command(book, "receipt", AK, {**BACK, "reversal": "iptal"})
    assert (
        said.code == 0 and said.json["recorded"]["ids"] == frame(book, "receipts")["receipt_id"].tolist()[-1:]
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": 599.0},
        {"currency": "USD"},
        {"date": date(2026, 11, 12)},
        {"receivable": "F-1"},
    ],
)
@pytest.mark.parametrize("word", VOID)
def test_a_receipt_that_nobody_knows_is_refused(word: str, fields: dict[str, Any], book: Path) -> None:
    before = fingerprint(book)
    said = by_command(book, "receipt", AK, {**BACK, "reversal": word, **fields})
    assert said.code == 2 and fingerprint(book) == before
    if "receivable" not in fields:
        assert "no_receipt_to_mark" in [one["code"] for one in said.json["problems"]], said.out
        assert "T-0002-M" in said.err and "T-0001-L" in said.err
    assert by_command(book, "receipt", YILDIZ, {**BACK, "reversal": word}).code == 2


def test_a_trial_marks_nothing(book: Path) -> None:
    before = fingerprint(book)
    said = by_command(book, "receipt", AK, {**BACK, "reversal": "iptal"}, "--dry-run")
    assert said.code == 0 and "Deneme" in said.err and fingerprint(book) == before


def test_a_refund_says_what_it_takes_back(book: Path) -> None:
    said = by_command(book, "receipt", AK, {**BACK, "reversal": "iade"})
    assert said.code == 0 and "F-3 (A-0003-D): 600,00 TL" in said.err, said.err
    assert owed(book) == 70_000


def test_money_given_back_for_a_receivable_closed_as_paid_does_not_open_it(book: Path) -> None:
    type_into(book, "receivables", "closing_reason", {2: "ödendi"})
    refresh(book)
    said = by_command(book, "receipt", AK, {**BACK, "reversal": "iade"})
    assert said.code == 0 and "F-3" in said.err and "kapanış nedeni" in said.err.casefold()
    assert owed(book) == 0


def test_on_a_terminal_the_receipt_is_named_before_it_is_marked(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    before = fingerprint(book)
    monkeypatch.setattr(sys, "stdin", Terminal("h\n"))
    line = ["add", "receipt", str(book), "--debtor", AK, "--amount", "600", "--reversal", "iptal"]
    assert main(line) == 2 and fingerprint(book) == before
    assert "T-0002-M (16.11.2026, 600,00 TL) tahsilatı “iptal” diye işaretlenir." in capsys.readouterr().err
