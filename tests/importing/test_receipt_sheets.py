"""Lists of money that came, of which only the names beside them say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from addin.model import Refusal
from tests.importing.runs import asked, column, run
from tests.importing.runs import write as write_list
from tests.importing.test_paid_sheets import write as write_sheets

Sheets = Mapping[str, Sequence[Sequence[Any]]]

CAME = [["Tarih", "Firma", "Tutar", "Açıklama"], ["19.11.2026", "Kale", "20.000,00", "havale"]]


def write(folder: Path, sheets: Sheets) -> Path:
    """Sheets with all their rows."""
    return write_sheets(folder, sheets, header=())


@pytest.mark.parametrize("sheet", ["Tahsilatlar", "Gelen Ödemeler", "Gelenler", "Kasım 2026 Tahsilatları"])
def test_a_sheet_that_says_so_has_payments(tmp_path: Path, sheet: str) -> None:
    outcome = run(write(tmp_path, {sheet: CAME}))
    assert column(outcome, "amount_kurus", "receipts") == [2_000_000]
    assert "receivables" not in outcome.appended


def test_a_line_above_that_says_so(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, {"Sayfa1": [["KASIM AYI GELEN ÖDEMELER"], *CAME]}))
    assert column(outcome, "amount_kurus", "receipts") == [2_000_000]


def test_the_day_of_a_payment_is_no_due_date_there(tmp_path: Path) -> None:
    rows = [["Ödeme Tarihi", *CAME[0][1:]], *CAME[1:]]
    outcome = run(write(tmp_path, {"Tahsilatlar": rows}))
    assert column(outcome, "amount_kurus", "receipts") == [2_000_000]


@pytest.mark.parametrize("sheet", ["Tahsilat Takip", "Satışlar", "Tahsil Edilecekler"])
def test_other_names_leave_the_list_one_of_claims(tmp_path: Path, sheet: str) -> None:
    outcome = run(write(tmp_path, {sheet: CAME}))
    assert column(outcome, "amount_kurus") == [2_000_000]


@pytest.mark.parametrize(
    ("name", "header"),
    [("gelen_odemeler.xlsx", "Firma"), ("l.xlsx", "Kimden"), ("tahsilat.xlsx", "Cari")],
)
def test_the_name_of_a_file_or_a_header_is_asked(tmp_path: Path, name: str, header: str) -> None:
    rows = [["Tarih", header, "Tutar"], ["19.11.2026", "Kale", "20.000,00"]]
    source = write_list(tmp_path, rows, name)
    assert [question["id"] for question in asked(source)] == ["kind:"]
    outcome = run(source, answer=["kind:=receipts"])
    assert column(outcome, "amount_kurus", "receipts") == [2_000_000]


def test_a_number_of_an_invoice_beside_such_a_name_is_asked(tmp_path: Path) -> None:
    rows = [["Tarih", "Firma", "Fatura No", "Tutar"], ["19.11.2026", "Kale", "K-2", "20.000,00"]]
    questions = asked(write(tmp_path, {"Tahsilatlar": rows}))
    assert [question["id"] for question in questions] == ["kind:"]


def test_claims_and_payments_under_the_same_headers_stay_apart(tmp_path: Path) -> None:
    owed = [CAME[0], ["01.09.2026", "Kale", "120.000,00", "mal"]]
    outcome = run(write(tmp_path, {"Faturalar": owed, "Tahsilatlar": CAME}))
    assert column(outcome, "amount_kurus") == [12_000_000]
    assert column(outcome, "amount_kurus", "receipts") == [2_000_000]


@pytest.mark.parametrize(
    ("day", "who", "money"),
    [
        ("Geldiği Gün", "Kimden", "Gelen Para"),
        ("Ne Zaman Geldi", "Kimden Geldi", "Gelen"),
        ("Hesaba Geçtiği Gün", "Firma", "Yatan"),
        ("Tarih", "Müşteri", "Alınan Para"),
        ("Hangi Gün", "Kimden", "Aldığımız Para"),
    ],
)
def test_the_payments_of_a_desk_in_words_of_everyday(tmp_path: Path, day: str, who: str, money: str) -> None:
    rows = [[day, who, money, "Nasıl"], ["18.11.2026", "Kale", "20.000,00", "elden"]]
    rows += [["19.11.2026", "Ada", "7.500,00", "havale"]]
    outcome = run(write(tmp_path, {"gelen": [["GELEN PARALAR"], *rows]}))
    assert column(outcome, "amount_kurus", "receipts") == [2_000_000, 750_000]
    assert column(outcome, "received_on", "receipts") == ["2026-11-18", "2026-11-19"]
    assert "receivables" not in outcome.appended


@pytest.mark.parametrize(
    ("title", "day", "first"),
    [("BEKLENEN PARALAR", "Geldiği Gün", "18.11.2026"), ("GELEN PARALAR", "Geleceği Gün", "18.12.2026")],
)
def test_money_that_is_only_expected_is_no_payment(tmp_path: Path, title: str, day: str, first: str) -> None:
    rows = [[day, "Firma", "Gelen Para"], [first, "Kale", "20.000,00"], ["19.11.2026", "Ada", "7.500,00"]]
    try:
        outcome = run(write(tmp_path, {"Sayfa1": [[title], *rows]}))
    except Refusal:
        return
    assert "receipts" not in outcome.appended
