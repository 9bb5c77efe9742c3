"""Codes of a chart of accounts, whatever header stands above them."""

from __future__ import annotations

import re
from dataclasses import replace

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import texts_of
from addin.importing.evidence.header import SURE
from addin.importing.tables.source_table import SourceTable

# Source: the uniform chart of accounts (MSUGT 1): three digits, its parts behind them.
_CODE = re.compile(r"[1-9]\d{2}(?:[. /-]\w+)*")
_SIDES = {"debit", "credit", "debit_balance", "credit_balance"}


def with_account_codes(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """In a list of sides a column of nothing else is that of the accounts, of which some are no customers."""
    fields = {guess.field for guess in guesses}
    if "account_code" in fields or not fields & _SIDES:
        return guesses
    used = {guess.column for guess in guesses}
    found = [
        Mapped("account_code", at, title, SURE)
        for at, title in enumerate(table.headers)
        if at not in used and _are_accounts(at, table)
    ]
    return _named([*guesses, *found], found[0].column, table) if len(found) == 1 else guesses


def _named(guesses: list[Mapped], codes: int, table: SourceTable) -> list[Mapped]:
    """Where each account stands once, what is said of it under "Açıklama" is its name."""
    notes = [guess for guess in guesses if guess.field == "note"]
    if len(notes) != 1 or any(guess.field == "debtor_name" for guess in guesses):
        return guesses
    texts, said = (texts_of(table.columns[at])[table.records].tolist() for at in (codes, notes[0].column))
    if len(set(texts)) < len(texts) or len(set(said)) < len(said) or "" in said:
        return guesses
    return [
        replace(each, field="debtor_name", confidence=SURE) if each in notes else each for each in guesses
    ]


def _are_accounts(at: int, table: SourceTable) -> bool:
    texts = set(texts_of(table.columns[at])[table.records].tolist()) - {""}
    return any(len(text) > len("120") for text in texts) and all(map(_CODE.fullmatch, texts))
