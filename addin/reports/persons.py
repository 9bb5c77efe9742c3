"""Who of the team is meant by a name or a part of it; the same everywhere that a person is typed."""

from __future__ import annotations

from collections.abc import Iterable

from addin.model import Refusal
from addin.text import fold


def names_like(query: str, names: Iterable[str]) -> list[str]:
    """The names that are meant: the whole name, else those of which every typed word is a part.

    Each person once, in the spelling that comes first.

    >>> names_like("AYŞE", ["Ayşe Çelik", "Ali"]), names_like("ali", ["Ali", "ALİ", "Ali Can"])
    (['Ayşe Çelik'], ['Ali'])
    """
    known, wanted = each_once(names), fold(query)
    whole = [name for name in known if fold(name) == wanted]
    parts = wanted.split()
    return whole or [name for name in known if parts and set(parts) <= set(fold(name).split())]


def each_once(names: Iterable[str]) -> list[str]:
    """Every name in its first spelling; without empty ones."""
    found: dict[str, str] = {}
    for name in names:
        if key := fold(name):
            found.setdefault(str(key), name)
    return list(found.values())


def the_person(query: str, names: Iterable[str]) -> str:
    """The one person that is meant. Errors: Refusal with the known names, or with those that fit."""
    known = each_once(names)
    if not known:
        raise Refusal("people_needed", name=query)
    found = names_like(query, known)
    if not found:
        raise Refusal("no_such_person", name=query, names=", ".join(known))
    if len(found) > 1:
        raise Refusal("several_persons", name=query, names=", ".join(found))
    return found[0]
