"""One thing that was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Look:
    """`state`: "good", "note" (good to know), "act" (something must be done), "unknown" (could not look).

    Its sentence is `doctor.<key>.<state>` of the messages, filled with `params`.
    """

    key: str
    state: Literal["good", "note", "act", "unknown"]
    params: Mapping[str, object] = field(default_factory=dict)
