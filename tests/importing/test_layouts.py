"""Lists that are more than invoices: ages, accounts, cheques, files, payments."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.rules.cheques import PAPER
from tests.importing.runs import after, asked, column, lines, listed, run, told, write

AGES = """
    Müşteri;Toplam Alacak;Vadesi Gelmemiş;0-30;31-60;60+
    Ak;600,00;100,00;200,00;;300,00
    Ok;50,00;;50,00;;
    Al;0,00;;;;
"""


def test_ages_without_a_day_are_counted_from_today(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(AGES)))
    assert column(outcome, "amount_kurus") == [10000, 20000, 30000, 5000]
    assert column(outcome, "document_type") == ["opening"] * 4
    assert column(outcome, "due_date") == ["2026-11-21", "2026-11-20", "2026-09-21", "2026-11-20"]
    assert "rapor günü yazmıyor" in told(outcome)


def test_ages_over_the_last_range_begin_behind_it(tmp_path: Path) -> None:
    ages = "Unvan;Vadesi Gelmemş;0-30 Gün;31-60 Günn;61-90 Gün;90+ Gün\nAk;1;2;3;4;5\n"
    outcome = run(write(tmp_path, "Rapor Tarihi: 31.12.2025\n\n" + ages))
    assert column(outcome, "due_date") == [
        "2025-12-31",
        "2025-12-30",
        "2025-11-30",
        "2025-10-31",
        "2025-10-01",
    ]


def test_ages_of_a_known_day_have_their_due_dates(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Rapor Tarihi: 30.09.2025\n\n" + lines(AGES)))
    assert column(outcome, "amount_kurus") == [10000, 20000, 30000, 5000]
    assert column(outcome, "due_date") == ["2025-09-30", "2025-09-29", "2025-07-31", "2025-09-29"]
    assert outcome.answer["totals"]["TRY"] == {"source": "650.00", "imported": "650.00"}
    assert outcome.answer["read"] == 3
    again = run(write(tmp_path, "Rapor Tarihi: 30.09.2025\n\n" + lines(AGES)), after(outcome))
    assert "receivables" not in again.appended


@pytest.mark.parametrize(
    ("title", "due"),
    [
        ("As of 9/30/2025", "2025-09-29"),
        ("As of 30/09/2025", "2025-09-29"),
        ("As of September 30, 2025", "2025-09-29"),
        ("Aged Receivables as of 30 Sep 2025", "2025-09-29"),
        ("Cari Yaşlandırma 30.09.2025", "2025-09-29"),
        ("Yaşlandırma 01.01.2025 - 30.09.2025", "2025-09-29"),
        ("Rapor Tarihi: 31.09.2025", "2026-11-20"),  # no such day
    ],
)
def test_the_day_of_ages_however_it_is_written(tmp_path: Path, title: str, due: str) -> None:
    outcome = run(write(tmp_path, f"{title}\n\n" + lines(AGES)))
    assert column(outcome, "due_date")[-1] == due
    assert sum(column(outcome, "amount_kurus")) == 65000


def test_ages_that_do_not_add_up_are_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(AGES).replace("600,00", "700,00")))
    assert column(outcome, "amount_kurus") == [70000, 5000]
    said = {notice.key: notice.params for notice in outcome.notices}
    assert said["import_buckets_differ"] == {"n": 1, "rows": "2"}


def test_of_a_trial_balance_only_accounts_of_customers(tmp_path: Path) -> None:
    text = """
        Hesap Kodu;Hesap Adı;Borç;Alacak;Borç Bakiye;Alacak Bakiye
        100.01;Kasa;500,00;400,00;100,00;
        120;ALICILAR;900,00;500,00;400,00;
        120.01;Ak Ltd.;600,00;200,00;400,00;
        120.02;Ok Ltd.;300,00;350,00;;50,00
        320.01;Satıcı;10,00;90,00;;80,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [40000]
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd.", "Ok Ltd."]
    assert {row[1] for row in listed(outcome, "untaken")} == {"2", "3", "6"}
    assert outcome.answer["totals"]["TRY"] == {"source": "400.00", "imported": "400.00"}


def test_columns_the_wrong_way_round_are_known_by_the_balance(tmp_path: Path) -> None:
    text = """
        Cari Adı;Tarih;Belge No;Borç;Alacak;Bakiye
        Ak;13.01.2026;F-1;;100,00;100,00
        Ak;14.01.2026;F-2;;50,00;150,00
        Ak;15.01.2026;M-1;30,00;;120,00
        Ak;16.01.2026;F-3;;5,00;125,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [10000, 5000, 500]
    assert column(outcome, "amount_kurus", "receipts") == [3000]
    assert "import_sides_swapped" in {notice.key for notice in outcome.notices}


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("Gelen Havale", "transfer"),
        ("Müşteri Çeki", "cheque"),
        ("Kredi Kartı Tahsilatı", "card"),
        ("Nakit Tahsilat", "cash"),
        ("Satış İade Faturası", "credit_note"),
        ("Alınan Senet", "note"),
    ],
)
def test_the_channel_is_the_word_of_the_movement(tmp_path: Path, word: str, channel: str) -> None:
    text = f"""
        Cari Adı;Tarih;İşlem Türü;Belge No;Borç;Alacak
        Ak;13.01.2026;Satış Faturası;F-1;100,00;
        Ak;14.01.2026;{word};M-1;;40,00
    """
    outcome = run(write(tmp_path, lines(text)), answer=["papers:=held"] if channel in PAPER else [])
    assert column(outcome, "channel", "receipts") == [channel]
    assert column(outcome, "document_type") == ["invoice"]


def test_an_opening_balance_is_owed_and_dated_openings_of_credit_come_in(tmp_path: Path) -> None:
    text = """
        Cari Adı;Tarih;Açıklama;Borç;Alacak;Bakiye
        Ak;01.01.2026;Devir;70,00;;70,00
        Ak;14.01.2026;Havale;;40,00;30,00
        Ok;01.01.2026;Devir;;25,00;-25,00
        Ok;15.01.2026;Fatura;30,00;;5,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "document_type") == ["opening", "invoice"]
    assert column(outcome, "amount_kurus", "receipts") == [4000, 2500]
    assert "import_balance_broken" not in {notice.key for notice in outcome.notices}


def test_a_cheque_is_owed_by_the_customer_else_by_its_drawer(tmp_path: Path) -> None:
    row = "12345;Ziraat;Keş A.Ş.;13.01.2026;100,00"
    alone = run(write(tmp_path, f"Çek No;Banka;Keşideci;Vade Tarihi;Tutar\n{row}\n"))
    assert column(alone, "debtor_name", "debtors") == ["Keş A.Ş."]
    assert column(alone, "document_type") == ["cheque"]
    given = run(write(tmp_path, f"Müşteri;Çek No;Banka;Keşideci;Vade Tarihi;Tutar\nAk Ltd.;{row}\n"))
    assert column(given, "debtor_name", "debtors") == ["Ak Ltd."]


FILES = """
    İcra Dairesi;Dosya No;Borçlu;Takip Türü;Takip Tarihi;Asıl Alacak;Ödeme Emri Tebliğ;Haciz Tarihi;Avukat
    İstanbul 12. İcra Müd.;2025/44812 E.;Ak Ltd.;İlamsız;13.01.2025;1.000,00;20.01.2025;;Av. Deneme
    Ankara 3. İcra Dairesi;2024/77;Ok Ltd.;Kambiyo;15.03.2024;2.000,00;20.03.2024;01.05.2024;
"""


def test_an_enforcement_file_brings_debtor_claim_and_events(tmp_path: Path) -> None:
    source = write(tmp_path, lines(FILES))
    outcome = run(source)
    files = outcome.appended["files"]
    assert files["office"].tolist() == ["İstanbul 12. İcra Dairesi", "Ankara 3. İcra Dairesi"]
    assert files["case_no"].tolist() == ["2025/44812", "2024/77"]
    assert files["proceeding_type"].tolist() == ["general", "negotiable"]
    assert column(outcome, "file_id") == files["file_id"].tolist()
    assert column(outcome, "amount_kurus") == [100000, 200000]
    assert sorted(column(outcome, "event_type", "events")) == ["attachment", "order_served", "order_served"]
    again = run(source, after(outcome))
    assert again.appended == {}
    assert again.answer["skipped"] == 2


def test_a_list_of_files_without_debtors_is_asked(tmp_path: Path) -> None:
    text = "Birim;Dosya No;Dosya Türü;Dosya Durumu;Dosya Açılış Tarihi\n"
    source = write(tmp_path, text + "İstanbul 12. İcra Dairesi;2025/44;İlamsız;Açık;13.01.2025\n")
    assert "debtor" in [question["question"] for question in asked(source)]


def test_an_objection_and_its_day_stand_in_two_columns(tmp_path: Path) -> None:
    text = """
        İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Asıl Alacak;İtiraz;İtiraz Tebliğ Tarihi
        Ankara 1. İcra Dairesi;2024/5;Ak Ltd.;13.02.2024;1.000,00;Var;25.02.2024
        Ankara 1. İcra Dairesi;2024/6;Ok Ltd.;13.02.2024;1.000,00;Yok;
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "event_type", "events") == ["objection"]
    assert outcome.appended["files"]["file_status"].tolist() == ["objected", ""]
