"""Belge Ekle: a copy beside the book, a relative link in the row, and whether it is still there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest

from addin.books.file import FileBook
from addin.model import Refusal
from tests.commands.workday_book import number, work_book
from tests.desk import cell, column, fingerprint, frame, neighbours, refresh, tahsilat, type_into


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return work_book(tmp_path / "desk" / "k.xlsx")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Fatura #1.pdf"
    path.write_bytes(b"paper")
    return path


def broken(book: Path) -> list[tuple[str, str]]:
    listed = tahsilat("check", book, "--json").json["problems"]
    return [(one["sheet"], one["message"]) for one in listed if one["code"] == "broken_document_link"]


def test_copied_linked_and_registered(book: Path, paper: Path) -> None:
    said = tahsilat("attach", book, "F-1", paper, "--by", "Ayşe", "--json")
    assert said.code == 0 and said.json["document"] == "Belgeler/Fatura -1.pdf", said.err
    assert (book.parent / said.json["document"]).read_bytes() == b"paper" == paper.read_bytes()
    assert column(book, "receivables", "document") == ["Belgeler/Fatura -1.pdf", "", ""]
    (row,) = frame(book, "documents").to_dict("records")
    assert (row["row_id"], row["size"], row["attached_by"]) == (number(book, "receivables", 0), 5, "Ayşe")
    assert row["digest"] == said.json["sha256"] and len(row["digest"]) == 64
    place = openpyxl.load_workbook(book)["Alacaklar"]
    formulas = [one.value for line in place.iter_rows() for one in line if "HYPERLINK" in str(one.value)]
    assert formulas == ['=HYPERLINK("Belgeler/Fatura -1.pdf","Belgeler/Fatura -1.pdf")']
    assert cell(book, "stale") == "Yenile gerekli"
    refresh(book)
    assert refresh(book)["changed_cells"] == 0 and not broken(book)


def test_the_name_of_a_debtor_who_owes_nothing_means_himself(book: Path, paper: Path) -> None:
    type_into(book, "receivables", "closing_reason", {0: "paid"})
    refresh(book)
    said = tahsilat("attach", book, "Ak Ltd", paper, "--json")
    assert said.code == 0, said.err
    assert (said.json["table"], said.json["row_id"]) == ("debtors", number(book, "debtors", 0))
    said = tahsilat("seen", book, "Ak Ltd", "--by", "Can", "--json")
    assert (said.code, said.json["row_id"]) == (0, number(book, "debtors", 0)), said.err
    said = tahsilat("advance", book, "Ak Ltd")
    assert said.code == 2 and "açık alacak yok" in said.err


def test_twice_is_refused_and_equal_content_is_kept_once(book: Path, paper: Path) -> None:
    tahsilat("attach", book, "F-1", paper)
    said = tahsilat("attach", book, "F-1", paper)
    assert said.code == 2 and "zaten" in said.err
    said = tahsilat("attach", book, number(book, "debtors", 1), paper, "--name", "Başka ad", "--json")
    assert said.json["document"] == "Belgeler/Fatura -1.pdf" and not said.json["copied"]
    assert len(list((book.parent / "Belgeler").iterdir())) == 1
    paper.write_bytes(b"other")
    said = tahsilat("attach", book, "F-1", paper, "--json")
    assert said.json["document"] == "Belgeler/Fatura -1-2.pdf"
    assert column(book, "receivables", "document")[0] == "Belgeler/Fatura -1.pdf"
    assert column(book, "documents", "document_id") == ["E-0001-S", "E-0002-T", "E-0003-U"]


@pytest.mark.parametrize("again", ["same name", "another name", "equal one beside"])
def test_a_lost_copy_is_made_again(book: Path, paper: Path, again: str) -> None:
    tahsilat("attach", book, "F-1", paper)
    copy = book.parent / "Belgeler" / "Fatura -1.pdf"
    copy.rename(copy.with_name("taşınan.pdf")) if again == "equal one beside" else copy.unlink()
    assert refresh(book)["problems"]["warning"] >= 1 and broken(book)
    source = paper.rename(paper.with_name("ikinci.pdf")) if again == "another name" else paper
    said = tahsilat("attach", book, "F-1", source, "--dry-run", "--json")
    assert (said.code, said.json["copied"], copy.exists()) == (0, True, False), said.err
    said = tahsilat("attach", book, "F-1", source)
    assert said.code == 0 and "yeniden kopyalandı" in said.out, said.out
    assert "başka bir bağlantı" not in said.out
    assert copy.read_bytes() == b"paper" and not broken(book)
    assert column(book, "documents", "document") == ["Belgeler/Fatura -1.pdf"]
    assert tahsilat("attach", book, "F-1", source).code == 2


def test_a_link_that_was_emptied_is_laid_again(book: Path, paper: Path) -> None:
    tahsilat("attach", book, "F-1", paper)
    type_into(book, "receivables", "document", {0: None})
    said = tahsilat("attach", book, "F-1", paper, "--json")
    assert (said.code, said.json["copied"]) == (0, False), said.err
    assert column(book, "receivables", "document")[0] == "Belgeler/Fatura -1.pdf"
    assert column(book, "documents", "document") == ["Belgeler/Fatura -1.pdf"]
    assert tahsilat("attach", book, "F-1", paper).code == 2


def test_a_copy_that_somebody_changed_is_not_overwritten(book: Path, paper: Path) -> None:
    tahsilat("attach", book, "F-1", paper)
    copy = book.parent / "Belgeler" / "Fatura -1.pdf"
    copy.write_bytes(b"other paper")
    said = tahsilat("attach", book, "F-1", paper, "--json")
    assert said.json["document"] == "Belgeler/Fatura -1-2.pdf", said.err
    assert copy.read_bytes() == b"other paper"


def test_a_copy_never_lands_on_another_file(book: Path, paper: Path) -> None:
    folder = book.parent / "Belgeler"
    folder.mkdir()
    (folder / "dekont.PDF").write_bytes(b"mine")
    said = tahsilat("attach", book, "F-1", paper, "--name", "Dekont", "--json")
    assert said.json["document"] == "Belgeler/Dekont-2.pdf"
    assert (folder / "dekont.PDF").read_bytes() == b"mine"


def test_the_copy_goes_away_when_the_book_cannot_be_written(book: Path, paper: Path) -> None:
    before, there = fingerprint(book), neighbours(book)
    with mock.patch.object(FileBook, "write", side_effect=Refusal("no_memory")):
        assert tahsilat("attach", book, "F-1", paper).code == 2
    assert neighbours(book) == there and fingerprint(book) == before
    assert tahsilat("attach", book, "F-1", paper, "--dry-run").code == 0
    assert neighbours(book) == there and fingerprint(book) == before


@pytest.mark.parametrize("words", [("yok.pdf",), (".",)])
def test_what_is_no_file_is_refused(book: Path, words: tuple[str, ...]) -> None:
    assert tahsilat("attach", book, "F-1", book.parent / words[0]).code == 2


def test_a_name_that_no_windows_takes_is_refused(book: Path, paper: Path) -> None:
    for name in ("con", "...", "nul.x"):
        assert tahsilat("attach", book, "F-1", paper, "--name", name).code == 2, name


def test_a_lost_or_changed_file_is_a_broken_link(book: Path, paper: Path) -> None:
    tahsilat("attach", book, "F-1", paper)
    tahsilat("attach", book, number(book, "debtors", 1), paper)
    copy = book.parent / "Belgeler" / "Fatura -1.pdf"
    assert not broken(book)
    os.utime(copy, (1, 1))
    assert not broken(book)  # another time, the same content
    copy.write_bytes(b"PAPER")
    os.utime(copy, (9, 9))  # not in the seconds in which it was attached, which are taken for one moment
    assert [message for _, message in broken(book)] == [
        "Bağlı dosya içeriği eklendiğinden farklı: “Belgeler/Fatura -1.pdf”."
    ]
    copy.unlink()
    assert broken(book) == [("Alacaklar", "Bağlı dosya yerinde yok: “Belgeler/Fatura -1.pdf”.")]
    type_into(book, "receivables", "document", {0: ""})
    assert [sheet for sheet, _ in broken(book)] == ["Belgeler"] * 2
    assert refresh(book)["problems"]["warning"] >= 1


def test_what_the_user_typed_is_respected(book: Path, tmp_path: Path) -> None:
    (tmp_path / "fatura.pdf").write_bytes(b"x")
    typed: dict[int, Any] = {
        0: "../fatura.pdf",
        1: str(tmp_path / "fatura.pdf"),
        2: "https://x.example/a.pdf",
    }
    type_into(book, "receivables", "document", typed)
    assert not broken(book)
    typed = {0: "klasör 5", 1: r"\\sunucu\paylasim\a.pdf", 2: r"Belgeler\yok.pdf"}
    type_into(book, "receivables", "document", typed)
    assert broken(book) == [("Alacaklar", r"Bağlı dosya yerinde yok: “Belgeler\yok.pdf”.")]
    refresh(book)
    assert column(book, "receivables", "document") == list(typed.values())


def test_a_refresh_into_a_copy_elsewhere_looks_beside_the_copy(book: Path, paper: Path) -> None:
    tahsilat("attach", book, "F-1", paper)
    out = book.parent / "kopya.xlsx"
    assert refresh(book, "--out", str(out))["problems"] == refresh(book)["problems"]
