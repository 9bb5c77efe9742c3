"""Small sums beside and below lists: no debtor is called "Vadesi geçen" or "Oran %"."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from tests.importing.runs import asked, column, listed, run, told, write

_INVOICES: list[Sequence[Any]] = [
    ("Müşteri", "Fatura No", "Tarih", "Tutar"),
    ("Kale İnşaat", "F-1", "01.09.2026", 70000.0),
    ("Lodos Gıda", "F-2", "05.09.2026", 30000.0),
    ("Mavi Tekstil", "F-3", "09.09.2026", 20000.0),
]
_BALANCES: list[Sequence[Any]] = [(row[0], row[3]) for row in _INVOICES]
_AGES: list[Sequence[Any]] = [
    ("Müşteri", "Toplam", "0-30", "31-60", "61+"),
    ("Kale İnşaat", 70000.0, 50000.0, 20000.0, ""),
    ("Lodos Gıda", 30000.0, "", 30000.0, ""),
    ("Mavi Tekstil", 20000.0, "", "", 20000.0),
    ("TOPLAM", 120000.0, 50000.0, 50000.0, 20000.0),
]
_OWED = {"Kale İnşaat": 7000000, "Lodos Gıda": 3000000, "Mavi Tekstil": 2000000}
_SUMMARY = [("Özet", ""), ("Toplam alacak", 120000.0), ("Tahsilat", 40000.0), ("Kalan", 80000.0)]


def owed(folder: Path, rows: Sequence[Sequence[Any]]) -> dict[str, int]:
    outcome = run(write(folder, rows), answer=["balance:=opening"])
    found: dict[str, int] = {}
    for name, kurus in zip(column(outcome, "debtor_name"), column(outcome, "amount_kurus"), strict=True):
        found[name] = found.get(name, 0) + kurus
    assert column(outcome, "debtor_name", "debtors") == [*_OWED]
    return found


@pytest.mark.parametrize(
    "below",
    [
        [(text, "", "", amount) for text, amount in _SUMMARY],
        [("Vadesi geçen", "", "", 100000.0), ("Vadesi gelmemiş", "", "", 20000.0)],
        [("Müşteri sayısı", "", "", 3.0), ("Ortalama vade", "", "", 30.0), ("En yüksek alacak", "", "", 7e4)],
        [(), ("Açıklama", "Tutar"), ("Tahsil edilen", 40000.0), ("Vadesi geçen", 80000.0)],
    ],
)  # fmt: skip
def test_below_invoices(tmp_path: Path, below: list[Sequence[Any]]) -> None:
    assert owed(tmp_path, [*_INVOICES, (), *below]) == _OWED


@pytest.mark.parametrize(
    "below",
    [
        [(), *_SUMMARY],
        _SUMMARY[1:],
        [("TOPLAM", 120000.0), ("Geçen ay", 100000.0), ("Fark", 20000.0)],
        [("TOPLAM", 120000.0), ("Oran %", 100.0)],
    ],
)
def test_below_balances(tmp_path: Path, below: list[Sequence[Any]]) -> None:
    assert owed(tmp_path, [*_BALANCES, *below]) == _OWED


@pytest.mark.parametrize("label", ["Oran %", "Yüzde", "Portföy payı", "Kime ne pay", "%"])
@pytest.mark.parametrize("shares", [(100.0, 41.67, 41.67, 16.66), (1.0, 0.4167, 0.4167, 0.1666)])
def test_shares_below_ages(tmp_path: Path, label: str, shares: tuple[float, ...]) -> None:
    assert owed(tmp_path, [*_AGES, (label, *shares)]) == _OWED


def test_words_of_a_table_beside_are_none_of_the_debtor(tmp_path: Path) -> None:
    beside = [("Özet", ""), *_SUMMARY[1:3], ("", "")]
    rows = [(*row, "", *more) for row, more in zip(_BALANCES, beside, strict=True)]
    assert owed(tmp_path, rows) == _OWED


def test_one_who_is_called_so_is_a_debtor(tmp_path: Path) -> None:
    rows = [*_BALANCES[:2], ("Kalan", 5.0), ("Fark Yapı", 7.0), ("Pay", 9.0), ("Pay Gıda", 100.0)]
    outcome = run(write(tmp_path, rows), answer=["balance:=opening"])
    assert column(outcome, "debtor_name") == ["Kale İnşaat", "Kalan", "Fark Yapı", "Pay", "Pay Gıda"]


def test_they_are_listed_and_a_table_of_them_is_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, [*_INVOICES, ("Vadesi geçen", "", "", 100000.0)]))
    assert [row[:3] for row in listed(outcome, "untaken")] == [["skipped", "5", "özet satırı: borçlu değil"]]
    below = [(), ("Açıklama", "Tutar"), ("Tahsil edilen", 40000.0), ("Vadesi geçen", 80000.0)]
    assert "özet tablo alınmadı" in told(run(write(tmp_path, [*_INVOICES, *below])))


_CHEQUES: list[Sequence[Any]] = [
    ("Sıra", "Çek No", "Banka", "Keşideci", "Vade Tarihi", "Kalan Gün", "Tutar"),
    (1, "2182954", "Ege Bank", "Kale İnşaat", "08.12.2026", 16, 70000.0),
    (2, "2176712", "Ege Bank", "Lodos Gıda", "10.12.2026", 18, 30000.0),
    (3, "4958293", "Ege Bank", "Mavi Tekstil", "12.01.2027", 51, 20000.0),
    ("", "", "TOPLAM", "", "", "", 120000.0),
]


@pytest.mark.parametrize("label", ["ORTALAMA VADE", "Ağırlıklı ortalama vade"])
@pytest.mark.parametrize("at", [0, 2, 3])
def test_the_mean_day_below_a_portfolio(tmp_path: Path, label: str, at: int) -> None:
    last: list[Any] = ["", "", "", "", "22.12.2026", 30, ""]
    last[at] = label
    outcome = run(write(tmp_path, [*_CHEQUES, last]))
    assert dict(zip(column(outcome, "debtor_name"), column(outcome, "amount_kurus"), strict=True)) == _OWED
    assert outcome.answer["rejected"] == 0


def test_the_sum_of_a_block_under_its_own_word(tmp_path: Path) -> None:
    block = [("", "A Blok kat malikleri"), ("Daire No", "Kat Maliki", "Borç Bakiyesi")]
    flats = [(2, "Kale İnşaat", 70000.0), (5, "Lodos Gıda", 30000.0), (8, "Mavi Tekstil", 20000.0)]
    outcome = run(write(tmp_path, [*block, *flats, ("Blok Toplamı", "", 120000.0)]))
    assert dict(zip(column(outcome, "debtor_name"), column(outcome, "amount_kurus"), strict=True)) == _OWED


@pytest.mark.parametrize("ankara", [900.0, 901.0])
def test_a_sheet_of_the_sums_of_the_others_by_their_names(tmp_path: Path, ankara: float) -> None:
    path = tmp_path / "bolgeler.xlsx"
    head = ["Müşteri", "Fatura No", "Tarih", "Tutar"]
    sheets: dict[str, list[list[Any]]] = {
        "Ankara": [head, ["Ak Ltd.", "A1", "01.10.2026", 400.0], ["Can Er", "A2", "02.10.2026", 500.0]],
        "Bursa": [head, ["Ece Or", "B1", "03.10.2026", 700.0]],
        "Özet": [["Bölge", "Toplam Alacak"], ["Ankara", ankara], ["Bursa", 700.0], ["TOPLAM", 1600.0]],
    }
    with Workbook(str(path)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    if ankara == 900.0:
        assert column(run(path), "amount_kurus") == [40000, 50000, 70000]
    else:
        assert asked(path)


_PAPERS: list[Sequence[Any]] = [
    ("Çek No", "Banka", "Müşteri", "Vade", "Tutar"),
    ("1002341", "Akbank", "Kale İnşaat", "28.12.2026", "12.500,00"),
    ("1002342", "Garanti", "Lodos Gıda", "15.01.2027", "8.000,00"),
]


@pytest.mark.parametrize(
    "label", ["Ortalama Vade", "Ort. Vade", "ORTALAMA VADE GÜNÜ", "Ortalama Gün", "Ortalama"]
)
@pytest.mark.parametrize("place", [0, 2])
@pytest.mark.parametrize("day", ["06.01.2027", "45"])
def test_an_average_day_with_the_sum_is_a_total(tmp_path: Path, label: str, place: int, day: str) -> None:
    last = ["", "", "", day, "20.500,00"]
    last[place] = label
    outcome = run(write(tmp_path, [*_PAPERS, last]))
    assert column(outcome, "debtor_name", "debtors") == ["Kale İnşaat", "Lodos Gıda"]
    assert [row[:3] for row in listed(outcome, "untaken")] == [["skipped", "4", "toplam satırı"]]
    assert "listede 20.500,00 TL, kitaba alınan 20.500,00 TL; listenin kendi toplamı" in told(outcome)


def test_an_average_day_with_another_sum_is_of_nobody(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, [*_PAPERS, ("", "", "Ort. Vade", "06.01.2027", "10.250,00")]))
    assert column(outcome, "debtor_name", "debtors") == ["Kale İnşaat", "Lodos Gıda"]
    assert [row[:3] for row in listed(outcome, "untaken")] == [["skipped", "4", "özet satırı: borçlu değil"]]


def test_records_of_average_risk_stay(tmp_path: Path) -> None:
    rows = [(*row, "Risk" if row is _PAPERS[0] else "Ortalama") for row in _PAPERS]
    outcome = run(write(tmp_path, [*rows, ("1002343", "Akbank", "", "15.02.2027", "20.500,00", "Ortalama")]))
    assert column(outcome, "document_no")[:2] == ["1002341", "1002342"]
    assert "özet satırı" not in str(listed(outcome, "untaken")) + told(outcome)
