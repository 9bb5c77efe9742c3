"""What an import writes into a book is in the book's language; the screen keeps the user's."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tests.desk import column, frame, make_book
from tests.importing.weeks import take

FIRST = """
    Customer;Invoice No;Invoice Date;Due Date;Amount;Paid;Remarks
    Alpine Foods GmbH;EXP-0101;03.08.2026;02.10.2026;18250,00;0,00;LC pending
    Alpine Foods GmbH;EXP-0119;14.09.2026;13.11.2026;7400,55;0,00;
    Delta Foods Ltd;EXP-0112;03.09.2026;03.10.2026;1500,00;1500,00;
    TOTAL;;;;27150,55;1500,00;
"""
TURKISH = "ilk arama|listedeki|kitap|tamamı|ödendi|satır|toplamı|Unvan|Tutar|Belge|Kapanış|Vade"


def test_cells_are_written_in_the_words_of_the_book(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book.xlsx", {}, language="en")
    said = take(book, FIRST, "paid:Paid=rest")
    assert "Eklenen: 2 borçlu" in said.out
    assert column(book, "contacts", "next_action") == ["first call"]
    assert column(book, "contacts", "summary") == ["notes of the list: EXP-0101: LC pending"]
    paid = FIRST.replace("18250,00;0,00", "18250,00;18250,00").replace("27150,55;1500", "27150,55;19750")
    take(book, paid, "paid:Paid=rest")
    rows = frame(book, "import_rows")
    assert "Closing Reason" in set(rows["source_column"]), rows
    for key in ("import_rows", "import_mappings", "contacts"):
        assert not _told_in_turkish(frame(book, key)), key


def _told_in_turkish(rows: pd.DataFrame) -> list[str]:
    texts = [value for key in rows.columns for value in rows[key].dropna().astype(str)]
    return [text for text in texts if pd.Series([text]).str.contains(TURKISH).any()]
