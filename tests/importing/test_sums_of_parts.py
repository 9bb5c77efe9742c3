"""Parts of a debt that add up to it in every row are not asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, told, write

_DUES = lines("""
    Daire;Malik;Aidat;Su;Isınma;Toplam Borç
    1;Ali Kaya;500,00;120,50;300,00;920,50
    2;Veli Demir;500,00;80,00;250,00;830,00
    3;Can Öz;500,00;;;500,00
    4;Er Tan;0,00;95,00;410,00;505,00
""")


@pytest.mark.parametrize("total", ["Toplam Borç", "Toplam", "Genel Toplam", "Borç"])
@pytest.mark.parametrize("part", ["Aidat", "Aidat Borcu"])
def test_the_total_is_the_amount(tmp_path: Path, total: str, part: str) -> None:
    outcome = run(write(tmp_path, _DUES.replace("Toplam Borç", total).replace("Aidat", part)))
    assert column(outcome, "amount_kurus") == [92050, 83000, 50000, 50500]
    assert "Alınmayacak tutar sütunları" not in told(outcome)
    assert "Alınmayan tutar sütunları" not in told(outcome)


def test_the_total_may_stand_before_its_parts(tmp_path: Path) -> None:
    turned = "\n".join(
        ";".join([*row.split(";")[:2], row.split(";")[-1], *row.split(";")[2:-1]])
        for row in _DUES.splitlines()
    )
    assert column(run(write(tmp_path, turned)), "amount_kurus") == [92050, 83000, 50000, 50500]


@pytest.mark.parametrize("row", ["500,00;80,00;250,00;830,01", "500,00;80,00;;830,00"])
def test_one_row_that_does_not_add_up_is_asked(tmp_path: Path, row: str) -> None:
    unlike = _DUES.replace("500,00;80,00;250,00;830,00", row)
    assert [each["id"] for each in asked(write(tmp_path, unlike))] == ["amount:"]


@pytest.mark.parametrize("part", ["Önceki Dönem", "Gecikme", "Devir", "Eski Borç"])
def test_an_older_debt_or_interest_in_the_total_is_asked(tmp_path: Path, part: str) -> None:
    assert asked(write(tmp_path, _DUES.replace("Isınma", part)))


@pytest.mark.parametrize(("last", "money_told"), [("250,25", False), ("250,24", True)])
def test_ages_beside_each_open_amount_are_no_money_of_their_own(
    tmp_path: Path, last: str, money_told: bool
) -> None:
    text = f"""
        Müşteri;Fatura No;Fatura Tarihi;Vade Tarihi;Açık Tutar;Vadesi Gelmeyen;1-30;31-60;61+
        Ak;F-1;05.08.2026;05.12.2026;1.000,50;1.000,50;;;
        Ak;F-2;05.08.2026;05.09.2026;250,25;;;;{last}
        Ok;F-3;05.09.2026;05.11.2026;300,75;;300,75;;
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [100050, 25025, 30075]
    assert ("Alınmayan tutar sütunları" in told(outcome)) == money_told


@pytest.mark.parametrize("total", ["Toplam Borç", "Toplam Tutar", "Firma Toplamı"])
@pytest.mark.parametrize(("first", "again"), [("350,00", ""), ("350,00", "350,00"), ("", "350,00")])
def test_the_sum_of_each_debtor_beside_his_rows_is_no_amount(
    tmp_path: Path, total: str, first: str, again: str
) -> None:
    text = f"""
        Firma;Fatura;Kesildi;Meblağ;{total}
        Ak Gıda;F-1;04.05.2026;100,00;{first}
        Ak Gıda;F-2;20.05.2026;250,00;{again}
        Ok Tic.;F-3;02.06.2026;300,75;300,75
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [10000, 25000, 30075]


def test_a_sum_that_is_another_one_than_its_rows_is_asked(tmp_path: Path) -> None:
    text = """
        Firma;Fatura;Kesildi;Meblağ;Toplam Borç
        Ak Gıda;F-1;04.05.2026;100,00;350,01
        Ak Gıda;F-2;20.05.2026;250,00;
        Ok Tic.;F-3;02.06.2026;300,75;300,75
    """
    assert [each["id"] for each in asked(write(tmp_path, lines(text)))] == ["amount:"]
