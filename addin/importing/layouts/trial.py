"""Trial balances and lists of accounts: what each account owes is an opening receivable."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools, Texts, by_distinct
from addin.importing.evidence.words import codes_of
from addin.importing.layouts.common import currencies, is_main, is_parent, leave_other_accounts
from addin.importing.layouts.lines import Lines, blank_lines
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.tables.names import is_generic
from addin.importing.tables.source_table import DAY_OF_BALANCES
from addin.rules.rows import Ints


def read(reader: Reader) -> Lines:
    """A line an account, its balance owed; sums of accounts below it are left."""
    lines = blank_lines(reader)
    lines.card[:] = True
    leave_other_accounts(reader)
    codes = reader.texts("account_code")
    reader.verdicts.give(SKIPPED, "parent_account", is_parent(codes) & reader.verdicts.taken)
    reader.verdicts.give(SKIPPED, "account_name", _are_accounts(reader, codes) & reader.verdicts.taken)
    balance = _balance(reader)
    lines.amount_read[:] = True
    lines.listed = np.where(lines.total, _summed(reader, balance), np.maximum(balance, 0))
    lines.amount = np.maximum(balance, 0)
    lines.currency = currencies(reader, _shown(reader), None)
    lines.document_type[:] = "opening"
    if of_list := reader.table.context.get(DAY_OF_BALANCES):
        lines.issue[:] = np.datetime64(of_list, "s")
    header = reader.header(_shown(reader))
    reader.verdicts.give(SKIPPED, "creditor", balance < 0, header, reader.cells(_shown(reader)))
    lines.against = np.where(lines.verdicts.because("creditor"), np.maximum(-balance, 0), 0)
    return lines


def _are_accounts(reader: Reader, codes: Texts) -> Bools:
    """Where the name is that of an account and of nobody: 121 Alacak Senetleri, 101 Alınan Çekler."""
    names = by_distinct(np.frompyfunc(is_generic, 1, 1), reader.names()).astype(bool)
    return np.asarray(((codes != "") & (reader.names() != "") & names) | is_main(codes), dtype=bool)


def _shown(reader: Reader) -> str:
    names = ("debit_balance", "open_amount", "debit")
    return next(name for name in names if name in reader.mapping)


def _summed(reader: Reader, balance: Ints) -> Ints:
    """A sum row states the balances of either side by themselves."""
    sides = reader.amounts("debit_balance")
    return np.maximum(balance if sides is None else sides.kurus, 0)


def _balance(reader: Reader) -> Ints:
    """Debit less credit: of the columns of balances, else of those of movements."""
    for debit, credit in (("debit_balance", "credit_balance"), ("debit", "credit")):
        if debit in reader.mapping:
            one, other = reader.amounts(debit), reader.amounts(credit)
            assert one is not None
            return one.kurus - (0 if other is None else other.kurus)
    read = reader.amounts("open_amount")
    assert read is not None
    creditor = codes_of("side", reader.texts("balance_side")) == "creditor"
    return np.asarray(np.where(creditor, -np.abs(read.kurus), read.kurus), dtype=np.int64)
