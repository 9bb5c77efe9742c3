"""How sure an import says it is of each column."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import asked, lines, run, told, write


def test_what_only_the_cells_tell_is_less_sure_than_a_header(tmp_path: Path) -> None:
    text = """
        Zirt;Kolon 7;Vade;Bedel
        Ada Yapı;4540536920;25.06.2026;100,50
        Beril Gıda;10000000146;17.08.2026;200,10
    """
    source = write(tmp_path, lines(text))
    (question,) = asked(source, yes=False)
    assert [column["confidence"] for column in question["mapping"]] == [0.9, 0.9, 1.0, 1.0]
    (question,) = asked(source, yes=False, answer=["field:Zirt=Unvan"])
    assert question["mapping"][0]["confidence"] == 1.0


def test_a_proved_column_is_less_sure_than_a_header(tmp_path: Path) -> None:
    text = """
        Tarih;Cari;X1;X2;Bakiye
        01.01.2026;Ada Yapı;100,50;;100,50
        02.01.2026;Ada Yapı;;40,25;60,25
        03.01.2026;Ada Yapı;25,10;;85,35
        04.01.2026;Ada Yapı;;15,05;70,30
    """
    (question,) = asked(write(tmp_path, lines(text)), yes=False)
    assert [column["confidence"] for column in question["mapping"]] == [1.0, 1.0, 0.9, 0.9, 1.0]


def test_a_trial_shows_how_sure_the_mapping_is(tmp_path: Path) -> None:
    source = write(tmp_path, "Müşteri;Fatura No;Fatura Tarhi;Tutar\nAk;F-1;13.01.2026;10,00\n")
    said = "Fatura No → Belge No{}, Fatura Tarhi → Düzenleme Tarihi{}"
    trial, done = run(source, dry_run=True), run(source)
    assert said.format(" (%100)", " (%90)") in told(trial)
    assert [column["confidence"] for column in trial.answer["mapping"]] == [1.0, 1.0, 0.9, 1.0]
    assert said.format("", "") in told(done) and "mapping" not in done.answer
