"""One file, one button: each module enters its command in the registry."""

from importlib import import_module

NAMES = ("new", "refresh", "check", "today", "card", "import_", "demo", "template")


def enter_all() -> None:
    """Load every command, in the order in which help lists them."""
    for name in NAMES:
        import_module(f"addin.commands.{name}")
