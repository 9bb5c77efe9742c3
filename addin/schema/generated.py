"""The tables that Yenile writes whole: work list, problems, reports, history, log."""

from addin.schema.column import Column, Fill, Table, Type

_PROGRAM: Fill = "program"


def _column(
    key: str, type_: Type = "text", width: float = 12, choices: str = "", *, later: bool = False
) -> Column:
    return Column(key=key, type=type_, fill=_PROGRAM, width=width, choices=choices, later=later)


def _debtor(of_id: float = 11, of_name: float = 34) -> tuple[Column, Column]:
    return (
        Column(key="debtor_id", type="id", refers="debtors", fill=_PROGRAM, width=of_id),
        Column(key="debtor_name", fill=_PROGRAM, width=of_name),
    )


TODAY = Table(
    key="today",
    name="BugunIsleri",  # "Bugun" alone is the defined name BUGUN: names and tables share one space
    kind="generated",
    first=15,
    columns=(
        _column("priority", "integer", 7),
        *_debtor(9, 29),
        _column("phone", width=14),
        _column("what", "choice", 15, "today_reason"),
        _column("action", width=18),
        _column("due_on", "date", 10),
        _column("action_days_late", "integer", 10, later=True),
        _column("open_kurus", "money", 14),
        _column("overdue_kurus", "money", 14, later=True),
        _column("days_late", "integer", 8),  # of the debt
        _column("last_summary", width=38),
        _column("person", width=16),
        _column("place", "choice", 6, "today_place"),  # bugün / sırada
        _column("go", "link", 5),
    ),
)

PROBLEMS = Table(
    key="problems",
    name="Hatalar",
    kind="generated",
    columns=(
        _column("severity", "choice", 9, "severity"),
        _column("sheet", width=16),
        _column("cell", "link", 10),
        _column("count", "integer", 8),
        _column("value", width=30),
        _column("rule", width=28),
        _column("explanation", width=60),
        _column("suggestion", width=60),
    ),
)

RISK = Table(
    key="risk",
    name="Risk",
    kind="generated",
    first=12,
    columns=(
        _column("rank", "integer", 7),
        *_debtor(),
        _column("risk_points", "integer", 10),
        _column("risk_class", "choice", 16, "risk_class"),
        _column("open_kurus", "money", 15),
        _column("overdue_kurus", "money", 15),
        _column("oldest_overdue_days", "integer", 13),
        _column("reason1", width=40),
        _column("reason2", width=40),
        _column("reason3", width=40),
        _column("owner", width=14),
    ),
)

PERFORMANCE = Table(
    key="performance",
    name="Performans",
    kind="generated",
    first=14,
    columns=(
        _column("month", width=9),
        _column("scope", "choice", 9, "performance_scope"),  # kişi / ekip / firma
        _column("person", width=18),
        _column("contacts", "integer"),
        _column("reached", "integer"),
        _column("promises", "integer"),
        _column("promises_due", "integer"),
        _column("promises_kept", "integer"),
        _column("promise_rate", "percent"),
        _column("collected_kurus", "money", 15),
        _column("attributed_kurus", "money", 15),
        _column("target_kurus", "money", 15),
        _column("target_rate", "percent"),
        _column("late_actions", "integer"),
    ),
)

AGING = Table(
    key="aging",
    name="Yaslandirma",
    kind="generated",
    first=14,
    columns=(
        *_debtor(),
        _column("currency", "choice", 8, "currency"),
        _column("undated_kurus", "money", 14),
        _column("not_due_kurus", "money", 14),
        _column("d1_30_kurus", "money", 14),
        _column("d31_60_kurus", "money", 14),
        _column("d61_90_kurus", "money", 14),
        _column("d91_120_kurus", "money", 14),
        _column("over_120_kurus", "money", 14),
        _column("open_kurus", "money", 15),
        _column("credit_kurus", "money", 14),
        _column("average_delay_days", "integer", 13),
        _column("owner", width=14),
    ),
)

STAGE_HISTORY = Table(
    key="stage_history",
    name="SafhaGecmisi",
    kind="generated",
    columns=(
        Column(key="receivable_id", type="id", refers="receivables", fill=_PROGRAM, width=11),
        *_debtor(),
        _column("stage", "choice", 20, "stage"),
        _column("entered_on", "date"),
        _column("left_on", "date"),
        _column("days", "integer"),
        _column("holder", width=14),
    ),
)

MONTHLY_TRACE = Table(
    key="monthly_trace",
    name="AylikIz",
    kind="generated",
    columns=(
        _column("month", width=9),
        *_debtor(),
        _column("risk_points", "integer"),
        _column("risk_class", "choice", 16, "risk_class"),
        _column("open_kurus", "money", 15),
        _column("overdue_kurus", "money", 15),
    ),
)

LOG = Table(
    key="log",
    name="IslemGunlugu",
    kind="log",
    columns=(
        _column("logged_at", "datetime", 17),
        _column("command", width=14),
        _column("who", width=14),
        _column("sheet", width=16),
        _column("row_id", width=12),
        _column("column", width=20),
        _column("old", width=28),
        _column("new", width=28),
    ),
)

TABLES = (TODAY, PROBLEMS, AGING, RISK, PERFORMANCE, STAGE_HISTORY, MONTHLY_TRACE, LOG)
