"""Worksheet functions: array-first, pure in their arguments, by topic."""

from importlib import import_module

from addin.registry import FORMULAS

TOPICS = ("identity", "dates", "follow_up", "measures", "risk")


def enter_all() -> None:
    """Load every function, in the order in which the add-in publishes them."""
    modules = [f"addin.formulas.{topic}" for topic in TOPICS]
    for module in modules:
        import_module(module)
    order = sorted(FORMULAS, key=lambda name: modules.index(FORMULAS[name].run.__module__))
    if list(FORMULAS) != order:  # whichever was loaded first
        entered = dict(FORMULAS)
        FORMULAS.clear()
        FORMULAS.update((name, entered[name]) for name in order)
