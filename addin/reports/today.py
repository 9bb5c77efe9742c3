"""Bugün: whom to call now, why, and what was said last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from addin.messages import say
from addin.model import Link, Place
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


def today_body(
    work: pd.DataFrame, debtors: pd.DataFrame, places: Callable[[str], Place], language: str
) -> pd.DataFrame:
    """Body of the sheet from the work list (`rules.followup.work_list`), with links to the debtors' rows."""
    rows = debtors.drop_duplicates("debtor_id").reset_index(names="row").set_index("debtor_id")
    place, word = places("debtors"), say("today.go", language)
    sheet = place.sheet.replace("'", "''")
    at = rows["row"].reindex(work["debtor_id"]).to_numpy(dtype=np.int64)
    body = work.reset_index(drop=True).assign(
        priority=np.arange(1, len(work) + 1),
        phone=rows["phone"].reindex(work["debtor_id"]).to_numpy(),
        debtor_name=rows["debtor_name"].reindex(work["debtor_id"]).to_numpy(),
    )
    links = np.empty(len(work), dtype=object)
    links[:] = [Link(f"#'{sheet}'!{place.cell(int(row), 'debtor_name')}", word) for row in at]
    body["go"] = links
    return body.reindex(columns=list(TABLES["today"].keys))
