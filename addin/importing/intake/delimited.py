"""Lists as text: delimited, or printed in columns of fixed width."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from addin.importing.intake import printed, titles
from addin.importing.intake.broken_rows import refuse_broken
from addin.importing.intake.dittos import with_marks
from addin.importing.intake.marks import without_formula_marks
from addin.importing.intake.sheet import Sheet, Unreadable, even

DELIMITERS = ";,\t|"
_SAMPLE = 200
_HEAD = 1 << 18
_LONGEST_CELL = 60  # lines; more is a quotation mark that nobody closed
_MONEY = re.compile(r"tutar|bakiye|borc|alacak|bedel|toplam|odenen|kalan|tahsil|amount|balance|total|paid")
_WHOLE, _CENTS = re.compile(r"-?\d{1,3}(?:\.\d{3})+|-?\d+"), re.compile(r"\d\d")
_PRINTED = "    "  # blanks that line up columns
_OPEN = "unexpected end of data"
_RULE = re.compile(r"[-=_+*|─━═│┼╪\s]+")


def read_text_list(text: str) -> list[Sheet]:
    """The one sheet of a text. Errors: as `refuse_broken` and `with_decimals`.

    >>> read_text_list("sep=;\\nAd;Tutar\\nÇağ;1,5\\n")[0].rows
    [['Ad', 'Tutar'], ['Çağ', '1,5']]
    """
    named, text = _named(without_formula_marks(text))
    delimiter = named or find_delimiter(text)
    rows = _records(text, delimiter) if delimiter else printed.cut(text.splitlines())
    rows = [[] if _is_rule(row) else list(row) for row in rows]
    if delimiter:
        refuse_broken(rows, text, delimiter)
    if delimiter == "," and (mended := with_decimals(rows)) is not None:
        return [Sheet("", even(mended), notices=("import_commas_joined",))]
    return [Sheet("", even(rows))]


def with_decimals(rows: list[list[str]]) -> list[list[str]] | None:
    """The rows with the decimals that a comma parted from their amounts; None where none were.

    So it looks when commas part cells and decimals alike and nothing stands in quotation marks: rows with
    decimals have one cell more than the header, and in one place alone two digits follow a number in each.

    >>> with_decimals([["Ad", "Tutar", "Not"], ["Ak", "1234", "56", "x"], ["Ok", "7", "y"]])
    [['Ad', 'Tutar', 'Not'], ['Ak', '1234,56', 'x'], ['Ok', '7', 'y']]
    >>> with_decimals([["Ad", "Tutar"], ["Ak", "7"]])

    Errors: Unreadable where it cannot be told which commas are decimal.
    """
    head = next((at for at, row in enumerate(rows) if len(_known([row])) >= 2), None)
    if head is None:
        return None
    wide = [row for row in rows[head + 1 :] if len(row) == len(rows[head]) + 1 and row[-1].strip()]
    if not wide or any(len(row) > len(rows[head]) + 1 for row in rows[head + 1 :]):
        return None
    places = [
        at
        for at, title in enumerate(rows[head])
        if _MONEY.search(titles.key(title))
        and all(_WHOLE.fullmatch(row[at].strip()) and _CENTS.fullmatch(row[at + 1].strip()) for row in wide)
    ]
    if not places:
        return None
    if len(places) > 1:
        raise Unreadable("import_commas")
    [at] = places
    made = {id(row): [*row[:at], f"{row[at].strip()},{row[at + 1].strip()}", *row[at + 2 :]] for row in wide}
    return [made.get(id(row), row) for row in rows]


def unfolded(sheet: Sheet) -> Sheet:
    """The sheet, its one column parted where whole delimited lines stand in the cells.

    So it looks when a list was opened with the wrong delimiter and saved again. Only known headers
    prove it.

    >>> unfolded(Sheet("", [["Unvan;Tutar"], ["Ak, Ltd.;1,50"]])).rows
    [['Unvan', 'Tutar'], ['Ak, Ltd.', '1,50']]
    """
    if not sheet.rows or len(sheet.rows[0]) != 1:
        return sheet
    lines = [" ".join(str(cell).splitlines()) for [cell] in sheet.rows]
    text = "\n".join(lines)
    delimiter = find_delimiter(text)
    if not delimiter or _score(_sampled(text[:_HEAD], delimiter))[0] < 2:
        return sheet
    rows = even([row for line in lines for row in _patient([line], delimiter)])
    return replace(sheet, rows=rows, merged=(), hidden_columns=frozenset())


def find_delimiter(text: str) -> str:
    """The sign that parts the cells: most known headers, then the most even rows; "" in fixed width.

    >>> find_delimiter("Unvan;Tutar\\nAk, Ltd.;1,50\\nOk, Ltd.;2,50\\n")
    ';'
    >>> find_delimiter("Unvan        Tutar\\nAk Ltd.      11,50\\nOk ve Ak A.  12,50\\n")
    ''
    """
    head = text[:_HEAD]
    tried = {sign: _sampled(head, sign) for sign in DELIMITERS if sign in head}
    scores = {sign: _score(rows) for sign, rows in tried.items()}
    best = max(scores, key=lambda sign: scores[sign], default="")
    columns = printed.cut(head.splitlines()[:_SAMPLE]) if not best or _PRINTED in head else []
    known, evenness = _score(columns)
    if best and scores[best][0] >= max(2, known):
        return best
    # A line of text with commas is as even as a table; fixed width must show more.
    if not best or (known, evenness / 2) > scores[best]:
        return "" if evenness else best or ";"
    return best


def _named(text: str) -> tuple[str, str]:
    """The delimiter that the first line names for Excel, which does not show that line."""
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r'"?sep=(.)"?;*\s*', first, re.IGNORECASE)
    return (named[1], rest) if named else ("", text)


def _records(text: str, delimiter: str) -> list[list[str]]:
    if marked := with_marks(text, delimiter):
        return marked
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:  # a quotation mark that nobody closed or doubled
        return list(_patient(text.splitlines(keepends=True), delimiter))


def _patient(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """Each record as strictly as it allows; where quotation marks make no sense they are letters."""
    at = 0
    while at < len(lines):
        rows, taken = _strictly(lines, at, delimiter)
        yield from rows or [[_unquoted(cell) for cell in lines[at].rstrip("\r\n").split(delimiter)]]
        at += taken


def _strictly(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[list[str]], int]:
    """The record that begins at a line and how many lines it takes; [] when there is none."""
    for end in range(at + 1, min(at + _LONGEST_CELL, len(lines)) + 1):
        try:
            return list(csv.reader(lines[at:end], delimiter=delimiter, strict=True)), end - at
        except csv.Error as error:
            if str(error) != _OPEN:
                break
    return [], 1


def _unquoted(cell: str) -> str:
    inner = cell.strip()
    whole = len(inner) > 1 and inner[0] == inner[-1] == '"'
    return inner[1:-1].replace('""', '"') if whole else cell


def _is_rule(row: Sequence[str]) -> bool:
    """Whether the row is nothing but a drawn line."""
    joined = "".join(row)
    return bool(_RULE.fullmatch(joined)) and any(sign * 3 in joined for sign in "-=_*─━═")


def _sampled(head: str, delimiter: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return []


def _score(rows: Sequence[Sequence[str]]) -> tuple[int, float]:
    """Known headers in the best row; how wide and how even the rows are."""
    widths = Counter(len(row) for row in rows if any(row) and not _is_rule(row))
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    known = max((len(_known([row])) for row in rows[:60]), default=0)
    return known, 0.0 if width < 2 else width * count / widths.total()


def _known(rows: Sequence[Sequence[str]]) -> set[str]:
    """The known headers in these rows."""
    return {titles.key(cell) for row in rows for cell in row} & titles.known()
