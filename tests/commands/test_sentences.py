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
    many["days_late"] = 1_200
    said = digest(many, as_of=AS_OF, language="tr")
    assert "Ali: 1.985 iş" in said and "(1.200 gün gecikti)" in said


def test_a_name_that_ends_in_a_dot_gets_no_second(tmp_path: Path) -> None:
    names = ", ".join(["Ak Ltd. Şti.", "Su Ltd. Şti."])
    said = say("refusals.several_debtors_like", "tr", name="ltd", names=names)
    assert "Su Ltd. Şti. Hangisini" in said
    assert say("notices.created", "tr", book="../k.xlsx") == "../k.xlsx hazır."
