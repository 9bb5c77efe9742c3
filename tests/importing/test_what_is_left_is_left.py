"""Where what is left open is the amount taken, payments are off already; the whole proves itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.model import Outcome
from tests.importing.runs import after, asked, book, column, lines, listed, run, told, write

_WHOLE = ("1000,00", "500,00", "700,50", "300,00")
_LEFT = 130050
_SALES = lines("""
    Ali Ltd;F-1;01.08.2026;01.09.2026;{0};400,00;10.09.2026;600,00
    Ali Ltd;F-2;02.08.2026;02.09.2026;{1};500,00;20.09.2026;0,00
    Veli A.Ş.;F-3;03.08.2026;03.09.2026;{2};;;700,50
    Can Tic;F-4;04.08.2026;04.09.2026;{3};300,00;05.10.2026;0,00
""")


def sales(folder: Path, header: str, *, whole: str = "", without: tuple[int, ...] = ()) -> Path:
    """The list under these headers, without some of its columns; `whole`: of the first row."""
    rows = _SALES.format(*((whole, *_WHOLE[1:]) if whole else _WHOLE)).splitlines()
    kept = [";".join(cells_of(row, without)) for row in rows]
    return write(folder, lines("\n".join([header, *kept])))


def cells_of(row: str, without: tuple[int, ...]) -> list[str]:
    return [cell for at, cell in enumerate(row.split(";")) if at not in without]


def sums(outcome: Outcome) -> tuple[int, int]:
    """Kuruş of the receivables and of the receipts that came in."""
    owed, came = (
        sum(column(outcome, "amount_kurus", table)) if table in outcome.appended else 0
        for table in ("receivables", "receipts")
    )
    return owed, came


@pytest.mark.parametrize(
    "header",
    [
        "Müşteri;Fatura No;Tarih;Vade;Satış;Ödenen;Ödeme Tarihi;Kalan",
        "Müşteri;Fatura No;Tarih;Vade;Hakediş;Tahsil Edilen;Tahsil Tarihi;Bakiye",
        "Müşteri;Fatura No;Tarih;Vade;Alacak;Ödenen;Ödeme Tarihi;Kalan",
        "Customer;Invoice No;Date;Due Date;Original Amount;Amount Paid;Payment Date;Balance Due",
    ],
)
def test_what_was_paid_and_what_is_left_prove_the_whole(tmp_path: Path, header: str) -> None:
    outcome = run(sales(tmp_path, header))
    assert sums(outcome) == (250050, 120000)
    assert f"“{header.rsplit(';', maxsplit=1)[-1]}”" in told(outcome)


def test_a_whole_that_is_proved_nowhere_leaves_what_is_left(tmp_path: Path) -> None:
    header = "Müşteri;Fatura No;Tarih;Vade;Satış;Ödenen;Ödeme Tarihi;Kalan"
    outcome = run(sales(tmp_path, header, whole="1100,00"))
    assert sums(outcome) == (_LEFT, 0)
    assert "Alınmayan sütunlar: “Satış”, “Ödenen”, “Ödeme Tarihi”" in told(outcome)


@pytest.mark.parametrize("left", ["Kalan", "Bakiye", "Balance Due", "Açık Tutar"])
@pytest.mark.parametrize("day", ["Ödeme Tarihi", "Tahsilat Tarihi", ""])
def test_no_payment_is_taken_off_what_is_left(tmp_path: Path, left: str, day: str) -> None:
    dated = f"{day};" if day else ""
    path = sales(
        tmp_path, f"Müşteri;Fatura No;Tarih;Vade;Ödenen;{dated}{left}", without=(4,) if day else (4, 6)
    )
    outcome = run(path)
    assert sums(outcome) == (_LEFT, 0)
    assert column(outcome, "document_no") == ["F-1", "F-3"]
    assert "Alınmayan sütunlar: “Ödenen”" in told(outcome)
    assert [row[:3] for row in listed(outcome, "untaken")] == [["skipped", "3", "bakiyesi sıfır"]]
    assert "1 müşterinin borcu yok; yalnız kartı alındı" in told(outcome)


@pytest.mark.parametrize("rows", [2, 3])
def test_the_parts_of_an_invoice_are_no_whole(tmp_path: Path, rows: int) -> None:
    content = lines("""
        Müşteri;Fatura No;Vade;Matrah;KDV;Ödenen;Kalan
        Ali;F-1;01.09.2026;1000;200;400;800
        Veli;F-2;02.09.2026;700;140;0;840
        Can;F-3;03.09.2026;300;60;360;0
    """)
    outcome = run(write(tmp_path, "\n".join(content.splitlines()[: rows + 1]) + "\n"))
    assert sums(outcome) == (164000, 0)


def test_several_payments_are_none_of_what_is_left(tmp_path: Path) -> None:
    content = lines("""
        Müşteri;Fatura No;Vade;Ödeme 1;Ödeme Tarihi 1;Ödeme 2;Ödeme Tarihi 2;Kalan
        Ak;F-1;13.01.2026;40,00;01.02.2026;10,00;02.03.2026;50,00
        Ok;F-2;14.01.2026;50,00;02.02.2026;150,00;03.03.2026;0,00
        Al;F-3;15.01.2026;;;;;300,00
    """)
    assert sums(run(write(tmp_path, content))) == (35000, 0)


_PART = lines("""
    Müşteri;Fatura;Tarih;Vade;{0};{1}
    Ak Ltd;E-1;01.08.2026;01.09.2026;10.000,00;10.000,00
    Ak Ltd;E-2;01.08.2026;01.09.2026;5.000,00;2.500,00
    Bk Ltd;E-3;01.08.2026;01.09.2026;800,00;{2}
    TOPLAM;;;;15.800,00;12.500,00
""")


@pytest.mark.parametrize(
    ("whole", "left"), [("Tutar", "Kalan"), ("Fatura Tutarı", "Kalan Tutar"), ("Borç", "Kalan Bakiye")]
)
@pytest.mark.parametrize("nothing", ["0,00", "ödendi", "kapandı"])
def test_the_amount_and_what_is_left_of_it_need_no_question(
    tmp_path: Path, whole: str, left: str, nothing: str
) -> None:
    path = write(tmp_path, _PART.format(whole, left, nothing))
    outcome = run(path)
    assert column(outcome, "amount_kurus") == [1000000, 250000]
    assert "1 alacağın 2.500,00 TL tutarındaki ödemesinin tarihi yok (satır 3)" in told(outcome)
    assert (
        "listede 12.500,00 TL, kitaba alınan 12.500,00 TL; listenin kendi toplamı 12.500,00 TL, tutuyor"
        in (told(outcome))
    )
    assert not run(path, after(outcome)).appended
    taken_whole = run(path, answer=[f"paid:{left}=whole"])
    assert sums(taken_whole) == (1580000, 0)


def test_an_empty_cell_says_nothing_of_what_is_left_or_is_asked(tmp_path: Path) -> None:
    some = (
        _PART.format("Tutar", "Kalan", "0,00").replace("5.000,00;2.500,00", "5.000,00;").replace("12.", "10.")
    )
    assert column(run(write(tmp_path, some)), "amount_kurus") == [1000000, 500000]
    said = told(run(write(tmp_path, some)))
    assert "1 satırda kalan tutar yazmıyor (satır 3; 5.000,00 TL): tutarın tamamı açık alındı" in said
    path = write(tmp_path, _PART.format("Tutar", "Kalan", ""))
    [question] = asked(path)
    assert "“Kalan” 1 satırda boş (satır 4; tutarları 800,00)" in question["message"]
    assert sums(run(path, answer=["left_blank:Kalan=open"])) == (1330000, 0)
    assert sums(run(path, answer=["left_blank:Kalan=closed"])) == (1250000, 0)


def test_what_a_debtor_owes_in_all_is_no_part_of_each_invoice(tmp_path: Path) -> None:
    content = lines("""
        Müşteri;Fatura;Vade;Tutar;Bakiye
        Ak;E-1;01.09.2026;500,00;300,00
        Ak;E-2;02.09.2026;400,00;300,00
        Ok;E-3;03.09.2026;80,00;80,00
    """)
    [question] = asked(write(tmp_path, content))
    assert question["question"] == "amount"


_UNLIKE = lines("""
    Müşteri;Fatura No;Tarih;Vade;Tutar;Ödenen;Kalan
    Ak;F-1;02.01.2026;13.01.2026;100,00;40,00;60,00
    Ok;F-2;03.01.2026;14.01.2026;200,00;;200,00
    Al;F-3;04.01.2026;15.01.2026;300,00;300,00;0,00
    Er;F-4;05.01.2026;16.01.2026;400,00;100,00;300,00
    Ay;F-5;06.01.2026;17.01.2026;500,00;50,00;425,00
    TOPLAM;;;;1500,00;490,00;985,00
""")


def test_who_takes_what_is_left_is_not_asked_for_payments(tmp_path: Path) -> None:
    path = write(tmp_path, _UNLIKE)
    [question] = asked(path)
    assert (question["id"], [each["answer"] for each in question["choices"]]) == ("amount:", ["5", "7"])
    assert sums(run(path, answer=["amount=5"])) == (101000, 0)
    outcome = run(path, answer=["amount=7"])
    assert sums(outcome) == (98500, 0)
    assert "listenin kendi toplamı 985,00 TL, tutuyor" in told(outcome)


@pytest.mark.parametrize("answer", ["field:Kalan=amount", "field:Satış=no"])
def test_who_says_that_what_is_left_is_the_amount_has_it(tmp_path: Path, answer: str) -> None:
    path = sales(tmp_path, "Müşteri;Fatura No;Tarih;Vade;Satış;Ödenen;Ödeme Tarihi;Kalan")
    assert sums(run(path, answer=[answer])) == (_LEFT, 0)


def test_over_a_book_that_has_the_list_nothing_changes(tmp_path: Path) -> None:
    path = write(tmp_path, _UNLIKE)
    outcome = run(path, after(run(path, answer=["amount=7"])), answer=["amount=7"])
    assert not outcome.appended
    assert not outcome.changes
    assert "kitaba alınan 0,00 TL, kitapta aynısı duran 985,00 TL" in told(outcome)


def test_what_is_left_later_takes_nothing_off_twice(tmp_path: Path) -> None:
    dated = sales(tmp_path, "Müşteri;Fatura No;Tarih;Vade;Tutar;Ödenen;Ödeme Tarihi;Kalan")
    known = after(run(dated))
    left = sales(tmp_path, "Müşteri;Fatura No;Tarih;Vade;Ödenen;Ödeme Tarihi;Kalan", without=(4,))
    outcome = run(left, known)
    assert sums(outcome) == (0, 0)
    assert "kitapta aynısı duran 1.300,50 TL" in told(outcome)


def test_amounts_of_several_currencies(tmp_path: Path) -> None:
    content = lines("""
        Customer,Invoice #,Invoice Date,Due Date,Currency,Original Amount,Amount Paid,Balance Due
        Acme Trading LLC,INV-1,14.08.2026,13.09.2026,USD,"12,500.00","2,500.00","10,000.00"
        Acme Trading LLC,INV-2,02.09.2026,02.10.2026,USD,"3,199.99",0.00,"3,199.99"
        Bergmann GmbH,INV-3,20.08.2026,19.10.2026,EUR,"8,000.50",0.00,"8,000.50"
        Bergmann GmbH,INV-4,05.10.2026,04.12.2026,EUR,"4,100.75","4,100.75",0.00
        Nordic Oy,INV-5,30.07.2026,29.08.2026,EUR,640.05,140.05,500.00
    """)
    outcome = run(write(tmp_path, content), book())
    owed: dict[str, Any] = {}
    amounts = column(outcome, "amount_kurus")
    for code, kurus in zip(column(outcome, "currency"), amounts, strict=True):
        owed[code] = owed.get(code, 0) + kurus
    assert owed == {"USD": 1319999, "EUR": 850050}
    assert "receipts" not in outcome.appended


_STATUS = lines("""
    Tarih;Müşteri;Fatura No;Tutar;Durum
    14.08.2026;Ak;F-1;100,00;
    15.08.2026;Ok;F-2;200,00;ödendi
    16.08.2026;Al;F-3;300,00;havale ile ödedi
    17.08.2026;Er;F-4;400,00;Ödendi
""")


def test_what_a_status_closes_is_told_with_the_rest(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _STATUS))
    assert column(outcome, "closing_reason") == ["", "paid", "paid", "paid"]
    assert "ödendiği yazan ya da işaretlenen 3 satır (satır 3, 4, 5; 900,00 TL) kapalı" in told(outcome)
    rows = outcome.bodies["import_rows"]
    named = dict(zip(rows["source_row"], rows["old"], strict=True))
    assert named == {3: "200,00 TL", 4: "300,00 TL", 5: "400,00 TL"}


def test_what_was_closed_before_is_not_told_again(tmp_path: Path) -> None:
    path = write(tmp_path, _STATUS)
    again = run(path, after(run(path)))
    assert "kapalı alındı" not in told(again)
    assert "noticed" not in set(again.bodies["import_rows"]["outcome"])


def test_a_day_of_payment_closes_nothing_by_its_status(tmp_path: Path) -> None:
    content = lines("""
        Müşteri;Fatura No;Vade;Tutar;Durum;Tahsilat Tarihi
        Ak;F-1;01.09.2026;100,00;ödendi;05.09.2026
        Ok;F-2;02.09.2026;2,00;açık;
    """)
    outcome = run(write(tmp_path, content))
    assert sums(outcome) == (10200, 10000)
    assert "kapalı alındı" not in told(outcome)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Cari;0-30;31-60;60+\nAk;100,00;0;0\nAk;0;-50,00;0\n", "alacaklı bakiye, borç değil"),
        (
            "Cari;0-30;31-60;60+;Bakiye\nAk;100,00;0;0;100,00\nAk;0;-50,00;0;-50,00\n",
            "“Bakiye” -50,00: alacaklı bakiye, borç değil",
        ),
    ],
)
def test_a_reason_names_a_column_only_where_there_is_one(tmp_path: Path, content: str, reason: str) -> None:
    outcome = run(write(tmp_path, content))
    assert [row[2] for row in listed(outcome, "untaken")] == [reason]


@pytest.mark.parametrize(
    ("language", "words"), [("tr", "alacaklı bakiye"), ("en", "a balance in his favour")]
)
def test_no_empty_quotes_stand_in_either_language(tmp_path: Path, language: str, words: str) -> None:
    ours = book()
    ours.language = language
    outcome = run(write(tmp_path, "Cari;0-30;31-60;60+\nAk;100,00;0;0\nAk;0;-5,00;0\n"), ours)
    [reason] = [row[2] for row in listed(outcome, "untaken")]
    assert reason.startswith(words)


_CAME = lines("""
    Müşteri;Fatura No;Tarih;Vade;Tutar;{}
    Ak Ltd;1;01.09.2026;01.10.2026;1000;400
    Bk Ltd;2;01.09.2026;01.10.2026;500;500
    Ck Ltd;3;01.09.2026;01.10.2026;80,5;0
""")


@pytest.mark.parametrize("header", ["Gelen", "Yatan", "Yatırılan"])
def test_what_came_in_is_taken_off(tmp_path: Path, header: str) -> None:
    assert sums(run(write(tmp_path, _CAME.format(header)))) == (68050, 0)


def test_money_under_a_header_that_nobody_knows_is_told(tmp_path: Path) -> None:
    rows = [line.split(";") for line in _CAME.format("Kasa").splitlines()]
    typed: list[list[Any]] = [list(rows[0])]
    typed += [[*row[:4], float(row[4].replace(",", ".")), float(row[5])] for row in rows[1:]]
    outcome = run(write(tmp_path, typed))
    assert "Alınmayan tutar sütunları var: “Kasa” (900,00)" in told(outcome)
