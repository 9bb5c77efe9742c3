"""Cheques and notes as a desk lists them: numbers below "Seri", days of payment, results in one word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, listed, run, told, write

_NOTES = """
    Senet No;Borçlu;Düzenleme;{day};Senet Bedeli;{result}
    S-301;Ramazan Gürbüz;28.05.2026;28.07.2026;21.250,00 TL;{word}
    S-302;Ramazan Gürbüz;28.05.2026;28.08.2026;21.250,00 TL;
    S-303;Perihan Işık;19.05.2026;19.07.2026;5.250,00 TL;
"""


@pytest.mark.parametrize("day", ["Ödeme Günü", "Ödeme Tarihi"])
@pytest.mark.parametrize("word", ["", "ödendi", "Tahsil edildi"])
def test_the_day_of_payment_of_a_note_is_its_due_date(tmp_path: Path, day: str, word: str) -> None:
    outcome = run(write(tmp_path, lines(_NOTES.format(day=day, result="Sonuç", word=word))))
    assert column(outcome, "due_date") == ["2026-07-28", "2026-08-28", "2026-07-19"]
    assert [bool(each) for each in column(outcome, "closing_reason")] == [bool(word), False, False]


def test_under_a_title_of_what_was_paid_it_may_be_the_day_of_payment(tmp_path: Path) -> None:
    text = "TAHSİL EDİLEN SENETLER;;;;;\n" + lines(_NOTES.format(day="Ödeme Günü", result="Bilgi", word=""))
    assert [each["id"] for each in asked(write(tmp_path, text))] != []


def test_a_day_in_rows_that_are_not_paid_is_that_on_which_they_are_due(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Fatura No;Tutar;Ödeme Tarihi;Durum
        Ada;F-1;100,00;03.10.2026;Ödendi
        Bora;F-2;50,00;04.10.2026;
        Cem;F-3;60,00;05.10.2026;
    """)
    assert column(run(write(tmp_path, text)), "due_date")[1:] == ["2026-10-04", "2026-10-05"]


_PORTFOLIO = """
    PORTFÖYDEKİ EVRAK;;;;
    {seri};Cari;Muhatap Banka;Vade Tarihi;Meblağ
    ARALIK 2026 VADELİLER;;;;
    00054622;Esentepe Kalıp A.Ş.;Albaraka;12.12.2026;183.817,37
    00002353;Yeşilırmak Plastik Ltd. Şti.;İş Bankası;13.12.2026;200.732,80
    ;;;Ara Toplam;384.550,17
    OCAK 2027 VADELİLER;;;;
    {third};Emekçi Plastik Ltd. Şti.;İş Bankası;02.01.2027;234.223,71
    ;;;Ara Toplam;234.223,71
    ;;;Genel Toplam;618.773,88
"""


@pytest.mark.parametrize("seri", ["Evrak Seri", "Seri", "Belge Seri"])
def test_a_series_of_long_numbers_that_stand_once_is_the_number(tmp_path: Path, seri: str) -> None:
    outcome = run(write(tmp_path, lines(_PORTFOLIO.format(seri=seri, third="AB 0004790"))))
    assert column(outcome, "document_no") == ["00054622", "00002353", "AB 0004790"]
    assert column(outcome, "document_type") == ["cheque"] * 3
    assert {row[0] for row in listed(outcome, "untaken")} == {"skipped"}


_KINDS = """
    {kind};{number};Müşteri;{bank};Düzenleme;Vade;Tutar
    ÇEK;C600;Ak Ltd. Şti.;Akbank;01.09.2026;01.12.2026;1.000,50
    {second};SN601;Ok A.Ş.;;02.09.2026;02.12.2026;250,25
"""


@pytest.mark.parametrize(
    ("kind", "number", "second"),
    [("Cinsi", "Evrak No", "SENET"), ("Evrak Türü", "Belge No", "ÇEK"), ("Tür", "Sıra", "SENET")],
)
def test_where_each_row_says_that_it_is_a_paper_its_bank_comes_in(
    tmp_path: Path, kind: str, number: str, second: str
) -> None:
    text = _KINDS.format(kind=kind, number=number, second=second, bank="Banka")
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "security") == ["Banka: Akbank", ""]
    assert column(outcome, "document_no") == (["", ""] if number == "Sıra" else ["C600", "SN601"])
    assert (f"{number} → Çek/Senet No" in told(outcome)) == (number != "Sıra")


@pytest.mark.parametrize("number", ["Evrak No", "Fatura No"])
def test_beside_invoices_a_bank_is_left_out(tmp_path: Path, number: str) -> None:
    text = _KINDS.format(kind="Cinsi", number=number, second="FATURA", bank="Banka")
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "document_no") == ["C600", "SN601"]
    assert "Alınmayan sütunlar: “Banka”" in told(outcome)


def test_a_series_of_letters_is_no_number(tmp_path: Path) -> None:
    text = "Seri;Müşteri;Tarih;Tutar\nA;Ak;05.10.2026;5.000,50\nB;Ok;20.10.2026;750,25\n"
    assert column(run(write(tmp_path, text)), "document_no") == ["", ""]


def test_who_has_drawn_his_cheque_himself_is_no_drawer_and_no_name(tmp_path: Path) -> None:
    rows = """
        Çek Kimden;Keşideci;Banka;Çek No;Vade;Tutar
        Mavi Yapı;Kendi çeki;Ziraat;0012345;15.12.2026;45.000,00
        Can Er;Taş Ltd.;Garanti;7788123;30.01.2027;120.000,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Mavi Yapı", "Can Er"]
    assert column(outcome, "security") == ["Banka: Ziraat", "Keşideci: Taş Ltd.; Banka: Garanti"]


def test_a_cheque_of_which_only_its_drawer_is_told_needs_a_name(tmp_path: Path) -> None:
    rows = """
        Keşideci;Banka;Çek No;Vade;Tutar
        Kendi çeki;Ziraat;0012345;15.12.2026;45.000,00
        Taş Ltd.;Garanti;7788123;30.01.2027;120.000,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Taş Ltd."]
    assert outcome.answer["rejected"] == 1


def test_who_brought_the_cheques_stands_above_their_drawers(tmp_path: Path) -> None:
    rows = """
        ÇEK GİRİŞ BORDROSU;;;;
        Cari Ünvanı :;Emekçi Tekstil Ltd. Şti.;;;
        Sıra;Çek No;Banka;Keşideci;Vade;Tutar
        1;7320480;TEB;Nilüfer Giyim;13.03.2027;61.050,00
        2;9014294;Akbank;Ferah Konfeksiyon;08.04.2027;51.350,75
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Emekçi Tekstil Ltd. Şti."]
    assert column(outcome, "security")[0] == "Keşideci: Nilüfer Giyim; Banka: TEB"


@pytest.mark.parametrize("title", ["Durumu", "Drumu", "Drum"])
def test_states_in_words_of_the_desk(tmp_path: Path, title: str) -> None:
    rows = f"""
        Kimden aldık;Hangi banka;Çek no;Günü;Ne kadar;{title}
        Ümran Işık;Ziraat;7901487;15.03.2027;72.562,03;kasada duruyor
        Binnur Uluç;Kuveyt Türk;5767030;30.04.2027;69.050,32;bankaya tahsile verdim
        Bekir Kara;Yapı Kredi;4615840;08.04.2027;60.634,03;toptancıya ciro ettim
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Ümran Işık", "Binnur Uluç"]
    assert column(outcome, "security") == ["Hangi banka: Ziraat", "Hangi banka: Kuveyt Türk"]


def test_a_bank_and_a_drawer_beside_them_make_papers_of_documents(tmp_path: Path) -> None:
    rows = lines("""
        EVRAK NO;BANKA ADI;KİMDEN ALINDI;KEŞİDECİ UNVANI;VADESİ;MEBLAĞ
        4912292;İş Bankası;Gümüşsu A.Ş.;Gümüşsu A.Ş.;12.12.2026;342.300,00
        4912475;Kuveyt Türk;İmbat A.Ş.;Üçler Ltd. Şti.;05.12.2026;375.700,00
    """)
    outcome = run(write(tmp_path, rows))
    assert "EVRAK NO → Çek/Senet No" in told(outcome)
    assert column(outcome, "debtor_name") == ["Gümüşsu A.Ş.", "İmbat A.Ş."]
    own, other = column(outcome, "security")
    assert own == "BANKA ADI: İş Bankası" and "Üçler Ltd. Şti." in other


def test_days_of_the_week_above_groups_are_no_names(tmp_path: Path) -> None:
    rows = lines("""
        Manav;Kalan Borç;Telefonu
        PAZARCI GRUBU: Salı;;
        Manav Rüstem;8.450,50;0533 018 24 25
        PAZARCI GRUBU: Cuma;;
        Taze Dünya;3.118,25;0536 291 66 30
    """)
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "debtor_name", "debtors") == ["Manav Rüstem", "Taze Dünya"]


_DRAWN = """
    {};Banka;Müşteri;{};Vade;Kalan Gün;Tutar
    1002341;Ziraat Bankası;Akın Metal;Ali Veli;28.12.2026;37;12.500,00
    4455667;Akbank;Bora Tic.;Cem Yıl;15.01.2027;55;8.000,00
"""
_NUMBERS = ["1002341", "4455667"]


@pytest.mark.parametrize("number", ["Belge No", "No", "Numara", "Sıra/No", "Fiş No"])
@pytest.mark.parametrize("drawer", ["Keşideci", "Çek Sahibi"])
def test_any_number_beside_bank_and_drawer_is_the_papers(tmp_path: Path, number: str, drawer: str) -> None:
    outcome = run(write(tmp_path, lines(_DRAWN.format(number, drawer))))
    assert column(outcome, "document_type") == ["cheque"] * 2
    assert column(outcome, "document_no") == _NUMBERS
    assert column(outcome, "security")[0] == f"{drawer}: Ali Veli; Banka: Ziraat Bankası"


def test_the_number_of_the_row_is_no_papers_and_the_papers_stay_such(tmp_path: Path) -> None:
    rows = lines(_DRAWN.format("No", "Keşideci")).replace("1002341", "1").replace("4455667", "2")
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "document_type") == ["cheque"] * 2
    assert column(outcome, "document_no") == [""] * 2
    assert column(outcome, "security")[1] == "Keşideci: Cem Yıl; Banka: Akbank"


@pytest.mark.parametrize(
    ("number", "person", "kind"),
    [
        ("Fatura No", "Keşideci", "invoice"),
        ("Belge No", "Düzenleyen", "invoice"),
        ("Belge No", "Plasiyer", "invoice"),
        ("No", "Plasiyer", ""),
    ],
)
def test_invoices_with_the_customers_bank_are_no_papers(
    tmp_path: Path, number: str, person: str, kind: str
) -> None:
    outcome = run(write(tmp_path, lines(_DRAWN.format(number, person))))
    assert column(outcome, "document_type") == [kind] * 2
    assert column(outcome, "security") == [""] * 2
