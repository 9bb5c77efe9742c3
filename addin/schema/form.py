"""The form Kayıt: which fields each kind of entry has; sheet, command line and JSON follow from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FieldType = Literal["text", "date", "time", "money", "integer", "choice", "flag", "id", "person"]

# Kind of entry -> the table that it is written to.
KINDS: dict[str, str] = {
    "contact": "contacts",
    "promise": "promises",
    "plan": "promises",
    "commitment": "promises",
    "receipt": "receipts",
    "cost": "costs",
    "event": "events",
}
SECTIONS = ("common", "contact", "promise", "receipt", "office")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One row of the form, one option of `tahsilat add`.

    `into`: kind -> column of its table; "" where the program works with the field and no column holds it.
    A kind that is not listed does not use the field. `required`: kinds that are not saved without it.
    `unless`: field that makes it needless.
    """

    key: str
    section: str
    type: FieldType = "text"
    choices: str = ""
    into: Mapping[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    unless: str = ""

    @property
    def cell(self) -> str:
        """Key of its named cell."""
        return f"form_{self.key}"

    @property
    def mark(self) -> str:
        """Key of the cell that shows whether the field is needed."""
        return f"shown_form_{self.key}"


_PROMISES = ("promise", "plan", "commitment")
_CLAIMS = ("contact", *_PROMISES, "receipt")


def _each(kinds: tuple[str, ...], column: str) -> dict[str, str]:
    return dict.fromkeys(kinds, column)


FIELDS: tuple[Field, ...] = (
    Field(
        key="date",
        section="common",
        type="date",
        into={
            "contact": "contacted_at",
            **_each(_PROMISES, "made_on"),
            "receipt": "received_on",
            "cost": "cost_date",
            "event": "event_date",
        },
    ),
    Field(
        key="amount",
        section="common",
        type="money",
        into=_each((*_PROMISES, "receipt", "cost"), "amount_kurus"),
        required=(*_PROMISES, "receipt", "cost"),
    ),
    Field(
        key="currency",
        section="common",
        type="choice",
        choices="currency",
        into=_each((*_PROMISES, "receipt", "cost"), "currency"),
    ),
    Field(key="receivable", section="common", type="id", into=_each(_CLAIMS, "receivable_id")),
    Field(key="contact", section="common", type="id", into=_each((*_PROMISES, "receipt"), "contact_id")),
    Field(
        key="file_no",
        section="common",
        type="id",
        into=_each(("commitment", "receipt", "cost", "event"), "file_id"),
        required=("commitment",),
    ),
    Field(
        key="note",
        section="common",
        into={
            "contact": "summary",
            **_each((*_PROMISES, "cost", "event"), "note"),
            "receipt": "description",
        },
    ),
    Field(
        key="by",
        section="common",
        type="person",
        into={
            "contact": "contacted_by",
            **_each((*_PROMISES, "receipt", "event"), "recorded_by"),
            "cost": "paid_by",
        },
    ),
    Field(
        key="result",
        section="contact",
        type="choice",
        choices="contact_result",
        into={"contact": "result"},
        required=("contact",),
    ),
    Field(key="time", section="contact", type="time", into={"contact": ""}),
    Field(key="channel", section="contact", type="choice", choices="channel", into={"contact": "channel"}),
    Field(
        key="direction", section="contact", type="choice", choices="direction", into={"contact": "direction"}
    ),
    Field(
        key="counterpart",
        section="contact",
        type="choice",
        choices="counterpart",
        into={"contact": "counterpart"},
    ),
    Field(
        key="reason",
        section="contact",
        type="choice",
        choices="nonpayment_reason",
        into={"contact": "nonpayment_reason"},
    ),
    Field(
        key="next_action",
        section="contact",
        into={"contact": "next_action"},
        required=("contact",),
        unless="closing",
    ),
    Field(
        key="next_date",
        section="contact",
        type="date",
        into={"contact": "next_action_date"},
        required=("contact",),
        unless="closing",
    ),
    Field(
        key="closing",
        section="contact",
        type="choice",
        choices="contact_closing",
        into={"contact": "closing_reason"},
    ),
    Field(key="previous", section="contact", type="choice", choices="action_result", into={"contact": ""}),
    Field(key="previous_reason", section="contact", into={"contact": ""}),
    Field(key="sample", section="contact", type="flag", choices="flag", into={"contact": "is_sample"}),
    Field(
        key="due",
        section="promise",
        type="date",
        into=_each(_PROMISES, "promised_for"),
        required=("promise", "plan"),
    ),
    Field(
        key="instalments",
        section="promise",
        type="integer",
        into=_each(("plan", "commitment"), ""),
        required=("plan", "commitment"),
    ),
    Field(
        key="interval",
        section="promise",
        type="choice",
        choices="plan_interval",
        into=_each(("plan", "commitment"), ""),
    ),
    Field(
        key="method",
        section="receipt",
        type="choice",
        choices="receipt_channel",
        into={"receipt": "channel"},
    ),
    Field(key="promise", section="receipt", type="id", into={"receipt": "promise_id"}),
    Field(key="reversal", section="receipt", type="choice", choices="reversal", into={"receipt": "reversal"}),
    Field(
        key="cost_type",
        section="office",
        type="choice",
        choices="cost_type",
        into={"cost": "cost_type"},
        required=("cost",),
    ),
    Field(
        key="event_type",
        section="office",
        type="choice",
        choices="event_type",
        into={"event": "event_type"},
        required=("event",),
    ),
    Field(key="until", section="office", type="date", into={"event": "event_end"}),
    Field(key="party", section="office", into={"event": "party_name"}),
    Field(
        key="service",
        section="office",
        type="choice",
        choices="service_kind",
        into={"event": "service_kind"},
    ),
)
BY_KEY: dict[str, Field] = {each.key: each for each in FIELDS}
CHOICES = ("entry_kind", "flag", *(each.choices for each in FIELDS if each.choices))

# First row of the fields on the sheet; a headline stands before each section.
FIRST_ROW = 8


def field_rows() -> dict[str, int]:
    """Row on the sheet (from 1) of each section's headline, by "", section, and of each field."""
    rows: dict[str, int] = {}
    row = FIRST_ROW
    for section in SECTIONS:
        rows[f"section_{section}"] = row
        for each in (each for each in FIELDS if each.section == section):
            row += 1
            rows[each.key] = row
        row += 1
    return rows


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields that a kind of entry uses, in the order of the form."""
    return tuple(each for each in FIELDS if kind in each.into)


def mark_of(each: Field, kind: str, filled: frozenset[str]) -> str:
    """What the form says beside a field: "" without kind, unused, done, needed, free.

    `filled`: keys of the fields that hold something.

    >>> mark_of(BY_KEY["next_date"], "contact", frozenset()), mark_of(BY_KEY["due"], "contact", frozenset())
    ('needed', 'unused')
    >>> mark_of(BY_KEY["next_date"], "contact", frozenset({"closing"}))
    'free'
    """
    if kind not in KINDS:
        return ""
    if kind not in each.into:
        return "unused"
    if each.key in filled:
        return "done"
    return "needed" if kind in each.required and each.unless not in filled else "free"
