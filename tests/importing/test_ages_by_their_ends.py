"""Ages that are written by their last day only, or in a way no other header is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import after, asked, column, lines, run, told, write

ROWS = "Ak;1.000,50;2,00;300,00\nOk;;2.000,00;10,50\nUs;4,50;;\n"
MONEY = [100050, 200, 30000, 200000, 1050, 450]


@pytest.mark.parametrize(
    "ages",
    ["30 Gn;60 Gn;90 Gn", "30 Gün;60 Gün;90 Gün", "30 Güne Kadar;60 Güne Kadar;90 Güne Kadar", "30;60;90"],
)
@pytest.mark.parametrize("debtor", ["Müşteri", "Kime"])
def test_ages_may_be_named_by_their_last_day(tmp_path: Path, ages: str, debtor: str) -> None:
    outcome = run(write(tmp_path, f"Yaşlandırma 31.10.2026\n{debtor};{ages}\n{ROWS}"))
    assert column(outcome, "amount_kurus") == MONEY
    assert column(outcome, "due_date")[:3] == ["2026-10-30", "2026-09-30", "2026-08-31"]


@pytest.mark.parametrize("ages", ["0-30G;31-60G;61-90G", "0-30 gn;31-60 gn;61-90 gn"])
def test_a_header_of_ages_alone_is_one(tmp_path: Path, ages: str) -> None:
    outcome = run(write(tmp_path, f"Yaşlandırma 31.10.2026\nMüşteri;{ages}\n{ROWS}"))
    assert column(outcome, "amount_kurus") == MONEY
    assert column(outcome, "due_date")[:3] == ["2026-10-30", "2026-09-30", "2026-08-31"]


def test_behind_what_is_not_due_ages_begin_with_their_first_day(tmp_path: Path) -> None:
    header = "Yaşlandırma 31.10.2026\nFirma;Vadesi Gelmemiş;30 Gün;60 Gün;60 Gün Üzeri\n"
    outcome = run(write(tmp_path, f"{header}Ak;1,50;2,50;3,50;4,50\n"))
    assert column(outcome, "amount_kurus") == [150, 250, 350, 450]
    assert column(outcome, "due_date") == ["2026-10-31", "2026-10-30", "2026-09-30", "2026-08-31"]


def test_the_last_age_in_other_words(tmp_path: Path) -> None:
    rows = "Yaşlandırma 31.10.2026\nFirma;0-7 gün;8-14 gün;14 günü geçen\nAk;1,50;2,50;3,50\n"
    assert column(run(write(tmp_path, rows)), "due_date") == ["2026-10-30", "2026-10-23", "2026-10-16"]


def test_days_of_a_month_are_no_ages(tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;İl;28;29;30\nAk;Bursa;1,50;2,50;3,50\nOk;Muğla;1,25;7,50;\n")
    assert [question["question"] for question in asked(path)] == ["amount_column"]


def test_what_is_not_due_yet_is_told_as_its_day_is_not_known(tmp_path: Path) -> None:
    rows = "Yaşlandırma 31.10.2026\nFirma;Vadesi Gelmemiş;1-30;31-60\nAk;1,50;2,50;\nOk;;3,50;\nUs;4,00;;\n"
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "due_date") == ["2026-10-31", "2026-10-30", "2026-10-30", "2026-10-31"]
    assert "2 satırda vadesi gelmemiş 5,50 TL var (satır 3, 5)" in told(outcome)
    noticed = [row for row in outcome.bodies["import_rows"].to_dict("records") if row["outcome"] == "noticed"]
    assert [(row["source_row"], row["old"]) for row in noticed] == [(3, "1,50 TL"), (5, "4,00 TL")]
    again = run(write(tmp_path, rows), after(outcome))
    assert "vadesi gelmemiş" not in told(again)


def test_ages_below_the_other_titles_are_one_header_with_them(tmp_path: Path) -> None:
    rows = "Cari Unavn;Gecikme Gün Aralığı;;;Topalm\n;1-30;31-60;61-90;\nAk;1,50;2,50;;4,00\nOk;;;3,00;3,00\n"
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "debtor_name") == ["Ak", "Ak", "Ok"]
    assert column(outcome, "amount_kurus") == [150, 250, 300]


@pytest.mark.parametrize(("header", "due"), [("Beklemede", "2026-11-20"), ("30 güne kadar", "2026-11-20")])
def test_what_ages_miss_of_their_total_is_an_age(tmp_path: Path, header: str, due: str) -> None:
    text = lines(f"""
        Firma;Bakiye;{header};31-60 gün;61-90 gün;90 gün üstü
        Ak Ltd.;600,50;100,50;500,00;0,00;0,00
        Ok A.Ş.;900,00;0,00;300,00;200,00;400,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [10050, 50000, 30000, 20000, 40000]
    assert str(column(outcome, "due_date")[0])[:10] == due


def test_an_amount_beside_ages_that_make_their_total_is_none(tmp_path: Path) -> None:
    text = lines("""
        Firma;Bakiye;Limitimiz;0-30 gün;31-60 gün
        Ak Ltd.;600,50;600,50;100,50;500,00
        Ok A.Ş.;900,00;900,00;600,00;300,00
    """)
    assert column(run(write(tmp_path, text)), "amount_kurus") == [10050, 50000, 60000, 30000]


@pytest.mark.parametrize(
    "ages",
    [
        "1 aya kadar;1-2 ay;2 aydan eski",
        "1 ayı geçmeyen;1 - 2 ay arası;2 ayı geçen",
        "0-1 ay;1-2 aylık borç;2 ay ve üzeri",
        "Less than 1 month;1-2 months;Over 2 months",
    ],
)
def test_ages_may_be_written_in_months(tmp_path: Path, ages: str) -> None:
    rows = "Ak;1.302,50;1.000,50;2,00;300,00\nOk;2.010,50;;2.000,00;10,50\nUs;4,50;4,50;;\n"
    outcome = run(write(tmp_path, f"Yaşlandırma 31.10.2026\nKim;Toplam borcu;{ages}\n{rows}"))
    assert column(outcome, "amount_kurus") == MONEY
    assert column(outcome, "due_date")[:3] == ["2026-10-30", "2026-09-30", "2026-08-31"]


def test_their_stated_sum_is_checked(tmp_path: Path) -> None:
    rows = "Ak;999,00;1.000,50;2,00;300,00\nOk;2.010,50;;2.000,00;10,50\n"
    outcome = run(write(tmp_path, f"Kim;Toplam borcu;1 aya kadar;1-2 ay;2 aydan eski\n{rows}"))
    assert column(outcome, "amount_kurus") == [99900, 200000, 1050]


def test_months_that_do_not_join_are_no_ages(tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;Tutar;1-2 ay;6-12 ay\nAk;10,50;4,50;6,00\nOk;7,50;3,50;4,00\n")
    assert len(column(run(path), "amount_kurus")) == 2


@pytest.mark.parametrize(
    "below", ["Rapor tarihi: 20.11.2026", "20.11.2026 itibariyle", ";Liste Tarihi;20.11.2026"]
)
def test_the_day_of_a_list_may_stand_below_it(tmp_path: Path, below: str) -> None:
    rows = f"Ünvan;0-15;16-30;30+\nAk Ltd.;1,50;2,50;\nOk A.Ş.;;;3,50\n;;;\n{below}\n"
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "due_date") == ["2026-11-19", "2026-11-04", "2026-10-20"]
    assert "rapor günü yazmıyor" not in told(outcome)


def test_a_title_above_all_ages_is_none_of_their_own(tmp_path: Path) -> None:
    head = "Kod;Cari Adı;Toplam;Yaşlandırma;;;\n;;;Vadesi Gelmeyen;1-30 Gün;91-120 Gün;120+ Gün\n"
    rows = "K1;Ak;10,00;1,00;2,00;3,00;4,00\nK2;Ok;11,00;;5,00;6,00;\nK3;Us;7,00;;;;7,00\n"
    outcome = run(write(tmp_path, f"Rapor Tarihi: 31.10.2026\n{head}{rows}"))
    assert column(outcome, "amount_kurus") == [100, 200, 300, 400, 500, 600, 700]


@pytest.mark.parametrize("ages", ["0-30;3-160;61-90;91-120;120+", "0-30;31-60;619-0;91-120;120+"])
def test_a_hyphen_at_a_wrong_place_is_mended_by_the_ages_beside_it(tmp_path: Path, ages: str) -> None:
    head = f"Tarih: 15.10.2026\nMüşteri;{ages}\n"
    outcome = run(write(tmp_path, f"{head}Ak;1,00;2,00;3,00;4,00;5,00\nOk;;6,00;;;\n"))
    assert column(outcome, "due_date")[:3] == ["2026-10-14", "2026-09-14", "2026-08-15"]
