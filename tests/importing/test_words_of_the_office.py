"""What clerks, tailors and caretakers call their columns, and the lines that their programs print."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.importing.runs import column, lines, run, told, write


def test_a_sum_of_the_page_that_is_carried_on_is_no_debtor(tmp_path: Path) -> None:
    rows = """
        Cari Ünvan;Fatura No;Vade;Tutar
        Ak Yapı;F-1;01.10.2026;100,00
        Bora Boya;F-2;02.10.2026;200,00
        Sayfa Toplamı / Devreden;;;300,00
        Can Cam;F-3;03.10.2026;50,00
        Genel Toplam;;;350,00
        """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [10000, 20000, 5000]
    assert "listenin kendi toplamı 350,00 TL, tutuyor" in told(outcome)


def test_the_day_it_was_given_pays_nothing(tmp_path: Path) -> None:
    rows = "Levent Hızlı;perde;03.02.26;3875 TL\nLale Öztoprak;paça;05.02.26;4753 TL\n"
    outcome = run(write(tmp_path, f"Müşteri adı;Ne dikildi;Verdiği gün;Borcu\n{rows}"))
    assert column(outcome, "issue_date") == ["2026-02-03", "2026-02-05"]
    assert not len(outcome.appended.get("receipts", ()))


def test_beside_what_was_paid_it_is_the_day_of_payment(tmp_path: Path) -> None:
    rows = "Levent Hızlı;01.02.26;3875;1000;03.02.26\nLale Öztoprak;02.02.26;4753;;\n"
    outcome = run(write(tmp_path, f"Müşteri;Tarih;Borcu;Ödenen;Verdiği gün\n{rows}"))
    assert column(outcome, "received_on", "receipts") == ["2026-02-03"]


def test_payment_in_words_is_a_state(tmp_path: Path) -> None:
    rows = "900;Necip Uğurlu;15.02.2026;6840;ödenmedi\n901;Ökkeş Fidancı;22.02.2026;2280;ödendi\n"
    rows += "902;Şengül Nalbantoğlu;23.03.2026;1200;ödenmedi\n"
    outcome = run(write(tmp_path, f"FİŞ;MÜŞTERİ;TESLİM TARİHİ;ÜCRETİ;ÖDEME\n{rows}"))
    assert column(outcome, "closing_reason") == ["", "paid", ""]


def test_an_account_is_named_by_what_is_said_of_it(tmp_path: Path) -> None:
    rows = """
        HESAP;AÇIKLAMA;BORÇ;ALACAK;BORÇ BAKİYESİ;ALACAK BAKİYESİ
        120.001;Bereket Hafriyat A.Ş.;35113,00;30653,00;4460,00;
        120.002;Kardeşler Nakliyat Ltd. Şti.;63429,25;60129,25;3300,00;
        """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == [
        "Bereket Hafriyat A.Ş.",
        "Kardeşler Nakliyat Ltd. Şti.",
    ]


def test_numbers_of_invoices_need_no_more_than_no_above_them(tmp_path: Path) -> None:
    rows = "INV-310;Şafak Bilişim;2026-01-24;17805.50\nINV-311;Irmak Yazılım;2026-03-15;2969.25\n"
    outcome = run(write(tmp_path, f"No;Customer;Date;Amount\n{rows}"))
    assert column(outcome, "document_no") == ["INV-310", "INV-311"]


def test_months_below_another_title_are_months(tmp_path: Path) -> None:
    rows = """
        2026 YILI ALACAK ÇİZELGESİ;;;;
        ;;;;
        ;DAİRE;;;
        DAİRE;SAHİBİ;MAYIS;HAZİRAN;TOPLAM
        1;Rıza Sezer;0,00;1.200,00;1.200,00
        2;Hasan Şeker;1.200,00;1.200,00;2.400,00
        """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "due_date") == ["2026-06-30", "2026-05-31", "2026-06-30"]


def test_a_mark_below_nothing_says_nothing(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Veliler", 0)
    sheet.append(("Öğrenci Velisi", "Telefon", "Vade Tarihi", "Tutar"))
    for name, phone in (("İsmail Kaçar", "0 505 5109083"), ("İrem Öztürk", "0555-449-49-72")):
        for month, cell in enumerate((phone, "", '"', '"'), 9):
            sheet.append((name if cell == phone else '"', cell, f"01.{month:02}.2026", "19.500,00"))
    book.save(tmp_path / "veli.xlsx")
    outcome = run(tmp_path / "veli.xlsx")
    assert column(outcome, "phone", "debtors") == ["+905055109083", "+905554494972"]


def test_the_firm_after_which_its_sheet_is_called_is_the_debtor(tmp_path: Path) -> None:
    book = Workbook()
    del book["Sheet"]
    for name, label in (("EKİN MİMARLIK LTD ŞTİ", "Firma"), ("ÜÇLER OTEL", "Cari Ünvanı")):
        sheet = book.create_sheet(name)
        for row in ((f"{label}: {name}",), ("Tarih", "Belge No", "BORÇ", "ALACAK", "Bakiye")):
            sheet.append(row)
        sheet.append(("16.02.2026", f"F-{len(name)}", 100.5, 0, 100.5))
    book.save(tmp_path / "liste.xlsx")
    outcome = run(tmp_path / "liste.xlsx")
    assert column(outcome, "debtor_name", "debtors") == ["EKİN MİMARLIK LTD ŞTİ", "ÜÇLER OTEL"]
