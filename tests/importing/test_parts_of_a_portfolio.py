"""Cheques of one state below a line that names it, those of the next below another."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import run, told, write

HEADER = "Müşteri;Çek No;Banka;Vade;Tutar"
PARTS = {
    "held": ("PORTFÖYDEKİ ÇEKLER", "Ada;1;Akbank;10.12.2026;100,00"),
    "bounced": ("KARŞILIKSIZ ÇEKLER", "Bora;2;TEB;10.11.2026;200,00"),
    "given_away": ("CİRO EDİLEN ÇEKLER (1 adet)", "Can;3;QNB;12.12.2026;300,00"),
    "paid": ("TAHSİL EDİLEN ÇEKLER", "Derya;4;QNB;10.10.2026;400,00"),
}


def _taken(tmp_path: Path, text: str) -> tuple[dict[str, str], str]:
    outcome = run(write(tmp_path, text))
    taken = outcome.appended["receivables"]
    return dict(zip(taken["debtor_name"], taken["closing_reason"], strict=True)), told(outcome)


def _list(*parts: str) -> str:
    return "\n".join(f"{PARTS[part][0]};;;;\n{HEADER}\n{PARTS[part][1]}" for part in parts)


def test_each_part_has_its_own_state(tmp_path: Path) -> None:
    reasons, said = _taken(tmp_path, _list("held", "bounced", "given_away", "paid"))
    assert reasons == {"Ada": "", "Bora": "bounced", "Derya": "paid"}
    assert "(Can 3 300,00 TL; toplam 300,00 TL)" in said


def test_what_the_first_part_is_says_nothing_of_the_others(tmp_path: Path) -> None:
    reasons, _ = _taken(tmp_path, _list("paid", "held", "bounced"))
    assert reasons == {"Derya": "paid", "Ada": "", "Bora": "bounced"}
    reasons, _ = _taken(tmp_path, _list("bounced", "held", "paid"))
    assert reasons == {"Bora": "bounced", "Ada": "", "Derya": "paid"}


def test_groups_of_a_program_are_labelled(tmp_path: Path) -> None:
    states = {"held": "Portföyde", "given_away": "Ciro Edilmiş", "bounced": "Karşılıksız"}
    groups = (f"Pozisyonu : {state};;;;\n{PARTS[part][1]}\nToplam;;;;1,00" for part, state in states.items())
    reasons, said = _taken(tmp_path, "\n".join([HEADER, *groups]))
    assert reasons == {"Ada": "", "Bora": "bounced"}
    assert "(Can 3 300,00 TL; toplam 300,00 TL)" in said


def test_paid_cheques_have_a_bank_too(tmp_path: Path) -> None:
    reasons, _ = _taken(tmp_path, _list("paid"))
    assert reasons == {"Derya": "paid"}
