"""Several lists in one book: each tells what of its own is gone, and does not list the others' debts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import column, frame, make_book, type_into
from tests.importing.weeks import take

DAYBOOK = """
    Müşteri;Vade;Tutar
    Ayla;01.10.2026;100,00
    Berk;02.10.2026;200,00
    Cem;03.10.2026;300,00
    Defne;04.10.2026;400,00
    Ege;05.10.2026;500,00
    Filiz;06.10.2026;600,00
    Gül;07.10.2026;700,00
"""
INVOICES = """
    Müşteri;Fatura No;Vade;Tutar
    Uğur İnşaat;F-1;01.11.2026;10.000,00
    Tuna Mimarlık;F-2;02.11.2026;20.000,00
    Selvi Yapı;F-3;03.11.2026;30.000,00
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Both lists, an hour apart."""
    path = make_book(tmp_path / "kitap.xlsx", {})
    take(path, DAYBOOK)
    take(path, INVOICES)
    hours = [9] * 7 + [10] * 3
    recorded = {row: datetime(2026, 11, 16, hour) for row, hour in enumerate(hours)}
    type_into(path, "receivables", "recorded_at", recorded)
    return path


def without(text: str, *names: str) -> str:
    return "\n".join(row for row in text.splitlines() if not any(name in row for name in names))


def test_what_is_gone_of_its_own_is_named_and_the_rest_is_one_short_sentence(book: Path) -> None:
    said = take(book, without(INVOICES, "Tuna"))
    assert "Kitapta açık olan 1 alacak (20.000,00 TL) bu listede yok" in said.out, said
    assert "borçluları da listede yok: Tuna Mimarlık F-2. Kitapta açık kaldılar" in said.out
    assert "Bu listeden gelmemiş 7 açık alacak (2.800,00 TL) kitapta olduğu gibi duruyor." in said.out
    assert "Ayla" not in said.out
    assert column(book, "receivables", "open_kurus")[8] == 2_000_000


def test_all_that_is_gone_stands_on_the_sheet(book: Path) -> None:
    take(book, without(DAYBOOK, "Ayla", "Berk", "Cem", "Defne", "Ege"))
    told = frame(book, "import_rows")
    told = told[told["reason"].str.contains("bu listede yok")]
    assert [reason.partition(":")[0] for reason in told["reason"]] == ["Ayla", "Berk", "Cem", "Defne", "Ege"]
    assert told["old"].tolist() == [f"{each}00,00 TL" for each in range(1, 6)]


def test_the_same_list_again_says_nothing_of_the_others_by_name(book: Path) -> None:
    said = take(book, INVOICES)
    assert "bu listede yok" not in said.out
    assert "Bu listeden gelmemiş 7 açık alacak" in said.out


def test_a_debt_of_a_debtor_of_the_list_is_named_wherever_it_came_from(book: Path) -> None:
    take(book, without(DAYBOOK, "Ayla") + "\n    Selvi Yapı;09.11.2026;50,00")
    said = take(book, without(INVOICES, "Uğur"))
    assert "bunların 1 tanesi (50,00 TL) listedeki borçluların: Selvi Yapı, Uğur İnşaat F-1" in said.out, said


def test_where_no_run_is_told_from_the_other_all_are_named(book: Path) -> None:
    type_into(book, "receivables", "recorded_at", dict.fromkeys(range(10), datetime(2026, 11, 16, 9)))
    said = take(book, without(INVOICES, "Tuna"))
    assert "Kitapta açık olan 8 alacak" in said.out and "Bu listeden gelmemiş" not in said.out
