"""Looks that copying and pasting wore away are laid anew; what the user made himself stays."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from addin.books.file import open_book
from addin.books.lint import lint
from addin.books.workbook import Workbook
from addin.schema import ENTRY, TABLES
from addin.schema.template_file import template
from tests.commands.workday_book import work_book
from tests.desk import frame, tahsilat

VALIDATIONS = re.compile(r"<dataValidations\b.*?</dataValidations>", re.S)
FORMATS = re.compile(r"<conditionalFormatting\b.*?</conditionalFormatting>", re.S)
FORMULA = re.compile(r"<calculatedColumnFormula>.*?</calculatedColumnFormula>", re.S)


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = work_book(tmp_path_factory.mktemp("firm") / "Kitap.xlsx")
    assert tahsilat("repair", path).code == 0
    return path


@pytest.fixture
def book(firm: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Kitap.xlsx"
    path.write_bytes(firm.read_bytes())
    return path


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.endswith(".xml")]
        return {name: package.read(name).decode() for name in names}


def edit(path: Path, part: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as package:
        standing = {name: package.read(name) for name in package.namelist()}
    new = change(standing[part].decode()).encode()
    assert new != standing[part]
    standing[part] = new
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in standing.items():
            package.writestr(name, content)


def part_of(path: Path, table: str) -> str:
    book = open_book(path)
    return book._workbook.sheets[book.place(table).sheet].part


def table_part(path: Path, table: str) -> str:
    return open_book(path)._spot(table).list_table.part


def repair(path: Path, *words: str) -> dict[str, Any]:
    said = tahsilat("repair", path, "--json", *words)
    assert said.code == 0, said.err
    return {key: said.json[key] for key in ("validations", "formats", "formulas")}


NOTHING = {"validations": 0, "formats": 0, "formulas": 0}


@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_new_book_needs_no_repair(tmp_path: Path, language: str) -> None:
    path = tmp_path / "Yeni.xlsx"
    path.write_bytes(template(language))
    before = path.read_bytes()
    assert repair(path, "--dry-run") == NOTHING
    assert path.read_bytes() == before


def test_a_book_with_rows_needs_no_repair(firm: Path) -> None:
    assert repair(firm, "--dry-run") == NOTHING


@pytest.mark.parametrize("table", [table.key for table in ENTRY])
def test_what_is_gone_comes_back_as_it_was(book: Path, table: str) -> None:
    before, part, of_table = parts(book), part_of(book, table), table_part(book, table)
    edit(book, part, lambda text: FORMATS.sub("", VALIDATIONS.sub("", text)))
    edit(book, of_table, lambda text: FORMULA.sub("", text))
    assert open_book(book).facts(table).eroded
    done = repair(book)
    assert (done["validations"], done["formats"]) == (1, 1)
    assert done["formulas"] == len(TABLES[table].filled_by("formula"))
    assert not open_book(book).facts(table).eroded
    after = parts(book)
    assert {name for name in before if before[name] != after[name]} <= {"xl/workbook.xml", *rewritten(before)}
    assert plain(after[part]) == plain(before[part])
    assert after[of_table] == before[of_table]
    assert repair(book, "--dry-run") == NOTHING


def plain(text: str) -> str:
    """A single cell may be spelled as an area."""
    return re.sub(r"\b([A-Z]+\d+):\1\b", r"\1", text)


def rewritten(texts: dict[str, str]) -> set[str]:
    """The log and Hatalar, which the refresh that follows writes."""
    return {name for name in texts if name.startswith(("xl/worksheets/", "xl/tables/"))}


def test_rules_reach_over_all_rows_again(book: Path) -> None:
    part = part_of(book, "receivables")
    edit(book, part, lambda text: re.sub(r'sqref="([A-Z]+)6:\1\d+"', r'sqref="\g<1>6"', text))
    assert open_book(book).facts("receivables").eroded
    assert repair(book) == {"validations": 1, "formats": 1, "formulas": 0}
    assert not open_book(book).facts("receivables").eroded
    rules = openpyxl.load_workbook(book)["Alacaklar"].conditional_formatting
    assert all(area.max_row == 8 for each in rules for area in each.sqref.ranges if area.min_row == 6)


def test_the_user_s_rules_and_fills_stay(book: Path) -> None:
    part = part_of(book, "receivables")
    own = (
        '<conditionalFormatting sqref="H6:H8"><cfRule type="cellIs" dxfId="0" priority="1" '
        'operator="greaterThan"><formula>1000</formula></cfRule></conditionalFormatting>'
    )
    pasted = (
        '<conditionalFormatting sqref="C7"><cfRule type="expression" dxfId="0" priority="90">'
        '<formula>OR($C7="gecikti",$C7="karşılıksız",$C7="takipte")</formula></cfRule></conditionalFormatting>'
    )
    whole = '<dataValidation type="whole" operator="equal" allowBlank="1" sqref="AZ6:AZ20 A7">'
    far = f"{whole}<formula1>5</formula1></dataValidation>"

    def spoil(text: str) -> str:
        text = text.replace("<conditionalFormatting", own + pasted + "<conditionalFormatting", 1)
        text = re.sub(r'(<dataValidation [^>]*sqref=")A6:A8"', r'\1A6 A8"', text, count=1)
        opening = re.search(r'<dataValidations count="(\d+)">', text)
        assert opening
        more = f'<dataValidations count="{int(opening[1]) + 1}">{far}'
        return text.replace(opening[0], more)

    edit(book, part, spoil)
    painted = openpyxl.load_workbook(book)["Alacaklar"]["C6"].style_id
    assert repair(book) == {"validations": 1, "formats": 1, "formulas": 0}
    text = parts(book)[part]
    assert 'operator="greaterThan"' in text
    ranks = [int(rank) for rank in re.findall(r'<cfRule [^>]*priority="(\d+)"', text)]
    assert len(set(ranks)) == len(ranks)
    assert min(ranks) == 1 and 'type="cellIs" dxfId="0" priority="1"' in text  # the user's own counts first
    assert '$C7="gecikti"' not in text
    assert 'sqref="AZ6:AZ20"' in text  # the pasted cell of our column has our rule again
    assert openpyxl.load_workbook(book)["Alacaklar"]["C6"].style_id == painted
    assert OpenXmlValidator().validate(book).errors == []
    assert lint(book) == []
    before = book.read_bytes()
    assert repair(book) == NOTHING
    assert book.read_bytes() == before


def test_rules_follow_columns_that_were_moved(book: Path) -> None:
    """The names on the header cells, and the table's own, say that two columns have changed places."""
    part, headers = part_of(book, "receivables"), open_book(book).place("receivables").headers
    swapped = {headers["status"]: headers["holder_days"], headers["holder_days"]: headers["status"]}
    titles = "|".join(map(re.escape, swapped))
    table = table_part(book, "receivables")
    name = r"(tk_receivables__{}\"[^>]*>[^<]*\$){}(\$5)"

    def moved(text: str) -> str:
        for key, old, new in (("status", "K", "Q"), ("holder_days", "Q", "K")):
            text, n = re.subn(name.format(key, old), rf"\g<1>{new}\2", text)
            assert n == 1
        return text

    edit(book, "xl/workbook.xml", moved)
    edit(
        book,
        table,
        lambda text: re.sub(f' name="({titles})"', lambda each: f' name="{swapped[each[1]]}"', text),
    )
    assert repair(book, "--dry-run")["formats"] == 1
    path_rules = repaired_rules(book, part)
    assert "$K6" not in path_rules
    assert 'OR($Q6="gecikti",$Q6="karşılıksız",$Q6="takipte")' in path_rules


def repaired_rules(path: Path, part: str) -> str:
    """The conditional formats after the repair alone: Yenile would first want the headers to agree."""
    open_book(path, backups=False).repair(template("tr"))
    return "".join(FORMATS.findall(parts(path)[part])).replace("&quot;", '"')


def test_a_lost_cell_formula_comes_back_with_the_refresh(book: Path) -> None:
    part = part_of(book, "receivables")
    place = open_book(book).place("receivables")
    cell = place.cell(0, "status")
    edit(book, part, lambda text: re.sub(rf'(<c r="{cell}"[^>]*>)<f>[^<]*</f>', r"\1", text))
    assert open_book(book).facts("receivables").overwritten["status"] == (0,)
    repair(book)
    assert open_book(book).facts("receivables").overwritten == {}


def test_form_and_card_get_their_checks_back(book: Path) -> None:
    sheets = Workbook(open_book(book)._package).sheets
    for name in ("Kayıt", "Borçlu Kartı"):
        before = parts(book)[sheets[name].part]
        edit(book, sheets[name].part, lambda text: FORMATS.sub("", VALIDATIONS.sub("", text)))
        repair(book)
        assert parts(book)[sheets[name].part] == before


def test_a_copy_is_kept_and_the_rows_stay(book: Path) -> None:
    rows = frame(book, "receivables")
    edit(book, part_of(book, "debtors"), lambda text: VALIDATIONS.sub("", text))
    repair(book)
    assert frame(book, "receivables").equals(rows)
    assert len(list((book.parent / "Yedekler").iterdir())) == 1
