"""Whether Excel could parse a stored formula: grammar, limits, sheets, tables, columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from addin.books.lint.formula import Token, parse_table_ref, sheet_of, tokenize
from addin.books.lint.names import units

MAX_FORMULA = 8192
MAX_TEXT = 255
MAX_ARGUMENTS = 255
MAX_NESTING = 64

Issue = tuple[str, str]
"""Code and detail."""
_OPERANDS = {"text", "error", "ref", "name", "number", "array", "table"}


@dataclass
class Known:
    """What a formula of this book may name; all keys in lower case."""

    tables: dict[str, frozenset[str]] = field(default_factory=dict)
    sheets: frozenset[str] = frozenset()
    externals: int = 0


class FormulaCheck:
    """Remembers answers: a column of 100,000 formulas is one formula."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._answers: dict[str, tuple[Issue, ...]] = {}

    def issues(self, formula: str, row: str = "") -> tuple[Issue, ...]:
        """Faults of one formula; `row` is the row it stands in.

        The row's number is masked, so that `A2*2` in row 2 and `A3*2` in row 3 share one answer.
        """
        key = formula.replace(row, "\0") if row else formula
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = tuple(self._examine(formula))
        return answer

    def _examine(self, formula: str) -> list[Issue]:
        if units(formula) > MAX_FORMULA:
            return [("formula-length", f"{units(formula)} characters, {MAX_FORMULA} are allowed")]
        if not formula.strip():
            return [("formula-empty", "no text")]
        if formula.lstrip().startswith("="):
            return [("formula-equals", "a stored formula has no leading =")]
        tokens = tokenize(formula)
        issues = _Grammar(tokens).issues
        for index, token in enumerate(tokens):
            issues += self._token(token, external=index > 0 and "[" in tokens[index - 1].text)
        return issues

    def _token(self, token: Token, *, external: bool) -> list[Issue]:
        if token.kind == "text" and units(token.text[1:-1].replace('""', '"')) > MAX_TEXT:
            return [("formula-text", f"a text of more than {MAX_TEXT} characters")]
        if token.kind == "sheet":
            return self._sheet(sheet_of(token))
        if token.kind == "table" and not external:
            return self._table(token.text)
        return []

    def _sheet(self, name: str) -> list[Issue]:
        if external := re.match(r"\[(\d{1,9})\]", name):
            if int(external[1]) > self.known.externals:
                return [("formula-external", f"link {external[0]} of {self.known.externals}")]
            return []
        if "[" in name:
            return []
        missing = [part for part in name.split(":") if part.lower() not in self.known.sheets]
        return [("formula-sheet", f"no sheet {part!r}") for part in missing]

    def _table(self, text: str) -> list[Issue]:
        ref = parse_table_ref(text)
        if ref.at:
            return [("formula-at", f"{text} is typed form, the file needs [#This Row]")]
        if not ref.valid:
            return [("formula-syntax", f"{text} is no table reference")]
        if not ref.table:
            return []
        columns = self.known.tables.get(ref.table.lower())
        if columns is None:
            return [("formula-table", f"no table {ref.table!r}")]
        missing = [column for column in ref.columns if column.lower() not in columns]
        return [("formula-column", f"table {ref.table} has no column {column!r}") for column in missing]


class _Grammar:
    """Walks the tokens once; operand and operator have to alternate."""

    def __init__(self, tokens: list[Token]) -> None:
        self.issues: list[Issue] = []
        self.stack: list[int] = []  # arguments so far; -1 for a plain parenthesis
        self.wants_operand = True
        self.last = self.solid = Token("start", "")
        for token in tokens:
            self._step(token)
            if self.issues:
                return
            self.last = token
            self.solid = self.solid if token.kind == "space" else token
        if self.stack:
            self._fault(f"{len(self.stack)} parentheses are not closed")
        elif self.wants_operand:
            self._fault("ends with an operator")

    def _fault(self, detail: str) -> None:
        self.issues.append(("formula-syntax", detail))

    def _step(self, token: Token) -> None:
        kind = token.kind
        if kind == "bad":
            self._bad(token.text)
        elif kind == "sheet":
            self._operand(token)
            self.wants_operand = True
        elif kind in _OPERANDS:
            self._operand(token)
            self.wants_operand = False
        elif kind in ("function", "open"):
            self._opening(token)
        elif kind == "close":
            self._closing()
        elif kind == "comma":
            self._comma()
        elif kind == "operator":
            self._operator(token.text)

    def _bad(self, text: str) -> None:
        hints = {
            ";": "; between arguments: the file needs ,",
            '"': "a text is not closed",
            "'": "a sheet name is not closed",
            "@": "@ is typed form",
            "#": "# is typed form, the file needs ANCHORARRAY",
            "{": "an array is not closed",
        }
        self._fault(hints.get(text[0], f"{text[:20]!r} cannot stand here"))

    def _operand(self, token: Token) -> None:
        spaced = self.last.kind == "space"
        after_deleted_sheet = self.last.text == "#REF!" and token.kind in ("ref", "name")
        if not self.wants_operand and not spaced and not after_deleted_sheet:
            self._fault(f"no operator before {token.text[:40]!r}")

    def _opening(self, token: Token) -> None:
        called = token.kind == "open" and self.last.kind == "close"
        if not called:
            self._operand(token)
        self.stack.append(0 if token.kind == "function" or called else -1)
        self.wants_operand = True
        if len(self.stack) > MAX_NESTING:
            self._fault(f"more than {MAX_NESTING} levels")

    def _closing(self) -> None:
        if not self.stack:
            self._fault("a closing parenthesis too many")
            return
        inside = self.stack.pop()
        if self.wants_operand and (inside < 0 or not self._argument_may_be_empty()):
            self._fault("an operator before a closing parenthesis")
        self.wants_operand = False

    def _comma(self) -> None:
        if self.stack and self.stack[-1] >= 0:
            self.stack[-1] += 1
            if self.stack[-1] >= MAX_ARGUMENTS:
                self._fault(f"more than {MAX_ARGUMENTS} arguments")
            empty_allowed = self._argument_may_be_empty()
        else:
            empty_allowed = False
            if self.solid.kind in ("number", "text"):
                self._fault("a comma where Excel joins references: a decimal comma?")
        if self.wants_operand and not empty_allowed:
            self._fault("an operator before a comma")
        self.wants_operand = True

    def _argument_may_be_empty(self) -> bool:
        return self.solid.kind in ("function", "comma", "open")

    def _operator(self, text: str) -> None:
        if text == "%":
            if self.wants_operand:
                self._fault("% without a number")
        elif self.wants_operand and text not in "+-":
            self._fault(f"nothing before operator {text}")
        else:
            self.wants_operand = True
