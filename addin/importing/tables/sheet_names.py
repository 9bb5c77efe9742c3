"""Lists with a sheet for each customer: the sheet's name is the debtor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from addin.importing.evidence.cells import Cells, loose, sample, shown
from addin.importing.evidence.header import certain
from addin.importing.evidence.people import is_about_staff, is_of_contact, names_among
from addin.importing.evidence.roles import roles_of
from addin.importing.evidence.words import source_words
from addin.importing.questions import LEAVE, TAKE, Answers, Choice, Question, answer_or_ask
from addin.importing.tables.names import is_name, without_title
from addin.importing.tables.proved_summaries import sums_up_all, with_notice
from addin.importing.tables.row_words import is_currency
from addin.importing.tables.source_table import TAKEN, SourceTable
from addin.importing.tables.title_lines import before_currency
from addin.rules.names import is_company_name
from addin.rules.rows import repeated
from addin.text import fold

_FEWEST = 2
_MOSTLY = 0.5
_WHO = {"debtor_name", "tax_id", "account_code", "drawer", "endorser", "sender", "surname"}
ACCOUNT = {"debit", "credit", "open_amount"}
_CUT = 31  # letters that Excel leaves of a sheet's name
_NOTICE, _OWN_SHEETS = "import_sheet_debtors", "import_own_sheets"


def named_by_sheets(
    tables: Sequence[SourceTable], answers: Answers, questions: dict[str, Question]
) -> list[SourceTable]:
    """The tables, those without debtor with that of their sheet; what is not evident goes into `questions`.

    A summary of all customers on a sheet of its own would count them twice: that is asked.
    """
    if len(tables) > 1:
        tables = [_of_firm_on_sheet(table) for table in tables]
    nameless = [at for at, table in enumerate(tables) if not has_debtor(table)]
    if len({tables[at].sheet for at in nameless}) < _FEWEST:
        return [_of_its_sheet(table, tables) for table in tables]
    if firm := _firm_of_all([tables[at] for at in nameless]):
        return [_of_firm(table, firm) if at in nameless else table for at, table in enumerate(tables)]
    names = [_name(tables[at]) for at in nameless]
    evident = _is_evident([tables[at] for at in nameless], names)
    titles = [name_above(tables[at]) for at in nameless]
    if not evident and (own := _names_of_accounts([tables[at] for at in nameless])):
        names = titles = own
        evident = True
    if not evident and all(titles) and len({*map(fold, titles)}) == len(titles):
        question = Question("title_debtors", ", ".join(titles), (Choice(TAKE, "yes"), Choice(LEAVE, "no")))
        answer = answer_or_ask(question, answers, questions)
        if not answer:
            return list(tables)
        if answer == TAKE:
            names, evident = titles, True
    if not any(map(_may_be_debtor, names)):
        return list(tables)
    if not evident:
        shown = ", ".join(dict.fromkeys(tables[at].sheet for at in nameless))
        question = Question("sheet_debtors", shown, (Choice(TAKE, "yes"), Choice(LEAVE, "no")))
        if answer_or_ask(question, answers, questions) != TAKE:
            return list(tables)
    found = list(tables)
    for at, name in zip(nameless, names, strict=True):
        found[at] = with_name(tables[at], name, () if names is titles else (_NOTICE,))
    proved = [sums_up_all(each, [found[one] for one in nameless]) for each in tables]
    if any(proved):
        found[nameless[0]] = with_notice(found[nameless[0]])
    return [
        each
        for at, each in enumerate(found)
        if at in nameless or not (proved[at] or not _kept(each, names, answers, questions))
    ]


def _firm_of_all(tables: Sequence[SourceTable]) -> str:
    """The firm above all of the sheets, its accounts by currency: "USD Ekstre"; "" where none is."""
    firms = {before_currency(without_title(name_above(table))) for table in tables}
    firm = firms.pop()
    of_currencies = all(any(map(is_currency, fold(table.sheet).split())) for table in tables)
    run = all(fields_named(table) >= ACCOUNT for table in tables)
    one = not firms and of_currencies and run and not any(_may_be_debtor(table.sheet) for table in tables)
    return firm if one and is_company_name([firm])[0] else ""


def _of_firm_on_sheet(table: SourceTable) -> SourceTable:
    """The table of the firm labelled so above it after which its sheet is called."""
    firm, sheet = table.context.get("firm", ""), loose(table.sheet)
    called = bool(firm and sheet) and loose(firm).startswith(sheet)
    return with_name(table, firm, ()) if called and not has_debtor(table) else table


def _of_its_sheet(table: SourceTable, tables: Sequence[SourceTable]) -> SourceTable:
    """The account whose customer only its sheet names; those of other sheets have a line for theirs."""
    heads = [*map(loose, table.headers)]
    others = [each for each in tables if each.sheet != table.sheet and [*map(loose, each.headers)] == heads]
    named = any("debtor_name" in each.told for each in others) and names_among([_name(table)]) == 1
    if not named or has_debtor(table) or not fields_named(table) & ACCOUNT:
        return table
    return with_name(table, _name(table), (_OWN_SHEETS,))


def _of_firm(table: SourceTable, firm: str) -> SourceTable:
    return replace(with_name(table, firm, ()), context={**table.context, TAKEN: firm})


def has_debtor(table: SourceTable) -> bool:
    """Whether a line, a known column or the cells of an unknown one name who owes."""
    if "debtor_name" in table.told or fields_named(table) & _WHO:
        return True
    return any(map(_names_others, table.headers, table.columns))


def _names_others(header: str, column: Cells) -> bool:
    """Whether the rows name people or firms below a header that nobody knows."""
    if certain(header) or is_about_staff(header) or is_of_contact(header):
        return False
    cells = {shown(cell) for cell in sample(column)}
    return len(cells) > 1 and names_among(list(cells)) >= _MOSTLY


def fields_named(table: SourceTable) -> set[str]:
    return {found[0][0] for header in table.headers if (found := certain(header))}


def _name(table: SourceTable) -> str:
    """The sheet's name, in full where a line above the list has it so."""
    lines = [without_title(line.strip()) for line in table.context.get("title", "").splitlines()]
    begun = loose(table.sheet)  # "Ak A.Ş." is no name of a sheet for everybody: "Ak AŞ"
    return next((line for line in lines if begun and loose(line).startswith(begun)), table.sheet)


def name_above(table: SourceTable) -> str:
    """The name right above the list, or of the firm there; "" without one."""
    above = table.context.get("title", "").splitlines()[-1:]
    return table.context.get("firm", "") or next((line for line in above if _is_person(line)), "")


def _names_of_accounts(tables: Sequence[SourceTable]) -> list[str]:
    """The one name above each account that stands above no other one; [] where one has none or several."""
    if not all(fields_named(table) >= ACCOUNT for table in tables):
        return []
    titles = [table.context.get("title", "").splitlines() for table in tables]
    lines = [[line for line in each if is_name(line) and ":" not in line] for each in titles]
    seen = Counter(fold(line) for own in lines for line in own)
    own = [[line for line in each if seen[fold(line)] == 1] for each in lines]
    names = [each[0] for each in own if len(each) == 1]
    return names if len(names) == len(tables) and names_among(names) > _MOSTLY else []


def _is_person(line: str) -> bool:
    return is_name(line) and ":" not in line and not any(map(str.isdigit, line))


def _may_be_debtor(name: str) -> bool:
    words = {word.rstrip("0123456789") for word in fold(name).split() if not is_currency(word)} - {""}
    return is_name(name) and not words <= {fold(word) for word in source_words()["sheet"]}


def _is_evident(tables: Sequence[SourceTable], names: Sequence[str]) -> bool:
    """Whether all are lists with equal headers whose names may each be a debtor's."""
    same = len({tuple(sorted(map(loose, table.headers))) for table in tables}) == 1
    return same and all(map(_may_be_debtor, names)) and len({*map(fold, names)}) == len(names)


def with_name(table: SourceTable, name: str, told: Sequence[str]) -> SourceTable:
    """The table of one debtor; `told`: notices about that."""
    texts = repeated(name, len(table))
    notices = tuple(dict.fromkeys((*table.notices, *told)))
    return replace(table, told={**table.told, "debtor_name": texts}, notices=notices)


def _kept(table: SourceTable, names: Sequence[str], answers: Answers, questions: dict[str, Question]) -> bool:
    """Whether a list that has its debtors is no summary of the sheets, or is to be taken all the same."""
    roles = roles_of(table.headers, table.columns)
    at = roles.first("debtor_name")
    if at is None or roles.days or roles.documents or not roles.money:
        return True
    known = {loose(name)[:_CUT] for name in names}
    listed = {loose(str(cell))[:_CUT] for cell in set(table.columns[at])}
    if len(known & listed) < _FEWEST:
        return True
    question = Question("summary", table.sheet, (Choice(LEAVE, "leave_summary"), Choice(TAKE, "take_list")))
    return answer_or_ask(question, answers, questions) != LEAVE
