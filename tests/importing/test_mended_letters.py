"""Letters that were saved wrongly are mended, and each cell stands on the sheet İçe Aktarım."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, listed, run, write

WORDS = "bozuk kaydedilmiş harfler düzeltildi"
HEADER = "Ünvan;Fatura No;Vade;Tutar;Depo\n"


def twice(text: str) -> str:
    """As it looks when UTF-8 was read as the Turkish code page."""
    return text.encode().decode("cp1254", errors="replace")


def test_each_cell_with_mended_letters_is_listed(tmp_path: Path) -> None:
    good = "Işık Ltd.;F-1;13.01.2026;1,50;Çine\nAk;F-2;13.01.2026;2,50;Çine\nÇağ;F-3;13.01.2026;3,50;\n"
    outcome = run(write(tmp_path, twice(HEADER + good)))
    assert column(outcome, "debtor_name") == ["Işık Ltd.", "Ak", "Çağ"]
    assert listed(outcome, "repaired") == [
        ["2", "Ünvan", twice("Işık Ltd."), "Işık Ltd.", WORDS],
        ["4", "Ünvan", twice("Çağ"), "Çağ", WORDS],
    ]
    assert outcome.answer["repairs"] == 2


def test_a_debtors_name_is_listed_once_and_a_good_one_not(tmp_path: Path) -> None:
    broken = f"{twice('Çağ')};F-1;13.01.2026;1,50;\n"
    rows = f"{broken}{broken.replace('F-1', 'F-2')}Çağ;F-3;13.01.2026;3,50;\nToplam;;;6,50;{twice('Şu')}\n"
    outcome = run(write(tmp_path, HEADER + rows))
    [told] = listed(outcome, "repaired")
    assert told[:4] == ["2", "Ünvan", twice("Çağ"), "Çağ"]
    assert "2 satırda" in told[4]


def test_sheets_that_become_one_list_keep_what_stood_there(tmp_path: Path) -> None:
    first = write(tmp_path, f"Ünvan;Fatura No;Tutar\n{twice('Çağ')};F-1;1,50\n", "a.csv")
    second = write(tmp_path, f"Fatura No;Tutar;Ünvan\nF-2;2,50;{twice('Şu')}\n", "b.csv")
    outcome = run(first, also=[second])
    assert [row[1:4] for row in listed(outcome, "repaired")] == [
        ["Ünvan", twice("Çağ"), "Çağ"],
        ["Ünvan", twice("Şu"), "Şu"],
    ]


@pytest.mark.parametrize("page", ["cp1252", "cp1254", "iso-8859-1"])
@pytest.mark.parametrize("mark", ["〃", "„", "“", "”", "″", "’’", "´´"])
def test_a_mark_for_as_above_is_mended_before_it_is_understood(tmp_path: Path, mark: str, page: str) -> None:
    good = f"Işık Ltd.;F-1;13.01.2026;1,50;\n{mark};F-2;13.01.2026;2,50;\n{mark};F-3;13.01.2026;3,50;\n"
    outcome = run(write(tmp_path, (HEADER + good).encode().decode(page, errors="replace")))
    assert column(outcome, "debtor_name") == ["Işık Ltd."] * 3
    assert column(outcome, "debtor_name", "debtors") == ["Işık Ltd."]


@pytest.mark.parametrize(
    "amounts", [("12,50?", "1.250,00?"), ("? 12,50", "? 1.250,00"), ("12,50 ? (B)", "1.250,00?B")]
)
def test_a_question_mark_beside_each_amount_was_the_liras_sign(
    tmp_path: Path, amounts: tuple[str, str]
) -> None:
    rows = [f"Ak;F-{at};13.01.2026;{amount};Neden?" for at, amount in enumerate(amounts)]
    outcome = run(write(tmp_path, HEADER + "\n".join(rows)))
    assert column(outcome, "amount_kurus") == [1250, 125000]
    assert "import_lira_repaired" in [each.key for each in outcome.notices]
    assert [row[2] for row in listed(outcome, "repaired")] == list(amounts)


def test_a_question_mark_beside_some_amounts_is_a_doubt(tmp_path: Path) -> None:
    rows = "Ak;F-1;13.01.2026;12,50;\nAk;F-2;13.01.2026;1.250,00?;\nAk;F-3;13.01.2026;7,00?;\n"
    [question] = asked(write(tmp_path, HEADER + rows))
    assert question["column"] == "Tutar"
