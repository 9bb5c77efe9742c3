"""A file of another debtor is refused whatever is recorded on it, unless the debtor is a party of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.model import Outcome
from tests.desk import fingerprint
from tests.recording.shop import AK, by_command, by_form, copy_of, shop

# D-0001-A is Yıldız's.
ENTRIES: dict[str, dict[str, Any]] = {
    "commitment": {"amount": 400.0, "instalments": 4},
    "cost": {"amount": 92.5, "cost_type": "harç"},
    "receipt": {"amount": 92.5, "method": "nakit"},
    "event": {"event_type": "haciz"},
}


NOT_HIS = "D-0001-A bu borçlunun değil"
NOT_FOUND = "Bu borçluda Dosya No “D-0001-A” bulunamadı"
SAYS = {"commitment": NOT_HIS, "cost": NOT_HIS, "receipt": NOT_FOUND, "event": NOT_FOUND}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("files") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


@pytest.mark.parametrize("number", ["D-0001-A", "d1a", "2026/44812"])
@pytest.mark.parametrize("way", [by_command, by_form])
@pytest.mark.parametrize("kind", ENTRIES)
def test_it_is_refused(kind: str, way: Any, number: str, book: Path) -> None:
    said = way(book, kind, AK, {**ENTRIES[kind], "file_no": number})
    assert (said.code, said.json.get("error")) == (2, "record_refused"), said.err
    assert SAYS[kind] in said.err


@pytest.mark.parametrize("kind", ["commitment", "cost"])
def test_a_party_of_the_file_may(kind: str, book: Path) -> None:
    party = {"file_id": "D-0001-A", "party_name": AK.upper(), "party_role": "guarantor"}
    open_book(book, backups=False).write(Outcome(appended={"parties": pd.DataFrame([party])}))
    before = fingerprint(book)
    said = by_command(book, kind, AK, {**ENTRIES[kind], "file_no": "D-0001-A"}, "--dry-run")
    assert said.code == 0 and fingerprint(book) == before, said.err
