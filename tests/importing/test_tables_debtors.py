"""A debtor who is named once for several rows: merged, above, in the title, in a line of his own."""

from __future__ import annotations

import pytest

from addin.importing.questions import Asked
from addin.importing.tables.source_table import SourceTable
from tests.importing.drawn import column, drawn, table, tables

BOTH = pytest.mark.parametrize("typed", [True, False], ids=["cells", "texts"])


def told(found: SourceTable, key: str) -> list[str]:
    """What is told of the records."""
    records = [kind in ("", "opening") for kind in found.kinds]
    return list(found.told[key][records])


@BOTH
def test_merged_cells_count_for_all_their_rows_but_amounts_only_once(typed: bool) -> None:
    sheet = drawn(
        """
        Cari Kodu | Unvan | Fatura No | Tarih | Tutar | Toplam Borç
        C-1 | Ak | F-1 | 01.01.2025 | 5,00 | 11,00
            |    | F-2 | 02.01.2025 | 6,00 |
        C-2 | Ok | F-3 | 03.01.2025 | 7,00 | 7,00
            |    | F-4 | 03.01.2025 | 7,00 |
        """,
        typed=typed,
        merged=((1, 0, 2, 0), (1, 1, 2, 1), (1, 5, 2, 5), (3, 0, 3, 1)),
    )
    [found] = tables(sheet, fill_down="leave")
    assert found.columns[1] == ["Ak", "Ak", "Ok", ""]
    assert found.columns[0] == ["C-1", "C-1", "C-2", ""]
    assert found.columns[5][1] == ""
    assert found.filled == {0, 1}


@BOTH
def test_a_debtor_only_in_the_first_of_his_rows(typed: bool) -> None:
    text = """
        Unvan | Vergi No   | Fatura No | Tarih      | Tutar
        Ak    | 4540536920 | F-1       | 01.01.2025 | 5,00
              |            | F-2       | 02.01.2025 | 6,00
              |            | F-3       | 02.01.2025 | 6,50
        Ok    |            | F-4       | 03.01.2025 | 7,00
              |            | F-5       | 04.01.2025 | 8,00
    """
    found = table(text, typed=typed)
    assert column(found, "Unvan") == ["Ak", "Ak", "Ak", "Ok", "Ok"]
    assert column(found, "Vergi No") == ["4540536920"] * 3 + ["", ""]
    assert found.filled == {0, 1}


@BOTH
@pytest.mark.parametrize(
    "names",
    [
        ["Ak", "Ak", "", "Ok", "Ok", ""],  # a name twice in a row: each row has its own
        ["", "Ak", "", "Ok", "", "Al"],  # nothing above the first
        ["Ak", "Ok", "Al", "El", "Ek", ""],  # one of many is missing
        ["Ak", "Ok", "", "Ak", "Ok", ""],  # names come again and again
        ["Ak", "Ok", ""],  # one alone
    ],
)
def test_a_missing_debtor_is_not_filled_from_above(names: list[str], typed: bool) -> None:
    rows = "\n".join(f"{name} | F-{at} | 0{at}.01.2025 | {at},50" for at, name in enumerate(names, start=1))
    found = table(f"Unvan | Fatura No | Tarih | Tutar\n{rows}", typed=typed)
    assert column(found, "Unvan") == names
    assert not found.filled


@BOTH
def test_what_may_be_missing_or_meant_is_asked(typed: bool) -> None:
    names = ["Ak", "", "Ok", "Al", ""]
    rows = "\n".join(f"{name} | F-{at} | 0{at}.01.2025 | {at},50" for at, name in enumerate(names, start=1))
    text = f"Unvan | Fatura No | Tarih | Tutar\n{rows}"
    with pytest.raises(Asked) as asked:
        table(text, typed=typed)
    assert [question.key for question in asked.value.questions] == ["fill_down"]
    assert column(table(text, typed=typed, fill_down="take"), "Unvan") == ["Ak", "Ak", "Ok", "Al", "Al"]
    assert column(table(text, typed=typed, fill_down="leave"), "Unvan") == names


@BOTH
def test_lines_that_name_account_and_debtor(typed: bool) -> None:
    found = table(
        """
        Tarih      | Evrak No | Açıklama | Borç  | Alacak
        120.01.001 ABC LTD. ŞTİ.
        01.01.2025 | F-1      | Fatura   | 5,00  |
        02.01.2025 | T-1      | Tahsilat |       | 5,00
        Toplam     |          |          | 5,00  | 5,00
        Hesap Kodu: 120.01.002 Hesap Adı: DEF A.Ş.
        01.01.2025 |          | Devir    | 7,00  |
        03.01.2025 | F-2      | Fatura   | 8,00  |
        Toplam     |          |          | 15,00 |
        """,
        typed=typed,
    )
    kinds = ["section", "", "", "total", "section", "opening", "", "total"]
    assert found.kinds.tolist() == kinds
    assert told(found, "debtor_name") == ["ABC LTD. ŞTİ."] * 2 + ["DEF A.Ş."] * 2
    assert told(found, "account_code") == ["120.01.001"] * 2 + ["120.01.002"] * 2


@BOTH
def test_a_bare_name_above_his_rows_where_no_column_has_one(typed: bool) -> None:
    found = table(
        """
        Fatura No | Tarih      | Tutar
        ABC Gıda Ltd.
        F-1       | 01.01.2025 | 5,00
        Ayşe Işık
        F-2       | 02.01.2025 | 6,00
        Not: ikisi de aranacak
        """,
        typed=typed,
    )
    assert found.kinds.tolist() == ["section", "", "section", "", "footer"]
    assert told(found, "debtor_name") == ["ABC Gıda Ltd.", "Ayşe Işık"]


@BOTH
def test_a_month_above_rows_is_no_debtor(typed: bool) -> None:
    found = table(
        """
        Unvan | Fatura No | Tarih      | Tutar
        OCAK 2025
        Ak    | F-1       | 01.01.2025 | 5,00
        """,
        typed=typed,
    )
    assert "debtor_name" not in found.told


@BOTH
def test_a_debtor_alone_on_his_row_in_the_debtor_column(typed: bool) -> None:
    found = table(
        """
        Hesap Kodu | Hesap Adı | Tarih      | Evrak No | Borç
        120.01     | Ak        |            |          |
                   |           | 01.01.2025 | F-1      | 5,00
                   |           | 02.01.2025 | F-2      | 6,00
        120.02     | Ok        |            |          |
                   |           | 03.01.2025 | F-3      | 7,00
        """,
        typed=typed,
    )
    assert found.kinds.tolist() == ["section", "", "", "section", ""]
    assert column(found, "Hesap Adı") == ["Ak", "Ak", "Ok"]
    assert column(found, "Hesap Kodu") == ["120.01", "120.01", "120.02"]


@BOTH
@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("Cari Ünvanı: ABC LTD. ŞTİ.", "ABC LTD. ŞTİ.", ""),
        ("Cari Hesap | 120.01.005 - ABC LTD. ŞTİ.", "ABC LTD. ŞTİ.", "120.01.005"),
        ("Sayın ABC LTD. ŞTİ.", "ABC LTD. ŞTİ.", ""),
        ("Hesap Kodu : | 120.01.005 |  | Hesap Adı : | ABC LTD. ŞTİ.", "ABC LTD. ŞTİ.", "120.01.005"),
    ],
)
def test_the_debtor_of_the_whole_list_stands_in_the_title(
    title: str, name: str, code: str, typed: bool
) -> None:
    found = table(
        f"""
        CARİ HESAP EKSTRESİ
        {title}
        Vergi No: 4540536920
        Dönem: 01.01.2025 - 31.12.2025

        Tarih      | Evrak No | Borç | Alacak
        01.01.2025 | F-1      | 5,00 |
        02.01.2025 | T-1      |      | 5,00
        """,
        typed=typed,
    )
    assert told(found, "debtor_name") == [name, name]
    assert found.context.get("account_code", "") == code
    assert told(found, "tax_id") == ["4540536920"] * 2


@BOTH
def test_the_own_firm_in_the_title_is_no_debtor(typed: bool) -> None:
    found = table(
        """
        ÖRNEK TEKSTİL SAN. TİC. LTD. ŞTİ.
        Firma: ÖRNEK TEKSTİL
        Tarih      | Evrak No | Borç | Alacak
        01.01.2025 | F-1      | 5,00 |
        """,
        typed=typed,
    )
    assert "debtor_name" not in found.told


@BOTH
def test_a_statement_a_debtor_on_one_sheet(typed: bool) -> None:
    found = table(
        """
        Cari: ABC LTD
        Tarih      | Evrak No | Borç | Alacak
        01.01.2025 | F-1      | 5,00 |
        Toplam     |          | 5,00 |

        Cari: DEF LTD
        Tarih      | Evrak No | Borç | Alacak
        02.01.2025 | F-2      | 6,00 |
        Toplam     |          | 6,00 |
        """,
        typed=typed,
    )
    assert found.kinds.tolist() == ["", "total", "section", "header", "", "total"]
    assert told(found, "debtor_name") == ["ABC LTD", "DEF LTD"]


_FARMERS = """
    Çiftçi | Köyü    | Aldığı mal | Aldığı tarih | Tutarı | Vadesi
    Ak     | Yenice  | gübre      | 10.06.2026   | 5,50   | 01.10.2026
           |         | ilaç       | {0}          | 6,50   | 01.10.2026
    Ok     | Ovaköy  | üre        | 18.06.2026   | 7,50   | 01.10.2026
           |         | üre        | {1}          | 8,50   | 01.10.2026
    El     | Çakallı | gübre      | {2}          | 9,50   | 01.10.2026
    Em     | Çakallı | üre        | 25.06.2026   | 9,50   | 01.10.2026
    Us     | Yenice  | tohum      | 26.06.2026   | 3,50   | 01.10.2026
"""


@BOTH
@pytest.mark.parametrize("column_of_him", ["Köyü", "Mahalle", "Ne iş yapar"])
def test_what_stands_beside_the_name_alone_tells_that_it_is_for_all_his_rows(
    typed: bool, column_of_him: str
) -> None:
    text = _FARMERS.format("28.04.2026", "23.05.2026", "19.06.2026").replace("Köyü", column_of_him)
    assert column(table(text, typed=typed), "Çiftçi") == ["Ak", "Ak", "Ok", "Ok", "El", "Em", "Us"]


@BOTH
@pytest.mark.parametrize("village", ["", "Ovaköy"])
def test_rows_in_the_order_of_their_days_may_be_sales_to_nobody(typed: bool, village: str) -> None:
    days = (
        ("28.04.2026", "23.05.2026", "19.06.2026") if village else ("11.06.2026", "19.06.2026", "24.06.2026")
    )
    text = _FARMERS.format(*days).replace("       |         | ilaç", f"       | {village} | ilaç")
    with pytest.raises(Asked) as asked:
        table(text, typed=typed)
    assert [question.key for question in asked.value.questions] == ["fill_down"]


@BOTH
def test_a_line_with_the_sum_of_a_debtor_above_his_rows(typed: bool) -> None:
    text = """
        Müşteri      | Fatura No | Tarih      | Tutar
        Ak Ltd.      |           |            | {}
                     | F-1       | 01.01.2025 | 5,00
                     | F-2       | 02.01.2025 | 6,00
        Ok Ltd.      |           |            | 7,50
                     | F-3       | 03.01.2025 | 7,50
    """
    found = table(text.format("11,00"), typed=typed)
    assert found.kinds.tolist() == ["section", "", "", "section", ""]
    assert column(found, "Müşteri") == ["Ak Ltd.", "Ak Ltd.", "Ok Ltd."]
    other = table(text.format("12,00"), typed=typed, fill_down="leave")
    assert other.kinds.tolist()[0] == ""


def test_a_line_with_account_and_balance() -> None:
    found = table(
        """
        Fatura No | Tarih | Tutar
        120.01.001 ABC LTD  Bakiye: 5,00 TL
        F-1 | 01.01.2025 | 5,00
        """
    )
    assert told(found, "debtor_name") == ["ABC LTD"]


@BOTH
def test_a_nameless_row_with_its_own_tax_number_is_somebody_else(typed: bool) -> None:
    text = """
        Unvan | Vergi No   | Fatura No | Tarih      | Tutar
        Ak    | 4540536920 | F-1       | 01.01.2025 | 5,00
              | 5841650548 | F-2       | 02.01.2025 | 6,00
              |            | F-3       | 02.01.2025 | 6,50
    """
    assert column(table(text, typed=typed), "Unvan") == ["Ak", "", ""]


@BOTH
def test_a_sum_below_each_group_shows_whose_the_rows_are(typed: bool) -> None:
    text = """
        Cari Adı   | Belge No | Tarih      | Tutar
        Ak Ltd.    | F-1      | 01.01.2025 | 5,00
                   | F-2      | 01.01.2025 | 6,00
        Ara Toplam |          |            | 11,00
        Ok Ltd.    | F-3      | 01.01.2025 | 5,00
        Ara Toplam |          |            | 5,00
        Al Ltd.    | F-4      | 01.01.2025 | 5,00
        Ara Toplam |          |            | 5,00
    """
    assert column(table(text, typed=typed), "Cari Adı") == ["Ak Ltd.", "Ak Ltd.", "Ok Ltd.", "Al Ltd."]


@BOTH
def test_a_bare_name_above_each_header(typed: bool) -> None:
    found = table(
        """
        ABC LTD. ŞTİ.
        Tarih      | Evrak No | Borç | Alacak | Bakiye
        01.01.2025 | F-1      | 5,00 |        | 5,00
        Toplam     |          | 5,00 |        | 5,00

        DEF LTD. ŞTİ.
        Tarih      | Evrak No | Borç | Alacak | Bakiye
        01.01.2025 | F-2      | 6,00 |        | 6,00
        Toplam     |          | 6,00 |        | 6,00
        """,
        typed=typed,
    )
    assert told(found, "debtor_name") == ["ABC LTD. ŞTİ.", "DEF LTD. ŞTİ."]


@BOTH
def test_a_debtor_stays_where_only_the_currency_changes(typed: bool) -> None:
    found = table(
        """
        120.01.001 ABC LTD. ŞTİ.
        Döviz: TL
        Tarih      | Evrak No | Borç | Alacak | Bakiye
        01.01.2025 | F-1      | 5,00 |        | 5,00

        120.01.001 ABC LTD. ŞTİ.
        Döviz: USD
        Tarih      | Evrak No | Borç | Alacak | Bakiye
        01.01.2025 | F-2      | 6,00 |        | 6,00

        120.01.002 DEF LTD. ŞTİ.
        Döviz: TL
        Tarih      | Evrak No | Borç | Alacak | Bakiye
        01.01.2025 | F-3      | 7,00 |        | 7,00

        Döviz: EUR
        Tarih      | Evrak No | Borç | Alacak | Bakiye
        01.01.2025 | F-4      | 8,00 |        | 8,00
        """,
        typed=typed,
    )
    names = ["ABC LTD. ŞTİ.", "ABC LTD. ŞTİ.", "DEF LTD. ŞTİ.", "DEF LTD. ŞTİ."]
    assert told(found, "debtor_name") == names
    assert told(found, "currency") == ["TRY", "USD", "TRY", "EUR"]
