"""Every source row is accounted for: taken, skipped or rejected, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.importing.layouts import read_lines
from addin.importing.memory import Memory
from addin.importing.posting.post import post
from addin.importing.questions import Asked
from addin.importing.reading import Sheet
from addin.importing.report import answer
from addin.importing.understand import Tables, understand
from tests.importing.runs import AS_OF, after, book, column, lines, listed, run, write
from tests.tables import table


def csv_list(tmp_path: Path, text: str) -> Path:
    return write(tmp_path, lines(text))


def reasons(tmp_path: Path, text: str) -> dict[str, str]:
    """Reason by source row number, of rows that were not taken."""
    return {row[1]: row[2] for row in listed(run(csv_list(tmp_path, text)), "untaken")}


def test_rejected_rows_are_listed_with_number_reason_and_cells(tmp_path: Path) -> None:
    source = csv_list(
        tmp_path,
        """
        Müşteri;Fatura No;Vade;Tutar;Para Birimi
        Ak;F-1;13.01.2026;1.000,00;TL
        ;F-2;13.01.2026;2.000,00;TL
        Ak;F-3;31.02.2026;3.000,00;TL
        Ak;F-4;13.01.2026;;TL
        Ak;F-5;13.01.2026;0,00;TL
        Ak;F-6;13.01.2026;-5,00;TL
        Ak;F-7;13.01.2026;=çok;TL
        Ak;F-8;13.01.2026;8,00;kuruş
        Ak;F-9;13.01.2026;9,00 USD;TL
        """,
    )
    outcome = run(source)
    rows = listed(outcome, "untaken")
    assert [row[:3] for row in rows] == [
        ["rejected", "3", "borçlunun adı yok"],
        ["rejected", "4", "“Vade” tarih olarak okunamadı: 31.02.2026"],
        ["rejected", "5", "“Tutar” boş"],
        ["rejected", "6", "“Tutar” sıfır"],
        ["rejected", "8", "“Tutar” tutar olarak okunamadı, hücreye yalnız tutarı yazın: =çok"],
        ["rejected", "9", "“Para Birimi” bilinmeyen para birimi: kuruş"],
        ["rejected", "10", "“Tutar” içindeki para birimi, para birimi sütunundakinden başka: 9,00 USD"],
    ]
    assert rows[4][3] == "Ak | F-7 | 13.01.2026 | =çok | TL"
    assert outcome.bodies["import_rows"]["old"].tolist()[4] == "=çok"  # text, no formula for Excel to run
    assert outcome.bodies["import_rows"]["source_file"].tolist()[0] == "liste.csv"
    assert [outcome.answer[key] for key in ("read", "accepted", "rejected", "skipped")] == [9, 2, 7, 0]
    assert (column(outcome, "amount_kurus", "receipts"), column(outcome, "channel", "receipts")) == (
        [500],
        ["credit_note"],
    )


def test_only_debtors_of_taken_rows_are_added(tmp_path: Path) -> None:
    outcome = run(
        csv_list(
            tmp_path,
            """
            Müşteri;Fatura No;Vade;Tutar
            Yok;F-1;13.01.2026;0
            Ak;F-2;13.01.2026;5,00
            Ok;F-3;13.01.2026;6,00
            """,
        )
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok"]
    assert column(outcome, "debtor_id", "debtors") == ["B-0001-T", "B-0002-U"]
    assert column(outcome, "debtor_id") == ["B-0001-T", "B-0002-U"]


def test_sums_and_repeated_headers_are_skipped_and_the_sum_is_compared(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Vade;Tutar
        Ak;F-1;13.01.2026;1.000,00
        Müşteri;Fatura No;Vade;Tutar
        Toplam Gıda;F-2;13.01.2026;500,50
        Genel Toplam:;;;{total}
        """
    outcome = run(csv_list(tmp_path, text.format(total="1.500,50")))
    assert [outcome.answer[key] for key in ("read", "accepted", "rejected", "skipped")] == [4, 2, 0, 2]
    assert outcome.answer["totals"] == {"TRY": {"source": "1500.50", "imported": "1500.50"}}
    totals = next(notice for notice in outcome.notices if notice.key == "import_totals").params["totals"]
    assert totals == (
        "listede 1.500,50 TL, kitaba alınan 1.500,50 TL; listenin kendi toplamı 1.500,50 TL, tutuyor"
    )
    outcome = run(csv_list(tmp_path, text.format(total="1.600,50")))
    totals = next(notice for notice in outcome.notices if notice.key == "import_totals").params["totals"]
    assert str(totals).endswith("farkı 100,00 TL")


def test_totals_by_currency(tmp_path: Path) -> None:
    outcome = run(
        csv_list(
            tmp_path,
            """
            Müşteri;Fatura No;Vade;Tutar;Döviz
            Ak;F-1;13.01.2026;1.000,00;
            Ak;F-2;13.01.2026;2.000,00;USD
            Ak;F-3;31.02.2026;3.000,00;Avro
            """,
        )
    )
    assert outcome.answer["totals"] == {
        "EUR": {"source": "3000.00", "imported": "0.00"},
        "TRY": {"source": "1000.00", "imported": "1000.00"},
        "USD": {"source": "2000.00", "imported": "2000.00"},
    }


def test_rows_that_are_no_receivables(tmp_path: Path) -> None:
    text = """
        Cari Adı;Fiş Türü;Evrak No;Tarih;Tutar;Durum
        Ak;Satış Faturası;F-1;13.01.2026;10,00;Açık
        Ak;Tahsilat;M-1;13.01.2026;10,00;
        Ak;Senet;S-1;13.01.2026;10,00;
        Ak;Teklif;X-1;13.01.2026;10,00;Ödendi
        Ak;Fatura;F-2;13.01.2026;20,00;İptal
        """
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "document_type") == ["invoice", "note", "other"]
    assert column(outcome, "closing_reason") == ["", "", "paid"]
    assert column(outcome, "description", "receipts") == ["Tahsilat M-1"]
    assert {row[1] for row in listed(outcome, "untaken")} == {"6"}


def test_a_row_twice_in_the_list_is_taken_once(tmp_path: Path) -> None:
    text = """
        Müşteri;Vergi No;Fatura No;Vade;Tutar
        Ak Ltd.;4540536920;F-1;13.01.2026;10,00
        AK LTD;454 053 69 20;f-1;13.01.2026;10,00 TL
        Ak Ltd.;4540536920;F-1;13.01.2026;10,01
        Ak Ltd.;4540536920;F-1;14.01.2026;10,00
        Ok Ltd.;;F-1;13.01.2026;10,00
        """
    assert reasons(tmp_path, text) == {"3": "aynı borçlu, belge no, tarih ve tutar listede bir kez daha var"}
    said = {notice.key: notice.params for notice in run(csv_list(tmp_path, text)).notices}
    assert said["import_twice"] == {"n": 1, "money": "10,00 TL", "named": "AK LTD f-1"}
    paid = """
        Müşteri;Tarih;Ödeme Şekli;Tahsilat
        Ak;13.01.2026;Kredi kartı;10,00
        Ak;13.01.2026;Kredi kartı;10,00
        """
    said = {notice.key: notice.params for notice in run(csv_list(tmp_path, paid)).notices}
    assert said["import_twice"] == {"n": 1, "money": "10,00 TL", "named": "Ak"}


def test_rows_of_the_book_are_not_taken_again_though_the_book_is_not_refreshed(tmp_path: Path) -> None:
    standing = {
        "debtors": table("debtors", "| Borçlu | Unvan |\n| B-0001-T | Ak Ltd. |"),
        "receivables": table(
            "receivables",
            """
            | Alacak   | Borçlu   | Unvan   | Belge No | Düzenleme | Tutar |
            | A-0001-B |          | AK LTD. | F-1      | 13.01.2026 | 10,00 |
            | A-0007-H | B-0001-T |         | F-2      | 13.01.2026 | 10,00 |
            """,
        ),
    }
    source = csv_list(
        tmp_path,
        """
        Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar
        Ak Ltd.;F-1;13.01.2026;13.02.2026;10,00
        Ak Ltd.;F-2;13.01.2026;13.02.2026;10,00
        Ak Ltd.;F-3;13.01.2026;13.02.2026;10,00
        """,
    )
    outcome = run(source, book(**standing))
    assert column(outcome, "document_no") == ["F-3"]
    assert column(outcome, "receivable_id") == ["A-0008-J"]
    assert column(outcome, "debtor_id") == ["B-0001-T"]
    assert "debtors" not in outcome.appended
    assert [outcome.answer[key] for key in ("accepted", "skipped")] == [3, 0]
    [change] = outcome.changes  # the book learns when the others are due
    assert (change.column, len(change.rows)) == ("due_date", 2)


def test_a_debtor_is_known_by_tax_number_then_by_name(tmp_path: Path) -> None:
    standing = table(
        "debtors",
        """
        | Borçlu   | Unvan     | TCKN/VKN   |
        | B-0001-T | Işık Gıda | 4540536920 |
        | B-0002-U | Ak Ltd.   |            |
        | B-0003-V | İki Kişi  |            |
        | B-0004-W | İki Kişi  |            |
        """,
    )
    outcome = run(
        csv_list(
            tmp_path,
            """
            Müşteri;Vergi No;Fatura No;Vade;Tutar
            Işık Gıda Tic.;4540536920;F-1;13.01.2026;10,00
            IŞIK GIDA;;F-2;13.01.2026;10,00
            IŞIK GIDA;5841650548;F-3;13.01.2026;10,00
            ak ltd;3431656118;F-4;13.01.2026;10,00
            İki Kişi;;F-5;13.01.2026;10,00
            ;4540536920;F-6;13.01.2026;10,00
            ;7317638770;F-7;13.01.2026;10,00
            """,
        ),
        book(debtors=standing),
    )
    found = dict(zip(column(outcome, "document_no"), column(outcome, "debtor_id"), strict=True))
    new = column(outcome, "debtor_id", "debtors")
    assert found["F-1"] == "B-0001-T"
    assert found["F-6"] == "B-0001-T"
    assert found["F-4"] == "B-0002-U"
    assert found["F-3"] == new[0]
    assert column(outcome, "tax_id", "debtors") == ["5841650548"]
    listed_rows = {row[1]: row[2] for row in listed(outcome, "untaken")}
    assert listed_rows["6"].startswith("bu ad birden çok borçluya uyuyor")
    assert listed_rows["8"] == "borçlunun adı yok"
    # the list itself gives the name to one number only
    assert found["F-2"] == new[0]


def test_a_name_with_two_numbers_in_the_list_names_nobody_alone(tmp_path: Path) -> None:
    text = """
        Müşteri;Vergi No;Fatura No;Vade;Tutar
        Ali Can;4540536920;F-1;13.01.2026;10,00
        ALİ CAN;5841650548;F-2;13.01.2026;10,00
        Ali Can;;F-3;13.01.2026;10,00
        """
    assert list(reasons(tmp_path, text)) == ["4"]
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "debtor_id") == ["B-0001-T", "B-0002-U"]


def test_lost_digits_of_a_tax_number_leave_it_empty(tmp_path: Path) -> None:
    outcome = run(
        csv_list(
            tmp_path,
            """
            Müşteri;Vergi No;Telefon;E-posta
            Ak;9,60757E+09;0532 123 45 67 dahili 12;ak@ornek.com
            Ok;3.431656118E9;bilmiyor;ok@ornek.com
            """,
        )
    )
    assert column(outcome, "tax_id", "debtors") == ["", "3431656118"]
    assert column(outcome, "phone", "debtors") == ["+905321234567", "bilmiyor"]
    repairs = {(row[0], row[1]): row[2:4] for row in listed(outcome, "repaired")}
    assert repairs[("2", "Vergi No")] == ["9,60757E+09", ""]
    assert repairs[("3", "Vergi No")] == ["3.431656118E9", "3431656118"]


def test_more_than_two_decimals_are_rounded_and_listed(tmp_path: Path) -> None:
    text = "Müşteri;Fatura No;Vade;Tutar\nAk;F-1;13.01.2026;10,005\nAk;F-2;13.01.2026;1,5"
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "amount_kurus") == [1001, 150]
    assert [row[2:4] for row in listed(outcome, "repaired")] == [["10,005", "10,01"]]


def test_a_second_debtor_card_fills_what_the_first_left_empty(tmp_path: Path) -> None:
    text = """
        Ünvan;Vergi No;Telefon;İl
        Ak Ltd.;4540536920;;Muğla
        AK LTD.;4540536920;0532 123 45 67;
        """
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "phone", "debtors") == ["+905321234567"]
    assert column(outcome, "province", "debtors") == ["Muğla"]
    assert [outcome.answer[key] for key in ("accepted", "skipped")] == [1, 1]


def test_part_payments_and_the_rest(tmp_path: Path) -> None:
    outcome = run(
        csv_list(
            tmp_path,
            """
            Müşteri;Fatura No;Vade;Tutar;Tahsilat;Tahsilat Tarihi
            Ak;F-1;13.01.2026;10,00;4,00;15.01.2026
            Ak;F-2;13.01.2026;10,00;;16.01.2026
            Ak;F-3;13.01.2026;10,00;;
            """,
        )
    )
    assert column(outcome, "amount_kurus") == [1000] * 3
    assert column(outcome, "amount_kurus", "receipts") == [400, 1000]
    assert column(outcome, "receivable_id", "receipts") == column(outcome, "receivable_id")[:2]
    assert outcome.answer["accepted"] == 3


@pytest.mark.parametrize("count", [0, 1, 7])
def test_ids_go_on_where_the_book_ends(tmp_path: Path, count: int) -> None:
    standing = run(
        csv_list(
            tmp_path,
            "Müşteri;Fatura No;Vade;Tutar\n"
            + "\n".join(f"Eski {at};E-{at};13.01.2026;{at + 1},00" for at in range(count + 1)),
        )
    )
    outcome = run(
        csv_list(tmp_path, "Müşteri;Fatura No;Vade;Tutar\nYeni;Y-1;13.01.2026;5,00"), after(standing)
    )
    assert column(outcome, "debtor_id", "debtors")[0] not in column(standing, "debtor_id", "debtors")
    assert column(outcome, "receivable_id")[0].startswith(f"A-{count + 2:04d}-")


_names = st.sampled_from(["Ak", "Ok", "ak", "", "Toplam", "Müşteri"])
_numbers = st.sampled_from(["F-1", "F-2", "", "Fatura No"])
_days = st.sampled_from(["13.01.2026", "14.01.2026", "", "31.02.2026", "Vade"])
_amounts = st.sampled_from(["10,00", "1.234,50", "", "0", "-3,00", "yok", 12.5, "Tutar"])
_rows = st.lists(st.tuples(_names, _numbers, _days, _amounts).map(list), max_size=12)


@given(_rows)
def test_taken_and_rejected_and_skipped_are_all_that_was_read(rows: list[list[object]]) -> None:
    sure = ["Ak", "F-0", "15.01.2026", "99,99"]
    sheet = Sheet("", [["Müşteri", "Fatura No", "Vade", "Tutar"], sure, *rows])
    try:
        memory = Memory(table("import_mappings"))
        [understood] = understand(Tables([sheet], memory), {}, memory, as_of=AS_OF, confirm=False)
    except Asked:
        return
    read = read_lines(understood.table, understood.mapping, understood.styles)
    posted = post(read, book(), AS_OF, {})
    counts = answer(read, posted)
    filled = 1 + sum(any(cell != "" for cell in row) for row in rows)
    assert counts["read"] == filled
    assert counts["accepted"] + counts["rejected"] + counts["skipped"] == filled
    new = [len(posted.tables.get(key, ())) for key in ("receivables", "receipts")]
    moved = {one for key, rows in posted.tables.items() if key != "debtors" for one in rows["debtor_id"]}
    cards = len({*posted.tables["debtors"]["debtor_id"]} - moved)  # of who owes nothing and paid nothing
    assert counts["accepted"] == sum(new) + cards
    imported = sum(posted.tables["receivables"]["amount_kurus"])
    assert f"{imported // 100}.{imported % 100:02d}" == counts["totals"]["TRY"]["imported"]
    states = set(zip(read.verdicts.state, read.verdicts.reason != "", strict=True))
    assert states <= {("", False), ("rejected", True), ("skipped", True)}


def test_a_statement_becomes_receivables_and_receipts(tmp_path: Path) -> None:
    source = csv_list(
        tmp_path,
        """
        Cari Adı;Tarih;Evrak No;Borç;Alacak
        Ak;13.01.2026;F-1;1.000,00;
        Ak;14.01.2026;M-1;;400,00
        Ok;31.02.2026;F-2;50,00;
        Genel Toplam;;;1.050,00;400,00
        """,
    )
    outcome = run(source)
    assert column(outcome, "amount_kurus") == [100000]
    assert column(outcome, "amount_kurus", "receipts") == [40000]
    assert column(outcome, "received_on", "receipts") == ["2026-01-14"]
    said = {notice.key: notice.params for notice in outcome.notices}
    assert said["import_came"] == {"n": 1, "money": "400,00 TL"}
    assert said["import_rows_left"] == {"n": 1, "money": "50,00 TL"}
    assert "tutuyor" not in str(said["import_totals"])
    assert outcome.answer["totals"]["TRY"] == {"source": "1050.00", "imported": "1000.00"}


def test_payments_among_invoices_become_receipts(tmp_path: Path) -> None:
    text = """
        Müşteri;Fiş Türü;Evrak No;Tarih;Tutar
        Ak;Fatura;F-1;13.01.2026;10,00
        Ak;Tahsilat;M-1;13.01.2026;7,00
        Ak;Alış Faturası;X-1;13.01.2026;5,00
        """
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "amount_kurus", "receipts") == [700]
    said = {notice.key: notice.params for notice in outcome.notices}
    assert said["import_bought"] == {"n": 1, "money": "5,00 TL"}


def test_a_statement_is_proved_by_its_balance(tmp_path: Path) -> None:
    text = """
        Cari Adı;Tarih;Evrak No;Borç;Alacak;Bakiye
        Ak;13.01.2026;;10,00;;10,00
        Ak;13.01.2026;;10,00;;20,00
        Ak;14.01.2026;;;5,00;15,00
        Ak;14.01.2026;;;5,00;11,00
        """
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "amount_kurus") == [1000, 1000]  # equal, but the balance counts both
    said = {notice.key: notice.params for notice in outcome.notices}
    assert said["import_balance_broken"] == {"n": 1, "rows": "5"}


def test_telephones_stand_in_the_form_of_all_countries(tmp_path: Path) -> None:
    text = """
        Ünvan;Telefon
        Ak;+905321234567
        Ok;+90 (212) 123 45 67
        Al;+49 30 123456
        """
    outcome = run(csv_list(tmp_path, text))
    assert column(outcome, "phone", "debtors") == ["+905321234567", "+902121234567", "+4930123456"]
    assert [row[0] for row in listed(outcome, "repaired")] == ["3", "4"]


def test_what_the_rows_of_a_debtor_repeat_is_listed_once(tmp_path: Path) -> None:
    outcome = run(
        csv_list(
            tmp_path,
            """
            Müşteri;Telefon;Fatura No;Tutar
            Ak;5321234567;F-1;1,005
            Ak;5321234567;F-2;1,005
            Ok;0 212 123 45 67;F-3;1,00
            """,
        )
    )
    assert [[row[0], *row[2:]] for row in listed(outcome, "repaired")] == [
        ["2", "5321234567", "+905321234567", "telefon tek biçime çevrildi (2 satırda)"],
        ["4", "0 212 123 45 67", "+902121234567", "telefon tek biçime çevrildi"],
        ["2", "1,005", "1,01", "iki ondalığa yuvarlandı"],
        ["3", "1,005", "1,01", "iki ondalığa yuvarlandı"],
    ]
    assert outcome.answer["repairs"] == 5


def test_blanks_that_are_taken_out_are_listed_once_a_column(tmp_path: Path) -> None:
    outcome = run(
        write(
            tmp_path,
            [
                ["Müşteri", "Fatura No", "Vade", "Tutar"],
                ["  Ak\u00a0Gıda", "F-1", "13.01.2026", "\u00a010,00"],
                ["Ak  Gıda ", "F-2", "13.01.2026", "10,00"],
                ["Ak Gıda", "F-3", "13.01.2026", "10,00"],
                [" Toplam", "", "", "30,00"],
            ],
        )
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak Gıda"]
    assert outcome.answer["repairs"] == 2
    reason = "baştaki, sondaki ya da fazladan boşluklar, görünmeyen işaretler atıldı (2 satırda)"
    assert listed(outcome, "repaired") == [["2", "Müşteri", "  Ak\u00a0Gıda", "Ak Gıda", reason]]


def test_invisible_signs_of_a_name_are_taken_out_and_listed(tmp_path: Path) -> None:
    """A sign that turns the direction shows the name backwards."""
    rows = ("\u202eAk Gıda\u202c", "Ak\u200b Gı\u00adda", "Ak Gıda\u2067\x9f", "Ak Gıda")
    text = "".join(f"{name};F-{at};13.01.2026;10,00\n" for at, name in enumerate(rows))
    outcome = run(csv_list(tmp_path, "Müşteri;Fatura No;Vade;Tutar\n" + text))

    assert column(outcome, "debtor_name", "debtors") == ["Ak Gıda"]
    assert [row[3:] for row in listed(outcome, "repaired")] == [
        ["Ak Gıda", "baştaki, sondaki ya da fazladan boşluklar, görünmeyen işaretler atıldı (3 satırda)"]
    ]


def test_instalments_of_one_invoice_differ_by_due_date(tmp_path: Path) -> None:
    head = "Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar\n"
    first, second, third = (f"Ak;F-1;13.04.2026;13.{month:02d}.2026;10,00\n" for month in (5, 6, 7))
    outcome = run(csv_list(tmp_path, head + first + second + third + third))
    assert column(outcome, "due_date") == ["2026-05-13", "2026-06-13", "2026-07-13"]
    assert column(outcome, "document_type") == ["instalment"] * 3  # no invoice whose number is repeated
    assert [row[1] for row in listed(outcome, "untaken")] == ["5"]
    again = run(csv_list(tmp_path, head + second + third), after(outcome))
    assert (list(again.appended), again.changes) == ([], [])
    last = run(csv_list(tmp_path, head + third), after(outcome))
    assert (list(last.appended), last.changes) == ([], [])
