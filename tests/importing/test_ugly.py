"""Lists nobody showed to the importer come in whole, or are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.ugly.cases import AGAIN, CASES
from tests.importing.ugly.not_yet import NOT_YET
from tests.importing.ugly.run import measure, measure_again


@pytest.mark.parametrize("name", CASES)
def test_list_comes_in(name: str, tmp_path: Path) -> None:
    report = measure(name, CASES[name], tmp_path)
    if name in NOT_YET:
        assert not report.passed, f"{name} passes now: take it out of NOT_YET"
        return
    assert report.passed, "\n".join(report.differences[:12])


@pytest.mark.parametrize("name", AGAIN)
def test_list_comes_in_twice(name: str, tmp_path: Path) -> None:
    report = measure_again(name, CASES[name], tmp_path)
    if (known := f"again_{name}") in NOT_YET:
        assert not report.passed, f"{known} passes now: take it out of NOT_YET"
        return
    assert report.passed, "\n".join(report.differences[:12])


def test_known_failures_are_cases() -> None:
    assert set(NOT_YET) <= {*CASES, *(f"again_{name}" for name in AGAIN)}
    assert all(NOT_YET.values())
