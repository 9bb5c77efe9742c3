"""What hands do to a book between two runs: numbers, copies, program cells, formulas, their own values."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from addin.books.file import open_book
from addin.model import CellError
from addin.rules.identifiers import own_id
from addin.schema import TABLES
from tests.desk import (
    column,
    fingerprint,
    frame,
    log_lines,
    make_book,
    refresh,
    tahsilat,
    type_into,
    typed_cells,
)

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")

DEBTORS = [{"debtor_name": name} for name in ("Ak Ltd. Şti.", "Su A.Ş.", "Can Gıda")]
RECEIVABLES = [
    {
        "debtor_name": name,
        "document_no": f"F-{number}",
        "due_date": date(2026, 9, number),
        "amount_kurus": 100_000 * number,
    }
    for number, name in enumerate(("Ak Ltd. Şti.", "Su A.Ş.", "Can Gıda"), start=1)
]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hand") / "Kitap.xlsx"
    make_book(path, {"debtors": DEBTORS, "receivables": RECEIVABLES})
    refresh(path)
    return path


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(master, tmp_path / "Kitap.xlsx"))


def is_settled(book: Path) -> bool:
    before = fingerprint(book)
    refresh(book)
    return fingerprint(book) == before


def notices(book: Path) -> str:
    return tahsilat("refresh", book).out


def test_empty_ids_are_given_in_order_with_check_letters(book: Path) -> None:
    ids = column(book, "debtors", "debtor_id")
    assert [one[:6] for one in ids] == ["B-0001", "B-0002", "B-0003"]
    assert own_id.is_valid(ids, "B").all()
    assert own_id.is_valid(column(book, "receivables", "receivable_id"), "A").all()


def test_an_id_that_was_removed_is_given_anew_not_again(book: Path) -> None:
    old = column(book, "receivables", "receivable_id")
    type_into(book, "receivables", "receivable_id", {2: ""})
    assert "1 satıra numara verildi" in notices(book)
    new = column(book, "receivables", "receivable_id")
    assert new[:2] == old[:2] and new[2] not in ("", *old)
    assert is_settled(book)


def test_a_row_filled_down_keeps_the_original_and_renumbers_the_copy(book: Path) -> None:
    """Excel's fill handle copies an id that ends in a letter: the row below loses its own."""
    ids = column(book, "receivables", "receivable_id")
    type_into(book, "receivables", "receivable_id", {1: ids[0], 2: ids[0]})
    assert "2 satırın numarası" in notices(book)
    new = column(book, "receivables", "receivable_id")
    assert new[0] == ids[0] and len(set(new)) == 3 and not {new[1], new[2]} & set(ids)
    assert is_settled(book)


@pytest.mark.parametrize("upside_down", [False, True])
def test_a_copied_then_edited_row_is_known_as_the_copy(book: Path, upside_down: bool) -> None:
    """Also where the copy was put above the original: the hidden trace tells them apart."""
    sheet = open_book(book).place("receivables")
    workbook = openpyxl.load_workbook(book)
    page = workbook[sheet.sheet]
    first, amount = sheet.header_row + 1, sheet.columns["amount_kurus"]
    page.tables["Alacaklar"].ref = _longer(page.tables["Alacaklar"].ref)
    for number in range(1, sheet.last_column + 1):
        page.cell(first + 3, number).value = page.cell(first, number).value
    page.cell(first if upside_down else first + 3, amount).value = 777
    workbook.save(book)
    old = column(book, "receivables", "receivable_id")
    assert old[0] == old[3]
    refresh(book)
    new = frame(book, "receivables")
    copy, original = (0, 3) if upside_down else (3, 0)
    assert new["receivable_id"][original] == old[0] and new["receivable_id"][copy] not in old
    assert new["amount_kurus"][copy] == 77_700 and new["amount_kurus"][original] == 100_000
    assert frame(book, "debtors")["open_kurus"][0] == 177_700
    assert is_settled(book)


def _longer(reference: str) -> str:
    head, _, last = reference.partition(":")
    letters = last.rstrip("0123456789")
    return f"{head}:{letters}{int(last.removeprefix(letters)) + 1}"


def test_program_cells_get_their_values_back_with_a_notice(book: Path) -> None:
    type_into(book, "debtors", "open_kurus", {0: 5})
    type_into(book, "debtors", "risk_class", {1: "high"})
    type_into(book, "debtors", "next_action", {1: "benim notum"})
    said = notices(book)
    assert "2 satırda programın doldurduğu hücreler elle değiştirilmişti" in said
    debtors = frame(book, "debtors")
    assert debtors["open_kurus"].tolist() == [100_000, 200_000, 300_000]
    assert debtors["next_action"].tolist() == ["", "", ""]
    assert is_settled(book) and "elle değiştirilmişti" not in notices(book)


@pytest.mark.parametrize(
    ("key", "value"),
    [("risk_points", "yok"), ("open_kurus", "yok"), ("last_contact_on", CellError("#REF!"))],
)
def test_words_and_errors_in_program_cells_go(book: Path, key: str, value: str) -> None:
    """Also where the program's own value is empty, so that nothing differs but the words."""
    before = frame(book, "debtors")[key].tolist()
    type_into(book, "debtors", key, {2: value})
    problems = tahsilat("check", book, "--json").json["problems"]
    assert "program_cell_edited" in {problem["code"] for problem in problems}
    assert "1 satırda programın" in notices(book)
    data = open_book(book).read("debtors")
    assert not data.misfits and [str(v) for v in data.frame[key]] == [str(v) for v in before]
    assert is_settled(book)


@pytest.mark.parametrize("typed", ["odendi", "same"])
def test_formulas_come_back_with_a_notice(book: Path, typed: str) -> None:
    """Also where the value that was typed over the formula is the one that the formula shows."""
    status = frame(book, "receivables")["status"].tolist()
    place = open_book(book).place("receivables")
    workbook = openpyxl.load_workbook(book)
    target = workbook[place.sheet][place.cell(1, "status")]
    formula = target.value
    target.value = "gecikti" if typed == "same" else "ödendi"
    assert formula.startswith("=")
    workbook.save(book)
    assert open_book(book).facts("receivables").overwritten == {"status": (1,)}
    assert "1 formül yerine kondu" in notices(book)
    assert not open_book(book).facts("receivables").overwritten
    assert frame(book, "receivables")["status"].tolist() == status
    assert openpyxl.load_workbook(book)[place.sheet][place.cell(1, "status")].value.startswith("=")
    assert is_settled(book)


def test_hand_edits_stand_in_the_log_by_row(book: Path) -> None:
    before = len(log_lines(book))
    type_into(book, "receivables", "amount_kurus", {1: 99_900})
    refresh(book)
    added = log_lines(book)[before:]
    edits = [line for line in added if line["new"] == "satır elle değiştirildi"]
    assert [(line["sheet"], line["row_id"], line["command"]) for line in edits] == [
        ("Alacaklar", column(book, "receivables", "receivable_id")[1], "Yenile")
    ]
    assert [line["new"] for line in added if "program değeri" in line["new"]] == ["3 program değeri yazıldı"]


def test_log_tells_values_as_the_cells_show_them(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS[:1], "receivables": RECEIVABLES[:1]})
    refresh(book)
    type_into(book, "receivables", "receivable_id", {0: ""})
    type_into(book, "receivables", "debtor_id", {0: ""})
    before = len(log_lines(book))
    refresh(book)
    (row_id,) = column(book, "receivables", "receivable_id")
    told = {(one["row_id"], one["column"], one["old"], one["new"]) for one in log_lines(book)[before:]}
    assert (row_id, "Alacak No", "", row_id) in told
    assert (row_id, "Borçlu No", "", column(book, "debtors", "debtor_id")[0]) in told


def test_many_filled_cells_are_one_line(tmp_path: Path) -> None:
    many = [{"debtor_name": f"Borçlu {number:03d} Ltd."} for number in range(60)]
    book = make_book(tmp_path / "k.xlsx", {"debtors": many})
    refresh(book)
    lines = log_lines(book)
    assert [one["new"] for one in lines if one["column"] == "Borçlu No"] == ["60 hücre dolduruldu"]
    assert len(lines) < 6


def test_a_moved_row_is_no_edit(book: Path) -> None:
    """Sorting moves rows: neither user nor program cells count as edited."""
    place = open_book(book).place("receivables")
    workbook = openpyxl.load_workbook(book)
    page, top = workbook[place.sheet], place.header_row + 1
    live = {one.key for one in TABLES["receivables"].filled_by("formula")}
    for number in (number for key, number in place.columns.items() if key not in live):
        low, high = page.cell(top, number), page.cell(top + 2, number)
        low.value, high.value = high.value, low.value
    workbook.save(book)
    before = len(log_lines(book))
    said = notices(book)
    assert "elle değiştirilmişti" not in said and "numara" not in said
    assert [line["new"] for line in log_lines(book)[before:] if "elle" in line["new"]] == []


def test_no_typed_value_ever_changes(demo_book: Path) -> None:
    """All user columns of the demo with its 70 faults, raw, over runs for other days."""
    before = typed_cells(demo_book)
    assert sum(value not in ("", None) for values in before.values() for value in values) > 15_000
    for day in ("2026-12-31", "2025-06-01"):
        refresh(demo_book, "--as-of", day)
        assert typed_cells(demo_book) == before


def test_first_run_adds_only_ids_names_and_nothing_else_to_typed_cells(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS, "receivables": RECEIVABLES})
    before = typed_cells(book)
    refresh(book)
    changed = {key for key, values in typed_cells(book).items() if values != before[key]}
    ids = {("debtors", "debtor_id"), ("receivables", "receivable_id")}
    assert changed == ids | {("receivables", "debtor_id")}


def test_recording_time_is_that_of_the_first_run_and_stays(book: Path) -> None:
    first = frame(book, "debtors")["recorded_at"].tolist()
    assert all(isinstance(moment, datetime) for moment in first)
    type_into(book, "debtors", "phone", {0: "0532 123 45 67"})
    refresh(book)
    assert frame(book, "debtors")["recorded_at"].tolist() == first


def test_a_deleted_rows_number_is_not_given_again(book: Path) -> None:
    """Histories name it; a new row under the old number would inherit another's past."""
    old = column(book, "debtors", "debtor_id")
    for key in ("debtor_id", "debtor_name"):
        type_into(book, "debtors", key, {2: "" if key == "debtor_id" else "Yeni Ltd."})
    type_into(book, "receivables", "debtor_name", {2: "Yeni Ltd."})
    type_into(book, "receivables", "debtor_id", {2: ""})
    refresh(book)
    assert column(book, "debtors", "debtor_id")[2] not in old


def test_check_lists_what_a_run_would_put_right_and_leaves_it(book: Path) -> None:
    ids = column(book, "receivables", "receivable_id")
    type_into(book, "receivables", "receivable_id", {1: ids[0]})
    type_into(book, "receivables", "amount_kurus", {2: 7})
    type_into(book, "debtors", "open_kurus", {0: 5})
    before = fingerprint(book)
    found = {one["code"]: one for one in tahsilat("check", book, "--json").json["problems"]}
    assert fingerprint(book) == before
    assert found["duplicate_id"]["row_id"] == ids[0]
    assert found["totals_changed_since_refresh"]["sheet"] == "Alacaklar"
    edited = found["program_cell_edited"]
    assert (edited["column"], edited["value"]) == ("Açık Bakiye", "0,05")
    refresh(book)
    after = {one["code"] for one in tahsilat("check", book, "--json").json["problems"]}
    assert not after & {"duplicate_id", "totals_changed_since_refresh", "program_cell_edited"}


def test_a_cell_that_shows_an_error_stays_as_it_is(book: Path) -> None:
    type_into(book, "receivables", "debtor_id", {0: CellError("#DIV/0!")})
    type_into(book, "receivables", "receivable_id", {1: CellError("#REF!")})
    refresh(book)
    sheet = openpyxl.load_workbook(book)["Alacaklar"]
    place = open_book(book).place("receivables")
    assert sheet[place.cell(0, "debtor_id")].value == "#DIV/0!"
    assert sheet[place.cell(1, "receivable_id")].value == "#REF!"
    assert is_settled(book)


def test_a_column_sorted_alone_is_warned_of_once(tmp_path: Path) -> None:
    rows = [
        {
            "debtor_name": "Ak Ltd. Şti.",
            "document_no": f"F-{n}",
            "due_date": date(2026, 9, n),
            "amount_kurus": k,
        }
        for n, k in enumerate((700, 300, 900, 100, 500), start=1)
    ]
    book = make_book(tmp_path / "k.xlsx", {"debtors": DEBTORS, "receivables": rows})
    refresh(book)
    type_into(book, "receivables", "amount_kurus", dict(enumerate((100, 300, 500, 700, 900))))
    warning = "Alacaklar sayfasında 4 satırın hücreleri birbirine karışmış"
    assert warning in tahsilat("check", book).out
    assert warning in notices(book)
    assert warning not in notices(book)
    assert is_settled(book)


def test_edits_and_whole_rows_that_moved_are_no_sorted_column(tmp_path: Path) -> None:
    names = ("Ak Ltd. Şti.", "Su A.Ş.", "Can Gıda", "Ege Tarım", "Of Çay")
    book = make_book(tmp_path / "k.xlsx", {"debtors": [{"debtor_name": name} for name in names]})
    refresh(book)
    type_into(book, "debtors", "note", dict.fromkeys(range(5), "arandı"))
    assert "karışmış" not in notices(book)
    ids = column(book, "debtors", "debtor_id")
    for key, values in (("debtor_name", names), ("debtor_id", ids)):
        type_into(book, "debtors", key, dict(enumerate(reversed(values))))
    type_into(
        book, "debtors", "recorded_at", dict(enumerate(reversed(column(book, "debtors", "recorded_at"))))
    )
    assert "karışmış" not in notices(book)


# What was, Safha Geçmişi and Aylık İz, stands nowhere else: words over it cannot be undone.
GENERATED = ("today", "aging", "risk", "performance", "problems")


def shown_values(book: Path) -> dict[str, list[tuple[object, ...]]]:
    """What stands in the bodies of the generated tables, empty or not."""
    workbook = openpyxl.load_workbook(book)
    values: dict[str, list[tuple[object, ...]]] = {}
    for table in GENERATED:
        place = open_book(book).place(table)
        rows = {"min_row": place.header_row + 1, "max_row": place.last_row}
        columns = {"min_col": place.first_column, "max_col": place.last_column}
        values[table] = list(workbook[place.sheet].iter_rows(**rows, **columns, values_only=True))
    return values


def test_words_typed_into_generated_tables_are_put_back(demo_book: Path) -> None:
    before = shown_values(demo_book)
    workbook = openpyxl.load_workbook(demo_book)
    for table in GENERATED:
        place = open_book(demo_book).place(table)
        for row in (place.header_row + 1, place.last_row):
            for number in place.columns.values():
                workbook[place.sheet].cell(row, number).value = "karaladım"
    workbook.save(demo_book)
    refresh(demo_book)
    assert shown_values(demo_book) == before
    assert is_settled(demo_book)
