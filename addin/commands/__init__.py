"""One file, one button: each module enters its command in the registry."""

from importlib import import_module

from addin.registry import COMMANDS

NAMES = (
    *("new", "refresh", "check", "today", "card"),
    *("form", "record", "add", "advance", "next", "transfer", "seen", "attach"),
    *("import_", "view", "freeze", "demo", "template", "formula", "addin_", "doctor"),
)


def enter_all() -> None:
    """Load every command, in the order in which help lists them."""
    for name in NAMES:
        import_module(f"addin.commands.{name}")
    for name in NAMES:  # whichever was loaded first, the order is this one
        word = name.rstrip("_")
        COMMANDS[word] = COMMANDS.pop(word)
