# ruff: noqa: E501
"""What a column, a cell or a line is, where its header alone does not tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.importing.runs import asked, column, listed, run, write
from tests.importing.test_lists_of_offices import receipts, sheets
from tests.importing.test_lists_of_trades import claims


@pytest.mark.parametrize("header", ["Bakiye Durumu", "Hesap Durumu", "Yönü", "Kim", ""])
def test_words_for_the_sides_behind_a_balance_are_its_sides(tmp_path: Path, header: str) -> None:
    path = write(tmp_path, f"Müşteri Adı;Bakiye;{header}\nAk;1.000,50;Borçlu\nOk;250,00;Alacaklı\n")
    outcome = run(path)
    assert claims(outcome) == [("Ak", "", 100050, "TRY")]
    assert "import_in_credit" in {notice.key for notice in outcome.notices}


def test_classes_of_customers_behind_a_balance_are_no_sides(tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;Bakiye;Sınıf\nAk;1.000,50;B\nOk;250,00;A\n")
    assert [claim[2] for claim in claims(run(path))] == [100050, 25000]


def test_a_state_in_words_is_no_amount_and_no_side(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Çek No;Keşideci;Vade;Tutar;Son Durum\n1234567;Ak;13.12.2026;100,50;Portföyde\n"
        "1234568;Ok;13.12.2026;200,50;Ciro Edildi\n",
    )
    assert claims(run(path)) == [("Ak", "1234567", 10050, "TRY")]
    path = write(tmp_path, "Müşteri;Fatura No;Tutar;Bakiye Durumu\nAk;F-1;1,50;Açık\nOk;F-2;2,50;Kapalı\n")
    assert column(run(path), "closing_reason") == ["", "paid"]


def test_a_ledger_is_one_whatever_its_days_are_called(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Hesap Kodu;Hesap Adı;Madde Günü;Evrak No;Borç;Alacak;Borç Bakiye;Alacak Bakiye\n"
        "120.01;Ak;13.01.2026;F-1;100,50;;100,50;\n120.01;Ak;14.01.2026;F-2;200,00;;300,50;\n"
        "120.01;Ak;15.01.2026;T-1;;50,50;250,00;\n120.02;Ok;13.01.2026;F-3;70,00;;70,00;\n",
    )
    outcome = run(path)
    assert [claim[1:3] for claim in claims(outcome)] == [("F-1", 10050), ("F-2", 20000), ("F-3", 7000)]
    assert receipts(outcome) == [("Ak", "2026-01-15", 5050)]


def test_a_trial_balance_stays_one_beside_a_column_of_days(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Hesap Kodu;Hesap Adı;Son Satış;Borç;Alacak\n"
        "120.01;Ak;13.01.2026;300,50;50,50\n120.02;Ok;14.01.2026;70,00;0,00\n",
    )
    outcome = run(path)
    assert [claim[2] for claim in claims(outcome)] == [25000, 7000] and not outcome.appended.keys() & {
        "receipts"
    }


@pytest.mark.parametrize(
    ("gave", "got"), [("Verilen", "Alınan"), ("Veresiye", "Ödeme"), ("Verilen Mal", "Alınan Para")]
)
def test_the_two_columns_of_a_shopkeeper_are_debit_and_credit(tmp_path: Path, gave: str, got: str) -> None:
    path = write(
        tmp_path,
        f"Tarih;Ad Soyad;Açıklama;{gave};{got}\n13.01.2026;Ak;yem;100,50;\n"
        "14.01.2026;Ak;nakit;;40,00\n15.01.2026;Ok;arpa;70,00;\n",
    )
    outcome = run(path)
    assert [claim[2] for claim in claims(outcome)] == [10050, 7000]
    assert receipts(outcome) == [("Ak", "2026-01-14", 4000)]


def test_a_dash_behind_whole_liras_leaves_one_reading(tmp_path: Path) -> None:
    path = write(tmp_path, 'Unvan;Tutar\nAk;"33.536,-"\nOk;"79.367,- TL"\nEk;40.499,-TL\n')
    assert [claim[2] for claim in claims(run(path))] == [3353600, 7936700, 4049900]


def test_days_with_commas_and_days_nobody_knows(tmp_path: Path) -> None:
    path = write(
        tmp_path, 'Unvan;Fatura Tarihi;Vade;Tutar\nAk;"18,07,2026";?;1,50\nOk;19.07.2026;19.08.2026;2,50\n'
    )
    outcome = run(path)
    assert column(outcome, "issue_date") == ["2026-07-18", "2026-07-19"]
    assert column(outcome, "due_date") == [None, "2026-08-19"]


def test_a_header_in_two_languages_is_what_both_say(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Customer / Müşteri;Date / Tarih;Due Date / Vade;Amount / Tutar\nAk;13.01.2026;13.02.2026;1,50\n",
    )
    assert column(run(path), "due_date") == ["2026-02-13"]


def test_the_day_a_cheque_was_taken_is_its_day(tmp_path: Path) -> None:
    path = write(
        tmp_path, "Çek No;Keşideci;Alınış Tarihi;Vade;Meblağ\n1234567;Ak;13.01.2026;13.12.2026;100,50\n"
    )
    assert column(run(path), "issue_date") == ["2026-01-13"]


def test_telephones_as_programs_and_people_write_them(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Unvan;Telefon;Tutar\nAk;5321234567.0;1,50\nOk;0532 123 45 68 / 0212 555 10 33;2,50\nEk;0532 123 45 69 / 0212 555 100 33;3,50\n",
    )
    outcome = run(path)
    assert column(outcome, "phone", "debtors") == ["+905321234567", "+905321234568", "+905321234569"]
    assert column(outcome, "phone2", "debtors") == ["", "+902125551033", "0212 555 100 33"]


def test_the_claim_of_a_file_under_the_words_of_the_court(tmp_path: Path) -> None:
    head = "Dosya No;İcra Dairesi;Taraflar (Borçlu);Takip Tarihi"
    row = "2025/123;Ankara 7. İcra Dairesi;Ak;13.01.2026;1.533,50"
    path = write(tmp_path, f"{head};Takip Çıkış Miktarı\n{row}\n")
    assert column(run(path), "filed_kurus", "files") == [153350]
    assert asked(write(tmp_path, f"{head};Dosya Parası\n{row}\n"))[0]["id"] == "amount_column:Dosya Parası"


PAID_ON = "Tarih;Müşteri;Tutar;Ödeme Durumu;Ödeme Tarihi\n"


def test_a_day_beside_paid_rows_alone_is_the_day_of_payment(tmp_path: Path) -> None:
    path = write(
        tmp_path, PAID_ON + "09.09.2026;Ak;150,50;Bekliyor;\n01.09.2026;Ok;90,50;Ödendi;05.09.2026\n"
    )
    outcome = run(path)
    assert receipts(outcome) == [("Ok", "2026-09-05", 9050)]
    assert column(outcome, "due_date") == [None, None]


def test_a_doubtful_header_offers_all_that_it_may_be(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        PAID_ON + "09.09.2026;Ak;150,50;Bekliyor;05.10.2026\n01.09.2026;Ok;90,50;Ödendi;05.09.2026\n",
    )
    (question,) = asked(path)
    assert [choice["answer"] for choice in question["choices"]] == ["yes", "settled_on", "no"]
    outcome = run(path, answer=["unsure:Ödeme Tarihi=settled_on"])
    assert column(outcome, "due_date") == [None, None]
    assert ("Ok", "2026-09-05", 9050) in receipts(outcome)


def test_accounts_without_debtors_are_none(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Hesap Kodu;Hesap Adı;Borç;Alacak\n120;ALICILAR;370,50;50,50\n120.01;Ak;300,50;50,50\n"
        "120.02;Ok;70,00;0,00\n121;ALACAK SENETLERİ;800,00;0,00\n",
    )
    outcome = run(path)
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok"]
    assert [row[:3] for row in listed(outcome, "untaken")][1][:2] == ["skipped", "5"]
    assert "muhasebe hesabının adı" in listed(outcome, "untaken")[1][2]


MOVES = "Tarih;Evrak No;Borç;Alacak\n13.01.2026;F-1;100,50;\n14.01.2026;T-1;;50,50\n"


def test_the_firm_above_a_statement_may_be_its_debtor(tmp_path: Path) -> None:
    path = write(tmp_path, "Firma : Ak Ltd. Şti.\n" + MOVES)
    (question,) = asked(path)
    assert question["id"] == "debtor:" and "Ak Ltd. Şti." in question["message"]
    outcome = run(path, answer=["debtor:=firm"])
    assert claims(outcome) == [("Ak Ltd. Şti.", "F-1", 10050, "TRY")]
    assert asked(write(tmp_path, MOVES, "adsiz.csv"))[0]["choices"] == []


def test_every_word_for_a_name_is_a_label_above_a_statement(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Cari Kodu : 120.01.001\nCari İsim : Ak Ltd. Şti.\n" + MOVES))
    assert claims(outcome) == [("Ak Ltd. Şti.", "F-1", 10050, "TRY")]


def test_text_above_the_tables_of_a_page_is_read(tmp_path: Path) -> None:
    rows = "<tr><td>Tarih</td><td>Evrak No</td><td>Borç</td><td>Alacak</td></tr><tr><td>13.01.2026</td><td>{}</td><td>1,50</td><td></td></tr>"
    page = (
        "<html><head><title>Rapor</title></head><body><h3>CARİ HESAP EKSTRESİ</h3><p style='display:none'>gizli</p>"
        f"<p>120.01.001 <b>Ak</b> Ltd. Şti.</p><table>{rows.format('F-1')}</table>"
        f"<p>120.01.002 Ok A.Ş.</p><div><table>{rows.format('F-2')}</table></div><p>Sayfa 1</p></body></html>"
    )
    path = write(tmp_path, page, "ekstre.xls")
    assert claims(run(path)) == [("Ak Ltd. Şti.", "F-1", 150, "TRY"), ("Ok A.Ş.", "F-2", 150, "TRY")]


def test_a_printed_name_is_not_cut_at_the_edge_of_a_column(tmp_path: Path) -> None:
    columns = "{:<12}{:<12}{:<18}{:>12}{:>14}"
    rows = [
        ("Tarih", "Evrak No", "Açıklama", "Borç", "Alacak"),
        *((f"{day}/06/2026", f"SF0006{day}", "Satış Faturası", f"{day}.708,80", "") for day in range(16, 22)),
    ]
    body = [columns.format(*row) for row in rows]
    text = ["Müşteri     : Şahinler Otomotiv A.Ş.", "=" * 70, body[0], "=" * 70, *body[1:]]
    outcome = run(write(tmp_path, "\n".join(text) + "\n", "E.TXT"))
    assert set(column(outcome, "debtor_name")) == {"Şahinler Otomotiv A.Ş."}


@pytest.mark.parametrize(
    "line", ["Cari Hesap: Tümü", "Hesap: 120.01.001 - 120.99.999", "Müşteri: 120 ALICILAR"]
)
def test_a_filter_above_a_list_names_nobody(tmp_path: Path, line: str) -> None:
    path = write(
        tmp_path, f"{line}\nHesap;Belge No;Tarih;Tutar\nAk;F-1;13.01.2026;1,50\nOk;F-2;14.01.2026;2,50\n"
    )
    assert [claim[0] for claim in claims(run(path, answer=["debtor:=1"]))] == ["Ak", "Ok"]


DUES: list[list[object]] = [["Dönem", "Vade", "Kira Bedeli"], ["Eylül 2026", dt.date(2026, 9, 5), 22000]]


@pytest.mark.parametrize("top", [["Sayın; {}"], ["KİRACI:", "{}"], ["Kiracı: {}"], ["Kiracı Adı", "{}"]])
def test_each_sheet_names_its_debtor_above_its_rows(tmp_path: Path, top: list[str]) -> None:
    names = {"D1": "Gökhan Tan", "D2": "Selin Avcı"}
    content: dict[str, list[list[object]]] = {
        sheet: [[cell.format(name) for cell in top], *DUES] for sheet, name in names.items()
    }
    outcome = run(sheets(tmp_path / "kira.xlsx", content))
    assert [claim[::2] for claim in claims(outcome)] == [(name, 2200000) for name in names.values()]


def test_bare_names_at_the_top_of_sheets_are_offered(tmp_path: Path) -> None:
    content: dict[str, list[list[object]]] = {
        "D1": [["Gökhan Tan"], *DUES],
        "D2": [["Selin Avcı"], *DUES],
    }
    path = sheets(tmp_path / "kira.xlsx", content)
    (question,) = asked(path)
    assert question["id"] == "title_debtors:Gökhan Tan, Selin Avcı"
    outcome = run(path, answer=[f"{question['id']}=take"])
    assert [claim[0] for claim in claims(outcome)] == ["Gökhan Tan", "Selin Avcı"]
    one = sheets(tmp_path / "ay.xlsx", {"D1": [["KİRALAR"], *DUES], "D2": [["KİRALAR"], *DUES]})
    assert "title_debtors" not in str(asked(one))


def test_the_name_above_the_account_on_each_sheet_is_its_debtor(tmp_path: Path) -> None:
    names = {"01": "Limonlu Otomotiv ve Oğulları", "02": "Sayın Pastanesi", "03": "7 Renk Ltd."}
    content: dict[str, list[list[object]]] = {
        sheet: [
            [name],
            ["Hesap Ekstresi   Döviz: TL"],
            ["Tarih", "Belge No", "Açıklama", "Borç", "Alacak", "Bakiye"],
            ["10.01.2026", f"F1{sheet}", "satış", 500.0 + at, "", 500.0 + at],
            ["12.01.2026", f"T2{sheet}", "ödeme", "", 200.0, 300.0 + at],
            ["15.01.2026", f"F3{sheet}", "satış", 50.0, "", 350.0 + at],
        ]
        for at, (sheet, name) in enumerate(names.items())
    }
    outcome = run(sheets(tmp_path / "ekstre.xlsx", content))
    assert column(outcome, "debtor_name", "debtors") == list(names.values())
    own: list[object] = ["Bizim Yapı Ltd. Şti."]
    firm = {sheet: [own, *each[1:]] for sheet, each in content.items()}
    assert "debtor" in asked(sheets(tmp_path / "biz.xlsx", firm))[0]["id"]


def test_equal_dues_of_two_months_are_no_copies(tmp_path: Path) -> None:
    dues: list[list[object]] = [["Veli", "Aidat"], ["Ak", 12600], ["Ok", 14000], ["Ek", 9000]]
    outcome = run(sheets(tmp_path / "aidat.xlsx", {"EYLÜL": dues, "EKİM": dues}))
    assert [claim[2] for claim in claims(outcome)] == [1260000, 1400000, 900000] * 2
    copies = sheets(tmp_path / "kopya.xlsx", {"EYLÜL": dues, "EYLÜL (2)": dues})
    assert asked(copies)[0]["question"] == "sheet"
    dated = [[*row, extra] for row, extra in zip(dues, ["Vade", *[dt.date(2026, 9, 5)] * 3], strict=True)]
    assert asked(sheets(tmp_path / "vadeli.xlsx", {"EYLÜL": dated, "EKİM": dated}))[0]["question"] == "sheet"


def test_an_amount_in_plain_words(tmp_path: Path) -> None:
    path = write(tmp_path, "İsim;Tarih;Ne Kadar;Not\nAk;13.01.2026;1500;x\nOk;14.01.2026;2500;y\n")
    assert [claim[2] for claim in claims(run(path))] == [150000, 250000]


@pytest.mark.parametrize("header", ["Yansıtılan Tutar", "İşin Bedeli", "Organizasyon Ücreti"])
def test_a_word_for_amounts_names_the_only_column_that_may_be_owed(tmp_path: Path, header: str) -> None:
    text = f"Müşteri;İş Tarihi;{header};Ödenen;Ödeme Tarihi\nAli;01.09.2026;100,50;100,50;05.09.2026\n"
    text += "Veli;02.09.2026;50,25;;\n"
    assert column(run(write(tmp_path, text)), "amount_kurus") == [10050, 5025]


def test_codes_that_tell_the_rows_of_one_debtor_apart_are_numbers_of_papers(tmp_path: Path) -> None:
    text = "Müşteri;Rental Agreement;Tarih;Tutar\nAli;RA8800;01.09.2026;100,50\nAli;RA8801;02.09.2026;50,25\n"
    assert column(run(write(tmp_path, text)), "document_no") == ["RA8800", "RA8801"]
    cards = text.replace("Ali;RA8801", "Veli;RA8801")
    assert column(run(write(tmp_path, cards)), "document_no") == ["", ""]


def test_quantities_beside_currencies_are_money(tmp_path: Path) -> None:
    text = "Kime;Tarih;Miktar;Cinsi\n" + "Ali Kaya;01.09.2026;100,50;Dolar\nVeli Ak;02.09.2026;50,25;TL\n" * 5
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus")[:2] == [10050, 5025]
    assert column(outcome, "currency")[:2] == ["USD", "TRY"]
    [question] = asked(
        write(tmp_path, text.replace(";Cinsi", ";Mal").replace("Dolar", "çay").replace("TL", "un"))
    )
    assert question["id"] == "amount:"


def test_the_day_of_a_cheque_is_its_due_date(tmp_path: Path) -> None:
    text = "Çek No;Keşideci;Çek Tarihi;Tutar\n11;Ali Kaya;01.09.2026;100,50\n"
    outcome = run(write(tmp_path, text))
    assert (column(outcome, "due_date"), column(outcome, "issue_date")) == (["2026-09-01"], [None])
    both = run(
        write(tmp_path, "Çek No;Keşideci;Çek Tarihi;Vade;Tutar\n11;Ali Kaya;01.09.2026;01.12.2026;100,50\n")
    )
    assert column(both, "due_date") == ["2026-12-01"]


@pytest.mark.parametrize("header", ["Kodu", "Ana / Alt"])
def test_accounts_of_a_trial_balance_are_known_by_their_codes(tmp_path: Path, header: str) -> None:
    text = f"{header};Hesap İsmi;Borç Toplamı;Alacak Toplamı;Borç Bakiyesi;Alacak Bakiyesi\n"
    text += "100;KASA;9,00;5,00;4,00;\n102 01;ZİRAAT BANKASI;9,00;5,00;4,00;\n"
    text += "120;ALICILAR;30,00;10,00;20,00;\n120 01;Ak Ltd. Şti.;10,00;5,00;5,00;\n"
    text += "120 02;Ok A.Ş.;20,00;5,00;15,00;\n320 01;Tuna A.Ş.;;8,00;;8,00\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name") == ["Ak Ltd. Şti.", "Ok A.Ş."]
    assert column(outcome, "amount_kurus") == [500, 1500]


def test_names_below_an_empty_header_are_the_debtors(tmp_path: Path) -> None:
    text = "A/R Aging Summary\n;Current;1 - 30;31 - 60;Total\nHarbor Lights Cafe;;10.25;5.00;15.25\n"
    text += "Northwind Charter;20.00;;;20.00\nTOTAL;20.00;10.25;5.00;35.25\n"
    assert set(column(run(write(tmp_path, text)), "debtor_name")) == {
        "Harbor Lights Cafe",
        "Northwind Charter",
    }


def test_sums_below_a_state_are_no_states_and_are_told(tmp_path: Path) -> None:
    rows = "Ak;01.09.2026;2.000,00;1.250,50\nOk;02.09.2026;300,00;300,00\nSu;03.09.2026;70,10;0\n"
    outcome = run(write(tmp_path, "Müşteri;Vade;Tutar;Durum\n" + rows))
    assert column(outcome, "amount_kurus") == [200_000, 30_000, 7_010]
    told = {each.key: each.params for each in outcome.notices}
    assert told["import_money_left"]["columns"] == "“Durum” (1.550,50)"
    (question,) = asked(write(tmp_path, "Müşteri;Vade;Durum\nAk;01.09.2026;1.250,50\nOk;02.09.2026;300,00\n"))
    assert question["question"] == "amount"
