"""Lists as firms and their accountants keep them: currencies in headings, payments in columns, own debts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import after, asked, column, lines, listed, run, write


def test_a_heading_tells_the_currency_of_the_rows_below(tmp_path: Path) -> None:
    text = """
        TL ALACAKLAR;;
        Firma;Fatura No;Tutar
        Ak;F-1;100,00
        TOPLAM;;100,00
        USD ALACAKLAR;;
        Firma;Fatura No;Tutar
        Ok;F-2;40,00
        TOPLAM;;40,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "currency") == ["TRY", "USD"]
    assert outcome.answer["totals"] == {
        "TRY": {"source": "100.00", "imported": "100.00"},
        "USD": {"source": "40.00", "imported": "40.00"},
    }
    assert not said_to_differ(outcome)


def test_a_heading_of_a_currency_counts_for_all_debtors_below(tmp_path: Path) -> None:
    text = """
        Tarih;Fatura No;Tutar
        EURO BAKİYELER;;
        Cari: Ak Ltd.;;
        13.01.2026;F-1;1,00
        Cari: Ok Ltd.;;
        13.01.2026;F-2;2,00
        TL BAKİYELER;;
        Cari: Al Ltd.;;
        13.01.2026;F-3;3,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "currency") == ["EUR", "EUR", "TRY"]


def test_the_currency_label_of_one_account_is_not_that_of_the_next(tmp_path: Path) -> None:
    text = """
        Tarih;Fatura No;Tutar
        Cari: Ak Ltd.;;
        Döviz: USD;;
        13.01.2026;F-1;1,00
        Cari: Ok Ltd.;;
        13.01.2026;F-2;2,00
    """
    assert column(run(write(tmp_path, lines(text))), "currency") == ["USD", "TRY"]


def test_a_currency_that_stands_only_in_the_cell_format_is_read(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Müşteri", "Fatura No", "Tutar"])
        formats = ['#,##0.00 "₺"', "[$$-409]#,##0.00", "#,##0.00 [$€-407]"]
        for row, code in enumerate(formats, start=1):
            sheet.write_row(row, 0, ["Ak", f"F-{row}"])
            sheet.write_number(row, 2, 1000.5 * row, made.add_format({"num_format": code}))
    outcome = run(path)
    assert column(outcome, "currency") == ["TRY", "USD", "EUR"]
    assert column(outcome, "amount_kurus") == [100050, 200100, 300150]


@pytest.mark.parametrize(
    ("title", "question"), [("BORÇLARIMIZ", "own_debts"), ("Alacaklar (Bin TL)", "thousands")]
)
def test_what_may_be_no_claim_of_that_amount_is_asked(tmp_path: Path, title: str, question: str) -> None:
    text = f"""
        {title};;
        Firma;Vade;Tutar
        Ak;13.01.2026;100,00
    """
    [found] = asked(write(tmp_path, lines(text)))
    assert (found["question"], found["column"]) == (question, title)


@pytest.mark.parametrize(
    ("written", "kurus"),
    [("12.500-TL", 1250000), ("1.000,-", 100000), ("500,-", 50000), ("#750,00#", 75000)],
)
def test_a_dash_behind_an_amount_without_decimals_is_no_minus(
    tmp_path: Path, written: str, kurus: int
) -> None:
    outcome = run(write(tmp_path, f"Firma;Fatura No;Tutar\nAk;F-1;{written}\nOk;F-2;1,50\n"))
    assert column(outcome, "amount_kurus") == [kurus, 150]


def test_balances_that_we_owe_are_told_with_their_sum(tmp_path: Path) -> None:
    text = """
        Firma;Tarih;Bakiye
        Ak;13.01.2026;100,00
        Ok;13.01.2026;30,00 (A)
    """
    outcome = run(write(tmp_path, lines(text)))
    assert outcome.answer["totals"]["TRY"] == {"source": "100.00", "imported": "100.00"}
    notices = {notice.key: notice.params for notice in outcome.notices}
    assert notices["import_in_credit"] == {"n": 1, "money": "30,00 TL", "named": "Ok 30,00 TL"}
    assert "import_payments_left" not in notices
    assert [outcome.answer[key] for key in ("accepted", "skipped")] == [2, 0]


def test_sums_of_sections_agree_though_none_is_that_of_all(tmp_path: Path) -> None:
    text = """
        Firma;Fatura No;Tutar
        Ak;F-1;100,00
        TOPLAM;;100,00
        Ok;F-2;40,00
        TOPLAM;;40,00
    """
    assert not said_to_differ(run(write(tmp_path, lines(text))))
    assert said_to_differ(run(write(tmp_path, lines(text).replace("TOPLAM;;40,00", "TOPLAM;;41,00"))))


def said_to_differ(outcome: object) -> bool:
    [totals] = [each.params for each in outcome.notices if each.key == "import_totals"]  # type: ignore[attr-defined]
    return "farkı" in totals["totals"]


def test_words_in_place_of_a_due_date_leave_it_empty_and_are_listed(tmp_path: Path) -> None:
    text = """
        Firma;Fatura No;Tarih;Vade;Tutar
        Ak;F-1;15/Kas/25;Kasım 2025;1,00
        Ok;F-2;15.11.2025 Cumartesi;15.12.2025;2,00
        Al;F-3;15.11.2025;31.11.2025;3,00
        Al;F-4;15.11.2025;16.12.2025;4,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "due_date") == [None, "2025-12-15", "2025-12-16"]
    assert column(outcome, "issue_date") == ["2025-11-15"] * 3
    assert [row[:3] for row in listed(outcome, "repaired")] == [["2", "Vade", "Kasım 2025"]]
    assert [row[1] for row in listed(outcome, "untaken")] == ["4"]


def test_several_payments_are_taken_off_where_the_rest_proves_them(tmp_path: Path) -> None:
    text = """
        Müşteri;Satış Tarihi;Tutar;1. ödeme;2. ödeme;Kalan;NOT
        Ak;13.01.2026;100,00;20,00;20,00;60,00;söz verdi
        Ok;14.01.2026;50,00;10,00;;40,00;icrada
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [6000, 4000]
    assert column(outcome, "note", "debtors") == ["söz verdi", "icrada"]
    questions = asked(write(tmp_path, lines(text).replace(";60,00;", ";61,00;")))
    assert questions[0]["question"] in ("paid", "amount")


def test_the_day_beside_what_was_paid_is_that_of_the_payment(tmp_path: Path) -> None:
    text = """
        Fatura No;Müşteri;Fatura Tarihi;Fatura Tutarı;Ödeme Tarihi;Ödenen Tutar;Kalan Tutar
        F-1;Ak;05.01.2026;120,00;13.02.2026;120,00;0,00
        F-2;Ak;06.01.2026;90,00;20.03.2026;40,00;50,00
        F-3;Ok;07.01.2026;70,00;;;70,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [12000, 9000, 7000]
    assert column(outcome, "due_date") == [None, None, None]
    assert column(outcome, "amount_kurus", "receipts") == [12000, 4000]


def test_beside_a_currency_column_the_worth_in_lira_is_no_amount(tmp_path: Path) -> None:
    text = """
        Firma;Fatura No;Döviz;Açık Tutar;Açık Tutar (TL)
        Ak;F-1;USD;100,00;4.100,00
        Ok;F-2;TL;50,00;50,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [10000, 5000]
    only_lira = lines(text).replace("TL;50,00;50,00", "TL;;50,00")
    assert asked(write(tmp_path, only_lira))[0]["question"] == "column"


def test_equal_ages_of_debt_count_each(tmp_path: Path) -> None:
    text = """
        As of 30 September 2026;;;
        Contact;Current;< 1 Month;2 Months;Total
        Ak;100,00;100,00;0,00;200,00
        Total;100,00;100,00;0,00;200,00
        Percentage of total;50,00%;50,00%;0,00%;100,00%
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [10000, 10000]
    assert column(outcome, "due_date") == ["2026-09-30", "2026-09-29"]
    assert (outcome.answer["read"], outcome.answer["skipped"]) == (3, 2)


def test_a_document_number_stands_behind_its_series(tmp_path: Path) -> None:
    text = """
        Firma;Evrak Seri;Evrak Sıra;Tutar;Döviz
        Ak;A;1202;100,00;TRL
        Ak;B;1202;200,00;TRL
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "document_no") == ["A-1202", "B-1202"]
    assert column(outcome, "currency") == ["TRY", "TRY"]


def test_two_telephones_in_one_cell_are_two(tmp_path: Path) -> None:
    text = "Müşteri;Telefon\nAk;0532 123 45 67 / 0216 444 55 66\nOk;0312 444 55 66\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "phone", "debtors") == ["+905321234567", "+903124445566"]
    assert column(outcome, "phone2", "debtors") == ["+902164445566", ""]


def test_a_file_whose_order_was_not_served_is_taken(tmp_path: Path) -> None:
    text = """
        İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Asıl Alacak;Takip Çıkışı;Tebliğ;İtiraz
        İstanbul 12. İcra Dairesi;2026/44;Ak;12.03.2026;500,00;510,00;bila;
        Gebze İcra Dairesi;2025/99;Ok;10.11.2025;80,00;83,00;24.11.2025;VAR 27.11.2025
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "filed_kurus", "files") == [51000, 8300]
    assert column(outcome, "event_date", "events") == ["2025-11-24", "2025-11-27"]


def test_rows_of_stars_are_sums(tmp_path: Path) -> None:
    text = "Account;Name 1;Document No;Net due dt;Amount in doc. curr.\n"
    text += "100;Ak;18000001;13.09.2026;12,50\n*;;;;12,50\n"
    outcome = run(write(tmp_path, text))
    assert (outcome.answer["accepted"], outcome.answer["skipped"]) == (1, 1)


def test_a_list_without_names_says_what_to_do(tmp_path: Path) -> None:
    text = "Birim;Dosya No;Dosya Durumu;Taraf Rolü\nGebze İcra Dairesi;2026/1;Açık;Alacaklı\n"
    [question] = asked(write(tmp_path, text))
    assert (question["question"], question["choices"]) == ("debtor", [])
    assert "yeniden deneyin" in question["message"]


def test_cancelled_documents_are_no_claims(tmp_path: Path) -> None:
    text = "Firma;Fatura No;Tutar;Durum\nAk;F-1;1,00;Onaylandı\nAk;F-2;2,00;İptal Edildi\n"
    outcome = run(write(tmp_path, text))
    assert outcome.answer["totals"]["TRY"] == {"source": "1.00", "imported": "1.00"}
    assert [row[:3] for row in listed(outcome, "untaken")] == [
        ["skipped", "3", "“Durum” iptal: İptal Edildi"]
    ]


def test_cheques_given_to_the_bank_for_collection_are_ours(tmp_path: Path) -> None:
    text = "TAHSİLE VERİLEN ÇEKLER;;\nÇek No;Keşideci;Vade;Tutar\n0045;Ak;13.01.2027;1,00\n"
    assert column(run(write(tmp_path, text)), "document_no") == ["0045"]


def test_a_contact_beside_the_customer_is_no_second_debtor(tmp_path: Path) -> None:
    text = "Customer;Contact;Invoice No;Amount\nAk Ltd.;Can;F-1;1,00\n"
    assert column(run(write(tmp_path, text)), "debtor_name", "debtors") == ["Ak Ltd."]


PAYMENTS_IN_COLUMNS = """
    Müşteri;Fatura No;Tarih;Tutar;Ödeme 1 Tarih;Ödeme 1 Tutar;Ödeme 2 Tarih;Ödeme 2 Tutar;Kalan
    Ak;F-1;05.01.2026;100,00;15.01.2026;20,00;20.02.2026;30,00;50,00
    Ak;F-2;06.01.2026;50,00;20.02.2026;30,00;;;20,00
    Ok;F-3;07.01.2026;70,00;;;;;70,00
    Toplam;;;220,00;;50,00;;30,00;140,00
"""


def test_payments_in_columns_with_their_days_become_receipts(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(PAYMENTS_IN_COLUMNS)))
    assert column(outcome, "amount_kurus") == [10000, 5000, 7000]
    assert column(outcome, "amount_kurus", "receipts") == [2000, 3000, 3000]
    assert column(outcome, "received_on", "receipts") == ["2026-01-15", "2026-02-20", "2026-02-20"]
    first, second, _ = column(outcome, "receivable_id")
    assert column(outcome, "receivable_id", "receipts") == [first, first, second]
    assert column(outcome, "description", "receipts")[0] == "F-1; Ödeme 1 Tutar"
    assert outcome.answer["totals"]["TRY"] == {"source": "220.00", "imported": "220.00"}
    assert [outcome.answer[key] for key in ("read", "accepted", "skipped")] == [4, 3, 1]
    assert not said_to_differ(outcome)


def test_a_payment_in_a_column_without_its_day_is_taken_off(tmp_path: Path) -> None:
    undated = lines(PAYMENTS_IN_COLUMNS).replace("20.02.2026;30,00;50,00", ";30,00;50,00")
    outcome = run(write(tmp_path, undated))
    assert column(outcome, "amount_kurus") == [7000, 5000, 7000]
    assert column(outcome, "amount_kurus", "receipts") == [2000, 3000]
    without_rest = "\n".join(line.rpartition(";")[0] for line in undated.splitlines())
    bare = run(write(tmp_path, without_rest))
    assert column(bare, "amount_kurus") == [7000, 5000, 7000]


@pytest.mark.parametrize(
    "titles",
    [
        "1. Ödeme Tarihi;1. Ödeme Tutarı;2. Ödeme Tarihi;2. Ödeme Tutarı",
        "Tarih 1;Tahsilat 1;Tarih 2;Tahsilat 2",
        "Tarih;1. Ödeme;Tarih;2. Ödeme",
        "Birinci Ödeme Tarihi;Birinci Ödeme;İkinci Ödeme Tarihi;İkinci Ödeme",
    ],
)
def test_payments_in_columns_are_known_by_many_headers(tmp_path: Path, titles: str) -> None:
    usual = "Ödeme 1 Tarih;Ödeme 1 Tutar;Ödeme 2 Tarih;Ödeme 2 Tutar"
    text = lines(PAYMENTS_IN_COLUMNS).replace("Fatura No;Tarih", "Fatura No;Fatura Tarihi")
    outcome = run(write(tmp_path, text.replace(usual, titles)))
    assert column(outcome, "amount_kurus", "receipts") == [2000, 3000, 3000]
    assert column(outcome, "amount_kurus") == [10000, 5000, 7000]


def test_a_later_list_brings_only_the_payments_that_are_new(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(PAYMENTS_IN_COLUMNS)))
    standing = after(outcome)
    again = run(write(tmp_path, lines(PAYMENTS_IN_COLUMNS)), standing)
    assert not again.appended
    more = lines(PAYMENTS_IN_COLUMNS).replace("07.01.2026;70,00;;;", "07.01.2026;70,00;05.03.2026;10,00;")
    later = run(write(tmp_path, more.replace(";;70,00", ";;60,00")), standing)
    assert column(later, "amount_kurus", "receipts") == [1000]
    assert column(later, "receivable_id", "receipts") == column(outcome, "receivable_id")[2:]


@pytest.mark.parametrize("header", ["Döviz Tipi", "Birim"])
def test_a_column_of_currencies_is_one_whatever_its_header(tmp_path: Path, header: str) -> None:
    codes = ["TRL", "EUR", "USD", "EUR", "TRL", "USD"]
    rows = [f"Firma {at};F-{at};0{at}.09.2026;1.00{at},00;{code}" for at, code in enumerate(codes, start=1)]
    text = "\n".join([f"Müşteri;Fatura No;Tarih;Tutar;{header}", *rows])
    found = column(run(write(tmp_path, text)), "currency")
    assert found == ["TRY", "EUR", "USD", "EUR", "TRY", "USD"]


@pytest.mark.parametrize("word", ["Firma", "Müşteri", "Cari"])
def test_names_of_a_word_and_a_number_are_no_headers(tmp_path: Path, word: str) -> None:
    rows = [f"{word} {at};F-{at};0{at}.09.2026;1.00{at},00" for at in range(1, 8)]
    outcome = run(write(tmp_path, "\n".join(["Müşteri;Fatura No;Tarih;Tutar", *rows, "TOPLAM;;;7.028,00"])))
    assert column(outcome, "debtor_name", "debtors") == [f"{word} {at}" for at in range(1, 8)]
    accounts = [f"120.01.00{at};{word} {at};1.00{at},00" for at in range(1, 8)]
    outcome = run(write(tmp_path, "\n".join(["Hesap Kodu;Hesap Adı;Borç Bakiye", *accounts])))
    assert column(outcome, "debtor_name", "debtors") == [f"{word} {at}" for at in range(1, 8)]
