"""Pages without a table: where the single cells and the areas of Panel, Borçlu Kartı and Kayıt stand."""

from __future__ import annotations

from dataclasses import dataclass

from addin.messages import catalogue
from addin.schema import TAB_ORDER
from addin.schema.column import Column, Type
from addin.schema.form import FIELDS, field_rows


@dataclass(frozen=True, slots=True)
class Cell:
    """A single named cell; amounts stand in it in lira, as everywhere on a sheet.

    `later`: younger than the first books of its version; one of them is filled without it.
    """

    key: str
    page: str
    at: str
    type: Type = "text"
    later: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that is written whole; rows that are not needed stay empty.

    `page` "store" is the very hidden sheet: figures that only a chart reads.
    `at` is its first cell. `columns` follow each other from left to right, as a table's columns do.
    """

    key: str
    page: str
    at: str
    rows: int
    columns: tuple[Column, ...]


def _c(key: str, type_: Type = "text", choices: str = "") -> Column:
    return Column(key=key, type=type_, choices=choices, fill="program")


_FORM_TYPES: dict[str, Type] = {"date": "date", "money": "money", "integer": "integer"}


def _form_fields() -> tuple[Cell, ...]:
    """The input cells of the form, in column C."""
    rows = field_rows()
    return tuple(
        Cell(each.cell, "form", f"C{rows[each.key]}", _FORM_TYPES.get(each.type, "text")) for each in FIELDS
    )


CELLS: dict[str, Cell] = {
    cell.key: cell
    for cell in (
        Cell("tile_open", "panel", "B6", "money"),
        Cell("tile_open_note", "panel", "B7"),
        Cell("tile_overdue", "panel", "D6", "money"),
        Cell("tile_collected", "panel", "G6", "money"),
        Cell("tile_target", "panel", "I6", "money"),
        Cell("tile_today", "panel", "B10", "integer"),
        Cell("tile_today_note", "panel", "B11", later=True),
        Cell("tile_late", "panel", "D10", "integer"),
        Cell("tile_broken", "panel", "G10", "integer"),
        Cell("tile_cei", "panel", "I10", "percent"),
        Cell("handover_title", "handover", "D3"),
        Cell("card_query", "card", "C4"),
        Cell("card_stamp", "card", "C5"),
        Cell("card_name", "card", "B7"),
        Cell("card_id", "card", "C8", "id"),
        Cell("card_owner", "card", "G8"),
        Cell("card_tax_id", "card", "C9"),
        Cell("card_risk", "card", "G9"),
        Cell("card_phone", "card", "C10"),
        Cell("card_email", "card", "G10"),
        Cell("card_address", "card", "C11"),
        Cell("card_open", "card", "B14", "money"),
        Cell("card_overdue", "card", "D14", "money"),
        Cell("card_foreign", "card", "G14"),
        Cell("card_last_contact", "card", "C16", "date"),
        Cell("card_last_receipt", "card", "G16", "date"),
        Cell("card_promises", "card", "C17"),
        Cell("card_limit", "card", "G17", "money"),
        Cell("card_next_action", "card", "C18"),
        Cell("card_next_date", "card", "G18", "date"),
        Cell("form_kind", "form", "C4"),
        Cell("form_debtor", "form", "C5"),
        Cell("form_anyway", "form", "C6"),
        *_form_fields(),
        Cell("form_stamp", "form", "I5"),
        Cell("form_name", "form", "G8"),
        Cell("form_id", "form", "I10", "id"),
        Cell("form_phone", "form", "L10"),
        Cell("form_owner", "form", "I11"),
        Cell("form_risk", "form", "L11"),
        Cell("form_open", "form", "I12", "money"),
        Cell("form_overdue", "form", "L12", "money"),
        Cell("form_foreign", "form", "I13"),
        Cell("form_promises", "form", "L13"),
        Cell("form_last_contact", "form", "I14", "date"),
        Cell("form_last_receipt", "form", "L14", "date"),
        Cell("form_action", "form", "I15"),
        Cell("form_action_date", "form", "L15", "date"),
    )
}


HELP_LISTS = ("day", "refresh", "figures", "commands")


def help_rows() -> int:
    """Rows of Yardım above its last list: the lists of lines, the colours, the sheets."""
    said = catalogue("tr")["template"]["help"]
    lines = sum(len(said[part]["lines"]) + 2 for part in HELP_LISTS)
    return 2 + lines + len(said["colours"]) + 1 + len(TAB_ORDER) + 1


AREAS: dict[str, Area] = {
    area.key: area
    for area in (
        Area("panel_risky", "panel", "B30", 10, (
            _c("debtor_name"),
            _c("risk_points", "integer"),
            _c("risk_class", "choice", "risk_class"),
            _c("open_kurus", "money"),
        )),
        Area("panel_holders", "panel", "G30", 10, (
            _c("holder"),
            _c("count", "integer"),
            _c("open_kurus", "money"),
            _c("oldest_days", "integer"),
        )),
        Area("panel_stages", "panel", "G43", 10, (
            _c("stage", "choice", "stage"),
            _c("count", "integer"),
            _c("open_kurus", "money"),
        )),
        Area("panel_aging", "store", "A41", 7, (
            _c("age_bucket", "choice", "age_bucket"),
            _c("open_kurus", "money"),
        )),
        Area("panel_months", "store", "A51", 12, (_c("month"), _c("collected_kurus", "money"))),
        Area("card_open_items", "card", "B22", 10, (
            _c("document_no"),
            _c("document_type", "choice", "document_type"),
            _c("issue_date", "date"),
            _c("due_date", "date"),
            _c("days_overdue", "integer"),
            _c("open_kurus", "money"),
            _c("currency", "choice", "currency"),
        )),
        Area("form_items", "form", "G19", 8, (
            _c("receivable_id", "id"),
            _c("document_no"),
            _c("document_type", "choice", "document_type"),
            _c("due_date", "date"),
            _c("days_overdue", "integer"),
            _c("open_kurus", "money"),
            _c("currency", "choice", "currency"),
        )),
        Area("form_open_promises", "form", "G30", 6, (
            _c("promise_id", "id"),
            _c("promise_kind", "choice", "promise_kind"),
            _c("made_on", "date"),
            _c("promised_for", "date"),
            _c("status", "choice", "promise_status"),
            _c("amount_kurus", "money"),
            _c("currency", "choice", "currency"),
        )),
        Area("form_contacts", "form", "G39", 5, (
            _c("contact_id", "id"),
            _c("contacted_at", "date"),
            _c("result", "choice", "contact_result"),
            _c("summary"),
        )),
        Area("help_samples", "help", f"B{help_rows() + 2}", 8, (_c("happened_at", "date"), _c("what"))),
        Area("card_timeline", "card", "J6", 24, (
            _c("happened_at", "date"),
            _c("kind"),
            _c("who"),
            _c("what"),
            _c("amount"),
        )),
    )
}  # fmt: skip


def page_of(key: str) -> str:
    """The page on which a named cell or area stands; what stands on none of them is a setting."""
    found = CELLS.get(key) or AREAS.get(key)
    return found.page if found and found.page != "store" else "panel" if found else "settings"
