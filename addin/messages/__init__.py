"""Every word a user reads, by language; merged from the *.tr.toml and *.en.toml files here."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("tr", "en")
_FORMS = re.compile(r"\{(\w+):([^|{}]*)\|([^|{}]*)\}")
_FILES = {"name", "source", "book", "path", "file", "folder"}  # params that are names of files
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
_DOUBLE_DOT = re.compile(r"(?<=\w)\.\.(?![\w./\\])")


@cache
def catalogue(language: str) -> dict[str, Any]:
    """All messages of a language as one nested dict."""
    merged: dict[str, Any] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(f"{language}.toml"):
            _merge(merged, tomllib.loads(file.read_text(encoding="utf-8")))
    return merged


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def say(key: str, language: str, **params: object) -> str:
    """The sentence at a dotted key, filled with `params` (str.format).

    Raises KeyError when the key is not worded: a test holds that every key is.
    """
    found: Any = catalogue(language)
    for part in key.split("."):
        found = found[part]
    return fill(str(found), **params) if params else str(found)


def fill(sentence: str, **params: object) -> str:
    """The sentence with its params; a name that ends in a dot needs no second one.

    Where a word depends on a count, both forms stand in its place: "{n} {n:row|rows}".

    >>> fill("{n} {n:row|rows}", n=1), fill("{n} {n:row|rows}", n="1.200")
    ('1 row', '1.200 rows')
    >>> fill("{name}. Evet.", name="Ak Ltd. Şti."), fill("{name}.", name="../Ak")
    ('Ak Ltd. Şti. Evet.', '../Ak.')
    >>> fill("{name} yok", name="a\\nb.csv")
    'a b.csv yok'
    """
    if "|" in sentence:
        sentence = _FORMS.sub(lambda found: found[2 if str(params[found[1]]) == "1" else 3], sentence)
    for named in _FILES & params.keys():
        params[named] = _in_one_line(params[named])
    return _DOUBLE_DOT.sub(".", sentence.format(**params))


def _in_one_line(name: object) -> object:
    """A file's name may hold line breaks and signs that turn a line round: blanks stand for them."""
    if not isinstance(name, str) or name.isprintable():
        return name
    return "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in name)


def words(choices: str, language: str) -> dict[str, str]:
    """The words of a choice list by code, in the order of the drop-down."""
    return dict(catalogue(language)["choices"].get(choices, {}))


def header(table: str, column: str, language: str) -> str:
    """The header text of a column: the table's own wording, else the common one."""
    headers = catalogue(language)["headers"]
    return str(headers.get(table, {}).get(column) or headers["common"][column])


def sheet_name(key: str, language: str) -> str:
    return str(catalogue(language)["sheets"][key])
