"""Names that may be one debtor are proposed; another list's name under a known number is told."""

from __future__ import annotations

from pathlib import Path

from addin.model import Outcome
from tests.importing.runs import after, book, column, lines, listed, run, write
from tests.tables import table

LIST = """Müşteri;VKN;Fatura No;Vade;Tutar
Ali Veli;4540536920;F-1;13.05.2026;10,00
ALİ VELİ;4540536920;F-2;13.05.2026;10,00
Kara Deniz Nakliyat;4540536920;F-3;13.05.2026;10,00
Kara Deniz Nakliyat;4540536920;F-4;13.05.2026;10,00
"""


def told(outcome: Outcome) -> dict[str, object]:
    return {each.key: each.params for each in outcome.notices}


def test_names_of_one_list_stay_two_debtors_and_are_proposed(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, LIST))
    assert column(outcome, "debtor_name", "debtors") == ["Ali Veli", "Kara Deniz Nakliyat"]
    assert told(outcome)["import_one_number"] == {"n": 1, "pairs": "Ali Veli / Kara Deniz Nakliyat"}
    assert "import_near_debtors" not in told(outcome)
    (row,) = outcome.bodies["import_rows"].to_dict("records")
    assert (row["outcome"], row["old"], row["new"]) == ("noticed", "Ali Veli", "Kara Deniz Nakliyat")


def test_the_same_list_again_brings_nobody_else(tmp_path: Path) -> None:
    path = write(tmp_path, LIST)
    again = run(path, after(run(path)))
    assert not again.appended and "import_one_number" not in told(again)


def test_who_stands_beside_the_books_debtor_is_another_one(tmp_path: Path) -> None:
    known = after(run(write(tmp_path, "\n".join(LIST.splitlines()[:2]))))
    outcome = run(write(tmp_path, LIST), known)
    assert column(outcome, "debtor_name", "debtors") == ["Kara Deniz Nakliyat"]
    assert told(outcome)["import_one_number"] == {"n": 1, "pairs": "Ali Veli / Kara Deniz Nakliyat"}


def test_a_number_alone_names_neither_of_two(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, f"{LIST};4540536920;F-9;13.05.2026;70,00\n"))
    (row,) = listed(outcome, "untaken")
    assert row[0] == "rejected" and "F-9" in row[3]


def test_between_lists_the_number_tells_who_is_meant(tmp_path: Path) -> None:
    card = "Ünvan;VKN;Telefon\nAli Veli Nakliyat San. Ltd.;4540536920;0532 111 22 33\n"
    cards = write(tmp_path, card, "kart.csv")
    outcome = run(write(tmp_path, "\n".join(LIST.splitlines()[:2])), also=[cards])
    assert column(outcome, "phone", "debtors") == ["+905321112233"]
    assert column(outcome, "debtor_name", "debtors") == ["Ali Veli"]


def test_another_name_in_the_book_is_told(tmp_path: Path) -> None:
    standing = table(
        "debtors",
        """
        | Borçlu   | Unvan       | TCKN/VKN   |
        | B-0001-T | Zeytin Gıda | 4540536920 |
        """,
    )
    outcome = run(write(tmp_path, LIST), book(debtors=standing))
    assert told(outcome)["import_same_number"] == {
        "n": 2,
        "pairs": "Zeytin Gıda / Ali Veli; Zeytin Gıda / Kara Deniz Nakliyat",
    }


def test_what_comes_in_no_more_is_told_no_more(tmp_path: Path) -> None:
    standing = table(
        "debtors",
        """
        | Borçlu   | Unvan    | TCKN/VKN   |
        | B-0001-T | Ali Veli | 4540536920 |
        """,
    )
    path = write(tmp_path, "\n".join([LIST.splitlines()[0], *LIST.splitlines()[3:]]))
    first = run(path, book(debtors=standing))
    bills = first.appended["receivables"]
    again = run(path, book(debtors=standing, receivables=bills))
    assert "import_same_number" in told(first) and "import_same_number" not in told(again)


def test_names_that_differ_by_their_legal_form_are_proposed_and_stay_two(tmp_path: Path) -> None:
    rows = [
        "Müşteri;Fatura No;Vade;Tutar",
        "Ak Gıda Ltd. Şti.;F-1;13.05.2026;10,00",
        "Ak Gıda A.Ş.;F-2;13.05.2026;9,00",
    ]
    outcome = run(write(tmp_path, "\n".join(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Ak Gıda Ltd. Şti.", "Ak Gıda A.Ş."]
    assert told(outcome)["import_near_debtors"] == {"n": 1, "pairs": "Ak Gıda Ltd. Şti. / Ak Gıda A.Ş."}
    (row,) = outcome.bodies["import_rows"].to_dict("records")
    assert (row["outcome"], row["old"], row["new"]) == ("noticed", "Ak Gıda Ltd. Şti.", "Ak Gıda A.Ş.")


def test_names_with_a_slip_in_a_short_word_are_proposed_and_stay_two(tmp_path: Path) -> None:
    text = """
        Müşteri;Telefon;Fatura No;Vade;Tutar
        Hisar Plastik Tic. Ltd. Şti.;;F-1;13.05.2026;10,00
        Hisr Plastik Tic. Ltd. Şti.;;F-2;13.05.2026;10,00
        Akar Yapı;0532 111 22 33;F-3;13.05.2026;10,00
        Akay Yapı;532 111 22 33;F-4;13.05.2026;10,00
        Ali Can;0533 111 22 33;F-5;13.05.2026;10,00
        Ali Han;0534 111 22 33;F-6;13.05.2026;10,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert len(outcome.appended["debtors"]) == 6
    assert told(outcome)["import_near_debtors"] == {
        "n": 2,
        "pairs": "Hisar Plastik Tic. Ltd. Şti. / Hisr Plastik Tic. Ltd. Şti.; Akar Yapı / Akay Yapı",
    }


_BRANCHES = lines("""
    Müşteri;Vergi No;Fatura No;Vade;Tutar
    Yıldız Market;0007770012;A1;01.10.2026;1000,00
    Yıldız Market;0007770020;B1;05.10.2026;2000,00
""")


def test_of_debtors_with_one_name_the_document_tells_which_is_meant(tmp_path: Path) -> None:
    known = after(run(write(tmp_path, _BRANCHES)))
    later = lines("""
        Müşteri;Fatura No;Vade;Tutar
        Yıldız Market;A1;01.10.2026;1000,00
        Yıldız Market;B1;15.10.2026;2000,00
        Yıldız Market;A2;01.11.2026;50,00
    """)
    outcome = run(write(tmp_path, later), known)
    assert not outcome.appended
    assert [(each.column, each.rows.tolist()) for each in outcome.changes] == [("due_date", [1])]
    assert [row[:2] for row in listed(outcome, "untaken") if row[0] == "rejected"] == [["rejected", "4"]]
    said = {each.key: each.params for each in outcome.notices}
    assert said["import_rows_left"] == {"n": 1, "money": "50,00 TL"}


def test_the_money_of_a_payment_that_names_nobody_is_told(tmp_path: Path) -> None:
    known = after(run(write(tmp_path, f"{_BRANCHES}Uz Gıda;;C1;05.10.2026;60,00\n")))
    paid = (
        "Tahsilat Tarihi;Müşteri;Tahsilat Tutarı\n02.11.2026;Yıldız Market;500,00\n02.11.2026;Uz Gıda;6,00\n"
    )
    outcome = run(write(tmp_path, paid), known)
    said = {each.key: each.params for each in outcome.notices}
    assert said["import_payments_left"] == {"n": 1, "money": "500,00 TL"}
