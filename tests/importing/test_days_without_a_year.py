"""Days noted by hand, without a year or in words: the money of such a row is owed all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import after, asked, column, lines, listed, run, told, write


def _due(folder: Path, text: str, *answer: str) -> list[str | None]:
    return column(run(write(folder, lines(text)), answer=list(answer)), "due_date")


def test_the_title_tells_the_year_and_words_stay_words(tmp_path: Path) -> None:
    text = """
        VERESİYE DEFTERİ 2026;;
        Kim;Ne kadar;Ne zaman verecek
        Ali Usta;1250,00;15 eylül
        Hatice Teyze;340,50;ay sonu
        Bakkal Rıza;2100,00;10.11
        Mehmet Çavuş;780,00;15/9
        Kamil Abi;95,00;20.09.2026
    """
    outcome = run(write(tmp_path, lines(text)))

    days = ["2026-09-15", None, "2026-11-10", "2026-09-15", "2026-09-20"]
    assert column(outcome, "due_date") == days
    assert outcome.answer["totals"]["TRY"] == {"source": "4565.50", "imported": "4565.50"}
    assert sorted(row[:4] for row in listed(outcome, "repaired")) == [
        ["3", "Ne zaman verecek", "15 eylül", "15.09.2026"],
        ["4", "Ne zaman verecek", "ay sonu", ""],
        ["5", "Ne zaman verecek", "10.11", "10.11.2026"],
        ["6", "Ne zaman verecek", "15/9", "15.09.2026"],
    ]
    assert "Ne zaman verecek: ay sonu" in " ".join(column(outcome, "summary", "contacts"))
    assert "15 eylül → 15.09.2026" in told(outcome) and "(ay sonu)" in told(outcome)


def test_the_list_says_what_stood_in_the_cell(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Tarih;Tutar
        Ak;F1;13.02.2026;100,25
        Ek;F2;10.03;200,25
        Ok;F3;05.04.2026;300,25
    """
    outcome = run(write(tmp_path, lines(text)))

    [repair] = outcome.bodies["import_rows"].to_dict("records")
    assert repair["source_line"] == "Ek | F2 | 10.03 | 200,25"


@pytest.mark.parametrize(
    ("issued", "due", "read"),
    [
        ("20.12.2026", "10 Ocak", "2027-01-10"),
        ("03.02.2026", "3/4", "2026-04-03"),
        ("10.11.2026", "05.11", None),  # before the document, or a year later: a slip as likely as not
        ("03.02.2026", "29.02", None),
    ],
)
def test_a_due_day_is_the_first_after_the_day_of_its_row(
    tmp_path: Path, issued: str, due: str, read: str | None
) -> None:
    text = f"""
        Müşteri;Tutar;Tarih;Vade
        Ali;850,00;{issued};{due}
        Can;150,00;13.09.2026;30.09.2026
    """
    assert _due(tmp_path, text) == [read, "2026-09-30"]


@pytest.mark.parametrize(("noted", "read"), [("20.12", "2025-12-20"), ("20.06", None)])
def test_a_sorted_column_tells_the_year_between_two_days(
    tmp_path: Path, noted: str, read: str | None
) -> None:
    text = f"""
        Müşteri;Tutar;Vade
        Ali;850,00;13.10.2025
        Can;150,00;15.11.2025
        Cem;250,00;{noted}
        Eda;350,00;13.02.2026
    """
    assert _due(tmp_path, text)[2] == read


def test_a_school_year_tells_both_of_its_years(tmp_path: Path) -> None:
    text = """
        2026-2027 ÖĞRETİM YILI TAKSİTLERİ;;
        Veli;Taksit Tutarı;Taksit Vadesi
        Ali;850,00;15 Kasım
        Can;150,00;15 Ocak
        Cem;250,00;15 Ağustos
    """
    assert _due(tmp_path, text) == ["2026-11-15", "2027-01-15", None]


_NO_YEAR = """
    Veli;Taksit Tutarı;Vade
    Ali;4500,00;15/9
    Can;4500,00;15/10
    Cem;5000,00;15/12
"""


def test_a_column_without_any_year_is_asked_about_once(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, lines(_NO_YEAR)))

    assert question["id"] == "day_years:Vade" and "3 satırda" in question["message"]
    assert [choice["reading"] for choice in question["choices"]] == [
        "15.09.2026, 15.10.2026, 15.12.2026",
        "15.09.2025, 15.10.2025, 15.12.2025",
        "bilinmiyor: günleri boş bırak, satırları yine de al",
    ]


@pytest.mark.parametrize(
    ("answer", "days"),
    [("2026-01", ["2026-09-15", "2026-10-15", "2026-12-15"]), ("leave", [None, None, None])],
)
def test_the_answer_is_taken_and_the_money_in_any_case(
    tmp_path: Path, answer: str, days: list[str | None]
) -> None:
    outcome = run(write(tmp_path, lines(_NO_YEAR)), answer=[f"day_years:Vade={answer}"])

    assert column(outcome, "due_date") == days
    assert column(outcome, "amount_kurus") == [450_000, 450_000, 500_000]


def test_days_that_turn_the_year_are_read_in_their_order(tmp_path: Path) -> None:
    text = """
        Müşteri;Tutar;Vade
        Ali;850,00;15.12
        Can;150,00;10.01
        Cem;250,00;20.02
    """
    [question] = asked(write(tmp_path, lines(text)))
    assert [choice["reading"] for choice in question["choices"][:-1]] == [
        "15.12.2025, 10.01.2026, 20.02.2026",
        "15.12.2026, 10.01.2027, 20.02.2027",
    ]


def test_the_same_list_again_adds_nothing(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines("""
            Müşteri;Tutar;Tarih;Ödeyeceği Gün
            Ali;850,00;13.09.2026;bayramdan sonra
            Can;150,00;14.09.2026;10.12
        """),
    )
    first = run(source)
    again = run(source, after(first))

    assert column(first, "due_date") == [None, "2026-12-10"]
    assert again.answer["tables"].get("receivables", 0) == 0
    assert "bayramdan sonra" not in told(again)


def test_when_is_the_day_of_sale_or_where_it_is_still_to_come_the_due_date(tmp_path: Path) -> None:
    text = """
        İsim;Borç;Ne zaman
        Ali Usta;1250,00;{}
        Hatice Teyze;340,50;12.10.2026
    """
    sold = run(write(tmp_path, lines(text.format("15.10.2026"))))
    assert (column(sold, "issue_date"), column(sold, "due_date")) == (
        ["2026-10-15", "2026-10-12"],
        [None, None],
    )
    assert _due(tmp_path, text.format("15.12.2026")) == ["2026-12-15", "2026-10-12"]
    vague = text.format("15.11.2026").replace("12.10.2026", "ay sonu")
    assert [each["id"] for each in asked(write(tmp_path, lines(vague)))] == ["unsure:Ne zaman"]


def test_beside_the_day_of_sale_it_is_the_due_date(tmp_path: Path) -> None:
    text = """
        İsim;Borç;Alış Tarihi;Ne zaman
        Ali Usta;1250,00;15.10.2026;15.11.2026
    """
    assert _due(tmp_path, text) == ["2026-11-15"]


def test_the_day_of_a_promise_is_left_out_unless_somebody_says_it_is_the_due_date(tmp_path: Path) -> None:
    text = """
        Müşteri;Tutar;Söz Tarihi
        Ali Usta;1250,00;15.11.2026
    """
    assert _due(tmp_path, text) == [None]
    assert _due(tmp_path, text, "promised_day:Söz Tarihi=due") == ["2026-11-15"]


def test_days_without_a_year_under_a_word_for_numbers_of_days_are_those_of_the_debts(tmp_path: Path) -> None:
    text = """
        İsim;Borç;Gün
        Ali Usta;1250,00;15 eylül
        Rıza Bey;2100,00;28 ağustos
    """
    questions = [each["id"] for each in asked(write(tmp_path, lines(text)))]
    assert questions == ["day_years:Gün"]
