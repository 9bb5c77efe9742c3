"""`tahsilat import` from the command line down to the workbook."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from addin.books.file import open_book
from addin.cli import main
from addin.messages import say
from addin.model import Refusal
from addin.schema.template_file import template_path
from tests.desk import tahsilat
from tests.importing import runs
from tests.importing.runs import asked, column, lines, run, write
from tests.tables import frame_of

LISTS = Path(__file__).parent / "lists"
SMALL = lines("""
    Müşteri;Fatura No;Vade;Tutar;Depo
    Ak Ltd.;F-1;13.01.2026;1.234,50;D1
    Ok Ltd.;F-2;31.02.2026;2,00;D1
    Ok Ltd.;F-3;14.01.2026;3,00;D2
""")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "kitap.xlsx"
    shutil.copy(template_path(), path)
    return path


def call(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, Any, str]:
    """Exit code, the JSON value on stdout, the sentences on stderr."""
    code = main(["import", *map(str, words), "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out), printed.err


def test_without_yes_and_terminal_the_mapping_is_asked(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    code, answer, said = call(capsys, write(tmp_path, SMALL), "--into", book)
    assert code == 2
    [question] = answer["asked"]
    assert question["question"] == "mapping"
    assert question["mapping"] == [
        {"header": "Müşteri", "field": "debtor_name", "confidence": 1.0},
        {"header": "Fatura No", "field": "document_no", "confidence": 1.0},
        {"header": "Vade", "field": "due_date", "confidence": 1.0},
        {"header": "Tutar", "field": "amount", "confidence": 1.0},
    ]
    assert question["left_out"] == ["Depo"]
    assert "Müşteri → Unvan (%100)" in said
    assert book.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kitap.xlsx", "liste.csv"]


def test_open_questions_are_told_together_with_the_mapping(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;05/06/2025;1.234\n")
    _, answer, _ = call(capsys, source, "--into", book)
    assert [question["question"] for question in answer["asked"]] == ["decimal", "day_order", "mapping"]
    code, answer, _ = call(capsys, source, "--into", book, "--yes")
    assert (code, [question["question"] for question in answer["asked"]]) == (2, ["decimal", "day_order"])


def test_the_list_stands_in_the_refreshed_book(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, SMALL)
    code, answer, said = call(capsys, source, "--into", book, "--yes", "--as-of", "2026-11-20")
    assert code == 0
    assert answer == {
        "read": 3,
        "accepted": 2,
        "rejected": 1,
        "skipped": 0,
        "repairs": 0,
        "asked": [],
        "tables": {"debtors": 2, "receivables": 2},
        "totals": {"TRY": {"source": "1239.50", "imported": "1237.50"}},
    }
    assert "listede 1.239,50 TL, kitaba alınan 1.237,50 TL" in said
    standing = open_book(book)
    debtors, receivables = standing.read("debtors").frame, standing.read("receivables").frame
    assert debtors["debtor_name"].tolist() == ["Ak Ltd.", "Ok Ltd."]
    assert debtors["open_kurus"].tolist() == [123450, 300]
    assert receivables["open_kurus"].tolist() == [123450, 300]
    assert receivables["document_no"].tolist() == ["F-1", "F-3"]
    assert (receivables["trace"] != "").all()
    assert len(standing.read("today").frame)
    [listed] = standing.read("import_rows").frame.to_dict("records")
    assert (listed["outcome"], listed["source_file"], listed["source_row"]) == ("rejected", "liste.csv", 3)
    assert listed["source_line"] == "Ok Ltd. | F-2 | 31.02.2026 | 2,00 | D1"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["kitap.xlsx", "liste.csv"]


def test_a_second_import_changes_nothing_but_the_sheet_of_the_import(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, SMALL)
    call(capsys, source, "--into", book, "--yes")
    before = open_book(book)
    code, answer, _ = call(capsys, source, "--into", book, "--yes")
    assert (code, answer["accepted"], answer["rejected"], answer["skipped"]) == (0, 0, 1, 2)
    after = open_book(book)
    for table in ("debtors", "receivables", "receipts", "contacts"):
        assert after.read(table).frame.equals(before.read(table).frame), table
    assert after.read("import_rows").frame["outcome"].tolist() == ["rejected", "skipped", "skipped"]
    written = book.read_bytes()
    call(capsys, source, "--into", book, "--yes")
    assert book.read_bytes() == written


def test_a_dry_run_tells_and_leaves_all_files_alone(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    code, answer, said = call(capsys, write(tmp_path, SMALL), "--into", book, "--dry-run")
    assert (code, answer["accepted"], answer["rejected"]) == (0, 2, 1)
    assert "kitaba dokunulmadı" in said
    assert book.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kitap.xlsx", "liste.csv"]


@pytest.mark.parametrize("name", ["english_settled.csv", "cari_kart.xlsx", "fatura_listesi.xlsx"])
def test_totals_of_the_book_are_those_of_the_list(
    name: str, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = json.loads((LISTS / f"{name.partition('.')[0]}.truth.json").read_text("utf-8"))
    code, answer, _ = call(capsys, LISTS / name, "--into", book, "--yes", "--as-of", known["as_of"])
    assert (code, answer["accepted"]) == (0, known["counts"]["accepted"])
    standing = open_book(book)
    receivables, receipts = standing.read("receivables").frame, standing.read("receipts").frame
    owed = known["totals"]["receivables"].get("TRY", 0)
    paid = known["totals"]["receipts"].get("TRY", 0)
    assert (receivables["amount_kurus"].sum(), receipts["amount_kurus"].sum()) == (owed, paid)
    receipts = receipts[receipts["received_on"] <= known["as_of"]]  # later ones do not count yet
    paid = receipts["amount_kurus"].sum()
    assert receivables["open_kurus"].sum() == owed - paid
    assert standing.read("debtors").frame["open_kurus"].sum() == owed - paid
    settled = receivables["receivable_id"].isin(receipts["receivable_id"])
    assert (receivables.loc[settled, "open_kurus"] == 0).all()


def test_the_book_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, _ = call(capsys, LISTS / "cari_kart.xlsx")
    assert (code, answer["error"]) == (2, "no_book")


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def test_the_book_is_not_its_own_list(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "link.xlsx").symlink_to(book)
    before = book.read_bytes()

    code, answer, _ = call(capsys, "import", tmp_path / "link.xlsx", "--into", book, "--yes")

    assert (code, answer["error"], book.read_bytes()) == (2, "import_own_book", before)


def test_on_a_terminal_questions_are_asked_until_they_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;05/06/2025;1.234\n")
    typed(monkeypatch, "bilmem", "1", "2", "e")
    outcome = run(source, yes=False, interactive=True)
    assert column(outcome, "amount_kurus") == [123400]
    assert column(outcome, "due_date") == ["2025-05-06"]
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "1) önce gün: 5 Haziran 2025" in printed.err
    assert "Müşteri → Unvan (%100)" in printed.err


@pytest.mark.parametrize("answers", [["h"], [], ["?"]])
def test_on_a_terminal_no_or_nothing_declines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    typed(monkeypatch, *answers)
    with pytest.raises(Refusal) as refused:
        run(write(tmp_path, SMALL), yes=False, interactive=True)
    assert refused.value.key == "import_declined"
    assert "başlığını" in say("refusals.import_declined", "tr")


def test_on_a_terminal_each_column_has_its_line_the_dropped_ones_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "e")
    run(write(tmp_path, SMALL), yes=False, interactive=True)
    assert capsys.readouterr().err.splitlines()[:6] == [
        "Sütunlar böyle alınsın mı?",
        "  Müşteri → Unvan (%100)",
        "  Fatura No → Belge No (%100)",
        "  Vade → Vade (%100)",
        "  Tutar → Tutar (%100)",
        "  Depo → alınmayacak",
    ]


def test_an_unsure_column_can_be_left_out_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar;Cinsix\nAk;13.01.2026;5,00;Yol\n")
    typed(monkeypatch, "h", "e")
    assert column(run(source, yes=False, interactive=True), "document_type") == [""]
    typed(monkeypatch, "e", "e")
    assert column(run(source, yes=False, interactive=True), "document_type") == ["other"]


def test_payments_without_days_leave_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar;Ödenen\nAk;13.01.2026;5,00;2,00\nOk;13.01.2026;5,00;5,00\n")
    typed(monkeypatch, "1", "e")
    outcome = run(source, yes=False, interactive=True)
    assert column(outcome, "amount_kurus") == [300]
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok"]
    assert (outcome.answer["accepted"], outcome.answer["skipped"]) == (2, 0)
    assert "receipts" not in outcome.appended


def test_every_sentence_is_worded_in_both_languages() -> None:
    from addin.messages import catalogue

    def keys(part: dict[str, Any], before: str = "") -> set[str]:
        return {
            key
            for name, value in part.items()
            for key in (keys(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}"})
        }

    turkish, english = catalogue("tr"), catalogue("en")
    assert keys(turkish["import"]) == keys(english["import"])


def test_english_answers(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, SMALL), language="en")
    assert outcome.answer["text"] == "Row 3: “Vade” cannot be read as a date: 31.02.2026"


def test_cards_after_invoices_complete_the_debtors_of_the_book(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, write(tmp_path, SMALL), "--into", book, "--yes")
    cards = write(tmp_path, "Ünvan;Cep Tel;Adres\nAk Ltd.;+905321234567;Yol 1\n", "kartlar.csv")
    code, answer, said = call(capsys, cards, "--into", book, "--yes")
    assert (code, answer["accepted"], answer["skipped"]) == (0, 1, 0)
    assert "1 borçlunun kartı tamamlandı" in said
    debtors = open_book(book).read("debtors").frame
    assert debtors["phone"].tolist() == ["+905321234567", ""]
    assert debtors["address"].tolist() == ["Yol 1", ""]


def test_two_files_are_one_import_and_their_common_row_comes_once(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write(tmp_path, SMALL, "ocak.csv")
    second = write(tmp_path, SMALL.replace("F-3;14.01.2026;3,00", "F-9;15.01.2026;9,00"), "subat.csv")
    code, answer, _ = call(capsys, first, second, "--into", book, "--yes")
    assert (code, answer["read"], answer["accepted"], answer["rejected"], answer["skipped"]) == (
        0,
        6,
        3,
        2,
        1,
    )
    assert answer["totals"]["TRY"]["imported"] == "1246.50"
    rows = open_book(book).read("import_rows").frame
    [skipped] = rows[rows["outcome"] == "skipped"].to_dict("records")
    assert (skipped["source_file"], skipped["source_row"]) == ("subat.csv", 2)


def test_a_changed_amount_changes_the_receivable(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, write(tmp_path, SMALL), "--into", book, "--yes")
    changed = write(tmp_path, SMALL.replace("1.234,50", "1.300,00"), "yeni.csv")
    code, answer, said = call(capsys, changed, "--into", book, "--yes")
    assert (code, answer["accepted"], answer["skipped"], answer["tables"]) == (0, 1, 1, {})
    assert "1 alacak listeye göre güncellendi" in said
    standing = open_book(book)
    assert standing.read("receivables").frame["amount_kurus"].tolist() == [130000, 300]
    rows = standing.read("import_rows").frame
    [updated] = rows[rows["outcome"] == "changed"].to_dict("records")
    assert (updated["old"], updated["new"]) == ("1.234,50", "1.300,00")


def test_what_was_confirmed_is_not_asked_again(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Müşteri;Fatura No;Vade;Tutar\nAk;F-{n};05/06/2025;1.23{n}\n"
    typed(monkeypatch, "1", "2", "e")
    first = run(write(tmp_path, text.format(n=1)), yes=False, interactive=True)
    remembered = first.bodies["import_mappings"]
    assert "day_order" in remembered["answers"][0]
    from tests.importing.runs import book as ledger

    again = run(write(tmp_path, text.format(n=2)), ledger(import_mappings=remembered), yes=False)
    assert column(again, "amount_kurus") == [123200]


def test_each_list_approved_in_turn_stays_known(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;05/06/2025;1.231\n", "bir.csv")
    second = write(tmp_path, "Ünvan;Belge No;Vade Tarihi;Bedel\nOk;F-2;13.06.2025;12,00\n", "iki.csv")
    for source in (first, second):
        given = ["mapping:=yes", "day_order:Vade=day_first", "decimal:Tutar=,"]
        known = given if source is first else given[:1]
        words = [word for answer in known for word in ("--answer", answer)]
        assert call(capsys, source, "--into", book, *words)[0] == 0
    assert len(open_book(book).read("import_mappings").frame) == 2
    for source in (first, second):
        assert call(capsys, source, "--into", book)[0] == 0, "asked again"


def test_first_calls_are_spread_over_working_days(tmp_path: Path) -> None:
    rows = "".join(f"Firma {n} Ltd.;F-{n};13.01.2026;{n + 1},00\n" for n in range(25))
    outcome = run(write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\n" + rows))
    days = column(outcome, "next_action_date", "contacts")
    assert days == ["2026-11-23"] * 20 + ["2026-11-24"] * 5  # the 21st is a Saturday
    assert column(outcome, "debtor_name", "contacts")[0] == "Firma 24 Ltd."
    (told,) = [notice.params for notice in outcome.notices if notice.key == "import_planned"]
    assert told == {"n": 25, "days": "23.11.2026 – 24.11.2026"}


@pytest.mark.parametrize(("task", "other"), [("collector", ""), ("", "lawyer")])
def test_who_has_nobody_in_charge_is_shared_out_among_the_collectors(
    tmp_path: Path, task: str, other: str
) -> None:
    team = [{"person": name, "person_role": task} for name in ("Elif Kara", "Can Ak")]
    team.append({"person": "Ece Su", "person_role": other})
    ledger = runs.book(people=frame_of("people", team))
    ledger.cells = {"first_actions_per_day": 2}
    rows = "".join(f"Firma {n} Ltd.;F-{n};13.01.2026;{50 - n},00\n" for n in range(5))
    outcome = run(write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\n" + rows), into=ledger)
    names = ["Elif Kara", "Can Ak", "Elif Kara", "Can Ak", "Elif Kara"]
    assert column(outcome, "owner", "debtors") == names
    assert column(outcome, "contacted_by", "contacts") == names
    days = ["2026-11-23"] * 4 + ["2026-11-24"]  # two a day and person
    assert column(outcome, "next_action_date", "contacts") == days


@pytest.mark.parametrize(("setting", "planned"), [("", 1), (0, 0), ("çok", 1)])
def test_no_first_calls_only_where_the_firm_says_so(tmp_path: Path, setting: Any, planned: int) -> None:
    ledger = runs.book()
    ledger.cells = {"first_actions_per_day": setting}
    outcome = run(write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;13.01.2026;5,00\n"), into=ledger)
    assert len(outcome.appended.get("contacts", ())) == planned


def test_questions_are_answered_with_the_command(tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;03/04/2026;1.234\n")
    questions = asked(path)
    assert {each["id"] for each in questions} == {"decimal:Tutar", "day_order:Vade"}
    answers = ["decimal:Tutar=,", "day_order:Vade=month_first"]
    outcome = run(path, answer=answers)
    assert column(outcome, "amount_kurus") == [123400]
    assert column(outcome, "due_date") == ["2026-03-04"]
    assert [each["id"] for each in asked(path, answer=answers[:1])] == ["day_order:Vade"]
    with pytest.raises(Refusal) as refused:
        run(path, answer=["decimal:Tutar=x"])
    assert refused.value.key == "import_no_such_answer"


def test_the_command_line_takes_several_answers(book: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;03/04/2026;1.234\n")
    words = ["--answer", "decimal:Tutar=,", "--answer=day_order:Vade=day_first"]
    said = tahsilat("import", path, "--into", book, "--yes", *words, "--json")
    assert said.code == 0, said.err
    assert said.json["totals"]["TRY"]["imported"] == "1234.00"


def test_a_file_of_another_kind_is_no_list(tmp_path: Path) -> None:
    rows = "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;13.01.2026;12,00\n"
    for name in ("lists.py", "ayar.ini", "not.md"):
        with pytest.raises(Refusal) as refused:
            run(write(tmp_path, rows, name))
        assert refused.value.key == "import_other_kind"
        assert ".csv" in say("refusals.import_other_kind", "tr", **refused.value.params)
    for name in ("liste", "LİSTE.TXT", "rapor.prn", "liste.tsv", "ekstre 01.11", "eski.xls"):
        assert column(run(write(tmp_path, rows, name)), "amount_kurus") == [1200], name


def test_a_book_that_is_not_there_can_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, said = call(capsys, write(tmp_path, SMALL), "--into", tmp_path / "Yok.xlsx", "--yes")
    assert (code, answer["error"]) == (2, "import_no_target")
    assert "tahsilat new" in said
    assert not (tmp_path / "Yok.xlsx").exists()


def test_a_refused_question_says_what_to_type(tmp_path: Path) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar;Ödenen\nAk;13.01.2026;5,00;7,00\n")
    with pytest.raises(Refusal) as refused:
        run(source)
    said = say("refusals.import_asked", "tr", **refused.value.params)
    assert 'tutarın tamamını al, ödemeleri sonra gir (--answer "paid:Ödenen=whole")' in said
    assert column(run(source, answer=["paid:Ödenen=whole"]), "amount_kurus") == [500]


@pytest.mark.parametrize(
    ("answer", "error"), [("paid:Ödenen=maybe", "import_no_such_answer"), ("1", "import_no_such_question")]
)
def test_a_refused_answer_is_told_to_programs_too(
    answer: str, error: str, tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar;Ödenen\nAk;13.01.2026;5,00;2,00\n")
    code, told, said = call(capsys, source, "--into", book, "--yes", "--answer", answer)
    assert (code, told["error"], told["message"]) == (2, error, said.strip())


@pytest.mark.parametrize("answer", ["sacma=1", "paid:Odenen=whole", "paid=whole", "1"])
def test_answers_to_no_question_are_refused(tmp_path: Path, answer: str) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar;Ödenen\nAk;13.01.2026;5,00;2,00\n")
    with pytest.raises(Refusal) as refused:
        run(source, answer=[answer])
    assert refused.value.key == "import_no_such_question"
    assert answer in (said := say("refusals.import_no_such_question", "tr", **refused.value.params))
    assert '--answer "paid:Ödenen=rest"' in said
    plain = write(tmp_path, "Müşteri;Vade;Tutar\nAk;13.01.2026;5,00\n", "duz.csv")
    with pytest.raises(Refusal) as refused:
        run(plain, answer=[answer])
    assert refused.value.key == "import_nothing_asked"


def test_an_answer_to_what_need_not_be_asked_is_taken(tmp_path: Path) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar\nAk;13.01.2026;5,00\n")
    answers = ["mapping=yes", "decimal:Tutar=,", "balance:=opening"]
    assert column(run(source, answer=answers), "amount_kurus") == [500]


def test_a_wrong_answer_at_the_terminal_is_told_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, "Müşteri;Vade;Tutar;Ödenen\nAk;13.01.2026;5,00;2,00\n")
    typed(monkeypatch, "7", "1", "e")
    assert column(run(source, yes=False, interactive=True), "amount_kurus") == [300]
    assert "> 1 ya da 2 yazın." in capsys.readouterr().err
