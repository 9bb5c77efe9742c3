"""The currency of a list in a column whose header does not say so; never are its amounts silently lira."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, run, told, write
from tests.importing.test_lists_of_trades import claims


def bills(header: str, *codes: str) -> str:
    rows = [f"Ak Ltd.;F-{at};13.01.2026;{code};1{at}0,50" for at, code in enumerate(codes, 1)]
    return "\n".join([f"Client;Inv. No;Payment Due;{header};Amount", *rows]) + "\n"


@pytest.mark.parametrize("header", ["Cur", "Kur", "Para", "Birim", "Cinsi", "Türü", "XYZ", ""])
@pytest.mark.parametrize("typed", ["USD", "$", "Dolar", "ABD Doları"])
def test_one_foreign_currency_in_all_rows_is_that_of_the_amounts(
    tmp_path: Path, header: str, typed: str
) -> None:
    outcome = run(write(tmp_path, bills(header, typed, typed)))
    assert column(outcome, "currency") == ["USD", "USD"]


@pytest.mark.parametrize("header", ["Cur", "Kur", "Birim", ""])
def test_several_currencies_are_told_apart(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, bills(header, "Euro", "TL", "Euro", "")))
    assert column(outcome, "currency") == ["EUR", "TRY", "EUR", "TRY"]


def test_a_rate_stays_a_rate(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, bills("Kur", "41,50", "41,75")))
    assert column(outcome, "currency") == ["TRY", "TRY"]


def test_a_column_of_lira_alone_changes_nothing(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, bills("Cur", "TL", "TL")))
    assert column(outcome, "currency") == ["TRY", "TRY"]
    assert "“Cur”" in told(outcome)


def test_a_header_that_names_the_currency_is_meant(tmp_path: Path) -> None:
    text = "Client;Inv. No;Payment Due;Cur;Amount;Currency\nAk;F-1;13.01.2026;TL;1,50;EUR\n"
    assert column(run(write(tmp_path, text)), "currency") == ["EUR"]


@pytest.mark.parametrize(("header", "typed"), [("Not", "USD"), ("Açıklama", "Dolar"), ("Marka", "SEK")])
def test_what_may_be_another_word_is_asked(tmp_path: Path, header: str, typed: str) -> None:
    path = write(tmp_path, bills(header, typed, typed))
    assert [each["id"] for each in asked(path)] == [f"unsure:{header}"]
    taken, left = (run(path, answer=[f"unsure:{header}={answer}"]) for answer in ("yes", "no"))
    assert column(taken, "currency")[0] != "TRY"
    assert column(left, "currency") == ["TRY", "TRY"]


def test_a_firm_may_be_called_so(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nEuro;F-1;13.01.2026;1,50\n"))
    assert column(outcome, "currency") == ["TRY"]
    assert column(outcome, "debtor_name", "debtors") == ["Euro"]


def test_amounts_in_a_currency_and_in_lira(tmp_path: Path) -> None:
    text = "Cari;Fatura No;Vade;Cur;Döviz Tutarı;TL Tutarı\nAk;F-1;13.01.2026;USD;100,00;4.150,00\n"
    assert claims(run(write(tmp_path, text))) == [("Ak", "F-1", 10000, "USD")]


def test_a_currency_behind_a_name_that_its_column_tells_is_not_asked_about(tmp_path: Path) -> None:
    text = "Cari;Fatura No;Vade;Cur;Tutar\nAk Ltd. (USD);F-1;13.01.2026;USD;100,00\n"
    assert column(run(write(tmp_path, text)), "currency") == ["USD"]
