"""The list of faults; each changes a plan in place and keeps its truth right."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.importing.ugly.plan import Plan


class Fault(NamedTuple):
    phase: int
    apply: Callable[[Plan], None]


FAULTS: dict[str, Fault] = {}

# Values first, then columns, then lines between the rows, then looks, last the file.
VALUES, COLUMNS, LINES, LOOKS, FILE = range(5)


def fault(phase: int) -> Callable[[Callable[[Plan], None]], Callable[[Plan], None]]:
    def enter(apply: Callable[[Plan], None]) -> Callable[[Plan], None]:
        FAULTS[apply.__name__] = Fault(phase, apply)
        return apply

    return enter


def looks(**settings: dict[str, object]) -> None:
    """Faults that only set fields of the plan; `options` are merged."""
    for name, fields in settings.items():

        def apply(plan: Plan, fields: dict[str, object] = fields) -> None:
            for key, value in fields.items():
                if hasattr(plan, key):
                    setattr(plan, key, value)
                else:
                    plan.options[key] = value

        FAULTS[name] = Fault(LOOKS, apply)
