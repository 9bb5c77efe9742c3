"""Files that attack or break their reader: the caller says one sentence and lives on."""

from __future__ import annotations

import io
import os
import random
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from addin.importing.intake import door, limits
from addin.importing.intake.sheet import Sheet
from addin.importing.intake.transport import pack, unpack
from addin.importing.reading import read_sheets
from addin.messages import LANGUAGES, say
from addin.model import Refusal
from tests.importing import intake_files as files
from tests.importing.intake_files import put

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and pipes of POSIX")


def refusal(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read_sheets(path)
    for language in LANGUAGES:
        assert path.name in say(f"refusals.{refused.value.key}", language, **refused.value.params)
    return refused.value.key


def reader_that(code: str) -> str:
    """A start of the process in which reading does something else."""
    setup = "import sys; sys.path[:] = sys.argv[1:]; from addin.importing.intake import child, limits; "
    return f"{setup}exec({code!r}); child.main()"


DEATHS = {
    "abort": "import os; child.read = lambda raw: os.abort()",
    "kill": "import os; child.read = lambda raw: os.kill(os.getpid(), 9)",
    "exit": "import os; child.read = lambda raw: os._exit(0)",
    "segmentation": "import ctypes; child.read = lambda raw: ctypes.string_at(0)",
    "endless loop": "child.read = lambda raw: [0 for _ in iter(int, 1)]",
    "sleep": "import time; child.read = lambda raw: time.sleep(100)",
    "cpu": "limits.CPU_SECONDS = 1; child.read = lambda raw: any(iter(int, 1))",
    "unknown reason": "child._answer = lambda: child.pack_reason('no_such_sentence')",
    "garbage": "child._answer = lambda: b'garbage' * 9",
    "half an answer": "child._answer = lambda: child.pack(child.read(sys.stdin.buffer.read()))[:-3]",
    "too long an answer": "import os; os.write(1, bytes([255] * 8)); os._exit(0)",
}


@posix
@pytest.mark.parametrize("death", DEATHS)
def test_the_caller_outlives_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, death: str) -> None:
    monkeypatch.setattr(door, "_START", reader_that(DEATHS[death]))
    monkeypatch.setattr(limits, "WALL_SECONDS", 10 if death == "cpu" else 2)
    began = time.monotonic()
    assert refusal(put(tmp_path, "liste.csv", files.delimited())) == "import_unreadable"
    assert time.monotonic() - began < 6


@posix
def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "child.read = lambda raw: bytearray(4 << 30)"
    monkeypatch.setattr(door, "_START", reader_that(code))
    assert refusal(put(tmp_path, "liste.csv", files.delimited())) == "import_too_big"


def test_an_error_or_panic_of_the_reader_is_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "class Panic(BaseException): pass\ndef read(raw): raise Panic\nchild.read = read"
    monkeypatch.setattr(door, "_START", reader_that(code))
    assert refusal(put(tmp_path, "liste.csv", files.delimited())) == "import_damaged"


def test_what_the_reader_prints_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "old = child.read\ndef read(raw): print('x' * 99, flush=True); return old(raw)\nchild.read = read"
    monkeypatch.setattr(door, "_START", reader_that(code))
    assert read_sheets(put(tmp_path, "liste.csv", files.delimited()))[0].rows[0][0] == "Unvan"


def test_a_python_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "yok"))
    with pytest.raises(Refusal) as refused:
        read_sheets(put(tmp_path, "liste.csv", files.delimited()))
    assert refused.value.key == "import_no_process"


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(80 << 20))
    return out.getvalue()


def far_cell() -> bytes:
    """One cell in the last row and column: a table of seventeen thousand million cells."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")
    return out.getvalue()


def locked_xls() -> bytes:
    """The record that names the code page says instead that a password is needed."""
    return files.xls().replace(b"\x42\x00\x02\x00", b"\x2f\x00\x02\x00", 1)


def locked_xlsx() -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(files.xlsx())).encrypt("parola", out)
    return out.getvalue()


def locked_ods() -> bytes:
    def lock(name: str, content: bytes) -> bytes:
        if name == "META-INF/manifest.xml":
            return content.replace(b"/></man", b"><manifest:encryption-data/></manifest:file-entry></man")
        return content[::-1] if name == "content.xml" else content

    return files.changed_package(files.ods(), lock)


def xml_bomb() -> bytes:
    head = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
    return files.changed_package(files.xlsx(), lambda name, xml: xml.replace(b"<worksheet", head))


ATTACKS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "bomb.xlsx": (bomb, {"import_explodes"}),
    "far.xlsx": (far_cell, {"import_unreadable", "import_too_big"}),
    "locked.xls": (locked_xls, {"import_locked"}),
    "locked.xlsx": (locked_xlsx, {"import_locked"}),
    "locked.ods": (locked_ods, {"import_locked"}),
    "picture.xlsx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, {"import_unknown_file"}),
    "other.xls": (lambda: b'<?xml version="1.0"?><Fatura><Tutar>5</Tutar></Fatura>', {"import_unknown_file"}),
    "letter.xlsx": (lambda: b"PK\x05\x06" + bytes(18), {"import_unknown_file"}),
    "zeros.csv": (lambda: b"Unvan;Tutar\nAk\0;5\n", {"import_damaged"}),
    "noise.csv": (lambda: random.Random(1).randbytes(5000), {"import_damaged", "import_unknown_file"}),
    "oldest.xls": (lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(99), {"import_oldest"}),
    "blank.xlsx": (lambda: files.xlsx([["", ""]]), {"import_nothing"}),
    "blank.csv": (lambda: b" ;\t\r\n\r\n", {"import_nothing"}),
    "blank.xls": (lambda: b"<html><table><tr><td>&nbsp;</table></html>", {"import_nothing"}),
    "wide.xls": (
        lambda: files.spreadsheetml(
            table='<Row ss:Index="1048576"><Cell ss:Index="16384">'
            '<Data ss:Type="Number">1</Data></Cell></Row>'
        ),
        {"import_too_big"},
    ),
    "spans.xls": (
        lambda: b"<table>" + b"<tr><td rowspan=99999 colspan=99999>x" * 3000 + b"</table>",
        {"import_too_big", "import_unreadable"},
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_is_one_sentence(tmp_path: Path, name: str) -> None:
    content, keys = ATTACKS[name]
    assert refusal(put(tmp_path, name, content())) in keys


def test_an_xml_bomb_in_a_workbook_is_refused_or_stays_small(tmp_path: Path) -> None:
    began = time.monotonic()
    try:
        assert read_sheets(put(tmp_path, "x.xlsx", xml_bomb()))[0].rows
    except Refusal as refused:
        assert refused.key in door.REASONS
    assert time.monotonic() - began < 5


@posix
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "boru.csv")
    (tmp_path / "kopuk.csv").symlink_to(tmp_path / "yok.csv")
    assert refusal(tmp_path / "boru.csv") == "import_unknown_file"
    assert refusal(Path("/dev/zero")) == "import_unknown_file"
    assert refusal(tmp_path) == "import_is_folder"
    assert refusal(tmp_path / "yok.csv") == "file_missing"
    assert refusal(tmp_path / "kopuk.csv") == "file_missing"
    assert refusal(put(tmp_path, "bos.csv", b"")) == "import_nothing"


def test_a_file_that_vanishes_or_shrinks_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, emptied = put(tmp_path, "a.csv", files.delimited()), put(tmp_path, "b.csv", files.delimited())
    start = door._start

    def late(source):
        gone.unlink(missing_ok=True)
        emptied.write_bytes(b"")
        return start(source)

    monkeypatch.setattr(door, "_start", late)
    assert read_sheets(gone)[0].rows
    assert refusal(emptied) == "import_nothing"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "FILE_LIMIT", 10)
    assert refusal(put(tmp_path, "liste.csv", files.delimited())) == "import_too_big"


@posix
def test_a_file_that_was_swapped_for_a_pipe_blocks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "boru.csv")
    seen_before = put(tmp_path, "liste.csv", files.delimited()).stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: seen_before)
    assert refusal(tmp_path / "boru.csv") == "import_unknown_file"


@pytest.mark.parametrize("key", [*door.REASONS, "import_unreadable", "import_no_process", "import_is_folder"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(key: str, language: str) -> None:
    assert "{" not in say(f"refusals.{key}", language, name="liste.xls", row=7, cell="Liste!E7")


@pytest.mark.parametrize("at", range(0, 120, 7))
def test_a_changed_answer_never_runs_anything(at: int) -> None:
    raw = bytearray(pack([Sheet("Liste", [["Ak", 1.0, True, 12345678901], ["", "x", 2.0, ""]])]))
    raw[at % len(raw)] ^= 0x55
    try:
        unpack(bytes(raw))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return


MADE: dict[str, Callable[[], bytes]] = {
    "xlsx": files.xlsx,
    "xls": files.xls,
    "xlsb": files.xlsb,
    "ods": files.ods,
    "html": files.html,
    "xml": files.spreadsheetml,
    "csv": lambda: files.delimited(encoding="cp1254"),
    "txt": lambda: files.delimited(encoding="utf-16", delimiter="\t"),
}


@pytest.mark.parametrize("kind", MADE)
def test_mutants_read_or_are_refused(tmp_path: Path, kind: str) -> None:
    chance, whole = random.Random(kind), MADE[kind]()
    reasons = {*door.REASONS, "import_unreadable"}
    for _ in range(30):
        mutant = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        if chance.random() < 0.4:
            del mutant[chance.randrange(1, len(mutant)) :]
        path = put(tmp_path, f"liste.{kind}", bytes(mutant))
        try:
            assert any(sheet.rows for sheet in read_sheets(path))
        except Refusal as refused:
            assert refused.key in reasons


def test_a_cell_longer_than_those_of_excel_is_named(tmp_path: Path) -> None:
    head, longest = b"Unvan;Tutar;Not\nAk;5,00;\nOk;6,00;", b"A" * 32_767
    assert read_sheets(put(tmp_path, "liste.csv", head + longest))[0].rows[2][2] == longest.decode()
    for more in (1, 70_000, 5_000_000):
        with pytest.raises(Refusal) as refused:
            read_sheets(put(tmp_path, "liste.csv", head + longest + b"A" * more + b"\n"))
        assert (refused.value.key, refused.value.params["cell"]) == ("import_long_cell", "C3")


def test_many_equal_texts_arrive_as_they_went() -> None:
    rows = [[f"Örnek {at // 40} Ltd. Şti.", f"F-{at}", "" if at % 3 else "İptal"] for at in range(4000)]
    found = unpack(pack([Sheet("Liste", rows)]))
    assert isinstance(found, list)
    assert [list(sheet.rows) for sheet in found] == [rows]


@pytest.mark.parametrize("place", [-1, 100, 2**62])
def test_a_place_beyond_the_texts_is_damage(place: int) -> None:
    raw = pack([Sheet("Liste", [[f"Örnek {at // 40}"] for at in range(4000)])])
    with pytest.raises((ValueError, LookupError, OverflowError)):
        unpack(raw[:-8] + place.to_bytes(8, "little", signed=True))


def test_more_columns_than_a_sheet_can_have_are_refused(tmp_path: Path) -> None:
    row = ";".join(["Tutar"] * 20_000).encode()
    assert refusal(put(tmp_path, "liste.csv", b"Unvan;" + row + b"\nAk;" + row)) == "import_too_big"
