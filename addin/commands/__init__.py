"""One file, one button: each module enters its command in the registry."""

from importlib import import_module

from addin.registry import COMMANDS

NAMES = (
    *("new", "refresh", "check", "today", "card"),
    *("form", "record", "add", "advance", "next", "transfer", "seen", "attach"),
    *("import_", "view", "repair", "freeze", "demo", "template", "formula", "addin_", "doctor"),
)


def enter_all() -> None:
    """Load every command, in the order in which help lists them."""
    for name in NAMES:
        import_module(f"addin.commands.{name}")
    order = [name.rstrip("_") for name in NAMES]
    if list(COMMANDS) != order:  # whichever was loaded first
        entered = dict(COMMANDS)
        COMMANDS.clear()
        COMMANDS.update((word, entered[word]) for word in order)
