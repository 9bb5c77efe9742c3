"""Hatalar: equal problems on one line, the most harmful first, each with a way to its cell."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from addin.books.file import open_book
from addin.books.memory import MemoryBook
from addin.messages import catalogue
from addin.model import Finding, Link
from addin.reports.problems import (
    GROUP_FROM,
    counts,
    problem_list,
    problem_table,
    problem_text,
    severity_words,
)
from addin.rules.catalogue import SEVERITY
from tests.desk import AS_OF, cell, frame, make_book, refresh, tahsilat, type_into
from tests.hosts.libreoffice import LibreOffice
from tests.tables import frame_of

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


def finding(code: str, table: str, column: str, rows: range | list[int], **details: Any) -> Finding:
    values = np.array(["x"] * max(len(rows), 1 if not table or not column else 0), dtype=object)
    extra = {key: np.array(value, dtype=object) for key, value in details.items()}
    return Finding(code, table, column, np.array(rows, dtype=np.int64), values, extra)


@pytest.fixture(scope="module")
def book() -> MemoryBook:
    debtors = [
        {"debtor_id": f"B-{n}", "debtor_name": f"Borçlu {n}", "open_kurus": 100 * n} for n in range(2_000)
    ]
    return MemoryBook({"debtors": frame_of("debtors", debtors)})


def table_of(book: MemoryBook, *findings: Finding, language: str = "tr"):
    frames = {"debtors": book.read("debtors").frame, "receivables": book.read("receivables").frame}
    return problem_table(findings, frames, book.place, language)


def test_two_thousand_equal_problems_are_one_line(book: MemoryBook) -> None:
    rows = table_of(book, finding("email_format", "debtors", "email", range(2_000)))
    assert len(rows) == 1
    line = rows.iloc[0]
    assert (line["count"], line["value"]) == (2_000, "")
    assert line["explanation"] == catalogue("tr")["checks"]["email_format"]["group"].format(n="2.000")
    first = book.place("debtors").cell(0, "email")
    assert line["cell"] == Link(f"#'debtors'!{first}", first)


@pytest.mark.parametrize(("n", "lines"), [(1, 1), (GROUP_FROM - 1, GROUP_FROM - 1), (GROUP_FROM, 1)])
def test_few_stand_one_by_one(book: MemoryBook, n: int, lines: int) -> None:
    rows = table_of(book, finding("email_format", "debtors", "email", range(n)))
    assert len(rows) == lines and rows["count"].sum() == n


def test_an_empty_cell_has_its_debtors_name(book: MemoryBook) -> None:
    missing = finding("email_format", "debtors", "email", [7])
    missing.values[:] = ""
    assert table_of(book, missing, language="en").iloc[0]["value"] == "Borçlu 7"
    assert table_of(book, finding("email_format", "debtors", "email", [7])).iloc[0]["value"] == "x"


def test_severity_goes_first_then_what_is_at_stake(book: MemoryBook) -> None:
    rows = table_of(
        book,
        finding("phone_shared_by_many", "debtors", "phone", [1_999], count=[4]),
        finding("email_format", "debtors", "email", [5, 1_500]),
        finding("name_missing", "debtors", "debtor_name", [3]),
        finding("tckn_checksum", "debtors", "tax_id", [1_000]),
        finding("kep_format", "debtors", "kep", range(1_200)),
    )
    shown = list(zip(rows["severity"], rows["count"], [link.text for link in rows["cell"]], strict=True))
    at = {
        key: book.place("debtors").cell(0, key)[:-1]
        for key in ("email", "kep", "tax_id", "debtor_name", "phone")
    }
    assert shown == [
        ("error", 1, f"{at['tax_id']}1006"),
        ("error", 1, f"{at['debtor_name']}9"),
        ("warning", 1_200, f"{at['kep']}6"),
        ("warning", 1, f"{at['email']}1506"),
        ("warning", 1, f"{at['email']}11"),
        ("info", 1, f"{at['phone']}2005"),
    ]


def test_counts_are_ungrouped(book: MemoryBook) -> None:
    found = [
        finding("email_format", "debtors", "email", range(2_000)),
        finding("udf_in_book", "debtors", "", []),
    ]
    assert counts(found) == {"error": 0, "warning": 2_001, "info": 0}
    assert severity_words({"error": 0, "warning": 2_001, "info": 3}, "tr") == "2.001 uyarı, 3 bilgi"
    assert (
        severity_words({"error": 1, "warning": 2_001, "info": 1}, "en") == "1 error, 2,001 warnings, 1 note"
    )


def test_a_problem_of_the_table_has_a_sheet_but_no_cell(book: MemoryBook) -> None:
    found = finding("udf_in_book", "debtors", "", [])
    (entry,) = problem_list([found], {}, book.place, "tr")
    assert (entry["sheet"], entry["cell"], entry["row_id"]) == ("debtors", None, None)
    assert problem_text(table_of(book, found), "tr").startswith("debtors  uyarı: ")


def test_every_check_has_a_line_in_both_languages(book: MemoryBook) -> None:
    """Whatever details a check hands over: here all that any message asks for."""
    names = {
        name
        for texts in catalogue("tr")["checks"].values()
        for text in texts.values()
        for name in re.findall(r"\{(\w+)\}", text)
    } - {"n", "value"}
    for code in SEVERITY:
        one = finding(code, "debtors", "email", [1], **{name: ["ayrıntı"] for name in names})
        for language in ("tr", "en"):
            line = table_of(book, one, language=language).iloc[0]
            assert line["explanation"] and "{" not in line["explanation"] + line["suggestion"]


# --- in a book ---

GOOD = {"debtor_name": "Ak Ltd. Şti."}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    debtors = [GOOD, *({"debtor_name": f"Kötü {n} Ltd.", "email": "adres yok"} for n in range(30))]
    receivables = [
        {**GOOD, "document_no": "F-1", "due_date": date(2026, 9, 1), "amount_kurus": -5},
        {"debtor_name": "Hiç Kimse", "document_no": "F-2", "due_date": date(2026, 9, 1), "amount_kurus": 5},
    ]
    path = tmp_path_factory.mktemp("faulty") / "Kitap.xlsx"
    make_book(path, {"debtors": debtors, "receivables": receivables})
    refresh(path)
    return path


def test_hatalar_holds_the_groups_with_links_that_lead(faulty: Path) -> None:
    rows = frame(faulty, "problems")
    mails = rows[rows["count"] == 30].iloc[0]
    assert (mails["severity"], mails["sheet"], mails["rule"]) == ("warning", "Borçlular", "E-posta adresi")
    place, problems = open_book(faulty).place("debtors"), open_book(faulty).place("problems")
    sheet = openpyxl.load_workbook(faulty)[problems.sheet]
    written = {sheet[problems.cell(row, "cell")].value for row in range(len(rows))}
    first = place.cell(1, "email")
    assert f'=HYPERLINK("#\'Borçlular\'!{first}","{first}")' in written


def test_check_and_refresh_agree(faulty: Path) -> None:
    said = tahsilat("check", faulty, "--json")
    problems = said.json["problems"]
    totals = refresh(faulty)["problems"]
    assert said.code == 1
    assert {key: sum(one["severity"] == key for one in problems) for key in totals} == totals
    severities = [one["severity"] for one in problems]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def test_check_speaks_of_equal_problems_in_one_line_and_json_of_each(faulty: Path) -> None:
    lines = [line for line in tahsilat("check", faulty).out.splitlines() if "e-posta" in line]
    assert len(lines) == 1 and "(ilki)" in lines[0] and "30 e-posta adresi" in lines[0]
    problems = tahsilat("check", faulty, "--json").json["problems"]
    assert sum(one["code"] == "email_format" for one in problems) == 30


def test_check_names_row_column_and_value_as_the_user_sees_them(faulty: Path) -> None:
    problems = tahsilat("check", faulty, "--json").json["problems"]
    (negative,) = [one for one in problems if one["code"] == "amount_not_positive"]
    assert (negative["sheet"], negative["column"], negative["value"]) == ("Alacaklar", "Tutar", "-0,05")
    assert negative["row_id"] == frame(faulty, "receivables")["receivable_id"][0]
    assert negative["cell"] == open_book(faulty).place("receivables").cell(0, "amount_kurus")
    (nobody,) = [one for one in problems if one["code"] == "unknown_debtor"]
    assert nobody["value"] == "Hiç Kimse"


def test_check_speaks_the_language_that_is_asked(faulty: Path) -> None:
    turkish, english = (tahsilat("check", faulty, language=one).out for one in ("tr", "en"))
    assert "uyarı: " in turkish and "warning: " in english and "uyarı" not in english


def test_check_of_a_clean_book_ends_with_0(tmp_path: Path) -> None:
    contact = {
        **GOOD,
        "contacted_at": AS_OF,
        "result": "reached",
        "summary": "görüşüldü",
        "next_action": "ara",
        "next_action_date": date(2026, 11, 23),
    }
    book = make_book(tmp_path / "k.xlsx", {"debtors": [GOOD], "contacts": [contact]})
    refresh(book)
    said = tahsilat("check", book)
    assert said.code == 0 and "sorun bulunmadı" in said.out
    assert tahsilat("check", book, "--json").json == {"problems": []}


def test_amounts_with_three_decimals_show_excels_total_and_ours(tmp_path: Path) -> None:
    """Typed 1.234,505 and 1,004: SUM shows what the user expects, and beside it stands what counts."""
    rows = [
        {**GOOD, "document_no": f"F-{n}", "due_date": date(2026, 9, 1), "amount_kurus": 1_000}
        for n in range(5)
    ]
    book = make_book(tmp_path / "k.xlsx", {"debtors": [GOOD], "receivables": rows})
    typed = {0: Decimal("1234.505"), 1: Decimal("1.004"), 2: Decimal("1.004"), 3: Decimal("1.0045")}
    type_into(book, "receivables", "amount_kurus", typed)
    answer = refresh(book)
    (line,) = [one for one in frame(book, "problems").to_dict("records") if "küçük" in one["rule"]]
    assert line["count"] == 4 and answer["problems"]["warning"] >= 4
    assert "Excel toplamı 1.247,5175, sayılan toplam 1.247,51" in line["explanation"]
    assert cell(book, "stamp_sum_receivables") == round(sum(map(float, typed.values())) + 10, 2)
    (first, *_) = [
        one
        for one in tahsilat("check", book, "--json").json["problems"]
        if one["code"] == "amount_three_decimals"
    ]
    assert first["value"] == "1234,505" and "1.234,51 sayılıyor" in first["message"]


def test_our_sums_are_what_excel_adds_up(tmp_path: Path, libreoffice: LibreOffice) -> None:
    """SUM over the user's column, computed by a spreadsheet, is the stamp that Yenile left."""
    kurus = [101, 335, 999_999_99, 7, 123_456_78, 10, 20, 30]
    rows = [
        {**GOOD, "document_no": f"F-{n}", "due_date": date(2026, 9, 1), "amount_kurus": value}
        for n, value in enumerate(kurus)
    ]
    book = make_book(tmp_path / "k.xlsx", {"debtors": [GOOD], "receivables": rows})
    refresh(book)
    place = open_book(book).place("receivables")
    values = libreoffice.recalculated(book)[place.sheet]
    at = place.columns["amount_kurus"] - 1
    shown = sum(Decimal(str(line[at])) for line in values[place.header_row : place.last_row])
    assert shown * 100 == sum(kurus) == frame(book, "debtors")["open_kurus"][0]
    assert Decimal(str(cell(book, "stamp_sum_receivables"))) == shown
    stale = [line for line in values[: place.header_row] if "Yenile gerekli" in line]
    assert not stale
