"""What commands say in whole sentences: names, numbers, what comes next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from addin.books.file import open_book
from addin.messages import say
from addin.model import Outcome
from addin.reports.digest import digest
from tests.desk import AS_OF, frame, make_book, refresh, tahsilat
from tests.tables import frame_of

AK = {"debtor_name": "Ak Ltd. Şti."}
DUE = {**AK, "document_no": "F-1", "due_date": date(2026, 9, 1), "amount_kurus": 1_000}


def test_opened_cheques_are_named(tmp_path: Path) -> None:
    cheque = {**AK, "received_on": date(2026, 11, 2), "amount_kurus": 1_000, "channel": "cheque"}
    book = make_book(tmp_path / "k.xlsx", {"debtors": [AK], "receivables": [DUE], "receipts": [cheque]})
    said = tahsilat("refresh", book).out
    opened = frame(book, "receivables")["receivable_id"].tolist()[-1]
    assert f"Alınan 1 çek ya da senet için yeni alacak satırı açıldı; vadesini siz yazın: {opened}." in said


def test_new_rows_are_no_formulas_put_back(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": [AK], "receivables": [DUE]})
    refresh(book)
    open_book(book, backups=False).write(
        Outcome(appended={"receivables": pd.DataFrame([{**DUE, "document_no": "F-2"}])})
    )
    lose_formula(book, rows=(0, 1))
    assert "1 formül yerine kondu" in tahsilat("refresh", book).out


def lose_formula(book: Path, rows: tuple[int, ...]) -> None:
    """Type over the formula of Durum in these rows of Alacaklar, as a user does."""
    import openpyxl

    place, workbook = open_book(book).place("receivables"), openpyxl.load_workbook(book)
    for row in rows:
        workbook[place.sheet][place.cell(row, "status")].value = "elle"
    workbook.save(book)


def test_new_says_what_comes_next(tmp_path: Path) -> None:
    said = tahsilat("new", tmp_path / "k.xlsx").out
    assert "Ayarlar ve Personel sayfalarını doldurun" in said and "`tahsilat import`" in said


def test_counts_are_grouped() -> None:
    work = frame_of("today", [{"debtor_name": "Ak", "what": "no_action", "place": "now", "person": "Ali"}])
    many = work.loc[np.zeros(1_985, dtype=int)].reset_index(drop=True)
    many["action_days_late"] = 1_200
    said = digest(many, as_of=AS_OF, language="tr")
    assert "Ali: 1.985 iş" in said and "(iş 1.200 gün gecikti)" in said


def test_a_name_that_ends_in_a_dot_gets_no_second(tmp_path: Path) -> None:
    names = ", ".join(["Ak Ltd. Şti.", "Su Ltd. Şti."])
    said = say("refusals.several_debtors_like", "tr", name="ltd", names=names)
    assert "Su Ltd. Şti. İstediğinizin" in said
    assert say("notices.created", "tr", book="../k.xlsx") == "../k.xlsx hazır."


def test_on_a_command_line_what_is_missing_is_named_with_its_option(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": [AK], "receivables": [DUE]})
    call = tahsilat("add", "görüşme", book, "--debtor", "Ak", "--result", "görüşüldü", "--note", "aradım")
    assert call.code == 2 and call.err.startswith(
        "Kaydedilmedi. Görüşmenin sonraki aksiyonu ya da tarihi yok. “Sonraki aksiyon” (--next-action) ile"
        " “Sonraki aksiyon tarihi” (--next-date) alanlarını yazın; konu bittiyse yalnız “Kapanış nedeni”"
        " (--closing) alanını."
    )
    promise = tahsilat("add", "söz", book, "--debtor", "Ak")
    assert "şunları da yazın: “Söz tarihi / ilk taksit” (--due)." in promise.err


def test_a_promise_of_more_than_is_owed_is_asked_about_before_it_is_saved(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {"debtors": [AK], "receivables": [DUE]})
    refresh(book)
    words = ("add", "söz", book, "--debtor", "Ak", "--amount", "50,00", "--due", "27.11.2026")
    said = tahsilat(*words)
    assert said.code == 2 and "Söz verilen tutar (50,00) açık borçtan (10,00 TL) büyük." in said.err
    assert frame(book, "promises").empty
    assert tahsilat(*words, "--yes").code == 0 and len(frame(book, "promises")) == 1


def test_the_digest_tells_the_bounced_paper_and_what_was_promised(tmp_path: Path) -> None:
    cheque = {**DUE, "document_no": "C-1", "document_type": "cheque", "closing_reason": "bounced"}
    promise = {**AK, "made_on": date(2026, 11, 2), "promised_for": date(2026, 11, 10), "amount_kurus": 900}
    paid = {**AK, "received_on": date(2026, 11, 9), "amount_kurus": 200, "channel": "transfer"}
    rows = {"debtors": [AK], "receivables": [DUE, cheque], "promises": [promise], "receipts": [paid]}
    book = make_book(tmp_path / "k.xlsx", rows)
    refresh(book)
    said = tahsilat("today", book).out
    assert "   Karşılıksız çıkan çek/senet: 10,00 TL" in said or "çek/senet: 8,00 TL" in said
    assert "   Söz: 10.11.2026 gününe 9,00 TL, ödenen 2,00 TL" in said


def test_who_waits_for_another_day_is_named(tmp_path: Path) -> None:
    names = [{"debtor_name": f"Borçlu {n}"} for n in range(3)]
    bills = [{**DUE, **name} for name in names]
    book = make_book(tmp_path / "k.xlsx", {"debtors": names, "receivables": bills}, {"today_limit": 2})
    refresh(book)
    assert "Ayrıca sırada bekleyen 1 iş var: Borçlu 2." in tahsilat("today", book).out
