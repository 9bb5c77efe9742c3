"""Names that are said again with a word: "aynı" below the veli who owes the other instalments too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, write
from tests.importing.test_lists_of_trades import claims


@pytest.mark.parametrize(
    "word", ["aynı", "Aynı", "AYNI", "ayni", "aynısı", "(aynı)", "a.y.", "yukarıdaki", "aynı kişi"]
)
def test_a_word_says_the_name_above_again(tmp_path: Path, word: str) -> None:
    text = f"""
        S.No;Veli;Taksit;Vade;Ödenecek Tutar
        1;Mehmet Bayraktar;1/3;10.06.2026;3.800,00
        2;{word};2/3;10.07.2026;3.800,00
        3;{word};3/3;10.08.2026;3.800,00
        4;Ayşe Ay;1/2;10.06.2026;2.500,00
        5;{word};2/2;10.07.2026;2.500,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert [claim[0] for claim in claims(outcome)] == ["Mehmet Bayraktar"] * 3 + ["Ayşe Ay"] * 2
    assert column(outcome, "debtor_name", "debtors") == ["Mehmet Bayraktar", "Ayşe Ay"]


def test_the_last_name_above_is_meant_whatever_stands_between(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Vade;Tutar
        Ak Ltd.;F-1;10.06.2026;100,00
        ";F-2;10.06.2026;200,00
        Ara Toplam;;;300,00
        aynı;F-3;10.07.2026;400,00
        Ok A.Ş.;F-4;10.07.2026;500,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert [claim[0] for claim in claims(outcome)] == ["Ak Ltd."] * 3 + ["Ok A.Ş."]


def test_names_that_look_like_the_word(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Vade;Tutar
        M.K.;F-1;10.06.2026;100,00
        A.Y.;F-2;10.06.2026;200,00
        Aynı Yapı Ltd.;F-3;10.06.2026;300,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert [claim[0] for claim in claims(outcome)] == ["M.K.", "A.Y.", "Aynı Yapı Ltd."]


def test_the_drawer_may_be_the_one_beside(tmp_path: Path) -> None:
    text = """
        Müşteri;Çek No;Keşideci;Vade;Tutar
        Ak Ltd.;1234567;Can Er;10.12.2026;100,00
        Ok A.Ş.;1234568;aynı;10.12.2026;200,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert [claim[0] for claim in claims(outcome)] == ["Ak Ltd.", "Ok A.Ş."]
    assert "Can Er" not in column(outcome, "security")[1]
