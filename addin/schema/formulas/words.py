"""Formula templates: [column_key] is a cell of the row, {list.code} a word in quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from addin.messages import catalogue, words

_COLUMN = re.compile(r"\[([a-z0-9_]+)\]")
# Array constants begin with a digit, a minus or a quote, so that they are never taken for a word.
_WORD = re.compile(r"\{([a-z_]+)\.(\w+)\}")


def fill(template: str, references: Mapping[str, str], language: str) -> str:
    """The formula for these references; a reference may hold brackets of its own.

    >>> fill('IF([amount]>0,{flag.yes},"")', {"amount": "$H5"}, "tr")
    'IF($H5>0,"evet","")'
    """
    worded = _WORD.sub(lambda found: quoted(_word(found[1], found[2], language)), template)
    return _COLUMN.sub(lambda found: references[found[1]], worded)


def _word(list_name: str, code: str, language: str) -> str:
    if list_name == "control":
        return str(catalogue(language)["control"][code])
    return words(list_name, language)[code]


def quoted(text: str) -> str:
    """A text as it stands in a formula.

    >>> quoted('5" boru')
    '"5"" boru"'
    """
    return '"' + text.replace('"', '""') + '"'
