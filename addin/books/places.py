"""Where each table stands now: by the names on its header cells, else by header text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from addin.books.workbook import Area, ListTable, Sheet
from addin.messages import sheet_name
from addin.model import Place, Refusal
from addin.schema import TABLES
from addin.schema.cells import area_name, cell_name, header_name
from addin.schema.column import Column, Table
from addin.schema.pages import AREAS, CELLS
from addin.schema.words import header_texts
from addin.text import fold

LANGUAGES = ("tr", "en")


class Structure(Protocol):
    """What has to be known of a workbook, closed or open, to find the tables in it."""

    @property
    def sheets(self) -> dict[str, Sheet]: ...

    @property
    def tables(self) -> tuple[ListTable, ...]: ...

    def area(self, name: str) -> Area | None: ...

    def is_of_book(self, name: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A table's place, and the ListObject that it is."""

    place: Place
    list_table: ListTable

    @property
    def first_row(self) -> int:
        return self.place.header_row + 1

    @property
    def length(self) -> int:
        """Rows of the table, blank ones too."""
        return self.place.last_row - self.place.header_row


def sheet_of(book: Structure, page: str) -> str:
    """Name of the sheet on which a page's table or cells stand now; "" when they are gone."""
    if page in TABLES:
        try:
            return find_spot(book, page).place.sheet
        except Refusal:
            return ""
    names = [cell_name(cell.key) for cell in CELLS.values() if cell.page == page]
    names += [area_name(area.key) for area in AREAS.values() if area.page == page]
    found = (book.area(name) for name in names)
    return next((area.sheet for area in found if area and area.sheet in book.sheets), "")


def shown_sheet(book: Structure, page: str) -> str:
    """The sheet's name in the language of the book, also when the sheet itself is gone."""
    names = [sheet_name(page, language) for language in LANGUAGES]
    return next((name for name in names if name in book.sheets), names[0])


def find_spot(book: Structure, key: str) -> Spot:
    """Find a table. Errors: Refusal when it is gone, or a required column is missing or doubled."""
    table = TABLES[key]
    names = {column.key: header_name(key, column.key) for column in table.columns}
    named = {column: book.area(name) for column, name in names.items()}
    cells = {names[column]: area for column, area in named.items() if area}
    found = _list_table(book, table, cells)
    if found is None:
        sheet = shown_sheet(book, key)
        raise Refusal(
            "table_missing" if sheet in book.sheets else "sheet_missing", table=table.name, sheet=sheet
        )
    if found.header_rows != 1:
        raise Refusal("header_row_off", sheet=found.sheet.name)
    _check_extent(found)
    columns: dict[str, int] = {}
    for column_key, area in named.items():
        if area and _in_header(found, area) and area.left not in columns.values():
            columns[column_key] = area.left
    if _names_lag_behind(found, table, columns):
        columns.clear()
    _add_by_text(found, table, columns)
    _require(found, table, columns)
    return Spot(_place(found, table, columns), found)


def _check_extent(found: ListTable) -> None:
    """Refuse a table whose range and columns do not agree, or that has no row."""
    area = found.area
    rows = area.bottom - area.top - found.totals_rows
    if len(found.columns) != area.right - area.left + 1 or rows < 0 or found.totals_rows > 1:
        raise Refusal("corrupt")
    if not rows:
        raise Refusal("table_without_rows", sheet=found.sheet.name)


def check_headers(spot: Spot, shown: Sequence[object]) -> None:
    """Refuse a table whose range lies elsewhere than its header cells, in which stands `shown`.

    A program that deletes a column but leaves the names and the table as they were shifts the cells below
    them; whatever is written then stands in another's column.
    """
    said = [fold(text) for text in spot.list_table.columns]
    here = [fold(str(cell)) for cell in shown]
    same = [cell == text for cell, text in zip(here, said, strict=True)]
    moved = [text for text, stays in zip(said, same, strict=True) if not stays and text]
    for cell, text, stays in zip(shown, here, same, strict=True):
        if not stays and text in moved:
            raise Refusal("columns_shifted", sheet=spot.place.sheet, column=str(cell))
    if 2 * sum(same) < len(said):
        raise Refusal("corrupt")


def _list_table(book: Structure, table: Table, cells: Mapping[str, Area]) -> ListTable | None:
    """The ListObject that holds most of the named header cells, else the one of the frozen name.

    Names that belong to a sheet come last: they stand on a copy that the user made of ours.
    """
    name = table.name.lower()
    return (
        _most_named(book, [area for key, area in cells.items() if book.is_of_book(key)])
        or next((each for each in book.tables if each.name.lower() == name), None)
        or _most_named(book, list(cells.values()))
    )


def _most_named(book: Structure, cells: list[Area]) -> ListTable | None:
    votes = Counter(
        each for each in range(len(book.tables)) for cell in cells if _in_header(book.tables[each], cell)
    )
    return book.tables[votes.most_common(1)[0][0]] if votes else None


def _in_header(found: ListTable, cell: Area) -> bool:
    whole = found.area
    return (cell.sheet, cell.top) == (whole.sheet, whole.top) and whole.left <= cell.left <= whole.right


def _names_lag_behind(found: ListTable, table: Table, columns: Mapping[str, int]) -> bool:
    """Whether a named column has the header of another, which has lost it: a program moved columns alone."""
    shown = {number: fold(text) for number, text in _headers(found)}
    ours = {
        fold(text): key for language in LANGUAGES for key, text in header_texts(table.key, language).items()
    }
    said = {key: ours.get(shown[number], key) for key, number in columns.items()}
    return any(key != other and said.get(other) != other for key, other in said.items())


def _add_by_text(found: ListTable, table: Table, columns: dict[str, int]) -> None:
    """Columns whose name is lost, by what stands in their header cell, in either language."""
    missing = [key for key in table.keys if key not in columns]
    if not missing:
        return
    free = _free_headers(found, columns)
    for key in missing:
        wanted = {fold(header_texts(table.key, language).get(key, "")) for language in LANGUAGES} - {""}
        places = [number for number, text in free.items() if fold(text) in wanted]
        if len(places) > 1 and _is_needed(table, table[key]):
            raise Refusal("column_doubled", sheet=found.sheet.name, column=free[places[0]])
        if places:
            columns[key] = places[0]
            del free[places[0]]


def _free_headers(found: ListTable, columns: dict[str, int]) -> dict[int, str]:
    taken = set(columns.values())
    return {number: text for number, text in _headers(found) if number not in taken}


def _headers(found: ListTable) -> Iterator[tuple[int, str]]:
    return enumerate(found.columns, found.area.left)


def _is_needed(table: Table, column: Column) -> bool:
    return column.required or column.key == table.id_column


def _require(found: ListTable, table: Table, columns: dict[str, int]) -> None:
    for column in table.columns:
        if column.key not in columns and _is_needed(table, column):
            require_column(found, table.key, column.key)


def require_column(found: ListTable, table: str, column: str) -> None:
    """Refuse for want of a column, naming it as the book's language does."""
    texts = [header_texts(table, language).get(column, "") for language in LANGUAGES]
    raise Refusal("column_missing", sheet=found.sheet.name, column=next(filter(None, texts), column))


def _place(found: ListTable, table: Table, columns: dict[str, int]) -> Place:
    texts = dict(_headers(found))
    area = found.area
    return Place(
        table=table.key,
        sheet=found.sheet.name,
        header_row=area.top,
        last_row=area.bottom - found.totals_rows,
        first_column=area.left,
        last_column=area.right,
        columns=columns,
        headers={key: texts.get(number, "") for key, number in columns.items()},
        user_columns={text: number for number, text in _free_headers(found, columns).items()},
    )


def find_language(book: Structure, spots: Iterator[Spot]) -> str:
    """The language that most header texts are in; Turkish when they do not tell."""
    score: Counter[str] = Counter()
    for spot in spots:
        for language in LANGUAGES:
            texts = header_texts(spot.place.table, language)
            score[language] += sum(texts.get(key) == text for key, text in spot.place.headers.items())
        if score.total():
            break
    return "en" if score["en"] > score["tr"] else "tr"
