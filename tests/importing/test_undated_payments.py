"""Payments in the row of their invoice: those with a day are receipts, no other disappears."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from addin.model import Outcome
from addin.terminal import Terminal
from tests.importing.runs import after, asked, column, lines, listed, run, told, write

DAY = dt.date
_BILLS = [
    ("Yıldız İnşaat Taah. Ltd. Şti.", "CNR01", DAY(2026, 3, 2), 12500.00, 12500.00, DAY(2026, 4, 3)),
    ("Yıldız İnşaat Taah. Ltd. Şti.", "CNR17", DAY(2026, 5, 11), 48250.75, 20000.00, DAY(2026, 7, 1)),
    ("IŞIK Gıda San. A.Ş.", "CNR02", DAY(2026, 3, 5), 7315.40, 7315.40, DAY(2026, 4, 4)),
    ("IŞIK Gıda San. A.Ş.", "CNR31", DAY(2026, 6, 22), 19999.99, None, None),
    ("Güneş Tekstil", "CNR03", DAY(2026, 3, 9), 103400.10, 50000.00, None),
    ("Mehmet Öz", "CNR04", DAY(2026, 3, 12), 1850.00, 1850.00, DAY(2026, 3, 27)),
    ("Çağlar Market", "CNR72", DAY(2026, 10, 6), 990.10, None, None),
]
_WHOLE, _PAID, _UNDATED = 19430634, 9166540, 5000000
_PAID_ROW = 8  # of Güneş Tekstil


def invoices(folder: Path, *, rest: bool, days: bool = True) -> Path:
    """The list of a bookkeeper, a title above it and its sum below, Kalan filled or not."""
    rows: list[list[Any]] = [["2026 Satış Faturaları Takip Listesi"], []]
    rows.append(["Sıra", "Müşteri Ünvanı", "Fatura No", "Fatura Tarihi", "Tutar", "Ödenen", "Ödeme Tarihi"])
    rows[-1] += ["Kalan", "Açıklama"]
    for number, (name, bill, day, amount, paid, paid_on) in enumerate(_BILLS, start=1):
        left = round(amount - (paid or 0), 2) if rest else None
        rows.append([number, name, bill, day, amount, paid, paid_on, left, None])
    left = (_WHOLE - _PAID) / 100 if rest else None
    rows.append([None, "TOPLAM", None, None, _WHOLE / 100, _PAID / 100, None, left])
    return write(folder, [[cell for at, cell in enumerate(row) if days or at != 6] for row in rows])


def noticed(outcome: Outcome) -> list[tuple[int, str, str]]:
    rows = outcome.bodies["import_rows"]
    rows = rows[rows["outcome"] == "noticed"]
    return list(zip(rows["source_row"], rows["reason"], rows["old"], strict=True))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What who is there is asked; the first answer is chosen."""
    texts: list[str] = []

    def choose(terminal: Terminal, text: str, choices: list[tuple[str, str]]) -> str:
        texts.append(text)
        return choices[0][0]

    monkeypatch.setattr(Terminal, "choose", choose)
    return texts


def test_the_question_counts_the_payments_without_a_day(tmp_path: Path, shown: list[str]) -> None:
    run(invoices(tmp_path, rest=False), yes=False, interactive=True)
    assert "5 ödemeden 1 tanesinin tarihi yok (satır 8)" in shown[0]


@pytest.mark.parametrize("rest", [False, True])
def test_the_whole_amount_comes_in_and_the_payment_is_told(tmp_path: Path, rest: bool) -> None:
    outcome = run(invoices(tmp_path, rest=rest), answer=["paid:Ödenen=whole"])
    assert sum(column(outcome, "amount_kurus")) == _WHOLE
    assert sum(column(outcome, "amount_kurus", "receipts")) == _PAID - _UNDATED
    assert len(column(outcome, "amount_kurus", "receipts")) == 4
    reason = "“Ödenen”: ödemenin tarihi yok, tahsilat olarak girilmedi"
    assert noticed(outcome) == [(_PAID_ROW, reason, "50.000,00 TL")]
    assert "1 ödemenin tarihi yok: satır 8, 50.000,00 TL; tahsilat olarak girilmedi" in told(outcome)
    assert "tutuyor" in told(outcome)


@pytest.mark.parametrize(("rest", "answers"), [(False, ["paid:Ödenen=rest"]), (False, []), (True, [])])
def test_the_rest_comes_in_where_the_day_is_missing(tmp_path: Path, rest: bool, answers: list[str]) -> None:
    outcome = run(invoices(tmp_path, rest=rest), answer=answers)
    owed = dict(zip(column(outcome, "document_no"), column(outcome, "amount_kurus"), strict=True))
    assert owed["CNR03"] == 5340010
    assert owed["CNR17"] == 4825075
    assert sum(owed.values()) == _WHOLE - _UNDATED
    came = sum(column(outcome, "amount_kurus", "receipts"))
    assert sum(owed.values()) - came == _WHOLE - _PAID
    reason = "ödemesi tarihsiz: alacaktan düşüldü, tahsilat yazılmadı"
    assert noticed(outcome) == [(_PAID_ROW, reason, "50.000,00 TL")]
    assert "1 alacağın 50.000,00 TL tutarındaki ödemesinin tarihi yok (satır 8): tahsilat" in told(outcome)
    assert "tutuyor" in told(outcome)


def test_without_any_day_each_payment_is_told(tmp_path: Path) -> None:
    path = invoices(tmp_path, rest=False, days=False)
    outcome = run(path, answer=["paid:Ödenen=whole"])
    assert [row for row, *_ in noticed(outcome)] == [4, 5, 6, 8, 9]
    assert "5 ödemenin tarihi yok: satır 4, 5, 6, 8, 9, 91.665,40 TL" in told(outcome)
    rest = run(path)
    assert sum(column(rest, "amount_kurus")) == _WHOLE - _PAID


def test_the_sum_of_one_sheet_is_not_held_against_two(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        bills, old = made.add_worksheet("Faturalar"), made.add_worksheet("Eski Bakiyeler")
        for row, cells in enumerate([["Müşteri", "Fatura No", "Tutar"], ["Ak", "F-1", 5], ["Ok", "F-2", 7]]):
            bills.write_row(row, 0, cells)
        for row, cells in enumerate([["Firma", "Bakiye"], ["Ak", 3], ["Ok", 4], ["TOPLAM", 7]]):
            old.write_row(row, 0, cells)
    words = told(run(path, answer=["balance=opening", "sheet=*"]))
    assert "listenin kendi toplamı 7,00 TL, tutuyor" in words


SEVERAL = lines("""
    Müşteri;Fatura No;Vade;Tutar;Ödeme 1;Ödeme Tarihi 1;Ödeme 2;Ödeme Tarihi 2;Kalan
    Ak;F-1;13.01.2026;100,00;40,00;01.02.2026;10,00;;50,00
    Ok;F-2;14.01.2026;200,00;50,00;02.02.2026;150,00;03.03.2026;0,00
    Al;F-3;15.01.2026;300,00;;;;;300,00
    TOPLAM;;;600,00;90,00;;160,00;;350,00
""")
SHORT = "".join(f"{line.rpartition(';')[0]}\n" for line in SEVERAL.splitlines())


def money(outcome: Outcome, table: str) -> list[int]:
    return column(outcome, "amount_kurus", table)


def test_of_several_payments_in_a_row_those_with_a_day_are_receipts(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, SEVERAL))
    assert money(outcome, "receivables") == [9000, 20000, 30000]
    assert money(outcome, "receipts") == [4000, 5000, 15000]
    words = told(outcome)
    assert "1 alacağın 10,00 TL tutarındaki ödemesinin tarihi yok (satır 2)" in words and "tutuyor" in words
    assert run(write(tmp_path, SEVERAL), after(outcome)).appended == {}


def test_without_the_rest_in_the_list_several_payments_are_asked_together(
    tmp_path: Path, shown: list[str]
) -> None:
    source = write(tmp_path, SHORT)
    run(source, yes=False, interactive=True)
    assert "“Ödeme 1 + Ödeme 2” sütunundaki 4 ödemeden 1 tanesinin tarihi yok" in shown[0]
    whole = run(source, answer=["paid:Ödeme 1=whole"])
    assert money(whole, "receivables") == [10000, 20000, 30000]
    assert money(whole, "receipts") == [4000, 5000, 15000]
    assert noticed(whole)[0][2] == "10,00 TL"
    rest = run(source)
    assert money(rest, "receivables") == [9000, 20000, 30000]


def test_the_rest_that_a_list_proves_is_taken_and_told_or_asked_of_who_is_there(
    tmp_path: Path, shown: list[str]
) -> None:
    source = invoices(tmp_path, rest=True, days=False)
    outcome = run(source)
    assert sum(money(outcome, "receivables")) == _WHOLE - _PAID
    # Rows that were paid in full bring no claim; they are listed as such.
    assert "2 alacağın 70.000,00 TL tutarındaki ödemesinin tarihi yok (satır 5, 8)" in told(outcome)
    assert "alacağın" not in told(run(source, after(outcome)))
    whole = run(source, answer=["paid:Ödenen=whole"])
    assert sum(money(whole, "receivables")) == _WHOLE
    first = run(source, yes=False, interactive=True)  # the first choice
    assert sum(money(first, "receivables")) == _WHOLE - _PAID
    assert "tarihleri yok" in shown[0]


@pytest.mark.parametrize(("paid", "left"), [("11.500,00", "18.250,00"), ("", "29.750,00")])
def test_one_row_proves_its_rest_too(tmp_path: Path, paid: str, left: str) -> None:
    source = lines(f"""
        Müşteri;Fatura No;Fat. Tarihi;Vade;Tutar;Ödenen;Kalan
        Kardelen;F-345;20.09.2026;20.10.2026;29.750,00;{paid};{left}
    """)
    assert money(run(write(tmp_path, source)), "receivables") == [1825000 if paid else 2975000]
    unlike = source.replace(f";{paid};{left}", f";{paid};18.350,00")
    assert [each["id"] for each in asked(write(tmp_path, unlike))] == ["amount:"]


_PART_PAID = lines("""
    Müşteri;Fatura No;Tarih;Vade;Tutar;Kalan
    Ak;F-1;01.08.2026;01.09.2026;1000,00;1000,00
    Ok;F-2;02.08.2026;02.09.2026;500,00;250,00
""")
_BARE = lines("""
    Müşteri;Fatura No;Tarih;Vade;Tutar
    Ak;F-1;01.08.2026;01.09.2026;1000,00
    Ok;F-2;02.08.2026;02.09.2026;500,00
""")


def new_amounts(outcome: Outcome) -> list[int]:
    """What known receivables are now."""
    changed = [one for each in outcome.changes if each.column == "amount_kurus" for one in each]
    return [int(one.new) for one in changed if one.table == "receivables"]


def test_a_list_without_payments_does_not_give_them_back_unasked(tmp_path: Path) -> None:
    first = run(write(tmp_path, _PART_PAID))
    known = after(first, import_mappings=first.bodies["import_mappings"])
    path = write(tmp_path, _BARE)
    [question] = asked(path, into=known)
    assert question["id"] == "raised:"
    assert "Ok F-2: kitapta 250,00 TL, listede 500,00 TL" in question["message"]
    left = run(path, known, answer=["raised=book"])
    assert not left.changes
    assert new_amounts(run(path, known, answer=["raised=list"])) == [50000]
    assert not run(write(tmp_path, _PART_PAID), known).changes


def test_an_amount_put_right_is_taken_where_no_list_said_what_is_left(tmp_path: Path) -> None:
    known = after(run(write(tmp_path, _BARE)))
    outcome = run(write(tmp_path, _BARE.replace("500,00", "550,00")), known)
    assert new_amounts(outcome) == [55000]


def test_rows_with_only_a_payment_and_its_day_are_of_the_document_above(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Belge No;Belge Tarihi;Vade;Tutar;Tahsilat;Tahsilat Tarihi
        Örs;1001;01.08.2026;01.09.2026;20.000,00;5.000,00;03.09.2026
        ;;;;;7.500,50;20.09.2026
        Peri;1002;09.08.2026;09.09.2026;1.200,00;600,00;02.11.2026
        ;;;;;100,00;09.11.2026
        ;;;;;50,00;10.11.2026
        Renk;1003;09.09.2026;09.10.2026;990,90;;
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [2_000_000, 120_000, 99_090]
    owed = dict(zip(column(outcome, "document_no"), column(outcome, "receivable_id"), strict=True))
    receipts = zip(
        column(outcome, "receivable_id", "receipts"),
        column(outcome, "amount_kurus", "receipts"),
        column(outcome, "received_on", "receipts"),
        strict=True,
    )
    assert sorted(receipts) == [
        (owed["1001"], 500_000, "2026-09-03"),
        (owed["1001"], 750_050, "2026-09-20"),
        (owed["1002"], 5_000, "2026-11-10"),
        (owed["1002"], 10_000, "2026-11-09"),
        (owed["1002"], 60_000, "2026-11-02"),
    ]
    again = run(write(tmp_path, text), after(outcome))
    assert "receipts" not in again.appended and "receivables" not in again.appended
    assert "import_unlike" not in {notice.key for notice in again.notices}


def test_a_payment_below_a_row_that_is_not_taken_goes_to_nobody(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Belge No;Belge Tarihi;Vade;Tutar;Tahsilat;Tahsilat Tarihi
        Örs;1001;01.08.2026;01.09.2026;20.000,00;5.000,00;03.09.2026
        ;1002;09.08.2026;09.09.2026;1.200,00;600,00;02.11.2026
        ;;;;;100,00;09.11.2026
        Renk;1003;09.09.2026;09.10.2026;990,90;;
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus", "receipts") == [500_000]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "3"], ["rejected", "4"]]


def test_a_payment_on_a_row_of_its_own_counts_as_a_row(tmp_path: Path) -> None:
    text = lines("""
        Müşteri;Belge No;Belge Tarihi;Vade;Tutar;Tahsilat;Tahsilat Tarihi
        Örs;1001;01.08.2026;01.09.2026;20.000,00;5.000,00;03.09.2026
        ;;;;;7.500,50;20.09.2026
        Peri;1002;09.08.2026;09.09.2026;1.200,00;;
        Renk;1003;09.09.2026;09.10.2026;990,90;90,90;11.09.2026
        ;;;;;100,00;12.09.2026
        ;;;;;100,00;12.09.2026
    """)

    def counts(outcome: Outcome) -> list[int]:
        return [outcome.answer[key] for key in ("read", "accepted", "rejected", "skipped")]

    outcome = run(write(tmp_path, text))
    assert counts(outcome) == [6, 6, 0, 0]
    again = run(write(tmp_path, text + ";;;;;8,00;21.09.2026\n"), after(outcome))
    assert counts(again) == [7, 1, 0, 6]
    assert [row[1] for row in listed(again, "untaken")] == ["2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize("header", ["Yazan", "Kasiyer"])
def test_a_column_of_letters_turns_no_account_into_invoices(tmp_path: Path, header: str) -> None:
    account = f"""
        Tarih;Müşteri;Açıklama;Veresiye;Ödeme;{header}
        01.10.2026;Ayşe;market;320,50;;H
        03.10.2026;Rıza;sigara;185,00;;H
        10.10.2026;Ayşe;ödeme;;300,00;H
        15.10.2026;Rıza;ödeme;;185,00;H
    """
    outcome = run(write(tmp_path, lines(account)))
    assert money(outcome, "receivables") == [32050, 18500]
    assert money(outcome, "receipts") == [30000, 18500]
