"""Safha İlerlet: where a row may go next, and what is missing there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from addin.rules.checks.context import Context, Frames
from addin.rules.checks.second import second_checks
from addin.rules.checks.stage import requirements
from addin.rules.rows import Ints, texts

if TYPE_CHECKING:
    import pandas as pd

    from addin.model import Finding

_READ = ("receivables", "debtors", "files", "parties", "events", "stages")


def successors(stages: pd.DataFrame, stage: str) -> list[str]:
    """Stages that may follow, in the order of Safhalar; every stage may follow none.

    >>> import pandas as pd
    >>> stages = pd.DataFrame({"stage": ["new", "called", "notice"], "order": [1, 2, 3],
    ...     "successors": ["called, notice", "notice", "called"]})
    >>> successors(stages, "new"), successors(stages, "")
    (['called', 'notice'], ['new', 'called', 'notice'])
    """
    known = ordered(stages)
    if not stage:
        return known
    listed = dict(zip(texts(stages, "stage").tolist(), texts(stages, "successors").tolist(), strict=True))
    named = {part.strip() for part in listed.get(stage, "").split(",")}
    return [code for code in known if code in named]


def next_stage(stages: pd.DataFrame, stage: str, *, promised: bool) -> str:
    """The first allowed stage further on; "" at the end. To a promise only who has promised is moved.

    >>> import pandas as pd
    >>> stages = pd.DataFrame({"stage": ["called", "promised", "notice"], "order": [3, 4, 5],
    ...     "successors": ["promised, notice", "called, notice", ""]})
    >>> next_stage(stages, "called", promised=False), next_stage(stages, "promised", promised=True)
    ('notice', 'notice')
    """
    order = ordered(stages)
    further = order[order.index(stage) + 1 :] if stage in order else order
    allowed = [code for code in successors(stages, stage) if code in further]
    return next((code for code in allowed if promised or code != "promised"), "")


def ordered(stages: pd.DataFrame) -> list[str]:
    """The stages of Safhalar by their order."""
    known = stages[(stages["stage"] != "").to_numpy(dtype=bool)]
    return [str(code) for code in known.sort_values("order", kind="stable")["stage"]]


def lacking(frames: Frames, context: Context, rows: Ints, stage: str) -> list[Finding]:
    """What the receivables at these positions miss for the stage; nothing else in the book is asked."""
    receivables = frames["receivables"]
    moved = np.isin(receivables.index.to_numpy(), rows)
    seen: Mapping[str, pd.DataFrame] = {
        **{key: frames[key] for key in _READ},
        "receivables": receivables.assign(stage=np.where(moved, stage, "")),
    }
    return [*requirements(seen, context), *second_checks(seen, context)]
