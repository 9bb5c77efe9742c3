"""Headers and columns: captions, splits, typos, order, doubles, gaps, hidden ones."""

from __future__ import annotations

from datetime import date

from tests.importing.ugly.faults.registry import COLUMNS, LOOKS, VALUES, fault, looks
from tests.importing.ugly.plan import Column, Plan

looks(
    caption_header={"header_rows": "captions"},
    split_header={"header_rows": "split"},
    merged_header={"header_rows": "merged"},
    side_by_side={"side_by_side": True},
    empty_columns={"spacers": True},
    shifted_right={"shifted": True},
    no_titles={"titles": []},
    hidden_sheet={"hidden_sheet": True},
    merged_titles={"titles_merged": True, "logo": True},
)


@fault(LOOKS)
def title_block(plan: Plan) -> None:
    """Firm, address, report name, period, print time and empty rows where the logo floats."""
    if plan.language == "en":
        more = ["", "", "12 Sample Street, Leeds", "Printed: 2025-11-14 09:30", "Page 1"]
    else:
        more = [
            "",
            "",
            "Atatürk Cad. No:12 Çankaya / Ankara",
            "Rapor Tarihi : 14.11.2025 09:30",
            "Kullanıcı: MUHASEBE",
        ]
    plan.titles = [*more[:2], *plan.titles, *more[2:]]


@fault(COLUMNS)
def odd_order(plan: Plan) -> None:
    plan.rng.shuffle(plan.columns)


@fault(LOOKS)
def header_typos(plan: Plan) -> None:
    """One letter lost or swapped in every second header of eight letters or more."""
    for n, column in enumerate(plan.columns):
        word = column.header
        if len(word) >= 8 and n % 2 == 0:
            at = 3 + plan.rng.randrange(len(word) - 5)
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            column.header = plan.rng.choice((swapped, word[:at] + word[at + 1 :]))


@fault(LOOKS)
def header_shouts(plan: Plan) -> None:
    """Capitals as a machine without Turkish makes them, with colons and blanks."""
    for n, column in enumerate(plan.columns):
        column.header = f" {column.header.upper()}{(':', ' ', '')[n % 3]}"


@fault(LOOKS)
def header_two_lines(plan: Plan) -> None:
    """A line break inside the header cell."""
    for column in plan.columns:
        column.header = column.header.replace(" ", "\n", 1)


@fault(LOOKS)
def duplicate_headers(plan: Plan) -> None:
    """Two date columns with one name, one of them with a blank after it."""
    dates = plan.of_kind("date")
    dates[0].header, dates[1].header = "Tarih", "Tarih "
    plan.must_ask.add("duplicate_headers")


@fault(LOOKS)
def no_debtor(plan: Plan) -> None:
    """Nothing says who owes: neither name nor tax number nor code."""
    gone = {plan.name_key, "tax", "code"}
    plan.columns = [column for column in plan.columns if column.key not in gone]
    plan.name_key = plan.columns[0].key
    plan.must_ask.add("debtor")


@fault(LOOKS)
def hidden_columns(plan: Plan) -> None:
    column = plan.column("due") or plan.columns[-1]
    column.hidden = True
    plan.must_ask.add("hidden_columns")


@fault(LOOKS)
def hidden_empty_columns(plan: Plan) -> None:
    """A hidden column without any value is no question."""
    plan.columns.insert(1, Column("none", "Ref", hidden=True))


@fault(COLUMNS)
def noise_columns(plan: Plan) -> None:
    """What programs export besides: row number, branch, VAT base, days late, user."""
    turkish = plan.language == "tr"
    extra = [
        (0, Column("seq", "S.No" if turkish else "#", "number")),
        (len(plan.columns), Column("branch", "Şube" if turkish else "Branch")),
        (len(plan.columns), Column("net", "Matrah" if turkish else "Net", "money")),
        (len(plan.columns) + 3, Column("age", "Gecikme (Gün)" if turkish else "Days Overdue", "number")),
        (len(plan.columns) + 4, Column("user", "Kaydeden" if turkish else "User")),
    ]
    for at, column in extra:
        plan.columns.insert(at, column)
    for n, line in enumerate(plan.data()):
        kurus, due = line.values.get("amount"), line.values.get("due")
        line.values["seq"] = n + 1
        line.values["branch"] = "Merkez" if turkish else "Head office"
        line.values["net"] = kurus * 10 // 12 if isinstance(kurus, int) else None
        line.values["age"] = (date(2025, 11, 15) - due).days if isinstance(due, date) else None
        line.values["user"] = "admin"
    if plan.name_key == plan.columns[0].key:
        return


@fault(VALUES)
def currency_column(plan: Plan) -> None:
    """Dollars and euros among the liras, in words of many kinds."""
    words = {"TRY": ("TL", "TRY", "₺"), "USD": ("USD", "$", "ABD Doları"), "EUR": ("EUR", "€", "Avro")}
    if plan.column("currency") is None:
        plan.columns.append(Column("currency", plan.rng.choice(("Döviz", "Para Birimi", "Döviz Cinsi"))))
    for line in plan.data():
        code = plan.rng.choice(("TRY", "TRY", "USD", "EUR"))
        line.values["currency"] = plan.rng.choice(words[code])
        recode(line, code)


def recode(line: object, code: str) -> None:
    """Another currency for everything the line becomes."""
    from dataclasses import replace

    for name in ("receivables", "receipts", "net"):
        setattr(line, name, [replace(item, currency=code) for item in getattr(line, name)])


@fault(VALUES)
def currency_in_header(plan: Plan) -> None:
    code = plan.rng.choice(("USD", "EUR"))
    for key in plan.amount_keys:
        column = plan.column(key)
        assert column is not None
        column.header = f"{column.header} ({code})"
    for line in plan.data():
        recode(line, code)


@fault(VALUES)
def currency_signs(plan: Plan) -> None:
    """The sign stands in the amount's own cell."""
    from tests.importing.ugly.styles import grouped

    signs = {"TRY": "{} TL", "USD": "$ {}", "EUR": "{} €"}
    for line in plan.data():
        code = plan.rng.choice(tuple(signs))
        for key in plan.amount_keys:
            kurus = line.values.get(key)
            if isinstance(kurus, int):
                line.values[key] = signs[code].format(grouped(kurus, ".", ","))
        recode(line, code)


@fault(COLUMNS)
def name_once(plan: Plan) -> None:
    """Sorted by debtor, whose name, number and code stand in the first of his rows only."""
    plan.lines.sort(key=lambda line: line.debtor)
    before = None
    for line in plan.lines:
        if line.kind == "data" and line.debtor == before:
            for key in (plan.name_key, "tax", "code"):
                line.values[key] = None
        before = line.debtor


@fault(COLUMNS)
def name_merged(plan: Plan) -> None:
    """The debtor's cell is merged over his rows."""
    name_once(plan)
    plan.fill_name = "merged"


@fault(VALUES)
def due_days(plan: Plan) -> None:
    """The column Vade holds days after the invoice, no date."""
    column = plan.column("due")
    assert column is not None
    column.header = plan.rng.choice(("Vade", "Vade (Gün)", "Vade Gün"))
    column.kind = "number"
    for line in plan.data():
        line.values["due"] = (line.values["due"] - line.values["date"]).days


@fault(COLUMNS)
def label_and_name(plan: Plan) -> None:
    """In the title block the label stands in one cell and the debtor in the next."""
    named = plan.options["named"]
    label, _, name = (
        named.partition(":") if ":" in named else ("Cari Unvanı", "", named.removeprefix("Sayın"))
    )
    cells = plan.rng.choice(((f"{label.strip()}:", name.strip()), (label.strip(), "", ":", name.strip())))
    plan.titles[plan.titles.index(named)] = cells
    plan.options["named"] = cells
