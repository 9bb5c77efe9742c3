"""Dated tables and lists that ship with the program; a row says where it comes from.

Outside a table's range there is no answer, never a guess.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def path(name: str) -> Traversable:
    """The shipped file of that name; read it with `read_text("utf-8")` or `open()`.

    FileNotFoundError: there is none.

    >>> path("places.json").name
    'places.json'
    """
    found = files(__name__).joinpath(name)
    if not found.is_file():
        raise FileNotFoundError(name)
    return found


def read_text(name: str) -> str:
    """The shipped file's text, without a byte order mark.

    >>> read_text("places.json")[0]
    '{'
    """
    return path(name).read_text("utf-8").removeprefix("\ufeff")
