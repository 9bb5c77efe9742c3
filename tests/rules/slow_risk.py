"""Risk once more, debtor by debtor in plain loops, by another hand than the rule's."""

from __future__ import annotations

import csv
import math
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

Row = dict[str, Any]
ORDER = (
    "enforcement",
    "bounced",
    "written_off",
    "oldest_overdue",
    "broken_promises",
    "share_over_90",
    "average_delay",
    "no_payment",
    "limit_used",
    "refusals",
    "unanswered",
    "disputed_share",
)
TALKED = {"promised", "reached", "call_back", "disputes", "refuses", "paid"}


class SlowRisk:
    """`result`: by place of the debtor (points or None, class, [(reason, number), ...])."""

    def __init__(
        self,
        tables: dict[str, list[Row]],
        open_kurus: list[int],
        links: list[tuple[int, int, int]],
        bad_receipts: set[int],
        claims: list[int],
        rates: dict[str, float],
        points: str,
        as_of: date,
    ) -> None:
        self.tables, self.open, self.links, self.claims = tables, open_kurus, links, claims
        self.bad_receipts, self.rates, self.as_of = bad_receipts, rates, as_of
        self.steps: dict[str, list[tuple[int, int]]] = {}
        for row in csv.DictReader(points.splitlines(), delimiter=";"):
            self.steps.setdefault(row["factor"], []).append((int(row["from"]), int(row["points"] or 0)))
        self.result = [self.judge(debtor) for debtor in tables["debtors"]]

    def limit(self, name: str) -> int:
        return self.steps[name][0][0]

    def recent(self, day: date | None, name: str) -> bool:
        start = self.as_of - relativedelta(months=self.limit(name))
        return day is not None and start < day <= self.as_of

    def of(self, table: str, debtor: str) -> list[tuple[int, Row]]:
        return [(at, row) for at, row in enumerate(self.tables[table]) if row["debtor_id"] == debtor]

    def rate(self, row: Row) -> float | None:
        return 1.0 if (row["currency"] or "TRY") == "TRY" else self.rates.get(row["currency"])

    def due(self, row: Row) -> Any:
        paper = row["document_type"] in ("cheque", "note")
        return row["due_date"] or (None if paper else row["issue_date"])

    def late(self, row: Row) -> int:
        due = self.due(row)
        return (self.as_of - due).days if due else -1

    def judge(self, debtor: Row) -> tuple[int | None, str, list[tuple[str, int]]]:
        name = debtor["debtor_id"]
        if not name:
            return (None, "unknown", [("few_receivables", 0)])
        numbers = self.numbers(next(r for r in self.tables["debtors"] if r["debtor_id"] == name))
        points = {factor: self.worth(factor, numbers[factor]) for factor in ORDER}
        reasons = sorted((f for f in ORDER if points[f] > 0), key=lambda f: (-points[f], ORDER.index(f)))
        said = [(factor, numbers[factor]) for factor in reasons]
        total = min(100, sum(points.values()))
        hard = any(points[factor] for factor in ("enforcement", "bounced", "written_off"))
        hard = hard or numbers["oldest_overdue"] >= self.limit("hard_overdue_days")
        due, known = self.history(name)
        if due < self.limit("history_receivables") and not hard:
            return (None, "unknown", [("few_receivables", due), *said][:3])
        if known < self.limit("history_days") and not hard:
            return (None, "unknown", [("short_history", known), *said][:3])
        named = "low"
        for grade in ("medium", "high", "very_high"):
            named = grade if total >= self.limit(f"class_{grade}") else named
        return (total, named, said[:3])

    def worth(self, factor: str, number: int) -> int:
        return max(
            ((start, points) for start, points in self.steps.get(factor, []) if number >= start),
            default=(0, 0),
        )[1]

    def history(self, name: str) -> tuple[int, int]:
        real = [
            row
            for _, row in self.of("receivables", name)
            if (row["amount_kurus"] or 0) > 0 and row["closing_reason"] != "wrong_record"
        ]
        starts = [row["issue_date"] or row["due_date"] for row in real]
        first = min([*filter(None, starts), self.as_of])
        return sum(self.late(row) > 0 for row in real), (self.as_of - first).days

    def numbers(self, debtor: Row) -> dict[str, int]:
        name = debtor["debtor_id"]
        owed = self.of("receivables", name)
        late = [self.late(row) for at, row in owed if self.open[at] > 0 and self.late(row) > 0]
        oldest = max(late, default=0)
        money = [
            (round(self.open[at] * rate), row)
            for at, row in owed
            if self.open[at] > 0 and (rate := self.rate(row)) is not None
        ]
        total = sum(amount for amount, _ in money) or 1
        broken = [
            row
            for _, row in self.of("promises", name)
            if row["status"] == "broken" and self.recent(row["promised_for"], "promise_months")
        ]
        return {
            "oldest_overdue": oldest,
            "share_over_90": 100 * sum(a for a, row in money if self.late(row) > 90) // total,
            "disputed_share": 100 * sum(a for a, row in money if row["disputed"]) // total,
            "average_delay": self.average_delay(name),
            "no_payment": self.no_payment(name, oldest),
            "broken_promises": len(broken),
            "bounced": self.bounced(name),
            "enforcement": self.enforcement(name),
            "written_off": sum(
                row["closing_reason"] == "written_off" and (row["amount_kurus"] or 0) > 0 for _, row in owed
            ),
            "limit_used": self.limit_used(debtor),
            "refusals": self.refusals(name) if oldest else 0,
            "unanswered": self.unanswered(name) if oldest else 0,
        }

    def average_delay(self, name: str) -> int:
        parts: list[tuple[int, int]] = []
        for at, row in self.of("receivables", name):
            rate, due = self.rate(row), self.due(row)
            if rate is None or due is None:
                continue
            parts.append((round(max(self.open[at], 0) * rate), max(self.late(row), 0)))
            for receipt, receivable, kurus in self.links:
                if receivable != at or receipt < 0 or kurus <= 0:
                    continue
                paid = self.tables["receipts"][receipt]
                not_cash = {"cheque", "note", "offset", "credit_note", "exchange_difference"}
                if paid["channel"] in not_cash or not self.recent(paid["received_on"], "delay_months"):
                    continue
                parts.append((round(kurus * rate), max((paid["received_on"] - due).days, 0)))
        total = sum(amount for amount, _ in parts)
        return math.floor(sum(a * days for a, days in parts) / total + 0.5) if total else 0

    def no_payment(self, name: str, oldest: int) -> int:
        if not oldest:
            return 0
        start = self.as_of - timedelta(days=oldest)
        for at, row in self.of("receipts", name):
            settles = row["channel"] in ("offset", "credit_note", "exchange_difference")
            day = row["received_on"]
            live = row["reversal"] == "" and (row["amount_kurus"] or 0) > 0 and at not in self.bad_receipts
            if live and not settles and day and day <= self.as_of:
                start = max(start, day)
        months = 0
        while date(start.year, start.month, 1) + relativedelta(months=months + 1) <= self.as_of.replace(
            day=1
        ):
            months += 1
        return months - (start.day > self.as_of.day)

    def bounced(self, name: str) -> int:
        start = self.as_of - relativedelta(months=self.limit("bounced_months"))
        found = 0
        for at, row in self.of("receivables", name):
            if row["document_type"] in ("cheque", "note") and row["closing_reason"] == "bounced":
                day = row["due_date"] or row["issue_date"]
                found += day is None or day > start or self.open[at] > 0
        for at, row in self.of("receipts", name):
            if row["channel"] in ("cheque", "note") and row["reversal"] == "bounced":
                claim = self.claims[at]
                told = claim >= 0 and self.tables["receivables"][claim]["closing_reason"] == "bounced"
                day = row["received_on"]
                found += not told and (day is None or start < day <= self.as_of)
        return found

    def enforcement(self, name: str) -> int:
        against = set()
        for at, row in enumerate(self.tables["files"]):
            live = row["file_status"] != "closed" or row["closing_reason"] == "insolvency"
            if not live or row["our_role"] not in ("", "creditor"):
                continue
            firsts = [r["file_id"] for r in self.tables["files"]].index(row["file_id"])
            named = any(
                self.open[place] > 0 and row["file_id"] and r["file_id"] == row["file_id"] and firsts == at
                for place, r in self.of("receivables", name)
            )
            if row["debtor_id"] == name or named:
                against.add(at)
        return len(against)

    def limit_used(self, debtor: Row) -> int:
        limit = debtor["credit_limit_kurus"] or 0
        by_currency: dict[str, int] = {}
        for at, row in self.of("receivables", debtor["debtor_id"]):
            currency = row["currency"] or "TRY"
            by_currency[currency] = by_currency.get(currency, 0) + self.open[at]
        owed = 0
        for currency, kurus in by_currency.items():
            rate = self.rate({"currency": currency})
            owed += 0 if rate is None else math.floor(abs(kurus) * rate + 0.5) * (1 if kurus >= 0 else -1)
        return max(owed, 0) * 100 // limit if limit > 0 else 0

    def refusals(self, name: str) -> int:
        calls = [row for _, row in self.of("contacts", name) if self.called(row)]
        return sum(row["result"] == "refuses" and row["counterpart"] != "third_party" for row in calls)

    def unanswered(self, name: str) -> int:
        calls = [row for _, row in self.of("contacts", name) if self.called(row)]
        talks = [row for row in calls if row["result"] in TALKED and row["counterpart"] != "third_party"]
        talked = max((row["contacted_at"] for row in talks), default=datetime.min)
        missed = [row for row in calls if row["result"] in ("no_answer", "wrong_number")]
        return sum(row["contacted_at"] > talked for row in missed)

    def called(self, row: Row) -> bool:
        moment = row["contacted_at"]
        return moment is not None and self.recent(moment.date(), "contact_months")
