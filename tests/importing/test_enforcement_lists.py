"""Lists of enforcement files that say what was collected, what is left, which files are closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column as column_of
from tests.desk import make_book, refresh
from tests.importing.runs import column, lines, listed, run, told, write
from tests.importing.test_balance_comes_twice import owed, pay
from tests.importing.weeks import take

_HEADER = "İcra Dairesi;Esas No;Borçlu;Takip Tarihi;Takip Tutarı;Tahsil Edilen;Kalan;Durum\n"
_FIRST = _HEADER + lines("""
    İstanbul 12. İcra;2026/1453;Metin Kara;04.03.2026;25.000,00;5.000,00;20.000,00;Kesinleşti
    Bakırköy 3. İcra;2026/877;Selvi Tekstil;11.05.2026;81.250,75;0,00;81.250,75;İtiraz var
    Bursa 5. İcra;2025/11022;Hakan Yurt;20.11.2025;4.300,00;4.300,00;0,00;İnfaz
    ;;;TOPLAM;110.550,75;9.300,00;101.250,75;
""")


def test_a_file_is_owed_over_what_is_left_of_it(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _FIRST))
    assert column(outcome, "amount_kurus") == [2000000, 8125075]
    assert column(outcome, "filed_kurus", "files") == [2500000, 8125075, 430000]
    assert column(outcome, "file_status", "files") == ["", "objected", "closed"]
    assert outcome.answer["totals"] == {"TRY": {"source": "101250.75", "imported": "101250.75"}}
    assert "listenin kendi toplamı 101.250,75 TL, tutuyor" in told(outcome)
    assert "5.000,00 TL tutarındaki ödemesinin tarihi yok (satır 2)" in told(outcome)


@pytest.mark.parametrize("left", ["Bakiye Borç", "Dosyada Duran"])
def test_what_is_left_is_that_of_the_whole_claim_whatever_stands_above_it(tmp_path: Path, left: str) -> None:
    text = lines(f"""
        Borçlu;İcra Dairesi;Dosya No;Açıldığı Gün;Asıl Alacak;İşlemiş Faiz;Takip Çıkışı;Tahsilat;{left}
        Irmak Boya;Konya 1. İcra Dairesi;2025/24389;03.11.2025;86.427,65;9.507,04;95.934,69;0;95.934,69
        Ak;Konya 2. İcra Dairesi;2026/19775;08.01.2026;36.249,52;3.987,45;40.236,97;12.071,09;28.165,88
        Ülkü Uğurlu;Konya 1. İcra Dairesi;2026/1493;10.02.2026;20.612,95;2.267,42;22.880,37;0;22.880,37
        """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [9593469, 2816588, 2288037]
    assert column(outcome, "filed_on", "files") == ["2025-11-03", "2026-01-08", "2026-02-10"]


def test_what_was_collected_since_is_taken_off_and_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    desk = make_book(tmp_path / "Kitap.xlsx", {})
    take(desk, _FIRST.replace("4.300,00;0,00;İnfaz", "0,00;4.300,00;Haciz"))
    pay(desk, "Metin Kara", 250000)
    said = take(
        desk,
        _HEADER
        + lines("""
        İstanbul 12. İcra;2026/1453;Metin Kara;04.03.2026;25.000,00;7.500,00;17.500,00;Kesinleşti
        Bakırköy 3. İcra;2026/877;Selvi Tekstil;11.05.2026;81.250,75;81.250,75;0,00;İnfaz
        İstanbul 12. İcra;2026/2001;Metin Kara;02.11.2026;3.000,00;0,00;3.000,00;Tebliğde
        """),
    )
    assert owed(desk) == {"Metin Kara": 2050000, "Selvi Tekstil": 0, "Hakan Yurt": 430000}
    assert "Kitapta açık olan 1 alacak (4.300,00 TL) bu listede yok" in said.out
    assert "Hakan Yurt 2025/11022" in said.out


def test_invoices_are_not_missed_in_a_list_of_files(tmp_path: Path) -> None:
    desk = make_book(tmp_path / "Kitap.xlsx", {})
    take(desk, "Müşteri;Fatura No;Tarih;Tutar\nAk;F-1;01.10.2026;5,00\nOk;F-2;01.10.2026;5,00\n")
    take(desk, _FIRST)
    refresh(desk)
    assert "bu listede yok" not in take(desk, _FIRST).out


def test_a_closed_file_is_paid_only_where_the_list_says_so(tmp_path: Path) -> None:
    text = """
        İcra Dairesi;Esas No;Borçlu;Takip Tarihi;Takip Tutarı;Durum
        Bursa 5. İcra;2025/1;Ak;20.11.2025;100,00;İnfaz
        Bursa 5. İcra;2025/2;Ok;20.11.2025;200,00;İşlemden kaldırıldı
        Bursa 5. İcra;2025/3;Su;20.11.2025;300,00;Derdest
        Bursa 5. İcra;2025/4;Or;20.11.2025;400,00;Kapalı
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "closing_reason") == ["paid", "", "", ""]
    assert "1 satır (satır 2; 100,00 TL) kapalı alındı" in told(outcome)
    assert "2 icra dosyası listede kapalı görünüyor (satır 3, 5; 600,00 TL)" in told(outcome)


@pytest.mark.parametrize("word", ["Kapalı", "Kapandı", "Dosya kapalı", "Kapatıldı", "Takipsizlik", "Feragat"])
@pytest.mark.parametrize("header", ["Durum", "Statü", "Dosya Durumu"])
def test_files_that_are_only_closed_stay_open_and_are_told(tmp_path: Path, header: str, word: str) -> None:
    files = [f"Bursa 5. İcra;2025/{at};Ak {at};20.11.2025;{at}00,00;Derdest" for at in range(1, 4)]
    text = "\n".join([f"İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Asıl Alacak;{header}", *files]) + "\n"
    text += f"Bursa 5. İcra;2025/9;Or;20.11.2025;400,00;{word}\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "closing_reason") == [""] * 4
    assert column(outcome, "file_status", "files")[-1] == "closed"
    assert "1 icra dosyası listede kapalı görünüyor (satır 5; 400,00 TL)" in told(outcome)


def test_what_a_file_brought_on_a_day_is_a_receipt(tmp_path: Path) -> None:
    text = """
        İcra Dairesi;Esas No;Borçlu;Takip Tarihi;Takip Tutarı;Tahsil Edilen;Tahsilat Tarihi
        Bursa 5. İcra;2025/1;Ak;20.11.2025;100,00;40,00;05.10.2026
        Bursa 5. İcra;2025/2;Ok;20.11.2025;200,00;50,00;
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [10000, 15000]
    assert column(outcome, "amount_kurus", "receipts") == [4000]


def test_one_number_at_two_offices_is_two_files(tmp_path: Path) -> None:
    text = """
        İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Asıl Alacak;Kalan
        Ankara 3. İcra;2026/11;Ada Ltd;01.03.2026;1.000,00;1.000,00
        Ankara 4. İcra;2026/11;Ada Ltd;01.03.2026;1.000,00;{}
    """
    desk = make_book(tmp_path / "Kitap.xlsx", {})
    assert "hata yok" in take(desk, text.format("1.000,00")).out
    assert owed(desk) == {"Ada Ltd": 200000}
    take(desk, text.format("300,00"))
    assert column_of(desk, "receivables", "open_kurus") == [100000, 30000]
    said = take(desk, text.format("0,00"))
    assert column_of(desk, "receivables", "open_kurus") == [100000, 0]
    assert "bu listede yok" not in said.out


def test_a_file_beside_an_open_invoice_of_its_debtor_is_told(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, "Müşteri;Fatura No;Vade;Tutar\nMetin Kara;F-1;01.02.2026;20.000,00\nEr;F-2;01.02.2026;5,00\n")
    files = _FIRST.partition("Bakırköy")[0]
    said = take(book, files)
    assert "1 borçlunun kitapta dosyaya bağlı olmayan açık alacağı da var" in said.out
    assert "(Metin Kara: kitapta 20.000,00 TL, listede 20.000,00 TL)" in said.out
    assert "dosyaya bağlı olmayan" not in take(book, files).out


@pytest.mark.parametrize("header", ["İcra Dairesi / Dosya No", "İcra Dosyası", "İcra Dairesi ve Esas No"])
@pytest.mark.parametrize(
    "cell", ["{} 2026/{} E.", "{} - 2026/{}", "2026/{1} Esas - {0}", "{}, 2026 / {} Esas sayılı dosya"]
)
def test_office_and_number_in_one_cell_are_a_file(tmp_path: Path, header: str, cell: str) -> None:
    offices = ["İstanbul 12. İcra Dairesi", "Ankara 3. İcra Müdürlüğü"]
    files = [cell.format(office, number) for office, number in zip(offices, (1453, 77), strict=True)]
    text = (
        f"{header};Borçlu;Takip Tarihi;Asıl Alacak\n"
        f"{files[0]};Ak;17.05.2026;504.177,62\n{files[1]};Ok;06.09.2026;1.000,00\n"
    )
    outcome = run(write(tmp_path, text))
    assert column(outcome, "office", "files") == ["İstanbul 12. İcra Dairesi", "Ankara 3. İcra Dairesi"]
    assert column(outcome, "case_no", "files") == ["2026/1453", "2026/77"]
    assert column(outcome, "amount_kurus") == [50417762, 100000]


def test_the_flat_of_a_debtor_is_no_office(tmp_path: Path) -> None:
    text = lines("""
        İcra Müdürlüğü;Esas No;Daire;Borçlu;Takip Tutarı
        Ankara 5. İcra Müdürlüğü;2026/1453;A Blok D:2;Metin Kara;25.000,00
        Ankara 6. İcra Müdürlüğü;2026/877;B Blok D:11;Selvi Ak;8.250,75
        """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Metin Kara", "Selvi Ak"]
    assert len(set(column(outcome, "office", "files"))) == 2


def test_the_kind_of_the_file_does_not_compete_with_that_of_the_proceeding(tmp_path: Path) -> None:
    text = lines("""
        Birim Adı;Dosya Numarası;Dosya Türü;Takip Türü;Açılış Tarihi;Borçlu
        Ankara 9. İcra Dairesi;2026/56638;İcra;İlamsız;09.10.2026;Aslan Metal
        Gebze 2. İcra Dairesi;2024/20953;İcra;İlamsız;14.08.2024;Gökova Alüminyum
        """)
    assert column(run(write(tmp_path, text)), "debtor_name", "debtors") == ["Aslan Metal", "Gökova Alüminyum"]


@pytest.mark.parametrize("header", ["İcra dosyası", "Dosya", "Dosya No", "İcra"])
def test_beside_flats_office_and_number_may_stand_in_one_cell(tmp_path: Path, header: str) -> None:
    text = lines(f"""
        Daire;Malik;{header};Borç Tutarı
        B-17;Metin Kara;Bakırköy 12. İcra Dairesi 2026/14733;29.605,39
        C-16;Selvi Taş;2026/2392 E. Bakırköy 8. İcra;21.269,25
        """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "office", "files") == ["Bakırköy 12. İcra Dairesi", "Bakırköy 8. İcra Dairesi"]
    assert column(outcome, "case_no", "files") == ["2026/14733", "2026/2392"]


@pytest.mark.parametrize("header", ["Hangi İcra / Dosya", "Hangi İcra", "Nerede", "Avukattaki Dosya Bilgisi"])
@pytest.mark.parametrize("between", [" ", " - ", " / "])
def test_an_office_and_its_number_in_one_cell_whatever_the_header(
    tmp_path: Path, header: str, between: str
) -> None:
    text = lines(f"""
        Firma;{header};Ne Zaman Verildi;Kalan Para;Ne Oldu
        Nehir Hidrolik;Konya 5. İcra Dairesi{between}2024/15992;27.07.2025;44.000,00;haciz
        Öncü Makina;Konya 14. İcra Dairesi{between}2023/1964;24.12.2025;107.000,00;ödeyecek
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "case_no", "files") == ["2024/15992", "2023/1964"]
    assert column(outcome, "amount_kurus") == [4_400_000, 10_700_000]


def test_a_file_named_in_a_few_rows_makes_no_list_of_files(tmp_path: Path) -> None:
    text = lines("""
        Firma;Fatura No;Tarih;Tutar;Nerede
        Nehir Hidrolik;F-1;27.07.2026;44.000,00;Konya 5. İcra Dairesi 2024/15992
        Öncü Makina;F-2;24.08.2026;107.000,00;
        Öncü Makina;F-3;25.08.2026;7.000,00;
    """)
    assert column(run(write(tmp_path, text)), "document_no") == ["F-1", "F-2", "F-3"]


@pytest.mark.parametrize("day", ["İcraya Veriliş", "İcraya verilme tarihi", "İcraya verildiği gün"])
@pytest.mark.parametrize("claim", ["Dosya Borcu", "Dosya Alacağı", "Güncel Dosya Borcu", "Dosya Bakiyesi"])
def test_what_is_owed_in_a_file_by_the_words_of_an_office(tmp_path: Path, claim: str, day: str) -> None:
    text = f"""
        Veli Adı Soyadı;İcra Müd.;Dosya Numarası;{day};{claim};Son Durum
        Sevgi Kaya;Ankara 22. İcra Müd.;2026/15795;23.04.2026;12652,23;maaş haczi
        Osman Ak;Ankara 24. İcra Müd.;2026/3629;18.04.2026;19108,75;tebliğ edildi
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [1265223, 1910875]
    assert column(outcome, "filed_on", "files") == ["2026-04-23", "2026-04-18"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("POLATLI İCRA DAİRESİ", "HAYMANA İCRA DAİRESİ"),
        ("Polatlı 2. İcra Müdürlüğü Dosyaları", "Haymana İcra Müdürlüğü Dosyaları"),
        ("İcra Dairesi: Polatlı İcra Dairesi", "İcra Dairesi: Haymana İcra Dairesi"),
    ],
)
def test_an_office_above_its_files_is_theirs(tmp_path: Path, first: str, second: str) -> None:
    text = f"""
        Dosya No;Borçlu;Takip Tarihi;Takip Miktarı
        {first};;;
        2025/1215;Bekir Toprak;02.09.2025;95919,71
        2025/2212;Has Tarım Koop.;25.03.2025;48769,07
        {second};;;
        2025/1215;Şükrü Dalkıran;09.11.2025;20994,08
    """
    outcome = run(write(tmp_path, lines(text)))
    offices = column(outcome, "office", "files")
    assert [office.split()[0] for office in offices] == ["Polatlı", "Polatlı", "Haymana"]
    assert column(outcome, "case_no", "files") == ["2025/1215", "2025/2212", "2025/1215"]


def test_an_office_in_the_title_is_that_of_all_files(tmp_path: Path) -> None:
    text = "ANKARA 5. İCRA DAİRESİ DOSYALARI;;\nDosya No;Borçlu;Tutar\n2025/1215;Bekir Toprak;95919,71\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "office", "files") == ["Ankara 5. İcra Dairesi"]


_BARE = """
    Dosya No;{office}Borçlu;Takip Tarihi;Takip Miktarı
    2025/1215;{first}Bekir Toprak;02.09.2025;95919,71
    2025/2212;{second}Has Tarım Koop.;25.03.2025;48769,07
"""
_WITHOUT = lines(_BARE.format(office="", first="", second=""))
_WITH = lines(_BARE.format(office="İcra Dairesi;", first="Polatlı İcra;", second="Haymana İcra;"))


def test_files_without_their_office_are_taken_and_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _WITHOUT))
    assert column(outcome, "case_no", "files") == ["2025/1215", "2025/2212"]
    assert column(outcome, "amount_kurus") == [9591971, 4876907]
    assert "2 icra dosyasının dairesi listede yok (satır 2, 3)" in told(outcome)


def test_a_number_of_several_files_needs_their_offices(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _WITHOUT + "2025/2212;Ali Kaya;25.03.2025;500,00\n"))
    assert column(outcome, "case_no", "files") == ["2025/1215"]
    assert outcome.answer["rejected"] == 2
    reasons = [reason for _, _, reason, _ in listed(outcome, "untaken")]
    assert reasons == ["aynı dosya numarası birden çok satırda, icra daireleri yazmıyor"] * 2


@pytest.mark.parametrize(("first", "later"), [(_WITHOUT, _WITH), (_WITH, _WITHOUT), (_WITHOUT, _WITHOUT)])
def test_a_later_list_tells_the_office_and_brings_no_file_twice(
    tmp_path: Path, first: str, later: str
) -> None:
    desk = make_book(tmp_path / "Kitap.xlsx", {})
    for text in (first, later):
        assert take(desk, text).code == 0
    assert column_of(desk, "files", "case_no") == ["2025/1215", "2025/2212"]
    offices = ["Polatlı İcra Dairesi", "Haymana İcra Dairesi"]
    assert column_of(desk, "files", "office") == (["", ""] if first == later else offices)
    assert len(column_of(desk, "receivables", "debtor_name")) == 2
