"""Measures a book after an import against the truth of the list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.importing.ugly.book import Book
from tests.importing.ugly.comparable import case_cells, debt_cells, paid_cells, people, spellings
from tests.importing.ugly.truth import Debt, Paid, Truth, lira

ENOUGH = 0.99
TOPICS = {
    "date_order": ("day_order", "date_order", "tarih", "gun_ay"),
    "decimal": ("decimal", "ondalik"),
    "debtor": ("debtor", "borclu"),
    "hidden_rows": ("hidden_row", "hidden", "gizli_satir"),
    "hidden_columns": ("hidden_col", "hidden", "gizli_sutun"),
    "duplicate_headers": ("duplicate", "header", "baslik", "column"),
}


@dataclass
class Report:
    """`differences`: one line each; empty when the import is right."""

    differences: list[str] = field(default_factory=list)
    right: int = 0
    cells: int = 0

    @property
    def passed(self) -> bool:
        return not self.differences

    def say(self, line: str) -> None:
        self.differences.append(line)

    def compare(self, what: str, wanted: Any, found: Any) -> None:
        if wanted != found:
            self.say(f"{what}: {wanted} wanted, {found} found")


def topics(answer: dict[str, Any]) -> set[str]:
    """The topics of TOPICS asked for, and what was asked besides, as it was said."""
    found: set[str] = set()
    for one in answer.get("asked", []):
        word = str(one.get("question", one)) if isinstance(one, dict) else str(one)
        flat = word.lower().replace(" ", "_").replace("-", "_")
        named = [topic for topic, signs in TOPICS.items() if any(sign in flat for sign in signs)]
        named = [flat] if flat in TOPICS else named
        found |= set(named or [word])
    return found


def score(answer: dict[str, Any], book_path: Path, truth: Truth, code: int = 0) -> Report:
    """`answer` is the import's JSON, `code` its exit code, the book the one it wrote into."""
    report = Report()
    asked = topics(answer)
    book = Book(book_path)
    if truth.must_ask:
        _asked(report, truth, asked, code, book)
        return report
    if code and asked and asked <= truth.may_ask:
        return report
    if code or asked:
        wanted = answer.get("error") or sorted(asked)
        said = str(answer.get("message", "")).rpartition("karar verin: ")[2][:300]
        report.say(f"refused with {code}: {wanted}: {said}")
        return report
    _counts(report, answer, truth)
    _cells(report, book, truth)
    _balances(report, book, truth)
    _printed(report, answer, book, truth)
    return report


def compare(book_path: Path, truth: Truth) -> Report:
    """Only what stands in the book, whatever the import said."""
    report, book = Report(), Book(book_path)
    _cells(report, book, truth)
    _balances(report, book, truth)
    return report


def _asked(report: Report, truth: Truth, asked: set[str], code: int, book: Book) -> None:
    if missing := truth.must_ask - asked:
        report.say(f"not asked: {sorted(missing)}, asked {sorted(asked)}, exit {code}")
    if extra := asked - truth.must_ask - truth.may_ask:
        report.say(f"asked without need: {sorted(extra)}")
    if book.receivables or book.receipts or book.debtors:
        report.say("rows were written although a question is open")


def _counts(report: Report, answer: dict[str, Any], truth: Truth) -> None:
    read, parts = answer["read"], [answer[key] for key in ("accepted", "rejected", "skipped")]
    if sum(parts) != read:
        report.say(f"accepted + rejected + skipped is {sum(parts)}, read {read}")
    if truth.shared_rows:  # a row of two tables counts once or twice
        one = len({(row.file, row.sheet, row.row) for row in truth.rows})
        if answer["accepted"] not in {one, truth.read} or read not in {one, truth.read}:
            report.say(f"rows: {one} or {truth.read} wanted, {read} read, {answer['accepted']} accepted")
        return
    report.compare("accepted rows", truth.count("accepted"), answer["accepted"])
    report.compare("rejected rows", truth.count("rejected"), answer["rejected"])
    least = truth.read - sum(row.kind in {"group", "header"} for row in truth.rows)
    most = truth.read
    if truth.blocks == 1:
        report.compare("read rows", truth.read, read)
    elif not least <= read <= most + 3 * truth.blocks:
        report.say(f"read rows: {least} to {most} wanted, {read} found")


def _cells(report: Report, book: Book, truth: Truth) -> None:
    names = spellings(truth.debtors)
    if truth.files_may_owe and not book.receivables:
        pass
    elif truth.compare == "net" or truth.files_may_owe:
        _net(report, book, truth, names)
    else:
        debts, receipts = _without_net(book, truth, names)
        own = [debt_cells(debt, names) for debt in truth.receivables]
        _match(report, "receivable", own, [debt_cells(debt, names) for debt in debts])
        wanted = [paid_cells(one, names) for one in truth.receipts]
        _match(report, "receipt", wanted, [paid_cells(one, names) for one in receipts])
    _match(report, "debtor", *people(book, truth))
    if truth.files or book.files:
        wanted_files = [case_cells(one, names) for one in truth.files]
        _match(report, "file", wanted_files, [case_cells(one, names) for one in book.files])
    if report.cells and report.right / report.cells < ENOUGH:
        report.differences.insert(0, f"{report.right} of {report.cells} cells right")
    elif report.cells:  # within the tolerance: what differs is no failure
        report.differences = [line for line in report.differences if not line.startswith("  ")]


def _match(report: Report, what: str, wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    """Pair each wanted item with the most alike found one; every asked field is a cell."""
    pool = list(found)
    for item in wanted:
        asked = {key: value for key, value in item.items() if value not in {"", None}}
        report.cells += len(asked)
        likest = max(pool, key=lambda one: _alike(asked, one), default=None)
        if likest is None or _alike(asked, likest) * 2 < min(len(asked), 4):
            report.say(f"  {what} missing: {_short(asked)}")
            continue
        pool.remove(likest)
        wrong = {
            key: (value, likest.get(key)) for key, value in asked.items() if not _same(value, likest.get(key))
        }
        report.right += len(asked) - len(wrong)
        for key, (value, other) in wrong.items():
            report.say(f"  {what} {_short(asked)}: {key} {value} wanted, {other} found")
    for item in pool:
        report.cells += len(item)
        report.say(f"  {what} invented: {_short(item)}")


def _same(wanted: Any, found: Any) -> bool:
    return (not found) if wanted == "-" else wanted == found


def _alike(asked: dict[str, Any], found: dict[str, Any]) -> int:
    return sum(_same(value, found.get(key)) for key, value in asked.items())


def _short(item: dict[str, Any]) -> str:
    shown = [
        f"{value:%d.%m.%Y}" if isinstance(value, date | datetime) else str(value)
        for value in item.values()
        if value
    ]
    return " | ".join(shown[:5])


def _without_net(book: Book, truth: Truth, names: dict[str, str]) -> tuple[list[Debt], list[Paid]]:
    """What the book holds less the rows that may be booked either way."""
    debts, receipts = list(book.receivables), list(book.receipts)
    for one in truth.net:
        who = debt_cells(one, names)["debtor"]
        same = [d for d in debts if d.amount == one.amount and debt_cells(d, names)["debtor"] == who]
        back = [p for p in receipts if p.amount == -one.amount and paid_cells(p, names)["debtor"] == who]
        if same:
            debts.remove(same[0])
        elif back:
            receipts.remove(back[0])
    return debts, receipts


def _net(report: Report, book: Book, truth: Truth, names: dict[str, str]) -> None:
    """Only each debtor's balance counts."""
    wanted, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for debts, receipts, sums in (
        (truth.receivables + truth.net, truth.receipts, wanted),
        (book.receivables, book.receipts, found),
    ):
        for debt in debts:
            sums[debt_cells(debt, names)["debtor"], debt.currency] += debt.amount
        for one in receipts:
            sums[paid_cells(one, names)["debtor"], one.currency] -= one.amount
    for key in wanted.keys() | found.keys():
        report.cells += 1
        report.right += wanted[key] == found[key]
        if wanted[key] != found[key]:
            report.say(
                f"  balance of {key[0]}: {lira(wanted[key])} wanted, {lira(found[key])} found {key[1]}"
            )


def _sums(book: Book) -> tuple[dict[str, int], dict[str, int]]:
    """Receivables, and what is left of them after receipts, by currency."""
    gross: dict[str, int] = {}
    for debt in book.receivables:
        gross[debt.currency] = gross.get(debt.currency, 0) + debt.amount
    left = dict(gross)
    for one in book.receipts:
        left[one.currency] = left.get(one.currency, 0) - one.amount
    return gross, left


def _balances(report: Report, book: Book, truth: Truth) -> None:
    """Exact to the kuruş."""
    _, found = _sums(book)
    wanted = truth.balance()
    for code in sorted(wanted.keys() | found.keys()):
        if truth.files_may_owe and not found.get(code):
            continue
        report.compare(f"balance {code}", lira(wanted.get(code, 0)), lira(found.get(code, 0)))


def _printed(report: Report, answer: dict[str, Any], book: Book, truth: Truth) -> None:
    """What the import says of itself agrees with the book, the source and the planted repairs."""
    gross, left = _sums(book)
    for code, both in answer.get("totals", {}).items():
        all_of_it, rest = gross.get(code, 0), left.get(code, 0)
        fair = {lira(all_of_it), lira(rest), lira(2 * all_of_it - rest)}
        if both["imported"] not in fair:
            report.say(f"printed total {code}: {both['imported']} imported, the book holds {sorted(fair)}")
        whole = not any(row.becomes == "rejected" or row.kind == "data" for row in truth.rows)
        if whole and both["source"] != both["imported"]:
            report.say(f"printed total {code}: source {both['source']}, imported {both['imported']}")
    for table, count in answer["tables"].items():
        if hasattr(book, table):
            report.compare(f"rows told of {table}", len(getattr(book, table)), count)
    if sum(truth.repairs.values()) and not answer["repairs"]:
        report.say(f"no repairs told, planted are {truth.repairs}")
