"""Fills every generated sheet of the draft, and the pages Panel, Borçlu Kartı and Kayıt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.draft import Draft
from addin.model import Refusal
from addin.reports.aging import aging_body
from addin.reports.card import card_cells, find_debtor
from addin.reports.form_view import form_view
from addin.reports.panel import panel_cells
from addin.reports.risk import risk_body
from addin.reports.samples import sample_lines
from addin.reports.today import today_body, usual_actions
from addin.rules.balances import rates_on
from addin.rules.cash import cash_kurus
from addin.rules.money import at_rate
from addin.rules.performance import performance
from addin.rules.rows import currencies, day_number, days, kurus, texts, whole
from addin.rules.stages import history
from addin.schema.pages import CELLS

if TYPE_CHECKING:
    import pandas as pd

    from addin.model import Objects
    from addin.rules.allocation import Allocation

Ints = npt.NDArray[np.int64]
Frames = Mapping[str, "pd.DataFrame"]


def fill_reports(
    draft: Draft,
    frames: Frames,
    allocation: Allocation,
    credits: pd.DataFrame,
    work: pd.DataFrame,
    risk_reasons: Objects,
    blocked: npt.NDArray[np.bool_],
    as_of: date,
) -> None:
    """Every sheet that is written whole but Hatalar and Aylık İz, and Panel.

    `frames`: the tables with the debtor that each row means, receipts as they count on the day.
    `work`: the work list. `risk_reasons`: three texts a debtor. `blocked`: receivables whose typed stage
    does not count yet.
    """
    places, language = draft.ledger.place, draft.ledger.language
    usual = usual_actions(frames["receivables"], draft["stages"])
    draft.body("today", today_body(work, draft["debtors"], usual, places, language))
    draft.body("aging", aging_body(frames, allocation.open_kurus, credits, as_of=as_of, language=language))
    draft.body("risk", risk_body(draft["debtors"], risk_reasons))
    draft.body("stage_history", history(frames["receivables"], draft["stage_history"], blocked, as_of))
    cash = cash_in_lira(frames["receipts"], draft["fx_rates"])
    draft.body("performance", _performance(draft, frames, cash, as_of))
    receivables, rates = frames["receivables"], draft["fx_rates"]
    cells = panel_cells(
        frames,
        open_kurus=kurus_in_lira(receivables, whole(allocation.open_kurus), as_of, rates),
        amount_kurus=kurus_in_lira(receivables, kurus(receivables), as_of, rates),
        cash_kurus=cash,
        as_of=as_of,
        language=language,
    )
    cells["help_samples"] = sample_lines(frames, language)
    for key, value in cells.items():
        if key in draft.ledger.cells or not (key in CELLS and CELLS[key].later):
            draft.cell(key, value)


def _performance(draft: Draft, frames: Frames, cash: Ints, as_of: date) -> pd.DataFrame:
    debtors = draft["debtors"].drop_duplicates("debtor_id").set_index("debtor_id")["owner"]
    return performance(
        frames["contacts"],
        frames["promises"],
        frames["receipts"],
        draft["people"],
        cash_kurus=cash,
        owner=debtors.reindex(texts(frames["receipts"], "debtor_id")).fillna("").to_numpy(),
        as_of=as_of,
    )


def kurus_in_lira(rows: pd.DataFrame, amounts: Ints, day: date | Ints, fx_rates: pd.DataFrame) -> Ints:
    """Amounts of the rows' currencies as TL kuruş at the rate of the day; 0 where no rate is known."""
    on = np.full(len(rows), day_number(day)) if isinstance(day, date) else day
    worth = at_rate(amounts, rates_on(currencies(rows), on, fx_rates))
    return worth.to_numpy(dtype=np.int64, na_value=0)


def cash_in_lira(receipts: pd.DataFrame, fx_rates: pd.DataFrame) -> Ints:
    """Cash of each receipt as TL kuruş at the rate of its own day."""
    return kurus_in_lira(receipts, cash_kurus(receipts), days(receipts["received_on"]), fx_rates)


def fill_card(draft: Draft, frames: Frames, as_of: date) -> None:
    """Borçlu Kartı and the view of Kayıt for the names that stand in them.

    A name that fits nobody leaves its page as it is. `frames`: with the debtor that each row means, all
    as typed.
    """
    for page, (query, stamp) in _NAMED_PAGES.items():
        name: Any = draft.ledger.cells.get(query)
        if not name:
            continue
        try:
            debtor_id = find_debtor(draft["debtors"], str(name))
        except Refusal:
            continue
        fill = card_cells if page == "card" else form_view
        cells = fill(frames, debtor_id, as_of=as_of, language=draft.ledger.language)
        for key, value in {**cells, stamp: str(name)}.items():
            draft.cell(key, value)


_NAMED_PAGES = {"card": ("card_query", "card_stamp"), "form": ("form_debtor", "form_stamp")}
