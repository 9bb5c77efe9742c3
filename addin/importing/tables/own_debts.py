"""What the owner of a list owes to others, beside what is owed to him: in lists and rows of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.evidence.cells import Bools, Texts, coded, loose, sample, texts_of
from addin.importing.evidence.header import certain, currency_in
from addin.importing.evidence.paper_parties import may_be_payee
from addin.importing.evidence.roles import kurus_of, roles_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.paper_sheets import lines_alone
from addin.importing.tables.row_view import FOOTER, OWN_DEBT, RECORDS, TOTAL
from addin.importing.tables.source_table import OwnDebts, SourceTable
from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY, repeated
from addin.text import fold

OURS, THEIRS, PERHAPS = "ours", "theirs", "perhaps"
_MOST_WORDS = 20  # that tell whose a row is
_OURS = re.compile(
    r"\b(?:borclarimiz|borclarim|borcumuz|odeyeceklerimiz|odeyecegimiz|odemelerimiz|"
    r"odenecek (?:cek|senet|fatura|borc|tutar)\w*|"
    r"odenecekler|verecek(?:ler|lerim|lerimiz|li\w*)?(?! olan)|borclu oldug\w*|"
    r"saticilar(?:imiz)?|satici (?:bakiye|cari|listesi)\w*|tedarikciler\w*|"
    r"tedarikci (?:bakiye|cari|borc|listesi)\w*|"
    r"(?<!tahsile )(?<!teminata )(?<!bankaya )(?:verilen|verdigimiz) (?:cek|senet)\w*|"
    r"(?:kestigimiz|kesilen|yazdigimiz|duzenledigimiz|imzaladigimiz|giden|cikan) cek\w*|"
    r"keside (?:edilen|ettigimiz) cek\w*|keside cek(?:ler|lerimiz)|bizim (?:kendi )?cek\w*|"
    r"kendi (?:cek|senet|sened)\w*|borc (?:cek|senet)\w*|(?:firma|sirket)(?:mizin)? cek(?:i|ler)\w*|"
    r"(?:issued|outgoing) (?:cheques|checks)|(?:cheques|checks) issued|"
    r"alis fatura\w*|(?<!vadesi )(?<!gunu )(?<!vakti )gelen fatura\w*|"
    r"accounts payable|payables|creditors|vendors?)\b"
)
_THEIRS = re.compile(
    r"\b(?:alacak(?:lar|lari|larim|larimiz|larin)?|musteriler(?:imiz|den)?|"
    r"musteri (?:cek|senet|sened|alaca)\w*|alicilar|"
    r"(?:alinan|aldigimiz|gelen|giren)(?: (?:ve )?(?:verilen|verdigimiz|giden|cikan))? (?:cek|senet)\w*|"
    r"(?:elimizdeki|eldeki|portfoydeki|portfoyumuzdeki|kasadaki|kasamizdaki) (?:cek|senet)\w*|"
    r"tahsil edilecek\w*|receivables?|customers|(?:received|incoming) (?:cheques|checks))\b"
)
_PERHAPS = re.compile(r"\b(?:borclar|odemeler|alacaklilar)\b|^(?:\w+ )?borc(?: listesi)?$")
_PAYMENTS = re.compile(r"\bodemeler\b")  # money that came, where no due date says otherwise
_SUPPLIER = re.compile(
    r"(?:tedarikci|satici firma|alacakli firma|supplier|vendor)(?: (?:firma|adi|unvani|name))*"
)
_INVOICES = re.compile(r"\b(?:fatura|satis|kdv|invoice|sales)")
_CLAIMS = re.compile(r"\balacak")
_NONE_HERE = re.compile(r"\b(?:dahil degil\w*|haric\w*|not included|excluded|excluding)\b")


def side_of(line: str) -> str:
    """Whose debts a title names; "" where it names none or both.

    >>> [side_of(line) for line in ("BORÇLARIMIZ", "Alınan Çekler", "BORÇLAR", "Alacak - Borç Listesi", "Ak")]
    ['ours', 'theirs', 'perhaps', '', '']
    >>> side_of("TAHSİLE VERİLEN ÇEKLER"), side_of("Bizim Kestiğimiz Çekler"), side_of("ELDEKİ ÇEKLER")
    ('', 'ours', 'theirs')
    >>> side_of("(Kendi çeklerimiz bu rapora dahil değildir.)")
    ''
    """
    text = fold(line)
    if _NONE_HERE.search(text):
        return ""
    ours, theirs, perhaps = (bool(each.search(text)) for each in (_OURS, _THEIRS, _PERHAPS))
    if theirs and (ours or perhaps):
        return ""
    return OURS if ours else THEIRS if theirs else PERHAPS if perhaps else ""


def is_side(text: str) -> bool:
    """Whether a cell says no more than whose debt its row is."""
    return loose(text) in _row_words()


@cache
def _row_words() -> frozenset[str]:
    words = source_words()["row_sides"]
    return frozenset(loose(word) for each in words for key in (OURS, THEIRS) for word in each[key])


def sides_of(tables: Sequence[SourceTable]) -> list[tuple[str, str]]:
    """Whose debts each list is, and the words that say so: the line right above it, its sheet, its debtor.

    "Borçlar" are ours where another list has "Alacaklar", and payments only where they fall due.
    """
    told = [_told(table) for table in tables]
    claims = any(side == THEIRS and _CLAIMS.search(fold(line)) for side, line in told)
    return [
        (OURS if side == PERHAPS and claims and _is_due(table, line) else side, line)
        for table, (side, line) in zip(tables, told, strict=True)
    ]


def _told(table: SourceTable) -> tuple[str, str]:
    lines = [*reversed(table.context.get("title", "").splitlines()), table.sheet]
    titled = next(((side, line.strip()) for line in lines if (side := side_of(line))), ("", ""))
    suppliers = [title for title in table.headers if _SUPPLIER.fullmatch(fold(title))] or _payees(table)
    if titled[0] or not suppliers or "debtor_name" in roles_of(table.headers, table.columns).fields:
        return titled
    return OURS, suppliers[0]


def _payees(table: SourceTable) -> list[str]:
    """The title of those who got what is listed, where every other column is known for something else.

    Who got an invoice of ours owes it.
    """
    if any(_INVOICES.search(fold(line)) for line in (*table.headers, table.context.get("title", ""))):
        return []
    found = [title for title in table.headers if may_be_payee(title)]
    others = [certain(title) for title in table.headers if title and title not in found]
    return found if all(each and "drawer" not in each[0] for each in others) else []


def _is_due(table: SourceTable, line: str) -> bool:
    return not _PAYMENTS.search(fold(line)) or "due_date" in roles_of(table.headers, table.columns).fields


def left_list(table: SourceTable, said: str) -> OwnDebts:
    """A list that is left out as a whole."""
    return _left(table, said, table.records, whole=True)


def without_own_rows(table: SourceTable) -> tuple[SourceTable, list[OwnDebts]]:
    """The list, the records that are our debts with a kind of their own: by a column or by lines between."""
    found = []
    for said, ours in (*_by_lines(table), *_by_column(table)):
        table, left = leave_rows(table, said, ours)
        found.append(left)
    return table, found


def leave_rows(table: SourceTable, said: str, ours: Bools) -> tuple[SourceTable, OwnDebts]:
    """The list with these records of a kind of their own; their sums are no totals of it."""
    kinds = table.kinds.copy()
    records = ours & np.isin(kinds, RECORDS)
    left = _left(table, said, records, whole=False)
    kinds[ours & (kinds == TOTAL)] = FOOTER
    kinds[records] = OWN_DEBT
    return replace(table, kinds=kinds), left


def _by_lines(table: SourceTable) -> list[tuple[str, Bools]]:
    """Rows below a line that says so, up to the next one."""
    told = {row: line for row, line in lines_alone(table).items() if side_of(line)}
    sides = {row: side_of(line) for row, line in told.items()}
    above, said = _told(table)
    claims = any(_CLAIMS.search(fold(line)) for line in (said, *told.values()) if side_of(line) == THEIRS)
    mean = {row: OURS if side == PERHAPS and claims else side for row, side in sides.items()}
    if above == OURS or OURS not in mean.values():
        return []
    starts = np.array(list(mean), dtype=np.int64)
    place = np.searchsorted(starts, np.arange(len(table)), side="right") - 1
    ours = np.append(np.array([side == OURS for side in mean.values()], dtype=bool), False)[place]
    ours[starts] = False
    return [(next(told[row] for row, side in mean.items() if side == OURS), ours)]


def _by_column(table: SourceTable) -> list[tuple[str, Bools]]:
    """Rows whose cell in a column of nothing else says so."""
    records = table.records
    for at, header in enumerate(table.headers):
        fields = certain(header)
        if fields and "balance_side" in fields[0]:  # of an account: there the customer has the debts
            continue
        if len(set(sample(table.columns[at]))) > _MOST_WORDS:
            continue
        codes, cells = coded(table.columns[at])
        if len(cells) > _MOST_WORDS:
            continue
        known = np.array([loose(cell) if isinstance(cell, str) else "?" for cell in cells], dtype=object)
        for words in source_words()["row_sides"]:
            ours, theirs = (np.isin(known, list(map(loose, words[key]))) for key in (OURS, THEIRS))
            mine = ours[codes] & records
            if not (mine.any() and (theirs[codes] & records).any() and (ours | theirs)[codes][records].all()):
                continue
            of_account = np.isin(known, list(map(loose, words["of_accounts"])))
            if of_account[codes][records].all() and not _are_apart(table, records, mine):
                continue
            return [(f"{header}: {table.columns[at][int(mine.argmax())]}", mine)]
    return []


def _are_apart(table: SourceTable, records: Bools, mine: Bools) -> bool:
    """Whether all fall due and nobody stands on both sides: no movements of accounts."""
    roles = roles_of(table.headers, table.columns)
    who = roles.first("debtor_name")
    if who is None or roles.first("due_date") is None or roles.balances:
        return False
    codes, _ = coded(table.columns[who])
    return not np.isin(codes[mine], codes[records & ~mine]).any()


def _left(table: SourceTable, said: str, rows: Bools, *, whole: bool) -> OwnDebts:
    roles = roles_of(table.headers, table.columns)
    money: dict[str, int] = {}
    at = next((place for place, field in enumerate(roles.fields) if field == "amount"), None)
    at = at if at is not None else next(iter(roles.money), None)
    if at is not None:
        kurus, codes = kurus_of(table.columns[at])[rows], _currencies(table, at)[rows]
        for code in dict.fromkeys(codes.tolist()):
            money[code] = int(kurus[codes == code].sum())
    return OwnDebts(said, table.file, table.sheet, int(rows.sum()), tuple(money.items()), whole)


def _currencies(table: SourceTable, at: int) -> Texts:
    usual = currency_in(table.headers[at]) or table.context.get("currency", "") or BASE_CURRENCY
    place = roles_of(table.headers, table.columns).first("currency")
    if place is None:
        return repeated(usual, len(table))
    typed = currency.compact(texts_of(table.columns[place]))
    return np.asarray(np.where(typed == "", usual, typed), dtype=object)
