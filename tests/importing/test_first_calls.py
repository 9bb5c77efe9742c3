"""First calls after an import: whose debt is overdue is called now, whose is not once it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.desk import frame, make_book, tahsilat, type_into
from tests.importing.weeks import take

LIST = """
    Müşteri;Fatura No;Vade;Tutar
    Mudanya Şarap A.Ş.;F-1;13.12.2026;68000,00
    Trilye Sabun Ltd.;F-2;20.09.2026;22118,90
    Uludağ Süt Ltd.;F-3;04.10.2026;28360,50
    Uludağ Süt Ltd.;F-4;01.01.2027;18750,00
    Kestel Tekstil Ltd.;F-5;31.12.2026;17250,50
    Berber Sinan;F-6;;400,00
"""


def calls(book: Path) -> dict[str, str]:
    """The day of each debtor's call, in the order in which they were planned."""
    rows = frame(book, "contacts")
    days = rows["next_action_date"].dt.strftime("%d.%m.%Y")
    return dict(zip(rows["debtor_name"], days, strict=True))


def test_who_owes_nothing_overdue_is_called_after_his_first_due_date(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    said = take(book, LIST)
    assert list(calls(book).items()) == [
        ("Uludağ Süt Ltd.", "20.11.2026"),
        ("Trilye Sabun Ltd.", "20.11.2026"),
        ("Berber Sinan", "20.11.2026"),  # when he will pay is what to ask him
        ("Mudanya Şarap A.Ş.", "14.12.2026"),
        ("Kestel Tekstil Ltd.", "04.01.2027"),  # the first of January is a Friday and a holiday
    ]
    assert "Bunların 2 tanesinin vadesi geçen borcu yok" in said.out, said
    work = frame(book, "today")
    assert work["debtor_name"].tolist() == ["Uludağ Süt Ltd.", "Trilye Sabun Ltd.", "Berber Sinan"]
    assert work["overdue_kurus"].fillna(0).tolist() == [2836050, 2211890, 0]


def test_so_many_a_day_of_those_too_who_are_called_later(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {}, {"first_actions_per_day": 2})
    rows = "".join(f"Firma {n} Ltd.;F-{n};30.11.2026;{n + 1},00\n" for n in range(3))
    take(book, f"Müşteri;Fatura No;Vade;Tutar\n{rows}Geciken A.Ş.;F-9;01.10.2026;5,00\n")
    assert list(calls(book).values()) == ["20.11.2026", "01.12.2026", "01.12.2026", "02.12.2026"]


def test_what_is_due_before_the_call_brings_it_forward(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, LIST)
    more = """
        Müşteri;Fatura No;Vade;Tutar
        Mudanya Şarap A.Ş.;F-7;02.11.2026;900,00
        Kestel Tekstil Ltd.;F-8;05.12.2026;1,00
    """
    said = take(book, more)
    assert "2 borçlunun daha sonraya planlanmış ilk araması öne alındı" in said.out, said
    days = calls(book)
    assert (days["Mudanya Şarap A.Ş."], days["Kestel Tekstil Ltd."]) == ("20.11.2026", "07.12.2026")
    assert len(frame(book, "contacts")) == 5
    assert tahsilat("refresh", book).out.count("zaten güncel")


def test_a_day_that_somebody_chose_stays(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, LIST)
    type_into(book, "contacts", "summary", {3: "aralıkta arayın dedi"})
    said = take(book, "Müşteri;Fatura No;Vade;Tutar\nMudanya Şarap A.Ş.;F-7;02.11.2026;900,00\n")
    assert "öne alındı" not in said.out and calls(book)["Mudanya Şarap A.Ş."] == "14.12.2026"


def test_who_owes_nothing_overdue_any_more_is_called_after_his_next_due_date(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, LIST)
    type_into(book, "contacts", "next_action_date", {1: datetime(2026, 11, 19)})
    changed = """
        Müşteri;Fatura No;Vade;Tutar;Durum
        Mudanya Şarap A.Ş.;F-1;21.12.2026;68000,00;
        Trilye Sabun Ltd.;F-2;25.11.2026;22118,90;
        Uludağ Süt Ltd.;F-3;04.10.2026;28360,50;Ödendi
        Uludağ Süt Ltd.;F-4;01.01.2027;18750,00;
        Kestel Tekstil Ltd.;F-5;24.12.2026;17250,50;
    """
    said = take(book, changed)
    assert "2 borçlunun ilk araması sonraki vadesinin ertesi iş gününe ertelendi" in said.out, said
    days = calls(book)
    assert (days["Mudanya Şarap A.Ş."], days["Uludağ Süt Ltd."]) == ("22.12.2026", "04.01.2027")
    assert days["Trilye Sabun Ltd."] == "19.11.2026"  # a day that somebody chose
    assert "ertelendi" not in take(book, changed).out


def test_a_missed_call_about_what_is_overdue_stays_where_it_is(tmp_path: Path) -> None:
    book = make_book(tmp_path / "kitap.xlsx", {})
    take(book, LIST)
    tahsilat("refresh", book, "--as-of", "2026-12-01")
    said = take(book, LIST)
    assert "ertelendi" not in said.out and calls(book)["Trilye Sabun Ltd."] == "20.11.2026"
