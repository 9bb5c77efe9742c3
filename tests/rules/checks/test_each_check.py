"""Each check by name: one fault in the clean book, found at its cell, and nothing else found."""

from __future__ import annotations

import pytest

from addin import messages
from addin.model import Place
from addin.reports.problems import problem_list
from addin.rules.catalogue import SEVERITY
from tests.rules.checks import cases_debtors, cases_money, cases_plans, cases_work, cases_workday
from tests.rules.checks.clean import cells_of, check, clean_book, put

CASES = [*cases_debtors.CASES, *cases_money.CASES, *cases_work.CASES, *cases_plans.CASES]
CASES += cases_workday.CASES


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case.code}" for at, case in enumerate(CASES)])
def test_fault_is_found_and_named(case):
    frames = clean_book()
    put(frames, case.cells)
    findings = check(frames, **case.more)
    assert cells_of(findings) == {(case.code, *at) for at in case.at}
    for language in messages.LANGUAGES:
        for problem in problem_list(findings, frames, place, language):
            said = f"{problem['message']} {problem['suggestion']}"
            assert "{" not in said
            assert case.says in said or language != "tr"


def place(key: str) -> Place:
    return Place(key, key, 1, 99, 1, 40, {}, {})


def test_every_code_of_the_catalogue_has_a_case():
    assert {case.code for case in CASES} == set(SEVERITY)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_code_is_worded(language):
    worded = messages.catalogue(language)["checks"]
    assert set(worded) == set(SEVERITY)
    for said in worded.values():
        assert set(said) - {"totals"} == {"rule", "message", "suggestion", "group"}
        # Suggestion and group stand beside many rows, so they name no single value; sums and the column
        # hold for all rows.
        assert "{" not in said["suggestion"] + said["rule"]
        named = {"n": 7, "total": "1", "counted": "1", "field": "F"}
        assert "{" not in said.get("totals", "").format(**named)
        assert "{n}" in said["group"] and "{" not in said["group"].format(**named)
