"""Everything planted is found at its cell, and nothing else is."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from addin.books.file import open_book
from addin.demo import make
from addin.demo.faults import FAULTS
from addin.rules.catalogue import SEVERITY
from tests.demo.verdict import found_in

AS_OF = date(2026, 11, 20)
# What Excel users do to a book; each is planted in a copy where its check is tested.
OF_THE_WORKBOOK = set(
    """
    duplicate_id id_check_letter formula_overwritten program_cell_edited merged_cells_in_table udf_in_book
    validation_eroded totals_changed_since_refresh hidden_rows_in_table
    rows_below_table
    """.split()
)
# Slips of one typed row; each has its case among the tests of the checks.
NOT_PLANTED = {"name_differs_from_debtor", "debtor_missing", "cheque_received_twice", "paper_due_missing"}
NOT_PLANTED |= {"second_check_missing", "broken_document_link"}
NOT_PLANTED |= {"reference_of_other_debtor", "event_end_before_start", "party_not_in_file"}
NOT_PLANTED |= {"day_in_future"}
NOT_PLANTED |= {"plan_sum_differs", "commitment_form_incomplete", "commitment_outside_frame"}


def planted_in(year):
    return {(one.code, one.table, one.row_position, one.column) for one in year.truth}


def test_every_code_is_planted_by_a_function_of_its_name():
    planted = {one.code for one in make(as_of=AS_OF).truth}
    assert planted == set(SEVERITY) - OF_THE_WORKBOOK - NOT_PLANTED
    assert planted == {fault.__name__ for fault in FAULTS}


@pytest.mark.parametrize(
    ("as_of", "seed"),
    [
        (AS_OF, 7),
        (date(2026, 11, 21), 1),  # a Saturday
        (date(2026, 3, 21), 2),  # inside a feast
        (date(2024, 2, 29), 3),
        (date(2025, 1, 1), 4),
        (date(2026, 8, 31), 5),  # the day after a holiday
    ],
)
def test_planted_is_found_and_nothing_else(as_of, seed):
    year = make(as_of=as_of, seed=seed)
    assert found_in(year, as_of) == planted_in(year)


@pytest.mark.parametrize(("rows", "seed"), [(1_000, 3), (20_000, 7)])
def test_large_demos_have_the_same_faults(rows, seed):
    year = make(rows=rows, seed=seed, as_of=AS_OF)
    assert found_in(year, AS_OF) == planted_in(year)


def test_a_healed_fault_is_missed():
    """The comparison can fail: a row put right is not found any more."""
    year = make(as_of=AS_OF)
    (fault,) = [one for one in year.truth if one.code == "email_format"]
    year.tables["debtors"].loc[fault.row_position, "email"] = "muhasebe@firma.example"
    assert planted_in(year) - found_in(year, AS_OF) == {
        ("email_format", "debtors", fault.row_position, "email")
    }


def test_values_and_ids_of_the_truth_stand_in_the_tables():
    year = make(as_of=AS_OF)
    raw = {(cell.table, cell.row, cell.column): str(cell.value) for cell in year.raw}
    for one in year.truth:
        row = year.tables[one.table].iloc[one.row_position]
        assert one.row_id == row.iloc[0]
        place = (one.table, one.row_position, one.column)
        if one.column in row.index and place not in raw and str(row[one.column]) not in {"<NA>", "NaT"}:
            assert str(row[one.column]).startswith(one.value), one
        else:
            assert one.value == raw.get(place, ""), one


@pytest.fixture(scope="module")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict]]:
    """The book and the truth as the command line makes them."""
    folder = tmp_path_factory.mktemp("demo")
    truth = folder / "truth.json"
    ran = tahsilat("demo", folder / "out", "--as-of", "2026-11-20", "--truth", truth)
    assert ran.returncode == 0, ran.stderr
    (book,) = (folder / "out").iterdir()
    return book, json.loads(truth.read_text("utf-8"))["planted"]


def tahsilat(*words) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "addin", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)


def test_check_names_the_planted_cells_of_the_book(demo_book):
    path, truth = demo_book
    ran = tahsilat("check", path, "--json")
    assert ran.returncode == 1
    book = open_book(path)
    listed = [
        (one["code"], one["sheet"], one["cell"], one["row_id"]) for one in json.loads(ran.stdout)["problems"]
    ]
    places = {one["table"]: book.place(one["table"]) for one in truth}
    expected = [
        (
            one["code"],
            places[one["table"]].sheet,
            places[one["table"]].cell(one["row_position"], one["column"]),
            one["row_id"],
        )
        for one in truth
    ]
    assert sorted(listed) == sorted(expected)


def test_the_demo_is_refreshed_already(demo_book):
    path, _ = demo_book
    before = path.read_bytes()
    ran = tahsilat("refresh", path, "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["changed_cells"] == 0
    assert path.read_bytes() == before
