"""What a list proves about its columns, and what it says of payments beside them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from addin.commands.import_ import import_
from addin.messages import say
from addin.model import Refusal
from addin.registry import Request
from tests.importing.runs import AS_OF, asked, book, column, lines, run, write
from tests.importing.test_lists_of_trades import claims, questions, taken, totals

_CARD = """
    Gün;Ne;Sol;Sağ;Son
    11.01.2026;mal;1.000,50;;1.000,50
    09.02.2026;mal;500,00;;1.500,50
    01.03.2026;nakit;;700,00;800,50
    23.04.2026;mal;200,00;;1.000,50
    09.05.2026;nakit;;300,00;700,50
    """


def test_a_running_balance_proves_which_side_is_owed(tmp_path: Path) -> None:
    text = "Tarih;Müşteri;Sol;Sağ;Kalan\n" + "\n".join(
        line.strip().replace(";mal;", ";Ak;").replace(";nakit;", ";Ak;")
        for line in _CARD.strip().splitlines()[1:]
    )
    outcome = taken(tmp_path, text)
    assert [amount for _, _, amount, _ in claims(outcome)] == [100050, 50000, 20000]
    assert column(outcome, "amount_kurus", "receipts") == [70000, 30000]


def test_a_running_balance_proves_it_below_each_account_of_a_list(tmp_path: Path) -> None:
    head = "Tarih;Evrak;İşlem Detayı;Sol Taraf;Sağ Taraf;Bakiye"
    outcome = taken(
        tmp_path,
        f"""
        Müşteri : Hüseyin Çakmakçı
        {head}
        24.08.2026;M-1584;tohumlama;5.741,06;;5.741,06 (B)
        10.09.2026;;havale;;5.536,74;204,32 (B)
        15.09.2026;M-1601;ilaç;500,00;;704,32 (B)
        Müşteri : Ayşe Demir
        {head}
        24.08.2026;M-1585;tohumlama;741,06;;741,06 (B)
        10.09.2026;;havale;;500,00;241,06 (B)
        16.09.2026;M-1602;ilaç;600,00;;841,06 (B)
        """,
    )
    assert [amount for _, _, amount, _ in claims(outcome)] == [574106, 50000, 74106, 60000]
    assert column(outcome, "amount_kurus", "receipts") == [553674, 50000]


def test_what_is_left_proves_what_was_paid(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        ÜNVAN;BELGE;TARİH;BORÇ;EDİLEN;BAKİYE
        Ak;F-1;13.01.2026;100,00;40,00;60,00
        Ok;F-2;14.01.2026;200,00;0;200,00
        Ek;F-3;15.01.2026;300,00;0;300,00
        """,
    )
    assert claims(outcome) == [
        ("Ak", "F-1", 6000, "TRY"),
        ("Ok", "F-2", 20000, "TRY"),
        ("Ek", "F-3", 30000, "TRY"),
    ]
    assert totals(outcome) == {"TRY": ("560.00", "560.00")}


def test_a_paper_is_its_number_or_its_kind(tmp_path: Path) -> None:
    text = "Müşteri;Belge;Tarih;Tutar\nAk;{};13.01.2026;1,00\nOk;{};14.01.2026;2,00\n"
    for words, numbers in ((("F-1", "F-2"), ["F-1", "F-2"]), (("Çek", "Senet"), ["", ""])):
        assert [number for _, number, *_ in claims(taken(tmp_path, text.format(*words)))] == numbers


def test_a_sum_far_from_the_rows_is_asked_about(tmp_path: Path) -> None:
    text = "Müşteri;Fatura No;Tutar\nAk;F-1;100,00\nOk;F-2;200,00\nTOPLAM;;{}\n"
    assert questions(tmp_path, text.format("900,00")) == ["own_total"]
    outcome = taken(tmp_path, text.format("900,00"), answer=["own_total:=write"])
    assert totals(outcome) == {"TRY": ("300.00", "300.00")}
    assert totals(taken(tmp_path, text.format("301,00"))) == {"TRY": ("300.00", "300.00")}


def test_sums_of_all_sheets_are_held_against_all_rows(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        for name in ("Ak Market", "Ok Market"):
            sheet = made.add_worksheet(name)
            for number, row in enumerate((("Tarih", "Fatura No", "Tutar"), ("13.01.2026", name, 100.0))):
                sheet.write_row(number, 0, row)
            sheet.write_row(4, 0, ("", "TOPLAM", 101.0))
    outcome = run(path, answer=["own_total:=write"])
    told = next(each for each in outcome.notices if each.key == "import_totals")
    for name in ("Ak Market", "Ok Market"):
        said = f"; {name}: listenin kendi toplamı 101,00 TL, satırların toplamından farkı 1,00 TL"
        assert said in str(told.params["totals"])


def test_a_trial_balance_states_the_balances_of_a_side(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Hesap Kodu;Hesap Adı;Borç;Alacak;Borç Bakiyesi;Alacak Bakiyesi
        120;ALICILAR;300,00;120,00;180,00;
        120.01.001;AK LTD. ŞTİ.;300,00;100,00;200,00;
        120.01.002;OK LTD. ŞTİ.;0,00;20,00;;20,00
        TOPLAM;;300,00;120,00;200,00;20,00
        """,
    )
    told = next(each for each in outcome.notices if each.key == "import_totals")
    assert "kendi toplamı 200,00 TL" in str(told.params["totals"])


_ROWS = (
    ("Müşteri", "Tarih", "Tutar", "Not"),
    ("Ali Usta", "01.09.2026", 1000.0, "söz verdi 15.10"),
    ("Veli Usta", "02.09.2026", 2000.0, "ÖDENDİ"),
    ("Can Ltd. Şti.", "03.09.2026", 3000.0, "12.10.2026 ödedi"),
    ("Naz A.Ş.", "04.09.2026", 4000.0, "yarısı geldi"),
    ("Su Ticaret", "05.09.2026", 5000.0, ""),
    ("Yol İnşaat", "06.09.2026", 6000.0, "ödendi diyor"),
    ("Tan Mobilya", "07.09.2026", 7000.0, "çek verdi 30.12"),
)


def _marked(folder: Path, marks: dict[int, dict[str, Any]], title: str = "", notes: bool = False) -> Path:
    """The rows as a list; `marks`: the format of rows by their number."""
    path = folder / "liste.xlsx"
    with Workbook(str(path)) as made:
        sheet = made.add_worksheet("Liste")
        sheet.write_row(0, 0, (title, ""))
        head = made.add_format({"bold": True, "bg_color": "#C6EFCE"})
        for number, row in enumerate(_ROWS):
            look = made.add_format(marks[number]) if number in marks else None
            cells = row if notes else (*row[:3], "Not" if not number else "")
            sheet.write_row(number + 2, 0, cells, head if not number else look)
    return path


def _closed(path: Path, **options: Any) -> list[float]:
    """Amounts that came in as paid, in lira."""
    bills = run(path, **options).appended["receivables"]
    return (bills["amount_kurus"][bills["closing_reason"] == "paid"] / 100).tolist()


def test_notes_that_say_paid_are_asked_about_once(tmp_path: Path) -> None:
    path = _marked(tmp_path, {}, notes=True)
    assert [(each["id"], each["question"]) for each in asked(path)] == [("noted_paid:Not", "noted_paid")]
    assert _closed(path, answer=["noted_paid:Not=closed"]) == [2000.0, 3000.0]
    outcome = run(path, answer=["noted_paid:Not=open"])
    assert set(column(outcome, "closing_reason")) == {""}
    assert [each.params["rows"] for each in outcome.notices if each.key == "import_part_paid"] == ["7"]


def test_rows_struck_by_hand_are_asked_about(tmp_path: Path) -> None:
    struck = {"font_strikeout": True}
    path = _marked(tmp_path, {3: struck, 4: struck})
    assert [each["id"] for each in asked(path)] == ["marked_paid:struck"]
    assert _closed(path, answer=["marked_paid:struck=closed"]) == [3000.0, 4000.0]


@pytest.mark.parametrize(("colour", "word"), [("#92D050", "yeşil boyalı"), ("#FFFF00", "sarı boyalı")])
def test_coloured_rows_come_in_open_and_are_told(tmp_path: Path, colour: str, word: str) -> None:
    look = {"bg_color": colour}
    outcome = run(_marked(tmp_path, {3: look, 4: look}))
    told = next(each for each in outcome.notices if each.key == "import_marked")
    assert (told.params["n"], told.params["headers"]) == (2, word)
    assert word in set(outcome.bodies["import_rows"]["source_column"])
    assert set(column(outcome, "closing_reason")) == {""}


def test_green_rows_are_closed_where_somebody_says_so(tmp_path: Path) -> None:
    look = {"bg_color": "#92D050"}
    path = _marked(tmp_path, {3: look, 4: look})
    assert _closed(path, answer=["marked_paid:green=closed"]) == [3000.0, 4000.0]


def test_a_legend_decides_what_a_colour_means(tmp_path: Path) -> None:
    green = {"bg_color": "#92D050"}
    assert _closed(_marked(tmp_path, {3: green}, "sarı = arandı, yeşil = ödendi")) == [3000.0]
    assert _closed(_marked(tmp_path, {3: green}, "yeşil = arandı")) == []


def test_marks_of_single_rows_are_no_look_of_the_list(tmp_path: Path) -> None:
    green, struck = {"bg_color": "#00B050"}, {"font_strikeout": True}
    path = _marked(tmp_path, {2: green, 4: green, 6: struck}, "Yeşil olanlar ödendi")
    assert [each["id"] for each in asked(path)] == ["marked_paid:struck"]
    assert _closed(path, answer=["marked_paid:struck=closed"]) == [2000.0, 4000.0, 6000.0]
    plain = run(_marked(tmp_path, {2: green, 4: green, 5: green}))
    assert [each.params["n"] for each in plain.notices if each.key == "import_marked"] == [3]
    every_other = dict.fromkeys((1, 3, 5, 7), green)
    assert _closed(_marked(tmp_path, every_other, "Yeşil olanlar ödendi")) == [1000.0, 3000.0, 5000.0, 7000.0]


def test_looks_of_a_list_are_no_marks(tmp_path: Path) -> None:
    green = {"bg_color": "#E2EFDA"}
    for rows in ((1, 3, 5, 7), range(1, 8)):
        outcome = run(_marked(tmp_path, dict.fromkeys(rows, green)))
        assert "import_marked" not in {each.key for each in outcome.notices}


def test_a_phone_that_stands_on_paid_rows_only_is_kept(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Tel;Fatura No;Tutar;Ödenen;Kalan
        Ak;0532 123 45 67;F-1;100,00;100,00;0,00
        Ak;;F-2;200,00;0;200,00
        Ok;;F-3;300,00;0;300,00
        """,
    )
    assert column(outcome, "phone", "debtors") == ["+905321234567", ""]


def test_a_phone_behind_the_name_is_no_part_of_it(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Tutar
        Aslan Market Tel: 0532 700 10 10;F-1;1,00
        Aslan Market Tel: 0532 700 10 10;F-2;2,00
        Ok 2020 Ltd. Şti.;F-3;3,00
        """,
    )
    assert column(outcome, "debtor_name", "debtors") == ["Aslan Market", "Ok 2020 Ltd. Şti."]
    assert column(outcome, "phone", "debtors") == ["+905327001010", ""]


def test_a_phone_beside_the_title_is_the_debtors(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        for name in ("Aslan Market", "Bozkurt Nakliyat"):
            sheet = made.add_worksheet(name)
            rows = ((name, "", "Tel: 0532 700 10 10"), (), ("Tarih", "Fatura No", "Tutar"))
            for number, row in enumerate((*rows, ("13.01.2026", f"{name} 1", 100.0))):
                sheet.write_row(number, 0, row)
    outcome = run(path)
    assert column(outcome, "debtor_name", "debtors") == ["Aslan Market", "Bozkurt Nakliyat"]
    assert column(outcome, "phone", "debtors") == ["+905327001010"] * 2


def test_days_from_the_invoice_on_are_a_due_date(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar
        Ak;F-1;01.09.2026;01.10.2026;1,00
        Ok;F-2;01.09.2026;60 gün;2,00
        Ek;F-3;01.09.2026;peşin;3,00
        Uk;F-4;01.09.2026;20.10.2026;4,00
        """,
    )
    assert column(outcome, "due_date") == ["2026-10-01", "2026-10-31", "2026-09-01", "2026-10-20"]


def test_months_that_were_paid_say_nothing_of_what_is_left(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Ocak;Şubat;Mart;Kalan Borç
        Ak;F-1;Ödendi;Ödendi;;1.500,00
        Ok;F-2;Ödendi;;;3.000,00
        Er;F-3;Ödendi;Ödendi;Ödendi;500,00
        """
    assert claims(taken(tmp_path, text)) == [
        ("Ak", "F-1", 150000, "TRY"),
        ("Ok", "F-2", 300000, "TRY"),
        ("Er", "F-3", 50000, "TRY"),
    ]


def test_notes_on_open_rows_are_known_at_the_first_call(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Fatura Tarihi;Tutar;Ödenen;Kalan;Açıklama
        Ak;F-1;01.09.2026;100,00;0;100,00;itiraz ediyor
        Ak;F-2;02.09.2026;100,00;100,00;0,00;kargo ile
        Ak;F-3;03.09.2026;100,00;0;100,00;söz verdi 15'inde
        Ok;F-4;03.09.2026;100,00;0;100,00;
        """,
    )
    who, said = (column(outcome, key, "contacts") for key in ("debtor_name", "summary"))
    assert dict(zip(who, said, strict=True)) == {
        "Ak": "listedeki notlar: F-3: söz verdi 15'inde; F-1: itiraz ediyor",
        "Ok": "",
    }
    told = {each.key: each.params for each in outcome.notices}
    assert told["import_notes_planned"]["n"] == 1
    assert told["import_notes_left"]["named"] == "Ak F-2: kargo ile"
    assert "promises" not in outcome.appended


def test_a_rest_that_is_another_one_is_named(tmp_path: Path) -> None:
    rows = "".join(f"Ak;F-{at};{at}00,00;{at}0,00;{at * 90 + (at == 4)},00\n" for at in range(1, 8))
    path = write(tmp_path, "Müşteri;Fatura No;Tutar;Ödenen;Kalan\n" + rows)
    (question,) = asked(path)
    assert question["question"] == "amount"
    assert "“Kalan” 1 satırda (satır 5) “Tutar” eksi “Ödenen” değil" in question["message"]


def test_different_columns_of_two_files_stand_behind_their_names(tmp_path: Path) -> None:
    first = write(tmp_path, "Müşteri;Fatura No;Tutar\nAk;F-1;1,00\n", "a.csv")
    second = write(tmp_path, "Firma;Belge No;Bedel\nOk;F-2;2,00\n", "b.csv")
    values = {"source": [str(first), str(second)], "into": str(tmp_path / "kitap.xlsx"), "yes": True}
    request = Request(values, dt.datetime(2026, 11, 21, 9), "tr", None)
    outcome = import_(book(), request, as_of=AS_OF)
    told = next(each for each in outcome.notices if each.key == "import_mapping")
    assert str(told.params["mapping"]).startswith("a.csv: Müşteri → Unvan")
    assert "; b.csv: Firma → Unvan" in str(told.params["mapping"])


def test_how_to_answer_depends_on_how_it_was_called(tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;Fatura No;Tutar\nAk;F-1;100,00\nTOPLAM;;900,00\n")
    for accepted, words in ((True, "--yes yazmayın"), (False, "burada sorulamıyor")):
        with pytest.raises(Refusal) as refused:
            run(path, yes=accepted)
        assert words in say("refusals.import_asked", "tr", **refused.value.params)


def test_amounts_under_an_unknown_header_are_told_when_left_out(tmp_path: Path) -> None:
    outcome = taken(tmp_path, "Müşteri;Fatura No;Tutar;Xyz\nAk;F-1;100,00;10,50\nOk;F-2;200,00;20,50\n")
    told = {each.key: each.params for each in outcome.notices}
    assert told["import_money_left"] == {"columns": "“Xyz” (31,00)"}


def test_a_status_in_other_words_closes_without_a_question(tmp_path: Path) -> None:
    rows = "Ak;F-1;1,00;havale ile ödedi\nOk;F-2;2,00;açık\nEk;F-3;3,00;yarısını verdi\n"
    outcome = taken(tmp_path, "Müşteri;Fatura No;Tutar;Durum\n" + rows)
    assert column(outcome, "closing_reason") == ["paid", "", ""]
    told = {each.key: each.params["rows"] for each in outcome.notices if "rows" in each.params}
    assert told == {"import_noted_closed": "2", "import_part_paid": "4"}


def test_what_was_said_of_notes_is_remembered(tmp_path: Path) -> None:
    first = run(_marked(tmp_path, {}, notes=True), answer=["noted_paid:Not=closed"])
    known = book(import_mappings=first.bodies["import_mappings"])
    again = run(_marked(tmp_path, {}, notes=True), into=known).appended["receivables"]
    assert (again["closing_reason"] == "paid").sum() == 2


def test_sums_of_pages_inside_a_list_are_not_its_own(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Hesap Adı: Ak Ltd.;;;;
        Tarih;Fiş No;Borç;Alacak;Bakiye
        13.01.2025;F-1;100,00;;100,00
        Sayfa Toplamı;;100,00;;
        Devreden Toplam;;100,00;;
        14.01.2025;F-2;900,00;;1.000,00
        Hesap Adı: Ok Ltd.;;;;
        Tarih;Fiş No;Borç;Alacak;Bakiye
        13.01.2025;F-3;200,00;;200,00
        Sayfa Toplamı;;200,00;;
        Devreden Toplam;;200,00;;
        14.01.2025;F-4;700,00;;900,00
        """,
    )
    assert column(outcome, "amount_kurus") == [10000, 90000, 20000, 70000]


@pytest.mark.parametrize("amount", ["Tutar", "Hareket", "Original Amount"])
@pytest.mark.parametrize("newest_first", [False, True])
def test_payments_as_negative_amounts_where_the_balance_proves_them(
    tmp_path: Path, newest_first: bool, amount: str
) -> None:
    rows = """
        Ak;13.01.2025;Satış;F-1;100,00;100,00
        Ak;14.01.2025;Havale;T-1;-40,00;60,00
        Ak;15.01.2025;Satış;F-2;50,00;110,00
        Ok;13.01.2025;Satış;F-3;200,00;200,00
        Ok;14.01.2025;Havale;T-2;-200,00;0,00
    """
    below = lines(rows).splitlines()
    body = "\n".join(below[::-1] if newest_first else below)
    outcome = taken(tmp_path, f"Müşteri;Tarih;İşlem Türü;Evrak No;{amount};Bakiye\n{body}\n")
    assert sorted(column(outcome, "amount_kurus")) == [5000, 10000, 20000]
    assert sorted(column(outcome, "amount_kurus", "receipts")) == [4000, 20000]
    assert outcome.answer["accepted"] == 5


def test_a_balance_that_runs_for_each_debtor_is_no_amount(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Fatura Tarihi;Tutar;Bakiye
        Ak;F-1;13.01.2025;100,00;100,00
        Ak;F-2;14.01.2025;40,00;140,00
        Ok;F-3;13.01.2025;200,00;200,00
        Ok;F-4;14.01.2025;50,00;250,00
        """,
    )
    assert column(outcome, "amount_kurus") == [10000, 4000, 20000, 5000]


def test_the_only_amounts_of_a_list_are_offered_whatever_their_group_is_called(tmp_path: Path) -> None:
    text = """
        Cari;;Belge;;Ödeme;
        Ünvan;Vergi No;No;Tarih;Vade;Tutar
        Ak Ltd.;4540536920;F-1;13.01.2025;13.02.2025;100,00
    """
    [question] = asked(write(tmp_path, lines(text)))
    assert [choice["answer"] for choice in question["choices"]] == ["6"]
    outcome = taken(tmp_path, text, answer=[f"{question['id']}=6"])
    assert column(outcome, "amount_kurus") == [10000]
    assert column(outcome, "due_date") == ["2025-02-13"]


_AT_ONCE = """
    Hayvan Sahibi;{day};Yapılan İşlem;{owed};{paid};Kalan
    Tülay Tekin;25.07.2026;aşı;5.215,45;;5.215,45
    Tülay Tekin;11.08.2026;nakit verdi;;1.000,00;4.215,45
    Kadriye Parlak;02.04.2026;mama;2.970,07;250,00;2.720,07
    Kadriye Parlak;08.09.2026;aşı;1.328,95;250,00;3.799,02
"""


@pytest.mark.parametrize(
    ("owed", "paid"), [("Borç", "Ödeme"), ("Borç", "Peşinat"), ("Yazılan", "Verilen Para")]
)
def test_a_running_balance_proves_debts_of_which_some_was_paid_at_once(
    tmp_path: Path, owed: str, paid: str
) -> None:
    text = lines(_AT_ONCE.format(day="Tarih", owed=owed, paid=paid))
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [521545, 297007, 132895]
    assert column(outcome, "amount_kurus", "receipts") == [100000, 25000, 25000]
    assert column(outcome, "received_on", "receipts") == ["2026-08-11", "2026-04-02", "2026-09-08"]


def test_where_no_payment_stands_alone_or_a_row_breaks_it_the_amount_is_asked(tmp_path: Path) -> None:
    whole = lines(_AT_ONCE.format(day="Tarih", owed="Borç", paid="Ödeme"))
    alone = "".join(line + "\n" for line in whole.splitlines() if "nakit" not in line)
    for text in (alone.replace("4.215,45", "5.215,45"), whole.replace("3.799,02", "3.790,02")):
        assert asked(write(tmp_path, text))
