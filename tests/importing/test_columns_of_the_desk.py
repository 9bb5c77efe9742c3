"""What a list proves about its columns, and what it says of payments beside them."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import column
from tests.importing.test_lists_of_trades import claims, taken, totals

_CARD = """
    Ak Market;;;;;
    Gün;Ne;Sol;Sağ;Son
    11.01.2026;mal;1.000,50;;1.000,50
    09.02.2026;mal;500,00;;1.500,50
    01.03.2026;nakit;;700,00;800,50
    23.04.2026;mal;200,00;;1.000,50
    09.05.2026;nakit;;300,00;700,50
    """


def test_a_running_balance_proves_which_side_is_owed(tmp_path: Path) -> None:
    text = "Tarih;Müşteri;Sol;Sağ;Kalan\n" + "\n".join(
        line.strip().replace(";mal;", ";Ak;").replace(";nakit;", ";Ak;")
        for line in _CARD.strip().splitlines()[2:]
    )
    outcome = taken(tmp_path, text)
    assert [amount for _, _, amount, _ in claims(outcome)] == [100050, 50000, 20000]
    assert column(outcome, "amount_kurus", "receipts") == [70000, 30000]


def test_what_is_left_proves_what_was_paid(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        ÜNVAN;BELGE;TARİH;BORÇ;EDİLEN;BAKİYE
        Ak;F-1;13.01.2026;100,00;40,00;60,00
        Ok;F-2;14.01.2026;200,00;0;200,00
        Ek;F-3;15.01.2026;300,00;0;300,00
        """,
    )
    assert claims(outcome) == [
        ("Ak", "F-1", 6000, "TRY"),
        ("Ok", "F-2", 20000, "TRY"),
        ("Ek", "F-3", 30000, "TRY"),
    ]
    assert totals(outcome) == {"TRY": ("560.00", "560.00")}


def test_a_paper_is_its_number_or_its_kind(tmp_path: Path) -> None:
    text = "Müşteri;Belge;Tarih;Tutar\nAk;{};13.01.2026;1,00\nOk;{};14.01.2026;2,00\n"
    for words, numbers in ((("F-1", "F-2"), ["F-1", "F-2"]), (("Çek", "Senet"), ["", ""])):
        assert [number for _, number, *_ in claims(taken(tmp_path, text.format(*words)))] == numbers
