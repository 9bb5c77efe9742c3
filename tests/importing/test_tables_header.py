"""The header is found under titles, in several rows, and by what stands below it."""

from __future__ import annotations

from typing import Any

import pytest

from addin.importing.questions import Asked
from addin.importing.reading import Sheet
from tests.importing.drawn import column, drawn, table, tables

Rows = list[list[Any]]
BOTH = pytest.mark.parametrize("typed", [True, False], ids=["cells", "texts"])


@BOTH
def test_titles_and_blank_rows_above(typed: bool) -> None:
    found = table(
        """
        ÖRNEK TİCARET LTD. ŞTİ.
        SATIŞ FATURALARI |  | Dönem: 01.01.2025 - 31.01.2025

        Firma Yetkilisi | Ali | Tarih: | 31.01.2025

        Unvan | Fatura No | Tarih | Tutar
        Ak | F-1 | 01.01.2025 | 5,00
        """,
        typed=typed,
    )
    assert found.headers == ("Unvan", "Fatura No", "Tarih", "Tutar")
    assert found.context["title"].startswith("ÖRNEK TİCARET LTD. ŞTİ.\nSATIŞ FATURALARI")
    assert found.context["period"] == "01.01.2025 - 31.01.2025"
    assert found.header_row == 6


@BOTH
def test_two_rows_with_group_titles(typed: bool) -> None:
    found = table(
        """
        Cari        |     | Fatura     |        | Vade   | Tutar  |
        Kodu        | Adı | Tarihi     | No     | Tarihi | Borç   | Alacak
        120.01      | Ak  | 01.01.2025 | F-1    | 02.01.2025 | 5,00 |
        """,
        typed=typed,
    )
    titles = ("Cari Kodu", "Cari Adı", "Fatura Tarihi", "Fatura No", "Vade Tarihi", "Borç", "Alacak")
    assert found.headers == titles
    assert len(found) == 1


@BOTH
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Alıcı | Belge | Düzenlenme | Vade | Fatura", "Adı | No | Tarihi | Tar. | Tutarı"),
        ("Müşteri | Belge | Fatura | Vade | Toplam", "Adı | No | Tarihi | Tarihi | Tutar"),
        ("Alıcı | Belge | Düzenleme | Vade | Toplam", "Ünvanı | No | aTrihi | Günü | Tutar"),
        ("Adı | Belge | Evrak | Vade | Tutar", "Soyadı / Ünvanı | No | Tarihi | T. |"),
    ],
)
def test_two_rows_of_which_each_has_a_half_of_the_titles(upper: str, lower: str, typed: bool) -> None:
    text = f"""
        FATURALAR | | | Kullanıcı: MUHASEBE
        {upper}
        {lower}
        Ak | F-1 | 01.01.2025 | 02.02.2025 | 5,00
        Sayfa : 2
        {upper}
        {lower}
        Ok | F-2 | 02.01.2025 | 03.02.2025 | 6,00
        """
    found = table(text, typed=typed)
    halves = zip(upper.split(" | "), [*lower.removesuffix(" |").split(" | "), ""], strict=False)
    assert found.headers == tuple(" ".join(each).strip() for each in halves)
    assert (found.header_row, found.records.sum()) == (3, 2)


def test_titles_above_titles_that_say_all_are_none_of_theirs() -> None:
    found = table(
        """
        Due Date   | Customer | Amount
        Vade       | Müşteri  | Tutar
        01.01.2025 | Ak       | 5,00
        """
    )
    assert found.headers == ("Vade", "Müşteri", "Tutar")


@BOTH
def test_two_rows_of_which_the_upper_one_says_whose(typed: bool) -> None:
    found = table(
        """
        Çekin    |         |            |         | Carinin     |
        Numarası | Bankası | Günü       | Meblağı | Unvanı      | Telefonu
        3505887  | Akbank  | 28.12.2026 | 5,00    | Şifa A.Ş.   | 0505 402 87 09
        """,
        typed=typed,
    )
    assert found.headers[:4] == ("Çekin Numarası", "Çekin Bankası", "Çekin Günü", "Çekin Meblağı")
    assert found.headers[4:] == ("Carinin Unvanı", "Carinin Telefonu")


@BOTH
def test_two_rows_with_merged_cells(typed: bool) -> None:
    sheet = drawn(
        """
        Tarih | Evrak No | Tutar |
              |          | Borç  | Alacak
        01.01.2025 | F-1 | 5,00  |
        02.01.2025 | T-1 |       | 3,00
        """,
        typed=typed,
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)),
    )
    [found] = tables(sheet)
    assert found.headers == ("Tarih", "Evrak No", "Borç", "Alacak")
    assert found.header_row == 2
    assert len(found) == 2


@BOTH
@pytest.mark.parametrize(
    ("below", "merged"),
    [("1. Ödeme | 2. Ödeme", True), ("1. Ödeme | 2. Ödeme", False), ("Elden | Bankadan", True)],
)
def test_titles_below_a_known_group_title_are_no_record(below: str, merged: bool, typed: bool) -> None:
    sheet = drawn(
        f"""
        Ad Soyad | Toplam Borç | ÖDEMELER |      | Kalan
                 |             | {below}         |
        Ak Gıda  | 100,00      | 20,00    | 5,00 | 75,00
        Ok Yapı  | 50,00       |          |      | 50,00
        """,
        typed=typed,
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)) if merged else (),
    )
    [found] = tables(sheet)
    assert found.header_row == 2
    assert [title.removeprefix("ÖDEMELER ") for title in found.headers[2:4]] == below.split(" | ")
    assert len(found) == 2


@BOTH
def test_units_and_numbers_of_columns_below_the_titles(typed: bool) -> None:
    found = table(
        """
        Unvan | Fatura No | Vade | Tutar
              |           | gün  | USD
        (1)   | (2)       | (3)  | (4)
        Ak    | F-1       | 30   | 5,00
        """,
        typed=typed,
    )
    assert found.headers == ("Unvan", "Fatura No", "Vade", "Tutar (USD)")
    assert (len(found), found.header_row) == (1, 3)


def test_a_first_record_of_small_numbers_is_no_row_of_column_numbers() -> None:
    found = table("Sıra | Unvan | Tutar\n1 | Ak | 5,00\n2 | Ok | 6,00")
    assert len(found) == 2


@BOTH
def test_titles_that_nobody_knows_stand_over_days_and_amounts(typed: bool) -> None:
    found = table(
        """
        Rapor | Ocak
        Kime  | Ne zaman   | Ne kadar
        Ak    | 01.01.2025 | 5,00
        Ok    | 02.01.2025 | 6,50
        """,
        typed=typed,
    )
    assert found.headers == ("Kime", "Ne zaman", "Ne kadar")


@pytest.mark.parametrize(
    "text", ["Ak | F-1 | 01.01.2025 | 5,00\nOk | F-2 | 02.01.2025 | 6,00", "Ak | Muğla\nOk | Van"]
)
@BOTH
def test_a_list_without_a_header_is_asked(text: str, typed: bool) -> None:
    with pytest.raises(Asked) as asked:
        table(text, typed=typed)
    assert [question.key for question in asked.value.questions] == ["header"]


@BOTH
def test_the_header_of_every_page(typed: bool) -> None:
    found = table(
        """
        ÖRNEK LTD.
        Unvan | Fatura No | Tutar
        Ak | F-1 | 5,00
        Sayfa 1

        ÖRNEK LTD.
        Unvan | Fatura No | Tutar
        Ok | F-2 | 6,00
        """,
        typed=typed,
    )
    assert found.kinds.tolist() == ["", "footer", "footer", "header", ""]


@BOTH
def test_a_header_in_two_rows_on_every_page(typed: bool) -> None:
    head = "Tarih | Evrak No | Tutar |\n| | Borç | Alacak\n"
    found = table(f"{head}01.01.2025 | F-1 | 5,00 |\n{head}02.01.2025 | F-2 | 6,00 |", typed=typed)
    assert found.kinds.tolist() == ["", "header", "header", ""]


@BOTH
def test_a_group_title_on_every_page_is_none_where_texts_stand_below(typed: bool) -> None:
    head = "Cari Hesap Kodu | Cari Hesap Unvanı | VERGİ BİLGİLERİ |\n| | Vergi Dairesi | Vergi No\n"
    found = table(
        f"{head}120.01.001 | Ak Gıda | Bornova | 3698948136\n120.01.002 | Ok Yapı | Şişli | 5271131186\n"
        f"{head}120.01.003 | Er Yem | Çankaya | 7806002841",
        typed=typed,
    )
    assert found.kinds.tolist() == ["", "", "header", "header", ""]


def test_the_list_may_begin_in_any_column_and_have_empty_ones() -> None:
    found = table("| | | Unvan | | Tutar\n| | | Ak | | 5,00\n| | | Ok | | 6,00")
    assert found.headers == ("Unvan", "Tutar")


def test_line_breaks_in_titles() -> None:
    rows: list[list[object]] = [
        ["Cari\nUnvanı", "Vade Tari-\nhi", "Fatura\nTutarı"],
        ["Ak", "01.01.2025", 5.0],
    ]
    [found] = tables(Sheet("", rows))
    assert found.headers[0] == "Cari Unvanı"
    assert len(found) == 1


@BOTH
def test_lists_side_by_side(typed: bool) -> None:
    [found] = tables(
        drawn(
            """
            Unvan | Tutar |  | Unvan | Tutar
            Ak    | 5,00  |  | Al    | 7,00
            Ok    | 6,00  |  | El    | 8,00
            Ek    | 9,00  |  |       |
            """,
            typed=typed,
        )
    )
    assert column(found, "Unvan") == ["Ak", "Ok", "Ek", "Al", "El"]
    assert found.rows.tolist() == [2, 3, 4, 2, 3]


@BOTH
def test_different_lists_side_by_side(typed: bool) -> None:
    found = tables(
        drawn(
            """
            Faturalar |      |       |  | Kartlar |
            Unvan | Tarih      | Tutar |  | Unvan | Telefon
            Ak    | 01.01.2025 | 5,00  |  | Ak    | 0532 123 45 67
                  |            |       |  | Ok    | 0533 123 45 67
            """,
            typed=typed,
        )
    )
    assert [each.headers for each in found] == [("Unvan", "Tarih", "Tutar"), ("Unvan", "Telefon")]
    assert list(map(len, found)) == [1, 2]


@BOTH
def test_a_summary_by_debtor_beside_its_list_is_left_out_and_told(typed: bool) -> None:
    text = """
        Fatura No | Unvan | Vade       | Tutar |  | Unvan  | Toplam
        F-1       | Ak    | 01.01.2025 | 5,25  |  | Ak     | 12,25
        F-2       | Ok    | 01.01.2025 | 6,00  |  | Ok     | 6,00
        F-3       | Ak    | 02.01.2025 | 7,00  |  | Toplam | 18,25
        """
    [found] = tables(drawn(text, typed=typed))
    assert column(found, "Tutar") == ([5.25, 6.0, 7.0] if typed else ["5,25", "6,00", "7,00"])
    assert found.notices == ("import_sums_beside",)
    [found] = tables(drawn(text.replace("Toplam | 18,25", "Genel  | 18,25"), typed=typed))
    assert found.notices == ("import_sums_beside",)  # whatever the word is, it is the sum of the others
    changed = (("| 12,25", "| 12,24"), ("Toplam\n", "Ödenen\n"), ("Toplam | 18,25", "Genel  | 18,24"))
    for other in (text.replace(*each) for each in changed):
        kept = tables(drawn(other, typed=typed))
        assert [each.notices for each in kept] == [(), ()]


@BOTH
def test_an_empty_column_inside_one_list_does_not_part_it(typed: bool) -> None:
    found = table("Unvan | Vergi No |  | Vade | Tutar\nAk | 123 |  | 01.01.2025 | 5,00", typed=typed)
    assert found.headers == ("Unvan", "Vergi No", "Vade", "Tutar")


@BOTH
def test_lists_one_below_the_other(typed: bool) -> None:
    found = tables(
        drawn(
            """
            Unvan  | Fatura No | Tarih      | Tutar
            Ak     | F-1       | 01.01.2025 | 5,00
            Ok     | F-2       | 02.01.2025 | 6,00
            Toplam |           |            | 11,00

            MÜŞTERİ KARTLARI
            Unvan  | Telefon        | İl
            Ak     | 0532 123 45 67 | Muğla
            Ok     | 0533 123 45 67 | Van
            """,
            typed=typed,
        )
    )
    assert [each.headers for each in found] == [
        ("Unvan", "Fatura No", "Tarih", "Tutar"),
        ("Unvan", "Telefon", "İl"),
    ]
    assert [each.kinds.tolist() for each in found] == [["", "", "total"], ["", ""]]
    assert found[1].header_row == 7


@BOTH
def test_group_titles_above_short_titles(typed: bool) -> None:
    found = table(
        """
        ALACAK LİSTESİ
        Müşteri Bilgileri |         | Fatura Bilgileri |            |        |
        Kodu              | Unvanı  | No               | Tarihi     | Vadesi | Tutarı
        C1                | Ak      | F-1              | 01.01.2025 | 02.02.2025 | 5,00
        C2                | Ok      | F-2              | 01.01.2025 | 02.02.2025 | 6,00
        """,
        typed=typed,
    )
    assert found.headers[2:4] == ("Fatura No", "Fatura Tarihi")
    assert (found.header_row, len(found)) == (3, 2)


@BOTH
@pytest.mark.parametrize("kind", [str, float])
def test_numbers_of_columns_on_every_page(kind: type, typed: bool) -> None:
    head: Rows = [["Unvan", "Fatura No", "Tarih", "Tutar"], list(map(kind, range(1, 5)))]
    records = [drawn(f"{name} | F-1 | 01.01.2025 | 5,00", typed=typed).rows for name in ("Ak", "Ok")]
    [found] = tables(Sheet("", [*head, *records[0], *head, *records[1]]))
    assert found.kinds.tolist() == ["", "header", "header", ""]


@BOTH
def test_choices_of_a_report_above_are_no_list(typed: bool) -> None:
    found = table(
        """
        Müşteri | Tarih
        Tümü | 31.12.2025

        Müşteri Ünvanı | Evrak | Son Gün | Kalan
        Ak Ltd. | F-1 | 02.01.2025 | 5,00
        Ok Ltd. | F-2 | 02.01.2025 | 6,00
        """,
        typed=typed,
    )
    assert found.headers == ("Müşteri Ünvanı", "Evrak", "Son Gün", "Kalan")


@BOTH
def test_labels_and_values_right_above_are_no_part_of_the_header(typed: bool) -> None:
    found = table(
        """
        Firma | ÖRNEK A.Ş. | | Tarih | 31.12.2025
        Cari Kodu | 120.01.005 | | Cari Adı | ABC LTD. ŞTİ.
        Tarih | Evrak No | Borç | Alacak
        01.01.2025 | F-1 | 5,00 |
        02.01.2025 | T-1 | | 2,00
        """,
        typed=typed,
    )
    assert found.headers == ("Tarih", "Evrak No", "Borç", "Alacak")
    assert found.context["debtor_name"] == "ABC LTD. ŞTİ."


@BOTH
def test_a_small_list_above_a_larger_one_is_no_title(typed: bool) -> None:
    found = tables(
        drawn(
            """
            Müşteri | Telefon
            Ak      | 0532 123 45 67
            Ok      | 0533 123 45 67

            Müşteri | Fatura No | Tarih      | Vade       | Tutar
            Ak      | F-1       | 01.01.2025 | 01.02.2025 | 5,00

            Müşteri | Vergi No   | İl
            Ak      | 4540536920 | Muğla
            """,
            typed=typed,
        )
    )
    assert [(each.headers[1], len(each)) for each in found] == [
        ("Telefon", 2),
        ("Fatura No", 1),
        ("Vergi No", 1),
    ]


def test_many_lines_of_labels_above_a_header_are_no_list() -> None:
    found = table(
        """
        Müşteri | ABC LTD | Tarih | 31.12.2025
        Adres | Bodrum | Telefon | 0252 123 45 67
        Vergi No | 4540536920 | V.D. | Muğla
        Tarih | Evrak No | Borç | Alacak
        01.01.2025 | F-1 | 5,00 |
        """
    )
    assert found.headers == ("Tarih", "Evrak No", "Borç", "Alacak")


@BOTH
def test_hints_in_brackets_below_the_titles_are_no_record(typed: bool) -> None:
    found = table(
        """
        Unvan        | Fatura No | Tarih        | Tutar
        (tam ünvan)  | (16 hane) | (gg.aa.yyyy) | (TL)
        Ak           | F-1       | 01.01.2025   | 5,00
        """,
        typed=typed,
    )
    assert found.headers == ("Unvan", "Fatura No", "Tarih", "Tutar (TL)")
    assert len(found) == 1


@BOTH
def test_rates_below_a_group_title_are_titles(typed: bool) -> None:
    found = table(
        """
        Fatura No | Tarih      | Müşteri | Matrah |        | KDV  |      | Genel Toplam
                  |            |         | %10    | %20    | %10  | %20  |
        F-1       | 01.01.2025 | Ak      |        | 100,00 |      | 20,00 | 120,00
        """,
        typed=typed,
    )
    assert len(found) == 1
    assert (found.headers[0], found.headers[-1]) == ("Fatura No", "Genel Toplam")


@pytest.mark.parametrize("total", ["1300,00", "130,00"])
@BOTH
def test_an_empty_cell_makes_no_header_of_the_first_record(typed: bool, total: str) -> None:
    found = table(
        f"""
        D.No | Sakin | Devreden Borç | Eylül | Ekim | Kasım | Toplam Borç
        1 | Asım Kor | 0 | | 600,00 | 700,00 | {total}
        2 | Belma Ak | 1200,00 | 600,00 | 600,00 | 700,00 | 3100,00
        """,
        typed=typed,
    )
    assert found.headers[1] == "Sakin"
    assert column(found, "Sakin") == ["Asım Kor", "Belma Ak"]


@pytest.mark.parametrize("title", ["VERESİYELER", "Kasım", "KALANLAR"])
@pytest.mark.parametrize("place", [" | {} | | |", " | | {} | |", " | | | {} |"])
@BOTH
def test_the_title_of_a_list_in_any_column_is_none_of_a_part(typed: bool, place: str, title: str) -> None:
    found = table(
        f"""
        {place.format(title)}
         | Kim       | En son ne zaman aldı | Ne kadar borcu var | Numarası
         | Ali Kaya  | 01.09.2026           | 2.678,72           | 05064236413
         | Eda Demir | 01.11.2026           | 3.387,96           | 05064236414
        """,
        typed=typed,
    )
    assert found.headers[-4:] == ("Kim", "En son ne zaman aldı", "Ne kadar borcu var", "Numarası")


@pytest.mark.parametrize(
    ("place", "headers"),
    [
        (" | Fatura | | ", ("Firma", "Fatura No", "Fatura Tarih", "Fatura Tutar")),
        (" | | | USD", ("Firma", "No", "Tarih", "USD Tutar")),
    ],
)
@BOTH
def test_one_text_above_a_part_that_says_more_of_it_belongs_to_the_header(
    typed: bool, place: str, headers: tuple[str, ...]
) -> None:
    found = table(
        f"""
        {place}
        Firma | No  | Tarih      | Tutar
        Ak    | A-1 | 01.09.2026 | 100,25
        Ok    | A-2 | 02.09.2026 | 200,25
        """,
        typed=typed,
    )
    assert found.headers == headers


FILTERS = [
    "Yıl | (Tümü)",
    "Year | (All)",
    "Vade | (Birden Çok Öğe)\nMüşteri | (Tümü)\nŞube | (Tümü)",
    "Bölge | Ege",
    "Bölge | Ege\nYıl | (Tümü)",
]


@BOTH
@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("titles", ["Satır Etiketleri | Toplam Kalan", "Row Labels | Sum of Tutar"])
def test_what_a_pivot_was_filtered_by_is_a_title(filters: str, titles: str, typed: bool) -> None:
    text = f"{filters}\n\n{titles}\nAk Gıda | 4.100,00\nOk Yapı | 63,50\nGenel Toplam | 4.163,50"
    found = table(text, typed=typed)
    assert " | ".join(found.headers) == titles
    assert list(found.kinds) == ["", "", "total"]
    assert found.context["title"] == filters.replace(" | ", " ")
