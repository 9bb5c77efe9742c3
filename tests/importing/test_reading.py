"""Files as strangers send them: encodings, delimiters, titles, sheets; what cannot be read is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from addin.importing.reading import read_sheets
from addin.model import Refusal
from tests.importing.runs import asked, column, lines, run, save_rows, write

LIST = lines("""
    Müşteri Ünvanı;Fatura No;Vade Tarihi;Tutar
    Şişli Çağrı Iğdır Ltd. Şti.;F-1;13.10.2025;1.234,56
    Öz Gül, Ak "Yapı";F-2;14.10.2025;10,00
""")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "iso-8859-9", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [line.split(";") for line in LIST.splitlines()]
    quoted = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    outcome = run(write(tmp_path, quoted.encode(encoding)))
    assert column(outcome, "debtor_name") == ["Şişli Çağrı Iğdır Ltd. Şti.", 'Öz Gül, Ak "Yapı"']
    assert column(outcome, "amount_kurus") == [123456, 1000]


def test_unquoted_semicolons_with_decimal_commas(tmp_path: Path) -> None:
    text = LIST.replace('"', "")
    assert column(run(write(tmp_path, text)), "amount_kurus") == [123456, 1000]


def test_the_line_that_names_the_delimiter(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "sep=;\n" + LIST.replace('"', "")))
    assert outcome.answer["read"] == 2


def test_title_lines_blank_rows_and_blank_columns_are_passed_over(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [""],
        ["", "ÖRNEK A.Ş. SATIŞ FATURALARI"],
        ["", "Dönem: 01.01.2025 - 31.12.2025"],
        [""],
        ["", "Müşteri", "", "Fatura No", "Tarih", "Genel Toplam"],
        [""],
        ["", "Ak Ltd.", "", "F-1", dt.date(2025, 1, 13), 12.5],
        [""],
        ["", "Yok", "", "F-2", dt.date(2025, 1, 13), "beş"],
        ["", "Ok Ltd.", "", "F-3", dt.date(2025, 1, 14), 7.5],
    ]
    outcome = run(write(tmp_path, rows))
    assert (outcome.answer["read"], outcome.answer["accepted"]) == (3, 2)
    assert outcome.answer["text"].startswith("Satır 9:")


def test_lists_on_several_sheets_come_in_together(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "iki.xlsx"
    with Workbook(str(path)) as made:
        for name in ("Ocak", "Şubat", "Notlar", "Eski"):
            sheet = made.add_worksheet(name)
            if name == "Notlar":
                sheet.write_row(0, 0, ["Buraya not yazın"])
                continue
            sheet.write_row(0, 0, ["Müşteri", "Belge No", "Vade", "Tutar"])
            sheet.write_row(1, 0, ["Ak", name, "13.01.2025", 5])
            if name == "Eski":
                sheet.hide()
    assert column(run(path), "document_no") == ["Ocak", "Şubat"]


def test_a_hidden_sheet_is_left_out_with_a_notice(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "gizli.xlsx"
    with Workbook(str(path)) as made:
        for name in ("Liste", "Eski"):
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, ["Müşteri", "Belge No", "Vade", "Tutar"])
            sheet.write_row(1, 0, ["Ak", name, "13.01.2025", 5])
        sheet.hide()
    outcome = run(path)
    assert column(outcome, "document_no") == ["Liste"]
    assert [notice.params for notice in outcome.notices if notice.key == "import_hidden"] == [
        {"sheets": "Eski"}
    ]
    rows = outcome.bodies["import_rows"]
    left = ["skipped", "Eski", "gizli sayfa, alınmadı"]
    assert [rows[key][0] for key in ("outcome", "source_sheet", "reason")] == left


def test_mended_letters_are_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "Müşteri;Vade;Tutar\nIþýk;13.01.2025;5\n"))
    assert column(outcome, "debtor_name") == ["Işık"]
    assert "import_text_repaired" in [notice.key for notice in outcome.notices]


def good_xlsx(tmp_path: Path) -> bytes:
    save_rows(tmp_path / "iyi.xlsx", [["Müşteri", "Vade", "Tutar"], ["Ak", "13.01.2025", 5]])
    return (tmp_path / "iyi.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("yok.xlsx", None, "file_missing"),
        ("bos.csv", b"", "import_nothing"),
        ("bosluk.csv", b" \r\n;;\r\n", "import_nothing"),
        ("baslik.csv", b"Unvan;Tutar;Vade\r\n", "import_nothing"),
        ("liste.pdf", b"%PDF-1.7", "import_unknown_file"),
        ("metin.xlsx", b"Unvan;Tutar", "import_nothing"),
        ("eski.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "import_damaged"),
        ("bozuk.xlsx", b"PK\x03\x04" + bytes(600), "import_damaged"),
        ("sifir.csv", b"Unvan;Tutar\r\nAk\x00;5\r\n", "import_damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes | None, key: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        run(path)
    assert refused.value.key == key


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = good_xlsx(tmp_path)
    for length in range(100, len(whole) - 1, 701):
        path = write(tmp_path, whole[:length], "yarim.xlsx")
        with pytest.raises(Refusal) as refused:
            run(path)
        assert refused.value.key == "import_damaged"


def test_an_encrypted_workbook_is_named_as_such(tmp_path: Path) -> None:
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Refusal) as refused:
        read_sheets(write(tmp_path, raw, "gizli.xlsx"))
    assert refused.value.key == "import_locked"


def test_a_list_without_any_header_is_asked(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, "1;2;3\n4;5;6\n"))
    assert question["question"] == "header"
