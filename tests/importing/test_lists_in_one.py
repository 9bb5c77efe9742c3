"""Several lists in one import: balances beside the debts that they may be the sums of."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Refusal
from tests.importing.runs import asked, column, lines, run, write

BALANCES = lines("""
    23.11.2026 TARİHLİ MÜŞTERİ BAKİYELERİ

    Cari Kodu;Müşteri;Borç;Alacak;Bakiye
    120.01;Ak Etiket Ltd. Şti.;40.000,00;3.100,00;36.900,00
    120.02;Bora Ambalaj;100,00;0,00;100,00
    """)
AGES = lines("""
    23.11.2026 YAŞLANDIRMA

    Müşteri;0-30 Gün;31-60 Gün;Toplam
    AK ETİKET LİMİTED ŞİRKETİ;30.000,00;6.900,00;36.900,00
    Bora Ambalaj;100,00;0,00;100,00
    """)
INVOICES = lines("""
    Müşteri;Fatura No;Tarih;Tutar
    Ak Etiket Ltd. Şti.;F-1;01.11.2026;36.900,00
    Bora Ambalaj;F-2;02.11.2026;100,00
    """)
OTHERS = INVOICES.replace("Ak Etiket Ltd. Şti.", "Can Baskı").replace("Bora Ambalaj", "Demir Matbaa")
CHEQUES = lines("""
    Çek No;Müşteri;Vade;Tutar
    7781;Ak Etiket Ltd. Şti.;30.12.2026;5.000,00
    """)


@pytest.mark.parametrize("other", [AGES, INVOICES])
def test_balances_of_the_same_debtors_are_asked_about(tmp_path: Path, other: str) -> None:
    first, second = write(tmp_path, BALANCES, "bakiye.csv"), write(tmp_path, other, "oteki.csv")
    [question] = asked(first, also=[second])
    assert question["id"] == "overlap:"
    assert "bakiye.csv" in str(question) and "Bora Ambalaj" in str(question)
    both = run(first, also=[second], answer=["overlap:=both"])
    assert sum(column(both, "amount_kurus")) == 2 * 3700000
    with pytest.raises(Refusal) as left:
        run(first, also=[second], answer=["overlap:=stop"])
    assert left.value.key == "import_one_by_one"


@pytest.mark.parametrize("other", [OTHERS, CHEQUES])
def test_lists_of_other_debtors_and_of_cheques_are_added(tmp_path: Path, other: str) -> None:
    first, second = write(tmp_path, BALANCES, "bakiye.csv"), write(tmp_path, other, "oteki.csv")
    assert sum(column(run(first, also=[second]), "amount_kurus")) > 3700000
