"""Texts whose mark for "as above" is a quotation mark alone in its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, run, write

ROWS = [
    ["Alıcı", "Cinsi", "Veriliş Tarihi", "Tutar"],
    ["Şerife Berber", "Nar", "27.10.2026", "13.026,97"],
    ['"', "Badem", '"', "8.305,12"],
    ['"', '"', "17.04.2026", "11.309,14"],
    ["Mustafa Uçar", "Badem", "09.04.2026", "8.296,08"],
    ['"', "Nar", '"', "8.373,33"],
]
DAYS = ["2026-10-27", "2026-10-27", "2026-04-17", "2026-04-09", "2026-04-09"]


def _lines(sign: str, end: str = "\n", rows: list[list[str]] = ROWS) -> str:
    return "".join(sign.join(row) + end for row in rows)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", ["\t", ";", "|"])
@pytest.mark.parametrize("above", ["", "Fidanlık 2026 Veresiye\n"])
def test_a_mark_alone_says_as_above(tmp_path: Path, sign: str, end: str, above: str) -> None:
    outcome = run(write(tmp_path, above + _lines(sign, end)))
    names = outcome.appended["debtors"].set_index("debtor_id")["debtor_name"]
    told = [names[debtor] for debtor in column(outcome, "debtor_id")]
    assert told == ["Şerife Berber"] * 3 + ["Mustafa Uçar"] * 2
    assert column(outcome, "issue_date") == DAYS
    assert sum(column(outcome, "amount_kurus")) == 4931064


def test_beside_cells_in_quotation_marks_and_at_the_end_of_lines(tmp_path: Path) -> None:
    text = 'Ad,Tutar,Vade\n"Ak, Ltd.","1.500,50",05.12.2026\n"Ok ""Öz"" A.Ş.","700,25","\n'
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Ak, Ltd.", 'Ok "Öz" A.Ş.']
    assert column(outcome, "due_date") == ["2026-12-05", "2026-12-05"]


def test_a_mark_that_ends_a_cell_of_several_lines_is_none(tmp_path: Path) -> None:
    text = 'Ad;Not;Tutar\nAk;"Kasım\narandı\n";5,50\nOk;"iki; üç";7,25\n'
    outcome = run(write(tmp_path, text), answer=["balance:=opening"])
    assert column(outcome, "amount_kurus") == [550, 725]
