"""Lists of cheques and notes in other words: where a paper is, who got it, who drew it, when it came."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.importing.runs import lines, run, told, write

CHEQUES = """
    Müşteri;Çek No;Banka;Vade;Tutar;Durum
    Ada;1;Akbank;10.12.2026;100,00;{}
    Bora;2;Akbank;11.12.2026;200,00;Portföyde
"""


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("In hand", ""),
        ("Deposited for collection", ""),
        ("Tahsile gönderildi", ""),
        ("Ziraat Bankası'na tahsile verildi", ""),
        ("Cleared", "paid"),
        ("Encashed", "paid"),
        ("Elden tahsil edildi", "paid"),
        ("Bankadan tahsil edildi", "paid"),
        ("Returned unpaid", "bounced"),
        ("Refer to drawer", "bounced"),
        ("Karşılıksız döndü", "bounced"),
        ("Ödenmedi icrada", "bounced"),
        ("Protestolu tahsile verildi", "bounced"),
    ],
)
def test_states_in_other_words(tmp_path: Path, words: str, reason: str) -> None:
    outcome = run(write(tmp_path, lines(CHEQUES.format(words))))
    assert outcome.appended["receivables"]["closing_reason"].tolist() == [reason, ""]
    assert "durumu tanınmadı" not in told(outcome)


@pytest.mark.parametrize(
    "words",
    [
        "Endorsed to Polat",
        "Discounted with bank",
        "Polat'a ciro edildi",
        "Ciro edildi Polat Suntaş",
        "Tedarikçiye devredildi",
        "Faktöringde",
    ],
)
def test_a_paper_that_was_handed_on_to_somebody_is_left_out(tmp_path: Path, words: str) -> None:
    outcome = run(write(tmp_path, lines(CHEQUES.format(words))))
    assert outcome.appended["receivables"]["debtor_name"].tolist() == ["Bora"]
    assert "(Ada 1 100,00 TL; toplam 100,00 TL)" in told(outcome)


@pytest.mark.parametrize("words", ["Polat bize ciro edildi", "Ciro edildi ama geri geldi", "Polat'a verildi"])
def test_words_that_leave_it_open_are_told(tmp_path: Path, words: str) -> None:
    outcome = run(write(tmp_path, lines(CHEQUES.format(words))))
    assert outcome.appended["receivables"]["debtor_name"].tolist() == ["Ada", "Bora"]
    assert "1 çek ya da senedin durumu tanınmadı" in told(outcome)


@pytest.mark.parametrize("title", ["Ciro Edilen Firma", "Kime Verildi", "Endorsed To"])
def test_whoever_got_the_paper_stands_in_a_column(tmp_path: Path, title: str) -> None:
    listed = CHEQUES.replace("Durum", title).replace("Portföyde", "").format("Polat Suntaş")
    outcome = run(write(tmp_path, lines(listed)))
    assert outcome.appended["receivables"]["debtor_name"].tolist() == ["Bora"]
    assert "(Ada 1 100,00 TL; toplam 100,00 TL)" in told(outcome)


@pytest.mark.parametrize(("place", "unknown"), [("Polat Suntaş", True), ("QNB", False), ("Kasada", False)])
def test_a_place_may_be_ours(tmp_path: Path, place: str, unknown: bool) -> None:
    listed = CHEQUES.replace("Durum", "Verildiği Yer").replace("Portföyde", "").format(place)
    outcome = run(write(tmp_path, lines(listed)))
    assert outcome.appended["receivables"]["debtor_name"].tolist() == ["Ada", "Bora"]
    assert ("durumu tanınmadı" in told(outcome)) == unknown


def test_cheques_in_english_are_no_payments(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines(
            """
            Received From;Drawn On (Bank);Cheque No;Received On;Maturity Date;Amount (TRY);Status
            Ada Ltd;Akbank;11;07.08.2026;23.12.2026;100.00;In hand
            Bora Inc;Ziraat;12;08.08.2026;18.10.2026;200.50;Bounced
            """
        ),
    )
    outcome = run(source)
    assert not len(outcome.appended.get("receipts", []))
    taken = outcome.appended["receivables"]
    assert taken["closing_reason"].tolist() == ["", "bounced"]
    assert taken["issue_date"].dt.strftime("%d.%m.%Y").tolist() == ["07.08.2026", "08.08.2026"]
    assert taken["security"].tolist() == ["Drawn On (Bank): Akbank", "Drawn On (Bank): Ziraat"]


def test_the_day_of_the_cheque_beside_that_on_which_it_came_is_when_it_is_due(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines(
            """
            Customer;Drawer Name;Drawee Bank;Cheque Number;Date Received;Cheque Date;Cheque Amount
            Ada Ltd;Mert;Akbank;11;07.08.2026;23.12.2026;100.00
            Bora Inc;Bora Inc;Ziraat;12;08.08.2026;18.10.2026;200.50
            """
        ),
    )
    taken = run(source).appended["receivables"]
    assert taken["due_date"].dt.strftime("%d.%m.%Y").tolist() == ["23.12.2026", "18.10.2026"]
    assert taken["security"].tolist() == ["Drawer Name: Mert; Drawee Bank: Akbank", "Drawee Bank: Ziraat"]


@pytest.mark.parametrize("owes", ["Borçlu", "Keşidecisi", "Asıl Borçlusu", "Keşideci Ünvanı"])
def test_who_owes_on_the_paper_beside_who_gave_it_is_its_drawer(tmp_path: Path, owes: str) -> None:
    source = write(
        tmp_path,
        lines(
            f"""
            Seri No;Cari Hesap Ünvanı;{owes};Banka;Vadesi;Tutarı
            11;Ada Ltd;Mert Polat;Akbank;23.12.2026;100,00
            12;Bora A.Ş.;Bora A.Ş.;Ziraat;24.12.2026;200,00
            """
        ),
    )
    taken = run(source).appended["receivables"]
    assert taken["debtor_name"].tolist() == ["Ada Ltd", "Bora A.Ş."]
    assert taken["security"].tolist() == [f"{owes}: Mert Polat; Banka: Akbank", "Banka: Ziraat"]


def test_the_number_of_the_entry_does_not_make_a_cheque_an_invoice(tmp_path: Path) -> None:
    rows = (
        "Ref.No;Çek No;Cari;Bankası;Vade;Tutar;Pozisyonu\nM-1;77;Ada;Akbank;16.11.2026;100,00;Karşılıksız\n"
    )
    taken = run(write(tmp_path, rows + "M-2;78;Bora;TEB;16.12.2026;50,00;Portföyde\n")).appended[
        "receivables"
    ]
    assert taken["document_no"].tolist() == ["77", "78"]
    assert taken["closing_reason"].tolist() == ["bounced", ""]
    assert taken["security"].tolist() == ["Bankası: Akbank", "Bankası: TEB"]


@pytest.mark.parametrize(
    "above", ["Borçlu;Vade;Senet Tutarı;Durum", "SENET LİSTESİ\n\nBorçlu;Vade;Tutar;Durum"]
)
def test_notes_without_numbers_are_notes(tmp_path: Path, above: str) -> None:
    rows = "\nAda;07.10.2026;100,00;protestolu\nBora;07.12.2026;200,00;bekliyor\n"
    taken = run(write(tmp_path, above + rows)).appended["receivables"]
    assert taken["document_type"].tolist() == ["note", "note"]
    assert taken["closing_reason"].tolist() == ["bounced", ""]


def test_a_line_that_says_what_is_not_in_the_list_leaves_nothing_out(tmp_path: Path) -> None:
    outcome = run(
        write(
            tmp_path, lines(CHEQUES.format("Bankada")) + "(Kendi çeklerimiz bu rapora dahil değildir.);;;;;\n"
        )
    )
    assert len(outcome.appended["receivables"]) == 2
    assert "Sizin başkalarına borcunuz" not in told(outcome)


def test_notes_below_the_cheques_of_a_sheet_named_after_both_are_notes(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["ALINAN ÇEKLER"],
        ["Çek No", "Keşideci", "Vade", "Tutar"],
        ["8839078", "Ada", "07.12.2026", 100.5],
    ]
    rows += [
        ["8839079", "Bora", "08.12.2026", 70],
        [],
        ["ALINAN SENETLER"],
        ["Senet No", "Borçlu", "Vade", "Tutar"],
    ]
    rows += [["S-1", "Cem", "09.12.2026", 50.25], ["S-2", "Ada", "10.12.2026", 60]]
    path = tmp_path / "liste.xlsx"
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].title = "ÇEK SENET"
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(path)
    taken = run(path).appended["receivables"]
    assert taken["document_type"].tolist() == ["cheque", "cheque", "note", "note"]
