"""Lists as accounting programs export them: what in them is not what it seems."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Ledger
from tests.importing.runs import after, asked, column, lines, listed, run, write
from tests.importing.test_lists_of_trades import claims, questions, taken, totals

DOLLARS_AND_LIRA = [("Ak", "F-1", 10000, "USD"), ("Ok", "F-2", 50000, "TRY")]


@pytest.mark.parametrize("own", ["Döviz Tutarı", "İşlem Dövizi Tutarı", "Dövizli Tutar", "Amount (FC)"])
def test_amounts_are_those_of_the_document_not_their_worth(tmp_path: Path, own: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Cari Unvanı;Fatura No;Vade;Tutar;Döviz Cinsi;Kur;{own}
        Ak;F-1;13.01.2026;4.150,00;USD;41,50;100,00
        Ok;F-2;14.01.2026;8.300,00;USD;41,50;200,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "USD"), ("Ok", "F-2", 20000, "USD")]


@pytest.mark.parametrize("none", ["", "0,00"])
def test_documents_in_lira_have_no_amount_in_a_foreign_currency(tmp_path: Path, none: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Cari Unvanı;Fatura No;Vade;Para Birimi;Döviz Tutarı;TL Tutarı
        Ak;F-1;13.01.2026;USD;100,00;4.150,00
        Ok;F-2;14.01.2026;TL;{none};500,00
        Toplam;;;;100,00;4.650,00
        """,
    )
    assert claims(outcome) == DOLLARS_AND_LIRA
    assert totals(outcome) == {"TRY": ("500.00", "500.00"), "USD": ("100.00", "100.00")}


@pytest.mark.parametrize("worth", ["TL Karşılığı", "Karşılık (TL)", "TL Değeri"])
@pytest.mark.parametrize("own", ["50000,00", ""])
def test_what_a_foreign_amount_is_worth_in_lira_is_no_amount(tmp_path: Path, worth: str, own: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Müşteri;Fatura No;Vade Tarihi;Döviz Tutarı;Döviz Cinsi;Kur;{worth}
        Ak;F-1;13.01.2026;100,00;USD;41,25;4.125,00
        Ok;F-2;14.01.2026;{own};TL;1,00;50000,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "USD"), ("Ok", "F-2", 5000000, "TRY")]


def test_amounts_in_foreign_currencies_alone(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Vade Tarihi;Döviz Tutarı;Döviz Cinsi
        Ak;F-1;13.01.2026;100,00;USD
        Ok;F-2;14.01.2026;500,00;TL
        """,
    )
    assert claims(outcome) == DOLLARS_AND_LIRA


def test_a_statement_in_a_foreign_currency_and_in_lira(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari Unvanı;Tarih;Belge No;Borç;Alacak;Bakiye;Döviz;Döviz Borç;Döviz Alacak
        Ak;13.01.2026;F-1;4.150,00;;4.150,00;USD;100,00;
        Ak;20.01.2026;T-1;;2.100,00;2.050,00;USD;;50,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "USD")]
    assert column(outcome, "amount_kurus", "receipts") == [5000]
    assert column(outcome, "currency", "receipts") == ["USD"]


def test_a_column_of_foreign_amounts_without_any_is_not_meant(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari Unvanı;Fatura No;Vade;Tutar;Döviz Cinsi;Döviz Tutarı
        Ak;F-1;13.01.2026;100,00;TL;0,00
        Ok;F-2;14.01.2026;200,00;TL;0,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "F-2", 20000, "TRY")]


@pytest.mark.parametrize("mark", ['="{}"', '"=""{}"""', "'{}"])
def test_signs_that_make_text_of_numbers_are_no_part_of_them(tmp_path: Path, mark: str) -> None:
    cells = ("Ak", "0012", "4540536920", "13.01.2026", "1.234,56")
    row = ",".join(mark.format(cell) for cell in cells).replace("'1.234,56", '"\'1.234,56"')
    outcome = taken(tmp_path, f"Unvan,Fatura No,Vergi No,Vade,Tutar\n{row}\n{row.replace('0012', '0013')}")
    assert claims(outcome) == [("Ak", "0012", 123456, "TRY"), ("Ak", "0013", 123456, "TRY")]
    assert column(outcome, "tax_id", "debtors") == ["4540536920"]


def test_an_apostrophe_of_a_name_stays(tmp_path: Path) -> None:
    outcome = taken(tmp_path, "Unvan;Vade;Tutar\n't Hof;13.01.2026;1\nAk;13.01.2026;2\nOk;13.01.2026;3")
    assert column(outcome, "debtor_name") == ["'t Hof", "Ak", "Ok"]


def test_capitals_that_were_lost_between_two_encodings(tmp_path: Path) -> None:
    text = "Unvan;Vade;Tutar\nAk A.Ş.;13.01.2026;1,00\nDAĞ Ltd. Şti.;13.01.2026;2,00\nÇağ;13.01.2026;3,00\n"
    broken = text.encode().decode("cp1254", errors="replace")
    outcome = run(write(tmp_path, broken))
    assert column(outcome, "debtor_name") == ["Ak A.Ş.", "DAĞ Ltd. Şti.", "Çağ"]
    assert "import_text_repaired" in [notice.key for notice in outcome.notices]


PRINTED = """\
CARİ HESAP EKSTRESİ
Firma: ÖRNEK TİCARET A.Ş.      Tarih: 22.11.2026
Cari Unvanı : Çağlayan Su Ürünleri Ltd. Şti.
Tarih      Evrak No        İşlem                 Borç          Alacak          Bakiye
-------------------------------------------------------------------------------------
{}
"""


def test_titles_of_a_printed_statement_run_across_its_columns(tmp_path: Path) -> None:
    first = PRINTED.format(
        "29.01.2026 F19302          Fatura           43.247,67                       43.247,67\n"
        "28.02.2026 F30258          Fatura           79.707,05                      122.954,72"
    )
    second = PRINTED.format(
        "20.03.2026 F15636          Tahsilat                         92.763,62       30.191,10\n"
        "26.04.2026 F39737          Fatura           71.810,39                      102.001,49"
    )
    outcome = run(write(tmp_path, first + "\f" + second, "ekstre.txt"))
    assert claims(outcome) == [
        ("Çağlayan Su Ürünleri Ltd. Şti.", number, kurus, "TRY")
        for number, kurus in (("F19302", 4324767), ("F30258", 7970705), ("F39737", 7181039))
    ]
    assert column(outcome, "issue_date") == ["2026-01-29", "2026-02-28", "2026-04-26"]
    assert column(outcome, "amount_kurus", "receipts") == [9276362]


FIRST_LIST = """
    Unvan;Fatura No;Vade;Tutar
    Ak Gıda Ltd. Şti.;F-1;13.01.2026;100,00
    Ok A.Ş.;F-2;14.01.2026;200,00
"""
SPELLED_ANEW = """
    Unvan;Fatura No;Vade;Tutar
    AK GIDA TİC. LİMİTED ŞİRKETİ;{};13.01.2026;{}
    Ok A.Ş.;F-2;14.01.2026;200,00
"""


def standing(tmp_path: Path) -> Ledger:
    return after(taken(tmp_path, FIRST_LIST))


@pytest.mark.parametrize(("number", "amount"), [("F-1", "100,00"), ("F-1", "150,00")])
def test_documents_of_the_book_under_another_spelling_of_the_debtor_are_asked_about(
    tmp_path: Path, number: str, amount: str
) -> None:
    book = standing(tmp_path)
    source = write(tmp_path, lines(SPELLED_ANEW.format(number, amount)))
    [question] = asked(source, into=book)
    assert question["id"] == "same_debtors:"
    assert question["debtors"] == [{"list": "AK GIDA TİC. LİMİTED ŞİRKETİ", "book": "Ak Gıda Ltd. Şti."}]
    other = run(source, into=book, answer=["same_debtors=other"])
    assert column(other, "debtor_name", "debtors") == ["AK GIDA TİC. LİMİTED ŞİRKETİ"]
    assert len(other.appended["receivables"]) == 1


def test_a_debtor_said_to_be_the_same_keeps_his_documents_once(tmp_path: Path) -> None:
    book = standing(tmp_path)
    source = write(tmp_path, lines(SPELLED_ANEW.format("F-1", "100,00")))
    outcome = run(source, into=book, answer=["same_debtors=same"])
    assert not outcome.appended
    assert outcome.answer["skipped"] == 2


@pytest.mark.parametrize(
    "row", ["AK GIDA TİC. LİMİTED ŞİRKETİ;F-9;19.01.2026;900,00", "Başka Gıda A.Ş.;F-1;13.01.2026;250,00"]
)
def test_new_documents_or_another_name_are_nobodys_second_spelling(tmp_path: Path, row: str) -> None:
    book = standing(tmp_path)
    outcome = run(write(tmp_path, f"Unvan;Fatura No;Vade;Tutar\n{row}\n"), into=book)
    assert len(outcome.appended["debtors"]) == len(outcome.appended["receivables"]) == 1


def test_equal_days_and_amounts_tell_the_debtor_where_documents_have_no_number(tmp_path: Path) -> None:
    row = "Unvan;Vade;Tutar\n{};13.01.2026;100,00\n"
    book = after(run(write(tmp_path, row.format("Ak Gıda Ltd. Şti."))))
    [question] = asked(write(tmp_path, row.format("AK GIDA TİC. LTD.")), into=book)
    assert question["question"] == "same_debtors"


@pytest.mark.parametrize(
    ("headers", "numbers"),
    [
        ("Evrak Seri;Evrak Sıra;Açıklama", ["A-12", "A-13"]),
        ("Seri;Sıra No;Belge No", ["F-1", "F-2"]),
        ("Seri;Belge No;Sıra No", ["A-12", "A-13"]),
    ],
)
def test_a_series_goes_with_the_running_number_behind_it(
    tmp_path: Path, headers: str, numbers: list[str]
) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Unvan;{headers};Vade;Tutar
        Ak;A;12;F-1;13.01.2026;1,00
        Ok;A;13;F-2;14.01.2026;2,00
        """,
    )
    assert column(outcome, "document_no") == numbers


@pytest.mark.parametrize(
    "header", ["Genel Toplam Tutarı (TL)", "Toplam Fatura Tutarı", "KDV Dahil Toplam Tutar", "Satış Tutarı"]
)
def test_an_amount_is_known_by_the_words_of_its_header(tmp_path: Path, header: str) -> None:
    outcome = taken(tmp_path, f"Unvan;Fatura No;Vade;KDV Toplam Tutarı;{header}\nAk;F-1;13.01.2026;1,50;9,00")
    assert claims(outcome) == [("Ak", "F-1", 900, "TRY")]


def test_beside_a_known_amount_such_words_say_nothing(tmp_path: Path) -> None:
    outcome = taken(tmp_path, "Unvan;Fatura No;Vade;Satış Tutarı;Genel Toplam\nAk;F-1;13.01.2026;7,50;9,00")
    assert claims(outcome) == [("Ak", "F-1", 900, "TRY")]


@pytest.mark.parametrize("day", ["13.01.2026 Salı", "13.01.2026 Sal.", "Sal, 13.01.2026", "13.01.2026 (Sal)"])
def test_a_day_of_the_week_beside_a_day(tmp_path: Path, day: str) -> None:
    outcome = taken(tmp_path, f"Unvan;Fatura No;Vade;Tutar\nAk;F-1;{day};1,00")
    assert column(outcome, "due_date") == ["2026-01-13"]


def test_a_name_in_two_columns_is_one(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari kodu;Cari ünvanı 1;Cari ünvanı 2;Fatura No;Vade;Tutar
        C1;Yıldız Gıda San. ve;Tic. Ltd. Şti.;F-1;13.01.2026;1,00
        C2;Mehmet Işık;;F-2;14.01.2026;2,00
        """,
    )
    assert column(outcome, "debtor_name") == ["Yıldız Gıda San. ve Tic. Ltd. Şti.", "Mehmet Işık"]


def test_two_whole_names_are_asked_about(tmp_path: Path) -> None:
    text = """
        Unvan 1;Unvan 2;Fatura No;Vade;Tutar
        Ak Ltd. Şti.;Ak Gıda;F-1;13.01.2026;1,00
        Ok A.Ş.;Ok Market;F-2;14.01.2026;2,00
        """
    assert questions(tmp_path, text) == ["column"]


def test_the_head_of_each_page_is_no_record(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        YELKEN TİC.;FATURA LİSTESİ;Sayfa: 1;
        Unvan;Fatura No;Vade;Tutar
        Ak;F-1;13.01.2026;100,00
        YELKEN TİC.;FATURA LİSTESİ;Sayfa: 2;
        Unvan;Fatura No;Vade;Tutar
        Ok;F-2;14.01.2026;200,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "F-2", 20000, "TRY")]
    assert [row[0] for row in listed(outcome, "untaken")] == ["skipped", "skipped"]


@pytest.mark.parametrize("age", ["31 - 60 days past due", "91 or more days past due", "Current"])
def test_an_age_above_its_invoices_is_no_record(tmp_path: Path, age: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance
        {age}
        01/13/2026,Invoice,F-1,Ak,02/13/2026,100.00,100.00
        01/14/2026,Invoice,F-2,Ok,02/14/2026,200.00,200.00
        Total for {age},,,,,$300.00,$300.00
        TOTAL,,,,,$300.00,$300.00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "F-2", 20000, "TRY")]
    assert [row[0] for row in listed(outcome, "untaken")] == ["skipped"] * 3


LONG_HEADING = "{code} - {name}      Vergi Dairesi: Meram  Tel: +905321112233"


@pytest.mark.parametrize(
    "above",
    [
        "Cari Hesap Kodu   : {code}\nCari Hesap Unvanı : {name}\n",
        "{code} {name}",
        "Sayın {name}",
        LONG_HEADING,
    ],
)
def test_printed_statements_of_several_accounts(tmp_path: Path, above: str) -> None:
    header = f"{'Tarih':11}{'Fiş Türü':17}{'Fiş No':11}{'Borç':>12}{'Alacak':>12}{'Bakiye':>12}"
    parts = []
    for code, name, owed in (
        ("120.01.001", "Ak Su Ltd. Şti.", "100,00"),
        ("120.01.002", "Okyanusların Taş Ltd. Şti.", "70,00"),
    ):
        parts += [above.format(code=code, name=name), header]
        parts += [f"{'01.01.2026':11}{'Devir':28}{owed:>12}{'':12}{owed:>12}"]
        for at in (2, 3):
            parts += [
                f"0{at}.02.2026 {'Satış Faturası':17}{f'F{code[-1]}{at}':11}{'10,00':>12}{'':12}{'':12}"
            ]
        parts += [""]
    outcome = run(write(tmp_path, "\n".join(parts), "ekstre.txt"))
    assert [(name, number, kurus) for name, number, kurus, _ in claims(outcome)] == [
        ("Ak Su Ltd. Şti.", "", 10000),
        ("Ak Su Ltd. Şti.", "F12", 1000),
        ("Ak Su Ltd. Şti.", "F13", 1000),
        ("Okyanusların Taş Ltd. Şti.", "", 7000),
        ("Okyanusların Taş Ltd. Şti.", "F22", 1000),
        ("Okyanusların Taş Ltd. Şti.", "F23", 1000),
    ]


@pytest.mark.parametrize("stated", ["300,00;50,00", "400,00;50,00"])
def test_an_opening_that_stands_in_the_balance_alone(tmp_path: Path, stated: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Cari Unvanı;Tarih;Evrak No;Açıklama;Borç;Alacak;Bakiye
        Ak;01.01.2026;;Devir;;;100,00
        Ak;13.01.2026;F-1;Fatura;200,00;;300,00
        Ak;14.01.2026;F-2;Fatura;100,00;;400,00
        Ak;15.01.2026;T-1;Havale;;50,00;350,00
        ;;;Toplam;{stated};
        """,
    )
    assert claims(outcome) == [
        ("Ak", "", 10000, "TRY"),
        ("Ak", "F-1", 20000, "TRY"),
        ("Ak", "F-2", 10000, "TRY"),
    ]
    assert totals(outcome) == {"TRY": ("400.00", "400.00")}
    assert "tutuyor" in " ".join(str(notice.params) for notice in outcome.notices)


def test_accounts_named_by_labels_in_cells_of_their_own(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari Kodu;120.01;Cari Ünvanı;Ak Gıda Ltd.
        Tarih;Fiş Türü;Fiş No;Borç;Alacak;Bakiye
        13.01.2026;Satış;F-1;100,00;;100,00
        Cari Kodu;120.02;Cari Ünvanı;Ok Taş A.Ş.
        Tarih;Fiş Türü;Fiş No;Borç;Alacak;Bakiye
        14.01.2026;Satış;F-2;200,00;;200,00
        """,
    )
    assert claims(outcome) == [("Ak Gıda Ltd.", "F-1", 10000, "TRY"), ("Ok Taş A.Ş.", "F-2", 20000, "TRY")]


def test_titles_of_two_lines_that_are_both_full(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura;Fatura;Vade;Fatura
        Ünvanı;No;Tarihi;Tarihi;Tutarı
        Ak;F-1;13.01.2026;13.02.2026;100,00
        Ok;F-2;14.01.2026;14.02.2026;200,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "F-2", 20000, "TRY")]
    assert column(outcome, "due_date") == ["2026-02-13", "2026-02-14"]


def test_what_is_open_beside_a_running_balance(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        ;Date;Num;Due Date;Amount;Open Balance;Balance
        Ak Ltd.;;;;;;
        ;2026-01-13;F-1;2026-02-13;100.50;100.50;100.50
        ;2026-01-14;F-2;2026-02-14;200.50;200.50;301.00
        ;2026-01-15;F-3;2026-02-15;50.00;20.00;351.00
        Ok A.Ş.;;;;;;
        ;2026-01-13;F-4;2026-02-13;70.00;70.00;70.00
        """,
    )
    owed = [
        ("Ak Ltd.", "F-1", 10050, "TRY"),
        ("Ak Ltd.", "F-2", 20050, "TRY"),
        ("Ak Ltd.", "F-3", 2000, "TRY"),
    ]
    assert claims(outcome) == [*owed, ("Ok A.Ş.", "F-4", 7000, "TRY")]


def test_what_was_sent_or_ordered_is_not_invoiced(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Tür;Tarih;Genel Toplam
        Ak;F-1;Satış Faturası;13.01.2025;100,00
        Ak;I-1;İrsaliye;13.01.2025;100,00
        Ak;S-1;Satış Siparişi;14.01.2025;300,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY")]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "3"], ["rejected", "4"]]


def test_what_is_left_below_each_age_is_a_sum(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        A/R Aging Detail;;;;;
        ;Date;Num;Customer;Due Date;Amount;Open Balance
        31 - 60 days past due;;;;;;
        ;06/25/2026;2201;Maple B.V.;07/25/2026;6669.90;3334.00
        ;06/29/2026;2202;Summit GmbH;07/29/2026;7427.30;7427.30
        Total for 31 - 60 days past due;;;;;;10761.30
        Current;;;;;;
        ;09/14/2026;2213;Harbor LLC;10/14/2026;904.80;904.80
        ;09/19/2026;2214;Summit GmbH;10/19/2026;100.25;100.25
        Total for Current;;;;;;1005.05
        TOTAL;;;;;;11766.35
        """,
    )
    assert column(outcome, "amount_kurus") == [333400, 742730, 90480, 10025]


def test_a_program_names_customers_and_suppliers_in_one_column(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Fatura ismi;Fatura no;Müşteri / Tedarikçi;Düzenleme tarihi;Son ödeme tarihi;Genel toplam
        Kurumsal site;F-1;Ülkü Turizm A.Ş.;05.01.2026;04.02.2026;100,00
        Reklam filmi;F-2;Ayşe Kara;06.01.2026;05.02.2026;200,00
        """,
    )
    assert [claim[0] for claim in claims(outcome)] == ["Ülkü Turizm A.Ş.", "Ayşe Kara"]


@pytest.mark.parametrize("own", ["Seri No", "Çek Seri No"])
def test_the_number_in_the_portfolio_is_not_the_cheque_s(tmp_path: Path, own: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Portföy No;{own};Bankası;Keşideci;Vade;Tutar
        00001;6394126;Akbank;Pusula Fide Ltd. Şti.;02.12.2026;100,00
        00002;9009824;Akbank;Bozkır Tarım A.Ş.;11.12.2026;200,00
        """,
    )
    assert column(outcome, "document_no") == ["6394126", "9009824"]
    assert column(outcome, "document_type") == ["cheque", "cheque"]


def test_a_portfolio_has_no_other_number(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Portföy No;Bankası;Keşideci;Vade;Tutar
        P-00017;Akbank;Pusula Fide Ltd. Şti.;02.12.2026;100,00
        """,
    )
    assert column(outcome, "document_no") == ["P-00017"]


@pytest.mark.parametrize("day", ["Ödeme Geldiği Gün", "Paranın Geçtiği Tarih"])
def test_the_day_on_which_money_arrived(tmp_path: Path, day: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Müşteri;Fatura Nr;Vadesi;KDV Dahil Toplam;Gelen Ödeme;{day}
        Ak;F-1;16.03.2026;915,00;457,00;06.03.2026
        Ok;F-2;14.05.2026;310,00;;
        """,
    )
    assert column(outcome, "amount_kurus", "receipts") == [45700]
