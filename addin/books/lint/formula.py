"""A formula as it is stored in a file, cut into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

ERRORS = (
    "#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#EXTERNAL!",
)  # fmt: skip

_CELL_PAIR = r"(?!\$?[A-Za-z]{1,3}\$?\d+:)"
_TOKEN = re.compile(
    rf"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<space>[ \t\r\n]+)
    | (?P<error>{"|".join(map(re.escape, ERRORS))})
    | (?P<sheet>'(?:[^']|'')*'! | {_CELL_PAIR}(?:\[\d+\])?[^\W\d][\w.\\]*(?::[^\W\d][\w.\\]*)?! | \[\d+\]!)
    | (?P<function>[^\W\d][\w.]*\()
    | (?P<ref>\$?[A-Za-z]{{1,3}}\$?\d+(?![\w.]) | \$[A-Za-z]{{1,3}}(?![\w.]) | \$\d+)
    | (?P<name>(?:[^\W\d]|\\)[\w.\\?]*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<array>\{{(?:[^"{{}}]|"(?:[^"]|"")*")*\}})
    | (?P<operator><=|>=|<>|[-+*/^&=<>:%])
    | (?P<comma>,)
    | (?P<open>\()
    | (?P<close>\))
    """,
    re.VERBOSE,
)
KEYWORDS = {"#all", "#data", "#headers", "#totals", "#this row"}


@dataclass(frozen=True)
class Token:
    """`kind` is a group name of the pattern above, `table` for `T[...]`, or `bad`."""

    kind: str
    text: str


@dataclass(frozen=True)
class TableRef:
    """`Borclar[[#This Row],[Vade]]` is table Borclar, keywords {#this row}, columns (Vade,).

    `bare` tells that an item stood without its own brackets, `at` that the @ shorthand was used.
    """

    table: str
    keywords: frozenset[str]
    columns: tuple[str, ...]
    bare: bool = False
    at: bool = False
    valid: bool = True


def tokenize(formula: str) -> list[Token]:
    """Every character ends in a token; what fits nothing is `bad`.

    >>> [token.kind for token in tokenize("SUM(Borclar[Tutar],-2)")]
    ['function', 'table', 'comma', 'operator', 'number', 'close']
    """
    tokens: list[Token] = []
    position = 0
    while position < len(formula):
        if formula[position] == "[" and not (match := _TOKEN.match(formula, position)):
            end = _closing(formula, position)
            owner = tokens.pop().text if tokens and tokens[-1].kind == "name" else ""
            tokens.append(Token("table" if end else "bad", owner + formula[position : end or len(formula)]))
            position = end or len(formula)
            continue
        match = _TOKEN.match(formula, position)
        kind, text = (match.lastgroup or "bad", match[0]) if match else ("bad", formula[position])
        tokens.append(Token(kind, text))
        position += len(text)
    return tokens


def _closing(formula: str, start: int) -> int:
    """Index after the bracket that closes the one at `start`; 0 when none does."""
    depth, position = 0, start
    while position < len(formula):
        char = formula[position]
        if char == "'":
            position += 1
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if not depth:
                return position + 1
        position += 1
    return 0


_ITEM = re.compile(r"\[((?:'.|[^\[\]'])*)\]|((?:'.|[^\[\]',:])+)", re.DOTALL)


def sheet_of(token: Token) -> str:
    """Sheet name of a `sheet` token, without quotes.

    >>> sheet_of(Token("sheet", "'Ali''nin Sayfası'!"))
    "Ali'nin Sayfası"
    """
    text = token.text[:-1]
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def parse_table_ref(text: str) -> TableRef:
    """
    >>> parse_table_ref("T[[#This Row],[Vade]]").columns, parse_table_ref("T[@Vade]").at
    (('Vade',), True)
    >>> parse_table_ref("T[[A]:[B]]").columns, parse_table_ref("T[]").columns
    (('A', 'B'), ())
    """
    table, _, rest = text.partition("[")
    inner = rest[:-1].strip()
    at = inner.startswith("@")
    if at:
        inner = inner[1:].strip()
    if not inner:
        return TableRef(table, frozenset(), (), at=at)
    if "[" not in re.sub(r"'.", "", inner):
        items, bare, valid = [inner], False, True
    else:
        found = list(_ITEM.finditer(inner))
        items = [match[2].strip() if match[1] is None else match[1] for match in found if match[0].strip()]
        bare = any(match[1] is None and match[2].strip() for match in found)
        left = _ITEM.sub("", inner)
        valid = not re.sub(r"[\s,:]", "", left) and len(re.findall("[,:]", left)) == len(items) - 1
    keywords = frozenset(item.lower() for item in items if item.startswith("#"))
    columns = tuple(re.sub(r"'(.)", r"\1", item) for item in items if not item.startswith("#"))
    return TableRef(table, keywords, columns, bare, at, valid and keywords <= KEYWORDS and len(columns) <= 2)
