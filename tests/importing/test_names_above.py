"""Statements whose debtor stands above them only, and not under a word that says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import asked, column, run, told, write

MOVES = """\
Tarih;Evrak No;Açıklama;Borç;Alacak;Bakiye
13.01.2026;F-1;Fatura;100,50;;100,50
14.01.2026;T-1;Havale;;50,50;50,00
"""
EGE, OUR = "Ege Işık Elektrik Ltd. Şti.", "Yıldız Yapı San. ve Tic. A.Ş."


def choices(path: Path) -> list[str]:
    [question] = asked(path)
    assert question["id"] == "debtor:"
    return [choice["answer"] for choice in question["choices"]]


@pytest.mark.parametrize(
    "title",
    [
        f"Müşteri Hareket Dökümü\nFirma: {EGE}\n",
        f"Ocak 2026 CARİ HESAP EKSTRESİ\nFirma Ünvanı: {EGE}\nHazırlayan: Ayşe Demir\n",
        f"{OUR}\nCARİ HESAP EKSTRESİ\nDönem: 01.01.2026 - 31.10.2026\nŞirket: {EGE}\n",
        f"Ekstre\nFirma: {EGE};;Cari Kod: 120.01.004\n",
        f"Customer Statement\n{EGE}\nPeriod: 01.01.2026 - 31.10.2026\n",
    ],
)
def test_the_only_firm_above_a_customers_statement_is_its_debtor(tmp_path: Path, title: str) -> None:
    outcome = run(write(tmp_path, title + MOVES))
    assert column(outcome, "debtor_name", "debtors") == [EGE]
    assert f"“{EGE}” olarak alındı" in told(outcome)


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        (f"Firma: {EGE}\n", ["firm"]),
        (f"CARİ HESAP EKSTRESİ\nFirma: {OUR}\n{EGE}\n", ["firm", "line"]),
        (f"{OUR}\nCARİ HESAP EKSTRESİ\nFirma: YILDIZ YAPI\n", ["firm"]),
        (f"CARİ HESAP EKSTRESİ\nFirma: 001 {OUR}\n", ["firm"]),
        (f"{EGE}\nCARİ HESAP EKSTRESİ\n", ["line"]),
        (f"{EGE} CARİ HESAP EKSTRESİ\n", ["line"]),
        (f"Örnek Bank A.Ş.\nMüşteri Hesap Hareketleri\nFirma: {OUR}\n", ["firm", "line"]),
    ],
)
def test_names_that_may_be_our_own_are_asked_about(tmp_path: Path, title: str, answers: list[str]) -> None:
    path = write(tmp_path, title + MOVES)
    assert choices(path) == answers


def test_invoices_below_the_firm_that_wrote_them_are_asked_about(tmp_path: Path) -> None:
    rows = "Fatura No;Tarih;Tutar\n1;13.01.2026;1,50\n2;14.01.2026;2,50\n"
    assert choices(write(tmp_path, f"MÜŞTERİ HESAP ÖZETİ\nFirma: {OUR}\n{rows}")) == ["firm"]


def test_one_of_two_names_is_answered(tmp_path: Path) -> None:
    path = write(tmp_path, f"CARİ HESAP EKSTRESİ\nFirma: {OUR}\n{EGE}\n" + MOVES)
    assert column(run(path, answer=["debtor:=line"]), "debtor_name", "debtors") == [EGE]


def test_rows_of_several_customers_are_not_the_firms_above(tmp_path: Path) -> None:
    rows = "Tarih;Muhatabı;Borç;Alacak\n13.01.2026;Ak;100,50;\n14.01.2026;Ok;;50,50\n15.01.2026;Us;7,50;\n"
    path = write(tmp_path, f"Cari Hesap Hareketleri\nFirma: {OUR}\n" + rows)
    assert choices(path) == ["2"]


@pytest.mark.parametrize(
    "title", [f"120.01.004 {EGE} MUAVİN DÖKÜMÜ", f"Account: EGE01 - {EGE}", f"İsim: {EGE}", f"Client: {EGE}"]
)
def test_the_title_of_the_list_is_no_part_of_a_name(tmp_path: Path, title: str) -> None:
    assert column(run(write(tmp_path, f"{title}\n{MOVES}")), "debtor_name", "debtors") == [EGE]


@pytest.mark.parametrize(
    "label", ["Müvekkil", "Hasta", "Öğrenci / Veli", "Sigortalı", "Daire Sahibi", "Alıcı"]
)
def test_who_owes_is_labelled_as_the_trade_calls_him(tmp_path: Path, label: str) -> None:
    rows: list[list[Any]] = [
        ["Müvekkil Hesap Ekstresi"],
        [f"{label}:", "Mavi Liman Denizcilik A.Ş."],
        ["Dönem:", "2026"],
        ["İşlem Tarihi", "Belge No", "Borç Tutarı", "Alacak Tutarı", "Bakiye"],
        ["24.01.2026", "SMM-1", 100.0, 0.0, 100.0],
        ["25.01.2026", "SMM-2", 50.0, 0.0, 150.0],
        ["26.01.2026", "HV-1", 0.0, 100.0, 50.0],
    ]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "debtor_name", "debtors") == ["Mavi Liman Denizcilik A.Ş."]


@pytest.mark.parametrize(
    "title", ["Cari Hesap Ekstresi  -  120.35.0117  Ada Eczanesi", "CARİ HESAP EKSTRESİ : Ada Eczanesi"]
)
def test_the_account_behind_the_title_of_its_statement_is_the_debtors(tmp_path: Path, title: str) -> None:
    rows = [["ŞİFA ECZA DEPOSU A.Ş."], [title], ["01.01.2026 - 22.11.2026"], []]
    rows += [["Tarih", "Evrak No", "Borç", "Alacak", "Bakiye"], ["01.09.2026", "F-1", "100,00", "", "100,00"]]
    rows += [["02.09.2026", "F-2", "50,00", "", "150,00"]]
    outcome = run(write(tmp_path, rows))
    assert set(column(outcome, "debtor_name")) == {"Ada Eczanesi"}


_WORK = """\
Tarih;Yapılan iş;Borç;Ödeme;Kalan
17.03.2026;davetiye;3850,00;;3850,00
12.04.2026;branda baskı;2700,00;;6550,00
15.05.2026;kartla;;2000,00;4550,00
"""


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("LALE DÜĞÜN SALONU - HESAP DÖKÜMÜ", "lale düğün.csv"),
        ("Lale Düğün Salonu", "LALE.csv"),
        ("Ayşe Kara Cari Hesap Ekstresi", "ayşe kara.csv"),
    ],
)
def test_one_account_is_that_of_the_name_above_after_which_its_file_is_called(
    tmp_path: Path, title: str, file: str
) -> None:
    outcome = run(write(tmp_path, f"{title}\n\n{_WORK}", file))
    assert column(outcome, "amount_kurus") == [385000, 270000]
    assert column(outcome, "amount_kurus", "receipts") == [200000]
    [name] = column(outcome, "debtor_name", "debtors")
    assert title.startswith(name) and f"“{name}” olarak alındı" in told(outcome)


@pytest.mark.parametrize(
    ("title", "file", "rows"),
    [
        ("HAYRİ MATBAA - HESAP DÖKÜMÜ", "lale düğün.csv", _WORK),
        ("HAYRİ MATBAA", "hayri.csv", _WORK.replace("6550", "2700").replace(";4550", ";0")),
    ],
)
def test_a_name_above_that_nothing_else_tells_is_asked_about(
    tmp_path: Path, title: str, file: str, rows: str
) -> None:
    assert choices(write(tmp_path, f"{title}\n\n{rows}", file)) == ["2"]
