"""Real hosts for the tests that need one; a host that is absent skips, in CI it fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.hosts.libreoffice import LibreOffice
from tests.hosts.soffice import Office, absence

# A shared machine may pause at any example; a time limit would fail tests at random.
# `.ci/run` tries the same examples each time; at a desk they are always new ones.
hypothesis.settings.register_profile("steady", deadline=None, derandomize="SAME_EXAMPLES" in os.environ)
hypothesis.settings.load_profile("steady")


def start_office(locale: str) -> Iterator[LibreOffice]:
    reason = absence()
    if reason is not None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    office = Office(locale)
    try:
        yield LibreOffice(office)
    finally:
        office.stop()


@pytest.fixture(scope="session")
def libreoffice() -> Iterator[LibreOffice]:
    """LibreOffice as an English user has it."""
    yield from start_office("en-US")


@pytest.fixture(scope="session")
def libreoffice_tr() -> Iterator[LibreOffice]:
    """LibreOffice as a Turkish user has it: casing, decimal comma, date order."""
    yield from start_office("tr-TR")


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The demo of 20.11.2026 and the list of what was planted in it; copy the book before changing it."""
    from tests.desk import tahsilat

    folder = tmp_path_factory.mktemp("demo")
    said = tahsilat("demo", folder, "--as-of", "2026-11-20", "--truth", folder / "truth.json")
    assert said.code == 0, said.err
    return folder / "Tahsilat-Demo.xlsx", folder / "truth.json"


@pytest.fixture
def demo_book(demo_year: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the demo for one test."""
    return Path(shutil.copy2(demo_year[0], tmp_path / "Kitap.xlsx"))
