"""What the tests of risk share: the day, the shipped points, how a book is judged."""

from __future__ import annotations

from datetime import date

import pandas as pd

from addin.parameters import read_text
from addin.rules.allocation import Allocation, allocate
from addin.rules.balances import Balances, debtor_balances, debtor_credits
from addin.rules.risk import RiskResult, read_points, risk
from tests.tables import table

AS_OF = date(2026, 6, 30)
CSV = read_text("risk_points.csv")
TABLES = ("debtors", "receivables", "receipts", "promises", "contacts", "files")
RATES = "| Kur Tarihi | Para Birimi | Kur (TL) |\n| 01.06.2026 | USD | 45,5 |"


def balances_of(frames: dict[str, pd.DataFrame], allocation: Allocation, as_of: date = AS_OF) -> Balances:
    credits = debtor_credits(frames["receivables"], frames["receipts"], allocation)
    rates = table("fx_rates", RATES)
    return debtor_balances(frames["receivables"], allocation.open_kurus, credits, rates, as_of)


def judge(frames: dict[str, pd.DataFrame], points: str = CSV, as_of: date = AS_OF) -> RiskResult:
    allocation = allocate(frames["receivables"], frames["receipts"])
    found = balances_of(frames, allocation, as_of)
    return risk(frames, allocation=allocation, balances=found, as_of=as_of, table=read_points(points))


def reasons(result: RiskResult, row: int = 0) -> list[tuple[str, int]]:
    pairs = zip(result.codes[row].tolist(), result.numbers[row].tolist(), strict=True)
    return [pair for pair in pairs if pair[0]]
