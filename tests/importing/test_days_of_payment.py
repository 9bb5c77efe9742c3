""" "Ödeme Günü", "Ödeme Tarihi" of receivables that nobody paid: the due date, or a question offering it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

LIST = """
    Müşteri;İş Emri No;İş Tarihi;{day};{amount}
    Nuri Usta;IE-71;3.9.2026;{first};10.000 TL
    Gülay Bilir;IE-74;14 Eylül 2026;14 Ekim 2026;3.450,50 TL
    Rent Oto A.Ş.;IE-80;28/09/2026;{last};10.000,00 TL
"""


def source(folder: Path, day: str, amount: str, first: str = "3.10.2026", last: str = "15/11/2026") -> Path:
    return write(folder, lines(LIST.format(day=day, amount=amount, first=first, last=last)))


@pytest.mark.parametrize("day", ["Ödeme Günü", "Ödeme Tarihi"])
@pytest.mark.parametrize(("amount", "last"), [("Kalan Borç", "15/11/2026"), ("Tutar", "28/12/2026")])
def test_of_what_is_left_and_where_one_is_to_come_they_are_due_dates(
    tmp_path: Path, day: str, amount: str, last: str
) -> None:
    outcome = run(source(tmp_path, day, amount, last=last))
    due = "-".join(reversed(last.split("/")))
    assert column(outcome, "due_date") == ["2026-10-03", "2026-10-14", due]


@pytest.mark.parametrize("day", ["Ödeme Günü", "Ödeme Tarihi"])
@pytest.mark.parametrize(("amount", "first"), [("Tutar", "3.10.2026"), ("Kalan Borç", "")])
def test_where_they_may_be_payments_the_due_date_is_offered(
    tmp_path: Path, day: str, amount: str, first: str
) -> None:
    [question] = asked(source(tmp_path, day, amount, first))
    assert question["id"] == f"unsure:{day}" and "“Vade” olarak" in question["message"]
    assert [each["answer"] for each in question["choices"]] == ["yes", "settled_on", "no"]
    outcome = run(source(tmp_path, day, amount, first), answer=[f"unsure:{day}=yes"])
    assert column(outcome, "due_date")[1:] == ["2026-10-14", "2026-11-15"]


def test_days_of_rows_that_were_paid_are_those_of_the_payments(tmp_path: Path) -> None:
    text = "Müşteri;Fatura No;Tutar;Ödenen;Ödeme Günü\nAda;F-1;100,00;100,00;03.10.2026\nBora;F-2;50,00;;\n"
    assert column(run(write(tmp_path, text)), "received_on", "receipts") == ["2026-10-03"]


def test_a_number_of_days_stays_one(tmp_path: Path) -> None:
    head = "Müşteri;Fatura No;Fatura Tarihi;Ödeme Günü;Tutar\n"
    text = head + "Ada;F-1;01.10.2026;30;5,00\nBora;F-2;02.10.2026;60;7,00\n"
    assert column(run(write(tmp_path, text)), "due_date") == ["2026-10-31", "2026-12-01"]


def test_beside_amounts_of_which_some_was_paid_they_may_be_the_payments(tmp_path: Path) -> None:
    head = "Müşteri;Fatura No;Tutar;Kalan;Ödeme Tarihi\n"
    text = head + "Ada;F-1;90,00;40,00;03.10.2026\nBora;F-2;50,00;20,00;04.10.2026\n"
    assert "unsure:Ödeme Tarihi" in [question["id"] for question in asked(write(tmp_path, text))]


_BILLS = """
    Hangi firma;Fatura no;Kesildiği gün;KDV dahil;{day}
    Ada Ltd.;CT61;13.09.2026;48.196,00;{days[0]}
    Bora A.Ş.;CT62;16.09.2026;40.949,47;{days[1]}
    Can Ltd.;CT63;28.09.2026;55.033,12;{days[2]}
"""


@pytest.mark.parametrize("day", ["Ödeme günü", "Ödeme Tarihi"])
@pytest.mark.parametrize(
    "days",
    [
        ("28.09.2026", "01.10.2026", "13.10.2026"),
        ("13.10.2026", "16.10.2026", "28.10.2026"),
        ("20.09.2026", "23.09.2026", "05.10.2026"),
    ],
)
def test_one_term_behind_all_documents_they_are_due_dates(
    tmp_path: Path, day: str, days: tuple[str, ...]
) -> None:
    outcome = run(write(tmp_path, lines(_BILLS.format(day=day, days=days))))
    assert column(outcome, "due_date") == ["-".join(reversed(each.split("."))) for each in days]
    assert "receipts" not in outcome.appended


@pytest.mark.parametrize(
    "days",
    [("28.09.2026", "01.10.2026", "12.10.2026"), ("28.09.2026", "26.09.2026", ""), ("", "", "13.10.2026")],
)
def test_at_any_distance_they_may_be_payments(tmp_path: Path, days: tuple[str, ...]) -> None:
    [question] = asked(write(tmp_path, lines(_BILLS.format(day="Ödeme günü", days=days))))
    assert question["id"] == "unsure:Ödeme günü"
