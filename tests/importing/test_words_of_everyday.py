"""Lists in the words of people who are no bookkeepers, and headers that are cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.importing.evidence.header import certain, fields_of
from tests.importing.runs import asked, column, lines, run, write

_FOLLOWED = """
    sıra;isim;{owed};{day};kim arıyor
    1;ibrahim dağdelen;52.003,75;23.03.2026;Murat A.
    2;erguvan yapı;22.314,91;23.06.2026;Selin K.
"""


@pytest.mark.parametrize("owed", ["alacak", "Alacak Tutarı", "ALACAK (TL)"])
def test_alacak_beside_a_due_date_is_what_is_owed_to_us(tmp_path: Path, owed: str) -> None:
    outcome = run(write(tmp_path, lines(_FOLLOWED.format(owed=owed, day="vade"))))
    assert column(outcome, "amount_kurus") == [5200375, 2231491]
    assert column(outcome, "due_date") == ["2026-03-23", "2026-06-23"]


@pytest.mark.parametrize("day", ["tarih", "ödeme tarihi"])
def test_alacak_beside_another_day_may_be_what_was_paid(tmp_path: Path, day: str) -> None:
    questions = asked(write(tmp_path, lines(_FOLLOWED.format(owed="alacak", day=day))))
    assert not {"unsure:alacak", "kind:"}.isdisjoint(each["id"] for each in questions)


_PAPERS = """
    {first};{second};Asıl Borçlu;Keşide;Vade;Tutar;Banka
    {one};Lodosçu Gıda;13.06.2026;08.08.2026;58.714,12;Anadolu Bankası
    {two};Şebboy Mobilya;28.07.2026;04.10.2026;101.670,60;Marmara Katılım
    {three};Seçil Toprakçı;05.10.2026;13.01.2027;74.968,44;Ege Bankası
"""


@pytest.mark.parametrize("number", ["No", "Numara", "Nosu"])
def test_a_number_beside_the_kind_of_paper_is_the_papers(tmp_path: Path, number: str) -> None:
    cells = {"one": "Çek;7777863", "two": "Senet;S-0525", "three": "Çek;1938812"}
    outcome = run(write(tmp_path, lines(_PAPERS.format(first="Tür", second=number, **cells))))
    assert column(outcome, "document_no") == ["7777863", "S-0525", "1938812"]
    assert column(outcome, "document_type") == ["cheque", "note", "cheque"]


def test_a_running_number_beside_the_kind_of_paper_is_none(tmp_path: Path) -> None:
    cells = {"one": "1;Çek", "two": "2;Senet", "three": "3;Çek"}
    outcome = run(write(tmp_path, lines(_PAPERS.format(first="No", second="Tür", **cells))))
    assert column(outcome, "document_no") == ["", "", ""]


def test_a_number_of_the_customer_beside_the_kind_of_paper_is_none(tmp_path: Path) -> None:
    cells = {"one": "Çek;1042", "two": "Senet;1042", "three": "Çek;1077"}
    outcome = run(write(tmp_path, lines(_PAPERS.format(first="Tür", second="No", **cells))))
    assert column(outcome, "document_no") == ["", "", ""]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Hsp. Adı", "debtor_name"), ("Hsp. Kodu", "account_code"), ("Ev. No", "document_no"),
        ("Ev. Tel.", "phone"), ("Müş. Ünvanı", "debtor_name"), ("Mşt. Adı", "debtor_name"),
        ("Cari Hsp. Unv.", "debtor_name"), ("Fatr. No.", "document_no"), ("Bor. Tut.", "debit"),
        ("Kal. Tutar (TL)", "open_amount"), ("Vrg. Dai.", "tax_office"), ("Sat. Tem.", "owner"),
        ("Son Öd. Tar.", "due_date"), ("Dos. No", "case_no"), ("Par. Bir.", "currency"),
        ("Düz. Trh.", "issue_date"), ("Bkye.", "open_amount"), ("Açıklm.", "note"),
        ("Müşt. No", "account_code"),
        ("Hsp Adı", "debtor_name"), ("Brç", "debit"), ("Bky", "open_amount"), ("Frm Adı", "debtor_name"),
    ],
)  # fmt: skip
def test_a_header_is_known_by_words_that_are_cut_short(header: str, field: str) -> None:
    told, sure = fields_of(header)
    assert told == (field,)
    assert sure > 0.9


@pytest.mark.parametrize(
    "header", ["Ta. Tarihi", "Mah.", "San. Tic.", "Ev.", "A. Ş.", "Ltd. Şti.", "Av. Ali"]
)
def test_words_cut_short_that_tell_nothing(header: str) -> None:
    assert certain(header) is None


def test_an_account_under_headers_cut_short(tmp_path: Path) -> None:
    text = """
        Hsp. Kodu;Hsp. Adı;Trh.;Ev. No;Açıkl.;Borç;Alacak
        120.01;ŞİRİNYER AMBALAJ;26.1.2026;K819;K819 nolu fatura;61.108,02;
        120.01;ŞİRİNYER AMBALAJ;28.9.2026;845;Gelen Havale;;10.000,00
        120.02;KARAÇALI GIDA;25.2.2026;K855;K855 nolu fatura;63.895,68;
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "debtor_name") == ["ŞİRİNYER AMBALAJ", "KARAÇALI GIDA"]
    assert column(outcome, "document_no") == ["K819", "K855"]
    assert column(outcome, "amount_kurus", "receipts") == [1000000]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Kim", ("debtor_name", "balance_side")), ("Esnaf", ("debtor_name",)),
        ("Adamın Adı", ("debtor_name",)),
        ("Bize Borcu", ("amount",)), ("Alınacak Para", ("amount",)), ("Geri Kalan", ("open_amount",)),
        ("Verdi", ("status", "paid_amount")), ("Son Gün", ("due_date",)), ("Para", ("amount", "currency")),
        ("Söz Verdiği Gün", ("promised_for",)), ("Kaç Gün Geçti", ("days_overdue",)),
        ("En Son Ne Zaman Ödedi", ("other_day",)), ("Kim Arıyor", ("owner",)),
        ("Ne Zaman Aldı", ("issue_date",)), ("Ne Dedi", ("note",)), ("Tel Nosu", ("phone",)),
        ("Müşteri Name", ("debtor_name",)), ("Invoice Tarihi", ("issue_date",)),
        ("Due Tarihi", ("due_date",)), ("Kalan Amount", ("open_amount",)), ("Total Tutar", ("amount",)),
    ],
)  # fmt: skip
def test_everyday_words_and_english_ones_are_known(header: str, fields: tuple[str, ...]) -> None:
    told, sure = fields_of(header)
    assert told == fields
    assert sure > 0.9


def test_a_list_in_everyday_words_comes_in_unasked(tmp_path: Path) -> None:
    text = """
        Kim;Ne Kadar;Verdi;Kaldı;Son Gün;Cep
        Özlem Kırımlı;59.212,78 TL;0,00 TL;59.212,78 TL;25.3.2026;0505 513 71 70
        Akdoruk Ambalaj;76.184,80 TL;26.491,21 TL;49.693,59 TL;3.5.2026;0505 690 30 90
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "debtor_name", "debtors") == ["Özlem Kırımlı", "Akdoruk Ambalaj"]
    assert column(outcome, "due_date") == ["2026-03-25", "2026-05-03"]
    assert column(outcome, "amount_kurus") == [5921278, 4969359]


def test_who_did_the_work_beside_the_customer_owes_nothing(tmp_path: Path) -> None:
    outcome = run(
        write(tmp_path, "Usta;Müşteri;Tarih;Tutar\nHasan;Ak;01.10.2026;1,50\nCem;Ok;02.10.2026;2,50\n")
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok"]


def test_a_column_called_money_may_be_of_currencies(tmp_path: Path) -> None:
    outcome = run(
        write(tmp_path, "Müşteri;Vade;Tutar;Para\nAk;01.10.2026;1,50;USD\nOk;02.10.2026;2,50;EUR\n")
    )
    assert column(outcome, "currency") == ["USD", "EUR"]


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("Müşteri;Vd.;Tut.|Ak;12.12.2026;1,50|Ok;13.12.2026;2,50", "due_date", ["2026-12-12", "2026-12-13"]),
        ("name;amount;open;due|Ak;7,50;3,50;12.12.2026|Ok;2,50;2,50;13.12.2026", "amount_kurus", [350, 250]),
        ("Kiracı;Kira;Son Ödeme|Ak;1,50;12.12.2026|Ok;2,50;13.12.2026", "amount_kurus", [150, 250]),
        ("Kiracı;Kira;Aidat;Toplam|Ak;1,50;1,00;2,50|Ok;2,50;1,00;3,50", "amount_kurus", [250, 350]),
        ("C.Unvanı;V.Tarihi;Tutar|Ak;12.12.2026;1,50|Ok;13.12.2026;2,50", "amount_kurus", [150, 250]),
        ("Firma;Tutar;Ödendi;Kalan|Ak;7,50;4,00;3,50|Ok;2,50;0,00;2,50", "amount_kurus", [350, 250]),
        ("Cari;Vad;KDV'siz;KDV'li|Ak;12.12.2026;1,00;1,20|Ok;;2,00;2,40", "amount_kurus", [120, 240]),
        ("Çek Sahibi;Çek Günü;Çek Miktarı|Ak;12.12.2026;1,50|Ok;13.12.2026;2,50", "amount_kurus", [150, 250]),
        ("Kim Aldı;Ne Aldı;Kaç Lira;Ne Zamana Kadar|Ak;kum;7,50;12.12.2026", "due_date", ["2026-12-12"]),
    ],
)  # fmt: skip
def test_the_cells_beside_such_words_tell_the_rest(
    tmp_path: Path, text: str, key: str, values: list[object]
) -> None:
    outcome = run(write(tmp_path, text.replace("|", "\n")))
    assert column(outcome, key) == values


def test_a_tax_office_is_one_whatever_else_its_header_may_be(tmp_path: Path) -> None:
    text = "Müşteri;VD;V.No;Vade;Tutar\nAk;Kadıköy;4540536920;12.12.2026;1,50\nOk;Bornova;;13.12.2026;2,50\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "tax_office", "debtors") == ["Kadıköy", "Bornova"]
    assert column(outcome, "tax_id", "debtors") == ["4540536920", ""]


def test_amounts_that_add_up_to_none_of_them_are_asked_about(tmp_path: Path) -> None:
    text = "Üye;Aidat;Prim Tutarı;Toplam\nAk;1,50;1,00;2,50\nOk;2,50;1,00;3,00\n"
    assert asked(write(tmp_path, text))[0]["question"] == "column"


@pytest.mark.parametrize("whole", ["Okul Bedeli", "Ücret", "Tutar", "Anlaşma"])
@pytest.mark.parametrize("left", ["Borcu", "Alacağımız", "Borç"])
def test_what_is_owed_is_what_is_left_where_the_payments_were_taken_off(
    tmp_path: Path, whole: str, left: str
) -> None:
    rows = "Ak;500,75;100,00;400,75;12.12.2026\nOk;372,00;0;372,00;13.12.2026\n"
    outcome = run(write(tmp_path, f"Ad Soyad;{whole};Ödediği;{left};Vade\n{rows}"))
    assert column(outcome, "amount_kurus") == [40075, 37200]


def test_where_the_payments_were_not_taken_off_they_are(tmp_path: Path) -> None:
    rows = "Ak;500,75;100,00;420,75;12.12.2026\nOk;372,00;0;372,00;13.12.2026\n"
    outcome = run(write(tmp_path, f"Ad Soyad;Anlaşma;Ödediği;Borcu;Vade\n{rows}"))
    assert column(outcome, "amount_kurus") == [32075, 37200]


@pytest.mark.parametrize("amount", ["{} TL", "₺{}", "{}₺", "{} lira"])
def test_lira_with_a_dot_are_thousands(tmp_path: Path, amount: str) -> None:
    rows = [f"{name};{amount.format(sum_)}" for name, sum_ in (("Merve", "13.500"), ("Buse", "12.000"))]
    outcome = run(write(tmp_path, "\n".join(["Kim;Kalanı", *rows]) + "\n"))
    assert column(outcome, "amount_kurus") == [1350000, 1200000]


@pytest.mark.parametrize(
    "cells", [("13.500", "12.000"), ("13,500 TL", "12,000 TL"), ("13.500 TL", "12,250 TL")]
)
def test_other_signs_that_may_be_either_are_asked_about(tmp_path: Path, cells: tuple[str, str]) -> None:
    source = write(tmp_path, f"Kim;Kalanı\nMerve;{cells[0]}\nBuse;{cells[1]}\n")
    assert "decimal:Kalanı" in [each["id"] for each in asked(source)]


@pytest.mark.parametrize("paid", ["ödendi", "Ödedi", "kapandı"])
def test_words_under_a_payment_say_that_it_was_made(tmp_path: Path, paid: str) -> None:
    rows = f"""
        İş No;İşi Yaptıran;Yapılan İş;Teslim;Fiyat;Ödeme
        801;Sultan Kebap;tabela;07.08.2026;1000;
        803;Köşk Düğün;vinil;11.08.2026;6700;{paid}
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [100000, 670000]
    assert column(outcome, "closing_reason") == ["", "paid"]
    assert "receipts" not in outcome.appended
