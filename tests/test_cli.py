"""The command line: one JSON value, sentences apart, refusals that say what to do, help, the README."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from addin import __version__, arguments
from addin.commands import NAMES, enter_all
from addin.model import Refusal
from addin.registry import COMMANDS
from tests.desk import AS_OF, cell, fingerprint, frame, make_book, neighbours, tahsilat

enter_all()
ROOT = Path(__file__).parents[1]
LATE = [
    {
        "debtor_name": "Yıldız İnşaat A.Ş.",
        "document_no": "F-1",
        "due_date": AS_OF.replace(month=9),
        "amount_kurus": 150_000,
    }
]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "Kitap.xlsx"
    people = [{"person": name} for name in ("Ayşe Kaya", "Mehmet Demir")]
    debtors = [{"debtor_name": LATE[0]["debtor_name"], "owner": "Ayşe Kaya"}]
    make_book(path, {"debtors": debtors, "receivables": LATE, "people": people})
    assert tahsilat("refresh", path).code == 0
    return path


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Kitap.xlsx"
    path.write_bytes(master.read_bytes())
    return path


def test_each_module_of_commands_enters_one_command() -> None:
    assert [name.rstrip("_") for name in NAMES] == list(COMMANDS)
    modules = {path.stem for path in (ROOT / "addin" / "commands").glob("*.py")} - {"__init__"}
    assert modules == set(NAMES)


def test_a_start_does_not_wait_for_pandas() -> None:
    code = "import sys; from addin.commands import enter_all; enter_all(); sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- one JSON value, whatever happens ---


def every_command(book: Path) -> dict[str, list[str]]:
    folder = book.parent
    source = folder / "liste.csv"
    source.write_text("Müşteri;Fatura No;Vade;Tutar\nAk Ltd.;F-1;13.01.2026;10,00\n", encoding="utf-8")
    return {
        "new": ["new", f"{folder}/yeni.xlsx"],
        "refresh": ["refresh", f"{book}"],
        "check": ["check", f"{book}"],
        "today": ["today", f"{book}", "--eml", f"{folder}/a.eml"],
        "card": ["card", f"{book}", "yıldız"],
        "form": ["form", "receipt", f"{book}", "--debtor", "yıldız"],
        "record": ["record", f"{book}", "--debtor", "yıldız"],
        "add": ["add", "receipt", f"{book}", "--debtor", "yıldız", "--amount", "10"],
        "import": ["import", f"{source}", "--into", f"{book}", "--yes"],
        "view": ["view", f"{book}"],
        "repair": ["repair", f"{book}"],
        "freeze": ["freeze", f"{book}"],
        "demo": ["demo", f"{folder}/demo", "--debtors", "20"],
        "template": ["template", f"{folder}/sablon.xlsx"],
        "advance": ["advance", f"{book}", "F-1"],
        "next": ["next", f"{book}"],
        "transfer": ["transfer", f"{book}", "--from", "Ayşe Kaya", "--to", "Mehmet Demir"],
        "seen": ["seen", f"{book}", "F-1", "--by", "Ayşe Kaya"],
        "attach": ["attach", f"{book}", "F-1", f"{source}"],
        "formula": ["formula", "IS_GUNU_EKLE", "2026-05-26", "1"],
        "addin": ["addin", "build", f"{folder}/Tahsilat.xlam"],
        "doctor": ["doctor", f"{book}"],
    }


@pytest.mark.parametrize("name", list(COMMANDS))
def test_json_is_one_value_on_stdout_and_sentences_go_to_stderr(name: str, book: Path) -> None:
    said = tahsilat(*every_command(book)[name], "--json", "--as-of", "2026-11-20")
    assert said.code == (1 if name == "check" else 0), said.err
    assert isinstance(said.json, dict)
    assert said.err.strip() or name in ("next", "formula")  # which only answer


@pytest.mark.parametrize("name", list(COMMANDS))
def test_without_json_the_sentences_go_to_stdout(name: str, book: Path) -> None:
    said = tahsilat(*every_command(book)[name])
    assert said.out.strip() and not said.err
    with pytest.raises(json.JSONDecodeError):
        json.loads(said.out)


def test_shapes(book: Path) -> None:
    words = every_command(book)
    folder = book.parent
    assert tahsilat(*words["new"], "--json").json == {"book": f"{folder}/yeni.xlsx"}
    assert tahsilat(*words["template"], "--json").json == {"path": f"{folder}/sablon.xlsx"}
    demo = tahsilat(*words["demo"], "--json", "--as-of", "2026-11-20").json
    assert (demo["book"], demo["as_of"]) == (f"{folder}/demo/Tahsilat-Demo.xlsx", "2026-11-20")
    assert len(demo["today"]) == 5
    (problem,) = tahsilat("check", book, "--json").json["problems"]
    assert list(problem) == [
        *("code", "severity", "sheet", "cell", "row_id", "column", "value", "message", "suggestion")
    ]
    assert (problem["code"], problem["severity"]) == ("no_action_for_open_debtor", "error")
    (item,) = tahsilat("today", book, "--json").json["today"]
    assert (item["debtor_name"], item["what"], item["open_kurus"], item["due_on"]) == (
        *("Yıldız İnşaat A.Ş.", "no_action", 150_000, None),
    )
    card = tahsilat("card", book, "yıldız", "--json").json
    assert (card["name"], card["open"], card["last_contact"]) == ("Yıldız İnşaat A.Ş.", 1500, None)
    assert [one["open"] for one in card["open_items"]] == [1500]


def binary_workbook(path: Path) -> None:
    """What Excel's "binary workbook" is when somebody names it .xlsx."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        link = f'<Relationship Id="rId1" Type="{kind}" Target="xl/workbook.bin"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{space}">{link}</Relationships>')
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")


REFUSED = {
    "unknown_command": ["olmaz"],
    "command_meant": ["yenile"],
    "unknown_word": ["refresh", "{book}", "--dryrun"],
    "word_missing": ["card", "{book}"],
    "value_missing": ["refresh", "{book}", "--out"],
    "bad_number": ["today", "{book}", "--limit", "beş"],
    "bad_language": ["new", "{folder}/x.xlsx", "--lang", "de"],
    "bad_date": ["refresh", "{book}", "--as-of", "31.02.2026"],
    "file_missing": ["refresh", "{folder}/yok.xlsx"],
    "not_a_workbook": ["check", "{folder}/metin.xlsx"],
    "binary_workbook": ["check", "{folder}/ikili.xlsx"],
    "no_debtor_like": ["card", "{book}", "Olmayan"],
    "already_there": ["new", "{book}"],
    "needs_xlsx": ["new", "{folder}/kitap.xls"],
    "cannot_write": ["template", "{folder}/yok/sablon.xlsx"],
    "suffix_differs": ["refresh", "{book}", "--out", "{folder}/x.xlsm"],
    "no_book": ["import", "{folder}/liste.csv"],
    "demo_rows": ["demo", "{folder}", "--rows", "3"],
    "demo_seed": ["demo", "{folder}", "--seed", "-1"],
    "demo_folder": ["demo", "{folder}/Ornek.xlsx"],
}


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("key", REFUSED)
def test_refusals_are_exit_code_2_with_a_sentence_and_one_value(key: str, language: str, book: Path) -> None:
    folder = book.parent
    (folder / "metin.xlsx").write_text("metin")
    (folder / "liste.csv").write_text("a;b\n")
    binary_workbook(folder / "ikili.xlsx")
    words = [word.format(book=book, folder=folder) for word in REFUSED[key]]
    before, files = fingerprint(book), neighbours(book)
    said = tahsilat(*words, "--json", language=language)
    assert said.code == 2 and said.json["error"] == key
    assert said.json["message"] == said.err.strip() and "{" not in said.err
    assert said.err.count("\n") == 1
    assert tahsilat(*words, language=language).out == ""
    assert fingerprint(book) == before and neighbours(book) == files


def test_a_fault_of_the_program_is_one_sentence_and_one_value(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from addin import runner

    def fails(*_args):
        raise ZeroDivisionError("secret of a cell")

    monkeypatch.setattr(runner, "perform", fails)
    said = tahsilat("refresh", book, "--json")
    assert said.code == 2 and said.json["error"] == "unexpected"
    (name,) = re.findall(r"\S+tahsilat-hata\.txt", said.err)
    details = Path(name).read_text()
    assert "ZeroDivisionError" in details and "secret" not in details + said.err


def test_a_reader_that_stops_early_is_no_fault(book: Path) -> None:
    python, path = shlex.quote(sys.executable), shlex.quote(str(book))
    done = subprocess.run(
        f"{python} -u -m addin check {path} | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1) and done.stderr == ""


def test_where_nobody_listens_the_work_is_done_all_the_same(book: Path) -> None:
    """As a scheduler without console runs it."""
    python, path = shlex.quote(sys.executable), shlex.quote(str(book))
    line = f"{python} -m addin refresh {path} >&- 2>&-"
    done = subprocess.run(line, shell=True, executable="/bin/bash", cwd=ROOT, check=False)
    assert done.returncode == 0 and cell(book, "stale") == ""


# --- words of the line ---


def values(*words: str) -> dict[str, object]:
    return {
        key: value
        for key, value in arguments.read(words, COMMANDS).values.items()
        if value not in (None, False)
    }


def test_options_stand_anywhere_in_either_form() -> None:
    wanted = {"book": "k.xlsx", "name": "Ak", "json": True, "as_of": AS_OF}
    assert values("card", "k.xlsx", "Ak", "--json", "--as-of", "2026-11-20") == wanted
    assert values("card", "--as-of=20.11.2026", "--json", "k.xlsx", "Ak") == wanted
    assert values("card", "k.xlsx", "--json", "Ak", "--as-of", "today", "--as-of", "2026-11-20") == wanted
    assert values("demo", "--seed", "3", "klasör") == {"seed": 3, "folder": "klasör"}
    assert values("demo") == {}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["refresh", "a.xlsx", "b.xlsx"], "unknown_word"),
        (["refresh", "a.xlsx", "--json=1"], "unknown_word"),
        (["refresh", "a.xlsx", "--dry"], "unknown_word"),  # no guessing from a part of a word
        (["today", "a.xlsx", "--person", "--json"], "value_missing"),
        (["refresh", "a.xlsx", "--as-of", "1850-01-01"], "bad_date"),
        (["refresh", "a.xlsx", "--as-of", "dün"], "bad_date"),
    ],
)
def test_what_means_nothing_is_refused(words: list[str], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        arguments.read(words, COMMANDS)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("language", "word", "placeholder"), [("tr", "Kullanım:", "TARİH"), ("en", "Usage:", "DATE")]
)
def test_help_is_worded_throughout(language: str, word: str, placeholder: str) -> None:
    whole = tahsilat("--help", language=language)
    assert whole.code == 0 and word in whole.out and all(name in whole.out for name in COMMANDS)
    for name, command in COMMANDS.items():
        said = tahsilat(name, "--help", language=language)
        assert said.code == 0 and word in said.out
        assert all(option.name in said.out for option in command.options if option.name.startswith("--"))
        assert f"--as-of {placeholder}" in said.out and "--json" in said.out


def test_usage_names_what_to_type_in_turkish() -> None:
    assert "tahsilat card KİTAP AD [--as-of TARİH]" in tahsilat("card", "--help").out
    assert "tahsilat import LİSTE ... [--into KİTAP]" in tahsilat("import", "--help").out
    assert "tahsilat KOMUT" in tahsilat("--help").out and "ya da bugün" in tahsilat("new", "--help").out
    assert tahsilat("card", "k.xlsx").err.startswith("AD yazılmamış. Kullanım: tahsilat card KİTAP AD")


def test_an_option_in_turkish_is_answered_with_its_name() -> None:
    said = tahsilat("add", "tahsilat", "k.xlsx", "--tutar", "5")
    assert said.code == 2 and said.err.strip() == "“--tutar” yerine şunu yazın: --amount."
    assert "--date, --next-date, --due, --until" in tahsilat("add", "söz", "k.xlsx", "--tarih=5").err
    assert tahsilat("add", "söz", "k.xlsx", "--note").err.strip().endswith("Kullanım: tahsilat add --help")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("yenile", "refresh"),
        ("BUGÜN", "today"),
        ("kart", "card"),
        ("al", "import"),
        ("denetle", "check"),
        ("yeni", "new"),
        ("sablon", "template"),
    ],
)
def test_a_command_in_turkish_is_answered_with_its_name(typed: str, name: str) -> None:
    said = tahsilat(typed, "k.xlsx")
    assert said.code == 2 and said.err.strip() == f"“{typed}” için `tahsilat {name}` yazın."


def test_a_name_of_several_words_needs_no_quotes() -> None:
    assert values("card", "k.xlsx", "mehmet", "ali", "--json")["name"] == "mehmet ali"
    assert values("today", "k.xlsx", "--person", "Ayşe", "Demir")["person"] == "Ayşe Demir"
    assert values("today", "--person", "Ayşe", "k.xlsx") == {"book": "k.xlsx", "person": "Ayşe"}


def test_today_is_a_date_in_both_languages() -> None:
    assert {values("new", "k.xlsx", "--as-of", word)["as_of"] for word in ("bugün", "Bugun", "today")} == {
        "today"
    }


def test_no_word_at_all_shows_help_and_is_no_success() -> None:
    said = tahsilat()
    assert (said.code, said.out) == (2, "") and "Kullanım:" in said.err


def test_version() -> None:
    assert tahsilat("--version").out.strip() == __version__


def test_lang_wins_over_the_machine(tmp_path: Path) -> None:
    said = tahsilat("new", tmp_path / "a.xlsx", "--lang", "tr", language="en")
    assert "hazır" in said.out and cell(tmp_path / "a.xlsx", "language") == "tr"
    assert "ready" in tahsilat("new", tmp_path / "b.xlsx", language="en").out


# --- never overwriting ---


def test_new_and_demo_never_overwrite(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    assert tahsilat("new", book).code == 0
    before = fingerprint(book)
    assert tahsilat("new", book).code == 2 and fingerprint(book) == before
    (tmp_path / "Tahsilat-Demo.xlsx").write_text("mine")
    said = tahsilat("demo", tmp_path, "--debtors", 20)
    assert said.code == 0 and str(tmp_path / "Tahsilat-Demo-2.xlsx") in said.out
    assert (tmp_path / "Tahsilat-Demo.xlsx").read_text() == "mine"
    assert neighbours(book) == {"a.xlsx", "Tahsilat-Demo.xlsx", "Tahsilat-Demo-2.xlsx"}


def test_demo_refuses_a_standing_truth_and_then_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text("mine")
    assert tahsilat("demo", tmp_path, "--truth", tmp_path / "t.json").code == 2
    assert tahsilat("demo", tmp_path / "b", "--truth", tmp_path / "yok" / "t.json").code == 2
    assert not list(tmp_path.rglob("*.xlsx")) and (tmp_path / "t.json").read_text() == "mine"


def test_demo_prints_its_path_and_the_five_most_urgent(tmp_path: Path) -> None:
    said = tahsilat("demo", tmp_path / "yeni", "--debtors", 20, "--as-of", "2026-11-20")
    assert str(tmp_path / "yeni" / "Tahsilat-Demo.xlsx") in said.out.splitlines()[0]
    assert re.findall(r"^(\d+)\. ", said.out, re.MULTILINE) == list("12345")
    assert cell(tmp_path / "yeni" / "Tahsilat-Demo.xlsx", "calculation_date") == AS_OF


def test_new_takes_a_calculation_date(tmp_path: Path) -> None:
    assert tahsilat("new", tmp_path / "a.xlsx", "--as-of", "2026-11-20").code == 0
    assert cell(tmp_path / "a.xlsx", "calculation_date") == AS_OF
    assert tahsilat("new", tmp_path / "b.xlsx").code == 0
    assert cell(tmp_path / "b.xlsx", "calculation_date") == ""


# --- the README ---


def examples() -> list[list[str]]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("tahsilat ")]


def test_readme_examples_run_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_list(tmp_path / "musteri_listesi.xlsx")
    assert tahsilat("demo").code == 0  # the README's first command
    shown = examples()
    assert {"new", "import", "refresh", "today", "card", "check"} <= {words[0] for words in shown}
    for words in shown:
        said = tahsilat(*words, *(["--yes"] if words[0] == "import" else []))
        assert said.code == (words[0] == "check"), (words, said.err)  # the sample book has planted errors
    assert frame(tmp_path / "Alacaklarim.xlsx", "receivables")["open_kurus"].tolist() == [123_450]


def make_list(path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Liste", 0)
    sheet.append(["Müşteri", "Fatura No", "Vade", "Tutar"])
    sheet.append(["Yıldız İnşaat A.Ş.", "F-1", AS_OF.replace(month=9), 1234.5])
    workbook.save(path)


def test_readme_and_registry_name_the_same_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(COMMANDS)


def test_what_a_killed_run_left_goes_a_day_later(book: Path) -> None:
    old, young = book.parent / ".tahsilat-old", book.parent / ".tahsilat-young"
    for folder in (old, young):
        folder.mkdir()
        (folder / "Kitap.xlsx").write_bytes(b"half")
    os.utime(old, (0, 0))
    assert tahsilat("refresh", book, "--out", book.parent / "Kopya.xlsx").code == 0
    assert not old.exists()
    assert young.exists()


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("import", "--help")])
def test_help_and_version_are_one_json_value_too(words: tuple[str, ...]) -> None:
    for order in ((*words, "--json"), ("--json", *words)):
        said = tahsilat(*order)
        assert said.code == 0 and said.err == ""
        assert len(said.json) == 1
