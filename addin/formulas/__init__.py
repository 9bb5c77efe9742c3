"""Worksheet functions: array-first, pure in their arguments, by topic."""

from importlib import import_module

TOPICS = ("identity", "dates", "follow_up", "measures", "risk")


def enter_all() -> None:
    """Load every function into the registry, in the order in which help lists them."""
    for topic in TOPICS:
        import_module(f"addin.formulas.{topic}")
