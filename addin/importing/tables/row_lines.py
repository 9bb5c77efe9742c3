"""Rows of texts only: lines that name a debtor, lines printed around lists, records without an amount."""

from __future__ import annotations

import re
from typing import Any

from addin.importing.evidence.buckets import bucket_of
from addin.importing.evidence.cells import is_filled, shown
from addin.importing.tables.cell_looks import is_moment
from addin.importing.tables.group_lines import names_group
from addin.importing.tables.labels import CARD, labelled_name, read_labels
from addin.importing.tables.names import (
    account_line,
    bare_name,
    code_and_name,
    is_generic,
    is_name,
    without_title,
)
from addin.importing.tables.office_lines import office_line
from addin.importing.tables.row_view import DATA, FOOTER, SECTION, View
from addin.importing.tables.row_words import is_printed, says_footer
from addin.importing.tables.title_lines import currency_heading
from addin.rules.names import has_legal_form

_LEDGER = re.compile(r"\d{3}[.\- /]\w")
_ACCOUNT = {"debtor_name", "account_code"}
_WHO = {*_ACCOUNT, "tax_id"}
_MOSTLY = 0.5  # of the records
_MOST_CELLS, _MOST_PRINTED = 3, 2  # of a line below a list; of one right below it


def ledger_line(view: View, row: int, cells: list[Any]) -> str:
    """SECTION for a code and its name alone on a line, though the code stands where days or papers do.

    Behind a code of a ledger any text is a name, else its rows would go to the account above.
    """
    texts = [cell for cell in cells if is_filled(cell)]
    alone = 0 < len(texts) <= _MOST_PRINTED and all(isinstance(cell, str) for cell in texts)
    if not alone or view.name_column is not None or not view.record_follows(row):
        return ""
    code, name = code_and_name(list(map(shown, texts)))
    if _LEDGER.match(code) and any(map(str.isalpha, name)) and ":" not in name:
        return _section(view, row, {"account_code": code, "debtor_name": without_title(name)})
    account = account_line(cells) if row + 1 in view.again else {}
    return _section(view, row, account) if account else ""


def line_kind(view: View, row: int, cells: list[Any]) -> str:
    """SECTION (what it says goes into `view.sections`), FOOTER or DATA."""
    labels = read_labels(cells) | labelled_name(cells)
    code = currency_heading(cells)
    heading = {"currency": code, "heading": code} if code else _office(view, cells)
    if heading and view.record_follows(row):
        view.sections[row] = heading
        return SECTION
    if labels.keys() & _ACCOUNT:
        return _section(view, row, labels)
    if any(says_footer(shown(cell)) for cell in cells if is_filled(cell)) or view.is_printed_above(cells):
        return FOOTER
    if labels:
        about = labels.keys() & {"tax_id", "currency", *(CARD if row - 1 in view.sections else ())}
        return _section(view, row, labels) if about and view.record_follows(row) else FOOTER
    if account := _account(view, row, cells):
        return _section(view, row, account)
    return FOOTER if _ends(view, row, cells) or _heads(view, row, cells) else DATA


def _office(view: View, cells: list[Any]) -> dict[str, str]:
    """The office of the files below; elsewhere it may be a customer."""
    return office_line(cells) if "case_no" in view.roles.fields else {}


def is_above_rows(view: View, cells: list[Any]) -> bool:
    """Whether it is the title of a page, or names an account by labels, whatever stands where."""
    return view.is_printed_above(cells) or bool(read_labels(cells).keys() & _ACCOUNT)


def _heads(view: View, row: int, cells: list[Any]) -> bool:
    """Whether it names a group of rows that is no debtor: a month, an age, a region with a colon."""
    texts = [shown(cell) for cell in cells if is_filled(cell)]
    if len(texts) != 1 or not (view.roles.money or view.roles.days) or not view.record_follows(row):
        return False
    if ":" in texts[0] or is_generic(texts[0]) or bucket_of(texts[0]) is not None:
        return True
    return view.name_column is not None and names_group(view, texts[0])


def _section(view: View, row: int, said: dict[str, str]) -> str:
    """The account that is being listed is only named once more on its next page."""
    standing = view.sections[max(view.sections)] if view.sections else view.context
    if said.keys() & _WHO and {**standing, **said} == standing:
        return FOOTER
    view.sections[row] = said
    return SECTION


def _account(view: View, row: int, cells: list[Any]) -> dict[str, str]:
    """The debtor of the rows that follow, named by a line without labels."""
    if view.name_column is not None:
        return _named_by_columns(view, row, cells) if view.record_follows(row) else {}
    if account := account_line(cells):
        return account
    at = next((place for place, cell in enumerate(cells) if is_filled(cell)), 0)
    if not view.record_follows(row) or _holds_names(view, at):
        return {}
    return bare_name(cells)


def _holds_names(view: View, at: int) -> bool:
    """Whether the records themselves have names there, under a title that nobody knows."""
    if view.roles.fields[at]:
        return False
    own = [cell for cell, odd in zip(view.columns[at], view.odd, strict=True) if not odd]
    names = [cell for cell in own if isinstance(cell, str) and cell and is_name(cell)]
    return len(set(names)) > 1 and len(names) > _MOSTLY * len(own)


def _named_by_columns(view: View, row: int, cells: list[Any]) -> dict[str, str]:
    """Debtor columns are filled in this row alone, and not in the records below."""
    following = view.following(row)
    if following is None or view.has_who(view.cells(following)):
        return {}
    filled = {at for at, cell in enumerate(cells) if is_filled(cell)}
    if filled <= set(view.roles.who):
        return named_in(view, cells)
    return account_line(cells)


def named_in(view: View, cells: list[Any]) -> dict[str, str]:
    """What the debtor columns of a row say; {} without a name."""
    name = view.name_column
    if name is None or not is_filled(cells[name]):
        return {}
    named = {view.roles.fields[at]: shown(cells[at]) for at in view.roles.who if is_filled(cells[at])}
    return {key: text for key, text in named.items() if key in _WHO}


def _ends(view: View, row: int, cells: list[Any]) -> bool:
    """Whether it stands below the list, or above the next header: apart, or not where debtors stand."""
    filled = [at for at, cell in enumerate(cells) if is_filled(cell)]
    if not (view.roles.money or view.roles.days):  # "18 kayıt listelendi" below cards
        text = shown(cells[filled[0]]) if len(filled) == 1 and row > view.last_regular else ""
        return is_printed(text) or (text.startswith("*") and not has_legal_form(text))
    if row < view.last_regular and not _before_header(view, row):
        return False
    apart = row > 0 and (int(view.at[row] - view.at[row - 1]) > 1 or view.kinds[row - 1] != DATA)
    alone = len(filled) == 1 and filled[0] not in view.roles.who and filled[0] not in view.roles.documents
    return (apart and len(filled) <= _MOST_CELLS) or alone or _is_print(view, row, cells, filled)


def _is_print(view: View, row: int, cells: list[Any], filled: list[int]) -> bool:
    """Whether few texts stand there that name nobody: not a debtor whose amount is missing."""
    named = view.name_column
    if not 0 < len(filled) <= _MOST_PRINTED or not all(
        isinstance(cells[at], str) or is_moment(cells[at]) for at in filled
    ):
        return False
    if named is None or named in filled:
        text = shown(cells[filled[0] if named is None else named])
        return ":" in text or is_printed(text)
    if view.record_follows(row):
        return False
    own = [shown(cells[at]) for at in filled if at in (*view.roles.who, *view.roles.documents)]
    return all((" " in text and is_name(text)) or is_printed(text) for text in own)


def _before_header(view: View, row: int) -> bool:
    following = (at for at in range(row + 1, len(view.at)) if not view.odd[at] or at in view.again)
    return next(following, None) in view.again
