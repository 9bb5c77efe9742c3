"""What the book's receipts say came in for its receivables."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.model import Ledger
from addin.rules.rows import Ints, kurus, text_array


def received(ids: Texts, ledger: Ledger) -> tuple[Ints, Ints]:
    """What receipts that name these receivables sum up to, in kuruş, and the last day of them."""
    import pandas as pd

    receipts = ledger["receipts"]
    named = text_array(receipts["receivable_id"])
    days = np.asarray(receipts["received_on"], dtype="datetime64[D]").astype(np.int64)
    frame = pd.DataFrame({"kurus": kurus(receipts), "day": days})
    each = frame.groupby(named).agg({"kurus": "sum", "day": "max"}).reindex(ids).fillna(0)
    return each["kurus"].to_numpy(dtype=np.int64), each["day"].to_numpy(dtype=np.int64)
