"""Worksheet functions: published values, whole columns, wrong cells, and the words around them."""

from __future__ import annotations

import datetime as dt
import json
import keyword
import re
import warnings
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.formulas import enter_all
from addin.formulas.calling import WrongCall, call
from addin.messages import LANGUAGES, catalogue, say
from addin.registry import FORMULAS
from addin.rules.live import status
from addin.rules.live.cells import serial
from addin.rules.performance import cei
from addin.schema.words import choice_words
from tests.desk import tahsilat

enter_all()
TODAY = dt.date(2026, 11, 21)
PUBLISHED = """TCKN_GECERLI VKN_GECERLI KIMLIK_TURU IBAN_GECERLI TELEFON_DUZELT GECIKME_GUN YAS_DILIMI
    IS_GUNU_EKLE IS_GUNU_SAYISI TAKIP_DURUMU SOZ_DURUMU TAHSILAT_ORANI DSO CEI
    RISK_PUANI RISK_NEDENI""".split()
# Words that VBA keeps for itself and that could be taken for an argument.
VBA = set("date string next type end loop call get let set sub on to step then".split())


def ask(name: str, *values: Any) -> Any:
    return call(FORMULAS[name], values)


@pytest.mark.parametrize(
    ("name", "values", "answer"),
    [
        # FACTS of identity: the published examples.
        ("TCKN_GECERLI", ("10000000146",), True),
        ("TCKN_GECERLI", (17291716060.0,), True),
        ("TCKN_GECERLI", ("12345678901",), False),
        ("VKN_GECERLI", ("4540536920",), True),
        ("VKN_GECERLI", ("4540536921",), False),
        ("KIMLIK_TURU", ("4540536920",), "VKN"),
        ("KIMLIK_TURU", ("99123456740",), "YKN"),
        ("KIMLIK_TURU", ("yok",), ""),
        ("IBAN_GECERLI", ("TR33 0006 1005 1978 6457 8413 26",), True),
        ("IBAN_GECERLI", ("TR330006100519786457841327",), False),
        ("TELEFON_DUZELT", ("+90 (532) 123 45 67",), "+905321234567"),
        ("TELEFON_DUZELT", ("0 532",), "telefon anlaşılamadı"),
        ("GECIKME_GUN", ("01.11.2026", TODAY), 20),
        ("GECIKME_GUN", (dt.date(2026, 12, 1), TODAY), 0),
        ("GECIKME_GUN", ("2026-11-01", TODAY, "2026-11-11"), 10),
        ("YAS_DILIMI", (dt.datetime(2026, 10, 22), 46347.0), "1-30"),
        ("YAS_DILIMI", (TODAY, TODAY), "vadesi gelmedi"),
        ("IS_GUNU_EKLE", ("2026-05-26", 1), dt.datetime(2026, 6, 1)),  # Kurban Bayramı and a weekend
        ("IS_GUNU_EKLE", ("2026-11-20", 1, ["2026-11-23"]), dt.datetime(2026, 11, 24)),
        ("IS_GUNU_SAYISI", ("2026-05-26", "2026-06-02"), 2),
        ("IS_GUNU_EKLE", ("2150-05-26", 1), "hesaplanamaz: tatil tablosu o yılı kapsamıyor"),
        ("TAKIP_DURUMU", (None, TODAY), "aksiyonu yok"),
        ("TAKIP_DURUMU", ("2026-11-20", TODAY, 0), choice_words("follow_up_status", "tr")["clear"]),
        ("SOZ_DURUMU", ("2026-11-10", 1000, 950, TODAY), "tutuldu"),
        ("SOZ_DURUMU", ("2026-11-10", 1000, 900, TODAY), "kısmen"),
        ("SOZ_DURUMU", ("2026-11-20", 1000, None, TODAY), "yaklaşıyor"),
        ("SOZ_DURUMU", ("2026-11-20", 1000, None, TODAY, 0), "tutulmadı"),
        ("TAHSILAT_ORANI", (85, 100), 0.85),
        ("TAHSILAT_ORANI", (85, 0), ""),
        ("DSO", (300_000, 600_000, 90), 45.0),
        ("DSO", (Decimal("300000.0000"), 600_000, 90), 45.0),  # a cell in a currency format
        ("VKN_GECERLI", (Decimal(4540536920),), True),
        ("CEI", (350, 500, 300, 225), 0.88),
    ],
)
def test_published_values(name: str, values: tuple[Any, ...], answer: Any) -> None:
    assert ask(name, *values) == answer


def test_counting_back_takes_whole_months_and_a_part_of_the_next() -> None:
    assert ask("DSO", 212, [70, 80, 100]) == pytest.approx(60 + 32 / 70 * 30)
    assert ask("DSO", [[0], [100], [250], [251]], [70, 80, 100]) == [[0.0], [30.0], [90.0], [""]]
    assert [ask("DSO", -5, sales) for sales in ([70, 80], [70])] == ["", ""]


def test_a_wrong_cell_speaks_and_its_neighbours_are_answered() -> None:
    cells = [["01.11.2026"], ["31.02.2026"], [None], [True], [""]]
    wrong = "vade tarih değil"
    assert ask("GECIKME_GUN", cells, TODAY) == [[20], [wrong], [""], [wrong], [""]]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("2026-11-01",), "bugun verilmemiş."),
        (([["2026-11-01"]] * 2, [["2026-11-01"]] * 3), "Seçilen aralıkların boyu birbirine uymuyor."),
        (("2026-11-01", TODAY, None, 4), "En çok 3 değer verilebilir."),
    ],
)
def test_a_call_without_answer_says_why(values: tuple[Any, ...], said: str) -> None:
    with pytest.raises(WrongCall, match=re.escape(said)):
        ask("GECIKME_GUN", *values)


def test_rows_and_columns_are_spread_over_each_other() -> None:
    due = [["2026-11-01"], ["2026-11-11"]]
    assert ask("GECIKME_GUN", due, [["2026-11-20", "2026-11-21"]]) == [[19, 20], [9, 10]]


SAMPLES: dict[str, list[Any]] = {
    "text": ["10000000146", 4540536920.0, "TR33", "0532 123 45 67", "", None],
    "number": [0, 1.0, 95, 250.5, "x", None],
    "date": [dt.date(2026, 5, 26), 46347.0, "01.12.2026", "yarın", None],
}


@pytest.mark.parametrize("name", PUBLISHED)
@settings(max_examples=25)
@given(data=st.data())
def test_a_column_is_answered_as_its_cells_are(name: str, data: st.DataObject) -> None:
    arguments = FORMULAS[name].arguments
    single = [data.draw(st.sampled_from([20, 80, 100])) if each.whole and each.kind == "number" else None
              for each in arguments]  # fmt: skip
    rows = [
        [
            single[at] if each.whole else data.draw(st.sampled_from(SAMPLES[each.kind]))
            for at, each in enumerate(arguments)
        ]
        for _ in range(3)
    ]
    columns = [single[at] if each.whole else [[row[at]] for row in rows] for at, each in enumerate(arguments)]
    assert ask(name, *columns) == [[ask(name, *row)] for row in rows]


class Row:
    """Cells of one promise, as the twin of the live formula asks for them."""

    def __init__(self, day: dt.date, amount: float, paid: float) -> None:
        self.cells = {"promised_for": float(serial(day)), "amount_kurus": amount, "paid_kurus": paid}

    def counted(self, column: str) -> Any:
        return np.array([self.cells[column]])

    def is_yes(self, column: str) -> Any:
        return np.array([False])


@given(
    st.integers(-40, 40), st.integers(1, 10_000), st.integers(0, 12_000), st.sampled_from([0, 1, 2, 5, 30])
)
def test_the_status_of_a_promise_is_that_of_the_book(late: int, amount: int, paid: int, grace: int) -> None:
    from addin.rules.settings import Settings

    day = TODAY - dt.timedelta(days=late)
    book = status.promise_status(Row(day, amount, paid), serial(TODAY), Settings(grace_days=grace))  # type: ignore[arg-type]
    word = choice_words("promise_status", "tr")[book[0]]
    assert ask("SOZ_DURUMU", day, amount, paid, TODAY, grace) == word


@given(*(st.integers(0, 1000) for _ in range(4)))
def test_effectiveness_is_that_of_the_reports(opening: int, sales: int, closing: int, current: int) -> None:
    expected = cei(opening, sales, closing, current)
    answer = ask("CEI", opening, sales, closing, current)
    assert answer == ("" if expected is None else pytest.approx(expected))


def test_risk_names_the_heaviest_reasons_first() -> None:
    numbers = (TODAY, 130, 2, 1)
    assert ask("RISK_PUANI", *numbers) == 67
    assert ask("RISK_NEDENI", *numbers).split("; ")[0] == "en eski gecikme 130 gün"
    assert ask("RISK_PUANI", TODAY, 0) == 0
    assert ask("RISK_PUANI", TODAY, *[1000] * 12) == 100


def test_what_is_published_stays() -> None:
    assert list(FORMULAS) == PUBLISHED
    for formula in FORMULAS.values():
        for argument in formula.arguments:
            assert re.fullmatch(r"[a-z][a-z0-9_]{2,}", argument.name), argument.name
            assert argument.name not in VBA
            assert not keyword.iskeyword(argument.name)
            assert argument.name != "caller"  # kept by xlwings
        assert len({argument.name for argument in formula.arguments}) == len(formula.arguments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_are_helped_in_words_that_the_wizard_shows_whole(language: str) -> None:
    worded = catalogue(language)["formulas"]
    assert list(worded["help"]) == PUBLISHED
    assert all(len(text) <= 255 for text in [*worded["help"].values(), *worded["arguments"].values()])
    used = {argument.name for formula in FORMULAS.values() for argument in formula.arguments}
    assert used == set(worded["arguments"])
    assert all(say(f"formulas.not_{kind}", language, argument="x") for kind in SAMPLES)


def test_the_command_prints_iso_dates_and_tables() -> None:
    assert tahsilat("formula", "is_gunu_ekle", "2026-05-26", "1").out.strip() == "2026-06-01"
    said = tahsilat("formula", "GECIKME_GUN", '[["2026-11-01"],[null]]', "2026-11-21", "--json")
    assert json.loads(said.out) == {"function": "GECIKME_GUN", "value": [[20], [""]]}
    for words in (("YOK",), ("GECIKME_GUN", "2026-11-01"), ("DSO", "1", "[x")):
        refused = tahsilat("formula", *words)
        assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert tahsilat("formula", "DSO", "1", '["x"]').err.startswith("satislar sayı değil. Kullanım: DSO(")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("DSO", (1e308, 5)),
        ("CEI", (1e308, 1e308, 1e308, 1e308)),
        ("IS_GUNU_EKLE", (TODAY, 1e308)),
        ("RISK_PUANI", (TODAY, 1e308)),
        ("IS_GUNU_SAYISI", (TODAY, dt.datetime(9999, 12, 31))),
    ],
)
def test_what_cannot_be_worked_out_is_said(name: str, values: tuple[object, ...]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answer = ask(name, *values)
    assert "sayı değil" in answer or "hesaplanamaz" in answer
