"""Which column is which: synonyms in two languages, contents, and what only the user can tell."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest

from addin.messages import say
from addin.model import Ledger, Outcome
from tests.importing.runs import asked, book, column, lines, run, write
from tests.tables import table

Rows = list[list[Any]]
DAY = dt.date(2025, 1, 13)


def mapped(tmp_path: Path, headers: list[str], row: list[Any]) -> dict[str, str]:
    """Field by header, as the user is shown them before he agrees."""
    questions = asked(write(tmp_path, [headers, row, row]), yes=False)
    [question] = [question for question in questions if question["question"] == "mapping"]
    return {entry["header"]: entry["field"] for entry in question["mapping"]}


def test_turkish_headers_whatever_their_case_and_letters(tmp_path: Path) -> None:
    headers = (
        "CARİ ÜNVANI|vergi numarası|FATURA NUMARASI|Fatura Tarihi|SON ÖDEME TARİHİ|GENEL TOPLAM|Döviz Cinsi"
    )
    fields = "debtor_name tax_id document_no issue_date due_date amount currency".split()
    row = ["Ak", "4540536920", "F-1", DAY, DAY, 5, "USD"]
    assert list(mapped(tmp_path, headers.split("|"), row).values()) == fields


def test_english_headers(tmp_path: Path) -> None:
    headers = "Customer Name|Tax ID|invoice_no|Invoice Date|Due Date|Total Amount|Currency|Paid On|Status"
    fields = "debtor_name tax_id document_no issue_date due_date amount currency settled_on status".split()
    row = ["Ak", "4540536920", "F-1", DAY, DAY, 5, "USD", DAY, "Paid"]
    assert list(mapped(tmp_path, headers.split("|"), row).values()) == fields


def test_a_typing_error_is_taken_only_where_the_cells_agree(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Vade Tarhi", "Tutar"], ["Ak", "F-1", DAY, 5]]
    assert column(run(write(tmp_path, rows)), "due_date") == ["2025-01-13"]
    rows = [["Müşteri", "Fatura No", "Vade", "Tutar", "Durumx"], ["Ak", "F-1", DAY, 5, "Yol 1"]]
    [question] = asked(write(tmp_path, rows))
    assert (question["question"], question["column"]) == ("unsure", "Durumx")
    assert "Durum" in question["message"]


@pytest.mark.parametrize("header", ["FATRUA NO", "Fatra No", "Belege No"])
def test_a_typing_error_above_numbers_of_papers(tmp_path: Path, header: str) -> None:
    rows: Rows = [["Müşteri", header, "Vade", "Tutar"], ["Ak", "A-101", DAY, 5], ["Ok", 102, DAY, 6]]
    assert column(run(write(tmp_path, rows)), "document_no") == ["A-101", "102"]
    [question] = asked(write(tmp_path, [rows[0], ["Ak", "kargo", DAY, 5], ["Ok", "elden", DAY, 6]]))
    assert (question["question"], question["column"]) == ("unsure", header)


@pytest.mark.parametrize(
    "headers", ["Müşteri|Fatura No|Son Ödeme Tar|Tutr", "Müşteri|Fatura No|Fatura Vades|Tutr"]
)
def test_headers_that_miss_a_letter_or_their_end(tmp_path: Path, headers: str) -> None:
    outcome = run(write(tmp_path, [headers.split("|"), ["Ak", "F-1", DAY, 5], ["Ok", "F-2", DAY, 6]]))
    assert column(outcome, "due_date") == ["2025-01-13"] * 2
    assert column(outcome, "amount_kurus") == [500, 600]


HEADERS_OF_PROGRAMS = [
    "Partner|Number|Invoice/Bill Date|Due Date|Total in Currency",
    "Name 1|DocumentNo|Doc. Date|Net due dt|Amt in loc.cur.",
    "Ad 1|Belge no.|Belge tarihi|Net vade|UPB tutarı",
    "CurrAccDescription|InvoiceNumber|InvoiceDate|DueDate|Amount",
    "Contact Name|Invoice Number|Invoice Date|Due Date|Total",
]


@pytest.mark.parametrize("headers", HEADERS_OF_PROGRAMS)
def test_headers_as_programs_print_them(tmp_path: Path, headers: str) -> None:
    rows: list[list[Any]] = [headers.split("|"), ["Ak", "F-1", DAY, DAY, 5.5], ["Ok", "F-2", DAY, DAY, 6.5]]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok"]
    assert column(outcome, "amount_kurus") == [550, 650]
    assert column(outcome, "due_date") == column(outcome, "issue_date") == ["2025-01-13"] * 2


def test_the_number_of_the_paper_beside_that_of_the_program(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Customer Name", "Invoice ID", "Invoice Number", "Due Date", "Total"]]
    rows += [["Ak", f"98{at}", f"F-{at}", DAY, 5.5 + at] for at in range(3)]
    assert column(run(write(tmp_path, rows)), "document_no") == ["F-0", "F-1", "F-2"]


@pytest.mark.parametrize("header", ["İş Tel", "Ev Tel.", "Sabit Tel"])
def test_a_second_telephone(tmp_path: Path, header: str) -> None:
    rows = [["Unvan", "Cep", header], ["Ak", "0532 123 45 67", "0212 444 55 66"]]
    assert column(run(write(tmp_path, rows)), "phone2", "debtors") == ["+902124445566"]


def test_an_amount_before_tax_is_offered_where_no_other_stands(tmp_path: Path) -> None:
    head = ["Unvan", "Fatura No", "Vade", "NetAmount"]
    rows: list[list[Any]] = [head, ["Ak", "F-1", DAY, 5.5], ["Ok", "F-2", DAY, 6.5]]
    [question] = asked(write(tmp_path, rows))
    assert (question["question"], [each["answer"] for each in question["choices"]]) == ("amount", ["4"])


@pytest.mark.parametrize("header", ["", "Hangisi"])
def test_currencies_tell_themselves_whatever_stands_above_them(tmp_path: Path, header: str) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Vade", "Tutar", header], ["Ak", "F-1", DAY, 5, "TL"]]
    rows += [["Ok", "F-2", DAY, 6, "USD"], ["Al", "F-3", DAY, 7, "€"]]
    assert column(run(write(tmp_path, rows)), "currency") == ["TRY", "USD", "EUR"]
    rows = [[*row, "Döviz Cinsi" if at == 0 else "GBP"] for at, row in enumerate(rows)]
    assert column(run(write(tmp_path, rows)), "currency") == ["GBP", "GBP", "GBP"]


def test_shortened_english_headers(tmp_path: Path) -> None:
    rows: Rows = [["Cust", "Inv No", "Inv Dt", "Due Dt", "Amt", "Ccy"], ["Ak", "F-1", DAY, DAY, 5, "USD"]]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "debtor_name") == ["Ak"]
    assert column(outcome, "due_date") == ["2025-01-13"]
    assert column(outcome, "currency") == ["USD"]


def test_a_header_that_its_cells_contradict_is_asked(tmp_path: Path) -> None:
    rows: Rows = [
        ["Müşteri", "Fatura No", "Vade", "Tutar"],
        ["Ak", "F-1", DAY, "çok"],
        ["Ok", "F-2", DAY, "az"],
    ]
    [question] = asked(write(tmp_path, rows))
    assert (question["question"], question["column"]) == ("unsure", "Tutar")


def test_vade_is_a_day_or_a_number_of_days(tmp_path: Path) -> None:
    headers = ["Müşteri", "Fatura No", "Tarih", "Vade", "Tutar"]
    for cell, due in ((30, "2025-02-12"), ("45 gün", "2025-02-27"), (DAY, "2025-01-13")):
        outcome = run(write(tmp_path, [headers, ["Ak", "F-1", DAY, cell, 5]]))
        assert column(outcome, "due_date") == [due]


def test_odeme_tarihi_is_the_settlement_beside_a_due_date_else_asked(tmp_path: Path) -> None:
    headers = ["Müşteri", "Fatura No", "Vade", "Ödeme Tarihi", "Tutar"]
    outcome = run(write(tmp_path, [headers, ["Ak", "F-1", DAY, dt.date(2025, 2, 3), 5]]))
    assert column(outcome, "received_on", "receipts") == ["2025-02-03"]
    rows: Rows = [["Müşteri", "Fatura No", "Ödeme Tarihi", "Tutar"], ["Ak", "F-1", DAY, 5]]
    assert [question["question"] for question in asked(write(tmp_path, rows))] == ["unsure"]


def test_a_list_without_debtor_names_is_asked(tmp_path: Path) -> None:
    rows: Rows = [["Fatura No", "Vade", "Tutar", "Kısaltma"], ["F-1", DAY, 5, "AKGIDA"]]
    [question] = asked(write(tmp_path, rows))
    assert question["question"] == "debtor"
    assert [choice["reading"] for choice in question["choices"]] == ["4. sütun: Kısaltma"]
    [question] = asked(write(tmp_path, [row[:3] for row in rows]))
    assert (question["question"], question["choices"]) == ("debtor", [])


def test_two_columns_of_one_meaning_are_asked_unless_they_are_equal(tmp_path: Path) -> None:
    headers = ["Müşteri", "Fatura No", "Vade", "Tutar", "Genel Toplam"]
    [question] = asked(write(tmp_path, [headers, ["Ak", "F-1", DAY, 5, 6]]))
    assert [choice["answer"] for choice in question["choices"]] == ["4", "5"]
    assert column(run(write(tmp_path, [headers, ["Ak", "F-1", DAY, 5, 5]])), "amount_kurus") == [500]
    assert column(run(write(tmp_path, [headers, ["Ak", "F-1", DAY, "", 5]])), "amount_kurus") == [500]


def test_amount_beside_a_balance_that_is_no_part_of_it_is_asked(tmp_path: Path) -> None:
    headers = ["Müşteri", "Fatura No", "Vade", "Fatura Tutarı", "Kalan Tutar"]
    [question] = asked(write(tmp_path, [headers, ["Ak", "F-1", DAY, 5, 8]]))
    assert question["question"] == "amount"
    assert [choice["reading"] for choice in question["choices"]] == [
        "4. sütun: Fatura Tutarı (toplamı 5,00; açık olan bu olur, öteki sütun düşülmez)",
        "5. sütun: Kalan Tutar (toplamı 8,00; açık olan bu olur, öteki sütun düşülmez)",
    ]


def test_debit_is_owed_and_credit_is_paid(tmp_path: Path) -> None:
    headers = ["Cari Adı", "Tarih", "Evrak No", "Borç", "Alacak", "Bakiye"]
    rows: Rows = [headers, ["Ak", DAY, "F-1", 5, "", 5], ["Ak", DAY, "M-1", "", 4, 1]]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "amount_kurus") == [500]
    assert column(outcome, "amount_kurus", "receipts") == [400]


def test_a_column_of_claims_alone_is_the_amount(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Evrak No", "Vade", "Borç Tutarı"], ["Ak", "F-1", DAY, 5]]
    assert column(run(write(tmp_path, rows)), "amount_kurus") == [500]


def test_documents_without_an_amount_are_asked(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Vade", "Depo"], ["Ak", "F-1", DAY, 5]]
    [question] = asked(write(tmp_path, rows))
    assert question["question"] == "amount"
    assert [choice["reading"] for choice in question["choices"]] == ["4. sütun: Depo"]


def test_payments_without_their_days_are_asked_where_they_are_more_than_the_debt(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Vade", "Tutar", "Ödenen"], ["Ak", "F-1", DAY, 5, 2]]
    assert column(run(write(tmp_path, rows)), "amount_kurus") == [300]
    [question] = asked(write(tmp_path, [rows[0], ["Ak", "F-1", DAY, 5, 7]]))
    assert [choice["answer"] for choice in question["choices"]] == ["whole", "rest"]


RECEIVABLE = """
    | Alacak | Borçlu | Tutar |
    | A-1    | B-1    | 1,00  |
"""


def answering(
    monkeypatch: pytest.MonkeyPatch, source: Path, *typed: str, into: Ledger | None = None
) -> Outcome:
    """The import on a terminal."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in typed)))
    return run(source, into, yes=False, interactive=True)


def test_open_balances_become_opening_receivables_when_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(
        tmp_path,
        lines("""
            Müşteri;Telefon;Bakiye;B/A
            Ak;0532 123 45 67;1.500,00;B
            Ok;0533 123 45 67;0,00;
            Al;0535 123 45 67;700,00;A
        """),
    )
    held = book(receivables=table("receivables", RECEIVABLE))
    [question] = asked(source, into=held)
    assert (question["question"], question["choices"][0]["answer"]) == ("balance", "opening")
    outcome = run(source)  # an empty book has nothing that they could double
    assert column(outcome, "document_type") == ["opening"]
    assert column(outcome, "amount_kurus") == [150000]
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok", "Al"]
    assert [outcome.answer[key] for key in ("accepted", "rejected", "skipped")] == [3, 0, 0]
    cards = answering(monkeypatch, source, "2", "e", into=held)
    assert list(cards.appended) == ["debtors"]
    assert column(cards, "debtor_name", "debtors") == ["Ak", "Ok", "Al"]


def test_columns_of_noise_are_left_out_with_a_notice(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Depo", "Fatura No", "Vade", "Tutar", "KDV"], ["Ak", "D1", "F-1", DAY, 5, 1]]
    outcome = run(write(tmp_path, rows))
    assert {"columns": "“Depo”, “KDV”"} in [notice.params for notice in outcome.notices]


def test_name_and_surname_in_two_columns(tmp_path: Path) -> None:
    rows: Rows = [["Adı", "Soyadı", "Vade", "Tutar"], ["Ayşe", "Işık", DAY, 5]]
    assert column(run(write(tmp_path, rows)), "debtor_name", "debtors") == ["Ayşe Işık"]


@pytest.mark.parametrize("header", ["Tutar (USD)", "USD Tutarı", "Tutar $"])
def test_the_header_may_name_the_currency(tmp_path: Path, header: str) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Vade", header], ["Ak", "F-1", DAY, 5]]
    assert column(run(write(tmp_path, rows)), "currency") == ["USD"]


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (["Fat.Tarihi", "Vade Tar."], ["issue_date", "due_date"]),
        (["FATURA TAR.", "VADE TAR."], ["issue_date", "due_date"]),
        (["Evrak Tar.", "Vad. Trh."], ["issue_date", "due_date"]),
        (["Fat. Tar.", "Vade"], ["issue_date", "due_date"]),
        (["Belge Tar.", "Vade"], ["issue_date", "due_date"]),
        (["Düz.Tarihi", "Vade"], ["issue_date", "due_date"]),
        (["Fatura Tar.", "Vade"], ["issue_date", "due_date"]),
        (["Kesim Tarihi", "Vade"], ["issue_date", "due_date"]),
        (["Tar.", "Vade"], ["issue_date", "due_date"]),
    ],
)
def test_shortened_headers_are_known(tmp_path: Path, headers: list[str], fields: list[str]) -> None:
    found = mapped(tmp_path, ["Müşteri", "Fat. No", *headers, "Tut."], ["Ak", "F-1", DAY, DAY, 5])
    assert list(found.values()) == ["debtor_name", "document_no", *fields, "amount"]


def test_a_column_of_days_under_an_unknown_header_is_asked(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Tarih", "Xyz", "Tutar"], ["Ak", "F-1", DAY, DAY, 5]]
    assert column(run(write(tmp_path, rows)), "due_date") == [None]  # left out where nobody can be asked
    assert column(run(write(tmp_path, rows), answer=["day_column:Xyz=due_date"]), "due_date") == [
        "2025-01-13"
    ]
    rows = [["Müşteri", "Fatura No", "Tarih", "Vade", "Xyz", "Tutar"], ["Ak", "F-1", DAY, DAY, DAY, 5]]
    assert column(run(write(tmp_path, rows)), "due_date") == ["2025-01-13"]


def test_a_column_of_amounts_under_an_unknown_header_is_asked(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Telefon", "Xyz"], ["Ak", "0532 123 45 67", 1250.5]]
    [question] = asked(write(tmp_path, rows))
    assert (question["question"], question["column"]) == ("amount_column", "Xyz")


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (
            ["Müşteri", "Tahsilat Tarihi", "Tahsil Edilen Tutar", "Tahsilat Şekli"],
            ["Ak", DAY, 5, "Havale"],
        ),
        (["Müşteri", "Makbuz No", "Tahsilat Tarihi", "Tutar"], ["Ak", "M-1", DAY, 5]),
        (["Tarih", "Gönderen", "Tutar"], [DAY, "Ak", 5]),
    ],
)
def test_a_list_of_payments_becomes_receipts(tmp_path: Path, headers: list[str], row: list[Any]) -> None:
    outcome = run(write(tmp_path, [headers, row]))
    assert "receivables" not in outcome.appended
    assert column(outcome, "received_on", "receipts") == [DAY.isoformat()]
    assert column(outcome, "amount_kurus", "receipts") == [500]


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (["Tarih", "Müşteri", "Banka", "Tutar"], [DAY, "Ak", "Ziraat", 5]),
        (["Müşteri", "Belge No", "Tarih", "Ödenen Tutar"], ["Ak", "M-1", DAY, 5]),
    ],
)
def test_what_may_be_payments_is_asked(
    tmp_path: Path, headers: list[str], row: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path, [headers, row])
    [question] = asked(source)
    assert question["message"].startswith("Bu liste alacak mı, tahsilat mı?")
    outcome = answering(monkeypatch, source, "2", "e")
    assert column(outcome, "amount_kurus", "receipts") == [500]


def test_invoices_with_a_way_of_payment_are_no_receipts(tmp_path: Path) -> None:
    headers = ["Müşteri", "Fatura No", "Fatura Tarihi", "Tutar", "Ödeme Şekli"]
    outcome = run(write(tmp_path, [headers, ["Ak", "F-1", DAY, 5, "Havale"]]))
    assert column(outcome, "amount_kurus") == [500]
    assert "Ödeme Şekli" in str([notice.params for notice in outcome.notices])


@pytest.mark.parametrize("header", ["Notlar", "Not", "Açıklama", "AÇIKLAMALAR"])
def test_notes_of_a_card_list_are_taken(tmp_path: Path, header: str) -> None:
    rows: Rows = [["Ünvan", "Telefon", "Ödeme Şekli", header], ["Ak", "0532 123 45 67", "Havale", "aksi"]]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "note", "debtors") == ["aksi"]


def test_both_columns_of_notes_are_taken(tmp_path: Path) -> None:
    rows: Rows = [["Ünvan", "Telefon", "Açıklama", "Notlar"], ["Ak", "0532 123 45 67", "aksi", "sabah ara"]]
    assert column(run(write(tmp_path, rows)), "note", "debtors") == ["aksi; sabah ara"]


def test_sentences_about_headers_end_with_one_dot_and_without_a_suffix(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Vade", "Tutar", "Sev. Trz."], ["Ak", "F-1", DAY, 5, "D1"]]
    left = [notice for notice in run(write(tmp_path, rows)).notices if notice.key == "import_left_out"]
    said = say("notices.import_left_out", "tr", **left[0].params)
    assert said == "Alınmayan sütunlar: “Sev. Trz.”."
    rows = [["Müşteri", "Fatura No", "Vade", "Tutar", "Durumx"], ["Ak", "F-1", DAY, 5, "Yol 1"]]
    [question] = asked(write(tmp_path, rows))
    assert question["message"].startswith("“Durumx” sütunu “Durum” olarak mı alınsın")


def test_of_two_numbers_the_more_telling_one_is_the_documents(tmp_path: Path) -> None:
    headers = ["Müşteri", "Fiş No", "Fatura No", "Kayıt Tarihi", "Fatura Tarihi", "Tutar"]
    outcome = run(write(tmp_path, [headers, ["Ak", "7", "F-1", dt.date(2025, 2, 1), DAY, 5]]))
    assert column(outcome, "document_no") == ["F-1"]
    assert column(outcome, "issue_date") == [DAY.isoformat()]


def test_equal_headers_with_other_cells_are_asked(tmp_path: Path) -> None:
    rows: Rows = [["Müşteri", "Fatura No", "Tarih", "tarih ", "Tutar"], ["Ak", "F-1", DAY, "14.01.2025", 5]]
    [question] = asked(write(tmp_path, rows))
    assert (question["question"], question["column"]) == ("duplicate_header", "Tarih")


def test_a_column_is_known_by_its_cells(tmp_path: Path) -> None:
    rows: Rows = [
        ["Müşteri", "Özel Kod 1", "Özel Kod 2", "Fatura No", "Tutar"],
        ["Ak", "4540536920", "a@deneme.example", "F-1", 5],
        ["Ok", "10000000146", "b@deneme.example", "F-2", 5],
    ]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "tax_id", "debtors") == ["4540536920", "10000000146"]
    assert column(outcome, "email", "debtors") == ["a@deneme.example", "b@deneme.example"]


def test_the_mapping_is_shown_with_its_confidence_before_anything_is_written(tmp_path: Path) -> None:
    text = "Müşteri;Fatura No;Fatura Tarhi;Tutar\nAk;F-1;13.01.2026;10,00\nOk;F-2;14.01.2026;20,00\n"
    (question,) = asked(write(tmp_path, text), yes=False)
    assert "Fatura No → Belge No (%100), Fatura Tarhi → Düzenleme Tarihi (%90)" in question["message"]
    assert [column["confidence"] for column in question["mapping"]] == [1.0, 1.0, 0.9, 1.0]
