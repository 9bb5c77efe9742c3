"""Lines between and around the rows: sums, carried sums, page ends, blanks, repeated and bad rows."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import timedelta

from tests.importing.ugly.cells import Cell
from tests.importing.ugly.faults.registry import LINES, LOOKS, VALUES, fault
from tests.importing.ugly.plan import Line, Plan


def total(plan: Plan, label: str, lines: list[Line], kind: str = "total") -> Line:
    """A line with the sums of `lines`."""
    values: dict[str, object] = {
        plan.columns[0].key if plan.options.get("label_first") else plan.name_key: label
    }
    for column in plan.of_kind("money"):
        shown = [line.values.get(column.key) for line in lines if line.kind == "data"]
        numbers = [value for value in shown if isinstance(value, int)]
        running = column.key in plan.options.get("running", ())
        values[column.key] = numbers[-1] if running and numbers else sum(numbers)
    return Line(kind, values, "skipped")


@fault(LINES)
def grand_total(plan: Plan) -> None:
    label = (
        "TOTAL" if plan.language == "en" else plan.rng.choice(("GENEL TOPLAM", "Genel Toplam", "TOPLAM :"))
    )
    plan.lines.append(total(plan, label, plan.lines))


@fault(LINES)
def total_in_first_column(plan: Plan) -> None:
    """The word stands in the first column, which may hold document numbers."""
    line = total(plan, "", plan.lines)
    line.values.pop(plan.name_key, None)
    line.values[plan.columns[0].key] = "Total" if plan.language == "en" else "Toplam"
    plan.lines.append(line)


@fault(LINES)
def sub_totals(plan: Plan) -> None:
    """Sorted by debtor, an Ara Toplam after each."""
    plan.lines.sort(key=lambda line: line.debtor)
    spread: list[Line] = []
    group: list[Line] = []
    for line, after in zip(plan.lines, [*plan.lines[1:], None], strict=True):
        spread.append(line)
        group.append(line)
        if after is None or after.debtor != line.debtor:
            spread.append(total(plan, "Subtotal" if plan.language == "en" else "Ara Toplam", group))
            group = []
    plan.lines = spread


@fault(LINES)
def unnamed_total(plan: Plan) -> None:
    """A sum without any word below the amounts: no debtor, no number, no day."""
    line = total(plan, "", plan.lines)
    line.values.pop(plan.name_key, None)
    plan.lines += [Line("blank"), line]


@fault(LOOKS)
def printed_pages(plan: Plan) -> None:
    """Every 22 rows the carried sum, the page's foot, and the header once more."""
    spread: list[Line] = []
    pages = -(-len(plan.lines) // 22)
    for page in range(pages):
        part = plan.lines[page * 22 : page * 22 + 22]
        if page:
            spread.append(Line("header", becomes="skipped"))
            spread.append(total(plan, "Devir", plan.lines[: page * 22], "carry"))
        spread += part
        if page < pages - 1:
            spread.append(total(plan, "Nakli Yekün", plan.lines[: page * 22 + 22], "carry"))
        spread.append(Line("footer", becomes="skipped", text=f"Sayfa {page + 1}/{pages}"))
    plan.lines = spread


@fault(LOOKS)
def repeated_header(plan: Plan) -> None:
    """Only the header comes again every 20 rows."""
    for at in range(20 * ((len(plan.lines) - 1) // 20), 0, -20):
        plan.lines.insert(at, Line("header", becomes="skipped"))


@fault(LOOKS)
def footer(plan: Plan) -> None:
    foot = ("Prepared by: Finance",) if plan.language == "en" else ("Hazırlayan: Muhasebe", "Sayfa 1/1")
    plan.lines += [Line("blank"), *(Line("footer", becomes="skipped", text=text) for text in foot)]


@fault(LOOKS)
def blank_rows(plan: Plan) -> None:
    for at in range(7 * ((len(plan.lines) - 1) // 7), 0, -7):
        plan.lines.insert(at, Line("blank"))


@fault(LINES)
def repeated_rows(plan: Plan) -> None:
    """Five rows stand twice: same debtor, number, day and amount."""
    for line in plan.rng.sample(list(plan.data()), 5):
        again = copy.deepcopy(line)
        again.becomes, again.receivables, again.receipts = "skipped", [], []
        again.kind = "data"
        plan.lines.insert(plan.lines.index(line) + 1, again)


@fault(LINES)
def bad_rows(plan: Plan) -> None:
    """One row without debtor, one without amount, one whose amount is a word."""
    victims = plan.rng.sample([line for line in plan.data() if line.becomes == "accepted"], 3)
    victims[0].values[plan.name_key] = ""
    for key in ("tax", "code"):
        victims[0].values[key] = ""
    for line, word in zip(victims[1:], ("", "sorulacak"), strict=True):
        for key in plan.amount_keys:
            line.values[key] = word
    for line in victims:
        line.becomes = "rejected"


@fault(VALUES)
def negative_rows(plan: Plan) -> None:
    """Some invoices are returned goods with a negative amount."""
    for line in plan.rng.sample(list(plan.data()), 6):
        debt = line.receivables.pop()
        kurus = -(debt.amount // 3)
        line.values[plan.amount_keys[0]] = kurus
        line.net = [debt.__class__(debt.debtor, kurus, debt.currency)]
        if plan.column("status"):
            line.values["status"] = "İade"


@fault(LOOKS)
def hidden_rows(plan: Plan) -> None:
    for line in plan.rng.sample(list(plan.data()), 4):
        line.hidden = True
    plan.must_ask.add("hidden_rows")


@fault(LOOKS)
def hidden_blank_rows(plan: Plan) -> None:
    """Hidden rows that hold nothing are no question."""
    for at in (30, 20, 10):
        plan.lines.insert(at, Line("blank", hidden=True))


@fault(LINES)
def months_on_sheets(plan: Plan) -> None:
    """A sheet for each month of the invoice date."""
    names = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()
    key = "date" if plan.column("date") else "due"
    plan.lines.sort(key=lambda line: line.values[key])
    for line in plan.lines:
        line.sheet = f"{names[line.values[key].month - 1]} {line.values[key].year}"


@fault(VALUES)
def short_terms(plan: Plan) -> None:
    """The due date is the invoice date: both columns look alike."""
    for line in plan.data():
        for at, debt in enumerate(line.receivables):
            if debt.issued and isinstance(line.values.get("due"), type(debt.issued)):
                due = debt.issued + timedelta(days=0)
                line.values["due"] = due
                line.receivables[at] = debt.__class__(
                    debt.debtor, debt.amount, debt.currency, debt.document_no, debt.issued, due, debt.type
                )


@fault(LOOKS)
def statement_unnamed(plan: Plan) -> None:
    """Nothing in the title block says whose account it is."""
    plan.titles.remove(plan.options["named"])
    plan.must_ask.add("debtor")


@fault(VALUES)
def zeros_shown(plan: Plan) -> None:
    """An empty side of an account shows 0."""
    for line in plan.data():
        for key in ("debit", "credit", "debit_left", "credit_left"):
            if plan.column(key) and line.values.get(key) is None:
                line.values[key] = 0


@fault(VALUES)
def same_numbers(plan: Plan) -> None:
    """One number, day and amount for two debtors, and two numbers for one: none is a repetition."""
    rows = list(plan.data())
    for line in plan.rng.sample(rows, 4):
        other = next(row for row in rows if row.debtor != line.debtor)
        again = copy.deepcopy(line)
        for key in (plan.name_key, "tax", "code"):
            again.values[key] = other.values.get(key)
        again.debtor = other.debtor
        again.receivables = [replace(debt, debtor=other.debtor) for debt in line.receivables]
        twin = copy.deepcopy(line)
        twin.values["no"] = f"{line.values['no']}1"
        twin.receivables = [replace(d, document_no=twin.values["no"]) for d in line.receivables]
        plan.lines += [again, twin]


@fault(VALUES)
def invoice_lines(plan: Plan) -> None:
    """Some invoices stand in two rows with different amounts."""
    for line in plan.rng.sample(list(plan.data()), 6):
        again = copy.deepcopy(line)
        kurus = line.receivables[0].amount // 2 + 17
        again.values["amount"] = kurus
        again.receivables = [replace(debt, amount=kurus) for debt in line.receivables]
        plan.lines.insert(plan.lines.index(line) + 1, again)


@fault(LINES)
def error_cells(plan: Plan) -> None:
    """Amounts that are errors of a formula are no amounts."""
    for line in plan.rng.sample([one for one in plan.data() if one.becomes == "accepted"], 2):
        line.values[plan.amount_keys[0]] = Cell("#N/A", formula="=NA()")
        line.becomes = "rejected"
