"""What the pages' own formulas show, for readers that do not calculate: previews, Protected View."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from addin.draft import same_cell
from addin.messages import say
from addin.schema import TABLES

PAGES = ("panel", "card", "form")


def shown_cells(cells: Mapping[str, Any], as_of: date, language: str) -> dict[str, Any]:
    """Cached values that differ from those in the book; `cells`: the named cells after the run."""
    dated = [table.key for table in TABLES.values() if table.kind in ("entry", "generated")]
    shown: dict[str, Any] = {f"shown_day_{key}": as_of for key in (*PAGES, *TABLES)}
    shown |= dict.fromkeys(["stale", *(f"stale_{key}" for key in dated)], "")
    shown |= {
        "stale_card": stale_page(cells, "card_query", "card_stamp", language),
        "stale_form": stale_page(cells, "form_debtor", "form_stamp", language),
        "shown_title": cells.get("company_name") or say("template.panel.title", language),
        "shown_first_steps": "",
        "shown_target": target_note(cells, language),
    }
    return {key: value for key, value in shown.items() if key in cells and not same_cell(cells[key], value)}


def stale_page(cells: Mapping[str, Any], query: str, stamp: str, language: str) -> str:
    """Blank while a page is filled for the name that stands in its input cell."""
    asked, filled = (" ".join(str(cells.get(key) or "").split()) for key in (query, stamp))
    return "" if asked.casefold() == filled.casefold() else say("template.stale", language)


def target_note(cells: Mapping[str, Any], language: str) -> str:
    """How much of the month's target has come in.

    Example:
        >>> target_note({"tile_collected": 12.5, "tile_target": 100}, "tr")
        'Hedefe oran: %13'
    """
    set_ = cells.get("tile_target")
    target = Decimal(str(set_)) if isinstance(set_, int | float) else Decimal(0)
    if target <= 0:
        return say("template.panel.tile_target.note", language)
    share = 100 * Decimal(str(cells.get("tile_collected") or 0)) / target
    return f"{say('template.panel.of_target', language)}{share.quantize(Decimal(1), ROUND_HALF_UP)}"
