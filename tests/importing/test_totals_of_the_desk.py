"""What a desk adds up after each import: the book shows what the list says is open, or says where not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from addin.rules.allocation import allocate
from addin.rules.counting import counting
from tests.importing.runs import AS_OF, asked, book, lines, run, told, write
from tests.tables import table

KEPT = ("debtors", "receivables", "receipts", "import_mappings")


class Desk:
    """A book in memory that imports change as they would the file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.frames: dict[str, pd.DataFrame] = {key: table(key) for key in KEPT}
        stages = pd.DataFrame({"stage": ["new", "closed"], "order": [1, 9]})
        self.frames["stages"] = stages.reindex(columns=table("stages").columns)

    def take(self, text: str, *answers: str) -> str:
        """Import a list; what it told."""
        outcome = run(self.source(text), book(**self.frames), answer=list(answers))
        for change in outcome.changes:
            frame = self.frames[change.table]
            for row, new in zip(change.rows.tolist(), change.new.tolist(), strict=True):
                frame.iloc[row, frame.columns.get_loc(change.column)] = new  # type: ignore[index]
        for key, new_rows in outcome.appended.items():
            if key in KEPT:
                self.frames[key] = pd.concat([self.frames[key], new_rows], ignore_index=True)
        if "import_mappings" in outcome.bodies:
            known = outcome.bodies["import_mappings"]
            self.frames["import_mappings"] = known.reindex(columns=self.frames["import_mappings"].columns)
        self.refresh()
        return told(outcome)

    def source(self, text: str) -> Path:
        return write(self.folder, lines(text))

    def receive(self, debtor: str, amount: int, document: str = "", day: str = "2026-11-20") -> None:
        """A receipt as typed, naming a document or none."""
        row: dict[str, Any] = dict.fromkeys(self.frames["receipts"].columns, "")
        claims = self.frames["receivables"]
        named = claims.loc[claims["document_no"] == document, "receivable_id"] if document else [""]
        known = self.frames["debtors"].set_index("debtor_name")["debtor_id"]
        row |= {"receipt_id": f"T-{len(self.frames['receipts']) + 1}", "debtor_id": known[debtor]}
        row |= {"amount_kurus": amount, "receivable_id": next(iter(named)), "received_on": pd.Timestamp(day)}
        new = pd.DataFrame([row]).replace("", None)
        typed = table("receipts")
        for column in typed.columns:
            typed[column] = new[column].astype(typed[column].dtype)
        typed[["receivable_id", "channel", "reversal", "currency"]] = typed[
            ["receivable_id", "channel", "reversal", "currency"]
        ].fillna("")
        self.frames["receipts"] = pd.concat([self.frames["receipts"], typed], ignore_index=True)
        self.refresh()

    def refresh(self) -> None:
        claims, came = self.frames["receivables"], self.frames["receipts"]
        found = allocate(claims, counting(claims, came, AS_OF).of(came)).open_kurus
        claims["open_kurus"] = found.to_numpy()

    def owed(self) -> dict[str, int]:
        frame = self.frames["receivables"]
        return dict(zip(frame["document_no"], frame["open_kurus"].astype(int), strict=True))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def paid(kurus: str, rest: str, *sums: str) -> str:
    return f"""
        Müşteri;Fatura No;Vade;Tutar;Ödenen;Kalan
        Ak;F-1;13.01.2026;1.000,00;{kurus};{rest}
        Ok;F-2;14.01.2026;200,00;;200,00
        Al;F-3;15.01.2026;300,00;100,00;200,00
        TOPLAM;;;1.500,00;{";".join(sums)}
    """


NOTHING = paid("", "1.000,00", "100,00", "1.400,00")
PART = paid("400,00", "600,00", "500,00", "1.000,00")
MORE = paid("700,00", "300,00", "800,00", "700,00")
REST = {"F-1": 60000, "F-2": 20000, "F-3": 20000}


@pytest.mark.parametrize("document", ["", "F-1"])
def test_a_payment_of_the_book_is_not_taken_off_once_more(desk: Desk, document: str) -> None:
    desk.take(NOTHING)
    desk.receive("Ak", 40000, document)
    for _ in range(3):
        assert "tutuyor" in desk.take(PART)
        assert desk.owed() == REST
    desk.take(MORE)
    assert desk.owed() == {**REST, "F-1": 30000}


@pytest.mark.parametrize("document", ["", "F-1"])
def test_a_receipt_typed_after_the_list_took_it_off_counts_once(desk: Desk, document: str) -> None:
    desk.take(PART)
    desk.receive("Ak", 40000, document)
    assert desk.owed()["F-1"] == 20000
    for _ in range(2):
        desk.take(PART)
        assert desk.owed() == REST
    desk.take(MORE)
    assert desk.owed()["F-1"] == 30000


def test_without_document_numbers_the_same_debt_is_found_by_its_day(desk: Desk) -> None:
    def bare(text: str) -> str:
        return "\n".join(
            ";".join(line.split(";")[:1] + line.split(";")[2:]) for line in lines(text).splitlines()[:-1]
        )

    desk.take(bare(NOTHING))
    desk.receive("Ak", 40000)
    desk.take(bare(PART))
    desk.take(bare(MORE))
    assert desk.frames["receivables"]["open_kurus"].tolist() == [30000, 20000, 20000]


TWO = """
    Müşteri;Fatura No;Vade;Tutar;Ödenen;Kalan
    Ak;F-1;13.01.2026;300,00;;300,00
    Ak;F-2;14.01.2026;500,00;{paid};{rest}
"""


def test_money_that_flowed_to_an_older_debt_stands_for_what_the_list_has_on_another(desk: Desk) -> None:
    desk.take(TWO.format(paid="", rest="500,00"))
    desk.receive("Ak", 50000)
    for _ in range(2):
        desk.take(TWO.format(paid="500,00", rest="0,00"))
        assert sum(desk.owed().values()) == 30000


def test_what_the_book_has_beyond_the_list_stays_and_is_told(desk: Desk) -> None:
    desk.take(PART)
    desk.receive("Ak", 45000, "F-1")
    told = desk.take(PART)
    assert desk.owed()["F-1"] == 15000
    assert "1 alacağın listedeki ödeneni kitaptaki tahsilatlarından farklı" in told
    assert "Bu satırlar listede 1.000,00 TL, kitapta 550,00 TL" in told and "tutuyor" not in told


def test_a_list_of_balances_takes_off_what_no_receipt_paid(desk: Desk) -> None:
    text = "Müşteri;Fatura No;Vade;Kalan\nAk;F-1;13.01.2026;{}\nOk;F-2;14.01.2026;20,00\n"
    desk.take(text.format("100,00"))
    desk.receive("Ak", 4000)
    for rest, left in (("60,00", 6000), ("60,00", 6000), ("50,00", 5000)):
        desk.take(text.format(rest))
        assert desk.owed() == {"F-1": left, "F-2": 2000}


STATEMENT = """
    Cari Ünvanı:;Demir A.Ş.;;;;;
    Tarih;Fiş No;Fiş Türü;Vade;Borç;Alacak;Bakiye
    14.01.2026;000112;Satış Faturası;13.02.2026;800,00;;800,00
    12.05.2026;000009;Çek Girişi;31.12.2026;;600,00;200,00
    TOPLAM;;;;800,00;600,00;200,00
"""
CHEQUES = """
    Çek No;Bankası;Keşideci;Kimden Alındı;Vade;Tutar;Durum
    1200345;Akbank;Demir A.Ş.;Demir A.Ş.;31.12.2026;600,00;{0}
    4400111;Akbank;Su Ltd.;Ok;15.11.2026;225,00;{1}
    4400112;Akbank;Su Ltd.;Ok;15.12.2026;75,00;{2}
    TOPLAM;;;;;900,00;
"""


def test_a_cheque_in_a_statement_is_told_beside_its_balance(desk: Desk) -> None:
    told = desk.take(STATEMENT)
    papers = desk.frames["receivables"].query("document_type == 'cheque'")
    assert papers["due_date"].dt.date.tolist() == [dt.date(2026, 12, 31)]
    assert sum(desk.owed().values()) == 80000
    assert "Ekstre bakiyesi 200,00 TL; alınan 1 çek ya da senet (600,00 TL)" in told
    assert "ikisi birlikte 800,00 TL" in told and "tutuyor" not in told


def test_the_list_of_cheques_closes_the_one_of_the_statement(desk: Desk) -> None:
    desk.take(STATEMENT)
    told = desk.take(CHEQUES.format("Tahsil edildi", "Portföyde", "Portföyde"))
    frame = desk.frames["receivables"].set_index("document_no")
    assert frame.loc[["1200345"], ["open_kurus", "closing_reason"]].to_numpy().tolist() == [[0, "paid"]]
    assert sum(desk.owed().values()) == 20000 + 30000
    assert "Bankası → Banka, Keşideci → Keşideci" in told
    assert frame.loc["1200345", "security"] == "Bankası: Akbank"


def test_the_statement_after_the_list_of_cheques_opens_none_twice(desk: Desk) -> None:
    desk.take(CHEQUES.format("Tahsil edildi", "Portföyde", "Portföyde"))
    assert "ayrıca alacak olarak durur" not in desk.take(STATEMENT)
    assert len(desk.frames["receivables"].query("document_type == 'cheque'")) == 3
    assert sum(desk.owed().values()) == 20000 + 30000


def test_bounced_and_endorsed_cheques_are_what_they_are(desk: Desk) -> None:
    desk.take(CHEQUES.format("Portföyde", "Portföyde", "Portföyde"))
    assert sum(desk.owed().values()) == 90000
    told = desk.take(CHEQUES.format("Portföyde", "Karşılıksız", "Ciro edildi (Polisan)"))
    frame = desk.frames["receivables"].set_index("document_no")
    assert frame["closing_reason"].to_dict() == {"1200345": "", "4400111": "bounced", "4400112": "paid"}
    assert frame["stage"].tolist() == ["new", "new", "closed"]
    assert desk.owed() == {"1200345": 60000, "4400111": 22500, "4400112": 0}
    assert "1 çek ya da senet listede ciro edilmiş" in told
    new = Desk(desk.folder)
    told = new.take(CHEQUES.format("Portföyde", "Karşılıksız", "Ciro edildi (Polisan)"))
    assert new.owed() == {"1200345": 60000, "4400111": 22500}
    assert new.frames["receivables"]["stage"].tolist() == ["new", "new"]
    assert "alınmayan satırlar da bunun içinde, aradaki fark 75,00 TL" in told


LONG = "Yıldız İnşaat Taah. San. Tic. Ltd. Şti."
SHORT = "Yıldız İnş. Taah. San. Tic. Ltd. Şti."
NAMED = """
    Müşteri;Fatura No;Vade;Tutar
    Ak;F-0;12.01.2026;50,00
    Ok;F-9;12.01.2026;60,00
    {};F-1;13.01.2026;100,00
"""


def test_a_name_in_short_is_asked_about_once(desk: Desk) -> None:
    desk.take(NAMED.format(LONG))
    [question] = asked(desk.source(NAMED.format(SHORT)), into=book(**desk.frames))
    assert question["debtors"] == [{"list": SHORT, "book": LONG}]
    desk.take(NAMED.format(SHORT), "same_debtors=same")
    for _ in range(2):
        desk.take(NAMED.format(SHORT))
        assert len(desk.frames["debtors"]) == len(desk.frames["receivables"]) == 3
    more = NAMED.format(SHORT) + "    Kaya İnş. Ltd. Şti.;F-2;14.01.2026;70,00\n"
    desk.take(more.replace("İnş. Ltd", "İnşaat Ltd"))
    assert asked(desk.source(more), into=book(**desk.frames))[0]["debtors"][0]["list"].startswith("Kaya")


def test_debts_that_a_later_list_lacks_are_told(desk: Desk) -> None:
    desk.take(NOTHING)
    shorter = "\n".join(line for line in NOTHING.splitlines() if "F-3" not in line and "TOPLAM" not in line)
    told = desk.take(shorter)
    assert "Kitapta açık olan 1 alacak (200,00 TL) bu listede yok" in told and ": Al F-3." in told
    assert "kitaba alınan 0,00 TL, kitapta aynısı duran 1.200,00 TL" in told
    other = desk.take("Müşteri;Fatura No;Vade;Tutar\nSu;G-1;13.01.2026;5,00\nAk;G-2;13.01.2026;5,00\n")
    assert "bu listede yok" not in other


def test_balances_of_nothing_are_accounted_for(desk: Desk) -> None:
    text = "Firma;Telefon;Bakiye\nAk;;10,00\nOk;0532 111 22 34;0,00\nAk;;0,00\n"
    outcome: Any = run(desk.source(text), answer=["balance=opening"])
    assert (outcome.answer["accepted"], outcome.answer["skipped"]) == (2, 1)
    told = outcome.bodies["import_rows"][["outcome", "source_row", "reason"]].to_numpy().tolist()
    assert ["skipped", 4, "bakiyesi sıfır"] in told
    assert ["noticed", 3, "bakiyesi sıfır; yalnız borçlunun kartı alındı"] in told
    assert np.array_equal(outcome.appended["receivables"]["amount_kurus"], [1000])


def dated(paid_of: str, day: str) -> str:
    return f"""
        Müşteri;Fatura No;Vade;Tutar;Ödenen;Ödeme Tarihi
        Ak;F-1;13.01.2026;300,00;;
        Ak;F-2;14.01.2026;500,00;{paid_of};{day}
        Ok;F-3;14.01.2026;100,00;40,00;20.02.2026
    """


def test_a_dated_payment_that_stands_under_another_day_does_not_come_twice(desk: Desk) -> None:
    desk.take(dated("", ""))
    desk.receive("Ak", 25000, day="2026-11-20")
    told = desk.take(dated("250,00", "18.11.2026"))
    assert sum(desk.owed().values()) == 30000 + 50000 - 25000 + 6000
    assert "1 alacağın listedeki ödeneni kitaptaki tahsilatlarından farklı" in told
    desk.take(dated("350,00", "20.11.2026"))
    assert sum(desk.owed().values()) == 30000 + 50000 - 35000 + 6000


def test_a_sum_that_is_less_by_the_credit_balances_is_told_so(tmp_path: Path) -> None:
    rows = "Ak Ltd.;1.000,00;B\nOk A.Ş.;300,00;A\nSu Ltd.;500,00;B\nTOPLAM;1.200,00;\n"
    said = told(run(write(tmp_path, "Ünvan;Bakiye;B/A\n" + rows)))
    assert "kendi toplamı 1.200,00 TL; aradaki fark -300,00 TL, alınmayan alacaklı bakiyelerdir" in said
