"""Signatures below a list are no debtors, though they fill as many cells as a record."""

from __future__ import annotations

from pathlib import Path

from tests.importing.runs import column, lines, listed, run, write


def test_who_drew_up_and_approved_a_list_of_cards(tmp_path: Path) -> None:
    cards = lines("""
        Borçlunun Adı;İlçe;Vergi No;İl
        Ak Gıda Ltd. Şti.;Fatih;4540536920;İstanbul
        Onay Kaya;Bornova;;İzmir
        ;;;
        Hazırlayan;;Kontrol Eden;Onay
        Gökhan Işık;;Pınar Yavuz;Cem Uz
    """)
    outcome = run(write(tmp_path, cards))
    assert column(outcome, "debtor_name", "debtors") == ["Ak Gıda Ltd. Şti.", "Onay Kaya"]
    assert [row[0] for row in listed(outcome, "untaken")] == ["skipped", "skipped"]


def test_documents_of_an_english_statement_are_numbers(tmp_path: Path) -> None:
    rows = ["Customer: Nehir Ltd. Şti.;;;;;", "Date;Details;Document;Debit;Credit;Bal."]
    sold = 0
    for at in range(6):
        sold += 1000
        rows.append(f"02/{20 + at}/2026;Invoice;200{20 + at};1,000.00;;{sold:,}.00")
    outcome = run(write(tmp_path, "\n".join(rows)))
    assert column(outcome, "document_no") == [f"200{20 + at}" for at in range(6)]
