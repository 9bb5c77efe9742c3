"""A cheque that is bounced in the next list of cheques is the news of the week: it is told by name."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.desk import column, frame, make_book, tahsilat, type_into
from tests.importing.weeks import take

CHEQUES = """
    Müşteri;Çek No;Banka;Vade;Tutar;Durum
    Selvi Yapı A.Ş.;0012345;Garanti;15.11.2026;50000,00;{}
    Uğur İnşaat Ltd.;7788991;Akbank;05.11.2026;22000,00;Bankada tahsilde
    Tuna Mimarlık;1002003;Ziraat;10.10.2026;15000,00;Karşılıksız
"""

BALANCE = """
    Müşteri;Bakiye
    Selvi Yapı A.Ş.;61.900,00
    Tuna Mimarlık;100,00
"""
CHEQUE = """
    Müşteri;Çek No;Vade;Tutar;Durum
    Selvi Yapı A.Ş.;{};15.10.2026;25000,00;Karşılıksız
"""


def test_it_is_told_by_name(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    said = take(book, CHEQUES.format("Portföyde"))
    assert said.code == 0 and "bu listede karşılıksız" not in said.out, said
    said = take(book, CHEQUES.format("Karşılıksız"))
    assert "1 çek ya da senet bu listede karşılıksız (Selvi Yapı A.Ş. 0012345 50.000,00 TL)" in said.out
    assert column(book, "receivables", "closing_reason") == ["bounced", "", "bounced"]
    assert column(book, "receivables", "open_kurus")[0] == 5_000_000
    assert "bu listede karşılıksız" not in take(book, CHEQUES.format("Karşılıksız")).out


def test_it_is_what_is_to_be_done_next(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, CHEQUES.format("Portföyde"))
    tahsilat("refresh", book, "--as-of", "2026-11-24")
    said = take(book, CHEQUES.format("Karşılıksız"))
    assert "1 borçlu için arama planlandı (24.11.2026)" in said.out, said
    work = frame(book, "today").set_index("debtor_name").loc["Selvi Yapı A.Ş."]
    assert work["action"] == "karşılıksız çek/senet: ara" and work["what"] == "today_action"
    assert work["last_summary"] == "0012345 50.000,00 TL (Banka: Garanti)" and work["open_kurus"] == 5_000_000
    contacts = column(book, "contacts", "contact_id")
    assert len(contacts) == len(set(contacts))
    take(book, CHEQUES.format("Karşılıksız"))
    assert column(book, "contacts", "contact_id") == contacts


def test_it_comes_before_calls_that_are_overdue(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    tahsilat("refresh", book, "--as-of", "2026-11-16")
    take(book, CHEQUES.format("Portföyde"))
    tahsilat("refresh", book, "--as-of", "2026-11-23")
    take(book, CHEQUES.format("Karşılıksız").replace("50000,00", "500,00"))
    work = frame(book, "today")
    assert work["debtor_name"].tolist() == ["Tuna Mimarlık", "Selvi Yapı A.Ş.", "Uğur İnşaat Ltd."]
    assert work["what"].tolist() == ["late_action", "today_action", "late_action"]
    said = tahsilat("today", book).out
    assert said.index("Selvi Yapı") < said.index("Uğur İnşaat")


PAID = """
    Müşteri;Çek No;Banka;Vade;Tutar;Durum
    Selvi Yapı A.Ş.;0012345;Garanti;15.11.2026;50000,00;Portföyde
    Uğur İnşaat Ltd.;7788991;Akbank;05.11.2026;22000,00;Bankada tahsilde
    Tuna Mimarlık;1002003;Ziraat;10.10.2026;15000,00;Ödendi
    Tuna Mimarlık;1002004;Ziraat;10.01.2027;4000,00;Portföyde
"""
BOUNCED = PAID.replace("Ödendi", "Karşılıksız")


def test_nobody_is_called_about_one_that_he_has_paid(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, BOUNCED)
    said = take(book, PAID)
    assert "(Tuna Mimarlık) bunun için planlanan araması, öteki borcu için “ilk arama” oldu" in said.out
    plan = frame(book, "contacts").set_index("debtor_name").loc["Tuna Mimarlık"]
    assert plan["next_action"] == "ilk arama" and plan["summary"] == ""
    assert plan["next_action_date"] == pd.Timestamp(2027, 1, 11)  # his other cheque is due the day before
    assert "Tuna Mimarlık" not in column(book, "today", "debtor_name")
    assert column(book, "receivables", "open_kurus")[2:] == [0, 400_000]
    assert "araması" not in take(book, PAID).out


def test_who_has_another_plan_keeps_that_one_alone(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, BOUNCED.replace("Karşılıksız", "Portföyde"))
    take(book, BOUNCED)
    assert column(book, "contacts", "closing_reason") == [""] * 4
    said = take(book, PAID)
    assert "1 borçlunun (Tuna Mimarlık) bunun için planlanan araması kapatıldı" in said.out
    assert column(book, "contacts", "closing_reason") == ["", "", "", "closed"]
    plans = frame(book, "contacts").iloc[:3].set_index("debtor_name")
    assert plans["next_action_date"].loc["Tuna Mimarlık"] == pd.Timestamp(2027, 1, 11)


def test_a_plan_that_somebody_changed_stays(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, BOUNCED)
    type_into(book, "contacts", "summary", {0: "avukat arasın"})
    assert "araması" not in take(book, PAID).out
    assert "avukat arasın" in column(book, "contacts", "summary")


def test_who_pays_it_and_owes_another_that_bounced_is_still_called(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, BOUNCED.replace("Portföyde", "Karşılıksız"))
    assert "araması" not in take(book, PAID.replace("Portföyde", "Karşılıksız")).out
    work = frame(book, "today").set_index("debtor_name").loc["Tuna Mimarlık"]
    assert work["action"] == "karşılıksız çek/senet: ara"


@pytest.mark.parametrize("number", ["0012345", ""])
def test_after_a_balance_that_may_have_it_already_it_is_asked(tmp_path: Path, number: str) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, BALANCE, "balance:=opening")
    cheque = CHEQUE.format(number)
    said = take(book, cheque)
    assert said.code == 2, said
    assert "(Selvi Yapı A.Ş.: kitapta 61.900,00 TL, listede 25.000,00 TL)" in said.err
    assert take(book, cheque, "covered=inside").code == 0
    assert column(book, "receivables", "open_kurus") == [3_690_000, 10_000, 2_500_000]
    assert take(book, cheque).code == 0 and take(book, BALANCE, "balance:=opening").code == 0
    assert column(book, "receivables", "open_kurus") == [3_690_000, 10_000, 2_500_000]


DRAWN = """
    Kimden Alındı;Keşideci;Çek No;Banka;Vade;Tutar;Durum
    Karacabey Gıda;Balat Market;3300127;İş Bankası;10.12.2026;12400,00;{}
    Tuna Mimarlık;TUNA MİMARLIK;1002003;;10.12.2026;15000,00;Portföyde
"""


def test_who_drew_it_and_on_which_bank_stands_at_the_cheque_and_in_the_call(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    assert "Alınmayan sütunlar" not in take(book, DRAWN.format("Portföyde")).out
    sides = "Keşideci: Balat Market; Banka: İş Bankası"
    assert column(book, "receivables", "security") == [sides, ""]
    said = take(book, DRAWN.format("Karşılıksız"))
    assert f"3300127 12.400,00 TL ({sides})" in said.out, said
    work = frame(book, "today").set_index("debtor_name")["last_summary"]
    assert sides in str(work["Karacabey Gıda"])


def test_cheques_of_the_book_get_who_drew_them_unless_somebody_typed_it(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    bare = DRAWN.replace("Keşideci;", "").replace("Balat Market;", "").replace("TUNA MİMARLIK;", "")
    take(
        book,
        bare.replace("Banka;", "").replace("İş Bankası;", "").replace("1002003;;", "1002003;").format(""),
    )
    assert column(book, "receivables", "security") == ["", ""]
    take(book, DRAWN.format("Portföyde"))
    assert column(book, "receivables", "security")[0] == "Keşideci: Balat Market; Banka: İş Bankası"
    type_into(book, "receivables", "security", {0: "kefil: Ali"})
    take(book, DRAWN.format("Portföyde"))
    assert column(book, "receivables", "security")[0] == "kefil: Ali"


def test_a_bank_beside_invoices_is_left_out(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    said = take(book, "Müşteri;Fatura No;Tarih;Vade;Tutar;Banka\nAk;F-1;01.10.2026;01.11.2026;5,00;Akbank\n")
    assert "Alınmayan sütunlar: “Banka”" in said.out and column(book, "receivables", "security") == [""]
