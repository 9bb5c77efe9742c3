"""Real hosts for the tests that need one; a host that is absent skips, in CI it fails."""

from __future__ import annotations

import os
from collections.abc import Iterator

import hypothesis
import pytest

from tests.hosts.libreoffice import LibreOffice
from tests.hosts.soffice import Office, absence

# A shared machine may pause at any example; a time limit would fail tests at random.
hypothesis.settings.register_profile("steady", deadline=None)
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
