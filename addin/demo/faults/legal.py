"""Faults of enforcement files and their costs."""

from __future__ import annotations

from addin.demo.cases import Cases


def file_no_format(cases: Cases) -> None:
    cases.file(cases.debtor(), 2_500_000, case_no="44812")
    cases.planted("file_no_format", "files", "case_no")


def file_no_duplicate(cases: Cases) -> None:
    """One file entered twice."""
    debtor, number = cases.debtor(), f"{cases.ago(60).year}/88001"
    for _ in range(2):
        cases.file(debtor, 2_500_000, case_no=number)
    cases.planted("file_no_duplicate", "files", "case_no")


def cost_without_file(cases: Cases) -> None:
    cases.cost("", cases.debtor(), "fee", 145_000, cases.ago(15))
    cases.planted("cost_without_file", "costs", "file_id")


FAULTS = (file_no_format, file_no_duplicate, cost_without_file)
