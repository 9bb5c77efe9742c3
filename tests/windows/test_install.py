"""Put into Excel's start folder, used by the shortcut, taken away again: on a Windows of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from addin import __version__
from addin.excel.addin_file import built_by_us
from addin.excel.setup.install import SETTINGS_KEY
from tests.desk import AS_OF, frame, make_book
from tests.windows import missing_dll
from tests.windows.desk import HERE, PYTHON, ROOT, absence, environment, windows_path

SECONDS = 180
LATE = [{"debtor_name": "Yıldız A.Ş.", "due_date": AS_OF.replace(month=9), "amount_kurus": 150_000}]


@dataclass(frozen=True)
class Done:
    code: int
    out: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Desk:
    """A user of Windows; message boxes of other tests are on other desks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.environment = environment() | {
            "WINEPREFIX": str(folder / "prefix"),
            "HOME": str(self.home),
            "PYTHONPATH": windows_path(ROOT),
            "TAHSILAT_LANG": "",
        }
        self.wine("wineboot", "--init")
        self.wine("reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f")
        dll = missing_dll.forwarder(missing_dll.NAME, missing_dll.FUNCTIONS)
        (folder / "prefix" / "drive_c" / "windows" / "system32" / missing_dll.NAME).write_bytes(dll)

    def wine(self, *words: str) -> Done:
        # Redirected to a file, Windows Python would not start; pipes are what it takes.
        done = subprocess.run(
            ["wine", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self.environment,
            cwd=self.folder,
            timeout=SECONDS,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(errors="replace").replace("\r\n", "\n"))

    def tahsilat(self, *words: str | Path) -> Done:
        return self.wine(PYTHON, "-m", "addin", *self._named(words))

    def inside(self, script: str, *words: str | Path) -> Done:
        return self.wine(PYTHON, windows_path(HERE / "inside" / script), *self._named(words))

    @staticmethod
    def _named(words: tuple[str | Path, ...]) -> list[str]:
        return [windows_path(word) if isinstance(word, Path) else word for word in words]

    @property
    def user(self) -> Path:
        """C:\\users\\... of this user."""
        (found,) = (self.folder / "prefix" / "drive_c" / "users").glob("*/AppData")
        return found.parent

    @property
    def addin(self) -> Path:
        return self.user / "AppData" / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "Tahsilat.xlam"

    @property
    def shortcut(self) -> Path:
        return self.user / "Desktop" / "Tahsilat.lnk"

    def states(self) -> dict[str, str]:
        parts = self.tahsilat("addin", "status", "--json").json["parts"]
        return {part["part"]: part["state"] for part in parts}

    def looks(self) -> dict[str, Any]:
        findings = self.tahsilat("doctor", "--json").json["findings"]
        return {look["key"]: look for look in findings}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    reason = absence()
    if reason is not None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    made = Desk(tmp_path_factory.mktemp("windows"))
    try:
        yield made
    finally:
        subprocess.run(["wineserver", "--kill"], env=made.environment, check=False)
        shutil.rmtree(made.folder, ignore_errors=True)


@pytest.fixture(scope="module")
def installed(desk: Desk) -> Desk:
    done = desk.tahsilat("addin", "install")
    assert f"Tahsilat {__version__} eklentisi kuruldu" in done.out
    return desk


def test_what_is_installed_is_found(installed: Desk) -> None:
    built = built_by_us(installed.addin.read_bytes())
    assert built is not None and built.settings["INTERPRETER_WIN"] == PYTHON
    assert installed.states() == {"addin": "same", "shortcut": "there", "daily": "missing"}
    assert "zaten kurulu" in installed.tahsilat("addin", "install").out


def test_the_shortcut_leads_to_this_python(installed: Desk) -> None:
    target, words, folder = installed.inside("shortcut.py", installed.shortcut).json
    assert target == PYTHON.replace("python.exe", "pythonw.exe")
    assert words == "-P -m addin.excel.desktop refresh"
    assert folder == PYTHON.removesuffix("\\python.exe")


def test_a_book_dropped_on_the_shortcut_is_refreshed(installed: Desk, tmp_path: Path) -> None:
    tables = {"debtors": [{"debtor_name": "Yıldız A.Ş."}], "receivables": LATE}
    book = make_book(tmp_path / "Ak & Oğlu Kitabı.xlsx", tables)
    (said,) = installed.inside("drop.py", installed.shortcut, book).json
    assert said.startswith(f"{book.name} yenilendi:")
    assert frame(book, "receivables")["open_kurus"].tolist() == [150_000]
    assert (tmp_path / "Yedekler").is_dir()


def test_a_double_click_on_the_shortcut_looks_the_installation_over(installed: Desk) -> None:
    (said,) = installed.inside("drop.py", installed.shortcut).json
    assert "Eklenti kurulu, bu sürümle aynı" in said


def test_an_add_in_that_is_open_is_left_alone(installed: Desk) -> None:
    before = installed.addin.read_bytes()
    done = installed.inside("locked.py", installed.addin, "addin", "remove", "--json")
    assert (done.code, done.json["error"]) == (2, "addin_in_use")
    assert installed.addin.read_bytes() == before and installed.shortcut.exists()


def test_the_installation_check_asks_this_windows(installed: Desk) -> None:
    security = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
    installed.wine("reg", "add", security, "/v", "DisableAllAddins", "/t", "REG_DWORD", "/d", "1", "/f")
    root = r"HKLM\SOFTWARE\Microsoft\Office\16.0\Excel\InstallRoot"
    installed.wine("reg", "add", root, "/v", "Path", "/d", "C:\\", "/f", "/reg:32")
    looks = installed.looks()
    assert {looks[key]["state"] for key in ("addin_same", "library", "trusted", "macros")} == {"good"}
    assert looks["addins_off"]["state"] == "act"
    assert "32 bit" in looks["excel"]["message"] and "xlwings32" in looks["library"]["message"]


def test_all_of_it_is_taken_away_again(installed: Desk, tmp_path: Path) -> None:
    """The last of this file: those above need what is removed here."""
    book = make_book(tmp_path / "Kitap.xlsx", {})
    done = installed.tahsilat("addin", "install", book, "--daily")
    assert done.code == 0, done.out
    assert windows_path(book) in (installed.user / ".tahsilat" / "sabah.xml").read_text("utf-16")
    installed.wine("reg", "add", SETTINGS_KEY + r"\Ayarlar", "/v", "dil", "/d", "1", "/f")
    assert "kaldırıldı" in installed.tahsilat("addin", "remove").out
    left = (installed.addin, installed.shortcut, installed.user / ".tahsilat")
    assert [path for path in left if path.exists()] == []
    assert installed.wine("reg", "query", SETTINGS_KEY).code != 0
