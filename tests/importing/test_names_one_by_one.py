"""Several names that may be debtors of the book: all are shown, and each can be answered for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.importing.posting.second_names import KEY
from tests.importing.runs import after, asked, book, column, lines, run, write
from tests.importing.sitting import Sitting
from tests.importing.test_totals_of_the_desk import Desk

_FIRST = """
    Müşteri;Fatura No;Tarih;Tutar
    Kardelen Gıda;F-1;20.09.2026;1.250,00
    Torku Şeker;F-2;21.09.2026;1.350,00
    Öz Konya Ziraat;F-3;22.09.2026;750,00
    Tekin Traktör;F-4;23.09.2026;850,00
    Ak Otel;F-5;24.09.2026;950,00
"""
_LONGER = {"Gıda": "Gıda Ereğli", "Şeker": "Şeker Fabrikası", "Ziraat": "Ziraat Aletleri"}
_LONGER |= {"Traktör": "Traktör Yedek Parça", "Otel": "Otel Turizm"}
_PAIRS = [
    "Kardelen Gıda Ereğli / Kardelen Gıda",
    "Torku Şeker Fabrikası / Torku Şeker",
    "Öz Konya Ziraat Aletleri / Öz Konya Ziraat",
    "Tekin Traktör Yedek Parça / Tekin Traktör",
    "Ak Otel Turizm / Ak Otel",
]
_EACH, _OTHER = f"{KEY}:=each", "same_pair:Tekin Traktör Yedek Parça / Tekin Traktör=other"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.take(_FIRST)
    return found


def _next() -> str:
    text = _FIRST
    for short, long in _LONGER.items():
        text = text.replace(short, long)
    return text


def test_a_stop_names_all_pairs_and_offers_to_ask_each(desk: Desk) -> None:
    source = desk.source(_next())
    [question] = asked(source, into=book(**desk.frames))
    assert f"({'; '.join(_PAIRS)})" in question["message"]
    assert [each["answer"] for each in question["choices"]] == ["same", "other", "each"]
    questions = asked(source, into=book(**desk.frames), answer=[_EACH])
    assert [each["id"] for each in questions] == [f"same_pair:{pair}" for pair in _PAIRS]
    assert "Listedeki “Ak Otel Turizm”, kitaptaki “Ak Otel” mı?" in questions[-1]["message"]


def test_each_is_answered_for_itself_and_remembered(desk: Desk) -> None:
    answers = [_EACH, _OTHER, *(f"same_pair:{pair}=same" for pair in _PAIRS if "Tekin" not in pair)]
    said = desk.take(_next(), *answers)
    assert desk.frames["debtors"]["debtor_name"].tolist()[5:] == ["Tekin Traktör Yedek Parça"]
    assert "Listedeki 4 ad, dediğiniz gibi kitaptaki borçluya yazıldı" in said
    before = desk.frames["receivables"]
    desk.take(_next())  # not asked again
    assert len(desk.frames["receivables"]) == len(before) == 6


def test_at_the_terminal_each_pair_has_its_line_and_its_question(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = Sitting(monkeypatch, **{"belgeleri kitapta": 3, "Tekin Traktör Yedek Parça”": 2})
    said = sitting.take(desk, _next())
    whole, *each = [text for text in sitting.asked if not text.startswith("Sütunlar")]
    assert [line.strip() for line in whole.splitlines()[1:]] == [
        *_PAIRS[:-1],
        f"{_PAIRS[-1]}); aynı borçlu mu?",
    ]
    assert len(each) == 5
    assert "Listedeki 4 ad, dediğiniz gibi" in said


def test_one_pair_alone_is_one_question(tmp_path: Path) -> None:
    first = run(write(tmp_path, lines(_FIRST)))
    source = write(tmp_path, lines(_FIRST).replace("Otel", "Otel Turizm"))
    [question] = asked(source, into=after(first))
    assert [each["answer"] for each in question["choices"]] == ["same", "other"]
    outcome = run(source, after(first), answer=[f"{KEY}:=other"])
    assert column(outcome, "debtor_name", "debtors") == ["Ak Otel Turizm"]
