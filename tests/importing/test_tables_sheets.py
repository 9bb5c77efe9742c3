"""Several sheets and files, hidden rows, columns and sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from addin.importing.questions import Asked
from addin.importing.reading import Sheet
from addin.importing.tables.table import find_tables
from addin.model import Refusal
from tests.importing.drawn import column, drawn, tables
from tests.importing.runs import column as column_of
from tests.importing.runs import run

HEAD = "Unvan | Fatura No | Tarih | Tutar\n"


def asked(*sheets: Sheet) -> list[str]:
    with pytest.raises(Asked) as stopped:
        tables(*sheets)
    return [question.key for question in stopped.value.questions]


def test_a_sheet_a_month_is_one_list() -> None:
    sheets = [
        drawn(HEAD + "Ak | F-1 | 01.01.2025 | 5,00\nToplam | | | 5,00", "Ocak"),
        drawn("Şubat\nTutar | Unvan | Fatura No | Tarih\n6,00 | Ok | F-2 | 01.02.2025", "Şubat"),
    ]
    [found] = tables(*sheets)
    assert column(found, "Unvan") == ["Ak", "Ok"]
    assert column(found, "Tutar") == [5.0, 6.0]
    assert found.kinds.tolist() == ["", "total", ""]
    assert found.rows.tolist() == [2, 3, 3]
    assert found.places is not None
    assert found.places.tolist() == ["Ocak", "Ocak", "Şubat"]


def test_the_debtor_of_each_sheet() -> None:
    sheets = [
        drawn(f"Cari Ünvanı: {name}\n\nTarih | Evrak No | Borç | Alacak\n01.01.2025 | {no} | 5,00 |", name)
        for name, no in (("Ak", "F-1"), ("Ok", "F-2"))
    ]
    [found] = tables(*sheets)
    assert found.told["debtor_name"].tolist() == ["Ak", "Ok"]
    assert "debtor_name" not in found.context


def test_different_lists_and_a_sheet_without_one() -> None:
    found = tables(
        drawn("Unvan | Telefon | İl\nAk | 0532 123 45 67 | Muğla", "Kartlar"),
        drawn(HEAD + "Ak | F-1 | 01.01.2025 | 5,00", "Faturalar"),
        drawn("Bu dosya muhasebeden alındı.\nSorular için Ayşe", "Notlar"),
    )
    assert [each.sheet for each in found] == ["Kartlar", "Faturalar"]
    assert found[0].unrelated == ("Notlar",)


def test_hidden_sheets_are_left_out() -> None:
    [found] = tables(
        drawn(HEAD + "Ak | F-1 | 01.01.2025 | 5,00", "Liste"),
        drawn(HEAD + "Ok | F-2 | 01.01.2025 | 6,00", "Eski", hidden=True),
    )
    assert (found.hidden, len(found)) == (("Eski",), 1)


def test_a_copy_of_a_sheet_is_asked() -> None:
    rows = "Ak | F-1 | 01.01.2025 | 5,00\nOk | F-2 | 02.01.2025 | 6,00\n"
    sheets = drawn(HEAD + rows, "Liste"), drawn(HEAD + rows + "Al | F-3 | 03.01.2025 | 7,00", "Liste (2)")
    assert asked(*sheets) == ["sheet"]
    [found] = find_tables(sheets, {"sheet:": "Liste (2)"})
    assert len(found) == 3
    [found] = find_tables(sheets, {"sheet:": "*"})
    assert len(found) == 5


def test_a_summary_by_debtor_beside_the_documents_is_asked_where_its_sums_differ() -> None:
    rows = "Ak | F-1 | 01.01.2025 | 5,00\nOk | F-2 | 02.01.2025 | 6,00\n"
    summary = "Unvan | Toplam\nAk | 5,00\nOk | 6,50"
    assert asked(drawn(HEAD + rows, "Faturalar"), drawn(summary, "Özet")) == ["sheet"]
    others = "Unvan | Toplam\nEl | 5,00\nAl | 6,00"
    assert len(tables(drawn(HEAD + rows, "Faturalar"), drawn(others, "Devirler"))) == 2


@pytest.mark.parametrize(
    "summary", ["Unvan | Adet | Toplam\nOk | 1 | 6,00\nAk | 2 | 12,00\nToplam | | 18,00"]
)
def test_a_summary_whose_sums_are_those_of_the_documents_is_left_out(summary: str) -> None:
    rows = "Ak | F-1 | 01.01.2025 | 5,00\nOk | F-2 | 02.01.2025 | 6,00\nAk | F-3 | 02.01.2025 | 7,00\n"
    detail = drawn(HEAD + rows + "Toplam | | | 18,00", "Faturalar")
    for sheets in ((detail, drawn(summary, "Özet")), (drawn(summary, "Özet"), detail)):
        [found] = tables(*sheets)
        assert (found.sheet, found.notices) == ("Faturalar", ("import_summary_sheet_left",))
    assert asked(detail, drawn(summary + "\nEl | 1 | 5,00", "Özet")) == ["sheet"]


def test_files_with_the_same_headers_are_one_list() -> None:
    sheets = [
        drawn(HEAD + f"Ak | F-{at} | 0{at}.01.2025 | 5,00", "Sayfa1", file=f"{at}.xlsx") for at in (1, 2)
    ]
    [found] = tables(*sheets)
    assert found.places is not None
    assert found.places.tolist() == ["1.xlsx Sayfa1", "2.xlsx Sayfa1"]


def test_hidden_rows_with_records_are_asked() -> None:
    text = HEAD + "Ak | F-1 | 01.01.2025 | 5,00\nOk | F-2 | 01.01.2025 | 6,00\n"
    sheet = drawn(text, hidden_rows=frozenset({2, 9}))
    assert asked(sheet) == ["hidden_rows"]
    [taken] = tables(sheet, hidden_rows="take")
    assert taken.kinds.tolist() == ["", ""]
    [left] = tables(sheet, hidden_rows="leave")
    assert left.kinds.tolist() == ["", "hidden"]


def test_hidden_rows_without_records_are_not_asked() -> None:
    text = "Liste\n" + HEAD + "Ak | F-1 | 01.01.2025 | 5,00\n\nToplam | | | 5,00"
    [found] = tables(drawn(text, hidden_rows=frozenset({0, 3, 4})))
    assert found.kinds.tolist() == ["", "total"]


def test_hidden_columns_with_cells_are_asked() -> None:
    sheet = drawn(HEAD + "Ak | F-1 | 01.01.2025 | 5,00", hidden_columns=frozenset({2, 7}))
    assert asked(sheet) == ["hidden_columns"]
    [taken] = tables(sheet, hidden_columns="take")
    assert taken.headers == ("Unvan", "Fatura No", "Tarih", "Tutar")
    [left] = tables(sheet, hidden_columns="leave")
    assert left.headers == ("Unvan", "Fatura No", "Tutar")
    [empty] = tables(drawn("Unvan | | Tutar\nAk | | 5,00", hidden_columns=frozenset({1})))
    assert empty.headers == ("Unvan", "Tutar")


def test_nothing_is_refused() -> None:
    for rows in ([], [["", " "]], [["Unvan", "Tutar"]]):
        with pytest.raises(Refusal) as refused:
            tables(Sheet("Liste", rows))
        assert refused.value.key == "import_nothing"


def test_what_was_left_out_and_filled_down_is_told(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        rows = [
            ["Unvan", "Fatura No", "Tarih", "Tutar"],
            ["Ak", "F-1", "13.01.2025", 5.5],
            ["", "F-2", "14.01.2025", 6.5],
            ["", "F-3", "15.01.2025", 7.5],
        ]
        first, second = made.add_worksheet("Liste"), made.add_worksheet("Notlar")
        for at, row in enumerate(rows):
            first.write_row(at, 0, row)
        second.write(0, 0, "Bu dosya muhasebeden alındı.")
    outcome = run(path)
    said = {notice.key: notice.params for notice in outcome.notices}
    assert said["import_unrelated"] == {"sheets": "Notlar"}
    assert said["import_filled"] == {"columns": "Unvan"}
    assert column_of(outcome, "debtor_name") == ["Ak"] * 3


def sheet_for(name: str, *rows: str, above: str = "", head: str = "Tarih | Fatura No | Tutar") -> Sheet:
    return drawn("\n".join([*([above, ""] if above else []), head, *rows]), name)


def test_a_sheet_for_each_customer_is_one_list_of_all() -> None:
    full = "ABC TEKSTİL SANAYİ VE TİCARET LTD. ŞTİ."
    [found] = tables(
        sheet_for(full[:31], "01.01.2025 | F-1 | 5,00", "Toplam | | 5,00", above=full),
        sheet_for("Ahmet Yılmaz", "02.01.2025 | F-2 | 6,00"),
        sheet_for("Işık Gıda", "03.01.2025 | F-3 | 7,00", "04.01.2025 | F-4 | 8,00"),
    )
    names = found.told["debtor_name"].tolist()
    assert names == [full, full, "Ahmet Yılmaz", "Işık Gıda", "Işık Gıda"]
    assert "import_sheet_debtors" in found.notices


@pytest.mark.parametrize("second", ["Sayfa2", "Ocak 2025", "Merkez Şube"])
def test_names_of_sheets_that_may_be_no_debtors_are_asked(second: str) -> None:
    sheets = [
        sheet_for("Ahmet Yılmaz", "01.01.2025 | F-1 | 5,00"),
        sheet_for(second, "02.01.2025 | F-2 | 6,00"),
    ]
    assert asked(*sheets) == ["sheet_debtors"]


def test_sheets_of_rows_that_name_people_are_no_debtors() -> None:
    head = "Dosya No | Kimin Hakkında | Tarih | Tutar"
    sheets = [
        sheet_for(
            "Açık Dosyalar",
            "2026/1 | Üçler Gıda A.Ş. | 01.01.2025 | 5,00",
            "2026/2 | Zafer Dikmen | 02.01.2025 | 6,00",
            head=head,
        ),
        sheet_for(
            "Dosyası Kapanan",
            "2026/3 | Ayşe Kara | 03.01.2025 | 7,00",
            "2026/4 | Doruk Gıda Ltd. Şti. | 04.01.2025 | 8,00",
            head=head,
        ),
    ]
    assert all("debtor_name" not in found.told for found in tables(*sheets))


def test_sheets_named_by_numbers_and_months_are_no_debtors() -> None:
    for names in (("Sayfa1", "Sayfa2"), ("Ocak", "Şubat")):
        sheets = [sheet_for(name, f"01.01.2025 | F-{name} | 5,00") for name in names]
        assert "debtor_name" not in tables(*sheets)[0].told


def test_a_summary_beside_the_sheets_of_the_customers_is_asked_where_its_sums_differ() -> None:
    sheets = [
        drawn("Müşteri | Bakiye\nAhmet Yılmaz | 5,00\nIşık Gıda | 6,50", "Özet"),
        sheet_for("Ahmet Yılmaz", "01.01.2025 | F-1 | 5,00"),
        sheet_for("Işık Gıda", "02.01.2025 | F-2 | 6,00"),
    ]
    assert asked(*sheets) == ["summary"]
    [found] = find_tables(sheets, {"summary:Özet": "leave"})
    assert found.told["debtor_name"].tolist() == ["Ahmet Yılmaz", "Işık Gıda"]
    sheets[0] = drawn("Müşteri | Bakiye\nAhmet Yılmaz | 5,00\nIşık Gıda | 6,00", "Özet")
    [found] = tables(*sheets)
    assert found.told["debtor_name"].tolist() == ["Ahmet Yılmaz", "Işık Gıda"]
    assert "import_summary_sheet_left" in found.notices


def test_account_sheets_of_customers_become_receivables_and_receipts(tmp_path: Path) -> None:
    path = tmp_path / "musteriler.xlsx"
    with Workbook(str(path)) as book:
        for name, amounts in (("Ahmet Yılmaz", (100, 40)), ("Işık Gıda", (70, 20))):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Tarih", "Açıklama", "Borç", "Alacak", "Bakiye"])
            sheet.write_row(1, 0, ["13.01.2026", "Fatura", amounts[0], "", amounts[0]])
            sheet.write_row(2, 0, ["25.01.2026", "Havale", "", amounts[1], amounts[0] - amounts[1]])
    outcome = run(path)
    assert column_of(outcome, "debtor_name", "debtors") == ["Ahmet Yılmaz", "Işık Gıda"]
    assert column_of(outcome, "amount_kurus") == [10000, 7000]
    assert column_of(outcome, "amount_kurus", "receipts") == [4000, 2000]


def test_a_sheet_named_by_its_currency(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        for name, number, amount in (
            ("TL", "F-1", "Tutar"),
            ("USD", "F-2", "Tutar"),
            ("Avro", "F-3", "Tutar (GBP)"),
        ):
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, ["Unvan", "Fatura No", "Tarih", amount])
            sheet.write_row(1, 0, ["Ak", number, "13.01.2025", "5,00"])
    outcome = run(path)
    assert dict(zip(column_of(outcome, "document_no"), column_of(outcome, "currency"), strict=True)) == {
        "F-1": "TRY",
        "F-2": "USD",
        "F-3": "GBP",
    }


def test_headers_on_each_page_are_no_debtor_of_two_sheets(tmp_path: Path) -> None:
    header = ["Cari Ünvanı", "Telefon", "Bakiye"]
    with Workbook(tmp_path / "liste.xlsx") as made:
        for name, debtors in (("Ankara", ("Ak Ltd.", "Ege Ltd.")), ("İzmir", ("Can Ltd.", "Tan Ltd."))):
            sheet = made.add_worksheet(name)
            first, second = ([each, "", 1250.5] for each in debtors)
            for number, row in enumerate([header, first, ["Sayfa : 2"], header, second]):
                sheet.write_row(number, 0, row)
    outcome = run(tmp_path / "liste.xlsx")
    assert column_of(outcome, "amount_kurus") == [125050] * 4
