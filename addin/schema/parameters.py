"""The parameter sheets: settings, people, stages, lists, rates, holidays."""

from addin.schema.column import Column, Table, choice, date, integer, money, text

SETTINGS = Table(
    key="settings",
    name="Ayarlar",
    kind="parameter",
    columns=(text("setting", 44), Column(key="value", width=32), text("explanation", 70)),
)

PEOPLE = Table(
    key="people",
    name="Personel",
    kind="parameter",
    columns=(
        text("person", 20, required=True),
        text("team", 16),
        choice("person_role", "person_role", 18),
        text("deputy", 20),
        date("absent_from"),
        date("absent_to"),
        money("monthly_target_kurus"),
        text("email", 34),
    ),
)

STAGES = Table(
    key="stages",
    name="Safhalar",
    kind="parameter",
    columns=(
        choice("stage", "stage", 24, required=True),
        integer("order"),
        text("required_columns", 44),
        text("required_events", 30),
        text("successors", 44),
        integer("expected_days", width=11),
        text("default_action", 32),
        Column(key="second_check", type="flag", choices="flag", width=12, since=2),
    ),
)

LISTS = Table(
    key="lists",
    name="Listeler",
    kind="parameter",
    columns=(text("list_name", 22), text("word", 30), text("explanation", 50)),
)

FX_RATES = Table(
    key="fx_rates",
    name="Kurlar",
    kind="parameter",
    columns=(
        date("rate_date", required=True),
        choice("currency", "currency", 8, required=True),
        Column(key="rate", type="number", width=12, required=True),
        text("source", 30),
        date("checked_on"),
    ),
)

INTEREST_RATES = Table(
    key="interest_rates",
    name="FaizOranlari",
    kind="parameter",
    columns=(
        choice("interest_type", "interest_type", 22, required=True),
        date("valid_from", required=True),
        date("valid_to"),
        Column(key="annual_rate", type="percent", width=12, required=True),
        text("source", 60),
        date("checked_on"),
    ),
)

HOLIDAYS = Table(
    key="holidays",
    name="Tatiller",
    kind="parameter",
    columns=(
        date("holiday", required=True),
        text("holiday_name", 36),
        choice("holiday_kind", "holiday_kind", 12),
        Column(key="estimated", type="flag", choices="flag", width=10),
        text("source", 40),
    ),
)

TABLES = (SETTINGS, PEOPLE, STAGES, LISTS, FX_RATES, INTEREST_RATES, HOLIDAYS)
