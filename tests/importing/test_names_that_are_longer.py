"""A debtor whose name is another one's and more may be that one: told, with what to do."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import after, column, lines, run, told, write

_NOTEBOOK = lines("""
    Kim;Fatura No;Tarih;Tutar
    Duran Usta (torna);1;20.09.2026;1.250,00
    Kör Ali;2;20.09.2026;1.260,00
    Sanayideki Kör Ali;3;20.09.2026;1.350,00
    Duran Usta;4;20.09.2026;1.251,00
    Can Market Ada;5;20.09.2026;100,00
    Can Market;6;20.09.2026;200,00
    Can Market Koy;7;20.09.2026;300,00
""")
_CHEQUES = lines("""
    Müşteri;Fatura No;Tarih;Tutar
    Öz Konya Ziraat{};F-{};20.09.2026;{}
""")


def test_both_of_one_list_are_told_and_how_they_become_one(tmp_path: Path) -> None:
    said = told(run(write(tmp_path, _NOTEBOOK)))
    assert "2 borçlu birbirinin aynı olabilir" in said
    assert "Duran Usta (torna) / Duran Usta; Kör Ali / Sanayideki Kör Ali." in said
    assert "birinin Borçlu No ile Unvan’ını ötekininkiyle değiştirip" in said


def test_so_is_a_new_one_beside_one_of_the_book(tmp_path: Path) -> None:
    first = run(write(tmp_path, _CHEQUES.format("", 1, "750,00")))
    second = run(write(tmp_path, _CHEQUES.format(" Aletleri", 2, "850,00")), after(first))
    assert "1 borçlu birbirinin aynı olabilir: Öz Konya Ziraat / Öz Konya Ziraat Aletleri." in told(second)


def test_who_was_said_to_be_another_one_is_not_told_again(tmp_path: Path) -> None:
    first = run(write(tmp_path, _CHEQUES.format("", 1, "750,00")))
    source = write(tmp_path, _CHEQUES.format(" Aletleri", 1, "750,00"))
    second = run(source, after(first), answer=["same_debtors:=other"])
    assert column(second, "debtor_name", "debtors") == ["Öz Konya Ziraat Aletleri"]
    assert "aynı olabilir" not in told(second)
