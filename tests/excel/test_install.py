"""Installing as text: each file, key and task, on computers that are not here; and as deeds in a folder."""

from __future__ import annotations

import re
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from addin import __version__
from addin.commands import enter_all
from addin.excel.addin_file import SETTINGS, built_by_us
from addin.excel.setup import executor, here, install
from addin.machine import Step
from addin.messages import say
from addin.model import Outcome, Refusal
from addin.registry import COMMANDS, Request
from tests.desk import tahsilat
from tests.excel.machines import Computer, linux, macos, made, windows

enter_all()
XLSTART = r"C:\Users\Ayşe\AppData\Roaming\Microsoft\Excel\XLSTART\Tahsilat.xlam"
LINK = r"C:\Users\Ayşe\OneDrive\Masaüstü\Tahsilat.lnk"
TASK = r"C:\Users\Ayşe\.tahsilat\sabah.xml"
STARTUP = (
    "/Users/ayse/Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel/"
    "Tahsilat.xlam"
)
SCRIPT = "/Users/ayse/Library/Application Scripts/com.microsoft.Excel/tahsilat-0.37.8.applescript"
AGENT = "/Users/ayse/Library/LaunchAgents/tr.tahsilat.sabah.plist"


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin.commands.addin_.make", made)


def ask(computer: Computer, *words: str, language: str = "tr", **values: Any) -> Outcome:
    """`ask(computer, "install", "Kitap.xlsx", daily=True)`."""
    asked = dict(zip(("action", "path"), words, strict=False)) | values
    run = COMMANDS["addin"].run
    return run(computer.machine, Request(asked, datetime(2026, 11, 20), language), as_of=date(2026, 11, 20))


def lines(computer: Computer, *words: str, **values: Any) -> list[str]:
    return str(ask(computer, *words, dry_run=True, **values).answer["text"]).splitlines()


def refused(computer: Computer, *words: str, **values: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        ask(computer, *words, **values)
    return refusal.value.key


# --- the plan as text ---


def test_what_is_done_on_windows() -> None:
    computer = windows(uncompiled=lambda: (r"C:\Tahsilat\Lib\site-packages\addin",))
    assert lines(computer, "install", "Alacaklar.xlsx", daily=True) == [
        f"Yazılır: {XLSTART}",
        r"Bayt koduna derlenir: C:\Tahsilat\Lib\site-packages\addin",
        rf"Kısayol: {LINK} -> C:\Tahsilat\Scripts\pythonw.exe -P -m addin.excel.desktop refresh",
        f"Yazılır: {TASK}",
        f'Çalıştırılır: schtasks /Create /F /TN "Tahsilat Sabah" /XML {TASK}',
    ]


def test_what_is_done_on_macos() -> None:
    assert lines(macos(), "kur", "Alacaklar.xlsx", daily=True) == [
        f"Yazılır: {STARTUP}",
        f"Yazılır: {SCRIPT}",
        f"Çalıştırılır: launchctl unload {AGENT}",
        f"Yazılır: {AGENT}",
        f"Çalıştırılır: launchctl load -w {AGENT}",
    ]


def test_what_is_taken_away_on_windows() -> None:
    computer = windows()
    computer.do(ask(computer, "install", "Alacaklar.xlsx", daily=True).steps)
    computer.files[r"C:\Users\Ayşe\.tahsilat\undo\ab.json"] = b"[]"
    computer.registry[install.SETTINGS_KEY] = {}
    computer.registry[install.SETTINGS_KEY + r"\Ayarlar"] = {"dil": "1"}
    assert lines(computer, "kaldır") == [
        'Çalıştırılır: schtasks /Delete /F /TN "Tahsilat Sabah"',
        f"Silinir: {XLSTART}",
        f"Silinir: {LINK}",
        f"Silinir: {TASK}",
        r"Klasör silinir: C:\Users\Ayşe\.tahsilat\undo",
        r"Kayıt defterinden silinir: HKCU\Software\VB and VBA Program Settings\Tahsilat",
    ]


def test_what_is_taken_away_on_macos() -> None:
    computer = macos()
    computer.do(ask(computer, "install", "Alacaklar.xlsx", daily=True).steps)
    assert lines(computer, "remove", language="en") == [
        f"Run: launchctl unload {AGENT}",
        f"Deleted: {STARTUP}",
        f"Deleted: {SCRIPT}",
        f"Deleted: {AGENT}",
    ]


@pytest.mark.parametrize("computer", [windows(), macos()], ids=["windows", "macos"])
def test_installing_and_removing_leave_the_computer_as_it_was(computer: Computer) -> None:
    before = dict(computer.files)
    computer.do(ask(computer, "install", "Alacaklar.xlsx", daily=True).steps)
    assert ask(computer, "install", "Alacaklar.xlsx", daily=True).steps == []
    computer.do(ask(computer, "remove").steps)
    assert computer.files == before
    assert ask(computer, "remove").steps == []
    assert ask(computer, "remove").notices[0].key == "addin_absent"


# --- what is written ---


def written(computer: Computer, path: str, *words: str, **values: Any) -> bytes:
    (step,) = (step for step in ask(computer, *words, **values).steps if step.what == path)
    return step.content


@pytest.mark.parametrize(
    ("computer", "path", "key", "python"),
    [
        (windows(), XLSTART, "INTERPRETER_WIN", r"C:\Tahsilat\Scripts\python.exe"),
        (macos(), STARTUP, "INTERPRETER_MAC", "/Users/ayse/tahsilat/bin/python"),
    ],
)
def test_the_add_in_carries_the_interpreter(computer: Computer, path: str, key: str, python: str) -> None:
    built = built_by_us(written(computer, path, "install"))
    assert built is not None
    assert (built.version, built.settings) == (__version__, SETTINGS | {key: python})


def test_letters_that_xml_keeps_for_itself_come_back() -> None:
    python = type(windows().machine.python)(r"C:\Ak & <Oğlu>\python.exe")
    built = built_by_us(written(windows(python=python), XLSTART, "install"))
    assert built is not None and built.settings["INTERPRETER_WIN"] == str(python)


def test_the_task_of_windows() -> None:
    computer = windows()
    computer.files[r"C:\Users\Ayşe\Ak & Oğlu\Alacaklar 2026.xlsx"] = b""
    book = r"C:\Users\Ayşe\Ak & Oğlu\Alacaklar 2026.xlsx"
    content = written(computer, TASK, "install", book, daily=True)
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    root = ElementTree.fromstring(content)

    def text(path: str) -> str | None:
        return root.findtext(path, namespaces=space)

    assert text(".//t:Command") == r"C:\Tahsilat\Scripts\pythonw.exe"
    assert text(".//t:Arguments") == f'-P -m addin.excel.desktop today "{book}"'
    assert text(".//t:UserId") == r"FIRMA\Ayşe"
    assert (text(".//t:RunLevel"), text(".//t:LogonType")) == ("LeastPrivilege", "InteractiveToken")
    assert (text(".//t:DisallowStartIfOnBatteries"), text(".//t:StartWhenAvailable")) == ("false", "true")
    days = root.find(".//t:DaysOfWeek", space)
    assert days is not None
    assert [day.tag.split("}")[1] for day in days] == "Monday Tuesday Wednesday Thursday Friday".split()


def test_the_agent_of_macos() -> None:
    import plistlib

    found = plistlib.loads(written(macos(), AGENT, "install", "Alacaklar.xlsx", daily=True))
    python, book = "/Users/ayse/tahsilat/bin/python", "/Users/ayse/Belgeler/Alacaklar.xlsx"
    assert found["ProgramArguments"] == [python, "-P", "-m", "addin.excel.desktop", "today", book]
    assert found["StartCalendarInterval"][0] == {"Weekday": 1, "Hour": 8, "Minute": 45}


def test_the_script_of_macos_is_the_one_that_the_add_in_calls() -> None:
    from addin.excel.xlwings_module import changed, shipped

    own = files("xlwings").joinpath("xlwings-0.37.8.applescript").read_bytes()
    assert written(macos(), SCRIPT, "install") == own
    called = re.search(r'AppleScriptTask\("(.*?)" & XLWINGS_VERSION & "(.*?)", "(\w+)"', changed(shipped()))
    assert called
    assert f"{called[1]}0.37.8{called[2]}" == SCRIPT.rsplit("/", maxsplit=1)[-1]
    assert f"on {called[3]}(".encode() in own


# --- what stands there already ---


def older(content: bytes) -> bytes:
    """The same file with another version of the same length in its title."""
    return content.replace(f"Tahsilat {__version__}<".encode(), b"Tahsilat 0.0.1<")


def newer(content: bytes) -> bytes:
    return content.replace(f"Tahsilat {__version__}<".encode(), b"Tahsilat 9.0.0<")


def crc_kept(change: Any) -> bytes:
    """A package whose sums are right again after a change of a stored part."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made({}))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))
    return out.getvalue()


def test_an_older_add_in_is_replaced_a_newer_or_foreign_one_is_not() -> None:
    computer = windows()
    computer.files[XLSTART] = crc_kept(older)
    assert lines(computer, "install")[0] == f"Yazılır: {XLSTART}"
    computer.files[XLSTART] = crc_kept(newer)
    assert refused(computer, "install") == "addin_newer"
    computer.files[XLSTART] = b"PK a macro of somebody else"
    assert refused(computer, "install") == "addin_foreign"


def test_a_download_mark_is_cleared() -> None:
    computer = windows()
    computer.do(ask(computer, "install").steps)
    computer.files[f"{XLSTART}:Zone.Identifier"] = b"[ZoneTransfer]\r\nZoneId=3\r\n"
    assert lines(computer, "install") == [f"İndirme işareti silinir: {XLSTART}"]


def test_a_missing_shortcut_is_made_again_and_another_python_renews_it() -> None:
    computer = windows()
    computer.do(ask(computer, "install").steps)
    del computer.files[LINK]
    assert lines(computer, "install")[0].startswith(f"Kısayol: {LINK}")
    computer.do(ask(computer, "install").steps)
    moved = replace(computer.machine, python=type(computer.machine.python)(r"D:\py\python.exe"))
    computer.machine = moved
    assert [line.split(":")[0] for line in lines(computer, "install")] == ["Yazılır", "Kısayol"]


def test_an_add_in_that_excel_has_open_is_left_alone() -> None:
    computer = windows()
    computer.files[XLSTART] = crc_kept(older)
    computer.locked.add(XLSTART)
    assert refused(computer, "install") == "addin_in_use"
    assert refused(computer, "remove") == "addin_in_use"


def test_the_desktop_is_found_without_the_registry() -> None:
    computer = windows()
    computer.registry.clear()
    assert r"Kısayol: C:\Users\Ayşe\Desktop\Tahsilat.lnk" in "\n".join(lines(computer, "install"))


def test_an_obstacle_is_told_after_installing() -> None:
    computer = windows()
    del computer.files[r"C:\Tahsilat\xlwings64-0.37.8.dll"]
    notices = ask(computer, "install").notices
    assert [notice.key for notice in notices] == ["addin_installed", "shortcut_made", "obstacle"]
    assert "xlwings64-0.37.8.dll Python'un yanında" in say("notices.obstacle", "tr", **notices[-1].params)


# --- refusals ---


@pytest.mark.parametrize(
    ("words", "values", "key"),
    [
        (["install"], {"daily": True}, "daily_needs_book"),
        (["install", "Yok.xlsx"], {"daily": True}, "file_missing"),
        (["install", "Alacaklar.xlsx"], {}, "path_unneeded"),
        (["remove", "Alacaklar.xlsx"], {}, "path_unneeded"),
        (["build"], {"daily": True}, "daily_unneeded"),
        (["build", "Tahsilat.xlsx"], {}, "needs_xlam"),
        (["olmaz"], {}, "unknown_action"),
    ],
)
def test_what_is_refused(words: list[str], values: dict[str, bool], key: str) -> None:
    assert refused(windows(), *words, **values) == key


@pytest.mark.parametrize("action", ["install", "remove", "status"])
def test_linux_has_no_excel(action: str) -> None:
    assert refused(linux(), action) == "no_excel_here"
    said = tahsilat("addin", action)
    assert (said.code, said.out) == (2, "") and "tahsilat refresh" in said.err


def test_the_python_of_the_store_is_refused() -> None:
    python = r"C:\Users\Ayşe\AppData\Local\Microsoft\WindowsApps\python.exe"
    assert refused(windows(python=type(windows().machine.python)(python)), "install") == "store_python"


# --- status ---


def states(computer: Computer) -> list[str]:
    return [part["state"] for part in ask(computer, "status").answer["parts"]]


def test_status_tells_what_is_there() -> None:
    computer = windows()
    assert states(computer) == ["missing"] * 3
    computer.do(ask(computer, "install").steps)
    assert states(computer) == ["same", "there", "missing"]
    text = str(ask(computer, "durum").answer["text"])
    assert text.splitlines()[0] == f"Eklenti: kurulu, bu sürümle aynı ({XLSTART})"
    for change, state in ((older, "older"), (newer, "newer"), (lambda part: part, "other")):
        computer.files[XLSTART] = crc_kept(change)
        assert states(computer)[0] == state
    computer.files[XLSTART] = b"?"
    assert states(computer)[0] == "foreign"


def test_status_of_macos_notices_another_script() -> None:
    computer = macos()
    computer.do(ask(computer, "install").steps)
    assert states(computer) == ["same", "same", "missing"]
    computer.files[SCRIPT] += b" "
    assert states(computer) == ["same", "other", "missing"]


# --- build ---


def test_build_writes_the_same_file_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "Tahsilat.xlam", tmp_path / "b" / "Deneme.xlam"
    assert tahsilat("addin", "build", first).code == 0
    assert tahsilat("addin", "build", second, "--json").json["steps"] == [
        {"do": "write", "what": str(second)}
    ]
    assert first.read_bytes() == second.read_bytes() == made({})
    with zipfile.ZipFile(first) as package:  # no day of the build, which the next one would change
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "değişen bir şey yok" in tahsilat("addin", "yap", first).out


def test_build_replaces_its_own_older_file_only(tmp_path: Path) -> None:
    path = tmp_path / "Tahsilat.xlam"
    path.write_bytes(crc_kept(older))
    assert "(eskisi 0.0.1)" in tahsilat("addin", "build", path).out
    assert path.read_bytes() == made({})
    for content in (b"mine", crc_kept(newer)):
        path.write_bytes(content)
        said = tahsilat("addin", "build", path)
        assert said.code == 2 and said.err.count("\n") == 1
        assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["Tahsilat.xlam"]


def test_build_in_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    said = tahsilat("addin", "build", tmp_path / "a.xlam", "--dry-run")
    assert said.out.splitlines()[1:] == [f"Yazılır: {tmp_path / 'a.xlam'}"]
    assert not list(tmp_path.iterdir())


# --- deeds ---


@pytest.fixture
def mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer as if it were a Mac whose user lives in a folder of the test."""
    home = tmp_path / "ayse"
    home.mkdir()
    taken = replace(here.this_machine(), system="macos", home=home, uncompiled=tuple)
    monkeypatch.setattr(here, "this_machine", lambda: taken)
    return home


def test_a_mac_is_installed_and_cleared(mac: Path) -> None:
    said = tahsilat("addin", "install")
    assert said.code == 0 and "Mac'te denenmedi" in said.out
    found = sorted(path.name for path in mac.rglob("*") if path.is_file())
    assert found == ["Tahsilat.xlam", "tahsilat-0.37.8.applescript"]
    (mac / ".tahsilat" / "undo").mkdir(parents=True)
    (mac / ".tahsilat" / "undo" / "a.json").write_text("[]")
    assert "zaten kurulu" in tahsilat("addin", "install").out
    assert tahsilat("addin", "remove").code == 0
    assert not [path for path in mac.rglob("*") if path.is_file()] and not (mac / ".tahsilat").exists()


def test_a_dry_run_touches_nothing(mac: Path) -> None:
    assert "Startup.localized" in tahsilat("addin", "install", "--dry-run").out
    assert not list(mac.iterdir())


def test_what_was_done_before_a_failure_is_taken_back(mac: Path) -> None:
    """There is no launchctl here."""
    book = mac / "Alacaklar.xlsx"
    book.write_bytes(b"PK")
    said = tahsilat("addin", "install", book, "--daily")
    assert said.code == 2 and "Tahsilat Sabah" in said.err and said.err.count("\n") == 1
    assert [path for path in mac.rglob("*") if path.is_file()] == [book]


def test_a_file_that_was_replaced_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xlam"
    path.write_bytes(b"before")
    with pytest.raises(Refusal):
        executor.carry_out([Step("write", str(path), b"after"), Step("run", "x", words=("false",))])
    assert path.read_bytes() == b"before" and list(tmp_path.iterdir()) == [path]


def test_a_program_that_leaves_another_behind_is_not_waited_for(tmp_path: Path) -> None:
    words = ("sh", "-c", "sleep 20 & echo no >&2; exit 3")
    begun = time.monotonic()
    with pytest.raises(Refusal) as refused:
        executor.carry_out([Step("run", "x", words=words)])
    assert refused.value.params["detail"] == "no" and time.monotonic() - begun < 15


def test_bytecode_is_made_where_none_is(tmp_path: Path) -> None:
    (tmp_path / "modul.py").write_text("x = 1\n")
    assert here._lacks_bytecode(tmp_path)
    executor.carry_out([Step("compile", str(tmp_path))])
    assert not here._lacks_bytecode(tmp_path)


def test_an_open_workbook_is_told_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "Tahsilat.xlam"
    assert not here._is_locked(path)
    path.write_bytes(b"")
    assert not here._is_locked(path)
    (tmp_path / "~$Tahsilat.xlam").write_bytes(b"")
    assert here._is_locked(path)
