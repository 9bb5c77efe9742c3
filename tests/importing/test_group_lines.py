"""Lines that name a group of rows, which have debtors of their own, are left out as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Outcome
from tests.importing.runs import column, listed
from tests.importing.test_lists_of_trades import taken


def _parted(tmp_path: Path, first: str, second: str) -> Outcome:
    return taken(
        tmp_path,
        f"""
        Müşteri;Tel No;Tutar;Vade
        {first};;;
        Selim Topaloğlu;0546 325 01 34;5.000,00;23.03.2026
        Gazelle İnşaat;0505 672 06 62;1.369,57;28.03.2026
        {first} TOPLAMI;;6.369,57;
        ;;;
        {second};;;
        Defneli Matbaa;0541 447 97 25;3.048,79;29.05.2026
        Tepebağ Gıda;0532 701 31 37;13.465,59;31.05.2026
        {second} TOPLAMI;;16.514,38;
        """,
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [("ANKARA", "İZMİR"), ("EGE BÖLGESİ", "MARMARA"), ("BODRUM", "MİLAS"), ("Selin Hanım", "Murat Bey")],
)
def test_groups_closed_by_their_sums(tmp_path: Path, first: str, second: str) -> None:
    outcome = _parted(tmp_path, first, second)
    assert outcome.answer["rejected"] == 0
    assert outcome.answer["skipped"] == 4
    names = ["Selim Topaloğlu", "Gazelle İnşaat", "Defneli Matbaa", "Tepebağ Gıda"]
    assert column(outcome, "debtor_name") == names


@pytest.mark.parametrize("place", ["İSTANBUL", "Kadıköy", "Konya İli", "Ege Bölgesi"])
def test_a_place_above_rows_without_a_sum(tmp_path: Path, place: str) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Müşteri;Fatura No;Tutar;Vade
        {place};;;
        Selim Topaloğlu;F-1;5.000,00;23.03.2026
        Gazelle İnşaat;F-2;1.369,57;28.03.2026
        """,
    )
    assert (outcome.answer["accepted"], outcome.answer["skipped"]) == (2, 1)


def test_a_debtor_without_an_amount_is_still_rejected(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Tutar;Vade
        Selim Topaloğlu;F-1;5.000,00;23.03.2026
        Ankara Gıda;;;
        Gazelle İnşaat;F-2;1.369,57;28.03.2026
        TOPLAM;;6.369,57;
        """,
    )
    assert outcome.answer["rejected"] == 1
    assert listed(outcome, "untaken")[0][3] == "Ankara Gıda"
