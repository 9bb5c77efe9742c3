"""Headers with typing errors, shortened or wanting: the other columns and the cells tell what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, listed, run, told, write


def test_a_list_of_files_with_typing_errors_is_one_of_files(tmp_path: Path) -> None:
    outcome = run(
        write(
            tmp_path,
            lines("""
                İcra Dairsi;Dosya Numaras ı;Borclu;Takip Trihi;Asıl Alacak
                Ankara 7. İcra Md.;2026/13767;Işıklar Hırdavat;18 Eki 2026;42.226,76 TL
                Bursa 5. İcra Md.;2024/26879;Selin Büyükçelik;24 Şub 2024;294.035,58 TL
            """),
        )
    )
    assert column(outcome, "case_no", "files") == ["2026/13767", "2024/26879"]
    assert column(outcome, "filed_kurus", "files") == [4222676, 29403558]
    assert column(outcome, "amount_kurus") == [4222676, 29403558]


@pytest.mark.parametrize("header", ["Dosya Nosu", "Föy", "Belge No"])
def test_numbers_of_files_are_known_in_a_list_of_offices(tmp_path: Path, header: str) -> None:
    text = f"Birim;{header};Borçlu;Toplam\nBursa 5. İcra Dairesi;2024/26879;Ak Ltd.;500,00\n"
    assert column(run(write(tmp_path, text)), "case_no", "files") == ["2024/26879"]


@pytest.mark.parametrize("header", ["Matrah", "KDV", "İşlemiş Faiz"])
def test_amounts_that_no_card_has_are_asked_about(tmp_path: Path, header: str) -> None:
    source = write(tmp_path, f"Müşteri;Telefon;{header}\nAk;;1.250,50\nOk;;2.250,50\n")
    [question] = asked(source)
    assert question["id"] == f"amount_column:{header}"
    assert "alacak tutarı olan başka sütun yok" in question["message"]
    taken = run(source, answer=[f"{question['id']}=amount"])
    assert column(taken, "amount_kurus") == [125050, 225050]
    assert "receivables" not in run(source, answer=[f"{question['id']}=no"]).appended


def test_the_other_party_of_a_file_is_its_debtor_and_what_was_collected_is_proved(tmp_path: Path) -> None:
    text = lines("""
        Dosya;Daire;Karşı Taraf;Açılış;Toplam Alacak;Tahsil;Bakiye Alacak
        2023/29960;Bursa 5. İcra;Öz Ltd.;23.08.2023;298.284,81 TL;99.428,27 TL;198.856,54 TL
        2023/35498;Bursa 5. İcra;Tunç A.Ş.;22.06.2023;47.195,60 TL;0,00 TL;47.195,60 TL
        2024/20476;İzmir 2. İcra;Ak Ltd.;04.10.2024;80.416,46 TL;0,00 TL;80.416,46 TL
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Öz Ltd.", "Tunç A.Ş.", "Ak Ltd."]
    assert column(outcome, "amount_kurus") == [19885654, 4719560, 8041646]
    assert column(outcome, "filed_kurus", "files") == [29828481, 4719560, 8041646]
    assert "99.428,27 TL tutarındaki ödemesinin tarihi yok (satır 2)" in told(outcome)


def test_amounts_are_never_offered_as_names(tmp_path: Path) -> None:
    text = "Fatura No;İlgili;Gönderen;Tutar;Ek\nA1;Ak;Biz;5,00 TL;0,00 TL\n"
    [question] = asked(write(tmp_path, text))
    assert [choice["answer"] for choice in question["choices"]] == ["2", "3"]


@pytest.mark.parametrize(
    ("cell", "field"), [("11.05.2024", "filed_on"), ("İlamsız", "proceeding_type"), ("500,00", "filed_kurus")]
)
def test_the_cells_tell_what_an_initial_stands_for(tmp_path: Path, cell: str, field: str) -> None:
    text = f"İcra Müd.;Esas;Borçlu;Takip T.\nBursa 5. İcra;2024/27036;Ak;{cell}\n"
    [value] = column(run(write(tmp_path, text)), field, "files")
    assert value == {"filed_on": "2024-05-11", "proceeding_type": "general", "filed_kurus": 50000}[field]


@pytest.mark.parametrize(
    ("text", "kurus"),
    [
        ("Matrah;Hesaplanan KDV;Vergiler Dahil Toplam;Tevkifat;Ödenecek Tutar\n"
         "Ak;100,00;20,00;120,00;10,00;110,00\nOk;50,00;10,00;60,00;0,00;60,00\n", [11000, 6000]),
        ("Matrah;KDV;Genel Toplam;Tevkifat Tutarı;Ödenecek Tutar\n"
         "Ak;100,00;20,00;120,00;20,00;100,00\nOk;50,00;10,00;60,00;10,00;50,00\n", [10000, 5000]),
        ("Brüt Tutar;İskonto;Net Tutar;KDV;Genel Toplam\n"
         "Ak;110,00;10,00;100,00;20,00;120,00\nOk;50,00;0,00;50,00;10,00;60,00\n", [12000, 6000]),
        ("Brüt Tutar;İndirim Tutarı;KDV Tutarı;Genel Toplam\n"
         "Ak;110,00;-10,00;20,00;120,00\nOk;50,00;0,00;10,00;60,00\n", [12000, 6000]),
        ("Tutar;KDV;ÖTV;Toplam Tutar\nAk;100,00;20,00;5,00;125,00\nOk;50,00;10,00;0,00;60,00\n",
         [12500, 6000]),
    ],
)  # fmt: skip
def test_what_is_to_be_paid_is_proved_by_taxes_and_deductions(
    tmp_path: Path, text: str, kurus: list[int]
) -> None:
    assert column(run(write(tmp_path, "Müşteri;" + text)), "amount_kurus") == kurus


def test_what_is_to_be_paid_is_never_passed_over_unasked(tmp_path: Path) -> None:
    text = "Müşteri;Vergiler Dahil Toplam;Ödenecek Tutar\nAk;120,00;110,00\nOk;60,00;60,00\n"
    [question] = asked(write(tmp_path, text))
    assert [choice["answer"] for choice in question["choices"]] == ["2", "3"]


def test_a_balance_that_runs_over_two_rows_is_proved_where_it_begins_with_nothing(tmp_path: Path) -> None:
    text = "Tarih;Müşteri;Giriş;Çıkış;Bakiye\n01.01.2026;Ak;100,00;;100,00\n02.01.2026;Ak;;40,00;60,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [10000]
    assert column(outcome, "amount_kurus", "receipts") == [4000]


@pytest.mark.parametrize(
    "text",
    [
        "Mal;Nakit;Bakiye\n01.01.2026;Ak;1.000,00;;1.500,00\n02.01.2026;Ak;;400,00;1.100,00\n",
        "Hareket;Bakiye\n01.01.2026;Ak;1.000,00;1.000,00\n02.01.2026;Ak;-400,00;600,00\n",
    ],
)
def test_a_balance_that_may_run_is_never_added_up_unasked(tmp_path: Path, text: str) -> None:
    source = write(tmp_path, "Tarih;Müşteri;" + text)
    [question] = asked(source)
    assert question["id"] == "amount:"
    assert "satırdan satıra yanındaki tutar kadar değişiyor" in question["message"]


def test_a_balance_that_does_not_run_is_what_is_owed(tmp_path: Path) -> None:
    text = "Tarih;Müşteri;Ek Bedel;Bakiye\n01.01.2026;Ak;30,50;1.000,00\n02.01.2026;Ak;20,25;600,00\n"
    assert column(run(write(tmp_path, text)), "amount_kurus") == [100000, 60000]


@pytest.mark.parametrize("header", ["Konumu", "Pozisyon", "Sonuç", "Son Durum", "Nerede"])
def test_words_that_say_where_papers_are_are_their_state_whatever_the_header(
    tmp_path: Path, header: str
) -> None:
    words = ["Portföyde", "Ciro Edildi", "Tahsil Edildi", "Tahsile Verildi", "Karşılıksız", "Portföyde"]
    rows = [f"{number};Ak;20.12.2026;1.000,00;{word}" for number, word in enumerate(words, 5001)]
    outcome = run(write(tmp_path, "\n".join([f"Çek No;Müşteri;Vade;Tutar;{header}", *rows])))
    assert column(outcome, "document_no") == ["5001", "5003", "5004", "5005", "5006"]
    assert [bool(each) for each in column(outcome, "closing_reason")] == [False, True, False, True, False]
    [[_, row, reason, _]] = listed(outcome, "untaken")
    assert (row, reason) == ("3", f"“{header}” başkasına verildi diyor: Ciro Edildi")


def test_notes_of_payments_are_no_states(tmp_path: Path) -> None:
    text = "Müşteri;Tarih;Tutar;Bilgi\nAk;01.10.2026;5,00;ödendi\nOk;01.10.2026;6,00;iptal\n"
    questions = [each["id"] for each in asked(write(tmp_path, text))]
    assert questions == ["noted_paid:Bilgi", "noted_cancelled:Bilgi"]


def test_columns_of_a_currency_in_which_nothing_moved_are_left(tmp_path: Path) -> None:
    text = lines("""
        Cari;Tarih;TL Borç;TL Alacak;USD Borç;USD Alacak
        Ak;01.01.2026;100,00;0,00;0,00;0,00
        Ak;02.01.2026;0,00;40,00;0,00;0,00
    """)
    outcome = run(write(tmp_path, text))
    assert (column(outcome, "amount_kurus"), column(outcome, "currency")) == ([10000], ["TRY"])
    assert column(outcome, "amount_kurus", "receipts") == [4000]
    moved = text.replace("40,00;0,00;0,00", "40,00;5,00;0,00")
    assert [each["column"] for each in asked(write(tmp_path, moved))] == ["TL Borç"]


def test_the_balance_beside_the_sides_that_moved_is_the_one_held_against_them(tmp_path: Path) -> None:
    text = lines("""
        Cari;Tarih;TL Borç;TL Alacak;TL Bakiye;USD Borç;USD Alacak;USD Bakiye
        Ak;01.01.2026;0,00;0,00;0,00;100,00;0,00;100,00
        Ak;02.01.2026;0,00;0,00;0,00;0,00;40,00;60,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "currency") == ["USD"]
    assert "Yürüyen bakiye" not in told(outcome)


def test_a_long_header_with_one_wrong_letter_leaves_no_doubt(tmp_path: Path) -> None:
    text = "Keşidci;Hesap Kdu;Çek No;Vade Tarhi;Tutar;Açıklma\nAk Ltd.;120.01;77001;13.01.2027;1,50;elden\n"
    outcome = run(write(tmp_path, text))
    assert [column(outcome, key)[0] for key in ("debtor_name", "due_date")] == ["Ak Ltd.", "2027-01-13"]


def test_debit_balances_alone_are_a_trial_balance(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Hesap Kodu;Hesap Adı;BORÇ BAKİYE\n120.01;Ak Ltd.;1,50\n120.02;Ok;2,50\n"))
    assert column(outcome, "amount_kurus") == [150, 250]


def test_whom_a_bill_goes_to_is_the_debtor(tmp_path: Path) -> None:
    outcome = run(
        write(tmp_path, "Bill To Customer;Invoice No;Due Date;Amount\nAk Ltd.;F-1;2026-01-13;1.50\n")
    )
    assert column(outcome, "debtor_name") == ["Ak Ltd."]


@pytest.mark.parametrize(("cell", "field"), [("Derdest", "Durum"), ("Haciz aşamasında", "Safha")])
def test_statu_is_what_its_cells_are(tmp_path: Path, cell: str, field: str) -> None:
    rows = [f"Konya {at}. İcra Dairesi;2026/10{at};Ak {at};{at}0.000,00;{cell}" for at in range(1, 6)]
    text = "\n".join(["İcra Dairesi;Dosya No;Borçlu;Takip Tutarı;Statü", *rows])
    outcome = run(write(tmp_path, text))  # unasked
    assert f"Statü → {field}" in told(outcome)


def test_a_doubled_letter_in_a_short_header(tmp_path: Path) -> None:
    rows = [f"Ak {at};F-{at};0{at}.09.2026;1{at}.10.2026;{at},50" for at in range(1, 5)]
    outcome = run(write(tmp_path, "\n".join(["Müşteri;Fatura No;Tarih;Vaade;Tutar", *rows])))
    assert column(outcome, "due_date") == [f"2026-10-1{at}" for at in range(1, 5)]


def test_a_header_in_two_languages_is_known_by_both(tmp_path: Path) -> None:
    text = lines("""
        Customer Müşteri;Invoice No Fatura No;Due Date Vade;Currency Döviz;Amount Tutar
        Ak Ltd.;F-1;20.10.2026;USD;1.250,50
        Ok A.Ş.;F-2;21.10.2026;USD;2.250,50
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "currency") == ["USD", "USD"]
    assert column(outcome, "document_no") == ["F-1", "F-2"]


def test_a_typing_error_above_addresses_stops_nobody(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Müşteri;Adress;Tutar\nAk Ltd.;Çarşı Cad. 5;1.250,50\n"))
    assert column(outcome, "address", "debtors") == ["Çarşı Cad. 5"]


def test_the_sign_that_one_column_proves_is_that_of_the_columns_beside_it(tmp_path: Path) -> None:
    text = lines("""
        Firma Adi;Toplam Borc;Odenen;Kalan Borc
        Ahmet Abi;14.000;0;14.000
        Deneme Market;68.500;34.000;34.500
        Müşteri 1;1.643.000;821.500;821.500
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [1400000, 3450000, 82150000]


def test_codes_beside_names_are_the_codes_of_the_names(tmp_path: Path) -> None:
    text = lines("""
        Customer;Name 1;Document Number;Doc. Date;Amount
        C004;Test Company Ltd;1800000731;03-Mar-2026;16,087.79 EUR
        C001;Karaçalı Makine;1800000735;24-Apr-2026;19,438.59 EUR
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Test Company Ltd", "Karaçalı Makine"]


def test_firms_under_an_unknown_header_are_the_debtors(tmp_path: Path) -> None:
    text = "Alan;Fatura No;Tutar\nAk Gıda Ltd. Şti.;F-1;1.250,50\nOk İnşaat A.Ş.;F-2;2.250,50\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Ak Gıda Ltd. Şti.", "Ok İnşaat A.Ş."]
    people = text.replace("Ak Gıda Ltd. Şti.", "AYŞE KARA").replace("Ok İnşaat A.Ş.", "Gül Apartmanı")
    outcome = run(write(tmp_path, people))
    assert column(outcome, "debtor_name", "debtors") == ["AYŞE KARA", "Gül Apartmanı"]
    [question] = asked(
        write(tmp_path, text.replace("Gıda Ltd. Şti.", "Deri").replace("İnşaat A.Ş.", "Perde"))
    )
    assert question["id"] == "debtor:"


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ("İşi Veren;Hekim", "Ali Kaya"),
        ("Şoför;Yükü Veren", "Can Er"),
        ("Plasiyer;Görevli", ""),
        ("Gelen;Giden", ""),
    ],
)
def test_of_columns_of_people_the_one_that_is_no_staffs_is_the_debtors(
    tmp_path: Path, headers: str, name: str
) -> None:
    text = f"{headers};Fatura No;Tutar\nAli Kaya;Can Er;F-1;1.250,50\nAyşe Gül;Nur Ak;F-2;2.250,50\n"
    if name:
        assert column(run(write(tmp_path, text)), "debtor_name", "debtors")[0] == name
    else:
        assert [each["id"] for each in asked(write(tmp_path, text))] == ["debtor:"]


def test_unknown_days_before_the_due_dates_are_those_of_the_documents(tmp_path: Path) -> None:
    text = "Müşteri;Çıkış;Vade;Tutar\nAk;16.07.2026;29.09.2026;1.250,50\nOk;21.07.2026;19.10.2026;5,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "issue_date") == ["2026-07-16", "2026-07-21"]
    later = run(write(tmp_path, text.replace("16.07.2026", "16.12.2026")))
    assert column(later, "issue_date") == [None, None] and "“Çıkış”" in told(later)
    called = run(write(tmp_path, text.replace("Çıkış", "Son arandı")), answer=["day_column:Son arandı=no"])
    assert column(called, "issue_date") == [None, None]


def test_a_mean_due_date_below_the_papers_is_no_paper(tmp_path: Path) -> None:
    text = lines("""
        Portföy No;Türü;Borçlu;Vadesi;Tutarı
        3559856;Çek;Müşteri 1;21.09.2026;22.000,00
        3584757;Senet;Müşteri 2;27.10.2026;75.000,00
        TOPLAM;;;;97.000,00
        Ortalama Vade;;;10.10.2026;
    """)
    outcome = run(write(tmp_path, text))
    assert (outcome.answer["rejected"], outcome.answer["skipped"]) == (0, 2)


def test_the_balance_of_last_years_sheet_is_not_owed_twice(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Tarih;Belge No;Açıklama;Borç;Alacak;Bakiye
        Ak;06.03.2025;F-1;Mal satışı;500,00;;500,00
        Ak;11.12.2025;T-1;EFT;;200,00;300,00
        Ak;01.01.2026;;Önceki yıldan devir;300,00;;300,00
        Ak;05.06.2026;F-2;Mal satışı;50,00;;350,00
        Ok;01.01.2026;;Önceki yıldan devir;70,00;;70,00
        Ok;05.06.2026;F-3;Mal satışı;50,00;;120,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [50000, 5000, 7000, 5000]
    assert outcome.answer["skipped"] == 1
    other = run(write(tmp_path, text.replace("devir;300,00;;300,00", "devir;310,00;;310,00")))
    assert column(other, "amount_kurus") == [50000, 31000, 5000, 7000, 5000]


@pytest.mark.parametrize("header", ["Borçlu Bilgisi", "Kimden alacağız", "Müşterimiz kim"])
def test_a_word_for_the_debtor_in_the_only_header_of_names_is_enough(tmp_path: Path, header: str) -> None:
    text = f"{header};Tutar;Ödeme Günü (vade)\nSongül Uzun;4.200,50;26.12.2026\nMüşteri C;50,00;27.12.2026\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Songül Uzun", "Müşteri C"]
    assert column(outcome, "due_date") == ["2026-12-26", "2026-12-27"]


def test_a_doubtful_column_that_tells_no_debt_stops_nobody(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Müşteri;Tutar;Cinsix\nAk Ltd.;1.250,50;Yol\n"))
    assert "Alınmayan sütunlar: “Cinsix”" in told(outcome)


def test_a_misspelt_debtor_that_reads_as_a_debt_is_the_debtor(tmp_path: Path) -> None:
    text = lines("""
        İcra Dairesi VE Dosya No;Borçu;Takip Tarihi;Takip Çıkışı
        Bursa 5. İcra Dairesi 2024/26879 E.;Ak Ltd.;18.10.2026;500,00
        Bursa 6. İcra Dairesi 2024/26880 E.;Selin Uzun;19.10.2026;600,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd.", "Selin Uzun"]
    assert column(outcome, "case_no", "files") == ["2024/26879", "2024/26880"]


@pytest.mark.parametrize("number", ["", "4500123"])
@pytest.mark.parametrize("header", ["P. O. #", "P.O. #", "P. O."])
def test_initials_are_no_headers_that_begin_so(tmp_path: Path, header: str, number: str) -> None:
    text = f"""
        Customer;{header};Num;Date;Due Date;Open Balance
        Brightwater Foods Inc.;{number};1106;15.05.2026;14.06.2026;8584,98
        Kestrel Analytics;{number};1109;25.05.2026;24.06.2026;5565,34
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "document_no") == ["1106", "1109"]


def test_an_initial_may_be_of_a_payment(tmp_path: Path) -> None:
    rows = "Firma;Vade;Ö. Tutarı\nAk;14.06.2026;120,50\nOk;24.06.2026;80,75\n"
    assert [each["id"] for each in asked(write(tmp_path, rows))] == ["unsure:Ö. Tutarı"]


def test_the_balance_of_one_side_is_a_balance(tmp_path: Path) -> None:
    rows = """
        Tarih;Madde No;İzahat;Borç;Alacak;B. Bakiye
        26.02.2026;439;Mal satışı;160,50;;160,50
        17.03.2026;43;Tahsil;;60,00;100,50
        07.04.2026;719;Mal satışı;50,00;;150,50
    """
    outcome = run(write(tmp_path, "120.03.017 - ÖZGÜN KIRTASİYE;;;;;\n" + lines(rows)))
    assert column(outcome, "amount_kurus") == [16050, 5000]
