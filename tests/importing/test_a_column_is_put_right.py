"""One column of the mapping shown was misunderstood: it is put right, at the terminal or beforehand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from addin.messages import say
from addin.model import Outcome, Refusal
from tests.importing.runs import after, asked, column, lines, run, write

LIST = lines("""
    Müşteri;Fatura No;Tarih;Vade;Kod 3;Tutar
    Ak;F-1;05.01.2026;13.01.2026;14.02.2026;100,00
    Ok;F-2;06.01.2026;14.01.2026;15.02.2026;200,00
""")


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def mapping(outcome: Outcome) -> str:
    return next(str(each.params["mapping"]) for each in outcome.notices if each.key == "import_mapping")


def test_at_the_terminal_no_leads_to_the_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path, LIST)
    [question] = asked(source, yes=False)
    number = 1 + question["fields"].index("due_date")
    typed(monkeypatch, "h", "6", str(number), "e")
    outcome = run(source, yes=False, interactive=True)
    assert column(outcome, "due_date") == ["2026-02-14", "2026-02-15"]
    said = capsys.readouterr().err
    assert "Hangi sütun yanlış anlaşıldı?" in said and "  6) Kod 3" in said
    assert "“Kod 3” sütunu ne olarak alınsın?" in said and f"  {number}) Vade" in said
    assert "Kod 3 → Vade (%100)" in said and "Vade → alınmayacak" in said
    typed(monkeypatch)  # the next list of the kind is known
    into = after(outcome, import_mappings=outcome.bodies["import_mappings"])
    assert run(source, into, yes=False, interactive=True).answer["skipped"] == 2


def test_a_column_is_left_out_and_none_is_a_way_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path, LIST)
    [question] = asked(source, yes=False)
    typed(monkeypatch, "h", "4", str(1 + len(question["fields"])), "e")
    assert column(run(source, yes=False, interactive=True), "due_date") == [None, None]
    typed(monkeypatch, "h", "7")
    with pytest.raises(Refusal) as refused:
        run(source, yes=False, interactive=True)
    assert refused.value.key == "import_declined"


@pytest.mark.parametrize("word", ["due_date", "Vade", "VADE", "Due Date"])
def test_beforehand_by_key_or_word(tmp_path: Path, word: str) -> None:
    outcome = run(write(tmp_path, LIST), answer=[f"field:Kod 3={word}"])
    assert column(outcome, "due_date") == ["2026-02-14", "2026-02-15"]
    assert "Kod 3 → Vade" in mapping(outcome)


@pytest.mark.parametrize(
    ("answer", "key"),
    [("field:Kod 3=zurna", "import_no_such_answer"), ("field:Kod 4=Vade", "import_nothing_asked")],
)
def test_what_is_no_field_or_no_header_is_refused(tmp_path: Path, answer: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        run(write(tmp_path, LIST), answer=[answer])
    assert refused.value.key == key
    sentence = say(f"refusals.{key}", "tr", **refused.value.params)
    assert ("Düzenleme Tarihi" in sentence) == (key == "import_no_such_answer")


def test_the_question_tells_how(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, LIST), yes=False)
    assert '--answer "field:BAŞLIK=Vade"' in question["message"]
