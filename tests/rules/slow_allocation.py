"""Allocation once more, row by row in plain loops, by another hand than the rule's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

Row = dict[str, Any]
LATE = date(9999, 12, 31)
CLOSED = {"paid", "waived", "written_off", "wrong_record", "replaced"}


@dataclass
class Money:
    """A receipt, a refund, or a cheque that settles its source."""

    key: int
    kurus: int
    group: tuple[str, str]
    order: tuple[Any, ...]
    names: int | None
    paper: bool
    left: int = 0
    allocated: int = 0
    credit: int = 0


@dataclass
class Payment:
    giver: Money
    debt: int
    kurus: int


class Slow:
    """Results by place: open, allocated, credit, transfer_credit, claim."""

    def __init__(self, debts: list[Row], receipts: list[Row]) -> None:
        self.debts, self.receipts = debts, receipts
        self.claim = self.pair()
        self.bounced_later = self.later_bounces()
        self.void = [self.is_void(at) for at in range(len(debts))]
        self.money = [self.receipt_money(at) for at in range(len(receipts))]
        self.money += [self.transfer_money(at) for at in range(len(debts))]
        self.need = [self.asked(at) for at in range(len(debts))]
        self.payments: list[Payment] = []
        self.pay_all()
        self.give_all_back()
        self.open = [self.open_of(at) for at in range(len(debts))]
        own = self.money[: len(receipts)]
        missing = [receipt["amount_kurus"] is None for receipt in receipts]
        self.allocated = [None if no else m.allocated for m, no in zip(own, missing, strict=True)]
        self.credit = [None if no else m.credit for m, no in zip(own, missing, strict=True)]
        self.transfer_credit = [m.credit for m in self.money[len(receipts) :]]

    # cheques
    def pair(self) -> list[int]:
        claim = [-1] * len(self.receipts)
        for cancelled in (False, True):
            rows = [
                at
                for at, row in enumerate(self.receipts)
                if row["channel"] in ("cheque", "note")
                and row["reversal"] != "refund"
                and (row["reversal"] == "cancelled") == cancelled
                and (row["amount_kurus"] or 0) > 0
                and row["debtor_id"]
            ]
            rows.sort(
                key=lambda at: (self.receipts[at]["received_on"] or LATE, self.receipts[at]["receipt_id"])
            )
            for way in ("source", "any", "blank"):
                for at in rows:
                    if claim[at] < 0:
                        claim[at] = self.fitting(at, way, claim)
        for at in self.by_day():
            self.leave_to_receipt(at, claim)
        return claim

    def by_day(self) -> list[int]:
        return sorted(
            range(len(self.receipts)),
            key=lambda at: (self.receipts[at]["received_on"] or LATE, self.receipts[at]["receipt_id"]),
        )

    def leave_to_receipt(self, at: int, claim: list[int]) -> None:
        """A bounce that is later than its claim gives it to a receipt of the same paper that has none."""
        row = self.receipts[at]
        if row["reversal"] != "bounced" or claim[at] < 0:
            return
        begun = self.debts[claim[at]]["issue_date"]
        if begun is not None and begun >= (row["received_on"] or LATE):
            return
        source = self.source(claim[at])
        for other in self.by_day():
            live = self.receipts[other]
            names = self.named(live["receivable_id"], live)
            fits = names is None or source is None or names == source
            if claim[other] < 0 and self.same_paper(live, row) and fits:
                claim[other], claim[at] = claim[at], -1
                return

    def later_bounces(self) -> set[int]:
        """Receipts undone by a row of its own that says karşılıksız."""
        hit: set[int] = set()
        bounces = [
            at
            for at in self.by_day()
            if self.is_paper(self.receipts[at])
            and self.receipts[at]["reversal"] == "bounced"
            and self.claim[at] < 0
        ]
        for own in (True, False):
            for at in list(bounces):
                row = self.receipts[at]
                fits = [o for o in self.by_day() if self.same_paper(self.receipts[o], row) and o not in hit]
                if own:
                    fits = [o for o in fits if self.belongs(o, self.named(row["receivable_id"], row))]
                told = [o for o in fits if self.told_bounced(self.claim[o])]
                if fits:
                    hit.add((told or fits)[0])
                    bounces.remove(at)
        return hit

    def belongs(self, receipt: int, named: int | None) -> bool:
        row, claim = self.receipts[receipt], self.claim[receipt]
        of_claim = [claim, self.source(claim)] if claim >= 0 else []
        return named is not None and named in [self.named(row["receivable_id"], row), *of_claim]

    def told_bounced(self, claim: int) -> bool:
        return claim >= 0 and bool(self.debts[claim]["closing_reason"] == "bounced")

    def is_paper(self, row: Row) -> bool:
        return (
            row["channel"] in ("cheque", "note") and (row["amount_kurus"] or 0) > 0 and bool(row["debtor_id"])
        )

    def same_paper(self, live: Row, bounce: Row) -> bool:
        return (
            self.is_paper(live)
            and live["reversal"] == ""
            and live["channel"] == bounce["channel"]
            and group(live) == group(bounce)
            and live["amount_kurus"] == bounce["amount_kurus"]
            and (live["received_on"] or LATE) <= (bounce["received_on"] or LATE)
        )

    def fitting(self, at: int, way: str, claim: list[int]) -> int:
        row = self.receipts[at]
        names = self.named(row["receivable_id"], row)
        if (names is None) != (way == "any"):
            return -1
        fits = []
        for place, debt in enumerate(self.debts):
            same = group(debt) == group(row) and debt["amount_kurus"] == row["amount_kurus"]
            source = self.source(place)
            linked = {"source": source is not None and source == names, "any": True, "blank": source is None}
            if same and debt["document_type"] in ("cheque", "note") and place not in claim and linked[way]:
                taken_on = debt["issue_date"] or debt["due_date"] or LATE
                fits.append((taken_on, debt["receivable_id"], place))
        return min(fits)[2] if fits else -1

    def source(self, at: int) -> int | None:
        found = self.named(self.debts[at]["source_receivable_id"], self.debts[at])
        return None if found == at else found

    def named(self, wanted: str, row: Row) -> int | None:
        for at, debt in enumerate(self.debts):
            if wanted and debt["receivable_id"] == wanted and group(debt) == group(row) and row["debtor_id"]:
                return at
        return None

    def is_void(self, at: int) -> bool:
        debt = self.debts[at]
        receipts = [row for row, claim in zip(self.receipts, self.claim, strict=True) if claim == at]
        if any(row["reversal"] in ("bounced", "cancelled") for row in receipts):
            return True
        if any(self.claim[receipt] == at for receipt in self.bounced_later):
            return True
        paper = debt["document_type"] in ("cheque", "note")
        linked = bool(receipts) or self.source(at) is not None
        return bool(paper and linked and debt["closing_reason"] == "bounced")

    # money
    def receipt_money(self, at: int) -> Money:
        row = self.receipts[at]
        claim = self.claim[at]
        kurus = row["amount_kurus"] or 0
        if row["reversal"] in ("cancelled", "bounced"):
            kurus = 0
        if self.told_bounced(claim) or at in self.bounced_later:
            kurus = 0
        if row["reversal"] == "refund":
            kurus = -abs(kurus)
        order = (row["received_on"] or LATE, row["receipt_id"])
        names = self.named(row["receivable_id"], row)
        return Money(at, kurus, group(row), order, names, row["channel"] in ("cheque", "note"))

    def transfer_money(self, at: int) -> Money:
        debt = self.debts[at]
        source = self.source(at)
        transfers = (
            debt["document_type"] in ("cheque", "note")
            and source is not None
            and at not in self.claim
            and debt["closing_reason"] not in ("bounced", "wrong_record")
            and not self.in_circle(at)
        )
        kurus = max(debt["amount_kurus"] or 0, 0) if transfers else 0
        order = (debt["issue_date"] or debt["due_date"] or LATE, debt["receivable_id"])
        return Money(len(self.receipts) + at, kurus, group(debt), order, source, paper=True)

    def in_circle(self, at: int) -> bool:
        seen: set[int] = set()
        place: int | None = at
        while place is not None:
            if place in seen:
                return True
            seen.add(place)
            place = self.source(place)
        return False

    def asked(self, at: int) -> int:
        if self.void[at] or self.debts[at]["closing_reason"] == "wrong_record":
            return 0
        return max(self.debts[at]["amount_kurus"] or 0, 0)

    # paying
    def pay_all(self) -> None:
        givers = sorted((money for money in self.money if money.kurus > 0), key=lambda money: money.order)
        for giver in givers:
            giver.left = giver.kurus
        for giver in givers:
            if giver.names is not None:
                self.pay(giver, giver.names)
        by_age = sorted(
            range(len(self.debts)), key=lambda at: (turn(self.debts[at]), due(self.debts[at]), self.id_of(at))
        )
        self.pay_whole_papers(givers, by_age)
        for paper in (True, False):
            for giver in (giver for giver in givers if giver.paper == paper and giver.group[0]):
                for at in by_age:
                    debt = self.debts[at]
                    closed = debt["closing_reason"] in CLOSED - {"paid"}
                    on_paper = paper and debt["document_type"] in ("cheque", "note")
                    if group(debt) == giver.group and not closed and not on_paper:
                        self.pay(giver, at)
        for giver in givers:
            giver.credit = giver.left

    def pay_whole_papers(self, givers: list[Money], by_age: list[int]) -> None:
        """A paper's own money: cash of its very amount, of its day or later; of any day when it is closed."""
        for at in by_age:
            debt = self.debts[at]
            asked = self.need[at]
            untouched = asked > 0 and asked == debt["amount_kurus"]
            if not (turn(debt) and untouched and debt["closing_reason"] in ("", "paid")):
                continue
            for giver in givers:
                day = giver.order[0]
                in_time = day != LATE and (debt["closing_reason"] == "paid" or day >= due(debt))
                fresh = giver.left == giver.kurus == asked and giver.names is None
                if self.is_cash(giver) and giver.group == group(debt) and in_time and fresh:
                    self.pay(giver, at)
                    break

    def is_cash(self, giver: Money) -> bool:
        if giver.key >= len(self.receipts) or not giver.group[0]:
            return False
        return self.receipts[giver.key]["channel"] not in (
            "cheque",
            "note",
            "offset",
            "credit_note",
            "exchange_difference",
        )

    def pay(self, giver: Money, at: int) -> None:
        kurus = min(giver.left, self.need[at])
        if kurus:
            giver.left -= kurus
            giver.allocated += kurus
            self.need[at] -= kurus
            self.payments.append(Payment(giver, at, kurus))

    def give_all_back(self) -> None:
        refunds = sorted((money for money in self.money if money.kurus < 0), key=lambda money: money.order)
        newest = sorted(
            self.payments,
            key=lambda paid: (
                paid.giver.order,
                turn(self.debts[paid.debt]),
                due(self.debts[paid.debt]),
                self.id_of(paid.debt),
            ),
            reverse=True,
        )
        for refund in refunds:
            refund.left = -refund.kurus
        for refund in refunds:
            for money in self.money:
                if refund.group[0] and money.group == refund.group and money.kurus > 0:
                    back = min(refund.left, money.left)
                    money.left -= back
                    refund.left -= back
        for by_name in (True, False):
            for refund in refunds:
                for paid in newest:
                    named = refund.names == paid.debt
                    if refund.group[0] and (named if by_name else paid.giver.group == refund.group):
                        back = min(refund.left, paid.kurus)
                        paid.kurus -= back
                        refund.left -= back
                        refund.allocated -= back
        for refund in refunds:
            refund.credit = refund.kurus - refund.allocated

    def open_of(self, at: int) -> int | None:
        amount = self.debts[at]["amount_kurus"]
        if amount is None:
            return None
        if self.void[at] or self.debts[at]["closing_reason"] in CLOSED:
            return 0
        return int(amount) - sum(paid.kurus for paid in self.payments if paid.debt == at)

    def id_of(self, at: int) -> str:
        return str(self.debts[at]["receivable_id"])


def turn(debt: Row) -> int:
    """Whose turn it is: debts, then papers in hand, then papers that were cashed."""
    if debt["document_type"] not in ("cheque", "note") or debt["closing_reason"] == "bounced":
        return 0
    return 2 if debt["closing_reason"] == "paid" else 1


def due(debt: Row) -> date:
    paper = debt.get("document_type") in ("cheque", "note")
    return debt["due_date"] or (None if paper else debt["issue_date"]) or LATE


def group(row: Row) -> tuple[str, str]:
    return row["debtor_id"], row["currency"] or "TRY"
