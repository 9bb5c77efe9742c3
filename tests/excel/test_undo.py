"""The journal of Geri Al: on disk before a workbook changes, gone when the action is given up."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from addin.excel import host
from addin.excel.undo import KEEP, Journal, journal_of
from addin.model import Refusal
from tests.excel.script import Script
from tests.excel.test_buttons import NOW


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    return SimpleNamespace(
        fullname=str(tmp_path / "Kitap.xlsx"), app=SimpleNamespace(status_bar=False), api=SimpleNamespace()
    )


def entry(number: int) -> dict[str, Any]:
    return {"cells": [{"key": f"cell{number}"}], "lengths": {}}


def stored(workbook: Any) -> list[list[dict[str, Any]]]:
    path = journal_of(workbook)
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def test_an_action_of_two_writes_is_one_entry(workbook: Any) -> None:
    Journal(workbook).note([entry(0)])
    journal = Journal(workbook)
    journal.note([entry(1)])
    assert stored(workbook) == [[entry(0)], [entry(1)]]
    journal.note([entry(1), entry(2)])
    assert stored(workbook) == [[entry(0)], [entry(1), entry(2)]]
    journal.drop()
    assert stored(workbook) == [[entry(0)]]


def test_the_oldest_actions_go_and_come_back_when_one_is_given_up(workbook: Any) -> None:
    for number in range(KEEP):
        Journal(workbook).note([entry(number)])
    journal = Journal(workbook)
    journal.note([{"cells": [], "lengths": {}}])
    assert len(stored(workbook)) == KEEP and stored(workbook)[0] == [entry(0)]
    journal.note([entry(KEEP)])
    assert [written for [written] in stored(workbook)] == [entry(n) for n in range(1, KEEP + 1)]
    journal.drop()
    assert stored(workbook)[0] == [entry(0)]


@pytest.mark.parametrize("failing", [Refusal("busy", name="Kitap.xlsx"), OSError("gone"), None])
def test_a_button_notes_first_and_forgets_what_failed(
    workbook: Any, monkeypatch: pytest.MonkeyPatch, failing: Exception | None
) -> None:
    seen: list[Any] = []

    def perform_live(*_: Any, journal: Any) -> Any:
        journal([entry(0)])
        seen.extend(stored(workbook))
        if failing:
            raise failing
        return SimpleNamespace(sentences=["Oldu."], text="", json=None, inverses=[entry(0)])

    monkeypatch.setattr("addin.runner.perform_live", perform_live)
    host.run("refresh", workbook, "tr", NOW, Script())
    assert seen == [[entry(0)]]
    assert stored(workbook) == ([] if failing else [[entry(0)]])
