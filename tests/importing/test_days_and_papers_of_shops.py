"""Lists of shops: days under verbs, the one day of a balance, papers that are named without "No"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, told, write

_LENT = """
    Müşteri;{given};{due};Tutar
    Meryem Uçar;27.01.2026;18.03.2026;17.657,35
    Uğur Peker;05.02.2026;01.05.2026;14.778,26
    Orhan Bayrak;21.02.2026;08.06.2026;1.010,03
"""


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ("Veriliş Tarihi", "Ödeyeceği Tarih"), ("Verildiği gün", "Getireceği gün"),
        ("Malı götürdüğü gün", "Söz verdiği gün"), ("Alış Tarihi", "Harman Vadesi"),
        ("Deftere yazıldığı gün", "Parayı yatıracağı tarih"), ("İşin yapıldığı gün", "Ne zaman kapatacak"),
        ("Teslim edildiği tarih", "Tahsil edileceği gün"), ("Ne zaman götürdü", "Ödeyeceğini söylediği gün"),
        ("TEDAVİ TARİHİ", "ÖDEYECEĞİ TARİH"), ("Kestiğimiz gün", "Havale edeceği tarih"),
    ],
)  # fmt: skip
def test_what_was_given_is_the_documents_day_what_will_be_paid_its_due_date(
    tmp_path: Path, given: str, due: str
) -> None:
    outcome = run(write(tmp_path, lines(_LENT.format(given=given, due=due))))
    assert column(outcome, "issue_date") == ["2026-01-27", "2026-02-05", "2026-02-21"]
    assert column(outcome, "due_date") == ["2026-03-18", "2026-05-01", "2026-06-08"]
    assert f"{due} → Vade" in told(outcome)


@pytest.mark.parametrize("day", ["Ödeyeceği gün", "Getireceği tarih", "Hesabı kapatacağı gün"])
def test_so_is_it_of_a_balance(tmp_path: Path, day: str) -> None:
    text = f"İsim;Kalan;{day}\nAk;5.000,50;05.12.2026\nOk;750,25;20.12.2026\n"
    assert column(run(write(tmp_path, text)), "due_date") == ["2026-12-05", "2026-12-20"]


def test_what_was_agreed_is_the_due_date_beside_a_later_word(tmp_path: Path) -> None:
    text = "Müşteri;Veriliş Tarihi;Tutar;Vereceği Gün;Söz Tarihi\nAk;05.10.2026;5,50;05.11.2026;06.12.2026\n"
    assert column(run(write(tmp_path, text)), "due_date") == ["2026-11-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Müşteri;Fatura No;Vade;Söz Tarihi;Tutar\nAk;1;05.09.2026;05.12.2026;5.000,50\n",
        "Müşteri;Bakiye;Söz Tarihi\nAk;5.000,50;05.12.2026\nOk;750,25;20.12.2026\n",
        "Müşteri;Fatura Tarihi;Gecikme;Söz verdiği gün;Tutar\nAk;05.08.2026;40;05.12.2026;5.000,50\n",
    ],
)
def test_the_word_that_somebody_gave_later_is_no_due_date(tmp_path: Path, text: str) -> None:
    outcome = run(write(tmp_path, text), answer=["balance:=opening"])
    assert "2026-12-05" not in column(outcome, "due_date")


@pytest.mark.parametrize(
    "day",
    [
        "Son Teslimat",
        "Son Alışveriş",
        "Servise geldiği",
        "Mal Çıkışı",
        "Son Fatura",
        "En son ne zaman aldı",
        "Son aldığı gün",
    ],
)
def test_the_only_day_of_a_balance_is_its_day(tmp_path: Path, day: str) -> None:
    text = f"Abone Adı;Borç Tutarı;{day}\nAk;5.000,50;05.10.2026\nOk;750,25;20.10.2026\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "issue_date") == ["2026-10-05", "2026-10-20"]
    assert f"{day} → Düzenleme Tarihi" in told(outcome)


@pytest.mark.parametrize(
    ("day", "first"),
    [("Son Arandığı", "05.10.2026"), ("Son Gün ne", "05.10.2026"), ("Mal Çıkışı", "05.12.2026")],
)
def test_another_day_or_one_to_come_is_asked_about(tmp_path: Path, day: str, first: str) -> None:
    text = f"Abone Adı;Borç Tutarı;{day}\nAk;5.000,50;{first}\nOk;750,25;20.10.2026\n"
    assert [each["id"] for each in asked(write(tmp_path, text))] == [f"day_column:{day}"]


_NUMBERED = "Müşteri;{paper};Tarih;Tutar\nAk;{one};05.10.2026;5.000,50\nOk;{two};20.10.2026;750,25\n"
_PAPERS = ["Fiş", "İrsaliye", "Evrak", "Sözleşme", "İş Emri", "Servis Fişi", "Poliçe", "Adisyon"]


@pytest.mark.parametrize("paper", [*_PAPERS, "Senet", "Protokol", "FİŞ"])
@pytest.mark.parametrize(("one", "two"), [("1200", "1201"), ("İ-51", "İ-52"), ("95103", "10100")])
def test_a_papers_name_above_numbers_is_that_of_the_document(
    tmp_path: Path, paper: str, one: str, two: str
) -> None:
    outcome = run(write(tmp_path, _NUMBERED.format(paper=paper, one=one, two=two)))
    assert column(outcome, "document_no") == [one, two]


@pytest.mark.parametrize(
    ("paper", "one", "two"),
    [("Sözleşme", "var", "yok"), ("Fiş", "7", "7")],
)
def test_above_other_things_it_is_no_number(tmp_path: Path, paper: str, one: str, two: str) -> None:
    outcome = run(write(tmp_path, _NUMBERED.format(paper=paper, one=one, two=two)))
    assert column(outcome, "document_no") == ["", ""]


def test_gun_above_days_is_the_day_of_each_move(tmp_path: Path) -> None:
    text = """
        Cari;Gün;Belge;Tutar;B/A;Açıklama
        Uzun Perde;26.01.2026;UZ-41;24.973,48;B;Toptan Satış
        Uzun Perde;10.02.2026;UZ-42;15.983,03;A;Nakit Tahsilat
        Menekşe Perde;02.07.2026;ME-45;19.823,43;B;Toptan Satış
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "issue_date") == ["2026-01-26", "2026-07-02"]
    assert column(outcome, "amount_kurus", "receipts") == [1598303]


@pytest.mark.parametrize(
    "header",
    ["Ücret Toplamı", "Toplam Ücret", "Toplam Hizmet Bedeli", "Meblağ Toplamı", "Borç Tutarı Toplamı"],
)
def test_words_of_an_amount_in_any_order(tmp_path: Path, header: str) -> None:
    text = f"Müşteri;Fatura No;Fatura Tarihi;{header}\nAk;1;05.10.2026;5.000,50\nOk;2;20.10.2026;750,25\n"
    assert column(run(write(tmp_path, text)), "amount_kurus") == [500050, 75025]
