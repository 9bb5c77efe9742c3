"""Kurulum Denetimi: each thing that can be wrong with an installation is found, and says what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from addin.commands import enter_all
from addin.excel.setup import policies as keys
from addin.messages import LANGUAGES, catalogue
from addin.model import Outcome, Refusal
from addin.registry import COMMANDS, Request
from tests.desk import make_book, tahsilat
from tests.excel.machines import CLICK_TO_RUN, DLL, Computer, linux, macos, made, windows
from tests.excel.test_install import XLSTART, ask, crc_kept, newer, older

enter_all()
SECURITY = keys.POLICY + r"\Excel\Security"
OWN_SECURITY = keys.CHOICE + r"\Excel\Security"
LOCATIONS = SECURITY + r"\Trusted Locations"
BOOK = r"C:\Users\Ayşe\Belgeler\Alacaklar.xlsx"


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin.commands.addin_.make", made)
    monkeypatch.setattr("addin.commands.doctor.make", made)


def look(computer: Computer, book: str = "", language: str = "tr") -> Outcome:
    request = Request({"book": book}, datetime(2026, 11, 20), language)
    return COMMANDS["doctor"].run(computer.machine, request, as_of=date(2026, 11, 20))


def found(computer: Computer, book: str = "", state: str = "act") -> list[str]:
    return [one["key"] for one in look(computer, book).answer["findings"] if one["state"] == state]


@pytest.fixture
def desk() -> Computer:
    """A computer on which everything is right."""
    computer = windows()
    computer.do(ask(computer, "install").steps)
    return computer


def test_nothing_has_to_be_done_where_all_is_right(desk: Computer) -> None:
    outcome = look(desk)
    assert (found(desk), found(desk, state="unknown"), found(desk, state="note")) == ([], [], [])
    assert (outcome.code, [notice.key for notice in outcome.notices]) == (0, ["doctor_clean"])
    assert len(found(desk, state="good")) == 9


def plant(change: Callable[[Computer], Any]) -> Computer:
    computer = windows()
    computer.do(ask(computer, "install").steps)
    change(computer)
    return computer


def sets(key: str, **values: Any) -> Callable[[Computer], Any]:
    return lambda computer: computer.registry.update({key: values})


def turns(**facts: Any) -> Callable[[Computer], Any]:
    def change(computer: Computer) -> None:
        computer.machine = replace(computer.machine, **facts)

    return change


def moves_python(path: str, code_page: str = "cp1254") -> Callable[[Computer], Any]:
    """Python stands elsewhere, with its DLL and an add-in that knows."""

    def change(computer: Computer) -> None:
        python = PureWindowsPath(path)
        computer.machine = replace(computer.machine, python=python, code_page=code_page)
        computer.files[str(python)] = computer.files[str(python.with_name(DLL))] = b""
        computer.files[XLSTART] = made({"INTERPRETER_WIN": path})

    return change


def holds(**files: bytes) -> Callable[[Computer], Any]:
    names = {"addin": XLSTART, "mark": f"{XLSTART}:Zone.Identifier"}
    return lambda computer: computer.files.update({names[name]: content for name, content in files.items()})


BLAMED = b"\x01\x00" + r"C:\Users\X\XLSTART\TAHSILAT.XLAM".encode("utf-16-le")
STORE = r"C:\Users\A\AppData\Local\Microsoft\WindowsApps\python.exe"
RULE = {keys.NO_CHILDREN.upper(): "1"}
FAULTS: dict[str, tuple[list[str], Callable[[Computer], Any]]] = {
    "store": (["python"], moves_python(STORE)),
    "package": (["package"], turns(versions={"xlwings": "0.37.8", "pandas": "2.3.0"})),
    "package_missing": (["package_missing"], turns(versions={"xlwings": "0.37.8"})),
    "no_library": (["library"], lambda computer: computer.files.pop(rf"C:\Tahsilat\{DLL}")),
    "excel_of_32_bits": (["library"], sets(CLICK_TO_RUN, Platform="x86")),
    "deep_folder": (["library_far"], moves_python("C:\\" + "a" * 240 + "\\python.exe")),
    "letters": (["letters"], moves_python("C:\\Ümit Ωmega\\python.exe")),
    "percent": (["letters"], moves_python("C:\\%TEMP%\\python.exe")),
    "locations_off": (["trusted"], sets(LOCATIONS, AllLocationsDisabled=1)),
    "own_locations_off": (
        ["trusted"],
        sets(keys.POLICY + r"\Common\Security\Trusted Locations", **{"allow user locations": 0}),
    ),
    "macros_and_locations_off": (
        ["trusted", "macros"],
        lambda computer: computer.registry.update(
            {LOCATIONS: {"AllLocationsDisabled": 1}, SECURITY: {"VBAWarnings": 4}}
        ),
    ),
    "visual_basic_off": (["visual_basic_off"], sets(keys.POLICY + r"\Common", vbaoff=1)),
    "addins_off": (["addins_off"], sets(SECURITY, DisableAllAddins=1)),
    "unsigned": (["unsigned"], sets(SECURITY, RequireAddinSig=1)),
    "blamed": (["blamed"], sets(keys.DISABLED, **{"1A2B": BLAMED})),
    "twice": (["twice"], sets(keys.OPTIONS, OPEN1=r'/R "C:\eski\Tahsilat.xlam"')),
    "defender": (["children"], sets(keys.DEFENDER[0], **RULE)),
    "defender_here": (["children"], sets(keys.DEFENDER[1], **{keys.NO_CHILDREN: 6})),
    "defender_managed": (["children"], sets(keys.MANAGED, ASRRules=f"x=1|{keys.NO_CHILDREN.upper()}=1")),
    "not_installed": (["addin_missing"], lambda computer: computer.files.pop(XLSTART)),
    "old_addin": (["addin_older"], holds(addin=crc_kept(older))),
    "new_addin": (["addin_newer"], holds(addin=crc_kept(newer))),
    "other_addin": (["addin_other"], holds(addin=crc_kept(lambda part: part))),
    "foreign_addin": (["addin_foreign"], holds(addin=b"MZ")),
    "python_gone": (
        ["addin_other", "other_python"],
        holds(addin=made({"INTERPRETER_WIN": "C:\\x\\python.exe"})),
    ),
    "marked": (["mark"], holds(mark=b"[ZoneTransfer]")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_no_other(fault: str) -> None:
    expected, change = FAULTS[fault]
    computer = plant(change)
    assert found(computer) == expected
    assert look(computer).code == 1


def test_what_is_no_obstacle(desk: Computer) -> None:
    """A trusted folder's macros run at every level; a rule that only watches stops nothing."""
    desk.registry[SECURITY] = {"VBAWarnings": 4, "blockcontentexecutionfrominternet": 1}
    desk.registry[keys.DEFENDER[0]] = {keys.NO_CHILDREN: "2"}
    assert (found(desk), found(desk, state="note")) == ([], ["internet"])
    desk.registry[SECURITY] = {}
    desk.registry[OWN_SECURITY] = {"VBAWarnings": 1}
    assert (found(desk), found(desk, state="note")) == ([], ["macros"])


def test_a_policy_wins_over_the_users_choice(desk: Computer) -> None:
    desk.registry[OWN_SECURITY] = {"DisableAllAddins": 1}
    assert found(desk) == ["addins_off"]
    desk.registry[SECURITY] = {"DisableAllAddins": 0}
    assert found(desk) == []
    desk.registry[keys.CLOUD_POLICY + r"\Excel\Security"] = {"DisableAllAddins": 1}
    assert found(desk) == ["addins_off"]


def test_another_python_that_is_there_is_told(desk: Computer) -> None:
    desk.files["D:\\py\\python.exe"] = b""
    desk.files[XLSTART] = made({"INTERPRETER_WIN": "D:\\py\\python.exe"})
    assert (found(desk), found(desk, state="note")) == (["addin_other"], ["other_python"])


def test_turkish_letters_reach_excel_on_a_turkish_windows_only(desk: Computer) -> None:
    moves_python("C:\\Şükrü\\python.exe")(desk)
    assert found(desk) == []
    moves_python("C:\\Şükrü\\python.exe", "cp1252")(desk)
    assert found(desk) == ["letters"]


def test_a_space_is_lost_on_a_mac() -> None:
    computer = macos()
    computer.machine = replace(computer.machine, python=PurePosixPath("/Users/ayşe/Python 3/bin/python"))
    assert found(computer) == ["letters", "addin_missing"]


def test_what_may_not_be_seen_is_said_to_be_so(desk: Computer) -> None:
    desk.forbidden.add(keys.DEFENDER[1])
    del desk.registry[CLICK_TO_RUN]
    assert (found(desk), found(desk, state="unknown")) == ([], ["excel", "children"])
    desk.machine = replace(desk.machine, wanted={})
    assert found(desk, state="unknown") == ["packages", "excel", "children"]


@pytest.mark.parametrize(("root", "bits"), [("HKLM", 64), ("HKLM32", 32)])
def test_excel_that_was_installed_the_old_way_is_found(desk: Computer, root: str, bits: int) -> None:
    del desk.registry[CLICK_TO_RUN]
    desk.registry[rf"{root}\{keys.INSTALL_ROOT}"] = {"Path": "C:\\"}
    assert f"{bits} bit" in next(
        one["message"] for one in look(desk).answer["findings"] if one["key"] == "excel"
    )


# --- a workbook ---


def package(*sheets: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made_here:
        named = "".join(f'<sheet name="{name}" sheetId="1"/>' for name in sheets)
        made_here.writestr("xl/workbook.xml", f"<workbook><sheets>{named}</sheets></workbook>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("sheets", "beside", "expected"),
    [
        (["Borçlular", "Ak &amp; Oğlu"], [], []),
        (["tahsilat.conf"], [], ["book_sheet"]),
        (["Liste", "XLWINGS.CONF", "kod.py"], [], ["book_sheet", "book_sheet"]),
        (["Liste"], ["tahsilat.conf"], ["book_beside"]),
        (["Liste"], ["Alacaklar.zip", "xlwings.conf"], ["book_beside", "book_beside"]),
        (["Liste"], ["Alacaklar.xlsx:Zone.Identifier"], ["book_marked"]),
    ],
)
def test_what_a_workbook_may_bring_along(
    desk: Computer, sheets: list[str], beside: list[str], expected: list[str]
) -> None:
    desk.files[BOOK] = package(*sheets)
    for name in beside:
        desk.files[str(PureWindowsPath(BOOK).with_name(name))] = b""
    assert found(desk, "Alacaklar.xlsx") == expected


def test_where_a_workbook_stands(desk: Computer) -> None:
    assert found(desk, "HTTPS://firma.sharepoint.com/Alacaklar.xlsx") == ["book_online"]
    synced = r"C:\Users\Ayşe\OneDrive\Alacaklar.xlsx"
    desk.files[synced] = package("Liste")
    assert (found(desk, synced), found(desk, synced, "note")) == ([], ["book_synced"])
    assert found(desk, BOOK, "unknown") == ["book_sheets"]  # which is empty
    with pytest.raises(Refusal, match="file_missing"):
        look(desk, "Yok.xlsx")


def test_a_book_of_ours_brings_nothing(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    said = tahsilat("doctor", book)
    assert said.code == 0 and "yabancı kod çalıştırabilecek bir şey yok" in said.out
    (tmp_path / "tahsilat.conf").write_text("INTERPRETER_WIN,C:\\x.exe")
    said = tahsilat("doctor", book, "--json")
    assert said.code == 1
    assert [one["key"] for one in said.json["findings"] if one["state"] == "act"] == ["book_beside"]
    assert tahsilat("doctor", tmp_path / "yok.xlsx").code == 2
    assert f"{tmp_path.name} açılamadı" in tahsilat("doctor", tmp_path).out


# --- elsewhere, and words ---


def test_what_cannot_be_looked_at_is_said_on_other_systems() -> None:
    assert found(linux(), state="unknown") == ["not_looked_linux"]
    assert (found(macos()), found(macos(), state="unknown")) == (["addin_missing"], ["not_looked_macos"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_worded_and_every_word_is_found(language: str) -> None:
    worded = {
        f"{key}.{state}"
        for key, states in catalogue(language)["doctor"].items()
        if key != "states"
        for state in states
    }
    computers = [windows(), macos(), linux(), *(plant(change) for _, change in FAULTS.values())]
    said = [one for computer in computers for one in look(computer, language=language).answer["findings"]]
    assert all("{" not in one["message"] for one in said)
    seen = {f"{one['key']}.{one['state']}" for one in said}
    assert seen <= worded
    # Those that the tests above plant one by one.
    apart = {"packages.unknown", "excel.unknown", "children.unknown", "internet.note", "macros.note"}
    assert {key for key in worded - seen - apart if not key.startswith("book_")} == {"other_python.note"}


def test_what_must_be_done_comes_first() -> None:
    outcome = look(plant(sets(SECURITY, DisableAllAddins=1)))
    lines = str(outcome.answer["text"]).splitlines()
    assert lines[0].startswith("Yapılmalı") and lines[1].startswith("Tamam")
    assert [dict(notice.params) for notice in outcome.notices] == [{"n": 1}]
